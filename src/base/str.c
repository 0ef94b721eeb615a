/* String views. */
#include "base/str.h"

int str_compare(str a, str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    if (order != 0)
        return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

bool str_starts(str text, str prefix)
{
    return text.len >= prefix.len && str_equal(str_of(text.ptr, prefix.len), prefix);
}

bool str_ends(str text, str suffix)
{
    return text.len >= suffix.len &&
           str_equal(str_of(text.ptr + (text.len - suffix.len), suffix.len), suffix);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

str str_trim(str text)
{
    while (text.len && is_space(text.ptr[0])) {
        text.ptr++;
        text.len--;
    }
    while (text.len && is_space(text.ptr[text.len - 1]))
        text.len--;
    return text;
}

bool str_cut(str *rest, char separator, str *part)
{
    if (!rest->ptr)
        return false;
    const char *at = rest->len ? memchr(rest->ptr, separator, rest->len) : NULL;
    if (!at) {
        *part = *rest;
        *rest = (str){ NULL, 0 };
        return true;
    }
    size_t used = (size_t)(at - rest->ptr);
    *part = str_of(rest->ptr, used);
    *rest = str_of(at + 1, rest->len - used - 1);
    return true;
}

bool str_to_int(str text, int *out)
{
    int value = 0;
    if (text.len == 0 || text.len > 9)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        value = value * 10 + (text.ptr[i] - '0');
    }
    *out = value;
    return true;
}

int str_leading_int(str text)
{
    int value = 0;
    for (size_t i = 0; i < text.len && i < 9 && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++)
        value = value * 10 + (text.ptr[i] - '0');
    return value;
}

/* Eight bytes at a time, least byte first on every machine. */
static uint64_t load(const char *ptr, size_t count)
{
    uint64_t value = 0;
    for (size_t i = 0; i < count; i++)
        value |= (uint64_t)(unsigned char)ptr[i] << (8 * i);
    return value;
}

uint64_t str_hash(str text)
{
    uint64_t hash = 0x9E3779B97F4A7C15u ^ text.len;
    size_t at = 0;
    for (; at + 8 <= text.len; at += 8) {
        hash = (hash ^ load(text.ptr + at, 8)) * 0xBF58476D1CE4E5B9u;
        hash ^= hash >> 32;
    }
    if (at < text.len)
        hash = (hash ^ load(text.ptr + at, text.len - at)) * 0x94D049BB133111EBu;
    hash ^= hash >> 29;
    hash *= 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 32);
}
