/* The part of check_conversion that looks at measures far from each other. */
#ifndef BELIE_CHECK_CONVERSION_APART_H
#define BELIE_CHECK_CONVERSION_APART_H

#include "check/check.h"

belie_status check_conversion_apart(findings *out);

#endif
