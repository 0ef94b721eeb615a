/* Writing a value: the text and the span of days of each kind of period. */
#include "time/eval.h"

#include <stdio.h>

/* `digits` decimal digits of a number that is not negative; what comes after them. */
static char *put_digits(char *out, int number, int digits)
{
    for (int i = digits; i-- > 0; number /= 10)
        out[i] = (char)('0' + number % 10);
    return out + digits;
}

/* "-03-07" */
static void put_month_and_day(char *out, int month, int day)
{
    *out++ = '-';
    out = put_digits(out, month, 2);
    *out++ = '-';
    *put_digits(out, day, 2) = '\0';
}

void print_year(int year, char out[16])
{
    if (year <= 0)
        snprintf(out, 16, "BC%04d", 1 - year);
    else if (year > 9999)
        snprintf(out, 16, "%04d", year);
    else
        *put_digits(out, year, 4) = '\0';
}

void timex_print_day(int64_t day, char out[16])
{
    civil c = calendar_civil(day);
    if (c.year < 0 || c.year > 9999)
        snprintf(out, 16, "%+05d-%02d-%02d", c.year, c.month, c.day);
    else
        put_month_and_day(put_digits(out, c.year, 4), c.month, c.day);
}

void set_span(timex *t, int64_t first, int64_t last)
{
    t->has_interval = true;
    t->first_day = first;
    t->last_day = last;
}

void give_day(timex *t, int64_t day)
{
    civil c = calendar_civil(day);
    print_year(c.year, t->value);
    put_month_and_day(t->value + strlen(t->value), c.month, c.day);
    set_span(t, day, day);
}

void give_month(timex *t, int year, int month)
{
    char shown[16];
    print_year(year, shown);
    snprintf(t->value, sizeof t->value, "%s-%02d", shown, month);
    set_span(t, calendar_day(year, month, 1), calendar_day(year, month, calendar_month_days(year, month)));
}

void give_year(timex *t, int year)
{
    print_year(year, t->value);
    set_span(t, calendar_day(year, 1, 1), calendar_day(year, 12, 31));
}

void give_week(timex *t, int64_t day)
{
    int year, week = calendar_iso_week(day, &year);
    int64_t monday = calendar_week_start(year, week);
    snprintf(t->value, sizeof t->value, "%04d-W%02d", year, week);
    set_span(t, monday, monday + 6);
}

void give_quarter(timex *t, int year, int quarter)
{
    int last = quarter * 3;
    snprintf(t->value, sizeof t->value, "%04d-Q%d", year, quarter);
    set_span(t, calendar_day(year, last - 2, 1), calendar_day(year, last, calendar_month_days(year, last)));
}

void give_half(timex *t, int year, int half)
{
    int last = half * 6;
    snprintf(t->value, sizeof t->value, "%04d-H%d", year, half);
    set_span(t, calendar_day(year, last - 5, 1), calendar_day(year, last, calendar_month_days(year, last)));
}

void give_weekend(timex *t, int64_t day)
{
    int year, week = calendar_iso_week(day, &year);
    int64_t saturday = calendar_week_start(year, week) + 5;
    snprintf(t->value, sizeof t->value, "%04d-W%02d-WE", year, week);
    set_span(t, saturday, saturday + 1);
}

void give_decade(timex *t, int decade)
{
    snprintf(t->value, sizeof t->value, "%03d", decade);
    set_span(t, calendar_day(decade * 10, 1, 1), calendar_day(decade * 10 + 9, 12, 31));
}

/* The century of the years 1801-1900 is 18 to TimeML; popular use begins it at 1800. */
void give_century(timex *t, int hundreds)
{
    snprintf(t->value, sizeof t->value, "%02d", hundreds);
    set_span(t, calendar_day(hundreds * 100, 1, 1), calendar_day(hundreds * 100 + 100, 12, 31));
}

bool give(timex *t, const char *value)
{
    snprintf(t->value, sizeof t->value, "%s", value);
    return true;
}
