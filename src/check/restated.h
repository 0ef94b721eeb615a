/* event-date: a date that stands at an event told of as known ("since it was inaugurated, in the autumn of 1966"). */
#ifndef BELIE_CHECK_RESTATED_H
#define BELIE_CHECK_RESTATED_H

#include "check/check.h"

belie_status restated_compare(findings *out);

#endif
