/* Growing strings. */
#include "report/out.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool reserve(out *o, size_t more)
{
    size_t cap = o->cap ? o->cap : 256;
    while (cap < o->len + more + 1)
        cap *= 2;
    if (cap == o->cap)
        return true;
    char *ptr = o->failed ? NULL : realloc(o->ptr, cap);
    if (!ptr) {
        o->failed = true;
        return false;
    }
    o->ptr = ptr;
    o->cap = cap;
    return true;
}

void out_add(out *o, const char *text, size_t length)
{
    if (o->failed || !reserve(o, length))
        return;
    memcpy(o->ptr + o->len, text, length);
    o->len += length;
    o->ptr[o->len] = '\0';
}

void out_printf(out *o, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length >= 0 && !o->failed && reserve(o, (size_t)length)) {
        vsnprintf(o->ptr + o->len, (size_t)length + 1, format, again);
        o->len += (size_t)length;
    }
    va_end(again);
}

char *out_take(out *o, size_t *size)
{
    out_add(o, "", 0);
    if (o->failed) {
        free(o->ptr);
        return NULL;
    }
    *size = o->len;
    return o->ptr;
}
