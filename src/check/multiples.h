/* rate: multiples that no two numbers of the text give. */
#ifndef BELIE_CHECK_MULTIPLES_H
#define BELIE_CHECK_MULTIPLES_H

#include "check/check.h"

belie_status multiples_check(findings *out);

#endif
