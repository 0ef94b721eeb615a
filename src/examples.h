/* What the runner of examples asks of the facade. */
#ifndef BELIE_EXAMPLES_H
#define BELIE_EXAMPLES_H

#include "belie.h"

#include "facts/facts.h"

const rule_set *engine_rules(const belie_engine *engine);
const facts *reader_facts(const belie_reader *reader);
const hit_vec *reader_hits(const belie_reader *reader);
const hit_vec *reader_claim_hits(const belie_reader *reader);
/* The tokens that a hit would make a mention or a claim of; false: none. */
bool reader_hit_tokens(const facts *f, const hit *h, uint32_t *first, uint32_t *last);

#endif
