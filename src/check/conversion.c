/* conversion: a measure and the same in another unit, in brackets or after "or"; temperatures; money at
 * a rate that the text states. */
#include <math.h>
#include <stdlib.h>

#include "check/conversion_apart.h"
#include "check/list.h"
#include "check/numbers.h"

typedef struct unit {
    str dimension;
    double factor;
} unit;

/* "length 1609.344" */
static bool unit_of(const findings *out, const claim_argument *a, unit *u)
{
    int id = facts_class(out->f, "measure-unit");
    str value = a && id >= 0 ? symbols_value(out->f->table, a->first, a->last, (unsigned)id) : (str){ NULL, 0 };
    char digits[24] = { 0 };
    if (!value.len || !str_cut(&value, ' ', &u->dimension) || !value.len || value.len >= sizeof digits)
        return false;
    memcpy(digits, value.ptr, value.len);
    u->factor = strtod(digits, NULL);
    return u->factor > 0;
}

/* In the second unit what is so much in the first; false: they measure different things. */
static bool convert(const unit *from, const unit *to, double *value)
{
    if (str_is(from->dimension, "celsius") && str_is(to->dimension, "fahrenheit"))
        *value = *value * 1.8 + 32;
    else if (str_is(from->dimension, "fahrenheit") && str_is(to->dimension, "celsius"))
        *value = (*value - 32) / 1.8;
    else if (str_equal(from->dimension, to->dimension))
        *value *= from->factor / to->factor;
    else
        return false;
    return true;
}

static bool is_temperature(const unit *u)
{
    return str_is(u->dimension, "celsius") || str_is(u->dimension, "fahrenheit");
}

/* The second half of "7 pounds 4 ounces" is no measure of its own. */
static bool is_second_half(const findings *out, const claim *c)
{
    const facts *f = out->f;
    uint32_t at = claim_role(c, "from")->first;
    int id = facts_class(f, "measure-unit");
    while (at > 1 && (facts_is_word(f, at - 1, ",") || facts_is_word(f, at - 1, "and")))
        at--;
    return at > 0 && facts_has_class(f, at - 1, id) && !claim_role(c, "more");
}

static bool is_minus(const facts *f, const claim_argument *a)
{
    return a->first > 0 && (facts_is_word(f, a->first - 1, "-") || facts_is_word(f, a->first - 1, "\xE2\x88\x92") ||
                            facts_is_word(f, a->first - 1, "minus") || facts_is_word(f, a->first - 1, "\xE2\x80\x93"));
}

/* "5 °C (9 °F) above that of the control" is a difference of temperatures, which has no zero point. */
static bool is_difference(const facts *f, const claim *c)
{
    static const char *const words[] = { "above", "below", "difference", "differences", "warmer", "colder", "cooler", "hotter",
                                         "rise", "rose", "fall", "fell", "drop", "dropped", "by", "higher", "lower", "more",
                                         "less", "warming", "increase", "range", NULL };
    const sentence *s = &f->text->sentences.at[c->sentence];
    return facts_has_any(f, s->first, s->last, words);
}

static belie_status report(findings *out, const claim *c, double wanted)
{
    const char *message = arena_printf(out->memory, "%s %s is converted to %s %s; it would be %.4g", claim_words(out->f, c, "from"),
                                       claim_words(out->f, c, "from-unit"), claim_words(out->f, c, "to"),
                                       claim_words(out->f, c, "to-unit"), wanted);
    return numbers_report(out, "conversion", c, 0.9, "from", "to", message);
}

/* Cooks write 350 °F for 180 °C. */
static belie_status check_temperature(findings *out, const claim *c, const unit *u, const unit *v)
{
    const facts *f = out->f;
    double a = claim_quantity(f, c, "from")->written, b = claim_quantity(f, c, "to")->written;
    a = is_minus(f, claim_role(c, "from")) ? -a : a;
    b = is_minus(f, claim_role(c, "to")) ? -b : b;
    double wanted = a, step = str_is(u->dimension, "celsius") ? a * 1.8 : a / 1.8;
    if (str_equal(u->dimension, v->dimension) || !convert(u, v, &wanted))
        return BELIE_OK;
    out->comparisons++;
    double slack = fabs(wanted) >= 150 && fmod(b, 5) < 0.1 ? 9 : 3;
    bool difference = fabs(step - b) <= 1.5 && is_difference(f, c);
    return difference || fabs(wanted - b) <= slack ? BELIE_OK : report(out, c, wanted);
}

/* "6.2 litres per 100 km, or 38 miles to the gallon": the distances are no conversion of each other. */
static bool is_rate(const facts *f, const claim *c)
{
    static const char *const per[] = { "per", "/", "every", NULL };
    const claim_argument *from = claim_role(c, "from"), *to = claim_role(c, "to-unit");
    return (from->first > 0 && facts_is_any(f, from->first - 1, per)) || (facts_is_word(f, to->last, "to") && facts_is_word(f, to->last + 1, "the"));
}

/* "20 kg (54 lb), and I think you meant 44 lb": the text has what is right, behind it. */
static bool is_corrected(const facts *f, const quantity *b, double wanted)
{
    enum { NEAR = 3 };
    for (const quantity *q = b + 1; q < f->quantities.at + f->quantities.len && q <= b + NEAR; q++)
        if (q->kind == b->kind && strcmp(q->unit, b->unit) == 0 && fabs(q->written - wanted) <= 0.02 * wanted && fabs(q->least / q->written - b->least / b->written) < 1e-9)
            return true;
    return false;
}

static belie_status check_measure(findings *out, const claim *c)
{
    const facts *f = out->f;
    const quantity *a = claim_quantity(f, c, "from"), *b = claim_quantity(f, c, "to"), *more = claim_quantity(f, c, "more");
    unit u, v, w;
    if (!a || !b || !unit_of(out, claim_role(c, "from-unit"), &u) || !unit_of(out, claim_role(c, "to-unit"), &v) ||
        is_second_half(out, c) || is_rate(f, c))
        return BELIE_OK;
    if (is_temperature(&u))
        return check_temperature(out, c, &u, &v);
    bool same = str_equal(u.dimension, v.dimension) && fabs(u.factor - v.factor) < 1e-9;
    double wanted = a->written, slack = quantity_slack(a), rest;
    if (same || !convert(&u, &v, &wanted) || b->written <= 0)
        return BELIE_OK;
    slack *= u.factor / v.factor;
    bool inches = more && !claim_role(c, "more-unit") && fabs(u.factor - 0.3048) < 1e-9; /* "six feet four" */
    if (inches)
        w = (unit){ u.dimension, 0.0254 };
    if (more && (inches || unit_of(out, claim_role(c, "more-unit"), &w)) && str_equal(w.dimension, v.dimension)) {
        rest = more->written;
        convert(&w, &v, &rest);
        wanted += rest;
        slack = quantity_slack(more) * w.factor / v.factor;
    }
    if (b->rounding < 0.4)
        slack = fmin(slack, 0.05 * wanted); /* who writes 4.8 km means 3 miles, not two and a half */
    slack += quantity_slack(b) + 0.015 * wanted;
    slack += !quantity_is_exact(a) || !quantity_is_exact(b) ? 0.08 * wanted : 0;
    out->comparisons++;
    return fabs(wanted - b->written) <= slack || is_corrected(f, b, wanted) ? BELIE_OK : report(out, c, wanted);
}

/* "At 10 kronor to the euro": how many of the first currency one of the second is. */
static bool rate_between(const facts *f, const quantity *a, const quantity *b, double *rate)
{
    claim_walk w = claims_of_one(f, "exchanged");
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        const quantity *n = claim_is(c, "exchanged") ? claim_quantity(f, c, "n") : NULL;
        const claim_argument *one = claim_role(c, "one");
        int id = facts_class(f, "currency");
        if (!n || !one || id < 0 || n->kind != QUANTITY_MONEY || n->written <= 0)
            continue;
        str of = symbols_value(f->table, one->first, one->last, (unsigned)id);
        bool forward = strcmp(n->unit, a->unit) == 0 && str_is(of, b->unit);
        bool back = strcmp(n->unit, b->unit) == 0 && str_is(of, a->unit);
        *rate = back ? 1 / n->written : n->written;
        if (forward || back)
            return true;
    }
    return false;
}

static belie_status check_money(findings *out, const claim *c)
{
    const facts *f = out->f;
    const quantity *a = claim_quantity(f, c, "from"), *b = claim_quantity(f, c, "to");
    double rate;
    if (!a || !b || a->kind != QUANTITY_MONEY || b->kind != QUANTITY_MONEY || strcmp(a->unit, b->unit) == 0 ||
        !rate_between(f, a, b, &rate))
        return BELIE_OK;
    double wanted = a->written / rate;
    out->comparisons++;
    return fabs(wanted - b->written) <= 0.03 * wanted + quantity_slack(b) + quantity_slack(a) / rate ? BELIE_OK
                                                                                                     : report(out, c, wanted);
}

belie_status check_conversion(findings *out)
{
    const facts *f = out->f;
    belie_status status = BELIE_OK;
    static const char *const relations[] = { "converted", "money-converted", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        if (claim_is(c, "converted"))
            status = check_measure(out, c);
        else if (claim_is(c, "money-converted"))
            status = check_money(out, c);
    }
    return status == BELIE_OK ? check_conversion_apart(out) : status;
}
