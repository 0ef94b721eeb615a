/* Byte offsets to code points and UTF-16 units: counts at every 1,024th byte, the rest counted. */
#include "text/text.h"

enum { STEP = 1024 };

static void count(const char *ptr, size_t from, size_t to, size_t *points, size_t *units)
{
    for (size_t i = from; i < to; i++) {
        unsigned char c = (unsigned char)ptr[i];
        size_t starts = (c & 0xC0) != 0x80;
        *points += starts;
        *units += starts + (c >= 0xF0);
    }
}

bool offsets_init(offsets *o, const char *ptr, size_t len)
{
    size_t marks = len / STEP + 1, points = 0, units = 0;
    *o = (offsets){ .ptr = ptr, .len = len };
    if (!vec_reserve(&o->codepoints, marks) || !vec_reserve(&o->utf16, marks)) {
        offsets_release(o);
        return false;
    }
    for (size_t i = 0; i < marks; i++) {
        o->codepoints.at[i] = (uint32_t)points;
        o->utf16.at[i] = (uint32_t)units;
        size_t end = (i + 1) * STEP < len ? (i + 1) * STEP : len;
        count(ptr, i * STEP, end, &points, &units);
    }
    o->codepoints.len = o->utf16.len = marks;
    return true;
}

size_t offsets_codepoint(const offsets *o, size_t byte)
{
    size_t points = o->codepoints.at[byte / STEP], units = 0;
    count(o->ptr, byte / STEP * STEP, byte, &points, &units);
    return points;
}

size_t offsets_utf16(const offsets *o, size_t byte)
{
    size_t points = 0, units = o->utf16.at[byte / STEP];
    count(o->ptr, byte / STEP * STEP, byte, &points, &units);
    return units;
}

void offsets_release(offsets *o)
{
    vec_release(&o->codepoints);
    vec_release(&o->utf16);
}
