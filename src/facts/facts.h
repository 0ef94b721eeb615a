/* What a document says: its mentions valued, who is who, and the claims that rules read.
 *
 * One `facts` belongs to one reader and is filled anew for each document, in this order:
 * mentions (match/), dates, quantities, entities, units, claims.  All memory that a part needs
 * beyond its vectors comes from `memory`, which lives as long as the document. */
#ifndef BELIE_FACTS_FACTS_H
#define BELIE_FACTS_FACTS_H

#include "base/arena.h"
#include "lexicon/symbols.h"
#include "match/mentions.h"
#include "rules/rules.h"
#include "text/text.h"
#include "facts/answers.h"
#include "facts/types.h"

typedef struct facts {
    /* borrowed, the same for all documents of the reader */
    const rule_set *rules;
    const struct relation_set *relations;
    const struct value_table *values;
    symbols *table;
    matcher *tagging, *claiming;
    kept_answers *answers;
    const belie_request *request; /* of the document */
    /* borrowed, the document's */
    const text *text;
    const tag_string *string;
    arena *memory;
    /* filled */
    mention_vec mentions; /* by first token, apart from each other */
    VEC(uint32_t) sentence_of; /* token -> its sentence */
    VEC(uint32_t) mention_at;  /* token -> the first mention that ends behind it */
    const char *dct, *dct_source, *style;
    VEC(date_fact) dates;
    VEC(quantity) quantities;
    VEC(entity) entities;
    VEC(claim_unit) units;
    VEC(uint32_t) unit_string; /* symbols of the units, edges between sentences */
    VEC(uint32_t) unit_at;     /* position in unit_string -> unit (an edge: the unit after it) */
    VEC(claim) claims;
    VEC(uint32_t) first_claims; /* of each relation: index + 1, or 0 */
    hit_vec claim_hits;        /* all readings of the claim rules */
    map unit_symbols;          /* kept: of a mention's type, kind and last word -> its symbol */
    text_warning_vec warnings; /* beside the text's own */
    belie_counts counts;
} facts;

void facts_clear(facts *f); /* empties it for the next document */
void facts_release(facts *f);

/* Each fills its part; see the file of its name. */
belie_status facts_read_dates(facts *f, belie_error *error);
/* What all helpers answer by, but that of mentions; what facts_mention_from and facts_entity_at do. */
belie_status facts_prepare(facts *f, belie_error *error);
belie_status facts_place_mentions(facts *f, belie_error *error);
belie_status facts_read_quantities(facts *f, belie_error *error);
belie_status facts_read_entities(facts *f, belie_error *error);
belie_status facts_read_units(facts *f, belie_error *error);
belie_status facts_read_claims(facts *f, belie_error *error);
/* Warns of a text that is not English, and counts it as unchecked. */
belie_status facts_judge_language(facts *f, belie_error *error);

/* ---- helpers for all who read facts ---- */

/* The bytes of tokens [first, last). */
str facts_text(const facts *f, uint32_t first, uint32_t last);
/* The same in document memory, white space runs as one space, NUL-terminated; NULL: no memory. */
const char *facts_quote(const facts *f, uint32_t first, uint32_t last);
/* The sentence of a token. */
static inline uint32_t facts_sentence(const facts *f, uint32_t token_index)
{
    return token_index < f->sentence_of.len ? f->sentence_of.at[token_index] : (uint32_t)f->text->sentences.len - 1;
}
/* The sentence around tokens, of which only so much is given that a text without full stops stays cheap. */
sentence facts_sentence_around(const facts *f, uint32_t first, uint32_t last);
/* The mention that a token is part of, or NULL. */
static inline const mention *facts_mention_over(const facts *f, uint32_t token_index)
{
    uint32_t i = token_index < f->mention_at.len ? f->mention_at.at[token_index] : (uint32_t)f->mentions.len;
    return i < f->mentions.len && f->mentions.at[i].first <= token_index ? &f->mentions.at[i] : NULL;
}
/* The first mention that begins at or after a token. */
static inline size_t facts_mention_from(const facts *f, uint32_t token_index)
{
    size_t i = token_index < f->mention_at.len ? f->mention_at.at[token_index] : f->mentions.len;
    return i < f->mentions.len && f->mentions.at[i].first < token_index ? i + 1 : i;
}
/* The first date that begins at or after a token. */
size_t facts_date_from(const facts *f, uint32_t token_index);
/* The entity whose mention a token is part of, or -1. */
static inline int32_t facts_entity_at(const facts *f, uint32_t token_index)
{
    const mention *m = facts_mention_over(f, token_index);
    return m ? m->entity : -1;
}
/* The id of a class, whose name is a literal, or -1: no list made it. */
int facts_class(const facts *f, const char *name);
/* The first claim of a relation, whose name is a literal: its index + 1, or 0. */
uint32_t facts_first_claim(const facts *f, const char *relation_name);
/* Whether a token has a class (a name of several words included); none has -1, which no list made. */
static inline bool facts_has_class(const facts *f, uint32_t token_index, long class_id)
{
    return class_id >= 0 && class_id < CLASS_MAX && token_index < f->text->tokens.len &&
           symbol_has(symbols_token(f->table, token_index), (unsigned)class_id);
}


/* Asks for the memory around mentions a little ahead of the one at hand: what goes from mention to mention touches
 * little of each, and would wait for most of it. */
static inline void facts_expect_mention(const facts *f, size_t at_hand)
{
    enum { SOON = 6, NEXT = 3 };
    if (at_hand + SOON >= f->mentions.len)
        return;
    const mention *soon = &f->mentions.at[at_hand + SOON];
    const token *next = &f->text->tokens.at[f->mentions.at[at_hand + NEXT].first];
    __builtin_prefetch(&f->text->tokens.at[soon->first]);
    __builtin_prefetch(&f->table->of_token.at[soon->first]);
    __builtin_prefetch(&f->string->symbols.at[soon->source.first]);
    __builtin_prefetch(&f->string->token_at.at[soon->source.first]);
    __builtin_prefetch(f->text->ptr + next->start);
    __builtin_prefetch(&f->text->forms.list.at[next->form]);
}

/* Whether a token is a word in small letters. */
static inline bool facts_is_lower(const facts *f, uint32_t token_index)
{
    return token_index < f->text->tokens.len && f->text->tokens.at[token_index].kind == TOKEN_WORD &&
           f->text->tokens.at[token_index].shape == SHAPE_LOWER;
}

/* Whether a token is the literal word, in any case. */
static inline bool facts_is_word(const facts *f, uint32_t token_index, const char *folded)
{
    if (token_index >= f->text->tokens.len)
        return false;
    str word = text_token(f->text, token_index);
    if (str_small(word.ptr[0]) != folded[0])
        return false;
    for (size_t i = 1; i < word.len; i++)
        if (!folded[i] || str_small(word.ptr[i]) != folded[i])
            return false;
    return folded[0] && folded[word.len] == '\0';
}

/* What is kept of a token's form. */
static inline kept_form *facts_form(const facts *f, uint32_t token_index)
{
    return &f->answers->forms.at[f->text->tokens.at[token_index].form];
}
/* The cues that are kept of a token's symbol. */
static inline uint32_t *facts_cues(const facts *f, uint32_t token_index)
{
    return &f->answers->symbols.at[f->table->of_token.at[token_index]];
}
/* The key of a token's noun. */
uint64_t facts_noun(const facts *f, uint32_t token_index);

/* Whether it is one of the words of a list that NULL ends, in any case; the list is static. */
bool facts_is_any_now(const facts *f, uint32_t token_index, const char *const *words);

/* The set of a token's word, as far as a list is asked for. */
static inline uint32_t facts_word_set(const facts *f, uint32_t token_index, uint32_t list)
{
    return list < f->answers->ready ? f->answers->of_token.at[token_index] : facts_form(f, token_index)->set;
}

static inline bool facts_is_any(const facts *f, uint32_t token_index, const char *const *words)
{
    const kept_answers *k = f->answers;
    if (token_index >= f->text->tokens.len)
        return false;
    const word_list *list = &k->words.lists[answers_slot(&k->words, words)];
    return list->words ? answers_has(&k->words, facts_word_set(f, token_index, list->number), list->number)
                       : facts_is_any_now(f, token_index, words);
}

/* The first of the tokens [first, last) that is; UINT32_MAX: none is. */
uint32_t facts_next_any(const facts *f, uint32_t first, uint32_t last, const char *const *words);

static inline bool facts_has_any(const facts *f, uint32_t first, uint32_t last, const char *const *words)
{
    return facts_next_any(f, first, last, words) != UINT32_MAX;
}

#endif
