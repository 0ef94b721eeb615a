/* Sentences that tell the items of an announcement one by one. */
#ifndef BELIE_CHECK_LIST_TOLD_H
#define BELIE_CHECK_LIST_TOLD_H

#include "check/claims.h"

/* What is read below an announcement. */
typedef struct told {
    uint32_t count, first, last; /* first and last: sentences */
    bool all; /* nothing but the items: fewer than announced tell something as well */
} told;

/* Those that follow a claim that announces so many. */
told list_told(const facts *f, const claim *c, double announced);

#endif
