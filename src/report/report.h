/* Outputs: one file a format.  Each turns a document's results into text that the caller frees. */
#ifndef BELIE_REPORT_REPORT_H
#define BELIE_REPORT_REPORT_H

#include "belie.h"

typedef enum report_offsets {
    OFFSETS_CODEPOINT,
    OFFSETS_BYTE,
    OFFSETS_UTF16,
    OFFSETS_ALL
} report_offsets;

typedef struct report_input {
    const char *id;
    const char *text;
    size_t length;
} report_input;

/* One line of JSON with its newline; *size gets its length.  NULL: memory ran out. */
char *report_json(const belie_document *document, const report_input *input,
                  report_offsets offsets, size_t *size);
/* Findings for people: place, both quotes with the words underlined, why.  NULL: no memory. */
char *report_findings(const belie_document *document, const report_input *input, size_t *size);
/* Every mention and finding with its reasons; `offset` (bytes) picks one place, -1 all. */
char *report_reasons(const belie_document *document, const report_input *input, long offset,
                     size_t *size);

#endif
