/* Named days: fixed and moving ones, by computation. */
#ifndef BELIE_TIME_HOLIDAYS_H
#define BELIE_TIME_HOLIDAYS_H

#include "base/str.h"

typedef struct holiday_days {
    int64_t first, last; /* days since 1970-01-01; the same but for Ramadan and its like */
    bool approximate;    /* observed dates differ by a day or two */
} holiday_days;

/* The number of a holiday by its id ("easter", "thanksgiving"; docs/values.md lists all), or -1. */
int holiday_find(str id);
/* Its days in a Gregorian year; false when the year has none (or the table does not reach).  A
 * holiday that falls twice in the year gives its first. */
bool holiday_days_in(int holiday, int year, holiday_days *out);
/* Its id, for lists; NULL after the last. */
const char *holiday_id(int holiday);
/* A fixed date: month and day; false for a moving one. */
bool holiday_is_fixed(int holiday, int *month, int *day);

#endif
