/* Groups and their codes. */
#include "match/groups.h"

#include <stdlib.h>

#include "match/asks.h"

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

static bool keep_ask(group *g, const ask *a)
{
    bool is_new;
    uint32_t *at = map_at(&g->ask_ids, ask_hash(a), true, &is_new);
    group_ask *slot = at && is_new ? vec_push(&g->asks) : NULL;
    if (slot) {
        slot->asked = *a;
        *at = (uint32_t)(g->asks.len - 1);
    }
    return at && (slot || !is_new);
}

/* Those of names of several words stand in no pattern, and are found by their hash. */
const group_ask *group_asked(const group *g, const ask *a)
{
    const uint32_t *at = map_find(&g->ask_at, (uint64_t)(uintptr_t)a);
    return &g->asks.at[at ? *at : *map_find(&g->ask_ids, ask_hash(a))];
}

static bool keep_asked(group *g, const pattern *p)
{
    uint32_t *at = map_at(&g->ask_at, (uint64_t)(uintptr_t)p->asked, true, NULL);
    if (!at || !keep_ask(g, p->asked))
        return false;
    *at = *map_find(&g->ask_ids, ask_hash(p->asked));
    return true;
}

/* A name of several words is asked for by its begin and what is inside. */
static bool keep_name(group *g, const pattern *p)
{
    ask begin = { .kind = ASK_BEGIN, .id = p->id }, inside = { .kind = ASK_INSIDE, .id = p->id };
    ask single = { .kind = ASK_SINGLE, .id = p->id };
    return keep_ask(g, &begin) && keep_ask(g, &inside) && keep_ask(g, &single);
}

static bool add_pattern(group *g, const pattern *p)
{
    if (p->kind == PATTERN_TOKEN || p->kind == PATTERN_NAME)
        return add_ask(g, p->asked) && keep_asked(g, p) && (p->kind == PATTERN_TOKEN || keep_name(g, p));
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
    vec_release(&g->asks);
    map_release(&g->ask_ids);
    map_release(&g->ask_at);
    map_release(&g->signatures);
    map_release(&g->answers);
    free(g);
}

bool group_add(group *g, const rule *r)
{
    const rule **slot = vec_push(&g->rules);
    if (!slot)
        return false;
    *slot = r;
    return add_pattern(g, r->find);
}

/* Codes by what has them, in ranges, each with what a plain one of its kind is. */
static const struct {
    uint32_t first, end;
    uint64_t bits; /* of the computed classes */
} ranges[] = {
    { CODE_FIRST, 102, (uint64_t)1 << CLASS_WORD | (uint64_t)1 << CLASS_LOWER },
    { 102, 192, (uint64_t)1 << CLASS_WORD | (uint64_t)1 << CLASS_CAPITAL | (uint64_t)1 << CLASS_NAME_CASE },
    { 192, 222, (uint64_t)1 << CLASS_NUMBER | (uint64_t)1 << CLASS_DIGITS },
    { 222, CODES, (uint64_t)1 << CLASS_MARK },
};
enum { RANGES = sizeof ranges / sizeof *ranges };

static size_t range_of(const symbol *s)
{
    return class_set_has(&s->single, CLASS_NUMBER)      ? 2
           : class_set_has(&s->single, CLASS_NAME_CASE) ? 1
           : class_set_has(&s->single, CLASS_LOWER)     ? 0
                                                        : 3;
}

static void set_code(code_set *set, uint32_t code, bool on)
{
    uint64_t bit = (uint64_t)1 << (code % 64);
    set->bits[code / 64] = on ? set->bits[code / 64] | bit : set->bits[code / 64] & ~bit;
}

void group_presume(group *g)
{
    symbol edge = { .literal = 0 };
    class_set_add(&edge.single, CLASS_SENTENCE_EDGE);
    for (size_t i = 0; i < g->asks.len; i++) {
        set_code(&g->asks.at[i].codes, CODE_EDGE, ask_holds(&g->asks.at[i].asked, &edge));
        for (size_t k = 0; k < RANGES; k++) {
            symbol plain = { .literal = 0 };
            plain.single.bits[0] = ranges[k].bits;
            bool holds = ask_holds(&g->asks.at[i].asked, &plain);
            for (uint32_t code = ranges[k].first; code < ranges[k].end; code++)
                set_code(&g->asks.at[i].codes, code, holds);
        }
    }
}

group *group_of_rules(const rule *const *rules, size_t count)
{
    group *g = calloc(1, sizeof *g);
    for (size_t i = 0; g && i < count; i++)
        if (!group_add(g, rules[i])) {
            group_free(g);
            return NULL;
        }
    if (g)
        group_presume(g);
    return g;
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

/* A code of the symbol's kind, or of another when those are all given; CODES when all are. */
static uint32_t free_code(const group *g, const symbol *s)
{
    size_t own = range_of(s);
    for (uint32_t code = ranges[own].first; code < ranges[own].end; code++)
        if (!g->used[code])
            return code;
    for (uint32_t code = CODE_FIRST; code < CODES; code++)
        if (!g->used[code])
            return code;
    return CODES;
}

static void give_code(group *g, uint32_t code, const symbol *s)
{
    g->used[code] = true;
    g->given++;
    for (size_t i = 0; i < g->asks.len; i++) {
        group_ask *a = &g->asks.at[i];
        bool holds = ask_holds(&a->asked, s);
        if (holds == code_set_has(&a->codes, code))
            continue;
        set_code(&a->codes, code, holds);
        g->changed = a->changed = g->given;
    }
}

/* The code of symbols that answer as this one does, made when there was none; CODES when the group
 * has no more, 0 when memory ran out. */
static uint32_t code_of_answers(group *g, const symbol *s)
{
    uint64_t hash = 0x9E3779B97F4A7C15u; /* not small: 1 ^ (0 + 1) would forget the first answer */
    bool is_new;
    for (size_t i = 0; i < g->asks.len; i++)
        if (ask_holds(&g->asks.at[i].asked, s)) {
            hash = (hash ^ (i + 1)) * 0xBF58476D1CE4E5B9u;
            hash ^= hash >> 32;
        }
    uint32_t *at = map_at(&g->answers, hash, true, &is_new);
    if (!at || !is_new)
        return at ? *at : 0;
    *at = free_code(g, s);
    if (*at < CODES)
        give_code(g, *at, s);
    return *at;
}

uint32_t group_code(group *g, const symbols *table, uint32_t symbol_id)
{
    bool is_new;
    if (symbol_id == SYMBOL_EDGE)
        return CODE_EDGE;
    uint32_t *at = map_at(&g->signatures, signature_of(g, &table->table.at[symbol_id]), true, &is_new);
    if (at && is_new)
        *at = code_of_answers(g, &table->table.at[symbol_id]);
    return at ? *at : 0;
}
