/* place-of-event, of places that stand apart. */
#ifndef BELIE_CHECK_PLACES_APART_H
#define BELIE_CHECK_PLACES_APART_H

#include "check/check.h"

belie_status check_places_apart(findings *out);
/* "The conference in Vienna in 2010", "in Lisbon in 2012": whether the sentences of two tokens speak of two times. */
bool places_are_of_two_times(const facts *f, uint32_t a, uint32_t b);

#endif
