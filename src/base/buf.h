/* A growing byte buffer that owns its memory.  `ptr` is NULL until something is added, and
 * NUL-terminated after.  Every adder returns false when memory runs out, and changes nothing then. */
#ifndef BELIE_BASE_BUF_H
#define BELIE_BASE_BUF_H

#include "base/str.h"

typedef struct buf {
    char *ptr;
    size_t len, cap;
} buf;

bool buf_reserve(buf *b, size_t more);
bool buf_add(buf *b, str text);
bool buf_add_char(buf *b, char c);
bool buf_printf(buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_clear(buf *b); /* keeps the memory */
void buf_release(buf *b);

static inline str buf_str(const buf *b)
{
    return (str){ b->ptr, b->len };
}

#endif
