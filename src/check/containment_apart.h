/* The half of containment whose places and countries stand apart. */
#ifndef BELIE_CHECK_CONTAINMENT_APART_H
#define BELIE_CHECK_CONTAINMENT_APART_H

#include "check/check.h"

/* Adds findings of the check containment. */
belie_status check_containment_apart(findings *out);

#endif
