/* The evidence's reader, and how it sees a document as a whole. */
#include <stdio.h>
#include <stdlib.h>

#include "match/view_tables.h"
#include "match/views.h"

_Static_assert((int)VIEW_GROUPS <= (int)EVIDENCE_GROUPS && (int)VIEW_ENDINGS <= (int)EVIDENCE_ENDINGS, "room for each");

/* ---- the reader ---- */

bool evidence_init(evidence_reader *r, const rule_set *rules)
{
    *r = (evidence_reader){ .rules = rules };
    features_init(r);
    for (unsigned i = 0; i < CLASS_MAX; i++) {
        str name = type_name(rules, i);
        r->group_of[i] = r->cue_rank[i] = -1;
        r->class_hash[i] = name.len ? str_hash(name) : 0;
    }
    for (size_t i = 0; i < view_class_count; i++) {
        int id = rule_set_class(rules, str_from_c(view_classes[i].class_name));
        for (int g = 0; id >= 0 && g < VIEW_GROUPS; g++)
            if (strcmp(view_groups[g], view_classes[i].group) == 0)
                r->group_of[id] = g;
    }
    for (int i = 0; i < VIEW_CUES; i++) {
        int id = rule_set_class(rules, str_from_c(view_cues[i].name));
        if (id >= 0)
            r->cue_rank[id] = i;
    }
    for (size_t i = 0; i < VIEW_FUNCTIONS; i++) {
        int id = rule_set_class(rules, str_from_c(view_functions[i]));
        if (id >= 0)
            class_set_add(&r->functions, (unsigned)id);
    }
    int sport = rule_set_class(rules, STR("sport-word"));
    int event = rule_set_class(rules, STR("event-first"));
    r->event_class = event < 0 ? CLASS_MAX : (unsigned)event;
    r->sport_class = sport < 0 ? CLASS_MAX : (unsigned)sport;
    definitions_init(&r->defined, rules);
    return true;
}

void evidence_name_classes(evidence_reader *r)
{
    r->naming = true;
    for (unsigned i = 0; i < CLASS_MAX; i++)
        if (r->class_hash[i])
            evidence_value(r, type_name(r->rules, i));
}

void evidence_release(evidence_reader *r)
{
    for (size_t i = 0; i < r->name_list.len; i++)
        free(r->name_list.at[i]);
    vec_release(&r->name_list);
    map_release(&r->name_of);
    vec_release(&r->by_symbol);
    vec_release(&r->symbol_kinds);
    vec_release(&r->form_kinds);
    vec_release(&r->lower_in);
    vec_release(&r->senses);
    vec_release(&r->sense_of);
    map_release(&r->sense_ids);
    vec_release(&r->use_hash);
    map_release(&r->lists_ids);
    vec_release(&r->lists_values);
    *r = (evidence_reader){ 0 };
}

/* ---- documents ---- */

/* What the document is said of the kinds of its words. */
typedef struct word_counts {
    size_t sport, first_person, capitals, all;
} word_counts;

static bool is_of_sport(evidence_reader *r, uint32_t symbol_id)
{
    uint8_t *kind = &r->symbol_kinds.at[symbol_id];
    if (*kind == WORD_UNKNOWN)
        *kind = evidence_symbol(r, symbol_id)->sport ? WORD_TELLING : WORD_PLAIN;
    return *kind == WORD_TELLING;
}

static bool is_first_person(evidence_reader *r, uint32_t index)
{
    uint8_t *kind = &r->form_kinds.at[r->t->tokens.at[index].form];
    if (*kind == WORD_UNKNOWN) {
        static const char *const words[] = { "I", "my", "My", "you", NULL };
        *kind = str_is_any(text_token(r->t, index), words) ? WORD_TELLING : WORD_PLAIN;
    }
    return *kind == WORD_TELLING;
}

/* Goes over all tokens once: counts, and notes what stands in small letters. */
static word_counts count_words(evidence_reader *r)
{
    word_counts c = { .all = 1 };
    for (uint32_t i = 0; i < r->t->tokens.len; i++) {
        const token *t = &r->t->tokens.at[i];
        c.all += t->kind != TOKEN_MARK;
        c.sport += is_of_sport(r, r->table->of_token.at[i]);
        c.first_person += is_first_person(r, i);
        c.capitals += t->shape == SHAPE_CAPITAL || t->shape == SHAPE_UPPER || t->shape == SHAPE_MIXED;
        if (t->shape == SHAPE_LOWER && t->kind == TOKEN_WORD)
            r->lower_in.at[t->form] = r->document;
    }
    return c;
}

/* The kind of a document, from rates of telling tokens: a few letters. */
static void read_genre(evidence_reader *r)
{
    const word_counts c = count_words(r);
    char name[16];
    snprintf(name, sizeof name, "%c%c%s", c.sport * 100 > c.all * 2 ? 'S' : c.sport * 200 > c.all ? 's' : '-',
             c.first_person * 100 > c.all ? 'I' : '-', c.capitals * 50 < c.all ? "l" : ""); /* l: small letters only */
    r->genre = evidence_word(r, name);
}

/* Room for all uses, which are looked at when a word has them. */
static bool make_uses(evidence_reader *r)
{
    size_t count = r->table->lexicons[0]->header->use_count + 1;
    vec_clear(&r->use_hash);
    if (!vec_reserve(&r->use_hash, count))
        return false;
    memset(r->use_hash.at, 0, count * sizeof *r->use_hash.at);
    r->use_hash.len = count;
    return true;
}

/* The values that every document uses. */
static void make_values(evidence_reader *r)
{
    memset(r->ending_first, 0, sizeof r->ending_first);
    static const char *const roles[ROLE_COUNT] = { "single", "first", "middle", "last" };
    static const char *const lengths[] = { "0", "1", "2", "3", "4", "5", "6+" };
    static const char *const edges[] = { "<prose>", "<heading>", "<item>", "<row>" };
    for (int i = 0; i < ROLE_COUNT; i++)
        r->role_value[i] = evidence_word(r, roles[i]);
    for (int i = 0; i < 7; i++)
        r->length_value[i] = evidence_word(r, lengths[i]);
    for (int i = 0; i < VIEW_ENDINGS; i++) {
        r->ending[i] = str_from_c(view_endings[i]);
        r->ending_hash[i] = evidence_word(r, view_endings[i]);
        uint8_t *list = &r->ending_first[view_endings[i][strlen(view_endings[i]) - 1] & 31];
        r->ending_next[i + 1] = *list;
        *list = (uint8_t)(i + 1);
    }
    for (int i = 0; i < 4; i++)
        r->edge[i] = evidence_word(r, edges[i]);
    r->caps_value[0] = evidence_word(r, "mixed");
    r->caps_value[1] = evidence_word(r, "caps");
    static const char *const nouns[NOUN_KINDS] = { "none", "a-person", "a-place", "an-organization", "a-thing" };
    for (int k = 0; k < NOUN_KINDS; k++)
        r->noun_hash[k] = evidence_word(r, nouns[k]);
    for (int g = 0; g < VIEW_GROUPS; g++)
        r->group_hash[g] = evidence_word(r, view_groups[g]);
    r->defines_acronym = evidence_word(r, "before-its-acronym");
    r->bracketed_acronym = evidence_word(r, "bracketed-acronym");
    r->event_of = evidence_word(r, "event-of");
    r->in_title = evidence_word(r, "in-title");
    r->whole_title = evidence_word(r, "whole-title");
    r->unlisted = evidence_word(r, "unlisted");
    r->whole_sentence = evidence_word(r, "whole-sentence");
    r->function_value = evidence_word(r, "function");
    r->outside = (token_view){ .lists = evidence_word(r, "edge"), .shape = evidence_word(r, "edge") };
}

/* A vector of at least so many, of which new ones are zero. */
#define widen(v, count)                                                                                       \
    (vec_reserve(v, (count) + 1) &&                                                                           \
     ((v)->len >= (count) || (memset((v)->at + (v)->len, 0, ((count) - (v)->len) * sizeof *(v)->at), (v)->len = (count), true)))

static void forget_forms(evidence_reader *r)
{
    vec_clear(&r->form_kinds);
    vec_clear(&r->lower_in);
    vec_clear(&r->sense_of);
    vec_clear(&r->senses);
    map_clear(&r->sense_ids);
}

static void forget_symbols(evidence_reader *r)
{
    vec_clear(&r->by_symbol);
    vec_clear(&r->symbol_kinds);
}

bool evidence_open(evidence_reader *r, const symbols *table, const text *t)
{
    bool is_new = !r->unlisted;
    if (is_new)
        make_values(r);
    if (r->table != table)
        forget_symbols(r);
    if (r->table != table || r->generation != table->generation)
        forget_forms(r);
    r->table = table;
    r->generation = table->generation;
    r->t = t;
    r->document++;
    r->full = false;
    if (is_new && !make_uses(r))
        return false;
    size_t forms_count = t->forms.list.len, symbol_count = table->table.len;
    if (!widen(&r->form_kinds, forms_count) || !widen(&r->lower_in, forms_count) || !widen(&r->sense_of, forms_count) ||
        !widen(&r->senses, 1) || !widen(&r->by_symbol, symbol_count) || !widen(&r->symbol_kinds, symbol_count))
        return false;
    read_genre(r);
    return !r->full;
}

/* Whether a sentence is in capitals, as headings are. */
static bool is_in_capitals(const evidence_reader *r, const sentence *s)
{
    uint32_t lower = 0, upper = 0;
    for (uint32_t k = s->first; k < s->last; k++)
        upper += r->t->tokens.at[k].shape == SHAPE_UPPER;
    for (uint32_t k = s->first; upper > 1 && k < s->last; k++) {
        uint8_t shape = r->t->tokens.at[k].shape;
        lower += shape == SHAPE_LOWER || shape == SHAPE_CAPITAL;
    }
    return (upper > 1 && lower == 0) || (upper > 2 && lower * 3 < upper);
}

/* No sense is made that would move those that are at hand: there is room for one a token, and two before. */
bool evidence_enter(evidence_reader *r, const sentence *s)
{
    r->here = s;
    r->caps = r->caps_value[is_in_capitals(r, s)];
    r->outside.context = r->outside.coarse = r->edge[s->kind];
    titles_find(r, s);
    return vec_reserve(&r->senses, r->senses.len + (s->last - s->first) + 2);
}

bool evidence_start_naming(evidence_reader *r, const symbols *table, const text *t)
{
    if (r->naming && !r->names_lost)
        return true;
    r->names_lost = false;
    evidence_name_classes(r);
    forget_symbols(r);
    r->sense_of.len = r->senses.len = 0;
    map_clear(&r->sense_ids);
    map_clear(&r->lists_ids);
    vec_clear(&r->lists_values);
    r->unlisted = 0; /* the values of all documents are made anew, with their names */
    r->document--;   /* it is the same document: what was learnt of its words stays */
    return evidence_open(r, table, t);
}
