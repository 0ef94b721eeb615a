/* The part of nationals that reads one word of a people or a country. */
#ifndef BELIE_CHECK_NATIONAL_READ_H
#define BELIE_CHECK_NATIONAL_READ_H

#include "check/nationals.h"

/* Each reads tokens [at, end) of that code and keeps what they say of somebody; false: no memory. */
bool national_read_people(nationals *n, uint32_t at, str code, uint32_t end);
bool national_read_country(nationals *n, uint32_t at, str code, uint32_t end);

/* ---- the words around it, for national_read.c ---- */

enum { NATIONAL_LEFT_MOST = 7 };
extern const char *const national_quotes[], *const national_anybody[], *const national_bonds[]; /* anybody: what says only that it is a person */
bool national_is_plural(str word);
/* The end of the noun of a person behind the word of a people, or 0: there is none. */
uint32_t national_noun_end(const nationals *n, uint32_t at);
/* Whether a people's name stands for one of them: nothing follows that it could be an adjective of. */
bool national_stands_alone(const nationals *n, uint32_t at);
/* Reads the article, and moves `first` to it. */
bool national_read_left(const nationals *n, national *x);

#endif
