/* event-date: one event, however worded, dated differently in two places.
 *
 * Claims of the relation `dated` give an event's words and its date.  Two are the same event when
 * their kinds agree (event-once.list: a noun and its verb are one kind), they share a name or
 * another telling word, and nothing tells them apart.  An agreement on X and X itself are linked:
 * X before the agreement's earliest day is a conflict, after it none. */
#include "check/claims.h"
#include "check/list.h"
#include "check/lives.h"

#include <stdio.h>

enum { WORDS_MOST = 12, KINDS_MOST = 4, ENTITIES_MOST = 6 };
/* In a text with more, a thing without a name could be any of many. */
enum { ONLY_AMONG = 256, BEARERS_AMONG = 500 };

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
    bool definite; /* "the agreement", "its opening" */
} event;

typedef struct events {
    findings *out;
    const check *by;
    int kind_class, preposition, determiner;
    VEC(event) list;
    map by_head; /* hash of a kind -> last event of it + 1, chained by `next` */
    VEC(uint32_t) next;
} events;

static bool has(const facts *f, uint32_t at, int class_id)
{
    return class_id >= 0 && facts_has_class(f, at, (unsigned)class_id);
}

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
        if (has(f, at, all->kind_class))
            kind = symbols_value(f->table, at, at + 1, (unsigned)all->kind_class);
        if (kind.len) {
            if (e->head.len && e->kind_count < KINDS_MOST)
                e->kinds[e->kind_count++] = e->head;
            e->head = kind;
        } else if (f->text->tokens.at[at].kind == TOKEN_WORD && !has(f, at, all->preposition) &&
                   !has(f, at, all->determiner) && e->word_count < WORDS_MOST)
            e->words[e->word_count++] = at;
    }
    uint32_t before = e->what->first;
    if (e->when->last == before)
        before = e->when->first;
    e->definite = before > 0 && (facts_is_word(f, before - 1, "the") || facts_is_word(f, before - 1, "its") ||
                                 facts_is_word(f, before - 1, "this"));
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

static bool shares_word(const facts *f, const event *a, const event *b)
{
    for (uint32_t i = 0; i < a->word_count; i++)
        for (uint32_t k = 0; k < b->word_count; k++)
            if (same_word(f, a->words[i], b->words[k]))
                return true;
    return false;
}

/* How many entities of the text have the word in their name. */
static uint32_t bearers(const facts *f, uint32_t word)
{
    uint32_t count = 0;
    if (f->entities.len > BEARERS_AMONG)
        return 2;
    for (size_t i = 0; i < f->entities.len && count < 2; i++) {
        const mention *m = &f->mentions.at[f->entities.at[i].first_mention];
        for (uint32_t at = m->first; at < m->last; at++)
            if (same_word(f, at, word)) {
                count++;
                break;
            }
    }
    return count;
}

/* A thing without a name ("the bridge") is a named one when a single name of the text has its word. */
static bool may_be_named(const facts *f, const event *a, const event *b)
{
    const event *bare = a->entity_count ? b : a;
    if (!a->entity_count == !b->entity_count)
        return true;
    for (uint32_t i = 0; i < bare->word_count; i++)
        if (bearers(f, bare->words[i]) == 1)
            return true;
    return false;
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

/* "its opening in 1933", with nothing else to tell which, is the one opening that the text speaks of. */
static bool is_the_only_one(const events *all, const event *bare, const event *other)
{
    if (!bare->definite || bare->entity_count || bare->word_count || (!other->entity_count && !other->word_count) ||
        all->list.len > ONLY_AMONG)
        return false;
    for (size_t i = 0; i < all->list.len; i++) {
        const event *e = &all->list.at[i];
        if (e != other && e != bare && str_equal(e->head, bare->head) && !shares_entity(e, other) &&
            !shares_word(all->out->f, e, other))
            return false;
    }
    return true;
}

static belie_status compare(events *all, const event *a, const event *b)
{
    const facts *f = all->out->f;
    if (!str_equal(a->head, b->head) || told_apart(f, a, b) || !are_exact(a, b))
        return BELIE_OK;
    bool entity_shared = shares_entity(a, b), word_shared = shares_word(f, a, b);
    bool only = is_the_only_one(all, a, b) || is_the_only_one(all, b, a);
    if (!only && ((!entity_shared && !word_shared) || !may_be_named(f, a, b)))
        return BELIE_OK;
    all->out->comparisons++;
    if (date_gap(a->date, b->date) == 0)
        return BELIE_OK;
    const char *why = arena_printf(all->out->memory, "both are the same kind of event (%.*s) and share %s",
                                   (int)a->head.len, a->head.ptr,
                                   entity_shared ? "a name" : word_shared ? "a telling word" : "nothing that parts them");
    return why ? report(all, a, b, entity_shared ? 0.85 : word_shared ? 0.7 : 0.65, why) : error_no_memory(all->out->error);
}

static belie_status gather(events *all)
{
    const facts *f = all->out->f;
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *what = claim_role(c, "what"), *when = claim_role(c, "when");
        if (strcmp(c->by->type, "dated") != 0 || !what || !when || when->date < 0 || !claim_is_plain(c))
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

enum { NEIGHBOURS_MOST = 64 };

/* Each event is compared with the nearest ones before it of its kind, so that the work grows with
 * the text. */
static belie_status compare_all(events *all)
{
    belie_status status = BELIE_OK;
    for (uint32_t i = 0; status == BELIE_OK && i < all->list.len; i++) {
        uint32_t *next = vec_push(&all->next);
        uint32_t *head = map_at(&all->by_head, str_hash(all->list.at[i].head), true, NULL);
        if (!next || !head)
            return error_no_memory(all->out->error);
        *next = *head;
        *head = i + 1;
        uint32_t seen = 0;
        for (uint32_t k = *next; status == BELIE_OK && k && seen++ < NEIGHBOURS_MOST; k = all->next.at[k - 1])
            status = compare(all, &all->list.at[k - 1], &all->list.at[i]);
    }
    const uint32_t *head = map_find(&all->by_head, str_hash(STR("agree")));
    uint32_t seen = 0;
    for (uint32_t k = head ? *head : 0; k && seen++ < NEIGHBOURS_MOST; k = all->next.at[k - 1])
        for (uint32_t i = 0; status == BELIE_OK && i < all->list.len; i++)
            status = compare_linked(all, &all->list.at[k - 1], &all->list.at[i]);
    return status;
}

belie_status check_event_date(findings *out)
{
    const rule_set *rules = out->f->rules;
    events all = { .out = out, .by = check_named("event-date"), .kind_class = rule_set_class(rules, STR("event-once")),
                   .preposition = rule_set_class(rules, STR("preposition")),
                   .determiner = rule_set_class(rules, STR("determiner")) };
    belie_status status = gather(&all);
    if (status == BELIE_OK)
        status = compare_all(&all);
    if (status == BELIE_OK)
        status = lives_compare_dates(out);
    vec_release(&all.list);
    vec_release(&all.next);
    map_release(&all.by_head);
    return status;
}
