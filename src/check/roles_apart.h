/* The part of role that reads posts around names. */
#ifndef BELIE_CHECK_ROLES_APART_H
#define BELIE_CHECK_ROLES_APART_H

#include "check/check.h"

/* Adds findings of the check role. */
belie_status check_roles_apart(findings *out);

#endif
