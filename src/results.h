/* The facade's other half: facts and findings as the public structs of belie.h. */
#ifndef BELIE_RESULTS_H
#define BELIE_RESULTS_H

#include "check/check.h"
#include "facts/facts.h"

typedef struct results {
    belie_results view;
    belie_annotation *annotations; /* view's own, to be completed */
    const text *text;
    struct {
        uint32_t id;
        const char *name;
    } types[8]; /* that have been named: most often there are four */
    offsets where;
    bool has_offsets;
} results;

belie_status results_make(results *r, const facts *f, const findings *found, belie_error *error);
/* Gives the annotation that begins at byte `start` its reasons, which stay the caller's. */
void results_explain(results *r, size_t start, const belie_reason *reasons, size_t count);
const belie_results *results_view(const results *r);
size_t results_offset(const results *r, size_t byte, belie_unit unit);
void results_clear(results *r);
void results_release(results *r);

#endif
