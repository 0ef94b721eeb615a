/* Towns with what stands at them: "the dinner in Nizwa", "the Kampala talks", "at Bahía Honda, the site of the battle". */
#ifndef BELIE_CHECK_PLACES_READ_H
#define BELIE_CHECK_PLACES_READ_H

#include "check/words.h"
#include "facts/event_words.h"

enum { SPOTS_MOST = 160, SPOT_ANCHORS = 8, SPOT_WORDS = 24 };

typedef struct spot {
    int32_t entity;
    uint32_t first, last, sentence;
    uint32_t from, to;               /* what is quoted: with its anchor */
    uint64_t heads[SPOT_ANCHORS];    /* stems, and kinds of events, of what is said to be there */
    uint64_t words[SPOT_WORDS];      /* the same of all around */
    uint64_t marks[SPOT_ANCHORS];    /* stems of what tells it apart: "burnt", "Friday's" */
    uint32_t word_at[SPOT_WORDS];
    uint32_t head_count, word_count, mark_count;
    bool definite, indefinite, other, dated, deed, life, modifies, doer; /* doer: of which something is said to be done, not there; life: a birth or death; modifies: "the Kampala talks"; other: "another"; deed: "was born in"; dated: a weekday or month among the marks */
} spot;

typedef struct spots {
    findings *out;
    word_reader words;
    clause_classes classes;
    int role, role_noun, sexed, kinship, weekday, month, building, happening, superlative, event, thing;
    int32_t main_one;
    map several; /* stems of which the text has more than one */
    VEC(spot) list;
} spots;

/* Reads them; false: no memory. */
bool spots_read(spots *r, findings *out);
void spots_release(spots *r);

#endif
