/* The model: scores, what is believed before, fitting and choosing. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fit.h"

options fitting = { .epochs = 5, .least_seen = 3, .rate = 0.04f, .penalty = 3.0e-4f, .prior = 1, .dropout = 0.25f, .copies = 0.3f,
                    .seed = 88172645463325252u };

/* What a step does not see. */
static struct {
    uint32_t key, limit;
} unseen;

static bool is_unseen(uint32_t feature)
{
    return ((feature ^ unseen.key) * 0x9E3779B1u) >> 24 < unseen.limit;
}

void score_item(const model *m, const span_item *item, float out[TYPES])
{
    for (int k = 0; k < TYPES; k++)
        out[k] = item->base[k];
    for (size_t i = 0; i < item->count; i++) {
        if (is_unseen(pool.at[item->features + i]))
            continue;
        const float *w = &m->w[(size_t)pool.at[item->features + i] * TYPES];
        for (int k = 0; k < TYPES; k++)
            out[k] += w[k];
    }
    for (int k = 0; k < TYPES; k++)
        for (size_t i = 0; i < item->rule_count[k]; i++)
            out[k] += m->w[(size_t)pool.at[item->rule_features[k] + i] * TYPES + (size_t)k];
}

static void score_more(const model *m, const span_item *item, float out[TYPES])
{
    for (int k = 0; k < TYPES; k++)
        out[k] = item->base[k];
    for (size_t i = 0; i < item->more_count; i++) {
        if (pool.at[item->more + i] >= m->features)
            continue;
        const float *w = &m->w[(size_t)pool.at[item->more + i] * TYPES];
        for (int k = 0; k < TYPES; k++)
            out[k] += w[k];
    }
}

static double lse(double a, double b)
{
    double top = a > b ? a : b;
    return top + log1p(exp((a > b ? b : a) - top));
}

static void shrink(float *w, float by)
{
    *w = *w > by ? *w - by : *w < -by ? *w + by : 0;
}

/* Knowledge of the world, before any text is read.  A weight that the data say nothing of stays here;
 * the penalty draws towards it, not to zero.  Each class stands in each form for the star. */
static const struct {
    const char *patterns, *classes;
    float weights[TYPES];
} beliefs[] = {
    { "role=single|class=*\nis=*", "country|capital-city|us-state|city-large|region|place-own|water|landform",
      { -0.5f, 1, -0.5f } },
    { "role=single|class=*\nis=*",
      "company|company-acronym|brand|party|armed-group|intl-org|org|university|ngo|union|agency|ministry-name|"
      "court|stock-exchange|famous-org|band|museum|hospital|team|news-agency|newspaper|broadcaster|magazine|school",
      { -0.5f, -0.5f, 1 } },
    { "role=single|class=*\nis=*", "leader|public-figure|known-person", { 1, -0.5f, -0.5f } },
    { "role=single|class=*\nis=*",
      "demonym|demonym-own|belief|language|month|weekday|holiday-name|event|event-name|other-name|work|product|initialism",
      { -1, -1, -1 } },
    { "is=*", "event-of", { -2, -2, -1 } },
    { "owned=*\nnext-class=*", "eponym-head", { -1, -0.5f, -0.5f } }, /* "Crohn's disease" */
    /* what the text says that it is */
    { "defined-as=*|next=is\ndefined-as=*|next=was\ndefined-as=*|next=are\ndefined-as=*|next=were", "a-person", { 2, -1, -1 } },
    { "defined-as=*|next=is\ndefined-as=*|next=was\ndefined-as=*|next=are\ndefined-as=*|next=were", "a-place", { -1, 2, -1 } },
    { "defined-as=*|next=is\ndefined-as=*|next=was\ndefined-as=*|next=are\ndefined-as=*|next=were", "an-organization",
      { -1, -1, 2 } },
    { "defined-as=*|next=is\ndefined-as=*|next=was\ndefined-as=*|next=are\ndefined-as=*|next=were", "a-thing", { -1, -1, -1 } },
    { "defined-as=*|next=,", "a-person", { 1, -0.5f, -0.5f } },
    { "defined-as=*|next=,", "a-place", { -0.5f, 1, -0.5f } },
    { "defined-as=*|next=,", "an-organization", { -0.5f, -0.5f, 1 } },
};

static float *prior; /* of the features known when it is made */
static size_t prior_len;

static void believe(const char *name, const float weights[TYPES], float strength)
{
    size_t at = (size_t)feature_id(evidence_feature(&evidence, name)) * TYPES;
    size_t need = feature_hashes.len * TYPES;
    if (need > prior_len) {
        prior = realloc(prior, need * sizeof *prior);
        if (!prior)
            die("out of memory");
        memset(prior + prior_len, 0, (need - prior_len) * sizeof *prior);
        prior_len = need;
    }
    for (int k = 0; k < TYPES; k++)
        prior[at + (size_t)k] = strength * weights[k];
}

void make_prior(float strength)
{
    for (size_t b = 0; b < sizeof beliefs / sizeof *beliefs; b++)
        for (str patterns = str_from_c(beliefs[b].patterns), form; str_cut(&patterns, '\n', &form);)
            for (str classes = str_from_c(beliefs[b].classes), one; str_cut(&classes, '|', &one);) {
                char name[80];
                str rest = form, before;
                str_cut(&rest, '*', &before);
                snprintf(name, sizeof name, "%.*s%.*s%.*s", (int)before.len, before.ptr, (int)one.len, one.ptr,
                         (int)rest.len, rest.ptr ? rest.ptr : "");
                believe(name, beliefs[b].weights, strength);
            }
}

static void step(model *m, uint32_t feature, int k, float gradient)
{
    if (feature_seen.at[feature] < (uint32_t)fitting.least_seen)
        return;
    size_t at = (size_t)feature * TYPES + (size_t)k;
    m->g[at] += gradient * gradient;
    float pace = fitting.rate / (1e-3f + sqrtf(m->g[at]));
    m->w[at] -= pace * gradient;
    float centre = at < m->believed ? prior[at] : 0;
    m->w[at] -= centre;
    shrink(&m->w[at], pace * fitting.penalty * 20);
    m->w[at] += centre;
}

/* A run of items of which none overlaps an item outside of it, sorted by last; and the room for sums over it:
 * alpha and beta by tokens from `low` on, in logarithms. */
typedef struct lattice {
    size_t from, to;
    uint32_t low, tokens;
    bool second;
    double *alpha, *beta;
    float (*scores)[TYPES];
} lattice;

static const double impossible = -1e30, hardly = -1e29;

static void lay_out(lattice *l, size_t from, size_t to)
{
    l->from = from;
    l->to = to;
    l->low = items.at[from].first;
    for (size_t i = from; i < to; i++)
        if (items.at[i].first < l->low)
            l->low = items.at[i].first;
    l->tokens = items.at[to - 1].last - l->low;
    for (uint32_t i = 0; i <= l->tokens; i++)
        l->alpha[i] = l->beta[i] = impossible;
    l->alpha[0] = l->beta[l->tokens] = 0;
}

static void sum_forward(lattice *l, const model *m)
{
    size_t at = l->from;
    for (uint32_t end = 1; end <= l->tokens; end++) {
        l->alpha[end] = l->alpha[end - 1];
        for (; at < l->to && items.at[at].last - l->low == end; at++) {
            const span_item *item = &items.at[at];
            float *scores = l->scores[at - l->from];
            if (l->second)
                score_more(m, item, scores);
            else
                score_item(m, item, scores);
            for (int k = 0; k < TYPES; k++)
                if (item->allowed >> k & 1)
                    l->alpha[end] = lse(l->alpha[end], l->alpha[item->first - l->low] + scores[k]);
        }
    }
}

/* Spans by their first token: walks ends downwards and pushes back. */
static void sum_backward(lattice *l)
{
    size_t at = l->to;
    double *beta = l->beta;
    for (uint32_t end = l->tokens; end > 0; end--) {
        beta[end - 1] = beta[end - 1] > hardly ? lse(beta[end - 1], beta[end]) : beta[end];
        for (; at > l->from && items.at[at - 1].last - l->low == end; at--) {
            const span_item *item = &items.at[at - 1];
            uint32_t first = item->first - l->low;
            for (int k = 0; k < TYPES; k++)
                if (item->allowed >> k & 1) {
                    double value = beta[end] + l->scores[at - 1 - l->from][k];
                    beta[first] = beta[first] > hardly ? lse(beta[first], value) : value;
                }
        }
    }
}

static void step_item(model *m, const span_item *item, int k, float gradient, bool second)
{
    if (second) {
        for (size_t f = 0; f < item->more_count; f++)
            step(m, pool.at[item->more + f], k, gradient);
        return;
    }
    for (size_t f = 0; f < item->count; f++)
        if (!is_unseen(pool.at[item->features + f]))
            step(m, pool.at[item->features + f], k, gradient);
    for (size_t f = 0; f < item->rule_count[k]; f++)
        step(m, pool.at[item->rule_features[k] + f], k, gradient);
}

/* One update on a run. */
static void update(model *m, lattice *l, float weight)
{
    sum_forward(l, m);
    sum_backward(l);
    for (size_t i = l->from; i < l->to; i++) {
        const span_item *item = &items.at[i];
        double around = l->alpha[item->first - l->low], after = l->beta[item->last - l->low];
        for (int k = 0; k < TYPES; k++) {
            if (!(item->allowed >> k & 1))
                continue;
            double p = exp(around + l->scores[i - l->from][k] + after - l->alpha[l->tokens]);
            float gradient = weight * (float)(p - (item->gold == k));
            if (fabsf(gradient) >= 1e-4f)
                step_item(m, item, k, gradient, l->second);
        }
    }
}

/* Where the run of overlapping items that begins at `from` ends. Items are sorted by last. */
static size_t run_end(size_t from, size_t stop)
{
    size_t end = from + 1;
    uint32_t last = items.at[from].last;
    /* a later item may reach back over everything: look ahead while it does */
    for (size_t i = end; i < stop && items.at[i].first < last + 12; i++) {
        if (items.at[i].first < last) {
            end = i + 1;
            if (items.at[i].last > last)
                last = items.at[i].last;
        }
    }
    while (end < stop && items.at[end].first < last) {
        if (items.at[end].last > last)
            last = items.at[end].last;
        end++;
    }
    return end;
}

typedef struct run_of_items {
    size_t from, to;
    int doc;
} run_of_items;

static VEC(run_of_items) runs;

void make_runs(void)
{
    for (size_t d = 0; d < docs.len; d++) {
        size_t at = docs.at[d].first_item, stop = at + docs.at[d].items;
        while (at < stop) {
            run_of_items *r = vec_push(&runs);
            *r = (run_of_items){ at, run_end(at, stop), (int)d };
            at = r->to;
        }
    }
}

static uint64_t random_state;

static uint64_t next_random(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    return random_state ^= random_state << 17;
}

static model new_model(bool second)
{
    size_t n = feature_hashes.len * TYPES;
    model m = { calloc(n, sizeof *m.w), calloc(n, sizeof *m.g), second ? 0 : prior_len, feature_hashes.len };
    if (!m.w || !m.g)
        die("out of memory");
    memcpy(m.w, prior, m.believed * sizeof *m.w);
    return m;
}

void free_model(model *m)
{
    free(m->w);
    free(m->g);
}

enum { RUN_TOKENS = 100000, RUN_ITEMS = 400000 };

static void shuffle(size_t *list, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t k = next_random() % i, keep = list[i - 1];
        list[i - 1] = list[k];
        list[k] = keep;
    }
}

/* Steps that did not see all features made larger weights than all of them together want; what was believed stays. */
static void shrink_seen(model *m)
{
    for (size_t i = 0; i < m->features * TYPES; i++) {
        float centre = i < m->believed ? prior[i] : 0;
        m->w[i] = centre + (m->w[i] - centre) * (1 - fitting.dropout);
    }
}

model train(const bool *use, bool second, int rounds)
{
    model m = new_model(second);
    lattice l = { .second = second, .alpha = calloc(RUN_TOKENS, sizeof *l.alpha),
                  .beta = calloc(RUN_TOKENS, sizeof *l.beta), .scores = calloc(RUN_ITEMS, sizeof *l.scores) };
    size_t *order = calloc(runs.len, sizeof *order), count = 0;
    for (size_t i = 0; i < runs.len; i++)
        if (use[runs.at[i].doc])
            order[count++] = i;
    random_state = fitting.seed;
    unseen.limit = second ? 0 : (uint32_t)(fitting.dropout * 256);
    for (int round = 0; round < rounds; round++) {
        shuffle(order, count);
        for (size_t i = 0; i < count; i++) {
            const run_of_items *r = &runs.at[order[i]];
            lay_out(&l, r->from, r->to);
            unseen.key = (uint32_t)next_random();
            update(&m, &l, docs.at[r->doc].weight);
        }
    }
    if (unseen.limit)
        shrink_seen(&m);
    unseen.limit = 0;
    free(l.alpha);
    free(l.beta);
    free(l.scores);
    free(order);
    return m;
}

void decode(const model *m, const doc *d, bool second, int8_t *chosen)
{
    if (!d->items)
        return;
    size_t to = d->first_item + d->items;
    uint32_t n = items.at[to - 1].last;
    double *best = calloc(n + 1, sizeof *best);
    int64_t *from = malloc((n + 1) * sizeof *from);
    int8_t *type = calloc(n + 1, 1);
    size_t at = d->first_item;
    from[0] = -1;
    for (uint32_t end = 1; end <= n; end++) {
        best[end] = best[end - 1];
        from[end] = -1;
        for (; at < to && items.at[at].last == end; at++) {
            float s[TYPES];
            if (second)
                score_more(m, &items.at[at], s);
            else
                score_item(m, &items.at[at], s);
            for (int k = 0; k < TYPES; k++)
                if ((items.at[at].allowed >> k & 1) && s[k] + best[items.at[at].first] > best[end] + 1e-9) {
                    best[end] = s[k] + best[items.at[at].first];
                    from[end] = (int64_t)at;
                    type[end] = (int8_t)k;
                }
        }
    }
    memset(chosen, -1, d->items);
    for (uint32_t end = n; end > 0;) {
        if (from[end] < 0) {
            end--;
            continue;
        }
        chosen[(size_t)from[end] - d->first_item] = type[end];
        end = items.at[from[end]].first;
    }
    free(best);
    free(from);
    free(type);
}
