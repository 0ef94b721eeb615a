/* The lexicon's image: opening, checking, looking up.  Nothing is copied or parsed. */
#include "lexicon/image.h"

#include <stdlib.h>

#include "base/files.h"

const char lexicon_magic[8] = { 'b', 'e', 'l', 'i', 'e', 'L', 'E', 'X' };

static belie_status damaged(str path, const char *what, belie_error *error)
{
    return error_at(error, BELIE_BAD_IMAGE, path, 0, 0,
                    "not a usable lexicon image (%s); make it again with belie compile", what);
}

uint64_t lexicon_checksum(const lexicon_header *h, const void *image, size_t size)
{
    lexicon_header copy = *h;
    copy.checksum = 0;
    uint64_t header = str_hash(str_of((const char *)&copy, sizeof copy));
    return header * 31 ^ str_hash(str_of((const char *)image + sizeof *h, size - sizeof *h));
}

static bool section_fits(const lexicon_header *h, uint64_t offset, uint64_t count, uint64_t size)
{
    return offset % 8 == 0 && offset >= sizeof *h && offset <= h->size &&
           count <= (h->size - offset) / size;
}

static bool sections_fit(const lexicon_header *h)
{
    return section_fits(h, h->classes, (uint64_t)h->class_count * 2, sizeof(uint32_t)) &&
           section_fits(h, h->sets, h->set_count, sizeof(class_set)) &&
           section_fits(h, h->words, h->word_count, sizeof(lexicon_entry)) &&
           section_fits(h, h->slots, h->slot_count, sizeof(uint32_t)) &&
           section_fits(h, h->nodes, h->node_count, sizeof(lexicon_entry)) &&
           section_fits(h, h->edges, h->edge_slots, sizeof(lexicon_edge)) &&
           section_fits(h, h->values, h->value_count, sizeof(lexicon_value)) &&
           section_fits(h, h->weight_keys, h->weight_slots, sizeof(uint32_t)) &&
           section_fits(h, h->weights, h->weight_slots, sizeof(lexicon_weight)) &&
           section_fits(h, h->use_keys, h->use_slots, sizeof(uint32_t)) &&
           section_fits(h, h->uses, h->use_slots, sizeof(uint16_t)) &&
           section_fits(h, h->use_names, (uint64_t)h->use_count * 2, sizeof(uint32_t)) &&
           section_fits(h, h->strings, h->string_size, 1);
}

static bool is_power_of_two(uint32_t n)
{
    return n && (n & (n - 1)) == 0;
}

static bool string_fits(const lexicon *lex, uint32_t offset, uint32_t length)
{
    return offset <= lex->header->string_size && length <= lex->header->string_size - offset;
}

static bool entries_are_sound(const lexicon *lex, const lexicon_entry *entries, uint32_t count, bool nodes)
{
    for (uint32_t i = 0; i < count; i++) {
        for (int c = 0; c < CASE_COUNT; c++)
            if (entries[i].sets[c] >= lex->header->set_count)
                return false;
        if (!nodes && !string_fits(lex, entries[i].string, entries[i].length))
            return false;
    }
    return true;
}

static bool uses_are_sound(const lexicon *lex)
{
    uint32_t free_slots = 0;
    for (uint32_t i = 0; i < lex->header->use_slots; i++) {
        free_slots += lex->use_keys[i] == 0;
        if (lex->uses[i] > lex->header->use_count)
            return false;
    }
    for (uint32_t i = 0; i < lex->header->use_count; i++)
        if (!string_fits(lex, lex->use_names[i * 2], lex->use_names[i * 2 + 1]))
            return false;
    return free_slots;
}

/* A table with free slots ends every probe. */
static bool tables_are_sound(const lexicon *lex)
{
    const lexicon_header *h = lex->header;
    uint32_t free_slots = 0, free_edges = 0, free_weights = 0;
    for (uint32_t i = 0; i < h->slot_count; i++) {
        free_slots += lex->slots[i] == 0;
        if (lex->slots[i] > h->word_count)
            return false;
    }
    for (uint32_t i = 0; i < h->edge_slots; i++) {
        free_edges += lex->edges[i].to == 0;
        if (lex->edges[i].to >= h->node_count && lex->edges[i].to)
            return false;
    }
    for (uint32_t i = 0; i < h->weight_slots; i++)
        free_weights += lex->weight_keys[i] == 0;
    return free_slots && free_edges && free_weights;
}

static bool contents_are_sound(const lexicon *lex)
{
    const lexicon_header *h = lex->header;
    for (uint32_t i = 0; i < h->class_count; i++)
        if (!string_fits(lex, lex->classes[i * 2], lex->classes[i * 2 + 1]))
            return false;
    for (uint32_t i = 0; i < h->value_count; i++)
        if (!string_fits(lex, lex->values[i].string, lex->values[i].length))
            return false;
    return entries_are_sound(lex, lex->words, h->word_count, false) &&
           entries_are_sound(lex, lex->nodes, h->node_count, true) && tables_are_sound(lex) && uses_are_sound(lex);
}

belie_status lexicon_open(lexicon *lex, const void *bytes, size_t size, bool check, str path,
                          belie_error *error)
{
    const lexicon_header *h = bytes;
    *lex = (lexicon){ 0 };
    if (size < sizeof *h || memcmp(h->magic, lexicon_magic, sizeof lexicon_magic) != 0)
        return damaged(path, "no image", error);
    if (h->version != IMAGE_VERSION || h->byte_order != IMAGE_BYTE_ORDER)
        return damaged(path, "of another version or machine", error);
    if (h->size != size || !sections_fit(h) || h->class_count > CLASS_MAX - CLASS_COMPUTED ||
        !h->set_count || !h->node_count || !is_power_of_two(h->slot_count) ||
        !is_power_of_two(h->edge_slots) || !is_power_of_two(h->weight_slots) ||
        !is_power_of_two(h->use_slots))
        return damaged(path, "cut short or damaged", error);
    const char *base = bytes;
    lex->header = h;
    lex->classes = (const void *)(base + h->classes);
    lex->sets = (const void *)(base + h->sets);
    lex->words = (const void *)(base + h->words);
    lex->slots = (const void *)(base + h->slots);
    lex->nodes = (const void *)(base + h->nodes);
    lex->edges = (const void *)(base + h->edges);
    lex->values = (const void *)(base + h->values);
    lex->weight_keys = (const void *)(base + h->weight_keys);
    lex->weights = (const void *)(base + h->weights);
    lex->use_keys = (const void *)(base + h->use_keys);
    lex->uses = (const void *)(base + h->uses);
    lex->use_names = (const void *)(base + h->use_names);
    lex->strings = base + h->strings;
    if (!check)
        return BELIE_OK;
    if (lexicon_checksum(h, base, size) != h->checksum)
        return damaged(path, "its checksum is wrong", error);
    if (!contents_are_sound(lex))
        return damaged(path, "damaged", error);
    return BELIE_OK;
}

belie_status lexicon_load(lexicon *lex, const char *path, belie_error *error)
{
    buf bytes = { 0 };
    *lex = (lexicon){ 0 };
    belie_status status = file_read(path, &bytes, error);
    if (status == BELIE_OK)
        status = lexicon_open(lex, bytes.ptr, bytes.len, true, str_from_c(path), error);
    if (status == BELIE_OK)
        lex->owned = bytes.ptr;
    else
        buf_release(&bytes);
    return status;
}

void lexicon_release(lexicon *lex)
{
    free(lex->owned);
    *lex = (lexicon){ 0 };
}

uint32_t lexicon_find(const lexicon *lex, str form, uint64_t hash)
{
    uint32_t mask = lex->header->slot_count - 1;
    for (uint32_t at = (uint32_t)hash & mask; lex->slots[at]; at = (at + 1) & mask) {
        uint32_t id = lex->slots[at] - 1;
        const lexicon_entry *word = &lex->words[id];
        if (word->length == form.len && memcmp(lex->strings + word->string, form.ptr, form.len) == 0)
            return id;
    }
    return LEXICON_NONE;
}

uint32_t lexicon_edge_hash(uint32_t node, uint32_t word)
{
    uint64_t key = ((uint64_t)node << 32 | word) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(key >> 32) ^ (uint32_t)(key >> 13);
}

uint32_t lexicon_step(const lexicon *lex, uint32_t node, uint32_t word)
{
    uint32_t mask = lex->header->edge_slots - 1;
    if (!(lex->nodes[node].string & lexicon_follow_bit(word)))
        return 0;
    for (uint32_t at = lexicon_edge_hash(node, word) & mask; lex->edges[at].to; at = (at + 1) & mask)
        if (lex->edges[at].from == node && lex->edges[at].word == word)
            return lex->edges[at].to;
    return 0;
}

uint64_t lexicon_value_key(uint32_t entry, bool is_node, unsigned class_id)
{
    return (uint64_t)entry << 16 | (is_node ? 0x8000u : 0u) | class_id;
}

str lexicon_value_of(const lexicon *lex, uint32_t entry, bool is_node, unsigned class_id)
{
    uint64_t key = lexicon_value_key(entry, is_node, class_id);
    uint32_t low = 0, high = lex->header->value_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (lex->values[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == lex->header->value_count || lex->values[low].key != key)
        return (str){ NULL, 0 };
    return str_of(lex->strings + lex->values[low].string, lex->values[low].length);
}

str lexicon_class_name(const lexicon *lex, unsigned index)
{
    if (index < CLASS_COMPUTED)
        return str_from_c(class_computed_name(index));
    index -= CLASS_COMPUTED;
    if (index >= lex->header->class_count)
        return (str){ NULL, 0 };
    return str_of(lex->strings + lex->classes[index * 2], lex->classes[index * 2 + 1]);
}

unsigned lexicon_class_count(const lexicon *lex)
{
    return CLASS_COMPUTED + lex->header->class_count;
}

int lexicon_class_id(const lexicon *lex, str name)
{
    for (unsigned i = 0; i < lexicon_class_count(lex); i++)
        if (str_equal(lexicon_class_name(lex, i), name))
            return (int)i;
    return -1;
}

static inline const float *weights_of(const lexicon *lex, uint32_t mask, uint64_t feature)
{
    const uint32_t *keys = lex->weight_keys;
    uint32_t key = lexicon_weight_key(feature), at = lexicon_weight_slot(feature) & mask;
    while (keys[at] != key) {
        if (!keys[at])
            return NULL;
        at = (at + 1) & mask;
    }
    return lex->weights[at].weights;
}

const float *lexicon_weights_of(const lexicon *lex, uint64_t feature)
{
    return weights_of(lex, lex->header->weight_slots - 1, feature);
}

unsigned lexicon_use_of(const lexicon *lex, uint64_t hash)
{
    uint32_t mask = lex->header->use_slots - 1, key = lexicon_weight_key(hash);
    for (uint32_t at = lexicon_weight_slot(hash) & mask; lex->use_keys[at]; at = (at + 1) & mask)
        if (lex->use_keys[at] == key)
            return lex->uses[at];
    return 0;
}

str lexicon_use_name(const lexicon *lex, unsigned use)
{
    if (use == 0 || use > lex->header->use_count)
        return (str){ NULL, 0 };
    return str_of(lex->strings + lex->use_names[use * 2 - 2], lex->use_names[use * 2 - 1]);
}

void lexicon_prefetch_weights(const lexicon *lex, const uint64_t *features, size_t count)
{
    uint32_t mask = lex->header->weight_slots - 1;
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(&lex->weight_keys[lexicon_weight_slot(features[i]) & mask]);
}

void lexicon_add_weights(const lexicon *lex, const uint64_t *features, size_t count, float total[WEIGHTS])
{
    _Static_assert(WEIGHTS == 3, "the sums below");
    uint32_t mask = lex->header->weight_slots - 1;
    float person = total[0], place = total[1], organization = total[2];
    for (size_t i = 0; i < count; i++) {
        const float *w = weights_of(lex, mask, features[i]);
        if (!w)
            continue;
        person += w[0];
        place += w[1];
        organization += w[2];
    }
    total[0] = person;
    total[1] = place;
    total[2] = organization;
}

uint64_t lexicon_feature_hash(str name)
{
    uint64_t hash = 0;
    for (str rest = name, part; str_cut(&rest, '|', &part);)
        for (str value = part, piece; str_cut(&value, '=', &piece);)
            hash = lexicon_feature_join(hash, str_hash(piece));
    return hash ? hash : 1;
}
