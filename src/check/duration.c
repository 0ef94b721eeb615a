/* duration: "an eight-year term" from 1911 to 1923, in one phrase or far apart.  Lengths are compared with
 * the one time that the text gives for a thing of the kind, or for somebody's service. */
#include "check/claims.h"
#include "check/clock.h"
#include "check/things.h"
#include "check/duration_apart.h"
#include "check/list.h"
#include "check/spells.h"
#include "time/timex.h"

/* When something lasted: one claim, or one that begins and one that ends it. */
typedef struct period {
    const claim *from, *to;
    const char *from_role, *to_role;
    int64_t first, first_most, last_least, last; /* the days in which it can begin and end */
    bool many; /* the text gives several */
} period;

typedef struct durations {
    findings *out;
    const facts *f;
    participant_classes classes;
    int span;
    VEC(period) periods;
    map of; /* key of a kind or a person -> period + 1 */
} durations;

static double unit_days(char unit)
{
    switch (unit) {
    case 'Y': return 365.25;
    case 'E': return 3652.5;
    case 'C': return 36525;
    case 'M': return 30.44;
    case 'W': return 7;
    case 'D': return 1;
    default: return 0;
    }
}

/* Whether a length fits a beginning and an end, counted with the ends or without, with half a unit of
 * slack. */
static bool fits(const date_fact *length, const period *p)
{
    double unit = unit_days(length->unit), said = length->amount * unit;
    double least = (double)(p->last_least - p->first_most), most = (double)(p->last - p->first) + 1;
    return said >= least - unit / 2 - 0.01 && said <= most + unit / 2 + 0.01;
}

static const date_fact *length_of(const durations *d, const claim *c)
{
    const claim_argument *a = claim_role(c, "length");
    const date_fact *length = a && a->date >= 0 ? &d->f->dates.at[a->date] : NULL;
    return length && length->amount > 0 && !length->approximate && unit_days(length->unit) > 0 ? length : NULL;
}

/* What a claim is about: a person, or a kind of thing that lasts; 0: neither. */
static uint64_t key_of(const durations *d, const claim *c)
{
    const claim_argument *who = claim_role(c, "who"), *what = claim_role(c, "what");
    if (who)
        return who->entity < 0 ? 0 : lexicon_feature_join(0x9E50, (uint64_t)who->entity + 1);
    str kind = what && d->span >= 0 ? symbols_value(d->f->table, what->first, what->last, (unsigned)d->span) : STR("");
    return kind.len ? str_hash(kind) : 0;
}

static bool is_it(const facts *f, const claim_argument *what)
{
    return facts_is_word(f, what->first, "its") || facts_is_word(f, what->first, "it");
}

/* "The trial began on 2 May. It ended on 9 May.": the trial. */
static uint64_t key_of_end(const durations *d, const claim *c, const claim *begun)
{
    const claim_argument *what = claim_role(c, "what");
    bool it = what && is_it(d->f, what) && begun && c->sentence >= begun->sentence && c->sentence - begun->sentence <= 1;
    return key_of(d, it ? begun : c);
}

static bool read_period(const durations *d, const claim *c, const char *from, const char *to, period *p)
{
    *p = (period){ .from = c, .to = c, .from_role = from, .to_role = to };
    return claim_days(d->f, c, from, &p->first, &p->first_most) && claim_days(d->f, c, to, &p->last_least, &p->last) &&
           p->last >= p->first;
}

static belie_status note_period(durations *d, uint64_t key, const period *p)
{
    uint32_t *slot = map_at(&d->of, key, true, NULL);
    period *new = slot && !*slot ? vec_push(&d->periods) : NULL;
    if (!slot || (!*slot && !new))
        return error_no_memory(d->out->error);
    if (new) {
        *new = *p;
        *slot = (uint32_t)d->periods.len;
        return BELIE_OK;
    }
    period *old = &d->periods.at[*slot - 1];
    old->many |= old->first > p->first_most || p->first > old->first_most || old->last_least > p->last ||
                 p->last_least > old->last;
    return BELIE_OK;
}

/* Beginnings and ends of a kind that are told apart are one period when there is one of each. */
static belie_status join_ends(durations *d)
{
    map begun = { 0 }, ended = { 0 }; /* key -> claim + 1, or MANY */
    enum { MANY = 0x7FFFFFFF };
    belie_status status = BELIE_OK;
    const claim *last = NULL;
    static const char *const relations[] = { "begins", "ends", NULL };
    claim_walk w = claims_of(d->f, relations);
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        bool begins = claim_is(c, "begins");
        last = begins ? c : last;
        uint64_t key = claim_is_plain(c) ? key_of_end(d, c, last) : 0;
        uint32_t *slot = key ? map_at(begins ? &begun : &ended, key, true, NULL) : NULL;
        if (key && !slot)
            status = error_no_memory(d->out->error);
        else if (slot)
            *slot = *slot ? MANY : (uint32_t)(c - d->f->claims.at) + 1;
    }
    w = claims_of_one(d->f, "begins");
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        uint64_t key = claim_is_plain(c) ? key_of(d, c) : 0;
        const uint32_t *b = key ? map_find(&begun, key) : NULL, *e = key ? map_find(&ended, key) : NULL;
        if (!b || !e || *b == MANY || *e == MANY)
            continue;
        period p = { .from = c, .to = &d->f->claims.at[*e - 1], .from_role = "date", .to_role = "date" };
        if (claim_days(d->f, p.from, "date", &p.first, &p.first_most) && claim_days(d->f, p.to, "date", &p.last_least, &p.last) &&
            p.last >= p.first)
            status = note_period(d, key, &p);
    }
    map_release(&begun);
    map_release(&ended);
    return status;
}

static belie_status report(durations *d, const claim *c, const period *p, const char *why)
{
    const facts *f = d->f;
    const claim_argument *length = claim_role(c, "length"), *start = claim_role(p->from, p->from_role);
    const claim_argument *end = claim_role(p->to, p->to_role);
    evidence places[3] = { claim_evidence(f, c, "length"), claim_evidence(f, p->from, p->from_role) };
    uint32_t count = 2;
    if (p->from == c) {
        places[0] = (evidence){ length->first, length->last, claim_words(f, c, "length"), c, c->by };
        places[1] = (evidence){ start->first, end->last, facts_quote(f, start->first, end->last), c, c->by };
    } else if (p->to != p->from)
        places[count++] = claim_evidence(f, p->to, p->to_role);
    return findings_add(d->out, check_named("duration"), BELIE_WARNING, 0.8, places, count, why,
                        "the length is given as %s, and the dates as %s and %s", places[0].says,
                        claim_words(f, p->from, p->from_role), claim_words(f, p->to, p->to_role));
}

/* "five nights from November to March": of a time that is told too coarsely to be counted so. */
static bool is_coarse(const date_fact *length, const period *p)
{
    return (double)(p->first_most - p->first + p->last - p->last_least) > 2.2 * unit_days(length->unit) + 1;
}

/* "for ten days and lasted three, from 4 to 6 June"; "ten years, from 1988 to 1994 and again from 2000 to 2004": of another time, of two. */
static bool is_of_more(const facts *f, const claim *c)
{
    static const char *const more[] = { "again", "from", NULL };
    const claim_argument *length = claim_role(c, "length"), *from = claim_role(c, "from"), *to = claim_role(c, "to");
    bool again = facts_is_word(f, to->last, "and") && facts_is_any(f, to->last + 1, more);
    int number = facts_class(f, "number-word");
    for (uint32_t at = length->last; at < from->first; at++)
        again |= facts_has_class(f, at, number);
    return again;
}

/* "an eight-year term from 1911 to 1923" */
static belie_status compare_phrase(durations *d, const claim *c)
{
    const date_fact *length = length_of(d, c);
    period p;
    if (!length || !read_period(d, c, "from", "to", &p) || is_of_more(d->f, c) || is_coarse(length, &p))
        return BELIE_OK;
    d->out->comparisons++;
    return fits(length, &p) ? BELIE_OK : report(d, c, &p, NULL);
}

/* "She had served one long day": nobody errs by so much. */
static bool is_far_off(const date_fact *length, const period *p)
{
    enum { TIMES = 20 };
    double said = length->amount * unit_days(length->unit);
    return said * TIMES < (double)(p->last_least - p->first_most) || said > TIMES * ((double)(p->last - p->first) + 1);
}

/* "the one-day festival of 2010": a date beside the length that lies outside of the period. */
static bool is_of_another_time(const facts *f, const claim *c, const period *p)
{
    const sentence around = facts_sentence_around(f, c->first, c->last), *s = &around;
    for (size_t i = facts_mention_from(f, s->first); i < f->mentions.len && f->mentions.at[i].first < s->last; i++) {
        const date_fact *d = f->mentions.at[i].date >= 0 ? &f->dates.at[f->mentions.at[i].date] : NULL;
        if (d && d->has_interval && !d->from_context && (d->last_day < p->first || d->first_day > p->last))
            return true;
    }
    return false;
}

/* "A new five-year lease": not the one of which the text gives the time. */
static bool is_another(const facts *f, const claim *c)
{
    static const char *const words[] = { "new", "another", "second", "third", "next", "first", "further", "previous", "later", NULL };
    static const char *const past[] = { "previous", "former", "earlier", "last", "predecessor", "old", NULL };
    static const char *const articles[] = { "a", "an", NULL };
    enum { BEFORE = 3, BEHIND = 8 };
    uint32_t at = claim_role(c, "length")->first, last = facts_sentence_around(f, c->first, c->last).last;
    bool any = at > 0 && (facts_is_any(f, at - 1, articles) || facts_is_any(f, at, articles)); /* "a three-year term with the previous tenant" */
    static const char *const apart[] = { "separate", "planned", "different", "proposed", NULL };
    bool other = facts_has_any(f, c->last, c->last + BEHIND < last ? c->last + BEHIND : last, apart);
    const claim_argument *what = claim_role(c, "what");
    if (other || (what && !is_it(f, what) && facts_is_word(f, what->last, "for") && facts_is_lower(f, what->last + 1))) /* "the one-year course for nurses" */
        return true;
    return facts_has_any(f, at > BEFORE ? at - BEFORE : 0, at, words) ||
           (any && facts_has_any(f, c->last, c->last + BEHIND < last ? c->last + BEHIND : last, past));
}

static belie_status compare_apart(durations *d, const claim *c)
{
    const date_fact *length = length_of(d, c);
    /* "the ten-year lease cannot be ended" speaks of a ten-year lease */
    const claim_argument *what = claim_role(c, "what");
    unsigned mood = c->mood & ~(unsigned)MOOD_FORMER;
    if (what && length && claim_role(c, "length")->first < what->first)
        mood &= ~(unsigned)(MOOD_NEGATED | MOOD_HEDGED | MOOD_PLANNED);
    uint64_t key = length && !mood ? key_of(d, c) : 0;
    const uint32_t *slot = key ? map_find(&d->of, key) : NULL;
    const period *p = slot ? &d->periods.at[*slot - 1] : NULL;
    /* "over its ten days", "it lasted": of the one thing of which the text tells how long it was */
    if (what && !mood && length && d->periods.len == 1 && is_it(d->f, what))
        p = claim_is(d->periods.at[0].from, "span-of") ? NULL : &d->periods.at[0];
    if (!p || p->many)
        return BELIE_OK;
    d->out->comparisons++;
    const claim_argument *a = claim_role(c, "what"), *b = claim_role(p->from, "what");
    if (fits(length, p) || is_coarse(length, p) || is_far_off(length, p) || is_another(d->f, c) || is_of_another_time(d->f, c, p))
        return BELIE_OK;
    if (a && b && !is_it(d->f, a)) {
        thing x = thing_before(d->f, &d->classes, a->last), y = thing_before(d->f, &d->classes, b->last);
        if (things_differ(d->f, &x, &y))
            return BELIE_OK;
    }
    return report(d, c, p, "the text gives one such time alone");
}

/* "It was a four-week walkout", of a strike that began eleven days before the text was written. */
static bool is_unplanned(str kind)
{
    static const char *const kinds[] = { "strike", "search", "outage", "siege", "closure", "negotiation", NULL };
    return str_is_any(kind, kinds);
}

/* What began and has no end in the text lasted at most until the day of the text. */
static belie_status add_open_periods(durations *d)
{
    int64_t day;
    belie_status status = BELIE_OK;
    if (!d->f->dct || !timex_parse_iso(str_from_c(d->f->dct), &day))
        return BELIE_OK;
    claim_walk w = claims_of_one(d->f, "begins");
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        const claim_argument *what = claim_role(c, "what");
        if (!claim_is_plain(c) || !what || d->span < 0 ||
            !is_unplanned(symbols_value(d->f->table, what->first, what->last, (unsigned)d->span)))
            continue;
        uint64_t key = key_of(d, c);
        period p = { .from = c, .to = c, .from_role = "date", .to_role = "date", .last = day };
        if (key && !map_find(&d->of, key) && claim_days(d->f, c, "date", &p.first, &p.first_most) && p.first < day) {
            p.last_least = p.first_most;
            status = note_period(d, key, &p);
        }
    }
    return status;
}

belie_status check_duration(findings *out)
{
    const facts *f = out->f;
    durations d = { .out = out, .f = f, .classes = participant_classes_of(f), .span = facts_class(f, "span") };
    belie_status status = BELIE_OK;
    static const char *const relations[] = { "span", "span-of", "lasted", NULL }, *const lengths[] = { "length", "length-of", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        bool spans = claim_is(c, "span") || claim_is(c, "span-of");
        uint64_t key = spans && (c->mood & ~(unsigned)(MOOD_FORMER | MOOD_PLANNED | MOOD_HEDGED)) == 0 ? key_of(&d, c) : 0;
        period p;
        if (claim_is(c, "lasted"))
            status = compare_phrase(&d, c);
        else if (key && read_period(&d, c, "from", "to", &p))
            status = note_period(&d, key, &p);
    }
    if (status == BELIE_OK)
        status = join_ends(&d);
    if (status == BELIE_OK)
        status = add_open_periods(&d);
    w = claims_of(f, lengths);
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;)
        status = compare_apart(&d, c);
    vec_release(&d.periods);
    map_release(&d.of);
    if (status == BELIE_OK)
        status = clock_compare(out);
    if (status == BELIE_OK)
        status = spells_compare(out);
    return status == BELIE_OK ? duration_compare_apart(out) : status;
}
