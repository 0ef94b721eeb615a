/* Names of several words among a document's symbols. */
#ifndef BELIE_LEXICON_PHRASES_H
#define BELIE_LEXICON_PHRASES_H

#include "lexicon/symbols.h"

/* As what the token is looked up: by how it is written, or in a document without case as if in capitals. */
static inline enum lexicon_case symbols_case(const symbols *s, const token *t)
{
    if (s->caseless)
        return CASE_UPPER;
    switch (t->shape) {
    case SHAPE_LOWER:
        return CASE_LOWER;
    case SHAPE_UPPER:
    case SHAPE_NONE:
        return CASE_UPPER;
    default:
        return CASE_CAPITAL;
    }
}

/* The number of the token's word in a lexicon, or LEXICON_NONE. */
static inline uint32_t symbols_word(const symbols *s, unsigned which, uint32_t index)
{
    return s->by_form[s->caseless].at[s->t->tokens.at[index].form].words[which];
}

/* Fills s->phrases from s->beginnings, by first, last, lexicon. */
belie_status phrases_find(symbols *s, belie_error *error);
/* Marks the tokens of each name; of one class, the longest from the left wins. */
belie_status phrases_mark(symbols *s, belie_error *error);

#endif
