/* From readings to mentions, layer by layer. */
#include "match/mentions.h"

#include <stdlib.h>

#include "match/names.h"

belie_status tag_string_make(tag_string *s, const symbols *table, const text *t,
                             belie_error *error)
{
    size_t room = t->tokens.len + t->sentences.len + 2;
    if (!vec_reserve(&s->symbols, room) || !vec_reserve(&s->token_at, room))
        return error_no_memory(error);
    size_t at = 0;
    for (size_t i = 0; i < t->sentences.len; i++) {
        const sentence *where = &t->sentences.at[i];
        s->symbols.at[at] = SYMBOL_EDGE;
        s->token_at.at[at++] = where->first;
        for (uint32_t k = where->first; k < where->last; k++) {
            s->symbols.at[at] = table->of_token.at[k];
            s->token_at.at[at++] = k;
        }
    }
    s->symbols.at[at] = SYMBOL_EDGE;
    s->token_at.at[at++] = (uint32_t)t->tokens.len;
    s->symbols.len = s->token_at.len = at;
    return BELIE_OK;
}

void tag_string_release(tag_string *s)
{
    vec_release(&s->symbols);
    vec_release(&s->token_at);
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

enum {
    NAME_REACH = 8  /* tokens: so far before it a name begins that spans a reading */
};
enum { FEW = 32 }; /* so many are sorted by insertion */

enum layer { LAYER_NONE, LAYER_SURE, LAYER_NAMES, LAYER_INTERNAL };

static enum layer layer_of(const rule_set *rules, const rule *r)
{
    if (r->kind != RULE_TAG)
        return LAYER_NONE;
    if (r->type_id == CLASS_PERSON || r->type_id == CLASS_PLACE || r->type_id == CLASS_ORGANIZATION)
        return LAYER_NAMES;
    return type_is_shown(rules, r->type_id) ? LAYER_SURE : LAYER_INTERNAL;
}

void settling_release(settling *s)
{
    vec_release(&s->layer_of);
    vec_release(&s->blocks);
    vec_release(&s->sure);
    vec_release(&s->names);
    vec_release(&s->internal);
    vec_release(&s->chosen);
    vec_release(&s->taken);
    chooser_release(&s->room);
    *s = (settling){ 0 };
}

/* ---- readings ---- */

typedef struct walk {
    settling *s;
    const rule_set *rules;
    const text *t;
    const tag_string *string;
    matcher *m;
    const hit_vec *hits;
    reading_vec sure; /* of the sentence at hand, not settled */
    belie_error *error;
} walk;

static bool know_layers(settling *s, const rule_set *rules)
{
    if (s->layer_of.len == rules->rules.len)
        return true;
    vec_clear(&s->layer_of);
    for (size_t i = 0; i < rules->rules.len; i++) {
        uint8_t *slot = vec_push(&s->layer_of);
        if (!slot)
            return false;
        *slot = (uint8_t)layer_of(rules, &rules->rules.at[i]);
    }
    return true;
}

/* The tokens of a reading: its (?<name> ...) when the rule has one. */
static belie_status tokens_of(walk *w, const hit *h, uint32_t *first, uint32_t *last)
{
    span where = { h->first, h->last };
    if (h->by->name_capture) {
        belie_status status = matcher_capture(w->m, w->string->symbols.at, (uint32_t)w->string->symbols.len, h,
                                              (uint32_t)h->by->name_capture, &where, w->error);
        if (status != BELIE_OK)
            return status;
    }
    *first = w->string->token_at.at[where.first];
    *last = where.last > where.first ? w->string->token_at.at[where.last - 1] + 1 : *first;
    return BELIE_OK;
}

/* Longer is better, fewer is better, then the rule's weight. */
static double value_by_weight(const reading *r, const rule *by)
{
    return (double)(r->last - r->first) - 0.6 + 0.5 * by->weight;
}

static belie_status add_reading(walk *w, uint32_t index)
{
    const hit *h = &w->hits->at[index];
    enum layer layer = w->s->layer_of.at[h->by->index];
    reading r = { .hit = index, .type = h->by->type_id };
    if (layer == LAYER_NONE)
        return BELIE_OK;
    belie_status status = tokens_of(w, h, &r.first, &r.last);
    if (status != BELIE_OK || r.first >= r.last)
        return status;
    r.value = value_by_weight(&r, h->by);
    reading_vec *to = layer == LAYER_SURE ? &w->sure : layer == LAYER_NAMES ? &w->s->names : &w->s->internal;
    reading *slot = vec_push(to);
    if (!slot)
        return error_no_memory(w->error);
    *slot = r;
    return BELIE_OK;
}

/* By place and type, the surest rule first. */
static int by_place(const reading *a, const reading *b, const hit_vec *hits)
{
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->last != b->last)
        return a->last < b->last ? -1 : 1;
    if (a->type != b->type)
        return a->type < b->type ? -1 : 1;
    const rule *x = hits->at[a->hit].by, *y = hits->at[b->hit].by;
    if (x->weight < y->weight || x->weight > y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static bool spans_more(const reading *name, const reading *r, const hit_vec *hits)
{
    return hits->at[name->hit].by->weight * 100 >= NAME_SURE && name->first <= r->first && name->last >= r->last &&
           name->last - name->first > r->last - r->first;
}

/* Whether a name that its rule is sure of spans the reading and more: "Wednesday" in "Sheffield Wednesday". */
static bool is_part_of_name(const reading *names, size_t count, const reading *r, const hit_vec *hits)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (names[middle].first + NAME_REACH < r->first)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < count && names[low].first <= r->first; low++)
        if (spans_more(&names[low], r, hits))
            return true;
    return false;
}

static void drop_parts_of_names(walk *w, const reading *names, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < w->sure.len; i++)
        if (!is_part_of_name(names, count, &w->sure.at[i], w->hits))
            w->sure.at[kept++] = w->sure.at[i];
    w->sure.len = kept;
}

/* Ends the block at hand: its sure readings are settled, those of names are put in order. */
static belie_status end_block(walk *w, uint32_t sentence_index)
{
    settling *s = w->s;
    size_t names = s->blocks.len ? s->blocks.at[s->blocks.len - 1].names : 0;
    bool ok = readings_sort(&s->room, s->names.at + names, s->names.len - names, w->hits, by_place);
    if (ok && w->sure.len)
        drop_parts_of_names(w, s->names.at + names, s->names.len - names);
    ok = ok && choose(&s->room, w->sure.at, w->sure.len, NULL, 0, w->hits, &s->sure);
    block *b = ok ? vec_push(&s->blocks) : NULL;
    if (!b)
        return error_no_memory(w->error);
    *b = (block){ sentence_index, (uint32_t)s->sure.len, (uint32_t)s->names.len, (uint32_t)s->internal.len };
    vec_clear(&w->sure);
    return BELIE_OK;
}

static belie_status walk_hits(walk *w)
{
    uint32_t here = 0;
    bool open = false;
    belie_status status = BELIE_OK;
    for (uint32_t i = 0; status == BELIE_OK && i < w->hits->len; i++) {
        uint32_t at = w->string->token_at.at[w->hits->at[i].first];
        if (open && at >= w->t->sentences.at[here].last) {
            status = end_block(w, here);
            open = false;
        }
        while (here + 1 < w->t->sentences.len && at >= w->t->sentences.at[here].last)
            here++;
        open = true;
        if (status == BELIE_OK)
            status = add_reading(w, i);
    }
    return status == BELIE_OK && open ? end_block(w, here) : status;
}

belie_status mentions_read(settling *s, const rule_set *rules, const text *t, const tag_string *string, matcher *m,
                           const hit_vec *hits, belie_error *error)
{
    walk w = { .s = s, .rules = rules, .t = t, .string = string, .m = m, .hits = hits, .error = error };
    vec_clear(&s->blocks);
    vec_clear(&s->sure);
    vec_clear(&s->names);
    vec_clear(&s->internal);
    if (!know_layers(s, rules))
        return error_no_memory(error);
    belie_status status = walk_hits(&w);
    vec_release(&w.sure);
    return status;
}

/* ---- mentions ---- */

static bool add_mentions(const reading *list, size_t count, const hit_vec *hits, mention_vec *out)
{
    for (size_t i = 0; i < count; i++) {
        const hit *h = &hits->at[list[i].hit];
        mention *slot = vec_push(out);
        if (!slot)
            return false;
        *slot = (mention){ .first = list[i].first, .last = list[i].last, .type = list[i].type, .by = h->by,
                           .source = *h, .score = h->by->weight, .date = -1, .quantity = -1, .entity = -1 };
    }
    return true;
}

static int by_first(const void *x, const void *y)
{
    const mention *a = x, *b = y;
    return a->first < b->first ? -1 : a->first > b->first;
}

/* The mentions from `from` on, by their first token; most often few and nearly in order. */
static void sort_mentions(mention_vec *v, size_t from)
{
    if (v->len - from > FEW) {
        qsort(v->at + from, v->len - from, sizeof *v->at, by_first);
        return;
    }
    for (size_t i = from + 1; i < v->len; i++) {
        mention m = v->at[i];
        size_t at = i;
        for (; at > from && v->at[at - 1].first > m.first; at--)
            v->at[at] = v->at[at - 1];
        v->at[at] = m;
    }
}

/* Chosen readings as what is taken: sorted by their first token. */
static bool take(const mention_vec *mentions, size_t from, reading_vec *out)
{
    vec_clear(out);
    for (size_t i = from; i < mentions->len; i++) {
        reading *slot = vec_push(out);
        if (!slot)
            return false;
        *slot = (reading){ .first = mentions->at[i].first, .last = mentions->at[i].last };
    }
    return true;
}

static bool settle_block(settling *s, size_t index, const hit_vec *hits, names_model *names, mention_vec *out)
{
    static const block none;
    const block *b = &s->blocks.at[index], *before = index ? b - 1 : &none;
    size_t from = out->len;
    if (!add_mentions(vec_from(&s->sure, before->sure), b->sure - before->sure, hits, out) ||
        !names_settle(names, s, index, hits, out))
        return false;
    sort_mentions(out, from);
    if (b->internal == before->internal)
        return true;
    vec_clear(&s->chosen);
    if (!take(out, from, &s->taken) ||
        !choose(&s->room, vec_from(&s->internal, before->internal), b->internal - before->internal, s->taken.at,
                s->taken.len, hits, &s->chosen) ||
        !add_mentions(s->chosen.at, s->chosen.len, hits, out))
        return false;
    sort_mentions(out, from);
    return true;
}

belie_status mentions_settle(settling *s, const rule_set *rules, const symbols *table, const text *t,
                             const tag_string *string, matcher *m, const hit_vec *hits,
                             struct names_model *names, mention_vec *out, belie_error *error)
{
    vec_clear(out);
    belie_status status = mentions_read(s, rules, t, string, m, hits, error);
    if (status != BELIE_OK)
        return status;
    bool ok = names_read(names, table, t, s, hits);
    for (size_t i = 0; ok && i < s->blocks.len; i++)
        ok = settle_block(s, i, hits, names, out);
    return ok ? BELIE_OK : error_no_memory(error);
}
