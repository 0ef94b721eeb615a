/* event-order, event-date: a date that is told as so long after, or just after, another event ("in 1881, three years after the
 * turbine was put in"), held against the times of the text: one that lies so long on the right side explains it; if none does, the
 * one that lies so long on the wrong side, or whose words are those of the event, is what it is counted from. */
#include "check/counted.h"


#include "check/claims.h"
#include "check/regions.h"

enum { WINDOW = 40, AROUND = 14, EVENT_WORDS = 10, COUNTED_MOST = 200 };

/* "in 1881, three years after the turbine was put in" */
typedef struct counted {
    const claim *from;
    const stamp *when;      /* 1881 */
    const stretch *length;  /* three years, or NULL */
    int way;                /* 1: after, -1: before */
    uint32_t first, last;   /* from the length, or the way, to the end of the event's words */
    known_event event;
} counted;

typedef struct candidate {
    const stamp *s;
    double tie;     /* how far the words around it are those of the event */
    double flipped; /* so long on the wrong side */
    bool wrong, explains;
} candidate;

/* ---- what is counted ---- */

/* "after the closure, in 1966": the words of the event end at a mark, a time, or the verb of what the noun begins. */
static uint32_t event_end(const regions *r, uint32_t from, uint32_t most)
{
    static const char *const marks[] = { ",", ";", ":", "(", ")", ".", "\"", "and", "but", NULL };
    static const char *const subjects[] = { "he", "she", "it", "they", "we", "i", NULL };
    const facts *f = r->f;
    bool noun = false;
    event_word e;
    for (uint32_t at = from; at < most && at < from + EVENT_WORDS; at++) {
        if (facts_is_any(f, at, marks) || clause_is_date(f, at) || (at > from && facts_is_any(f, at, subjects)))
            return at;
        if (!event_word_at(f, &r->all->classes, at, &e))
            continue;
        if (!e.noun && noun)
            return at;
        noun |= e.noun && (at == from || clause_is_article(f, at - 1));
    }
    return most < from + EVENT_WORDS ? most : from + EVENT_WORDS;
}

static bool is_free_of(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const marks[] = { ",", ";", ":", "(", ")", "\"", "and", "but", "which", "who", "when", "that", NULL };
    return first >= last || (last - first <= AROUND && !facts_has_any(f, first, last, marks));
}

/* Whether a time is that of the clause that is told as before or after. */
static bool is_its_own(const regions *r, const counted *c, const stamp *s)
{
    const facts *f = r->f;
    if (s->last <= c->first)
        return is_free_of(f, s->last + facts_is_word(f, s->last, ","), c->first - facts_is_word(f, c->first - 1, ","));
    bool comma = facts_is_word(f, c->last, ","), verb = facts_has_class(f, c->last, r->all->classes.past);
    return s->first >= c->last && (comma || verb) && is_free_of(f, c->last + comma, s->first);
}

static bool find_when(const regions *r, counted *c)
{
    const sentence around = facts_sentence_around(r->f, c->first, c->last);
    c->when = NULL;
    for (size_t i = timeline_at(&r->times, around.first); i < r->times.stamps.len && r->times.stamps.at[i].first < around.last; i++) {
        const stamp *s = &r->times.stamps.at[i];
        if (!is_its_own(r, c, s))
            continue;
        if (c->when && c->when->last <= c->first && s->first >= c->last)
            return false; /* one before, one behind */
        c->when = s;
        if (s->first >= c->last)
            break;
    }
    return c->when != NULL;
}

/* "never", "long", "not": no plain before or after. */
static bool is_turned(const facts *f, uint32_t first)
{
    enum { BACK = 3 };
    static const char *const words[] = { "not", "never", "no", "hardly", "until", "even", "if", "each", "every", "usually", "always", "would", "will", "should", "than", "or",
                                         "ever", NULL };
    const sentence around = facts_sentence_around(f, first, first);
    return facts_has_any(f, first > around.first + BACK ? first - BACK : around.first, first, words);
}

static bool is_plain(const regions *r, const counted *c)
{
    uint32_t speaker, first = c->when->first < c->first ? c->when->first : c->first, last = c->when->last > c->last ? c->when->last : c->last;
    return !(mood_of(r->f, &r->all->moods, first, last, &speaker) & ~(unsigned)(MOOD_FORMER | MOOD_ATTRIBUTED | MOOD_QUOTED));
}

static bool read_counted(const regions *r, const claim *from, counted *c)
{
    const facts *f = r->f;
    const claim_argument *way = claim_role(from, "way");
    if (!way)
        return false;
    size_t i = way->first ? timeline_stretch_at(&r->times, way->first - 1) : 0;
    const stretch *length = i < r->times.stretches.len && r->times.stretches.at[i].last == way->first ? &r->times.stretches.at[i] : NULL;
    const sentence *s = &f->text->sentences.at[from->sentence];
    bool before = facts_is_word(f, way->first, "before") || facts_is_word(f, way->first, "prior");
    *c = (counted){ .from = from, .length = length, .way = before ? -1 : 1, .first = length ? length->first : way->first };
    c->last = event_end(r, way->last, s->last);
    if (c->last <= way->last || is_turned(f, c->first) || !find_when(r, c) || !is_plain(r, c))
        return false;
    known_event_read(r, way->last, c->last, &c->event);
    return c->event.words.stem_count > 0;
}

/* ---- what it is counted from ---- */

static bool judge(const regions *r, const counted *c, const stamp *s, candidate *x)
{
    double least, most;
    const region *there = regions_around(r, s);
    *x = (candidate){ .s = s };
    if (!there || !stamps_between(s, c->when, &least, &most))
        return false;
    if (c->way < 0) {
        double swap = least;
        least = -most;
        most = -swap;
    }
    x->tie = known_event_tie(r, &c->event, there);
    x->wrong = most < 0;
    if (c->length) {
        double unit = c->length->unit, spare = unit * 0.55 + 0.001, days = c->length->days, exact = unit * 0.2 + 0.001;
        x->explains = days >= least - spare && days <= most + spare;
        x->flipped = -days >= least - spare && -days <= most + spare ? 1 : 0;
        x->flipped += x->flipped > 0 && -days >= least - exact && -days <= most + exact ? 0.5 : 0;
    }
    return true;
}

/* The time that is meant, told before, which does not fit; *right: the best on the right side.  False: something explains it. */
static bool find_from(const regions *r, const counted *c, candidate *wrong, candidate *right)
{
    size_t at = (size_t)(c->when - r->times.stamps.at), from = at > WINDOW ? at - WINDOW : 0;
    size_t to = at + WINDOW < r->times.stamps.len ? at + WINDOW : r->times.stamps.len;
    candidate x;
    *wrong = *right = (candidate){ .s = NULL };
    for (size_t i = from; i < to; i++) {
        const stamp *s = &r->times.stamps.at[i];
        if (i == at || s->sentence == c->when->sentence || !judge(r, c, s, &x) || (!x.explains && s->first > c->first))
            continue;
        if (x.explains)
            return false;
        candidate *best = x.wrong ? wrong : right;
        if (stamp_has_digits(r->f, s) && (!best->s || x.tie + x.flipped > best->tie + best->flipped))
            *best = x;
    }
    return true;
}

static belie_status report(const regions *r, const counted *c, const stamp *s, const char *name)
{
    const facts *f = r->f;
    evidence places[3] = { { c->when->first, c->when->last, facts_quote(f, c->when->first, c->when->last), c->from, c->from->by },
                           { c->first, c->last, facts_quote(f, c->first, c->last), c->from, c->from->by },
                           { s->first, s->last, facts_quote(f, s->first, s->last), NULL, f->mentions.at[s->date->mention].by } };
    return findings_add(r->out, check_named(name), BELIE_WARNING, 0.6, places, 3, "no other time of the text is that of the event",
                        "%s is said to be \"%s\", which is dated %s", places[0].says, places[1].says, places[2].says);
}

/* "A week before this repair", to the day; but any two of many years are so many years apart. */
static bool is_exact(const counted *c, const candidate *wrong)
{
    enum { MONTHS = 300 };
    return c->length && c->length->unit < MONTHS && wrong->flipped > 1;
}

static belie_status compare(const regions *r, const counted *c, bool order)
{
    static const double least_told = 2, least_counted = 1.5, least_off = 1.5, least_tie = 1;
    candidate wrong, right;
    if (!stamp_has_digits(r->f, c->when) || !find_from(r, c, &wrong, &right))
        return BELIE_OK;
    r->out->comparisons++;
    double points = wrong.s ? wrong.tie + wrong.flipped : 0;
    if ((wrong.tie >= least_tie || is_exact(c, &wrong)) && points >= (c->length ? least_counted : least_told) && points > right.tie)
        return order ? report(r, c, wrong.s, "event-order") : BELIE_OK;
    if (!order && c->length && right.s && right.tie >= least_off && right.tie > wrong.tie)
        return report(r, c, right.s, "event-date");
    return BELIE_OK;
}

belie_status counted_compare(findings *out, const char *check_name)
{
    const tellings *all = NULL;
    regions r;
    uint32_t seen = 0;
    claim_walk w = claims_of_one(out->f, "said-order");
    const claim *c = claims_next(&w);
    belie_status status = c ? tellings_of(out, &all) : BELIE_OK;
    if (!c || status != BELIE_OK)
        return status;
    if (!regions_read(&r, out, all))
        status = error_no_memory(out->error);
    for (counted x; status == BELIE_OK && c && seen < COUNTED_MOST; c = claims_next(&w))
        if (read_counted(&r, c, &x)) {
            seen++;
            status = compare(&r, &x, strcmp(check_name, "event-order") == 0);
        }
    regions_release(&r);
    return status;
}
