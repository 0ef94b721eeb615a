/* What other checks ask of lives. */
#ifndef BELIE_CHECK_LIVES_H
#define BELIE_CHECK_LIVES_H

#include "check/check.h"

/* The like of what happened to things (event_dates.c). */
belie_status events_compare_dates(findings *out);
belie_status tellings_compare_dates(findings *out);
belie_status events_compare_centuries(findings *out);
belie_status events_compare_order(findings *out);
/* Adds a finding for each person whose birth or death has two dates that do not meet. */
belie_status lives_compare_dates(findings *out);

#endif
