/* Calendar arithmetic: pure functions of integers, no clock, no locale. */
#include "time/calendar.h"

#include <stddef.h>

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

static int64_t floor_mod(int64_t a, int64_t b)
{
    return a - b * floor_div(a, b);
}

/* Years begin in March here, so that the leap day is the last; an era is 400 years. */
int64_t calendar_day(int year, int month, int day)
{
    int64_t y = (int64_t)year - (month <= 2);
    int64_t era = floor_div(y, 400);
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

civil calendar_civil(int64_t day)
{
    int64_t shifted = day + 719468;
    int64_t era = floor_div(shifted, 146097);
    int64_t day_of_era = shifted - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    civil c;
    c.day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
    c.month = (int)(month < 10 ? month + 3 : month - 9);
    c.year = (int)(year_of_era + era * 400 + (c.month <= 2));
    return c;
}

bool calendar_is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int calendar_days_in_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return days[month - 1] + (month == 2 && calendar_is_leap(year));
}

bool calendar_is_valid(int year, int month, int day)
{
    return year >= CALENDAR_YEAR_MIN && year <= CALENDAR_YEAR_MAX && month >= 1 && month <= 12 &&
           day >= 1 && day <= calendar_days_in_month(year, month);
}

int calendar_weekday(int64_t day)
{
    return (int)floor_mod(day + 3, 7) + 1;
}

int64_t calendar_week_start(int week_year, int week)
{
    int64_t fourth = calendar_day(week_year, 1, 4); /* always in week 1 */
    return fourth - (calendar_weekday(fourth) - 1) + (int64_t)(week - 1) * 7;
}

int calendar_iso_week(int64_t day, int *week_year)
{
    int64_t thursday = day - (calendar_weekday(day) - 1) + 3;
    int year = calendar_civil(thursday).year;
    if (week_year)
        *week_year = year;
    return (int)((thursday - calendar_day(year, 1, 1)) / 7) + 1;
}

int calendar_weeks_in_year(int year)
{
    return calendar_iso_week(calendar_day(year, 12, 28), NULL);
}

int64_t calendar_add_months(int64_t day, int64_t months)
{
    civil c = calendar_civil(day);
    int64_t index = (int64_t)c.year * 12 + (c.month - 1) + months;
    int year = (int)floor_div(index, 12), month = (int)floor_mod(index, 12) + 1;
    int last = calendar_days_in_month(year, month);
    return calendar_day(year, month, c.day < last ? c.day : last);
}

bool calendar_nth_weekday(int year, int month, int weekday, int n, int64_t *day)
{
    int last = calendar_days_in_month(year, month), date;
    if (n < 0) {
        int of_last = calendar_weekday(calendar_day(year, month, last));
        date = last - (int)floor_mod(of_last - weekday, 7) + (n + 1) * 7;
    } else {
        int of_first = calendar_weekday(calendar_day(year, month, 1));
        date = 1 + (int)floor_mod(weekday - of_first, 7) + (n - 1) * 7;
    }
    *day = calendar_day(year, month, date);
    return n != 0 && date >= 1 && date <= last;
}

int64_t calendar_easter(int year)
{
    int64_t a = floor_mod(year, 19), b = floor_div(year, 100), c = floor_mod(year, 100);
    int64_t d = floor_div(b, 4), e = floor_mod(b, 4), f = floor_div(b + 8, 25);
    int64_t g = floor_div(b - f + 1, 3), h = floor_mod(19 * a + b - d - g + 15, 30);
    int64_t i = c / 4, k = c % 4, l = floor_mod(32 + 2 * e + 2 * i - h - k, 7);
    int64_t m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
    return calendar_day(year, (int)(n / 31), (int)(n % 31) + 1);
}

int64_t calendar_julian_day(int year, int month, int day)
{
    int64_t y = (int64_t)year - (month <= 2);
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return y * 365 + floor_div(y, 4) + day_of_year - 719470;
}

int64_t calendar_orthodox_easter(int year)
{
    int64_t a = floor_mod(year, 4), b = floor_mod(year, 7), c = floor_mod(year, 19);
    int64_t d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7, n = d + e + 114;
    return calendar_julian_day(year, (int)(n / 31), (int)(n % 31) + 1);
}

int64_t calendar_islamic_day(int year, int month, int day)
{
    static const int64_t epoch = -492148; /* 16 July 622, Julian */
    int64_t y = year;
    return epoch + (y - 1) * 354 + floor_div(3 + 11 * y, 30) + 29 * (month - 1) + month / 2 + day - 1;
}

bool calendar_hebrew_is_leap(int year)
{
    return floor_mod(7 * (int64_t)year + 1, 19) < 7;
}

/* Days from the epoch to the new year, before the delays that depend on neighbouring years. */
static int64_t hebrew_elapsed(int64_t year)
{
    int64_t months = floor_div(235 * year - 234, 19);
    int64_t parts = 12084 + 13753 * months;
    int64_t day = 29 * months + floor_div(parts, 25920);
    return day + (floor_mod(3 * (day + 1), 7) < 3);
}

static int64_t hebrew_new_year(int64_t year)
{
    int64_t before = hebrew_elapsed(year - 1), here = hebrew_elapsed(year),
            after = hebrew_elapsed(year + 1);
    int64_t delay = after - here == 356 ? 2 : here - before == 382 ? 1 : 0;
    return -2092590 + here + delay; /* 1 Tishri AM 1 is 7 October 3761 BC, Julian */
}

static int hebrew_month_days(int year, int month)
{
    int64_t length = hebrew_new_year((int64_t)year + 1) - hebrew_new_year(year);
    bool long_heshvan = length % 10 == 5, short_kislev = length % 10 == 3;
    if (month == 2 || month == 4 || month == 6 || month == 10 || month == 13)
        return 29;
    if ((month == 12 && !calendar_hebrew_is_leap(year)) || (month == 8 && !long_heshvan) ||
        (month == 9 && short_kislev))
        return 29;
    return 30;
}

int64_t calendar_hebrew_day(int year, int month, int day)
{
    int64_t result = hebrew_new_year(year) + day - 1;
    int last = calendar_hebrew_is_leap(year) ? 13 : 12;
    for (int m = 7; m != month; m = m == last ? 1 : m + 1)
        result += hebrew_month_days(year, m);
    return result;
}

bool calendar_lunar_new_year(int year, int64_t *day)
{
    /* A letter a year from 1900: days after 19 January, A is 20 January, a is 15 February. */
    static const char table[] = "KdSIaOEXMBUJcQFYNCVLeSHaPDXMCUJbQFYODVKdSGZPEXMBUIbQG"
                                "YNDWKcSHZPEXMATJbQGZNCVKcRHaPEXMeTIbQGZOCUKdRHaPDWLBT"
                                "IcRFYNCUKdSHaPEWLBUIbQFXNCVKdSHZODWLBUJbQFYMCVLdSHZOD"
                                "WMATIbPFYNCVKdRGZPDWMBTIbQFYNDUJcRGZPEWLAT";
    if (year < 1900 || year > 2100)
        return false;
    char letter = table[year - 1900];
    *day = calendar_day(year, 1, 20) + (letter >= 'a' ? letter - 'a' + 27 : letter - 'A' + 1);
    return true;
}
