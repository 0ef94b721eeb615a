/* place-of-event: one person born, or dead, in two cities; one event in two cities. */
#include "check/claims.h"
#include "check/tellings.h"
#include "check/list.h"

enum { NEIGHBOURS_MOST = 12 };

/* Two cities of one event are told of less often than two days. */
static const double FEW_PLACES = 1.9;

/* A city or town of the lists; a region, an island, a country may contain the other place. */
static bool is_city(const facts *f, const claim_argument *place)
{
    static const char *const towns[] = { "city-large", "capital-city", "city-exonym", "city-mid", "city-small" };
    static const char *const wholes[] = { "country", "subdivision", "us-state", "region" };
    bool town = false;
    for (size_t i = 0; i < sizeof towns / sizeof *towns; i++) {
        int id = facts_class(f, towns[i]);
        bool large = i < 3;
        if (id < 0 || !symbols_value(f->table, place->first, place->last, (unsigned)id).len)
            continue;
        if (large)
            return true; /* Paris is a region too */
        town = true;
    }
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++) {
        int id = facts_class(f, wholes[i]);
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
    claim_walk w = claims_of_one(f, "lies-in");
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
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
    const claim **first = arena_array(&out->scratch, f->entities.len + 1, sizeof *first);
    if (!first)
        return error_no_memory(out->error);
    claim_walk w = claims_of_one(f, relation_name);
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
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

/* ---- events ---- */

/* An event with its city. */
typedef struct placed {
    telling t;
    int32_t place;
    uint32_t before; /* the last one before it of its kind + 1, or 0 */
} placed;

typedef struct placings {
    const tellings *all;
    VEC(placed) list;
    map last_of;
} placings;

/* What is never in two cities, as far as one text tells. */
static bool is_placed_once(const facts *f, str kind)
{
    static const char *const kinds[] = { "sign", "wed", "found", "agree", "begin", "crown", "hold", "launch", "build", "sink", "crash", "birth", "death",
                                         "baptise", "bury", "congress", "meet", "final", "premiere", "ceremony", "accident", "award", "debut",
                                         "fire", "explode", "derail", "arrest", "murder", "kill", "assassinate", "trial", "ordain", "knight",
                                         "publish", "graduate", "discover", "battle", "surrender", "perform", "concert", "dinner", "auction",
                                         "capture", "coup", "festival", "vote", "collapse", "operate", "open", "consecrate", "inspect", "end",
                                         "execute", "hang", "attack", "elect", "match", "play", "lecture", "party", "merge", "adopt", "exhibit", NULL };
    return answers_word_is_any(f->answers, kind, kinds);
}

/* "on 3 May 1944 in Oslo": the words before the date. */
static uint32_t before_date(const facts *f, uint32_t at)
{
    size_t i = facts_mention_from(f, at);
    const mention *m = i ? &f->mentions.at[i - 1] : NULL;
    if (!m || m->last != at || m->date < 0)
        return at;
    return m->first > 0 && (facts_is_word(f, m->first - 1, "on") || facts_is_word(f, m->first - 1, "in")) ? m->first - 1 : m->first;
}

static uint32_t events_placed(const tellings *all, const claim *c, event_word words[CLAUSE_HEADS])
{
    static const char *const links[] = { "where", "of", "which", NULL };
    const facts *f = all->f;
    const claim_argument *place = claim_role(c, "place");
    uint32_t count = 0, at = c->last - 1;
    if (place->last < c->last) {
        bool link = facts_is_any(f, at, links);
        count = clause_events_after(f, &all->classes, link ? at + 1 : at, facts_is_word(f, at, "of"), words);
        for (uint32_t i = 0; i < count; i++)
            words[i].given = true;
        return count;
    }
    const sentence *s = &f->text->sentences.at[c->sentence];
    if (c->first > s->first)
        count = clause_events_before(f, &all->classes, before_date(f, c->first), words);
    return count ? count : c->first <= s->first + 1 ? clause_events_after(f, &all->classes, place->last, false, words) : 0;
}

static belie_status place_event(placings *p, const claim *c, const event_word *word)
{
    const claim_argument *place = claim_role(c, "place");
    placed new = { .t = { .from = c, .word = *word, .when.minute = -1 }, .place = place->entity };
    telling *t = &new.t;
    t->first = word->first < place->first ? word->first : place->first;
    t->last = word->last > place->last ? word->last : place->last;
    if (word->loose || telling_mood(p->all, t))
        return BELIE_OK;
    telling_fill(p->all, t, word->first < place->first ? place->first : UINT32_MAX);
    if (!is_placed_once(p->all->f, t->own))
        return BELIE_OK;
    uint32_t *last = map_at(&p->last_of, t->kind, true, NULL);
    placed *slot = last ? vec_push(&p->list) : NULL;
    if (!slot)
        return error_no_memory(p->all->out->error);
    new.before = *last;
    *slot = new;
    *last = (uint32_t)p->list.len;
    return BELIE_OK;
}

static belie_status place_events(placings *p)
{
    const facts *f = p->all->f;
    belie_status status = BELIE_OK;
    claim_walk w = claims_of_one(f, "places-clause");
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        const claim_argument *place = claim_is(c, "places-clause") ? claim_role(c, "place") : NULL;
        event_word words[CLAUSE_HEADS];
        uint32_t count = place && place->entity >= 0 && is_city(f, place) ? events_placed(p->all, c, words) : 0;
        for (uint32_t k = 0; status == BELIE_OK && k < count; k++)
            status = place_event(p, c, &words[k]);
    }
    return status;
}

/* "The travelling exhibition in Lund", where none was told of as travelling. */
static bool is_told_apart(const tellings *all, const telling *a, const telling *b)
{
    static const char *const known[] = { "the", "same", "said", "whole", "inaugural", "new", "great", "big", "recent", "final", "annual", "general", "first", "official", NULL };
    static const char *const others[] = { "last", "next", "previous", NULL };
    const facts *f = all->f;
    uint32_t at = b->word.first;
    if (a->word.noun && a->word.first > 0 && facts_is_any(f, a->word.first - 1, others))
        return true;
    uint64_t beside = b->word.noun && at > 1 && facts_is_lower(f, at - 1) ? word_stem(&all->reader, at - 1) : 0;
    if (!beside || facts_is_any(f, at - 1, known) || !facts_is_word(f, at - 2, "the"))
        return false;
    return words_shared(a->words, a->word_count, &beside, 1) == 0;
}

/* The days of which the sentence of a token speaks; false: of none. */
static bool sentence_days(const facts *f, uint32_t token_index, int64_t *first, int64_t *last)
{
    const sentence s = facts_sentence_around(f, token_index, token_index + 1);
    bool any = false;
    for (size_t i = facts_mention_from(f, s.first); i < f->mentions.len && f->mentions.at[i].first < s.last; i++) {
        const date_fact *d = f->mentions.at[i].date >= 0 ? &f->dates.at[f->mentions.at[i].date] : NULL;
        if (!d || !d->has_interval || d->from_context)
            continue;
        *first = !any || d->first_day < *first ? d->first_day : *first;
        *last = !any || d->last_day > *last ? d->last_day : *last;
        any = true;
    }
    return any;
}

static bool are_of_two_times(const facts *f, uint32_t a, uint32_t b)
{
    int64_t from, to, other_from, other_to;
    return sentence_days(f, a, &from, &to) && sentence_days(f, b, &other_from, &other_to) && (from > other_to || other_from > to);
}

/* "The conference in Grenoble": the place says which one is meant, of several. */
static bool is_which_one(const facts *f, const placed *x)
{
    const claim_argument *place = claim_role(x->t.from, "place");
    return x->t.word.noun && x->t.word.last < place->first && x->t.word.last + 1 == place->first && clause_is_known(f, x->t.word.first - 1);
}

/* "The agreement was signed in Geneva, its protocol in Montreux": of what was done to two things. */
static bool are_of_two_things(const telling *a, const telling *b)
{
    return a->theme && b->theme && a->theme != b->theme && !a->of_part && !b->of_part && !a->who.theme.pronoun && !b->who.theme.pronoun;
}

/* "The congress in Prague had been smaller" */
static bool is_compared(const facts *f, const placed *x)
{
    static const char *const words[] = { "earlier", "later", "previous", "next", "too", "also", "another", "other", "second", "smaller", "larger", "bigger",
                                         "better", "worse", "unlike", "than", "both", "again", "moved", NULL };
    const sentence s = facts_sentence_around(f, x->t.first, x->t.last);
    return facts_has_any(f, s.first, s.last, words);
}

/* "Its protocol was signed in Montreux the year after" */
static bool is_of_next_time(const facts *f, const placed *x)
{
    static const char *const ways[] = { "after", "before", "later", "earlier", NULL }, *const units[] = { "year", "years", "month", "months", "week", "weeks", "day", "days", "night", NULL };
    const sentence s = facts_sentence_around(f, x->t.first, x->t.last);
    for (uint32_t at = s.first; (at = facts_next_any(f, at, s.last, ways)) != UINT32_MAX; at++)
        if (at > s.first && facts_is_any(f, at - 1, units))
            return true;
    return false;
}

/* Whether a sentence between them names both places: "it moved from Basel to Turin". */
static bool stand_together(const facts *f, const placed *a, const placed *b)
{
    enum { MENTIONS_MOST = 400 };
    const sentence s = facts_sentence_around(f, a->t.first, a->t.last), t = facts_sentence_around(f, b->t.first, b->t.last);
    uint32_t one = UINT32_MAX, other = UINT32_MAX;
    size_t from = facts_mention_from(f, s.first);
    for (size_t i = from; i < f->mentions.len && i < from + MENTIONS_MOST && f->mentions.at[i].first < t.last; i++) {
        const mention *m = &f->mentions.at[i];
        one = m->entity == a->place ? facts_sentence(f, m->first) : one;
        other = m->entity == b->place ? facts_sentence(f, m->first) : other;
        if (one == other && one != UINT32_MAX)
            return true;
    }
    return false;
}

static belie_status compare_events(findings *out, const map *nested)
{
    placings p = { 0 };
    belie_status status = tellings_of(out, &p.all);
    if (status == BELIE_OK)
        status = place_events(&p);
    for (size_t i = 0; status == BELIE_OK && i < p.list.len; i++) {
        const placed *b = &p.list.at[i];
        uint32_t seen = 0;
        for (uint32_t k = b->before; status == BELIE_OK && k && seen++ < NEIGHBOURS_MOST; k = p.list.at[k - 1].before) {
            const placed *a = &p.list.at[k - 1];
            out->comparisons++;
            if (a->t.from->sentence == b->t.from->sentence || a->place == b->place || are_of_two_times(out->f, a->t.from->first, b->t.from->first) ||
                map_find(nested, pair_key(a->place, b->place)) || is_told_apart(p.all, &a->t, &b->t) ||
                (is_which_one(out->f, a) && is_which_one(out->f, b)) || are_of_two_things(&a->t, &b->t) ||
                (is_which_one(out->f, b) && is_compared(out->f, b)) || is_of_next_time(out->f, b) || tellings_same(p.all, &a->t, &b->t) + FEW_PLACES < 0 ||
                stand_together(out->f, a, b))
                continue;
            const char *why = telling_why(p.all, &a->t, &b->t), *what = facts_quote(out->f, a->t.word.first, a->t.word.last);
            status = why && what ? report(out, a->t.from, b->t.from, why, what) : error_no_memory(out->error);
        }
    }
    vec_release(&p.list);
    map_release(&p.last_of);
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
