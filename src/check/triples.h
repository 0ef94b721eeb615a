/* rate: a number, a rate and their product. */
#ifndef BELIE_CHECK_TRIPLES_H
#define BELIE_CHECK_TRIPLES_H

#include "check/check.h"

belie_status triples_check(findings *out);

#endif
