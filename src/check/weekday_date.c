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

/* Whether all years that the paragraph tells, or else the document, are the one that was taken for the date. */
static bool is_of_the_one_year(const facts *f, size_t index)
{
    const date_fact *d = &f->dates.at[index];
    int year = calendar_civil(d->first_day).year;
    uint32_t paragraph = paragraph_of(f, d);
    bool here = false, here_other = false, there = false, there_other = false;
    for (size_t i = 0; i < f->dates.len; i++) {
        const date_fact *other = &f->dates.at[i];
        if (!other->has_interval || other->from_context)
            continue;
        bool same = calendar_civil(other->first_day).year == year && calendar_civil(other->last_day).year == year;
        bool near = paragraph_of(f, other) == paragraph;
        here |= same && near;
        here_other |= !same && near;
        there |= same;
        there_other |= !same;
    }
    return here || here_other ? here && !here_other : there && !there_other;
}

/* A year that the phrase does not give may be another: in a narrative, and behind a date of another year in the paragraph. */
static bool is_of_another_year(const facts *f, size_t index)
{
    const date_fact *d = &f->dates.at[index];
    enum { DATES_BACK = 3, YEAR_DAYS = 366 };
    if (!d->from_context || !d->has_interval)
        return false;
    if (is_of_the_one_year(f, index))
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

/* Whether the text tells several times of the clock. */
static bool has_clocks(const facts *f)
{
    enum { SEVERAL = 2 };
    int count = 0;
    for (size_t i = 0; i < f->dates.len && count < SEVERAL; i++)
        count += f->dates.at[i].problem_kind == DATE_FINE && f->dates.at[i].value && strchr(f->dates.at[i].value, ':');
    return count == SEVERAL;
}

/* "At 25:10", "25:10  Pump stopped"; "Matthew 27:46" is a verse, and a lap may take 27:18. */
static bool is_clock_by_its_place(const facts *f, const mention *m)
{
    static const char *const before[] = { "at", "from", "by", "between", "and", "to", "before", "after", "since", "till", "until", "around", "about",
                                          "time", "approximately", "-", "\xE2\x80\x93", ":", "(", "|", "[", ";", NULL };
    bool begins = m->first == f->text->sentences.at[facts_sentence(f, m->first)].first;
    return (begins && has_clocks(f)) || (f->text->tokens.at[m->first].flags & TOKEN_LINE) || (m->first > 0 && facts_is_any(f, m->first - 1, before));
}

/* "27 on August 16" may be a price; a clock's time has minutes. */
static bool is_no_clock(const facts *f, const mention *m)
{
    str shown = facts_text(f, m->first, m->last);
    const char *says = f->dates.at[m->date].problem_says[0];
    if (says && strncmp(says, "day ", 4) == 0)
        return false; /* "the night of 30 February" */
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
    static const char *const words[] = { "exist", "exists", "error", "errors", "misprint", "misprinted", "typo", "mistake",
                                         "mistaken", "invalid", "wrong", "wrongly", "erroneous", "erroneously", "impossible",
                                         "nonexistent", "non-existent", "misdated", "julian", "leap", "warning", "joke", "regret", "regrets", "corrected", "correction", "retracted", NULL };
    static const char *const no[] = { "not", "never", "don't", "no", NULL };
    static const char *const use[] = { "write", "use", "type", "enter", "say", NULL };
    enum { BEHIND = 2 };
    uint32_t here = facts_sentence(f, m->first);
    static const char *const leap[] = { "leap", NULL };
    const sentence *all = f->text->sentences.at;
    bool before = here > 0 && all[here - 1].paragraph == all[here].paragraph;
    if (m->first > 0 && facts_is_any(f, m->first - 1, no)) /* "there is no 31 June" */
        return true;
    if (before && facts_has_any(f, all[here - 1].first, all[here - 1].last, leap))
        return true;
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
        return f->dates.at[m->date].from_context && m->first <= s->first + 1 && (m->last + 1 >= s->last || facts_is_word(f, m->last, ":"));
    uint32_t speaker;
    mood_classes moods = mood_classes_of(f);
    return mood_of(f, &moods, m->first, m->last, &speaker) & MOOD_QUOTED;
}

/* The weekday, and the day that follows or stands before it, as pieces of their own.  How many. */
static uint32_t part_places(const facts *f, const mention *m, const date_fact *d, evidence places[2])
{
    int weekday = rule_set_class(f->rules, STR("weekday"));
    uint32_t at = m->first;
    while (at < m->last && !facts_has_class(f, at, weekday))
        at++;
    if (at == m->last || m->last - m->first < 2)
        return 1;
    bool first = at == m->first;
    uint32_t from = first ? at + 1 : m->first, to = first ? m->last : at;
    while (from + 1 < to && f->text->tokens.at[from].kind == TOKEN_MARK)
        from++;
    evidence named = { at, at + 1, d->problem_says[0], NULL, m->by }, day = { from, to, d->problem_says[1], NULL, m->by };
    places[0] = first ? named : day;
    places[1] = first ? day : named;
    return 2;
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
        evidence places[2] = { { m->first, m->last, d->problem_says[0], NULL, m->by } };
        uint32_t count = kind == DATE_WEEKDAY ? part_places(f, m, d, places) : 1;
        const char *quote = facts_quote(f, m->first, m->last);
        belie_status status = quote ? findings_add(out, by, severity, 0.95, places, count, NULL, format, quote, d->problem)
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

/* A date that names one day by its number. */
static bool is_full_day(const date_fact *d)
{
    return d->has_interval && !d->approximate && !d->from_context && d->first_day == d->last_day && d->problem_kind == DATE_FINE;
}

/* "A Monday", "that Tuesday", "fell on a Friday", "the words \"Sunday": of a day that the text tells elsewhere.  "On Monday" is any. */
static bool points(const facts *f, const mention *m)
{
    static const char *const articles[] = { "a", "that", NULL };
    static const char *const marks[] = { "\"", "\xE2\x80\x9C", "|", NULL };
    static const char *const parts[] = { "morning", "afternoon", "evening", "night", "because", "when", "is", "was", "and", "the", "that", "which", "at", "as", NULL };
    bool month = facts_is_word(f, m->last, "in") && !facts_is_word(f, m->last + 1, "the"); /* "a Monday in May" */
    bool noun = m->last < f->text->tokens.len && f->text->tokens.at[m->last].kind == TOKEN_WORD && !facts_is_any(f, m->last, parts); /* "a Monday show" */
    if (m->first == 0 || month || noun)
        return false;
    return facts_is_any(f, m->first - 1, articles) || facts_is_any(f, m->first - 1, marks);
}

static bool has_number(const facts *f, const date_fact *d)
{
    const mention *m = &f->mentions.at[d->mention];
    for (uint32_t at = m->first; at < m->last; at++)
        if (f->text->tokens.at[at].flags & TOKEN_DIGITS || f->text->tokens.at[at].kind == TOKEN_NUMBER)
            return true;
    return false;
}

/* "| Thursday | 11 October |", "Wednesday (13 November 2008)": the next cell. */
static const date_fact *day_in_next_cell(const facts *f, size_t index)
{
    const mention *m = &f->mentions.at[f->dates.at[index].mention];
    const date_fact *next = index + 1 < f->dates.len ? &f->dates.at[index + 1] : NULL;
    bool cell = next && (facts_is_word(f, m->last, "|") || facts_is_word(f, m->last, "(")) && f->mentions.at[next->mention].first == m->last + 1;
    bool day = cell && next->has_interval && next->first_day == next->last_day && has_number(f, next);
    return day && (!next->from_context || is_of_the_one_year(f, index + 1)) ? next : NULL;
}

/* The one full day that is told in its sentence, in the two before it or in that behind it; NULL: none, or several, or one that has the weekday. */
static const date_fact *day_beside(const facts *f, size_t index, int weekday)
{
    enum { BACK = 3, BEHIND = 1 };
    uint32_t here = facts_sentence(f, f->mentions.at[f->dates.at[index].mention].first);
    const date_fact *found = NULL;
    for (size_t i = facts_date_from(f, f->text->sentences.at[here > BACK ? here - BACK : 0].first); i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        if (facts_sentence(f, f->mentions.at[d->mention].first) > here + BEHIND)
            break;
        if (d->has_interval && d->first_day == d->last_day && calendar_weekday(d->first_day) == weekday && i != index && has_number(f, d))
            return NULL;
        if (!is_full_day(d))
            continue;
        if (found && found->first_day != d->first_day)
            return NULL;
        found = d;
    }
    return found;
}

/* "That Friday evening", "It was a Tuesday". */
static belie_status check_pointing(findings *out, size_t index, int weekday)
{
    const facts *f = out->f;
    const mention *m = &f->mentions.at[f->dates.at[index].mention];
    const date_fact *d = day_in_next_cell(f, index);
    if (!d)
        d = points(f, m) ? day_beside(f, index, weekday) : NULL;
    if (!d || calendar_weekday(d->first_day) == weekday)
        return BELIE_OK;
    out->comparisons++;
    return report_day(out, m, &f->mentions.at[d->mention], d->first_day, 0.7);
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
