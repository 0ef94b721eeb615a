/* Dates: the captures of each DATE mention valued by its rule, in the order of the text, so that
 * each can hang on those before it. */
#include "facts/dates.h"
#include "facts/values.h"

#include <stdio.h>

/* ---- captures ---- */

static value_capture read_capture(dater *d, const rule *r, uint32_t number, span where)
{
    const facts *f = d->f;
    uint32_t first = f->string->token_at.at[where.first], last = f->string->token_at.at[where.last - 1] + 1;
    value_capture c = { .is_set = true, .text = facts_text(f, first, last) };
    int class_id = value_capture_class(f->values, r, number);
    double rounding;
    if (class_id >= 0)
        c.list = symbols_value(f->table, first, last, (unsigned)class_id);
    c.has_number = number_read(f->text, f->table, &d->numbers, first, last, &c.number, &rounding);
    return c;
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

enum { OPEN_BEFORE = 1, OPEN_AFTER = 2 };

static bool joins_range(const facts *f, uint32_t at)
{
    static const char *const words[] = { "to", "until", "till", "through", "-", "\xE2\x80\x93", "and", NULL };
    return facts_is_any(f, at, words);
}

/* Whether the mention before it begins a range that it ends. */
static bool ends_range(const facts *f, uint32_t index)
{
    const mention *m = &f->mentions.at[index];
    return index > 0 && m[-1].type == CLASS_DATE && m[-1].last + 1 == m->first && joins_range(f, m->first - 1);
}

/* "Since 2019" has no last day, "until May" no first; each end of a range has both. */
static unsigned open_ends(const facts *f, uint32_t index)
{
    const mention *m = &f->mentions.at[index];
    if (m->first == 0 || ends_range(f, index))
        return 0;
    bool on = facts_is_word(f, m->last, "on") || facts_is_word(f, m->last, "onward") ||
              facts_is_word(f, m->last, "onwards");
    if (facts_is_word(f, m->first - 1, "since") || (on && facts_is_word(f, m->first - 1, "from")))
        return OPEN_AFTER;
    return facts_is_word(f, m->first - 1, "until") || facts_is_word(f, m->first - 1, "till") ? OPEN_BEFORE : 0;
}

static belie_status keep_date(dater *d, uint32_t index, const timex *t)
{
    static const char *const types[] = { "DATE", "TIME", "DURATION", "SET" };
    facts *f = d->f;
    date_fact *fact = vec_push(&f->dates);
    if (!fact)
        return error_no_memory(d->error);
    *fact = (date_fact){ .mention = index, .timex_type = types[t->type], .value = kept(f, t->value),
                         .begin_point = kept(f, t->begin_point), .end_point = kept(f, t->end_point),
                         .mod = kept(f, t->mod), .quant = kept(f, t->quant), .freq = kept(f, t->freq),
                         .approximate = t->approximate, .from_context = t->from_context, .amount = t->amount,
                         .unit = t->unit };
    if (t->has_interval) {
        fact->has_interval = true;
        fact->first_day = t->first_day;
        fact->last_day = t->last_day;
        unsigned open = open_ends(f, index);
        fact->first = open & OPEN_BEFORE ? NULL : day_text(f, t->first_day);
        fact->last = open & OPEN_AFTER ? NULL : day_text(f, t->last_day);
    }
    if (t->problem != TIMEX_FINE) {
        fact->problem_kind = t->problem == TIMEX_IMPOSSIBLE      ? DATE_IMPOSSIBLE
                             : t->problem == TIMEX_WRONG_WEEKDAY ? DATE_WEEKDAY
                                                                 : DATE_TWICE;
        fact->problem = kept(f, t->problem_text);
        fact->problem_says[0] = kept(f, t->says[0]);
        fact->problem_says[1] = kept(f, t->says[1]);
    }
    f->mentions.at[index].date = (int32_t)f->dates.len - 1;
    return fact->value ? BELIE_OK : error_no_memory(d->error);
}

/* A quarter that the text reports on is what "a year ago" is compared with; one that is to come, or
 * lies before one already named, is not.  In the sentence of a longer period ("the nine months") that
 * takes its place. */
static void remember_quarter(dater *d, const timex *t, enum tense tense, uint32_t in_sentence)
{
    if (t->type == TIMEX_DURATION && t->unit == 'M' && t->amount >= 6)
        d->long_sentence = in_sentence;
    int64_t days = t->last_day - t->first_day + 1;
    if (t->type == TIMEX_DATE && t->has_interval && days >= 28 && days <= 31 && d->month_sentence != in_sentence) {
        d->month_sentence = in_sentence;
        d->a.month = t->first_day;
    }
    if (t->type != TIMEX_DATE || !t->has_interval || !strstr(t->value, "-Q"))
        return;
    d->long_sentence = d->month_sentence = UINT32_MAX;
    bool begun = t->first_day <= d->a.dct && tense != TENSE_FUTURE && !d->a.has_quarter;
    bool over = !d->a.has_dct || t->last_day < d->a.dct || begun;
    if (over && (!d->a.has_quarter || t->first_day > d->a.quarter)) {
        d->a.has_quarter = true;
        d->a.quarter = t->first_day;
    }
}

/* A bare year before a day already named in full looks back ("since the clash in 2020"); the story
 * stays where it is. */
static bool looks_back(const dater *d, const timex *t)
{
    return t->last_day - t->first_day >= 360 && d->has_full_day && t->last_day < d->full_day;
}

/* "Josef Malina (19 March 1871, Brno - 7 November 1938, Prague)": the days of a life, and no day of the story. */
static bool is_of_life(const dater *d, const mention *m)
{
    enum { BACK = 10 };
    bool dash = false;
    uint32_t at = m->first;
    for (; at > 0 && at + BACK > m->first && !facts_is_word(d->f, at, "("); at--)
        dash |= facts_is_word(d->f, at, "-") || facts_is_word(d->f, at, "\xE2\x80\x93");
    return dash && facts_is_word(d->f, at, "(") && at > 0 && d->f->text->tokens.at[at - 1].shape == SHAPE_CAPITAL;
}

/* What the date leaves for those after it to hang on.  In a story a date that does not hold the
 * last finer one ends it: after "in 1920", "the next day" is none that is known. */
static void remember(dater *d, const mention *m, const timex *t)
{
    int64_t days = t->last_day - t->first_day + 1;
    if (!t->has_interval || t->type == TIMEX_DURATION || t->type == TIMEX_SET || days > 366 || t->aside ||
        looks_back(d, t))
        return;
    d->a.has_range = false;
    if (days == 1)
        d->day_end = m->last;
    if (days == 1 && anchors_heads_line(d->f, m)) {
        d->has_line_day = true;
        d->line_day = t->first_day;
    }
    if (days == 1 && !t->from_context && !is_of_life(d, m)) {
        d->has_full_day = true;
        d->full_day = t->first_day;
    }
    grain of = days == 1 ? GRAIN_DAY : days <= 31 ? GRAIN_MONTH : GRAIN_YEAR;
    for (int g = 0; g < GRAIN_COUNT; g++) {
        bool held = d->a.last[g] >= t->first_day && d->a.last[g] <= t->last_day;
        if (g >= (int)of) {
            d->a.has_last[g] = true;
            d->a.last[g] = t->first_day;
        } else if (d->a.narrative && !held)
            d->a.has_last[g] = false;
    }
}

/* "From 14 September 1862 to 3 April 1863": what follows may lie within. */
static void remember_range(dater *d, uint32_t index, const timex *t)
{
    const mention *m = &d->f->mentions.at[index];
    if (!ends_range(d->f, index) || m[-1].date < 0 || !t->has_interval || t->type == TIMEX_SET)
        return;
    const date_fact *begin = &d->f->dates.at[m[-1].date];
    d->a.has_range = begin->has_interval && begin->first_day < t->first_day;
    d->a.range_first = begin->first_day;
    d->a.range_last = t->last_day;
}

/* "From 28 February to 3 March 2020", "between May and July 2020": the end names the year, and the
 * beginning lies before it. */
static belie_status use_range_year(dater *d, uint32_t index, anchors *a)
{
    timex end, begin;
    bool valued;
    if (index + 1 >= d->f->mentions.len || !ends_range(d->f, index + 1))
        return BELIE_OK;
    belie_status status = date_value(d, index + 1, a, &end, &valued);
    if (status != BELIE_OK || !valued || !end.has_interval || end.from_context || end.last_day - end.first_day > 366)
        return status;
    a->has_phrase_year = a->range_year = true;
    a->phrase_year = calendar_civil(end.first_day).year;
    status = date_value(d, index, a, &begin, &valued);
    bool other_month = valued && begin.has_interval && begin.first_day > end.last_day + 27;
    if (status == BELIE_OK && other_month)
        a->phrase_year--;
    return status;
}

/* "From October to March": the end that would lie before its beginning lies in the next year. */
static bool wraps_around(const dater *d, uint32_t index, const timex *t)
{
    const mention *m = &d->f->mentions.at[index];
    if (!ends_range(d->f, index) || !t->has_interval || !t->from_context)
        return false;
    bool from = m[-1].first > 0 && facts_is_word(d->f, m[-1].first - 1, "from");
    int32_t before = d->f->mentions.at[index - 1].date;
    bool days = before >= 0 && t->first_day == t->last_day && d->f->dates.at[before].has_interval &&
                d->f->dates.at[before].first_day == d->f->dates.at[before].last_day && m[-1].last - m[-1].first > 1;
    if (facts_is_word(d->f, m->first - 1, "to") && !from && !days) /* "revised on Friday to May's figures" */
        return false;
    return before >= 0 && d->f->dates.at[before].has_interval && t->last_day < d->f->dates.at[before].first_day &&
           t->last_day > d->f->dates.at[before].first_day - 366;
}

/* The captures of a mention's rule, and its value program. */
static belie_status read_captures(dater *d, const mention *m, value_capture captures[RULE_CAPTURES + 1])
{
    facts *f = d->f;
    span spans[RULE_CAPTURES + 1];
    belie_status status = matcher_captures(f->tagging, f->string->symbols.at, (uint32_t)f->string->symbols.len,
                                           &m->source, spans, d->error);
    for (uint32_t i = 0; i <= RULE_CAPTURES; i++)
        captures[i] = (value_capture){ .is_set = false };
    for (uint32_t i = 1; status == BELIE_OK && i <= m->by->capture_count; i++)
        if (spans[i].last > spans[i].first)
            captures[i] = read_capture(d, m->by, i, spans[i]);
    return status;
}

belie_status date_value(dater *d, uint32_t index, const anchors *a, timex *out, bool *valued)
{
    const mention *m = &d->f->mentions.at[index];
    const value_program *p = &d->f->values->programs.at[m->by->index];
    value_capture captures[RULE_CAPTURES + 1];
    *valued = false;
    belie_status status = p->call_count ? read_captures(d, m, captures) : BELIE_OK;
    if (status == BELIE_OK && p->call_count)
        *valued = value_eval(p, captures, a, out);
    return status;
}

belie_status date_read(dater *d, uint32_t index)
{
    const mention *m = &d->f->mentions.at[index];
    const value_program *p = &d->f->values->programs.at[m->by->index];
    value_capture captures[RULE_CAPTURES + 1];
    timex t;
    if (!p->call_count)
        return BELIE_OK;
    belie_status status = read_captures(d, m, captures);
    anchors a = anchors_of(d, index);
    bool bare = status == BELIE_OK && value_lacks_year(p, captures);
    if (bare) {
        anchors_use_phrase_year(d, index, &a);
        status = use_range_year(d, index, &a);
    }
    if (status != BELIE_OK || !value_eval(p, captures, &a, &t))
        return status;
    bool listed = !bare && m->first > 0 && facts_is_word(d->f, m->first - 1, "and"); /* "made Friday and Thursday" */
    if (!listed && wraps_around(d, index, &t)) {
        a.has_phrase_year |= bare;
        a.phrase_year = calendar_civil(t.first_day).year + 1;
        a.tense = TENSE_FUTURE; /* "from Monday to Friday" */
        value_eval(p, captures, &a, &t);
    }
    d->tense_before = a.tense;
    d->repeated_before = a.repeated;
    remember_quarter(d, &t, a.tense, facts_sentence(d->f, m->first));
    remember(d, m, &t);
    remember_range(d, index, &t);
    return keep_date(d, index, &t);
}

/* ---- the document as a whole ---- */

/* 13 to 31 in one place of a numeric date settles the order for all. */
static bool day_comes_first(const facts *f)
{
    size_t day_first = 0, month_first = 0;
    if (f->request->date_order != BELIE_ORDER_AUTO)
        return f->request->date_order == BELIE_ORDER_DMY;
    for (uint32_t i = 0; i + 2 < f->text->tokens.len; i++) {
        int first, second;
        if (f->text->tokens.at[i + 1].kind != TOKEN_MARK || !facts_is_word(f, i + 1, "/") || !str_to_int(text_token(f->text, i), &first) ||
            !str_to_int(text_token(f->text, i + 2), &second))
            continue;
        day_first += first > 12 && first <= 31 && second <= 12;
        month_first += second > 12 && second <= 31 && first <= 12;
    }
    return day_first > month_first;
}

enum { STORY_YEARS = 3, STORY_AGE = 3, OLD_YEARS = 2, OLD_AGE = 20 };

/* How many years before `now` the year lies that a mention names; 0: it names none. */
static int age_of(const facts *f, const mention *m, int now)
{
    int year;
    for (uint32_t at = m->first; at < m->last; at++)
        if (facts_has_class(f, at, CLASS_YEAR) && str_to_int(text_token(f->text, at), &year) && year < now)
            return now - year;
    return 0;
}

/* A history names years of old; news hangs on its day, which "yesterday" and "on Monday" show. */
static bool is_narrative(const dater *d)
{
    const facts *f = d->f;
    size_t years = 0, old = 0, deictic = 0;
    if (f->request->style != BELIE_STYLE_AUTO)
        return f->request->style == BELIE_STYLE_NARRATIVE;
    if (!d->a.has_dct)
        return true;
    int now = calendar_civil(d->a.dct).year;
    for (uint32_t i = 0; i < f->mentions.len; i++) {
        const mention *m = &f->mentions.at[i];
        if (m->type != CLASS_DATE)
            continue;
        int age = age_of(f, m, now);
        years += age >= STORY_AGE;
        old += age >= OLD_AGE;
        deictic += value_is_deictic(&f->values->programs.at[m->by->index]);
    }
    bool many = years >= STORY_YEARS && years + old > deictic * 4, past = old >= OLD_YEARS && old == years && !deictic;
    return (many || past) && years * 100 > f->text->tokens.len;
}

/* What has a rule with a value, and yet none ("version 1.2.3"), was no date. */
static void drop_valueless(facts *f)
{
    uint32_t kept_count = 0;
    for (uint32_t i = 0; i < f->mentions.len; i++) {
        const mention *m = &f->mentions.at[i];
        if (m->type == CLASS_DATE && m->date < 0 && f->values->programs.at[m->by->index].call_count)
            continue;
        if (m->date >= 0)
            f->dates.at[m->date].mention = kept_count;
        f->mentions.at[kept_count++] = *m;
    }
    f->mentions.len = kept_count;
}

belie_status facts_read_dates(facts *f, belie_error *error)
{
    dater d = { .f = f, .error = error, .numbers = number_classes_of(f),
                .tenses = tense_classes_of(f), .long_sentence = UINT32_MAX,
                .day_end = UINT32_MAX, .month_sentence = UINT32_MAX,
                .determiner = facts_class(f, "determiner") };
    belie_status status = facts_prepare(f, error);
    if (status != BELIE_OK)
        return status;
    d.a.day_first = day_comes_first(f);
    status = dct_find(&d);
    d.a.narrative = is_narrative(&d);
    f->style = d.a.narrative ? "narrative" : "news";
    for (uint32_t i = 0; status == BELIE_OK && i < f->mentions.len; i++) {
        facts_expect_mention(f, i);
        if (f->mentions.at[i].type == CLASS_DATE)
            status = date_read(&d, i);
    }
    if (status != BELIE_OK)
        return status;
    drop_valueless(f);
    return facts_place_mentions(f, error);
}
