/* name-variant: a person who in one place has another name that begins alike. */
#ifndef BELIE_CHECK_RENAMED_H
#define BELIE_CHECK_RENAMED_H

#include "check/check.h"

belie_status renamed_check(findings *out);

#endif
