/* From readings to mentions, layer by layer. */
#include "match/mentions.h"

#include <stdlib.h>

#include "match/names.h"

belie_status tag_string_make(tag_string *s, const symbols *table, const text *t,
                             belie_error *error)
{
    size_t room = t->tokens.len + t->sentences.len + 2;
    if (!vec_reserve(&s->symbols, room) || !vec_reserve(&s->token_at, room) ||
        !vec_reserve(&s->position_of, t->tokens.len + 1))
        return error_no_memory(error);
    size_t at = 0;
    for (size_t i = 0; i < t->sentences.len; i++) {
        const sentence *where = &t->sentences.at[i];
        s->symbols.at[at] = SYMBOL_EDGE;
        s->token_at.at[at++] = where->first;
        for (uint32_t k = where->first; k < where->last; k++) {
            s->symbols.at[at] = table->of_token.at[k];
            s->token_at.at[at] = k;
            s->position_of.at[k] = (uint32_t)at++;
        }
    }
    s->symbols.at[at] = SYMBOL_EDGE;
    s->token_at.at[at++] = (uint32_t)t->tokens.len;
    s->symbols.len = s->token_at.len = at;
    s->position_of.len = t->tokens.len;
    return BELIE_OK;
}

void tag_string_release(tag_string *s)
{
    vec_release(&s->symbols);
    vec_release(&s->token_at);
    vec_release(&s->position_of);
}

str type_name(const rule_set *rules, uint32_t type)
{
    unsigned next = CLASS_COMPUTED;
    if (type < next)
        return str_from_c(class_computed_name(type));
    for (int k = 0; k < 2; k++) {
        if (!rules->lexicons[k])
            continue;
        unsigned count = rules->lexicons[k]->header->class_count;
        if (type < next + count)
            return lexicon_class_name(rules->lexicons[k], type - next + CLASS_COMPUTED);
        next += count;
    }
    return type - next < rules->own_types.len ? rules->own_types.at[type - next] : STR("");
}

bool type_is_shown(const rule_set *rules, uint32_t type)
{
    str name = type_name(rules, type);
    return name.len && !(name.ptr[0] >= 'a' && name.ptr[0] <= 'z');
}

enum layer { LAYER_SURE, LAYER_NAMES, LAYER_INTERNAL };

static enum layer layer_of(const rule_set *rules, uint32_t type)
{
    if (type == CLASS_PERSON || type == CLASS_PLACE || type == CLASS_ORGANIZATION)
        return LAYER_NAMES;
    return type_is_shown(rules, type) ? LAYER_SURE : LAYER_INTERNAL;
}

/* Longer is better, fewer is better, then the rule's weight. */
static double value_by_weight(const candidate *c)
{
    return (double)(c->m.last - c->m.first) - 0.6 + 0.5 * c->m.score;
}

typedef struct settling {
    const rule_set *rules;
    const tag_string *string;
    matcher *m;
    candidate_vec layers[3];
    belie_error *error;
} settling;

/* The tokens of a reading: its (?<name> ...) when the rule has one. */
static belie_status tokens_of(settling *s, const hit *h, uint32_t *first, uint32_t *last)
{
    span where = { h->first, h->last };
    if (h->by->name_capture) {
        span captures[RULE_CAPTURES + 1];
        belie_status status = matcher_captures(s->m, s->string->symbols.at,
                                               (uint32_t)s->string->symbols.len, h, captures,
                                               s->error);
        if (status != BELIE_OK)
            return status;
        where = captures[h->by->name_capture];
    }
    *first = s->string->token_at.at[where.first];
    *last = where.last > where.first ? s->string->token_at.at[where.last - 1] + 1 : *first;
    return BELIE_OK;
}

static belie_status add_candidate(settling *s, const hit *h)
{
    candidate c = { .m = { .by = h->by, .source = *h, .score = h->by->weight, .date = -1,
                           .quantity = -1, .entity = -1 } };
    if (h->by->kind != RULE_TAG)
        return BELIE_OK;
    belie_status status = tokens_of(s, h, &c.m.first, &c.m.last);
    if (status != BELIE_OK || c.m.first >= c.m.last)
        return status;
    c.m.type = h->by->type_id;
    c.value = value_by_weight(&c);
    candidate *slot = vec_push(&s->layers[layer_of(s->rules, c.m.type)]);
    if (!slot)
        return error_no_memory(s->error);
    *slot = c;
    return BELIE_OK;
}

static int by_first(const void *x, const void *y)
{
    const mention *a = x, *b = y;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return a->last < b->last ? -1 : a->last > b->last;
}

static void sort_mentions(mention_vec *v)
{
    if (v->len)
        qsort(v->at, v->len, sizeof *v->at, by_first);
}

belie_status mentions_candidates(const rule_set *rules, const tag_string *string, matcher *m,
                                 const hit_vec *hits, candidate_vec *names,
                                 candidate_vec *internal, mention_vec *out, belie_error *error)
{
    settling s = { .rules = rules, .string = string, .m = m, .error = error };
    mention_vec none = { 0 };
    belie_status status = BELIE_OK;
    vec_clear(out);
    for (size_t i = 0; status == BELIE_OK && i < hits->len; i++)
        status = add_candidate(&s, &hits->at[i]);
    if (status == BELIE_OK)
        status = settle(&s.layers[LAYER_SURE], &none, out, error);
    vec_release(&s.layers[LAYER_SURE]);
    *names = s.layers[LAYER_NAMES];
    *internal = s.layers[LAYER_INTERNAL];
    return status;
}

static belie_status append(mention_vec *out, const mention_vec *more, belie_error *error)
{
    for (size_t i = 0; i < more->len; i++) {
        mention *slot = vec_push(out);
        if (!slot)
            return error_no_memory(error);
        *slot = more->at[i];
    }
    sort_mentions(out);
    return BELIE_OK;
}

belie_status mentions_settle(const rule_set *rules, const symbols *table, const text *t,
                             const tag_string *string, matcher *m, const hit_vec *hits,
                             struct names_model *names, mention_vec *out, belie_error *error)
{
    candidate_vec readings = { 0 }, internal = { 0 };
    mention_vec chosen = { 0 };
    belie_status status =
        mentions_candidates(rules, string, m, hits, &readings, &internal, out, error);
    if (status == BELIE_OK)
        status = names_settle(names, table, t, &readings, out, error);
    if (status == BELIE_OK) {
        sort_mentions(out);
        status = settle(&internal, out, &chosen, error);
    }
    if (status == BELIE_OK)
        status = append(out, &chosen, error);
    vec_release(&readings);
    vec_release(&internal);
    vec_release(&chosen);
    return status;
}
