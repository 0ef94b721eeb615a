/* The half of percentage that compares sentences. */
#ifndef BELIE_CHECK_SHARES_H
#define BELIE_CHECK_SHARES_H

#include "check/check.h"

/* Adds findings of the check percentage. */
belie_status shares_check(findings *out);

#endif
