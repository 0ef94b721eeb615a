/* Which event a date (or a place) of a clause belongs to: the verb that governs it, or the noun that it stands at. */
#ifndef BELIE_FACTS_CLAUSES_H
#define BELIE_FACTS_CLAUSES_H

#include "facts/participants.h"

typedef struct clause_classes {
    participant_classes parts;
    int kind, noun, past, third, ing, base, modal;
} clause_classes;

/* A word that tells of an event. */
typedef struct event_word {
    uint32_t first, last; /* tokens */
    str kind;             /* of event-kind.list, or the base of its verb */
    bool noun;
    bool listed; /* the kind is of the list */
    bool given;  /* told as known: "the fire", "when the bell cracked", "had opened" */
    bool participle; /* "the agreement signed on 1 July" */
    bool aside; /* ", who bought the house in 1979," */
    bool loose;  /* a verb nearer to the date may own it */
    int way;     /* the date lies a length after (1) or before (-1) it; 0: is its own */
    int32_t length; /* that length: a date */
    bool lapsed; /* "not completed until May": completed in May */
} event_word;

enum { CLAUSE_HEADS = 4 };

clause_classes clause_classes_of(const rule_set *rules);
/* The event told by the word at a token, if any. */
bool event_word_at(const facts *f, const clause_classes *c, uint32_t token_index, event_word *found);
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
