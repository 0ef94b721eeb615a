/* place-of-event: one person born, or dead, in two cities; one event in two cities. */
#include "check/claims.h"
#include "check/events.h"
#include "check/list.h"

enum { NEIGHBOURS_MOST = 16 };

/* A city or town of the lists; a region, an island, a country may contain the other place. */
static bool is_city(const facts *f, const claim_argument *place)
{
    static const char *const towns[] = { "city-large", "capital-city", "city-exonym", "city-mid", "city-small" };
    static const char *const wholes[] = { "country", "subdivision", "us-state", "region" };
    bool town = false;
    for (size_t i = 0; i < sizeof towns / sizeof *towns; i++) {
        int id = rule_set_class(f->rules, str_from_c(towns[i]));
        bool large = i < 3;
        if (id < 0 || !symbols_value(f->table, place->first, place->last, (unsigned)id).len)
            continue;
        if (large)
            return true; /* Paris is a region too */
        town = true;
    }
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++) {
        int id = rule_set_class(f->rules, str_from_c(wholes[i]));
        if (facts_has_class(f, place->first, id) && place->last == place->first + 1)
            return town && i == 1; /* most towns name their district */
    }
    return town;
}

static uint64_t pair_key(int32_t a, int32_t b)
{
    return lexicon_feature_join((uint64_t)(a < b ? a : b) + 1, (uint64_t)(a < b ? b : a) + 1);
}

/* The pairs of places of which the text puts one into the other. */
static belie_status read_nested(const facts *f, map *nested, belie_error *error)
{
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *place = claim_role(c, "place"), *in = claim_role(c, "in");
        if (claim_is(c, "lies-in") && place && in && place->entity >= 0 && in->entity >= 0 &&
            !map_at(nested, pair_key(place->entity, in->entity), true, NULL))
            return error_no_memory(error);
    }
    return BELIE_OK;
}

static belie_status report(findings *out, const claim *a, const claim *b, const char *why, const char *what)
{
    evidence places[2] = { claim_evidence(out->f, a, "place"), claim_evidence(out->f, b, "place") };
    return findings_add(out, check_named("place-of-event"), BELIE_WARNING, 0.8, places, 2, why,
                        "%s is put into %s here and %s there", what, places[0].says, places[1].says);
}

/* Births, or deaths: the first place of each person against the others. */
static belie_status compare_people(findings *out, const map *nested, const char *relation_name, const char *event)
{
    const facts *f = out->f;
    const claim **first = arena_array(out->memory, f->entities.len + 1, sizeof *first);
    if (!first)
        return error_no_memory(out->error);
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *place = claim_role(c, "place"), *who = claim_role(c, "who");
        if (!claim_is(c, relation_name) || !place || place->entity < 0 || !who || who->entity < 0 || !claim_is_plain(c) ||
            !is_city(f, place))
            continue;
        const claim *before = first[who->entity];
        first[who->entity] = before ? before : c;
        out->comparisons += before != NULL;
        if (!before || claim_role(before, "place")->entity == place->entity ||
            map_find(nested, pair_key(claim_role(before, "place")->entity, place->entity)))
            continue;
        const char *name = f->entities.at[who->entity].name;
        const char *what = arena_printf(out->memory, "the %s of %s", event, name);
        const char *why = arena_printf(out->memory, "both are said of %s", name);
        if (!what || !why)
            return error_no_memory(out->error);
        belie_status status = report(out, before, c, why, what);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

/* What happens to a thing in one city alone. */
static bool is_placed_once(str kind)
{
    static const char *const kinds[] = { "sign", "wed", "found", "agree", "begin", "crown", "hold", "launch", "build", "sink", "crash" };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is(kind, kinds[i]))
            return true;
    return false;
}

/* The years of which a sentence speaks; false: of none. */
static bool sentence_days(const facts *f, const claim *c, int64_t *first, int64_t *last)
{
    const sentence around = facts_sentence_around(f, c->first, c->last), *s = &around;
    bool any = false;
    for (size_t i = facts_mention_from(f, s->first); i < f->mentions.len && f->mentions.at[i].first < s->last; i++) {
        const date_fact *d = f->mentions.at[i].date >= 0 ? &f->dates.at[f->mentions.at[i].date] : NULL;
        if (!d || !d->has_interval)
            continue;
        *first = !any || d->first_day < *first ? d->first_day : *first;
        *last = !any || d->last_day > *last ? d->last_day : *last;
        any = true;
    }
    return any;
}

/* "The conference in Vienna in 2010", "in Lisbon in 2012": two. */
static bool are_of_two_times(const facts *f, const claim *a, const claim *b)
{
    int64_t from, to, other_from, other_to;
    return sentence_days(f, a, &from, &to) && sentence_days(f, b, &other_from, &other_to) &&
           (from > other_to || other_from > to);
}

static belie_status compare_events(findings *out, const map *nested)
{
    happenings h;
    belie_status status = happenings_read(&h, out, "happened-at", "place");
    for (size_t i = 0; status == BELIE_OK && i < h.list.len; i++) {
        const happening *b = &h.list.at[i];
        uint32_t seen = 0;
        for (uint32_t k = b->before; status == BELIE_OK && k && seen++ < NEIGHBOURS_MOST; k = h.list.at[k - 1].before) {
            const happening *a = &h.list.at[k - 1];
            out->comparisons++;
            if (a->from->sentence == b->from->sentence || a->place == b->place || a->place < 0 || b->place < 0 || !is_placed_once(a->kind) ||
                !is_city(out->f, claim_role(a->from, "place")) || !is_city(out->f, claim_role(b->from, "place")) ||
                are_of_two_times(out->f, a->from, b->from) || happenings_differ(&h, a, b) || map_find(nested, pair_key(a->place, b->place)))
                continue;
            const char *why = happenings_why(&h, a, b);
            status = why ? report(out, a->from, b->from, why, claim_words(out->f, a->from, "head"))
                         : error_no_memory(out->error);
        }
    }
    happenings_release(&h);
    return status;
}

belie_status check_place_of_event(findings *out)
{
    map nested = { 0 };
    belie_status status = read_nested(out->f, &nested, out->error);
    if (status == BELIE_OK)
        status = compare_people(out, &nested, "born-in", "birth");
    if (status == BELIE_OK)
        status = compare_people(out, &nested, "died-in", "death");
    if (status == BELIE_OK)
        status = compare_events(out, &nested);
    map_release(&nested);
    return status;
}
