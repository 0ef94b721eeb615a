/* The longest, and a longer one. */
#ifndef BELIE_CHECK_EXTREMES_H
#define BELIE_CHECK_EXTREMES_H

#include "check/check.h"

/* Adds findings of the check superlative: a measure beyond that of the longest, heaviest, ... */
belie_status extremes_check(findings *out);

#endif
