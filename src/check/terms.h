/* The part of role that compares dated terms with what is told of their length. */
#ifndef BELIE_CHECK_TERMS_H
#define BELIE_CHECK_TERMS_H

#include "check/check.h"

belie_status terms_compare(findings *out);

#endif
