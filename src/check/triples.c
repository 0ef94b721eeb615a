/* rate: a number, a rate and their product that do not fit, wherever they stand: "84 days", "4,500 a day" and "294,000". */
#include "check/triples.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "check/figures.h"
#include "check/list.h"
#include "check/numbers.h"
#include "check/products.h"

enum { SENTENCES_APART = 8 };

/* A rate, how many there are of what it is for one of, and what they make. */
typedef struct triple {
    const figure *rate, *by, *product;
    double times; /* as the rate counts them */
    int points;   /* how surely they belong together */
} triple;

static bool is_plain(const figure *a)
{
    return a->value > 0 && !a->bounded && (a->kind == FIGURE_NUMBER || a->kind == FIGURE_TIME);
}

static uint64_t dimension_of(const char *name)
{
    return str_hash(str_from_c(name)) | 1;
}

static bool is_speed(const figure *a)
{
    return a->of == QUANTITY_MEASURE && a->unit == dimension_of("speed");
}

static bool is_whole(double value)
{
    return fabs(value - floor(value + 0.5)) < 1e-6;
}

/* "06.00": of no unit, with places that are empty. */
static bool is_clock(const figure *a)
{
    return !a->unit && a->kind == FIGURE_NUMBER && a->rounding > 0 && is_whole(a->value);
}

/* "One every 20 km": spaces are one fewer. */
static bool is_one(const facts *f, const figure *a)
{
    return facts_is_word(f, a->first, "one") && a->of == QUANTITY_COUNT;
}

static bool is_rate(const facts *f, const figure *a)
{
    return !facts_is_word(f, a->last, "respectively") && !is_clock(a) && a->kind == FIGURE_NUMBER && is_plain(a) && !is_one(f, a) && (a->per || is_speed(a));
}

/* "The rent of a plot will be £48 a year": plot, or 0. */
static uint64_t owner_of(const figures *all, const figure *rate)
{
    enum { REACH = 7 };
    static const char *const of[] = { "of", "for", "per", NULL };
    static const char *const one[] = { "a", "an", "one", "each", "every", NULL };
    const sentence *s = &all->f->text->sentences.at[rate->sentence];
    for (uint32_t at = rate->first; at-- > s->first + 1 && at + REACH > rate->first;)
        if (facts_is_any(all->f, at, one) && facts_is_any(all->f, at - 1, of) && at + 1 < rate->first)
            return word_stem(&all->words, at + 1);
    return 0;
}

/* How many of what a rate is for one of a figure is, and how surely; 0: it is no number of them. */
static double times_of(const figures *all, const figure *rate, const figure *a, int *points)
{
    if (a == rate || !is_plain(a) || is_speed(a) || (a->per && a->per == rate->per))
        return 0;
    *points = 3;
    if (is_speed(rate))
        return a->kind == FIGURE_TIME ? a->value * 1000 : 0;
    bool count = a->kind == FIGURE_NUMBER && a->of == QUANTITY_COUNT, measured = a->kind == FIGURE_TIME || a->of == QUANTITY_MEASURE;
    double days = a->kind == FIGURE_TIME ? a->value / 24 : 0;
    *points = 2;
    if (rate->per == FIGURE_EACH && days >= 2 && is_whole(days))
        return days;
    *points = 3;
    if (count && a->unit && is_whole(a->value) && a->value >= 2 && a->unit == owner_of(all, rate))
        return a->value;
    if (rate->per_unit)
        return measured && a->unit == rate->per_unit && rate->per_value > 0 ? a->value / rate->per_value : 0;
    if (count && a->unit && a->unit == rate->per)
        return a->value;
    if (!count || (a->unit && a->unit == rate->unit) || !is_whole(a->value) || a->value < 2)
        return 0;
    *points = rate->per == FIGURE_EACH && a->unit ? 2 : rate->per == FIGURE_EACH || !a->unit ? 1 : 0;
    return a->value;
}

static bool may_be_product(const figure *rate, const figure *by, const figure *c, int *points)
{
    if (c == rate || c == by || c->kind != FIGURE_NUMBER || !is_plain(c) || (c->per && c->per == rate->per))
        return false;
    if (is_speed(rate)) {
        *points = 2;
        return c->of == QUANTITY_MEASURE && c->unit == dimension_of("length");
    }
    bool same = c->of == rate->of && c->unit && c->unit == rate->unit;
    *points = same ? 2 : rate->of == QUANTITY_MEASURE && c->of == QUANTITY_COUNT ? -1 : 0;
    *points -= c->per != by->per;
    return same || (!c->unit && c->of == QUANTITY_COUNT) || (!rate->unit && rate->of == QUANTITY_COUNT) ||
           (c->of == QUANTITY_COUNT && rate->of == QUANTITY_COUNT && figures_alike(rate, c));
}

static double loose(const figure *a)
{
    double rounding = a->rounding / a->value;
    return a->approximate ? fmax(rounding, 0.06) : rounding;
}

/* Whether the product is that of the two, within their rounding. */
static bool fits(const triple *t)
{
    double made = t->times * t->rate->value, given = t->product->value;
    double slack = loose(t->rate) + loose(t->by) + loose(t->product) + 0.012 + (is_speed(t->rate) ? 0.02 : 0);
    bool enough = t->product->of != QUANTITY_MONEY && t->by->kind == FIGURE_NUMBER && t->by->of == QUANTITY_COUNT && fabs(ceil(given / t->rate->value - 1e-6) - t->times) < 1e-6;
    return enough || fabs(made - given) <= slack * fmax(made, given); /* five ploughs of 80 km are needed for 340 */
}

/* Significant digits of what is written. */
static int digits_of(double value)
{
    int digits = 0;
    if (!(value > 0))
        return 0;
    double scaled = value / pow(10, floor(log10(value)));
    while (digits < 9 && fabs(scaled - floor(scaled + 0.5)) > 1e-6)
        scaled *= 10, digits++;
    return digits + 1;
}

/* Whether a value is as round as what is written in its place. */
static bool is_nice(double value, const figure *in_place_of)
{
    return digits_of(value) <= digits_of(in_place_of->value) + (digits_of(in_place_of->value) < 2) && digits_of(value) <= 4;
}


/* Whether a figure is what would fit but for one digit: 600 an hour, and 12,000 in 24 hours for 20. */
static bool is_digit_off(const figure *a, double ratio)
{
    double unit = a->kind == FIGURE_TIME && a->value >= 24 ? 24 : a->factor > 0 ? a->factor : 1, value = a->value / unit;
    double gap = floor(fabs(value * ratio - value) * 1000 + 0.5) / 1000;
    return is_nice(a->value * ratio, a) && gap > 1e-6 && number_is_one_digit(gap);
}

/* The triples around a rate. */
typedef struct group {
    const figures *all;
    uint32_t from, to;
    triple best;
    uint32_t count; /* near ones as good as the best */
    bool rate_fits; /* the rate is that of another number and product */
} group;

/* Whether some figure alike `a` has the value. */
static bool is_told(const group *g, const figure *a, double value)
{
    for (uint32_t i = g->from; i < g->to; i++) {
        const figure *b = &g->all->all.at[i];
        if (b != a && b->kind == a->kind && figures_alike(a, b) && !is_clock(b) && fabs(b->value - value) <= (loose(b) + 0.005) * value)
            return true;
    }
    return false;
}

/* Whether a product is that of any other rate and number. */
static bool is_explained(const group *g, const figure *c)
{
    const facts *f = g->all->f;
    for (uint32_t i = g->from; i < g->to; i++) {
        const figure *a = &g->all->all.at[i];
        for (uint32_t k = i + 1; k < g->to; k++) {
            const figure *b = &g->all->all.at[k];
            int p, q;
            if (a == c || b == c)
                continue;
            triple x = { a, b, c, is_rate(f, a) ? times_of(g->all, a, b, &p) : 0, 0 }, y = { b, a, c, is_rate(f, b) ? times_of(g->all, b, a, &p) : 0, 0 };
            if ((x.times > 0 && may_be_product(a, b, c, &q) && fits(&x)) || (y.times > 0 && may_be_product(b, a, c, &q) && fits(&y)))
                return true;
            bool alike = a->kind == FIGURE_NUMBER && b->kind == FIGURE_NUMBER && figures_alike(a, c) && figures_alike(b, c);
            if (alike && (fabs(a->value + b->value - c->value) < 1e-6 || fabs(fabs(a->value - b->value) - c->value) < 1e-6))
                return true;
        }
    }
    return false;
}


/* "A hundred a night, and eighty from the fourth", "60 to 80 grams a person": a rate that changes, or one of several. */
static bool has_rivals(const group *g, const figure *rate)
{
    const facts *f = g->all->f;
    for (uint32_t i = g->from; i < g->to; i++) {
        const figure *b = &g->all->all.at[i];
        bool same = b != rate && b->kind == FIGURE_NUMBER && b->of == rate->of && b->value > 0 && fabs(b->value - rate->value) > 1e-6 * b->value;
        double times = b->value / rate->value;
        bool near = b->sentence == rate->sentence && times > 0.62 && times < 1.6 && (b->unit == rate->unit || (!b->unit && b->last + 1 == rate->first));
        if (same && (near || (is_rate(f, b) && b->unit == rate->unit && b->per == rate->per)))
            return true;
    }
    return false;
}

/* Whether one of the three can be a slip for what would fit, and nothing gives what would. */
static bool is_slip(const group *g, const triple *t)
{
    static const double least = 0.5, most = 2;
    double made = t->times * t->rate->value, ratio = t->product->value / made;
    bool other = is_nice(t->rate->value * ratio, t->rate) || is_nice(t->by->value * ratio, t->by);
    if (ratio <= least || ratio >= most || fits(t) || !(is_nice(made, t->product) || (t->points >= 5 && is_digit_off(t->rate, ratio)) || (t->points >= 5 && is_digit_off(t->by, ratio))))
        return false;
    if ((t->points < 4 || is_speed(t->rate)) && !other)
        return false;
    return !is_told(g, t->by, t->by->value * ratio) && !is_told(g, t->rate, t->rate->value * ratio) && !is_told(g, t->product, made) &&
           !is_explained(g, t->product);
}

/* "On the motorway the car did 110 km/h": not all the way. */
static bool is_elsewhere(const facts *f, const figure *rate)
{
    enum { REACH = 30 };
    static const char *const places[] = { "on", "in", "at", "over", "through", "along", "downhill", "uphill", "there", NULL };
    static const char *const even[] = { "average", "averaged", "averaging", "mean", "steady", "constant", "throughout", NULL };
    const sentence *s = &f->text->sentences.at[rate->sentence];
    uint32_t from = rate->first > s->first + REACH ? rate->first - REACH : s->first, to = rate->last + 2 < s->last ? rate->last + 2 : s->last;
    return is_speed(rate) && facts_is_any(f, s->first, places) && !facts_has_any(f, from, to, even);
}

/* "The 30-share index", "weekly"; "- over two years: 6 million" in one item of a list and "2 million a year" in another. */
static bool is_apart(const facts *f, const triple *t)
{
    bool list = f->text->sentences.at[t->by->sentence].kind == SENTENCE_ITEM;
    bool bearer = t->by->kind == FIGURE_NUMBER && t->by->of == QUANTITY_COUNT && t->by->last - t->by->first == 3 && facts_is_word(f, t->by->first + 1, "-");
    static const char *const one[] = { "a", "an", "per", "each", "every", NULL };
    static const char *const whole[] = { "in", "for", "within", "after", "took", "takes", "lasted", "lasts", "of", NULL };
    bool only = t->by->kind == FIGURE_TIME && facts_is_any(f, t->by->first, one) && (!t->by->first || !facts_is_any(f, t->by->first - 1, whole)); /* "6 km a day" */
    return bearer || only || (t->by->kind == FIGURE_TIME && t->by->last - t->by->first < 2) ||
           (list && t->by->sentence == t->product->sentence && t->by->sentence != t->rate->sentence);
}

/* "350 guests at 2,500 each = 750,000": in one sentence, and no other number between. */
static bool are_side_by_side(const triple *t)
{
    enum { GAP_MOST = 16 };
    const figure *first = t->rate, *last = t->rate;
    const figure *others[] = { t->by, t->product };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        first = others[i] < first ? others[i] : first;
        last = others[i] > last ? others[i] : last;
    }
    bool sure = t->by->kind == FIGURE_TIME ? t->rate->per_unit != 0 : t->rate->per == FIGURE_EACH && t->by->unit;
    bool large = t->rate->value >= 10 && t->product->value >= 100 && t->product->value > t->rate->value;
    return sure && large && last - first == 2 && first->sentence == last->sentence && last->first - first->last <= GAP_MOST;
}

/* Of those that belong together as surely, the round product is meant, and the one beside its number. */
static int rank_of(const triple *t)
{
    return 4 * t->points + 2 * is_nice(t->times * t->rate->value, t->product) + (t->by->sentence == t->product->sentence) + 100;
}

static void take(group *g, const triple *t)
{
    int rank = rank_of(t), was = g->best.rate ? rank_of(&g->best) : 0;
    bool better = rank > was, same = rank == was;
    if (is_apart(g->all->f, t) || !is_slip(g, t))
        return;
    g->count = better ? 1 : g->count + same;
    if (better || !g->best.rate)
        g->best = *t;
}

/* The sentences that the three of a triple lie apart at most. */
static int reach_of(int points)
{
    return points >= 5 ? 8 : points >= 4 ? 6 : points >= 2 ? 4 : 1;
}

/* "Ten hours' driving in each", "three hours later". */
static bool is_for_each(const facts *f, const figure *a)
{
    enum { BEHIND = 4 };
    static const char *const each[] = { "each", "every", "per", NULL };
    static const char *const in[] = { "in", "on", "for", "to", "at", NULL };
    static const char *const apart[] = { "later", "earlier", "ago", "afterwards", "before", "after", NULL };
    const sentence *s = &f->text->sentences.at[a->sentence];
    if (facts_is_any(f, a->last, apart) || facts_is_any(f, a->last - 1, apart))
        return true;
    uint32_t end = a->last + BEHIND < s->last ? a->last + BEHIND : s->last;
    for (uint32_t at = facts_next_any(f, a->last, end, each); at != UINT32_MAX; at = facts_next_any(f, at + 1, end, each))
        if (facts_is_any(f, at - 1, in) || at + 1 >= s->last || f->text->tokens.at[at + 1].kind == TOKEN_MARK)
            return true; /* "for 20 days each digger was paid" is for one as well */
    return false;
}

static void find_triples(group *g, const figure *rate)
{
    for (uint32_t i = g->from; i < g->to; i++) {
        const figure *by = &g->all->all.at[i];
        int by_points = 0, points = 0;
        double times = times_of(g->all, rate, by, &by_points);
        for (uint32_t k = g->from; times > 0 && k < g->to; k++) {
            const figure *c = &g->all->all.at[k];
            if (!may_be_product(rate, by, c, &points))
                continue;
            triple t = { rate, by, c, times, by_points + points };
            t.points += are_side_by_side(&t) ? 3 : 0;
            g->rate_fits |= t.points >= 4 && fits(&t);
            if ((t.points < 4 && figures_apart(by, rate) > 1) || (by->kind == FIGURE_TIME && is_for_each(g->all->f, by)))
                continue;
            if (figures_apart(by, rate) <= reach_of(t.points) && figures_apart(c, rate) <= reach_of(t.points) && figures_apart(c, by) <= reach_of(t.points))
                take(g, &t);
        }
    }
}

/* "Each box holds 24", "four lorries carry 18 tonnes each": what need not be full. */
static bool is_room(const facts *f, const figure *rate)
{
    enum { BEFORE = 4 };
    static const char *const words[] = { "hold", "holds", "held", "carry", "carries", "carried", "seat", "seats", "seated", "sleep", "sleeps", "take", "takes", "accommodates", NULL };
    const sentence *s = &f->text->sentences.at[rate->sentence];
    return facts_has_any(f, rate->first > s->first + BEFORE ? rate->first - BEFORE : s->first, rate->first, words);
}

/* What takes longer than the rate makes it has its stops; what is more than the rate makes it has other parts. */
static bool is_uneven(const facts *f, const triple *t)
{
    bool more = t->times * t->rate->value > t->product->value;
    static const char *const with[] = { "with", "including", NULL };
    uint32_t greater = more ? t->rate->last : t->product->last;
    if (facts_has_any(f, greater, greater + 3, with))
        return true; /* "11,400 a year with the garage" */
    if (product_has_reason(f, t->product->first, t->product->last) || (more && is_room(f, t->rate)))
        return true;
    return more ? rate_is_loose(f, t->rate->first) : products_have_others(f, t->rate);
}

static belie_status report(findings *out, const triple *t)
{
    const facts *f = out->f;
    evidence places[3] = { figure_evidence(f, t->by), figure_evidence(f, t->rate), figure_evidence(f, t->product) };
    double times = t->times * t->rate->value / t->product->value;
    return findings_add(out, check_named("rate"), BELIE_WARNING, 0.7, places, 3, "nothing else of the text gives one of the three",
                        "%s and %s make %.3g times the %s that are given", places[0].says, places[1].says, times, places[2].says);
}

belie_status triples_check(findings *out)
{
    const figures *all;
    belie_status status = figures_of(out, &all);
    for (uint32_t i = 0; status == BELIE_OK && i < all->all.len; i++) {
        const figure *rate = &all->all.at[i];
        if (!is_rate(all->f, rate))
            continue;
        out->comparisons++;
        group g = { all, figures_from(i), figures_to(all, i), { 0 }, 0, false };
        if (products_rate_is_apart(all, i) || is_elsewhere(all->f, rate) || has_rivals(&g, rate))
            continue;
        find_triples(&g, rate);
        if (g.count == 1 && !g.rate_fits && g.best.points >= 2 && !numbers_told(out, "rate", g.best.product->first) && !numbers_told(out, "rate", rate->first) &&
            !is_uneven(all->f, &g.best))
            status = report(out, &g.best);
    }
    return status;
}
