/* The figures of a text in order: numbers, shares, multiples and lengths of time, as arithmetic needs them. */
#ifndef BELIE_CHECK_FIGURES_H
#define BELIE_CHECK_FIGURES_H

#include "check/kinds.h"
#include "check/words.h"

#include "facts/numbers.h"

enum figure_kind { FIGURE_NUMBER, FIGURE_SHARE, FIGURE_MULTIPLE, FIGURE_TIME };

typedef struct figure {
    enum figure_kind kind;
    uint32_t first, last, sentence; /* tokens, with the noun or unit */
    double value;     /* a number in base units; a share in per cent; how many times; hours */
    double slack;     /* what it may be rounded by, in the same: zeros at the end may be places */
    double rounding;  /* half of the last place that is written, in the same; 0 of whole counts and sums */
    double factor;    /* of a measure: how many base units one of its own is; of other numbers 1 */
    bool approximate, bounded; /* "about"; "more than", "up to" */
    enum quantity_kind of; /* of a number: count, money, measure */
    uint64_t unit;    /* of a number: the stem of its noun, its dimension, its currency; 0: bare */
    kind_of what;     /* of a counted noun */
    uint64_t per;     /* of a rate: the stem of what it is for one of, or FIGURE_EACH; 0: no rate */
    double per_value; /* 100 of "8 litres per 100 km", 1000 of "9 euros a tonne", in base units of `per_unit` */
    uint64_t per_unit; /* the dimension of what it is for one of, or 0 */
    const rule *by;
} figure;

enum { FIGURE_EACH = 1 };

typedef struct figures {
    const facts *f;
    word_reader words;
    kind_reader kinds;
    number_classes numbers;
    int fraction, multiple, measure, time_unit, currency;
    VEC(figure) all; /* in the order of the text */
} figures;

/* Those of the document, read when they are first asked for.  BELIE_NO_MEMORY is the one error. */
belie_status figures_of(findings *out, const figures **all);
void figures_release(findings *out);
/* A figure as a piece of evidence that says what is written. */
evidence figure_evidence(const facts *f, const figure *a);
/* Past the last figure of the sentence in which the figure `at` stands. */
uint32_t figures_end(const figures *all, uint32_t at);
/* The first figure, and past the last, of those that stand near the figure `at`. */
uint32_t figures_from(uint32_t at);
uint32_t figures_to(const figures *all, uint32_t at);
/* How many sentences lie between two. */
int figures_apart(const figure *a, const figure *b);
/* Whether two numbers are of one unit, or one of them is bare. */
bool figures_alike(const figure *a, const figure *b);
/* How many of a unit of time are in an hour's terms ("day": 24), or 0. */
double figures_hours(const figures *all, uint32_t token_index);

#endif
