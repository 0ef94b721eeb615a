/* Claims: what the claim rules read in the units, resolved to entities, dates and quantities. */
#include "facts/facts.h"
#include "facts/relations.h"

#include "facts/mood.h"
#include "facts/referents.h"

typedef struct claim_reader {
    facts *f;
    mood_classes moods;
    referent_classes referents;
    belie_error *error;
} claim_reader;

/* Tokens of the positions [first, last) of the unit string. */
static void tokens_of(const facts *f, uint32_t first, uint32_t last, uint32_t *from, uint32_t *to)
{
    *from = f->units.at[f->unit_at.at[first]].first;
    *to = f->units.at[f->unit_at.at[last - 1]].last;
}

/* The last mention of a kind in the capture, which is its head. */
static void resolve(const facts *f, uint32_t first, uint32_t last, claim_argument *a)
{
    for (uint32_t at = first; at < last; at++) {
        int32_t index = f->units.at[f->unit_at.at[at]].mention;
        if (index < 0)
            continue;
        const mention *m = &f->mentions.at[index];
        if (m->entity >= 0)
            a->entity = m->entity;
        if (m->date >= 0)
            a->date = m->date;
        if (m->quantity >= 0)
            a->quantity = m->quantity;
    }
}

/* Who "she" or "the old painter" is, where the capture names nobody. */
static int32_t person_meant(const claim_reader *r, const claim_argument *a)
{
    /* of a curriculum, a form, an obituary: "Born in Lisbon.", "Date of birth: ...", "The funeral took place on ..." */
    if (facts_is_word(r->f, a->first, "born") || facts_is_word(r->f, a->first, "date") || facts_is_word(r->f, a->first, "funeral"))
        return referent_of_text(r->f);
    if (a->last - a->first == 1)
        return referent_of_pronoun(r->f, &r->referents, a->first);
    return facts_is_word(r->f, a->first, "the") ? referent_of_description(r->f, &r->referents, a->first, a->last) : -1;
}

static void add_argument(const claim_reader *r, claim *c, const rule_argument *from, const span *captures)
{
    const facts *f = r->f;
    if (c->argument_count == CLAIM_ARGUMENTS)
        return;
    claim_argument a = { .role_head = name_head(from->role), .role = from->role, .text = from->text, .entity = -1, .date = -1,
                         .quantity = -1 };
    if (from->capture > 0) {
        span s = captures[from->capture];
        if (s.last <= s.first)
            return;
        tokens_of(f, s.first, s.last, &a.first, &a.last);
        resolve(f, s.first, s.last, &a);
        if (a.entity < 0 && a.date < 0 && a.quantity < 0 && (strcmp(a.role, "who") == 0 || strcmp(a.role, "parent") == 0))
            a.entity = person_meant(r, &a);
    }
    c->arguments[c->argument_count++] = a;
}

static belie_status add_claim(const claim_reader *r, const hit *h)
{
    facts *f = r->f;
    span captures[RULE_CAPTURES + 1];
    belie_status status = matcher_captures(f->claiming, f->unit_string.at, (uint32_t)f->unit_string.len,
                                           h, captures, r->error);
    if (status != BELIE_OK)
        return status;
    size_t most = h->by->argument_count < CLAIM_ARGUMENTS ? h->by->argument_count : CLAIM_ARGUMENTS;
    claim_argument *arguments = arena_array(f->memory, most < 2 ? 2 : most, sizeof *arguments);
    claim *c = arguments ? vec_push(&f->claims) : NULL;
    if (!c)
        return error_no_memory(r->error);
    uint32_t speaker;
    c->relation_head = name_head(h->by->type);
    c->by = h->by;
    c->arguments = arguments;
    tokens_of(f, h->first, h->last, &c->first, &c->last);
    c->sentence = facts_sentence(f, c->first);
    c->mood = mood_of(f, &r->moods, c->first, c->last, &speaker);
    c->attributed_to = speaker == UINT32_MAX ? -1 : facts_entity_at(f, speaker);
    for (size_t i = 0; i < h->by->argument_count; i++)
        add_argument(r, c, &h->by->arguments[i], captures);
    return BELIE_OK;
}

/* Links the claims of each relation. */
static belie_status link_claims(facts *f, belie_error *error)
{
    size_t count = f->relations->relations.len;
    if (!vec_reserve(&f->first_claims, count))
        return error_no_memory(error);
    for (f->first_claims.len = 0; f->first_claims.len < count; f->first_claims.len++)
        f->first_claims.at[f->first_claims.len] = 0;
    for (size_t i = f->claims.len; i-- > 0;) {
        claim *c = &f->claims.at[i];
        uint32_t *first = &f->first_claims.at[f->relations->of_rule.at[c->by->index]];
        c->next = *first;
        *first = (uint32_t)i + 1;
    }
    return BELIE_OK;
}

belie_status facts_read_claims(facts *f, belie_error *error)
{
    claim_reader r = { f, mood_classes_of(f), referent_classes_of(f), error };
    if (!moods_open(f))
        return error_no_memory(error);
    referents_learn_sex(f, &r.referents);
    belie_status status = matcher_run(f->claiming, f->unit_string.at, (uint32_t)f->unit_string.len,
                                      &f->claim_hits, error);
    for (size_t i = 0; status == BELIE_OK && i < f->claim_hits.len; i++)
        status = add_claim(&r, &f->claim_hits.at[i]);
    return status == BELIE_OK ? link_claims(f, error) : status;
}
