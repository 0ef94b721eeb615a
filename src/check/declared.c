/* declared: what a user's relations say cannot be: one value, before, at most, excludes.  The first
 * argument of a claim is its subject, the second its value.  The built-in relations have checks of
 * their own. */
#include "check/claims.h"
#include "check/list.h"
#include "facts/relations.h"

typedef struct declared {
    findings *out;
    map first; /* hash of relation and subject -> claim + 1 */
} declared;

static const claim_argument *subject_of(const claim *c)
{
    return c->argument_count > 0 ? &c->arguments[0] : NULL;
}

static const claim_argument *value_of(const claim *c)
{
    return c->argument_count > 1 ? &c->arguments[1] : NULL;
}

/* One subject has one key: its entity, else its words in small letters. */
static uint64_t subject_key(const facts *f, const char *relation_name, const claim *c)
{
    uint64_t key = str_hash(str_from_c(relation_name));
    const claim_argument *s = subject_of(c);
    if (s->entity >= 0)
        return lexicon_feature_join(key, (uint64_t)s->entity + 1);
    str words = s->text ? str_from_c(s->text) : facts_text(f, s->first, s->last);
    for (size_t i = 0; i < words.len; i++)
        key = lexicon_feature_join(key, (uint64_t)(words.ptr[i] | 0x20));
    return key;
}

/* Whether two values cannot both hold. */
static bool differ(const facts *f, const claim_argument *a, const claim_argument *b)
{
    if (a->date >= 0 && b->date >= 0) {
        const date_fact *x = &f->dates.at[a->date], *y = &f->dates.at[b->date];
        return x->has_interval && y->has_interval && !x->approximate && !y->approximate && date_gap(x, y) > 0;
    }
    if (a->quantity >= 0 && b->quantity >= 0) {
        const quantity *x = &f->quantities.at[a->quantity], *y = &f->quantities.at[b->quantity];
        double gap = x->written - y->written;
        return x->kind == y->kind && strcmp(x->unit, y->unit) == 0 && !x->approximate && !y->approximate &&
               (gap > 1e-9 || gap < -1e-9);
    }
    return a->entity >= 0 && b->entity >= 0 && a->entity != b->entity;
}

/* Whether `a` lies after (or is more than) `b`. */
static bool exceeds(const facts *f, const claim_argument *a, const claim_argument *b)
{
    if (a->date >= 0 && b->date >= 0) {
        const date_fact *x = &f->dates.at[a->date], *y = &f->dates.at[b->date];
        return x->has_interval && y->has_interval && x->first_day > y->last_day;
    }
    return a->quantity >= 0 && b->quantity >= 0 &&
           f->quantities.at[a->quantity].written > f->quantities.at[b->quantity].written;
}

static belie_status report(declared *d, const claim *a, const claim *b, const char *what)
{
    const facts *f = d->out->f;
    const claim *first = a->first <= b->first ? a : b, *second = first == a ? b : a;
    const claim_argument *x = value_of(first), *y = value_of(second), *s = subject_of(first);
    evidence places[2] = { { first->first, first->last, facts_quote(f, x->first, x->last), first, first->by },
                           { second->first, second->last, facts_quote(f, y->first, y->last), second, second->by } };
    const char *subject = s->text ? s->text : facts_quote(f, s->first, s->last);
    return findings_add(d->out, check_named("declared"), BELIE_WARNING, 0.8, places, 2, "they have the same subject",
                        "%s %s of \"%s\": %s and %s", first->by->type, what, subject, places[0].says, places[1].says);
}

static const claim *claim_at(const declared *d, uint64_t key)
{
    const uint32_t *at = map_find(&d->first, key);
    return at ? &d->out->f->claims.at[*at - 1] : NULL;
}

static belie_status check_claim(declared *d, const claim *c, const relation *r)
{
    const facts *f = d->out->f;
    belie_status status = BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < r->law_count; i++) {
        const law *l = &r->laws[i];
        const claim *other = claim_at(d, subject_key(f, l->other ? l->other : r->name, c));
        if (!other || other == c)
            continue;
        d->out->comparisons++;
        if (l->kind == LAW_ONE_VALUE && differ(f, value_of(c), value_of(other)))
            status = report(d, c, other, "has two values");
        else if ((l->kind == LAW_BEFORE || l->kind == LAW_AT_MOST) && exceeds(f, value_of(c), value_of(other)))
            status = report(d, c, other, l->kind == LAW_BEFORE ? "comes too late" : "is too much");
        else if (l->kind == LAW_EXCLUDES)
            status = report(d, c, other, "is excluded");
    }
    return status;
}

static bool is_declared(const facts *f, const claim *c, const relation **r)
{
    *r = relation_find(f->relations, c->by->type);
    return *r && !str_starts(str_from_c((*r)->path), STR("<belie>/")) && value_of(c) && claim_is_plain(c);
}

belie_status check_declared(findings *out)
{
    const facts *f = out->f;
    declared d = { .out = out };
    belie_status status = BELIE_OK;
    const relation *r;
    for (uint32_t i = 0; status == BELIE_OK && i < f->claims.len; i++) {
        bool is_new;
        if (!is_declared(f, &f->claims.at[i], &r))
            continue;
        uint32_t *at = map_at(&d.first, subject_key(f, r->name, &f->claims.at[i]), true, &is_new);
        if (!at)
            status = error_no_memory(out->error);
        else if (is_new)
            *at = i + 1;
    }
    for (uint32_t i = 0; status == BELIE_OK && i < f->claims.len; i++)
        if (is_declared(f, &f->claims.at[i], &r))
            status = check_claim(&d, &f->claims.at[i], r);
    map_release(&d.first);
    return status;
}
