/* The largest by a table. */
#ifndef BELIE_CHECK_EXTREME_ROWS_H
#define BELIE_CHECK_EXTREME_ROWS_H

#include "check/claims.h"

/* Adds findings of the check superlative: "Lake A, the largest of the five", and a larger one in its table. */
belie_status extreme_rows_check(findings *out);
/* "AB-3, at 2,105 m the deepest": the measure is in a column of a table that has one beyond it. */
belie_status extreme_rows_beyond(findings *out, const claim *c, const quantity *own, bool more);

#endif
