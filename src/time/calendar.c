/* Calendar arithmetic. Days and civil dates: Hinnant, "chrono-compatible low-level date
 * algorithms" (2013), in eras of 400 years. */
#include "time/calendar.h"

bool calendar_is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int calendar_month_days(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return month == 2 && calendar_is_leap(year) ? 29 : days[month - 1];
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

int64_t calendar_day(int year, int month, int day)
{
    int64_t y = (int64_t)year - (month <= 2);
    int64_t era = floor_div(y, 400), of_era = y - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

civil calendar_civil(int64_t day)
{
    int64_t z = day + 719468, era = floor_div(z, 146097), of_era = z - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100), m = (5 * of_year + 2) / 153;
    civil c = { .day = (int)(of_year - (153 * m + 2) / 5 + 1), .month = (int)(m < 10 ? m + 3 : m - 9) };
    c.year = (int)(year + era * 400 + (c.month <= 2));
    return c;
}

int calendar_weekday(int64_t day)
{
    int64_t of_week = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(of_week < 0 ? of_week + 7 : of_week) + 1;
}

int64_t calendar_week_start(int year, int week)
{
    int64_t fourth = calendar_day(year, 1, 4);
    return fourth - (calendar_weekday(fourth) - 1) + (int64_t)(week - 1) * 7;
}

int calendar_iso_week(int64_t day, int *year)
{
    int64_t thursday = day - (calendar_weekday(day) - 1) + 3;
    *year = calendar_civil(thursday).year;
    return (int)((thursday - calendar_day(*year, 1, 1)) / 7) + 1;
}

int calendar_weeks_in_year(int year)
{
    int owner;
    return calendar_iso_week(calendar_day(year, 12, 28), &owner);
}

civil calendar_add_months(civil date, int months)
{
    int64_t all = (int64_t)date.year * 12 + date.month - 1 + months;
    civil moved = { .year = (int)floor_div(all, 12) };
    moved.month = (int)(all - (int64_t)moved.year * 12) + 1;
    int most = calendar_month_days(moved.year, moved.month);
    moved.day = date.day < most ? date.day : most;
    return moved;
}

int64_t calendar_nth_weekday(int year, int month, int weekday, int nth)
{
    if (nth < 0) {
        int64_t last = calendar_day(year, month, calendar_month_days(year, month));
        return last - (calendar_weekday(last) - weekday + 7) % 7;
    }
    int64_t first = calendar_day(year, month, 1);
    return first + (weekday - calendar_weekday(first) + 7) % 7 + (int64_t)(nth - 1) * 7;
}

int64_t calendar_easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
    int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
    return calendar_day(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
}

int64_t calendar_orthodox_easter(int year)
{
    int a = year % 4, b = year % 7, c = year % 19, d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
    int month = (d + e + 114) / 31, day = (d + e + 114) % 31 + 1;
    int shift = year / 100 - year / 400 - 2; /* from the Julian calendar */
    return calendar_day(year, month, day) + shift;
}

int64_t calendar_islamic(int year, int month, int day)
{
    int64_t epoch = calendar_day(622, 7, 19);
    return epoch - 1 + day + (int64_t)((59 * (month - 1) + 1) / 2) + (int64_t)(year - 1) * 354 +
           floor_div(3 + 11 * (int64_t)year, 30);
}

/* ---- other calendars ---- */

static int64_t floor_mod(int64_t a, int64_t b)
{
    return a - b * floor_div(a, b);
}

int64_t calendar_julian(int year, int month, int day)
{
    int64_t y = (int64_t)year - (month <= 2);
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return y * 365 + floor_div(y, 4) + day_of_year - 719470;
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

int64_t calendar_hebrew(int year, int month, int day)
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
