/* The half of role that compares the holders of one post. */
#ifndef BELIE_CHECK_HOLDERS_H
#define BELIE_CHECK_HOLDERS_H

#include "check/check.h"

/* Adds findings of the check role: two holders of one post, two posts of one person. */
belie_status holders_compare(findings *out);

#endif
