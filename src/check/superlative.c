/* superlative: the only one, and another; never more than so many, and more; the first since a year, and
 * one between; the longest, and a longer one. */
#include "check/list.h"
#include "check/numbers.h"
#include "check/topics.h"

enum { WORDS_MOST = 24, CLAIMS_MOST = 32, SENTENCES_APART = 60 };

typedef struct superlatives {
    findings *out;
    topic_reader topics;
} superlatives;

static belie_status report(findings *out, evidence a, evidence b, const char *why, const char *message)
{
    evidence places[2] = { a, b };
    return message ? findings_add(out, check_named("superlative"), BELIE_WARNING, 0.7, places, 2, why, "%s", message)
                   : error_no_memory(out->error);
}

static evidence whole_of(const facts *f, const claim *c)
{
    return (evidence){ c->first, c->last, facts_quote(f, c->first, c->last), c, c->by };
}

/* A book has many only ones. */
static bool is_far(uint32_t a, uint32_t b)
{
    return (a > b ? a - b : b - a) > SENTENCES_APART;
}

/* ---- the only one, and another ---- */

/* Words that both sentences have, beside the thing itself. */
static uint32_t shared_words(const word_reader *words, const claim *a, const claim *b, uint64_t but)
{
    const facts *f = words->f;
    const sentence *s = &f->text->sentences.at[a->sentence], *t = &f->text->sentences.at[b->sentence];
    uint64_t x[WORDS_MOST], y[WORDS_MOST];
    uint32_t n = words_read(words, s->first, s->last, x, WORDS_MOST), m = words_read(words, t->first, t->last, y, WORDS_MOST);
    uint32_t shared = words_shared(x, n, y, m);
    return shared - (words_shared(&but, 1, x, n) && words_shared(&but, 1, y, m) ? 1 : 0);
}

static belie_status compare_only(superlatives *all, const claim *only, const claim *more)
{
    const facts *f = all->out->f;
    const word_reader *words = &all->topics.words;
    uint64_t stem = word_stem(words, claim_role(only, "what")->last - 1);
    if (!stem || stem != word_stem(words, claim_role(more, "what")->last - 1) || only->sentence == more->sentence ||
        is_far(only->sentence, more->sentence))
        return BELIE_OK;
    static const char *const others[] = { "another", "a", "too", "also", "is", "was", "are", "were", "both", "the", NULL };
    bool other = facts_is_any(f, more->first, others) || facts_is_word(f, more->first + 1, "other"); /* not "two runs" */
    all->out->comparisons++;
    if (shared_words(words, only, more, stem) < (other ? 1 : 2) ||
        facts_has_class(f, claim_role(more, "what")->first, all->topics.score_unit))
        return BELIE_OK;
    return report(all->out, whole_of(f, only), whole_of(f, more), "both sentences share a word beside it",
                  arena_printf(all->out->memory, "\"%s\" here, and \"%s\" there", facts_quote(f, only->first, only->last),
                               facts_quote(f, more->first, more->last)));
}

static belie_status check_only(superlatives *all)
{
    const facts *f = all->out->f;
    const claim *only[CLAIMS_MOST];
    uint32_t count = 0;
    for (size_t i = 0; i < f->claims.len && count < CLAIMS_MOST; i++)
        if (claim_is(&f->claims.at[i], "sole-thing") && claim_is_plain(&f->claims.at[i]))
            only[count++] = &f->claims.at[i];
    belie_status status = BELIE_OK;
    for (size_t i = 0; count && status == BELIE_OK && i < f->claims.len; i++)
        if (claim_is(&f->claims.at[i], "one-more") && claim_is_plain(&f->claims.at[i]))
            for (uint32_t k = 0; status == BELIE_OK && k < count; k++)
                status = compare_only(all, only[k], &f->claims.at[i]);
    return status;
}

/* ---- never more than so many ---- */

static belie_status check_bound(superlatives *all, const claim *c)
{
    const facts *f = all->out->f;
    const quantity *bound = claim_quantity(f, c, "bound");
    static const char *const until[] = { "until", "till", "before", "except", "save", "but", "since", NULL };
    if (!bound || !bound->unit[0] || (c->mood & ~(unsigned)MOOD_NEGATED))
        return BELIE_OK;
    for (uint32_t at = f->text->sentences.at[c->sentence].first; at < f->text->sentences.at[c->sentence].last; at++)
        if (facts_is_any(f, at, until))
            return BELIE_OK;
    for (size_t i = 0; i < f->quantities.len; i++) {
        const quantity *q = &f->quantities.at[i];
        const mention *m = &f->mentions.at[q->mention];
        if (strcmp(q->unit, bound->unit) != 0 || q->kind != bound->kind || facts_sentence(f, m->first) == c->sentence ||
            is_far(facts_sentence(f, m->first), c->sentence))
            continue;
        all->out->comparisons++;
        bool clear = q->least > bound->least * 1.05 && q->least <= bound->least * 3 && !q->approximate && !q->upper_bound;
        if (!clear || bound->written < 5)
            continue;
        uint32_t end = q->head_last > m->last ? q->head_last : m->last;
        evidence there = { m->first, end, facts_quote(f, m->first, end), NULL, m->by };
        return report(all->out, whole_of(f, c), there, "both count the same",
                      arena_printf(all->out->memory, "never more than %s here, and %s there",
                                   facts_quote(f, f->mentions.at[bound->mention].first, f->mentions.at[bound->mention].last),
                                   there.says));
    }
    return BELIE_OK;
}

/* ---- the first since ---- */

/* The one date of a sentence that is a day, month or year of its own, or NULL. */
static const date_fact *date_in(const facts *f, uint32_t sentence_index, const date_fact *but)
{
    const sentence *s = &f->text->sentences.at[sentence_index];
    const date_fact *found = NULL;
    for (size_t i = 0; i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        const mention *m = &f->mentions.at[d->mention];
        if (m->first < s->first || m->first >= s->last || d == but || !d->has_interval || d->approximate)
            continue;
        if (found)
            return NULL;
        found = d;
    }
    return found;
}

/* When the event that is the first takes place: its own sentence, or the one before, tells. */
static const date_fact *own_date(const facts *f, const claim *c, const date_fact *since)
{
    const date_fact *own = date_in(f, c->sentence, since);
    return own || !c->sentence ? own : date_in(f, c->sentence - 1, NULL);
}

static belie_status check_since(superlatives *all, const claim *c)
{
    const facts *f = all->out->f;
    const date_fact *since = claim_date(f, c, "since"), *own = since ? own_date(f, c, since) : NULL;
    uint64_t stem = word_stem(&all->topics.words, claim_role(c, "what")->last - 1);
    belie_status status = BELIE_OK;
    if (!own || !stem || !claim_is_plain(c) || own->first_day <= since->last_day)
        return BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        const mention *m = &f->mentions.at[d->mention];
        uint32_t there = facts_sentence(f, m->first);
        if (!d->has_interval || d->approximate || there == c->sentence || d->first_day <= since->last_day ||
            d->last_day >= own->first_day)
            continue;
        uint32_t at = m->first > 4 ? m->first - 4 : 0, end = m->last + 2;
        while (at < end && at < f->text->tokens.len && word_stem(&all->topics.words, at) != stem)
            at++;
        all->out->comparisons++;
        if (at >= end || facts_sentence(f, at) != there)
            continue;
        uint32_t first = at < m->first ? at : m->first, last = at >= m->last ? at + 1 : m->last;
        evidence other = { first, last, facts_quote(f, m->first, m->last), NULL, m->by };
        status = report(all->out, whole_of(f, c), other, "the date lies between",
                        arena_printf(all->out->memory, "\"%s\", and one in %s", facts_quote(f, c->first, c->last), other.says));
    }
    return status;
}

/* ---- the longest, and a longer one ---- */

/* The topic of the superlative's sentence that can be its measure. */
static const topic *measure_of(const superlatives *all, const claim *c, str dimension)
{
    const facts *f = all->out->f;
    const topic *found = NULL;
    for (size_t i = 0; i < all->topics.topics.len; i++) {
        const topic *t = &all->topics.topics.at[i];
        const quantity *q = &f->quantities.at[t->of];
        bool amount = str_is(dimension, "count") && (q->kind == QUANTITY_MONEY || q->kind == QUANTITY_COUNT);
        if (t->sentence != c->sentence || (!amount && !str_is(dimension, q->unit)))
            continue;
        if (found)
            return NULL;
        found = t;
    }
    return found;
}

static bool has_word(const topic *t, uint64_t stem)
{
    for (uint32_t i = 0; i < t->word_count; i++)
        if (t->words[i] == stem)
            return true;
    return t->bearer == stem;
}

static belie_status compare_extreme(superlatives *all, const claim *c, const topic *t, const topic *other, bool more)
{
    const facts *f = all->out->f;
    double x = f->quantities.at[t->of].least, y = f->quantities.at[other->of].least;
    all->out->comparisons++;
    bool beyond = more ? y > x * 1.04 && y <= x * 2 : y < x * 0.96 && y >= x / 2;
    bool apart = topic_is(other, TOPIC_APART | TOPIC_LOOSE | TOPIC_CHANGING | TOPIC_SAID | TOPIC_RATE);
    if (!beyond || apart || f->quantities.at[other->of].approximate)
        return BELIE_OK;
    uint32_t last = other->last + 2 < f->text->sentences.at[other->sentence].last ? other->last + 2 : other->last;
    evidence there = { other->first, last, facts_quote(f, other->first, other->last), NULL,
                       f->mentions.at[f->quantities.at[other->of].mention].by };
    evidence here = { t->first < c->first ? t->first : c->first, t->last > c->last ? t->last : c->last,
                      facts_quote(f, t->first, t->last), c, c->by };
    return report(all->out, here, there, "both are of one kind",
                  arena_printf(all->out->memory, "%s is %s here, and there is one of %s", facts_quote(f, c->first, c->last),
                               here.says, there.says));
}

/* What is the longest: the noun behind, that of "the longest of the three bridges", or the subject of
 * "the bridge is the longest in the county". */
static uint64_t noun_of(const word_reader *words, const claim *c)
{
    const facts *f = words->f;
    const sentence *s = &f->text->sentences.at[c->sentence];
    uint32_t at = claim_role(c, "how")->last;
    at += facts_is_word(f, at, "single");
    uint64_t noun = at < s->last ? word_stem(words, at) : 0;
    bool of = facts_is_word(f, at, "of");
    for (uint32_t i = at + 1; of && !noun && i < s->last && i < at + 5; i++)
        noun = word_stem(words, i);
    bool ends = facts_is_word(f, at, "in") || facts_is_word(f, at, "on");
    return noun || !ends || !facts_is_word(f, s->first, "the") ? noun : word_stem(words, s->first + 1);
}

static belie_status check_extreme(superlatives *all, const claim *c)
{
    const facts *f = all->out->f;
    const claim_argument *how = claim_role(c, "how");
    int id = rule_set_class(f->rules, STR("superlative"));
    str value = id >= 0 ? symbols_value(f->table, how->first, how->last, (unsigned)id) : (str){ NULL, 0 }, dimension;
    if (!value.len || !str_cut(&value, ' ', &dimension) || !claim_is_plain(c))
        return BELIE_OK;
    const topic *t = measure_of(all, c, dimension);
    uint64_t noun = noun_of(&all->topics.words, c);
    bool more = value.len && value.ptr[0] == '+', second = how->first > 0 && facts_is_word(f, how->first - 1, "second");
    belie_status status = BELIE_OK;
    if (!t || !noun || second)
        return BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < all->topics.topics.len; i++) {
        const topic *o = &all->topics.topics.at[i];
        if (o->unit == t->unit && o->sentence != t->sentence && !is_far(o->sentence, t->sentence) && has_word(o, noun))
            status = compare_extreme(all, c, t, o, more);
    }
    return status;
}

belie_status check_superlative(findings *out)
{
    static const struct { const char *relation; belie_status (*run)(superlatives *, const claim *); } kinds[] = {
        { "never-more", check_bound }, { "first-since", check_since }, { "extreme", check_extreme },
    };
    const facts *f = out->f;
    superlatives all = { .out = out };
    bool extremes = false;
    for (size_t i = 0; i < f->claims.len && !extremes; i++)
        extremes = claim_is(&f->claims.at[i], "extreme");
    topics_init(&all.topics, out);
    belie_status status = extremes ? topics_read(&all.topics) : BELIE_OK;
    uint32_t looked = 0;
    for (size_t i = 0; status == BELIE_OK && i < f->claims.len && looked < CLAIMS_MOST; i++)
        for (size_t k = 0; status == BELIE_OK && k < sizeof kinds / sizeof *kinds; k++)
            if (claim_is(&f->claims.at[i], kinds[k].relation)) {
                status = kinds[k].run(&all, &f->claims.at[i]);
                looked++;
            }
    if (status == BELIE_OK)
        status = check_only(&all);
    topics_release(&all.topics);
    return status;
}
