/* What a value function is given: its arguments, and the anchors of the text. */
#include "time/eval.h"

const value_capture *capture_of(const evaluation *e, int i)
{
    if (i >= e->call->count || e->call->arguments[i].capture < 0)
        return NULL;
    const value_capture *c = &e->captures[e->call->arguments[i].capture];
    return c->is_set ? c : NULL;
}

/* The word of an argument: what the rule wrote, or the capture's list value, or its text. */
str word_of(const evaluation *e, int i)
{
    const value_capture *c = capture_of(e, i);
    if (c)
        return c->list.len ? c->list : c->text;
    if (i < e->call->count && e->call->arguments[i].capture < 0)
        return e->call->arguments[i].word;
    return (str){ NULL, 0 };
}

bool number_of(const evaluation *e, int i, double *out)
{
    const value_capture *c = capture_of(e, i);
    int whole;
    if (c && c->has_number) {
        *out = c->number;
        return true;
    }
    str word = word_of(e, i);
    if (word.len > 1 && (word.ptr[0] == 'T' || word.ptr[0] == 'W'))
        word = str_of(word.ptr + 1, word.len - 1); /* T17:30, W26 */
    bool negative = word.len > 1 && word.ptr[0] == '-';
    if (negative || (word.len > 1 && word.ptr[0] == '+'))
        word = str_of(word.ptr + 1, word.len - 1);
    if (!str_to_int(word, &whole))
        return false;
    *out = negative ? -whole : whole;
    return true;
}

bool int_of(const evaluation *e, int i, int *out)
{
    double number;
    if (!number_of(e, i, &number) || number < -99999 || number > 99999)
        return false;
    *out = (int)number;
    return true;
}

/* The unit of a list value: "Y", "M", "MIN", ... ; empty when it is none. */
str unit_of(const evaluation *e, int i)
{
    return word_of(e, i);
}

/* ---- anchors ---- */

int two_digit_year(const evaluation *e, int year)
{
    int now = e->a->has_dct ? calendar_civil(e->a->dct).year : 2020;
    int made = now / 100 * 100 + year;
    return made > now + 20 ? made - 100 : made;
}

/* The year of a bare month (and day): in news the nearest to the dct, the tense tipping. */
bool context_year(const evaluation *e, int month, int day, int *year)
{
    e->out->from_context = true;
    if (e->a->has_year && (e->a->narrative || !e->a->has_dct)) {
        *year = e->a->year;
        return true;
    }
    if (!e->a->has_dct)
        return false;
    civil now = calendar_civil(e->a->dct);
    double months = month + (day ? day : 15) / 31.0 - now.month - (day ? now.day : 15) / 31.0;
    *year = now.year;
    if (months > 6 || (months > 4 && e->a->tense == TENSE_PAST))
        *year = now.year - 1;
    if (months < -6 || (months < -3 && e->a->tense == TENSE_FUTURE))
        *year = now.year + 1;
    if (months < -6 && e->a->tense == TENSE_PAST)
        *year = now.year;
    return true;
}

bool anchor_day(const evaluation *e, int64_t *day)
{
    *day = e->a->narrative && e->a->has_last ? e->a->last : e->a->dct;
    e->out->from_context = true;
    return e->a->has_dct || (e->a->narrative && e->a->has_last);
}

bool step_word(str which)
{
    return str_is(which, "last") || str_is(which, "this") || str_is(which, "next");
}

int step_of(str which)
{
    int number;
    if (str_is(which, "last") || str_is(which, "-1"))
        return -1;
    if (str_is(which, "next") || str_is(which, "1") || str_is(which, "+1"))
        return 1;
    return str_to_int(which, &number) ? number : 0;
}

/* The year of an argument: a number, or last / this / next; else the context's. */
bool year_of(evaluation *e, int i, int *year)
{
    str word = word_of(e, i);
    bool relative = str_is(word, "last") || str_is(word, "next") || str_is(word, "this");
    if (!relative && int_of(e, i, year)) {
        if (*year < 100 && *year >= 0)
            *year = two_digit_year(e, *year);
        return *year >= YEAR_LEAST && *year <= YEAR_MOST;
    }
    int64_t base;
    e->out->from_context = true;
    if (!relative && e->a->has_year && (e->a->narrative || !e->a->has_dct)) {
        *year = e->a->year;
        return true;
    }
    if (!anchor_day(e, &base))
        return false;
    *year = calendar_civil(base).year + step_of(word);
    return true;
}
