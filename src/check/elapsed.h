/* The part of anniversary that holds any number of years gone by against the years of the text. */
#ifndef BELIE_CHECK_ELAPSED_H
#define BELIE_CHECK_ELAPSED_H

#include "check/check.h"
#include "facts/numbers.h"

/* Of which jubilee a claim tells ("two hundredth", "centenary"), in years.  False: none.  *first is the first of its words. */
bool jubilee_years(const facts *f, const number_classes *numbers, const claim *c, uint32_t *first, double *years);
belie_status elapsed_compare(findings *out);

#endif
