/* The match that a text is of, and what it tells again of its result. */
#ifndef BELIE_CHECK_SCORE_MAIN_H
#define BELIE_CHECK_SCORE_MAIN_H

#include "check/matches.h"

/* Whether the words around some tokens speak of another match than the one of a result. */
bool score_is_elsewhere(const facts *f, const match_score *main, uint32_t first, uint32_t last);
/* Whether their clause names a side that the text has not told of when it gives the result. */
bool score_is_of_others(const facts *f, const match_score *main, uint32_t first, uint32_t last);
/* The number of a margin ("by three", "a single goal"), or what is not positive. */
int score_margin(const facts *f, const claim *c);
belie_status score_main_check(findings *out, const matches *all);

#endif
