/* The half of polarity that compares verbs. */
#ifndef BELIE_CHECK_DENIAL_H
#define BELIE_CHECK_DENIAL_H

#include "check/check.h"

/* Adds findings of the check polarity. */
belie_status denials_check(findings *out);

#endif
