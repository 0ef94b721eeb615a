/* UTF-8, one code point at a time. */
#ifndef BELIE_TEXT_UTF8_H
#define BELIE_TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Decodes the code point at `at` (< len) and returns its length in bytes.  What is no UTF-8 is
 * U+FFFD: the longest part of a code point that the bytes begin, at least one byte; *bad tells. */
size_t utf8_decode(const char *ptr, size_t len, size_t at, uint32_t *c, int *bad);
/* The byte where the first invalid sequence begins, or len. */
size_t utf8_first_bad(const char *ptr, size_t len, size_t from);

#endif
