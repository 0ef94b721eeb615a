/* What a document says of a name elsewhere: the second pass of the evidence.
 *
 * From a first choice of readings it learns which strings, last words, first words and acronyms
 * belong to names of which type, and gives features to each reading from the other places. */
#ifndef BELIE_MATCH_REPEATS_H
#define BELIE_MATCH_REPEATS_H

#include "match/evidence.h"

/* What a document does with a word. */
typedef struct word_use {
    uint32_t document;                     /* the document that this is of */
    uint32_t capitals;                     /* how often it stands with a capital */
    uint32_t whole;                        /* how often it is a name: counts by type, 10 bits each */
    uint8_t last_of, first_of, inside_of; /* bits of the types whose longer names it ends, ... */
    uint8_t acronym_of;                   /* the same, and ACRONYM_KNOWN once it has been looked up */
    bool defined;                         /* what it begins, or is, is defined somewhere */
} word_use;

enum { REPEATS_NAMES = 160 };

typedef struct repeats {
    VEC(word_use) uses; /* by the number of the word's normal form */
    VEC(uint64_t) plain; /* the same: the hash of the word without its full stops; 0: not made yet */
    uint32_t generation; /* of those numbers */
    map whole;    /* hash of a longer span's words -> counts by type */
    map first_of; /* hash of two words -> bits of the types whose longer names they begin */
    map defined;  /* hash of a span's words -> bits of the kinds of nouns that define it somewhere */
    map acronyms; /* hash of an acronym -> bits of types */
    uint64_t hashes[REPEATS_NAMES]; /* of features, once they are known */
    const reading_vec *chosen;
    size_t near;                 /* where it was last looked at */
    bool off;                    /* the document is too short to tell anything */
    buf words;
} repeats;

/* Learns from the chosen readings, sorted by place, and keeps hold of them; false: memory ran out. */
bool repeats_learn(repeats *p, evidence_reader *r, const reading_vec *chosen);
/* Features of a reading; `chosen_as` is the type it was chosen as itself (or 0). */
bool repeats_features(repeats *p, evidence_reader *r, uint32_t first, uint32_t last,
                      uint32_t chosen_as, feature_vec *out);
void repeats_release(repeats *p);

#endif
