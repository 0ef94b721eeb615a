/* What other checks ask of lives. */
#ifndef BELIE_CHECK_LIVES_H
#define BELIE_CHECK_LIVES_H

#include "check/check.h"

/* Adds a finding for each person whose birth or death has two dates that do not meet. */
belie_status lives_compare_dates(findings *out);

#endif
