/* What was meant by a mistyped word: the nearest of the names that there are. */
#ifndef BELIE_CLI_NEAREST_H
#define BELIE_CLI_NEAREST_H

#include <stddef.h>

typedef struct nearest {
    const char *wrong;
    const char *best; /* NULL: none is near enough */
    unsigned far;     /* how many letters the best differs by; a name must be nearer to replace it */
} nearest;

nearest nearest_to(const char *wrong);

/* Offers a name, which is compared as `like` (its own text, or the part of it that people type). */
void nearest_offer(nearest *n, const char *name, const char *like);

/* " (did you mean BEFORE + NAME?)", or nothing, written into `out`. */
void nearest_hint(const nearest *n, const char *before, char *out, size_t size);

#endif
