/* Runs one stage's rules over a string of symbols: one automaton of all of them, and PCRE2 for what it leaves open.
 *
 * A matcher belongs to one reader.  Rules are put in groups; each group folds the symbols to the
 * at most 254 codes that its rules can tell apart, and for each code with which a rule can start
 * it has one program of just those rules.  Each alternative of a program ends in a callout and the
 * whole fails, so one call reports every rule and length that matches there.  Programs are
 * compiled when they are first needed, and again when a text brings a code that they could see. */
#ifndef BELIE_MATCH_MATCHER_H
#define BELIE_MATCH_MATCHER_H

#include "lexicon/symbols.h"
#include "rules/rules.h"

/* One reading: positions are indices into the symbol string, half-open. */
typedef struct hit {
    const rule *by;
    uint32_t first, last;
} hit;

typedef VEC(hit) hit_vec;

typedef struct span {
    uint32_t first, last; /* equal: not set */
} span;

typedef struct matcher matcher;

/* A matcher of the set's rules of one kind whose family `keep` accepts (NULL: all).  NULL when
 * memory runs out. */
typedef bool rule_filter(const rule *r);
matcher *matcher_new(const rule_set *set, rule_filter *keep, const symbols *table);
void matcher_free(matcher *m);

/* Finds all readings in `count` symbols, which SYMBOL_EDGE parts into sentences; appends them to
 * *out by first, last, rule.  BELIE_LIMIT names the rule that ran past its budget. */
belie_status matcher_run(matcher *m, const uint32_t *string, uint32_t count, hit_vec *out,
                         belie_error *error);
/* The captures of one hit of the last run over the same string: captures[1..capture_count]. */
belie_status matcher_captures(matcher *m, const uint32_t *string, uint32_t count, const hit *h,
                              span captures[RULE_CAPTURES + 1], belie_error *error);

/* One capture of it, half-open; the hit itself when that capture took no part. */
belie_status matcher_capture(matcher *m, const uint32_t *string, uint32_t count, const hit *h, uint32_t number,
                             span *out, belie_error *error);

#endif
