/* Evaluating value programs: each function of functions.h, then mod and quant. */
#include "time/eval.h"

#include <stdio.h>

static bool run(evaluation *e)
{
    switch ((enum value_function)e->call->function) {
    case FUNCTION_DATE: return eval_date(e);
    case FUNCTION_NUMERIC: return eval_numeric(e);
    case FUNCTION_WEEKDAY: return eval_weekday(e);
    case FUNCTION_DAY: return eval_day(e);
    case FUNCTION_AGO: return eval_ago(e);
    case FUNCTION_LATER: return eval_later(e);
    case FUNCTION_UNIT: return eval_unit(e, false);
    case FUNCTION_TEXT_UNIT: return eval_unit(e, true);
    case FUNCTION_MONTH: return eval_month(e);
    case FUNCTION_SEASON: return eval_season(e);
    case FUNCTION_QUARTER: return eval_quarter(e);
    case FUNCTION_HALF: return eval_half(e);
    case FUNCTION_DECADE: return eval_decade(e);
    case FUNCTION_CENTURY: return eval_century(e);
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

/* START, MID and END cut an interval to its first, middle or last third (of a month by tens). */
static void apply_mod(timex *t, str mod, const anchors *a_of)
{
    bool before = str_is(mod, "EARLIER"), after = str_is(mod, "LATER");
    if (before || after) { /* "earlier this year": up to now */
        snprintf(t->mod, sizeof t->mod, "%s", before ? "START" : "END");
        bool within = t->has_interval && a_of->has_dct && a_of->dct >= t->first_day && a_of->dct <= t->last_day;
        if (within && before)
            t->last_day = a_of->dct;
        else if (within)
            t->first_day = a_of->dct;
        return;
    }
    bool third = str_is(mod, "START") || str_is(mod, "MID") || str_is(mod, "END");
    snprintf(t->mod, sizeof t->mod, "%.*s", (int)(mod.len > 15 ? 15 : mod.len), mod.ptr);
    t->approximate |= !third;
    if (!t->has_interval)
        return;
    int64_t days = t->last_day - t->first_day + 1;
    civil a = calendar_civil(t->first_day), b = calendar_civil(t->last_day);
    bool year = days > 360 && days < 370 && a.month == 1;
    if (str_is(mod, "START"))
        t->last_day = year ? calendar_day(a.year, 4, 30) : t->first_day + days / 3;
    else if (str_is(mod, "MID")) {
        int64_t first = t->first_day;
        t->first_day = year ? calendar_day(a.year, 5, 1) : first + days / 3;
        t->last_day = year ? calendar_day(a.year, 8, 31) : first + days * 2 / 3;
    } else if (str_is(mod, "END"))
        t->first_day = year ? calendar_day(b.year, 9, 1) : t->last_day - days / 3;
}

bool value_eval(const value_program *p, const value_capture *captures, const anchors *a, timex *out)
{
    evaluation e = { .p = p, .captures = captures, .a = a, .call = &p->calls[0], .out = out };
    *out = (timex){ .type = TIMEX_DATE };
    if (!run(&e) || !out->value[0])
        return false;
    const value_argument *extras[] = { &p->mod, &p->quant };
    for (int i = 0; i < 2; i++) {
        str word = extras[i]->word;
        if (extras[i]->capture > 0) {
            const value_capture *c = &captures[extras[i]->capture];
            word = !c->is_set ? (str){ NULL, 0 } : c->list.len ? c->list : c->text;
        }
        if (!word.len)
            continue;
        if (i == 0)
            apply_mod(out, word, a);
        else
            snprintf(out->quant, sizeof out->quant, "%.*s", (int)(word.len > 15 ? 15 : word.len), word.ptr);
    }
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
