/* reversed-range: "from 2015 to 2009".  Claims of the relation `range` give both ends. */
#include <math.h>

#include "check/claims.h"
#include "check/list.h"
#include "check/numbers.h"
#include "facts/numbers.h"
#include "time/calendar.h"

enum { TURN_MOST = 45, TURN_LEAST = 2 };

static bool is_before_christ(const date_fact *d)
{
    return d->value && strncmp(d->value, "BC", 2) == 0;
}

/* "XXXX-06-20", or a day whose year is not written: the day of a leap year, or -1. */
static int day_of_any_year(const date_fact *d)
{
    int month, day;
    bool open = d->value && strncmp(d->value, "XXXX-", 5) == 0;
    if (!d->value || strlen(d->value) != 10 || d->value[4] != '-' || (!open && !d->from_context))
        return -1;
    month = (d->value[5] - '0') * 10 + d->value[6] - '0';
    day = (d->value[8] - '0') * 10 + d->value[9] - '0';
    return month < 1 || month > 12 ? -1 : (int)(calendar_day(2000, month, day) - calendar_day(2000, 1, 1));
}

/* "22:41": minutes of the day, or -1. */
static int minute_of(const date_fact *d)
{
    const char *t = d->value && d->timex_type && strcmp(d->timex_type, "TIME") == 0 ? strchr(d->value, 'T') : NULL;
    if (!t || strlen(t) < 6 || t[3] != ':' || t[1] < '0' || t[1] > '2')
        return -1;
    return ((t[1] - '0') * 10 + t[2] - '0') * 60 + (t[4] - '0') * 10 + t[5] - '0';
}

/* Whether one of the words of a list stands in the sentence of a claim. */
static bool sentence_has(const facts *f, const claim *c, const char *const *words)
{
    const sentence s = facts_sentence_around(f, c->first, c->last);
    return facts_has_any(f, s.first, s.last, words);
}

/* Whether two words follow one another in a claim or shortly behind it. */
static bool has_pair(const facts *f, const claim *c, const char *one, const char *other)
{
    enum { BEHIND = 4 };
    for (uint32_t at = c->first; at < c->last + BEHIND; at++)
        if (facts_is_word(f, at, one) && facts_is_word(f, at + 1, other))
            return true;
    return false;
}

/* "... the same day", "... that morning" */
static bool is_of_one_day(const facts *f, const claim *c)
{
    return has_pair(f, c, "same", "day") || has_pair(f, c, "that", "morning") || has_pair(f, c, "that", "afternoon") ||
           has_pair(f, c, "same", "morning") || has_pair(f, c, "same", "afternoon") || has_pair(f, c, "same", "evening");
}

static bool is_over_night(const facts *f, const claim *c)
{
    return has_pair(f, c, "following", "day") || has_pair(f, c, "next", "day") || has_pair(f, c, "following", "morning") ||
           has_pair(f, c, "next", "morning") || has_pair(f, c, "day", "after");
}

/* "The shop is open from 18:00 to 9:00": hours of the day, which nobody keeps over night. */
static bool is_open_by_day(const facts *f, const claim *c, int from, int to)
{
    static const char *const open[] = { "open", "opens", "opened", "opening", "hours", "office", "shop", "desk", "counter",
                                        "lesson", "lessons", "school", "library", "museum", NULL };
    static const char *const night[] = { "night", "nights", "nightly", "overnight", "shelter", "shift", "shifts", "silence", "quiet",
                                         "curfew", "prohibited", "closed", "parking", "banned", "not", "no", "next", "following",
                                         "following", "bar", "pub", "club", "dark", NULL };
    enum { SEVEN = 7 * 60, NOON = 12 * 60, NINE = 21 * 60 };
    return from >= NOON && from <= NINE && to >= SEVEN && to <= NOON && sentence_has(f, c, open) && !sentence_has(f, c, night);
}

/* "XXXX-09" and "XXXX-06": September to June of the same year. */
static bool months_turn(const facts *f, const claim *c, const date_fact *a, const date_fact *b)
{
    bool same = has_pair(f, c, "same", "year");
    return same && a->value && b->value && strlen(a->value) == 7 && strlen(b->value) == 7 && strcmp(a->value + 5, b->value + 5) > 0;
}

/* Hours may run over midnight, days without a year over New Year, so they are held to turn back only by less than
 * would make them most of a day or of a year; by a single day it is a year ("from 1 October to 30 September"). */
static bool turns_back(const facts *f, const claim *c, const date_fact *a, const date_fact *b)
{
    enum { MINUTES_MOST = 120 };
    int from = minute_of(a), to = minute_of(b);
    if (is_before_christ(b) && !is_before_christ(a))
        return false; /* 1991-1786 BC */
    if (from >= 0 && to >= 0)
        return from > to && !is_over_night(f, c) && (from - to <= MINUTES_MOST || is_of_one_day(f, c) || is_open_by_day(f, c, from, to));
    if (months_turn(f, c, a, b))
        return true;
    if (day_of_any_year(a) >= 0 && day_of_any_year(b) >= 0) {
        int back = day_of_any_year(a) - day_of_any_year(b);
        return back >= TURN_LEAST && back <= TURN_MOST;
    }
    return a->has_interval && b->has_interval && a->first_day > b->last_day && !a->from_context && !b->from_context;
}

/* What a range of numbers gives; a number of another unit than the other end's gives nothing. */
static bool end_value(const facts *f, const number_classes *numbers, const claim *c, const char *role, double *value)
{
    double rounding;
    const claim_argument *a = claim_role(c, role);
    if (!a)
        return false;
    if (a->date >= 0) { /* "seven years" */
        *value = f->dates.at[a->date].amount;
        return *value > 0 && !f->dates.at[a->date].approximate;
    }
    if (a->quantity >= 0) {
        const quantity *q = &f->quantities.at[a->quantity];
        *value = q->written;
        return quantity_is_exact(q) && q->least == q->most && q->kind != QUANTITY_ORDINAL;
    }
    return number_read(f->text, f->table, numbers, a->first, a->last, value, &rounding);
}

/* "pp. 147-52": the second number leaves out what it shares with the first. */
static bool is_shortened(double a, double b)
{
    return a >= 10 && b < a && floor(log10(a)) > floor(log10(b > 1 ? b : 1));
}

static belie_status compare_numbers(findings *out, const number_classes *numbers, const claim *c)
{
    static const char *const lessening[] = { "fell", "fall", "falls", "falling", "fallen", "dropped", "drop", "drops", "reduced", "reduce", "reduces",
                                             "reducing", "reduction", "cut", "cuts", "down", "decreased", "decrease", "decreases",
                                             "decreasing", "declined", "decline", "declines", "shrank", "shrink", "shrunk", "shortened",
                                             "lowered", "lower", "slashed", "slowed", "improved", "improve", "lost", "beat", "won", "win",
                                             "vote", "votes", "voted", "score", "scored", "odds", "ratio", "countdown", "count", "backwards",
                                             "descending", "reverse", "went", "goes", "go", "changed", "millions", "billion", NULL };
    enum { NOON = 12 };
    static const char *const ahead[] = { "before", "prior", "ago", "left", "remaining", "remain", NULL }; /* days before something */
    const facts *f = out->f;
    double low, high;
    if ((c->mood & MOOD_CORRECTED) || !end_value(f, numbers, c, "low", &low) || !end_value(f, numbers, c, "high", &high))
        return BELIE_OK;
    out->comparisons++;
    const claim_argument *a = claim_role(c, "low"), *b = claim_role(c, "high");
    bool other_units = a->quantity >= 0 && b->quantity >= 0 && *f->quantities.at[a->quantity].unit && *f->quantities.at[b->quantity].unit &&
                       strcmp(f->quantities.at[a->quantity].unit, f->quantities.at[b->quantity].unit) != 0;
    other_units |= a->date >= 0 && b->date >= 0 && f->dates.at[a->date].unit != f->dates.at[b->date].unit; /* "between 90 minutes and 2 hours" */
    bool hours = low <= NOON && b->date < 0 && facts_is_word(f, c->first, "between"); /* "between 9 and 5" */
    if (low <= high || other_units || hours || is_shortened(low, high) || sentence_has(f, c, ahead) || sentence_has(f, c, lessening))
        return BELIE_OK;
    evidence places[2] = { { a->first, a->last, claim_words(f, c, "low"), c, c->by }, { b->first, b->last, claim_words(f, c, "high"), c, c->by } };
    return findings_add(out, check_named("reversed-range"), BELIE_WARNING, 0.75, places, 2, NULL,
                        "the range begins at %s and ends below that, at %s", claim_words(f, c, "low"), claim_words(f, c, "high"));
}

/* "Wednesday to Friday" runs on, whichever days are meant. */
static bool is_weekday(const facts *f, const claim_argument *end)
{
    return end->last == end->first + 1 && facts_has_class(f, end->first, facts_class(f, "weekday"));
}

/* A list whose ranges all run backwards ("Vintage 2009-2005 ... 2004-1998") means them so. */
static bool runs_backwards(const facts *f)
{
    int turned = 0, straight = 0;
    claim_walk w = claims_of_one(f, "range");
    for (const claim *c; !straight && (c = claims_next(&w)) != NULL;) {
        const date_fact *a = claim_date(f, c, "from"), *b = a ? claim_date(f, c, "to") : NULL;
        if (a && b && a->has_interval && b->has_interval)
            *(a->first_day > b->last_day ? &turned : &straight) += 1;
    }
    return turned > 1 && !straight;
}

belie_status check_reversed_range(findings *out)
{
    const facts *f = out->f;
    const check *by = check_named("reversed-range");
    const number_classes numbers = number_classes_of(f);
    const bool backwards = runs_backwards(f);
    static const char *const relations[] = { "number-range", "money-range", "range", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        bool money = claim_is(c, "money-range") && claim_quantity(f, c, "low") && claim_quantity(f, c, "low")->kind == QUANTITY_MONEY;
        if (money || claim_is(c, "number-range")) {
            belie_status told = compare_numbers(out, &numbers, c);
            if (told != BELIE_OK)
                return told;
        }
        const claim_argument *from = claim_role(c, "from"), *to = claim_role(c, "to");
        if (!claim_is(c, "range") || !from || !to || from->date < 0 || to->date < 0)
            continue;
        const date_fact *a = &f->dates.at[from->date], *b = &f->dates.at[to->date];
        out->comparisons++;
        if (backwards || is_weekday(f, to) || !turns_back(f, c, a, b))
            continue;
        evidence places[2] = { { from->first, from->last, claim_words(f, c, "from"), c, c->by }, { to->first, to->last, claim_words(f, c, "to"), c, c->by } };
        belie_status status = findings_add(out, by, BELIE_ERROR, 0.9, places, 2, NULL,
                                           "the range begins in %s and ends before that, in %s", a->value, b->value);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}
