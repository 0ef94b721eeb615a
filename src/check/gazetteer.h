/* Where places lie, as far as the lists know. */
#ifndef BELIE_CHECK_GAZETTEER_H
#define BELIE_CHECK_GAZETTEER_H

#include "check/check.h"

enum { GAZETTEER_CODES = 400 };

typedef enum gazetteer_answer { GAZETTEER_UNKNOWN, GAZETTEER_INSIDE, GAZETTEER_OUTSIDE } gazetteer_answer;

/* The codes of the countries that have a place of the name at tokens [first, last), joined by blanks, and their number; 0: the
 * lists do not say. */
size_t gazetteer_countries(const facts *f, uint32_t first, uint32_t last, char out[GAZETTEER_CODES]);
/* Whether a code of two letters is among those of a list that blanks join. */
bool gazetteer_has(str code, const char *codes);
/* Whether a place of the name lies in a country ("PE"), or in a part of one ("AU-04"). */
gazetteer_answer gazetteer_lies_in(const facts *f, uint32_t first, uint32_t last, str code);
/* Whether who speaks of the country may mean that place: the large one of its name, where there is one. */
bool gazetteer_explains(const facts *f, uint32_t first, uint32_t last, str code);
/* Whether it is the capital of other countries alone. */
bool gazetteer_is_capital_elsewhere(const facts *f, uint32_t first, uint32_t last, str code);
/* Whether a list has the name. */
bool gazetteer_is(const facts *f, uint32_t first, uint32_t last, const char *class_name);

#endif
