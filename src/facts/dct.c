/* The document's own date, best source first: the request, a label at the head of the text ("Date:",
 * "Published:", front matter), a dateline.  Nothing is invented: without one it has none. */
#include "facts/dates.h"

enum { HEAD_TOKENS = 400, DATELINE_TOKENS = 60, LABEL_TOKENS = 3, LINE_TOKENS = 6 };

static bool is_label(const facts *f, uint32_t at)
{
    static const char *const words[] = { "date", "published", "posted", "updated", "sent", "issued", "released",
                                         "dated", "filed", "created", "modified", NULL };
    for (int i = 0; words[i]; i++)
        if (facts_is_word(f, at, words[i]))
            return true;
    return false;
}

static bool starts_line(const facts *f, uint32_t at)
{
    return at == 0 || (f->text->tokens.at[at].flags & (TOKEN_LINE | TOKEN_PARAGRAPH));
}

/* "Date: ...", "Published on ...", "Last updated: ..." at the start of a line. */
static bool is_labelled(const facts *f, const mention *m)
{
    uint32_t at = m->first;
    while (at > 0 && m->first - at < 2 &&
           (facts_is_word(f, at - 1, ":") || facts_is_word(f, at - 1, "on") || facts_is_word(f, at - 1, "\"") ||
            facts_is_word(f, at - 1, "=")))
        at--;
    if (at == 0 || at == m->first || !is_label(f, at - 1))
        return false;
    for (uint32_t back = 1; back <= LABEL_TOKENS && back <= at; back++)
        if (starts_line(f, at - back))
            return true;
    return false;
}

/* Only capitals and marks stand before it, a comma last, and a dash soon after it. */
static bool follows_place(const facts *f, const sentence *s, const mention *m)
{
    if (m->first == s->first || !facts_is_word(f, m->first - 1, ","))
        return false;
    for (uint32_t at = s->first; at < m->first; at++)
        if (f->text->tokens.at[at].shape == SHAPE_LOWER)
            return false;
    for (uint32_t at = m->last; at < s->last && at < m->last + LINE_TOKENS; at++)
        if (facts_is_word(f, at, "-") || facts_is_word(f, at, "\xE2\x80\x94") ||
            facts_is_word(f, at, "\xE2\x80\x93"))
            return true;
    return false;
}

/* "On March 3, 2020" is the beginning of a sentence, wherever its line ends. */
static bool is_governed(const facts *f, const mention *m)
{
    static const char *const words[] = { "on", "in", "by", "since", "from", "until", "after", "before", "the", NULL };
    static const char *const events[] = { "born", "birth", "baptised", "died", "founded", "established", NULL };
    for (uint32_t at = m->first; at > 0 && !starts_line(f, at) && m->first - at < LINE_TOKENS; at--)
        if (facts_is_any(f, at - 1, events))
            return true; /* "Born 12 August 1981 in Porto" */
    for (int i = 0; m->first > 0 && words[i]; i++)
        if (!starts_line(f, m->first) && facts_is_word(f, m->first - 1, words[i]))
            return true;
    return false;
}

/* "CHICAGO 1996-08-26": with a place before it, the date is all of its line. */
static bool fills_line(const facts *f, const mention *m)
{
    if (m->last < f->text->tokens.len && !starts_line(f, m->last))
        return false;
    for (uint32_t at = m->first; m->first - at <= LINE_TOKENS; at--) {
        if (starts_line(f, at))
            return true;
        if (f->text->tokens.at[at - 1].shape == SHAPE_LOWER)
            return false;
    }
    return false;
}

/* Alone on its line, or after the place: "OSLO, March 3, 2021 (AP) -" */
static bool is_dateline(const facts *f, const mention *m)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    if (m->first >= DATELINE_TOKENS || is_governed(f, m))
        return false;
    if (fills_line(f, m))
        return true;
    if (m->first > s->first + LINE_TOKENS)
        return false;
    return (s->kind != SENTENCE_PROSE && m->last + 8 >= s->last) || follows_place(f, s, m);
}

/* A whole day that is written out. */
static belie_status full_day(dater *d, uint32_t index, int64_t *day, bool *found)
{
    timex t;
    belie_status status = date_value(d, index, &d->a, &t, found);
    *found = status == BELIE_OK && *found && t.has_interval && t.first_day == t.last_day && !t.from_context &&
             t.problem == TIMEX_FINE && t.type != TIMEX_DURATION;
    *day = *found ? t.first_day : 0;
    return status;
}

static belie_status keep_dct(dater *d, int64_t day, const char *source)
{
    facts *f = d->f;
    char shown[16];
    timex_print_day(day, shown);
    d->a.has_dct = true;
    d->a.dct = day;
    f->dct = arena_copy(f->memory, str_from_c(shown));
    f->dct_source = source;
    return f->dct ? BELIE_OK : error_no_memory(d->error);
}

/* A label wins over a dateline, wherever in the head it stands. */
static belie_status find_in_head(dater *d)
{
    facts *f = d->f;
    int64_t day, dateline = 0;
    bool has_dateline = false, found;
    for (uint32_t i = 0; i < f->mentions.len && f->mentions.at[i].first < HEAD_TOKENS; i++) {
        const mention *m = &f->mentions.at[i];
        if (m->type != CLASS_DATE)
            continue;
        bool labelled = is_labelled(f, m);
        if (!labelled && (has_dateline || !is_dateline(f, m)))
            continue;
        belie_status status = full_day(d, i, &day, &found);
        if (status != BELIE_OK)
            return status;
        if (found && labelled)
            return keep_dct(d, day, "header");
        if (found) {
            has_dateline = true;
            dateline = day;
        }
    }
    return has_dateline ? keep_dct(d, dateline, "dateline") : BELIE_OK;
}

/* A date of the document that cannot be read is as none. */
static belie_status warn_of_dct(dater *d)
{
    text_warning *w = vec_push(&d->f->warnings);
    if (!w)
        return error_no_memory(d->error);
    *w = (text_warning){ 0, "the document's date is no ISO date such as 2025-06-26; read as if there were none" };
    return BELIE_OK;
}

belie_status dct_find(dater *d)
{
    facts *f = d->f;
    const char *given = f->request->dct;
    f->dct_source = "none";
    if (!given)
        return find_in_head(d);
    if (!timex_parse_iso(str_from_c(given), &d->a.dct)) {
        if (f->request->strict)
            return error_set(d->error, BELIE_BAD_INPUT,
                             "the document's date \"%.40s\" is no ISO date such as 2025-06-26", given);
        belie_status status = warn_of_dct(d);
        return status == BELIE_OK ? find_in_head(d) : status;
    }
    d->a.has_dct = true;
    f->dct = arena_copy(f->memory, str_from_c(given));
    f->dct_source = "option";
    return f->dct ? BELIE_OK : error_no_memory(d->error);
}
