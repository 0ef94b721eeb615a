/* An automaton's columns: symbols that answer all its asks alike. */
#ifndef BELIE_MATCH_COLUMNS_H
#define BELIE_MATCH_COLUMNS_H

#include "match/automaton.h"

bool number_add(number_vec *v, uint32_t value);
/* Makes of each count the begin of so many elements in a row, which whoever fills them in makes their end. */
void ends_from_counts(number_vec *counts);

/* Sorts the asks by what answers them.  False: memory ran out. */
bool columns_init(automaton *a);
/* The column of a symbol, made when no other answers alike.  False: memory ran out. */
bool column_of(automaton *a, uint32_t symbol_id, uint32_t *out);

static inline bool column_answers(const automaton *a, uint32_t column, uint32_t ask_id)
{
    return a->answers.at[column * a->words + ask_id / 64] >> (ask_id % 64) & 1;
}

#endif
