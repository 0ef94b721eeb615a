/* "600 tickets at 15 euros each, and took 10,000 euros", "360 km in six hours, 50 km an hour on average", "eight days of
 * 45 km each ... the 480 km": a rate, what it is for one of, and the product, in whatever order.
 *
 * The product must be told as one ("in all", "took", "the 480 km"), and nothing else near may give it. */
#include "check/products.h"

#include <math.h>

#include "check/figures.h"
#include "check/list.h"
#include "check/numbers.h"

enum { SENTENCES_BEHIND = 3, COUNT_REACH = 8, WINDOW = 24 };

static bool is_plain(const figure *a)
{
    return a->value > 0 && !a->bounded;
}

/* How many of what the rate is for one of the figure gives; 0: it is no number of them. */
static double times_of(const facts *f, const figure *rate, const figure *a)
{
    static const char *const never[] = { ";", ".", "and", "parts", "instalments", "installments", "payments", NULL }; /* they bear interest */
    bool count = a->kind == FIGURE_NUMBER && a->of == QUANTITY_COUNT && a->unit != rate->unit;
    if (a == rate || a->per || !is_plain(a))
        return 0;
    if (rate->per == FIGURE_EACH) {
        bool near = a->sentence == rate->sentence && a->last <= rate->first && rate->first - a->last <= COUNT_REACH &&
                    !facts_has_any(f, a->first, rate->first, never);
        double days = a->kind == FIGURE_TIME ? a->value / 24 : 0;
        return !near ? 0 : count ? a->value : days >= 1 && fabs(days - floor(days + 0.5)) < 1e-6 ? days : 0;
    }
    bool measured = rate->per_unit && a->unit == rate->per_unit && (a->kind == FIGURE_TIME || a->of == QUANTITY_MEASURE);
    if (measured && rate->per_value > 0)
        return a->value / rate->per_value;
    return count && !rate->per_unit && a->unit == rate->per ? a->value : 0;
}

/* "Took", "in all", "the 480 kilometres", "20 tonnes in four trucks of": told as the whole. */
static bool is_total(const facts *f, const figure *c, const figure *rate)
{
    static const char *const words[] = { "total", "all", "altogether", "took", "takes", "raised", "raising", "brought", "came", "comes", "amounted",
                                         "make", "makes", "making", "made", "earned", "earning", "yielded", "yielding", "paid", "pay", "pays",
                                         "cost", "costs", "costing", "worth", "sum", "=", "collected", "received", "gives", "giving", "grossed", NULL };
    static const char *const known[] = { "the", "these", "those", NULL };
    static const char *const into[] = { "in", "into", "over", NULL };
    const sentence *s = &f->text->sentences.at[c->sentence];
    uint32_t from = c->first > s->first + 4 ? c->first - 4 : s->first, to = c->last + 3 < s->last ? c->last + 3 : s->last;
    bool same = c->sentence == rate->sentence;
    bool divided = same && c->last < rate->first && facts_has_any(f, c->last, rate->first, into);
    return divided || facts_has_any(f, from, to, words) || (c->first > s->first && facts_is_any(f, c->first - 1, known));
}

static bool is_candidate(const facts *f, const figure *rate, const figure *c)
{
    bool alike = rate->unit ? c->unit == rate->unit : false;
    alike |= rate->of == QUANTITY_COUNT && c->of == QUANTITY_COUNT && figures_alike(rate, c) && c->unit && rate->unit;
    return c != rate && c->kind == FIGURE_NUMBER && c->of == rate->of && !c->per && is_plain(c) && alike && is_total(f, c, rate);
}

static bool gives(const figure *rate, const figure *by, double times, const figure *c)
{
    double product = times * rate->value;
    double slack = c->rounding + times * rate->rounding + rate->value * by->rounding * times / by->value;
    double loose = rate->approximate || c->approximate || by->approximate ? 0.12 : 0.02;
    return fabs(product - c->value) <= slack + loose * product;
}

/* What one wrong digit makes; of what is told as known already ("the 480 km") any number near. */
static bool is_slip(const figure *rate, double product, const figure *c)
{
    double ratio = c->value / product, shown = product;
    for (double digits = 1e12; digits >= 1; digits /= 10)
        if (product >= digits) {
            shown = floor(product / (digits / 1000) + 0.5) * (digits / 1000); /* four places */
            break;
        }
    bool digit = number_is_one_digit(fabs(shown - c->value)) || numbers_transposed(shown, c->value);
    bool measure = rate->per == FIGURE_EACH && c->of == QUANTITY_MEASURE;
    return ratio > 0.45 && ratio < 2.2 && (digit || measure);
}

typedef struct pairing {
    const figure *by, *c;
    double times;
    uint32_t found;
} pairing;

/* "310 a night, and 270 from the fourth": a rate that changes. */
static bool changes(const figures *all, uint32_t from, uint32_t to, const figure *rate)
{
    for (uint32_t i = from; i < to; i++) {
        const figure *other = &all->all.at[i];
        if (other != rate && other->kind == FIGURE_NUMBER && other->of == rate->of && other->unit == rate->unit && other->sentence == rate->sentence &&
            (other->per || other->value < rate->value * 1.5) && other->value > rate->value / 1.5 && fabs(other->value - rate->value) > 1e-9)
            return true;
    }
    return false;
}

/* "He had asked for ten a day", "300 litres a minute when new": no rate that holds, or not for all of them. */
static bool is_unreal(const facts *f, const figure *rate)
{
    enum { REACH = 5 };
    static const char *const words[] = { "asked", "asks", "demanded", "wanted", "expected", "hoped", "planned", "promised", "nobody", "should", "would", "could", "might",
                                         "wished", "recommended", "recommends", "required", "requires", "target", "not", "originally", "initially", NULL };
    static const char *const when[] = { "when", "originally", "initially", NULL };
    static const char *const more[] = { "further", "additional", "extra", "another", NULL };
    const sentence *s = &f->text->sentences.at[rate->sentence];
    if (rate->first > s->first && facts_is_any(f, rate->first - 1, more))
        return true; /* "75 for the first day, a further 35 for every twelve hours" */
    uint32_t from = rate->first > s->first + REACH ? rate->first - REACH : s->first, to = rate->last + REACH < s->last ? rate->last + REACH : s->last;
    return facts_has_any(f, from, rate->first, words) || facts_has_any(f, rate->last, to, when);
}

/* "And 25 on Saturdays", "and got 15", "and two at 9": a bare number behind the rate in its sentence, of its order. */
static bool has_another(const figures *all, uint32_t at)
{
    enum { BEFORE = 3, FIGURES = 6 };
    static const char *const joints[] = { "and", "or", "but", "then", "later", NULL };
    const figure *rate = &all->all.at[at];
    for (uint32_t i = at + 1; i < all->all.len && i <= at + FIGURES && all->all.at[i].sentence == rate->sentence; i++) {
        const figure *b = &all->all.at[i];
        bool near = b->kind == FIGURE_NUMBER && !b->unit && !b->per && b->value > rate->value / 3 && b->value < rate->value * 3 && b->first >= rate->last + 1;
        if (near && facts_has_any(all->f, b->first > rate->last + BEFORE ? b->first - BEFORE : rate->last, b->first, joints))
            return true;
    }
    return false;
}

bool products_rate_is_apart(const figures *all, uint32_t at)
{
    return is_unreal(all->f, &all->all.at[at]) || has_another(all, at);
}

/* The one pair of a number and a product that a rate could belong to; false: one fits, or none is near. */
static bool pair_of(const figures *all, uint32_t at, pairing *out)
{
    const facts *f = all->f;
    const figure *rate = &all->all.at[at];
    uint32_t from = at > WINDOW ? at - WINDOW : 0, to = at + WINDOW < all->all.len ? at + WINDOW : (uint32_t)all->all.len;
    *out = (pairing){ 0 };
    if (changes(all, from, to, rate) || products_rate_is_apart(all, at))
        return false;
    for (uint32_t i = from; i < to; i++) {
        const figure *by = &all->all.at[i];
        bool near = by->sentence <= rate->sentence + 1 && rate->sentence <= by->sentence + 1;
        double times = near ? times_of(f, rate, by) : 0;
        for (uint32_t k = from; times > 0 && k < to; k++) {
            const figure *c = &all->all.at[k];
            if (k == i || c->sentence + 1 < rate->sentence || c->sentence > rate->sentence + SENTENCES_BEHIND || !is_candidate(f, rate, c))
                continue;
            if (gives(rate, by, times, c))
                return false;
            if (is_slip(rate, times * rate->value, c))
                *out = (pairing){ by, c, times, out->found + 1 };
        }
    }
    return out->found == 1;
}

static belie_status report(findings *out, const figure *rate, const pairing *p)
{
    const facts *f = out->f;
    evidence places[3] = { figure_evidence(f, rate), figure_evidence(f, p->by), figure_evidence(f, p->c) };
    double unit = p->c->value > 0 ? p->times * rate->value / p->c->value : 0;
    return findings_add(out, check_named("rate"), BELIE_WARNING, 0.75, places, 3, "the rate is for one of them, and the product is told as a whole",
                        "%s and %s make %.3g times the %s that are given", places[0].says, places[1].says, unit, places[2].says);
}

/* "Fell by two points, from 9.1 to 7.1 per cent", "from 40 to 52, a rise of 12". */
static belie_status check_difference(findings *out, const figures *all, uint32_t at)
{
    static const char *const to[] = { "to", NULL };
    static const char *const from[] = { "from", NULL };
    static const char *const by[] = { "by", NULL };
    static const char *const of[] = { "of", NULL };
    const facts *f = all->f;
    const figure *x = &all->all.at[at], *y = x + 1, *z = x + 2;
    if (at + 2 >= all->all.len || x->sentence != z->sentence || !is_plain(x) || !is_plain(y) || !is_plain(z))
        return BELIE_OK;
    bool first = x->first > 0 && facts_is_any(f, x->first - 1, by) && y->first - x->last <= 4 && facts_has_any(f, x->last, y->first, from) &&
                 z->first - y->last <= 2 && facts_has_any(f, y->last, z->first, to);
    bool last = x->first > 0 && facts_is_any(f, x->first - 1, from) && y->first - x->last <= 2 && facts_has_any(f, x->last, y->first, to) &&
                z->first - y->last <= 6 && facts_is_any(f, z->first - 1, of);
    const figure *d = first ? x : z, *a = first ? y : x, *b = first ? z : y;
    bool points = d->kind == FIGURE_SHARE && facts_is_word(f, d->last - 1, "points");
    bool shares = points && b->kind == FIGURE_SHARE, numbers = d->kind == FIGURE_NUMBER && a->kind == FIGURE_NUMBER && b->kind == FIGURE_NUMBER &&
                                                               figures_alike(d, b) && d->of == b->of;
    double wanted = fabs(b->value - a->value);
    if ((!first && !last) || (!shares && !numbers) || d->per || wanted <= 0 || d->value > 3 * wanted || wanted > 3 * d->value)
        return BELIE_OK;
    double slack = d->approximate || a->approximate || b->approximate ? 0.15 * wanted : 0;
    out->comparisons++;
    if (fabs(d->value - wanted) <= slack + 1.01 * (d->slack * (d->of != QUANTITY_COUNT) + a->slack + b->slack) + 1e-6)
        return BELIE_OK;
    evidence places[3] = { figure_evidence(f, a), figure_evidence(f, b), figure_evidence(f, d) };
    return findings_add(out, check_named("rate"), BELIE_WARNING, 0.8, places, 3, NULL, "from %s to %s is a difference of %.6g, not of %s",
                        places[0].says, places[1].says, wanted, places[2].says);
}

bool products_have_others(const facts *f, const figure *rate)
{
    static const char *const others[] = { "third", "rest", "others", "plus", "besides", "staff", "tip", "tips", "bonus", "extra", NULL };
    const sentence *s = &f->text->sentences.at[rate->sentence];
    enum { REACH = 30 };
    uint32_t comma = rate->last + (rate->per == FIGURE_EACH);
    bool listed = facts_is_word(f, comma, ",") && facts_is_word(f, comma + 1, "and");
    bool several = facts_is_word(f, comma, ",") && (facts_is_word(f, comma + 1, "a") || facts_is_word(f, comma + 1, "an"));
    return listed || several || facts_has_any(f, rate->last, rate->last + REACH < s->last ? rate->last + REACH : s->last, others);
}

belie_status products_check(findings *out)
{
    const figures *all;
    belie_status status = figures_of(out, &all);
    for (uint32_t i = 0; status == BELIE_OK && i < all->all.len; i++) {
        const figure *rate = &all->all.at[i];
        pairing p;
        status = check_difference(out, all, i);
        if (status != BELIE_OK || rate->kind != FIGURE_NUMBER || !rate->per || !is_plain(rate))
            continue;
        out->comparisons++;
        if (pair_of(all, i, &p) && !product_has_reason(all->f, p.c->first, p.c->last) && !(p.times * rate->value > p.c->value && rate_is_loose(all->f, rate->first)) &&
            !(p.times * rate->value < p.c->value && products_have_others(all->f, rate)) && !numbers_told(out, "rate", p.c->first) && !numbers_told(out, "rate", rate->first))
            status = report(out, rate, &p);
    }
    return status;
}
