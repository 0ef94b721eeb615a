/* weekday-date and impossible-date: expressions that contradict themselves; time/ has marked
 * them. */
#include "check/list.h"
#include "check/moments.h"
#include "facts/mood.h"
#include "time/calendar.h"
#include "time/timex.h"

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

/* A year that the phrase does not give may be another: in a narrative, and behind a date of another year in the paragraph. */
static bool is_of_another_year(const facts *f, size_t index)
{
    const date_fact *d = &f->dates.at[index];
    enum { DATES_BACK = 3, YEAR_DAYS = 366 };
    if (!d->from_context || !d->has_interval)
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

/* "29 February" of a year that the phrase does not give. */
static bool needs_another_year(const date_fact *d)
{
    return d->from_context && d->problem_says[0] && strcmp(d->problem_says[0], "day 29") == 0;
}

/* "At 25:10", "25:10  Pump stopped"; "Matthew 27:46" is a verse, and a lap may take 27:18. */
static bool is_clock_by_its_place(const facts *f, const mention *m)
{
    static const char *const before[] = { "at", "from", "by", "between", "and", "to", "before", "after", "since", "till", "until", "around", "about",
                                          "time", "approximately", "-", "\xE2\x80\x93", ":", "(", "|", "[", NULL };
    return (f->text->tokens.at[m->first].flags & TOKEN_LINE) || (m->first > 0 && facts_is_any(f, m->first - 1, before));
}

/* "27 on August 16" may be a price; a clock's time has minutes. */
static bool is_no_clock(const facts *f, const mention *m)
{
    str shown = facts_text(f, m->first, m->last);
    /* bars that are "open until 26:00" */
    if (m->first > 0 && facts_is_word(f, m->first - 1, "until") && shown.len > 3 && memcmp(shown.ptr + 2, ":00", 3) == 0)
        return true;
    if (shown.len == 5 && shown.ptr[2] == ':' && !is_clock_by_its_place(f, m))
        return true;
    return f->dates.at[m->date].timex_type && strcmp(f->dates.at[m->date].timex_type, "TIME") == 0 &&
           !memchr(shown.ptr, ':', shown.len) && !memchr(shown.ptr, '.', shown.len);
}

/* "13/23/33": no order makes a date of it, so it was hardly meant as one. */
static bool is_no_date(const facts *f, const mention *m)
{
    str shown = facts_text(f, m->first, m->last);
    return shown.len == 8 && shown.ptr[2] == '/' && shown.ptr[5] == '/' && memcmp(shown.ptr, "12", 2) > 0 && memcmp(shown.ptr + 3, "12", 2) > 0;
}

/* "a slip for the 28th", "does not exist": the text knows. */
static bool is_called_wrong(const facts *f, const mention *m)
{
    static const char *const words[] = { "exist", "exists", "error", "errors", "misprint", "misprinted", "typo", "slip", "mistake",
                                         "mistaken", "invalid", "wrong", "wrongly", "erroneous", "erroneously", "impossible",
                                         "nonexistent", "non-existent", "misdated", "regret", "regrets", "corrected", "correction", "retracted", NULL };
    static const char *const no[] = { "not", "never", "don't", NULL };
    static const char *const use[] = { "write", "use", "type", "enter", "say", NULL };
    enum { BEHIND = 2 };
    uint32_t here = facts_sentence(f, m->first);
    for (uint32_t away = 1; away <= 2 && away < m->first; away++)
        if (facts_is_any(f, m->first - away, use) && facts_is_any(f, m->first - away - 1, no))
            return true; /* "do not write 25:00" */
    const sentence *s = f->text->sentences.at;
    uint32_t end = here;
    while (end < here + BEHIND && end + 1 < f->text->sentences.len && s[end + 1].paragraph == s[here].paragraph)
        end++;
    return facts_has_any(f, s[here].first, s[end].last, words);
}

/* A quoted weekday; a day that cannot be, alone in its sentence or with a colon behind it: it is spoken of. */
static bool is_cited(const facts *f, const mention *m, int kind)
{
    static const char *const open[] = { "\"", "\xE2\x80\x9C", "'", "\xE2\x80\x98" };
    static const char *const close[] = { "\"", "\xE2\x80\x9D", "'", "\xE2\x80\x99" };
    bool before = false, after = false;
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        before |= m->first > 0 && facts_is_word(f, m->first - 1, open[i]);
        after |= facts_is_word(f, m->last, close[i]);
    }
    if (before && after)
        return true;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    if (kind != DATE_WEEKDAY)
        return m->first <= s->first + 1 && (m->last + 1 >= s->last || facts_is_word(f, m->last, ":"));
    uint32_t speaker;
    mood_classes moods = mood_classes_of(f);
    return mood_of(f, &moods, m->first, m->last, &speaker) & MOOD_QUOTED;
}

static belie_status report(findings *out, int kind, const char *name, belie_severity severity,
                           const char *format)
{
    const facts *f = out->f;
    const check *by = check_named(name);
    for (size_t i = 0; i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        const mention *m = &f->mentions.at[d->mention];
        out->comparisons++;
        if ((int)d->problem_kind != kind)
            continue;
        if (kind == DATE_WEEKDAY ? is_of_another_year(f, i) : is_no_clock(f, m) || is_no_date(f, m))
            continue;
        if (is_cited(f, m, kind) || is_called_wrong(f, m) || (kind == DATE_IMPOSSIBLE && needs_another_year(d)))
            continue;
        evidence place = { m->first, m->last, d->problem_says[0], NULL, m->by };
        const char *quote = facts_quote(f, m->first, m->last);
        belie_status status = quote ? findings_add(out, by, severity, 0.95, &place, 1, NULL, format, quote, d->problem)
                                    : error_no_memory(out->error);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

/* ---- "Wednesday the 9th", "that Friday", "It was a Tuesday" ---- */

/* A day that the text, or its head, dates before a mention; -1: none near. */
static int32_t anchor_before(const facts *f, size_t index)
{
    enum { DATES_BACK = 3 };
    for (size_t i = index; i-- > 0 && index - i <= DATES_BACK;) {
        const date_fact *d = &f->dates.at[i];
        bool day = d->has_interval && !d->approximate && !d->from_context && d->first_day == d->last_day;
        if (day)
            return (int32_t)i;
    }
    return -1;
}

/* The number of "the 9th" in a mention; 0: none, or more is told. */
static int day_number(const facts *f, const mention *m)
{
    int month = facts_class(f, "month"), nth = facts_class(f, "day-ordinal"), day = 0;
    for (uint32_t at = m->first; at < m->last; at++) {
        if (facts_has_class(f, at, month))
            return 0;
        if (facts_has_class(f, at, nth))
            day = str_leading_int(text_token(f->text, at));
    }
    return day;
}

/* The next day of this number, or one of the last week, that has the weekday; else *day is the next one.  False: none has. */
static bool fits_near(int64_t anchor, int number, int weekday, int64_t *day)
{
    enum { AHEAD = 31, BACK = 7 };
    *day = INT64_MIN;
    for (int away = -BACK; away <= AHEAD; away++) {
        if (calendar_civil(anchor + away).day != number)
            continue;
        if (calendar_weekday(anchor + away) == weekday)
            return true;
        *day = *day == INT64_MIN ? anchor + away : *day;
    }
    return *day == INT64_MIN;
}

static belie_status report_day(findings *out, const mention *m, const mention *anchor, int64_t day, double score)
{
    static const char *const names[] = { "", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
    char shown[16];
    timex_print_day(day, shown);
    const char *quote = facts_quote(out->f, m->first, m->last);
    evidence places[2] = { { m->first, m->last, quote, NULL, m->by } };
    if (!quote)
        return error_no_memory(out->error);
    if (anchor)
        places[1] = (evidence){ anchor->first, anchor->last, names[calendar_weekday(day)], NULL, anchor->by };
    return findings_add(out, check_named("weekday-date"), BELIE_WARNING, score, places, anchor ? 2 : 1,
                        anchor ? "the one date near it is what it speaks of" : NULL, "\"%s\" names the wrong weekday: %s was a %s",
                        quote, shown, names[calendar_weekday(day)]);
}

/* Where the text itself tells its date, or NULL. */
static const mention *own_date(const facts *f)
{
    enum { HEAD_DATES = 4 };
    int64_t day;
    if (!f->dct || !timex_parse_iso(str_from_c(f->dct), &day))
        return NULL;
    for (size_t i = 0; i < f->dates.len && i < HEAD_DATES; i++)
        if (f->dates.at[i].has_interval && !f->dates.at[i].from_context && f->dates.at[i].first_day == day && f->dates.at[i].last_day == day)
            return &f->mentions.at[f->dates.at[i].mention];
    return NULL;
}

/* "Wednesday the 9th" of a letter of Monday, 6 May. */
static belie_status check_numbered(findings *out, size_t index, int weekday)
{
    const facts *f = out->f;
    const mention *m = &f->mentions.at[f->dates.at[index].mention];
    int number = day_number(f, m);
    int32_t before = anchor_before(f, index);
    const mention *anchor = before >= 0 ? &f->mentions.at[f->dates.at[before].mention] : NULL;
    int64_t from = before >= 0 ? f->dates.at[before].first_day : 0;
    bool unlucky = number == 13 && weekday == 5;
    if (!anchor)
        anchor = own_date(f);
    if (!number || unlucky || (before < 0 && !(f->dct && timex_parse_iso(str_from_c(f->dct), &from))))
        return BELIE_OK;
    int64_t day;
    out->comparisons++;
    return fits_near(from, number, weekday, &day) ? BELIE_OK : report_day(out, m, anchor, day, 0.75);
}

/* "That Friday evening", "It was a Tuesday": of the day told of in the sentence before. */
static belie_status check_pointing(findings *out, size_t index, int weekday)
{
    const facts *f = out->f;
    const mention *m = &f->mentions.at[f->dates.at[index].mention];
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    bool that = m->first > 0 && facts_is_word(f, m->first - 1, "that") && m->first <= s->first + 2;
    bool was = m->first == s->first + 3 && facts_is_word(f, s->first, "it") && facts_is_word(f, s->first + 1, "was") && facts_is_word(f, s->first + 2, "a");
    const date_fact *d = index > 0 ? &f->dates.at[index - 1] : NULL;
    if ((!that && !was) || !d || !d->has_interval || d->approximate || d->from_context || d->first_day != d->last_day ||
        facts_sentence(f, f->mentions.at[d->mention].first) + 1 != facts_sentence(f, m->first))
        return BELIE_OK;
    out->comparisons++;
    return calendar_weekday(d->first_day) == weekday ? BELIE_OK : report_day(out, m, &f->mentions.at[d->mention], d->first_day, 0.7);
}

belie_status check_weekday_date(findings *out)
{
    const facts *f = out->f;
    belie_status status = report(out, DATE_WEEKDAY, "weekday-date", BELIE_ERROR, "\"%s\" names the wrong weekday: %s");
    for (size_t i = 0; status == BELIE_OK && i < f->dates.len; i++) {
        const mention *m = &f->mentions.at[f->dates.at[i].mention];
        int weekday = f->dates.at[i].problem_kind == DATE_FINE ? moment_weekday(f, m) : 0;
        if (!weekday || is_cited(f, m, DATE_WEEKDAY))
            continue;
        status = check_numbered(out, i, weekday);
        if (status == BELIE_OK)
            status = check_pointing(out, i, weekday);
    }
    return status;
}

belie_status check_impossible_date(findings *out)
{
    return report(out, DATE_IMPOSSIBLE, "impossible-date", BELIE_ERROR, "\"%s\" cannot be: %s");
}
