/* event-order, event-date: a date that is told as so long after, or just after, another event ("in 1881, three years after the
 * turbine was put in"), held against the times of the text: one that lies so long on the right side explains it; if none does, the
 * one that lies so long on the wrong side, or whose words are those of the event, is what it is counted from. */
#include "check/counted.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "check/claims.h"
#include "check/tellings.h"
#include "check/timeline.h"
#include "time/calendar.h"

enum { WINDOW = 40, AROUND = 14, EVENT_WORDS = 10, KEYS = 24, TOLD = 4, COUNTED_MOST = 200 };

/* What stands around a time, or in the words of an event: stems, and the keys of the kinds of its events. */
typedef struct region {
    uint64_t stems[KEYS], kinds[KEYS];
    uint32_t told[TOLD]; /* the tellings that it dates */
    uint32_t stem_count, kind_count, told_count;
    bool read, another; /* "a second burst" */
} region;

typedef struct reader {
    findings *out;
    const facts *f;
    const tellings *all;
    timeline times;
    region **of; /* of each stamp, or NULL */
} reader;

/* "in 1881, three years after the turbine was put in" */
typedef struct counted {
    const claim *from;
    const stamp *when;      /* 1881 */
    const stretch *length;  /* three years, or NULL */
    int way;                /* 1: after, -1: before */
    uint32_t first, last;   /* from the length, or the way, to the end of the event's words */
    region event;
    telling known; /* of the event, if `is_known` */
    bool is_known;
} counted;

typedef struct candidate {
    const stamp *s;
    double tie;     /* how far the words around it are those of the event */
    double flipped; /* so long on the wrong side */
    bool wrong, explains;
} candidate;

/* ---- what is told around a time ---- */

static const char *const others[] = { "another", "second", "third", "other", "next", "further", "again", "new", NULL };

static void read_region(const reader *r, uint32_t first, uint32_t last, region *x)
{
    x->stem_count = words_read(&r->all->reader, first, last, x->stems, KEYS);
    x->kind_count = 0;
    event_word e;
    for (uint32_t at = first; at < last && x->kind_count < KEYS; at++)
        if (event_word_at(r->f, &r->all->classes, at, &e))
            x->kinds[x->kind_count++] = word_stem_of_len(kind_group(e.noun && str_is(e.kind, "agree") ? STR("sign") : e.kind));
    x->another = facts_has_any(r->f, first, last, others);
    x->read = true;
}

/* The region of a stamp, made when first asked for; NULL: no memory. */
static region *region_at(const reader *r, size_t i)
{
    if (!r->of[i])
        r->of[i] = arena_array(&r->out->scratch, 1, sizeof *r->of[i]);
    return r->of[i];
}

/* Puts to each time the kinds of the events that it dates. */
static bool read_told(const reader *r)
{
    for (size_t i = 0; i < r->all->list.len; i++) {
        const telling *t = &r->all->list.at[i];
        const claim_argument *when = claim_role(t->from, "when");
        size_t at = when ? timeline_at(&r->times, when->first) : r->times.stamps.len;
        if (t->word.way || at >= r->times.stamps.len || r->times.stamps.at[at].first != when->first)
            continue;
        region *x = region_at(r, at);
        if (!x)
            return false;
        if (x->told_count < TOLD)
            x->told[x->told_count++] = (uint32_t)i;
    }
    return true;
}

/* The words of its sentence around a time, up to the times beside it. */
static const region *region_of(const reader *r, const stamp *s)
{
    region *x = region_at(r, (size_t)(s - r->times.stamps.at));
    if (!x || x->read)
        return x;
    const sentence around = facts_sentence_around(r->f, s->first, s->last);
    uint32_t from = s->first > around.first + AROUND ? s->first - AROUND : around.first;
    uint32_t to = s->last + AROUND < around.last ? s->last + AROUND : around.last;
    static const char *const marks[] = { ";", "|", NULL };
    for (uint32_t mark; (mark = facts_next_any(r->f, from, s->first, marks)) != UINT32_MAX;)
        from = mark + 1;
    uint32_t mark = facts_next_any(r->f, s->last, to, marks);
    read_region(r, from, mark == UINT32_MAX ? to : mark, x);
    return x;
}

/* ---- what is counted ---- */

/* "after the closure, in 1966": the words of the event end at a mark, a time, or the verb of what the noun begins. */
static uint32_t event_end(const reader *r, uint32_t from, uint32_t most)
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
static bool is_its_own(const reader *r, const counted *c, const stamp *s)
{
    const facts *f = r->f;
    if (s->last <= c->first)
        return is_free_of(f, s->last + facts_is_word(f, s->last, ","), c->first - facts_is_word(f, c->first - 1, ","));
    bool comma = facts_is_word(f, c->last, ","), verb = facts_has_class(f, c->last, r->all->classes.past);
    return s->first >= c->last && (comma || verb) && is_free_of(f, c->last + comma, s->first);
}

static bool find_when(const reader *r, counted *c)
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

static bool is_plain(const reader *r, const counted *c)
{
    uint32_t speaker, first = c->when->first < c->first ? c->when->first : c->first, last = c->when->last > c->last ? c->when->last : c->last;
    return !(mood_of(r->f, &r->all->moods, first, last, &speaker) & ~(unsigned)(MOOD_FORMER | MOOD_ATTRIBUTED | MOOD_QUOTED));
}

/* The event itself: the first of its words that tells of one. */
static void read_known(const reader *r, uint32_t first, counted *c)
{
    event_word e;
    for (uint32_t at = first; at < c->last && !c->is_known; at++)
        if (event_word_at(r->f, &r->all->classes, at, &e)) {
            c->is_known = true;
            c->known = (telling){ .word = e, .first = e.first, .last = e.last, .when.minute = -1 };
            telling_fill(r->all, &c->known, UINT32_MAX);
        }
}

static bool read_counted(const reader *r, const claim *from, counted *c)
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
    read_region(r, way->last, c->last, &c->event);
    read_known(r, way->last, c);
    return c->event.stem_count > 0;
}

/* ---- what it is counted from ---- */

/* The day of a leap year, or -1. */
static double year_day(const stamp *s)
{
    const char *v = s->date->value;
    if (s->any_year || s->scale != SCALE_DAY || !v || strlen(v) < 10 || v[4] != '-' || v[7] != '-')
        return s->any_year ? s->since : -1;
    int month = (v[5] - '0') * 10 + v[6] - '0', day = (v[8] - '0') * 10 + v[9] - '0';
    return (double)(calendar_day(2000, month, day) - calendar_day(2000, 1, 1));
}

/* Days from `a` to `b`, as little and as much as it can be; what has no day or no year is taken the shorter way round. */
static bool days_between(const stamp *a, const stamp *b, double *least, double *most)
{
    bool clock = a->scale == SCALE_CLOCK, round = a->any_year || b->any_year;
    if (clock != (b->scale == SCALE_CLOCK) || (clock && a->any_year != b->any_year))
        return false;
    *least = b->since - a->until;
    *most = b->until - a->since;
    if (a->any_year != b->any_year) {
        double from = year_day(a), to = year_day(b);
        if (from < 0 || to < 0)
            return false;
        *least = *most = to - from;
    }
    double whole = clock ? 1 : 366;
    if (round && fabs(*least) > whole / 2) {
        double by = *least > 0 ? -whole : whole;
        *least += by;
        *most += by;
    }
    return true;
}

/* How sure it is that what a time dates is the event; 0: nothing is of its kind. */
static double told_tie(const reader *r, const counted *c, const region *there)
{
    double best = 0;
    for (uint32_t i = 0; c->is_known && i < there->told_count; i++) {
        const telling *t = &r->all->list.at[there->told[i]];
        if (t->kind != c->known.kind)
            continue;
        double share = tellings_share(r->all, t, &c->known);
        double points = (share >= 2 ? 2.75 : share >= 0 ? 2 : -1) - t->recurs / 2 - (t->several ? 1.5 : 0);
        if (points > best || best == 0)
            best = points;
    }
    return best;
}

/* How far what is told around a time is the event. */
static double words_tie(const reader *r, const counted *c, const region *there)
{
    const region *event = &c->event;
    double told = told_tie(r, c, there);
    uint32_t kinds = words_shared(event->kinds, event->kind_count, there->kinds, there->kind_count);
    uint32_t stems = words_shared(event->stems, event->stem_count, there->stems, there->stem_count);
    double points = (told != 0 ? told : kinds ? 0.5 : 0) + 0.5 * (stems > 3 ? 3 : stems) - (there->another && !event->another ? 1.5 : 0);
    return points > 3 ? 3 : points;
}

/* "1881", "12 March", "the 9th", "10:40": not "Friday", "last year". */
static bool has_digits(const facts *f, const stamp *s)
{
    for (uint32_t at = s->first; at < s->last; at++)
        if (f->text->tokens.at[at].flags & TOKEN_DIGITS)
            return true;
    return false;
}

static bool judge(const reader *r, const counted *c, const stamp *s, candidate *x)
{
    double least, most;
    const region *there = region_of(r, s);
    *x = (candidate){ .s = s };
    if (!there || !days_between(s, c->when, &least, &most))
        return false;
    if (c->way < 0) {
        double swap = least;
        least = -most;
        most = -swap;
    }
    x->tie = words_tie(r, c, there);
    x->wrong = most < 0;
    if (c->length) {
        double unit = c->length->unit, spare = unit * 0.55 + 0.001, days = c->length->days, exact = unit * 0.2 + 0.001;
        x->explains = days >= least - spare && days <= most + spare;
        x->flipped = -days >= least - spare && -days <= most + spare ? 1 : 0;
        x->flipped += x->flipped && -days >= least - exact && -days <= most + exact ? 0.5 : 0;
    }
    return true;
}

/* The time that is meant, which does not fit; *right: the best on the right side.  False: something explains it. */
static bool find_from(const reader *r, const counted *c, candidate *wrong, candidate *right)
{
    size_t at = (size_t)(c->when - r->times.stamps.at), from = at > WINDOW ? at - WINDOW : 0;
    size_t to = at + WINDOW < r->times.stamps.len ? at + WINDOW : r->times.stamps.len;
    candidate x;
    *wrong = *right = (candidate){ .s = NULL };
    for (size_t i = from; i < to; i++) {
        const stamp *s = &r->times.stamps.at[i];
        if (i == at || s->sentence == c->when->sentence || !judge(r, c, s, &x))
            continue;
        if (x.explains)
            return false;
        candidate *best = x.wrong ? wrong : right;
        if (has_digits(r->f, s) && (!best->s || x.tie + x.flipped > best->tie + best->flipped))
            *best = x;
    }
    return true;
}

static belie_status report(const reader *r, const counted *c, const stamp *s, const char *name)
{
    const facts *f = r->f;
    evidence places[3] = { { c->when->first, c->when->last, facts_quote(f, c->when->first, c->when->last), c->from, c->from->by },
                           { c->first, c->last, facts_quote(f, c->first, c->last), c->from, c->from->by },
                           { s->first, s->last, facts_quote(f, s->first, s->last), NULL, f->mentions.at[s->date->mention].by } };
    return findings_add(r->out, check_named(name), BELIE_WARNING, 0.6, places, 3, "no other time of the text is that of the event",
                        "%s is said to be \"%s\", which is dated %s", places[0].says, places[1].says, places[2].says);
}

static belie_status compare(const reader *r, const counted *c)
{
    static const double least_told = 2, least_counted = 1.5, least_off = 2;
    candidate wrong, right;
    if (!has_digits(r->f, c->when) || !find_from(r, c, &wrong, &right))
        return BELIE_OK;
    r->out->comparisons++;
    if (getenv("CNT")) { const facts *f = r->f; for (int k = 0; k < 2; k++) { candidate best = k ? right : wrong; if (best.s) fprintf(stderr, "CNT%s %.2f fl %.1f other %.2f | %s | %s | %s || %s\n", k ? "R" : "W", best.tie, best.flipped, k ? wrong.tie : right.tie, facts_quote(f, c->when->first, c->when->last), facts_quote(f, c->first, c->last), facts_quote(f, best.s->first, best.s->last), facts_quote(f, f->text->sentences.at[best.s->sentence].first, f->text->sentences.at[best.s->sentence].last)); }}
    double points = wrong.s ? wrong.tie + wrong.flipped : 0;
    if (points >= (c->length ? least_counted : least_told) && points > right.tie)
        return report(r, c, wrong.s, "event-order");
    if (c->length && right.s && right.tie >= least_off && right.tie > wrong.tie)
        return report(r, c, right.s, "event-date");
    return BELIE_OK;
}

belie_status counted_compare(findings *out)
{
    reader r = { .out = out, .f = out->f };
    uint32_t seen = 0;
    claim_walk w = claims_of_one(out->f, "said-order");
    const claim *c = claims_next(&w);
    belie_status status = c ? tellings_of(out, &r.all) : BELIE_OK;
    if (!c || status != BELIE_OK)
        return status;
    if (!timeline_read(&r.times, out->f) || !(r.of = arena_array(&out->scratch, r.times.stamps.len + 1, sizeof(region *))) || !read_told(&r))
        status = error_no_memory(out->error);
    for (counted x; status == BELIE_OK && c && seen < COUNTED_MOST; c = claims_next(&w))
        if (read_counted(&r, c, &x)) {
            seen++;
            status = compare(&r, &x);
        }
    timeline_release(&r.times);
    return status;
}
