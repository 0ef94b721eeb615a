/* duration, by the words around: a length is held against a time when its noun phrase shares a word with the sentence of
 * one time alone, or points at the one time told just before or just behind it. */
#include <math.h>

#include "check/claims.h"
#include "check/spells.h"

static bool fits(const told *t, const spell *p)
{
    double slack = t->unit / 2 + (p->clock ? t->days / 20 : 0.01);
    return t->days >= p->least - slack && t->days <= p->most + slack;
}

/* So far off that counting the ends otherwise does not explain it, but of the same order. */
static bool is_off(const told *t, const spell *p)
{
    double nearest = t->days < p->least ? p->least : p->most, gap = fabs(t->days - nearest);
    bool fine = p->most - p->least <= 2.2 * t->unit || p->clock; /* "fifty weeks" is no length for "1935-39" */
    return fine && !fits(t, p) && gap > t->unit * 0.6 && gap > 0.12 * nearest && t->days < 3 * p->most && t->days * 3 > p->least;
}

/* A date in the sentence of the length that lies outside the time. */
static bool names_other_dates(const spells *s, const told *t, const spell *p)
{
    const facts *f = s->f;
    const sentence around = facts_sentence_around(f, t->first, t->last);
    const claim_argument *a = claim_role(p->from, p->from_role), *b = claim_role(p->to, p->to_role);
    for (size_t i = facts_date_from(f, around.first); i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        if (f->mentions.at[d->mention].first >= around.last)
            break;
        if ((p->clock ? spell_minute(d) >= 0 : d->has_interval) && (int32_t)i != a->date && (int32_t)i != b->date)
            return true;
    }
    return false;
}

static uint32_t shared(const told *t, const spell *p)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->root_count; i++)
        for (uint32_t k = 0; k < p->root_count; k++)
            if (t->roots[i] == p->roots[k]) {
                n++;
                break;
            }
    return n;
}

/* Another length between a time and the length, or between a length and the time. */
static bool has_length_between(const spells *s, uint32_t from, uint32_t to)
{
    for (size_t i = facts_date_from(s->f, from); i < s->f->dates.len; i++) {
        const date_fact *d = &s->f->dates.at[i];
        if (s->f->mentions.at[d->mention].first >= to)
            return false;
        if (d->timex_type && strcmp(d->timex_type, "DURATION") == 0 && d->amount > 1)
            return true;
    }
    return false;
}

/* "The doctor gave her ten days' rest; after the ten days": the same length, of something else. */
static bool is_told_between(const spells *s, uint32_t from, const told *t)
{
    enum { MOST = 64 };
    for (size_t i = facts_date_from(s->f, from), end = i + MOST; i < s->f->dates.len && i < end && s->f->mentions.at[s->f->dates.at[i].mention].first < t->first; i++)
        if (&s->f->dates.at[i] != t->length && s->f->dates.at[i].unit == t->length->unit && fabs(s->f->dates.at[i].amount - t->length->amount) < 0.01)
            return true;
    return false;
}

/* "It lasted three weeks", "We were away for ten days." */
static bool begins_with_pronoun(const spells *s, const told *t)
{
    static const char *const pronouns[] = { "it", "they", "we", "he", "she", "this", NULL };
    return facts_is_any(s->f, facts_sentence_around(s->f, t->first, t->last).first, pronouns);
}

/* "the two years of the fit-out": something behind says of what. */
static bool is_of_what(const facts *f, const told *t)
{
    static const char *const words[] = { "of", "as", "at", "with", "when", "we", "they", NULL };
    return facts_is_any(f, t->last, words);
}

static bool points_behind(const spells *s, const told *t, const spell *p)
{
    static const char *const pronouns[] = { "it", "they", "he", "she", "we", NULL };
    bool near = t->sentence >= p->last_sentence && t->sentence - p->last_sentence <= 1 && t->first > p->to->first;
    bool thing = t->adjective && t->definite && facts_has_class(s->f, t->last, s->span);
    bool short_time = t->unit < 28, longer = t->days > p->most;
    if (!near || has_length_between(s, p->to->last, t->first))
        return false;
    /* "surrendered on 18 April after six weeks without bread" */
    bool after = t->after && longer && ((t->sentence == p->last_sentence && p->from != p->to) || short_time);
    /* "In five months it had fired four thousand shots" */
    bool within = t->unit < 366 && t->first > 0 && facts_is_word(s->f, t->first - 1, "in") && facts_is_any(s->f, t->last, pronouns) &&
                  facts_sentence_around(s->f, t->first, t->last).first + 1 == t->first;
    bool bare = within || (t->definite && t->root_count == 0 && !is_of_what(s->f, t)); /* "in her thirteen years here", "the twelve days" */
    return thing || t->pointing || bare || after || (t->lasting && short_time && begins_with_pronoun(s, t) && !told_is_apart(s, t));
}

/* "The trial lasted nine days. It opened on 6 May and ...": told just behind. */
static bool points_ahead(const spells *s, const told *t, const spell *p)
{
    enum { AHEAD = 2 };
    if (t->first >= p->from->first || p->last_sentence - t->sentence > AHEAD ||
        (t->sentence == p->first_sentence && p->from == p->to) || (!t->lasting && !t->adjective) || (t->definite && !t->adjective))
        return false;
    return !told_is_apart(s, t) && !has_length_between(s, t->last, p->to->last) &&
           !has_length_between(s, facts_sentence_around(s->f, t->first, t->last).first, t->first);
}

/* Whether a length points at a time told just before or just behind it. */
static bool points_at(const spells *s, const told *t, const spell *p)
{
    /* "concluded on 1 January 2010 for a period of ten years and ends on" */
    bool within = t->first > p->from->first && t->last <= p->to->last && p->from != p->to &&
                  (p->first_sentence == p->last_sentence || (t->sentence == p->last_sentence && t->lasting));
    /* "1990-1998 (six years)" */
    bool bracketed = p->from == p->to && t->first == p->to->last + 1 && facts_is_word(s->f, p->to->last, "(") &&
                     facts_is_word(s->f, t->last, ")");
    return within || bracketed || points_behind(s, t, p) || points_ahead(s, t, p);
}

/* "Payment was down for six hours", of the one time by the clock. */
static bool is_outage(const spells *s, const told *t)
{
    static const char *const states[] = { "down", "out", "closed", "blocked", "offline", "unavailable", "dark", "interrupted", "cut",
                                          "without", "stopped", "shut", "lost", "stood", "stranded", "trapped", "unreachable", NULL };
    size_t clocks = 0;
    for (size_t i = 0; i < s->list.len; i++)
        clocks += s->list.at[i].clock;
    const sentence around = facts_sentence_around(s->f, t->first, t->last);
    for (uint32_t at = around.first; clocks == 1 && t->lasting && t->unit < 1 && at < t->first; at++)
        if (facts_is_any(s->f, at, states))
            return !told_is_apart(s, t);
    return false;
}

/* "Total duration: 45 minutes" */
static bool is_labelled(const spells *s, const told *t)
{
    static const char *const labels[] = { "duration", "length", "downtime", "term", "period", NULL };
    return s->list.len == 1 && t->first > 1 && facts_is_word(s->f, t->first - 1, ":") && facts_is_any(s->f, t->first - 2, labels);
}

/* "at the end of the twelve months": of a text that tells of one time alone. */
static bool is_the_only(const spells *s, const told *t)
{
    if (is_outage(s, t) || is_labelled(s, t))
        return true;
    bool known = t->definite && t->root_count == 0 && s->list.len == 1 && facts_is_word(s->f, t->first, "the") && !is_of_what(s->f, t);
    return known && t->first > s->list.at[0].to->last && !is_told_between(s, s->list.at[0].to->last, t);
}

static belie_status report(const spells *s, const told *t, const spell *p, const char *why)
{
    const facts *f = s->f;
    evidence places[3] = { { t->first, t->last, facts_quote(f, t->first, t->last), t->from, t->from->by },
                           claim_evidence(f, p->from, p->from_role) };
    uint32_t count = 2;
    if (p->from != p->to)
        places[count++] = claim_evidence(f, p->to, p->to_role);
    return findings_add(s->out, check_named("duration"), BELIE_WARNING, 0.7, places, count, why,
                        "the length is given as %s, and the dates as %s and %s", places[0].says,
                        claim_words(f, p->from, p->from_role), claim_words(f, p->to, p->to_role));
}

static bool same_time(const spell *a, const spell *b)
{
    return fabs(a->least - b->least) < 1e-6 && fabs(a->most - b->most) < 1e-6;
}

/* "Announced for ten days and lasted three", "a three-year term with the previous tenant", "not in the three years we had foreseen": not the
 * time of which the text tells. */
static bool is_of_another(const spells *s, const told *t)
{
    static const char *const lasted[] = { "lasted", "took", "ran", "went", "stayed", NULL };
    static const char *const past[] = { "previous", "former", "earlier", "predecessor", "old", NULL };
    static const char *const articles[] = { "a", "an", NULL };
    static const char *const planned[] = { "foreseen", "planned", "expected", "hoped", "intended", "allowed", "promised", "allotted", "scheduled", "budgeted",
                                           "estimated", "reckoned", "feared", NULL };
    enum { BEHIND = 8 };
    uint32_t last = facts_sentence_around(s->f, t->first, t->last).last;
    bool any = facts_is_any(s->f, t->first, articles) || (t->first > 0 && facts_is_any(s->f, t->first - 1, articles));
    uint32_t behind = t->last + BEHIND < last ? t->last + BEHIND : last;
    return (facts_is_word(s->f, t->last, "and") && facts_is_any(s->f, t->last + 1, lasted)) || facts_has_any(s->f, t->last, behind, planned) ||
           (any && facts_has_any(s->f, t->last, behind, past));
}

/* The one time of the text to which the length belongs; NULL: none, or several. */
static const spell *time_of(const spells *s, const told *t, bool *by_word)
{
    const spell *found = NULL;
    bool clock = t->length->unit == 'H' || t->length->unit == 'm';
    *by_word = false;
    for (size_t i = 0; i < s->list.len; i++) {
        const spell *p = &s->list.at[i];
        const claim_argument *from = claim_role(p->from, p->from_role);
        bool bracketed = from && from->first > 0 && facts_is_word(s->f, from->first - 1, "(") && t->sentence != p->first_sentence;
        if (p->clock != clock || (bracketed && !t->definite && !t->adjective))
            continue; /* "the letters (1786-1791) were found.  She supplied the court for eleven years." */
        bool within = t->sentence == p->first_sentence && t->sentence == p->last_sentence; /* which has the words of the length, too */
        uint32_t n = !within && (t->definite || t->adjective || t->root_count) ? shared(t, p) : 0;
        n = t->definite && facts_is_word(s->f, t->last, "as") && n < t->root_count ? 0 : n; /* "the twelve years as a judge of appeal" */
        bool back = points_at(s, t, p) || is_the_only(s, t);
        if (fits(t, p) && (n || back || p->last_sentence + SPELLS_NEAR > t->sentence))
            return NULL; /* it may be of this one */
        if (!n && !back)
            continue;
        if (found && !same_time(found, p))
            return NULL;
        found = p;
        *by_word |= n > 0;
    }
    return found;
}

belie_status spells_compare(findings *out)
{
    const facts *f = out->f;
    spells s = { .out = out, .f = out->f, .span = facts_class(f, "span"),
                 .auxiliary = facts_class(f, "auxiliary"), .modal = facts_class(f, "modal") };
    word_reader_init(&s.words, out->f);
    belie_status status = spells_read(&s);
    claim_walk w = claims_of_one(s.f, "told-length");
    for (const claim *c; status == BELIE_OK && s.list.len && s.list.len <= SPELLS_MOST && (c = claims_next(&w)) != NULL;) {
        told t;
        bool by_word;
        if (!claim_is(c, "told-length") || !told_read(&s, c, &t) || is_of_another(&s, &t))
            continue;
        const spell *p = time_of(&s, &t, &by_word);
        out->comparisons += p != NULL;
        if (p && is_off(&t, p) && !names_other_dates(&s, &t, p))
            status = report(&s, &t, p, by_word ? "both speak of the same, and the text gives one such time alone"
                                               : "the length points back at the time told just before");
    }
    vec_release(&s.list);
    return status;
}
