/* total-parts in tables: rows against their total, and a surplus against the two totals before it. */
#ifndef BELIE_CHECK_TABLE_TOTALS_H
#define BELIE_CHECK_TABLE_TOTALS_H

#include "check/check.h"

belie_status table_totals_check(findings *out);

#endif
