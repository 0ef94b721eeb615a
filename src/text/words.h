/* Word boundaries of UAX #29, untailored. */
#ifndef BELIE_TEXT_WORDS_H
#define BELIE_TEXT_WORDS_H

#include <stddef.h>

/* The boundary after `at` (< len), by the rules WB1 to WB999 of Unicode 15.0. */
size_t words_next_uax29(const char *ptr, size_t len, size_t at);

#endif
