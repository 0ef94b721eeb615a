/* Patterns to PCRE2's syntax, over one group's codes. */
#ifndef BELIE_MATCH_TRANSLATE_H
#define BELIE_MATCH_TRANSLATE_H

#include "base/buf.h"
#include "match/groups.h"

/* Appends the pattern; with `captures` its named parts are groups, numbered as in the rule.
 * False: memory ran out. */
bool translate(const pattern *p, const group *codes, bool captures, buf *out);
/* Whether a match of p can start with `code`; *empty tells whether p can match nothing at all. */
bool can_start(const pattern *p, const group *codes, uint32_t code, bool *empty);

/* The rarest thing, to judge by the number of its codes, that every match of p which starts with `code`
 * has beside its first token: one of these codes.  False: there is none. */
bool needed_codes(const pattern *p, const group *codes, uint32_t code, code_set *out);

/* Adds the codes that can stand before a match of p: all of them, unless it begins with a look-behind. */
void add_before(const pattern *p, const group *codes, code_set *set);

/* Whether the codes of some ask of p changed after so many had been given. */
bool has_changed(const pattern *p, const group *codes, uint32_t since);

/* What comes after a part of a pattern: `p`, with its siblings when `all`, then `after`. */
typedef struct rest {
    const pattern *p;
    bool all, optional;
    const struct rest *after;
} rest;

/* Adds the codes that can come second in a match of p that starts with `code`; all of them when
 * one symbol can be a match.  `after` follows p.  Whether p can match nothing. */
bool add_second(const pattern *p, const group *codes, uint32_t code, const rest *after, code_set *set);

#endif
