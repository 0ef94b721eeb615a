/* The facts' own life, and what all who read them ask. */
#include "facts/facts.h"

#include "facts/relations.h"

void facts_clear(facts *f)
{
    vec_clear(&f->mentions);
    vec_clear(&f->sentence_of);
    vec_clear(&f->mention_at);
    vec_clear(&f->dates);
    vec_clear(&f->quantities);
    vec_clear(&f->entities);
    vec_clear(&f->units);
    vec_clear(&f->unit_string);
    vec_clear(&f->unit_at);
    vec_clear(&f->claims);
    vec_clear(&f->first_claims);
    vec_clear(&f->warnings);
    vec_clear(&f->claim_hits);
    f->answers->moods_of = 0;
    f->dct = f->dct_source = f->style = NULL;
    f->counts = (belie_counts){ 0 };
}

void facts_release(facts *f)
{
    vec_release(&f->mentions);
    vec_release(&f->sentence_of);
    vec_release(&f->mention_at);
    vec_release(&f->dates);
    vec_release(&f->quantities);
    vec_release(&f->entities);
    vec_release(&f->units);
    vec_release(&f->unit_string);
    vec_release(&f->unit_at);
    vec_release(&f->claims);
    vec_release(&f->first_claims);
    vec_release(&f->warnings);
    vec_release(&f->claim_hits);
    map_release(&f->unit_symbols);
}

str facts_text(const facts *f, uint32_t first, uint32_t last)
{
    const token *tokens = f->text->tokens.at;
    if (first >= last)
        return STR("");
    return str_of(f->text->ptr + tokens[first].start, tokens[last - 1].end - tokens[first].start);
}

/* The length of a white space character at `at`, or 0: ASCII ones, U+00A0, U+2000-200B, U+202F. */
static size_t space_length(str s, size_t at)
{
    unsigned char c = (unsigned char)s.ptr[at];
    if (c == ' ' || (c >= '\t' && c <= '\r'))
        return 1;
    if (c == 0xC2 && at + 1 < s.len && (unsigned char)s.ptr[at + 1] == 0xA0)
        return 2;
    if (c != 0xE2 || at + 2 >= s.len || (unsigned char)s.ptr[at + 1] != 0x80)
        return 0;
    unsigned char last = (unsigned char)s.ptr[at + 2];
    return last <= 0x8B || last == 0xAF ? 3 : 0;
}

/* Whether it is ASCII, and of white space has single spaces only. */
static bool is_plain(str from)
{
    for (size_t i = 0; i < from.len; i++) {
        unsigned char c = (unsigned char)from.ptr[i];
        if (c < ' ' || c >= 0x80 || (c == ' ' && i > 0 && from.ptr[i - 1] == ' '))
            return false;
    }
    return true;
}

const char *facts_quote(const facts *f, uint32_t first, uint32_t last)
{
    str from = facts_text(f, first, last);
    if (is_plain(from))
        return arena_copy(f->memory, from);
    char *copy = arena_alloc(f->memory, from.len + 1);
    size_t n = 0;
    for (size_t i = 0; copy && i < from.len;) {
        size_t space = space_length(from, i);
        if (space && n && copy[n - 1] != ' ')
            copy[n++] = ' ';
        if (!space)
            copy[n++] = from.ptr[i];
        i += space ? space : 1;
    }
    return copy;
}

belie_status facts_prepare(facts *f, belie_error *error)
{
    if (!answers_prepare(f->answers, f->text, f->table) ||
        !vec_reserve(&f->sentence_of, f->text->tokens.len))
        return error_no_memory(error);
    for (uint32_t i = 0; i < f->text->sentences.len; i++)
        for (uint32_t at = f->text->sentences.at[i].first; at < f->text->sentences.at[i].last; at++)
            f->sentence_of.at[at] = i;
    f->sentence_of.len = f->text->tokens.len;
    return BELIE_OK;
}

belie_status facts_place_mentions(facts *f, belie_error *error)
{
    uint32_t at = 0;
    if (!vec_reserve(&f->mention_at, f->text->tokens.len))
        return error_no_memory(error);
    for (uint32_t i = 0; i < f->mentions.len; i++)
        while (at < f->mentions.at[i].last)
            f->mention_at.at[at++] = i;
    while (at < f->text->tokens.len)
        f->mention_at.at[at++] = (uint32_t)f->mentions.len;
    f->mention_at.len = f->text->tokens.len;
    return BELIE_OK;
}

sentence facts_sentence_around(const facts *f, uint32_t first, uint32_t last)
{
    enum { FAR = 200 };
    sentence s = f->text->sentences.at[facts_sentence(f, first)];
    if (s.first + FAR < first)
        s.first = first - FAR;
    if (s.last > last && s.last - last > FAR)
        s.last = last + FAR;
    return s;
}

size_t facts_date_from(const facts *f, uint32_t token_index)
{
    size_t low = 0, high = f->dates.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->mentions.at[f->dates.at[middle].mention].first < token_index)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The slot of a name, which may be free; NULL: so many are kept that it has none. */
static kept_name *slot_of(kept_names *k, const char *name)
{
    size_t at = (size_t)((uint32_t)(uintptr_t)name * 0x9E3779B1u >> 22);
    while (k->at[at].name && k->at[at].name != name)
        at = (at + 1) % NAME_SLOTS;
    if (!k->at[at].name && k->count == NAME_SLOTS / 2)
        return NULL;
    return &k->at[at];
}

static int keep(kept_names *k, kept_name *slot, const char *name, int id)
{
    if (slot) {
        *slot = (kept_name){ name, id };
        k->count++;
    }
    return id;
}

int facts_class(const facts *f, const char *name)
{
    kept_name *slot = slot_of(&f->answers->classes, name);
    return slot && slot->name ? slot->id : keep(&f->answers->classes, slot, name, rule_set_class(f->rules, str_from_c(name)));
}

static int relation_index(const facts *f, const char *name)
{
    const relation *r = relation_find(f->relations, name);
    return r ? (int)(r - f->relations->relations.at) : -1;
}

uint32_t facts_first_claim(const facts *f, const char *relation_name)
{
    kept_name *slot = slot_of(&f->answers->relations, relation_name);
    int id = slot && slot->name ? slot->id : keep(&f->answers->relations, slot, relation_name, relation_index(f, relation_name));
    return id >= 0 && (size_t)id < f->first_claims.len ? f->first_claims.at[id] : 0;
}

uint64_t facts_noun(const facts *f, uint32_t token_index)
{
    kept_form *kept = facts_form(f, token_index);
    if (!kept->noun)
        kept->noun = noun_key(text_token(f->text, token_index));
    return kept->noun;
}

bool facts_is_any_now(const facts *f, uint32_t token_index, const char *const *words)
{
    uint32_t list = answers_list(f->answers, words);
    return list < LISTS_MOST ? answers_has(&f->answers->words, facts_form(f, token_index)->set, list)
                             : answers_word_is_any(f->answers, text_token(f->text, token_index), words);
}

uint32_t facts_next_any(const facts *f, uint32_t first, uint32_t last, const char *const *words)
{
    const kept_answers *k = f->answers;
    uint32_t list = answers_list(f->answers, words);
    if (last > f->text->tokens.len)
        last = (uint32_t)f->text->tokens.len;
    for (; first < last; first++)
        if (list < LISTS_MOST ? answers_has(&k->words, facts_word_set(f, first, list), list) : facts_is_any_now(f, first, words))
            return first;
    return UINT32_MAX;
}
