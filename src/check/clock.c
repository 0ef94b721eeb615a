/* duration by the clock: "opened at 9:15 and closed at 10:00" and "the ninety-minute hearing". */
#include <math.h>

#include "check/claims.h"
#include "check/clock.h"
#include "check/list.h"

enum { MANY = 0x7FFFFFFF, DAY_MINUTES = 24 * 60 };

/* "T09:15", "2021-06-01T09:15": minutes of the day, or -1. */
static int minutes_at(const facts *f, const claim *c, const char *role)
{
    const claim_argument *a = claim_role(c, role);
    const date_fact *d = a && a->date >= 0 ? &f->dates.at[a->date] : NULL;
    const char *t = d && d->value && !d->approximate ? strchr(d->value, 'T') : NULL;
    for (int i = 1; t && i <= 5; i++)
        if (i == 3 ? t[i] != ':' : t[i] < '0' || t[i] > '9')
            return -1;
    return t ? ((t[1] - '0') * 10 + t[2] - '0') * 60 + (t[4] - '0') * 10 + t[5] - '0' : -1;
}

/* Minutes between two times of the clock, over midnight if need be; -1: not known. */
static int minutes_between(const facts *f, const claim *c)
{
    int from = minutes_at(f, c, "from"), to = minutes_at(f, c, "to");
    return from < 0 || to < 0 ? -1 : to > from ? to - from : to - from + DAY_MINUTES;
}

/* Half a unit of slack: of an hour where hours are told, of five minutes where minutes are. */
static bool fits(const date_fact *length, int minutes)
{
    bool hours = length->unit == 'H', whole = floor(length->amount) == length->amount;
    double said = length->amount * (hours ? 60 : 1), slack = hours ? (whole ? 30 : 15) : 5 + said / 20;
    bool half_day = fabs(said + 720 - minutes) <= slack; /* "from 9:00 to 5:00" */
    return fabs(said - minutes) <= slack || half_day || fabs(minutes + 720 - said) <= slack;
}

static uint64_t kind_key(const facts *f, const claim *c, int kinds)
{
    const claim_argument *what = claim_role(c, "what");
    str kind = what && kinds >= 0 ? symbols_value(f->table, what->first, what->last, (unsigned)kinds) : STR("");
    return kind.len ? str_hash(kind) : 0;
}

static belie_status read_spans(findings *out, int kinds, map *of)
{
    const facts *f = out->f;
    claim_walk w = claims_of_one(f, "clock-span");
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        uint64_t key = claim_is_plain(c) && minutes_between(f, c) > 0 ? kind_key(f, c, kinds) : 0;
        uint32_t *slot = key ? map_at(of, key, true, NULL) : NULL;
        if (key && !slot)
            return error_no_memory(out->error);
        if (slot)
            *slot = *slot ? MANY : (uint32_t)(c - f->claims.at) + 1;
    }
    return BELIE_OK;
}

static belie_status compare(findings *out, const claim *told, const claim *whole)
{
    const facts *f = out->f;
    const date_fact *length = &f->dates.at[claim_role(told, "length")->date];
    const claim_argument *from = claim_role(whole, "from"), *to = claim_role(whole, "to");
    out->comparisons++;
    if (fits(length, minutes_between(f, whole)))
        return BELIE_OK;
    evidence places[2] = { claim_evidence(f, told, "length"),
                           { from->first, to->last, facts_quote(f, from->first, to->last), whole, whole->by } };
    return findings_add(out, check_named("duration"), BELIE_WARNING, 0.75, places, 2, "the text gives one such time alone",
                        "the length is given as %s, and the times as %s and %s", places[0].says,
                        claim_words(f, whole, "from"), claim_words(f, whole, "to"));
}

/* "Nobody left during the ninety-minute hearing" speaks of such a hearing. */
static bool is_told(const claim *c)
{
    const claim_argument *length = claim_role(c, "length"), *what = claim_role(c, "what");
    unsigned mood = c->mood & ~(unsigned)MOOD_FORMER;
    if (length && what && length->first < what->first)
        mood &= ~(unsigned)(MOOD_NEGATED | MOOD_HEDGED | MOOD_PLANNED);
    return !mood;
}

belie_status clock_compare(findings *out)
{
    const facts *f = out->f;
    int kinds = facts_class(f, "span");
    map of = { 0 };
    belie_status status = read_spans(out, kinds, &of);
    claim_walk w = claims_of_one(f, "length");
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        const claim_argument *a = is_told(c) ? claim_role(c, "length") : NULL;
        const date_fact *length = a && a->date >= 0 ? &f->dates.at[a->date] : NULL;
        if (!length || length->amount <= 0 || length->approximate || (length->unit != 'H' && length->unit != 'm'))
            continue;
        uint64_t key = kind_key(f, c, kinds);
        const uint32_t *slot = key ? map_find(&of, key) : NULL;
        if (slot && *slot != MANY)
            status = compare(out, c, &f->claims.at[*slot - 1]);
    }
    map_release(&of);
    return status;
}
