/* percentage: what tells a share apart from two numbers that stand near it. */
#ifndef BELIE_CHECK_RATIOS_APART_H
#define BELIE_CHECK_RATIOS_APART_H

#include "check/figures.h"

/* Two numbers, and the share that they would give. */
typedef struct ratio {
    const figure *part, *whole; /* or the old value and the new one */
    double wanted;              /* in per cent */
    double points;              /* how surely they are meant */
    double stands;              /* by where they stand alone */
} ratio;

/* A share, and the figures around it. */
typedef struct group {
    const figures *all;
    uint32_t from, to;
    const figure *share;
    bool change, down; /* "a drop of", "growth" */
} group;

/* Both in terms of one unit: "from 200 million kronor to 250 million". */
void ratio_values(const figure *a, const figure *b, double *x, double *y);
/* Whether one of some words stands at most `reach` tokens before a figure, no mark between. */
bool figure_is_behind(const facts *f, const figure *a, uint32_t reach, const char *const *words);
/* "Of these, 416 lived there": behind the sentence that tells of how many. */
bool figure_is_of_these(const facts *f, const figure *a);
/* "5/8 percent notes", "the target of 50 per cent": no share that was counted. */
bool share_is_uncounted(const facts *f, const figure *p);
/* "Wants a cut of", "had been announced", "this year we hope for": no share that was. */
bool share_is_wished(const facts *f, uint32_t sentence_index, uint32_t first, uint32_t last);
/* "70 per cent of the trade": whose share it is, when it is not that of what the pair counts. */
bool share_is_of_another(const group *g, const figure *a, const figure *b);
/* "18 of the 40", "of 40 boats 18": told as part and whole. */
bool ratio_is_told(const facts *f, const ratio *r);
/* Whether the share is that of the two for all that the words around it tell: of their time, their place and their subject. */
bool ratio_may_be_meant(const group *g, const ratio *r);

#endif
