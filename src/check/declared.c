/* declared: what a user's relations say cannot be.  The first argument of a claim is its subject, the
 * second its value; a claim of the inverse of a relation is one of it with both exchanged.  The
 * built-in relations have checks of their own.
 *
 * Claims are chained by relation and subject; a law compares each with the first of the other relation,
 * and a sum is made once a total: the work grows with the claims. */
#include <math.h>

#include "check/claims.h"
#include "check/list.h"
#include "check/numbers.h"
#include "facts/relations.h"

typedef struct said {
    const claim *c;
    const relation *of;
    const claim_argument *subject, *value;
    uint32_t next; /* the next of the same relation and subject + 1, or 0 */
} said;

typedef struct declared {
    findings *out;
    VEC(said) list;
    map first, last; /* relation and subject -> said + 1 */
} declared;

/* One subject has one key: its entity, else its words in small letters. */
static uint64_t key_of(const facts *f, const char *relation_name, const claim_argument *s)
{
    uint64_t key = str_hash(str_from_c(relation_name));
    if (s->entity >= 0)
        return lexicon_feature_join(key, (uint64_t)s->entity + 1);
    str words = s->text ? str_from_c(s->text) : facts_text(f, s->first, s->last);
    for (size_t i = 0; i < words.len; i++)
        key = lexicon_feature_join(key, (uint64_t)(words.ptr[i] | 0x20));
    return key;
}

static const quantity *quantity_of(const facts *f, const claim_argument *a)
{
    return a->quantity >= 0 ? &f->quantities.at[a->quantity] : NULL;
}

static bool same_unit(const quantity *x, const quantity *y)
{
    return x->kind == y->kind && (x->kind == QUANTITY_COUNT || strcmp(x->unit, y->unit) == 0);
}

/* Whether two values cannot both hold. */
static bool differ(const facts *f, const claim_argument *a, const claim_argument *b)
{
    const quantity *x = quantity_of(f, a), *y = quantity_of(f, b);
    if (a->date >= 0 && b->date >= 0) {
        const date_fact *p = &f->dates.at[a->date], *q = &f->dates.at[b->date];
        return p->has_interval && q->has_interval && !p->approximate && !q->approximate && date_gap(p, q) > 0;
    }
    if (x && y)
        return same_unit(x, y) && quantity_is_exact(x) && quantity_is_exact(y) && fabs(x->least - y->least) > 1e-9;
    return a->entity >= 0 && b->entity >= 0 && a->entity != b->entity;
}

/* Whether `a` lies after (or is more than) `b`. */
static bool exceeds(const facts *f, const claim_argument *a, const claim_argument *b)
{
    const quantity *x = quantity_of(f, a), *y = quantity_of(f, b);
    if (a->date >= 0 && b->date >= 0) {
        const date_fact *p = &f->dates.at[a->date], *q = &f->dates.at[b->date];
        return p->has_interval && q->has_interval && p->first_day > q->last_day;
    }
    return x && y && same_unit(x, y) && !x->upper_bound && !y->lower_bound && x->least > y->least + 1e-9;
}

static bool differ_in_unit(const facts *f, const claim_argument *a, const claim_argument *b)
{
    const quantity *x = quantity_of(f, a), *y = quantity_of(f, b);
    return x && y && (x->kind != y->kind || strcmp(x->unit, y->unit) != 0);
}

static const char *words_of(const facts *f, const claim_argument *a)
{
    return a->text ? a->text : facts_quote(f, a->first, a->last);
}

/* Two claims in the order of the text. */
static void two_places(const facts *f, const said *a, const said *b, evidence *places)
{
    const said *first = a->c->first <= b->c->first ? a : b, *second = first == a ? b : a;
    places[0] = (evidence){ first->c->first, first->c->last, words_of(f, first->value), first->c, first->c->by };
    places[1] = (evidence){ second->c->first, second->c->last, words_of(f, second->value), second->c, second->c->by };
}

/* Two values of one relation. */
static belie_status report_two(declared *d, const said *a, const said *b, const char *what)
{
    evidence places[2];
    two_places(d->out->f, a, b, places);
    return findings_add(d->out, check_named("declared"), BELIE_WARNING, 0.8, places, 2, "they have the same subject",
                        "%s of \"%s\" has two %s: %s and %s", a->of->name, words_of(d->out->f, a->subject), what,
                        places[0].says, places[1].says);
}

/* A claim that breaks its law against one of another relation, whichever of them the text tells first. */
static belie_status report_against(declared *d, const said *a, const said *b, const char *how)
{
    const facts *f = d->out->f;
    evidence places[2];
    two_places(f, a, b, places);
    return findings_add(d->out, check_named("declared"), BELIE_WARNING, 0.8, places, 2, "they have the same subject",
                        "%s of \"%s\" is %s, which %s %s, %s", a->of->name, words_of(f, a->subject),
                        words_of(f, a->value), how, b->of->name, words_of(f, b->value));
}

static const said *first_of(const declared *d, const char *relation_name, const claim_argument *subject)
{
    const uint32_t *at = map_find(&d->first, key_of(d->out->f, relation_name, subject));
    return at ? &d->list.at[*at - 1] : NULL;
}

/* The parts of one subject, which are claims of the relation, against their total. */
static belie_status check_sum(declared *d, const said *part, const said *total)
{
    const facts *f = d->out->f;
    const quantity *whole = quantity_of(f, total->value);
    evidence places[FINDING_EVIDENCE] = { { total->c->first, total->c->last, words_of(f, total->value), total->c, total->c->by } };
    double sum = 0, slack = whole && whole->rounding < 0.5 ? whole->rounding : 0;
    uint32_t count = 1, parts = 0;
    const char *subject = words_of(f, total->subject), *name = part->of->name, *total_name = total->of->name;
    if (!whole || !quantity_is_exact(whole))
        return BELIE_OK;
    for (; part; part = part->next ? &d->list.at[part->next - 1] : NULL) {
        const quantity *q = quantity_of(f, part->value);
        if (!q || !quantity_is_exact(q) || !same_unit(q, whole))
            return BELIE_OK;
        sum += q->written;
        slack += q->rounding < 0.5 ? q->rounding : 0;
        parts++;
        if (count < FINDING_EVIDENCE)
            places[count++] = (evidence){ part->c->first, part->c->last, words_of(f, part->value), part->c, part->c->by };
    }
    d->out->comparisons++;
    if (parts < 2 || fabs(sum - whole->written) <= slack + 1e-6)
        return BELIE_OK;
    return findings_add(d->out, check_named("declared"), BELIE_WARNING, 0.8, places, count, "they have the same subject",
                        "%s of \"%s\" adds up to %.10g, and %s is %s", name, subject, sum, total_name, places[0].says);
}

static belie_status check_law(declared *d, const said *s, const law *l)
{
    const facts *f = d->out->f;
    const said *other = first_of(d, l->other ? l->other : s->of->name, s->subject);
    if (l->kind == LAW_INVERSE || !other || other == s)
        return BELIE_OK;
    if (l->kind == LAW_SUMS_TO)
        return first_of(d, s->of->name, s->subject) == s ? check_sum(d, s, other) : BELIE_OK;
    d->out->comparisons++;
    if (l->kind == LAW_ONE_VALUE && differ(f, s->value, other->value))
        return report_two(d, s, other, "values");
    if (l->kind == LAW_SAME_UNIT && differ_in_unit(f, s->value, other->value))
        return report_two(d, s, other, "units");
    if ((l->kind == LAW_BEFORE || l->kind == LAW_AT_MOST) && exceeds(f, s->value, other->value))
        return report_against(d, s, other, l->kind == LAW_BEFORE ? "is after" : "is more than");
    return l->kind == LAW_EXCLUDES ? report_against(d, s, other, "excludes") : BELIE_OK;
}

static bool add(declared *d, said s)
{
    uint64_t key = key_of(d->out->f, s.of->name, s.subject);
    said *slot = vec_push(&d->list);
    uint32_t *first = slot ? map_at(&d->first, key, true, NULL) : NULL;
    if (!first)
        return false;
    *slot = s;
    if (!*first)
        *first = (uint32_t)d->list.len;
    uint32_t *last = map_at(&d->last, key, true, NULL);
    if (!last)
        return false;
    if (*last)
        d->list.at[*last - 1].next = (uint32_t)d->list.len;
    *last = (uint32_t)d->list.len;
    return true;
}

/* The relation that a claim of this one is the inverse of, or NULL. */
static const relation *inverse_of(const facts *f, const relation *r)
{
    for (size_t i = 0; i < r->law_count; i++)
        if (r->laws[i].kind == LAW_INVERSE)
            return relation_find(f->relations, r->laws[i].other);
    return NULL;
}

static bool add_claim(declared *d, const claim *c)
{
    const facts *f = d->out->f;
    const relation *r = relation_of(f->relations, c->by);
    if (!r->is_own || c->argument_count < 2 || !claim_is_plain(c))
        return true;
    const relation *inverse = inverse_of(f, r);
    said s = { c, r, &c->arguments[0], &c->arguments[1], 0 };
    said turned = { c, inverse, &c->arguments[1], &c->arguments[0], 0 };
    return add(d, s) && (!inverse || add(d, turned));
}

belie_status check_declared(findings *out)
{
    const facts *f = out->f;
    declared d = { .out = out };
    belie_status status = BELIE_OK;
    for (size_t i = 0; f->relations->has_own && status == BELIE_OK && i < f->claims.len; i++)
        if (!add_claim(&d, &f->claims.at[i]))
            status = error_no_memory(out->error);
    for (size_t i = 0; i < d.list.len; i++)
        for (size_t k = 0; status == BELIE_OK && k < d.list.at[i].of->law_count; k++)
            status = check_law(&d, &d.list.at[i], &d.list.at[i].of->laws[k]);
    map_release(&d.first);
    map_release(&d.last);
    vec_release(&d.list);
    return status;
}
