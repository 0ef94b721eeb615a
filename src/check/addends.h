/* total-parts: numbers of a sentence or list, and a total that stands apart. */
#ifndef BELIE_CHECK_ADDENDS_H
#define BELIE_CHECK_ADDENDS_H

#include "check/check.h"

belie_status addends_check(findings *out);

#endif
