/* Periods counted from an anchor. */
#include "time/eval.h"

#include <stdio.h>

bool give_unit(evaluation *e, int64_t base, str unit, int steps)
{
    timex *t = e->out;
    civil c = calendar_civil(base);
    if (c.year + steps > YEAR_MOST || c.year + steps < YEAR_LEAST)
        return false;
    if (str_is(unit, "Y") || str_is(unit, "FY"))
        give_year(t, c.year + steps);
    else if (str_is(unit, "M")) {
        civil moved = calendar_add_months(c, steps);
        give_month(t, moved.year, moved.month);
    } else if (str_is(unit, "W"))
        give_week(t, base + (int64_t)steps * 7);
    else if (str_is(unit, "FN"))
        give_week(t, base + (int64_t)steps * 14);
    else if (str_is(unit, "D"))
        give_day(t, base + steps);
    else if (str_is(unit, "Q")) {
        int quarters = c.year * 4 + (c.month - 1) / 3 + steps;
        give_quarter(t, quarters / 4, quarters % 4 + 1);
    } else if (str_is(unit, "HY")) {
        int halves = c.year * 2 + (c.month - 1) / 6 + steps;
        snprintf(t->value, sizeof t->value, "%04d-H%d", halves / 2, halves % 2 + 1);
        set_span(t, calendar_day(halves / 2, halves % 2 ? 7 : 1, 1),
                 calendar_day(halves / 2, halves % 2 ? 12 : 6, halves % 2 ? 31 : 30));
    } else if (str_is(unit, "DE"))
        give_decade(t, c.year / 10 + steps);
    else if (str_is(unit, "CE"))
        give_century(t, c.year / 100 + steps);
    else if (str_is(unit, "WE")) {
        int year, week = calendar_iso_week(base + (int64_t)steps * 7, &year);
        snprintf(t->value, sizeof t->value, "%04d-W%02d-WE", year, week);
        int64_t saturday = calendar_week_start(year, week) + 5;
        set_span(t, saturday, saturday + 1);
    } else if (str_is(unit, "NIGHT")) {
        give_day(t, base + steps);
        t->type = TIMEX_TIME;
        strcat(t->value, "TNI");
    } else
        return false;
    return true;
}

static bool give_unknown_unit(timex *t, str unit)
{
    return give(t, str_is(unit, "M") ? "XXXX-XX" : str_is(unit, "W") ? "XXXX-WXX"
                   : str_is(unit, "D") ? "XXXX-XX-XX" : "XXXX");
}

static bool step_from(evaluation *e, bool known, int64_t base)
{
    double count = 1;
    int sign = 1;
    str unit = unit_of(e, 1);
    if (!number_of(e, 0, &count))
        return give(e->out, "PAST_REF"); /* "several days ago" */
    int_of(e, 2, &sign);
    if (!known)
        return give_unknown_unit(e->out, unit);
    if (str_is(unit, "Y") && count < 1.5 && sign < 0 && e->a->has_quarter)
        return give_unit(e, e->a->quarter, STR("Q"), -4);
    if (count != (int)count) {
        if (str_is(unit, "Y"))
            return give_unit(e, base, STR("M"), (int)(sign * count * 12));
        return give_unit(e, base, STR("D"), (int)(sign * count * (str_is(unit, "M") ? 30 : 7)));
    }
    if (str_is(unit, "H") || str_is(unit, "MIN") || str_is(unit, "S")) {
        give_day(e->out, base);
        return true;
    }
    return give_unit(e, base, unit, sign * (int)count);
}

/* ago(count, unit, -1|+1): from the dct (or the narrative's last date). */
bool eval_ago(evaluation *e)
{
    int64_t base;
    bool known = anchor_day(e, &base);
    return step_from(e, known, base);
}

/* later(count, unit, +1|-1): from the last date of the text. */
bool eval_later(evaluation *e)
{
    int64_t base = e->a->has_last ? e->a->last : e->a->dct;
    e->out->from_context = true;
    return step_from(e, e->a->has_last || e->a->has_dct, base);
}

/* unit(which, unit) from the dct; text-unit(which, unit) from the last date. */
bool eval_unit(evaluation *e, bool from_text)
{
    int64_t base;
    bool known = from_text && e->a->has_last;
    if (known)
        base = e->a->last;
    else
        known = anchor_day(e, &base);
    e->out->from_context = true;
    if (str_is(unit_of(e, 1), "Q") && str_is(word_of(e, 0), "last") && e->a->has_quarter)
        return give_unit(e, e->a->quarter, STR("Q"), 0);
    if (!known)
        return give_unknown_unit(e->out, unit_of(e, 1));
    bool past_weekend = str_is(word_of(e, 0), "near") && e->a->tense != TENSE_FUTURE &&
                        calendar_weekday(base) <= 4;
    return give_unit(e, base, unit_of(e, 1), past_weekend ? -1 : step_of(word_of(e, 0)));
}

/* month(month, which): "last May", "next May". */
bool eval_month(evaluation *e)
{
    int month;
    int64_t base;
    if (!int_of(e, 0, &month) || month < 1 || month > 12)
        return false;
    if (!anchor_day(e, &base)) {
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
