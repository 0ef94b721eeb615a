/* The part of polarity that compares all with one, and none with the one that is spoken of. */
#ifndef BELIE_CHECK_UNIVERSAL_H
#define BELIE_CHECK_UNIVERSAL_H

#include "check/check.h"

/* Adds findings of the check polarity: "every owner signed" and "who refused to sign". */
belie_status universals_check(findings *out);
/* The same: "the house has no cellar" and "the cellar of the house". */
belie_status absences_check(findings *out);
/* The same: "was never translated" and "the translation of his book". */
belie_status undone_check(findings *out);

#endif
