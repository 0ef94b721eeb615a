/* What the image's reader and its builder share. */
#ifndef BELIE_LEXICON_IMAGE_H
#define BELIE_LEXICON_IMAGE_H

#include "lexicon/lexicon.h"

enum { IMAGE_VERSION = 1, IMAGE_BYTE_ORDER = 0x01020304 };

extern const char lexicon_magic[8];
uint32_t lexicon_edge_hash(uint32_t node, uint32_t word);
uint64_t lexicon_value_key(uint32_t entry, bool is_node, unsigned class_id);

#endif
