/* percentage: shares and changes that no two numbers of the text give. */
#ifndef BELIE_CHECK_RATIOS_H
#define BELIE_CHECK_RATIOS_H

#include "check/check.h"

belie_status ratios_check(findings *out);

#endif
