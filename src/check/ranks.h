/* Ranks in whatever words, of one competitor and of what a text is about. */
#ifndef BELIE_CHECK_RANKS_H
#define BELIE_CHECK_RANKS_H

#include "check/check.h"

belie_status ranks_check(findings *out);

#endif
