/* Any bytes as a document. */
#include <stdint.h>
#include <stdlib.h>

#include "belie.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static belie_engine *engine;
    static belie_reader *reader;
    belie_error error = { 0 };
    if (!engine && (belie_engine_new(&engine, NULL, &error) != BELIE_OK ||
                    belie_reader_new(&reader, engine, &error) != BELIE_OK))
        abort();
    const belie_document *document;
    belie_request request = { .dct = size % 2 ? "2025-06-26" : NULL, .explain = size % 3 == 0 };
    belie_status status = belie_read(reader, (const char *)data, size, &request, &document, &error);
    if (status == BELIE_LIMIT || status == BELIE_BAD_RULES)
        abort(); /* no text may bring the built-in rules to their budget */
    if (status != BELIE_OK)
        return 0;
    const belie_results *r = belie_document_results(document);
    for (size_t i = 0; i < r->annotation_count; i++)
        if (r->annotations[i].start >= r->annotations[i].end || r->annotations[i].end > size)
            abort();
    return 0;
}
