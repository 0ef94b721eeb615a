/* Properties of code points that utf8proc lacks; the table is made by tools/make_unicode.py. */
#ifndef BELIE_TEXT_UNICODE_TABLE_H
#define BELIE_TEXT_UNICODE_TABLE_H

#include <stdbool.h>
#include <stdint.h>

/* Word_Break, in the order of the script; two are split by Extended_Pictographic. */
enum word_break {
    WB_OTHER, WB_CR, WB_LF, WB_NEWLINE, WB_EXTEND, WB_ZWJ, WB_FORMAT, WB_REGIONAL, WB_KATAKANA,
    WB_HEBREW, WB_LETTER, WB_SINGLE_QUOTE, WB_DOUBLE_QUOTE, WB_MIDNUMLET, WB_MIDLETTER, WB_MIDNUM,
    WB_NUMERIC, WB_EXTENDNUMLET, WB_SPACE, WB_PICTURE, WB_LETTER_PICTURE
};

enum { UNICODE_CLASS = 31, UNICODE_UPPER = 32, UNICODE_LOWER = 64, UNICODE_SPACE = 128 };

extern const uint16_t unicode_blocks[];
extern const uint8_t unicode_bytes[];

static inline uint8_t unicode_byte(uint32_t c)
{
    return c < 0x110000 ? unicode_bytes[unicode_blocks[c >> 7] * 128u + (c & 127)] : 0;
}

#endif
