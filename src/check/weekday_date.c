/* weekday-date: a day that falls on another weekday than is said, in one expression (time/ has marked those), or by the day that is told
 * beside it. */
#include "check/dates_said.h"
#include "check/list.h"
#include "check/moments.h"
#include "check/weekday_years.h"
#include "facts/mood.h"
#include "time/calendar.h"
#include "time/timex.h"

typedef struct reader {
    findings *out;
    const facts *f;
    mood_classes moods;
    int weekday;
    told_years years; /* read when one is asked for */
} reader;

static bool is_cited(const reader *r, const mention *m)
{
    uint32_t speaker;
    return date_is_quoted(r->f, m) || (mood_of(r->f, &r->moods, m->first, m->last, &speaker) & MOOD_QUOTED);
}

/* The weekday, and the day that follows or stands before it, as pieces of their own.  How many. */
static uint32_t part_places(const reader *r, const mention *m, const date_fact *d, evidence places[2])
{
    const facts *f = r->f;
    uint32_t at = m->first;
    while (at < m->last && !facts_has_class(f, at, r->weekday))
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

/* "Sunday, 14 May 1996" */
static belie_status check_marked(const reader *r, size_t index)
{
    const date_fact *d = &r->f->dates.at[index];
    const mention *m = &r->f->mentions.at[d->mention];
    if (year_is_another(&r->years, index) || date_is_called_wrong(r->f, m))
        return BELIE_OK;
    evidence places[2] = { { m->first, m->last, d->problem_says[0], NULL, m->by } };
    uint32_t count = part_places(r, m, d, places);
    const char *quote = facts_quote(r->f, m->first, m->last);
    return quote ? findings_add(r->out, check_named("weekday-date"), BELIE_ERROR, 0.95, places, count, NULL, "\"%s\" names the wrong weekday: %s", quote,
                                d->problem)
                 : error_no_memory(r->out->error);
}

/* ---- "Wednesday the 9th", "that Friday", "It was a Tuesday" ---- */

/* A day that the text, or its head, dates before a mention; -1: none near. */
static int32_t anchor_before(const facts *f, size_t index)
{
    enum { DATES_BACK = 3 };
    for (size_t i = index; i-- > 0 && index - i <= DATES_BACK;) {
        const date_fact *d = &f->dates.at[i];
        bool day = d->has_interval && !d->approximate && d->first_day == d->last_day;
        if (day && (!d->from_context || date_tells_month(f, &f->mentions.at[d->mention])))
            return (int32_t)i;
    }
    return -1;
}

/* The number of "the 9th" in a mention; 0: none, or more is told. */
static int day_number(const facts *f, const mention *m)
{
    int nth = facts_class(f, "day-ordinal"), day = 0;
    for (uint32_t at = m->first; at < m->last; at++)
        if (facts_has_class(f, at, nth))
            day = str_leading_int(text_token(f->text, at));
    return date_tells_month(f, m) ? 0 : day;
}

/* The next day of this number, or one of the `back` days before, that has the weekday; else *day is the next one.  False: none has. */
static bool fits_near(int64_t anchor, int number, int weekday, int back, int64_t *day)
{
    enum { AHEAD = 31 };
    *day = INT64_MIN;
    for (int away = -back; away <= AHEAD; away++) {
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

/* The first day that the text tells with its year, or its own date; INT64_MAX: none. */
static int64_t day_of_head(const facts *f)
{
    enum { HEAD_DATES = 3 };
    int64_t day;
    for (size_t i = 0; i < f->dates.len && i < HEAD_DATES; i++)
        if (f->dates.at[i].has_interval && !f->dates.at[i].from_context && f->dates.at[i].first_day == f->dates.at[i].last_day)
            return f->dates.at[i].first_day;
    return f->dct && timex_parse_iso(str_from_c(f->dct), &day) ? day : INT64_MAX;
}

/* Whether a day whose year the text does not give with it may be of another that is told, or of the year before: "6 December", in January. */
static bool fits_another_year(const reader *r, size_t anchor, int number, int weekday, int back)
{
    enum { YEARS = 4 };
    const date_fact *d = &r->f->dates.at[anchor];
    civil told = calendar_civil(d->first_day);
    int64_t day;
    bool ahead = d->first_day > day_of_head(r->f);
    for (int year = told.year - YEARS; d->from_context && year <= told.year + YEARS; year++)
        if (((year >= r->years.all.first && year <= r->years.all.last) || (ahead && year == told.year - 1)) &&
            fits_near(calendar_day(year, told.month, told.day), number, weekday, back, &day))
            return true;
    return false;
}

/* "Next morning, Friday the 16th", "Sunday the 29th of this month", "is moved to Tuesday the 12th": of the days about the date told last or
 * ahead; what was may lie a month back. */
static int days_back(const facts *f, const mention *m)
{
    enum { WEEK = 7, MONTH = 31, BACK = 4, BEHIND = 3, FAR = 16 };
    static const char *const present[] = { "is", "are", "will", "shall", "be", "can", "please", "must", "may", "am", NULL };
    const sentence s = facts_sentence_around(f, m->first, m->last);
    uint32_t from = m->first > s.first + FAR ? m->first - FAR : s.first;
    static const char *const then[] = { "next", "following", "coming", "tomorrow", "will", NULL }, *const now[] = { "this", "instant", "inst", NULL };
    bool near = facts_has_any(f, m->first > BACK ? m->first - BACK : 0, m->first, then) || facts_has_any(f, m->last, m->last + BEHIND, now) || facts_has_any(f, m->first, m->last, now);
    return near || facts_has_any(f, from, m->first, present) ? WEEK : MONTH;
}

/* "Wednesday the 9th" of a letter of Monday, 6 May. */
static belie_status check_numbered(const reader *r, size_t index, int weekday)
{
    enum { UNLUCKY = 13, FRIDAY = 5 };
    const facts *f = r->f;
    const mention *m = &f->mentions.at[f->dates.at[index].mention];
    int number = day_number(f, m), back = days_back(f, m);
    int32_t before = anchor_before(f, index);
    const mention *anchor = before >= 0 ? &f->mentions.at[f->dates.at[before].mention] : own_date(f);
    int64_t from = before >= 0 ? f->dates.at[before].first_day : 0, day;
    if (!number || (number == UNLUCKY && weekday == FRIDAY) || (before < 0 && !(f->dct && timex_parse_iso(str_from_c(f->dct), &from))))
        return BELIE_OK;
    r->out->comparisons++;
    int64_t head = day_of_head(f), other;
    if (head != INT64_MAX && head != from && fits_near(head, number, weekday, back, &other))
        return BELIE_OK;
    bool fits = fits_near(from, number, weekday, back, &day) || (before >= 0 && fits_another_year(r, (size_t)before, number, weekday, back));
    return fits ? BELIE_OK : report_day(r->out, m, anchor, day, 0.75);
}

/* A date that names one day by its number. */
static bool is_full_day(const date_fact *d)
{
    return d->has_interval && !d->approximate && !d->from_context && d->first_day == d->last_day && d->problem_kind == DATE_FINE;
}

/* "It was a Monday", "that Tuesday", "fell on a Friday", "the words \"Sunday": of a day that the text tells elsewhere.  "On Monday" is any. */
static bool points(const facts *f, const mention *m)
{
    static const char *const be[] = { "was", "were", "is", "on", "be", NULL };
    static const char *const marks[] = { "\"", "\xE2\x80\x9C", "|", NULL };
    static const char *const parts[] = { "morning", "afternoon", "evening", "night", "because", "when", "is", "was", "and", "the", "that", "which", "at", "as", NULL };
    bool month = facts_is_word(f, m->last, "in") && !facts_is_word(f, m->last + 1, "the"); /* "a Monday in May" */
    bool noun = m->last < f->text->tokens.len && f->text->tokens.at[m->last].kind == TOKEN_WORD && !facts_is_any(f, m->last, parts); /* "a Monday show" */
    if (m->first == 0 || month || noun || date_tells_month(f, m))
        return false;
    bool told = facts_is_word(f, m->first - 1, "a") && m->first > 2 && facts_is_any(f, m->first - 2, be) && (!facts_is_word(f, m->first - 2, "on") || facts_is_word(f, m->first - 3, "fell"));
    told |= facts_is_word(f, m->first - 1, "a") && (facts_is_word(f, m->last, "is") || facts_is_word(f, m->last, "was"));
    return told || facts_is_word(f, m->first - 1, "that") || facts_is_any(f, m->first - 1, marks);
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
static const date_fact *day_in_next_cell(const reader *r, size_t index)
{
    const facts *f = r->f;
    const mention *m = &f->mentions.at[f->dates.at[index].mention];
    const date_fact *next = index + 1 < f->dates.len ? &f->dates.at[index + 1] : NULL;
    bool cell = next && (facts_is_word(f, m->last, "|") || facts_is_word(f, m->last, "(")) && f->mentions.at[next->mention].first == m->last + 1;
    bool day = cell && next->has_interval && next->first_day == next->last_day && has_number(f, next);
    return day && (!next->from_context || year_is_the_one(&r->years, index + 1)) ? next : NULL;
}

/* "It was a Thursday when my father, born on 2 May 1950, came home" */
static bool is_of_birth(const facts *f, const mention *m)
{
    static const char *const born[] = { "born", "b", "birth", "birthday", NULL };
    return facts_has_any(f, m->first > 3 ? m->first - 3 : 0, m->first, born);
}

/* The one full day that is told in its sentence, in the two before it or in that behind it; NULL: none, or several, or one that has the weekday. */
static const date_fact *day_beside(const facts *f, size_t index, int weekday)
{
    enum { BACK = 3, BEHIND = 1, DATES_NEAR = 48, APART = 2 };
    const mention *m = &f->mentions.at[f->dates.at[index].mention], *last = index > 0 ? &f->mentions.at[f->dates.at[index - 1].mention] : NULL;
    uint32_t here = facts_sentence(f, m->first);
    const date_fact *found = NULL;
    if (last && f->dates.at[index - 1].from_context && has_number(f, &f->dates.at[index - 1]) && m->first - last->last <= APART)
        return NULL; /* "on 17 June, a Monday": of the year meant */
    size_t from = facts_date_from(f, f->text->sentences.at[here > BACK ? here - BACK : 0].first);
    from = index > DATES_NEAR && from < index - DATES_NEAR ? index - DATES_NEAR : from;
    for (size_t i = from; i < f->dates.len && i < index + DATES_NEAR; i++) {
        const date_fact *d = &f->dates.at[i];
        if (facts_sentence(f, f->mentions.at[d->mention].first) > here + BEHIND)
            break;
        if (d->has_interval && d->first_day == d->last_day && calendar_weekday(d->first_day) == weekday && i != index && has_number(f, d))
            return NULL;
        if (!is_full_day(d) || is_of_birth(f, &f->mentions.at[d->mention]))
            continue;
        if (found && found->first_day != d->first_day)
            return NULL;
        found = d;
    }
    return found;
}

/* "That Friday evening", "It was a Tuesday". */
static belie_status check_pointing(const reader *r, size_t index, int weekday)
{
    const facts *f = r->f;
    const mention *m = &f->mentions.at[f->dates.at[index].mention];
    const date_fact *d = day_in_next_cell(r, index);
    if (!d)
        d = points(f, m) ? day_beside(f, index, weekday) : NULL;
    if (!d || calendar_weekday(d->first_day) == weekday)
        return BELIE_OK;
    r->out->comparisons++;
    return report_day(r->out, m, &f->mentions.at[d->mention], d->first_day, 0.7);
}

belie_status check_weekday_date(findings *out)
{
    const facts *f = out->f;
    reader r = { .out = out, .f = f, .moods = mood_classes_of(f), .weekday = facts_class(f, "weekday") };
    belie_status status = BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < f->dates.len; i++) {
        const mention *m = &f->mentions.at[f->dates.at[i].mention];
        out->comparisons++;
        bool marked = f->dates.at[i].problem_kind == DATE_WEEKDAY;
        int weekday = f->dates.at[i].problem_kind == DATE_FINE ? moment_weekday(f, m) : 0;
        if ((!weekday && !marked) || is_cited(&r, m))
            continue;
        if (!r.years.here && !told_years_read(&r.years, f, &out->scratch))
            return error_no_memory(out->error);
        status = marked ? check_marked(&r, i) : check_numbered(&r, i, weekday);
        if (status == BELIE_OK && !marked)
            status = check_pointing(&r, i, weekday);
    }
    return status;
}
