/* The half of role that compares the holders of one post. */
#ifndef BELIE_CHECK_HOLDERS_H
#define BELIE_CHECK_HOLDERS_H

#include "check/check.h"

/* Whether one of two sentences begins with a house ("At the County Hospital, ...") that the other does not name. */
bool holders_are_elsewhere(const facts *f, uint32_t a, uint32_t b);
/* Adds findings of the check role: two holders of one post, two posts of one person. */
belie_status holders_compare(findings *out);

#endif
