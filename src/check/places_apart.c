/* place-of-event, of what nothing explains: a town named just once, for something that is known already ("the dinner in
 * Nizwa", "the Kampala talks", "the agreement signed in Mannheim"), where the text puts that into another town, and no third. */
#include "check/places_apart.h"

#include "check/claims.h"
#include "check/list.h"
#include "check/namesakes.h"
#include "check/places_read.h"
#include "facts/mood.h"

static const char rule_name[] = "claim/places-clause";

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

bool places_are_of_two_times(const facts *f, uint32_t a, uint32_t b)
{
    int64_t from, to, other_from, other_to;
    return sentence_days(f, a, &from, &to) && sentence_days(f, b, &other_from, &other_to) && (from > other_to || other_from > to);
}

static belie_status report(const spots *r, const spot *a, const spot *b)
{
    const facts *f = r->out->f;
    evidence places[2] = { words_evidence(f, a->from, a->to, rule_name), words_evidence(f, b->from, b->to, rule_name) };
    if (!places[0].says || !places[1].says)
        return error_no_memory(r->out->error);
    return findings_add(r->out, check_named("place-of-event"), BELIE_WARNING, 0.65, places, 2, "the text tells of one thing of the kind alone",
                        "\"%s\" and \"%s\" put one thing into two places", places[0].says, places[1].says);
}

/* Where a word stands around a place; UINT32_MAX: it does not. */
static uint32_t position(const spot *s, uint64_t key)
{
    for (uint32_t i = 0; i < s->word_count; i++)
        if (s->words[i] == key)
            return s->word_at[i];
    return UINT32_MAX;
}

static uint32_t way(const spot *s, uint32_t at)
{
    return at < s->first ? s->first - at : at - s->last;
}

/* Whether an article or an owner stands a word or two before. */
static bool word_in_phrase(const facts *f, uint32_t at)
{
    static const char *const words[] = { "the", "a", "an", "his", "her", "its", "their", "our", "my", NULL };
    return at > 1 && (facts_is_any(f, at - 1, words) || facts_is_any(f, at - 2, words));
}

/* Whether a noun, told of again, has a word before it that it had not: "the county museum" is not the museum told of before. */
static bool is_told_apart(const spots *r, const spot *a, const spot *b, uint64_t key)
{
    static const char *const known[] = { "same", "said", "very", "whole", "original", "famous", "inaugural", "new", "great", "next", "recent", "final",
                                         "actual", "entire", "second", "third", "opening", "closing", "annual", "general", "main", NULL };
    static const char *const others[] = { "last", "next", "previous", "other", "another", "sister", "twin", "second", "third", NULL };
    const facts *f = r->out->f;
    const spot *later = a > b ? a : b, *earlier = a > b ? b : a;
    uint32_t at = position(later, key);
    if (at == UINT32_MAX || at == 0 || facts_has_class(f, at, r->words.verb_past) || !facts_is_lower(f, at))
        return false;
    uint32_t before = position(earlier, key);
    if (facts_is_any(f, at - 1, others) || (before != UINT32_MAX && before > 0 && facts_is_any(f, before - 1, others)))
        return true; /* "our last concert was in Turku" */
    if (facts_has_class(f, at + 1, r->building) || facts_has_class(f, at + 1, r->thing))
        return true; /* "the fire station" */
    uint64_t beside = word_stem(&r->words, at - 1);
    bool name = at - 1 >= later->first && at - 1 < later->last, dated = facts_has_class(f, at - 1, r->weekday) || facts_has_class(f, at - 1, r->month);
    bool own = beside && !name && !dated && !facts_has_class(f, at - 1, r->words.verb_past) && !facts_is_any(f, at - 1, known) && word_in_phrase(f, at - 1);
    return own && position(earlier, beside) == UINT32_MAX;
}

/* "The inquiry into the collision sat in Stavanger": what is only spoken of there. */
static bool is_spoken_of(const spots *r, const spot *s, uint64_t key)
{
    static const char *const about[] = { "into", "about", "after", "before", "over", "concerning", "following", "since", "despite", NULL };
    static const char *const links[] = { "in", "at", "near", "outside", "off", "on", "which", "that", "who", ",", NULL };
    const facts *f = r->out->f;
    uint32_t at = position(s, key);
    return at != UINT32_MAX && at > 1 && at < s->first && !s->modifies && facts_is_word(f, at - 1, "the") && facts_is_any(f, at - 2, about) && !facts_is_any(f, at + 1, links);
}

/* Whether what is told of at `b` is around `a`, and around no third place. */
static bool is_of_two(const spots *r, const spot *b, const spot *a, uint64_t key)
{
    bool made_known = a > b && !a->definite; /* told of anew */
    uint32_t at = position(a, key), other;
    if (at == UINT32_MAX || a->other || made_known || is_told_apart(r, a, b, key) || is_spoken_of(r, a, key) || is_spoken_of(r, b, key) || (a->modifies && b->modifies)) /* "our Indore factory", "the Nashik plant" */
        return false;
    for (size_t k = 0; k < r->list.len; k++) {
        const spot *c = &r->list.at[k];
        if (c->entity == a->entity || c->entity == b->entity || c->sentence == b->sentence || (other = position(c, key)) == UINT32_MAX)
            continue;
        if (c->sentence != a->sentence || way(c, other) <= way(a, at))
            return false;
    }
    return true;
}

/* How much of what is said to be at a place stands around the other one, and around no third. */
static int shared(const spots *r, const spot *b, const spot *a)
{
    int heads = 0, marks = 0;
    for (uint32_t i = 0; i < b->mark_count; i++)
        marks += is_of_two(r, b, a, b->marks[i]);
    for (uint32_t i = 0; i < b->head_count; i++)
        heads += (marks || !map_find(&r->several, b->heads[i])) && is_of_two(r, b, a, b->heads[i]);
    return heads ? heads + marks : b->dated && marks && b->head_count ? marks : 0;
}

/* "Reading" and "Reading Station". */
static bool share_words(const facts *f, const spot *a, const spot *b)
{
    for (uint32_t i = a->first; i < a->last; i++)
        for (uint32_t k = b->first; k < b->last; k++)
            if (text_folded_form(f->text, i) == text_folded_form(f->text, k))
                return true;
    return false;
}

/* Whether one sentence names both. */
static bool stand_together(const spots *r, const spot *a, const spot *b)
{
    for (size_t i = 0; i < r->list.len; i++)
        for (size_t k = 0; k < r->list.len && r->list.at[i].entity == a->entity; k++)
            if (r->list.at[k].entity == b->entity && r->list.at[k].sentence == r->list.at[i].sentence)
                return true;
    return false;
}

/* Whether it is told as a fact: what is spoken of as known may be denied or supposed by the way. */
static bool is_told(const spots *r, const mood_classes *moods, const spot *s)
{
    uint32_t speaker;
    unsigned mood = mood_of(r->out->f, moods, s->from, s->to, &speaker), veto = MOOD_CORRECTED;
    return !(mood & (s->deed ? veto | MOOD_HYPOTHETICAL | MOOD_ATTRIBUTED | MOOD_HEDGED | MOOD_NEGATED : veto));
}

/* "The march in Cuenca, called for the same day, was put off"; "before the meeting in Berlin". */
static bool is_compared(const spots *r, const spot *s)
{
    static const char *const orders[] = { "before", "after", "until", "following", NULL };
    static const char *const words[] = { "too", "also", "unlike", "whereas", "instead", "likewise", "postponed", "cancelled", "canceled", "elsewhere", "compared",
                                         "similarly", "moved", "both", "meanwhile", "off", "respectively", "twin", "sister", "counterpart", NULL };
    const sentence *around = &r->out->f->text->sentences.at[s->sentence];
    return (s->from > around->first && facts_is_any(r->out->f, s->from - 1, orders)) || facts_has_any(r->out->f, s->to, around->last, words);
}

static belie_status judge(const spots *r, const mood_classes *moods, const spot *b)
{
    enum { STRONG = 3 };
    const facts *f = r->out->f;
    if (!b->head_count || b->indefinite || !b->definite || is_compared(r, b))
        return BELIE_OK;
    for (size_t k = 0; k < r->list.len; k++) {
        const spot *a = &r->list.at[k];
        bool often = f->entities.at[a->entity].mention_count > 1 && f->entities.at[b->entity].mention_count > 1;
        int common = a->entity == b->entity || a->sentence == b->sentence || a->doer ? 0 : shared(r, b, a);
        if (common && words_shared(a->words, a->word_count, b->words, b->word_count) > STRONG)
            common += STRONG;
        bool two = b->life && (name_is_one_of_two(f, a->first) || name_is_one_of_two(f, b->first));
        if (!common || two || (often && common < STRONG))
            continue;
        r->out->comparisons++;
        if (!(places_are_of_two_times(f, a->first, b->first) && !b->life) && !stand_together(r, a, b) && !share_words(f, a, b) && is_told(r, moods, a) && is_told(r, moods, b))
            return report(r, a, b);
    }
    return BELIE_OK;
}

belie_status check_places_apart(findings *out)
{
    const facts *f = out->f;
    if (!rule_named(f, rule_name))
        return BELIE_OK; /* rules of one's own alone */
    spots r;
    mood_classes moods = mood_classes_of(f);
    belie_status status = spots_read(&r, out) ? BELIE_OK : error_no_memory(out->error);
    for (size_t i = 0; status == BELIE_OK && i < r.list.len && r.list.len <= SPOTS_MOST; i++)
        status = judge(&r, &moods, &r.list.at[i]);
    spots_release(&r);
    return status;
}
