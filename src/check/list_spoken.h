/* Lists within a sentence, and the number that announces them. */
#ifndef BELIE_CHECK_LIST_SPOKEN_H
#define BELIE_CHECK_LIST_SPOKEN_H

#include "check/check.h"

belie_status list_spoken_check(findings *out);

#endif
