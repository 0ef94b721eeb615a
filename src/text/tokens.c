/* Tokens: the words of UAX #29, tailored as docs/tokens.md says, in one pass. */
#include "text/sentences.h"
#include "text/abbreviations.h"
#include "text/forms.h"
#include "text/unicode_table.h"
#include "text/utf8.h"
#include "text/words.h"

enum { WARNINGS_MOST = 100 };

/* ASCII characters by what they are to a word. */
enum ascii { A_MARK, A_SPACE, A_LINE, A_LETTER, A_DIGIT, A_QUOTE, A_DOT, A_COMMA, A_JOIN };

static enum ascii ascii_class(unsigned char c)
{
    static const unsigned char classes[128] = {
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
    return (enum ascii)classes[c];
}

typedef struct scanner {
    text *t;
    const char *ptr;
    size_t len, at;
    unsigned lines; /* line ends since the last token */
    bool glued, wide, line_start;
    size_t line_at; /* where the line at hand begins */
} scanner;

static bool is_ascii_at(const scanner *s, size_t at)
{
    return at < s->len && (unsigned char)s->ptr[at] < 0x80;
}

static bool is_kind(const scanner *s, size_t at, enum ascii kind)
{
    return is_ascii_at(s, at) && ascii_class((unsigned char)s->ptr[at]) == kind;
}

static uint32_t point_at(const scanner *s, size_t at, size_t *length)
{
    uint32_t c = 0;
    int bad;
    *length = at < s->len ? utf8_decode(s->ptr, s->len, at, &c, &bad) : 0;
    return c;
}

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

/* Where the tailoring ends a UAX #29 word early: at white space inside (U+202F), an underscore, a
 * colon. */
static size_t cut_word(const scanner *s, size_t from, size_t end)
{
    for (size_t at = from, length; at < end; at += length) {
        uint32_t c = point_at(s, at, &length);
        if (at > from && (c == '_' || c == ':' || c == 0xB7 || (unicode_byte(c) & UNICODE_SPACE)))
            return at;
    }
    return end;
}

static size_t word_end(const scanner *s, size_t at)
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

static bool is_apostrophe(const scanner *s, size_t at, size_t *length)
{
    uint32_t c = point_at(s, at, length);
    return c == '\'' || c == 0x2019;
}

/* "Gandhi's" -> "Gandhi" and "'s". */
static size_t possessive_at(const scanner *s, size_t from, size_t end)
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
static size_t clock_split(const scanner *s, size_t from, size_t end)
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
static size_t unit_split(const scanner *s, size_t from, size_t end)
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

/* Whether the full stop after the word belongs to it: "U.S.", "J.", "Mr.". */
static bool takes_stop(const scanner *s, size_t from, size_t end)
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

/* The end of a URL or an e-mail address that begins here, or 0. */
static size_t link_end(const scanner *s, size_t at)
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

/* ---- making tokens ---- */

static bool add_token(scanner *s, size_t from, size_t end, bool mark, unsigned flags)
{
    uint32_t id = forms_of(&s->t->forms, str_of(s->ptr + from, end - from), mark);
    token_vec *tokens = &s->t->tokens;
    if (!id || (tokens->len == tokens->cap && !vec_reserve(tokens, tokens->len + 1)))
        return false;
    const word_form *f = &s->t->forms.list.at[id];
    size_t indent = s->lines ? from - s->line_at : 0;
    flags |= (s->glued ? TOKEN_GLUED : 0u) | (s->lines ? TOKEN_LINE : 0u) | (s->lines > 1 ? TOKEN_PARAGRAPH : 0u) |
             (s->wide && !s->lines ? TOKEN_SPLIT : 0u) | f->flags;
    tokens->at[tokens->len++] =
        (token){ .start = (uint32_t)from, .end = (uint32_t)end, .form = id, .kind = f->kind, .shape = f->shape,
                 .flags = (uint8_t)flags, .indent = (uint8_t)(indent > 255 ? 255 : indent) };
    s->at = end;
    s->glued = true;
    s->wide = false;
    s->lines = 0;
    return true;
}

static bool add_word(scanner *s)
{
    size_t from = s->at, end = word_end(s, from);
    size_t split = clock_split(s, from, end);
    if (split < end) {
        if (!add_token(s, from, split, false, 0))
            return false;
        from = split;
    }
    size_t unit = is_kind(s, from, A_DIGIT) ? unit_split(s, from, end) : end;
    if (unit < end)
        return add_token(s, from, unit, false, 0) && add_token(s, unit, end, false, 0);
    size_t possessive = possessive_at(s, from, end);
    if (possessive < end)
        return add_token(s, from, possessive, false, 0) && add_token(s, possessive, end, false, 0);
    bool stop = takes_stop(s, from, end);
    return add_token(s, from, end + stop, false, stop ? TOKEN_STOP : 0u);
}

/* "'s" after what is no word's end by UAX #29: "1990's", "(Smith)'s" */
static bool is_loose_possessive(const scanner *s, size_t at, size_t length)
{
    size_t next;
    if (!s->glued || at + length >= s->len || (s->ptr[at + length] | 0x20) != 's')
        return false;
    uint32_t c = point_at(s, at + length + 1, &next);
    unsigned kind = unicode_byte(c) & UNICODE_CLASS;
    return !next || (kind != WB_LETTER && kind != WB_NUMERIC && kind != WB_HEBREW);
}

static bool add_mark(scanner *s, size_t length)
{
    static const char repeated[] = ".-*=_~`'#";
    size_t end = s->at + length, apostrophe;
    if (is_apostrophe(s, s->at, &apostrophe) && is_loose_possessive(s, s->at, apostrophe))
        return add_token(s, s->at, end + 1, false, 0);
    if (length == 1 && strchr(repeated, s->ptr[s->at]) && s->ptr[s->at])
        while (end < s->len && s->ptr[end] == s->ptr[s->at])
            end++;
    else if (length > 1) {
        uint32_t c = point_at(s, s->at, &length);
        unsigned kind = unicode_byte(c) & UNICODE_CLASS;
        if (kind == WB_PICTURE || kind == WB_REGIONAL || kind == WB_OTHER)
            end = cut_word(s, s->at, words_next_uax29(s->ptr, s->len, s->at));
    }
    return add_token(s, s->at, end, true, 0);
}

/* White space and line ends; true while there was some. */
static bool skip_space(scanner *s)
{
    size_t from = s->at, length;
    while (s->at < s->len) {
        if (is_kind(s, s->at, A_LINE) || s->ptr[s->at] == '\0') {
            if (s->ptr[s->at] == '\0')
                break;
            bool pair = s->ptr[s->at] == '\r' && s->at + 1 < s->len && s->ptr[s->at + 1] == '\n';
            s->at += pair ? 2 : 1;
            s->lines++;
            s->line_at = s->at;
            continue;
        }
        if (is_kind(s, s->at, A_SPACE)) {
            s->wide |= s->ptr[s->at] == '\t' || (s->at > from && s->ptr[s->at - 1] == ' ');
            s->at++;
            continue;
        }
        if (is_ascii_at(s, s->at))
            break;
        uint32_t c = point_at(s, s->at, &length);
        if (!(unicode_byte(c) & UNICODE_SPACE))
            break;
        s->at += length;
        if (c == 0x85 || c == 0x2028 || c == 0x2029) {
            s->lines += c == 0x2029 ? 2 : 1;
            s->line_at = s->at;
        }
    }
    if (s->at > from)
        s->glued = false;
    return s->at > from;
}

static bool is_word_start(const scanner *s, size_t *length)
{
    if (is_ascii_at(s, s->at)) {
        *length = 1;
        return is_kind(s, s->at, A_LETTER) || is_kind(s, s->at, A_DIGIT);
    }
    unsigned kind = unicode_byte(point_at(s, s->at, length)) & UNICODE_CLASS;
    return kind == WB_LETTER || kind == WB_HEBREW || kind == WB_NUMERIC || kind == WB_KATAKANA ||
           kind == WB_LETTER_PICTURE || kind == WB_EXTEND;
}

static inline bool is_letter_byte(unsigned char c)
{
    return (unsigned)(c | 0x20) - 'a' < 26;
}

static inline bool is_digit_byte(unsigned char c)
{
    return (unsigned)c - '0' < 10;
}

/* The end of a plain ASCII word or number that begins at `from`: letters and digits that begin with a
 * letter, or digits alone, before what can be no part of it and means nothing else with it.  0: it takes a
 * closer look. */
static inline size_t plain_end(const scanner *s, size_t from)
{
    const unsigned char *bytes = (const unsigned char *)s->ptr;
    size_t at = from, len = s->len;
    if (is_letter_byte(bytes[at]))
        while (++at < len && (is_letter_byte(bytes[at]) || is_digit_byte(bytes[at])))
            ;
    else
        while (at < len && is_digit_byte(bytes[at]))
            at++;
    if (at == from || !is_ascii_at(s, at))
        return 0;
    enum ascii next = ascii_class(bytes[at]);
    if (next == A_COMMA)
        return at + 1 < s->len && s->ptr[at + 1] == ' ' ? at : 0;
    return next == A_MARK || next == A_SPACE || next == A_LINE ? at : 0;
}

/* Plain words and numbers, each behind one space and that behind a token: most of a text is such. */
static bool scan_words(scanner *s)
{
    token_vec *tokens = &s->t->tokens;
    while (s->at + 1 < s->len && s->ptr[s->at] == ' ') {
        size_t from = s->at + 1, end = plain_end(s, from);
        if (!end)
            break;
        uint32_t id = forms_of(&s->t->forms, str_of(s->ptr + from, end - from), false);
        if (!id || (tokens->len == tokens->cap && !vec_reserve(tokens, tokens->len + 1)))
            return false;
        const word_form *f = &s->t->forms.list.at[id];
        tokens->at[tokens->len++] = (token){ .start = (uint32_t)from, .end = (uint32_t)end, .form = id, .kind = f->kind,
                                             .shape = f->shape, .flags = f->flags };
        s->at = end;
    }
    return true;
}

static bool scan(scanner *s)
{
    size_t length;
    while (s->at < s->len) {
        if (s->glued && !scan_words(s))
            return false;
        if (s->at == s->len || skip_space(s))
            continue;
        size_t plain = plain_end(s, s->at);
        if (plain) {
            if (!add_token(s, s->at, plain, false, 0))
                return false;
            continue;
        }
        bool word = is_word_start(s, &length);
        char c = s->ptr[s->at];
        size_t link = (c | 0x20) == 'h' || (c | 0x20) == 'w' || (c | 0x20) == 'f' ? link_end(s, s->at) : 0;
        if (!link && word && memchr(s->ptr + s->at, '@', s->len - s->at < 64 ? s->len - s->at : 64))
            link = link_end(s, s->at);
        bool ok = link ? add_token(s, s->at, link, true, 0) : word ? add_word(s) : add_mark(s, length);
        if (!ok)
            return false;
    }
    return true;
}

/* ---- the text ---- */

static belie_status check_bytes(text *t, bool strict, belie_error *error)
{
    const unsigned char *b = (const unsigned char *)t->ptr;
    if (t->len > INT32_MAX)
        return error_set(error, BELIE_BAD_INPUT, "larger than 2 GiB; split it into documents");
    bool little = t->len >= 4 && b[0] == 0xFF && b[1] == 0xFE && b[2] == 0 && b[3] == 0;
    if (little || (t->len >= 4 && b[0] == 0 && b[1] == 0 && b[2] == 0xFE && b[3] == 0xFF))
        return error_set(error, BELIE_BAD_INPUT,
                         "this is UTF-32 (by its byte order mark); convert it to UTF-8, for example with iconv");
    if (t->len >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF)))
        return error_set(error, BELIE_BAD_INPUT,
                         "this is UTF-16 (by its byte order mark); convert it to UTF-8, for example with iconv");
    for (size_t at = utf8_first_bad(t->ptr, t->len, 0); at < t->len;) {
        if (strict)
            return error_set(error, BELIE_BAD_INPUT, "invalid UTF-8 at byte %zu", at);
        text_warning *w = t->warnings.len < WARNINGS_MOST ? vec_push(&t->warnings) : NULL;
        if (!w && t->warnings.len < WARNINGS_MOST)
            return error_no_memory(error);
        if (w)
            *w = (text_warning){ at, "invalid UTF-8, read as U+FFFD" };
        else
            t->warnings_cut++;
        uint32_t c;
        int bad = 1;
        while (at < t->len && bad) {
            size_t length = utf8_decode(t->ptr, t->len, at, &c, &bad);
            at += bad ? length : 0;
        }
        at = utf8_first_bad(t->ptr, t->len, at);
    }
    return BELIE_OK;
}

belie_status text_read(text *t, const char *ptr, size_t len, bool strict, belie_error *error)
{
    t->ptr = ptr;
    t->len = len;
    vec_clear(&t->tokens);
    vec_clear(&t->sentences);
    vec_clear(&t->warnings);
    t->warnings_cut = 0;
    if (t->forms.list.len > FORMS_MOST || t->forms.bytes.len > FORM_BYTES_MOST)
        forms_forget(&t->forms);
    belie_status status = check_bytes(t, strict, error);
    if (status != BELIE_OK)
        return status;
    scanner s = { .t = t, .ptr = ptr, .len = len, .lines = 2 };
    if (len >= 3 && memcmp(ptr, "\xEF\xBB\xBF", 3) == 0)
        s.at = s.line_at = 3;
    if (!scan(&s) || !sentences_find(t))
        return error_no_memory(error);
    return BELIE_OK;
}

void text_release(text *t)
{
    vec_release(&t->tokens);
    vec_release(&t->sentences);
    vec_release(&t->warnings);
    forms_release(&t->forms);
}
