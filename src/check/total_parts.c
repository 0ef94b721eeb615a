/* total-parts: a total and its parts in one sentence; sums.c does prose, table_totals.c tables. */
#include <math.h>

#include "check/accounts.h"
#include "check/addends.h"
#include "check/list.h"
#include "check/numbers.h"
#include "check/partitions.h"
#include "check/sums.h"
#include "check/table_totals.h"
#include "check/table_wholes.h"

static const char *const part_roles[] = { "a", "b", "c", "d", "e" };

/* A slip lies near the truth; what is far from it was never meant as a sum. */
static bool is_slip(double sum, double total)
{
    return fabs(sum - total) <= 0.4 * fabs(total);
}

static belie_status check_sentence(findings *out, const claim *c)
{
    const facts *f = out->f;
    const claim_argument *total = claim_role(c, "total");
    const quantity *whole = claim_quantity(f, c, "total");
    if (!whole || !claim_is_plain(c) || !quantity_is_exact(whole))
        return BELIE_OK;
    evidence places[FINDING_EVIDENCE] = { { total->first, total->last, claim_words(f, c, "total"), c, c->by } };
    double sum = 0, slack = fabs(whole->rounding - 0.5) < 1e-9 ? 0 : whole->rounding;
    uint32_t count = 1;
    for (int i = 0; i < 5; i++) {
        const claim_argument *a = claim_role(c, part_roles[i]);
        const quantity *q = claim_quantity(f, c, part_roles[i]);
        if (!q)
            continue;
        if (q->kind != whole->kind || !quantity_is_exact(q))
            return BELIE_OK;
        sum += q->written;
        slack += fabs(q->rounding - 0.5) < 1e-9 ? 0 : q->rounding;
        places[count++] = (evidence){ a->first, a->last, facts_quote(f, a->first, a->last), c, c->by };
    }
    out->comparisons++;
    if (count < 3 || fabs(sum - whole->written) <= slack + 1e-6 || !is_slip(sum, whole->written))
        return BELIE_OK;
    return findings_add(out, check_named("total-parts"), BELIE_WARNING, 0.85, places, count, NULL,
                        "the total is given as %s, and its parts add up to %.10g", places[0].says, sum);
}

belie_status check_total_parts(findings *out)
{
    const facts *f = out->f;
    claim_walk w = claims_of_one(f, "parts");
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        belie_status status = check_sentence(out, c);
        if (status != BELIE_OK)
            return status;
    }
    belie_status status = table_totals_check(out);
    if (status == BELIE_OK)
        status = sums_check(out);
    if (status == BELIE_OK)
        status = addends_check(out);
    if (status == BELIE_OK)
        status = accounts_check(out);
    if (status == BELIE_OK)
        status = table_wholes_check(out);
    return status == BELIE_OK ? partitions_check(out) : status;
}
