/* Results that no other place of the text explains: the score told anew, the margin, who won. */
#ifndef BELIE_CHECK_SCORE_APART_H
#define BELIE_CHECK_SCORE_APART_H

#include "check/matches.h"

belie_status score_apart_check(findings *out, const matches *all);

#endif
