/* Building the image: forms are gathered, for layout.c to sort and lay out.  The result depends on what was
 * added and in which order, on nothing else. */
#include "lexicon/builder.h"

#include <stdlib.h>

lexicon_builder *lexicon_builder_new(const lexicon *base)
{
    lexicon_builder *b = calloc(1, sizeof *b);
    if (!b)
        return NULL;
    b->base = base;
    b->node_count = 1;
    return b;
}

void lexicon_builder_free(lexicon_builder *b)
{
    if (!b)
        return;
    arena_release(&b->memory);
    map_str_release(&b->classes);
    vec_release(&b->class_names);
    map_str_release(&b->words);
    vec_release(&b->word_forms);
    vec_release(&b->word_starts);
    map_release(&b->nodes);
    vec_release(&b->members);
    vec_release(&b->values);
    vec_release(&b->weights);
    vec_release(&b->uses);
    map_str_release(&b->use_ids);
    vec_release(&b->use_names);
    text_release(&b->scan);
    buf_release(&b->fold);
    free(b);
}

static unsigned base_classes(const lexicon_builder *b)
{
    return b->base ? lexicon_class_count(b->base) : CLASS_COMPUTED;
}

static int known_class(const lexicon_builder *b, str name)
{
    if (b->base)
        return lexicon_class_id(b->base, name);
    for (unsigned i = 0; i < CLASS_COMPUTED; i++)
        if (str_is(name, class_computed_name(i)))
            return (int)i;
    return -1;
}

belie_status lexicon_builder_class(lexicon_builder *b, str name, unsigned *id, belie_error *error)
{
    int known = known_class(b, name);
    if (known >= 0) {
        *id = (unsigned)known;
        return BELIE_OK;
    }
    const uint32_t *found = map_str_find(&b->classes, name);
    if (found) {
        *id = *found;
        return BELIE_OK;
    }
    *id = base_classes(b) + (unsigned)b->class_names.len;
    if (*id >= CLASS_MAX)
        return error_set(error, BELIE_BAD_RULES, "more than %d classes of words; merge some lists",
                         CLASS_MAX);
    char *copy = arena_copy(&b->memory, name);
    str *slot = copy ? vec_push(&b->class_names) : NULL;
    if (!slot)
        return error_no_memory(error);
    *slot = str_of(copy, name.len);
    uint32_t *at = map_str_at(&b->classes, *slot, true, NULL);
    if (!at)
        return error_no_memory(error);
    *at = *id;
    return BELIE_OK;
}

/* The index of a folded word; LEXICON_NONE: memory ran out. */
static uint32_t word_index(lexicon_builder *b, str folded)
{
    const uint32_t *found = map_str_find(&b->words, folded);
    if (found)
        return *found;
    char *copy = arena_copy(&b->memory, folded);
    str *form = copy ? vec_push(&b->word_forms) : NULL;
    uint8_t *starts = form ? vec_push(&b->word_starts) : NULL;
    if (!starts)
        return LEXICON_NONE;
    *form = str_of(copy, folded.len);
    uint32_t *at = map_str_at(&b->words, *form, true, NULL);
    if (!at)
        return LEXICON_NONE;
    return *at = (uint32_t)(b->word_forms.len - 1);
}

static uint32_t node_after(lexicon_builder *b, uint32_t node, uint32_t word)
{
    bool is_new;
    uint32_t *at = map_at(&b->nodes, (uint64_t)node << 32 | word, true, &is_new);
    if (!at)
        return 0;
    if (is_new)
        *at = b->node_count++;
    return *at;
}

/* "al-Qaeda", "Hospodarske noviny": with a small letter at an end such a name holds in any case. */
static bool has_small_end(const text *scan)
{
    const token *first = &scan->tokens.at[0], *last = &scan->tokens.at[scan->tokens.len - 1];
    str word = text_token(scan, 0), end = text_token(scan, (uint32_t)scan->tokens.len - 1);
    return (first->shape == SHAPE_LOWER && !str_is(word, "the")) || (last->shape == SHAPE_LOWER && !str_is(end, "'s"));
}

/* Where a form holds, by the case it is written in. */
static uint8_t case_of_form(const text *scan)
{
    bool upper = true, capital = false;
    for (size_t i = 0; i < scan->tokens.len; i++) {
        uint8_t shape = scan->tokens.at[i].shape;
        capital |= shape == SHAPE_CAPITAL || shape == SHAPE_MIXED || shape == SHAPE_UPPER ||
                   shape == SHAPE_INITIAL;
        upper &= shape == SHAPE_UPPER || shape == SHAPE_INITIAL || shape == SHAPE_NONE;
    }
    if (!capital || has_small_end(scan))
        return CASE_LOWER;
    return upper && scan->tokens.at[0].shape == SHAPE_UPPER ? CASE_UPPER : CASE_CAPITAL;
}

/* Walks (and makes) the entry of the form in b->scan. */
static belie_status entry_of_form(lexicon_builder *b, uint32_t *entry, bool *is_node,
                                  belie_error *error)
{
    uint32_t node = 0, word = 0;
    *is_node = b->scan.tokens.len > 1;
    for (uint32_t i = 0; i < b->scan.tokens.len; i++) {
        str folded = text_fold(text_token(&b->scan, i), &b->fold);
        if (!folded.ptr || (word = word_index(b, folded)) == LEXICON_NONE)
            return error_no_memory(error);
        if (*is_node && i == 0)
            b->word_starts.at[word] = 1;
        if (*is_node && !(node = node_after(b, node, word)))
            return error_no_memory(error);
    }
    *entry = *is_node ? node : word;
    return BELIE_OK;
}

belie_status lexicon_builder_add(lexicon_builder *b, str form, unsigned class_id, str value,
                                 bool fold_case, belie_error *error)
{
    uint32_t entry = 0;
    bool is_node;
    belie_status status = text_read(&b->scan, form.ptr, form.len, true, error);
    if (status != BELIE_OK)
        return status;
    if (b->scan.tokens.len == 0 || b->scan.tokens.len > 16 || form.len > 1000)
        return error_set(error, BELIE_BAD_RULES, "a name must have 1 to 16 words: \"%.*s\"",
                         form.len > 60 ? 60 : (int)form.len, form.ptr);
    status = entry_of_form(b, &entry, &is_node, error);
    if (status != BELIE_OK)
        return status;
    membership *member = vec_push(&b->members);
    if (!member)
        return error_no_memory(error);
    *member = (membership){ .entry = entry, .class_id = (uint16_t)class_id, .node = is_node,
                            .form_case = fold_case ? CASE_LOWER : case_of_form(&b->scan) };
    if (!value.len)
        return BELIE_OK;
    gathered_value *v = vec_push(&b->values);
    char *copy = v ? arena_copy(&b->memory, value) : NULL;
    if (!copy)
        return error_no_memory(error);
    *v = (gathered_value){ .key = lexicon_value_key(entry, is_node, class_id),
                           .order = (uint32_t)b->values.len, .value = { copy, value.len } };
    return BELIE_OK;
}

belie_status lexicon_builder_weight(lexicon_builder *b, uint64_t feature,
                                    const float weights[WEIGHTS], belie_error *error)
{
    gathered_weight *w = vec_push(&b->weights);
    if (!w)
        return error_no_memory(error);
    w->feature = feature;
    memcpy(w->weights, weights, sizeof w->weights);
    return BELIE_OK;
}

/* The number of a use, made when it is new; 0: memory ran out. */
static uint32_t use_index(lexicon_builder *b, str name)
{
    const uint32_t *found = map_str_find(&b->use_ids, name);
    if (found)
        return *found;
    char *copy = arena_copy(&b->memory, name);
    str *slot = copy ? vec_push(&b->use_names) : NULL;
    if (!slot)
        return 0;
    *slot = str_of(copy, name.len);
    uint32_t *at = map_str_at(&b->use_ids, *slot, true, NULL);
    return at ? *at = (uint32_t)b->use_names.len : 0;
}

belie_status lexicon_builder_use(lexicon_builder *b, str word, str use, belie_error *error)
{
    str folded = text_fold(word, &b->fold);
    uint32_t id = folded.ptr ? use_index(b, use) : 0;
    if (id > USES_MOST)
        return error_set(error, BELIE_BAD_RULES, "more than %d uses of words", USES_MOST);
    gathered_use *slot = id ? vec_push(&b->uses) : NULL;
    if (!slot)
        return error_no_memory(error);
    *slot = (gathered_use){ str_hash(folded), (uint16_t)id };
    return BELIE_OK;
}
