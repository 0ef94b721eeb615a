/* Any bytes as a line of JSON input. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/cli/inputs.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    input_document d;
    char message[300];
    char *line = malloc(size + 1);
    if (!line)
        return 0;
    memcpy(line, data, size);
    if (jsonl_read(line, size, 1, &d, message, sizeof message) && !d.text)
        abort();
    free(d.id);
    free(d.text);
    free(d.dct);
    free(line);
    return 0;
}
