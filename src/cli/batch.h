/* Reads all documents of the inputs and writes a report each, in order, on one or more threads. */
#ifndef BELIE_CLI_BATCH_H
#define BELIE_CLI_BATCH_H

#include "cli/inputs.h"

/* Makes the report of one document; NULL: memory ran out. */
typedef char *batch_report(const options *o, const belie_document *document,
                           const report_input *input, size_t *size);

/* The sums over all documents. */
typedef struct batch_totals {
    size_t documents, failed, with_findings, findings;
    belie_counts counts;
    bool begun, write_failed; /* begun: documents were looked for */
} batch_totals;

/* Exit status: 0, or 2 when anything went wrong. */
int batch_run(const options *o, const belie_engine *engine, batch_report *report,
              batch_totals *totals);

#endif
