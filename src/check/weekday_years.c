/* Of which year a day is that tells its weekday and not its year: one that was taken from elsewhere in the text may be another. */
#include "check/weekday_years.h"

#include <limits.h>
#include <stdlib.h>

#include "check/moments.h"
#include "time/calendar.h"
#include "time/timex.h"

static years years_join(years x, int first, int last)
{
    return (years){ first < x.first ? first : x.first, last > x.last ? last : x.last };
}

/* "Monday 5 October 2015 ... On Thursday, 7 October": the date before it gives the year. */
static bool is_near_dated(const facts *f, size_t index)
{
    enum { DATES_BACK = 2, NEAR_DAYS = 21 };
    const date_fact *d = &f->dates.at[index];
    for (size_t i = index; i-- > 0 && index - i <= DATES_BACK;) {
        const date_fact *other = &f->dates.at[i];
        int64_t away = d->first_day - other->first_day;
        if (other->has_interval && !other->from_context && other->first_day == other->last_day)
            return away <= NEAR_DAYS && away >= -NEAR_DAYS;
    }
    return false;
}

static uint32_t paragraph_of(const facts *f, const date_fact *d)
{
    return f->text->sentences.at[facts_sentence(f, f->mentions.at[d->mention].first)].paragraph;
}

/* "Since 2019", "fewer than in 2022": a year that what is told of does not lie in. */
static bool is_compared_with(const facts *f, const mention *m)
{
    static const char *const words[] = { "since", "than", "until", "till", "before", "after", "from", "with", "like", "as", NULL };
    uint32_t at = m->first;
    while (at > 0 && (facts_is_word(f, at - 1, "in") || facts_is_word(f, at - 1, "the") || facts_is_word(f, at - 1, "of")))
        at--;
    return at > 0 && facts_is_any(f, at - 1, words);
}

/* Notes for each date which years its paragraph tells, and which the document. */
bool told_years_read(told_years *t, const facts *f, arena *memory)
{
    *t = (told_years){ .f = f, .past = facts_class(f, "verb-past") };
    const years none = { INT_MAX, INT_MIN };
    t->all = none;
    t->here = arena_array(memory, f->dates.len + 1, sizeof *t->here);
    if (!t->here)
        return false;
    for (size_t from = 0, to; from < f->dates.len; from = to) {
        uint32_t paragraph = paragraph_of(f, &f->dates.at[from]);
        years here = none;
        for (to = from; to < f->dates.len && paragraph_of(f, &f->dates.at[to]) == paragraph; to++)
            if (f->dates.at[to].has_interval && !f->dates.at[to].from_context && !is_compared_with(f, &f->mentions.at[f->dates.at[to].mention]))
                here = years_join(here, calendar_civil(f->dates.at[to].first_day).year, calendar_civil(f->dates.at[to].last_day).year);
        for (size_t i = from; i < to; i++)
            t->here[i] = here;
        t->all = years_join(t->all, here.first, here.last);
    }
    return true;
}

/* Whether all years that the paragraph tells, or else the document, are the one that was taken for the date. */
bool year_is_the_one(const told_years *t, size_t index)
{
    int year = calendar_civil(t->f->dates.at[index].first_day).year;
    const years *told = t->here[index].first <= t->here[index].last ? &t->here[index] : &t->all;
    return told->first == year && told->last == year;
}

bool date_tells_month(const facts *f, const mention *m)
{
    int month = facts_class(f, "month");
    for (uint32_t at = m->first; at < m->last; at++)
        if (facts_has_class(f, at, month))
            return true;
    return false;
}

/* The weekday that a date without its year is said to be, 1 to 7; 0: none, or it tells its year, or another one was taken for it. */
static int said_weekday(const facts *f, const date_fact *d, int year)
{
    bool day = d->has_interval && d->from_context && d->first_day == d->last_day && date_tells_month(f, &f->mentions.at[d->mention]);
    return day && calendar_civil(d->first_day).year == year ? moment_weekday(f, &f->mentions.at[d->mention]) : 0;
}

static bool fits_in(const date_fact *d, int year, int weekday)
{
    civil told = calendar_civil(d->first_day);
    return calendar_weekday(calendar_day(year, told.month, told.day)) == weekday;
}

/* Whether the days near it that were taken to be of the same year are two or more, and all fit another year: that one is meant. */
static bool fit_another_year_together(const facts *f, size_t index)
{
    enum { DATES_NEAR = 24, YEARS = 10 };
    const date_fact *d = &f->dates.at[index];
    int year = calendar_civil(d->first_day).year;
    size_t from = index > DATES_NEAR ? index - DATES_NEAR : 0, to = index + DATES_NEAR < f->dates.len ? index + DATES_NEAR : f->dates.len;
    for (int other = year - YEARS; other <= year + YEARS; other++) {
        int fitting = 0, weekday;
        for (size_t i = from; i < to && fitting >= 0; i++)
            if ((weekday = said_weekday(f, &f->dates.at[i], year)) != 0)
                fitting = fits_in(&f->dates.at[i], other, weekday) ? fitting + (i == index || f->dates.at[i].first_day != d->first_day) : -1;
        if (fitting > 1)
            return true;
    }
    return false;
}

/* "Friday 5 January", told in December: whether the day fits the year of a date, or lies near it in the next or the last. */
static bool fits_about(const date_fact *d, int64_t about, int weekday)
{
    enum { NEAR = 120 };
    int year = calendar_civil(about).year;
    civil told = calendar_civil(d->first_day);
    for (int other = year - 1; other <= year + 1; other++) {
        int64_t away = calendar_day(other, told.month, told.day) - about;
        if ((other == year || (away < NEAR && away > -NEAR)) && fits_in(d, other, weekday))
            return true;
    }
    return false;
}

/* Whether the day fits a year of the text's own date, or one that stands in its head, though another was taken. */
static bool fits_year_now(const told_years *t, size_t index)
{
    enum { HEAD_DATES = 3 };
    const facts *f = t->f;
    const date_fact *d = &f->dates.at[index];
    int year = calendar_civil(d->first_day).year, weekday = said_weekday(f, d, year);
    int64_t day;
    if (weekday && f->dct && timex_parse_iso(str_from_c(f->dct), &day) && fits_about(d, day, weekday))
        return true;
    for (size_t i = 0; weekday && i < HEAD_DATES && i < f->dates.len; i++)
        if (f->dates.at[i].has_interval && !f->dates.at[i].from_context && f->dates.at[i].last_day != INT64_MAX && fits_about(d, f->dates.at[i].last_day, weekday))
            return true;
    return false;
}

/* "Founded in 1923", "the flood of 1953", "since 2019" */
static bool is_of_what_was(const told_years *t, const mention *m)
{
    enum { BACK = 6, AHEAD = 4 };
    static const char *const present[] = { "are", "is", "has", "have", NULL };
    const sentence s = facts_sentence_around(t->f, m->first, m->last);
    uint32_t from = m->first > s.first + BACK ? m->first - BACK : s.first, to = m->last + AHEAD < s.last ? m->last + AHEAD : s.last;
    for (uint32_t at = from; at < to; at++)
        if (facts_has_class(t->f, at, t->past) && !facts_is_any(t->f, at, present))
            return true;
    return is_compared_with(t->f, m) || (m->first > 0 && facts_is_word(t->f, m->first - 1, "of"));
}

/* Whether the year taken for a date is that of the text's own date, or told with it, or in the head, and not of what was: "founded in 1923". */
static bool is_year_now(const told_years *t, size_t index)
{
    enum { HEAD_DATES = 3, DATES_BACK = 6 };
    const facts *f = t->f;
    int year = calendar_civil(f->dates.at[index].first_day).year;
    uint32_t here = facts_sentence(f, f->mentions.at[f->dates.at[index].mention].first);
    int64_t day;
    if (f->dct && timex_parse_iso(str_from_c(f->dct), &day) && abs(calendar_civil(day).year - year) <= 1)
        return true;
    for (size_t i = index; i-- > 0;) {
        const date_fact *d = &f->dates.at[i];
        const mention *m = &f->mentions.at[d->mention];
        uint32_t told = facts_sentence(f, m->first);
        if (i >= HEAD_DATES && (index - i > DATES_BACK || told + 1 < here)) {
            i = i > HEAD_DATES ? HEAD_DATES : i;
            continue;
        }
        if (d->has_interval && !d->from_context && calendar_civil(d->first_day).year == year && !is_of_what_was(t, m))
            return true;
    }
    return false;
}

/* "On 11 January of the coming year" */
static bool is_of_coming_year(const facts *f, const mention *m)
{
    enum { AHEAD = 5 };
    static const char *const words[] = { "year", "year's", NULL };
    uint32_t to = m->last + AHEAD < f->text->tokens.len ? m->last + AHEAD : (uint32_t)f->text->tokens.len;
    return facts_has_any(f, m->last, to, words);
}

/* A year that the phrase does not give may be another: in a narrative, and behind a date of another year in the paragraph. */
bool year_is_another(const told_years *t, size_t index)
{
    const facts *f = t->f;
    const date_fact *d = &f->dates.at[index];
    enum { DATES_BACK = 3, YEAR_DAYS = 366 };
    if (!d->from_context || !d->has_interval)
        return false;
    if (is_of_coming_year(f, &f->mentions.at[d->mention]))
        return true;
    if (!is_near_dated(f, index) && (!is_year_now(t, index) || fit_another_year_together(f, index) || fits_year_now(t, index)))
        return true;
    if (year_is_the_one(t, index))
        return false;
    if (f->style && strcmp(f->style, "narrative") == 0 && !is_near_dated(f, index))
        return true;
    for (size_t i = index; i-- > 0 && index - i <= DATES_BACK;) {
        const date_fact *other = &f->dates.at[i];
        if (paragraph_of(f, other) != paragraph_of(f, d))
            break;
        if (other->has_interval && !other->from_context &&
            (other->last_day < d->first_day - YEAR_DAYS || other->first_day > d->last_day + YEAR_DAYS))
            return true;
    }
    return false;
}
