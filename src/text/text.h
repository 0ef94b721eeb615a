/* A text as tokens and sentences.
 *
 * Tokens are words, numbers and single marks; white space lies between them.  They follow UAX #29
 * with the tailorings that docs/tokens.md lists.  Invariants: tokens are ascending and do not
 * overlap; every sentence is a non-empty run of tokens; every token lies in one sentence.
 */
#ifndef BELIE_TEXT_TEXT_H
#define BELIE_TEXT_TEXT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"
#include "base/vec.h"

enum token_kind {
    TOKEN_WORD,   /* letters, possibly with marks inside: "O'Brien", "U.S.", "a.m.", "3rd", "B2B" */
    TOKEN_NUMBER, /* digits with separators inside: "1,204", "3.5", "007" */
    TOKEN_MARK    /* one mark or symbol: "," "-" "$" "(" "…"; "'s" after a word is a token of its own, a word */
};

/* The shape of a word, from its letters (exactly one for a TOKEN_WORD). */
enum token_shape {
    SHAPE_NONE,     /* no cased letter (numbers, marks, scripts without case) */
    SHAPE_LOWER,    /* lower: "said", also "'s" */
    SHAPE_CAPITAL,  /* Capital: "Paris", "O'Brien"?  no: see MIXED; one upper first, the rest lower, at least two letters */
    SHAPE_UPPER,    /* ALL CAPS, at least two letters: "NATO", "U.S." */
    SHAPE_INITIAL,  /* one capital letter, with or without its full stop: "J." "A" */
    SHAPE_MIXED     /* anything else with an upper-case letter: "McDonald", "iPhone", "O'Brien", "eBay" */
};

enum token_flag {
    TOKEN_GLUED = 1,      /* no white space between the token before and this one */
    TOKEN_LINE = 2,       /* first token of its line */
    TOKEN_PARAGRAPH = 4,  /* first token of its paragraph, list item, heading or table row */
    TOKEN_SENTENCE = 8,   /* first token of its sentence */
    TOKEN_ASCII = 16,     /* all bytes are ASCII */
    TOKEN_DIGITS = 32,    /* has a digit */
    TOKEN_STOP = 64,      /* an abbreviation, acronym or initial whose final full stop is part of the token */
    TOKEN_SPLIT = 128     /* preceded by a wide gap: a tab, or two or more spaces inside a line (tables) */
};

typedef struct token {
    uint32_t start, end; /* bytes, half-open */
    uint32_t form;
    uint8_t kind, shape, flags;
    uint8_t indent; /* columns of white space before it when first in its line, at most 255 */
} token;

/* A form: a distinct spelling, with what its bytes alone tell.  Forms are numbered from 1 and live
 * as long as the text that is read into again and again. */
typedef struct word_form {
    uint32_t at, length; /* its bytes in forms.bytes */
    uint32_t fold;       /* the form of its normal spelling (see text_fold), which may be itself */
    uint32_t hash;
    uint64_t low, high;         /* its bytes when they are at most 16; see forms.h */
    uint8_t kind, shape, flags; /* of its tokens; flags: TOKEN_ASCII, TOKEN_DIGITS */
    bool mark;
} word_form;

typedef struct forms {
    VEC(word_form) list;
    buf bytes;
    uint32_t *slots; /* of an open hash table: numbers of forms, or 0 */
    size_t slot_count;
    const void *known_by; /* who keeps something by their numbers; NULL when they are numbered anew */
    buf scratch;
} forms;

/* What kind of block a sentence lies in. */
enum sentence_kind {
    SENTENCE_PROSE,
    SENTENCE_HEADING, /* a short line that stands alone and has no final stop */
    SENTENCE_ITEM,    /* begins with a bullet or a number of a list; the mark's tokens are in it */
    SENTENCE_ROW      /* a line of a table, score or standings */
};

typedef struct sentence {
    uint32_t first, last; /* tokens, half-open */
    uint32_t paragraph;   /* counts from 0; items and rows of one list share none */
    uint8_t kind;
} sentence;

typedef struct text_warning {
    size_t offset;
    const char *message; /* static */
} text_warning;

typedef VEC(token) token_vec;
typedef VEC(sentence) sentence_vec;
typedef VEC(text_warning) text_warning_vec;

typedef struct text {
    const char *ptr; /* as it was given: offsets are into it */
    size_t len;
    token_vec tokens;
    sentence_vec sentences;
    forms forms;
    text_warning_vec warnings; /* at most 100; invalid UTF-8, one a run of bad bytes */
    size_t warnings_cut;       /* how many more there were */
} text;

/* Reads `len` bytes (at most 2^31 - 1) into *t, whose memory is reused.  Invalid UTF-8 is taken as
 * U+FFFD with offsets true to the input, and warned of; with `strict` it is BELIE_BAD_INPUT, and the
 * message tells the byte offset.  A UTF-16 or UTF-32 byte order mark is BELIE_BAD_INPUT.  A UTF-8 BOM is skipped. */
belie_status text_read(text *t, const char *ptr, size_t len, bool strict, belie_error *error);
void text_release(text *t);

static inline str text_token(const text *t, uint32_t index)
{
    const token *tok = &t->tokens.at[index];
    return str_of(t->ptr + tok->start, tok->end - tok->start);
}

/* The sentence in which a token lies; the text has one at least. */
uint32_t text_sentence(const text *t, uint32_t index);

/* The bytes of a form, and the normal spelling of a token's. */
static inline str text_form(const text *t, uint32_t id)
{
    const word_form *f = &t->forms.list.at[id];
    return str_of(t->forms.bytes.ptr + f->at, f->length);
}

static inline uint32_t text_folded_form(const text *t, uint32_t index)
{
    return t->forms.list.at[t->tokens.at[index].form].fold;
}

static inline str text_folded(const text *t, uint32_t index)
{
    return text_form(t, text_folded_form(t, index));
}

/* The normal form under which the lexicon knows a word: case-folded, NFC, U+2019 and U+02BC as
 * "'", soft hyphens and joiners dropped.  The result lies in `scratch` (reused by the next call)
 * or is `word` itself when it is normal already.  NULL ptr: memory ran out. */
str text_fold(str word, buf *scratch);
/* The same word without its diacritics (Łukasz -> lukasz); the result lies in `scratch`. */
str text_strip_marks(str folded, buf *scratch);

/* Offsets in other units, by an index (one entry every 256 bytes; none for ASCII).  `byte` must be a boundary of
 * a code point; `valid` says that the text is known to be valid UTF-8. */
typedef struct offset_mark {
    uint32_t byte, points, units; /* the first boundary at or after the mark, and what lies before it */
} offset_mark;

typedef struct offsets {
    const char *ptr;
    size_t len;
    bool valid;
    bool ascii; /* all units are one */
    VEC(offset_mark) marks;
} offsets;
bool offsets_init(offsets *o, const char *ptr, size_t len, bool valid); /* false: memory ran out */
size_t offsets_codepoint(const offsets *o, size_t byte);
size_t offsets_utf16(const offsets *o, size_t byte);
void offsets_release(offsets *o);

#endif
