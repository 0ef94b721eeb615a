/* A table without a total of its own, and the sentence beside it that names the whole: "The grant of €130,000 is used up:" above the rows, "all 451
 * loans" below them.  A whole that the column makes, or makes nearly by its rounding, is fine. */
#include "check/table_wholes.h"

#include <math.h>

#include "check/list.h"
#include "check/numbers.h"
#include "check/series.h"
#include "check/tables.h"

enum { ROWS_LEAST = 3, SENTENCES_NEAR = 3 };

typedef struct column {
    double sum, slack, most;
    uint32_t rows;
    uint32_t first, second, last; /* tokens of cells */
} column;

static column read_column(const table_row *rows, uint32_t count, uint32_t which)
{
    column c = { 0 };
    for (uint32_t i = 0; i < count; i++) {
        const table_cell *cell = &rows[i].cells[which];
        if (rows[i].kind != ROW_OF_NUMBERS || cell->percent)
            return (column){ 0 };
        c.sum += cell->value;
        c.most = fmax(c.most, cell->value);
        c.slack += cell->rounding < 0.5 ? cell->rounding : 0;
        c.first = i == 0 ? cell->token : c.first;
        c.second = i == count - 2 ? cell->token : c.second;
        c.last = cell->token;
        c.rows++;
    }
    return c;
}

static bool is_slip(double told, double sum)
{
    double gap = fabs(told - sum);
    return gap <= 0.15 * sum && (number_is_one_digit(gap) || numbers_transposed(told, sum));
}

/* "All 451", "the 130,000", "in all", a sentence that ends with a colon right above. */
static bool is_named(const facts *f, const quantity *q, bool above)
{
    static const char *const cues[] = { "all", "the", "total", "its", "their", "our", "these", "of", "with", NULL };
    static const char *const closing[] = { "all", "total", "completely", "altogether", "up", "full", "whole", "follows", "thus", "together", NULL };
    const mention *m = &f->mentions.at[q->mention];
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    bool colon = above && facts_is_word(f, s->last - 1, ":");
    return colon || facts_has_any(f, s->first, s->last, closing) || (m->first > s->first && facts_is_any(f, m->first - 1, cues));
}

/* The one number beside the table that nearly is the sum, or NULL: the text has the sum, or several such. */
static const quantity *whole_beside(const facts *f, uint32_t first, uint32_t last, const column *c)
{
    uint32_t before = facts_sentence(f, first), behind = facts_sentence(f, last - 1);
    const quantity *found = NULL;
    for (size_t i = 0; i < f->quantities.len; i++) {
        const quantity *q = &f->quantities.at[i];
        uint32_t at = f->mentions.at[q->mention].first, there = facts_sentence(f, at);
        if (at >= first && at < last)
            continue;
        if (fabs(q->written - c->sum) <= c->slack + 1e-6)
            return NULL;
        bool near = at < first ? there + SENTENCES_NEAR >= before : there <= behind + SENTENCES_NEAR;
        if (!near || !q->unit[0] || q->kind == QUANTITY_PERCENT || !quantity_is_exact(q) || fabs(q->written - c->sum) <= c->slack + 1e-6 || !is_slip(q->written, c->sum) ||
            !is_named(f, q, at < first))
            continue;
        if (found && fabs(found->written - q->written) > 1e-6)
            return NULL;
        found = q;
    }
    return found;
}

static belie_status report(findings *out, const quantity *q, const column *c)
{
    const facts *f = out->f;
    const mention *m = &f->mentions.at[q->mention];
    uint32_t end = quantity_end(f, q);
    evidence places[4] = { { m->first, end, facts_quote(f, m->first, m->last), NULL, m->by } };
    const uint32_t cells[] = { c->first, c->second, c->last };
    for (int i = 0; i < 3; i++)
        places[i + 1] = (evidence){ cells[i], cells[i] + 1, facts_quote(f, cells[i], cells[i] + 1), NULL, m->by };
    return findings_add(out, check_named("total-parts"), BELIE_WARNING, 0.7, places, 4, "nothing else of the text is their sum",
                        "the total is given as %s, and the rows add up to %.10g", places[0].says, c->sum);
}

static belie_status judge(findings *out, const tables *t, const table *own)
{
    const facts *f = out->f;
    const table_row *rows = t->rows.at + own->first_row;
    for (uint32_t which = 0; own->row_count >= ROWS_LEAST && which < rows->cell_count; which++) {
        column c = read_column(rows, own->row_count, which);
        if (c.rows < ROWS_LEAST || c.sum < 10 || c.most * c.rows - c.sum < 1e-6)
            continue;
        out->comparisons++;
        const quantity *q = whole_beside(f, rows->first, rows[own->row_count - 1].last, &c);
        if (q && !numbers_told(out, "total-parts", f->mentions.at[q->mention].first) && !numbers_told(out, "total-parts", c.last))
            return report(out, q, &c);
    }
    return BELIE_OK;
}

belie_status table_wholes_check(findings *out)
{
    enum { TABLES_MOST = 40 }; /* where there are more, a number beside one is little */
    const tables *t;
    belie_status status = tables_of(out, &t);
    for (size_t i = 0; status == BELIE_OK && i < t->list.len && t->list.len <= TABLES_MOST; i++)
        status = judge(out, t, &t->list.at[i]);
    return status;
}
