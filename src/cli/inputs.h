/* Documents from files, folders, standard input and JSON Lines, in order. */
#ifndef BELIE_CLI_INPUTS_H
#define BELIE_CLI_INPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/options.h"

/* A document to read.  Owns its strings. */
typedef struct input_document {
    char *id, *text, *dct;
    size_t length;
} input_document;

void input_document_release(input_document *d);

typedef struct inputs inputs;

inputs *inputs_new(const options *o); /* NULL: memory ran out */
/* The next document; false at the end.  Problems are printed to standard error, remembered, and
 * passed over. */
bool inputs_next(inputs *in, input_document *out);
bool inputs_had_trouble(const inputs *in);
void inputs_free(inputs *in);

/* One JSON line to a document; halves of surrogate pairs in `line` are made \uFFFD.  False:
 * *message says what is wrong. */
bool jsonl_read(char *line, size_t length, size_t number, input_document *out,
                char *message, size_t message_size);

#endif
