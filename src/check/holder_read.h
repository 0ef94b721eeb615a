/* Who is said to hold which post of which body: a claim "holder" with the words around it. */
#ifndef BELIE_CHECK_HOLDER_READ_H
#define BELIE_CHECK_HOLDER_READ_H

#include "check/words.h"

typedef struct holder {
    const claim *from;
    str group, name;
    int32_t who;
    uint64_t modifiers, of; /* "medical", "museum"; 0: none */
    bool definite, bare;        /* bare: "Mayor Roth" */
    bool whole, then;           /* "throughout"; "the then director" */
    bool named, its;            /* the body is a name, or "its" */
    int32_t date;               /* the time of which is told, or -1 */
} holder;

typedef struct holder_reader {
    const facts *f;
    word_reader words;
    int posts, verbs, offices, title, rank;
} holder_reader;

holder_reader holder_reader_of(const facts *f);
/* False: the claim is none, or of somebody who held it at another time. */
bool holder_read(const holder_reader *r, const claim *c, holder *out);

#endif
