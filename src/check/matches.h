/* Matches: the scores of a text, what each of them is, and whose. */
#ifndef BELIE_CHECK_MATCHES_H
#define BELIE_CHECK_MATCHES_H

#include "check/claims.h"

enum { MATCH_NAMES = 6, MATCHES_MOST = 48 };

enum score_kind {
    SCORE_LOOSE,    /* two numbers of which nothing tells what they are */
    SCORE_FINAL,
    SCORE_STANDING, /* at half-time, on the way */
    SCORE_PART      /* one of several in a row: sets, quarters */
};

typedef struct match_score {
    const claim *from;
    uint32_t first, last; /* tokens, those of the sides included */
    int a, b;             /* as written; of goals and points the points that they are worth */
    enum score_kind kind;
    bool line;            /* "Lyon 2, Metz 1": the names of `home` have `a` */
    int definite;         /* 2: speaks of a match already told ("the 2-1 win"); 1: names nobody */
    bool nothing;         /* "goalless" */
    bool apart;           /* of another match than the text's own: "the first leg", "last year" */
    uint64_t home[MATCH_NAMES], away[MATCH_NAMES]; /* words of the sides; of no line all are in `home` */
    uint32_t home_count, away_count;
    uint64_t opponent;    /* "over Metz", or 0 */
    uint64_t category;    /* women, under-14s, reserves, or 0 */
} match_score;

typedef struct matches {
    const facts *f;
    match_score at[MATCHES_MOST];
    uint32_t count;
    bool many; /* more than MATCHES_MOST: a page of results, nothing is compared */
} matches;

void matches_read(matches *m, const facts *f);
/* The number of a role, or -1. */
int match_number(const facts *f, const claim *c, const char *role);
/* Whether a sentence speaks of another match, leg, half or year than the text's own. */
bool match_is_apart(const facts *f, const sentence *s);
/* The key of who plays: women, under-14s, reserves; 0: not told. */
uint64_t match_category(const facts *f, const sentence *s);
/* Whether a word is among the names of a side. */
bool match_has_name(const uint64_t *names, uint32_t count, uint64_t name);
/* The key of a word of a name, or 0: no word of a name. */
uint64_t match_name(const facts *f, uint32_t token_index);
/* A score as a piece of evidence: its sides are of it, and it says the numbers. */
evidence match_evidence(const facts *f, const match_score *m);
/* Whether two scores are the same, in whichever order. */
bool match_same(const match_score *a, const match_score *b);

#endif
