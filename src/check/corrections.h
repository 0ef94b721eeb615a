/* Paragraphs that correct what was printed elsewhere: they quote the slip on purpose. */
#ifndef BELIE_CHECK_CORRECTIONS_H
#define BELIE_CHECK_CORRECTIONS_H

#include "check/check.h"

/* Whether a place of the finding stands in a correction, an erratum or the like. */
bool finding_is_corrected(const facts *f, const finding *of);

#endif
