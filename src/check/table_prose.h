/* What the text says of a row of a table, against its cells. */
#ifndef BELIE_CHECK_TABLE_PROSE_H
#define BELIE_CHECK_TABLE_PROSE_H

#include "check/check.h"

/* Adds findings of the check quantity. */
belie_status table_prose_check(findings *out);

#endif
