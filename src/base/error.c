/* Errors on the caller's stack. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

static void fill(belie_error *error, belie_status status, const char *format, va_list args)
{
    error->status = status;
    error->path[0] = '\0';
    error->line = error->column = 0;
    vsnprintf(error->message, sizeof error->message, format, args);
}

belie_status error_set(belie_error *error, belie_status status, const char *format, ...)
{
    if (!error)
        return status;
    va_list args;
    va_start(args, format);
    fill(error, status, format, args);
    va_end(args);
    return status;
}

belie_status error_at(belie_error *error, belie_status status, str path, uint32_t line,
                      uint32_t column, const char *format, ...)
{
    if (!error)
        return status;
    va_list args;
    va_start(args, format);
    fill(error, status, format, args);
    va_end(args);
    int length = path.len > 500 ? 500 : (int)path.len;
    snprintf(error->path, sizeof error->path, "%.*s", length, length ? path.ptr : "");
    error->line = line;
    error->column = column;
    return status;
}

belie_status error_no_memory(belie_error *error)
{
    return error_set(error, BELIE_NO_MEMORY, "out of memory");
}

void belie_error_format(const belie_error *error, char *out, size_t size)
{
    if (!error->path[0])
        snprintf(out, size, "%s", error->message);
    else if (!error->line)
        snprintf(out, size, "%s: %s", error->path, error->message);
    else if (!error->column)
        snprintf(out, size, "%s:%u: %s", error->path, error->line, error->message);
    else
        snprintf(out, size, "%s:%u:%u: %s", error->path, error->line, error->column, error->message);
}
