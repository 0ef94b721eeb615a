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

uint64_t noun_key(str word)
{
    char folded[WORD_MOST];
    size_t n = 0;
    for (size_t i = 0; i < word.len && n < sizeof folded; i++)
        folded[n++] = str_small(word.ptr[i]);
    if (n > 4 && folded[n - 1] == 's' && folded[n - 2] == 'e' && folded[n - 3] == 'i')
        folded[n - 3] = 'y', n -= 2;
    else if (n > 3 && folded[n - 1] == 's' && folded[n - 2] != 's' && folded[n - 2] != 'u' && folded[n - 2] != 'i')
        n--;
    return str_hash(str_of(folded, n));
}

static bool add_word(word_lists *l, uint64_t key, uint32_t list)
{
    bool is_new;
    if (!vec_reserve(&l->words, l->words.len + 1))
        return false;
    uint32_t *at = map_at(&l->ids, key, true, &is_new);
    if (!at || (is_new && !vec_push(&l->words)))
        return false;
    if (is_new)
        *at = (uint32_t)l->words.len;
    l->words.at[*at - 1].lists[list / 64] |= (uint64_t)1 << (list % 64);
    return true;
}

typedef uint64_t key_function(str word);

/* The list's number in its slot, made when it is new; LISTS_MOST: there is no room, or memory ran out. */
static uint32_t number_of(word_lists *l, const char *const *words, key_function *key, bool *is_new)
{
    size_t at = answers_slot(l, words);
    *is_new = !l->lists[at].words;
    if (!*is_new)
        return l->lists[at].number;
    if (l->count == LISTS_MOST || l->words.len > UINT16_MAX / 2)
        return LISTS_MOST;
    for (const char *const *word = words; *word; word++)
        if (!add_word(l, key(str_from_c(*word)), l->count))
            return LISTS_MOST;
    l->lists[at] = (word_list){ words, l->count };
    return l->count++;
}

/* Forms may be on the new list that were on none. */
static void forget_listed(kept_answers *k)
{
    for (size_t i = 0; i < k->forms.len; i++)
        k->forms.at[i].listed = FORM_UNKNOWN;
}

static uint32_t number_of_words(kept_answers *k, const char *const *words)
{
    bool is_new;
    uint32_t number = number_of(&k->words, words, key_of, &is_new);
    if (is_new)
        forget_listed(k);
    return number;
}

bool answers_word_is_any(kept_answers *k, str word, const char *const *words)
{
    uint32_t number = number_of_words(k, words);
    if (number == LISTS_MOST)
        return str_is_any(word, words);
    uint64_t key = key_of(word);
    const uint32_t *at = key ? map_find(&k->words.ids, key) : NULL;
    return at && answers_has(&k->words, *at - 1, number);
}

bool answers_noun_is_any(kept_answers *k, uint64_t noun, const char *const *nouns)
{
    bool is_new;
    uint32_t number = noun ? number_of(&k->nouns, nouns, noun_key, &is_new) : 0;
    if (number == LISTS_MOST)
        for (; *nouns; nouns++)
            if (noun_key(str_from_c(*nouns)) == noun)
                return true;
    const uint32_t *at = noun && number < LISTS_MOST ? map_find(&k->nouns.ids, noun) : NULL;
    return at && answers_has(&k->nouns, *at - 1, number);
}

bool answers_prepare(kept_answers *k, uint32_t generation, size_t forms, size_t symbols)
{
    if (k->generation != generation)
        vec_clear(&k->forms);
    k->generation = generation;
    while (k->forms.len < forms)
        if (!vec_push(&k->forms))
            return false;
    while (k->symbols.len < symbols)
        if (!vec_push(&k->symbols))
            return false;
    return true;
}

bool answers_form_is_any(kept_answers *k, uint32_t form, str word, const char *const *words)
{
    uint32_t number = number_of_words(k, words);
    kept_form *kept = &k->forms.at[form];
    if (number == LISTS_MOST)
        return str_is_any(word, words);
    if (kept->listed == FORM_UNKNOWN) {
        uint64_t key = key_of(word);
        const uint32_t *at = key ? map_find(&k->words.ids, key) : NULL;
        kept->listed = at ? (uint16_t)(FORM_LISTED + *at - 1) : FORM_UNLISTED;
    }
    return kept->listed >= FORM_LISTED && answers_has(&k->words, kept->listed - FORM_LISTED, number);
}

static void release_lists(word_lists *l)
{
    vec_release(&l->words);
    map_release(&l->ids);
}

void answers_release(kept_answers *k)
{
    release_lists(&k->words);
    release_lists(&k->nouns);
    vec_release(&k->forms);
    vec_release(&k->symbols);
    vec_release(&k->moods);
}
