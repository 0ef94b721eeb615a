/* What can gainsay a superlative: a measure or a count of one of its kind. */
#ifndef BELIE_CHECK_EXTREME_RIVALS_H
#define BELIE_CHECK_EXTREME_RIVALS_H

#include "check/claims.h"
#include "check/kinds.h"
#include "check/words.h"

enum { EXTREME_NOUNS = 8, EXTREME_NEAR = 12 }; /* sentences */

typedef struct extreme {
    const claim *from;
    const quantity *own;
    sentence s;
    bool more;           /* the longest, not the shortest */
    bool circle;         /* "of the five", "of the day" */
    int32_t since;       /* "the highest since 1991": the year, or 0 */
    str value;           /* dimension and direction */
    bool lifelong;       /* "of her life": whatever the year */
    bool placed;         /* "in Wales": others may lie elsewhere */
    uint64_t noun;       /* behind it, or 0 */
    uint32_t noun_at;
    uint64_t nouns[EXTREME_NOUNS]; /* before it */
    uint32_t noun_count;
} extreme;

typedef struct extreme_reader {
    findings *out;
    word_reader words;
    kind_reader kinds;
    int superlative, beyond_all, score_unit;
} extreme_reader;

/* Totals, other times, places and dimensions, comparisons: no thing of the circle. */
bool extreme_is_aside(const extreme_reader *r, const extreme *e, const quantity *q, const sentence *s);
/* Whether a measure in the unit of the superlative's is of a thing of its kind. */
bool extreme_is_kin(const extreme_reader *r, const extreme *e, const quantity *q, const sentence *s);
/* The same of a number that is called otherwise: "702 children" and "911 mentions", "2.90 metres" and "2.93". */
bool extreme_is_like(const extreme_reader *r, const extreme *e, const quantity *q, const sentence *s);
/* Sentences between both. */
uint32_t extreme_gap(const facts *f, const extreme *e, const quantity *q);
/* The year of a sentence, or 0. */
int32_t extreme_year(const facts *f, const sentence *s);

#endif
