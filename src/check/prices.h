/* Number, price and sum that stand far apart. */
#ifndef BELIE_CHECK_PRICES_H
#define BELIE_CHECK_PRICES_H

#include "check/check.h"

/* A part of the check "rate". */
belie_status prices_check(findings *out);

#endif
