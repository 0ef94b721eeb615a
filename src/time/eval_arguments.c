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
    if (c && str_to_int(c->list, &whole)) { /* "2morrow" is no two */
        *out = whole;
        return true;
    }
    if (c && c->has_number) {
        *out = c->number;
        return true;
    }
    str word = word_of(e, i);
    if (word.len > 2 && word.ptr[0] == 'F' && word.ptr[1] == 'Y')
        word = str_of(word.ptr + 2, word.len - 2); /* FY2024 */
    if (word.len > 1 && (word.ptr[0] == 'T' || word.ptr[0] == 'W' || word.ptr[0] == 'Q' || word.ptr[0] == 'H'))
        word = str_of(word.ptr + 1, word.len - 1); /* T17:30, W26, Q3, H1 */
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
    return made > now + 10 ? made - 100 : made;
}

/* A month that lies before the end of a range that began in the year before: "from 14 September 1862 to
 * 3 April 1863; on 9 October". */
static bool begins_in_range(const evaluation *e, int month, int last_year)
{
    civil first = calendar_civil(e->a->range_first), end = calendar_civil(e->a->range_last);
    return e->a->has_range && end.year == last_year && first.year == last_year - 1 && month >= first.month &&
           month > end.month;
}

/* The year of a bare month in a story: that of its last date; one that runs over the turn of the
 * year ("in October 1914 he joined; in January") goes on in the next. */
static int story_year(const evaluation *e, int month)
{
    civil last = calendar_civil(e->a->last[GRAIN_YEAR]);
    if (begins_in_range(e, month, last.year))
        return last.year - 1;
    if (!e->a->has_last[GRAIN_MONTH] || e->a->tense == TENSE_FUTURE)
        return last.year;
    civil fine = calendar_civil(e->a->last[GRAIN_MONTH]);
    return fine.year == last.year && fine.month - month > 6 ? last.year + 1 : last.year;
}

/* How many months a date without a year may lie ahead of the dct.  "The case was set for November" is told
 * in the past too, so that a month is none. */
static double months_ahead(const evaluation *e, int day)
{
    if (e->a->since)
        return day ? 0 : 0.5;
    return e->a->tense == TENSE_FUTURE ? 9 : e->a->tense == TENSE_PAST ? 1.4 : 5.5;
}

/* In news: the nearest to the dct on the side that the tense tells; without a tense most are past. */
static int news_year(const evaluation *e, int month, int day)
{
    civil now = calendar_civil(e->a->dct);
    double months = month + (day ? day : 15) / 31.0 - now.month - (day ? now.day : 15) / 31.0;
    double behind = e->a->tense == TENSE_FUTURE ? -2 : e->a->tense == TENSE_PAST ? -11.9 : -8;
    return now.year + (months < behind) - (months > months_ahead(e, day));
}

bool context_year(const evaluation *e, int month, int day, int *year)
{
    e->out->from_context = !e->a->range_year;
    bool at_hand = e->a->has_last[GRAIN_YEAR] && e->a->narrative && !e->a->range_year &&
                   calendar_civil(e->a->last[GRAIN_YEAR]).year == e->a->phrase_year;
    if (e->a->has_phrase_year)
        *year = at_hand ? story_year(e, month) : e->a->phrase_year;
    else if (e->a->has_last[GRAIN_YEAR] && !e->a->habit && (e->a->narrative || !e->a->has_dct))
        *year = story_year(e, month);
    else if (e->a->has_dct)
        *year = news_year(e, month, day);
    else
        return false;
    return true;
}

grain grain_of(str unit)
{
    if (str_is(unit, "M") || str_is(unit, "Q") || str_is(unit, "HY"))
        return GRAIN_MONTH;
    return str_is(unit, "Y") || str_is(unit, "FY") || str_is(unit, "DE") || str_is(unit, "CE") || str_is(unit, "MI")
               ? GRAIN_YEAR
               : GRAIN_DAY;
}

/* "It was in 1951. A week later ...": the text has left the year of the document. */
static bool is_elsewhere(const evaluation *e)
{
    return e->a->has_last[GRAIN_YEAR] && calendar_civil(e->a->last[GRAIN_YEAR]).year != calendar_civil(e->a->dct).year;
}

bool text_day(const evaluation *e, grain of, int64_t *day)
{
    e->out->from_context = true;
    *day = e->a->has_last[of] ? e->a->last[of] : e->a->dct;
    return e->a->has_last[of] || (e->a->has_dct && !e->a->narrative && !is_elsewhere(e));
}

bool anchor_day(const evaluation *e, grain of, int64_t *day)
{
    if (e->a->narrative && e->a->has_last[of])
        return text_day(e, of, day);
    e->out->from_context = true;
    *day = e->a->dct;
    return e->a->has_dct;
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
    if (which.len > 1 && which.ptr[0] == '-') /* "the week before last" */
        return str_to_int(str_of(which.ptr + 1, which.len - 1), &number) ? -number : 0;
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
    if (!relative && e->a->has_phrase_year) {
        *year = e->a->phrase_year;
        return true;
    }
    if (!anchor_day(e, GRAIN_YEAR, &base))
        return false;
    *year = calendar_civil(base).year + step_of(word);
    return true;
}

void nearest_year(const evaluation *e, int first_month, int last_month, int *year)
{
    if (e->a->narrative || !e->a->has_dct || e->a->has_phrase_year)
        return;
    civil now = calendar_civil(e->a->dct);
    if (e->a->tense == TENSE_FUTURE)
        *year += last_month + 5 < now.month; /* "will report its third quarter" */
    else
        *year -= first_month > now.month;
}
