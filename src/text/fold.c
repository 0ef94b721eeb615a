/* Normal forms of words. */
#include <stdlib.h>
#include <utf8proc.h>

#include "base/buf.h"
#include "text/text.h"
#include "text/utf8.h"

static bool is_plain(str word)
{
    for (size_t i = 0; i < word.len; i++)
        if ((unsigned char)word.ptr[i] >= 0x80 || (word.ptr[i] >= 'A' && word.ptr[i] <= 'Z'))
            return false;
    return true;
}

static bool is_ascii(str word)
{
    for (size_t i = 0; i < word.len; i++)
        if ((unsigned char)word.ptr[i] >= 0x80)
            return false;
    return true;
}

static const str nothing = { NULL, 0 };

static str fold_ascii(str word, buf *scratch)
{
    buf_clear(scratch);
    if (!buf_reserve(scratch, word.len))
        return nothing;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        scratch->ptr[i] = str_small(c);
    }
    scratch->len = word.len;
    scratch->ptr[word.len] = '\0';
    return buf_str(scratch);
}

static bool is_dropped(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0xFEFF || c == 0x2060;
}

/* utf8proc's mapping of what is valid UTF-8; a NULL ptr when memory ran out. */
static str map(str word, utf8proc_option_t options, buf *scratch)
{
    utf8proc_uint8_t *made = NULL;
    utf8proc_ssize_t length =
        utf8proc_map((const utf8proc_uint8_t *)word.ptr, (utf8proc_ssize_t)word.len, &made, options);
    buf_clear(scratch);
    bool ok = length >= 0 ? buf_add(scratch, str_of((const char *)made, (size_t)length))
                          : length != UTF8PROC_ERROR_NOMEM && buf_add(scratch, word);
    free(made);
    return ok ? str_of(scratch->ptr, scratch->len) : nothing;
}

str text_fold(str word, buf *scratch)
{
    if (is_plain(word))
        return word;
    if (is_ascii(word))
        return fold_ascii(word, scratch);
    buf clean = { 0 };
    bool ok = true;
    for (size_t at = 0; ok && at < word.len;) {
        uint32_t c;
        int bad;
        size_t length = utf8_decode(word.ptr, word.len, at, &c, &bad);
        if (bad)
            ok = buf_add(&clean, STR("\xEF\xBF\xBD"));
        else if (c == 0x2019 || c == 0x2BC)
            ok = buf_add_char(&clean, '\'');
        else if (!is_dropped(c))
            ok = buf_add(&clean, str_of(word.ptr + at, length));
        at += length;
    }
    str made = ok ? map(buf_str(&clean), UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD, scratch)
                  : nothing;
    buf_release(&clean);
    return made;
}

/* Letters whose stroke is no combining mark. */
static const struct {
    const char *from, *to;
} strokes[] = { { "\xC5\x82", "l" }, { "\xC3\xB8", "o" }, { "\xC4\x91", "d" }, { "\xC3\xB0", "d" },
                { "\xC4\xB1", "i" }, { "\xC4\xA7", "h" }, { "\xC5\xA7", "t" }, { "\xC3\xA6", "ae" },
                { "\xC5\x93", "oe" }, { "\xC3\xBE", "th" } };

str text_strip_marks(str folded, buf *scratch)
{
    buf plain = { 0 };
    bool ok = true;
    for (size_t at = 0; ok && at < folded.len;) {
        bool replaced = false;
        for (size_t i = 0; i < sizeof strokes / sizeof *strokes && !replaced; i++)
            if (str_starts(str_of(folded.ptr + at, folded.len - at), str_from_c(strokes[i].from))) {
                ok = buf_add(&plain, str_from_c(strokes[i].to));
                at += 2;
                replaced = true;
            }
        if (!replaced)
            ok = buf_add_char(&plain, folded.ptr[at++]);
    }
    str made = ok ? map(buf_str(&plain), UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, scratch)
                  : nothing;
    buf_release(&plain);
    return made;
}
