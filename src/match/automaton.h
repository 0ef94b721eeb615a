/* All rules of a stage at once: from a start, where can which of them end?
 *
 * A deterministic automaton over the paths of the rules, made as texts need it.  Symbols that answer all
 * asks alike are one column.  A state is the set of nodes that one can be at; it is left with the column of
 * the next symbol, which also tells which rules end before that symbol.  The steps are kept in a table
 * where a new one may take an old one's place: memory is bounded. */
#ifndef BELIE_MATCH_AUTOMATON_H
#define BELIE_MATCH_AUTOMATON_H

#include "match/paths.h"

enum { STATE_DEAD = 0, COLUMN_NONE = 0 /* of what stands behind the last symbol */ };
#define STATE_UNKNOWN UINT32_MAX /* more than an enumerator holds */

typedef struct automaton_step {
    uint64_t from;       /* a state and a column, see automaton_from; 0: a free slot */
    uint32_t next, ends; /* to which state; which set of rules ends, 0: none */
} automaton_step;

typedef VEC(uint32_t) number_vec;

/* Sets of numbers, each once: set i is members[ends[i - 1]..ends[i]); 0 is the empty one. */
typedef struct set_table {
    number_vec ends, members;
    map ids; /* hash -> set */
} set_table;

typedef struct symbol_column {
    uint32_t column; /* COLUMN_NONE: not known yet */
    bool begins;     /* a name of several words */
    uint32_t start[2]; /* the state after it as a first symbol: elsewhere, and behind the edge of a sentence */
} symbol_column;

/* The nodes that rules begin with. */
typedef struct first_list {
    number_vec ends, nodes; /* ask -> nodes that take a rule's first symbol */
    number_vec ifs;         /* nodes that ask about it before */
} first_list;

typedef struct automaton {
    paths p;
    const symbols *table;
    VEC(symbol_column) by_symbol;
    size_t words;          /* of a column's answers, a bit an ask */
    VEC(uint64_t) answers; /* of all columns, and behind them room for one more */
    map column_ids;
    number_vec starts; /* column * 2, and one more behind the edge of a sentence -> state */
    /* where to look for the asks that a symbol answers: those that want an atom, and those that want none */
    number_vec atom_ends, atom_asks, free_asks;
    first_list firsts[2]; /* of rules that may begin anywhere, and of those that want the edge of a sentence before */
    set_table states, ended;            /* of nodes; of rules */
    automaton_step *steps;
    size_t step_count, step_used;
    unsigned step_shift; /* of a hash's bits, so many are left off */
    number_vec marks; /* node -> the round that met it last */
    uint32_t round;
    number_vec open, now, then, over; /* while a step is made */
} automaton;

/* False: memory ran out; to be released all the same. */
bool automaton_init(automaton *a, const rule *const *rules, size_t count, const symbols *table);
void automaton_release(automaton *a);

/* Forgets what has become too much: the columns and states that it gave are good until the next call.  False: memory ran
 * out. */
bool automaton_begin(automaton *a);
/* A symbol with its column and the states that it starts, when they are not known; NULL: memory ran out. */
const symbol_column *automaton_learn(automaton *a, uint32_t symbol_id);
/* A step that is not in the table; NULL: memory ran out. */
const automaton_step *automaton_make_step(automaton *a, uint32_t state, uint32_t column);

/* The same of any symbol. */
static inline const symbol_column *automaton_know(automaton *a, uint32_t symbol_id)
{
    if (symbol_id < a->by_symbol.len && a->by_symbol.at[symbol_id].start[0] != STATE_UNKNOWN)
        return &a->by_symbol.at[symbol_id];
    return automaton_learn(a, symbol_id);
}

enum { STEP_ROW = 4 }; /* steps in one line of the processor's cache */

static inline uint64_t automaton_from(uint32_t state, uint32_t column)
{
    return (uint64_t)column << 32 | state;
}

/* The first step of the row in which one would be. */
static inline size_t automaton_row(const automaton *a, uint64_t from)
{
    uint32_t h = (uint32_t)from * 0x9E3779B1u + (uint32_t)(from >> 32) * 0xC2B2AE35u;
    return (size_t)(h >> a->step_shift) * STEP_ROW;
}

/* Good until the next one is asked for. */
static inline const automaton_step *automaton_go(automaton *a, uint32_t state, uint32_t column)
{
    uint64_t from = automaton_from(state, column);
    const automaton_step *row = a->steps + automaton_row(a, from);
    for (int i = 0; i < STEP_ROW; i++)
        if (row[i].from == from)
            return &row[i];
    return automaton_make_step(a, state, column);
}

/* The rules of a set that ended, by their number in the paths. */
static inline const uint32_t *automaton_ended(const automaton *a, uint32_t set, uint32_t *count)
{
    *count = a->ended.ends.at[set] - a->ended.ends.at[set - 1];
    return a->ended.members.at + a->ended.ends.at[set - 1];
}

#endif
