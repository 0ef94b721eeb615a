/* Who died when, as the text tells it in whatever words. */
#ifndef BELIE_CHECK_DEATHS_H
#define BELIE_CHECK_DEATHS_H

#include "check/somebody.h"

typedef struct death {
    somebody who;
    int64_t day;          /* the last on which it can have been */
    uint32_t first, last; /* tokens of what tells of it */
    uint32_t date;        /* that of it */
} death;

enum { DEATHS_MOST = 32 };

typedef struct deaths {
    cast persons;
    death list[DEATHS_MOST];
    uint32_t count;
} deaths;

/* Those of the document, with the first dates that it gives them. */
void deaths_read(const facts *f, deaths *d);
/* The days of a date that can be compared; false: it has none. */
bool date_days(const date_fact *d, int64_t *first, int64_t *last);

#endif
