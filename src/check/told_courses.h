/* What comes before what. */
#ifndef BELIE_CHECK_TOLD_COURSES_H
#define BELIE_CHECK_TOLD_COURSES_H

#include "base/str.h"

enum { COURSE_EARLIER = 19 };

/* The kinds of events that come before one of a kind; NULL ends them, and NULL alone: none do. */
const char *const *course_before(str late);

#endif
