/* Sets and quarters: what adds up to a result. */
#ifndef BELIE_CHECK_SETS_H
#define BELIE_CHECK_SETS_H

#include "check/matches.h"

/* Adds findings of the check score: sets that their winner did not win, quarters that do not add up. */
belie_status sets_check(findings *out, const matches *all);

#endif
