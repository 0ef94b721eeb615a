/* Groups of rules, each with an alphabet of its own: at most 254 codes, one for all symbols that
 * answer alike whatever the group's rules ask.
 *
 * Codes are given as symbols come.  So that a program need not be made anew for each, a code that
 * no symbol has yet stands in the sets as a plain word, name, number or mark would, by its range;
 * only when one turns out otherwise has its set changed. */
#ifndef BELIE_MATCH_GROUPS_H
#define BELIE_MATCH_GROUPS_H

#include "lexicon/symbols.h"
#include "rules/rules.h"

enum { CODE_EDGE = 1, CODE_FIRST = 2, CODES = 256 };

typedef struct code_set {
    uint64_t bits[4];
} code_set;

static inline bool code_set_has(const code_set *set, uint32_t code)
{
    return set->bits[code / 64] >> (code % 64) & 1;
}

static inline bool code_sets_meet(const code_set *a, const code_set *b)
{
    return (a->bits[0] & b->bits[0]) | (a->bits[1] & b->bits[1]) | (a->bits[2] & b->bits[2]) | (a->bits[3] & b->bits[3]);
}

/* What is asked of one symbol, and the codes that answer it. */
typedef struct group_ask {
    ask asked;
    code_set codes;
    uint32_t changed; /* how many codes had been given when the set last changed */
} group_ask;

typedef struct group {
    VEC(const rule *) rules;
    /* what its rules ask of a symbol: the classes of each kind, and literals */
    class_set single, begin, inside;
    map literals; /* literal -> 1, or 2 when some rule wants it with a capital */
    size_t atoms; /* how many of all these there are */
    VEC(group_ask) asks; /* each once */
    map ask_ids; /* hash of an ask -> its number */
    map ask_at;  /* where one stands in a rule's pattern -> its number */
    map signatures;       /* of what a symbol has of the above -> code */
    map answers;          /* of how it answers the asks -> code */
    bool used[CODES];
    uint32_t given;   /* how many codes have been given */
    uint32_t changed; /* how many had been when a set last changed */
} group;

typedef VEC(group *) group_vec;

/* Parts rules into groups of such as ask alike, appended; left[i] is NULL afterwards.  False: memory
 * ran out. */
bool groups_make(const rule **left, size_t count, group_vec *out);
/* Adds a rule to a group that no code has been asked of.  False: memory ran out. */
bool group_add(group *g, const rule *r);
/* To be called when a group has all its rules: fills the sets with what is to be expected of codes that
 * have not been given. */
void group_presume(group *g);
/* A group of just these rules. */
group *group_of_rules(const rule *const *rules, size_t count);
void group_free(group *g);

/* The code of a symbol, given when no other answers alike; CODES when the group has none left, 0 when
 * memory ran out. */
uint32_t group_code(group *g, const symbols *table, uint32_t symbol_id);

/* An ask of one of the group's rules, with the codes that answer it. */
const group_ask *group_asked(const group *g, const ask *a);

static inline code_set group_codes(const group *g, const ask *a)
{
    return group_asked(g, a)->codes;
}

#endif
