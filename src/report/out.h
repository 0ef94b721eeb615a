/* A growing string for the writers of text. */
#ifndef BELIE_REPORT_OUT_H
#define BELIE_REPORT_OUT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct out {
    char *ptr;
    size_t len, cap;
    bool failed; /* memory ran out; nothing is added after that */
} out;

void out_printf(out *o, const char *format, ...) __attribute__((format(printf, 2, 3)));
void out_add(out *o, const char *text, size_t length);
/* Gives the text to the caller; NULL when memory ran out. */
char *out_take(out *o, size_t *size);

#endif
