/* Names: which readings of people, places and organizations hold, by evidence that adds up. */
#ifndef BELIE_MATCH_NAMES_H
#define BELIE_MATCH_NAMES_H

#include "match/mentions.h"

enum { NAME_SURE = 99 }; /* percent: a name's rule of such a weight decides by itself */

typedef struct names_model names_model;

/* The model reads weights from `lex`; NULL when memory runs out. */
names_model *names_model_new(const rule_set *rules, const lexicon *lex);
void names_model_free(names_model *m);

/* The first pass over a document: scores the readings of names, chooses among them around what is
 * sure, and learns from the choice what the document says of each name.  False: memory ran out. */
bool names_read(names_model *m, const symbols *table, const text *t, settling *s, const hit_vec *hits);
/* The second pass over one block: appends the mentions that it settles on to *out. */
bool names_settle(names_model *m, settling *s, size_t block_index, const hit_vec *hits, mention_vec *out);

/* One reason of a choice: a feature in words and its weight for the chosen type. */
typedef struct name_reason {
    const char *text;
    double weight;
} name_reason;

/* Why a name of the document last settled is what it is: the features of the greatest weight, then
 * what the span would score as another type.  *out lies in `memory`.  False: memory ran out. */
bool names_explain(names_model *m, const symbols *table, const text *t, const mention *name,
                   arena *memory, name_reason **out, size_t *count);

/* The type as which a span stands in `chosen` (sorted by first), or 0. */
uint32_t names_chosen_as(const reading_vec *chosen, uint32_t first, uint32_t last);

#endif
