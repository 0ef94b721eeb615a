/* The half of nationality that asks what explains a people's name. */
#ifndef BELIE_CHECK_NATIONALITY_APART_H
#define BELIE_CHECK_NATIONALITY_APART_H

#include "check/check.h"

/* Adds findings of the check nationality. */
belie_status check_nationality_apart(findings *out);

#endif
