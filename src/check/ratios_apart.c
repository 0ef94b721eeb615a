/* Shares that are none of what two numbers near them count: of another time or place, wished for, of something else. */
#include "check/ratios_apart.h"

#include <math.h>

void ratio_values(const figure *a, const figure *b, double *x, double *y)
{
    *x = a->value, *y = b->value;
    if (!a->unit || !b->unit)
        *x /= a->unit ? a->factor : 1, *y /= b->unit ? b->factor : 1;
}

bool figure_is_behind(const facts *f, const figure *a, uint32_t reach, const char *const *words)
{
    const sentence *s = &f->text->sentences.at[a->sentence];
    for (uint32_t away = 1; away <= reach && a->first >= s->first + away; away++) {
        if (away > 1 && f->text->tokens.at[a->first - away].kind == TOKEN_MARK)
            return false;
        if (facts_is_any(f, a->first - away, words))
            return true;
    }
    return false;
}

bool figure_is_of_these(const facts *f, const figure *a)
{
    static const char *const of[] = { "of", "among", NULL };
    static const char *const these[] = { "these", "them", "those", NULL };
    uint32_t first = f->text->sentences.at[a->sentence].first;
    return facts_is_any(f, first, of) && facts_is_any(f, first + 1, these) && a->first <= first + 4;
}

bool share_is_of_another(const group *g, const figure *a, const figure *b)
{
    static const char *const known[] = { "them", "these", "those", "all", "us", "it", "this", "that", "whom", NULL };
    static const char *const the[] = { "the", "our", "its", "their", "his", "her", NULL };
    const facts *f = g->all->f;
    static const char *const what[] = { "what", "which", "how", NULL };
    static const char *const whole[] = { "whole", "entire", "country", "nation", "rest", NULL };
    uint32_t at = g->share->last, end = f->text->sentences.at[g->share->sentence].last;
    if ((facts_is_word(f, at, "of") && facts_is_any(f, at + 1, what)) || ((facts_is_word(f, at, "for") || facts_is_word(f, at, "in")) && facts_has_any(f, at, at + 4 < end ? at + 4 : end, whole)))
        return true; /* "45 per cent for the whole district" */
    if (!facts_is_word(f, at, "of") || facts_is_any(f, at + 1, known))
        return false;
    at += facts_is_any(f, at + 1, the) ? 2 : 1;
    if (at >= f->text->tokens.len || f->text->tokens.at[at].kind != TOKEN_WORD)
        return false;
    uint64_t noun = word_stem(&g->all->words, at);
    const sentence *s = &f->text->sentences.at[a->sentence];
    for (uint32_t i = s->first; i < s->last; i++)
        if (word_stem(&g->all->words, i) == noun)
            return false;
    return noun && noun != a->unit && noun != b->unit;
}

bool share_is_uncounted(const facts *f, const figure *p)
{
    static const char *const goals[] = { "target", "goal", "aim", "quota", "limit", "minimum", "maximum", "confidence", "interest", "tax", "vat", "threshold", NULL };
    static const char *const behind[] = { "since", "interval", "bond", "bonds", "notes", "interest", "stake", "tax", "dividend", "stock", "duty", "vat", "confidence", "convertible", "debentures", NULL };
    return (p->first > 0 && facts_is_word(f, p->first - 1, "/")) || figure_is_behind(f, p, 4, goals) || facts_is_any(f, p->last, behind) ||
           (p->last + 1 < f->text->tokens.len && facts_is_any(f, p->last + 1, behind));
}

/* "Today it is 31 %", "12 % in fees came later": of another time than the two numbers, or of another thing. */
static bool is_of_another_time(const group *g, const ratio *r)
{
    static const char *const times[] = { "today", "now", "nowadays", "later", "since", NULL };
    const facts *f = g->all->f;
    const figure *p = g->share;
    uint32_t end = r->part->last > r->whole->last ? r->part->last : r->whole->last;
    const sentence *s = &f->text->sentences.at[p->sentence];
    return p->first > end && !g->change && facts_has_any(f, end > s->first ? end : s->first, p->first, times);
}

/* One of many shares of its sentence is hardly that of two numbers. */
static bool is_one_of_many(const group *g)
{
    uint32_t count = 0;
    for (uint32_t i = g->from; i < g->to; i++)
        count += g->all->all.at[i].kind == FIGURE_SHARE && g->all->all.at[i].sentence == g->share->sentence;
    return count > 2;
}

bool ratio_is_told(const facts *f, const ratio *r)
{
    static const char *const of[] = { "of", "among", NULL };
    double x, y;
    ratio_values(r->part, r->whole, &x, &y);
    const figure *low = x < y ? r->part : r->whole, *high = low == r->part ? r->whole : r->part;
    static const char *const them[] = { "them", "these", "those", "it", NULL };
    bool of_them = facts_is_word(f, low->last, "of") && facts_is_any(f, low->last + 1, them);
    return of_them || figure_is_of_these(f, low) || (low->sentence == high->sentence && figure_is_behind(f, high, 3, of));
}

/* "The 40 per cent decline", "Pargeter's 65 per cent", "the coverage of 70 per cent": what was told before. */
static bool is_known(const facts *f, const figure *p)
{
    enum { REACH = 4 };
    static const char *const known[] = { "the", "that", "this", "these", "its", "their", "his", "her", "our", NULL };
    if (figure_is_behind(f, p, 1, known) || (p->first > 0 && facts_has_class(f, p->first - 1, CLASS_POSSESSIVE)))
        return true;
    return p->first > 0 && facts_is_word(f, p->first - 1, "of") && figure_is_behind(f, p, REACH, known);
}

bool share_is_wished(const facts *f, uint32_t sentence_index, uint32_t first, uint32_t last)
{
    enum { BEFORE = 10, BEHIND = 6 };
    static const char *const before[] = { "will", "would", "should", "could", "might", "may", "if", "must", "ought", NULL };
    static const char *const words[] = { "want", "wants", "wanted", "hope", "hopes", "hoped", "wish", "wishes", "wished", "announced", "aim", "aims", "aimed", "plans", "planned", "promised",
                                         "promises", "demanded", "demands", "expected", "expects", "feared", "forecast", "predicted", "required", "requires", "proposed", "asked", NULL };
    const sentence *s = &f->text->sentences.at[sentence_index];
    uint32_t from = first > s->first + BEFORE ? first - BEFORE : s->first, to = last + BEHIND < s->last ? last + BEHIND : s->last;
    return facts_has_any(f, from, first, before) || facts_has_any(f, from, to, words);
}

enum { SENTENCE_WORDS = 40, PAIR_WORDS = 80 };

/* The words of the sentence of a figure; beside the share, those on the figure's side of it. */
static uint32_t read_side(const group *g, const figure *a, const figure *last, uint64_t *stems)
{
    const sentence *s = &g->all->f->text->sentences.at[a->sentence];
    bool same = a->sentence == g->share->sentence, before = a->last <= g->share->first;
    uint32_t from = same && !before ? g->share->last : s->first, to = same && before ? last->last : s->last;
    return words_read(&g->all->words, from, to, stems, SENTENCE_WORDS);
}

/* The words of the sentences of a pair. */
static uint32_t read_pair(const group *g, const ratio *r, uint64_t *stems)
{
    const figure *last = r->part->last > r->whole->last ? r->part : r->whole;
    uint32_t count = read_side(g, r->part, last->sentence == r->part->sentence ? last : r->part, stems);
    return count + (r->part->sentence == r->whole->sentence ? 0 : read_side(g, r->whole, last->sentence == r->whole->sentence ? last : r->whole, stems + count));
}

/* Whether a place or a time begins at a token, of which no word is in a list: "in the old port", "on the ridge", "in 2015". */
static bool is_place_apart(const group *g, uint32_t at, const uint64_t *stems, uint32_t count)
{
    static const char *const ways[] = { "in", "on", "at", "among", "across", NULL }, *const ends[] = { ",", ".", ";", "(", ")", NULL };
    enum { REACH = 4 };
    const facts *f = g->all->f;
    if (!facts_is_any(f, at, ways))
        return false;
    bool told = false;
    for (uint32_t i = at + 1; i <= at + REACH && i < f->text->tokens.len && !facts_is_any(f, i, ends) && i != g->share->first; i++) {
        uint64_t stem = word_stem(&g->all->words, i);
        if (stem && words_shared(&stem, 1, stems, count))
            return false;
        told |= stem != 0 || f->text->tokens.at[i].kind == TOKEN_NUMBER;
    }
    return told;
}

/* Where the share has a place or time of its own, in its part of the sentence, or is told beside the pair ("and 40 per cent of those away"). */
static bool is_of_another_place(const group *g, const ratio *r)
{
    static const char *const parting[] = { "and", "while", "whereas", "but", ";", NULL };
    static const char *const elsewhere[] = { "away", "elsewhere", "abroad", "nationally", "nationwide", "overall", NULL };
    enum { BEHIND = 3, BEFORE = 20 };
    const facts *f = g->all->f;
    const figure *p = g->share;
    const sentence *s = &f->text->sentences.at[p->sentence];
    uint64_t stems[PAIR_WORDS];
    uint32_t count = read_pair(g, r, stems), from = p->first > s->first + BEFORE ? p->first - BEFORE : s->first;
    const figure *last = r->part->last > r->whole->last ? r->part : r->whole;
    bool same = last->sentence == p->sentence && last->last <= p->first;
    from = same && last->last > from ? last->last : from;
    if (same && !is_known(f, p) && facts_has_any(f, from, p->first, parting))
        return true;
    for (uint32_t at = from; at < p->last + BEHIND && at < s->last; at++)
        if ((at < p->first || at >= p->last) && (is_place_apart(g, at, stems, count) || facts_is_any(f, at, elsewhere)))
            return true;
    return false;
}

/* Whether what the share is told of is what the pair is told of: one sentence, a share that is known, or a word that both have;
 * "up 9 per cent" may be anything's. */
static bool is_of_one(const group *g, const ratio *r)
{
    const facts *f = g->all->f;
    uint64_t share[SENTENCE_WORDS], pair[PAIR_WORDS];
    bool of = g->share->first > 0 && facts_is_word(f, g->share->first - 1, "of");
    if (r->part->sentence == g->share->sentence || r->whole->sentence == g->share->sentence || (g->change && of) || is_known(f, g->share))
        return true;
    const sentence *s = &f->text->sentences.at[g->share->sentence];
    uint32_t count = words_read(&g->all->words, s->first, s->last, share, SENTENCE_WORDS);
    return words_shared(share, count, pair, read_pair(g, r, pair)) >= 1;
}

bool ratio_may_be_meant(const group *g, const ratio *r)
{
    const figure *p = g->share;
    return is_of_one(g, r) && !is_one_of_many(g) && !is_of_another_time(g, r) && !is_of_another_place(g, r) &&
           !share_is_wished(g->all->f, p->sentence, p->first, p->last);
}
