/* A matcher inside, and the calls of its rules' programs. */
#ifndef BELIE_MATCH_CALLS_H
#define BELIE_MATCH_CALLS_H

#include "match/automaton.h"
#include "match/matcher.h"
#include "match/programs.h"

/* A rule at the start at hand. */
typedef struct rule_here {
    uint64_t start;  /* counts the starts; another one: nothing is known of it */
    uint32_t places; /* where it can end */
    bool open;       /* its program tells which of them count */
} rule_here;

/* A rule that can end before position `last`. */
typedef struct ending {
    uint32_t path_rule, last;
} ending;

/* A part of the string that is matched by itself, [from, until): a sentence with its edges, or a cut of a long one, of which
 * the first `skip` symbols start nothing. */
typedef struct piece {
    uint32_t from, until, skip;
    uint32_t column; /* where its columns begin among those of all */
} piece;

/* A walk through the automaton that began at index `at` of the columns. */
typedef struct walker {
    uint32_t at, state;
} walker;

/* A set of rules that a walk has ended. */
typedef struct walk_end {
    uint32_t ended, last; /* before which column */
    uint32_t next;        /* of the same walk, counted from 1 */
} walk_end;

typedef struct walk_ends {
    uint32_t first, last; /* of walk_end, counted from 1; first is 0: none */
} walk_ends;

struct matcher {
    const symbols *table;
    automaton paths;
    VEC(bundle *) bundles;
    VEC(uint32_t) bundle_of; /* rule index -> bundle */
    VEC(lone_program) lone;  /* rule index -> */
    VEC(rule_here) here;     /* rule index -> */
    VEC(piece) pieces;          /* that are walked together */
    number_vec columns, firsts; /* of their symbols: the column, the state that it starts */
    VEC(walker) walkers;     /* that have not come to their end */
    VEC(walk_end) found;     /* by the walks */
    VEC(walk_ends) found_of; /* index of a column -> */
    VEC(ending) endings;     /* of the start at hand */
    pcre2_match_context *context;
    pcre2_match_data *data;
    pcre2_jit_stack *stack;
    uint64_t piece, starts; /* count */
    const uint32_t *string;
    uint32_t piece_from, piece_until;
    hit_vec *out;       /* of the run at hand */
    const program *now; /* the program at hand */
    uint32_t start;     /* where the match at hand begins */
    bool full;          /* an addition failed */
};

/* The context, data and stack of calls; false: memory ran out.  They are released all the same. */
bool calls_prepare(matcher *m);
void calls_release(matcher *m);

/* Takes over the group.  False: memory ran out. */
bool calls_add_bundle(matcher *m, group *g);
/* The bundle of a rule, with the piece at hand folded; its group may be split for that. */
belie_status calls_bundle(matcher *m, const rule *r, bundle **out, belie_error *error);
/* Calls the programs of a rule's bundle that can start here: what is open of its rules makes hits. */
belie_status calls_run(matcher *m, const rule *r, belie_error *error);
/* Matches one program at a position; as pcre2_match. */
int calls_match(matcher *m, const bundle *b, compiled *made, uint32_t at);
bool calls_lacked_memory(int result);
/* Adds a hit that begins at the start at hand.  False: memory ran out. */
bool calls_add_hit(matcher *m, const rule *r, uint32_t last);

#endif
