/* UTF-8 decoding (RFC 3629: no surrogates, nothing overlong, nothing above U+10FFFF). */
#include "text/utf8.h"

#include <string.h>

size_t utf8_decode(const char *ptr, size_t len, size_t at, uint32_t *c, int *bad)
{
    const unsigned char *s = (const unsigned char *)ptr + at;
    size_t left = len - at, want;
    unsigned low = 0x80, high = 0xBF;
    *bad = 0;
    if (s[0] < 0x80) {
        *c = s[0];
        return 1;
    }
    if (s[0] >= 0xC2 && s[0] <= 0xDF) {
        want = 2;
        *c = s[0] & 0x1Fu;
    } else if (s[0] >= 0xE0 && s[0] <= 0xEF) {
        want = 3;
        *c = s[0] & 0x0Fu;
        low = s[0] == 0xE0 ? 0xA0 : low;
        high = s[0] == 0xED ? 0x9F : high;
    } else if (s[0] >= 0xF0 && s[0] <= 0xF4) {
        want = 4;
        *c = s[0] & 0x07u;
        low = s[0] == 0xF0 ? 0x90 : low;
        high = s[0] == 0xF4 ? 0x8F : high;
    } else
        want = 0;
    for (size_t i = 1; i < want; i++) {
        if (i >= left || s[i] < low || s[i] > high) {
            *bad = 1;
            *c = 0xFFFD;
            return i;
        }
        *c = *c << 6 | (s[i] & 0x3Fu);
        low = 0x80;
        high = 0xBF;
    }
    if (want)
        return want;
    *bad = 1;
    *c = 0xFFFD;
    return 1;
}

size_t utf8_first_bad(const char *ptr, size_t len, size_t from)
{
    size_t at = from;
    while (at < len) {
        uint64_t eight;
        if (at + 8 <= len) {
            memcpy(&eight, ptr + at, 8);
            if (!(eight & 0x8080808080808080u)) {
                at += 8;
                continue;
            }
        }
        uint32_t c;
        int bad;
        size_t length = utf8_decode(ptr, len, at, &c, &bad);
        if (bad)
            return at;
        at += length;
    }
    return len;
}
