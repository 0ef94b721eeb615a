/* Periods counted from an anchor. */
#include "time/eval.h"

#include <stdio.h>
#include <string.h>
#include <stdlib.h>

/* Units of whole years, or of more. */
static bool give_years(timex *t, int year, str unit, int steps)
{
    int factor = str_is(unit, "DE") ? 10 : str_is(unit, "CE") ? 100 : str_is(unit, "MI") ? 1000 : 1;
    if (factor == 1 && !str_is(unit, "Y") && !str_is(unit, "FY"))
        return false;
    int64_t moved = year + (int64_t)steps * factor;
    if (moved < YEAR_LEAST || moved > YEAR_MOST)
        return false;
    if (factor == 1 || moved < 1)
        give_year(t, (int)moved);
    else if (factor == 10)
        give_decade(t, (int)moved / 10);
    else
        give_century(t, (int)moved / 100);
    return true;
}

static bool give_months(timex *t, civil c, str unit, int steps)
{
    int length = str_is(unit, "M") ? 1 : str_is(unit, "Q") ? 3 : str_is(unit, "HY") ? 6 : 0;
    if (!length || abs(steps) > 12 * YEAR_MOST / length)
        return false;
    int64_t months = (int64_t)c.year * 12 + c.month - 1 + (int64_t)steps * length;
    if (months < 0 || months / 12 > YEAR_MOST)
        return false;
    int year = (int)(months / 12), month = (int)(months % 12);
    if (length == 1)
        give_month(t, year, month + 1);
    else if (length == 3)
        give_quarter(t, year, month / 3 + 1);
    else
        give_half(t, year, month / 6 + 1);
    return true;
}

static bool give_days(timex *t, int64_t base, str unit, int steps)
{
    int length = str_is(unit, "FN") ? 14 : str_is(unit, "W") || str_is(unit, "WE") ? 7 : 1;
    int64_t day = base + (int64_t)steps * length;
    int year = calendar_civil(day).year;
    if (year < YEAR_LEAST || year > YEAR_MOST)
        return false;
    if (str_is(unit, "W") || str_is(unit, "FN"))
        give_week(t, day);
    else if (str_is(unit, "WE"))
        give_weekend(t, day);
    else if (str_is(unit, "D") || str_is(unit, "NIGHT"))
        give_day(t, day);
    else
        return false;
    if (str_is(unit, "NIGHT")) {
        t->type = TIMEX_TIME;
        strcat(t->value, "TNI");
    }
    return true;
}

bool give_unit(evaluation *e, int64_t base, str unit, int steps)
{
    civil c = calendar_civil(base);
    return give_years(e->out, c.year, unit, steps) || give_months(e->out, c, unit, steps) ||
           give_days(e->out, base, unit, steps);
}

static bool give_unknown_unit(timex *t, str unit)
{
    if (str_is(unit, "NIGHT"))
        t->type = TIMEX_TIME;
    return give(t, str_is(unit, "M") ? "XXXX-XX" : str_is(unit, "W") || str_is(unit, "FN") ? "XXXX-WXX"
                   : str_is(unit, "D") ? "XXXX-XX-XX" : str_is(unit, "WE") ? "XXXX-WXX-WE"
                   : str_is(unit, "NIGHT") ? "XXXX-XX-XXTNI" : str_is(unit, "Q") ? "XXXX-QX" : "XXXX");
}

/* The quarter or month that the text reports on, a year before: "from a year earlier". */
static bool same_period(evaluation *e)
{
    if (e->a->has_month)
        return give_unit(e, e->a->month, STR("M"), -12);
    return e->a->has_quarter && give_unit(e, e->a->quarter, STR("Q"), -4);
}

/* "Twenty years ago today" is a day. */
static bool give_day_of(evaluation *e, int64_t base, str unit, int steps)
{
    civil c = calendar_civil(base);
    int months = str_is(unit, "M") ? steps : str_is(unit, "Y") ? steps * 12 : 0;
    if (!months)
        return give_unit(e, base, STR("D"), steps * (str_is(unit, "W") ? 7 : 1));
    if (c.year + months / 12 < YEAR_LEAST || c.year + months / 12 > YEAR_MOST)
        return false;
    c = calendar_add_months(c, months);
    give_day(e->out, calendar_day(c.year, c.month, c.day));
    return true;
}

/* A part of a unit is counted in the next smaller one. */
static bool step_part(evaluation *e, int64_t base, str unit, double steps)
{
    if (str_is(unit, "Y"))
        return give_unit(e, base, STR("M"), (int)(steps * 12));
    return give_unit(e, base, STR("D"), (int)(steps * (str_is(unit, "M") ? 30 : str_is(unit, "W") ? 7 : 1)));
}

static bool step_from(evaluation *e, bool known, int64_t base)
{
    double count = 1;
    int sign = 1;
    str unit = unit_of(e, 1);
    if (!number_of(e, 0, &count) || count < 0 || count > 99999)
        return give(e->out, "PAST_REF"); /* "several days ago" */
    int_of(e, 2, &sign);
    if (!known)
        return give_unknown_unit(e->out, unit);
    if (str_is(unit, "Y") && count < 1.5 && sign < 0 && same_period(e))
        return true;
    if (str_is(unit, "DE") || str_is(unit, "CE") || str_is(unit, "MI")) {
        count *= str_is(unit, "DE") ? 10 : str_is(unit, "CE") ? 100 : 1000;
        unit = STR("Y");
    }
    str finer = word_of(e, 3);
    if (finer.len && !str_is(finer, "Y"))
        return give_day_of(e, base, unit, sign * (int)count) &&
               (str_is(finer, "D") || give_unit(e, e->out->first_day, finer, 0));
    if (count != (int)count)
        return step_part(e, base, unit, sign * count);
    if (str_is(unit, "H") || str_is(unit, "MIN") || str_is(unit, "S"))
        return give_unit(e, base, STR("D"), str_is(unit, "H") ? sign * (int)(count / 24) : 0);
    return give_unit(e, base, unit, sign * (int)count) || /* "74,000 years ago" is beyond the calendar */
           (sign < 0 && give(e->out, "PAST_REF"));
}

/* ago(count, unit, -1|+1, D|W|M): from the dct (or the narrative's last date). */
bool eval_ago(evaluation *e)
{
    int64_t base;
    bool known = anchor_day(e, grain_of(unit_of(e, 1)), &base);
    return step_from(e, known, base);
}

/* later(count, unit, +1|-1): from the last date of the text. */
bool eval_later(evaluation *e)
{
    int64_t base;
    int sign = 1;
    bool known = text_day(e, grain_of(unit_of(e, 1)), &base);
    if (known && e->a->apposed && (!int_of(e, 2, &sign) || sign > 0))
        return give_unit(e, base, grain_of(unit_of(e, 1)) == GRAIN_YEAR ? STR("Y") : unit_of(e, 1), 0);
    e->out->aside = !e->a->narrative && int_of(e, 2, &sign) && sign < 0 && str_is(unit_of(e, 1), "Y");
    return step_from(e, known, base);
}

/* from(count, unit, 1|-1) on FUNCTION(...): from the day that the other call gives. */
bool eval_from(evaluation *e)
{
    timex day;
    double count = 0;
    int sign = 1;
    int_of(e, 2, &sign);
    if (!day_given(e, &day) || !number_of(e, 0, &count) || count < 0 || count > 999 || count != (int)count)
        return false;
    e->out->from_context = day.from_context;
    return day.has_interval ? give_day_of(e, day.first_day, unit_of(e, 1), sign * (int)count)
                            : give(e->out, "XXXX-XX-XX");
}

/* The last quarter is the one that the text reports on, else the last that is over. */
static bool give_last_quarter(evaluation *e, int64_t base)
{
    return e->a->has_quarter ? give_unit(e, e->a->quarter, STR("Q"), 0) : give_unit(e, base, STR("Q"), -1);
}

/* unit(which, unit) from the dct; text-unit(which, unit) from the last date. */
bool eval_unit(evaluation *e, bool from_text)
{
    int64_t base;
    str unit = unit_of(e, 1), which = word_of(e, 0);
    grain of = grain_of(unit);
    bool known = from_text ? text_day(e, of, &base) : anchor_day(e, of, &base);
    if (!known)
        return give_unknown_unit(e->out, unit);
    if (str_is(unit, "Q") && str_is(which, "last"))
        return give_last_quarter(e, base);
    bool past_weekend = str_is(which, "near") && e->a->tense != TENSE_FUTURE && calendar_weekday(base) <= 4;
    return give_unit(e, base, unit, past_weekend ? -1 : step_of(which));
}

/* month(month, which): "last May", "next May". */
bool eval_month(evaluation *e)
{
    int month;
    int64_t base;
    if (!int_of(e, 0, &month) || month < 1 || month > 12)
        return false;
    if (!anchor_day(e, GRAIN_MONTH, &base)) {
        snprintf(e->out->value, sizeof e->out->value, "XXXX-%02d", month);
        return true;
    }
    civil now = calendar_civil(base);
    int step = step_of(word_of(e, 1)), year = now.year;
    if (step < 0 && month >= now.month)
        year--;
    if (step > 0 && month <= now.month)
        year++;
    give_month(e->out, year, month);
    return true;
}
