/* The largest of a row of values: "bone 2.1, casein 2.6, fish 2.4", and what is called the strongest. */
#ifndef BELIE_CHECK_EXTREME_RUNS_H
#define BELIE_CHECK_EXTREME_RUNS_H

#include "check/check.h"

belie_status extreme_runs_check(findings *out);

#endif
