#include "check/tables.h"

typedef struct line {
    uint32_t first, last; /* tokens, half-open */
} line;

typedef struct reader {
    const facts *f;
    number_classes numbers;
    int unit;
} reader;

static const token *token_at(const reader *r, uint32_t at)
{
    return &r->f->text->tokens.at[at];
}

static bool is_mark(const reader *r, uint32_t at)
{
    return token_at(r, at)->kind == TOKEN_MARK;
}

static bool is_glued(const reader *r, uint32_t at)
{
    return token_at(r, at)->flags & TOKEN_GLUED;
}

/* What stands between and around the numbers of a row: marks, units, currencies. */
static bool is_trimming(const reader *r, uint32_t at)
{
    static const char *const words[] = { "eur", "usd", "gbp", "chf", "euro", "euros", "dollars", "pounds", "hours", "days", "people",
                                         "persons", "pieces", "votes", "per", "cent", "percent", NULL };
    static const char *const never[] = { "/", "~", "<", ">", "x", "×", "@", "#", NULL };
    if (is_mark(r, at))
        return !facts_is_any(r->f, at, never);
    return facts_is_any(r->f, at, words) || facts_has_class(r->f, at, r->unit);
}

/* "3-2", "10:15", "2019/20": numbers that a mark joins are no cells. */
static bool is_joined(const reader *r, uint32_t at, uint32_t last)
{
    static const char *const parting[] = { "|", ";", NULL };
    return at + 1 < last && is_mark(r, at) && is_glued(r, at) && is_glued(r, at + 1) &&
           token_at(r, at - 1)->kind == TOKEN_NUMBER && token_at(r, at + 1)->kind == TOKEN_NUMBER && !facts_is_any(r->f, at, parting);
}

/* "34", "$1,800", "(310)" */
static bool begins_cell(const reader *r, uint32_t at, uint32_t last)
{
    while (at < last && is_mark(r, at))
        at++;
    return at < last && token_at(r, at)->kind == TOKEN_NUMBER;
}

/* Where the cells of a line begin: at the first wide gap before a number, else behind the last word that is no unit. */
static uint32_t cells_begin(const reader *r, line l)
{
    for (uint32_t at = l.first + 1; at < l.last; at++)
        if ((token_at(r, at)->flags & TOKEN_SPLIT) && begins_cell(r, at, l.last))
            return at;
    uint32_t at = l.last;
    while (at > l.first && (token_at(r, at - 1)->kind == TOKEN_NUMBER || is_trimming(r, at - 1)))
        at--;
    while (at < l.last && token_at(r, at)->kind == TOKEN_WORD)
        at++; /* a unit right behind the label belongs to it */
    return at;
}

/* "(310)", "-310": in brackets of its own, or behind a minus that nothing else touches. */
static bool is_negative(const reader *r, uint32_t at, uint32_t first, uint32_t last)
{
    static const char *const minus[] = { "-", "\xE2\x88\x92", "\xE2\x80\x93", NULL };
    if (at <= first || !is_glued(r, at))
        return false;
    bool bracket = facts_is_word(r->f, at - 1, "(") && at + 1 < last && facts_is_word(r->f, at + 1, ")");
    return bracket || (facts_is_any(r->f, at - 1, minus) && !is_glued(r, at - 1));
}

static bool read_cells(const reader *r, uint32_t first, uint32_t last, table_row *row)
{
    for (uint32_t at = first; at < last; at++) {
        double value, rounding;
        if (is_joined(r, at, last))
            return false;
        if (token_at(r, at)->kind != TOKEN_NUMBER)
            continue;
        if (row->cell_count == TABLE_COLUMNS || !number_read(r->f->text, r->f->table, &r->numbers, at, at + 1, &value, &rounding))
            return false;
        bool percent = at + 1 < last && (facts_is_word(r->f, at + 1, "%") || facts_is_word(r->f, at + 1, "per") || facts_is_word(r->f, at + 1, "percent"));
        row->cells[row->cell_count++] = (table_cell){ at, is_negative(r, at, first, last) ? -value : value, rounding, percent };
    }
    return row->cell_count > 0;
}

static enum table_row_kind kind_of(const reader *r, uint32_t first, uint32_t last)
{
    static const char *const total[] = { "total", "totals", "altogether", "sum", NULL };
    static const char *const balance[] = { "surplus", "deficit", "excess", NULL };
    static const char *const aside[] = { "thereof", "including", "average", "mean", "median", "of", "memo", "subtotal", NULL };
    const facts *f = r->f;
    bool in_all = last - first == 2 && facts_is_word(f, first, "in") && facts_is_word(f, first + 1, "all");
    in_all |= last - first <= 3 && (facts_is_word(f, first, "all") || facts_is_word(f, first, "together")); /* "All districts" */
    if (facts_is_any(f, first, aside))
        return ROW_ASIDE;
    if (facts_is_any(f, first, total) || facts_is_any(f, last - 1, total) || in_all ||
        (facts_is_word(f, first, "grand") && facts_is_word(f, first + 1, "total")))
        return ROW_TOTAL;
    return facts_is_any(f, first, balance) ? ROW_BALANCE : ROW_OF_NUMBERS;
}

static bool after_empty_line(const reader *r, uint32_t at)
{
    const text *t = r->f->text;
    uint32_t ends = 0;
    for (uint32_t i = at ? token_at(r, at - 1)->end : 0; i < token_at(r, at)->start; i++)
        ends += t->ptr[i] == '\n';
    return ends > 1;
}

/* "Rent   36,000", "| Rent | 36,000 |", "- Rent: 36,000"; false: a line of another form. */
static bool read_row(const reader *r, line l, table_row *row)
{
    static const char *const less[] = { "less", "minus", NULL };
    uint32_t first = l.first, cells = cells_begin(r, l), label = cells;
    while (first < cells && is_mark(r, first))
        first++;
    while (label > first && is_mark(r, label - 1))
        label--;
    *row = (table_row){ .first = first, .label_last = label, .last = l.last };
    if (label == first || label - first > 14 || facts_is_word(r->f, l.last - 1, ".") || !read_cells(r, cells, l.last, row))
        return false;
    row->kind = kind_of(r, first, label);
    row->parted = after_empty_line(r, l.first);
    row->minus = facts_is_any(r->f, first, less);
    return true;
}

static bool is_ruler(const reader *r, line l)
{
    for (uint32_t at = l.first; at < l.last; at++)
        if (!is_mark(r, at))
            return false;
    return true;
}

/* A line that is a sentence of its own, or several. */
static bool is_own(const reader *r, line l)
{
    const text *t = r->f->text;
    return (token_at(r, l.first)->flags & TOKEN_SENTENCE) && (l.last == t->tokens.len || (token_at(r, l.last)->flags & TOKEN_SENTENCE));
}

/* "Market   2019   2018" */
static bool is_head(const table_row *row)
{
    for (uint32_t i = 0; i < row->cell_count; i++) {
        const table_cell *c = &row->cells[i];
        if (c->value < 1900 || c->value > 2100 || c->rounding < 0.5)
            return false;
    }
    return true;
}

/* Adds a line; *open says whether the last table goes on. */
static bool add_line(tables *t, const reader *r, line l, line *before, bool *open)
{
    table_row row;
    if (is_ruler(r, l))
        return true;
    bool fits = is_own(r, l) && read_row(r, l, &row) && !is_head(&row);
    if (fits) {
        *open = *open && t->rows.at[t->rows.len - 1].cell_count == row.cell_count;
        table *own = *open ? &t->list.at[t->list.len - 1] : vec_push(&t->list);
        table_row *place = own ? vec_push(&t->rows) : NULL;
        if (!place)
            return false;
        *place = row;
        if (!*open)
            *own = (table){ (uint32_t)t->rows.len - 1, 0, before->first, before->last };
        own->row_count++;
    }
    *open = fits;
    *before = l;
    return true;
}

static bool read_all(tables *t, const facts *f)
{
    reader r = { f, number_classes_of(f), facts_class(f, "measure-unit") };
    line before = { 0, 0 };
    bool open = false;
    uint32_t count = (uint32_t)f->text->tokens.len;
    for (uint32_t first = 0; first < count;) {
        line l = { first, first + 1 };
        while (l.last < count && !(token_at(&r, l.last)->flags & TOKEN_LINE))
            l.last++;
        if (!add_line(t, &r, l, &before, &open))
            return false;
        first = l.last;
    }
    return true;
}

belie_status tables_of(findings *out, const tables **all)
{
    bool ok = true;
    if (!out->tables) {
        out->tables = arena_array(out->memory, 1, sizeof *out->tables);
        if (out->tables)
            *out->tables = (tables){ 0 };
        ok = out->tables && read_all(out->tables, out->f);
    }
    *all = out->tables;
    return ok ? BELIE_OK : error_no_memory(out->error);
}

void tables_release(findings *out)
{
    if (out->tables) {
        vec_release(&out->tables->rows);
        vec_release(&out->tables->list);
    }
    out->tables = NULL;
}
