/* Words that tell of events: a verb in the past, a noun, or the words of a list. */
#ifndef BELIE_FACTS_EVENT_WORDS_H
#define BELIE_FACTS_EVENT_WORDS_H

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

clause_classes clause_classes_of(const facts *f);
/* The event told by the word at a token, if any; that of a list alone. */
bool event_word_at(const facts *f, const clause_classes *c, uint32_t token_index, event_word *found);
bool event_word_listed(const facts *f, const clause_classes *c, uint32_t token_index, event_word *found);
/* Fills how it is told: `given`, `participle`, `aside`. */
void event_word_judge(const facts *f, const clause_classes *c, const sentence *s, event_word *e);
/* "The", "his", "'s"; of what is known ("the", "that"); a mark that ends a clause; a day or time. */
bool clause_is_article(const facts *f, uint32_t token_index);
bool clause_is_known(const facts *f, uint32_t token_index);
bool clause_is_mark(const facts *f, uint32_t token_index);
bool clause_is_date(const facts *f, uint32_t token_index);

#endif
