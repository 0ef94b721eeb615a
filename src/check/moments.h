/* When something was, as far as the text says: a day, a day without its year, a time of the clock. */
#ifndef BELIE_CHECK_MOMENTS_H
#define BELIE_CHECK_MOMENTS_H

#include "check/check.h"

typedef struct moment {
    bool bounded;        /* `first` and `last` are days */
    int64_t first, last;
    bool context;        /* the year, or more, comes from elsewhere */
    int month, day;      /* as written; 0: not */
    int minute;          /* of the day, or -1 */
    int slack;           /* minutes that it may be off */
    int weekday;         /* "a Friday night": 1 Monday to 7, and nothing else is told; or 0 */
    bool dated;          /* the expression itself tells a day, month or year */
} moment;

enum moments { MOMENTS_APART, MOMENTS_AGREE, MOMENTS_CONFLICT };

/* False: of no use (vague, a bare weekday, a length). */
bool moment_read(const facts *f, const claim *c, const char *role, moment *m);
/* The weekday that an expression names, 1 Monday to 7; 0: none. */
int moment_weekday(const facts *f, const mention *said);
/* Moves it by a length, forwards (1) or back (-1), with half a unit of slack.  False: it cannot be told. */
bool moment_shift(moment *m, const date_fact *length, int way);
/* Whether two can be one; *gap gets the days between (minutes / 1440 of times of the clock). APART: they cannot
 * be compared. */
enum moments moments_compare(const moment *a, const moment *b, double *gap);
/* Less than 0: `a` lies wholly before `b`; greater: after; 0: they overlap or cannot be compared. */
int moments_order(const moment *a, const moment *b);

#endif
