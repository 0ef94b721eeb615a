/* The facts' own life, and what all who read them ask. */
#include "facts/facts.h"

#include <stddef.h>

void facts_clear(facts *f)
{
    vec_clear(&f->mentions);
    vec_clear(&f->dates);
    vec_clear(&f->quantities);
    vec_clear(&f->entities);
    vec_clear(&f->units);
    vec_clear(&f->unit_string);
    vec_clear(&f->unit_at);
    vec_clear(&f->claims);
    vec_clear(&f->warnings);
    vec_clear(&f->claim_hits);
    memset(f->answers->of_sentence, 0, sizeof f->answers->of_sentence);
    f->dct = f->dct_source = f->style = NULL;
    f->counts = (belie_counts){ 0 };
}

void facts_release(facts *f)
{
    vec_release(&f->mentions);
    vec_release(&f->dates);
    vec_release(&f->quantities);
    vec_release(&f->entities);
    vec_release(&f->units);
    vec_release(&f->unit_string);
    vec_release(&f->unit_at);
    vec_release(&f->claims);
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

const char *facts_quote(const facts *f, uint32_t first, uint32_t last)
{
    str from = facts_text(f, first, last);
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

typedef struct rows {
    const unsigned char *at; /* of the first row's number */
    size_t stride, count;
    uint32_t least;
} rows;

static bool is_below(const rows *r, size_t index)
{
    return *(const uint32_t *)(const void *)(r->at + index * r->stride) < r->least;
}

/* The first row whose number is not below `least`, of rows in ascending order.  Looked for from `near` on, outwards:
 * whoever asks goes through the text. */
static size_t find_from(const rows *r, size_t near)
{
    size_t low = 0, high = r->count, step = 1;
    if (near < high && is_below(r, near)) {
        low = near + 1;
        for (; low + step < high && is_below(r, low + step); step *= 2)
            low += step + 1;
        high = low + step < high ? low + step : high;
    } else if (near <= high) {
        high = near;
        for (; high >= step && !is_below(r, high - step); step *= 2)
            high -= step;
        low = high >= step ? high - step + 1 : 0;
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (is_below(r, middle))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* By their first tokens, or by those behind their last ones. */
#define ROWS(vector, field, wanted) \
    (rows){ (const unsigned char *)(vector).at + offsetof(__typeof__(*(vector).at), field), sizeof *(vector).at, (vector).len, wanted }

uint32_t facts_sentence(const facts *f, uint32_t token_index)
{
    const sentence *all = f->text->sentences.at;
    uint32_t near = f->answers->sentence;
    if (near < f->text->sentences.len && all[near].first <= token_index && token_index < all[near].last)
        return near; /* most often the one that was asked for before */
    const rows by_end = ROWS(f->text->sentences, last, token_index + 1);
    near = (uint32_t)find_from(&by_end, near);
    return f->answers->sentence = near < by_end.count ? near : near - 1;
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

size_t facts_mention_from(const facts *f, uint32_t token_index)
{
    if (!f->mentions.len)
        return 0;
    const rows by_first = ROWS(f->mentions, first, token_index);
    return f->answers->mention = find_from(&by_first, f->answers->mention);
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

int32_t facts_entity_at(const facts *f, uint32_t token_index)
{
    if (!f->mentions.len)
        return -1;
    const rows by_last = ROWS(f->mentions, last, token_index + 1);
    size_t at = f->answers->mention = find_from(&by_last, f->answers->mention);
    return at < f->mentions.len && f->mentions.at[at].first <= token_index ? f->mentions.at[at].entity : -1;
}

kept_form *facts_form(const facts *f, uint32_t token_index)
{
    if (f->answers->generation != f->table->generation)
        answers_forget_forms(f->answers);
    f->answers->generation = f->table->generation;
    return answers_form(f->answers, f->text->tokens.at[token_index].form, text_token(f->text, token_index));
}

bool facts_is_any_now(const facts *f, uint32_t token_index, const char *const *words)
{
    uint32_t list = answers_list(f->answers, words);
    const kept_form *form = list < LISTS_MOST ? facts_form(f, token_index) : NULL;
    if (form)
        return answers_has(f->answers, form, list);
    for (const char *const *word = words; *word; word++) /* there was no room to keep it */
        if (facts_is_word(f, token_index, *word))
            return true;
    return false;
}
