/* Somebody at a place of the text, and whether two are one. */
#ifndef BELIE_CHECK_SOMEBODY_H
#define BELIE_CHECK_SOMEBODY_H

#include "check/check.h"
#include "facts/participants.h"

/* Whom a name names, or a pronoun means. */
typedef struct somebody {
    int32_t entity;       /* or -1 */
    uint32_t form, given; /* of the last and the first word of the name; 0: a pronoun */
    uint32_t first, last; /* tokens; equal: nobody */
} somebody;

/* The persons of a text. */
typedef struct cast {
    const facts *f;
    participant_classes parts;
    int32_t hero[2]; /* the man and the woman of whom the text tells most, or -1 */
} cast;

void cast_read(const facts *f, cast *d);
/* The person of whose name a token is part; whom the pronoun at it means; either. */
somebody somebody_named(const facts *f, uint32_t token_index);
somebody somebody_pronoun(const cast *d, uint32_t token_index);
somebody somebody_from(const cast *d, uint32_t token_index);
/* Whom the name or pronoun names that ends before a token. */
somebody somebody_before(const cast *d, uint32_t token_index);
static inline bool somebody_is(const somebody *who)
{
    return who->first < who->last;
}
/* False: a pronoun that may mean another one than the nearest. */
bool somebody_is_sure(const cast *d, const somebody *who);
bool somebody_same(const somebody *a, const somebody *b);

#endif
