/* What names.c and names_explain.c share: the model that scores names, and what it knows of the document. */
#ifndef BELIE_MATCH_NAMES_MODEL_H
#define BELIE_MATCH_NAMES_MODEL_H

#include "match/names.h"
#include "match/repeats.h"
#include "match/sums.h"

/* Where the parts of a token of the sentence at hand lie, from 1; 0: not asked for yet.  Of its begin
 * and its end there are SIDE_PARTS. */
typedef struct token_parts {
    uint32_t inner[ROLE_COUNT], begin, end;
} token_parts;

/* The parts of a span as a whole. */
typedef struct span_parts {
    uint32_t from, until;
} span_parts;

typedef struct rule_weights {
    float w[WEIGHTS];
    bool ready;
} rule_weights;

struct names_model {
    const lexicon *lex;
    evidence_reader evidence;
    repeats elsewhere;
    feature_vec features;
    part_sums sums;
    const sentence *here;
    VEC(token_parts) tokens; /* of the sentence at hand */
    VEC(span_parts) spans;   /* of the block at hand, in the order of its readings */
    VEC(rule_weights) rules; /* by rule index */
    reading_vec readings;   /* one a span and type, scored: a block's lie together */
    VEC(uint32_t) ends;     /* block -> end of its readings */
    reading_vec first_choice;
    size_t near; /* the first of those that the second pass has not gone past */
};

/* The place of a type among the weights. */
static inline unsigned weight_of_type(uint32_t type)
{
    return type == CLASS_PERSON ? 0 : type == CLASS_PLACE ? 1 : 2;
}

#endif
