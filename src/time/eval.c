/* Evaluating value programs: each function of functions.h. */
#include <stdio.h>
#include <stdlib.h>

#include "time/functions.h"
#include "time/holidays.h"

typedef struct evaluation {
    const value_program *p;
    const value_capture *captures;
    const anchors *a;
    const value_call *call; /* the one at hand */
    timex *out;
} evaluation;

/* ---- arguments ---- */

static const value_capture *capture_of(const evaluation *e, int i)
{
    if (i >= e->call->count || e->call->arguments[i].capture < 0)
        return NULL;
    const value_capture *c = &e->captures[e->call->arguments[i].capture];
    return c->is_set ? c : NULL;
}

/* The word of an argument: what the rule wrote, or the capture's list value, or its text. */
static str word_of(const evaluation *e, int i)
{
    const value_capture *c = capture_of(e, i);
    if (c)
        return c->list.len ? c->list : c->text;
    if (i < e->call->count && e->call->arguments[i].capture < 0)
        return e->call->arguments[i].word;
    return (str){ NULL, 0 };
}

static bool number_of(const evaluation *e, int i, double *out)
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

static bool int_of(const evaluation *e, int i, int *out)
{
    double number;
    if (!number_of(e, i, &number) || number < -99999 || number > 99999)
        return false;
    *out = (int)number;
    return true;
}

/* The unit of a list value: "Y", "M", "MIN", ... ; empty when it is none. */
static str unit_of(const evaluation *e, int i)
{
    return word_of(e, i);
}

/* ---- results ---- */

static void print_year(int year, char out[16])
{
    if (year <= 0)
        snprintf(out, 16, "BC%04d", 1 - year);
    else
        snprintf(out, 16, "%04d", year);
}

void timex_print_day(int64_t day, char out[16])
{
    civil c = calendar_civil(day);
    if (c.year < 0 || c.year > 9999)
        snprintf(out, 16, "%+05d-%02d-%02d", c.year, c.month, c.day);
    else
        snprintf(out, 16, "%04d-%02d-%02d", c.year, c.month, c.day);
}

static void set_span(timex *t, int64_t first, int64_t last)
{
    t->has_interval = true;
    t->first_day = first;
    t->last_day = last;
}

static void give_day(timex *t, int64_t day)
{
    civil c = calendar_civil(day);
    char year[16];
    print_year(c.year, year);
    snprintf(t->value, sizeof t->value, "%s-%02d-%02d", year, c.month, c.day);
    set_span(t, day, day);
}

static void give_month(timex *t, int year, int month)
{
    char shown[16];
    print_year(year, shown);
    snprintf(t->value, sizeof t->value, "%s-%02d", shown, month);
    set_span(t, calendar_day(year, month, 1), calendar_day(year, month, calendar_month_days(year, month)));
}

static void give_year(timex *t, int year)
{
    print_year(year, t->value);
    set_span(t, calendar_day(year, 1, 1), calendar_day(year, 12, 31));
}

static void give_week(timex *t, int64_t day)
{
    int year, week = calendar_iso_week(day, &year);
    int64_t monday = calendar_week_start(year, week);
    snprintf(t->value, sizeof t->value, "%04d-W%02d", year, week);
    set_span(t, monday, monday + 6);
}

static void give_quarter(timex *t, int year, int quarter)
{
    int last = quarter * 3;
    snprintf(t->value, sizeof t->value, "%04d-Q%d", year, quarter);
    set_span(t, calendar_day(year, last - 2, 1), calendar_day(year, last, calendar_month_days(year, last)));
}

static void give_decade(timex *t, int decade)
{
    snprintf(t->value, sizeof t->value, "%03d", decade);
    set_span(t, calendar_day(decade * 10, 1, 1), calendar_day(decade * 10 + 9, 12, 31));
}

/* The century of the years 1801-1900 is 18 to TimeML; popular use begins it at 1800. */
static void give_century(timex *t, int hundreds)
{
    snprintf(t->value, sizeof t->value, "%02d", hundreds);
    set_span(t, calendar_day(hundreds * 100, 1, 1), calendar_day(hundreds * 100 + 100, 12, 31));
}

static bool give(timex *t, const char *value)
{
    snprintf(t->value, sizeof t->value, "%s", value);
    return true;
}

/* ---- anchors ---- */

static int two_digit_year(const evaluation *e, int year)
{
    int now = e->a->has_dct ? calendar_civil(e->a->dct).year : 2020;
    int made = now / 100 * 100 + year;
    return made > now + 20 ? made - 100 : made;
}

/* The year of a bare month (and day): in news the nearest to the dct, the tense tipping. */
static bool context_year(const evaluation *e, int month, int day, int *year)
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

static bool anchor_day(const evaluation *e, int64_t *day)
{
    *day = e->a->narrative && e->a->has_last ? e->a->last : e->a->dct;
    e->out->from_context = true;
    return e->a->has_dct || (e->a->narrative && e->a->has_last);
}

static bool step_word(str which)
{
    return str_is(which, "last") || str_is(which, "this") || str_is(which, "next");
}

static int step_of(str which)
{
    int number;
    if (str_is(which, "last") || str_is(which, "-1"))
        return -1;
    if (str_is(which, "next") || str_is(which, "1") || str_is(which, "+1"))
        return 1;
    return str_to_int(which, &number) ? number : 0;
}

/* ---- dates ---- */

static const char *const month_names[] = { "", "January", "February", "March", "April", "May", "June", "July",
                                           "August", "September", "October", "November", "December" };
static const char *const weekday_names[] = { "", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
                                             "Sunday" };

static bool give_impossible(evaluation *e, bool has_year, int year, int month, int day)
{
    timex *t = e->out;
    t->problem = TIMEX_IMPOSSIBLE;
    if (month < 1 || month > 12) {
        if (!has_year)
            return false;
        give_year(t, year);
        snprintf(t->problem_text, sizeof t->problem_text, "there is no month %d", month);
    } else {
        int most = has_year ? calendar_month_days(year, month) : month == 2 ? 29 : calendar_month_days(2000, month);
        if (has_year)
            give_month(t, year, month);
        else
            snprintf(t->value, sizeof t->value, "XXXX-%02d", month);
        snprintf(t->problem_text, sizeof t->problem_text, "%s%s%.0d has %d days", month_names[month],
                 has_year && month == 2 ? " " : "", has_year && month == 2 ? year : 0, most);
    }
    snprintf(t->says[0], TIMEX_TEXT, "day %d", day);
    snprintf(t->says[1], TIMEX_TEXT, "%s", t->problem_text);
    return true;
}

static void check_weekday(evaluation *e, int argument, int64_t day)
{
    int named;
    if (!int_of(e, argument, &named) || named < 1 || named > 7 || named == calendar_weekday(day))
        return;
    timex *t = e->out;
    t->problem = TIMEX_WRONG_WEEKDAY;
    char shown[16];
    timex_print_day(day, shown);
    snprintf(t->problem_text, sizeof t->problem_text, "%s was a %s", shown, weekday_names[calendar_weekday(day)]);
    snprintf(t->says[0], TIMEX_TEXT, "%s", weekday_names[named]);
    snprintf(t->says[1], TIMEX_TEXT, "%s", weekday_names[calendar_weekday(day)]);
}

static bool give_civil(evaluation *e, bool has_year, int year, int month, int day, int weekday_argument)
{
    int most = month >= 1 && month <= 12 ? has_year ? calendar_month_days(year, month)
                                                    : calendar_month_days(2000, month)
                                         : 0;
    if (day < 1 || day > most)
        return give_impossible(e, has_year, year, month, day);
    if (!has_year) {
        snprintf(e->out->value, sizeof e->out->value, "XXXX-%02d-%02d", month, day);
        return true;
    }
    int64_t when = calendar_day(year, month, day);
    give_day(e->out, when);
    check_weekday(e, weekday_argument, when);
    return true;
}

/* fiscal(year): named by the year in which it ends or begins, so it may be any of both. */
static bool eval_fiscal(evaluation *e)
{
    int year;
    if (!int_of(e, 0, &year) || year < 1 || year > YEAR_MOST - 1)
        return false;
    if (year < 100)
        year = two_digit_year(e, year);
    give_year(e->out, year);
    set_span(e->out, calendar_day(year - 1, 4, 1), calendar_day(year + 1, 8, 31));
    e->out->approximate = true;
    return true;
}

/* date(year, month, day, weekday); each may be missing. */
static bool eval_date(evaluation *e)
{
    int year = 0, month = 0, day = 0;
    bool has_year = int_of(e, 0, &year), has_month = int_of(e, 1, &month), has_day = int_of(e, 2, &day);
    const value_capture *written = capture_of(e, 0);
    if (has_year && year >= 0 && year < 100 && written && written->text.len <= 3)
        year = two_digit_year(e, year);
    if (!has_year && has_month && has_day && day > 31 && day < 100) { /* "Sep. 96" */
        year = two_digit_year(e, day);
        has_year = true;
        has_day = false;
    }
    str which = word_of(e, 0);
    if (!has_year && e->a->has_dct && which.len && step_word(which)) { /* "June last year" */
        has_year = e->out->from_context = true;
        year = calendar_civil(e->a->dct).year + step_of(which);
    }
    if (!has_year && has_month && month >= 1 && month <= 12)
        has_year = context_year(e, month, day, &year);
    if (has_year && (year < YEAR_LEAST || year > YEAR_MOST))
        return false;
    if (has_month && has_day)
        return give_civil(e, has_year, year, month, day, 3);
    if (has_month) {
        if (month < 1 || month > 12)
            return give_impossible(e, has_year, year, month, 0);
        if (has_year)
            give_month(e->out, year, month);
        else
            snprintf(e->out->value, sizeof e->out->value, "XXXX-%02d", month);
        return true;
    }
    if (has_day && !has_year) { /* "the 14th" */
        int64_t base;
        if (!anchor_day(e, &base))
            return give(e->out, "XXXX-XX-XX");
        civil c = calendar_civil(base);
        return give_civil(e, true, c.year, c.month, day, 3);
    }
    if (has_year)
        give_year(e->out, year);
    return has_year;
}

/* week-of(year, month, day): the week around a date. */
static bool eval_week_of(evaluation *e)
{
    if (!eval_date(e) || !e->out->has_interval || e->out->problem != TIMEX_FINE)
        return false;
    give_week(e->out, e->out->first_day);
    return true;
}

/* numeric(first, second, year) */
static bool eval_numeric(evaluation *e)
{
    int first, second, year = 0;
    if (!int_of(e, 0, &first) || !int_of(e, 1, &second))
        return false;
    bool has_year = int_of(e, 2, &year), day_first = first > 12 || (e->a->day_first && second <= 12);
    int month = day_first ? second : first, day = day_first ? first : second;
    if (has_year && year < 100)
        year = two_digit_year(e, year);
    if (!has_year)
        has_year = month >= 1 && month <= 12 && context_year(e, month, day, &year);
    return give_civil(e, has_year, year, month, day, 3);
}

/* weekday(day, which): which is last, next, this or missing. */
static bool eval_weekday(evaluation *e)
{
    int wanted;
    int64_t base;
    if (!int_of(e, 0, &wanted) || wanted < 1 || wanted > 7)
        return false;
    if (!anchor_day(e, &base)) {
        snprintf(e->out->value, sizeof e->out->value, "XXXX-WXX-%d", wanted);
        return true;
    }
    str which = word_of(e, 1);
    int64_t back = (calendar_weekday(base) - wanted + 7) % 7, day = base - back;
    if (str_is(which, "last"))
        day = back == 0 ? base - 7 : day;
    else if (str_is(which, "next"))
        day = base - back + 7;
    else if (str_is(which, "this"))
        day = base - (calendar_weekday(base) - wanted);
    else if (e->a->tense == TENSE_FUTURE && back != 0)
        day += 7;
    give_day(e->out, day);
    return true;
}

/* day(n): n days from the anchor. */
static bool eval_day(evaluation *e)
{
    int days;
    int64_t base;
    if (!int_of(e, 0, &days))
        return false;
    if (!anchor_day(e, &base))
        return give(e->out, "XXXX-XX-XX");
    give_day(e->out, base + days);
    return true;
}

/* ---- units from an anchor ---- */

static bool give_unit(evaluation *e, int64_t base, str unit, int steps)
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
static bool eval_ago(evaluation *e)
{
    int64_t base;
    bool known = anchor_day(e, &base);
    return step_from(e, known, base);
}

/* later(count, unit, +1|-1): from the last date of the text. */
static bool eval_later(evaluation *e)
{
    int64_t base = e->a->has_last ? e->a->last : e->a->dct;
    e->out->from_context = true;
    return step_from(e, e->a->has_last || e->a->has_dct, base);
}

/* unit(which, unit) from the dct; text-unit(which, unit) from the last date. */
static bool eval_unit(evaluation *e, bool from_text)
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
static bool eval_month(evaluation *e)
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

/* The year of an argument: a number, or last / this / next; else the context's. */
static bool year_of(evaluation *e, int i, int *year)
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

/* Seasons are those of the northern hemisphere and never exact. */
static bool eval_season(evaluation *e)
{
    static const struct { const char *name; int first, last; } seasons[] = {
        { "SP", 3, 5 }, { "SU", 6, 8 }, { "FA", 9, 11 }, { "AU", 9, 11 }, { "WI", 12, 14 },
    };
    str season = word_of(e, 0);
    int year;
    bool known = year_of(e, 1, &year);
    str which = word_of(e, 1);
    int64_t now;
    e->out->approximate = true;
    if (known && step_word(which) && anchor_day(e, &now))
        year = calendar_civil(now).year;
    for (size_t i = 0; i < sizeof seasons / sizeof *seasons; i++) {
        if (!str_is(season, seasons[i].name))
            continue;
        if (!known)
            snprintf(e->out->value, sizeof e->out->value, "XXXX-%s", seasons[i].name);
        else {
            /* the last one ended before this month, the next one begins after it */
            int month = step_word(which) ? calendar_civil(now).month : 0;
            if (str_is(which, "last") && seasons[i].last >= month)
                year--;
            if (str_is(which, "next") && seasons[i].first <= month)
                year++;
            snprintf(e->out->value, sizeof e->out->value, "%04d-%s", year, seasons[i].name);
            bool winter = seasons[i].last > 12;
            set_span(e->out, calendar_day(winter ? year - 1 : year, seasons[i].first, 1),
                     winter ? calendar_day(year + 1, 3, 31) : calendar_day(year, seasons[i].last, 30));
        }
        return true;
    }
    return false;
}

static bool eval_quarter(evaluation *e)
{
    int quarter, year;
    if (!int_of(e, 0, &quarter) || quarter < 1 || quarter > 4)
        return false;
    if (!year_of(e, 1, &year)) {
        snprintf(e->out->value, sizeof e->out->value, "XXXX-Q%d", quarter);
        return true;
    }
    give_quarter(e->out, year, quarter);
    e->out->approximate = true; /* it may be fiscal */
    return true;
}

static bool eval_half(evaluation *e)
{
    int half, year;
    if (!int_of(e, 0, &half) || half < 1 || half > 2)
        return false;
    if (!year_of(e, 1, &year)) {
        snprintf(e->out->value, sizeof e->out->value, "XXXX-H%d", half);
        return true;
    }
    snprintf(e->out->value, sizeof e->out->value, "%04d-H%d", year, half);
    set_span(e->out, calendar_day(year, half == 1 ? 1 : 7, 1), calendar_day(year, half == 1 ? 6 : 12, half == 1 ? 30 : 31));
    e->out->approximate = true;
    return true;
}

/* decade(1990s | 90s | nineties as 90) */
static bool eval_decade(evaluation *e)
{
    int year;
    if (!int_of(e, 0, &year))
        return false;
    if (year < 100)
        year = (year >= 30 || year == 0 ? 1900 : 2000) + year;
    give_decade(e->out, year / 10);
    return true;
}

static bool eval_century(evaluation *e)
{
    int number;
    if (!int_of(e, 0, &number) || number < 1 || number > 99)
        return false;
    if (str_is(word_of(e, 1), "BC")) {
        snprintf(e->out->value, sizeof e->out->value, "BC%02d", number - 1);
        set_span(e->out, calendar_day(1 - number * 100, 1, 1), calendar_day(-(number - 1) * 100, 12, 31));
        return true;
    }
    give_century(e->out, number - 1);
    return true;
}

static bool eval_week(evaluation *e)
{
    int year, week, day = 0;
    if (!int_of(e, 0, &year) || !int_of(e, 1, &week))
        return false;
    if (week < 1 || week > calendar_weeks_in_year(year)) {
        give_year(e->out, year);
        e->out->problem = TIMEX_IMPOSSIBLE;
        snprintf(e->out->problem_text, TIMEX_TEXT, "%d has %d weeks", year, calendar_weeks_in_year(year));
        snprintf(e->out->says[0], TIMEX_TEXT, "week %d", week);
        snprintf(e->out->says[1], TIMEX_TEXT, "%s", e->out->problem_text);
        return true;
    }
    if (int_of(e, 2, &day) && day >= 1 && day <= 7)
        give_day(e->out, calendar_week_start(year, week) + day - 1);
    else
        give_week(e->out, calendar_week_start(year, week));
    return true;
}

static bool eval_ordinal_day(evaluation *e)
{
    int year, day;
    if (!int_of(e, 0, &year) || !int_of(e, 1, &day) || day < 1 || day > 365 + calendar_is_leap(year))
        return false;
    give_day(e->out, calendar_day(year, 1, 1) + day - 1);
    return true;
}

static bool eval_bc(evaluation *e)
{
    int year;
    if (!int_of(e, 0, &year) || year < 1 || year > 9999)
        return false;
    give_year(e->out, 1 - year);
    return true;
}

/* tail(1914, 18) is 1918, tail(1999, 3) 2003, tail(19, 96) 1996. */
static bool eval_tail(evaluation *e)
{
    int first, last;
    if (!int_of(e, 0, &first) || !int_of(e, 1, &last) || first < 1 || last < 0 || last > 99)
        return false;
    int year = first < 100 ? first * 100 + last : first / 100 * 100 + last;
    if (first >= 100 && year < first)
        year += 100;
    if (year > YEAR_MOST)
        return false;
    give_year(e->out, year);
    return true;
}

/* ---- times ---- */

/* The day before a T: of the second call, else of the anchor. */
static void day_of_time(evaluation *e, timex *day)
{
    *day = (timex){ .type = TIMEX_DATE };
    if (e->p->call_count > 1 && e->call == &e->p->calls[0]) {
        value_program inner = { .call_count = 1, .mod = { .capture = -1 }, .quant = { .capture = -1 } };
        inner.calls[0] = e->p->calls[1];
        if (value_eval(&inner, e->captures, e->a, day))
            return;
    }
    int64_t base;
    if (anchor_day(e, &base))
        give_day(day, base);
    else
        give(day, "XXXX-XX-XX");
}

static void give_time(evaluation *e, const char *clock)
{
    timex day;
    day_of_time(e, &day);
    e->out->type = TIMEX_TIME;
    snprintf(e->out->value, sizeof e->out->value, "%.24s%s", day.value, clock);
    e->out->has_interval = day.has_interval;
    e->out->first_day = day.first_day;
    e->out->last_day = day.last_day;
    e->out->problem = day.problem;
    memcpy(e->out->problem_text, day.problem_text, TIMEX_TEXT);
    memcpy(e->out->says, day.says, sizeof day.says);
}

/* time(hour, minute, a|p, second, zone): GMT and UTC are Z */
static bool eval_time(evaluation *e)
{
    int hour, minute = 0, second = 0;
    char clock[16];
    str half = word_of(e, 2);
    if (!int_of(e, 0, &hour))
        return false;
    bool has_minute = int_of(e, 1, &minute), has_second = int_of(e, 3, &second);
    char a = half.len ? (char)(half.ptr[0] | 0x20) : '\0';
    bool impossible = hour > 24 || minute > 59 || second > 60 || (a && (hour > 12 || hour < 1)) ||
                      (hour == 24 && minute > 0);
    if (a == 'p' && hour < 12)
        hour += 12;
    if (a == 'a' && hour == 12)
        hour = 0;
    if (has_second)
        snprintf(clock, sizeof clock, "T%02d:%02d:%02d", hour % 100, minute % 100, second % 100);
    else if (has_minute || a)
        snprintf(clock, sizeof clock, "T%02d:%02d", hour % 100, minute % 100);
    else
        snprintf(clock, sizeof clock, "T%02d", hour % 100);
    str zone = word_of(e, 4);
    if (str_is(zone, "GMT") || str_is(zone, "UTC"))
        strcat(clock, "Z");
    give_time(e, impossible ? "" : clock);
    if (impossible) {
        e->out->problem = TIMEX_IMPOSSIBLE;
        snprintf(e->out->problem_text, TIMEX_TEXT, "a day has no %d:%02d", hour, minute);
        snprintf(e->out->says[0], TIMEX_TEXT, "%d:%02d", hour, minute);
        snprintf(e->out->says[1], TIMEX_TEXT, "%s", "no such time of day");
    }
    return true;
}

/* Two digits at `at`, or -1. */
static int two_digits(str s, size_t at)
{
    int value;
    return at + 2 <= s.len && str_to_int(str_of(s.ptr + at, 2), &value) ? value : -1;
}

/* iso(2025-06-26T17:05:30Z): the zone is kept only when it is Z. */
static bool eval_iso(evaluation *e)
{
    const value_capture *c = capture_of(e, 0);
    int year;
    if (!c || c->text.len < 13 || c->text.ptr[10] != 'T' || !str_to_int(str_of(c->text.ptr, 4), &year))
        return false;
    str s = c->text;
    int hour = two_digits(s, 11), minute = two_digits(s, 14), second = two_digits(s, 17);
    if (hour < 0 || hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute > 0))
        return false;
    if (!give_civil(e, true, year, two_digits(s, 5), two_digits(s, 8), VALUE_ARGUMENTS))
        return false;
    size_t used = strlen(e->out->value);
    char *rest = e->out->value + used;
    e->out->type = TIMEX_TIME;
    if (e->out->problem == TIMEX_FINE)
        snprintf(rest, sizeof e->out->value - used, second >= 0 ? "T%02d:%02d:%02d%s" : minute >= 0 ? "T%02d:%02d%.0d%s" : "T%02d%.0d%.0d%s",
                 hour, minute < 0 ? 0 : minute, second < 0 ? 0 : second, s.ptr[s.len - 1] == 'Z' ? "Z" : "");
    return true;
}

/* part(MO|MI|AF|EV|NI|DT) */
static bool eval_part(evaluation *e)
{
    char clock[16];
    str part = word_of(e, 0);
    if (part.len < 2 || part.len > 4)
        return false;
    snprintf(clock, sizeof clock, "T%.*s", (int)part.len, part.ptr);
    give_time(e, clock);
    return true;
}

/* ---- durations, sets, references ---- */

static void print_amount(char *out, size_t size, double amount)
{
    if (amount < 1e15 && amount == (double)(int64_t)amount)
        snprintf(out, size, "%.0f", amount);
    else
        snprintf(out, size, "%.4g", amount);
}

static bool print_duration(timex *t, bool known, double amount, str unit)
{
    static const struct { const char *unit, *shown; double factor; char letter; } units[] = {
        { "S", "S", 1, 's' }, { "MIN", "M", 1, 'm' }, { "H", "H", 1, 'H' }, { "D", "D", 1, 'D' },
        { "NIGHT", "NI", 1, 'D' }, { "WE", "WE", 1, 0 }, { "W", "W", 1, 'W' }, { "FN", "W", 2, 'W' },
        { "M", "M", 1, 'M' }, { "Q", "Q", 1, 0 }, { "HY", "M", 6, 'M' }, { "Y", "Y", 1, 'Y' }, { "FY", "Y", 1, 'Y' },
        { "DE", "Y", 10, 'Y' }, { "CE", "Y", 100, 'Y' }, { "MI", "Y", 1000, 'Y' },
    };
    char shown[32] = "X";
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (!str_is(unit, units[i].unit))
            continue;
        if (known)
            print_amount(shown, sizeof shown, amount * units[i].factor);
        bool vague_many = !known && units[i].factor >= 10; /* decades, centuries */
        snprintf(t->value, sizeof t->value, "P%s%s%s", i < 3 ? "T" : "", shown,
                 vague_many ? units[i].unit : units[i].shown);
        t->amount = known ? amount * units[i].factor : 0;
        t->unit = units[i].letter;
        return true;
    }
    return false;
}

/* duration(count, unit, half): half adds one half. */
static bool eval_duration(evaluation *e)
{
    double amount = 0;
    str first = word_of(e, 0);
    bool known = number_of(e, 0, &amount);
    if (!known && (str_is(first, "a") || str_is(first, "an"))) {
        known = true;
        amount = 1;
    }
    if (known && str_is(word_of(e, 2), "half"))
        amount += 0.5;
    e->out->type = TIMEX_DURATION;
    return print_duration(e->out, known, amount, unit_of(e, 1));
}

/* set(count, unit), set(weekday number, weekday), set(month number, month) */
static bool eval_set(evaluation *e)
{
    double amount = 1;
    str unit = unit_of(e, 1);
    e->out->type = TIMEX_SET;
    number_of(e, 0, &amount);
    if (str_is(word_of(e, 0), "other"))
        amount = 2;
    if (str_is(unit, "weekday"))
        snprintf(e->out->value, sizeof e->out->value, "XXXX-WXX-%d", (int)amount);
    else if (str_is(unit, "month"))
        snprintf(e->out->value, sizeof e->out->value, "XXXX-%02d", (int)amount);
    else if (str_is(unit, "season")) {
        str season = word_of(e, 0);
        snprintf(e->out->value, sizeof e->out->value, "XXXX-%.*s", (int)(season.len > 4 ? 4 : season.len), season.ptr);
    } else if (!print_duration(e->out, true, amount, unit))
        return false;
    return true;
}

static bool eval_ref(evaluation *e)
{
    str word = word_of(e, 0);
    snprintf(e->out->value, sizeof e->out->value, "%.*s", (int)(word.len > 30 ? 30 : word.len), word.ptr);
    return word.len > 0;
}

/* holiday(name, year) */
static bool eval_holiday(evaluation *e)
{
    int year;
    int64_t day;
    bool approximate;
    str name = word_of(e, 0);
    if (!year_of(e, 1, &year)) {
        int month, fixed;
        if (!holiday_fixed(name, &month, &fixed))
            return false;
        snprintf(e->out->value, sizeof e->out->value, "XXXX-%02d-%02d", month, fixed);
        return true;
    }
    if (!holiday_day(name, year, &day, &approximate))
        return false;
    str which = word_of(e, 1);
    int64_t now, other;
    bool relative = step_word(which), bare = !which.len && !e->a->narrative && e->a->has_dct;
    if ((relative || bare) && anchor_day(e, &now)) {
        /* last and next are seen from the day, a bare name is the nearest */
        int of = calendar_civil(now).year, best = of;
        for (int y = of - 1; y <= of + 1; y++) {
            bool ahead;
            if (!holiday_day(name, y, &other, &ahead) || !holiday_day(name, best, &day, &ahead))
                continue;
            if (bare && (other - now) * (other - now) < (day - now) * (day - now))
                best = y;
            if (str_is(which, "last") && other < now && (y > best || day >= now))
                best = y;
            if (str_is(which, "next") && other > now && (day <= now || y < best))
                best = y;
        }
        if (!holiday_day(name, best, &day, &approximate))
            return false;
    }
    give_day(e->out, day);
    e->out->approximate = approximate;
    if (approximate)
        snprintf(e->out->mod, sizeof e->out->mod, "APPROX");
    return true;
}

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
