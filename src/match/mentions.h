/* Mentions: what was settled of the readings that competed.
 *
 * Layers: DATE and a user's own types are settled by their rules' weights; names (PERSON, PLACE,
 * ORGANIZATION) by the model of evidence, around them; the internal types (lower case: quantity,
 * role, ...), which no output shows, by their rules' weights, over the rest.  A document is walked
 * sentence by sentence, since no reading crosses the end of one; only names look at it as a whole. */
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
    VEC(uint32_t) token_at; /* position -> token (an edge: the token after it) */
} tag_string;

belie_status tag_string_make(tag_string *s, const symbols *table, const text *t,
                             belie_error *error);
void tag_string_release(tag_string *s);

/* A hit as a span of tokens that competes with others. */
typedef struct reading {
    uint32_t first, last; /* tokens, half-open */
    uint32_t hit;         /* index of its hit */
    uint32_t type;        /* class id */
    double value;         /* what it adds when it is chosen */
} reading;

typedef VEC(reading) reading_vec;

/* Room for choosing, used again and again. */
typedef struct chooser {
    VEC(double) best;
    VEC(bool) use;
    reading_vec left, spare;
} chooser;

/* Less, equal or greater than 0, as for qsort. */
typedef int reading_order(const reading *a, const reading *b, const hit_vec *hits);
/* Stable.  False: memory ran out. */
bool readings_sort(chooser *c, reading *list, size_t count, const hit_vec *hits, reading_order *order);

/* Chooses of `count` readings those of greatest total value that overlap neither each other nor
 * what is taken (sorted by first), and appends them to *out in order.  False: memory ran out. */
bool choose(chooser *c, const reading *readings, size_t count, const reading *taken, size_t taken_count,
            const hit_vec *hits, reading_vec *out);
void chooser_release(chooser *c);

/* Where the readings of one sentence end in the vectors of a settling. */
typedef struct block {
    uint32_t sentence;
    uint32_t sure, names, internal;
} block;

/* The readings of a document by layers, and the room for settling them. */
typedef struct settling {
    VEC(uint8_t) layer_of; /* rule index -> layer */
    VEC(block) blocks;     /* of the sentences that have readings */
    reading_vec sure;      /* settled */
    reading_vec names;     /* all, a block's by place, type and rule */
    reading_vec internal;  /* all */
    reading_vec chosen, taken; /* of the block at hand */
    chooser room;
} settling;

void settling_release(settling *s);

/* Takes the hits of the tagging stage apart into layers, and settles the first. */
belie_status mentions_read(settling *s, const rule_set *rules, const text *t, const tag_string *string, matcher *m,
                           const hit_vec *hits, belie_error *error);

/* Settles all layers: reads `hits` of the tagging stage, gives *out sorted by first. */
struct names_model;
belie_status mentions_settle(settling *s, const rule_set *rules, const symbols *table, const text *t,
                             const tag_string *string, matcher *m, const hit_vec *hits,
                             struct names_model *names, mention_vec *out, belie_error *error);

/* Whether a type is written out: it does not begin with a small letter. */
bool type_is_shown(const rule_set *rules, uint32_t type);
str type_name(const rule_set *rules, uint32_t type);

#endif
