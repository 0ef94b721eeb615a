/* Tokens: the words of UAX #29, tailored as docs/tokens.md says, in one pass. */
#include "text/sentences.h"
#include "text/forms.h"
#include "text/tailoring.h"
#include "text/unicode_table.h"
#include "text/words.h"

enum { WARNINGS_MOST = 100 };

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

/* Whether every other one of the first bytes is NUL, as in UTF-16 of Latin letters. */
static bool looks_wide(const unsigned char *b, size_t len)
{
    enum { LEAST = 16, MOST = 512 };
    size_t nuls[2] = { 0, 0 }, pairs = (len < MOST ? len : MOST) / 2;
    for (size_t i = 0; i < pairs * 2; i++)
        nuls[i % 2] += b[i] == 0;
    return pairs * 2 >= LEAST && (nuls[0] == 0 || nuls[1] == 0) && (nuls[0] + nuls[1]) * 10 >= pairs * 9;
}

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
    if (looks_wide(b, t->len))
        return error_set(error, BELIE_BAD_INPUT,
                         "this looks like UTF-16 (every other byte is NUL); convert it to UTF-8, for example with iconv");
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
