/* What a number counts: its noun, a collective before it, or nothing. */
#include "check/numbers.h"
#include "check/topic_marks.h"

static bool is_game(const topic_reader *r, const quantity *q)
{
    return q->head_last > q->head_first && facts_has_class(r->out->f, q->head_first, r->score_unit);
}

/* "62 kinds of cheese": cheeses. */
static uint32_t kind_word(const topic_reader *r, uint32_t at)
{
    static const char *const kinds[] = { "kinds", "sorts", "types", "varieties", "species", "pairs", "sets", "head", "brace", NULL };
    const facts *f = r->out->f;
    bool of = facts_is_any(f, at, kinds) && facts_is_word(f, at + 1, "of") && word_stem(&r->words, at + 2);
    return of ? at + 2 : at;
}

/* The noun, the dimension, the currency that facts/ have found. */
static bool read_head(const topic_reader *r, const quantity *q, topic *t)
{
    if (!q->unit[0])
        return false;
    if (q->kind != QUANTITY_COUNT) {
        t->unit = str_hash(str_from_c(q->unit)) | 1;
        return true;
    }
    if (r->out->f->text->tokens.at[q->head_first].shape != SHAPE_LOWER || facts_is_word(r->out->f, t->first + 1, ":"))
        return false; /* "Item 6: patrol vessels" */
    uint32_t at = kind_word(r, q->head_first);
    t->unit = word_stem(&r->words, at);
    t->kind = kind_at(&r->kinds, at);
    return t->unit != 0;
}

static void take_noun(const topic_reader *r, topic *t, uint32_t at)
{
    t->unit = word_stem(&r->words, at);
    t->kind = kind_at(&r->kinds, at);
    t->last = at + 1;
}

/* "All nine of her passengers": the noun behind "of". */
static bool read_behind_of(const topic_reader *r, topic *t)
{
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[t->sentence];
    if (!t->first || !facts_is_word(f, t->first - 1, "all") || !facts_is_word(f, t->last, "of") ||
        !is_definite_word(f, t->last + 1) || t->last + 2 >= s->last)
        return false;
    take_noun(r, t, t->last + 2);
    return t->unit != 0;
}

static bool is_word_of_noun(const topic_reader *r, uint32_t at)
{
    return r->out->f->text->tokens.at[at].kind == TOKEN_WORD && !word_is_function(&r->words, at);
}

/* "217 hurt", "12 staff", "Of 86 registered": words that are no plural. */
static bool read_kind_behind(const topic_reader *r, topic *t)
{
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[t->sentence];
    for (uint32_t at = t->last; at < s->last && at < t->last + 3 && is_word_of_noun(r, at); at++)
        if (f->text->tokens.at[at].shape == SHAPE_LOWER && kind_at(&r->kinds, at).domain) {
            take_noun(r, t, at);
            return t->unit != 0;
        }
    return false;
}

/* "37 of the bridges": some of them. */
static bool read_part_of(const topic_reader *r, topic *t)
{
    static const char *const known[] = { "the", "its", "his", "her", "their", "our", "these", "those", NULL };
    const facts *f = r->out->f;
    uint32_t at = t->last + 2, last = f->text->sentences.at[t->sentence].last;
    if (!facts_is_word(f, t->last, "of") || !facts_is_any(f, t->last + 1, known) || (t->first > 0 && is_definite_word(f, t->first - 1)))
        return false;
    while (at + 1 < last && at < t->last + 4 && f->text->tokens.at[at].kind == TOKEN_WORD && f->text->tokens.at[at + 1].kind == TOKEN_WORD &&
           !word_is_function(&r->words, at + 1) && !str_ends(text_token(f->text, at), STR("s")))
        at++;
    if (at >= last || f->text->tokens.at[at].shape != SHAPE_LOWER || !str_ends(text_token(f->text, at), STR("s")))
        return false;
    take_noun(r, t, at);
    t->marks = TOPIC_PART;
    return t->unit != 0;
}

/* "All twelve who had been drinking": persons. */
static bool read_who(const topic_reader *r, topic *t)
{
    const facts *f = r->out->f;
    if (!t->first || !facts_is_word(f, t->first - 1, "all") || !facts_is_word(f, t->last, "who"))
        return false;
    t->unit = word_stem_of("who");
    t->kind = kind_of_persons();
    return true;
}

/* "Eleven of us": persons, and all that there are. */
static bool read_of_us(const topic_reader *r, topic *t)
{
    const facts *f = r->out->f;
    if (!facts_is_word(f, t->last, "of") || !facts_is_word(f, t->last + 1, "us"))
        return false;
    t->unit = word_stem_of("us");
    t->kind = kind_of_persons();
    t->last += 2;
    return true;
}

/* "Deaths: 17". */
static bool read_label(const topic_reader *r, topic *t)
{
    enum { LABEL = 6 };
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[t->sentence];
    if (t->first < s->first + 2 || !facts_is_word(f, t->first - 1, ":"))
        return false;
    for (uint32_t at = t->first - 1; at-- > s->first && at + LABEL > t->first && is_word_of_noun(r, at);) {
        t->unit = word_stem(&r->words, at);
        t->kind = kind_at(&r->kinds, at);
        if (t->kind.domain && t->unit)
            return true; /* "Passengers last year: 90,000" */
    }
    return false;
}

/* "A crew of nine", "Population: 2,300", "seats 740". */
static bool read_collective(const topic_reader *r, topic *t)
{
    static const char *const between[] = { "of", ":", ",", "(", "was", "is", "numbers", "numbered", "numbering", NULL };
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[t->sentence];
    uint32_t at = t->first > s->first ? t->first - 1 : t->first;
    kind_of kind = { 0, 0, false };
    if (at < t->first && facts_is_any(f, at, between) && at > s->first && !(kind = kind_of_collective(&r->kinds, at)).domain)
        at--;
    if (at < t->first && !kind.domain)
        kind = kind_of_collective(&r->kinds, at);
    if (!kind.domain)
        return false;
    t->kind = kind;
    t->unit = word_stem(&r->words, at);
    return t->unit != 0;
}

/* "With 86 already", "the 48,600": a number that is no year, label or score. */
static bool is_bare(const topic_reader *r, const quantity *q, const topic *t)
{
    const facts *f = r->out->f;
    const token *tokens = f->text->tokens.at;
    bool year = t->last == t->first + 1 && text_token(f->text, t->first).len == 4 && q->written >= 1000 && q->written < 2200;
    bool size = t->first > 1 && facts_is_word(f, t->first - 1, "=") && facts_is_word(f, t->first - 2, "n"); /* "(n = 480)" */
    bool marked = !size && t->first > 0 && tokens[t->first - 1].kind == TOKEN_MARK && !facts_is_word(f, t->first - 1, ",");
    bool marked_behind = t->last < f->text->tokens.len && tokens[t->last].kind == TOKEN_MARK && (tokens[t->last].flags & TOKEN_GLUED) &&
                         t->last + 1 < f->text->tokens.len && (tokens[t->last + 1].flags & TOKEN_GLUED);
    bool named = t->first > 0 && (facts_has_class(f, t->first - 1, r->number_label) || tokens[t->first - 1].shape != SHAPE_LOWER);
    bool begins = t->first == f->text->sentences.at[t->sentence].first;
    return !year && !marked && !marked_behind && (!named || begins) && topic_digits(r, t) != 0;
}

bool topic_read_unit(const topic_reader *r, const quantity *q, topic *t)
{
    if (q->kind == QUANTITY_PERCENT || is_game(r, q))
        return false;
    if (read_head(r, q, t))
        return true;
    if (q->kind != QUANTITY_COUNT || q->head_last > q->head_first)
        return false;
    return read_behind_of(r, t) || read_part_of(r, t) || read_who(r, t) || read_of_us(r, t) || read_kind_behind(r, t) || read_collective(r, t) || read_label(r, t) || is_bare(r, q, t);
}
