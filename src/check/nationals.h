/* Who is said to be of which country, wherever the text says so: "a Norwegian cellist", "the Dane", "(Kenya)", "Peru's". */
#ifndef BELIE_CHECK_NATIONALS_H
#define BELIE_CHECK_NATIONALS_H

#include "check/words.h"

typedef struct national {
    str code;              /* of the country; a part of one follows it: "GB-S" */
    uint32_t first, last;  /* what is said: "the lonely Spaniard" */
    uint32_t word;         /* the token of the country or its people */
    uint32_t sentence;
    int32_t who;           /* whom it names; -1: nobody by name */
    uint64_t noun;         /* stem of what the person is; 0: not said, or anybody ("man", "artist") */
    enum { PERSON_A, PERSON_THE, PERSON_THIS, PERSON_FIRST, PERSON_NONE, PERSON_BY_STATE } how; /* the article, "the first", "no", "as a Dane" */
    bool pronoun;          /* "he is", "her passport" */
    bool named;            /* by a name that stands beside it */
    bool apposed;          /* "her cousin, a Dane" */
    bool opinion;          /* "called a Dane" */
    bool by_country;       /* "Peru's Quispe" */
} national;

typedef struct nationals {
    const facts *f;
    word_reader words;
    int people, country, role, role_noun, sexed, present;
    VEC(national) list;
    map told; /* hash of a code -> how often the country or its people are named */
} nationals;

/* Fills `list` and `told`; false: no memory. */
bool nationals_read(nationals *n, const facts *f);
void nationals_release(nationals *n);
/* How often a country or its people are named in the text. */
uint32_t nationals_told(const nationals *n, str code);
/* One code, or a country and its part. */
bool nationals_agree(str a, str b);
/* "J. Vos, no relation": a sentence tells of two of a name. */
bool nationals_are_unrelated(const facts *f, uint32_t sentence_index);
/* Countries that are easily taken for each other: neighbours. */
bool nationals_are_near(str a, str b);

#endif
