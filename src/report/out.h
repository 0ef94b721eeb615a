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
/* Adds text for a terminal, on one line: each control character is a space, each byte that is no UTF-8
 * U+FFFD (a text must not move somebody's cursor). */
void out_quote(out *o, const char *text, size_t length);
/* The same of what ends with NUL: names of documents and what is made of their words. */
void out_show(out *o, const char *text);
/* Gives the text to the caller; NULL when memory ran out. */
char *out_take(out *o, size_t *size);

#endif
