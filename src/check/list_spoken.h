/* Lists within a sentence, and the number that announces them. */
#ifndef BELIE_CHECK_LIST_SPOKEN_H
#define BELIE_CHECK_LIST_SPOKEN_H

#include "check/check.h"

/* The number at a token that may announce things, or 0; *last: behind it. */
int list_number_at(const facts *f, uint32_t at, uint32_t *last);
belie_status list_spoken_check(findings *out);

#endif
