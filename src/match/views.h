/* What the files of the evidence share: how a word of a feature's name is known, and how tokens are seen. */
#ifndef BELIE_MATCH_VIEWS_H
#define BELIE_MATCH_VIEWS_H

#include "match/evidence.h"

/* Keeps a name by its hash.  False: memory ran out. */
bool evidence_remember(evidence_reader *r, uint64_t hash, const char *name);
/* The hash of a value, whose name is kept while `naming`. */
uint64_t evidence_value(evidence_reader *r, str value);
uint64_t evidence_word(evidence_reader *r, const char *value);

/* All classes of a symbol: its own, and those of the names around it. */
class_set evidence_classes(const symbol *s);
/* Bits of the groups of lists that hold such classes. */
uint32_t evidence_groups(const evidence_reader *r, const class_set *all);
/* What the classes of a symbol say; NULL: memory ran out. */
const symbol_view *evidence_symbol(evidence_reader *r, uint32_t id);
/* The token as it is seen, whatever the sentence at hand.  False: memory ran out. */
bool evidence_view(evidence_reader *r, uint32_t index, token_view *out);

enum { EDGES = 2 }; /* on each side of a sentence's views */

/* A token of the sentence at hand; its neighbours lie beside it. */
static inline const token_view *view_of(const evidence_reader *r, uint32_t index)
{
    return &r->views.at[index - r->here->first + EDGES];
}

/* The names of features' keys and what they are known by. */
void features_init(evidence_reader *r);

#endif
