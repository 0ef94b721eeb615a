/* conversion, of measures that stand apart: "1,200 hectares" here, "300 acres" for the buyers from abroad. */
#include "check/conversion_apart.h"

#include <math.h>

#include "check/list.h"
#include "check/numbers.h"

typedef struct measure {
    const quantity *of;
    uint32_t first, last; /* tokens, with its unit and its inches */
    double value, slack;            /* in base units */
    bool customary;                 /* miles, pounds, knots: not metric */
    bool told;                      /* the text has it in the other system */
} measure;

typedef VEC(measure) measures;

/* Metric units are powers of ten of their base. */
static bool is_metric(double factor)
{
    double power = log10(factor);
    return fabs(power - round(power)) < 1e-6 || fabs(factor - 3.6) < 1e-6;
}

static bool same_dimension(const measure *a, const measure *b)
{
    return strcmp(a->of->unit, b->of->unit) == 0;
}

/* "272 ft 10 in", "7 pounds 4 ounces" are one measure. */
static bool joins(const facts *f, const measure *before, const measure *m)
{
    return before->customary && m->customary && same_dimension(before, m) && m->value < before->value &&
           (m->first == before->last || (m->first == before->last + 1 && facts_is_word(f, before->last, "and")));
}

/* "6.2 litres per 100 km", "38 miles to the gallon". */
static bool is_rate(const facts *f, const quantity *q)
{
    static const char *const per[] = { "per", "/", "every", NULL };
    uint32_t first = f->mentions.at[q->mention].first;
    return (first > 0 && facts_is_any(f, first - 1, per)) || (facts_is_word(f, q->head_last, "to") && facts_is_word(f, q->head_last + 1, "the"));
}

static bool read(const facts *f, measures *all)
{
    for (size_t i = 0; i < f->quantities.len; i++) {
        const quantity *q = &f->quantities.at[i];
        if (q->kind != QUANTITY_MEASURE || q->written <= 0 || strcmp(q->unit, "celsius") == 0 || strcmp(q->unit, "fahrenheit") == 0)
            continue;
        if (is_rate(f, q))
            continue;
        double factor = q->least / q->written;
        const mention *at = &f->mentions.at[q->mention];
        measure m = { .of = q, .first = at->first, .last = q->head_last, .value = q->least,
                      .slack = quantity_slack(q) * factor, .customary = !is_metric(factor) };
        measure *before = all->len ? &all->at[all->len - 1] : NULL;
        if (before && joins(f, before, &m)) {
            before->last = m.last;
            before->value += m.value;
            before->slack = m.slack;
            continue;
        }
        measure *slot = vec_push(all);
        if (!slot)
            return false;
        *slot = m;
    }
    return true;
}

/* Whether one can be the other in its own system. */
static bool agree(const measure *a, const measure *b)
{
    double slack = a->slack + b->slack + 0.03 * a->value;
    slack += !quantity_is_exact(a->of) || !quantity_is_exact(b->of) ? 0.1 * a->value : 0;
    return fabs(a->value - b->value) <= slack;
}

/* What a slip makes of a number: not far off, or ten times as much. */
static bool is_near(const measure *a, const measure *b)
{
    double times = a->value / b->value;
    return (times > 0.5 && times < 2) || fabs(times - 10) < 0.3 || fabs(times - 0.1) < 0.003;
}

static bool other_system(const measure *a, const measure *b)
{
    return a->customary != b->customary && same_dimension(a, b);
}

static void find_told(measures *all)
{
    for (size_t i = 0; i < all->len; i++)
        for (size_t j = 0; j < all->len; j++)
            if (other_system(&all->at[i], &all->at[j]) && agree(&all->at[i], &all->at[j]))
                all->at[i].told = true;
}

/* So many sentences apart nobody gives a measure again without a word for what it is of. */
static bool is_far(const facts *f, const measure *a, const measure *b)
{
    enum { NEAR = 6 };
    uint32_t p = facts_sentence(f, a->first), q = facts_sentence(f, b->first);
    return (p > q ? p - q : q - p) > NEAR;
}

/* The one untold measure of the other system that `a` can be meant to be, or NULL. */
static const measure *meant_by(const facts *f, const measures *all, const measure *a)
{
    static const char *const ways[] = { "crow", "road", "rail", NULL };
    const measure *found = NULL;
    for (size_t j = 0; j < all->len; j++) {
        const measure *b = &all->at[j];
        if (b->told || !other_system(a, b) || !is_near(a, b))
            continue;
        uint32_t end = a->first < b->first ? a->last : b->last, next = a->first < b->first ? b->first : a->first;
        if (next > end && next - end <= 2 && facts_is_word(f, next - 1, "and"))
            return NULL; /* "2.2 bar cold and 36 psi warm" */
        if (facts_has_any(f, next, next + 6, ways))
            return NULL; /* "20 miles by road, 25 km as the crow flies" */
        if (found)
            return NULL;
        found = b;
    }
    return found;
}

static belie_status report(findings *out, const measure *a, const measure *b)
{
    const facts *f = out->f;
    const measure *m[2] = { a->first < b->first ? a : b, a->first < b->first ? b : a };
    evidence places[2];
    for (int i = 0; i < 2; i++)
        places[i] = (evidence){ m[i]->first, m[i]->last, facts_quote(f, m[i]->first, m[i]->last), NULL, f->mentions.at[m[i]->of->mention].by };
    if (!places[0].says || !places[1].says)
        return error_no_memory(out->error);
    return findings_add(out, check_named("conversion"), BELIE_WARNING, 0.6, places, 2, "nothing else of the text is so much in the other system",
                        "%s is %s in the other system; it would be %.4g", places[0].says, places[1].says,
                        m[0]->value / (m[1]->of->least / m[1]->of->written));
}

belie_status check_conversion_apart(findings *out)
{
    enum { MOST = 200 }; /* where there are more, none is the only one that can be meant */
    measures all = { 0 };
    belie_status status = read(out->f, &all) ? BELIE_OK : error_no_memory(out->error);
    all.len = all.len > MOST ? 0 : all.len;
    find_told(&all);
    for (size_t i = 0; status == BELIE_OK && i < all.len; i++) {
        const measure *a = &all.at[i], *b = a->told ? NULL : meant_by(out->f, &all, a);
        out->comparisons += b != NULL;
        if (b && a->first < b->first && !is_far(out->f, a, b) && meant_by(out->f, &all, b) == a)
            status = report(out, a, b);
    }
    vec_release(&all);
    return status;
}
