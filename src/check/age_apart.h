/* The part of age that holds any age against any birth, and any other age, whose it can be. */
#ifndef BELIE_CHECK_AGE_APART_H
#define BELIE_CHECK_AGE_APART_H

#include "check/check.h"

belie_status ages_compare_apart(findings *out);

#endif
