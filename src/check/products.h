/* rate across sentences: so many at so much each, against what they make in all; a difference against its two ends. */
#ifndef BELIE_CHECK_PRODUCTS_H
#define BELIE_CHECK_PRODUCTS_H

#include "check/figures.h"

/* "Three battalions of 280 each, a band, and the staff": there is more than the product counts. */
bool products_have_others(const facts *f, const figure *rate);
/* Adds findings of the check rate. */
belie_status products_check(findings *out);

/* Whether the rate (a figure of `all`) is wished for, was one once, or is one of several of its sentence. */
bool products_rate_is_apart(const figures *all, uint32_t at);

#endif
