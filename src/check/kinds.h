/* What kind of thing a counted noun names: "canvases" and "pictures", "climbers" and "people". */
#ifndef BELIE_CHECK_KINDS_H
#define BELIE_CHECK_KINDS_H

#include "facts/facts.h"

typedef struct kind_of {
    uint64_t domain; /* persons, animals, books, ...; 0: in no list */
    uint64_t kind;   /* what of the domain; 0: the word itself tells, or nothing */
    bool any;        /* "people": whatever of the domain */
} kind_of;

typedef struct kind_reader {
    const facts *f;
    int thing, collective, person[3];
} kind_reader;

kind_reader kind_reader_of(const facts *f);
/* The kind of a token's noun; an empty one when no list knows it. */
kind_of kind_at(const kind_reader *r, uint32_t token_index);
/* Persons of any kind. */
kind_of kind_of_persons(void);
/* Of what a collective is made: "a crew of nine", "Population: 2,300", "seats 740". */
kind_of kind_of_collective(const kind_reader *r, uint32_t token_index);

#endif
