/* A string view: pointer and length, borrowed, never NUL-dependent. */
#ifndef BELIE_BASE_STR_H
#define BELIE_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct str {
    const char *ptr;
    size_t len;
} str;

#define STR(literal) ((str){ "" literal, sizeof(literal) - 1 })

static inline str str_of(const char *ptr, size_t len)
{
    return (str){ ptr, len };
}

static inline str str_from_c(const char *text)
{
    return (str){ text, strlen(text) };
}

/* A letter of ASCII in its small form; any other byte as it is. */
static inline char str_small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static inline bool str_equal(str a, str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool str_is(str a, const char *text)
{
    return str_equal(a, str_from_c(text));
}

/* Whether it is one of the texts of a list that NULL ends. */
static inline bool str_is_any(str a, const char *const *list)
{
    for (; *list; list++)
        if (str_is(a, *list))
            return true;
    return false;
}

/* Byte order; a prefix comes first. */
int str_compare(str a, str b);
bool str_starts(str text, str prefix);
bool str_ends(str text, str suffix);
/* Without ASCII white space at both ends. */
str str_trim(str text);
/* Cuts the part before the first `separator` off `rest`; false when rest is used up. */
bool str_cut(str *rest, char separator, str *part);
/* Decimal digits only, at least one, below 2^31; false otherwise. */
bool str_to_int(str text, int *out);
/* The number that its first digits make, at most nine of them: 9 of "9th"; 0: it begins with none. */
int str_leading_int(str text);
/* A 64-bit hash by multiplication, not of secret keys; the same on every machine. */
uint64_t str_hash(str text);

#endif
