/* UAX #29 word boundaries.  The state holds the two last characters that count (those that WB4
 * does not skip). */
#include "text/words.h"

#include <stdbool.h>

#include "text/unicode_table.h"
#include "text/utf8.h"

static unsigned class_at(const char *ptr, size_t len, size_t at, size_t *length)
{
    uint32_t c;
    int bad;
    *length = utf8_decode(ptr, len, at, &c, &bad);
    return unicode_byte(c) & UNICODE_CLASS;
}

static bool is_skipped(unsigned c)
{
    return c == WB_EXTEND || c == WB_FORMAT || c == WB_ZWJ;
}

static bool is_letter(unsigned c)
{
    return c == WB_LETTER || c == WB_HEBREW || c == WB_LETTER_PICTURE;
}

static bool is_newline(unsigned c)
{
    return c == WB_CR || c == WB_LF || c == WB_NEWLINE;
}

static bool is_picture(unsigned c)
{
    return c == WB_PICTURE || c == WB_LETTER_PICTURE;
}

/* The class of the first character from `at` on that WB4 does not skip. */
static unsigned class_beyond(const char *ptr, size_t len, size_t at)
{
    while (at < len) {
        size_t length;
        unsigned c = class_at(ptr, len, at, &length);
        if (!is_skipped(c))
            return c;
        at += length;
    }
    return WB_OTHER;
}

/* Whether a boundary lies between `left` and `right`; `before` stands before left, `beyond` after
 * right; odd: an odd number of regional indicators ends at left. */
static bool breaks(unsigned before, unsigned left, unsigned right, unsigned beyond, bool odd)
{
    bool quote_right = right == WB_MIDLETTER || right == WB_MIDNUMLET || right == WB_SINGLE_QUOTE;
    bool quote_left = left == WB_MIDLETTER || left == WB_MIDNUMLET || left == WB_SINGLE_QUOTE;
    bool num_right = right == WB_MIDNUM || right == WB_MIDNUMLET || right == WB_SINGLE_QUOTE;
    bool num_left = left == WB_MIDNUM || left == WB_MIDNUMLET || left == WB_SINGLE_QUOTE;
    if (is_letter(left) && (is_letter(right) || (quote_right && is_letter(beyond)))) /* WB5 WB6 */
        return false;
    if (is_letter(before) && quote_left && is_letter(right)) /* WB7 */
        return false;
    if (left == WB_HEBREW && (right == WB_SINGLE_QUOTE || (right == WB_DOUBLE_QUOTE && beyond == WB_HEBREW)))
        return false; /* WB7a WB7b */
    if (before == WB_HEBREW && left == WB_DOUBLE_QUOTE && right == WB_HEBREW) /* WB7c */
        return false;
    if ((left == WB_NUMERIC && (right == WB_NUMERIC || is_letter(right))) ||
        (is_letter(left) && right == WB_NUMERIC)) /* WB8 WB9 WB10 */
        return false;
    if (before == WB_NUMERIC && num_left && right == WB_NUMERIC) /* WB11 */
        return false;
    if (left == WB_NUMERIC && num_right && beyond == WB_NUMERIC) /* WB12 */
        return false;
    if (left == WB_KATAKANA && right == WB_KATAKANA) /* WB13 */
        return false;
    bool joins = is_letter(left) || left == WB_NUMERIC || left == WB_KATAKANA || left == WB_EXTENDNUMLET;
    if (joins && right == WB_EXTENDNUMLET) /* WB13a */
        return false;
    if (left == WB_EXTENDNUMLET && (is_letter(right) || right == WB_NUMERIC || right == WB_KATAKANA))
        return false; /* WB13b */
    return !(left == WB_REGIONAL && right == WB_REGIONAL && odd); /* WB15 WB16 */
}

size_t words_next_uax29(const char *ptr, size_t len, size_t at)
{
    size_t length;
    unsigned left = class_at(ptr, len, at, &length), before = WB_OTHER, raw = left;
    bool odd = left == WB_REGIONAL;
    for (at += length; at < len; at += length) {
        unsigned right = class_at(ptr, len, at, &length);
        if (raw == WB_CR && right == WB_LF) { /* WB3 */
            raw = left = right;
            continue;
        }
        if (is_newline(raw) || is_newline(right)) /* WB3a WB3b */
            return at;
        bool joined = (raw == WB_ZWJ && is_picture(right)) ||      /* WB3c */
                      (raw == WB_SPACE && right == WB_SPACE);      /* WB3d */
        bool skipped = is_skipped(right);                          /* WB4 */
        if (!joined && !skipped && breaks(before, left, right, class_beyond(ptr, len, at + length), odd))
            return at;
        raw = right;
        if (skipped)
            continue;
        odd = right == WB_REGIONAL ? !odd : false;
        before = left;
        left = right;
    }
    return len;
}
