/* Who died when, as the text tells it in whatever words. */
#ifndef BELIE_CHECK_DEATHS_H
#define BELIE_CHECK_DEATHS_H

#include "check/check.h"
#include "facts/participants.h"

/* Somebody at a place of the text: whom a name names, or a pronoun means. */
typedef struct somebody {
    int32_t entity;       /* or -1: a name that was not read as a person's */
    uint32_t form, given; /* of the last and the first word of the name; 0: a pronoun */
    uint32_t first, last; /* tokens; equal: nobody */
} somebody;

typedef struct death {
    somebody who;
    int64_t day;          /* the last on which it can have been */
    uint32_t first, last; /* tokens of what tells of it */
    uint32_t date;        /* that of it */
} death;

enum { DEATHS_MOST = 32 };

typedef struct deaths {
    const facts *f;
    participant_classes parts;
    death list[DEATHS_MOST];
    uint32_t count;
    int32_t hero[2];      /* the man and the woman of whom the text tells most, or -1 */
} deaths;

/* Those of the document, with the first dates that it gives them. */
void deaths_read(const facts *f, deaths *d);
/* Whom the name or pronoun names that ends before, or begins at, a token. */
somebody somebody_before(const deaths *d, uint32_t token_index);
somebody somebody_from(const deaths *d, uint32_t token_index);
bool somebody_same(const somebody *a, const somebody *b);
/* The days of a date that can be compared; false: it has none. */
bool date_days(const date_fact *d, int64_t *first, int64_t *last);

#endif
