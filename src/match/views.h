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
/* What the classes of a symbol say. */
const symbol_view *evidence_symbol(evidence_reader *r, uint32_t id);
/* The token as it is seen, whatever the sentence at hand, when it is not seen as it was last. */
const token_view *evidence_view(evidence_reader *r, uint32_t index);

/* A token as it is seen; good while the sentence is at hand. */
static inline const token_view *view_of(evidence_reader *r, uint32_t index)
{
    uint32_t sense = r->sense_of.at[r->t->tokens.at[index].form];
    return sense && r->senses.at[sense].symbol == r->table->of_token.at[index] ? &r->senses.at[sense]
                                                                               : evidence_view(r, index);
}

/* The token so far before `first`, and so far behind the end `last`: where the sentence has none, its edge. */
static inline const token_view *view_before(evidence_reader *r, uint32_t first, uint32_t far)
{
    return first - r->here->first >= far ? view_of(r, first - far) : &r->outside;
}

static inline const token_view *view_after(evidence_reader *r, uint32_t last, uint32_t far)
{
    return r->here->last - last >= far ? view_of(r, last + far - 1) : &r->outside;
}

/* Finds what looks like titles in a sentence, at which evidence_enter turns. */
void titles_find(evidence_reader *r, const sentence *s);
/* The value that says that the span is such a title, or stands in one; 0: neither. */
uint64_t titles_note(const evidence_reader *r, uint32_t first, uint32_t last);

/* The names of features' keys and what they are known by. */
void features_init(evidence_reader *r);

#endif
