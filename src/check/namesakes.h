/* What tells that two names that are near to each other are of two. */
#ifndef BELIE_CHECK_NAMESAKES_H
#define BELIE_CHECK_NAMESAKES_H

#include "facts/facts.h"

/* "Steven Ross (with a v)", "Karl, spelt with a K", of a name that ends before `last`: the writer knows. */
bool name_is_spelled_out(const facts *f, uint32_t last);
/* "a namesake", "not to be confused" in the sentence of a token: there are two. */
bool name_is_one_of_two(const facts *f, uint32_t token_index);
/* "Pennock, the next owner", "the next owner, Pennock", "Bergstrom of Lund": the text says who bears the name [first, last). */
bool name_is_brought_in(const facts *f, uint32_t first, uint32_t last);
/* "Her brother" in it, within so many tokens. */
bool name_is_of_kin(const facts *f, uint32_t token_index, uint32_t within);
/* The sex that the lists know of a given name, m or f, or 0. */
char name_given_sex(const facts *f, uint32_t at);

#endif
