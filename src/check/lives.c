/* duration, age, event-order, anniversary and century: dates that arithmetic sets against each
 * other. A year of slack is left where the month is unknown. */
#include <math.h>

#include "check/claims.h"
#include "check/list.h"
#include "check/people.h"
#include "facts/numbers.h"

static const date_fact *date_of(const facts *f, const claim *c, const char *role)
{
    const claim_argument *a = claim_role(c, role);
    if (!a || a->date < 0 || !f->dates.at[a->date].has_interval || f->dates.at[a->date].approximate)
        return NULL;
    return &f->dates.at[a->date];
}

static const char *quote_of(const facts *f, const claim *c, const char *role)
{
    const claim_argument *a = claim_role(c, role);
    return a ? facts_quote(f, a->first, a->last) : "";
}

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
        const date_fact *d = &f->dates.at[length->date], *from = date_of(f, c, "from"), *to = date_of(f, c, "to");
        double unit = unit_days(d->unit);
        if (!from || !to || d->amount <= 0 || unit <= 0 || to->last_day < from->first_day)
            continue;
        out->comparisons++;
        double least = (double)(to->first_day - from->last_day), most = (double)(to->last_day - from->first_day) + 1;
        double said = d->amount * unit, slack = unit;
        if (said >= least - slack && said <= most + slack)
            continue;
        const claim_argument *end = claim_role(c, "to"), *start = claim_role(c, "from");
        evidence places[2] = { { length->first, length->last, quote_of(f, c, "length"), c, c->by },
                               { start->first, end->last, facts_quote(f, start->first, end->last), c, c->by } };
        belie_status status = findings_add(out, check_named("duration"), BELIE_WARNING, 0.85, places, 2, NULL,
                                           "the length is given as %s, and the dates as %s", places[0].says,
                                           places[1].says);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

typedef struct life {
    const claim *born, *died, *aged;
    const char *death_role; /* "date", or "end" of a life span */
} life;

static belie_status gather(findings *out, life *lives)
{
    const facts *f = out->f;
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        bool born = strcmp(c->by->type, "born") == 0, died = strcmp(c->by->type, "died") == 0;
        bool aged = strcmp(c->by->type, "aged") == 0;
        if ((!born && !died && !aged) || (c->mood & ~(unsigned)(MOOD_FORMER | MOOD_ATTRIBUTED)))
            continue;
        int32_t who = claim_person(f, c, "who");
        if (who < 0)
            continue;
        life *l = &lives[who];
        if (born && !l->born)
            l->born = c;
        if (born && !l->died && claim_role(c, "end")) {
            l->died = c;
            l->death_role = "end";
        }
        if (died && !l->died) {
            l->died = c;
            l->death_role = "date";
        }
        if (aged && !l->aged)
            l->aged = c;
    }
    return BELIE_OK;
}

static evidence place_of(const facts *f, const claim *c, const char *role)
{
    const claim_argument *a = claim_role(c, role);
    return (evidence){ c->first, c->last > c->first + 25 ? a->last : c->last, facts_quote(f, a->first, a->last), c, c->by };
}

static belie_status check_life(findings *out, const life *l, const char *name, bool ages)
{
    const facts *f = out->f;
    if (!l->born || !l->died)
        return BELIE_OK;
    const date_fact *born = date_of(f, l->born, "date"), *died = date_of(f, l->died, l->death_role);
    if (!born || !died)
        return BELIE_OK;
    evidence places[3] = { place_of(f, l->born, "date"), place_of(f, l->died, l->death_role) };
    out->comparisons++;
    if (!ages) {
        if (died->last_day >= born->first_day)
            return BELIE_OK;
        return findings_add(out, check_named("event-order"), BELIE_ERROR, 0.9, places, l->born == l->died ? 1 : 2, NULL,
                            "%s is said to have died (%s) before being born (%s)", name, places[1].says, places[0].says);
    }
    const claim_argument *age = l->aged ? claim_role(l->aged, "age") : NULL;
    if (!age || age->quantity < 0)
        return BELIE_OK;
    const quantity *q = &f->quantities.at[age->quantity];
    double most = floor((double)(died->last_day - born->first_day) / 365.2425);
    double least = floor((double)(died->first_day - born->last_day) / 365.2425);
    if (q->approximate || (q->written >= least - 0.01 && q->written <= most + 0.01))
        return BELIE_OK;
    places[2] = place_of(f, l->aged, "age");
    evidence pair[2] = { places[2], places[0] };
    return findings_add(out, check_named("age"), BELIE_WARNING, 0.85, pair, 2, NULL,
                        "%s is said to have died at %s; born %s and dead %s would be %.0f", name, places[2].says,
                        places[0].says, places[1].says, most);
}

static belie_status check_lives(findings *out, bool ages)
{
    const facts *f = out->f;
    life *lives = arena_array(out->memory, f->entities.len + 1, sizeof *lives);
    belie_status status = lives ? gather(out, lives) : error_no_memory(out->error);
    for (size_t i = 0; status == BELIE_OK && i < f->entities.len; i++)
        status = check_life(out, &lives[i], f->entities.at[i].name, ages);
    return status;
}

belie_status check_age(findings *out)
{
    return check_lives(out, true);
}

belie_status check_event_order(findings *out)
{
    return check_lives(out, false);
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
        const date_fact *then = founded ? date_of(f, founded, "when") : NULL, *now = date_of(f, c, "date");
        if (!then || !now)
            continue;
        out->comparisons++;
        double least = floor((double)(now->first_day - then->last_day) / 365.2425);
        double most = ceil((double)(now->last_day - then->first_day) / 365.2425);
        if (count >= least - 0.5 && count <= most + 0.5)
            continue;
        evidence places[2] = { place_of(f, c, "n"), place_of(f, founded, "when") };
        belie_status status = findings_add(out, check_named("anniversary"), BELIE_WARNING, 0.85, places, 2, NULL,
                                           "the %s anniversary in %s does not fit a founding in %s", places[0].says,
                                           quote_of(f, c, "date"), places[1].says);
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
        const date_fact *century = date_of(f, c, "century"), *year = date_of(f, c, "year");
        if (!century || !year || century->last_day - century->first_day < 36000 ||
            year->last_day - year->first_day > 366)
            continue;
        out->comparisons++;
        if (date_gap(century, year) == 0)
            continue;
        evidence place = { c->first, c->last, quote_of(f, c, "year"), c, c->by };
        belie_status status = findings_add(out, check_named("century"), BELIE_WARNING, 0.85, &place, 1, NULL,
                                           "%s does not lie in %s", place.says, quote_of(f, c, "century"));
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}
