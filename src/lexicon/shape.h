/* The computed classes of a token: from its kind, shape, digits and glue. */
#ifndef BELIE_LEXICON_SHAPE_H
#define BELIE_LEXICON_SHAPE_H

#include "lexicon/classes.h"
#include "text/text.h"

/* Bits of the computed classes (bit n is class n).  glue: bit 0 touches the token before, bit 1
 * the one after; asked of marks only. */
uint64_t shape_classes(const token *tok, str word, unsigned glue);

#endif
