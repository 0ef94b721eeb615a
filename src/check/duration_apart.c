/* duration: a length that no two times of the text have between them, and the one pair of times near it that it can be
 * meant for.  Points say how far both belong together: nothing has to be worded in a given way. */
#include "check/duration_apart.h"

#include <math.h>

#include "check/claims.h"
#include "check/list.h"
#include "check/lengths.h"
#include "check/timeline.h"
#include "check/words.h"
#include "facts/mood.h"

enum { SENTENCES_NEAR = 3, WINDOW = 16 };

/* Two times that a length can be meant for. */
typedef struct gap {
    const stamp *from, *to;
    double least, most;
    bool bounded; /* a range, or what sets in and what runs out */
    bool only;    /* the text tells of no third time */
    bool part;    /* one of them is an end of another range */
    bool joined;  /* next to each other in the text */
    double points;
} gap;

typedef struct reader {
    findings *out;
    const facts *f;
    timeline times;
    word_reader words;
    mood_classes moods;
    int sets_in, runs_out, month, weekday;
    size_t whole; /* lengths that are those of things */
    VEC(struct gap) bounded; /* times next to each other that are the ends of one thing */
} reader;

/* ---- pairs of times ---- */

/* "from 1994 to 2002", "1951-1963", "between May and July" */
static bool is_range(const facts *f, const stamp *a, const stamp *b)
{
    static const char *const joins[] = { "to", "until", "till", "through", "and", "-", "\xE2\x80\x93", "\xE2\x80\x94", "thru", NULL };
    static const char *const starts[] = { "from", "between", NULL };
    enum { WIDE = 6 };
    if (b->first < a->last || b->first - a->last > WIDE || b->sentence != a->sentence)
        return false;
    if (b->first == a->last)
        return true; /* "1951-1963" read as one token and its tail */
    bool begun = a->first > 0 && (facts_is_any(f, a->first - 1, starts) || (a->first > 1 && facts_is_any(f, a->first - 2, starts)));
    bool and = facts_is_word(f, a->last, "and");
    return (facts_is_any(f, a->last, joins) && (b->first == a->last + 1 || (!and && b->first <= a->last + 2)) && (begun || !and)) ||
           (begun && facts_has_any(f, a->last, b->first, joins));
}

/* Whether a word of the class stands beside a time, with no other time between. */
static bool is_beside(const reader *r, const stamp *s, int class_id)
{
    enum { BACK = 9, AHEAD = 6 };
    const facts *f = r->f;
    const sentence around = facts_sentence_around(f, s->first, s->last);
    uint32_t from = s->first > around.first + BACK ? s->first - BACK : around.first;
    uint32_t to = s->last + AHEAD < around.last ? s->last + AHEAD : around.last;
    for (uint32_t at = s->first; at-- > from && !facts_is_word(f, at, ";");) {
        if (facts_has_class(f, at, class_id))
            return true;
        const mention *m = facts_mention_over(f, at);
        if (m && m->date >= 0 && !f->dates.at[m->date].unit)
            break;
    }
    for (uint32_t at = s->last; at < to && !facts_is_word(f, at, ";"); at++) {
        if (facts_has_class(f, at, class_id))
            return true;
        const mention *m = facts_mention_over(f, at);
        if (m && m->date >= 0 && !f->dates.at[m->date].unit)
            break;
    }
    return false;
}

/* Times told by a number or the name of a month, or two weekdays. */
static bool are_told(const reader *r, const stamp *a, const stamp *b)
{
    const facts *f = r->f;
    const stamp *both[2] = { a, b };
    int told = 0, days = 0;
    for (int i = 0; i < 2; i++) {
        static const char *const deictic[] = { "last", "next", "this", "late", "early", NULL };
        bool number = false, day = false;
        for (uint32_t at = both[i]->first; at < both[i]->last; at++) {
            number |= (f->text->tokens.at[at].flags & TOKEN_DIGITS) || facts_has_class(f, at, r->month);
            day |= facts_has_class(f, at, r->weekday);
        }
        told += number && !facts_is_any(f, both[i]->first, deictic);
        days += day;
    }
    return told == 2 || days == 2;
}

/* The time that a range joins with this one, or NULL. */
static const stamp *partner(const reader *r, const stamp *s)
{
    const stamp *all = r->times.stamps.at;
    size_t i = (size_t)(s - all);
    if (i + 1 < r->times.stamps.len && is_range(r->f, s, s + 1))
        return s + 1;
    return i > 0 && is_range(r->f, s - 1, s) ? s - 1 : NULL;
}

/* "arrived at 11 a.m. (1700 GMT)": the same in another way */
static bool are_one(const facts *f, const stamp *a, const stamp *b)
{
    const stamp *first = a->first < b->first ? a : b, *second = first == a ? b : a;
    return second->first == first->last + 1 && facts_is_word(f, first->last, "(");
}

/* How far two times are the ends of one thing. */
static double weigh_gap(const reader *r, gap *g)
{
    const stamp *a = partner(r, g->from), *b = partner(r, g->to);
    double points = a == g->to ? 2.5 : a || b ? -2 : 0;
    g->part = a != g->to && (a || b);
    g->joined |= g->part && a && b && g->from->sentence == g->to->sentence; /* "from 1901 to 1905 and from 1905 to 1913" */
    g->bounded = a == g->to;
    if (!g->bounded) {
        bool begun = is_beside(r, g->from, r->sets_in), over = is_beside(r, g->to, r->runs_out);
        points += (begun ? 1 : 0) + (over ? 1 : 0);
        g->bounded = begun && over;
    }
    if (g->to->first > 0 && facts_is_word(r->f, g->to->first - 1, "since")) {
        g->bounded = false;
        points -= 2;
    }
    points += g->from->sentence == g->to->sentence ? 0.5 : 0;
    points += g->only ? 1 : 0;
    return points;
}

static uint32_t apart(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

/* "the twelve years at the farm school": what stands behind the length is told of with the times. */
static bool phrase_shares(const reader *r, const stretch *x, const gap *g)
{
    enum { STEMS = 24, WIDE = 6 };
    const sentence here = facts_sentence_around(r->f, x->first, x->last), there = facts_sentence_around(r->f, g->from->first, g->from->last);
    const sentence before = there.first > 0 ? facts_sentence_around(r->f, there.first - 1, there.first) : there;
    uint64_t a[STEMS], b[STEMS];
    uint32_t last = x->last + WIDE < here.last ? x->last + WIDE : here.last;
    uint32_t n = words_read(&r->words, x->last, last, a, STEMS), m = words_read(&r->words, before.first, there.last, b, STEMS);
    return words_shared(a, n, b, m) > 0;
}

/* How far a length is that of two times. */
static double weigh_link(const reader *r, const stretch *x, const gap *g)
{
    const facts *f = r->f;
    uint32_t speaker, far = apart(x->sentence, g->from->sentence), also = apart(x->sentence, g->to->sentence);
    uint32_t near = far < also ? far : also;
    bool adjective = length_is_adjective(f, x), definite = length_is_definite(f, x), alone = length_stands_first(f, x);
    double points = near == 0 ? 0.75 : near == 1 ? 0.5 : near == 2 ? 0.25 : near <= SENTENCES_NEAR ? 0 : -1.5;
    points += definite ? 1 : 0;
    points += adjective ? 0.5 : alone ? 0.5 : 0;
    points += length_is_lasting(f, x) ? 1 : x->first > 0 && (facts_is_word(f, x->first - 1, "of") || facts_is_word(f, x->first - 1, "for")) ? 0.5 : 0;
    bool shared = near && words_join_sentences(&r->words, x->first, far < also ? g->from->first : g->to->first);
    points += shared ? 0.5 : 0;
    points += near > SENTENCES_NEAR && phrase_shares(r, x, g) ? 1.25 : 0;
    points += near > 1 && (near > SENTENCES_NEAR || definite || adjective) && g->bounded && r->bounded.len == 1 ? 1 : 0;
    points -= definite && near && x->first < g->from->first && x->first < g->to->first ? 0.5 : 0;
    bool sole = g->bounded && g->joined && r->whole == 1 && ((x->unit > 0.9 && length_is_taken(f, x)) || alone); /* the only length of the text */
    points -= !definite && !adjective && !sole && near && (near > 1 || (!shared && !alone && !g->only)) ? 1.5 : 0;
    points += sole ? 0.5 : 0;
    points -= x->first > 0 && !definite && facts_is_word(f, x->first - 1, "in") ? 1 : 0;
    points -= length_is_any(f, x) ? 1.5 : 0;
    points -= x->first > 0 && !definite && near == 0 && facts_is_word(f, x->first - 1, "after") ? 4 : 0; /* "and after three years there" */
    points -= (length_is_sum(f, x) ? 3 : 0) + (length_is_repeated(f, x) ? 1 : 0);
    bool bracketed = near && !definite && !adjective && g->from->first > 0 && facts_is_word(f, g->from->first - 1, "(");
    points -= bracketed ? 3 : 0; /* "the letters of Mlle Bovard (1786-1791) were found.  She supplied the court for eleven years" */
    unsigned mood = mood_of(f, &r->moods, x->first, x->last, &speaker) & ~(unsigned)MOOD_FORMER;
    points -= mood && !definite && !adjective ? 1 : 0;
    points -= !g->bounded && (!g->only || (!definite && !adjective)) ? 1.5 : 0;
    for (size_t i = timeline_from(&r->times, x->sentence), end = i + WINDOW; i < end && i < r->times.stamps.len && r->times.stamps.at[i].sentence == x->sentence; i++)
        points -= &r->times.stamps.at[i] != g->from && &r->times.stamps.at[i] != g->to ? 1 : 0; /* "the one-day festival of 2010" */
    return points;
}

/* A typical slip is not far off. */
static double weigh_miss(const stretch *x, const gap *g)
{
    double nearest = x->days < g->least ? g->least : g->most, times = x->days / (nearest > 0 ? nearest : 1);
    double off = fabs(x->days - nearest);
    if (off < x->unit * 0.6 || off < 0.12 * nearest)
        return -4;
    return times > 0.45 && times < 2.2 ? 0 : times > 0.2 && times < 5 ? -1 : -3;
}

/* Whether two are told alike: a length in hours is not that between two years. */
static bool is_fine(const stretch *x, const gap *g)
{
    bool clock = x->unit < 0.9;
    if (clock != (g->from->scale == SCALE_CLOCK))
        return false;
    return clock || g->most - g->least <= 2.2 * x->unit;
}

static const stretch *told_near(const reader *r, const stretch *x, const gap *g, uint32_t here)
{
    enum { MOST = 32 };
    size_t from = timeline_stretch_at(&r->times, r->f->text->sentences.at[here > SENTENCES_NEAR ? here - SENTENCES_NEAR : 0].first);
    for (size_t i = from; i < r->times.stretches.len && i < from + MOST && r->times.stretches.at[i].sentence <= here + SENTENCES_NEAR; i++) {
        const stretch *y = &r->times.stretches.at[i];
        if (y != x && stretch_fits(y, g->least, g->most, 0.5) && is_fine(y, g))
            return y;
    }
    return NULL;
}

/* Another length that the two times have. */
static const stretch *told_of(const reader *r, const stretch *x, const gap *g)
{
    const stretch *y = told_near(r, x, g, g->from->sentence);
    return y || apart(x->sentence, g->from->sentence) < 2 ? y : told_near(r, x, g, x->sentence);
}

static belie_status report(const reader *r, const stretch *x, const gap *g)
{
    const facts *f = r->f;
    evidence places[4] = { { x->first, x->last, facts_quote(f, x->first, x->last), NULL, f->mentions.at[x->length->mention].by } };
    uint32_t count = 1;
    const stamp *ends[2] = { g->from, g->to };
    for (int i = 0; i < 2; i++)
        places[count++] = (evidence){ ends[i]->first, ends[i]->last, facts_quote(f, ends[i]->first, ends[i]->last), NULL, f->mentions.at[ends[i]->date->mention].by };
    const stretch *told = told_of(r, x, g);
    if (told)
        places[count++] = (evidence){ told->first, told->last, facts_quote(f, told->first, told->last), NULL, f->mentions.at[told->length->mention].by };
    return findings_add(r->out, check_named("duration"), BELIE_WARNING, 0.65, places, count, "no two times of the text are so far apart",
                        "the length is given as %s, and the dates as %s and %s", places[0].says, places[1].says, places[2].says);
}

/* Two times in either order, if a length may be meant for them. */
static bool read_gap(const reader *r, const stretch *x, const stamp *a, const stamp *b, gap *g)
{
    *g = (gap){ .from = a, .to = b };
    bool after = stamps_apart(a, b, &g->least, &g->most), over_night = after && a->scale == SCALE_CLOCK && a->any_year && g->least > 0.5;
    if (!after || (over_night && !is_range(r->f, a, b))) { /* "crossed the line at 8:12 after a start at 7:00" */
        *g = (gap){ .from = b, .to = a };
        if (!stamps_apart(b, a, &g->least, &g->most))
            return false;
    }
    return is_fine(x, g) && !are_one(r->f, a, b);
}

static bool find_bounded(reader *r)
{
    enum { MOST = 64 };
    for (size_t i = 0; i + 1 < r->times.stamps.len && r->bounded.len < MOST; i++) {
        const stamp *a = &r->times.stamps.at[i], *b = a + 1;
        gap g = { .from = a, .to = b, .joined = true };
        if (!stamps_apart(a, b, &g.least, &g.most)) {
            g = (gap){ .from = b, .to = a, .joined = true };
            if (!stamps_apart(b, a, &g.least, &g.most))
                continue;
        }
        weigh_gap(r, &g);
        gap *slot = g.bounded && are_told(r, a, b) ? vec_push(&r->bounded) : NULL;
        if (slot)
            *slot = g;
        else if (g.bounded && are_told(r, a, b))
            return false;
    }
    return true;
}

/* "the four years": of a time told far away. */
static void find_far(const reader *r, const stretch *x, gap *best)
{
    bool of = facts_is_word(r->f, x->last, "of");
    if (!length_is_definite(r->f, x) && !length_is_adjective(r->f, x) && !of)
        return;
    for (size_t i = 0; i < r->bounded.len; i++) {
        gap g = r->bounded.at[i];
        if (apart(g.from->sentence, x->sentence) <= SENTENCES_NEAR || !is_fine(x, &g))
            continue;
        if (stretch_fits(x, g.least, g.most, 0.5)) {
            best->points = -9;
            return;
        }
        g.points = weigh_gap(r, &g) + weigh_link(r, x, &g) + weigh_miss(x, &g) - (told_of(r, x, &g) ? 3 : 0);
        if (g.points > best->points)
            *best = g;
    }
}

/* The pair of times that the length is most likely told of; points below 0: none. */
static void find_meant(const reader *r, const stretch *x, gap *best, double *explained)
{
    const timeline *t = &r->times;
    size_t from = timeline_from(t, x->sentence > SENTENCES_NEAR ? x->sentence - SENTENCES_NEAR : 0), count = x->unit < 0.9 ? t->clocks : t->stamps.len - t->clocks;
    *best = (gap){ .points = -9 };
    *explained = -9;
    for (size_t i = from; i < t->stamps.len && i < from + WINDOW && t->stamps.at[i].sentence <= x->sentence + SENTENCES_NEAR; i++)
        for (size_t k = i + 1; k < t->stamps.len && k < from + WINDOW && t->stamps.at[k].sentence <= x->sentence + SENTENCES_NEAR; k++) {
            gap g;
            if (!read_gap(r, x, &t->stamps.at[i], &t->stamps.at[k], &g))
                continue;
            g.only = count == 2;
            g.joined = k == i + 1;
            g.points = weigh_gap(r, &g) + weigh_link(r, x, &g) - 0.75 * (double)(k - i - 1);
            bool fits = stretch_fits(x, g.least, g.most, 0.5), wraps = g.from->any_year && g.from->first > g.to->first;
            if (fits && !wraps && (g.joined ? 9 : g.points) + (g.part ? 2 : 0) > *explained)
                *explained = (g.joined ? 9 : g.points) + (g.part ? 2 : 0);
            g.points += fits ? -9 : weigh_miss(x, &g) - (told_of(r, x, &g) ? 3 : 0) - (are_told(r, &t->stamps.at[i], &t->stamps.at[k]) ? 0 : 9);
            if (g.points > best->points)
                *best = g;
        }
}

/* "A strike of five weeks", "held for seven hours": of the two times, if their sentences share a word and tell how it set in and ran out. */
static bool is_told_with(const reader *r, const stretch *x, gap *g)
{
    static const char *const spans[] = { "of", "for", "after", NULL };
    bool spanning = length_is_lasting(r->f, x) || (x->first > 0 && facts_is_any(r->f, x->first - 1, spans));
    if (!spanning || (weigh_gap(r, g), !g->bounded))
        return false;
    return x->sentence == g->from->sentence || x->sentence == g->to->sentence || words_join_sentences(&r->words, x->first, g->from->first) ||
           words_join_sentences(&r->words, x->first, g->to->first);
}

/* The only two times of a text that are told as finely as the length, or its only range. */
static bool find_sole(const reader *r, const stretch *x, gap *best)
{
    enum { STAMPS_MOST = 12 };
    const timeline *t = &r->times;
    uint32_t ranges = 0, pairs = 0;
    gap range = { 0 }, pair = { 0 };
    bool whole = false;
    if (!length_is_spell(r->f, &r->moods, x, &whole) || t->stamps.len > STAMPS_MOST)
        return false;
    for (size_t i = 0; i < t->stamps.len; i++)
        for (size_t k = i + 1; k < t->stamps.len; k++) {
            gap g;
            if (!read_gap(r, x, &t->stamps.at[i], &t->stamps.at[k], &g) || !are_told(r, g.from, g.to))
                continue;
            if (stretch_fits(x, g.least, g.most, 0.5))
                return false;
            bool joined = is_range(r->f, &t->stamps.at[i], &t->stamps.at[k]);
            ranges += joined;
            range = joined ? g : range;
            pairs++;
            pair = g;
        }
    *best = ranges == 1 ? range : pair;
    if ((ranges != 1 && (pairs != 1 || ranges)) || !stamp_has_digits(r->f, best->from) || !stamp_has_digits(r->f, best->to) || (!whole && !is_told_with(r, x, best)))
        return false;
    return weigh_miss(x, best) >= 0 && !told_of(r, x, best);
}

static belie_status judge(const reader *r, const stretch *x)
{
    static const double least = 3, margin = 1.5;
    gap best;
    double explained;
    if (find_sole(r, x, &best)) {
        r->out->comparisons++;
        return report(r, x, &best);
    }
    find_meant(r, x, &best, &explained);
    find_far(r, x, &best);
    r->out->comparisons += best.points > 0;
    bool own = best.points >= least && x->sentence != best.from->sentence && x->sentence != best.to->sentence && x->unit < 32 && length_is_of_its_own(r->f, x);
    if (best.points < least || own || explained > best.points - margin)
        return BELIE_OK;
    if (explained < -8 && timeline_explains(&r->times, x, 0.5) && best.points < least + margin)
        return BELIE_OK;
    return report(r, x, &best);
}

belie_status duration_compare_apart(findings *out)
{
    const facts *f = out->f;
    reader r = { .out = out, .f = f, .moods = mood_classes_of(f), .sets_in = facts_class(f, "sets-in"), .runs_out = facts_class(f, "runs-out"),
                 .month = facts_class(f, "month"), .weekday = facts_class(f, "weekday") };
    word_reader_init(&r.words, f);
    belie_status status = timeline_read(&r.times, f) ? BELIE_OK : error_no_memory(out->error);
    if (status == BELIE_OK && r.times.stretches.len && !find_bounded(&r))
        status = error_no_memory(out->error);
    for (size_t i = 0; i < r.times.stretches.len; i++)
        r.whole += length_is_whole(f, &r.times.stretches.at[i]);
    for (size_t i = 0; status == BELIE_OK && i < r.times.stretches.len; i++)
        if (length_is_whole(f, &r.times.stretches.at[i]))
            status = judge(&r, &r.times.stretches.at[i]);
    vec_release(&r.bounded);
    timeline_release(&r.times);
    return status;
}
