/* Who won, by the words of a text and by its results. */
#ifndef BELIE_CHECK_SCORE_OUTCOME_H
#define BELIE_CHECK_SCORE_OUTCOME_H

#include "check/matches.h"

belie_status score_outcome_check(findings *out, const matches *all);

#endif
