/* The functions of checks.def. */
#ifndef BELIE_CHECK_LIST_H
#define BELIE_CHECK_LIST_H

#include "check/check.h"

#define CHECK(name, summary, on, found, among, alarms, function) check_function function;
#include "check/checks.def"
#undef CHECK

#endif
