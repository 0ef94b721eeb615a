/* The half of total-parts that adds the numbers of sentences. */
#ifndef BELIE_CHECK_SUMS_H
#define BELIE_CHECK_SUMS_H

#include "check/check.h"

/* Adds findings of the check total-parts. */
belie_status sums_check(findings *out);

#endif
