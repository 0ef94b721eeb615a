/* What has been gathered for an image: build.c gathers, layout.c lays it out. */
#ifndef BELIE_LEXICON_BUILDER_H
#define BELIE_LEXICON_BUILDER_H

#include "base/arena.h"
#include "lexicon/image.h"
#include "text/text.h"

typedef struct membership {
    uint32_t entry;
    uint16_t class_id;
    uint8_t node, form_case;
} membership;

typedef struct gathered_value {
    uint64_t key;
    uint32_t order;
    str value;
} gathered_value;

typedef struct gathered_weight {
    uint64_t feature;
    float weights[WEIGHTS];
} gathered_weight;

typedef struct gathered_use {
    uint64_t hash;
    uint16_t use; /* from 1 */
} gathered_use;

struct lexicon_builder {
    const lexicon *base;
    arena memory;
    map_str classes; /* name -> id */
    VEC(str) class_names;
    map_str words; /* folded form -> index */
    VEC(str) word_forms;
    VEC(uint8_t) word_starts;
    map nodes; /* node << 32 | word -> node */
    uint32_t node_count;
    VEC(membership) members;
    VEC(gathered_value) values;
    VEC(gathered_weight) weights;
    VEC(gathered_use) uses;
    map_str use_ids; /* name -> use */
    VEC(str) use_names;
    text scan;
    buf fold;
};

#endif
