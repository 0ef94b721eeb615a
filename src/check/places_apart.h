/* place-of-event, of places that stand apart. */
#ifndef BELIE_CHECK_PLACES_APART_H
#define BELIE_CHECK_PLACES_APART_H

#include "check/check.h"

belie_status check_places_apart(findings *out);

#endif
