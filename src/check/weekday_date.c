/* weekday-date and impossible-date: expressions that contradict themselves; time/ has marked
 * them. */
#include "check/list.h"
#include "facts/mood.h"

/* A year that the phrase does not give may be another: in a narrative, and after a date of another year. */
static bool is_of_another_year(const facts *f, size_t index)
{
    const date_fact *d = &f->dates.at[index];
    enum { DATES_BACK = 3, YEAR_DAYS = 366 };
    if (!d->from_context || !d->has_interval)
        return false;
    if (f->style && strcmp(f->style, "narrative") == 0)
        return true;
    for (size_t i = index; i-- > 0 && index - i <= DATES_BACK;) {
        const date_fact *other = &f->dates.at[i];
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

/* "27 on August 16" may be a price; a clock's time has minutes. */
static bool is_no_clock(const facts *f, const mention *m)
{
    str shown = facts_text(f, m->first, m->last);
    /* bars that are "open until 26:00" */
    if (m->first > 0 && facts_is_word(f, m->first - 1, "until") && shown.len > 3 && memcmp(shown.ptr + 2, ":00", 3) == 0)
        return true;
    return f->dates.at[m->date].timex_type && strcmp(f->dates.at[m->date].timex_type, "TIME") == 0 &&
           !memchr(shown.ptr, ':', shown.len) && !memchr(shown.ptr, '.', shown.len);
}

/* "a slip for the 28th", "does not exist": the text knows. */
static bool is_called_wrong(const facts *f, const mention *m)
{
    static const char *const words[] = { "exist", "exists", "error", "errors", "misprint", "misprinted", "typo", "slip", "mistake",
                                         "mistaken", "invalid", "wrong", "wrongly", "erroneous", "erroneously", "impossible",
                                         "nonexistent", "non-existent", "misdated", NULL };
    uint32_t here = facts_sentence(f, m->first);
    for (uint32_t k = here; k <= here + 1 && k < f->text->sentences.len; k++)
        for (uint32_t at = f->text->sentences.at[k].first; at < f->text->sentences.at[k].last; at++)
            if (facts_is_any(f, at, words))
                return true;
    return false;
}

/* A quoted weekday, the expression alone in its sentence or with a colon behind it: it is spoken of. */
static bool is_cited(const facts *f, const mention *m, int kind)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    if (m->first <= s->first + 1 && (m->last + 1 >= s->last || facts_is_word(f, m->last, ":")))
        return true;
    static const char *const open[] = { "\"", "\xE2\x80\x9C", "'", "\xE2\x80\x98" };
    static const char *const close[] = { "\"", "\xE2\x80\x9D", "'", "\xE2\x80\x99" };
    bool before = false, after = false;
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        before |= m->first > 0 && facts_is_word(f, m->first - 1, open[i]);
        after |= facts_is_word(f, m->last, close[i]);
    }
    if (before && after)
        return true;
    if (kind != DATE_WEEKDAY)
        return false;
    uint32_t speaker;
    mood_classes moods = mood_classes_of(f->rules);
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
        if (kind == DATE_WEEKDAY ? is_of_another_year(f, i) : is_no_clock(f, m))
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

belie_status check_weekday_date(findings *out)
{
    return report(out, DATE_WEEKDAY, "weekday-date", BELIE_ERROR, "\"%s\" names the wrong weekday: %s");
}

belie_status check_impossible_date(findings *out)
{
    return report(out, DATE_IMPOSSIBLE, "impossible-date", BELIE_ERROR, "\"%s\" cannot be: %s");
}
