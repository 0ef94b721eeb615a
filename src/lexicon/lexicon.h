/* The lexicon: words and names of several words -> classes, in one checked image that is used in
 * place.
 *
 * A form's case says where it holds: a lower-case form in any case ("minister", "Minister"), a
 * form with a capital only where the text has one ("May"), an ALL-CAPS form only where the text
 * is ALL CAPS ("US").  A case of the text is a lexicon_case; sets grow with it. */
#ifndef BELIE_LEXICON_LEXICON_H
#define BELIE_LEXICON_LEXICON_H

#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"
#include "base/vec.h"
#include "lexicon/classes.h"

enum lexicon_case { CASE_LOWER, CASE_CAPITAL, CASE_UPPER, CASE_COUNT };

#define LEXICON_NONE 0xFFFFFFFFu

/* An entry: a word, or a node of the trie of multi-word names.  `sets` are indices of class sets
 * by case; 0 is the empty set. */
typedef struct lexicon_entry {
    uint32_t sets[CASE_COUNT];
    uint32_t string; /* words: offset of the folded form; nodes: bits of the words that can follow */
    uint16_t length; /* words: of the folded form */
    uint16_t starts; /* words: 1 when a name of several words begins with it */
} lexicon_entry;

typedef struct lexicon_edge {
    uint32_t from, word, to; /* nodes; `to` 0 is a free slot */
} lexicon_edge;

/* A value of (entry, class): keys are sorted. */
typedef struct lexicon_value {
    uint64_t key; /* entry << 16 | node flag << 15 | class; see lexicon_value_of */
    uint32_t string, length;
} lexicon_value;

/* A feature's weights of the fitted model: for person, place, organization.  They lie in a hash table
 * by the feature's hash; weight_keys has a part of that hash a slot, 0 where it is free. */
enum { WEIGHTS = 3 };

typedef struct lexicon_weight {
    float weights[WEIGHTS];
} lexicon_weight;

typedef struct lexicon_header {
    char magic[8];
    uint32_t version, byte_order;
    uint64_t size, checksum; /* of the image, all of it */
    uint32_t class_count, set_count, word_count, slot_count, node_count, edge_slots;
    uint32_t value_count, string_size, weight_slots, use_slots, use_count, padding;
    uint64_t classes, sets, words, slots, nodes, edges, values, weight_keys, weights; /* offsets */
    uint64_t use_keys, uses, use_names, strings;
} lexicon_header;

/* An opened image.  Pointers are into the image, which the lexicon borrows (or owns when
 * `owned`). */
typedef struct lexicon {
    const lexicon_header *header;
    const class_set *sets;
    const lexicon_entry *words, *nodes;
    const uint32_t *slots;
    const lexicon_edge *edges;
    const lexicon_value *values;
    const uint32_t *weight_keys;
    const lexicon_weight *weights;
    const uint32_t *use_keys; /* a hash table as the weights'; uses has the use of each slot */
    const uint16_t *uses;
    const uint32_t *use_names; /* pairs: offset, length */
    const uint32_t *classes;   /* pairs: offset, length */
    const char *strings;
    void *owned;
} lexicon;

/* The image that the build embeds in the binary. */
extern const unsigned char lexicon_embedded[];
extern const unsigned char lexicon_embedded_end[];

/* Opens the image at `bytes` (8-byte aligned), which stays borrowed.  With `check` every offset,
 * index and the checksum are verified, else only the header: for the embedded image alone. */
belie_status lexicon_open(lexicon *lex, const void *bytes, size_t size, bool check, str path,
                          belie_error *error);
/* Reads and checks an image file. */
belie_status lexicon_load(lexicon *lex, const char *path, belie_error *error);
void lexicon_release(lexicon *lex);

/* The word of a folded form, or LEXICON_NONE.  `hash` is str_hash(form). */
uint32_t lexicon_find(const lexicon *lex, str form, uint64_t hash);
/* The node reached from `node` (0: the root) by a word, or 0. */
uint32_t lexicon_step(const lexicon *lex, uint32_t node, uint32_t word);
/* The value of a class at an entry; an empty view when it has none. */
str lexicon_value_of(const lexicon *lex, uint32_t entry, bool is_node, unsigned class_id);
str lexicon_class_name(const lexicon *lex, unsigned index);
/* The id of a class by its name (computed ones included), or -1. */
int lexicon_class_id(const lexicon *lex, str name);
unsigned lexicon_class_count(const lexicon *lex); /* computed ones included */
/* The weights of a feature's hash, WEIGHTS of them, or NULL. */
const float *lexicon_weights_of(const lexicon *lex, uint64_t feature);
/* Asks for the memory in which the weights of features lie, to add them up soon after. */
void lexicon_prefetch_weights(const lexicon *lex, const uint64_t *features, size_t count);
/* Adds up the weights of many features. */
void lexicon_add_weights(const lexicon *lex, const uint64_t *features, size_t count, float total[WEIGHTS]);
/* How a word is used, as a number from 1: like which names, whatever the lists know of it; 0: not known.
 * `hash` is str_hash of its folded form. */
unsigned lexicon_use_of(const lexicon *lex, uint64_t hash);
str lexicon_use_name(const lexicon *lex, unsigned use);
/* The hash of a feature's name: of its parts between bars, "prev=of|first=given".  Parts are
 * hashed one by one, so that a reader can join hashes that it has. */
uint64_t lexicon_feature_hash(str name);
static inline uint64_t lexicon_feature_join(uint64_t so_far, uint64_t part)
{
    uint64_t h = (so_far ^ part) * 0x9E3779B97F4A7C15u;
    return h ^ (h >> 29);
}

/* ---- building ---------------------------------------------------------------------------- */

typedef struct lexicon_builder lexicon_builder;

/* A builder whose class numbers continue those of `base` (may be NULL). NULL: no memory. */
lexicon_builder *lexicon_builder_new(const lexicon *base);
void lexicon_builder_free(lexicon_builder *b);
/* Registers (or finds) a class. */
belie_status lexicon_builder_class(lexicon_builder *b, str name, unsigned *id, belie_error *error);
/* Adds a form to a class, with a value (may be empty).  fold_case: it holds in any case. */
belie_status lexicon_builder_add(lexicon_builder *b, str form, unsigned class_id, str value,
                                 bool fold_case, belie_error *error);
belie_status lexicon_builder_weight(lexicon_builder *b, uint64_t feature,
                                    const float weights[WEIGHTS], belie_error *error);
/* Says how a word is used. */
belie_status lexicon_builder_use(lexicon_builder *b, str word, str use, belie_error *error);
/* Reads one file: *.list (its class is the file's name), *.tsv, *.uses or *.weights. */
belie_status lexicon_builder_file(lexicon_builder *b, const char *path, belie_error *error);
/* Reads every such file below `dir`, in byte order of the paths. */
belie_status lexicon_builder_directory(lexicon_builder *b, const char *dir, belie_error *error);
/* A user's own names: TSV (name, type[, id[, aliases]]) or JSONL-free form; see docs/names.md. */
/* Writes the image into `out`. */
belie_status lexicon_builder_finish(lexicon_builder *b, buf *out, belie_error *error);

#endif
