/* A total may be that of the rows right above it, of those since an empty line, of all rows of its table
 * (a grand total, parted by other totals), or of the totals above it, each with or without the signs of negative numbers.  Only where none of
 * these gives it, and the nearest is off by little, the table is wrong. */
#include "check/table_totals.h"

#include <math.h>

#include "check/list.h"
#include "check/numbers.h"
#include "check/tables.h"

typedef struct column_sum {
    double sum, slack;
    uint32_t parts;
    uint32_t first_row; /* the first that counts */
} column_sum;

enum way { SINCE_TOTAL, SINCE_EMPTY_LINE, WHOLE_TABLE, OF_TOTALS, WAYS };

static double slack_of(const table_cell *c)
{
    return c->percent || c->rounding < 0.5 ? c->rounding : 0;
}

static bool counts(const table_row *r, enum way way)
{
    return r->kind == (way == OF_TOTALS ? ROW_TOTAL : ROW_OF_NUMBERS);
}

/* The sum of what stands above row `total` in a column. */
static column_sum read_column(const table_row *rows, uint32_t total, uint32_t column, enum way way, bool signs)
{
    column_sum r = { 0 };
    for (uint32_t i = total; i-- > 0;) {
        if (way == SINCE_TOTAL && rows[i].kind == ROW_TOTAL)
            break;
        if (way == SINCE_EMPTY_LINE && i + 1 < total && rows[i + 1].parted)
            break;
        if (!counts(&rows[i], way))
            continue;
        const table_cell *c = &rows[i].cells[column];
        r.sum += !signs ? fabs(c->value) : rows[i].minus ? -fabs(c->value) : c->value;
        r.slack += slack_of(c);
        r.parts++;
        r.first_row = i;
    }
    return r;
}

static bool fits(const column_sum *r, const table_cell *c)
{
    return fabs(fabs(r->sum) - fabs(c->value)) <= r->slack + slack_of(c) + 1e-6;
}

/* The column_sum that gives the total, else the nearest; *fitting tells which. */
static column_sum best_reading(const table_row *rows, uint32_t total, uint32_t column, bool *fitting)
{
    const table_cell *c = &rows[total].cells[column];
    column_sum best = { 0 };
    *fitting = false;
    for (int i = 0; i < WAYS * 2 && !*fitting; i++) {
        column_sum r = read_column(rows, total, column, (enum way)(i / 2), i % 2 == 0);
        if (r.parts < 2)
            continue;
        if (!best.parts || fabs(fabs(r.sum) - fabs(c->value)) < fabs(fabs(best.sum) - fabs(c->value)) || fits(&r, c))
            best = r;
        *fitting = fits(&r, c);
    }
    return best;
}

/* Rows [from, to) in at most `most` pieces. */
static uint32_t add_rows(const facts *f, const table_row *rows, uint32_t from, uint32_t to, uint32_t column, const rule *by,
                         evidence *places, uint32_t most)
{
    uint32_t count = to - from, pieces = count < most ? count : most, done = 0;
    for (uint32_t i = 0; i < pieces; i++) {
        uint32_t end = count * (i + 1) / pieces;
        const table_row *a = &rows[from + done], *b = &rows[from + end - 1];
        uint32_t first = a == b ? a->cells[column].token : a->first, last = b->cells[column].token + 1;
        places[i] = (evidence){ first, last, facts_quote(f, first, last), NULL, by };
        done = end;
    }
    return pieces;
}

/* The rule that reads what a cell says. */
static const rule *cell_rule(const facts *f)
{
    const uint32_t *named = map_str_find(&f->rules->by_name, STR("quantity/number"));
    return named ? &f->rules->rules.at[*named] : NULL;
}

static belie_status report(findings *out, const table_row *rows, uint32_t total, uint32_t column, const column_sum *r)
{
    const facts *f = out->f;
    const rule *by = cell_rule(f);
    uint32_t at = rows[total].cells[column].token;
    evidence places[FINDING_EVIDENCE] = { { at, at + 1, facts_quote(f, at, at + 1), NULL, by } };
    uint32_t count = 1 + add_rows(f, rows, r->first_row, total, column, by, places + 1, FINDING_EVIDENCE - 1);
    return findings_add(out, check_named("total-parts"), BELIE_WARNING, 0.8, places, count, NULL,
                        "the column's total is given as %s, and its rows add up to %.10g", places[0].says, fabs(r->sum));
}

/* Near enough to be meant as the sum: columns of prices, rates and years have other "totals". */
static bool is_slip(const column_sum *r, const table_cell *c)
{
    double sum = fabs(r->sum), total = fabs(c->value), apart = fabs(sum - total);
    return apart <= 0.4 * total && (apart <= 0.1 * total || number_is_one_digit(apart) || numbers_transposed(sum, total));
}

static belie_status check_total(findings *out, const table_row *rows, uint32_t total)
{
    belie_status status = BELIE_OK;
    uint32_t wrong = 0, right = 0, where = 0;
    column_sum slip = { 0 };
    for (uint32_t column = 0; column < rows[total].cell_count; column++) {
        bool fitting;
        column_sum r = best_reading(rows, total, column, &fitting);
        out->comparisons += r.parts > 0;
        right += fitting;
        if (!fitting && r.parts && is_slip(&r, &rows[total].cells[column])) {
            wrong++;
            where = column;
            slip = r;
        }
    }
    if (wrong == 1 || (wrong && wrong <= right))
        status = report(out, rows, total, where, &slip);
    return status;
}

/* "Surplus", "Deficit": what the second of the two totals before it leaves of the first. */
static belie_status check_balance(findings *out, const table_row *a, const table_row *b, const table_row *balance)
{
    const facts *f = out->f;
    uint32_t columns = balance->cell_count;
    if (!a || !b || a->cell_count != columns || b->cell_count != columns)
        return BELIE_OK;
    for (uint32_t i = 0; i < columns; i++) {
        const table_cell *c = &balance->cells[i], *x = &a->cells[i], *y = &b->cells[i];
        column_sum left = { fabs(x->value) - fabs(y->value), slack_of(x) + slack_of(y), 2, 0 };
        out->comparisons++;
        if (fits(&left, c) || !is_slip(&left, c))
            continue;
        evidence places[3];
        const table_cell *all[] = { c, x, y };
        for (int k = 0; k < 3; k++)
            places[k] = (evidence){ all[k]->token, all[k]->token + 1, facts_quote(f, all[k]->token, all[k]->token + 1), NULL, cell_rule(f) };
        return findings_add(out, check_named("total-parts"), BELIE_WARNING, 0.8, places, 3, NULL,
                            "%s is given as %s, and the two totals before it leave %.10g",
                            facts_quote(f, balance->first, balance->label_last), places[0].says, fabs(left.sum));
    }
    return BELIE_OK;
}

static belie_status check_row(findings *out, const tables *t, const table *own, uint32_t row, const table_row *totals[2])
{
    const table_row *r = &t->rows.at[own->first_row + row];
    if (r->kind == ROW_BALANCE)
        return check_balance(out, totals[0], totals[1], r);
    if (r->kind != ROW_TOTAL)
        return BELIE_OK;
    totals[0] = totals[1];
    totals[1] = r;
    return row >= 2 ? check_total(out, t->rows.at + own->first_row, row) : BELIE_OK;
}

belie_status table_totals_check(findings *out)
{
    if (!cell_rule(out->f))
        return BELIE_OK; /* rules of one's own alone */
    const tables *t;
    belie_status status = tables_of(out, &t);
    const table_row *totals[2] = { NULL, NULL };
    for (size_t i = 0; status == BELIE_OK && i < t->list.len; i++)
        for (uint32_t row = 0; row < t->list.at[i].row_count && status == BELIE_OK; row++)
            status = check_row(out, t, &t->list.at[i], row, totals);
    return status;
}
