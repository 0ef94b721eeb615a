/* What was found out about forms, symbols and sentences, kept while a reader lives.
 *
 * "Is this token one of these words?" is asked all the time, of some two hundred lists of a few words, and nearly
 * always answered no.  Each list gets a number when it is first asked for, each of their words a set of
 * the lists that have it, and each form the number of its word, or none. */
#ifndef BELIE_FACTS_ANSWERS_H
#define BELIE_FACTS_ANSWERS_H

#include "base/map.h"
#include "base/vec.h"

/* What a symbol, or a sentence, can be to the mood of a claim; see mood.c. */
typedef struct kept_cue {
    uint32_t of; /* symbol, or sentence + 1 */
    uint32_t cues;
} kept_cue;

enum { LISTS_MOST = 512, LIST_SLOTS = 1 << 11, KEPT_CUES = 1 << 12, KEPT_SENTENCES = 1 << 8 };

typedef struct word_list {
    const char *const *words; /* NULL: a free slot */
    uint32_t number;
} word_list;

typedef struct listed_word {
    uint64_t lists[LISTS_MOST / 64];
} listed_word;

enum { FORM_UNKNOWN, FORM_UNLISTED, FORM_LISTED /* + index in `words` */ };

typedef struct kept_form {
    uint16_t listed;
    uint16_t cues; /* 0: not looked at yet */
    uint64_t stem; /* of who compares words; 0: not looked at yet */
} kept_form;

typedef struct kept_answers {
    uint32_t generation; /* of the forms' numbers */
    uint32_t sentence;   /* that a token was found in */
    size_t mention;      /* that a search ended at */
    uint32_t list_count;
    word_list lists[LIST_SLOTS]; /* by their addresses */
    VEC(listed_word) words;
    map word_ids; /* hash of a word -> its index + 1 */
    VEC(kept_form) forms;
    kept_cue of_symbol[KEPT_CUES], of_sentence[KEPT_SENTENCES];
} kept_answers;

static inline size_t answers_slot(const char *const *words)
{
    return (size_t)((uint32_t)((uintptr_t)words >> 3) * 0x9E3779B1u >> 21);
}

/* The list's number in its slot, made when it is new; LISTS_MOST: there is no room, or memory ran out. */
uint32_t answers_list(kept_answers *k, const char *const *words);
/* The form of a token, spelled `word`, as it is kept; NULL: memory ran out. */
kept_form *answers_form(kept_answers *k, uint32_t form, str word);
/* Whether a form that is known is on a list. */
static inline bool answers_has(const kept_answers *k, const kept_form *form, uint32_t list)
{
    return form->listed >= FORM_LISTED && k->words.at[form->listed - FORM_LISTED].lists[list / 64] >> (list % 64) & 1;
}

/* Forgets what was kept by forms. */
void answers_forget_forms(kept_answers *k);
void answers_release(kept_answers *k);

#endif
