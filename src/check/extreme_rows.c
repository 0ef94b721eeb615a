/* The largest by a table: the row of what is called the largest, and one with more in the column.
 *
 * Only the first column of numbers is read, and only when it is the only one or its head says that it is a size
 * or a number of something; the superlative must name its circle ("of the five", "of the two"). */
#include "check/extreme_rows.h"

#include "check/claims.h"
#include "check/tables.h"

#include <math.h>

enum { NAME_NEAR = 8, LOOKED_MOST = 24, HEAD_WORDS = 8 };

/* "Of the five", "of the two", "of them all". */
static bool has_circle(const facts *f, uint32_t at, uint32_t end)
{
    static const char *const words[] = { "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "all", "group", NULL };
    for (uint32_t i = at; i + 2 < end && i < at + 3; i++)
        if (facts_is_word(f, i, "of"))
            return facts_is_any(f, i + 1, words) || facts_is_any(f, i + 2, words);
    return false;
}

/* Whether the first column of a table is of sizes, or of lengths for the longest. */
static bool is_sized(const facts *f, const claim *c, const table *t, const table_row *row)
{
    static const char *const large[] = { "largest", "biggest", "smallest", NULL };
    static const char *const lengths[] = { "length", "height", "depth", "weight", NULL };
    static const char *const heads[] = { "area", "size", "ha", "hectares", "acres", "population", "inhabitants", "members", "pupils", "beds", "visitors",
                                         "passengers", "seats", "employees", "staff", NULL };
    const char *const *wanted = facts_has_any(f, c->first, c->last, large) ? heads : lengths;
    uint32_t end = t->head_first + HEAD_WORDS < t->head_last ? t->head_first + HEAD_WORDS : t->head_last;
    uint32_t columns = 0;
    for (uint32_t at = t->head_first; at < end; at++) {
        columns += at > t->head_first && ((f->text->tokens.at[at].flags & TOKEN_SPLIT) || facts_is_word(f, at, "|"));
        if (columns == 1 && facts_is_any(f, at, wanted))
            return true;
    }
    return row->cell_count == 1;
}

static bool is_named(const facts *f, const claim *c, const table_row *row)
{
    const sentence *s = &f->text->sentences.at[c->sentence];
    for (uint32_t at = c->first > s->first + NAME_NEAR ? c->first - NAME_NEAR : s->first; at < c->first; at++)
        if (f->text->tokens.at[at].shape == SHAPE_CAPITAL && str_equal(text_token(f->text, at), text_token(f->text, row->first)))
            return true;
    return false;
}

static belie_status report(findings *out, const claim *c, const table_row *row)
{
    const facts *f = out->f;
    evidence places[2] = { { c->first, c->last, facts_quote(f, c->first, c->last), c, c->by },
                           { row->first, row->cells[0].token + 1, facts_quote(f, row->cells[0].token, row->cells[0].token + 1), NULL, c->by } };
    return findings_add(out, check_named("superlative"), BELIE_WARNING, 0.7, places, 2, "the table has a row for it",
                        "\"%s\" here, and the table has %s for another", places[0].says, places[1].says);
}

static belie_status check_table(findings *out, const claim *c, const tables *all, const table *t)
{
    static const char *const less[] = { "smallest", "shortest", "lowest", "lightest", "shallowest", "narrowest", NULL };
    const facts *f = out->f;
    const table_row *own = NULL, *beyond = NULL;
    bool smaller = facts_has_any(f, c->first, c->last, less);
    for (uint32_t i = t->first_row; i < t->first_row + t->row_count && !own; i++)
        own = all->rows.at[i].kind == ROW_OF_NUMBERS && all->rows.at[i].cell_count && is_named(f, c, &all->rows.at[i]) ? &all->rows.at[i] : NULL;
    if (!own || !is_sized(f, c, t, own))
        return BELIE_OK;
    for (uint32_t i = t->first_row; i < t->first_row + t->row_count; i++) {
        const table_row *row = &all->rows.at[i];
        if (row == own || row->kind != ROW_OF_NUMBERS || !row->cell_count)
            continue;
        out->comparisons++;
        double limit = (beyond ? beyond : own)->cells[0].value, value = row->cells[0].value;
        if (smaller ? value < limit : value > limit)
            beyond = row;
    }
    return beyond ? report(out, c, beyond) : BELIE_OK;
}

/* The column of a row in which a value stands, and in no other; UINT32_MAX: none. */
static uint32_t column_of(const table_row *row, double value)
{
    uint32_t found = UINT32_MAX;
    for (uint32_t k = 0; k < row->cell_count; k++)
        if (fabs(row->cells[k].value - value) < 1e-9 * value) {
            if (found != UINT32_MAX)
                return UINT32_MAX;
            found = k;
        }
    return found;
}

/* Whether a word of a row's label stands in the sentence of the superlative. */
static bool is_labelled(const facts *f, const claim *c, const table_row *row)
{
    const sentence *s = &f->text->sentences.at[c->sentence];
    for (uint32_t at = s->first; at < s->last; at++)
        for (uint32_t i = row->first; i < row->label_last; i++)
            if (f->text->tokens.at[i].kind != TOKEN_MARK && f->text->tokens.at[at].form == f->text->tokens.at[i].form)
                return true;
    return false;
}

static belie_status report_beyond(findings *out, const claim *c, const quantity *own, const table_row *row, uint32_t column)
{
    const facts *f = out->f;
    const mention *m = &f->mentions.at[own->mention];
    uint32_t cell = row->cells[column].token;
    bool near = m->first > c->last ? m->first - c->last < NAME_NEAR : c->first < m->last + NAME_NEAR;
    uint32_t first = near && m->first < c->first ? m->first : c->first, last = near && m->last > c->last ? m->last : c->last;
    evidence places[2] = { { first, last, facts_quote(f, m->first, m->last), c, c->by },
                           { row->first, cell + 1, facts_quote(f, cell, cell + 1), NULL, c->by } };
    return findings_add(out, check_named("superlative"), BELIE_WARNING, 0.7, places, 2, "both stand in one column of the table",
                        "%s is %s here, and the table has %s", facts_quote(f, c->first, c->last), places[0].says, places[1].says);
}

/* The row of a table that goes beyond another in a column, most of all. */
static const table_row *beyond_in(findings *out, const tables *all, const table *t, const table_row *own, uint32_t column, bool more)
{
    const table_row *beyond = NULL;
    for (uint32_t i = t->first_row; i < t->first_row + t->row_count; i++) {
        const table_row *row = &all->rows.at[i];
        if (row == own || row->kind != ROW_OF_NUMBERS || row->cell_count != own->cell_count)
            continue;
        out->comparisons++;
        double limit = (beyond ? beyond : own)->cells[column].value, value = row->cells[column].value;
        if (more ? value > limit : value < limit)
            beyond = row;
    }
    return beyond;
}

belie_status extreme_rows_beyond(findings *out, const claim *c, const quantity *own, bool more)
{
    const tables *all;
    belie_status status = tables_of(out, &all);
    for (size_t k = 0; status == BELIE_OK && k < all->list.len; k++) {
        const table *t = &all->list.at[k];
        for (uint32_t i = t->first_row; i < t->first_row + t->row_count; i++) {
            const table_row *row = &all->rows.at[i];
            uint32_t column = row->kind == ROW_OF_NUMBERS ? column_of(row, own->written) : UINT32_MAX;
            if (column == UINT32_MAX || !is_labelled(out->f, c, row))
                continue;
            const table_row *beyond = beyond_in(out, all, t, row, column, more);
            return beyond ? report_beyond(out, c, own, beyond, column) : BELIE_OK;
        }
    }
    return status;
}

belie_status extreme_rows_check(findings *out)
{
    static const char *const sizes[] = { "largest", "biggest", "smallest", "longest", "shortest", "highest", "tallest", "lowest", "deepest",
                                         "shallowest", "heaviest", "lightest", NULL };
    const facts *f = out->f;
    const claim *found[LOOKED_MOST];
    uint32_t count = 0;
    claim_walk w = claims_of_one(f, "extreme");
    for (const claim *c; count < LOOKED_MOST && (c = claims_next(&w)) != NULL;) {
        if (claim_is(c, "extreme") && claim_is_plain(c) && facts_has_any(f, c->first, c->last, sizes) &&
            has_circle(f, c->last, f->text->sentences.at[c->sentence].last))
            found[count++] = c;
    }
    if (!count)
        return BELIE_OK;
    const tables *all;
    belie_status status = tables_of(out, &all);
    for (uint32_t i = 0; i < count && status == BELIE_OK; i++)
        for (size_t k = 0; k < all->list.len && status == BELIE_OK; k++)
            status = check_table(out, found[i], all, &all->list.at[k]);
    return status;
}
