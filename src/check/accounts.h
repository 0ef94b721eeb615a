/* Parts in a run, and the whole that stands before them. */
#ifndef BELIE_CHECK_ACCOUNTS_H
#define BELIE_CHECK_ACCOUNTS_H

#include "check/check.h"

belie_status accounts_check(findings *out);

#endif
