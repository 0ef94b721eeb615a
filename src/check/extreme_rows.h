/* The largest by a table. */
#ifndef BELIE_CHECK_EXTREME_ROWS_H
#define BELIE_CHECK_EXTREME_ROWS_H

#include "check/check.h"

/* Adds findings of the check superlative: "Lake A, the largest of the five", and a larger one in its table. */
belie_status extreme_rows_check(findings *out);

#endif
