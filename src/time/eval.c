/* Evaluating value programs: each function of functions.h, then mod and quant. */
#include "time/eval.h"

#include <stdio.h>

static bool run(evaluation *e)
{
    switch ((enum value_function)e->call->function) {
    case FUNCTION_DATE: return eval_date(e);
    case FUNCTION_DATE_IN: return eval_date_in(e);
    case FUNCTION_NUMERIC: return eval_numeric(e);
    case FUNCTION_WEEKDAY: return eval_weekday(e);
    case FUNCTION_WEEK_DAY: return eval_week_day(e);
    case FUNCTION_NTH: return eval_nth(e);
    case FUNCTION_NTH_WEEKDAY: return eval_nth_weekday(e);
    case FUNCTION_AD: return eval_ad(e);
    case FUNCTION_LENGTHS: return eval_lengths(e);
    case FUNCTION_TIME_TO: return eval_time_to(e);
    case FUNCTION_DAY: return eval_day(e);
    case FUNCTION_AGO: return eval_ago(e);
    case FUNCTION_LATER: return eval_later(e);
    case FUNCTION_FROM: return eval_from(e);
    case FUNCTION_UNIT: return eval_unit(e, false);
    case FUNCTION_TEXT_UNIT: return eval_unit(e, true);
    case FUNCTION_MONTH: return eval_month(e);
    case FUNCTION_SEASON: return eval_season(e);
    case FUNCTION_QUARTER: return eval_quarter(e);
    case FUNCTION_HALF: return eval_half(e);
    case FUNCTION_DECADE: return eval_decade(e);
    case FUNCTION_CENTURY: return eval_century(e);
    case FUNCTION_MILLENNIUM: return eval_millennium(e);
    case FUNCTION_WEEK: return eval_week(e);
    case FUNCTION_ORDINAL_DAY: return eval_ordinal_day(e);
    case FUNCTION_BC: return eval_bc(e);
    case FUNCTION_FISCAL: return eval_fiscal(e);
    case FUNCTION_WEEK_OF: return eval_week_of(e);
    case FUNCTION_TAIL: return eval_tail(e);
    case FUNCTION_ISO: return eval_iso(e);
    case FUNCTION_TIME: return eval_time(e);
    case FUNCTION_PART: return eval_part(e);
    case FUNCTION_DURATION: return eval_duration(e);
    case FUNCTION_SET: return eval_set(e);
    case FUNCTION_REF: return eval_ref(e);
    case FUNCTION_HOLIDAY: return eval_holiday(e);
    case VALUE_FUNCTION_COUNT: break;
    }
    return false;
}

/* EARLIER and LATER reach up to now, or from it: "earlier this year". */
static bool cut_at_now(timex *t, str mod, const anchors *a)
{
    bool before = str_is(mod, "EARLIER"), after = str_is(mod, "LATER");
    if (!before && !after)
        return false;
    snprintf(t->mod, sizeof t->mod, "%s", before ? "START" : "END");
    bool within = t->has_interval && a->has_dct && a->dct >= t->first_day && a->dct <= t->last_day;
    if (within && before)
        t->last_day = a->dct;
    else if (within)
        t->first_day = a->dct;
    return true;
}

/* "The first half of May": its days by halves. */
static bool cut_to_half(timex *t, str mod)
{
    bool first = str_is(mod, "first"), second = str_is(mod, "second") || str_is(mod, "last") || str_is(mod, "latter");
    if (!first && !second)
        return false;
    snprintf(t->mod, sizeof t->mod, "%s", first ? "START" : "END");
    if (!t->has_interval)
        return true;
    int64_t middle = t->first_day + (t->last_day - t->first_day) / 2;
    if (first)
        t->last_day = middle;
    else
        t->first_day = middle + 1;
    return true;
}

/* START, MID and END cut an interval to its first, middle or last third (of a year by months). */
static void cut_to_third(timex *t, str mod)
{
    int64_t days = t->last_day - t->first_day + 1, first = t->first_day;
    civil a = calendar_civil(t->first_day), b = calendar_civil(t->last_day);
    bool year = days > 360 && days < 370 && a.month == 1;
    if (str_is(mod, "START"))
        t->last_day = year ? calendar_day(a.year, 4, 30) : first + days / 3;
    else if (str_is(mod, "MID")) {
        t->first_day = year ? calendar_day(a.year, 5, 1) : first + days / 3;
        t->last_day = year ? calendar_day(a.year, 8, 31) : first + days * 2 / 3;
    } else
        t->first_day = year ? calendar_day(b.year, 9, 1) : t->last_day - days / 3;
}

static void apply_mod(timex *t, str mod, const anchors *a)
{
    if (cut_at_now(t, mod, a) || cut_to_half(t, mod))
        return;
    bool third = str_is(mod, "START") || str_is(mod, "MID") || str_is(mod, "END");
    snprintf(t->mod, sizeof t->mod, "%.*s", (int)(mod.len > 15 ? 15 : mod.len), mod.ptr);
    t->approximate |= !third;
    if (third && t->has_interval)
        cut_to_third(t, mod);
}

static str extra_word(const value_argument *extra, const value_capture *captures)
{
    if (extra->capture <= 0)
        return extra->word;
    const value_capture *c = &captures[extra->capture];
    return !c->is_set ? (str){ NULL, 0 } : c->list.len ? c->list : c->text;
}

/* How often: a number and X ("2X"). */
static void apply_freq(timex *t, const value_argument *extra, const value_capture *captures)
{
    static const char *const adverbs[] = { "once", "twice", "thrice" }; /* or "Once" */
    const value_capture *c = extra->capture > 0 ? &captures[extra->capture] : NULL;
    if (!c || !c->is_set)
        return;
    int listed;
    if (c->has_number && c->number >= 1 && c->number < 1e6)
        snprintf(t->freq, sizeof t->freq, "%.0fX", c->number);
    else if (str_to_int(c->list, &listed))
        snprintf(t->freq, sizeof t->freq, "%dX", listed);
    for (int i = 0; i < 3; i++)
        if (c->text.len > 1 && str_is(str_of(c->text.ptr + 1, c->text.len - 1), adverbs[i] + 1))
            snprintf(t->freq, sizeof t->freq, "%dX", i + 1);
}

bool value_eval(const value_program *p, const value_capture *captures, const anchors *a, timex *out)
{
    evaluation e = { .p = p, .captures = captures, .a = a, .call = &p->calls[0], .out = out };
    *out = (timex){ .type = TIMEX_DATE };
    if (!run(&e) || !out->value[0])
        return false;
    str mod = extra_word(&p->mod, captures), quant = extra_word(&p->quant, captures);
    if (mod.len)
        apply_mod(out, mod, a);
    if (quant.len)
        snprintf(out->quant, sizeof out->quant, "%.*s", (int)(quant.len > 15 ? 15 : quant.len), quant.ptr);
    apply_freq(out, &p->freq, captures);
    return true;
}

bool timex_parse_iso(str source, int64_t *day)
{
    int year, month = 1, of_month = 1;
    if (source.len < 4 || !str_to_int(str_of(source.ptr, 4), &year))
        return false;
    if (source.len >= 7 && (source.ptr[4] != '-' || !str_to_int(str_of(source.ptr + 5, 2), &month)))
        return false;
    if (source.len >= 10 && (source.ptr[7] != '-' || !str_to_int(str_of(source.ptr + 8, 2), &of_month)))
        return false;
    bool length = source.len == 4 || source.len == 7 || source.len == 10 ||
                  (source.len > 10 && (source.ptr[10] == 'T' || source.ptr[10] == ' '));
    if (!length || month < 1 || month > 12 || of_month < 1 || of_month > calendar_month_days(year, month))
        return false;
    *day = calendar_day(year, month, of_month);
    return true;
}
