/* duration, anniversary and century: dates that arithmetic sets against each other. */
#include <math.h>

#include "check/claims.h"
#include "check/list.h"
#include "check/lives.h"
#include "facts/numbers.h"

static double unit_days(char unit)
{
    switch (unit) {
    case 'Y': return 365.25;
    case 'E': return 3652.5;
    case 'C': return 36525;
    case 'M': return 30.44;
    case 'W': return 7;
    case 'D': return 1;
    default: return 0;
    }
}

belie_status check_duration(findings *out)
{
    const facts *f = out->f;
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *length = claim_role(c, "length");
        if (strcmp(c->by->type, "lasted") != 0 || !length || length->date < 0)
            continue;
        const date_fact *d = &f->dates.at[length->date], *from = claim_date(f, c, "from"), *to = claim_date(f, c, "to");
        double unit = unit_days(d->unit);
        if (!from || !to || d->amount <= 0 || unit <= 0 || to->last_day < from->first_day)
            continue;
        out->comparisons++;
        double least = (double)(to->first_day - from->last_day), most = (double)(to->last_day - from->first_day) + 1;
        double said = d->amount * unit, slack = unit;
        if (said >= least - slack && said <= most + slack)
            continue;
        const claim_argument *end = claim_role(c, "to"), *start = claim_role(c, "from");
        evidence places[2] = { { length->first, length->last, claim_words(f, c, "length"), c, c->by },
                               { start->first, end->last, facts_quote(f, start->first, end->last), c, c->by } };
        belie_status status = findings_add(out, check_named("duration"), BELIE_WARNING, 0.85, places, 2, NULL,
                                           "the length is given as %s, and the dates as %s", places[0].says,
                                           places[1].says);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

/* The year in which a thing was founded, by a dated claim whose words name it. */
static const claim *founding_of(const facts *f, int32_t thing)
{
    int kind = rule_set_class(f->rules, STR("event-once"));
    for (size_t i = 0; kind >= 0 && i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *what = claim_role(c, "what");
        if (strcmp(c->by->type, "dated") != 0 || !what || what->entity != thing || !claim_is_plain(c))
            continue;
        for (uint32_t at = what->first; at < what->last; at++)
            if (str_is(symbols_value(f->table, at, at + 1, (unsigned)kind), "found"))
                return c;
    }
    return NULL;
}

enum { JUBILEES_MOST = 64 };

belie_status check_anniversary(findings *out)
{
    const facts *f = out->f;
    uint32_t jubilees = 0;
    number_classes numbers = number_classes_of(f->rules);
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *what = claim_role(c, "what"), *n = claim_role(c, "n");
        double count, rounding;
        if (strcmp(c->by->type, "jubilee") != 0 || jubilees++ >= JUBILEES_MOST || !what || !n || what->entity < 0 ||
            !number_read(f->text, f->table, &numbers, n->first, n->last, &count, &rounding))
            continue;
        const claim *founded = founding_of(f, what->entity);
        const date_fact *then = founded ? claim_date(f, founded, "when") : NULL, *now = claim_date(f, c, "date");
        if (!then || !now)
            continue;
        out->comparisons++;
        double least = floor((double)(now->first_day - then->last_day) / 365.2425);
        double most = ceil((double)(now->last_day - then->first_day) / 365.2425);
        if (count >= least - 0.5 && count <= most + 0.5)
            continue;
        evidence places[2] = { claim_evidence(f, c, "n"), claim_evidence(f, founded, "when") };
        belie_status status = findings_add(out, check_named("anniversary"), BELIE_WARNING, 0.85, places, 2, NULL,
                                           "the %s anniversary in %s does not fit a founding in %s", places[0].says,
                                           claim_words(f, c, "date"), places[1].says);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

belie_status check_century(findings *out)
{
    const facts *f = out->f;
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        if (strcmp(c->by->type, "of-century") != 0)
            continue;
        const date_fact *century = claim_date(f, c, "century"), *year = claim_date(f, c, "year");
        if (!century || !year || century->last_day - century->first_day < 36000 ||
            year->last_day - year->first_day > 366)
            continue;
        out->comparisons++;
        if (date_gap(century, year) == 0)
            continue;
        evidence place = { c->first, c->last, claim_words(f, c, "year"), c, c->by };
        belie_status status = findings_add(out, check_named("century"), BELIE_WARNING, 0.85, &place, 1, NULL,
                                           "%s does not lie in %s", place.says, claim_words(f, c, "century"));
        if (status != BELIE_OK)
            return status;
    }
    return events_compare_centuries(out);
}
