/* name-variant, by the spelling alone: a name that stands once, and one that differs from it by a slip. */
#ifndef BELIE_CHECK_RESPELLED_H
#define BELIE_CHECK_RESPELLED_H

#include "check/check.h"

belie_status respelled_check(findings *out);
/* "Steven Ross (with a v)", "Karl, spelt with a K", of a name that ends before `last`: the writer knows. */
bool name_is_spelled_out(const facts *f, uint32_t last);
/* "a namesake", "not to be confused" in the sentence of a token: there are two. */
bool name_is_one_of_two(const facts *f, uint32_t token_index);
/* "Her brother" in it, within so many tokens. */
bool name_is_of_kin(const facts *f, uint32_t token_index, uint32_t within);

#endif
