/* Groups and their codes. */
#include "match/groups.h"

#include <stdlib.h>

enum { GROUP_ATOMS = 100 }; /* classes and literals of a group, to begin with */

/* ---- what rules ask ---- */

static void add_class(group *g, class_set *set, unsigned id)
{
    g->atoms += !class_set_has(set, id);
    class_set_add(set, id);
}

static bool add_literal(group *g, uint32_t id, bool cased)
{
    bool is_new;
    uint32_t *at = map_at(&g->literals, id, true, &is_new);
    if (!at)
        return false;
    g->atoms += is_new;
    *at = cased || *at == 2 ? 2 : 1;
    return true;
}

static bool add_ask(group *g, const ask *a)
{
    switch (a->kind) {
    case ASK_ANY:
        return true;
    case ASK_CLASS:
        add_class(g, &g->single, a->id);
        add_class(g, &g->begin, a->id);
        add_class(g, &g->inside, a->id);
        return true;
    case ASK_SINGLE:
        add_class(g, &g->single, a->id);
        return true;
    case ASK_BEGIN:
        add_class(g, &g->begin, a->id);
        return true;
    case ASK_INSIDE:
        add_class(g, &g->inside, a->id);
        return true;
    case ASK_LITERAL:
        return add_literal(g, a->id, a->cased);
    case ASK_NOT:
        return add_ask(g, a->left);
    case ASK_AND:
    case ASK_OR:
        return add_ask(g, a->left) && add_ask(g, a->right);
    }
    return true;
}

static bool add_pattern(group *g, const pattern *p)
{
    if (p->kind == PATTERN_TOKEN || p->kind == PATTERN_NAME)
        return add_ask(g, p->asked);
    for (const pattern *c = p->child; c; c = c->next)
        if (!add_pattern(g, c))
            return false;
    return true;
}

/* ---- making groups ---- */

void group_free(group *g)
{
    if (!g)
        return;
    vec_release(&g->rules);
    map_release(&g->literals);
    vec_release(&g->code_of);
    map_release(&g->signatures);
    map_release(&g->cache.index);
    vec_release(&g->cache.sets);
    vec_release(&g->cache.until);
    free(g);
}

static group *group_new(void)
{
    group *g = calloc(1, sizeof *g);
    if (g) {
        g->code_count = CODE_FIRST;
        g->examples[CODE_EDGE] = SYMBOL_EDGE;
    }
    return g;
}

static bool group_add(group *g, const rule *r)
{
    const rule **slot = vec_push(&g->rules);
    if (!slot)
        return false;
    *slot = r;
    return add_pattern(g, r->find);
}

group *group_of_rules(const rule *const *rules, size_t count)
{
    group *g = group_new();
    for (size_t i = 0; g && i < count; i++)
        if (!group_add(g, rules[i])) {
            group_free(g);
            return NULL;
        }
    return g;
}

static size_t new_in(const class_set *mine, const class_set *theirs)
{
    size_t count = 0;
    for (int w = 0; w < CLASS_WORDS; w++)
        count += (size_t)__builtin_popcountll(theirs->bits[w] & ~mine->bits[w]);
    return count;
}

/* How many atoms the rule, a group by itself, would bring. */
static size_t cost_of(const group *g, const group *one)
{
    size_t cost = new_in(&g->single, &one->single) + new_in(&g->begin, &one->begin) + new_in(&g->inside, &one->inside);
    for (size_t i = 0; i < one->literals.cap; i++)
        cost += one->literals.slots[i].used && !map_find(&g->literals, one->literals.slots[i].key);
    return cost;
}

/* The rule left that asks for the least that is new; `count` when there is none. */
static size_t cheapest(const group *g, group *const *ones, const rule *const *left, size_t count, size_t *cost)
{
    size_t best = count;
    for (size_t i = 0; i < count; i++) {
        size_t here = left[i] ? cost_of(g, ones[i]) : 0;
        if (left[i] && (best == count || here < *cost)) {
            best = i;
            *cost = here;
        }
    }
    return best;
}

static bool fill(group *g, group **ones, const rule **left, size_t count)
{
    for (;;) {
        size_t cost = 0, next = cheapest(g, ones, left, count, &cost);
        if (next == count || (g->rules.len && g->atoms + cost > GROUP_ATOMS))
            return true;
        if (!group_add(g, left[next]))
            return false;
        left[next] = NULL;
    }
}

bool groups_make(const rule **left, size_t count, group_vec *out)
{
    group **ones = calloc(count + 1, sizeof *ones);
    bool ok = ones != NULL;
    size_t from = out->len, placed = 0;
    for (size_t i = 0; ok && i < count; i++)
        ok = (ones[i] = group_of_rules(&left[i], 1)) != NULL;
    while (ok && placed < count) {
        group *g = group_new(), **slot = g ? vec_push(out) : NULL;
        if (slot)
            *slot = g;
        else
            group_free(g);
        ok = slot && fill(g, ones, left, count);
        placed += ok ? g->rules.len : 0;
    }
    for (size_t i = 0; ones && i < count; i++)
        group_free(ones[i]);
    free(ones);
    for (; !ok && out->len > from; out->len--)
        group_free(out->at[out->len - 1]);
    return ok;
}

/* ---- codes ---- */

static uint64_t mix_set(uint64_t hash, const class_set *asked, const class_set *has)
{
    for (int w = 0; w < CLASS_WORDS; w++)
        if (asked->bits[w]) {
            hash = (hash ^ (asked->bits[w] & has->bits[w])) * 0xBF58476D1CE4E5B9u;
            hash ^= hash >> 32;
        }
    return hash;
}

/* What the group's rules can tell of a symbol, hashed: 64 bits are taken for the thing itself. */
static uint64_t signature_of(const group *g, const symbol *s)
{
    uint64_t hash = mix_set(mix_set(mix_set(1, &g->single, &s->single), &g->begin, &s->begin), &g->inside, &s->inside);
    const uint32_t *wanted = s->literal ? map_find(&g->literals, s->literal) : NULL;
    if (wanted) {
        bool small = *wanted == 2 && class_set_has(&s->single, CLASS_LOWER);
        hash = (hash ^ ((uint64_t)s->literal << 1 | small) << 8) * 0x94D049BB133111EBu;
        hash ^= hash >> 32;
    }
    return hash;
}

enum coded group_code(group *g, const symbols *table, uint32_t symbol_id)
{
    while (g->code_of.len <= symbol_id)
        if (!vec_push(&g->code_of))
            return CODE_NO_MEMORY;
    if (symbol_id == SYMBOL_EDGE) {
        g->code_of.at[symbol_id] = CODE_EDGE;
        return CODED;
    }
    bool is_new;
    uint32_t *at = map_at(&g->signatures, signature_of(g, &table->table.at[symbol_id]), true, &is_new);
    if (!at)
        return CODE_NO_MEMORY;
    if (is_new) {
        if (g->code_count > CODES_MAX)
            return CODE_FULL;
        g->examples[g->code_count] = symbol_id;
        *at = g->code_count++;
    }
    g->code_of.at[symbol_id] = (uint8_t)*at;
    return CODED;
}
