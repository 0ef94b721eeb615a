/* What a document says of a name elsewhere: the second pass of the evidence.
 *
 * From a first choice of readings it learns which strings, last words, first words and acronyms
 * belong to names of which type, and gives features to each reading from the other places. */
#ifndef BELIE_MATCH_REPEATS_H
#define BELIE_MATCH_REPEATS_H

#include "match/evidence.h"

/* How often a word stands with a capital in a document. */
typedef struct capital_count {
    uint32_t document, count;
} capital_count;

enum { REPEATS_NAMES = 160 };

typedef struct repeats {
    map whole;    /* hash of a span's words -> counts by type, 10 bits each */
    map last_of;  /* hash of a word -> bits of the types whose longer names it ends */
    map first_of; /* the same for beginnings */
    map inside_of;
    map acronyms;                /* hash of an acronym -> bits of types */
    VEC(capital_count) capitals; /* by the number of the word's normal form */
    uint64_t hashes[REPEATS_NAMES]; /* of features, once they are known */
    const reading_vec *chosen;
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
