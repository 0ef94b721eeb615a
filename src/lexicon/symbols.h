/* A document's tokens as symbols.
 *
 * A symbol stands for everything that rules can ask of a token: its classes, the classes of the
 * multi-word names that begin at it or run through it, and the literal word that some rule names.
 * Equal ones share a number.  The table belongs to one reader and only grows. */
#ifndef BELIE_LEXICON_SYMBOLS_H
#define BELIE_LEXICON_SYMBOLS_H

#include "lexicon/lexicon.h"
#include "text/text.h"

typedef struct symbol {
    uint32_t literal; /* 0: no rule names this word */
    uint32_t named;   /* 1: begin or inside is not empty; symbols_intern sees to it */
    class_set single; /* of the token itself */
    class_set begin;  /* of names of several words that begin here */
    class_set inside; /* of those that began before and run through it */
} symbol;

static inline bool symbol_has(const symbol *s, unsigned class_id)
{
    return class_set_has(&s->single, class_id) ||
           (s->named && (class_set_has(&s->begin, class_id) || class_set_has(&s->inside, class_id)));
}

/* A name of several words found in the text. */
typedef struct phrase {
    uint32_t first, last; /* tokens, half-open */
    uint32_t node;
    uint32_t set; /* index of its class set in its lexicon */
    uint8_t lexicon;
} phrase;

enum { SYMBOLS_LEXICONS = 2, SYMBOL_EDGE = 0 /* the symbol between sentences */ };

/* What a form is to the lexicons; a mark has a symbol for each way of touching its neighbours. */
typedef struct form_symbols {
    uint32_t words[SYMBOLS_LEXICONS]; /* the entry in each lexicon, or LEXICON_NONE */
    uint32_t symbol[4];               /* 0: not made yet */
    uint32_t node[SYMBOLS_LEXICONS];  /* where names of several words begin with it, or 0 */
} form_symbols;

/* A value that was looked up: of an entry of a lexicon, and a class. */
typedef struct kept_value {
    uint64_t key; /* 0: free */
    str value;
} kept_value;

enum { KEPT_VALUES = 1 << 12 }; /* a power of two */

typedef struct symbols {
    const lexicon *lexicons[SYMBOLS_LEXICONS]; /* the built-in one, and the user's or NULL */
    const map_str *literals;                   /* folded word -> literal, from 1 */
    VEC(symbol) table;
    map ids;
    VEC(class_set) phrase_sets; /* classes that names of several words gave to their tokens */
    map phrase_set_ids;
    map marked; /* of a symbol, such a set, and whether it begins or is inside -> the symbol that comes of it */
    VEC(form_symbols) by_form[2]; /* of documents with case, and without */
    kept_value *values;  /* KEPT_VALUES of each lexicon; a new one takes an old one's place */
    uint32_t generation; /* goes up when the forms are numbered anew */
    buf strip;
    /* The document at hand, an element a token: */
    VEC(uint32_t) of_token;
    VEC(uint32_t) beginnings;             /* tokens at which names of several words can begin */
    VEC(phrase) phrases;                  /* by first, then last */
    bool caseless;                        /* the document has no useful case */
    class_set common;                     /* the classes of common words */
    const text *t;
} symbols;

belie_status symbols_init(symbols *s, const lexicon *base, const lexicon *own,
                          const map_str *literals, belie_error *error);
void symbols_release(symbols *s);
/* Reads the tokens of `t`. */
belie_status symbols_read(symbols *s, text *t, belie_error *error);
/* The number of a symbol that is no token's (a mention's), made when new; LEXICON_NONE: no
 * memory. */
uint32_t symbols_intern(symbols *s, const symbol *value);

static inline const symbol *symbols_token(const symbols *s, uint32_t index)
{
    return &s->table.at[s->of_token.at[index]];
}

/* The value of a class at the tokens [first, last): of the name or the word; empty if none. */
str symbols_value(const symbols *s, uint32_t first, uint32_t last, unsigned class_id);

#endif
