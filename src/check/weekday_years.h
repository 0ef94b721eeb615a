/* The years that a text tells, for days that do not tell theirs. */
#ifndef BELIE_CHECK_WEEKDAY_YEARS_H
#define BELIE_CHECK_WEEKDAY_YEARS_H

#include "check/check.h"

/* From the first to the last that are told; first > last: none is. */
typedef struct years {
    int first, last;
} years;

typedef struct told_years {
    const facts *f;
    int past;
    years all, *here; /* of the document, and of the paragraph of each date */
} told_years;

/* False: no memory. */
bool told_years_read(told_years *t, const facts *f, arena *memory);
/* Whether the year that was taken for a date may well be another: the day tells nothing then. */
bool year_is_another(const told_years *t, size_t index);
/* Whether all years that the paragraph tells, or else the document, are the one that was taken for the date. */
bool year_is_the_one(const told_years *t, size_t index);
bool date_tells_month(const facts *f, const mention *m);

#endif
