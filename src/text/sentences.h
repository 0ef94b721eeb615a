/* Sentences, headings, items and rows from tokens. */
#ifndef BELIE_TEXT_SENTENCES_H
#define BELIE_TEXT_SENTENCES_H

#include "text/text.h"

/* Fills t->sentences and the TOKEN_SENTENCE and TOKEN_PARAGRAPH flags; false: no memory. */
bool sentences_find(text *t);

#endif
