/* How many were there. */
#ifndef BELIE_CHECK_PRESENCE_H
#define BELIE_CHECK_PRESENCE_H

#include "check/check.h"

/* Adds findings of the check attendance: another number present than is named.  `absent`: the claim of the
 * only one who was absent, or NULL. */
belie_status presence_check(findings *out, const claim *absent);

#endif
