/* Patterns to PCRE2's syntax, over one group's codes. */
#ifndef BELIE_MATCH_TRANSLATE_H
#define BELIE_MATCH_TRANSLATE_H

#include "base/buf.h"
#include "lexicon/symbols.h"
#include "rules/rules.h"

enum { CODE_EDGE = 1, CODE_FIRST = 2, CODES_MAX = 255 };

/* A group's codes: examples.at[code] is a symbol that has it (0 below CODE_EDGE). */
typedef struct alphabet {
    const symbols *table;
    const uint32_t *examples;
    uint32_t count; /* codes are 1 .. count - 1 */
} alphabet;

typedef struct code_set {
    uint64_t bits[4];
} code_set;

bool ask_holds(const ask *a, const symbol *s);
/* Appends the pattern; with `captures` its named parts are groups, numbered as in the rule.
 * False: memory ran out. */
bool translate(const pattern *p, const alphabet *codes, bool captures, buf *out);
/* The codes with which a match of p can start; returns whether p can match nothing at all. */
bool first_codes(const pattern *p, const alphabet *codes, code_set *out);
/* Whether some token of p could be a symbol of `code`. */
bool can_see(const pattern *p, const alphabet *codes, uint32_t code);

#endif
