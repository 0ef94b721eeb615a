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
    uint64_t group;                 /* of posts of which nobody holds two; 0: none */
    uint32_t next;                  /* the one before of its head + 1, or 0 */
    bool definite, told;            /* told: "Ruiz, director", "Director: Ruiz", no bare title */
    bool body;                      /* of what is a name */
    bool wide;                      /* of two words and more */
    bool verb;                      /* "captains the side" */
    bool loose;                     /* no post of which there is always one */
    bool topic;                     /* "Finance: Hoxhaj" */
    bool named;                     /* "elected as chairman Mr Fernando" */
    bool fresh, acting;             /* "the new director", "the acting director" */
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

/* ---- for office_verbs.c ---- */

/* Keeps a post, told by tokens first to last, and its holder; false: no memory. */
bool office_keep(offices *r, office *o, uint32_t first, uint32_t last, const mention *who);
/* Where a title begins that ends before a token; a time, "that summer". */
uint32_t office_before_title(const offices *r, uint32_t at);
uint32_t office_before_time(const facts *f, uint32_t at);
/* Reads the posts that verbs tell of a person; false: no memory. */
bool office_read_verbs(offices *r, const mention *m);
extern const char *const office_verbs_small[];

/* ---- the post alone, for offices.c ---- */

extern const char *const office_heads[], *const office_articles[], *const office_vague[];
/* Whether a token is the word of a post, or of what "the" makes one. */
bool office_is_head(const offices *r, uint32_t at);
/* Reads the post whose last word is at a token, with what stands before it; false: it is none.  *first: where it begins. */
bool office_read_post(const offices *r, uint32_t head, office *o, uint32_t *first);
/* "Of maintenance", "at Ridge Hill" behind a post: the end of it. */
uint32_t office_read_of(const offices *r, uint32_t at, office *o);

#endif
