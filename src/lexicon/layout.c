/* Laying out an image. */
#include "lexicon/builder.h"

#include <stdlib.h>

typedef struct layout {
    lexicon_builder *b;
    lexicon_header header;
    VEC(class_set) sets;
    map set_ids; /* hash of a set -> index (sets are compared) */
    buf strings;
    lexicon_entry *words, *nodes;
    belie_error *error;
} layout;

static bool add_string(layout *l, str string, uint32_t *offset)
{
    *offset = (uint32_t)l->strings.len;
    return buf_add(&l->strings, string);
}

/* The index of a set, made when new; LEXICON_NONE: no memory. */
static uint32_t set_index(layout *l, const class_set *set)
{
    uint64_t key = str_hash(str_of((const char *)set, sizeof *set));
    for (;; key++) {
        bool is_new;
        uint32_t *at = map_at(&l->set_ids, key, true, &is_new);
        if (!at)
            return LEXICON_NONE;
        if (is_new) {
            class_set *slot = vec_push(&l->sets);
            if (!slot)
                return LEXICON_NONE;
            *slot = *set;
            return *at = (uint32_t)(l->sets.len - 1);
        }
        if (memcmp(&l->sets.at[*at], set, sizeof *set) == 0)
            return *at;
    }
}

static int by_entry(const void *x, const void *y)
{
    const membership *a = x, *b = y;
    if (a->node != b->node)
        return a->node < b->node ? -1 : 1;
    return a->entry < b->entry ? -1 : a->entry > b->entry;
}

static bool lay_members(layout *l)
{
    lexicon_builder *b = l->b;
    if (b->members.len)
        qsort(b->members.at, b->members.len, sizeof *b->members.at, by_entry);
    for (size_t i = 0, next; i < b->members.len; i = next) {
        class_set sets[CASE_COUNT] = { { { 0 } } };
        const membership *m = &b->members.at[i];
        for (next = i; next < b->members.len && by_entry(m, &b->members.at[next]) == 0; next++)
            for (int c = b->members.at[next].form_case; c < CASE_COUNT; c++)
                class_set_add(&sets[c], b->members.at[next].class_id);
        lexicon_entry *entry = m->node ? &l->nodes[m->entry] : &l->words[m->entry];
        for (int c = 0; c < CASE_COUNT; c++)
            if ((entry->sets[c] = set_index(l, &sets[c])) == LEXICON_NONE)
                return false;
    }
    return true;
}

static bool lay_words(layout *l)
{
    lexicon_builder *b = l->b;
    for (size_t i = 0; i < b->word_forms.len; i++) {
        l->words[i].length = (uint16_t)b->word_forms.at[i].len;
        l->words[i].starts = b->word_starts.at[i];
        if (!add_string(l, b->word_forms.at[i], &l->words[i].string))
            return false;
    }
    return true;
}

static int by_key(const void *x, const void *y)
{
    const gathered_value *a = x, *b = y;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static bool has_part(str joined, str part)
{
    for (str rest = joined, piece; str_cut(&rest, '|', &piece);)
        if (str_equal(piece, part))
            return true;
    return false;
}

/* Values of one key are joined by '|', in the order in which they came. */
static bool lay_values(layout *l, lexicon_value *out)
{
    lexicon_builder *b = l->b;
    if (b->values.len)
        qsort(b->values.at, b->values.len, sizeof *b->values.at, by_key);
    uint32_t count = 0;
    for (size_t i = 0, next; i < b->values.len; i = next) {
        lexicon_value *v = &out[count++];
        v->key = b->values.at[i].key;
        if (!add_string(l, b->values.at[i].value, &v->string))
            return false;
        for (next = i + 1; next < b->values.len && b->values.at[next].key == v->key; next++) {
            str so_far = str_of(l->strings.ptr + v->string, l->strings.len - v->string);
            if (so_far.len < 200 && !has_part(so_far, b->values.at[next].value) &&
                !(buf_add_char(&l->strings, '|') && buf_add(&l->strings, b->values.at[next].value)))
                return false;
        }
        v->length = (uint32_t)(l->strings.len - v->string);
    }
    l->header.value_count = count;
    return true;
}

static uint32_t table_size(size_t count)
{
    uint32_t size = 16;
    while (size < count * 2)
        size *= 2;
    return size;
}

static void lay_slots(const layout *l, uint32_t *slots)
{
    uint32_t mask = l->header.slot_count - 1;
    for (uint32_t i = 0; i < l->b->word_forms.len; i++) {
        uint32_t at = (uint32_t)str_hash(l->b->word_forms.at[i]) & mask;
        while (slots[at])
            at = (at + 1) & mask;
        slots[at] = i + 1;
    }
}

typedef struct edge_pair {
    uint64_t key;
    uint32_t to;
} edge_pair;

static void lay_edges(const layout *l, lexicon_entry *entries, lexicon_edge *edges)
{
    uint32_t mask = l->header.edge_slots - 1;
    const map *nodes = &l->b->nodes;
    /* In order of the nodes' numbers, so that the table does not depend on the map's layout. */
    edge_pair *order = calloc(l->b->node_count, sizeof *order);
    if (!order)
        return;
    for (size_t i = 0; i < nodes->cap; i++)
        if (nodes->slots[i].used)
            order[nodes->slots[i].value] = (edge_pair){ nodes->slots[i].key, nodes->slots[i].value };
    for (uint32_t i = 1; i < l->b->node_count; i++) {
        uint32_t from = (uint32_t)(order[i].key >> 32), word = (uint32_t)order[i].key;
        uint32_t at = lexicon_edge_hash(from, word) & mask;
        while (edges[at].to)
            at = (at + 1) & mask;
        edges[at] = (lexicon_edge){ from, word, order[i].to };
        entries[from].string |= lexicon_follow_bit(word);
    }
    free(order);
}

/* Two features that would share a slot and a key cannot be told apart: the later one is lost, which
 * among a hundred thousand is not to be expected in a thousand builds. */
static void lay_weights(const layout *l, uint32_t *keys, lexicon_weight *weights)
{
    uint32_t mask = l->header.weight_slots - 1;
    for (size_t i = 0; i < l->b->weights.len; i++) {
        uint64_t feature = l->b->weights.at[i].feature;
        uint32_t at = lexicon_weight_slot(feature) & mask, key = lexicon_weight_key(feature);
        while (keys[at] && keys[at] != key)
            at = (at + 1) & mask;
        keys[at] = key;
        memcpy(weights[at].weights, l->b->weights.at[i].weights, sizeof l->b->weights.at[i].weights);
    }
}

/* As the weights: of a word that stands twice the later use holds. */
static void lay_uses(const layout *l, uint32_t *keys, uint16_t *uses)
{
    uint32_t mask = l->header.use_slots - 1;
    for (size_t i = 0; i < l->b->uses.len; i++) {
        const gathered_use *u = &l->b->uses.at[i];
        uint32_t at = lexicon_weight_slot(u->hash) & mask, key = lexicon_weight_key(u->hash);
        while (keys[at] && keys[at] != key)
            at = (at + 1) & mask;
        keys[at] = key;
        uses[at] = u->use;
    }
}

static uint64_t place(uint64_t *end, uint64_t count, uint64_t size)
{
    uint64_t at = *end;
    *end = (at + count * size + 7) & ~(uint64_t)7;
    return at;
}

static bool write_image(layout *l, const lexicon_value *values, uint32_t (*classes)[2], uint32_t (*uses)[2], buf *out)
{
    lexicon_header *h = &l->header;
    uint64_t end = sizeof *h;
    h->classes = place(&end, (uint64_t)h->class_count * 2, sizeof(uint32_t));
    h->sets = place(&end, h->set_count, sizeof(class_set));
    h->words = place(&end, h->word_count, sizeof(lexicon_entry));
    h->slots = place(&end, h->slot_count, sizeof(uint32_t));
    h->nodes = place(&end, h->node_count, sizeof(lexicon_entry));
    h->edges = place(&end, h->edge_slots, sizeof(lexicon_edge));
    h->values = place(&end, h->value_count, sizeof(lexicon_value));
    h->weight_keys = place(&end, h->weight_slots, sizeof(uint32_t));
    h->weights = place(&end, h->weight_slots, sizeof(lexicon_weight));
    h->use_keys = place(&end, h->use_slots, sizeof(uint32_t));
    h->uses = place(&end, h->use_slots, sizeof(uint16_t));
    h->use_names = place(&end, (uint64_t)h->use_count * 2, sizeof(uint32_t));
    h->strings = place(&end, h->string_size, 1);
    h->size = end;
    buf_clear(out);
    if (!buf_reserve(out, end))
        return false;
    char *base = memset(out->ptr, 0, end + 1);
    out->len = end;
    if (h->class_count)
        memcpy(base + h->classes, classes, h->class_count * sizeof *classes);
    if (h->use_count)
        memcpy(base + h->use_names, uses, h->use_count * sizeof *uses);
    memcpy(base + h->sets, l->sets.at, h->set_count * sizeof(class_set));
    memcpy(base + h->words, l->words, h->word_count * sizeof(lexicon_entry));
    memcpy(base + h->nodes, l->nodes, h->node_count * sizeof(lexicon_entry));
    memcpy(base + h->values, values, h->value_count * sizeof(lexicon_value));
    if (h->string_size)
        memcpy(base + h->strings, l->strings.ptr, h->string_size);
    lay_slots(l, (uint32_t *)(void *)(base + h->slots));
    lay_edges(l, (lexicon_entry *)(void *)(base + h->nodes), (lexicon_edge *)(void *)(base + h->edges));
    lay_weights(l, (uint32_t *)(void *)(base + h->weight_keys), (lexicon_weight *)(void *)(base + h->weights));
    lay_uses(l, (uint32_t *)(void *)(base + h->use_keys), (uint16_t *)(void *)(base + h->uses));
    h->checksum = lexicon_checksum(h, base, end);
    memcpy(base, h, sizeof *h);
    return true;
}

/* Names put away among the strings: pairs of offset and length. */
static bool lay_names(layout *l, const str *names, size_t count, uint32_t (*pairs)[2])
{
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        pairs[i][1] = (uint32_t)names[i].len;
        ok = add_string(l, names[i], &pairs[i][0]);
    }
    return ok;
}

static bool lay_out(layout *l, buf *out)
{
    lexicon_builder *b = l->b;
    arena scratch = { 0 };
    class_set empty = { { 0 } };
    lexicon_value *values = arena_array(&scratch, b->values.len + 1, sizeof *values);
    uint32_t(*classes)[2] = arena_array(&scratch, b->class_names.len + 1, sizeof *classes);
    uint32_t(*uses)[2] = arena_array(&scratch, b->use_names.len + 1, sizeof *uses);
    l->words = arena_array(&scratch, b->word_forms.len + 1, sizeof *l->words);
    l->nodes = arena_array(&scratch, b->node_count, sizeof *l->nodes);
    bool ok = values && classes && uses && l->words && l->nodes && set_index(l, &empty) == 0 &&
              lay_members(l) && lay_words(l) && lay_values(l, values) &&
              lay_names(l, b->class_names.at, b->class_names.len, classes) &&
              lay_names(l, b->use_names.at, b->use_names.len, uses);
    memcpy(l->header.magic, lexicon_magic, sizeof lexicon_magic);
    l->header.version = IMAGE_VERSION;
    l->header.byte_order = IMAGE_BYTE_ORDER;
    l->header.class_count = (uint32_t)b->class_names.len;
    l->header.set_count = (uint32_t)l->sets.len;
    l->header.word_count = (uint32_t)b->word_forms.len;
    l->header.slot_count = table_size(b->word_forms.len);
    l->header.node_count = b->node_count;
    l->header.edge_slots = table_size(b->node_count);
    l->header.weight_slots = table_size(b->weights.len * 2 / 3); /* keys lie close: a line holds 16 */
    l->header.use_slots = table_size(b->uses.len * 2 / 3);
    l->header.use_count = (uint32_t)b->use_names.len;
    l->header.string_size = (uint32_t)l->strings.len;
    ok = ok && write_image(l, values, classes, uses, out);
    arena_release(&scratch);
    return ok;
}

belie_status lexicon_builder_finish(lexicon_builder *b, buf *out, belie_error *error)
{
    layout l = { .b = b, .error = error };
    bool ok = lay_out(&l, out);
    vec_release(&l.sets);
    map_release(&l.set_ids);
    buf_release(&l.strings);
    return ok ? BELIE_OK : error_no_memory(error);
}
