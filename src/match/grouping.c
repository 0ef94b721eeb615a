/* Which rules share a group: such as ask alike, so that a group's alphabet stays small.
 *
 * Greedy: a group takes the rule that brings the fewest atoms (classes and literals) it lacks, until it has
 * enough.  What each rule would bring is kept, and goes down as atoms come. */
#include <stdlib.h>

#include "match/groups.h"

enum { GROUP_ATOMS = 110 }; /* of a group, to begin with */

typedef struct grouping {
    const rule **left; /* NULL: has a group */
    size_t count;
    size_t ids;            /* atoms are below it */
    VEC(uint32_t) atoms;   /* of the first rule, of the second, ... */
    VEC(uint32_t) ends;    /* rule -> end of its atoms */
    uint32_t *users_end;   /* atom -> end of the rules that have it, in `users` */
    uint32_t *users;
    uint32_t *lacks;       /* rule -> how many of its atoms the group at hand has not */
    bool *has;             /* atom: the group at hand has it */
} grouping;

static bool add_atom(grouping *g, size_t id)
{
    uint32_t *slot = vec_push(&g->atoms);
    if (!slot)
        return false;
    *slot = (uint32_t)id;
    if (id >= g->ids)
        g->ids = id + 1;
    return true;
}

static bool add_classes(grouping *g, const class_set *set, size_t base)
{
    for (int w = 0; w < CLASS_WORDS; w++)
        for (uint64_t bits = set->bits[w]; bits; bits &= bits - 1)
            if (!add_atom(g, base + (size_t)w * 64 + (size_t)__builtin_ctzll(bits)))
                return false;
    return true;
}

/* Lists a rule's atoms, by way of a group of it alone. */
static bool list_atoms(grouping *g, const rule *r)
{
    group *one = calloc(1, sizeof *one);
    bool ok = one && group_add(one, r) && add_classes(g, &one->single, 0) &&
              add_classes(g, &one->begin, CLASS_MAX) && add_classes(g, &one->inside, 2 * CLASS_MAX);
    for (size_t i = 0; ok && i < one->literals.cap; i++)
        if (one->literals.slots[i].used)
            ok = add_atom(g, 3 * CLASS_MAX + (size_t)one->literals.slots[i].key);
    group_free(one);
    uint32_t *end = ok ? vec_push(&g->ends) : NULL;
    if (end)
        *end = (uint32_t)g->atoms.len;
    return end != NULL;
}

static size_t atoms_from(const grouping *g, size_t rule_at)
{
    return rule_at ? g->ends.at[rule_at - 1] : 0;
}

/* For each atom the rules that have it, by counting. */
static bool list_users(grouping *g)
{
    g->users_end = calloc(g->ids + 1, sizeof *g->users_end);
    g->users = calloc(g->atoms.len + 1, sizeof *g->users);
    g->lacks = calloc(g->count + 1, sizeof *g->lacks);
    g->has = calloc(g->ids + 1, sizeof *g->has);
    if (!g->users_end || !g->users || !g->lacks || !g->has)
        return false;
    for (size_t i = 0; i < g->atoms.len; i++)
        g->users_end[g->atoms.at[i] + 1]++;
    for (size_t id = 0; id < g->ids; id++)
        g->users_end[id + 1] += g->users_end[id];
    /* users_end[id] begins as the start of atom id and ends as its end */
    for (size_t r = 0; r < g->count; r++)
        for (size_t i = atoms_from(g, r); i < g->ends.at[r]; i++)
            g->users[g->users_end[g->atoms.at[i]]++] = (uint32_t)r;
    return true;
}

static void begin_group(grouping *g)
{
    memset(g->has, 0, g->ids * sizeof *g->has);
    for (size_t r = 0; r < g->count; r++)
        g->lacks[r] = (uint32_t)(g->ends.at[r] - atoms_from(g, r));
}

static void take_atoms(grouping *g, size_t rule_at)
{
    for (size_t i = atoms_from(g, rule_at); i < g->ends.at[rule_at]; i++) {
        uint32_t id = g->atoms.at[i];
        if (g->has[id])
            continue;
        g->has[id] = true;
        for (uint32_t u = id ? g->users_end[id - 1] : 0; u < g->users_end[id]; u++)
            g->lacks[g->users[u]]--;
    }
}

/* The rule left that brings the least; `count` when there is none. */
static size_t cheapest(const grouping *g)
{
    size_t best = g->count;
    for (size_t r = 0; r < g->count; r++)
        if (g->left[r] && (best == g->count || g->lacks[r] < g->lacks[best]))
            best = r;
    return best;
}

static bool fill(grouping *g, group *into)
{
    begin_group(g);
    for (;;) {
        size_t next = cheapest(g);
        if (next == g->count || (into->rules.len && into->atoms + g->lacks[next] > GROUP_ATOMS))
            break;
        if (!group_add(into, g->left[next]))
            return false;
        take_atoms(g, next);
        g->left[next] = NULL;
    }
    group_presume(into);
    return true;
}

static bool make_groups(grouping *g, group_vec *out)
{
    for (size_t placed = 0; placed < g->count;) {
        group *made = calloc(1, sizeof *made), **slot = made ? vec_push(out) : NULL;
        if (!slot) {
            group_free(made);
            return false;
        }
        *slot = made;
        if (!fill(g, made))
            return false;
        placed += made->rules.len;
    }
    return true;
}

bool groups_make(const rule **left, size_t count, group_vec *out)
{
    grouping g = { .left = left, .count = count };
    size_t from = out->len;
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++)
        ok = list_atoms(&g, left[i]);
    ok = ok && list_users(&g) && make_groups(&g, out);
    for (; !ok && out->len > from; out->len--)
        group_free(out->at[out->len - 1]);
    vec_release(&g.atoms);
    vec_release(&g.ends);
    free(g.users_end);
    free(g.users);
    free(g.lacks);
    free(g.has);
    return ok;
}
