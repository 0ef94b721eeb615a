/* name-variant, by the spelling alone: a name that stands once, and one that differs from it by a slip. */
#ifndef BELIE_CHECK_RESPELLED_H
#define BELIE_CHECK_RESPELLED_H

#include "check/check.h"

belie_status respelled_check(findings *out);

#endif
