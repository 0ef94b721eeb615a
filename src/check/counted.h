/* event-order, event-date: what is counted from another event ("in 1881, three years after the turbine was put in"). */
#ifndef BELIE_CHECK_COUNTED_H
#define BELIE_CHECK_COUNTED_H

#include "check/check.h"

/* Reports what is of the one check that is named. */
belie_status counted_compare(findings *out, const char *check_name);

#endif
