/* The part of duration that holds lengths against the times near them. */
#ifndef BELIE_CHECK_DURATION_APART_H
#define BELIE_CHECK_DURATION_APART_H

#include "check/check.h"

belie_status duration_compare_apart(findings *out);

#endif
