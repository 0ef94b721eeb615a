/* Patterns to PCRE2's syntax, over one group's codes. */
#ifndef BELIE_MATCH_TRANSLATE_H
#define BELIE_MATCH_TRANSLATE_H

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"
#include "lexicon/symbols.h"
#include "rules/rules.h"

enum { CODE_EDGE = 1, CODE_FIRST = 2, CODES_MAX = 255 };

typedef struct code_set {
    uint64_t bits[4];
} code_set;

static inline bool code_set_has(const code_set *set, uint32_t code)
{
    return set->bits[code / 64] >> (code % 64) & 1;
}

/* The codes that answer an ask, so far: kept, and continued when codes are added. */
typedef struct code_cache {
    map index; /* of an ask (or a part of a name's pattern) -> place in sets */
    VEC(code_set) sets;
    VEC(uint32_t) until; /* codes below it have been asked */
} code_cache;

/* A group's codes: examples.at[code] is a symbol that has it (0 below CODE_EDGE). */
typedef struct alphabet {
    const symbols *table;
    const uint32_t *examples;
    uint32_t count; /* codes are 1 .. count - 1 */
    code_cache *cache;
} alphabet;

bool ask_holds(const ask *a, const symbol *s);
/* Appends the pattern; with `captures` its named parts are groups, numbered as in the rule.
 * False: memory ran out. */
bool translate(const pattern *p, const alphabet *codes, bool captures, buf *out);
/* Whether a match of p can start with `code`; *empty tells whether p can match nothing at all. */
bool can_start(const pattern *p, const alphabet *codes, uint32_t code, bool *empty);
/* Adds the codes that some token of p could have. */
void add_seen(const pattern *p, const alphabet *codes, code_set *set);

/* What comes after a part of a pattern: `p`, with its siblings when `all`, then `after`. */
typedef struct rest {
    const pattern *p;
    bool all, optional;
    const struct rest *after;
} rest;

/* Adds the codes that can come second in a match of p that starts with `code`; all of them when
 * one symbol can be a match.  `after` follows p.  Whether p can match nothing. */
bool add_second(const pattern *p, const alphabet *codes, uint32_t code, const rest *after, code_set *set);

#endif
