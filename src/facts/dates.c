/* Dates: the captures of each DATE mention valued by its rule, in the order of the text, so that
 * each can hang on those before it. */
#include "facts/facts.h"
#include "facts/numbers.h"
#include "facts/values.h"

#include <stdio.h>

enum { DATELINE_TOKENS = 60 };

typedef struct dater {
    facts *f;
    anchors a;
    number_classes numbers;
    int past_class;
    belie_error *error;
} dater;

/* ---- captures ---- */

static value_capture read_capture(dater *d, const rule *r, uint32_t number, span where)
{
    const facts *f = d->f;
    uint32_t first = f->string->token_at.at[where.first], last = f->string->token_at.at[where.last - 1] + 1;
    value_capture c = { .is_set = true, .text = facts_text(f, first, last) };
    int class_id = rule_set_class(f->rules, str_from_c(r->captures[number]));
    double rounding;
    if (class_id >= 0)
        c.list = symbols_value(f->table, first, last, (unsigned)class_id);
    c.has_number = number_read(f->text, f->table, &d->numbers, first, last, &c.number, &rounding);
    return c;
}

/* ---- tense ---- */

static bool has(const facts *f, uint32_t at, int class_id)
{
    return class_id >= 0 && facts_has_class(f, at, (unsigned)class_id);
}

static bool is_future_word(const facts *f, uint32_t at)
{
    static const char *const words[] = { "will", "shall", "'ll", "scheduled", "plans", "upcoming", "expects", "payable",
                                         NULL };
    for (int i = 0; words[i]; i++)
        if (facts_is_word(f, at, words[i]) && f->text->tokens.at[at].shape == SHAPE_LOWER)
            return true;
    return false;
}

/* The verb nearest to the date tells, those before it first. */
static enum tense tense_of(const dater *d, const mention *m)
{
    const facts *f = d->f;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    for (uint32_t away = 1; away < 25; away++) {
        uint32_t back = m->first >= away ? m->first - away : UINT32_MAX;
        if (back != UINT32_MAX && back >= s->first) {
            bool soon = facts_is_word(f, back, "soon") || facts_is_word(f, back, "early");
            if (is_future_word(f, back) || (soon && facts_is_word(f, back + 1, "as")) ||
                (facts_is_word(f, back, "set") && facts_is_word(f, back + 1, "to")))
                return TENSE_FUTURE;
            if (has(f, back, d->past_class) || facts_is_word(f, back, "was") || facts_is_word(f, back, "were") ||
                facts_is_word(f, back, "had"))
                return TENSE_PAST;
        }
    }
    for (uint32_t at = m->last; at < s->last && at < m->last + 20; at++) {
        if (is_future_word(f, at))
            return TENSE_FUTURE;
        if (has(f, at, d->past_class) || facts_is_word(f, at, "was") || facts_is_word(f, at, "were"))
            return TENSE_PAST;
    }
    return TENSE_NONE;
}

/* ---- results ---- */

static const char *kept(const facts *f, const char *text_of)
{
    return text_of[0] ? arena_copy(f->memory, str_from_c(text_of)) : NULL;
}

static const char *day_text(const facts *f, int64_t day)
{
    char out[16];
    timex_print_day(day, out);
    return arena_copy(f->memory, str_from_c(out));
}

static belie_status keep_date(dater *d, uint32_t index, const timex *t)
{
    static const char *const types[] = { "DATE", "TIME", "DURATION", "SET" };
    facts *f = d->f;
    date_fact *fact = vec_push(&f->dates);
    if (!fact)
        return error_no_memory(d->error);
    *fact = (date_fact){ .mention = index, .timex_type = types[t->type], .value = kept(f, t->value),
                         .mod = kept(f, t->mod), .quant = kept(f, t->quant), .freq = kept(f, t->freq),
                         .approximate = t->approximate, .from_context = t->from_context, .range_end = -1,
                         .amount = t->amount, .unit = t->unit };
    if (t->has_interval) {
        fact->has_interval = true;
        fact->first_day = t->first_day;
        fact->last_day = t->last_day;
        fact->first = day_text(f, t->first_day);
        fact->last = day_text(f, t->last_day);
    }
    if (t->problem != TIMEX_FINE) {
        fact->problem_kind = t->problem == TIMEX_IMPOSSIBLE ? DATE_IMPOSSIBLE : DATE_WEEKDAY;
        fact->problem = kept(f, t->problem_text);
        fact->problem_says[0] = kept(f, t->says[0]);
        fact->problem_says[1] = kept(f, t->says[1]);
    }
    f->mentions.at[index].date = (int32_t)f->dates.len - 1;
    return fact->value ? BELIE_OK : error_no_memory(d->error);
}

/* What the date leaves for those after it to hang on. */
static void remember(dater *d, const timex *t)
{
    if (!t->has_interval || t->type == TIMEX_DURATION || t->type == TIMEX_SET)
        return;
    int64_t days = t->last_day - t->first_day + 1;
    if (strstr(t->value, "-Q") && !(d->a.has_quarter && t->first_day + 300 < d->a.quarter)) {
        d->a.has_quarter = true; /* a quarter of the year before is what is compared with, no anchor */
        d->a.quarter = t->first_day;
    }
    civil c = calendar_civil(t->first_day);
    if (days > 366)
        return;
    d->a.has_last = true;
    d->a.last = t->first_day;
    d->a.last_grain = days == 1 ? 'D' : days <= 31 ? 'M' : 'Y';
    if (days == 1 || !d->a.has_year || !d->a.full_year) {
        d->a.has_year = true;
        d->a.year = c.year;
        d->a.full_year |= days == 1;
    }
}

/* A year that stands in the same phrase, before or after, names the year of a bare month: "the
 * 2024 agreement, finalized in October". */
static void use_phrase_year(dater *d, uint32_t index, anchors *a)
{
    const facts *f = d->f;
    uint32_t sentence_index = facts_sentence(f, f->mentions.at[index].first);
    for (uint32_t i = index; i-- > 0 && facts_sentence(f, f->mentions.at[i].first) == sentence_index;) {
        const mention *m = &f->mentions.at[i];
        if (m->date < 0 || !f->dates.at[m->date].has_interval || f->dates.at[m->date].from_context)
            continue;
        a->has_year = true;
        a->year = calendar_civil(f->dates.at[m->date].first_day).year;
        a->narrative = true;
        return;
    }
}

static bool is_bare_month(const value_program *p, const value_capture *captures)
{
    const value_call *c = &p->calls[0];
    if (c->function != 0 || c->count < 2)
        return false;
    const value_argument *year = &c->arguments[0];
    return year->capture < 0 ? !year->word.len : !captures[year->capture].is_set;
}

static belie_status read_date(dater *d, uint32_t index)
{
    facts *f = d->f;
    mention *m = &f->mentions.at[index];
    const value_program *p = &f->values->programs.at[m->by->index];
    span spans[RULE_CAPTURES + 1];
    value_capture captures[RULE_CAPTURES + 1] = { { .is_set = false } };
    belie_status status = matcher_captures(f->tagging, f->string->symbols.at, (uint32_t)f->string->symbols.len,
                                           &m->source, spans, d->error);
    if (status != BELIE_OK || !p->call_count)
        return status;
    for (uint32_t i = 1; i <= m->by->capture_count; i++)
        if (spans[i].last > spans[i].first)
            captures[i] = read_capture(d, m->by, i, spans[i]);
    anchors a = d->a;
    timex t;
    a.tense = tense_of(d, m);
    if (is_bare_month(p, captures))
        use_phrase_year(d, index, &a);
    if (!value_eval(p, captures, &a, &t))
        return BELIE_OK;
    remember(d, &t);
    return keep_date(d, index, &t);
}

/* ---- the document's own date ---- */

/* A full date in the first lines: a dateline, "Published:", "Date:", front matter. */
static void find_dct(dater *d)
{
    facts *f = d->f;
    for (uint32_t i = 0; i < f->mentions.len && f->mentions.at[i].first < DATELINE_TOKENS; i++) {
        const mention *m = &f->mentions.at[i];
        if (m->type != CLASS_DATE || read_date(d, i) != BELIE_OK || m->date < 0)
            continue;
        date_fact fact = f->dates.at[m->date];
        const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
        bool alone = m->first <= s->first + 6 && m->last + 8 >= s->last && s->kind != SENTENCE_PROSE;
        bool labelled = m->first >= 2 && (facts_is_word(f, m->first - 1, ":") || facts_is_word(f, m->first - 1, "on")) &&
                        (facts_is_word(f, m->first - 2, "date") || facts_is_word(f, m->first - 2, "published") ||
                         facts_is_word(f, m->first - 2, "posted") || facts_is_word(f, m->first - 2, "updated"));
        f->mentions.at[i].date = -1;
        vec_clear(&f->dates);
        if (!fact.has_interval || fact.first_day != fact.last_day || fact.from_context || (!alone && !labelled))
            continue;
        d->a.has_dct = true;
        d->a.dct = fact.first_day;
        f->dct = fact.first;
        f->dct_source = labelled ? "header" : "dateline";
        return;
    }
    d->a.has_last = d->a.has_year = false;
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

static belie_status set_dct(dater *d)
{
    facts *f = d->f;
    const char *given = f->request->dct;
    f->dct_source = "none";
    if (!given) {
        find_dct(d);
        d->a.has_last = d->a.has_year = false;
        return BELIE_OK;
    }
    if (!timex_parse_iso(str_from_c(given), &d->a.dct)) {
        if (f->request->strict)
            return error_set(d->error, BELIE_BAD_INPUT,
                             "the document's date \"%.40s\" is no ISO date such as 2025-06-26", given);
        return warn_of_dct(d);
    }
    d->a.has_dct = true;
    f->dct = arena_copy(f->memory, str_from_c(given));
    f->dct_source = "option";
    return f->dct ? BELIE_OK : error_no_memory(d->error);
}

/* 13 to 31 in one place of a numeric date settles the order for all. */
static bool day_comes_first(const facts *f)
{
    size_t day_first = 0, month_first = 0;
    if (f->request->date_order != BELIE_ORDER_AUTO)
        return f->request->date_order == BELIE_ORDER_DMY;
    for (uint32_t i = 0; i + 2 < f->text->tokens.len; i++) {
        int first, second;
        if (!facts_is_word(f, i + 1, "/") || !str_to_int(text_token(f->text, i), &first) ||
            !str_to_int(text_token(f->text, i + 2), &second))
            continue;
        day_first += first > 12 && first <= 31 && second <= 12;
        month_first += second > 12 && second <= 31 && first <= 12;
    }
    return day_first > month_first;
}

/* A history names its years; news hangs on its day. */
static bool is_narrative(const facts *f, bool has_dct)
{
    size_t years = 0, weekdays = 0;
    int weekday = rule_set_class(f->rules, STR("weekday"));
    if (f->request->style != BELIE_STYLE_AUTO)
        return f->request->style == BELIE_STYLE_NARRATIVE;
    for (uint32_t i = 0; i < f->text->tokens.len; i++) {
        years += facts_has_class(f, i, CLASS_YEAR);
        weekdays += weekday >= 0 && facts_has_class(f, i, (unsigned)weekday);
    }
    return !has_dct || (years >= 6 && years > weekdays * 4 && years * 100 > f->text->tokens.len);
}

belie_status facts_read_dates(facts *f, belie_error *error)
{
    dater d = { .f = f, .error = error, .numbers = number_classes_of(f->rules),
                .past_class = rule_set_class(f->rules, STR("verb-past")) };
    d.a.day_first = day_comes_first(f);
    belie_status status = set_dct(&d);
    d.a.narrative = is_narrative(f, d.a.has_dct);
    f->style = d.a.narrative ? "narrative" : "news";
    for (uint32_t i = 0; status == BELIE_OK && i < f->mentions.len; i++)
        if (f->mentions.at[i].type == CLASS_DATE)
            status = read_date(&d, i);
    return status;
}
