/* Calendar arithmetic in the proleptic Gregorian calendar, years -9999 to 9999.
 *
 * Days count from 1970-01-01 (day 0).  Years are astronomical: 0 is 1 BC, -43 is 44 BC.  Weekdays
 * count as ISO does: 1 is Monday, 7 is Sunday. */
#ifndef BELIE_TIME_CALENDAR_H
#define BELIE_TIME_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

enum { CALENDAR_YEAR_MIN = -9999, CALENDAR_YEAR_MAX = 9999 };

typedef struct civil {
    int year, month, day;
} civil;

/* The day of a civil date; month 1-12 and day 1-31 (a day past the month's end runs on). */
int64_t calendar_day(int year, int month, int day);
civil calendar_civil(int64_t day);
bool calendar_is_leap(int year);
int calendar_days_in_month(int year, int month);
/* Year, month and day exist and are in range. */
bool calendar_is_valid(int year, int month, int day);
int calendar_weekday(int64_t day);
/* ISO 8601 week of a day, and its week year. */
int calendar_iso_week(int64_t day, int *week_year);
/* The Monday of a week (weeks past the year's last run on), and the number of weeks of a year. */
int64_t calendar_week_start(int week_year, int week);
int calendar_weeks_in_year(int year);
/* Adds months, negative ones too; a day past the end of the month becomes its last. */
int64_t calendar_add_months(int64_t day, int64_t months);
/* The n-th (1-5, or -1 the last) weekday of a month; false when there is no such day. */
bool calendar_nth_weekday(int year, int month, int weekday, int n, int64_t *day);

/* Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8), and
 * the Orthodox one by the Julian computus, as a Gregorian day. */
int64_t calendar_easter(int year);
int64_t calendar_orthodox_easter(int year);
/* The day of a date in the Julian calendar. */
int64_t calendar_julian_day(int year, int month, int day);
/* The tabular Islamic calendar (civil epoch, leap years 2 5 7 10 13 16 18 21 24 26 29 of 30);
 * an observed date may differ by a day or two. */
int64_t calendar_islamic_day(int year, int month, int day);
/* The Hebrew calendar (Dershowitz and Reingold, Calendrical Calculations); months count from
 * Nisan, so that Tishri is 7; Adar (II) is 12 or 13. */
int64_t calendar_hebrew_day(int year, int month, int day);
bool calendar_hebrew_is_leap(int year);
/* Chinese New Year, from a table; false outside of 1900 to 2100. */
bool calendar_lunar_new_year(int year, int64_t *day);

#endif
