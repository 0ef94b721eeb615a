/* Memory for JSON: jansson takes it from blocks of the thread at hand, all given back at once.  That makes
 * building a document's JSON cheap, and tells whether any of its many allocations failed, which
 * jansson does not always say.  It changes jansson for the whole process: only the command does it. */
#ifndef BELIE_REPORT_MEMORY_H
#define BELIE_REPORT_MEMORY_H

#include <stdbool.h>

/* To be called once, before any JSON is made. */
void json_memory_start(void);
/* Ends what the thread has made: gives its memory back; false when it had run out.  No JSON of the thread may be in
 * use any more. */
bool json_memory_end(void);
/* Frees what the thread still holds; its last call. */
void json_memory_release(void);

#endif
