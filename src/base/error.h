/* Errors: the lowest function that knows fills the caller's belie_error; callers pass it up. */
#ifndef BELIE_BASE_ERROR_H
#define BELIE_BASE_ERROR_H

#include "belie.h"

#include "base/str.h"

/* Fills *error (may be NULL) and returns `status`, so that `return error_set(...)` reads well. */
belie_status error_set(belie_error *error, belie_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same with a place; line and column count from 1, 0 is unknown. */
belie_status error_at(belie_error *error, belie_status status, str path, uint32_t line,
                      uint32_t column, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
belie_status error_no_memory(belie_error *error);

#endif
