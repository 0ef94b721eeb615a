/* Counting the items of a list in a sentence. */
#ifndef BELIE_CHECK_LIST_COUNT_H
#define BELIE_CHECK_LIST_COUNT_H

#include "check/check.h"

/* The least and the most items that a sentence's list can have: each comma (or semicolon, where there
 * are any) parts two; an "and" may part two or join one, unless the last comma has it already ("a, b
 * and c, and d").  False: it is no plain list. */
bool list_items(const facts *f, const claim_argument *items, uint32_t *least, uint32_t *most);

/* "To choose the fourth, hold the button", "for the other two see the next page": the rest of what is announced stands in
 * the sentence `last` or behind it. */
bool list_tells_more(const facts *f, uint32_t last, double announced);

#endif
