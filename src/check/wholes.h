/* percentage: shares of one whole that do not make 100. */
#ifndef BELIE_CHECK_WHOLES_H
#define BELIE_CHECK_WHOLES_H

#include "check/check.h"

belie_status wholes_check(findings *out);

#endif
