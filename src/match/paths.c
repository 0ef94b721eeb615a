/* Patterns as paths.  They are made from their ends, each part with the node that follows it. */
#include "match/paths.h"

#include <stdlib.h>

enum {
    COPIES = 32,     /* of a repeated part; more repeats count as endless */
    RULE_NODES = 4000 /* of one rule; one with more may match anywhere */
};

typedef struct path_maker {
    paths *p;
    bool exact, names_ahead; /* so far, of the rule at hand */
    bool full;  /* memory ran out */
    size_t from; /* where the rule's nodes begin */
} path_maker;

/* Node 0 is what failed; nothing is made after that. */
static uint32_t add_node(path_maker *m, path_node made)
{
    path_node *slot = m->full ? NULL : vec_push(&m->p->nodes);
    if (!slot) {
        m->full = true;
        return 0;
    }
    *slot = made;
    return (uint32_t)m->p->nodes.len - 1;
}

static uint32_t ask_number(path_maker *m, const ask *a)
{
    bool is_new;
    uint32_t *at = map_at(&m->p->ask_ids, ask_hash(a), true, &is_new);
    ask *slot = at && is_new ? vec_push(&m->p->asks) : NULL;
    if (slot) {
        *slot = *a;
        *at = (uint32_t)m->p->asks.len - 1;
    }
    m->full |= !at || (is_new && !slot);
    return at ? *at : 0;
}

static uint32_t take(path_maker *m, const ask *a, uint32_t next)
{
    return add_node(m, (path_node){ .kind = PATH_TAKE, .ask = ask_number(m, a), .next = next });
}

static uint32_t part(path_maker *m, uint32_t one, uint32_t other)
{
    return add_node(m, (path_node){ .kind = PATH_PART, .next = one, .other = other });
}

static uint32_t only_if(path_maker *m, const ask *a, bool denied, uint32_t next)
{
    return add_node(m, (path_node){ .kind = PATH_IF, .ask = ask_number(m, a), .denied = denied, .next = next });
}

/* No name of several words has a computed class. */
static bool is_one_symbol(const pattern *p)
{
    return p->kind == PATTERN_TOKEN || (p->kind == PATTERN_NAME && p->id < CLASS_COMPUTED);
}

/* One symbol that has the class, or a name's begin and all that is inside. */
static uint32_t make_name(path_maker *m, const pattern *p, uint32_t next)
{
    ask begin = { .kind = ASK_BEGIN, .id = p->id }, inside = { .kind = ASK_INSIDE, .id = p->id };
    ask single = { .kind = ASK_SINGLE, .id = p->id };
    uint32_t more = part(m, only_if(m, &inside, true, next), 0);
    uint32_t others = take(m, &inside, more);
    if (!m->full)
        m->p->nodes.at[more].other = others;
    return part(m, take(m, &begin, others), take(m, &single, next));
}

static uint32_t make(path_maker *m, const pattern *p, uint32_t next);

static uint32_t make_sequence(path_maker *m, const pattern *first, uint32_t next)
{
    return first ? make(m, first, make_sequence(m, first->next, next)) : next;
}

static uint32_t make_repeat(path_maker *m, const pattern *p, uint32_t next)
{
    bool endless = p->most == UINT32_MAX || p->most - p->least > COPIES || p->least > COPIES;
    uint32_t least = p->least < COPIES ? p->least : COPIES, at = next;
    m->exact &= !p->possessive && least == p->least && (p->most == UINT32_MAX || !endless);
    if (endless) {
        at = part(m, next, 0);
        uint32_t body = make(m, p->child, at);
        if (!m->full)
            m->p->nodes.at[at].other = body;
    } else
        for (uint32_t i = p->least; i < p->most && !m->full; i++)
            at = part(m, make(m, p->child, at), next);
    for (uint32_t i = 0; i < least && !m->full; i++)
        at = make(m, p->child, at);
    return at;
}

static const pattern *without_group(const pattern *p)
{
    while ((p->kind == PATTERN_CAPTURE || p->kind == PATTERN_SEQUENCE || p->kind == PATTERN_CHOICE) && p->child && !p->child->next)
        p = p->child;
    return p;
}

/* A symbol that has the class, or one at which a name of several words begins. */
static uint32_t only_if_name(path_maker *m, const pattern *name, uint32_t next)
{
    ask begin = { .kind = ASK_BEGIN, .id = name->id }, single = { .kind = ASK_SINGLE, .id = name->id };
    m->names_ahead = true;
    return part(m, only_if(m, &single, false, next), only_if(m, &begin, false, next));
}

/* One branch of what shall come next, or shall not. */
static uint32_t make_branch(path_maker *m, const pattern *branch, bool denied, uint32_t next)
{
    const pattern *one = without_group(branch);
    if (is_one_symbol(one))
        return only_if(m, one->asked, denied, next);
    if (one->kind == PATTERN_NAME && !denied)
        return only_if_name(m, one, next);
    m->exact = false;
    if (one->kind == PATTERN_SEQUENCE && one->child && !denied && is_one_symbol(without_group(one->child)))
        return only_if(m, without_group(one->child)->asked, false, next);
    if (one->kind != PATTERN_NAME)
        return next;
    ask single = { .kind = ASK_SINGLE, .id = one->id };
    return only_if(m, &single, true, next);
}

static uint32_t make_look(path_maker *m, const pattern *p, uint32_t next)
{
    const pattern *what = without_group(p->child);
    if (!p->ahead) {
        m->exact = false;
        return next;
    }
    if (what->kind != PATTERN_CHOICE)
        return make_branch(m, what, p->negative, next);
    uint32_t made = 0;
    for (const pattern *c = what->child; c; c = c->next) {
        uint32_t branch = make_branch(m, c, p->negative, p->negative && made ? made : next);
        made = made && !p->negative ? part(m, branch, made) : branch;
    }
    return made;
}

static uint32_t make(path_maker *m, const pattern *p, uint32_t next)
{
    if (m->full || m->p->nodes.len - m->from > RULE_NODES)
        return next;
    if (is_one_symbol(p))
        return take(m, p->asked, next);
    switch (p->kind) {
    case PATTERN_TOKEN:
    case PATTERN_NAME:
        return make_name(m, p, next);
    case PATTERN_SEQUENCE:
        return make_sequence(m, p->child, next);
    case PATTERN_CHOICE: {
        uint32_t made = 0;
        for (const pattern *c = p->child; c; c = c->next) {
            uint32_t branch = make(m, c, next);
            made = made ? part(m, branch, made) : branch;
        }
        return made;
    }
    case PATTERN_REPEAT:
        return make_repeat(m, p, next);
    case PATTERN_CAPTURE:
        return make(m, p->child, next);
    case PATTERN_LOOK:
        return make_look(m, p, next);
    }
    return next;
}

/* ---- look-behinds at a rule's start ---- */

/* The symbols of a part of a look-behind that the functions below can read; -1: it is another. */
static int behind_length(const pattern *p)
{
    int sum = 0, length;
    if (p->kind == PATTERN_TOKEN || p->kind == PATTERN_NAME)
        return 1;
    if (p->kind != PATTERN_SEQUENCE && p->kind != PATTERN_CAPTURE)
        return -1;
    for (const pattern *c = p->child; c; c = c->next, sum += length)
        if ((length = behind_length(c)) < 0)
            return -1;
    return sum;
}

/* Its branches are read one by one. */
static const pattern *behind_branches(const pattern *look)
{
    return look->child->kind == PATTERN_CHOICE ? look->child->child : look->child;
}

static bool can_read_behind(const pattern *look)
{
    for (const pattern *c = behind_branches(look); c; c = look->child->kind == PATTERN_CHOICE ? c->next : NULL)
        if (behind_length(c) < 0)
            return false;
    return true;
}

/* The symbols before a place, and who reads them. */
typedef struct behind {
    const paths *p;
    const symbols *table;
    const uint32_t *string;
    uint32_t from, at;
} behind;

/* What asks for many words asks for them one by one: the answer is kept. */
static bool answers_behind(const behind *b, const ask *asked, uint32_t symbol_id)
{
    const symbol *s = &b->table->table.at[symbol_id];
    if (!asked->left)
        return ask_holds(asked, s);
    uint32_t hash = (symbol_id ^ (uint32_t)((uintptr_t)asked >> 4)) * 0x9E3779B1u;
    kept_answer *kept = &b->p->kept[hash >> 16 & (KEPT_ANSWERS - 1)];
    if (kept->asked != asked || kept->symbol_id != symbol_id)
        *kept = (kept_answer){ asked, symbol_id, ask_holds(asked, s) };
    return kept->holds;
}

/* Whether the symbols from `at` on answer p. */
static bool stands_at(const behind *b, const pattern *p, uint32_t *at)
{
    if (p->kind == PATTERN_TOKEN || p->kind == PATTERN_NAME)
        return answers_behind(b, p->asked, b->string[(*at)++]);
    for (const pattern *c = p->child; c; c = c->next)
        if (!stands_at(b, c, at))
            return false;
    return true;
}

static bool look_holds(const behind *b, const pattern *look)
{
    for (const pattern *c = behind_branches(look); c; c = look->child->kind == PATTERN_CHOICE ? c->next : NULL) {
        uint32_t length = (uint32_t)behind_length(c), start = b->at - length;
        if (b->at - b->from >= length && stands_at(b, c, &start))
            return !look->negative;
    }
    return look->negative;
}

bool path_rule_behind(const paths *p, const path_rule *of, const symbols *table, const uint32_t *string, uint32_t from,
                      uint32_t at)
{
    behind b = { p, table, string, from, at };
    for (const pattern *c = of->r->find->child; c && c->kind == PATTERN_LOOK; c = c->next)
        if (!c->ahead && can_read_behind(c) && !look_holds(&b, c))
            return false;
    return true;
}

/* (?<= <edge>) */
static bool wants_edge(const pattern *look)
{
    const pattern *what = without_group(look->child);
    const ask *asked = is_one_symbol(what) ? what->asked : NULL;
    return asked && !look->negative && (asked->kind == ASK_SINGLE || asked->kind == ASK_CLASS) && asked->id == CLASS_SENTENCE_EDGE;
}

/* Leaves the leading look-behinds out. */
static uint32_t make_find(path_maker *m, const pattern *find, path_rule *of, uint32_t next)
{
    const pattern *first = find->child;
    if (find->kind != PATTERN_SEQUENCE)
        return make(m, find, next);
    for (; first && first->kind == PATTERN_LOOK && !first->ahead; first = first->next) {
        of->behind = true;
        of->after_edge |= wants_edge(first);
        m->exact &= can_read_behind(first);
    }
    return make_sequence(m, first, next);
}

/* ---- rules ---- */

static bool has_endless(const pattern *p)
{
    if (p->kind == PATTERN_REPEAT && p->most == UINT32_MAX)
        return true;
    for (const pattern *c = p->child; c; c = c->next)
        if (has_endless(c))
            return true;
    return false;
}

/* Endless repeats of endless repeats may run past the budget, which is said whatever comes of them. */
static bool is_hostile(const pattern *p)
{
    if (p->kind == PATTERN_REPEAT && p->most == UINT32_MAX && has_endless(p->child))
        return true;
    for (const pattern *c = p->child; c; c = c->next)
        if (is_hostile(c))
            return true;
    return false;
}

/* Any symbol, and with it the end. */
static uint32_t anything(path_maker *m, uint32_t end)
{
    ask any = { .kind = ASK_ANY }, edge = { .kind = ASK_SINGLE, .id = CLASS_SENTENCE_EDGE };
    return part(m, take(m, &any, end), take(m, &edge, end));
}

static bool is_fed(const pattern *p, const symbols *table, const uint32_t *string, uint32_t count)
{
    bool any = false, all = true;
    if ((p->kind == PATTERN_REPEAT && p->least == 0) || p->kind == PATTERN_LOOK)
        return true;
    if (p->kind == PATTERN_TOKEN || p->kind == PATTERN_NAME) {
        uint32_t at = 0;
        while (at < count && !ask_holds(p->asked, &table->table.at[string[at]]))
            at++;
        return at < count;
    }
    for (const pattern *c = p->child; c; c = c->next) {
        bool fed = is_fed(c, table, string, count);
        any |= fed;
        all &= fed;
    }
    return p->kind == PATTERN_CHOICE ? any : all;
}

bool path_rule_fed(const path_rule *of, const symbols *table, const uint32_t *string, uint32_t count)
{
    return is_fed(of->r->find, table, string, count);
}

static bool add_rule(paths *p, const rule *r)
{
    path_maker m = { .p = p, .exact = true, .from = p->nodes.len };
    path_rule *slot = vec_push(&p->rules);
    if (!slot)
        return false;
    uint32_t end = add_node(&m, (path_node){ .kind = PATH_END, .ask = (uint32_t)p->rules.len - 1 });
    slot->r = r;
    slot->start = make_find(&m, r->find, slot, end);
    slot->exact = m.exact;
    slot->names_ahead = m.names_ahead;
    if (!m.full && (is_hostile(r->find) || p->nodes.len - m.from > RULE_NODES)) {
        slot->start = anything(&m, end);
        slot->after_edge = false;
        slot->anywhere = true;
        slot->exact = false;
    }
    return !m.full;
}

bool paths_make(paths *p, const rule *const *rules, size_t count)
{
    p->kept = calloc(KEPT_ANSWERS, sizeof *p->kept);
    if (!p->kept || !vec_push(&p->nodes))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!add_rule(p, rules[i]))
            return false;
    return true;
}

void paths_release(paths *p)
{
    vec_release(&p->nodes);
    vec_release(&p->rules);
    vec_release(&p->asks);
    map_release(&p->ask_ids);
    free(p->kept);
}
