/* Tables: lines of a label and numbers, as people type them: in columns, between pipes, as "label: number" lines. */
#ifndef BELIE_CHECK_TABLES_H
#define BELIE_CHECK_TABLES_H

#include "check/check.h"
#include "facts/numbers.h"

enum { TABLE_COLUMNS = 10 };

typedef struct table_cell {
    uint32_t token;
    double value;    /* in brackets or behind a minus: negative */
    double rounding; /* half of the last place that is written */
    bool percent;
} table_cell;

enum table_row_kind {
    ROW_OF_NUMBERS,
    ROW_TOTAL,   /* "Total", "Total expenditure", "In all" */
    ROW_BALANCE, /* "Surplus", "Net result" */
    ROW_ASIDE    /* "of which", "average": no part */
};

typedef struct table_row {
    uint32_t first, label_last, last; /* tokens: the label [first, label_last), the cells up to `last` */
    enum table_row_kind kind;
    bool minus; /* "Less: discounts" */
    bool parted; /* an empty line before it */
    uint32_t cell_count;
    table_cell cells[TABLE_COLUMNS];
} table_row;

/* A run of rows with the same number of cells; a line of another form ends it. */
typedef struct table {
    uint32_t first_row, row_count; /* in `rows` */
    uint32_t head_first, head_last; /* tokens of the line before it; equal: none */
} table;

typedef struct tables {
    VEC(table_row) rows;
    VEC(table) list;
} tables;

/* Those of the document, read when they are first asked for.  BELIE_NO_MEMORY is the one error. */
belie_status tables_of(findings *out, const tables **all);
void tables_release(findings *out);

#endif
