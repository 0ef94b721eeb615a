/* The words of UAX #29 and their tailoring. */
#include "text/tailoring.h"

#include "text/abbreviations.h"
#include "text/unicode_table.h"
#include "text/words.h"

const unsigned char ascii_classes[128] = {
    [' '] = A_SPACE, ['\t'] = A_SPACE, ['\n'] = A_LINE, ['\v'] = A_LINE, ['\f'] = A_LINE, ['\r'] = A_LINE,
    ['\''] = A_QUOTE, ['.'] = A_DOT, [','] = A_COMMA, ['@'] = A_JOIN, ['_'] = A_JOIN, [':'] = A_JOIN,
    ['-'] = A_JOIN, ['+'] = A_JOIN, ['/'] = A_JOIN, ['%'] = A_JOIN, ['~'] = A_JOIN,
    ['0'] = A_DIGIT, ['1'] = A_DIGIT, ['2'] = A_DIGIT, ['3'] = A_DIGIT, ['4'] = A_DIGIT,
    ['5'] = A_DIGIT, ['6'] = A_DIGIT, ['7'] = A_DIGIT, ['8'] = A_DIGIT, ['9'] = A_DIGIT,
    ['A'] = A_LETTER, ['B'] = A_LETTER, ['C'] = A_LETTER, ['D'] = A_LETTER, ['E'] = A_LETTER,
    ['F'] = A_LETTER, ['G'] = A_LETTER, ['H'] = A_LETTER, ['I'] = A_LETTER, ['J'] = A_LETTER,
    ['K'] = A_LETTER, ['L'] = A_LETTER, ['M'] = A_LETTER, ['N'] = A_LETTER, ['O'] = A_LETTER,
    ['P'] = A_LETTER, ['Q'] = A_LETTER, ['R'] = A_LETTER, ['S'] = A_LETTER, ['T'] = A_LETTER,
    ['U'] = A_LETTER, ['V'] = A_LETTER, ['W'] = A_LETTER, ['X'] = A_LETTER, ['Y'] = A_LETTER,
    ['Z'] = A_LETTER, ['a'] = A_LETTER, ['b'] = A_LETTER, ['c'] = A_LETTER, ['d'] = A_LETTER,
    ['e'] = A_LETTER, ['f'] = A_LETTER, ['g'] = A_LETTER, ['h'] = A_LETTER, ['i'] = A_LETTER,
    ['j'] = A_LETTER, ['k'] = A_LETTER, ['l'] = A_LETTER, ['m'] = A_LETTER, ['n'] = A_LETTER,
    ['o'] = A_LETTER, ['p'] = A_LETTER, ['q'] = A_LETTER, ['r'] = A_LETTER, ['s'] = A_LETTER,
    ['t'] = A_LETTER, ['u'] = A_LETTER, ['v'] = A_LETTER, ['w'] = A_LETTER, ['x'] = A_LETTER,
    ['y'] = A_LETTER, ['z'] = A_LETTER,
};

/* ---- where a word ends ---- */

/* The end of an ASCII word from `at`, by UAX #29; *plain is false where other characters join. */
static size_t ascii_word_end(const scanner *s, size_t at, bool *plain)
{
    enum ascii last = ascii_class((unsigned char)s->ptr[at++]);
    while (at < s->len) {
        if (!is_ascii_at(s, at)) {
            *plain = false;
            return at;
        }
        enum ascii c = ascii_class((unsigned char)s->ptr[at]);
        if (c == A_LETTER || c == A_DIGIT) {
            last = c;
            at++;
            continue;
        }
        bool joins = (last == A_LETTER && (c == A_QUOTE || c == A_DOT)) ||
                     (last == A_DIGIT && (c == A_QUOTE || c == A_DOT || c == A_COMMA));
        if (!joins)
            return at;
        if (at + 1 < s->len && !is_ascii_at(s, at + 1)) {
            *plain = false;
            return at;
        }
        if (!is_kind(s, at + 1, last))
            return at;
        at++;
    }
    return at;
}

size_t cut_word(const scanner *s, size_t from, size_t end)
{
    for (size_t at = from, length; at < end; at += length) {
        uint32_t c = point_at(s, at, &length);
        if (at > from && (c == '_' || c == ':' || c == 0xB7 || (unicode_byte(c) & UNICODE_SPACE)))
            return at;
    }
    return end;
}

size_t word_end(const scanner *s, size_t at)
{
    bool plain = true;
    size_t end = 0;
    if (is_ascii_at(s, at))
        end = ascii_word_end(s, at, &plain);
    else
        plain = false;
    return plain ? end : cut_word(s, at, words_next_uax29(s->ptr, s->len, at));
}

/* ---- tailorings ---- */

bool is_apostrophe(const scanner *s, size_t at, size_t *length)
{
    uint32_t c = point_at(s, at, length);
    return c == '\'' || c == 0x2019;
}

/* "Gandhi's" -> "Gandhi" and "'s". */
size_t possessive_at(const scanner *s, size_t from, size_t end)
{
    size_t length;
    if (end < from + 3 || (s->ptr[end - 1] | 0x20) != 's')
        return end;
    size_t at = s->ptr[end - 2] == '\'' ? end - 2 : end >= from + 5 ? end - 4 : end;
    return at < end && at > from && is_apostrophe(s, at, &length) && at + length + 1 == end ? at : end;
}

/* The units that are written to their number: "3hrs". */
static bool is_glued_unit(const char *at, size_t length)
{
    static const char *const units[] = { "hr", "hrs", "min", "mins", "sec", "secs" };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strlen(units[i]) == length && memcmp(at, units[i], length) == 0)
            return true;
    return false;
}

/* What a clock time or a length begins with: "5", "0530", "3.00". */
static size_t clock_digits(const scanner *s, size_t from, size_t end)
{
    size_t at = from;
    while (at < end && is_kind(s, at, A_DIGIT))
        at++;
    bool minutes = at + 3 < end && s->ptr[at] == '.' && is_kind(s, at + 1, A_DIGIT) && is_kind(s, at + 2, A_DIGIT);
    return at == from || at > from + 4 ? end : minutes ? at + 3 : at;
}

/* "5pm" -> "5" and "pm"; "5p.m", "3.00pm" and "3hrs" too. */
size_t clock_split(const scanner *s, size_t from, size_t end)
{
    size_t at = clock_digits(s, from, end);
    if (at == end)
        return end;
    char a = (char)(s->ptr[at] | 0x20);
    size_t left = end - at;
    bool letters = left == 2 && (s->ptr[at + 1] | 0x20) == 'm';
    bool stops = left == 3 && s->ptr[at + 1] == '.' && (s->ptr[at + 2] | 0x20) == 'm';
    bool before_stop = left == 1 && at + 2 < s->len && s->ptr[at + 1] == '.' && (s->ptr[at + 2] | 0x20) == 'm';
    if ((a == 'a' || a == 'p') && (letters || stops || before_stop))
        return at;
    return is_glued_unit(s->ptr + at, left) ? at : end;
}

/* "2.4m" -> "2.4" and "m", "30km": a number, and what it is counted in. */
size_t unit_split(const scanner *s, size_t from, size_t end)
{
    static const char *const units[] = { "m", "bn", "mn", "tn", "k", "km", "kg", "cm", "mm", "ft", "mph", "kph", "kw", "lb", "lbs", "oz", "ml", "ha" };
    size_t at = from;
    while (at < end && (is_kind(s, at, A_DIGIT) || ((s->ptr[at] == '.' || s->ptr[at] == ',') && at > from)))
        at++;
    for (size_t i = 0; at > from && at < end && i < sizeof units / sizeof *units; i++)
        if (strlen(units[i]) == end - at && memcmp(s->ptr + at, units[i], end - at) == 0)
            return at;
    return end;
}

static bool has_inner_stop(const scanner *s, size_t from, size_t end)
{
    for (size_t i = from + 1; i + 1 < end; i++)
        if (s->ptr[i] == '.')
            return true;
    return false;
}

bool takes_stop(const scanner *s, size_t from, size_t end)
{
    if (end >= s->len || s->ptr[end] != '.' || (end + 1 < s->len && s->ptr[end + 1] == '.'))
        return false;
    size_t letters = 0, digits = 0;
    for (size_t i = from; i < end; i++) {
        letters += !is_ascii_at(s, i) || is_kind(s, i, A_LETTER);
        digits += is_kind(s, i, A_DIGIT);
    }
    if (digits)
        return false;
    size_t length;
    uint32_t c = point_at(s, from, &length);
    if (length == end - from)
        return (unicode_byte(c) & UNICODE_UPPER) || c == 'c' || c == 'v' || c == 'p';
    if (has_inner_stop(s, from, end))
        return letters <= 6;
    return abbreviation_of(str_of(s->ptr + from, end - from)) != ABBREVIATION_NONE;
}

static bool starts_with(const scanner *s, size_t at, const char *what)
{
    size_t n = strlen(what);
    if (s->len - at < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if ((s->ptr[at + i] | 0x20) != what[i] && s->ptr[at + i] != what[i])
            return false;
    return true;
}

static bool is_link_byte(unsigned char c)
{
    return c > ' ' && c != '<' && c != '>' && c != '"' && c != '(' && c != ')' && c != '[' && c != ']' && c < 0x80;
}

size_t link_end(const scanner *s, size_t at)
{
    size_t end = at, mail = 0, dot = 0;
    bool url = starts_with(s, at, "http://") || starts_with(s, at, "https://") || starts_with(s, at, "www.") ||
               starts_with(s, at, "ftp://");
    for (; end < s->len && end - at < 2000 && is_link_byte((unsigned char)s->ptr[end]); end++) {
        char c = s->ptr[end];
        if (!url && c == '@' && end > at && !mail)
            mail = end;
        else if (!url && c == '.' && mail && end > mail + 1)
            dot = end;
        else if (!url && !is_kind(s, end, A_LETTER) && !is_kind(s, end, A_DIGIT) && c != '.' && c != '-' && c != '_' && c != '+')
            break;
    }
    while (end > at && strchr(".,;:!?'", s->ptr[end - 1]))
        end--;
    return url || (mail && dot && end > dot + 1) ? end : 0;
}
