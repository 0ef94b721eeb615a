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

/* Whether the codes of some ask of p changed after so many had been given. */
bool has_changed(const pattern *p, const group *codes, uint32_t since);

#endif
