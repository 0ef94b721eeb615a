/* What a date hangs on: the tense of its sentence, the day and the year named near it, the heading above its line. */
#include "facts/dates.h"
#include "facts/values.h"

enum { PHRASE_TOKENS = 15, CLOCK_TOKENS = 40, SET_TOKENS = 12, HEAD_WORDS = 5 };

static bool names_year(const dater *d, uint32_t index)
{
    const mention *m = &d->f->mentions.at[index];
    return m->date >= 0 && d->f->dates.at[m->date].has_interval && !d->f->dates.at[m->date].from_context &&
           d->f->dates.at[m->date].last_day - d->f->dates.at[m->date].first_day <= 366;
}

/* "Two years ago, in May": a year that only the day of writing tells, when the month follows at once. */
static bool gives_year(const dater *d, uint32_t index, const mention *m)
{
    const mention *before = &d->f->mentions.at[index];
    const date_fact *fact = before->date >= 0 ? &d->f->dates.at[before->date] : NULL;
    return fact && fact->has_interval && fact->last_day - fact->first_day >= 364 &&
           fact->last_day - fact->first_day <= 365 && m->first <= before->last + 2 && m->first > before->last &&
           facts_is_word(d->f, m->first - 1, "in");
}

/* "The Nov. 6 vote": its own thing, whatever year stands before. */
static bool is_attributive(const dater *d, const mention *m)
{
    return d->determiner >= 0 && m->first > 0 && facts_has_class(d->f, m->first - 1, d->determiner);
}

/* A year that stands before a bare month in the same phrase names its year: "the 2024 agreement,
 * finalized in October"; but not for what is to come. */
void anchors_use_phrase_year(const dater *d, uint32_t index, anchors *a)
{
    static const char *const up_to[] = { "through", "until", "till", NULL }; /* of late: "a plan of 1987; through May" */
    const facts *f = d->f;
    const mention *m = &f->mentions.at[index];
    uint32_t first = f->text->sentences.at[facts_sentence(f, m->first)].first;
    bool news = a->has_dct && !a->narrative;
    bool at_once = index > 0 && gives_year(d, index - 1, m);
    if (news && m->first > 0 && facts_is_any(f, m->first - 1, up_to))
        return;
    if (news && !at_once && (a->tense == TENSE_FUTURE || is_attributive(d, m)))
        return;
    for (uint32_t i = index; i-- > 0 && f->mentions.at[i].first >= first;) {
        if (m->first > f->mentions.at[i].last + PHRASE_TOKENS)
            return;
        if (!names_year(d, i) && !(at_once && i == index - 1))
            continue;
        a->has_phrase_year = true;
        a->phrase_year = calendar_civil(f->dates.at[f->mentions.at[i].date].first_day).year;
        return;
    }
}

/* "Daily from 7 to 9 a.m.", "Sundays between 2 and 5": the hour of a day that comes again. */
static bool is_repeated(const dater *d, uint32_t index, enum tense tense)
{
    const facts *f = d->f;
    const mention *m = &f->mentions.at[index];
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    if (d->repeated_before && m[-1].last + 1 == m->first)
        return true; /* the other end of a range */
    if (!value_is_clock(&f->values->programs.at[m->by->index]) || tense == TENSE_PAST || m->first <= s->first + 1 ||
        (d->day_end != UINT32_MAX && d->day_end > s->first && d->day_end + SET_TOKENS > m->first))
        return false;
    for (uint32_t i = index; i-- > 0 && f->mentions.at[i].last > s->first &&
                             f->mentions.at[i].last + SET_TOKENS > m->first;)
        if (f->mentions.at[i].type == CLASS_DATE && value_is_set(&f->values->programs.at[f->mentions.at[i].by->index]))
            return tense == TENSE_NONE || f->mentions.at[i].last + 2 >= m->first;
    for (uint32_t i = index + 1; i < f->mentions.len && f->mentions.at[i].first < s->last &&
                                 f->mentions.at[i].first < m->last + SET_TOKENS; i++)
        if (f->mentions.at[i].type == CLASS_DATE && value_is_set(&f->values->programs.at[f->mentions.at[i].by->index]))
            return tense == TENSE_NONE || f->mentions.at[i].first <= m->last + 2;
    return false;
}

/* "Rain on Monday and Tuesday": what no verb tells is told as the date that it is joined to. */
static bool is_joined(const dater *d, uint32_t index)
{
    static const char *const words[] = { "and", "or", ",", NULL };
    const mention *m = &d->f->mentions.at[index];
    return index > 0 && m[-1].type == CLASS_DATE && m[-1].last + 1 == m->first &&
           facts_is_any(d->f, m->first - 1, words);
}

/* A line that ends with the date, and begins with no time of its own: "SHIFT LOG, 5 NOV 2023". */
static bool heads_text(const facts *f, const mention *m)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    return s->kind == SENTENCE_HEADING || (s->kind != SENTENCE_PROSE && m->last >= s->last &&
                                           f->text->tokens.at[s->first].kind != TOKEN_NUMBER);
}

/* "Day 2, Tue: caves": near the beginning of its line, and a colon behind it. */
bool anchors_heads_line(const facts *f, const mention *m)
{
    if (heads_text(f, m))
        return true;
    if (m->last >= f->text->tokens.len || !facts_is_word(f, m->last, ":"))
        return false;
    for (uint32_t at = m->first; m->first - at < HEAD_WORDS; at--)
        if (at == 0 || f->text->tokens.at[at].flags & (TOKEN_LINE | TOKEN_PARAGRAPH))
            return true;
    return false;
}

static void hang_on_day(const dater *d, const mention *m, anchors *a)
{
    a->has_clock_day = a->has_last[GRAIN_DAY] && d->day_end != UINT32_MAX && m->first < d->day_end + CLOCK_TOKENS;
    a->clock_day = a->last[GRAIN_DAY];
    if (d->has_line_day && m->first > 0 && d->f->text->tokens.at[m->first].flags & (TOKEN_LINE | TOKEN_PARAGRAPH)) {
        a->has_clock_day = true;
        a->clock_day = d->line_day;
    }
}

anchors anchors_of(const dater *d, uint32_t index)
{
    const mention *m = &d->f->mentions.at[index];
    anchors a = d->a;
    bool from_now;
    a.tense = tense_of(d->f, &d->tenses, m, &from_now);
    if (a.tense == TENSE_NONE && is_joined(d, index))
        a.tense = d->tense_before;
    a.since = m->first > 0 && facts_is_word(d->f, m->first - 1, "since");
    bool reported = !a.has_last[GRAIN_DAY] && is_reported(d->f, m);
    a.narrative &= !((from_now || reported) && a.has_dct); /* "a farewell will be held on 29 June" */
    a.has_quarter &= d->long_sentence != facts_sentence(d->f, m->first);
    a.has_month = d->month_sentence == facts_sentence(d->f, m->first);
    hang_on_day(d, m, &a);
    bool first = d->f->text->tokens.at[m->first].flags & (TOKEN_LINE | TOKEN_PARAGRAPH); /* not "Smith wins on Friday" */
    a.in_plan = d->has_line_day && anchors_heads_line(d->f, m) && (first || facts_is_word(d->f, m->last, ":"));
    a.line_day = d->line_day;
    a.apposed = index > 0 && m[-1].type == CLASS_DATE && m[-1].last + 1 == m->first && m[-1].date >= 0 &&
                facts_is_word(d->f, m->first - 1, ",");
    a.repeated = is_repeated(d, index, a.tense);
    a.habit = a.narrative && a.tense == TENSE_NONE && is_habit(d->f, &d->tenses, m) &&
              (!facts_is_word(d->f, m->first - 1, "from") || facts_is_word(d->f, m->last, "to"));
    a.told_now = a.narrative && d->f->dates.len && /* else "today" is of a day that nobody knows */
                 is_told_now(d->f, &d->tenses, m, a.has_last[GRAIN_YEAR] && !a.has_last[GRAIN_DAY]);
    return a;
}
