/* Days, months and years by name or number. */
#include "time/eval.h"

#include <stdio.h>

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

bool give_civil(evaluation *e, bool has_year, int year, int month, int day, int weekday_argument)
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
bool eval_fiscal(evaluation *e)
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

/* The year of argument i: written in full or short, or last, this or next ("June last year"). */
bool written_year(evaluation *e, int i, int *year)
{
    const value_capture *written = capture_of(e, i);
    str which = word_of(e, i);
    int64_t now;
    if (int_of(e, i, year)) {
        if (*year >= 0 && *year < 100 && written && written->text.len <= 3)
            *year = two_digit_year(e, *year);
        return *year >= YEAR_LEAST && *year <= YEAR_MOST;
    }
    if (!which.len || !step_word(which) || !anchor_day(e, GRAIN_YEAR, &now))
        return false;
    *year = calendar_civil(now).year + step_of(which);
    return true;
}

enum { NEAR = 200 }; /* days: beyond them nobody leaves a year out */

/* A year that nobody wrote is the one that the weekday fits, if that is near the day of writing: a
 * wrong weekday on a date that is clear enough is for the checks. */
static void fit_weekday(const evaluation *e, int month, int day, int *year)
{
    static const int steps[] = { 0, -1, 1 };
    int named;
    if (!int_of(e, 3, &named) || !e->a->has_dct || e->a->narrative || e->a->has_phrase_year)
        return;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        int tried = *year + steps[i];
        int64_t when = day <= calendar_month_days(tried, month) ? calendar_day(tried, month, day) : INT64_MAX / 2;
        if (when >= e->a->dct - NEAR && when <= e->a->dct + NEAR && calendar_weekday(when) == named) {
            *year = tried;
            return;
        }
    }
}

static bool give_named_month(evaluation *e, bool has_year, int year, int month)
{
    if (month < 1 || month > 12)
        return give_impossible(e, has_year, year, month, 0);
    if (has_year)
        give_month(e->out, year, month);
    else
        snprintf(e->out->value, sizeof e->out->value, "XXXX-%02d", month);
    return true;
}

bool give_parts(evaluation *e, int year, int month, int day)
{
    return day ? give_civil(e, true, year, month, day, VALUE_ARGUMENTS) : give_named_month(e, true, year, month);
}

/* "Saturday the 28th": the month at hand or one near it, the first that has such a Saturday.  False: none
 * has, so that the month is not known. */
static bool fit_month(const evaluation *e, int day, civil *c)
{
    static const int steps[] = { 0, 1, -1, 2, -2, 3, 4, 5, 6 };
    int named;
    if (!int_of(e, 3, &named))
        return true;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        civil tried = calendar_add_months((civil){ c->year, c->month, 1 }, steps[i]);
        if (day <= calendar_month_days(tried.year, tried.month) &&
            calendar_weekday(calendar_day(tried.year, tried.month, day)) == named) {
            *c = tried;
            return true;
        }
    }
    return false;
}

/* "the 14th": of the month at hand; in news of the month that the tense tells. */
static bool give_month_day(evaluation *e, int day)
{
    int64_t base;
    if (!anchor_day(e, GRAIN_MONTH, &base))
        return give(e->out, "XXXX-XX-XX");
    civil c = calendar_civil(base);
    bool news = !(e->a->narrative && e->a->has_last[GRAIN_MONTH]);
    if (news && e->a->tense == TENSE_FUTURE && day < c.day)
        c = calendar_add_months((civil){ c.year, c.month, 1 }, 1);
    if (news && e->a->tense != TENSE_FUTURE && day > c.day)
        c = calendar_add_months((civil){ c.year, c.month, 1 }, -1);
    if (!fit_month(e, day, &c) || day < 1 || day > calendar_month_days(c.year, c.month))
        return give(e->out, "XXXX-XX-XX");
    return give_civil(e, true, c.year, c.month, day, 3);
}

/* "From the 28th to 4 June": a late day before an early one of the month is of the month before, if its weekday does not
 * say that the range is written backwards. */
static void before_month(const evaluation *e, int day, int *month, int *year)
{
    enum { LATE = 20, EARLY = 12 };
    int until, weekday;
    if (!int_of(e, 4, &until) || day < LATE || until > EARLY || *month < 1 || *month > 12)
        return;
    if (int_of(e, 3, &weekday) && day <= calendar_month_days(*year, *month) && calendar_weekday(calendar_day(*year, *month, day)) == weekday)
        return;
    *year -= *month == 1;
    *month = *month == 1 ? 12 : *month - 1;
}

/* date(year, month, day, weekday, until); each may be missing. */
bool eval_date(evaluation *e)
{
    int year = 0, month = 0, day = 0;
    bool has_year = written_year(e, 0, &year), has_month = int_of(e, 1, &month), has_day = int_of(e, 2, &day);
    const value_capture *shown = capture_of(e, 2);
    if (!has_year && has_month && has_day && day > 31 && day < 100 && shown && shown->text.len == 2) { /* "Sep. 96" */
        year = two_digit_year(e, day);
        has_year = true;
        has_day = false;
    }
    if (!has_year && has_month && month >= 1 && month <= 12) {
        has_year = context_year(e, month, day, &year);
        if (has_year && has_day && day >= 1)
            fit_weekday(e, month, day, &year);
    }
    if (has_month && has_day)
        before_month(e, day, &month, &year);
    if (has_month)
        return has_day ? give_civil(e, has_year, year, month, day, 3) : give_named_month(e, has_year, year, month);
    if (has_day && !has_year)
        return give_month_day(e, day);
    if (has_year)
        give_year(e->out, year);
    return has_year;
}

/* date-in(which, month, day): of the year after, before or of the last date of the text. */
bool eval_date_in(evaluation *e)
{
    int month, day = 0;
    int64_t base;
    if (!int_of(e, 1, &month) || month < 1 || month > 12)
        return false;
    bool has_day = int_of(e, 2, &day), known = text_day(e, GRAIN_YEAR, &base);
    int year = known ? calendar_civil(base).year + step_of(word_of(e, 0)) : 0;
    return has_day ? give_civil(e, known, year, month, day, VALUE_ARGUMENTS) : give_named_month(e, known, year, month);
}

enum { HALF_QUARTER = 45 };

/* week-of(year, month, day): the week around a date; week-of(Q) on FUNCTION(...): the quarter that the text
 * reports on, else the one that ends with the day that the other call gives; week-of(W|WE) on FUNCTION(...): the week or weekend around it,
 * where Monday and Tuesday make a long weekend of the days before. */
bool eval_week_of(evaluation *e)
{
    timex given;
    if (day_given(e, &given)) {
        str unit = unit_of(e, 0);
        bool before = str_is(unit, "WE") && given.has_interval && calendar_weekday(given.first_day) <= 2;
        int64_t back = before ? 7 : str_is(unit, "Q") ? HALF_QUARTER : 0;
        e->out->from_context = given.from_context;
        if (str_is(unit, "Q") && e->a->has_quarter)
            return give_unit(e, e->a->quarter, unit, 0);
        return given.has_interval ? give_unit(e, given.first_day - back, unit, 0) : give(e->out, "XXXX-XX-XX");
    }
    if (!eval_date(e) || !e->out->has_interval || e->out->problem != TIMEX_FINE)
        return false;
    give_week(e->out, e->out->first_day);
    return true;
}

/* numeric(first, second, year, weekday) */
bool eval_numeric(evaluation *e)
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

/* In a story the days go on: the next of that name from the last day on. */
static bool story_weekday(evaluation *e, int wanted)
{
    if (!e->a->has_last[GRAIN_DAY]) {
        snprintf(e->out->value, sizeof e->out->value, "XXXX-WXX-%d", wanted);
        return true;
    }
    int64_t base = e->a->last[GRAIN_DAY];
    e->out->from_context = true;
    give_day(e->out, base + (wanted - calendar_weekday(base) + 7) % 7);
    return true;
}

/* weekday(day, which, text): which is last, next, this or missing; with `text` seen from the last date of the text. */
bool eval_weekday(evaluation *e)
{
    int wanted;
    int64_t base;
    str which = word_of(e, 1);
    if (!int_of(e, 0, &wanted) || wanted < 1 || wanted > 7)
        return false;
    if (!which.len && e->a->in_plan) {
        e->out->from_context = true;
        give_day(e->out, e->a->line_day + (wanted - calendar_weekday(e->a->line_day) + 7) % 7);
        return true;
    }
    if (!which.len && e->a->narrative)
        return story_weekday(e, wanted);
    bool known = str_is(word_of(e, 2), "text") ? text_day(e, GRAIN_DAY, &base) : anchor_day(e, GRAIN_DAY, &base);
    if (!known) {
        snprintf(e->out->value, sizeof e->out->value, "XXXX-WXX-%d", wanted);
        return true;
    }
    int64_t back = (calendar_weekday(base) - wanted + 7) % 7, day = base - back;
    if (str_is(which, "last"))
        day = back == 0 ? base - 7 : day;
    else if (str_is(which, "next"))
        day = base - back + 7;
    else if (str_is(which, "this"))
        day = base - (calendar_weekday(base) - wanted);
    if (str_is(which, "this") && e->a->tense == TENSE_FUTURE && day < base)
        day += 7;
    if (!which.len && e->a->tense == TENSE_FUTURE && back != 0)
        day += 7;
    give_day(e->out, day);
    return true;
}

/* day(n): n days from the anchor. */
bool eval_day(evaluation *e)
{
    int days;
    int64_t base;
    if (!int_of(e, 0, &days))
        return false;
    if (days == 0 && e->a->told_now)
        return give(e->out, "PRESENT_REF");
    if (!anchor_day(e, GRAIN_DAY, &base))
        return give(e->out, "XXXX-XX-XX");
    give_day(e->out, base + days);
    return true;
}
