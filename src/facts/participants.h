/* Who and what takes part in an event: the things around its word. */
#ifndef BELIE_FACTS_PARTICIPANTS_H
#define BELIE_FACTS_PARTICIPANTS_H

#include "facts/facts.h"
#include "facts/referents.h"

enum { THING_WORDS = 6, THING_NAMES = 4 };

/* Something that is spoken of: a name, a noun with what tells it apart, or only "it". */
typedef struct thing {
    uint32_t first, last;         /* tokens; equal: nothing is said */
    int32_t entity;               /* whom its head names, or -1 */
    uint64_t noun;                /* hash of its head noun in the singular, or 0 */
    bool definite;                /* "the", "its", a name */
    bool pronoun;                 /* "it", "its", "they", not resolved */
    uint64_t words[THING_WORDS];  /* hashes of the words that modify it */
    uint32_t word_count;
    int32_t names[THING_NAMES];   /* entities inside it that are not its head */
    uint32_t name_count;
} thing;

typedef struct participants {
    thing theme; /* what is opened, who dies */
    thing agent; /* who opens it */
    bool definite; /* of a noun: "the opening", "its opening" */
    bool noun;     /* the event's word is a noun */
} participants;

typedef struct participant_classes {
    referent_classes who;
    int auxiliary, adverb, preposition, conjunction, wh, past, noun, adjective, gerund, third;
} participant_classes;

participant_classes participant_classes_of(const facts *f);
/* Those of the event whose word stands at tokens [first, last). */
participants participants_of(const facts *f, const participant_classes *c, uint32_t first, uint32_t last);
/* The thing whose words begin at a token, or end before it; `first` == `last`: none. */
thing thing_from(const facts *f, const participant_classes *c, uint32_t token_index);
thing thing_owning(const facts *f, const participant_classes *c, uint32_t token_index);
thing thing_before(const facts *f, const participant_classes *c, uint32_t token_index);
/* Whether the noun of a thing is one of a list that NULL ends; the list is static. */
bool thing_is_any(const facts *f, const thing *x, const char *const *nouns);

#endif
