/* attendance, by names alone: someone absent whose name stands later where only one who is there can be meant. */
#ifndef BELIE_CHECK_ABSENT_DEEDS_H
#define BELIE_CHECK_ABSENT_DEEDS_H

#include "check/check.h"

/* `minutes`: all that is told happens at the meeting. */
belie_status absent_deeds_check(findings *out, bool minutes);

#endif
