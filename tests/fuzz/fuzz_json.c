/* Any bytes as a line of JSON input. */
#include <stdint.h>
#include <stdlib.h>

#include "../../src/cli/inputs.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    input_document d;
    char message[300];
    if (jsonl_read((const char *)data, size, 1, &d, message, sizeof message) && !d.text)
        abort();
    free(d.id);
    free(d.text);
    free(d.dct);
    return 0;
}
