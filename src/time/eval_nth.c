/* Dates by their place in a period: the first week of September, the second Tuesday in May. */
#include "time/eval.h"

#include <stdio.h>

/* "The last day of the month", "of next month". */
static bool month_at_hand(const evaluation *e, int *year, int *month)
{
    int64_t base;
    if (!str_is(word_of(e, 3), "this") || !anchor_day(e, GRAIN_MONTH, &base))
        return false;
    civil c = calendar_civil(base);
    c = calendar_add_months((civil){ c.year, c.month, 1 }, step_of(word_of(e, 2)));
    *year = c.year;
    *month = c.month;
    return true;
}

/* nth(n, unit, year, month): "the first week of September", "the last quarter of 1993".  With `this` for a
 * month it is the month at hand, or that of last, this or next. */
bool eval_nth(evaluation *e)
{
    int n, year = 0, month = 0;
    str unit = unit_of(e, 1);
    bool last = str_is(word_of(e, 0), "last") || str_is(word_of(e, 0), "final");
    if (!last && (!int_of(e, 0, &n) || n < 1 || n > 366))
        return false;
    bool at_hand = month_at_hand(e, &year, &month), has_month = at_hand || int_of(e, 3, &month);
    if (has_month && (month < 1 || month > 12))
        return false;
    bool known = at_hand || written_year(e, 2, &year) ||
                 (has_month ? context_year(e, month, 0, &year) : year_of(e, 2, &year));
    if (!known)
        return give(e->out, str_is(unit, "D") ? "XXXX-XX-XX" : "XXXX");
    int64_t first = calendar_day(year, has_month ? month : 1, 1);
    int64_t end = has_month ? first + calendar_month_days(year, month) : calendar_day(year + 1, 1, 1);
    if (str_is(unit, "M") || str_is(unit, "Q") || str_is(unit, "HY"))
        return !has_month && give_unit(e, last ? end - 1 : first, unit, last ? 0 : n - 1);
    if (!str_is(unit, "D") && !str_is(unit, "W"))
        return false;
    enum { TO_THURSDAY = 3 }; /* seven days are most of one ISO week, or half of it */
    int64_t week = last ? end - 1 - TO_THURSDAY : first + (int64_t)(n - 1) * 7 + TO_THURSDAY;
    int64_t day = str_is(unit, "W") ? week : last ? end - 1 : first + n - 1;
    return day < end && give_unit(e, day, unit, 0);
}

/* nth-weekday(n, weekday, month, year): "the second Tuesday of May 2020", "the last Friday in March". */
bool eval_nth_weekday(evaluation *e)
{
    int n = -1, weekday, month, year = 0;
    bool last = str_is(word_of(e, 0), "last") || str_is(word_of(e, 0), "final");
    if ((!last && (!int_of(e, 0, &n) || n < 1 || n > 5)) || !int_of(e, 1, &weekday) || !int_of(e, 2, &month) ||
        month < 1 || month > 12)
        return false;
    if (!written_year(e, 3, &year) && !context_year(e, month, 0, &year)) {
        snprintf(e->out->value, sizeof e->out->value, "XXXX-%02d", month);
        return true;
    }
    int64_t day = calendar_nth_weekday(year, month, weekday, last ? -1 : n);
    if (calendar_civil(day).month != month) { /* there is no fifth one */
        give_month(e->out, year, month);
        e->out->problem = TIMEX_IMPOSSIBLE;
        snprintf(e->out->problem_text, TIMEX_TEXT, "%04d-%02d has no such day", year, month);
        snprintf(e->out->says[0], TIMEX_TEXT, "number %d of its weekday", n);
        snprintf(e->out->says[1], TIMEX_TEXT, "%s", e->out->problem_text);
        return true;
    }
    give_day(e->out, day);
    return true;
}

/* week-day(weekday, last|this|next): "Wednesday of last week" */
bool eval_week_day(evaluation *e)
{
    int weekday;
    int64_t base;
    if (!int_of(e, 0, &weekday) || weekday < 1 || weekday > 7)
        return false;
    if (!anchor_day(e, GRAIN_DAY, &base)) {
        snprintf(e->out->value, sizeof e->out->value, "XXXX-WXX-%d", weekday);
        return true;
    }
    give_day(e->out, base - calendar_weekday(base) + weekday + (int64_t)step_of(word_of(e, 1)) * 7);
    return true;
}
