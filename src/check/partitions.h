/* total-parts: parts that the text itself says are all, however far behind their whole they stand. */
#ifndef BELIE_CHECK_PARTITIONS_H
#define BELIE_CHECK_PARTITIONS_H

#include "check/check.h"

belie_status partitions_check(findings *out);

#endif
