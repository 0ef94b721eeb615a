/* Tables, and the whole that a sentence beside one names. */
#ifndef BELIE_CHECK_TABLE_WHOLES_H
#define BELIE_CHECK_TABLE_WHOLES_H

#include "check/check.h"

belie_status table_wholes_check(findings *out);

#endif
