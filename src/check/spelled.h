/* The names of one word of a text, each spelling by itself, and what stands beside it. */
#ifndef BELIE_CHECK_SPELLED_H
#define BELIE_CHECK_SPELLED_H

#include "check/check.h"

enum { SPELLED_MOST = 3000, SPELLED_NEIGHBOURS = 2, SPELLED_SENTENCES = 6 };

/* A name of one word: its form, and where it stands. */
typedef struct spelled {
    uint32_t form, count, token, last_token;
    uint32_t sentences[SPELLED_SENTENCES]; /* the first in which it stands */
    uint32_t tokens[SPELLED_SENTENCES];    /* where in them */
    uint32_t before[SPELLED_NEIGHBOURS], after[SPELLED_NEIGHBOURS]; /* forms of given names and surnames beside it; 0: none */
    uint32_t with[SPELLED_NEIGHBOURS];                              /* of the next name, behind "and" or a comma */
    uint32_t by_start, by_end;                                      /* for whoever chains them by their letters */
    uint32_t letters;                                               /* a bit for each that it has */
    str word;                                                       /* small, without accents; of the findings' scratch */
    uint8_t known, near;                                            /* for whoever compares them */
    bool beside_title, shouted; /* shouted: everywhere in capitals alone */
    bool of_place; /* "Ole Bergh of Larvik" */
} spelled;

typedef VEC(spelled) spelled_names;

/* Reads the first SPELLED_MOST; false: memory ran out.  The caller releases the names. */
bool spelled_read(findings *out, spelled_names *names);
bool spelled_has_class(const facts *f, uint32_t token_index, const char *const *classes);

#endif
