/* event-date: two tellings of one event whose times do not meet. */
#include "check/claims.h"
#include "check/list.h"
#include "check/lives.h"
#include "check/tellings.h"

enum { NEIGHBOURS_MOST = 12, FEW = 4 };

/* About the same day of another year: what comes every year.  The very same day is a slip in the year. */
static bool is_yearly(const telling *a, const telling *b)
{
    enum { NEAR = 25 };
    const moment *x = &a->when, *y = &b->when;
    if (!x->bounded || !y->bounded || x->first != x->last || y->first != y->last)
        return false;
    int64_t gap = x->first > y->first ? x->first - y->first : y->first - x->first;
    int64_t years = (gap + 183) / 365, off = gap - (years * 36525 + 50) / 100;
    return years > 0 && off >= -NEAR && off <= NEAR && (off < -1 || off > 1);
}

/* How many times the kind is told of, in this neighbourhood, at times that neither of the two has. */
static uint32_t other_times(const tellings *all, uint32_t last, const telling *a, const telling *b)
{
    uint32_t others = 0, seen = 0;
    double gap;
    for (uint32_t k = last; k && seen++ < NEIGHBOURS_MOST; k = all->list.at[k - 1].before) {
        const telling *t = &all->list.at[k - 1];
        others += t != a && t != b && moments_compare(&t->when, &a->when, &gap) == MOMENTS_CONFLICT &&
                  moments_compare(&t->when, &b->when, &gap) == MOMENTS_CONFLICT;
    }
    return others;
}

static bool is_century(const telling *t)
{
    enum { LONG_DAYS = 25 * 365 };
    return t->when.bounded && t->when.last - t->when.first >= LONG_DAYS;
}

/* "2004, two years after" what is dated 2008: not only the number is wrong. */
static bool is_out_of_order(const tellings *all, const telling *counted, const telling *dated)
{
    moment own;
    if (!counted->word.way || dated->word.way || !moment_read(all->f, counted->from, "when", &own))
        return false;
    return moments_order(&dated->when, &own) * counted->word.way > 0;
}

static belie_status report(const tellings *all, const telling *a, const telling *b, double score)
{
    evidence places[2] = { telling_evidence(all, a), telling_evidence(all, b) };
    const char *why = telling_why(all, a, b);
    const char *here = facts_quote(all->f, a->word.first, a->word.last), *there = facts_quote(all->f, b->word.first, b->word.last);
    bool turned = is_out_of_order(all, a, b) || is_out_of_order(all, b, a);
    if (!why || !here || !there)
        return error_no_memory(all->out->error);
    const char *name = a->when.weekday || b->when.weekday ? "weekday-date" : turned ? "event-order" : "event-date";
    return findings_add(all->out, check_named(name), BELIE_WARNING, score, places, 2, why,
                        "\"%s\" (%s) and \"%s\" (%s) are dates of one event", here, places[0].says, there, places[1].says);
}

/* "The letter of intent of 17 January", "the agreement of 8 April": each paper has a name. */
static bool are_two_papers(const facts *f, const telling *a, const telling *b)
{
    static const char *const names[] = { "letter", "memorandum", "lease", "deed", "charter", "covenant", "protocol", "armistice", "ceasefire", "truce", NULL };
    if (!a->word.noun || !b->word.noun || !str_is(a->word.kind, "agree") || !str_is(b->word.kind, "agree"))
        return false;
    return facts_noun(f, a->word.first) != facts_noun(f, b->word.first) && facts_is_any(f, a->word.first, names) != facts_is_any(f, b->word.first, names);
}

/* "A month after the opening" and, later on, "the opening of the annex": not known when it was counted from. */
static bool is_told_later(const telling *a, const telling *b)
{
    return a->word.way && !b->word.way && !a->theme && b->theme && b->word.noun;
}

/* "In October of the same year": said with the other in mind. */
static bool is_of_same_year(const facts *f, const telling *t)
{
    static const char *const same[] = { "same", NULL };
    const claim_argument *when = claim_role(t->from, "when");
    return facts_has_any(f, when->first, when->last, same);
}

static belie_status compare(const tellings *all, uint32_t last, const telling *a, const telling *b)
{
    double gap;
    bool one_word = a->word.first == b->word.first && !a->word.way != !b->word.way; /* dated, and counted from a date */
    if ((a->from->sentence == b->from->sentence && !one_word) || is_century(a) || is_century(b) ||
        str_is(b->own, "birth") || /* see lives.c */
        are_two_papers(all->f, a, b) || is_told_later(a, b) || is_of_same_year(all->f, b) || moments_compare(&a->when, &b->when, &gap) != MOMENTS_CONFLICT || is_yearly(a, b))
        return BELIE_OK;
    all->out->comparisons++;
    double weekday = a->when.weekday || b->when.weekday ? 0.5 : 0; /* no two days are told */
    double apart = a->place && b->place && a->place != b->place ? 2.5 : 0; /* sang in Bath, sang in Wells */
    double sure = one_word ? 2 : tellings_same(all, a, b) + weekday - apart;
    if (sure + 0.75 < 0)
        return BELIE_OK; /* whatever other times there are */
    if (!one_word) {
        uint32_t others = other_times(all, last, a, b);
        sure += others ? -1.0 * others : 0.75;
    }
    return sure < 0 ? BELIE_OK : report(all, a, b, sure > 1 ? 0.8 : 0.7);
}

belie_status tellings_compare_dates(findings *out)
{
    const tellings *all;
    belie_status status = tellings_of(out, &all);
    for (uint32_t i = 0; status == BELIE_OK && i < all->list.len; i++) {
        const telling *b = &all->list.at[i];
        uint32_t seen = 0, last = *map_find(&all->last_of, b->kind);
        for (uint32_t k = b->before; status == BELIE_OK && k && seen++ < NEIGHBOURS_MOST; k = all->list.at[k - 1].before)
            status = compare(all, last, &all->list.at[k - 1], b);
    }
    return status;
}
