/* What checks ask of claims. */
#ifndef BELIE_CHECK_CLAIMS_H
#define BELIE_CHECK_CLAIMS_H

#include "check/check.h"

/* The argument of a role, or NULL. */
const claim_argument *claim_role(const claim *c, const char *role);
/* Whether the author states it himself, as a fact: not negated, hedged, planned, attributed, ... */
bool claim_is_plain(const claim *c);
/* Days from `a` to `b` that lie between two intervals; 0 when they meet. */
int64_t date_gap(const date_fact *a, const date_fact *b);

#endif
