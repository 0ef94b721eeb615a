/* spelled-number, conversion, percentage and rate: numbers that one sentence sets against each
 * other. Claims give the roles; the arithmetic allows for rounding and for "about". */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "check/claims.h"
#include "check/list.h"

static const quantity *quantity_of(const facts *f, const claim *c, const char *role)
{
    const claim_argument *a = claim_role(c, role);
    return a && a->quantity >= 0 ? &f->quantities.at[a->quantity] : NULL;
}

static bool is_exact(const quantity *q)
{
    return !q->approximate && !q->lower_bound && !q->upper_bound;
}

static const char *quote_of(const facts *f, const claim *c, const char *role)
{
    const claim_argument *a = claim_role(c, role);
    return a ? facts_quote(f, a->first, a->last) : "";
}

static bool is_in_words(const facts *f, const quantity *q)
{
    const mention *m = &f->mentions.at[q->mention];
    for (uint32_t i = m->first; i < m->last; i++)
        if (f->text->tokens.at[i].kind != TOKEN_WORD || (f->text->tokens.at[i].flags & TOKEN_DIGITS))
            return f->text->tokens.at[i].kind == TOKEN_MARK;
    return true;
}

static belie_status report(findings *out, const char *name, const claim *c, double score, const char *first,
                           const char *second, const char *format, const char *a, const char *b, const char *detail)
{
    const facts *f = out->f;
    const claim_argument *x = claim_role(c, first), *y = claim_role(c, second);
    evidence places[2] = { { x->first, x->last, a, c, c->by }, { y->first, y->last, b, c, c->by } };
    return findings_add(out, check_named(name), BELIE_WARNING, score, places, 2, NULL, format, a, b, detail) ==
                   BELIE_OK && f
               ? BELIE_OK
               : error_no_memory(out->error);
}

belie_status check_spelled_number(findings *out)
{
    const facts *f = out->f;
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        if (strcmp(c->by->type, "written-twice") != 0)
            continue;
        const quantity *a = quantity_of(f, c, "word"), *b = quantity_of(f, c, "digits");
        if (!a || !b || !is_in_words(f, a) || is_in_words(f, b) || b->kind != QUANTITY_COUNT ||
            a->kind != QUANTITY_COUNT || b->written < 1)
            continue;
        out->comparisons++;
        double gap = fabs(a->written - b->written);
        bool years = b->written >= 1000 && b->written <= 2199 && a->written < 100;
        if (gap < 0.5 || years)
            continue;
        belie_status status = report(out, "spelled-number", c, 0.9, "word", "digits",
                                     "the number is %s in words and %s in digits%s", quote_of(f, c, "word"),
                                     quote_of(f, c, "digits"), "");
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

/* "length 1609.344" */
static bool unit_of(const findings *out, const claim *c, const char *role, str *dimension, double *factor)
{
    const claim_argument *a = claim_role(c, role);
    int id = rule_set_class(out->f->rules, STR("measure-unit"));
    str value = a && id >= 0 ? symbols_value(out->f->table, a->first, a->last, (unsigned)id) : (str){ NULL, 0 };
    str rest = value;
    char digits[24] = { 0 };
    if (!value.len || !str_cut(&rest, ' ', dimension) || !rest.len || rest.len >= sizeof digits)
        return false;
    memcpy(digits, rest.ptr, rest.len);
    *factor = strtod(digits, NULL);
    return *factor > 0;
}

belie_status check_conversion(findings *out)
{
    const facts *f = out->f;
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        str x, y;
        double fx, fy;
        if (strcmp(c->by->type, "converted") != 0)
            continue;
        const quantity *a = quantity_of(f, c, "from"), *b = quantity_of(f, c, "to");
        if (!a || !b || !unit_of(out, c, "from-unit", &x, &fx) || !unit_of(out, c, "to-unit", &y, &fy) ||
            !str_equal(x, y) || a->written <= 0 || b->written <= 0 || (fx <= fy && fx >= fy))
            continue;
        out->comparisons++;
        double left = a->written * fx, right = b->written * fy;
        double slack = b->rounding * fy + 0.1 * left;
        if (fabs(left - right) <= slack)
            continue;
        char detail[80];
        snprintf(detail, sizeof detail, "%.4g", left / fy);
        const char *shown = arena_copy(out->memory, str_from_c(detail));
        belie_status status = shown ? report(out, "conversion", c, 0.9, "from", "to",
                                             "%s is converted to %s; it would be %s", quote_of(f, c, "from"),
                                             quote_of(f, c, "to"), shown)
                                    : error_no_memory(out->error);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

belie_status check_percentage(findings *out)
{
    const facts *f = out->f;
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        if (strcmp(c->by->type, "change") != 0)
            continue;
        const quantity *a = quantity_of(f, c, "from"), *b = quantity_of(f, c, "to"), *p = quantity_of(f, c, "percent");
        if (!a || !b || !p || p->kind != QUANTITY_PERCENT || a->kind == QUANTITY_PERCENT || a->kind != b->kind ||
            a->written <= 0 || !is_exact(a) || !is_exact(b))
            continue;
        out->comparisons++;
        double change = fabs(b->written - a->written) / a->written * 100;
        double slack = 1.5 + p->rounding + change * 0.1 + 100 * (a->rounding + b->rounding) / a->written;
        if (fabs(change - p->written) <= slack)
            continue;
        char detail[40];
        snprintf(detail, sizeof detail, "%.3g %%", change);
        const char *shown = arena_copy(out->memory, str_from_c(detail));
        belie_status status = shown ? report(out, "percentage", c, 0.85, "from", "percent",
                                             "the change from %s is given as %s; it is %s", quote_of(f, c, "from"),
                                             quote_of(f, c, "percent"), shown)
                                    : error_no_memory(out->error);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

static double multiple_of(const facts *f, const claim_argument *word)
{
    static const struct { const char *stem; double multiple; } words[] = {
        { "doubl", 2 }, { "trebl", 3 }, { "tripl", 3 }, { "quadrupl", 4 }, { "halv", 0.5 },
    };
    str shown = facts_text(f, word->first, word->last);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_starts(str_of(shown.ptr + 1, shown.len - 1), str_from_c(words[i].stem + 1)))
            return words[i].multiple;
    return 0;
}

belie_status check_rate(findings *out)
{
    const facts *f = out->f;
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        if (strcmp(c->by->type, "multiplied") != 0)
            continue;
        const quantity *a = quantity_of(f, c, "from"), *b = quantity_of(f, c, "to");
        double multiple = multiple_of(f, claim_role(c, "word"));
        if (!a || !b || multiple <= 0 || a->written <= 0 || a->kind != b->kind || !is_exact(a) || !is_exact(b))
            continue;
        out->comparisons++;
        double wanted = a->written * multiple;
        if (fabs(b->written - wanted) <= 0.2 * wanted + a->rounding + b->rounding)
            continue;
        belie_status status = report(out, "rate", c, 0.85, "word", "to", "\"%s\" does not lead to %s%s",
                                     quote_of(f, c, "word"), quote_of(f, c, "to"), "");
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}
