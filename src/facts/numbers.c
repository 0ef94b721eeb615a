/* Reading numbers. */
#include "facts/numbers.h"

#include <stdlib.h>

number_classes number_classes_of(const facts *f)
{
    return (number_classes){ facts_class(f, "number-word"),
                             facts_class(f, "ordinal-word") };
}

static bool is_all(str word, const char *folded)
{
    size_t i = 0;
    while (i < word.len && (word.ptr[i] | 0x20) == folded[i])
        i++;
    return i == word.len && !folded[i];
}

static inline bool is_word(const text *t, uint32_t at, const char *folded)
{
    str word = text_token(t, at);
    return (word.ptr[0] | 0x20) == folded[0] && is_all(word, folded);
}

static double magnitude(const text *t, uint32_t at)
{
    static const struct { const char *word; double factor; } words[] = {
        { "hundred", 100 }, { "thousand", 1e3 }, { "million", 1e6 }, { "billion", 1e9 }, { "trillion", 1e12 },
        { "hundreds", 100 }, { "thousands", 1e3 }, { "millions", 1e6 }, { "billions", 1e9 },
        { "bn", 1e9 }, { "mn", 1e6 }, { "m", 1e6 }, { "k", 1e3 }, { "tn", 1e12 }, { "dozen", 12 }, { "lakh", 1e5 },
        { "crore", 1e7 }, { "hundredth", 100 }, { "thousandth", 1e3 }, { "millionth", 1e6 },
    };
    static const char firsts[] = "htmbkdlc";
    if (!memchr(firsts, text_token(t, at).ptr[0] | 0x20, sizeof firsts - 1))
        return 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(t, at, words[i].word))
            return words[i].factor;
    return 0;
}

/* As strtod reads it; what has no point and is no longer than a double can hold, in short. */
static double number_of(const char *plain, size_t length, bool point)
{
    enum { EXACT_DIGITS = 15 };
    uint64_t sum = 0;
    if (point || length > EXACT_DIGITS)
        return strtod(plain, NULL);
    for (size_t i = 0; i < length; i++)
        sum = sum * 10 + (uint64_t)(plain[i] - '0');
    return (double)sum;
}

/* "1,204" "3.5" "21st" "98" */
static bool read_digits(str word, double *value, double *rounding)
{
    char plain[40];
    size_t n = 0, decimals = 0;
    bool point = false;
    for (size_t i = 0; i < word.len && n < sizeof plain - 1; i++) {
        char c = word.ptr[i];
        if (c >= '0' && c <= '9') {
            decimals += point;
            plain[n++] = c;
        } else if (c == '.' && !point) {
            point = true;
            plain[n++] = c;
        } else if (c != ',' && c != '\'')
            break;
    }
    plain[n] = '\0';
    if (!n || plain[0] == '.')
        return false;
    *value = number_of(plain, n, point);
    *rounding = 0.5;
    for (size_t i = 0; i < decimals; i++)
        *rounding /= 10;
    return true;
}

static bool listed(const symbols *s, uint32_t first, uint32_t last, int class_id, double *value)
{
    const symbol *first_of = symbols_token(s, first);
    if (class_id < 0 || !(last == first + 1 ? class_set_has(&first_of->single, (unsigned)class_id)
                                            : class_set_has(&first_of->begin, (unsigned)class_id)))
        return false;
    str found = symbols_value(s, first, last, (unsigned)class_id);
    double rounding;
    return found.len && read_digits(found, value, &rounding);
}

static bool is_joint(const text *t, uint32_t at)
{
    return is_word(t, at, "and") || is_word(t, at, "-") || is_word(t, at, "a") || is_word(t, at, "an") ||
           is_word(t, at, "of");
}

/* One word of a number: its value; longer list forms first ("twenty-one" is three tokens). */
static uint32_t read_word(const text *t, const symbols *s, const number_classes *c, uint32_t at,
                          uint32_t last, double *value, double *rounding)
{
    *rounding = 0.5;
    for (uint32_t end = at + 3 < last ? at + 3 : last; end > at; end--)
        if (listed(s, at, end, c->number_word, value) || listed(s, at, end, c->ordinal_word, value))
            return end;
    return read_digits(text_token(t, at), value, rounding) ? at + 1 : 0;
}

bool number_read(const text *t, const symbols *s, const number_classes *c, uint32_t first,
                 uint32_t last, double *value, double *rounding)
{
    double total = 0, group = 0, place = 0.5;
    bool any = false;
    if (last == first + 1 && t->tokens.at[first].kind == TOKEN_NUMBER) {
        *rounding = 0.5;
        return read_digits(text_token(t, first), value, rounding);
    }
    for (uint32_t at = first; at < last;) {
        double part, part_rounding, factor = magnitude(t, at);
        if (factor > 0) {
            group = (any && group > 0 ? group : 1) * factor;
            place *= factor;
            if (factor >= 1000) {
                total += group;
                group = 0;
            }
            any = true;
            at++;
            continue;
        }
        if (is_word(t, at, "half") || is_word(t, at, "quarter")) {
            group += is_word(t, at, "half") ? 0.5 : 0.25;
            any = true;
            at++;
            continue;
        }
        uint32_t end = read_word(t, s, c, at, last, &part, &part_rounding);
        if (end) {
            group += part;
            place = part_rounding;
            any = true;
            at = end;
        } else if ((is_word(t, at, "a") || is_word(t, at, "an") || is_word(t, at, "one")) && !any && at + 1 == last) {
            group = 1;
            any = true;
            at++;
        } else if (is_joint(t, at) || any)
            at++;
        else
            return false;
    }
    *value = total + group;
    *rounding = place;
    return any;
}
