/* Names of several words: where they stand, and the symbols that tell of them. */
#include "lexicon/phrases.h"

#include <stdlib.h>

/* ---- finding them ---- */

/* A name of several words holds where its first and last words have capitals, if it has ("Moody's": the last but the 's). */
static uint32_t phrase_set(const symbols *s, const text *t, uint32_t first, uint32_t last,
                           const lexicon_entry *node)
{
    bool owns = last - first > 1 && class_set_has(&s->table.at[s->of_token.at[last - 1]].single, CLASS_POSSESSIVE);
    uint32_t ends[] = { first, last - (owns ? 2 : 1) };
    enum lexicon_case form = CASE_UPPER;
    for (int i = 0; i < 2; i++) {
        const token *end = &t->tokens.at[ends[i]];
        if (symbols_case(s, end) < form && end->kind == TOKEN_WORD)
            form = symbols_case(s, end);
    }
    return node->sets[form];
}

static belie_status find_phrases(symbols *s, const text *t, unsigned which, uint32_t first,
                                 belie_error *error)
{
    const lexicon *lex = s->lexicons[which];
    uint32_t node = s->by_form[s->caseless].at[t->tokens.at[first].form].node[which];
    for (uint32_t at = first + 1; at < t->tokens.len && at < first + 16; at++) {
        uint32_t word = symbols_word(s, which, at);
        if (word == LEXICON_NONE || (t->tokens.at[at].flags & TOKEN_PARAGRAPH))
            break;
        node = lexicon_step(lex, node, word);
        if (!node)
            break;
        uint32_t set = phrase_set(s, t, first, at + 1, &lex->nodes[node]);
        if (!set)
            continue;
        phrase *p = vec_push(&s->phrases);
        if (!p)
            return error_no_memory(error);
        *p = (phrase){ .first = first, .last = at + 1, .node = node, .set = set,
                       .lexicon = (uint8_t)which };
    }
    return BELIE_OK;
}

static int by_place(const void *x, const void *y)
{
    const phrase *a = x, *b = y;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->last != b->last)
        return a->last < b->last ? -1 : 1;
    return a->lexicon < b->lexicon ? -1 : a->lexicon > b->lexicon;
}

belie_status phrases_find(symbols *s, belie_error *error)
{
    belie_status status = BELIE_OK;
    bool both = false;
    for (unsigned k = 0; k < SYMBOLS_LEXICONS && s->lexicons[k]; k++)
        for (size_t i = 0; status == BELIE_OK && i < s->beginnings.len; i++) {
            uint32_t at = s->beginnings.at[i];
            size_t before = s->phrases.len;
            if (s->by_form[s->caseless].at[s->t->tokens.at[at].form].node[k])
                status = find_phrases(s, s->t, k, at, error);
            both |= k > 0 && s->phrases.len > before;
        }
    if (both)
        qsort(s->phrases.at, s->phrases.len, sizeof *s->phrases.at, by_place);
    return status;
}

/* ---- marking their tokens ---- */

/* The number of a set of classes; UINT32_MAX: memory ran out. */
static uint32_t phrase_set_id(symbols *s, const class_set *set)
{
    uint64_t key = str_hash(str_of((const char *)set, sizeof *set));
    for (;; key++) {
        bool is_new;
        uint32_t *at = map_at(&s->phrase_set_ids, key, true, &is_new);
        class_set *slot = at && is_new ? vec_push(&s->phrase_sets) : NULL;
        if (!at || (is_new && !slot))
            return UINT32_MAX;
        if (slot) {
            *slot = *set;
            *at = (uint32_t)s->phrase_sets.len - 1;
        }
        if (memcmp(&s->phrase_sets.at[*at], set, sizeof *set) == 0)
            return *at;
    }
}

/* The symbol that `id` becomes at the begin of a name of the set's classes, or inside. */
static uint32_t marked_symbol(symbols *s, uint32_t id, uint32_t set, bool begin)
{
    uint32_t *at = map_at(&s->marked, (uint64_t)id << 32 | (uint64_t)set << 1 | begin, true, NULL);
    if (!at)
        return LEXICON_NONE;
    if (*at)
        return *at;
    symbol changed = s->table.at[id];
    class_set_join(begin ? &changed.begin : &changed.inside, &s->phrase_sets.at[set]);
    uint32_t made = symbols_intern(s, &changed);
    if (made != LEXICON_NONE)
        *at = made; /* SYMBOL_EDGE, which is 0, is nobody's */
    return made;
}

static bool mark(symbols *s, const phrase *p, const class_set *classes)
{
    uint32_t set = phrase_set_id(s, classes);
    for (uint32_t at = p->first; set != UINT32_MAX && at < p->last; at++) {
        uint32_t id = marked_symbol(s, s->of_token.at[at], set, at == p->first);
        if (id == LEXICON_NONE)
            return false;
        s->of_token.at[at] = id;
    }
    return set != UINT32_MAX;
}

/* The classes of a name that neither a longer one here nor one from before has taken, which it takes. */
static class_set take_classes(const class_set *of, const class_set *taken, uint32_t until[CLASS_MAX], const phrase *p)
{
    class_set fresh = *of;
    for (int w = 0; w < CLASS_WORDS; w++) {
        fresh.bits[w] &= ~taken->bits[w];
        for (uint64_t bits = fresh.bits[w]; bits; bits &= bits - 1) {
            unsigned id = (unsigned)(w * 64 + __builtin_ctzll(bits));
            if (until[id] > p->first)
                fresh.bits[w] &= ~(bits & -bits);
            else
                until[id] = p->last;
        }
    }
    return fresh;
}

belie_status phrases_mark(symbols *s, belie_error *error)
{
    uint32_t until[CLASS_MAX] = { 0 };
    for (size_t i = 0, next; i < s->phrases.len; i = next) {
        class_set taken = { { 0 } };
        for (next = i; next < s->phrases.len && s->phrases.at[next].first == s->phrases.at[i].first; next++)
            ;
        for (size_t k = next; k-- > i;) { /* longest first, so that a class is taken once */
            const phrase *p = &s->phrases.at[k];
            class_set fresh = take_classes(&s->lexicons[p->lexicon]->sets[p->set], &taken, until, p);
            if (class_set_is_empty(&fresh))
                continue;
            class_set_join(&taken, &fresh);
            if (!mark(s, p, &fresh))
                return error_no_memory(error);
        }
    }
    return BELIE_OK;
}
