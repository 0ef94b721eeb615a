/* event-date: one event, however worded, dated differently in two places.
 *
 * Births and deaths are compared in lives.c, what happened to things in told_dates.c.  Here an agreement
 * on X and X itself are linked: X before the agreement's earliest day is a conflict, after it none. */
#include "check/claims.h"
#include "check/counted.h"
#include "check/list.h"
#include "check/lives.h"
#include "check/restated.h"

enum { WORDS_MOST = 12, KINDS_MOST = 4, ENTITIES_MOST = 6 };

typedef struct event {
    const claim *from;
    const claim_argument *what, *when;
    const date_fact *date;
    str head;              /* kind of the last event word */
    str kinds[KINDS_MOST]; /* kinds of the words before it */
    uint32_t kind_count;
    int32_t entities[ENTITIES_MOST];
    uint32_t entity_count;
    uint32_t words[WORDS_MOST]; /* tokens of other telling words */
    uint32_t word_count;
} event;

typedef struct events {
    findings *out;
    const check *by;
    int kind_class, preposition, determiner;
    VEC(event) list;
} events;

static void add_entity(event *e, int32_t entity_index)
{
    for (uint32_t i = 0; i < e->entity_count; i++)
        if (e->entities[i] == entity_index)
            return;
    if (e->entity_count < ENTITIES_MOST)
        e->entities[e->entity_count++] = entity_index;
}

static void read_words(const events *all, event *e)
{
    const facts *f = all->out->f;
    for (uint32_t at = e->what->first; at < e->what->last; at++) {
        int32_t named = facts_entity_at(f, at);
        str kind = { NULL, 0 };
        if (named >= 0) {
            add_entity(e, named);
            if (e->word_count < WORDS_MOST)
                e->words[e->word_count++] = at; /* "the bridge" may be the Harbour Bridge */
            continue;
        }
        if (facts_has_class(f, at, all->kind_class))
            kind = symbols_value(f->table, at, at + 1, (unsigned)all->kind_class);
        if (kind.len) {
            if (e->head.len && e->kind_count < KINDS_MOST)
                e->kinds[e->kind_count++] = e->head;
            e->head = kind;
        } else if (f->text->tokens.at[at].kind == TOKEN_WORD && !facts_has_class(f, at, all->preposition) &&
                   !facts_has_class(f, at, all->determiner) && e->word_count < WORDS_MOST)
            e->words[e->word_count++] = at;
    }
}

static bool shares_entity(const event *a, const event *b)
{
    for (uint32_t i = 0; i < a->entity_count; i++)
        for (uint32_t k = 0; k < b->entity_count; k++)
            if (a->entities[i] == b->entities[k])
                return true;
    return false;
}

static bool same_word(const facts *f, uint32_t a, uint32_t b)
{
    str x = text_token(f->text, a), y = text_token(f->text, b);
    if (x.len != y.len || x.len < 4)
        return false;
    for (size_t i = 0; i < x.len; i++)
        if ((x.ptr[i] | 0x20) != (y.ptr[i] | 0x20))
            return false;
    return true;
}

/* Names or words of the one that the other lacks, while both have some, tell them apart. */
static bool told_apart(const facts *f, const event *a, const event *b)
{
    if (a->entity_count && b->entity_count && !shares_entity(a, b))
        return true;
    for (uint32_t i = 0; i < a->word_count; i++)
        for (uint32_t k = 0; k < b->word_count; k++) {
            bool number_a = f->text->tokens.at[a->words[i]].flags & TOKEN_DIGITS;
            bool number_b = f->text->tokens.at[b->words[k]].flags & TOKEN_DIGITS;
            if ((number_a || number_b) && !same_word(f, a->words[i], b->words[k]))
                return true;
        }
    return false;
}

static belie_status report(events *all, const event *a, const event *b, double score, const char *why)
{
    const facts *f = all->out->f;
    const event *first = a->from->first <= b->from->first ? a : b, *second = first == a ? b : a;
    const char *what = facts_quote(f, first->what->first, first->what->last);
    const char *here = facts_quote(f, first->when->first, first->when->last);
    const char *there = facts_quote(f, second->when->first, second->when->last);
    if (!what || !here || !there)
        return error_no_memory(all->out->error);
    evidence places[2] = { { first->from->first, first->from->last, here, first->from, first->from->by },
                           { second->from->first, second->from->last, there, second->from, second->from->by } };
    return findings_add(all->out, all->by, BELIE_WARNING, score, places, 2, why,
                        "\"%s\" is dated %s here and %s there", what, here, there);
}

static bool are_exact(const event *a, const event *b)
{
    return a->date->has_interval && b->date->has_interval && !a->date->approximate && !b->date->approximate;
}

/* An agreement on X, and X itself dated before it. */
static belie_status compare_linked(events *all, const event *agreement, const event *other)
{
    bool linked = false;
    for (uint32_t i = 0; i < agreement->kind_count; i++)
        linked |= str_equal(agreement->kinds[i], other->head);
    if (!linked || !str_is(agreement->head, "agree") || told_apart(all->out->f, agreement, other) ||
        !are_exact(agreement, other))
        return BELIE_OK;
    all->out->comparisons++;
    if (other->date->last_day >= agreement->date->first_day)
        return BELIE_OK;
    const char *why = arena_printf(all->out->memory, "both speak of the same thing (%.*s), which cannot be done "
                                   "before it is agreed", (int)other->head.len, other->head.ptr);
    return why ? report(all, agreement, other, 0.8, why) : error_no_memory(all->out->error);
}

static belie_status gather(events *all)
{
    const facts *f = all->out->f;
    claim_walk w = claims_of_one(f, "dated");
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        const claim_argument *what = claim_role(c, "what"), *when = claim_role(c, "when");
        if (!claim_is(c, "dated") || !what || !when || when->date < 0 || !claim_is_plain(c))
            continue;
        event e = { .from = c, .what = what, .when = when, .date = &f->dates.at[when->date] };
        read_words(all, &e);
        event *slot = e.head.len ? vec_push(&all->list) : NULL;
        if (e.head.len && !slot)
            return error_no_memory(all->out->error);
        if (slot)
            *slot = e;
    }
    return BELIE_OK;
}

enum { AGREEMENTS_MOST = 64 };

static belie_status compare_all(events *all)
{
    belie_status status = BELIE_OK;
    uint32_t seen = 0;
    for (size_t k = 0; status == BELIE_OK && k < all->list.len && seen < AGREEMENTS_MOST; k++) {
        if (!str_is(all->list.at[k].head, "agree") || all->list.at[k].kind_count == 0)
            continue;
        seen++;
        for (size_t i = 0; status == BELIE_OK && i < all->list.len; i++)
            status = compare_linked(all, &all->list.at[k], &all->list.at[i]);
    }
    return status;
}

belie_status check_event_date(findings *out)
{
    const facts *f = out->f;
    events all = { .out = out, .by = check_named("event-date"), .kind_class = facts_class(f, "event-once"),
                   .preposition = facts_class(f, "preposition"),
                   .determiner = facts_class(f, "determiner") };
    belie_status status = gather(&all);
    if (status == BELIE_OK)
        status = compare_all(&all);
    if (status == BELIE_OK)
        status = lives_compare_dates(out);
    if (status == BELIE_OK)
        status = tellings_compare_dates(out);
    if (status == BELIE_OK)
        status = counted_compare(out, "event-date");
    if (status == BELIE_OK)
        status = restated_compare(out);
    vec_release(&all.list);
    return status;
}
