/* What can gainsay a superlative.  That a number is beyond is not enough: it must be of a thing of the kind, in the
 * same circle, at the same time, and in the same dimension. */
#include "check/extreme_rivals.h"

#include <stdlib.h>

enum { FAR = 40, NEAR = 5, AROUND = 9 };

static bool has_stem(const extreme_reader *r, uint64_t stem, uint32_t first, uint32_t last)
{
    for (uint32_t at = first; stem && at < last; at++)
        if (word_stem(&r->words, at) == stem)
            return true;
    return false;
}

static bool is_ellipsis(const facts *f, uint32_t first, uint32_t last)
{
    for (uint32_t at = first; at + 1 < last; at++)
        if ((facts_is_word(f, at, "the") && facts_is_word(f, at + 1, "one")) || (facts_is_word(f, at, "that") && facts_is_word(f, at + 1, "of")))
            return true;
    return false;
}

/* "400 metres wide", "640 metres higher": another dimension than that of the longest, or what is told against something. */
static bool has_other_dimension(const facts *f, const extreme *e, const quantity *q)
{
    static const char *const adjectives[][6] = {
        { "wide", "across", "broad", "wider", "broader", NULL }, { "thick", "thicker", NULL }, { "deep", "deeper", NULL },
        { "high", "tall", NULL }, { "long", NULL }, { "above", NULL }, { "below", NULL }, { "higher", "taller", "longer", NULL },
    };
    static const char *const superlatives[][6] = {
        { "widest", "broadest", "narrowest", "largest", "biggest", NULL }, { "thickest", "thinnest", NULL }, { "deepest", "shallowest", "lowest", NULL },
        { "highest", "tallest", "lowest", "largest", "biggest", NULL }, { "longest", "shortest", "largest", "biggest", NULL },
        { "highest", "lowest", "largest", NULL }, { "lowest", "deepest", NULL }, { "", NULL },
    };
    const mention *m = &f->mentions.at[q->mention];
    for (size_t i = 0; i < sizeof adjectives / sizeof *adjectives; i++)
        if (facts_is_any(f, m->last, adjectives[i]) || (q->head_last > m->last && facts_is_any(f, q->head_last, adjectives[i])))
            return !facts_has_any(f, e->from->first, e->from->last, superlatives[i]);
    return false;
}

/* "In Brazil, a farm may have": a place that the text has not told of. */
static bool begins_elsewhere(const facts *f, const sentence *s)
{
    static const char *const heads[] = { "in", "at", "near", NULL };
    uint32_t at = s->first + 1;
    const mention *m = facts_is_any(f, s->first, heads) && at < s->last ? facts_mention_over(f, at) : NULL;
    if (!m || m->entity < 0)
        return false;
    for (uint32_t i = 0; i < s->first; i++)
        if (f->text->tokens.at[i].form == f->text->tokens.at[at].form)
            return false;
    return true;
}

/* "The hill of St John rises 84 metres", "her father is 191 cm": the subject is of another kind than "the tallest tower". */
static bool has_other_subject(const extreme_reader *r, const extreme *e, const quantity *q, const sentence *s)
{
    static const char *const articles[] = { "the", "a", "an", "his", "her", "its", "their", "our", "my", NULL };
    static const char *const any[] = { "one", "other", "second", "third", "latter", "former", "same", "new", "old", NULL };
    enum { SUBJECT = 4 };
    const facts *f = r->words.f;
    uint32_t at = s->first, noun = 0, end = f->mentions.at[q->mention].first;
    if (!e->noun || !facts_is_any(f, at, articles))
        return false;
    for (at++; at < end && at < s->first + SUBJECT && facts_is_lower(f, at) && !word_is_function(&r->words, at) && !facts_has_class(f, at, r->words.verb_past); at++)
        noun = at;
    if (!noun || facts_is_any(f, s->first + 1, any) || has_stem(r, e->noun, s->first, s->last))
        return false;
    kind_of x = kind_at(&r->kinds, noun), y = kind_at(&r->kinds, e->noun_at);
    for (uint32_t i = 0; i < e->noun_count; i++)
        if (e->nouns[i] == word_stem(&r->words, noun))
            return false;
    if (x.domain == kind_of_persons().domain && y.domain != x.domain)
        return false; /* "the director thanked those who carried" */
    return !x.domain || x.domain != y.domain || (x.kind != y.kind && !x.any && !y.any);
}

bool extreme_is_aside(const extreme_reader *r, const extreme *e, const quantity *q, const sentence *s)
{
    static const char *const words[] = {
        "total", "together", "altogether", "overall", "whole", "combined", "than", "now", "today", "later",
        "planned", "proposed", "would", "could", "world", "country", "europe", "mainland", "elsewhere", "abroad", "outside", "record",
        "until", "since", "former", "formerly", "previous", "last", "next", "nearly", "between", "average", "more",
        "less", "fewer", "sum", "budget", "limit", "maximum", "minimum", "allowed", "rose", "grew",
        "raised", "away", "another", "per", "each", "every", "if", "ago", NULL
    };
    static const char *const fresh[] = { "new", "newer", NULL };
    static const char *const behind[] = { "away", "from", "including", "counting", NULL };
    const facts *f = r->words.f;
    const mention *m = &f->mentions.at[q->mention];
    uint32_t from = m->first > s->first + AROUND ? m->first - AROUND : s->first, end = m->last + 4 < s->last ? m->last + 4 : s->last;
    if (q->kind == QUANTITY_COUNT && facts_has_class(f, q->head_first, r->score_unit))
        return true;
    for (uint32_t at = s->first; at < s->last; at++)
        if (facts_has_class(f, at, r->superlative) && (q->kind != QUANTITY_COUNT || !str_equal(symbols_value(f->table, at, at + 1, (unsigned)r->superlative), e->value)))
            return true; /* "the busiest" of two months is no aside */
    static const char *const reduced[] = { "children", "child", "students", "pensioners", "members", "half", NULL };
    bool all = facts_is_word(f, s->first, "in") && facts_is_word(f, s->first + 1, "all");
    if (all || (q->kind == QUANTITY_MONEY && facts_has_any(f, from, end, reduced)))
        return true;
    if (has_other_dimension(f, e, q) || begins_elsewhere(f, s) || has_other_subject(r, e, q, s))
        return true;
    return facts_has_any(f, from, end, words) || facts_has_any(f, from, m->first, fresh) || facts_is_any(f, m->last, behind) || facts_is_any(f, q->head_last, behind);
}

int32_t extreme_year(const facts *f, const sentence *s)
{
    for (size_t i = facts_date_from(f, s->first); i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        if (f->mentions.at[d->mention].first >= s->last)
            break;
        if (d->has_interval && d->value && d->value[0] >= '0' && d->value[0] <= '9' && d->timex_type && strcmp(d->timex_type, "DATE") == 0)
            return atoi(d->value);
    }
    return 0;
}

uint32_t extreme_gap(const facts *f, const extreme *e, const quantity *q)
{
    uint32_t here = facts_sentence(f, f->mentions.at[q->mention].first), there = facts_sentence(f, f->mentions.at[e->own->mention].first);
    return here > there ? here - there : there - here;
}

bool extreme_is_kin(const extreme_reader *r, const extreme *e, const quantity *q, const sentence *s)
{
    const facts *f = r->words.f;
    const mention *m = &f->mentions.at[q->mention];
    uint32_t from = m->first > s->first + 12 ? m->first - 12 : s->first, end = m->last + 8 < s->last ? m->last + 8 : s->last;
    uint32_t gap = extreme_gap(f, e, q);
    if (gap > FAR)
        return false;
    bool noun = e->noun && e->noun != word_stem_of(q->unit) && has_stem(r, e->noun, from, end);
    bool subject = false;
    for (uint32_t i = 0; i < e->noun_count && !subject; i++)
        subject = e->nouns[i] != word_stem_of(q->unit) && has_stem(r, e->nouns[i], from, end);
    bool near = gap <= (e->circle && q->kind == QUANTITY_MEASURE ? EXTREME_NEAR : NEAR);
    return (near && (e->circle || noun || subject || is_ellipsis(f, from, end) || (gap <= (q->kind == QUANTITY_COUNT ? 1 : 3) && !e->placed))) || (noun && e->circle);
}

/* Whether what a number counts has a name that the sentence of the superlative has not: a competitor. */
static bool has_competitor(const facts *f, const extreme *e, const sentence *s)
{
    for (uint32_t at = s->first; at < s->last; at++) {
        const mention *m = facts_mention_over(f, at);
        bool told = f->text->tokens.at[at].shape != SHAPE_CAPITAL || (!m && at == s->first) || (m && m->date >= 0);
        for (uint32_t i = e->s.first; i < e->s.last && !told; i++)
            told = f->text->tokens.at[i].form == f->text->tokens.at[at].form;
        if (!told)
            return true;
    }
    return false;
}

/* "702 children" and "911 mentions", "2.90 metres" and "2.93", "42 °C" and "44 degrees": of like size, whatever they are called. */
bool extreme_is_like(const extreme_reader *r, const extreme *e, const quantity *q, const sentence *s)
{
    const double LEAST = 20, NEAR_TIMES = 1.4;
    const quantity *own = e->own;
    bool counts = own->kind == QUANTITY_COUNT && q->kind == QUANTITY_COUNT && own->written >= LEAST && q->written >= LEAST;
    bool bare = own->kind == QUANTITY_MEASURE && q->kind == QUANTITY_COUNT && !q->unit[0] && q->rounding == own->rounding &&
                (own->rounding < 0.5 || own->written >= 5 * LEAST);
    kind_of x = kind_at(&r->kinds, own->head_first), y = kind_at(&r->kinds, q->head_first);
    bool people = kind_of_persons().domain == x.domain, others = kind_of_persons().domain == y.domain;
    static const char *const other[] = { "time", "score", "mark", "points", NULL };
    const facts *f = r->words.f;
    const mention *m = &f->mentions.at[q->mention];
    counts &= !(own->unit[0] && q->unit[0] && (people || others)); /* pupils and people, copies and people */
    bare &= !facts_has_any(f, m->first > s->first + 4 ? m->first - 4 : s->first, m->first, other);
    bool heat = own->kind == QUANTITY_MEASURE && strcmp(own->unit, "celsius") == 0 && strcmp(q->unit, "degree") == 0;
    double times = e->more ? q->written / own->written : own->written / q->written;
    return (counts || bare || heat) && times > 1 && times <= NEAR_TIMES && (heat || has_competitor(r->words.f, e, s));
}
