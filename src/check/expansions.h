/* Acronyms of a text, with the names for which they stand. */
#ifndef BELIE_CHECK_EXPANSIONS_H
#define BELIE_CHECK_EXPANSIONS_H

#include "check/check.h"

enum { ACRONYM_MOST = 10 };

typedef struct expansion {
    char letters[ACRONYM_MOST + 1]; /* small */
    uint32_t words[ACRONYM_MOST];   /* tokens, one a letter */
    uint32_t count, first, last;    /* first, last: tokens of the name */
    uint32_t from, to;              /* with the letters, where they stand beside it */
    uint32_t at;                    /* token of the letters */
    uint32_t wrong;                 /* letters that do not fit their word */
    bool clashed;                   /* with a name without its letters: once is enough */
} expansion;

/* The name beside the acronym at a token, behind it or before; false: none. */
bool expansion_read(const facts *f, uint32_t at, expansion *e);
/* A name that begins at a token, told in capitals, of which the letters from the first on are looked up in `known`;
 * false: none of its beginnings is there. */
bool expansion_read_name(const facts *f, uint32_t at, const map *known, expansion *e);
/* Whether two stand for one name: word for word the same, but for endings and spelling. */
bool expansions_are_one(const facts *f, const expansion *a, const expansion *b);
bool expansions_share_word(const facts *f, const expansion *a, const expansion *b);
uint64_t expansion_key(const expansion *e);

#endif
