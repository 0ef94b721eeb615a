/* How tokens are seen by the evidence: the groups of lists that hold them, the cues that they are to their
 * neighbours, their shapes. */
#include "match/views.h"

#include <stdio.h>
#include <stdlib.h>

#include "match/view_tables.h"

/* ---- the words of features' names ---- */

bool evidence_remember(evidence_reader *r, uint64_t hash, const char *name)
{
    uint32_t *at = map_at(&r->name_of, hash, true, NULL);
    if (at && *at)
        return true;
    char *copy = at ? malloc(strlen(name) + 1) : NULL;
    char **slot = copy ? vec_push(&r->name_list) : NULL;
    if (!slot) {
        free(copy);
        r->names_lost = true;
        return false;
    }
    strcpy(copy, name);
    *slot = copy;
    *at = (uint32_t)r->name_list.len;
    return true;
}

const char *evidence_name(const evidence_reader *r, uint64_t hash)
{
    const uint32_t *at = map_find(&r->name_of, hash);
    return at && *at ? r->name_list.at[*at - 1] : NULL;
}

uint64_t evidence_feature(evidence_reader *r, const char *name)
{
    uint64_t hash = lexicon_feature_hash(str_from_c(name));
    if (r->naming)
        evidence_remember(r, hash, name);
    return hash;
}

/* The hash of a value; bars and equals signs would part it. */
uint64_t evidence_value(evidence_reader *r, str value)
{
    char copy[64];
    size_t length = value.len < sizeof copy - 1 ? value.len : sizeof copy - 1;
    memcpy(copy, value.ptr, length);
    copy[length] = '\0';
    for (size_t i = 0; i < length; i++)
        if (copy[i] == '|' || copy[i] == '=' || copy[i] == '\t' || copy[i] == '\n')
            copy[i] = '_';
    uint64_t hash = str_hash(str_of(copy, length));
    if (r->naming)
        evidence_remember(r, hash, copy);
    return hash;
}

uint64_t evidence_word(evidence_reader *r, const char *value)
{
    return evidence_value(r, str_from_c(value));
}

/* ---- the view of a token ---- */

class_set evidence_classes(const symbol *s)
{
    class_set all = s->single;
    class_set_join(&all, &s->begin);
    class_set_join(&all, &s->inside);
    return all;
}

static bool is_function(const evidence_reader *r, const class_set *set)
{
    for (int w = 0; w < CLASS_WORDS; w++)
        if (set->bits[w] & r->functions.bits[w])
            return true;
    return false;
}

static const char *shape_name(const token *t, str word)
{
    bool digits = t->flags & TOKEN_DIGITS;
    switch (t->shape) {
    case SHAPE_LOWER:
        return digits ? "low-digit" : "low";
    case SHAPE_CAPITAL:
        return digits ? "Cap-digit" : word.len <= 3 ? "Cap-short" : "Cap";
    case SHAPE_UPPER:
        if (t->flags & TOKEN_STOP)
            return "C.A.P.";
        return digits ? "CAP-digit" : word.len == 2 ? "CAP2" : word.len <= 4 ? "CAP3" : "CAP";
    case SHAPE_INITIAL:
        return word.len == 1 ? "initial" : "initial.";
    case SHAPE_MIXED:
        return digits ? "miXed-digit" : word.ptr[0] >= 'a' && word.ptr[0] <= 'z' ? "miXed" : "MixEd";
    default:
        return t->kind == TOKEN_NUMBER ? "number" : t->kind == TOKEN_MARK ? "mark" : "nocase";
    }
}

static const char *number_name(const class_set *set)
{
    if (class_set_has(set, CLASS_YEAR))
        return "#year";
    if (class_set_has(set, CLASS_DAY))
        return "#day";
    if (class_set_has(set, CLASS_DECIMAL))
        return "#decimal";
    return class_set_has(set, CLASS_GROUPED) ? "#grouped" : "#";
}

static int best_cue(const evidence_reader *r, const class_set *set)
{
    int best = VIEW_CUES;
    for (int w = 0; w < CLASS_WORDS; w++)
        for (uint64_t bits = set->bits[w]; bits; bits &= bits - 1) {
            int rank = r->cue_rank[w * 64 + __builtin_ctzll(bits)];
            if (rank >= 0 && rank < best)
                best = rank;
        }
    return best;
}

/* "given+surname": which groups of lists hold a token; made once for each set of groups. */
static bool lists_value(evidence_reader *r, uint32_t bits, uint64_t *value)
{
    char name[400] = "none";
    size_t length = 0;
    bool is_new;
    if (!vec_reserve(&r->lists_values, r->lists_values.len + 1)) /* before its number is known, so that none is without a value */
        return false;
    uint32_t *at = map_at(&r->lists_ids, bits, true, &is_new);
    uint64_t *slot = at && is_new ? vec_push(&r->lists_values) : NULL;
    if (!at || (is_new && !slot))
        return false;
    if (!is_new) {
        *value = r->lists_values.at[*at];
        return true;
    }
    for (int g = 0; g < VIEW_GROUPS; g++)
        if (bits >> g & 1)
            length += (size_t)snprintf(name + length, sizeof name - length, "%s%s",
                                       length ? "+" : "", view_groups[g]);
    *at = (uint32_t)(r->lists_values.len - 1);
    *value = *slot = str_hash(str_from_c(name));
    return !r->naming || evidence_remember(r, *value, name);
}

uint32_t evidence_groups(const evidence_reader *r, const class_set *all)
{
    uint32_t bits = 0;
    for (int w = 0; w < CLASS_WORDS; w++)
        for (uint64_t left = all->bits[w]; left; left &= left - 1) {
            int g = r->group_of[w * 64 + __builtin_ctzll(left)];
            if (g >= 0)
                bits |= (uint32_t)1 << g;
        }
    return bits;
}

/* How a token is seen that no cue tells; NULL: by its shape. */
static const char *plain_context(const class_set *set)
{
    if (class_set_has(set, CLASS_NUMBER))
        return number_name(set);
    if (class_set_has(set, CLASS_POSSESSIVE))
        return "'s";
    if (class_set_has(set, CLASS_LINK))
        return "link";
    return class_set_has(set, CLASS_DECADE) || class_set_has(set, CLASS_ORDINAL) ? "#word" : NULL;
}

/* What the classes of a symbol say, whatever the word. */
const symbol_view *evidence_symbol(evidence_reader *r, uint32_t id)
{
    symbol_view *v = &r->by_symbol.at[id];
    if (v->ready)
        return v;
    const class_set *set = &r->table->table.at[id].single;
    class_set all = evidence_classes(&r->table->table.at[id]);
    const char *plain = plain_context(set);
    int cue = best_cue(r, &all);
    r->full |= !lists_value(r, evidence_groups(r, &all), &v->lists);
    v->context = v->coarse = plain ? evidence_word(r, plain) : 0;
    if (cue < VIEW_CUES) {
        const char *coarse = view_cues[cue].coarse;
        v->context = evidence_word(r, view_cues[cue].name);
        v->coarse = coarse ? evidence_word(r, coarse) : v->coarse;
    }
    v->function = is_function(r, set);
    v->link = class_set_has(set, CLASS_LINK);
    v->sport = r->sport_class < CLASS_MAX && class_set_has(set, r->sport_class);
    v->ready = true;
    return v;
}

/* The longest known ending of a word. */
static uint64_t ending_of(const evidence_reader *r, str folded)
{
    size_t best = 0;
    uint64_t value = 0;
    if (!folded.len)
        return 0;
    unsigned char last = (unsigned char)folded.ptr[folded.len - 1];
    for (int i = r->ending_first[last & 31]; i; i = r->ending_next[i]) {
        const str *ending = &r->ending[i - 1];
        if (ending->len > best && folded.len > ending->len + 1 && str_ends(folded, *ending)) {
            best = ending->len;
            value = r->ending_hash[i - 1];
        }
    }
    return value;
}

/* Of "company? surname @users" the first word, the kinds, and the word to which it is akin; number 0 is no use. */
static const use_view *use_of_word(evidence_reader *r, str folded)
{
    const lexicon *lex = r->table->lexicons[0];
    unsigned number = lexicon_use_of(lex, str_hash(folded));
    use_view *v = &r->use_hash.at[number];
    str kin = lexicon_use_name(lex, number), all, first;
    if (v->ready || !str_cut(&kin, '@', &all))
        return v;
    while (all.len && all.ptr[all.len - 1] == ' ')
        all.len--;
    str rest = all;
    if (str_cut(&rest, ' ', &first))
        *v = (use_view){ evidence_value(r, first), evidence_value(r, all), kin.len ? evidence_value(r, kin) : 0, true };
    return v;
}

/* Names are made with the token, whose full stop its form cannot tell from a mark's. */
static token_view make_view(evidence_reader *r, uint32_t index)
{
    uint32_t id = r->table->of_token.at[index];
    const symbol_view *s = evidence_symbol(r, id);
    const token *t = &r->t->tokens.at[index];
    str folded = text_folded(r->t, index);
    uint64_t shape = evidence_word(r, shape_name(t, text_token(r->t, index))), word = evidence_value(r, folded);
    const use_view *use = use_of_word(r, folded);
    token_view v = { .context = s->context ? s->context : shape, .coarse = s->coarse ? s->coarse : shape,
                     .lists = s->lists, .shape = shape, .ending = ending_of(r, folded), .use = use->first,
                     .uses = use->all, .kin = use->kin, .symbol = id,
                     .linker = (s->function && t->kind == TOKEN_WORD) || (t->kind == TOKEN_MARK && !s->link) };
    if (v.linker) {
        v.context = word;
        v.coarse = t->kind == TOKEN_MARK ? word : r->function_value;
    }
    return v;
}

const token_view *evidence_view(evidence_reader *r, uint32_t index)
{
    uint32_t form = r->t->tokens.at[index].form;
    bool is_new = false;
    uint32_t *sense = map_at(&r->sense_ids, (uint64_t)form << 32 | r->table->of_token.at[index], true, &is_new);
    token_view *made = is_new ? vec_push(&r->senses) : NULL;
    if (!sense || (is_new && !made)) {
        r->full = true;
        return &r->outside;
    }
    if (is_new) {
        *sense = (uint32_t)r->senses.len - 1;
        *made = make_view(r, index);
    }
    return &r->senses.at[r->sense_of.at[form] = *sense];
}
