/* The part of duration that reckons with hours and minutes. */
#ifndef BELIE_CHECK_CLOCK_H
#define BELIE_CHECK_CLOCK_H

#include "check/check.h"

belie_status clock_compare(findings *out);

#endif
