/* Words as checks compare them: without their endings, and only those that carry a meaning. */
#ifndef BELIE_CHECK_WORDS_H
#define BELIE_CHECK_WORDS_H

#include "check/check.h"

enum { WORD_FUNCTION_CLASSES = 6 };

typedef struct word_reader {
    const facts *f;
    int function[WORD_FUNCTION_CLASSES];
    int irregular, verb_past, approx;
} word_reader;

void word_reader_init(word_reader *r, const facts *f);
/* Whether a token is an article, preposition, pronoun, auxiliary, conjunction or modal. */
bool word_is_function(const word_reader *r, uint32_t token_index);
/* A number for the base of a word: bridge and bridges, sign and signed, sell and sale are one
 * (irregular.list gives what letters do not).  0: a function word, a number, a mark. */
uint64_t word_stem(const word_reader *r, uint32_t token_index);
/* The same for a word that is given in its base. */
uint64_t word_stem_of(const char *base);
uint64_t word_stem_of_len(str base);
/* The stems of tokens [first, last), each once; at most `most`.  Their number. */
uint32_t words_read(const word_reader *r, uint32_t first, uint32_t last, uint64_t *stems, uint32_t most);
/* How many stems two lists share. */
uint32_t words_shared(const uint64_t *a, uint32_t a_count, const uint64_t *b, uint32_t b_count);

#endif
