/* What a text says that a name is: "Bilka, a Danish chain", "Aisby is a village", "a band called Korn". */
#ifndef BELIE_MATCH_DEFINITION_H
#define BELIE_MATCH_DEFINITION_H

#include "match/mentions.h"

typedef enum noun_kind { NOUN_NONE, NOUN_PERSON, NOUN_PLACE, NOUN_ORGANIZATION, NOUN_THING, NOUN_KINDS } noun_kind;

typedef struct definitions {
    class_set kind[NOUN_KINDS]; /* the classes of nouns of each kind */
    class_set naming, stops;    /* "called"; what ends a noun phrase */
} definitions;

void definitions_init(definitions *d, const rule_set *rules);
/* The kind of the noun that defines the name which ends before token `last`, or of the one that
 * announces the name which begins at `first`.  Looks at no more than a dozen tokens. */
noun_kind definition_after(const definitions *d, const symbols *table, const text *t, uint32_t last, uint32_t limit);
noun_kind definition_before(const definitions *d, const symbols *table, const text *t, uint32_t first, uint32_t start);

#endif
