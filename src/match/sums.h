/* Sums of weights, a part of the evidence at a time.
 *
 * What a part sums to is kept by its key, over documents, so that most parts cost one look-up.  Parts
 * are gathered first and summed together: their memory is asked for in time. */
#ifndef BELIE_MATCH_SUMS_H
#define BELIE_MATCH_SUMS_H

#include "match/evidence.h"

/* A part's sum, kept from before; a part of another key takes its place. */
typedef struct kept_sum {
    uint64_t key; /* 0: free */
    float w[WEIGHTS];
} kept_sum;

typedef struct part_sum {
    uint64_t key;
    uint32_t features; /* where its own begin, when it was not kept */
    float w[WEIGHTS];
} part_sum;

typedef struct part_sums {
    const lexicon *lex;
    part_vec parts;      /* what is wanted */
    VEC(part_sum) sums;  /* of each part */
    VEC(uint32_t) fresh; /* parts that were not kept */
    feature_vec features;
    kept_sum *kept;
} part_sums;

/* False: memory ran out. */
bool part_sums_init(part_sums *p, const lexicon *lex);
void part_sums_release(part_sums *p);
void part_sums_clear(part_sums *p);
/* Sums all parts that have been gathered. */
bool part_sums_add_up(part_sums *p, evidence_reader *r);

#endif
