/* Lists of words, and forms that are on them. */
#include "facts/answers.h"

enum { WORD_MOST = 40 }; /* bytes of a word on a list */

/* Of the word in small letters; 0: it is too long to be on a list. */
static uint64_t key_of(str word)
{
    char small[WORD_MOST];
    if (word.len > sizeof small)
        return 0;
    for (size_t i = 0; i < word.len; i++)
        small[i] = str_small(word.ptr[i]);
    return str_hash(str_of(small, word.len)) | 1;
}

static bool add_word(kept_answers *k, const char *word, uint32_t list)
{
    bool is_new;
    if (!vec_reserve(&k->words, k->words.len + 1))
        return false;
    uint32_t *at = map_at(&k->word_ids, key_of(str_from_c(word)), true, &is_new);
    if (!at || (is_new && !vec_push(&k->words)))
        return false;
    if (is_new)
        *at = (uint32_t)k->words.len;
    k->words.at[*at - 1].lists[list / 64] |= (uint64_t)1 << (list % 64);
    return true;
}

/* Forms may be on the new list that were on none. */
static void forget_listed(kept_answers *k)
{
    for (size_t i = 0; i < k->forms.len; i++)
        k->forms.at[i].listed = FORM_UNKNOWN;
}

uint32_t answers_list(kept_answers *k, const char *const *words)
{
    size_t at = answers_slot(words);
    while (k->lists[at].words && k->lists[at].words != words)
        at = (at + 1) % LIST_SLOTS;
    if (k->lists[at].words)
        return k->lists[at].number;
    if (k->list_count == LISTS_MOST || k->words.len > UINT16_MAX / 2)
        return LISTS_MOST;
    for (const char *const *word = words; *word; word++)
        if (!add_word(k, *word, k->list_count))
            return LISTS_MOST;
    forget_listed(k);
    k->lists[at] = (word_list){ words, k->list_count };
    return k->list_count++;
}

kept_form *answers_form(kept_answers *k, uint32_t form, str word)
{
    while (k->forms.len <= form)
        if (!vec_push(&k->forms))
            return NULL;
    kept_form *kept = &k->forms.at[form];
    if (kept->listed == FORM_UNKNOWN) {
        uint64_t key = key_of(word);
        const uint32_t *at = key ? map_find(&k->word_ids, key) : NULL;
        kept->listed = at ? (uint16_t)(FORM_LISTED + *at - 1) : FORM_UNLISTED;
    }
    return kept;
}

void answers_forget_forms(kept_answers *k)
{
    vec_clear(&k->forms);
}

void answers_release(kept_answers *k)
{
    vec_release(&k->words);
    vec_release(&k->forms);
    map_release(&k->word_ids);
}
