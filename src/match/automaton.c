/* The automaton of a stage's rules: its steps.  (columns.c has the symbols.) */
#include "match/automaton.h"

#include <stdlib.h>

#include "match/columns.h"

enum {
    STEPS_LEAST = 1 << 10,
    STEPS_MOST = 1 << 20,
    STATES_MOST = 1 << 17, /* when there are more, all are forgotten */
    STATE_NODES_MOST = 1 << 22
};

/* ---- sets ---- */

static uint64_t mix(uint64_t x)
{
    x = (x + 1) * 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    return x ^ x >> 27;
}

static bool clear_sets(set_table *t)
{
    map_clear(&t->ids);
    vec_clear(&t->members);
    vec_clear(&t->ends);
    return number_add(&t->ends, 0);
}

static void release_sets(set_table *t)
{
    vec_release(&t->ends);
    vec_release(&t->members);
    map_release(&t->ids);
}

/* The number of a set, made when it is new; the sum of its members' hashes is taken for the set itself.  False: memory ran out. */
static bool number_of(set_table *t, const number_vec *set, uint32_t *out)
{
    uint64_t hash = 0;
    bool is_new;
    *out = 0;
    if (!set->len)
        return true;
    for (size_t i = 0; i < set->len; i++)
        hash += mix(set->at[i]);
    uint32_t *id = vec_reserve(&t->members, t->members.len + set->len) && vec_reserve(&t->ends, t->ends.len + 1)
                       ? map_at(&t->ids, hash, true, &is_new)
                       : NULL;
    if (!id)
        return false;
    if (is_new) {
        memcpy(t->members.at + t->members.len, set->at, set->len * sizeof *set->at);
        t->members.len += set->len;
        *id = (uint32_t)t->ends.len;
        number_add(&t->ends, (uint32_t)t->members.len);
    }
    *out = *id;
    return true;
}

/* ---- making a step ---- */

/* Begins a round, in which a node is met once. */
static void begin_round(automaton *a)
{
    if (++a->round == 0) {
        memset(a->marks.at, 0, a->marks.len * sizeof *a->marks.at);
        a->round = 1;
    }
}

/* Adds a node to *out, or where it parts the nodes behind it. */
static bool reach(automaton *a, uint32_t node, number_vec *out)
{
    bool ok = number_add(&a->open, node);
    while (ok && a->open.len) {
        uint32_t at = a->open.at[--a->open.len];
        const path_node *n = &a->p.nodes.at[at];
        if (a->marks.at[at] == a->round)
            continue;
        a->marks.at[at] = a->round;
        ok = n->kind == PATH_PART ? number_add(&a->open, n->next) && number_add(&a->open, n->other) : number_add(out, at);
    }
    vec_clear(&a->open);
    return ok;
}

/* What of `now` asks about the next symbol is answered with its column: the nodes behind are added. */
static bool ask_next(automaton *a, uint32_t column)
{
    for (size_t i = 0; i < a->now.len; i++) {
        const path_node *n = &a->p.nodes.at[a->now.at[i]];
        if (n->kind == PATH_IF && column_answers(a, column, n->ask) != n->denied && !reach(a, n->next, &a->now))
            return false;
    }
    return true;
}

/* Fills `then` with what the nodes of `now` that take the symbol lead to, `over` with the rules that have ended. */
static bool take_symbol(automaton *a, uint32_t column)
{
    bool ok = true;
    begin_round(a);
    for (size_t i = 0; ok && i < a->now.len; i++) {
        const path_node *n = &a->p.nodes.at[a->now.at[i]];
        if (n->kind == PATH_END)
            ok = number_add(&a->over, n->ask);
        else if (n->kind == PATH_TAKE && column_answers(a, column, n->ask))
            ok = reach(a, n->next, &a->then);
    }
    return ok;
}

static void begin_step(automaton *a)
{
    vec_clear(&a->now);
    vec_clear(&a->then);
    vec_clear(&a->over);
    begin_round(a);
}

/* Rows lie on lines of the cache. */
static automaton_step *new_steps(size_t count)
{
    automaton_step *steps = aligned_alloc(STEP_ROW * sizeof *steps, count * sizeof *steps);
    if (steps)
        memset(steps, 0, count * sizeof *steps);
    return steps;
}

/* The newest stands first in its row; the oldest goes. */
static const automaton_step *keep_step(automaton *a, const automaton_step *made)
{
    automaton_step *row = a->steps + automaton_row(a, made->from);
    memmove(row + 1, row, (STEP_ROW - 1) * sizeof *row);
    row[0] = *made;
    return row;
}

/* Takes a table of so many steps. */
static void use_steps(automaton *a, automaton_step *steps, size_t count)
{
    a->steps = steps;
    a->step_count = count;
    for (a->step_shift = 32; count > STEP_ROW; count /= 2)
        a->step_shift--;
}

/* Keeps as many steps as they seem to need. */
static bool grow_steps(automaton *a)
{
    automaton_step *old = a->steps, *more = new_steps(a->step_count * 2);
    size_t count = a->step_count;
    if (!more)
        return false;
    use_steps(a, more, count * 2);
    for (size_t i = count; i-- > 0;)
        if (old[i].from)
            keep_step(a, &old[i]);
    free(old);
    return true;
}

const automaton_step *automaton_make_step(automaton *a, uint32_t state, uint32_t column)
{
    begin_step(a);
    bool ok = true;
    for (uint32_t i = a->states.ends.at[state - 1]; ok && i < a->states.ends.at[state]; i++) {
        a->marks.at[a->states.members.at[i]] = a->round;
        ok = number_add(&a->now, a->states.members.at[i]);
    }
    automaton_step made = { automaton_from(state, column), STATE_DEAD, 0 };
    ok = ok && ask_next(a, column) && take_symbol(a, column) && number_of(&a->states, &a->then, &made.next) &&
         number_of(&a->ended, &a->over, &made.ends);
    if (ok && a->step_used++ > a->step_count / 2 && a->step_count < STEPS_MOST)
        ok = grow_steps(a);
    return ok ? keep_step(a, &made) : NULL;
}

/* Takes the first symbol of rules. */
static bool take_first(automaton *a, const first_list *first, uint32_t column)
{
    bool ok = true;
    for (size_t w = 0; w < a->words; w++)
        for (uint64_t bits = a->answers.at[column * a->words + w]; ok && bits; bits &= bits - 1) {
            size_t id = w * 64 + (size_t)__builtin_ctzll(bits);
            for (uint32_t i = id ? first->ends.at[id - 1] : 0; ok && i < first->ends.at[id]; i++)
                ok = reach(a, a->p.nodes.at[first->nodes.at[i]].next, &a->then);
        }
    return ok;
}

/* The state after a first symbol of this column. */
static bool make_start(automaton *a, uint32_t column, bool after_edge, uint32_t *out)
{
    begin_step(a);
    bool ok = true;
    for (int k = 0; k <= after_edge; k++)
        for (size_t i = 0; ok && i < a->firsts[k].ifs.len; i++)
            ok = reach(a, a->firsts[k].ifs.at[i], &a->now);
    ok = ok && ask_next(a, column) && take_symbol(a, column);
    for (int k = 0; ok && k <= after_edge; k++)
        ok = take_first(a, &a->firsts[k], column);
    return ok && number_of(&a->states, &a->then, out);
}

/* ---- knowing symbols ---- */

bool automaton_begin(automaton *a)
{
    if (a->states.ends.len < STATES_MOST && a->states.members.len < STATE_NODES_MOST)
        return true;
    memset(a->steps, 0, a->step_count * sizeof *a->steps);
    a->step_used = 0;
    for (size_t i = 0; i < a->starts.len; i++)
        a->starts.at[i] = STATE_UNKNOWN;
    for (size_t i = 0; i < a->by_symbol.len; i++)
        a->by_symbol.at[i].start[0] = STATE_UNKNOWN;
    return clear_sets(&a->states) && clear_sets(&a->ended);
}

static bool know_starts(automaton *a, symbol_column *known)
{
    for (int edge = 0; edge < 2; edge++) {
        uint32_t *start = &a->starts.at[known->column * 2 + (uint32_t)edge];
        if (*start == STATE_UNKNOWN && !make_start(a, known->column, edge, start))
            return false;
        known->start[edge] = *start;
    }
    return true;
}

const symbol_column *automaton_learn(automaton *a, uint32_t symbol_id)
{
    while (a->by_symbol.len <= symbol_id) {
        symbol_column *slot = vec_push(&a->by_symbol);
        if (!slot)
            return NULL;
        slot->start[0] = STATE_UNKNOWN;
    }
    symbol_column *known = &a->by_symbol.at[symbol_id];
    if (known->column == COLUMN_NONE && !column_of(a, symbol_id, &known->column))
        return NULL;
    known->begins = !class_set_is_empty(&a->table->table.at[symbol_id].begin);
    while (a->starts.len <= known->column * 2 + 1)
        if (!number_add(&a->starts, STATE_UNKNOWN))
            return NULL;
    return know_starts(a, known) ? known : NULL;
}

/* ---- making and freeing ---- */

/* Lists the nodes that the rules begin with: those that want the edge of a sentence before, or the others. */
static bool list_firsts(automaton *a, first_list *out, bool after_edge)
{
    bool ok = true;
    begin_step(a);
    for (size_t i = 0; ok && i < a->p.rules.len; i++)
        if (a->p.rules.at[i].after_edge == after_edge)
            ok = reach(a, a->p.rules.at[i].start, &a->now);
    for (size_t id = 0; ok && id < a->p.asks.len; id++)
        ok = number_add(&out->ends, 0);
    for (size_t i = 0; ok && i < a->now.len; i++) {
        const path_node *n = &a->p.nodes.at[a->now.at[i]];
        ok = number_add(&out->nodes, 0) && (n->kind != PATH_IF || number_add(&out->ifs, a->now.at[i]));
        if (n->kind == PATH_TAKE)
            out->ends.at[n->ask]++;
    }
    ends_from_counts(&out->ends);
    for (size_t i = 0; ok && i < a->now.len; i++) {
        const path_node *n = &a->p.nodes.at[a->now.at[i]];
        if (n->kind == PATH_TAKE)
            out->nodes.at[out->ends.at[n->ask]++] = a->now.at[i];
    }
    return ok;
}

bool automaton_init(automaton *a, const rule *const *rules, size_t count, const symbols *table)
{
    *a = (automaton){ .table = table };
    use_steps(a, new_steps(STEPS_LEAST), STEPS_LEAST);
    if (!a->steps || !paths_make(&a->p, rules, count) || !vec_reserve(&a->marks, a->p.nodes.len))
        return false;
    memset(a->marks.at, 0, a->p.nodes.len * sizeof *a->marks.at);
    a->marks.len = a->p.nodes.len;
    return clear_sets(&a->states) && clear_sets(&a->ended) && list_firsts(a, &a->firsts[0], false) &&
           list_firsts(a, &a->firsts[1], true) && columns_init(a);
}

void automaton_release(automaton *a)
{
    paths_release(&a->p);
    vec_release(&a->by_symbol);
    vec_release(&a->answers);
    map_release(&a->column_ids);
    number_vec *lists[] = { &a->starts, &a->atom_ends, &a->atom_asks, &a->free_asks, &a->firsts[0].ends, &a->firsts[0].nodes,
                            &a->firsts[0].ifs, &a->firsts[1].ends, &a->firsts[1].nodes, &a->firsts[1].ifs,
                            &a->marks, &a->open, &a->now, &a->then, &a->over };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        vec_release(lists[i]);
    release_sets(&a->states);
    release_sets(&a->ended);
    free(a->steps);
}
