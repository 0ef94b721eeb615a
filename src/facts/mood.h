/* In what mood something is said: from the words of its sentence around it. */
#ifndef BELIE_FACTS_MOOD_H
#define BELIE_FACTS_MOOD_H

#include "facts/facts.h"

typedef struct mood_classes {
    int negation, hedge, modal, say, approx, determiner, preposition, wh;
} mood_classes;

mood_classes mood_classes_of(const facts *f);
/* Makes room for the document's sentences; false: memory ran out. */
bool moods_open(const facts *f);
/* The moods (enum mood, joined) of tokens [first, last); *speaker gets the token of the one who
 * says it, or UINT32_MAX. */
unsigned mood_of(const facts *f, const mood_classes *c, uint32_t first, uint32_t last,
                 uint32_t *speaker);

#endif
