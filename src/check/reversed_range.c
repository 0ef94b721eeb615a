/* reversed-range: "from 2015 to 2009".  Claims of the relation `range` give both ends. */
#include "check/list.h"
#include "check/claims.h"

/* Without a year a range may run over New Year, but not back within its month. */
static bool turns_back(const date_fact *a, const date_fact *b)
{
    if (!a->has_interval || !b->has_interval || a->first_day <= b->last_day)
        return false;
    if (!a->from_context && !b->from_context)
        return true;
    return a->first_day == a->last_day && b->first_day == b->last_day && a->first_day - b->last_day < 31 &&
           strncmp(a->value, b->value, sizeof "YYYY-MM" - 1) == 0;
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
