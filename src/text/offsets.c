/* Byte offsets to code points and UTF-16 units: counts at every 256th byte, the rest counted.
 * In text with invalid UTF-8 each bad sequence counts as the U+FFFD that it is read as. */
#include "text/text.h"

#include "text/utf8.h"

enum { STEP = 256 };

typedef struct counter {
    const offsets *o;
    size_t at, points, units;
} counter;

/* How many bytes have their highest bit set in a word that has no other bits. */
static size_t count_high(uint64_t word)
{
    return (size_t)((word >> 7) * 0x0101010101010101u >> 56);
}

static void count_valid(counter *c, size_t to)
{
    const uint64_t high = 0x8080808080808080u;
    for (uint64_t w; c->at + sizeof w <= to; c->at += sizeof w) { /* eight bytes at a time */
        memcpy(&w, c->o->ptr + c->at, sizeof w);
        size_t starts = sizeof w - count_high(w & ~(w << 1) & high); /* without the bytes 10...... */
        c->points += starts;
        c->units += starts + count_high(w & w << 1 & w << 2 & w << 3 & high); /* with the bytes 1111.... twice */
    }
    for (; c->at < to; c->at++) {
        unsigned char byte = (unsigned char)c->o->ptr[c->at];
        size_t starts = (byte & 0xC0) != 0x80;
        c->points += starts;
        c->units += starts + (byte >= 0xF0);
    }
}

/* Ends at the first boundary of a code point that is not before `to`. */
static void count(counter *c, size_t to)
{
    if (c->o->valid) {
        count_valid(c, to);
        return;
    }
    while (c->at < to) {
        uint32_t point;
        int bad;
        c->at += utf8_decode(c->o->ptr, c->o->len, c->at, &point, &bad);
        c->points++;
        c->units += point > 0xFFFF ? 2 : 1;
    }
}

static bool is_ascii(const char *ptr, size_t len)
{
    uint64_t eight, any = 0;
    size_t at = 0;
    for (; at + 8 <= len; at += 8) {
        memcpy(&eight, ptr + at, 8);
        any |= eight;
    }
    for (; at < len; at++)
        any |= (unsigned char)ptr[at];
    return !(any & 0x8080808080808080u);
}

bool offsets_init(offsets *o, const char *ptr, size_t len, bool valid)
{
    size_t marks = len / STEP + 1;
    *o = (offsets){ .ptr = ptr, .len = len, .valid = valid, .ascii = is_ascii(ptr, len) };
    if (o->ascii)
        return true;
    if (!vec_reserve(&o->marks, marks))
        return false;
    counter c = { .o = o };
    for (size_t i = 0; i < marks; i++) {
        o->marks.at[i] = (offset_mark){ (uint32_t)c.at, (uint32_t)c.points, (uint32_t)c.units };
        count(&c, (i + 1) * STEP < len ? (i + 1) * STEP : len);
    }
    o->marks.len = marks;
    return true;
}

static counter count_to(const offsets *o, size_t byte)
{
    const offset_mark *m = &o->marks.at[byte / STEP];
    counter c = { o, m->byte, m->points, m->units };
    count(&c, byte);
    return c;
}

size_t offsets_codepoint(const offsets *o, size_t byte)
{
    return o->ascii ? byte : count_to(o, byte).points;
}

size_t offsets_utf16(const offsets *o, size_t byte)
{
    return o->ascii ? byte : count_to(o, byte).units;
}

void offsets_release(offsets *o)
{
    vec_release(&o->marks);
}
