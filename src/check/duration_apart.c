/* duration: a length that no two times of the text have between them, and the one time with a beginning and an end that it
 * must be meant for: the only one just before "the six weeks", or the only one told with the words that the length is of. */
#include "check/duration_apart.h"

#include <math.h>

#include "check/claims.h"
#include "check/list.h"
#include "check/lengths.h"
#include "check/timeline.h"
#include "check/words.h"
#include "facts/mood.h"

enum { SENTENCES_NEAR = 3, SENTENCES_FAR = 6, GAPS_MOST = 64 };

/* Two times, next to each other in the text, that are the ends of one thing. */
typedef struct gap {
    const stamp *from, *to;
    double least, most;
} gap;

typedef struct reader {
    findings *out;
    const facts *f;
    timeline times;
    word_reader words;
    mood_classes moods;
    int sets_in, runs_out, month, weekday, auxiliary, modal;
    bool quarters; /* "the nine months" are those of a year of accounts */
    VEC(struct gap) gaps;
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

/* "arrived at 11 a.m. (1700 GMT)": the same in another way */
static bool are_one(const facts *f, const stamp *a, const stamp *b)
{
    const stamp *first = a->first < b->first ? a : b, *second = first == a ? b : a;
    return second->first == first->last + 1 && facts_is_word(f, first->last, "(");
}

/* "from April to October, 2019 to 2021": in each of several years */
static bool goes_on(const facts *f, const stamp *s)
{
    static const char *const joins[] = { "to", "until", "through", "-", "\xE2\x80\x93", NULL }, *const each[] = { "each", "every", "of", NULL };
    return facts_is_any(f, s->last, joins) || (facts_is_any(f, s->last, each) && !facts_is_word(f, s->last + 1, "that"));
}

/* Whether two times that stand next to each other are a range, or of what sets in and runs out. */
static bool are_ends(const reader *r, const stamp *a, const stamp *b, const gap *g)
{
    if (goes_on(r->f, b) || !are_told(r, a, b) || are_one(r->f, a, b))
        return false;
    return is_range(r->f, a, b) || (g->from == a && is_beside(r, a, r->sets_in) && is_beside(r, b, r->runs_out));
}

static bool read_gaps(reader *r)
{
    for (size_t i = 0; i + 1 < r->times.stamps.len && r->gaps.len < GAPS_MOST; i++) {
        const stamp *a = &r->times.stamps.at[i], *b = a + 1;
        gap g = { .from = a, .to = b };
        bool apart = stamps_apart(a, b, &g.least, &g.most) && are_ends(r, a, b, &g);
        gap *slot = apart ? vec_push(&r->gaps) : &g;
        if (!slot)
            return false;
        *slot = g;
    }
    return true;
}

/* ---- what a length is of ---- */

/* "the three weeks", and nothing behind that says of what: they were told before. */
static bool is_bare(const reader *r, const stretch *x)
{
    static const char *const plain[] = { "here", "there", "have", "has", "were", "was", "are", "is", NULL };
    static const char *const marks[] = { ",", ".", ";", ":", "!", "?", ")", NULL }, *const wholly[] = { "whole", "said", "entire", NULL };
    const facts *f = r->f;
    return facts_has_any(f, x->first > 2 ? x->first - 2 : 0, x->first, wholly) || facts_is_any(f, x->last, plain) || facts_is_any(f, x->last, marks) || facts_has_class(f, x->last, r->auxiliary) || facts_has_class(f, x->last, r->modal) ||
           x->last >= facts_sentence_around(f, x->first, x->last).last;
}

/* Whether the words behind the length, as near as "the twelve years at the farm school", are told with a time. */
static bool shares_words(const reader *r, const stretch *x, const gap *g)
{
    enum { STEMS = 24, WIDE = 4 };
    const facts *f = r->f;
    const sentence here = facts_sentence_around(f, x->first, x->last), there = facts_sentence_around(f, g->from->first, g->from->last);
    uint64_t a[STEMS], b[STEMS];
    uint32_t wide = facts_is_word(f, x->last, "of") ? WIDE - 1 : WIDE; /* "of the pilot" */
    uint32_t last = x->last + wide < here.last ? x->last + wide : here.last, from = x->last;
    if (length_is_taken(f, x)) { /* "The work on the dike took eight months" */
        last = x->first - 1;
        from = here.first + WIDE < last ? last - WIDE : here.first;
    }
    uint32_t n = words_read(&r->words, from, last, a, STEMS), m = words_read(&r->words, there.first, there.last, b, STEMS);
    return n > 0 && words_shared(a, n, b, m) == n && !facts_is_word(f, x->last, "as"); /* not "as a judge of appeal" */
}

/* A length in hours is not that between two years. */
static bool is_fine(const stretch *x, const gap *g)
{
    bool clock = x->unit < 0.9;
    return clock == (g->from->scale == SCALE_CLOCK) && (clock || g->most - g->least <= 2.2 * x->unit);
}

/* The one time that a length is of; NULL: none, or several. */
static const gap *meant_by(const reader *r, const stretch *x)
{
    static const char *const pointing[] = { "these", "those", NULL };
    const facts *f = r->f;
    bool known = length_is_definite(f, x), named = known || (length_is_adjective(f, x) && !length_is_any(f, x)) || length_is_taken(f, x);
    const gap *found = NULL;
    for (size_t i = 0; i < r->gaps.len && named; i++) {
        const gap *g = &r->gaps.at[i];
        bool fine = is_fine(x, g);
        if (fine && stretch_fits(x, g->least, g->most, 0.5))
            return NULL;
        bool before = g->to->sentence < x->sentence && x->sentence - g->to->sentence <= (facts_is_any(f, x->first, pointing) ? SENTENCES_FAR : SENTENCES_NEAR);
        bool meant = (known && before && r->gaps.len == 1 && is_bare(r, x)) || (x->sentence != g->from->sentence && shares_words(r, x, g));
        if (meant && found)
            return NULL;
        found = meant && fine ? g : found;
    }
    return found;
}

/* ---- what speaks against it ---- */

/* A slip is not far off, and more than another way of counting. */
static bool is_slip(const stretch *x, const gap *g)
{
    double nearest = x->days < g->least ? g->least : g->most, off = fabs(x->days - nearest);
    return off > x->unit * 0.6 && off > 0.12 * nearest && x->days < 3 * nearest && x->days * 3 > nearest;
}

/* Another time in the sentence of the length: "the one-day festival of 2010". */
static bool has_other_time(const reader *r, const stretch *x, const gap *g)
{
    for (size_t i = timeline_from(&r->times, x->sentence); i < r->times.stamps.len && r->times.stamps.at[i].sentence == x->sentence; i++)
        if (&r->times.stamps.at[i] != g->from && &r->times.stamps.at[i] != g->to && (r->times.stamps.at[i].scale == SCALE_CLOCK) == (x->unit < 0.9))
            return true;
    return false;
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

/* "A stay of ten days was granted. The ten days ran out": a length told before, which is of another thing. */
static bool is_told_twice(const reader *r, const stretch *x)
{
    enum { BACK = 16 };
    const stretch *all = r->times.stretches.at;
    size_t here = (size_t)(x - all);
    for (size_t i = here > BACK ? here - BACK : 0; i < here; i++)
        if (fabs(all[i].days - x->days) < 0.5 * x->unit)
            return true;
    return false;
}

static bool is_of_accounts(const reader *r, const stretch *x)
{
    double months = x->days / x->unit;
    return r->quarters && is_bare(r, x) && x->unit > 28 && x->unit < 32 && fabs(remainder(months, 3)) < 0.01;
}

static bool is_unreal(const reader *r, const stretch *x)
{
    uint32_t speaker;
    return !length_is_definite(r->f, x) && mood_of(r->f, &r->moods, x->first, x->last, &speaker) & ~(unsigned)(MOOD_FORMER | MOOD_PLANNED);
}

static bool is_spoken_against(const reader *r, const stretch *x, const gap *g)
{
    const facts *f = r->f;
    return !is_slip(x, g) || has_other_time(r, x, g) || is_told_twice(r, x) || is_of_accounts(r, x) || is_unreal(r, x) || length_is_part(f, x->first, x->last) ||
           length_is_of_its_own(f, x) || length_is_sum(f, x) || length_is_repeated(f, x) || told_near(r, x, g, g->from->sentence) ||
           timeline_explains(&r->times, x, 0.5);
}

static belie_status report(const reader *r, const stretch *x, const gap *g)
{
    const facts *f = r->f;
    evidence places[3] = { { x->first, x->last, facts_quote(f, x->first, x->last), NULL, f->mentions.at[x->length->mention].by } };
    const stamp *ends[2] = { g->from, g->to };
    for (int i = 0; i < 2; i++)
        places[i + 1] = (evidence){ ends[i]->first, ends[i]->last, facts_quote(f, ends[i]->first, ends[i]->last), NULL, f->mentions.at[ends[i]->date->mention].by };
    return findings_add(r->out, check_named("duration"), BELIE_WARNING, 0.65, places, 3, "no two times of the text are so far apart",
                        "the length is given as %s, and the dates as %s and %s", places[0].says, places[1].says, places[2].says);
}

static bool tells_quarters(const facts *f)
{
    static const char *const words[] = { "quarter", "quarters", "q1", "q2", "q3", "q4", "quarterly", "half-year", "interim", "fiscal", "unaudited", "fy", NULL };
    return facts_has_any(f, 0, (uint32_t)f->text->tokens.len, words);
}

belie_status duration_compare_apart(findings *out)
{
    const facts *f = out->f;
    reader r = { .out = out, .f = f, .moods = mood_classes_of(f), .sets_in = facts_class(f, "sets-in"), .runs_out = facts_class(f, "runs-out"),
                 .month = facts_class(f, "month"), .weekday = facts_class(f, "weekday"), .auxiliary = facts_class(f, "auxiliary"), .modal = facts_class(f, "modal") };
    word_reader_init(&r.words, f);
    belie_status status = timeline_read(&r.times, f) ? BELIE_OK : error_no_memory(out->error);
    if (status == BELIE_OK && r.times.stretches.len && !read_gaps(&r))
        status = error_no_memory(out->error);
    r.quarters = r.gaps.len && tells_quarters(f);
    for (size_t i = 0; status == BELIE_OK && i < r.times.stretches.len; i++) {
        const stretch *x = &r.times.stretches.at[i];
        const gap *g = length_is_whole(f, x) ? meant_by(&r, x) : NULL;
        out->comparisons += g != NULL;
        if (g && !is_spoken_against(&r, x, g))
            status = report(&r, x, g);
    }
    vec_release(&r.gaps);
    timeline_release(&r.times);
    return status;
}
