/* Number, price and sum that stand far apart: "1,200 maps at 4 euros each" and "the total cost was 5,800
 * euros"; "the batch cost 30 euros, or 1.50 euros a bottle" and "the forty bottles".  Only where the text
 * has one of each, so that they are about one purchase. */
#include "check/prices.h"

#include <math.h>

#include "check/list.h"
#include "check/numbers.h"
#include "check/words.h"

enum { SENTENCES_BETWEEN = 4 };

/* The one plain claim of a relation, or NULL: none or several. */
static const claim *only_one(const facts *f, const char *relation_name)
{
    const claim *found = NULL;
    claim_walk w = claims_of_one(f, relation_name);
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        if (found)
            return NULL;
        found = c;
    }
    return found && !(found->mood & (MOOD_NEGATED | MOOD_HYPOTHETICAL)) ? found : NULL;
}

/* A slip lies near the truth; another purchase, or a part of one, does not. */
static bool is_slip(double wanted, double given, double slack)
{
    return fabs(wanted - given) > slack && given > wanted / 2.6 && given < wanted * 2.6;
}

static belie_status check_outlay(findings *out)
{
    const facts *f = out->f;
    const claim *priced = only_one(f, "priced"), *outlay = priced ? only_one(f, "outlay") : NULL;
    if (!outlay || outlay->sentence == priced->sentence || outlay->first < priced->first ||
        outlay->sentence > priced->sentence + SENTENCES_BETWEEN)
        return BELIE_OK;
    const quantity *n = claim_quantity(f, priced, "number"), *p = claim_quantity(f, priced, "price");
    const quantity *s = claim_quantity(f, outlay, "sum");
    if (!n || !p || !s || n->kind == QUANTITY_PERCENT || n->kind == QUANTITY_MONEY || p->kind != QUANTITY_MONEY || s->kind != p->kind ||
        strcmp(p->unit, s->unit) != 0 || n->approximate || p->approximate || s->approximate || n->lower_bound)
        return BELIE_OK;
    double wanted = (n->kind == QUANTITY_COUNT ? n->least : n->written) * p->least;
    out->comparisons++;
    if (!is_slip(wanted, s->least, 0.06 * wanted))
        return BELIE_OK;
    evidence places[2] = { claim_evidence(f, priced, "price"), claim_evidence(f, outlay, "sum") };
    return findings_add(out, check_named("rate"), BELIE_WARNING, 0.7, places, 2, "the text tells of one purchase",
                        "%s at %s each are not %s, but %.10g", claim_words(f, priced, "number"),
                        claim_words(f, priced, "price"), claim_words(f, outlay, "sum"), wanted);
}

/* The one number of things of a noun, or NULL. */
static const quantity *only_count(const word_reader *words, uint64_t noun)
{
    const facts *f = words->f;
    const quantity *found = NULL;
    for (size_t i = 0; i < f->quantities.len; i++) {
        const quantity *q = &f->quantities.at[i];
        if (q->kind != QUANTITY_COUNT || q->head_last <= q->head_first || word_stem(words, q->head_last - 1) != noun)
            continue;
        if (found && found->least != q->least)
            return NULL;
        found = q;
    }
    return found;
}

static belie_status check_unit_price(findings *out)
{
    const facts *f = out->f;
    const claim *c = only_one(f, "unit-price");
    const quantity *s = c ? claim_quantity(f, c, "sum") : NULL, *p = s ? claim_quantity(f, c, "price") : NULL;
    if (!p || s->kind != QUANTITY_MONEY || strcmp(p->unit, s->unit) != 0 || p->least <= 0)
        return BELIE_OK;
    word_reader words;
    word_reader_init(&words, f);
    uint64_t noun = word_stem(&words, claim_role(c, "of")->last - 1);
    const quantity *n = noun ? only_count(&words, noun) : NULL;
    if (!n || !quantity_is_exact(n))
        return BELIE_OK;
    double wanted = s->least / p->least, slack = 0.08 * wanted + quantity_slack(n);
    out->comparisons++;
    if (!is_slip(wanted, n->least, slack))
        return BELIE_OK;
    const mention *m = &f->mentions.at[n->mention];
    evidence places[2] = { claim_evidence(f, c, "price"),
                           { m->first, n->head_last, facts_quote(f, m->first, n->head_last), NULL, m->by } };
    return findings_add(out, check_named("rate"), BELIE_WARNING, 0.7, places, 2, "the text tells of one number of them",
                        "%s at %s each are %.3g, and not %s", claim_words(f, c, "sum"), claim_words(f, c, "price"), wanted,
                        places[1].says);
}

belie_status prices_check(findings *out)
{
    belie_status status = check_outlay(out);
    return status == BELIE_OK ? check_unit_price(out) : status;
}
