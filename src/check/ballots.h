/* Votes: how many were for, how many against. */
#ifndef BELIE_CHECK_BALLOTS_H
#define BELIE_CHECK_BALLOTS_H

#include "check/check.h"

/* Adds findings of the check score: voters told of later whom the one vote of the text does not give. */
belie_status ballots_check(findings *out);

#endif
