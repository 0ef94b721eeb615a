/* What a pattern asks of one symbol. */
#ifndef BELIE_MATCH_ASKS_H
#define BELIE_MATCH_ASKS_H

#include "lexicon/symbols.h"
#include "rules/rules.h"

bool ask_holds(const ask *a, const symbol *s);
/* 64 bits that are taken for the ask itself. */
uint64_t ask_hash(const ask *a);

#endif
