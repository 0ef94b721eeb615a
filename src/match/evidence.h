/* Evidence for names: which features a reading has.
 *
 * A feature is a name in parts ("prev=of|first=country"), known by its hash.  Features speak of
 * classes, shapes, function words, rules and the kind of document, never of single content words.
 * The score of a reading (span, type) is the sum of its features' weights for that type:
 *
 *   score = begin(first) + end(last) + inner(each token in its role) + whole(span)
 *
 * so that the parts are looked up once and shared by all spans. */
#ifndef BELIE_MATCH_EVIDENCE_H
#define BELIE_MATCH_EVIDENCE_H

#include "match/mentions.h"

enum token_role { ROLE_SINGLE, ROLE_FIRST, ROLE_MIDDLE, ROLE_LAST, ROLE_COUNT };

typedef VEC(uint64_t) feature_vec;

/* What is known of a token, made when it is first asked for. */
typedef struct token_view {
    uint64_t context; /* hash: how a neighbour sees it */
    uint64_t coarse;  /* the same, fewer kinds */
    uint64_t lists;   /* hash: which groups of lists hold it */
    uint64_t shape;
    uint32_t groups; /* bits of list groups */
    bool linker;     /* a function word or a mark: context is the word itself */
} token_view;

/* The part of it that a symbol's classes tell. */
typedef struct symbol_view {
    uint64_t lists;
    uint32_t groups;
    int cue;
    bool function, ready;
} symbol_view;

enum { EVIDENCE_KEYS = 32, EVIDENCE_ENDINGS = 160 };

typedef struct evidence_reader {
    const rule_set *rules;
    const symbols *table;
    const text *t;
    VEC(uint32_t) view_of; /* token -> place in views + 1; 0: not asked yet */
    VEC(token_view) views;
    VEC(symbol_view) by_symbol;
    VEC(uint32_t) sentence_of;  /* token -> sentence */
    VEC(uint8_t) sentence_caps; /* sentence: in capitals: 0 no, 1 nearly, 2 all */
    uint64_t genre;             /* hash of the document's kind */
    uint64_t edge[4];           /* hash of the edge of a sentence of each kind */
    token_view outside;
    uint64_t role_value[ROLE_COUNT], caps_value[2], length_value[7], unlisted, whole_sentence;
    str ending[EVIDENCE_ENDINGS]; /* by their last letters */
    uint64_t ending_hash[EVIDENCE_ENDINGS];
    uint64_t key_hash[EVIDENCE_KEYS];
    int group_of[CLASS_MAX];    /* class -> list group, or -1 */
    int cue_rank[CLASS_MAX];    /* class -> rank as a cue, or -1 */
    uint64_t class_hash[CLASS_MAX];
    class_set functions;
    unsigned sport_class, money_class;
    map lists_ids; /* group bits -> index of their hash */
    VEC(uint64_t) lists_hashes;
    map lower_words; /* hashes of the words seen in small letters */
    buf fold;
    bool naming; /* names of features are kept by their hash, for fitting and explaining */
    map name_of; /* hash -> index into name_list */
    VEC(char *) name_list;
} evidence_reader;

bool evidence_init(evidence_reader *r, const rule_set *rules);
/* Keeps the names of features from now on. */
void evidence_name_classes(evidence_reader *r);
/* The same for the document at hand, whose views are made anew; does nothing when names are kept
 * already.  False: memory ran out. */
bool evidence_start_naming(evidence_reader *r, const symbols *table, const text *t);
void evidence_release(evidence_reader *r);
/* Prepares for a document; false: memory ran out. */
bool evidence_open(evidence_reader *r, const symbols *table, const text *t);

static inline enum token_role evidence_role(uint32_t index, uint32_t first, uint32_t last)
{
    if (last == first + 1)
        return ROLE_SINGLE;
    return index == first ? ROLE_FIRST : index + 1 == last ? ROLE_LAST : ROLE_MIDDLE;
}

/* Each appends features; false: memory ran out. */
bool evidence_of_token(evidence_reader *r, uint32_t token_index, enum token_role role,
                       feature_vec *out);
bool evidence_of_begin(evidence_reader *r, uint32_t first, feature_vec *out);
bool evidence_of_end(evidence_reader *r, uint32_t last, feature_vec *out);
bool evidence_of_whole(evidence_reader *r, uint32_t first, uint32_t last, feature_vec *out);
/* "rule=person/titled" */
uint64_t evidence_of_rule(evidence_reader *r, const rule *by);
/* The name of a feature seen while `naming`, or NULL. */
const char *evidence_name(const evidence_reader *r, uint64_t feature);

/* For features that the document pass adds: parts are joined and, when naming, recorded. */
uint64_t evidence_feature(evidence_reader *r, const char *name);

#endif
