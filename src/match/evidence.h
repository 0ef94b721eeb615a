/* Evidence for names: which features a reading has.
 *
 * A feature is a name in parts ("prev=of|first=country"), known by its hash.  Features speak of
 * classes, shapes, function words, rules and the kind of document, never of single content words.
 * The score of a reading (span, type) is the sum of its features' weights for that type.
 *
 * A reading's features come in parts, such as "what stands before it" or "its first word": what a
 * part emits is a function of its kind, symbol and values alone, so that who adds up weights can
 * keep a part's sum by evidence_key. */
#ifndef BELIE_MATCH_EVIDENCE_H
#define BELIE_MATCH_EVIDENCE_H

#include "match/definition.h"
#include "match/mentions.h"

enum token_role { ROLE_SINGLE, ROLE_FIRST, ROLE_MIDDLE, ROLE_LAST, ROLE_COUNT };

typedef VEC(uint64_t) feature_vec;

enum part_kind {
    PART_TOKEN,        /* a token of the span in its role: symbol, values: see evidence.c */
    PART_BEFORE,       /* the two tokens before it */
    PART_BEFORE_FIRST, /* the token before with the first one */
    PART_BEFORE_KIN,   /* to which words those before are akin */
    PART_AFTER,
    PART_AFTER_LAST,
    PART_AFTER_KIN, /* symbol: of what it owns, "'s shares" */
    PART_FORM,   /* length, shapes, the kind of sentence */
    PART_AROUND, /* the tokens before and after together */
    PART_ENDS,   /* first and last token together */
    PART_LINE,   /* how the line before a sentence's first token ends */
    PART_ALONE,  /* first and last token of a span that is a whole sentence */
    PART_NOTE,   /* something that is so of the span */
    PART_IS,     /* the classes of a name of several words that is the span */
    PART_HAS     /* a function word inside */
};

enum { PART_VALUES = 10 };

typedef struct evidence_part {
    uint32_t kind;
    uint32_t symbol; /* whose classes are emitted; PART_IS: a class set of the base lexicon */
    uint64_t values[PART_VALUES]; /* as many as the kind has: evidence_add */
} evidence_part;

typedef VEC(evidence_part) part_vec;

/* How a token is seen: by itself and by its neighbours. */
typedef struct token_view {
    uint64_t context; /* hash: how a neighbour sees it */
    uint64_t coarse;  /* the same, fewer kinds */
    uint64_t lists;   /* hash: which groups of lists hold it */
    uint64_t shape;
    uint64_t ending; /* 0: none that is known */
    uint64_t use, uses; /* like which names the word is used; 0: not known */
    uint64_t kin;       /* the heap of words that are used alike, by one of them; 0: not known */
    uint32_t symbol;
    bool linker; /* a function word or a mark: context is the word itself */
} token_view;

/* The part of it that a symbol's classes tell. */
typedef struct symbol_view {
    uint64_t lists;
    uint64_t context, coarse; /* 0: the token's shape, or its word, tells */
    bool function, link, sport, ready;
} symbol_view;

enum word_kind { WORD_UNKNOWN, WORD_PLAIN, WORD_TELLING /* of sport; of the first person */ };

/* The hashes of a use, "company? surname @users": of its first word, of all kinds, and of what is akin. */
typedef struct use_view {
    uint64_t first, all, kin; /* 0: not known */
    bool ready;
} use_view;

enum { EVIDENCE_KEYS = 40, EVIDENCE_ENDINGS = 160, EVIDENCE_GROUPS = 32, EVIDENCE_TITLES = 8 };

typedef struct evidence_reader {
    const rule_set *rules;
    const symbols *table;
    const text *t;
    uint32_t generation; /* of the table's forms */
    uint32_t document;   /* counts */
    VEC(symbol_view) by_symbol;
    VEC(uint8_t) symbol_kinds, form_kinds; /* enum word_kind */
    map lists_ids; /* bits of groups -> place in lists_values */
    VEC(uint64_t) lists_values;
    VEC(uint32_t) lower_in;  /* form -> the last document that had it in small letters */
    VEC(token_view) senses;  /* how each form is seen as each of its symbols; 0 is none */
    VEC(uint32_t) sense_of;  /* form -> the sense that it had last */
    map sense_ids;           /* form and symbol -> sense */
    const sentence *here;    /* the sentence that evidence_enter chose */
    bool full;               /* memory ran out when a token was seen */
    uint64_t caps;        /* whether it is in capitals: a value */
    uint64_t genre;       /* hash of the document's kind */
    uint64_t edge[4];     /* hash of the edge of a sentence of each kind */
    token_view outside;   /* what stands around the sentence */
    uint64_t role_value[ROLE_COUNT], caps_value[2], length_value[7], unlisted, whole_sentence, function_value;
    str ending[EVIDENCE_ENDINGS];
    uint8_t ending_first[32], ending_next[EVIDENCE_ENDINGS + 1]; /* chains by the last letter, from 1 */
    uint64_t ending_hash[EVIDENCE_ENDINGS];
    uint64_t key_hash[EVIDENCE_KEYS], first_key[EVIDENCE_KEYS]; /* by itself, and as a feature begins with it */
    int group_of[CLASS_MAX]; /* class -> list group, or -1 */
    int cue_rank[CLASS_MAX]; /* class -> rank as a cue, or -1 */
    uint64_t class_hash[CLASS_MAX];
    class_set functions;
    unsigned sport_class, event_class;
    VEC(use_view) use_hash; /* by the lexicon's number of the use */
    definitions defined;
    uint64_t noun_hash[NOUN_KINDS];
    uint64_t group_hash[EVIDENCE_GROUPS];
    uint64_t defines_acronym, bracketed_acronym, event_of, in_title, whole_title;
    uint32_t titles[EVIDENCE_TITLES][2]; /* from the first token to the closing quote; of the sentence at hand */
    unsigned title_count;
    bool naming; /* names of features are kept by their hash, for fitting and explaining */
    bool names_lost; /* memory ran out while naming: what is shown would not be whole */
    map name_of; /* hash -> index into name_list, from 1 */
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
/* Turns to a sentence of it: all spans asked for lie in it.  False: memory ran out. */
bool evidence_enter(evidence_reader *r, const sentence *s);
/* Whether the document has a token's word in small letters. */
static inline bool evidence_has_small(const evidence_reader *r, uint32_t index)
{
    return r->lower_in.at[text_folded_form(r->t, index)] == r->document;
}

static inline enum token_role evidence_role(uint32_t index, uint32_t first, uint32_t last)
{
    if (last == first + 1)
        return ROLE_SINGLE;
    return index == first ? ROLE_FIRST : index + 1 == last ? ROLE_LAST : ROLE_MIDDLE;
}

enum { SIDE_PARTS = 3 }; /* of a begin, and of an end */

/* Appends the parts of a span: of one token in its role (one), of its begin and of its end, and those of
 * the whole.  False: memory ran out. */
bool evidence_of_token(evidence_reader *r, uint32_t token_index, enum token_role role, part_vec *out);
bool evidence_of_begin(evidence_reader *r, uint32_t first, part_vec *out);
bool evidence_of_end(evidence_reader *r, uint32_t last, part_vec *out);
bool evidence_of_whole(evidence_reader *r, uint32_t first, uint32_t last, part_vec *out);
/* Appends a part's features. */
bool evidence_emit(evidence_reader *r, const evidence_part *p, feature_vec *out);
uint64_t evidence_key(const evidence_part *p);
/* All features of a span, appended. */
bool evidence_of_span(evidence_reader *r, uint32_t first, uint32_t last, feature_vec *out);
/* "rule=person/titled" */
uint64_t evidence_of_rule(evidence_reader *r, const rule *by);
/* The name of a feature seen while `naming`, or NULL. */
const char *evidence_name(const evidence_reader *r, uint64_t feature);

/* For features that the document pass adds: parts are joined and, when naming, recorded. */
uint64_t evidence_feature(evidence_reader *r, const char *name);

#endif
