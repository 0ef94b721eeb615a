/* The proleptic Gregorian calendar: days since 1970-01-01, years -9999 to 9999 (0 is 1 BC). */
#ifndef BELIE_TIME_CALENDAR_H
#define BELIE_TIME_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

enum { YEAR_LEAST = -9999, YEAR_MOST = 9999 };

typedef struct civil {
    int year, month, day; /* month 1-12, day 1-31 */
} civil;

bool calendar_is_leap(int year);
int calendar_month_days(int year, int month); /* 28-31 */
int64_t calendar_day(int year, int month, int day);
civil calendar_civil(int64_t day);
int calendar_weekday(int64_t day); /* 1 Monday to 7 Sunday, as ISO 8601 */
/* The ISO week of a day: its number, and the year that it belongs to. */
int calendar_iso_week(int64_t day, int *year);
/* The Monday of an ISO week. */
int64_t calendar_week_start(int year, int week);
int calendar_weeks_in_year(int year); /* 52 or 53 */
/* Moves by months; the day is cut to the month's length. */
civil calendar_add_months(civil date, int months);
/* The nth (1-5; -1 the last) weekday of a month. */
int64_t calendar_nth_weekday(int year, int month, int weekday, int nth);
/* Easter Sunday: Western (Meeus, Jones, Butcher), and Orthodox in the Gregorian calendar. */
int64_t calendar_easter(int year);
int64_t calendar_orthodox_easter(int year);
/* The first day of a month of the tabular Islamic calendar (civil epoch); true sightings differ by
 * a day or two. */
int64_t calendar_islamic(int year, int month, int day);
/* The day of a date in the Julian calendar. */
int64_t calendar_julian(int year, int month, int day);
/* The Hebrew calendar (Dershowitz and Reingold, Calendrical Calculations); months count from
 * Nisan, so that Tishri is 7 and the last Adar 12 or 13. */
int64_t calendar_hebrew(int year, int month, int day);
bool calendar_hebrew_is_leap(int year);
/* Chinese New Year, from a table; false outside of 1900 to 2100. */
bool calendar_lunar_new_year(int year, int64_t *day);

#endif
