/* What the runner of examples and the benchmark ask of the facade. */
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

/* Calls `watcher` after each stage of reading a document, with the stage's name. */
typedef void stage_watcher(void *data, const char *stage);
void reader_watch(belie_reader *reader, stage_watcher *watcher, void *data);

#endif
