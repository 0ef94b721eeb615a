/* Lists of lines, and the number in the words before them. */
#ifndef BELIE_CHECK_LIST_BLOCKS_H
#define BELIE_CHECK_LIST_BLOCKS_H

#include "check/check.h"

belie_status list_blocks_check(findings *out);

#endif
