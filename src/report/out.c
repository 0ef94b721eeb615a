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

/* The length of the sequence at `text`, or 0 when it is no UTF-8; as RFC 3629 has it. */
static size_t sequence(const unsigned char *text, size_t left)
{
    static const unsigned char least[] = { 0, 0, 0x80, 0xA0, 0x90 };
    unsigned char c = text[0];
    size_t want = c < 0x80 ? 1 : c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
    if (want > left)
        return 0;
    for (size_t i = 1; i < want; i++)
        if ((text[i] & 0xC0) != 0x80)
            return 0;
    bool low = (c == 0xE0 || c == 0xF0) && text[1] < least[want];
    bool high = (c == 0xED && text[1] > 0x9F) || (c == 0xF4 && text[1] > 0x8F);
    return low || high ? 0 : want;
}

void out_quote(out *o, const char *text, size_t length)
{
    for (size_t at = 0, size; at < length; at += size ? size : 1) {
        unsigned char c = (unsigned char)text[at];
        size = sequence((const unsigned char *)text + at, length - at);
        bool control = c < 0x20 || c == 0x7F || (c == 0xC2 && size && (unsigned char)text[at + 1] < 0xA0);
        if (control)
            out_add(o, " ", 1);
        else if (size)
            out_add(o, text + at, size);
        else
            out_add(o, "\xEF\xBF\xBD", 3);
    }
}

void out_show(out *o, const char *text)
{
    out_quote(o, text, strlen(text));
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
