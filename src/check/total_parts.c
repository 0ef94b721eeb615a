/* total-parts: a total and its parts, in one sentence or in the columns of a table. */
#include <math.h>

#include "check/list.h"
#include "check/numbers.h"
#include "check/sums.h"

#include "facts/numbers.h"

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

enum { COLUMNS_MOST = 8, ROWS_MOST = 200 };

typedef struct row {
    double cell[COLUMNS_MOST], rounding[COLUMNS_MOST];
    uint32_t token[COLUMNS_MOST];
    uint32_t count;
    bool total;
} row;

static void read_row(const facts *f, const number_classes *numbers, const sentence *s, row *r)
{
    *r = (row){ .count = 0 };
    for (uint32_t at = s->first; at < s->last && r->count < COLUMNS_MOST; at++) {
        double value, rounding;
        if (f->text->tokens.at[at].kind != TOKEN_NUMBER ||
            !number_read(f->text, f->table, numbers, at, at + 1, &value, &rounding))
            continue;
        r->cell[r->count] = value;
        r->rounding[r->count] = rounding < 0.5 ? rounding : 0;
        r->token[r->count++] = at;
    }
    uint32_t first = s->first;
    while (first < s->last && f->text->tokens.at[first].kind == TOKEN_MARK)
        first++;
    r->total = facts_is_word(f, first, "total") || facts_is_word(f, first, "totals");
}

/* A row of years is the head of a table. */
static bool is_head(const row *r)
{
    for (uint32_t i = 0; i < r->count; i++)
        if (r->cell[i] < 1900 || r->cell[i] > 2100 || r->rounding[i] > 0)
            return false;
    return true;
}

static belie_status check_column(findings *out, const row *rows, uint32_t count, uint32_t column, const rule *by)
{
    const facts *f = out->f;
    const row *total = &rows[count];
    double sum = 0, slack = total->rounding[column];
    for (uint32_t i = 0; i < count; i++) {
        sum += rows[i].cell[column];
        slack += rows[i].rounding[column];
    }
    out->comparisons++;
    if (fabs(sum - total->cell[column]) <= slack + 1e-6 || !by || !is_slip(sum, total->cell[column]))
        return BELIE_OK;
    uint32_t a = total->token[column], b = rows[count - 1].token[column];
    const char *shown = arena_printf(out->memory, "%.10g", sum);
    evidence places[2] = { { a, a + 1, facts_quote(f, a, a + 1), NULL, by }, { b, b + 1, shown, NULL, by } };
    return shown ? findings_add(out, check_named("total-parts"), BELIE_WARNING, 0.75, places, 2, NULL,
                                "the column's total is given as %s, and its rows add up to %s", places[0].says, shown)
                 : error_no_memory(out->error);
}

/* The rule that reads numbers stands behind what a table's cells say. */
static const rule *number_rule(const facts *f)
{
    const uint32_t *at = map_str_find(&f->rules->by_name, STR("quantity/number"));
    return at ? &f->rules->rules.at[*at] : NULL;
}

static belie_status check_tables(findings *out)
{
    const facts *f = out->f;
    number_classes numbers = number_classes_of(f->rules);
    row rows[ROWS_MOST];
    uint32_t count = 0;
    for (size_t i = 0; i < f->text->sentences.len; i++) {
        const sentence *s = &f->text->sentences.at[i];
        row r;
        read_row(f, &numbers, s, &r);
        bool in_table = s->kind == SENTENCE_ROW || facts_is_word(f, s->first, "|") || (s->kind == SENTENCE_ITEM && r.count > 0);
        bool head = count == 0 && is_head(&r);
        bool fits = in_table && r.count > 0 && !head && (count == 0 || rows[0].count == r.count);
        if (fits && r.total && count >= 2) {
            rows[count] = r;
            for (uint32_t column = 0; column < r.count; column++) {
                belie_status status = check_column(out, rows, count, column, number_rule(f));
                if (status != BELIE_OK)
                    return status;
            }
        }
        if (!fits || r.total || count + 1 == ROWS_MOST)
            count = 0;
        if (in_table && r.count > 0 && !r.total && !head)
            rows[count++] = r;
    }
    return BELIE_OK;
}

belie_status check_total_parts(findings *out)
{
    const facts *f = out->f;
    for (size_t i = 0; i < f->claims.len; i++)
        if (strcmp(f->claims.at[i].by->type, "parts") == 0) {
            belie_status status = check_sentence(out, &f->claims.at[i]);
            if (status != BELIE_OK)
                return status;
        }
    belie_status status = check_tables(out);
    return status == BELIE_OK ? sums_check(out) : status;
}
