/* reversed-range: "from 2015 to 2009".  Claims of the relation `range` give both ends. */
#include "check/list.h"
#include "check/claims.h"
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

/* Hours may run over midnight, days without a year over New Year, so they are held to turn back only by less than
 * would make them most of a day or of a year; by a single day it is a year ("from 1 October to 30 September"). */
static bool turns_back(const date_fact *a, const date_fact *b)
{
    enum { MINUTES_MOST = 120 };
    if (is_before_christ(b) && !is_before_christ(a))
        return false; /* 1991-1786 BC */
    if (minute_of(a) >= 0 && minute_of(b) >= 0)
        return minute_of(a) > minute_of(b) && minute_of(a) - minute_of(b) <= MINUTES_MOST;
    if (day_of_any_year(a) >= 0 && day_of_any_year(b) >= 0) {
        int back = day_of_any_year(a) - day_of_any_year(b);
        return back >= TURN_LEAST && back <= TURN_MOST;
    }
    return a->has_interval && b->has_interval && a->first_day > b->last_day && !a->from_context && !b->from_context;
}

belie_status check_reversed_range(findings *out)
{
    const facts *f = out->f;
    const check *by = check_named("reversed-range");
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *from = claim_role(c, "from"), *to = claim_role(c, "to");
        if (!claim_is(c, "range") || !from || !to || from->date < 0 || to->date < 0)
            continue;
        const date_fact *a = &f->dates.at[from->date], *b = &f->dates.at[to->date];
        out->comparisons++;
        if (!turns_back(a, b))
            continue;
        evidence place = { c->first, c->last, facts_quote(f, to->first, to->last), c, c->by };
        belie_status status = findings_add(out, by, BELIE_ERROR, 0.9, &place, 1, NULL,
                                           "the range begins in %s and ends before that, in %s", a->value, b->value);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}
