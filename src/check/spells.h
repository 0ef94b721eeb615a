/* The part of duration that goes by the words around a length and a time. */
#ifndef BELIE_CHECK_SPELLS_H
#define BELIE_CHECK_SPELLS_H

#include "check/check.h"

belie_status spells_compare(findings *out);

#endif
