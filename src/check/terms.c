/* role, of terms: "from 1984 to 1996 she was treasurer" and "the twelve years in which she was secretary".
 * One term of a person is told again by its length; the office must be the same. */
#include <math.h>

#include "check/claims.h"
#include "check/list.h"
#include "check/terms.h"

#define YEAR_DAYS 365.2425

typedef struct term {
    const claim *from;
    bool many; /* the person had several */
} term;

typedef struct terms {
    findings *out;
    const facts *f;
    int offices;
    term *of; /* an element an entity */
} terms;

/* "mayor" with its group, or the words of a minister's portfolio. */
static str office_value(const terms *t, const claim_argument *a, bool *listed)
{
    str value = t->offices >= 0 ? symbols_value(t->f->table, a->first, a->last, (unsigned)t->offices) : STR("");
    *listed = value.len > 0;
    return *listed ? value : facts_text(t->f, a->first, a->last);
}

/* Of one group ("club treasurer", "club secretary"), or both ministers, and not the same. */
static bool are_exclusive(const terms *t, const claim_argument *a, const claim_argument *b)
{
    bool one, other;
    str x = office_value(t, a, &one), y = office_value(t, b, &other), group, group_too;
    if (one != other || str_equal(x, y))
        return false;
    return !one || (str_cut(&x, ' ', &group) && str_cut(&y, ' ', &group_too) && str_equal(group, group_too));
}

/* Whether a number of years is that of a term. */
static bool is_length_of(const terms *t, const claim *told, const claim *term_claim)
{
    int64_t first, first_most, last_least, last;
    const claim_argument *a = claim_role(told, "length");
    const date_fact *length = a && a->date >= 0 ? &t->f->dates.at[a->date] : NULL;
    if (!length || length->unit != 'Y' || length->approximate || length->amount < 2 ||
        !claim_days(t->f, term_claim, "from", &first, &first_most) || !claim_days(t->f, term_claim, "to", &last_least, &last))
        return false;
    double middle = (double)(last_least + last - first - first_most) / 2 / YEAR_DAYS;
    return fabs(middle - length->amount) < 0.6;
}

static void read_terms(terms *t)
{
    claim_walk w = claims_of_one(t->f, "office-term");
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        const claim_argument *who = claim_role(c, "who");
        if (!claim_is(c, "office-term") || !who || who->entity < 0 || !claim_is_plain(c))
            continue;
        term *of = &t->of[who->entity];
        of->many |= of->from && claim_role(of->from, "office")->first != claim_role(c, "office")->first;
        of->from = of->from ? of->from : c;
    }
}

static belie_status report(terms *t, const claim *a, const claim *b, int32_t who)
{
    const claim *first = a->first < b->first ? a : b, *second = first == a ? b : a;
    evidence places[2] = { claim_evidence(t->f, first, "office"), claim_evidence(t->f, second, "office") };
    return findings_add(t->out, check_named("role"), BELIE_WARNING, 0.7, places, 2,
                        "the text gives the person one term, and both are of its length",
                        "%s is %s here and %s there, in one term", t->f->entities.at[who].name, places[0].says, places[1].says);
}

belie_status terms_compare(findings *out)
{
    const facts *f = out->f;
    terms t = { out, f, facts_class(f, "office"), arena_array(&out->scratch, f->entities.len + 1, sizeof *t.of) };
    belie_status status = t.of ? BELIE_OK : error_no_memory(out->error);
    if (status == BELIE_OK)
        read_terms(&t);
    claim_walk w = claims_of_one(f, "office-years");
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        const claim_argument *who = claim_role(c, "who");
        if (!claim_is(c, "office-years") || !who || who->entity < 0 || !claim_is_plain(c))
            continue;
        const term *of = &t.of[who->entity];
        if (!of->from || of->many || !is_length_of(&t, c, of->from))
            continue;
        out->comparisons++;
        if (are_exclusive(&t, claim_role(of->from, "office"), claim_role(c, "office")))
            status = report(&t, of->from, c, who->entity);
    }
    return status;
}
