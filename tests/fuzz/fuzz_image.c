/* Any bytes as a lexicon image: what is accepted must be safe to use. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon/image.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint64_t *copy = malloc(size + sizeof(lexicon_header) + 8);
    lexicon lex;
    belie_error error = { 0 };
    if (!copy)
        return 0;
    memcpy(copy, data, size);
    if (size >= sizeof(lexicon_header)) { /* let the mutations get past the first gates */
        lexicon_header *h = (lexicon_header *)(void *)copy;
        memcpy(h->magic, lexicon_magic, sizeof lexicon_magic);
        h->version = IMAGE_VERSION;
        h->byte_order = IMAGE_BYTE_ORDER;
        h->size = size;
        h->checksum = lexicon_checksum(h, copy, size);
    }
    if (lexicon_open(&lex, copy, size, true, STR("f"), &error) == BELIE_OK) {
        uint32_t word = lexicon_find(&lex, STR("paris"), str_hash(STR("paris")));
        if (word != LEXICON_NONE) {
            lexicon_step(&lex, 0, word);
            lexicon_value_of(&lex, word, false, 50);
        }
        lexicon_weights_of(&lex, 12345);
        lexicon_use_name(&lex, lexicon_use_of(&lex, str_hash(STR("paris"))));
        for (unsigned i = 0; i < lexicon_class_count(&lex); i++)
            lexicon_class_name(&lex, i);
    }
    free(copy);
    return 0;
}
