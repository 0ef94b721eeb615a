/* "Doubled", "more than tripled", "five times as many": a multiple that two numbers of the text give is fine.  One that no two
 * give is held against the one pair near it that can be meant: two numbers of one kind, told side by side. */
#include "check/multiples.h"

#include <math.h>
#include <stdlib.h>

#include "check/figures.h"
#include "check/list.h"
#include "check/numbers.h"

enum { SENTENCES_APART = 3, SENTENCE_MOST = 200 };

/* A multiple, and within what the ratio of two numbers must lie for it. */
typedef struct multiple {
    const figure *of;
    double least, most;
} multiple;

/* What stands before the word and bends it. */
static multiple multiple_of(const facts *f, const figure *a)
{
    static const char *const over[] = { "than", "over", NULL };
    static const char *const under[] = { "nearly", "almost", "practically", "virtually", "barely", "hardly", NULL };
    static const char *const about[] = { "about", "roughly", "some", "around", "approximately", NULL };
    double times = a->value < 1 ? 1 / a->value : a->value;
    multiple m = { a, times * 0.9, times * 1.12 };
    if (a->first > 0 && facts_is_any(f, a->first - 1, over)) {
        bool less = a->first > 1 && (facts_is_word(f, a->first - 2, "less") || facts_is_word(f, a->first - 2, "fewer"));
        m.least = less ? 0 : times * 0.97;
        m.most = less ? times * 1.03 : times * 2;
    } else if (a->first > 0 && facts_is_any(f, a->first - 1, under))
        m.least = times * 0.75;
    else if (a->first > 0 && facts_is_any(f, a->first - 1, about))
        m.least = times * 0.8, m.most = times * 1.25;
    return m;
}

/* "Doubled", "a tenfold rise", "twice as many", "double the"; not "a double room", "came twice". */
static bool is_told(const facts *f, const figure *a)
{
    static const char *const bare[] = { "double", "triple", "treble", "quadruple", "quintuple", "twice", "thrice", NULL };
    static const char *const orders[] = { "double", "triple", "treble", "quadruple", "halve", NULL };
    static const char *const behind[] = { "the", "that", "its", "their", "his", "her", "as", "what", "our", "those", NULL };
    static const char *const before[] = { "to", "will", "would", "not", "may", "might", "could", "should", "must", "can", "never", "if", NULL };
    bool counted = a->kind == FIGURE_NUMBER && a->value > 1 && facts_is_word(f, a->last - 1, "times") && facts_is_any(f, a->last, behind);
    if ((a->kind != FIGURE_MULTIPLE && !counted) || (facts_is_any(f, a->first, bare) && !facts_is_any(f, a->last, behind)))
        return false;
    if (f->text->tokens.at[a->first].shape == SHAPE_CAPITAL && facts_is_any(f, a->first, orders))
        return false; /* "Double the dose" is an order */
    return a->first == 0 || !facts_is_any(f, a->first - 1, before);
}

/* "3 g of it in the evening": a part of what was told. */
static bool is_part(const facts *f, const figure *a)
{
    static const char *const it[] = { "it", "them", "these", "those", "this", "which", "whom", NULL };
    return facts_is_word(f, a->last, "of") && facts_is_any(f, a->last + 1, it);
}

static bool is_plain(const facts *f, const figure *a)
{
    return !is_part(f, a) && a->kind == FIGURE_NUMBER && a->value > 0 && !a->bounded && a->unit != word_stem_of("time");
}

/* The ratio of two numbers, of which one may leave out its unit: "210 tonnes then, and 680 now". */
static double ratio_of(const figure *a, const figure *b)
{
    double x = a->value, y = b->value;
    if (!a->unit || !b->unit)
        x /= a->unit ? a->factor : 1, y /= b->unit ? b->factor : 1;
    return fmax(x, y) / fmin(x, y);
}

/* "For the one": no number. */
static bool is_one(const facts *f, const figure *a)
{
    return facts_is_word(f, a->first, "one") && !a->unit;
}

/* Two numbers of one kind, none of any other between them, which may have a time. */
static bool is_pair(const figures *all, uint32_t i, uint32_t k, const figure *of)
{
    enum { BEHIND = 8 };
    static const char *const parted[] = { ";", "today", "now", "later", NULL };
    static const double least = 1.1, most = 40;
    const figure *a = &all->all.at[i], *b = &all->all.at[k];
    if (of > a && of < b && (b->first > of->last + BEHIND || facts_has_any(all->f, of->last, b->first, parted)))
        return false; /* "three times as many; today there are 150" */
    for (uint32_t at = i + 1; at < k; at++)
        if (all->all.at[at].kind == FIGURE_NUMBER && &all->all.at[at] != of && !is_one(all->f, &all->all.at[at]) && figures_alike(a, &all->all.at[at]))
            return false;
    return is_plain(all->f, a) && is_plain(all->f, b) && abs((int)a->sentence - (int)b->sentence) <= (a->unit && a->unit == b->unit ? 2 : 0) && a->per == b->per && figures_alike(a, b) &&
           ratio_of(a, b) > least && ratio_of(a, b) < most;
}

typedef struct group {
    const figures *all;
    uint32_t from, to;
} group;

static bool same_unit(const figure *a, const figure *b)
{
    return a->unit && a->unit == b->unit;
}

/* Whether two figures, one of them bare only when they stand near, give the multiple. */
static bool explains(const figure *a, const figure *b, const multiple *m)
{
    bool alike = a->kind == b->kind && a->kind != FIGURE_MULTIPLE && a->value > 0 && b->value > 0 && figures_alike(a, b);
    return alike && (same_unit(a, b) || figures_apart(a, b) <= 1) && ratio_of(a, b) >= m->least && ratio_of(a, b) <= m->most;
}

/* Whether two numbers of the window do; where its own sentence has a pair of one unit, only those of the sentence may. */
static bool is_explained(const group *g, const multiple *m)
{
    const figure *all = g->all->all.at;
    bool own = false;
    for (uint32_t i = g->from; i + 1 < g->to && !own; i++)
        own = all[i].sentence == m->of->sentence && is_pair(g->all, i, i + 1, m->of) && same_unit(&all[i], &all[i + 1]);
    for (uint32_t i = g->from; i < g->to; i++)
        for (uint32_t k = i + 1; k < g->to; k++)
            if ((!own || (all[i].sentence == m->of->sentence && all[k].sentence == m->of->sentence)) && explains(&all[i], &all[k], m))
                return true;
    return false;
}

/* "From 31 to 55", "31, then 55": bare numbers say of themselves that one became the other. */
static bool is_step(const facts *f, const figure *a, const figure *b)
{
    return b->first > a->last && b->first - a->last <= 4 && facts_is_word(f, b->first - 1, "to") && a->first > 0 && facts_is_word(f, a->first - 1, "from");
}

/* Whether a pair can be meant: what a slip makes of a multiple lies near it. */
static bool is_near(const facts *f, const multiple *m, const figure *a, const figure *b)
{
    double times = ratio_of(a, b), far = same_unit(a, b) ? 1.75 : 1.6;
    bool counts = a->of == QUANTITY_COUNT && b->of == QUANTITY_COUNT, small = counts && fmin(a->value, b->value) < 10;
    bool joined = same_unit(a, b) || (!small && (((a->unit || b->unit) && a->sentence == b->sentence) || is_step(f, a, b)));
    return joined && times * far > m->least && times < m->most * far && times > 1.1;
}

/* "Doubled by 1995 and doubled again". */
static bool is_one_of_several(const group *g, const multiple *m)
{
    const facts *f = g->all->f;
    const sentence *s = &f->text->sentences.at[m->of->sentence];
    for (uint32_t i = g->from; i < g->to; i++)
        if (&g->all->all.at[i] != m->of && g->all->all.at[i].kind == FIGURE_MULTIPLE && figures_apart(&g->all->all.at[i], m->of) <= 1)
            return true;
    static const char *const again[] = { "again", NULL };
    return facts_has_any(f, s->first, s->last, again);
}

static belie_status report(findings *out, const multiple *m, const figure *a, const figure *b)
{
    const facts *f = out->f;
    evidence places[3] = { figure_evidence(f, m->of), figure_evidence(f, a), figure_evidence(f, b) };
    return findings_add(out, check_named("rate"), BELIE_WARNING, 0.7, places, 3, "no two numbers of the text give the multiple",
                        "\"%s\" is said, and %s and %s are %.3g times each other", places[0].says, places[1].says, places[2].says, ratio_of(a, b));
}

/* Whether the multiple is told of what the two are: in one sentence with one of them, of "it", or with a word that both have; and
 * nobody tells of one of them alone. */
static bool is_of_pair(const group *g, const multiple *m, const figure *a, const figure *b)
{
    static const char *const it[] = { "it", "they", "this", "that", "these", "which", NULL }, *const alone[] = { "alone", NULL };
    static const char *const of[] = { "county", "country", "region", "district", "nation", "province", "world", "neighbouring", "neighboring", "rival", NULL };
    const facts *f = g->all->f;
    const sentence *s = &f->text->sentences.at[m->of->sentence];
    const sentence *x = &f->text->sentences.at[a->sentence], *y = &f->text->sentences.at[b->sentence];
    if (s->last - s->first > SENTENCE_MOST || x->last - x->first > SENTENCE_MOST || y->last - y->first > SENTENCE_MOST)
        return false; /* rows without an end */
    if (facts_has_any(f, x->first, x->last, alone) || facts_has_any(f, y->first, y->last, alone))
        return false;
    if (m->of->sentence == a->sentence || m->of->sentence == b->sentence)
        return true;
    if (facts_has_any(f, s->first, s->last, of) && !facts_has_any(f, x->first, x->last, of))
        return false;
    bool goes_on = facts_is_any(f, x->first, it) || facts_is_any(f, y->first, it);
    return goes_on || facts_has_any(f, s->first, m->of->first, it) || words_join_sentences(&g->all->words, m->of->first, a->first) || words_join_sentences(&g->all->words, m->of->first, b->first);
}

/* The nearest pair that can be meant, if no other is as near. */
static belie_status judge(findings *out, const group *g, const multiple *m)
{
    const figure *all = g->all->all.at, *found[2] = { NULL, NULL };
    int nearest = SENTENCES_APART + 1;
    bool only = false;
    for (uint32_t i = g->from; i + 1 < g->to; i++)
        for (uint32_t k = i + 1; k < g->to && figures_apart(&all[i], &all[k]) <= 2; k++) {
            const figure *a = &all[i], *b = &all[k];
            int apart = figures_apart(a, m->of) < figures_apart(b, m->of) ? figures_apart(a, m->of) : figures_apart(b, m->of);
            if (a == m->of || b == m->of || apart > nearest || !is_pair(g->all, i, k, m->of) || !is_near(g->all->f, m, a, b))
                continue;
            only = apart < nearest;
            nearest = apart;
            found[0] = a;
            found[1] = b;
        }
    return only && nearest <= SENTENCES_APART && is_of_pair(g, m, found[0], found[1]) && !numbers_told(out, "rate", m->of->first) ? report(out, m, found[0], found[1]) : BELIE_OK;
}

belie_status multiples_check(findings *out)
{
    const figures *all;
    belie_status status = figures_of(out, &all);
    for (uint32_t i = 0; status == BELIE_OK && i < all->all.len; i++) {
        const figure *a = &all->all.at[i];
        if (!is_told(out->f, a))
            continue;
        out->comparisons++;
        multiple m = multiple_of(out->f, a);
        group g = { all, figures_from(i), figures_to(all, i) };
        if (!is_one_of_several(&g, &m) && !is_explained(&g, &m))
            status = judge(out, &g, &m);
    }
    return status;
}
