/* reversed-range: "from 2015 to 2009".  Claims of the relation `range` give both ends. */
#include "check/list.h"
#include "check/claims.h"
#include "time/calendar.h"

enum { TURN_MOST = 45, TURN_LEAST = 2 };

static bool is_before_christ(const date_fact *d)
{
    return d->value && strncmp(d->value, "BC", 2) == 0;
}

/* "XXXX-06-20": the day of a leap year, or -1. */
static int day_of_any_year(const date_fact *d)
{
    int month, day;
    if (!d->value || strncmp(d->value, "XXXX-", 5) != 0 || strlen(d->value) != 10)
        return -1;
    month = (d->value[5] - '0') * 10 + d->value[6] - '0';
    day = (d->value[8] - '0') * 10 + d->value[9] - '0';
    return month < 1 || month > 12 ? -1 : (int)(calendar_day(2000, month, day) - calendar_day(2000, 1, 1));
}

/* Without a year a range may run over New Year, so it is held to turn back only by less than it would
 * take to be most of a year; by a single day it is a year ("from 1 October to 30 September"). */
static bool turns_back(const date_fact *a, const date_fact *b)
{
    int64_t back;
    if (is_before_christ(b) && !is_before_christ(a))
        return false; /* 1991-1786 BC */
    if (a->has_interval && b->has_interval) {
        back = a->first_day - b->last_day;
        if (back <= 0 || (!a->from_context && !b->from_context))
            return back > 0;
        if (a->first_day != a->last_day || b->first_day != b->last_day)
            return false;
    } else if (day_of_any_year(a) >= 0 && day_of_any_year(b) >= 0)
        back = day_of_any_year(a) - day_of_any_year(b);
    else
        return false;
    return back >= TURN_LEAST && back <= TURN_MOST;
}

belie_status check_reversed_range(findings *out)
{
    const facts *f = out->f;
    const check *by = check_named("reversed-range");
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *from = claim_role(c, "from"), *to = claim_role(c, "to");
        if (strcmp(c->by->type, "range") != 0 || !from || !to || from->date < 0 || to->date < 0)
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
