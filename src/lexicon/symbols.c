/* Tokens to symbols: one look-up a word, shapes, and the names of several words. */
#include "lexicon/symbols.h"

#include <stdlib.h>

#include "lexicon/image.h"
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

static enum lexicon_case case_of(const symbols *s, const token *t)
{
    if (s->caseless)
        return CASE_UPPER;
    switch (t->shape) {
    case SHAPE_LOWER:
        return CASE_LOWER;
    case SHAPE_UPPER:
    case SHAPE_NONE:
        return CASE_UPPER;
    default:
        return CASE_CAPITAL;
    }
}

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
            class_set_join(&made.single, entry_set(s->lexicons[i], of->words[i], case_of(s, tok)));
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

static uint32_t word_at(const symbols *s, unsigned which, uint32_t index)
{
    return s->by_form[s->caseless].at[s->t->tokens.at[index].form].words[which];
}

/* ---- names of several words ---- */

/* A name of several words holds where its first and last words have capitals, if it has ("Moody's": the last but the 's). */
static uint32_t phrase_set(const symbols *s, const text *t, uint32_t first, uint32_t last,
                           const lexicon_entry *node)
{
    bool owns = last - first > 1 && class_set_has(&s->table.at[s->of_token.at[last - 1]].single, CLASS_POSSESSIVE);
    uint32_t ends[] = { first, last - (owns ? 2 : 1) };
    enum lexicon_case form = CASE_UPPER;
    for (int i = 0; i < 2; i++) {
        const token *end = &t->tokens.at[ends[i]];
        if (case_of(s, end) < form && end->kind == TOKEN_WORD)
            form = case_of(s, end);
    }
    return node->sets[form];
}

static belie_status find_phrases(symbols *s, const text *t, unsigned which, uint32_t first,
                                 belie_error *error)
{
    const lexicon *lex = s->lexicons[which];
    uint32_t node = s->by_form[s->caseless].at[t->tokens.at[first].form].node[which];
    for (uint32_t at = first + 1; at < t->tokens.len && at < first + 16; at++) {
        uint32_t word = word_at(s, which, at);
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

/* Marks the tokens of each name; of one class, the longest from the left wins. */
static belie_status mark_phrases(symbols *s, belie_error *error)
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

static int by_place(const void *x, const void *y)
{
    const phrase *a = x, *b = y;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->last != b->last)
        return a->last < b->last ? -1 : 1;
    return a->lexicon < b->lexicon ? -1 : a->lexicon > b->lexicon;
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

static belie_status find_all_phrases(symbols *s, belie_error *error)
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
    belie_status status = find_all_phrases(s, error);
    return status == BELIE_OK ? mark_phrases(s, error) : status;
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
        uint32_t word = word_at(s, which, at);
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
        if (last == first + 1 && word_at(s, k, first) != LEXICON_NONE)
            value = value_of(s, k, word_at(s, k, first), false, class_id);
        uint32_t node = last > first + 1 ? node_of(s, k, first, last) : 0;
        if (node)
            value = value_of(s, k, node, true, class_id);
    }
    return value;
}
