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
    uint32_t state, column; /* from where; a free slot has state 0 */
    uint32_t next, ends;    /* to which state; which set of rules ends, 0: none */
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
    number_vec marks; /* node -> the round that met it last */
    uint32_t round;
    number_vec open, now, then, over; /* while a step is made */
} automaton;

/* False: memory ran out; to be released all the same. */
bool automaton_init(automaton *a, const rule *const *rules, size_t count, const symbols *table);
void automaton_release(automaton *a);

/* Knows the columns of the symbols and the states that they start, which are good until the next call.
 * False: memory ran out. */
bool automaton_know(automaton *a, const uint32_t *string, uint32_t count);
/* A step that is not in the table.  False: memory ran out. */
bool automaton_make_step(automaton *a, uint32_t state, uint32_t column, automaton_step *out);

enum { STEP_ROW = 4 }; /* steps in one line of the processor's cache */

/* The first step of the row in which one would be. */
static inline size_t automaton_row(uint32_t state, uint32_t column, size_t count)
{
    uint64_t h = (uint64_t)state * 0x9E3779B97F4A7C15u ^ (uint64_t)column * 0xC2B2AE3D27D4EB4Fu;
    return (size_t)(h >> 40) & (count - STEP_ROW);
}

static inline bool automaton_go(automaton *a, uint32_t state, uint32_t column, automaton_step *out)
{
    const automaton_step *row = a->steps + automaton_row(state, column, a->step_count);
    for (int i = 0; i < STEP_ROW; i++)
        if (row[i].state == state && row[i].column == column) {
            *out = row[i];
            return true;
        }
    return automaton_make_step(a, state, column, out);
}

/* The rules of a set that ended, by their number in the paths. */
static inline const uint32_t *automaton_ended(const automaton *a, uint32_t set, uint32_t *count)
{
    *count = a->ended.ends.at[set] - a->ended.ends.at[set - 1];
    return a->ended.members.at + a->ended.ends.at[set - 1];
}

#endif
