/* What the image's reader and its builder share. */
#ifndef BELIE_LEXICON_IMAGE_H
#define BELIE_LEXICON_IMAGE_H

#include "lexicon/lexicon.h"

enum { IMAGE_VERSION = 5, IMAGE_BYTE_ORDER = 0x01020304, USES_MOST = 60000 };

extern const char lexicon_magic[8];
/* Of a whole image, its header included (but for the checksum itself). */
uint64_t lexicon_checksum(const lexicon_header *h, const void *image, size_t size);
uint32_t lexicon_edge_hash(uint32_t node, uint32_t word);

/* The bit of a word among those that can follow a node: most steps that lead nowhere end here. */
static inline uint32_t lexicon_follow_bit(uint32_t word)
{
    return (uint32_t)1 << (word * 0x9E3779B9u >> 27);
}

/* A feature's slot to begin with, before the mask, and its key there. */
static inline uint32_t lexicon_weight_slot(uint64_t feature)
{
    return (uint32_t)(feature >> 20);
}

static inline uint32_t lexicon_weight_key(uint64_t feature)
{
    return (uint32_t)(feature ^ feature >> 32) | 1;
}

uint64_t lexicon_value_key(uint32_t entry, bool is_node, unsigned class_id);

#endif
