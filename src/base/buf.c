/* Growing byte buffers. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

bool buf_reserve(buf *b, size_t more)
{
    if (more > SIZE_MAX / 4 - b->len)
        return false;
    size_t need = b->len + more + 1;
    if (need <= b->cap)
        return true;
    size_t cap = b->cap ? b->cap : 32;
    while (cap < need)
        cap *= 2;
    char *ptr = realloc(b->ptr, cap);
    if (!ptr)
        return false;
    b->ptr = ptr;
    b->cap = cap;
    return true;
}

bool buf_add(buf *b, str text)
{
    if (!buf_reserve(b, text.len))
        return false;
    if (text.len)
        memcpy(b->ptr + b->len, text.ptr, text.len);
    b->len += text.len;
    b->ptr[b->len] = '\0';
    return true;
}

bool buf_add_char(buf *b, char c)
{
    return buf_add(b, str_of(&c, 1));
}

bool buf_printf(buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    bool ok = length >= 0 && buf_reserve(b, (size_t)length);
    if (ok) {
        vsnprintf(b->ptr + b->len, (size_t)length + 1, format, again);
        b->len += (size_t)length;
    }
    va_end(again);
    return ok;
}

void buf_clear(buf *b)
{
    b->len = 0;
    if (b->ptr)
        b->ptr[0] = '\0';
}

void buf_release(buf *b)
{
    free(b->ptr);
    *b = (buf){ 0 };
}
