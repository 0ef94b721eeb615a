/* Ranks as the text tells them: "third", "the runner-up", "a bronze", the second of a list, the second largest
 * number of a sentence; with who has it and where it was. */
#ifndef BELIE_CHECK_RANK_READ_H
#define BELIE_CHECK_RANK_READ_H

#include "check/claims.h"
#include "check/words.h"

enum { RANKS_MOST = 64, RANK_NAMES = 6, RANK_BACK = 24, RANK_PODIUM = 999, RANK_LAST = 1000, RANK_ANY_WAY = 1 };

typedef struct rank_names {
    uint64_t at[RANK_NAMES];
    uint32_t count;
} rank_names;

typedef struct rank {
    const rule *by;
    uint32_t sentence;
    uint32_t first, last, end; /* of the rank, and of the name behind it */
    int place;     /* RANK_LAST: the last, of however many; RANK_PODIUM: one of the first three */
    int among;     /* of how many; 0: not told */
    bool known;    /* told as something that the reader knows: "that third prize", "as winner" */
    bool row;      /* of a list of results */
    bool ours;     /* "our first prize": of nobody who is named */
    bool stems;    /* `who` has stems of words, not names */
    bool apart;    /* of a heat, of another year's race */
    rank_names who, scope;
    int year;
    uint64_t what; /* the second-highest; 0: of the contest itself */
} rank;

typedef struct ranks {
    const facts *f;
    word_reader words;
    rank at[RANKS_MOST];
    uint32_t count;
    bool many;
    int rows_last; /* the highest number of a row */
} ranks;

bool rank_has_name(const rank_names *n, uint64_t name);
void rank_add_name(rank_names *n, uint64_t name);
bool rank_shares_name(const rank_names *a, const rank_names *b);
/* The key of a token that is part of a name, or 0. */
uint64_t rank_name_key(const facts *f, uint32_t at);
/* Fills who and scope of a rank whose tokens are known; owner: the name behind it has it. */
void rank_read_names(const facts *f, rank *r, const sentence *s, bool owner, bool told);
/* All ranks of a text. */
void ranks_read(ranks *all, const facts *f);

#endif
