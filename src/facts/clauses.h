/* Which event a date (or a place) of a clause belongs to: the verb that governs it, or the noun that it stands at. */
#ifndef BELIE_FACTS_CLAUSES_H
#define BELIE_FACTS_CLAUSES_H

#include "facts/event_words.h"

enum { CLAUSE_HEADS = 4 };

/* The events that a mention [first, last) of a date or place dates or places; their number. */
uint32_t clause_events(const facts *f, const clause_classes *c, uint32_t first, uint32_t last,
                       event_word found[CLAUSE_HEADS]);

/* The events of the clause (or, behind "after", only the noun) that begins at a token, and of the clause that ends
 * before it. */
uint32_t clause_events_after(const facts *f, const clause_classes *c, uint32_t token_index, bool counted, event_word found[CLAUSE_HEADS]);
uint32_t clause_events_before(const facts *f, const clause_classes *c, uint32_t token_index, event_word found[CLAUSE_HEADS]);
/* The length that ends at a token ("two years" after), or -1. */
int32_t length_before(const facts *f, uint32_t token_index);

#endif
