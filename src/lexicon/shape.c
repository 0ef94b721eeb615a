/* Computed classes. */
#include "lexicon/shape.h"

#define BIT(id) ((uint64_t)1 << CLASS_##id)

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Plain digits: by how many there are and what they can count. */
static uint64_t digits_classes(str word)
{
    static const uint64_t by_length[] = { 0, BIT(DIGITS1), BIT(DIGITS2), BIT(DIGITS3),
                                          BIT(DIGITS4) };
    uint64_t bits = BIT(DIGITS);
    int value;
    if (word.len <= 4)
        bits |= by_length[word.len];
    if (word.len == 8)
        bits |= BIT(DIGITS8);
    if (word.len > 4 || !str_to_int(word, &value))
        return bits;
    if (word.len == 4)
        return bits | (value >= 1000 && value <= 2199 ? BIT(YEAR) : value < 1000 && value % 100 <= 59 ? BIT(CLOCK_DIGITS) : 0);
    if (word.len > 2)
        return bits;
    bits |= value >= 1 && value <= 31 ? BIT(DAY) : 0;
    bits |= value >= 1 && value <= 12 ? BIT(MONTH_NUMBER) : 0;
    bits |= value <= 29 ? BIT(HOUR) : 0; /* 25:10 is read, and marked as impossible */
    return bits | (word.len == 2 && value <= 59 ? BIT(MINUTE) : 0);
}

/* "14.50", which may be a time of the day */
static bool is_dotted_clock(str word)
{
    return word.len == 5 && word.ptr[2] == '.' && (word.ptr[0] < '2' || (word.ptr[0] == '2' && word.ptr[1] < '4')) && word.ptr[3] < '6';
}

static uint64_t number_classes(str word)
{
    size_t dots = 0, commas = 0, others = 0;
    for (size_t i = 0; i < word.len; i++) {
        dots += word.ptr[i] == '.';
        commas += word.ptr[i] == ',';
        others += !is_digit(word.ptr[i]) && word.ptr[i] != '.' && word.ptr[i] != ',';
    }
    if (others)
        return 0;
    if (!dots && !commas)
        return digits_classes(word);
    if (dots == 1 && word.len > 2)
        return BIT(DECIMAL) | (commas ? BIT(GROUPED) : 0) | (is_dotted_clock(word) ? BIT(CLOCK_DOTTED) : 0);
    return commas && !dots ? BIT(GROUPED) : 0;
}

/* "21st", "1990s", "90s" */
static uint64_t digit_word_classes(str word)
{
    size_t digits = 0;
    while (digits < word.len && is_digit(word.ptr[digits]))
        digits++;
    str tail = str_of(word.ptr + digits, word.len - digits);
    int value;
    if (!digits || digits > 4 || !tail.len || !str_to_int(str_of(word.ptr, digits), &value))
        return 0;
    if (tail.len == 1 && (tail.ptr[0] == 's' || tail.ptr[0] == 'S'))
        return (digits == 4 && value >= 1000) || digits == 2 ? BIT(DECADE) : 0;
    char a = tail.ptr[0] | 0x20, b = tail.len == 2 ? (char)(tail.ptr[1] | 0x20) : '\0';
    bool ordinal = (a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') ||
                   (a == 't' && b == 'h');
    if (!ordinal)
        return 0;
    return BIT(ORDINAL) | (value >= 1 && value <= 31 ? BIT(DAY_ORDINAL) : 0);
}

static bool is_roman(str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!memchr("IVXLCM", word.ptr[i], 6))
            return false;
    return word.len > 0 && word.len <= 8;
}

static bool is_possessive(str word)
{
    return str_is(word, "'s") || str_is(word, "\xE2\x80\x99s") || str_is(word, "'S") ||
           str_is(word, "\xE2\x80\x99S");
}

static uint64_t word_classes(const token *tok, str word)
{
    static const uint64_t by_shape[] = {
        [SHAPE_NONE] = BIT(NOCASE),
        [SHAPE_LOWER] = BIT(LOWER),
        [SHAPE_CAPITAL] = BIT(CAPITAL) | BIT(NAME_CASE),
        [SHAPE_UPPER] = BIT(UPPER) | BIT(NAME_CASE),
        [SHAPE_INITIAL] = BIT(INITIAL) | BIT(NAME_CASE),
        [SHAPE_MIXED] = BIT(MIXED) | BIT(NAME_CASE),
    };
    uint64_t bits = BIT(WORD) | by_shape[tok->shape];
    if (is_possessive(word))
        return BIT(WORD) | BIT(POSSESSIVE);
    if (tok->flags & TOKEN_STOP)
        bits |= BIT(STOPPED);
    if (tok->flags & TOKEN_DIGITS) {
        bits |= BIT(ALNUM) | digit_word_classes(word);
        if (is_digit(word.ptr[0]))
            bits &= ~(BIT(NAME_CASE) | BIT(CAPITAL) | BIT(LOWER));
        else if (word.ptr[0] == 'T' && word.len == 3)
            bits |= BIT(ISO_T);
    } else if (is_roman(word))
        bits |= BIT(ROMAN);
    if (is_lower(word.ptr[0]))
        bits &= tok->shape == SHAPE_LOWER ? ~BIT(NAME_CASE) : ~(uint64_t)0;
    return bits;
}

static uint64_t mark_classes(unsigned glue)
{
    static const uint64_t by_glue[] = { 0, BIT(CLOSE), BIT(OPEN), BIT(TIGHT) };
    return BIT(MARK) | by_glue[glue & 3];
}

uint64_t shape_classes(const token *tok, str word, unsigned glue)
{
    switch (tok->kind) {
    case TOKEN_NUMBER:
        return BIT(NUMBER) | number_classes(word);
    case TOKEN_WORD:
        return word_classes(tok, word);
    default:
        return mark_classes(glue) | (word.len > 3 && word.ptr[1] != word.ptr[0] ? BIT(LINK) : 0);
    }
}
