/* What is told around the times of a text. */
#include "check/regions.h"

#include <math.h>

#include "check/claims.h"
#include "time/calendar.h"

enum { AROUND = 14 };

static const char *const others[] = { "another", "second", "third", "other", "next", "further", "again", "more", "new", "old", "former", "previous", "original", "predecessor", NULL };

static void read_region(const regions *r, uint32_t first, uint32_t last, region *x)
{
    x->stem_count = words_read(&r->all->reader, first, last, x->stems, REGION_KEYS);
    x->kind_count = 0;
    event_word e;
    for (uint32_t at = first; at < last && x->kind_count < REGION_KEYS; at++)
        if (event_word_at(r->f, &r->all->classes, at, &e))
            x->kinds[x->kind_count++] = word_stem_of_len(kind_group(e.noun && str_is(e.kind, "agree") ? STR("sign") : e.kind));
    x->another = facts_has_any(r->f, first, last, others);
    x->read = true;
}

/* The region of a stamp, made when first asked for; NULL: no memory. */
static region *region_at(const regions *r, size_t i)
{
    if (!r->of[i])
        r->of[i] = arena_array(&r->out->scratch, 1, sizeof *r->of[i]);
    return r->of[i];
}

/* Puts to each time the kinds of the events that it dates. */
static bool read_told(const regions *r)
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
        if (x->told_count < REGION_TOLD)
            x->told[x->told_count++] = (uint32_t)i;
    }
    return true;
}

const region *regions_around(const regions *r, const stamp *s)
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

bool regions_read(regions *r, findings *out, const tellings *all)
{
    *r = (regions){ .out = out, .f = out->f, .all = all };
    if (!timeline_read(&r->times, out->f))
        return false;
    r->of = arena_array(&out->scratch, r->times.stamps.len + 1, sizeof(region *));
    return r->of && read_told(r);
}

void regions_release(regions *r)
{
    timeline_release(&r->times);
}

void known_event_read(const regions *r, uint32_t first, uint32_t last, known_event *e)
{
    event_word word;
    *e = (known_event){ .is_told = false };
    read_region(r, first, last, &e->words);
    for (uint32_t at = first; at < last && !e->is_told; at++)
        if (event_word_at(r->f, &r->all->classes, at, &word)) {
            e->is_told = true;
            e->told = (telling){ .word = word, .first = word.first, .last = word.last, .when.minute = -1 };
            telling_fill(r->all, &e->told, UINT32_MAX);
        }
}

/* How sure it is that what a time dates is the event; 0: nothing is of its kind. */
static double told_tie(const regions *r, const known_event *e, const region *there)
{
    double best = 0;
    for (uint32_t i = 0; e->is_told && i < there->told_count; i++) {
        const telling *t = &r->all->list.at[there->told[i]];
        if (t->kind != e->told.kind || tellings_are_of_two_sexes(r->all, t, &e->told))
            continue;
        double share = tellings_share(r->all, t, &e->told);
        double points = (share >= 2 ? 2.75 : share >= 0 ? 2 : -1) - t->recurs / 2 - (t->several ? 1.5 : 0);
        if (points > best || best == 0)
            best = points;
    }
    return best;
}

double known_event_tie(const regions *r, const known_event *e, const region *there)
{
    const region *event = &e->words;
    double told = told_tie(r, e, there);
    uint32_t kinds = words_shared(event->kinds, event->kind_count, there->kinds, there->kind_count);
    uint32_t stems = words_shared(event->stems, event->stem_count, there->stems, there->stem_count);
    double points = (told != 0 ? told : kinds ? 0.5 : 0) + 0.5 * (stems > 3 ? 3 : stems) - (there->another && !event->another ? 1.5 : 0);
    return points > 3 ? 3 : points;
}

/* The day of a leap year, or -1. */
static double year_day(const stamp *s)
{
    const char *v = s->date->value;
    if (s->any_year || s->scale != SCALE_DAY || !v || strlen(v) < 10 || v[4] != '-' || v[7] != '-')
        return s->any_year ? s->since : -1;
    int month = (v[5] - '0') * 10 + v[6] - '0', day = (v[8] - '0') * 10 + v[9] - '0';
    return (double)(calendar_day(2000, month, day) - calendar_day(2000, 1, 1));
}

bool stamps_between(const stamp *a, const stamp *b, double *least, double *most)
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
