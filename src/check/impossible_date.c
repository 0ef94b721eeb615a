/* impossible-date: a day or an hour that no calendar has; time/ has marked them. */
#include "check/dates_said.h"
#include "check/list.h"

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
static bool is_clock_by_its_place(const facts *f, const mention *m, bool clocks)
{
    static const char *const before[] = { "at", "from", "by", "between", "and", "to", "before", "after", "since", "till", "until", "around", "about",
                                          "time", "approximately", "-", "\xE2\x80\x93", ":", "(", "|", "[", ";", NULL };
    const token *all = f->text->tokens.at;
    if (m->first > 0 && facts_is_word(f, m->first - 1, ":") && all[m->first - 1].end == all[m->first].start)
        return false; /* "2:28:00" */
    bool begins = m->first == f->text->sentences.at[facts_sentence(f, m->first)].first;
    return (begins && clocks) || (f->text->tokens.at[m->first].flags & TOKEN_LINE) || (m->first > 0 && facts_is_any(f, m->first - 1, before));
}

/* "27 on August 16" may be a price; a clock's time has minutes. */
static bool is_no_clock(const facts *f, const mention *m, bool clocks)
{
    str shown = facts_text(f, m->first, m->last);
    const char *says = f->dates.at[m->date].problem_says[0];
    if (says && strncmp(says, "day ", 4) == 0)
        return false; /* "the night of 30 February" */
    /* bars that are "open until 26:00" */
    if (m->first > 0 && facts_is_word(f, m->first - 1, "until") && shown.len > 3 && memcmp(shown.ptr + 2, ":00", 3) == 0)
        return true;
    if (shown.len == 5 && shown.ptr[2] == ':' && !is_clock_by_its_place(f, m, clocks))
        return true;
    if (shown.len > 4 && shown.ptr[2] == '.' && !(shown.ptr[4] >= '0' && shown.ptr[4] <= '9'))
        return true; /* "27.9 at night" */
    return f->dates.at[m->date].timex_type && strcmp(f->dates.at[m->date].timex_type, "TIME") == 0 &&
           !memchr(shown.ptr, ':', shown.len) && !memchr(shown.ptr, '.', shown.len);
}

/* "13/23/33": no order makes a date of it, so it was hardly meant as one. */
static bool is_no_date(const facts *f, const mention *m)
{
    str shown = facts_text(f, m->first, m->last);
    return shown.len == 8 && shown.ptr[2] == '/' && shown.ptr[5] == '/' && memcmp(shown.ptr, "12", 2) > 0 && memcmp(shown.ptr + 3, "12", 2) > 0;
}

/* Alone in its sentence or with a colon behind it: it is spoken of. */
static bool is_cited(const facts *f, const mention *m)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    bool alone = m->first <= s->first + 1 && (m->last + 1 >= s->last || facts_is_word(f, m->last, ":"));
    return date_is_quoted(f, m) || (alone && f->dates.at[m->date].from_context);
}

belie_status check_impossible_date(findings *out)
{
    const facts *f = out->f;
    belie_status status = BELIE_OK;
    bool clocks = has_clocks(f);
    for (size_t i = 0; status == BELIE_OK && i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        const mention *m = &f->mentions.at[d->mention];
        out->comparisons++;
        if ((int)d->problem_kind != DATE_IMPOSSIBLE || is_no_clock(f, m, clocks) || is_no_date(f, m) || is_cited(f, m) || date_is_called_wrong(f, m) ||
            needs_another_year(d))
            continue;
        evidence place = { m->first, m->last, d->problem_says[0], NULL, m->by };
        const char *quote = facts_quote(f, m->first, m->last);
        status = quote ? findings_add(out, check_named("impossible-date"), BELIE_ERROR, 0.95, &place, 1, NULL, "\"%s\" cannot be: %s", quote, d->problem)
                       : error_no_memory(out->error);
    }
    return status;
}
