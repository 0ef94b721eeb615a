/* rate across sentences: so many at so much each, against what they make in all; a difference against its two ends. */
#ifndef BELIE_CHECK_PRODUCTS_H
#define BELIE_CHECK_PRODUCTS_H

#include "check/check.h"

/* Adds findings of the check rate. */
belie_status products_check(findings *out);

#endif
