/* Tokens to symbols: one look-up a word, and shapes. */
#include "lexicon/symbols.h"

#include <stdlib.h>

#include "lexicon/image.h"
#include "lexicon/phrases.h"
#include "lexicon/shape.h"

uint32_t symbols_intern(symbols *s, const symbol *value)
{
    symbol made = *value;
    made.named = !class_set_is_empty(&made.begin) || !class_set_is_empty(&made.inside);
    uint64_t key = str_hash(str_of((const char *)&made, sizeof made));
    for (;; key++) {
        bool is_new;
        uint32_t *at = map_at(&s->ids, key, true, &is_new);
        if (!at)
            return LEXICON_NONE;
        if (is_new) {
            symbol *slot = vec_push(&s->table);
            if (!slot)
                return LEXICON_NONE;
            *slot = made;
            return *at = (uint32_t)(s->table.len - 1);
        }
        if (memcmp(&s->table.at[*at], &made, sizeof made) == 0)
            return *at;
    }
}

belie_status symbols_init(symbols *s, const lexicon *base, const lexicon *own,
                          const map_str *literals, belie_error *error)
{
    *s = (symbols){ .lexicons = { base, own }, .literals = literals };
    static const char *const common[] = { "common-10", "common-20", "common-35" };
    for (size_t i = 0; base && i < sizeof common / sizeof *common; i++) {
        int id = lexicon_class_id(base, str_from_c(common[i]));
        if (id >= 0)
            class_set_add(&s->common, (unsigned)id);
    }
    symbol edge = { .literal = 0 };
    class_set_add(&edge.single, CLASS_SENTENCE_EDGE);
    s->values = calloc((size_t)SYMBOLS_LEXICONS * KEPT_VALUES, sizeof *s->values);
    if (!s->values || symbols_intern(s, &edge) != SYMBOL_EDGE) {
        symbols_release(s);
        return error_no_memory(error);
    }
    return BELIE_OK;
}

void symbols_release(symbols *s)
{
    vec_release(&s->table);
    map_release(&s->ids);
    vec_release(&s->phrase_sets);
    map_release(&s->phrase_set_ids);
    map_release(&s->marked);
    vec_release(&s->by_form[0]);
    vec_release(&s->by_form[1]);
    buf_release(&s->strip);
    vec_release(&s->of_token);
    vec_release(&s->phrases);
    vec_release(&s->beginnings);
    free(s->values);
    *s = (symbols){ 0 };
}

/* ---- words ---- */

/* Looks the form up in each lexicon; without its diacritics when nothing has it. */
static bool find_words(symbols *s, str folded, bool ascii, uint32_t words[SYMBOLS_LEXICONS])
{
    for (int tries = 0; tries < 2; tries++) {
        uint64_t hash = str_hash(folded);
        bool found = false;
        for (int i = 0; i < SYMBOLS_LEXICONS; i++) {
            words[i] = s->lexicons[i] ? lexicon_find(s->lexicons[i], folded, hash) : LEXICON_NONE;
            found |= words[i] != LEXICON_NONE;
        }
        if (found || ascii)
            break;
        folded = text_strip_marks(folded, &s->strip);
        if (!folded.ptr)
            return false;
    }
    return true;
}

static const class_set *entry_set(const lexicon *lex, uint32_t word, enum lexicon_case written)
{
    return &lex->sets[lex->words[word].sets[written]];
}

static bool is_common(const symbols *s, const class_set *set)
{
    for (int w = 0; w < CLASS_WORDS; w++)
        if (set->bits[w] & s->common.bits[w])
            return true;
    return false;
}

/* Whether a word ends as made words do: "memoizes", "parakeratosis". */
static bool has_made_ending(str word)
{
    static const char *const endings[] = { "s", "ed", "ing", "er", "or", "ly", "ion", "al", "ic", "ous", "ive", "ize", "ise", "ate", "ase",
                                           "ose", "ite", "ide", "ine", "ene", "ane", "ium", "able", "ible", "ment", "ity", "ism", "ist",
                                           "less", "like", "age", "y", "ful", "ish", "ol", "gram", "graph", "base", NULL };
    for (size_t i = 0; endings[i]; i++)
        if (str_ends(word, str_from_c(endings[i])))
            return true;
    return word.len < 4;
}

/* Whether a word that no list has is used like names, and surely so, or by nobody. */
static bool is_used_as_name(const lexicon *lex, str folded)
{
    static const char *const names[] = { "surname", "surname!", "given", "given!", "city", "city!", "region", "region!",
                                         "company", "company!", "body", "body!", "media", "media!", "team", "team!", NULL };
    str use = lex ? lexicon_use_name(lex, lexicon_use_of(lex, str_hash(folded))) : STR(""), first;
    return str_cut(&use, ' ', &first) ? str_is_any(first, names) : lex && !has_made_ending(folded);
}

/* In a document without case, a word that a name's form would fit counts as one with a capital,
 * unless it is a common word too. */
static uint64_t caseless_bits(const symbols *s, const token *t, str folded, const uint32_t *words)
{
    bool name = words[0] == LEXICON_NONE && is_used_as_name(s->lexicons[0], folded);
    for (int i = 0; i < SYMBOLS_LEXICONS; i++)
        if (words[i] != LEXICON_NONE)
            name |= s->lexicons[i]->words[words[i]].sets[CASE_UPPER] !=
                        s->lexicons[i]->words[words[i]].sets[CASE_LOWER] &&
                    (i > 0 || !is_common(s, entry_set(s->lexicons[i], words[i], CASE_LOWER)));
    return t->kind == TOKEN_WORD && name ? (uint64_t)1 << CLASS_NAME_CASE : 0;
}

static uint32_t make_symbol(symbols *s, uint32_t index, unsigned glue, const form_symbols *of)
{
    const token *tok = &s->t->tokens.at[index];
    const uint32_t *literal = map_str_find(s->literals, text_folded(s->t, index));
    symbol made = { .literal = literal ? *literal : 0 };
    bool known = false;
    for (int i = 0; i < SYMBOLS_LEXICONS; i++)
        if (of->words[i] != LEXICON_NONE) {
            class_set_join(&made.single, entry_set(s->lexicons[i], of->words[i], symbols_case(s, tok)));
            known = true;
        }
    made.single.bits[0] |= shape_classes(tok, text_token(s->t, index), glue);
    if (s->caseless)
        made.single.bits[0] |= caseless_bits(s, tok, text_folded(s->t, index), of->words);
    if (!known && tok->kind == TOKEN_WORD)
        class_set_add(&made.single, CLASS_UNKNOWN);
    return symbols_intern(s, &made);
}

/* Whether a mark touches its neighbours: bit 0 left, bit 1 right. */
static unsigned glue_of(const text *t, uint32_t index)
{
    if (t->tokens.at[index].kind != TOKEN_MARK)
        return 0;
    bool left = t->tokens.at[index].flags & TOKEN_GLUED;
    bool right = index + 1 < t->tokens.len && (t->tokens.at[index + 1].flags & TOKEN_GLUED);
    return (left ? 1u : 0u) | (right ? 2u : 0u);
}

static bool look_up(symbols *s, uint32_t index, form_symbols *of)
{
    if (!find_words(s, text_folded(s->t, index), s->t->tokens.at[index].flags & TOKEN_ASCII, of->words))
        return false;
    for (int k = 0; k < SYMBOLS_LEXICONS; k++)
        of->node[k] = of->words[k] != LEXICON_NONE && s->lexicons[k]->words[of->words[k]].starts
                          ? lexicon_step(s->lexicons[k], 0, of->words[k])
                          : 0;
    return true;
}

static uint32_t symbol_of(symbols *s, uint32_t index)
{
    form_symbols *of = &s->by_form[s->caseless].at[s->t->tokens.at[index].form];
    unsigned glue = glue_of(s->t, index);
    if (of->symbol[glue])
        return of->symbol[glue];
    uint32_t made = look_up(s, index, of) ? make_symbol(s, index, glue, of) : LEXICON_NONE;
    if (made != LEXICON_NONE)
        of->symbol[glue] = made;
    return made;
}

/* ---- documents ---- */

/* A document has no useful case when hardly any word, or nearly every one, has a capital. */
static bool lacks_case(const text *t)
{
    size_t counts[SHAPE_MIXED + 1] = { 0 };
    for (size_t i = 0; i < t->tokens.len; i++)
        counts[t->tokens.at[i].shape] += t->tokens.at[i].kind == TOKEN_WORD;
    size_t lower = counts[SHAPE_LOWER], names = counts[SHAPE_CAPITAL] + counts[SHAPE_UPPER] + counts[SHAPE_MIXED];
    return lower + names >= 12 && names * 100 <= lower;
}

/* Room for the forms of the text; all are looked up anew when they are others than before. */
static bool open_forms(symbols *s, forms *f)
{
    if (f->known_by != s) {
        vec_clear(&s->by_form[0]);
        vec_clear(&s->by_form[1]);
        s->generation++;
    }
    f->known_by = s;
    s->caseless = lacks_case(s->t);
    size_t before = s->by_form[s->caseless].len, count = f->list.len;
    if (!vec_reserve(&s->by_form[s->caseless], count + 1))
        return false;
    if (count > before)
        memset(s->by_form[s->caseless].at + before, 0, (count - before) * sizeof *s->by_form[0].at);
    s->by_form[s->caseless].len = count;
    return true;
}

/* The symbol of each token by itself, and the tokens at which a name of several words can begin. */
static bool read_tokens(symbols *s)
{
    const token *tokens = s->t->tokens.at;
    uint32_t count = (uint32_t)s->t->tokens.len;
    vec_clear(&s->beginnings);
    for (uint32_t i = 0; i < count; i++) {
        const form_symbols *of = &s->by_form[s->caseless].at[tokens[i].form];
        uint32_t known = tokens[i].kind == TOKEN_MARK ? 0 : of->symbol[0];
        if (!known && (known = symbol_of(s, i)) == LEXICON_NONE)
            return false;
        s->of_token.at[i] = known;
        uint32_t *slot = of->node[0] | of->node[1] ? vec_push(&s->beginnings) : NULL;
        if (slot)
            *slot = i;
        else if (of->node[0] | of->node[1])
            return false;
    }
    return true;
}

belie_status symbols_read(symbols *s, text *t, belie_error *error)
{
    s->t = t;
    vec_clear(&s->phrases);
    if (!vec_reserve(&s->of_token, t->tokens.len + 1) || !open_forms(s, &t->forms))
        return error_no_memory(error);
    s->of_token.len = t->tokens.len;
    if (!read_tokens(s))
        return error_no_memory(error);
    belie_status status = phrases_find(s, error);
    return status == BELIE_OK ? phrases_mark(s, error) : status;
}

/* ---- values ---- */

static str value_of(const symbols *s, unsigned which, uint32_t entry, bool is_node, unsigned class_id)
{
    uint64_t key = lexicon_value_key(entry, is_node, class_id) + 1;
    kept_value *kept = &s->values[which * KEPT_VALUES + (key * 0x9E3779B97F4A7C15u >> 40) % KEPT_VALUES];
    if (kept->key != key)
        *kept = (kept_value){ key, lexicon_value_of(s->lexicons[which], entry, is_node, class_id) };
    return kept->value;
}

/* The node of the name of several words at [first, last), or 0. */
static uint32_t node_of(const symbols *s, unsigned which, uint32_t first, uint32_t last)
{
    uint32_t node = s->by_form[s->caseless].at[s->t->tokens.at[first].form].node[which];
    for (uint32_t at = first + 1; node && at < last; at++) {
        uint32_t word = symbols_word(s, which, at);
        node = word == LEXICON_NONE ? 0 : lexicon_step(s->lexicons[which], node, word);
    }
    return node;
}

str symbols_value(const symbols *s, uint32_t first, uint32_t last, unsigned class_id)
{
    str value = { NULL, 0 };
    for (unsigned k = SYMBOLS_LEXICONS; k-- > 0 && !value.ptr;) {
        if (!s->lexicons[k])
            continue;
        if (last == first + 1 && symbols_word(s, k, first) != LEXICON_NONE)
            value = value_of(s, k, symbols_word(s, k, first), false, class_id);
        uint32_t node = last > first + 1 ? node_of(s, k, first, last) : 0;
        if (node)
            value = value_of(s, k, node, true, class_id);
    }
    return value;
}
