/* Named days by computation. */
#ifndef BELIE_TIME_HOLIDAYS_H
#define BELIE_TIME_HOLIDAYS_H

#include "base/str.h"
#include "time/calendar.h"

/* The day of a holiday in a year, by the id that holiday.list gives it; false: unknown.
 * *approximate: by the tabular Islamic calendar, which sightings can move by a day or two. */
bool holiday_day(str id, int year, int64_t *day, bool *approximate);
/* Month and day of a holiday that never moves. */
bool holiday_fixed(str id, int *month, int *day);

#endif
