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
/* Above the cues of mood.c and tense.c, of a symbol: whether it is looked at, and a word without a meaning of its own. */
enum { WORD_KNOWN = 1 << 24, WORD_FUNCTION = 1 << 25 };
/* Of a form without a stem; stems are odd. */
enum { STEM_NONE = 2 };

bool word_is_function_now(const word_reader *r, uint32_t token_index);
uint64_t word_stem_now(const word_reader *r, uint32_t token_index);

/* Whether a token is an article, preposition, pronoun, auxiliary, conjunction or modal. */
static inline bool word_is_function(const word_reader *r, uint32_t token_index)
{
    if (token_index >= r->f->text->tokens.len)
        return false;
    uint32_t cues = *facts_cues(r->f, token_index);
    return cues & WORD_KNOWN ? (cues & WORD_FUNCTION) != 0 : word_is_function_now(r, token_index);
}

/* A number for the base of a word: bridge and bridges, sign and signed, sell and sale are one
 * (irregular.list gives what letters do not).  0: a function word, a number, a mark. */
static inline uint64_t word_stem(const word_reader *r, uint32_t token_index)
{
    if (token_index >= r->f->text->tokens.len)
        return 0;
    uint64_t stem = facts_form(r->f, token_index)->stem;
    if (!stem)
        stem = word_stem_now(r, token_index);
    return (stem & 1) && !word_is_function(r, token_index) ? stem : 0;
}

/* The same for a word that is given in its base. */
uint64_t word_stem_of(const char *base);
uint64_t word_stem_of_len(str base);
/* The stems of tokens [first, last), each once; at most `most`.  Their number. */
uint32_t words_read(const word_reader *r, uint32_t first, uint32_t last, uint64_t *stems, uint32_t most);
/* How many stems two lists share. */
uint32_t words_shared(const uint64_t *a, uint32_t a_count, const uint64_t *b, uint32_t b_count);
/* Whether the sentences of two tokens have a word in common. */
bool words_join_sentences(const word_reader *r, uint32_t a, uint32_t b);

#endif
