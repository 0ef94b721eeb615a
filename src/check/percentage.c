/* percentage: a change that its two values do not give; a share that part and whole do not give, both in one phrase.
 * What stands farther apart is compared in portions.c, shares.c and ratios.c; shares of one whole in wholes.c. */
#include <math.h>
#include <stdlib.h>

#include "check/list.h"
#include "check/numbers.h"
#include "check/portions.h"
#include "check/ratios.h"
#include "check/shares.h"
#include "check/wholes.h"

static belie_status report_share(findings *out, const claim *c, const char *role, double percent)
{
    return numbers_report(out, "percentage", c, 0.85, role, "percent",
                          arena_printf(out->memory, "\"%s\" is given as %s; it is %.3g per cent", claim_words(out->f, c, role),
                                       claim_words(out->f, c, "percent"), percent));
}

static belie_status check_change(findings *out, const claim *c)
{
    const facts *f = out->f;
    const quantity *a = claim_quantity(f, c, "from"), *b = claim_quantity(f, c, "to"), *p = claim_quantity(f, c, "percent");
    if (!a || !b || !p || p->kind != QUANTITY_PERCENT || a->kind == QUANTITY_PERCENT || b->kind == QUANTITY_PERCENT ||
        a->written <= 0 || b->written <= 0 || !quantity_is_exact(a) || !quantity_is_exact(b))
        return BELIE_OK;
    out->comparisons++;
    double change = fabs(b->written - a->written) / a->written * 100;
    double slack = 1 + p->rounding + change * 0.08 + 100 * (a->rounding + b->rounding) / a->written;
    slack += quantity_is_exact(p) ? 0 : change * 0.1;
    if (fabs(change - p->written) <= slack)
        return BELIE_OK;
    return numbers_report(out, "percentage", c, 0.85, "from", "percent",
                          arena_printf(out->memory, "the change from %s to %s is given as %s; it is %.3g per cent",
                                       claim_words(f, c, "from"), claim_words(f, c, "to"), claim_words(f, c, "percent"),
                                       change));
}

/* "12 of the 40 lakes, in the south 25 per cent": a place between the two. */
static bool has_place(const facts *f, uint32_t from, uint32_t to)
{
    static const char *const ways[] = { "in", "on", "at", "among", NULL };
    for (uint32_t at = from; at + 2 < to; at++)
        if (facts_is_word(f, at, ",") && facts_is_any(f, at + 1, ways))
            return true;
    return false;
}

/* "18 of the 40 boats (45 per cent)" */
static belie_status check_share(findings *out, const claim *c)
{
    const facts *f = out->f;
    const quantity *a = claim_quantity(f, c, "part"), *b = claim_quantity(f, c, "whole"), *p = claim_quantity(f, c, "percent");
    if (!a || !b || !p || p->kind != QUANTITY_PERCENT || a->kind == QUANTITY_PERCENT || b->kind == QUANTITY_PERCENT ||
        b->written < a->written || b->written < 2 || has_place(f, claim_role(c, "whole")->last, claim_role(c, "percent")->first))
        return BELIE_OK;
    out->comparisons++;
    double share = a->written / b->written * 100, slack = 1 + p->rounding + 0.02 * share;
    slack += quantity_is_exact(p) && quantity_is_exact(a) && quantity_is_exact(b) ? 0 : 5;
    return fabs(share - p->written) <= slack ? BELIE_OK : report_share(out, c, "part", share);
}

/* "a third (25 %)": words are rounder than figures. */
static belie_status check_fraction(findings *out, const claim *c)
{
    enum { NEAR = 4 };
    const facts *f = out->f;
    const claim_argument *a = claim_role(c, "part");
    const quantity *p = claim_quantity(f, c, "percent");
    int id = facts_class(f, "fraction");
    str value = a && id >= 0 ? symbols_value(f->table, a->first, a->last, (unsigned)id) : (str){ NULL, 0 };
    char digits[16] = { 0 };
    if (!p || p->kind != QUANTITY_PERCENT || !value.len || value.len >= sizeof digits)
        return BELIE_OK;
    memcpy(digits, value.ptr, value.len);
    double share = strtod(digits, NULL);
    out->comparisons++;
    size_t own = (size_t)(p - f->quantities.at);
    for (size_t i = own > NEAR ? own - NEAR : 0; i < own + NEAR && i < f->quantities.len; i++) { /* "ten per cent, half (5 %) of it" */
        const quantity *q = &f->quantities.at[i];
        if (q->kind == QUANTITY_PERCENT && q != p && facts_sentence(f, f->mentions.at[q->mention].first) == c->sentence &&
            fabs(q->written * share / 100 - p->written) <= 0.5)
            return BELIE_OK;
    }
    return fabs(share - p->written) <= 4 + 0.05 * share ? BELIE_OK : report_share(out, c, "part", share);
}

belie_status check_percentage(findings *out)
{
    static const struct { const char *relation; belie_status (*run)(findings *, const claim *); } kinds[] = {
        { "change", check_change }, { "share", check_share }, { "fraction-share", check_fraction },
    };
    const facts *f = out->f;
    belie_status status = BELIE_OK;
    static const char *const relations[] = { "change", "share", "fraction-share", "shares", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;)
        for (size_t k = 0; status == BELIE_OK && k < sizeof kinds / sizeof *kinds; k++)
            if (claim_is(c, kinds[k].relation))
                status = kinds[k].run(out, c);
    if (status == BELIE_OK)
        status = portions_check(out);
    if (status == BELIE_OK)
        status = shares_check(out);
    if (status == BELIE_OK)
        status = ratios_check(out);
    return status == BELIE_OK ? wholes_check(out) : status;
}
