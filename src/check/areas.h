/* Places and the countries, parts of countries and peoples that a text names, with what is said to lie there: "the Turkish island". */
#ifndef BELIE_CHECK_AREAS_H
#define BELIE_CHECK_AREAS_H

#include "check/gazetteer.h"
#include "check/words.h"

enum { SITES_MOST = 300 }; /* of which there are more, none is the one that can be meant */

typedef struct site {
    uint32_t first, last, sentence;
    int32_t entity;
} site;

typedef enum area_kind { AREA_NAME, AREA_THING, AREA_GROUP } area_kind;

typedef struct area {
    str code;
    uint32_t first, last, sentence; /* what is quoted: "the Turkish island" */
    uint32_t word, word_last;       /* "Turkish" */
    area_kind kind;
} area;

typedef struct areas {
    findings *out;
    const facts *f;
    word_reader words;
    int people, country, part, state, present, compass;
    VEC(site) sites;
    VEC(area) list;
    map put;  /* entity + 1 -> the area it is put into + 1 */
    map told; /* hash of a code -> how often it is named */
} areas;


/* Reads both; false: no memory. */
bool areas_read(areas *r, findings *out);
void areas_release(areas *r);
/* The end of the noun behind the word of a people or a country that is one of a list (NULL ends it; it is static), or 0. */
uint32_t areas_noun_behind(const areas *r, uint32_t at, const char *const *nouns);
/* Whether a token is a capitalised word. */
bool areas_begins_name(const facts *f, uint32_t at);
extern const char *const area_things[], *const area_groups[];

#endif
