/* Mentions: what was settled of the readings that competed.
 *
 * Layers: DATE and a user's own types are settled by their rules' weights; names (PERSON, PLACE,
 * ORGANIZATION) by the model of evidence, around them; the internal types (lower case: quantity,
 * role, ...), which no output shows, by their rules' weights, over the rest. */
#ifndef BELIE_MATCH_MENTIONS_H
#define BELIE_MATCH_MENTIONS_H

#include "match/matcher.h"

typedef struct mention {
    uint32_t first, last; /* tokens, half-open */
    uint32_t type;        /* class id: CLASS_PERSON, ..., or a rule_set's own type */
    const rule *by;
    hit source;           /* the reading, in positions of the tagging string; for captures */
    double score;         /* 0..1 */
    int32_t date;         /* index into the facts' dates, or -1 */
    int32_t quantity;     /* into its quantities, or -1 */
    int32_t entity;       /* into its entities, or -1 */
} mention;

typedef VEC(mention) mention_vec;

/* The symbol string of the tagging stage: tokens, with an edge before, between and after
 * sentences. */
typedef struct tag_string {
    VEC(uint32_t) symbols;
    VEC(uint32_t) token_at;    /* position -> token (an edge: the token after it) */
    VEC(uint32_t) position_of; /* token -> position */
} tag_string;

belie_status tag_string_make(tag_string *s, const symbols *table, const text *t,
                             belie_error *error);
void tag_string_release(tag_string *s);

/* A reading as a span of tokens. */
typedef struct candidate {
    mention m;
    double value; /* what it adds when it is chosen */
} candidate;

typedef VEC(candidate) candidate_vec;

/* Chooses the candidates of greatest total value that do not overlap each other or `taken`
 * (sorted by first), appends them to *out in order.  Candidates are sorted in place. */
belie_status settle(candidate_vec *candidates, const mention_vec *taken, mention_vec *out,
                    belie_error *error);

/* The first half of settling: DATE and own types into *out, the readings of names and of internal
 * types into vectors that the caller releases. */
belie_status mentions_candidates(const rule_set *rules, const tag_string *string, matcher *m,
                                 const hit_vec *hits, candidate_vec *names,
                                 candidate_vec *internal, mention_vec *out, belie_error *error);

/* Settles all layers: reads `hits` of the tagging stage, gives *out sorted by first. */
struct names_model;
belie_status mentions_settle(const rule_set *rules, const symbols *table, const text *t,
                             const tag_string *string, matcher *m, const hit_vec *hits,
                             struct names_model *names, mention_vec *out, belie_error *error);

/* Whether a type is written out: it does not begin with a small letter. */
bool type_is_shown(const rule_set *rules, uint32_t type);
str type_name(const rule_set *rules, uint32_t type);

#endif
