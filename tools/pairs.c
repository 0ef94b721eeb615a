/* pairs: all evidence of each pair of numbers that could be told of one thing.  Takes documents on standard input, each the
 * line of its length in bytes and the bytes, and prints the names of the evidence, then for each document "document" and for
 * each pair the bytes from which to which both stand, and the evidence. */
#include <stdio.h>
#include <stdlib.h>

#include "belie.h"
#include "check/likeness.h"

static void die(const char *message)
{
    fprintf(stderr, "pairs: %s\n", message);
    exit(2);
}

static void print_place(const facts *f, const topic *t)
{
    printf("%u %u ", (unsigned)f->text->tokens.at[t->first].start, (unsigned)f->text->tokens.at[t->last - 1].end);
}

static void print_pair(const facts *f, const topic *a, const topic *b, const double *values, int count)
{
    print_place(f, a);
    print_place(f, b);
    for (int i = 0; i < count; i++)
        printf(i + 1 < count ? "%.4g " : "%.4g\n", values[i]);
}

int main(void)
{
    static const char *const only[] = { "quantity", "magnitude" };
    belie_request request = { .only = only, .only_count = 2 };
    belie_error error = { 0 };
    belie_engine *engine;
    belie_reader *reader;
    unsigned long length;
    if (belie_engine_new(&engine, NULL, &error) != BELIE_OK || belie_reader_new(&reader, engine, &error) != BELIE_OK)
        die(error.message);
    for (int i = 0; likeness_names[i]; i++)
        printf(likeness_names[i + 1] ? "%s " : "%s\n", likeness_names[i]);
    likeness_watch = print_pair;
    while (scanf("%lu", &length) == 1 && getchar() == '\n') {
        char *bytes = malloc(length + 1);
        const belie_document *document;
        if (!bytes || fread(bytes, 1, length, stdin) != length)
            die("a document is shorter than its length says");
        printf("document\n");
        if (belie_read(reader, bytes, length, &request, &document, &error) != BELIE_OK)
            die(error.message);
        free(bytes);
    }
    belie_reader_free(reader);
    belie_engine_free(engine);
    return 0;
}
