/* Where the words of a text end: the words of UAX #29, tailored as docs/tokens.md says. */
#ifndef BELIE_TEXT_TAILORING_H
#define BELIE_TEXT_TAILORING_H

#include "text/text.h"
#include "text/utf8.h"

/* ASCII characters by what they are to a word. */
enum ascii { A_MARK, A_SPACE, A_LINE, A_LETTER, A_DIGIT, A_QUOTE, A_DOT, A_COMMA, A_JOIN };

extern const unsigned char ascii_classes[128];

static inline enum ascii ascii_class(unsigned char c)
{
    return (enum ascii)ascii_classes[c];
}

typedef struct scanner {
    text *t;
    const char *ptr;
    size_t len, at;
    unsigned lines; /* line ends since the last token */
    bool glued, wide;
    size_t line_at; /* where the line at hand begins */
} scanner;

static inline bool is_ascii_at(const scanner *s, size_t at)
{
    return at < s->len && (unsigned char)s->ptr[at] < 0x80;
}

static inline bool is_kind(const scanner *s, size_t at, enum ascii kind)
{
    return is_ascii_at(s, at) && ascii_class((unsigned char)s->ptr[at]) == kind;
}

static inline uint32_t point_at(const scanner *s, size_t at, size_t *length)
{
    uint32_t c = 0;
    int bad;
    *length = at < s->len ? utf8_decode(s->ptr, s->len, at, &c, &bad) : 0;
    return c;
}

/* The end of the word that begins at `at`, by UAX #29 and cut where the tailoring cuts it. */
size_t word_end(const scanner *s, size_t at);
/* Where the tailoring ends a UAX #29 word early: at white space inside (U+202F), an underscore, a colon. */
size_t cut_word(const scanner *s, size_t from, size_t end);
/* Where a word or a number parts, or its end: "Gandhi" and "'s"; "5" and "pm"; "30" and "km". */
size_t possessive_at(const scanner *s, size_t from, size_t end);
size_t clock_split(const scanner *s, size_t from, size_t end);
size_t unit_split(const scanner *s, size_t from, size_t end);
/* Whether the full stop after the word belongs to it: "U.S.", "J.", "Mr.". */
bool takes_stop(const scanner *s, size_t from, size_t end);
bool is_apostrophe(const scanner *s, size_t at, size_t *length);
/* The end of a URL or an e-mail address that begins here, or 0. */
size_t link_end(const scanner *s, size_t at);

#endif
