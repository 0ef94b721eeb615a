/* percentage within a sentence: a share and the numbers that it is of. */
#ifndef BELIE_CHECK_PORTIONS_H
#define BELIE_CHECK_PORTIONS_H

#include "check/check.h"

belie_status portions_check(findings *out);

#endif
