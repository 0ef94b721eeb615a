/* quantity: the same thing counted, measured or priced differently; magnitude: with a zero too many.
 *
 * likeness.c says how likely two numbers are of one thing.  Of a short text all pairs of a kind are
 * compared; of a long one candidates come from an index by unit and word, digits and domain, of which only
 * the last few are compared, so that the work grows with the text. */
#include "check/likeness.h"

#include <math.h>

#include "check/list.h"
#include "check/table_prose.h"

enum { RECENT = 4, TOPICS_FEW = 80 };

typedef struct quantities {
    findings *out;
    bool magnitude; /* those that differ in their zeros alone, or all others */
    const topic_reader *topics;
    likeness_reader likeness;
    map recent;          /* unit and stem -> ring of topics */
    VEC(uint32_t) rings; /* RECENT a ring, then its fill */
} quantities;

/* Half of the last place that is written, at most a sixteenth: 400 may be 380, but hardly 330. */
static double slack_of(const quantity *q)
{
    double place = 1;
    if (q->written >= 20 && q->rounding >= 0.5)
        while (place * 10 <= q->written && fmod(q->written, place * 10) < 0.5)
            place *= 10;
    double half = q->rounding < 0.5 ? q->rounding : place > 1 ? place / 2 : 0;
    half = half < q->written / 16 ? half : q->written / 16;
    return half * (q->written > 0 ? q->least / q->written : 1);
}

/* What slack_of can be at most. */
static double slack_at_most(const quantity *q)
{
    return q->least / 15;
}

/* "All 40 members" are forty (exact); whoever rounds says no "all". */
static bool values_clash(const quantity *a, const quantity *b, bool exact)
{
    double low = a->least < b->least ? a->least : b->least, high = a->least + b->least - low;
    const quantity *lower = a->least < b->least ? a : b, *higher = lower == a ? b : a;
    if (lower->lower_bound || higher->upper_bound)
        return false;
    bool bound = lower->upper_bound || higher->lower_bound;
    double about = a->approximate || b->approximate ? 0.12 * high : 0;
    bool far = high - low > slack_at_most(a) + slack_at_most(b) + about + 1e-6;
    double slack = far || bound || (exact && low >= 5 && high < 100) ? 0 : slack_of(a) + slack_of(b);
    return far || high - low > slack + about + 1e-6;
}

/* Whether the values can be those of one slip: not too far from each other, or the same but for zeros. */
static bool may_be_slip(const quantities *all, const topic *a, const topic *b)
{
    enum { TIMES_TURNED = 10 };
    static const double times = 3.2;
    const quantity *x = topic_quantity(all->topics, a), *y = topic_quantity(all->topics, b);
    if (x->kind == QUANTITY_PERCENT || x->least <= 0 || y->least <= 0)
        return x->kind == y->kind && values_clash(x, y, false);
    bool exact = x->kind == QUANTITY_COUNT && (topic_is(a, TOPIC_ALL) || topic_is(b, TOPIC_ALL));
    double ratio = x->least > y->least ? x->least / y->least : y->least / x->least;
    return ratio <= (topics_turned(all->topics, a, b) ? TIMES_TURNED : times) && values_clash(x, y, exact);
}

static belie_status compare(quantities *all, const topic *a, const topic *b)
{
    const facts *f = all->out->f;
    const quantity *x = topic_quantity(all->topics, a), *y = topic_quantity(all->topics, b);
    topic_link link = topics_link(all->topics, a, b);
    if (link == LINK_NONE)
        return BELIE_OK;
    all->out->comparisons++;
    int zeros = topics_zeros(all->topics, a, b);
    if ((zeros > 0) != all->magnitude || (!zeros && !may_be_slip(all, a, b)))
        return BELIE_OK;
    double chance = likeness(&all->likeness, a, b, link);
    if (chance <= 0)
        return BELIE_OK;
    evidence places[2] = { { a->first, a->last, facts_quote(f, a->first, a->last), NULL, f->mentions.at[x->mention].by },
                           { b->first, b->last, facts_quote(f, b->first, b->last), NULL, f->mentions.at[y->mention].by } };
    return findings_add(all->out, check_named(zeros ? "magnitude" : "quantity"), BELIE_WARNING, chance < 0.95 ? chance : 0.95, places, 2,
                        zeros ? "their digits are the same" : "the words around both numbers agree",
                        "one thing is given as %s here and as %s there", places[0].says, places[1].says);
}

/* Of a short text all pairs are compared. */
static belie_status compare_all(quantities *all)
{
    belie_status status = BELIE_OK;
    const topic *topics = all->topics->topics.at;
    for (uint32_t i = 0; i < all->topics->topics.len; i++)
        for (uint32_t k = 0; topics[i].compared && status == BELIE_OK && k < i; k++)
            if (topics[k].compared)
                status = compare(all, &topics[k], &topics[i]);
    return status;
}

/* The keys under which a topic is found: unit and word, the unit alone, its digits, its domain. */
static uint64_t key_at(const quantities *all, const topic *t, uint32_t i)
{
    if (i == t->word_count + 2)
        return t->kind.domain ? lexicon_feature_join(t->kind.domain, 4) : 0;
    if (i == t->word_count + 1)
        return all->magnitude ? topic_core(t) : topic_digits(all->topics, t);
    if (!t->unit || all->magnitude)
        return 0;
    return lexicon_feature_join(lexicon_feature_join(0, t->unit), i < t->word_count ? t->words[i] : 1);
}

/* Compares a topic with the last few of its unit that share a word, then takes its place among them. */
static belie_status look_back(quantities *all, uint32_t index)
{
    const topic *t = &all->topics->topics.at[index];
    if (!t->compared)
        return BELIE_OK;
    uint32_t met[(TOPIC_WORDS + 3) * RECENT], met_count = 0;
    for (uint32_t i = 0; i <= t->word_count + 2; i++) {
        bool is_new;
        uint64_t key = key_at(all, t, i);
        if (!key)
            continue;
        uint32_t *ring = map_at(&all->recent, key, true, &is_new);
        if (!ring)
            return error_no_memory(all->out->error);
        if (is_new) {
            *ring = (uint32_t)all->rings.len;
            for (int k = 0; k <= RECENT; k++)
                if (!vec_push(&all->rings))
                    return error_no_memory(all->out->error);
        }
        uint32_t *at = &all->rings.at[*ring], fill = at[RECENT];
        for (uint32_t k = 0; k < RECENT && k < fill; k++) {
            bool known = false;
            for (uint32_t j = 0; j < met_count; j++)
                known |= met[j] == at[k];
            if (!known)
                met[met_count++] = at[k];
        }
        at[fill % RECENT] = index;
        at[RECENT] = fill + 1;
    }
    belie_status status = BELIE_OK;
    for (uint32_t i = 0; status == BELIE_OK && i < met_count; i++)
        status = compare(all, &all->topics->topics.at[met[i]], t);
    return status;
}

static belie_status compare_numbers(findings *out, bool magnitude)
{
    quantities all = { .out = out, .magnitude = magnitude };
    belie_status status = topics_of(out, &all.topics);
    if (status != BELIE_OK)
        return status;
    all.likeness = likeness_reader_of(all.topics);
    bool few = all.topics->topics.len <= TOPICS_FEW && !magnitude;
    status = few ? compare_all(&all) : status;
    for (uint32_t i = 0; !few && status == BELIE_OK && i < all.topics->topics.len; i++)
        status = look_back(&all, i);
    vec_release(&all.rings);
    map_release(&all.recent);
    return status;
}

belie_status check_quantity(findings *out)
{
    belie_status status = compare_numbers(out, false);
    return status == BELIE_OK ? table_prose_check(out) : status;
}

belie_status check_magnitude(findings *out)
{
    return compare_numbers(out, true);
}
