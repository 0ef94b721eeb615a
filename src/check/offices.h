/* Posts and who holds them, as they stand around names: in apposition, behind labels, as verbs. */
#ifndef BELIE_CHECK_OFFICES_H
#define BELIE_CHECK_OFFICES_H

#include "check/words.h"
#include "facts/referents.h"

enum { OFFICES_MOST = 2000 };

typedef struct office {
    uint32_t first, last, sentence; /* post and name */
    int32_t who;
    uint64_t noun;                  /* stem of the head before it is settled */
    uint64_t head, of;              /* stems; of: of what, 0: not said */
    uint64_t modifiers;
    uint32_t next;                  /* the one before of its head + 1, or 0 */
    bool definite, told;            /* told: "Ruiz, director", "Director: Ruiz", no bare title */
    bool body;                      /* of what is a name */
    bool wide;                      /* of two words and more */
    bool verb;                      /* "captains the side" */
    bool loose;                     /* no post of which there is always one */
    bool topic;                     /* "Finance: Hoxhaj" */
    bool named;                     /* "elected as chairman Mr Fernando" */
    bool fresh;                     /* "the new director" */
} office;

typedef struct offices {
    findings *out;
    const facts *f;
    word_reader words;
    int post, title, rank, present, role;
    referent_classes who;
    VEC(office) list;
    map last_of;
} offices;

/* Reads all; false: no memory. */
bool offices_read(offices *r, findings *out);
void offices_release(offices *r);

/* ---- the post alone, for offices.c ---- */

extern const char *const office_heads[], *const office_articles[], *const office_vague[];
/* Whether a token is the word of a post, or of what "the" makes one. */
bool office_is_head(const offices *r, uint32_t at);
/* Reads the post whose last word is at a token, with what stands before it; false: it is none.  *first: where it begins. */
bool office_read_post(const offices *r, uint32_t head, office *o, uint32_t *first);
/* "Of maintenance", "at Ridge Hill" behind a post: the end of it. */
uint32_t office_read_of(const offices *r, uint32_t at, office *o);

#endif
