/* What was found out about forms, symbols and sentences, kept while a reader lives.
 *
 * "Is this token one of these words?" is asked all the time, of some two hundred lists of a few words, and nearly
 * always answered no.  Each list gets a number when it is first asked for, each of their words a set of
 * the lists that have it, and each form the number of its word's set, or none. */
#ifndef BELIE_FACTS_ANSWERS_H
#define BELIE_FACTS_ANSWERS_H

#include "base/map.h"
#include "lexicon/symbols.h"

/* What a token can be to the mood of a claim; see mood.c. */
typedef struct kept_cue {
    uint32_t at, cues;
} kept_cue;

enum { LISTS_MOST = 1536, LIST_SLOTS = 1 << 12 };

typedef struct word_list {
    const char *const *words; /* NULL: a free slot */
    uint32_t number;
} word_list;

/* The lists that a word is on. */
typedef struct list_set {
    uint64_t lists[LISTS_MOST / 64];
} list_set;

/* A word, in small letters, of a list or of the text's forms. */
typedef struct known_word {
    uint32_t form; /* the last that spells it, or 0 */
    uint32_t set;  /* index in `sets` + 1; 0: it is on no list */
} known_word;

/* Lists and their words, by keys of the words. */
typedef struct word_lists {
    uint32_t count;
    word_list lists[LIST_SLOTS]; /* by their addresses */
    VEC(known_word) words;
    VEC(list_set) sets;
    map ids; /* key of a word -> its index + 1 */
} word_lists;

typedef struct kept_form {
    uint16_t set;        /* of its word */
    uint8_t mood, tense; /* cues; 0: not looked at yet */
    uint32_t before;     /* the form that spells its word, too, or 0 */
    uint64_t stem, noun; /* of who compares words; 0: not looked at yet */
} kept_form;

/* What has a name, a literal, by its address. */
typedef struct kept_name {
    const char *name; /* NULL: a free slot */
    int id;
} kept_name;

enum { NAME_SLOTS = 1 << 10 };

typedef struct kept_names {
    uint32_t count;
    kept_name at[NAME_SLOTS];
} kept_names;

typedef struct kept_answers {
    uint32_t generation; /* of the forms' numbers */
    word_lists words, nouns; /* nouns are on their lists in the singular */
    VEC(kept_form) forms;  /* there is room for all forms and symbols of the document */
    VEC(uint32_t) symbols; /* cues; 0: none has been looked at yet */
    VEC(uint16_t) of_token; /* of the document: its word's set, as far as the lists below `ready` are asked for */
    uint32_t ready;
    kept_names classes, relations;
    VEC(kept_cue) moods;     /* the cues of one sentence; room for the longest */
    uint32_t moods_of;       /* that sentence + 1, or 0 */
    uint32_t moods_together; /* the cues of all of them */
} kept_answers;

/* The slot of a list, or a free one. */
static inline size_t answers_slot(const word_lists *l, const char *const *words)
{
    size_t at = (size_t)((uint32_t)((uintptr_t)words >> 3) * 0x9E3779B1u >> 21);
    while (l->lists[at].words && l->lists[at].words != words)
        at = (at + 1) % LIST_SLOTS;
    return at;
}

/* Whether a set has the list of a number. */
static inline bool answers_has(const word_lists *l, uint32_t set, uint32_t list)
{
    return set && l->sets.at[set - 1].lists[list / 64] >> (list % 64) & 1;
}

/* Whether a word, or noun, is on a list that NULL ends; the list is static. */
bool answers_word_is_any(kept_answers *k, str word, const char *const *words);
bool answers_noun_is_any(kept_answers *k, uint64_t noun, const char *const *nouns);
/* The list's number, made when it is new; LISTS_MOST: there is no room, or memory ran out. */
uint32_t answers_list(kept_answers *k, const char *const *words);
/* Makes room for all forms and symbols of the document; false: memory ran out. */
bool answers_prepare(kept_answers *k, const text *t, const symbols *table);
/* The hash of a noun in the singular and in small letters. */
uint64_t noun_key(str word);

void answers_release(kept_answers *k);

#endif
