/* Events that happened to something: what event-date, event-order, century and place-of-event compare. */
#ifndef BELIE_CHECK_EVENTS_H
#define BELIE_CHECK_EVENTS_H

#include "check/check.h"
#include "facts/participants.h"

typedef struct happening {
    const claim *from;
    const char *role;    /* what gives the value: "when" or "place" */
    str kind;            /* of event-once.list: a noun and its verb are one kind */
    participants who;
    uint64_t theme;      /* key of what it happened to; 0: not known */
    bool counted;        /* its date is counted from another ("three years after ...") */
    bool inferred;       /* the theme is the only one to which such a thing happened */
    int64_t first, last; /* days; of a place nothing */
    int32_t place;       /* entity, or -1 */
    uint32_t before;     /* the last one before it of the same kind and theme + 1, or 0 */
} happening;

typedef struct happenings {
    findings *out;
    const facts *f;
    participant_classes classes;
    VEC(happening) list;
    map bearers; /* words of names -> the one entity that has them + 1 */
    map last_of; /* hash of kind and theme -> index + 1 */
} happenings;

/* Reads the claims of a relation ("happened" with the role "when", "happened-at" with "place"); the
 * caller releases. */
belie_status happenings_read(happenings *h, findings *out, const char *relation_name, const char *role);
/* The same of "happened" for centuries: building, founding, consecrating are one kind, and "the
 * twelfth-century chancel" tells of one. */
belie_status happenings_read_origins(happenings *h, findings *out);
void happenings_release(happenings *h);
/* The key of what a thing is, to compare with `theme`; 0: not known. */
uint64_t happenings_theme(const happenings *h, const thing *t);
/* The key of a kind of event that happened to something. */
uint64_t happening_key(str kind, uint64_t theme);
/* Whether something tells two events of one kind and theme apart. */
bool happenings_differ(const happenings *h, const happening *a, const happening *b);
/* Words of the names of things -> entity + 1, or a number that is none: of several. */
belie_status bearers_read(const facts *f, map *bearers, belie_error *error);
/* A key of what a thing is; 0: not known. */
uint64_t thing_key(const map *bearers, const thing *t);
/* Whether a word ("new", "second") parts a thing from others of its kind. */
bool thing_word_parts(uint64_t key);
/* Whether words or names tell two things of one noun apart. */
bool things_differ(const thing *a, const thing *b);
/* Why both are held to be about the same thing, in document memory; NULL: no memory. */
const char *happenings_why(const happenings *h, const happening *a, const happening *b);

#endif
