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

/* The word of a key, made when it is new; NULL: memory ran out. */
static known_word *word_at(word_lists *l, uint64_t key)
{
    bool is_new;
    if (!vec_reserve(&l->words, l->words.len + 1))
        return NULL;
    uint32_t *at = map_at(&l->ids, key, true, &is_new);
    if (!at || (is_new && !vec_push(&l->words)))
        return NULL;
    if (is_new)
        *at = (uint32_t)l->words.len;
    return &l->words.at[*at - 1];
}

/* Puts a word on a list; the forms that spell it are on it, too. */
static bool add_word(word_lists *l, kept_form *spelled, uint64_t key, uint32_t list)
{
    known_word *word = word_at(l, key);
    if (!word || (!word->set && (l->sets.len == UINT16_MAX || !vec_push(&l->sets))))
        return false;
    if (!word->set)
        word->set = (uint32_t)l->sets.len;
    l->sets.at[word->set - 1].lists[list / 64] |= (uint64_t)1 << (list % 64);
    for (uint32_t form = word->form; form; form = spelled[form].before)
        spelled[form].set = (uint16_t)word->set;
    return true;
}

typedef uint64_t key_function(str word);

static bool add_words(word_lists *l, kept_form *spelled, key_function *key, const word_list *list)
{
    for (const char *const *word = list->words; *word; word++)
        if (!add_word(l, spelled, key(str_from_c(*word)), list->number))
            return false;
    return true;
}

static uint32_t number_of(word_lists *l, kept_form *spelled, key_function *key, const char *const *words)
{
    size_t at = answers_slot(l, words);
    if (l->lists[at].words)
        return l->lists[at].number;
    word_list made = { words, l->count };
    if (l->count == LISTS_MOST || !add_words(l, spelled, key, &made))
        return LISTS_MOST;
    l->lists[at] = made;
    return l->count++;
}

uint32_t answers_list(kept_answers *k, const char *const *words)
{
    return number_of(&k->words, k->forms.at, key_of, words);
}

static bool is_on(const word_lists *l, uint64_t key, uint32_t list)
{
    const uint32_t *at = key ? map_find(&l->ids, key) : NULL;
    return at && answers_has(l, l->words.at[*at - 1].set, list);
}

bool answers_word_is_any(kept_answers *k, str word, const char *const *words)
{
    uint32_t list = answers_list(k, words);
    if (list < LISTS_MOST)
        return is_on(&k->words, key_of(word), list);
    for (uint64_t key = key_of(word); key && *words; words++)
        if (key_of(str_from_c(*words)) == key)
            return true;
    return false;
}

bool answers_noun_is_any(kept_answers *k, uint64_t noun, const char *const *nouns)
{
    uint32_t list = noun ? number_of(&k->nouns, NULL, noun_key, nouns) : 0;
    for (; list == LISTS_MOST && *nouns; nouns++)
        if (noun_key(str_from_c(*nouns)) == noun)
            return true;
    return list < LISTS_MOST && is_on(&k->nouns, noun, list);
}

/* Forms are numbered anew: their words go with them, but those of the lists. */
static bool forget_forms(kept_answers *k)
{
    word_lists *l = &k->words;
    vec_clear(&k->forms);
    vec_clear(&l->words);
    vec_clear(&l->sets);
    map_clear(&l->ids);
    for (size_t i = 0; i < LIST_SLOTS; i++)
        if (l->lists[i].words && !add_words(l, NULL, key_of, &l->lists[i]))
            return false;
    return true;
}

static bool add_form(kept_answers *k, const text *t, uint32_t id)
{
    uint64_t key = id ? key_of(text_form(t, id)) : 0;
    kept_form *form = vec_push(&k->forms);
    known_word *word = key ? word_at(&k->words, key) : NULL;
    if (!form || (key && !word))
        return false;
    if (word) {
        *form = (kept_form){ .set = (uint16_t)word->set, .before = word->form };
        word->form = id;
    }
    return true;
}

/* The sets of the tokens side by side: they are looked through many times. */
static bool set_tokens(kept_answers *k, const text *t)
{
    if (!vec_reserve(&k->of_token, t->tokens.len))
        return false;
    for (size_t i = 0; i < t->tokens.len; i++)
        k->of_token.at[i] = k->forms.at[t->tokens.at[i].form].set;
    k->of_token.len = t->tokens.len;
    k->ready = k->words.count;
    return true;
}

bool answers_prepare(kept_answers *k, const text *t, const symbols *table)
{
    if (k->generation != table->generation && !forget_forms(k))
        return false;
    k->generation = table->generation;
    while (k->forms.len < t->forms.list.len)
        if (!add_form(k, t, (uint32_t)k->forms.len))
            return false;
    while (k->symbols.len < table->table.len)
        if (!vec_push(&k->symbols))
            return false;
    return set_tokens(k, t);
}

static void release_lists(word_lists *l)
{
    vec_release(&l->words);
    vec_release(&l->sets);
    map_release(&l->ids);
}

void answers_release(kept_answers *k)
{
    release_lists(&k->words);
    release_lists(&k->nouns);
    vec_release(&k->forms);
    vec_release(&k->symbols);
    vec_release(&k->of_token);
    vec_release(&k->moods);
}
