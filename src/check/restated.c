/* event-date: a date that stands at an event told of as known ("since it was inaugurated, in the autumn of 1966", "the day of the
 * battle, the 11th"), held against the times of the text: one that meets it and is told of such an event explains it; if none
 * does, the one time of such an event is that of this one. */
#include "check/restated.h"

#include <math.h>

#include "check/claims.h"
#include "check/regions.h"

enum { WINDOW = 40, BACK = 12, AHEAD = 12, KNOWN_MOST = 400 };

typedef struct restated {
    const stamp *when;
    uint32_t first, last; /* the words of the event */
    known_event event;
} restated;

static const char *const days[] = { "day", "night", "evening", "morning", "afternoon", "year", "month", "week", "weekend", "spring", "summer", "autumn", "winter", "date",
                                    "moment", "hour", "season", NULL };
static const char *const openers[] = { "since", "when", "after", "before", "until", "once", NULL };
static const char *const known_words[] = { "the", "that", "this", "its", "his", "her", "their", "our", "my", "said", NULL };
static const char *const marks[] = { ",", ";", ":", "(", ")", ".", "\"", "|", "\xE2\x80\x94", "\xE2\x80\x93", NULL };

/* Where the words before a time end: before its preposition, and a comma or bracket. */
static uint32_t words_end(const facts *f, const stamp *s)
{
    static const char *const ways[] = { "in", "on", "at", "of", "from", "during", "the", NULL }, *const ties[] = { ",", "(", NULL };
    uint32_t at = s->first, least = facts_sentence_around(f, at, at).first;
    while (at > least && facts_is_any(f, at - 1, ways))
        at--;
    return at > least && facts_is_any(f, at - 1, ties) ? at - 1 : at;
}

static bool is_known_word(const facts *f, uint32_t at)
{
    return facts_is_any(f, at, known_words) || facts_has_class(f, at, CLASS_POSSESSIVE);
}

/* "After the closure, in 1966, they": the date of what came then, as that of "two years after the show in 1987" is. */
static bool is_of_main_clause(const facts *f, uint32_t opener, bool comma)
{
    static const char *const ways[] = { "after", "before", "until", "once", NULL };
    return facts_is_any(f, opener, ways) && (comma || (opener > 0 && length_before(f, opener) >= 0));
}

/* "The lease was for five years from", "the administration ends in": more is told than which event it is. */
static bool is_sentence(const regions *r, uint32_t at)
{
    return facts_has_class(r->f, at, r->all->classes.parts.auxiliary) || facts_has_class(r->f, at, r->all->classes.modal) ||
           (facts_has_class(r->f, at, r->all->classes.third) && !facts_has_class(r->f, at, r->all->classes.parts.noun));
}

/* "since it was inaugurated", "the night she died", "the start of the partnership", before a time. */
static bool read_before(const regions *r, const stamp *s, uint32_t *first, uint32_t *last)
{
    static const char *const articles[] = { "a", "an", "no", "some", "another", "as", "and", "but", NULL };
    const facts *f = r->f;
    const sentence around = facts_sentence_around(f, s->first, s->last);
    uint32_t end = words_end(f, s), least = end > around.first + BACK ? end - BACK : around.first;
    bool verb = false, noun = false, comma = facts_is_word(f, end, ",");
    event_word e;
    *first = *last = end;
    for (uint32_t at = end; at-- > least;) {
        if (facts_is_any(f, at, marks) || clause_is_date(f, at) || (!verb && facts_is_any(f, at, articles)))
            break;
        bool day = facts_is_any(f, at, days) && at > least && is_known_word(f, at - 1);
        if (day || facts_is_any(f, at, openers)) {
            bool main = is_of_main_clause(f, at, comma);
            *first = main ? end : at + 1;
            return !main && at + 1 < end && (verb || noun || day);
        }
        if (event_word_at(f, &r->all->classes, at, &e)) {
            verb |= !e.noun;
            noun |= e.noun;
        }
        verb |= is_sentence(r, at);
        if (!verb && noun && is_known_word(f, at))
            *first = at + 1;
    }
    return *first < end;
}

/* "On 21 April, the evening of the final," */
static bool read_behind(const regions *r, const stamp *s, uint32_t *first, uint32_t *last)
{
    const facts *f = r->f;
    uint32_t at = s->last, end = facts_sentence_around(f, s->first, s->last).last;
    if (!facts_is_word(f, at, ",") || !facts_is_any(f, at + 1, known_words) || !facts_is_any(f, at + 2, days))
        return false;
    *first = at + 3;
    *last = *first + AHEAD < end ? *first + AHEAD : end;
    uint32_t mark = facts_next_any(f, *first, *last, marks);
    *last = mark == UINT32_MAX ? *last : mark;
    return *first < *last;
}

/* "The storm of 12 January was worse": two of them. */
static bool is_compared(const facts *f, const stamp *s)
{
    static const char *const words[] = { "worse", "worst", "bigger", "smaller", "larger", "stronger", "longer", "shorter", "happier", "better", "harder", "milder", "like", "unlike", "than",
                                         "both", "too", "also", "another", "again", "other", "second", "third", "previous", "former", "earlier", "later", "next", "replaces", "replaced", NULL };
    const sentence around = facts_sentence_around(f, s->first, s->last);
    return facts_has_any(f, around.first, around.last, words);
}

static bool is_plain(const regions *r, const restated *x)
{
    if (is_compared(r->f, x->when))
        return false;
    uint32_t speaker, first = x->when->first < x->first ? x->when->first : x->first, last = x->when->last > x->last ? x->when->last : x->last;
    return !(mood_of(r->f, &r->all->moods, first, last, &speaker) & ~(unsigned)(MOOD_FORMER | MOOD_ATTRIBUTED | MOOD_QUOTED));
}

/* Papers and lives are compared elsewhere. */
static bool is_left_to_others(const known_event *e)
{
    static const char *const kinds[] = { "sign", "agree", "birth", "death", "bury", NULL };
    for (int i = 0; kinds[i]; i++)
        if (str_is(e->told.own, kinds[i]))
            return true;
    return false;
}

/* "1841-50" */
static bool begins_range(const facts *f, const stamp *s)
{
    static const char *const dashes[] = { "-", "\xE2\x80\x93", NULL };
    return facts_is_any(f, s->last, dashes) || (s->first > 0 && facts_is_any(f, s->first - 1, dashes));
}

/* "The marriage to Ivor Stacey", and to another. */
static bool are_of_others(const facts *f, const restated *x, const stamp *s)
{
    const sentence there = facts_sentence_around(f, s->first, s->last);
    bool person = false, other = false;
    for (size_t i = facts_mention_from(f, x->first); i < f->mentions.len && f->mentions.at[i].first < x->last; i++) {
        const mention *m = &f->mentions.at[i];
        if (m->type != CLASS_PERSON)
            continue;
        person = true;
        for (size_t k = facts_mention_from(f, there.first); k < f->mentions.len && f->mentions.at[k].first < there.last; k++)
            if (f->mentions.at[k].type == CLASS_PERSON) {
                if (f->mentions.at[k].entity == m->entity)
                    return false;
                other = true;
            }
    }
    return person && other;
}

/* "The publication, in 1994, of the French translation" */
static bool goes_on(const facts *f, const stamp *s)
{
    static const char *const ways[] = { "of", "in", "for", "by", "to", "at", NULL };
    return facts_is_any(f, s->last + facts_is_word(f, s->last, ","), ways);
}

static bool read_restated(const regions *r, const stamp *s, restated *x)
{
    *x = (restated){ .when = s };
    if (!stamp_has_digits(r->f, s) || goes_on(r->f, s) || (!read_before(r, s, &x->first, &x->last) && !read_behind(r, s, &x->first, &x->last)) || !is_plain(r, x))
        return false;
    known_event_read(r, x->first, x->last, &x->event);
    return x->event.is_told && !x->event.words.another && !is_left_to_others(&x->event);
}

/* How much a date looks like a slip for another. */
static double slip(const stamp *a, const stamp *b)
{
    double gap = fabs(a->since - b->since);
    return a->scale == SCALE_CLOCK ? 0 : gap < 32 ? 0.5 : gap < 366 * 12 ? 0.25 : gap > 366 * 40 ? -1 : -0.25;
}

/* "The autumn of 1964" and 12 March 1964: seasons differ by country. */
static bool is_season_of(const facts *f, const stamp *a, const stamp *b)
{
    static const char *const seasons[] = { "spring", "summer", "autumn", "winter", "fall", "season", NULL };
    return fabs(a->since - b->since) < 300 && (facts_has_any(f, a->first, a->last, seasons) || facts_has_any(f, b->first, b->last, seasons));
}

static const stamp *find_other(const regions *r, const restated *x, double *points)
{
    size_t at = (size_t)(x->when - r->times.stamps.at), from = at > WINDOW ? at - WINDOW : 0;
    size_t to = at + WINDOW < r->times.stamps.len ? at + WINDOW : r->times.stamps.len;
    const stamp *best = NULL;
    double second = 0, least, most;
    *points = 0;
    for (size_t i = from; i < to; i++) {
        const stamp *s = &r->times.stamps.at[i];
        const region *there = regions_around(r, s);
        if (i == at || !there || begins_range(r->f, s) || s->sentence == x->when->sentence || !stamps_between(s, x->when, &least, &most))
            continue;
        double tie = known_event_tie(r, &x->event, there);
        if ((least <= 0 && most >= 0) || is_season_of(r->f, s, x->when)) {
            if (tie > 0)
                return NULL; /* explained */
            continue;
        }
        tie += slip(s, x->when);
        if (s->first < x->when->first && tie > *points && stamp_has_digits(r->f, s) && !are_of_others(r->f, x, s)) {
            second = *points;
            *points = tie;
            best = s;
        } else if (tie > second)
            second = tie;
    }
    return *points >= second + 0.5 ? best : NULL;
}

static belie_status compare(const regions *r, const restated *x)
{
    static const double least = 2;
    const facts *f = r->f;
    double points;
    const stamp *s = find_other(r, x, &points);
    if (!s)
        return BELIE_OK;
    r->out->comparisons++;
    if (points < least)
        return BELIE_OK;
    evidence places[3] = { { x->when->first, x->when->last, facts_quote(f, x->when->first, x->when->last), NULL, f->mentions.at[x->when->date->mention].by },
                           { x->first, x->last, facts_quote(f, x->first, x->last), NULL, f->mentions.at[x->when->date->mention].by },
                           { s->first, s->last, facts_quote(f, s->first, s->last), NULL, f->mentions.at[s->date->mention].by } };
    return findings_add(r->out, check_named("event-date"), BELIE_WARNING, 0.6, places, 3, "no other time of the text is that of the event",
                        "\"%s\" is dated %s here and %s there", places[1].says, places[0].says, places[2].says);
}

belie_status restated_compare(findings *out)
{
    const tellings *all;
    regions r;
    uint32_t seen = 0;
    belie_status status = tellings_of(out, &all);
    if (status == BELIE_OK && !regions_read(&r, out, all))
        status = error_no_memory(out->error);
    for (size_t i = 0; status == BELIE_OK && i < r.times.stamps.len && seen < KNOWN_MOST; i++) {
        restated x;
        if (read_restated(&r, &r.times.stamps.at[i], &x)) {
            seen++;
            status = compare(&r, &x);
        }
    }
    regions_release(&r);
    return status;
}
