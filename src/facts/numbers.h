/* Numbers in digits and words. */
#ifndef BELIE_FACTS_NUMBERS_H
#define BELIE_FACTS_NUMBERS_H

#include "facts/facts.h"

typedef struct number_classes {
    int number_word, ordinal_word;
} number_classes;

number_classes number_classes_of(const facts *f);

/* Reads the tokens [first, last) as one number ("1,204", "3.5", "twenty-five", "two and a half",
 * "1.2 million", "21st").  *rounding gets half of the last place that is written.  False: none. */
bool number_read(const text *t, const symbols *s, const number_classes *c, uint32_t first,
                 uint32_t last, double *value, double *rounding);

#endif
