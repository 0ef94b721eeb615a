/* cmocka, with what it wants before it. */
#ifndef BELIE_TESTS_UNIT_H
#define BELIE_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
