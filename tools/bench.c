/* bench TEXT: time a stage, the cost with generated rules, and peak memory. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/files.h"
#include "examples.h"
#include "match/matcher.h"

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void report(const char *stage, double seconds, size_t bytes, size_t tokens)
{
    printf("%-34s %8.3f s  %8.2f MB/s  %7.1f ns a token\n", stage, seconds, (double)bytes / seconds / 1e6,
           seconds * 1e9 / (double)tokens);
}

/* `count` rules that differ in their words, beside a few classes. */
static double rules_cost(const lexicon *lex, text *t, int count)
{
    buf source = { 0 };
    rule_set rules;
    symbols table;
    belie_error error = { 0 };
    hit_vec hits = { 0 };
    for (int i = 0; i < count; i++)
        buf_printf(&source, "rule r%d\n  tag X\n  find (<title>|<cap>|\"word%d\") \"part%d\" <month>?\n\n", i, i, i % 97);
    rule_file file = { STR("bench.rules"), STR("bench"), buf_str(&source) };
    if (rule_set_load(&rules, &file, 1, lex, NULL, &error) != BELIE_OK ||
        symbols_init(&table, lex, NULL, &rules.literals, &error) != BELIE_OK ||
        symbols_read(&table, t, &error) != BELIE_OK)
        exit(2);
    matcher *m = matcher_new(&rules, NULL, &table);
    double seconds = 0;
    for (int round = 0; round < 2; round++) { /* the first compiles */
        double start = now();
        vec_clear(&hits);
        if (matcher_run(m, table.of_token.at, (uint32_t)table.of_token.len, &hits, &error) != BELIE_OK)
            exit(2);
        seconds = now() - start;
    }
    matcher_free(m);
    symbols_release(&table);
    rule_set_release(&rules);
    vec_release(&hits);
    buf_release(&source);
    return seconds;
}

typedef struct clock_of_stages {
    double last, total;
    size_t bytes, tokens;
    bool print;
} clock_of_stages;

static void on_stage(void *data, const char *stage)
{
    clock_of_stages *c = data;
    double at = now();
    if (c->print)
        report(stage, at - c->last, c->bytes, c->tokens);
    c->total += at - c->last;
    c->last = now();
}

/* The time of each stage, the second time that a reader reads the text: with its programs made. */
static void report_stages(const buf *content, size_t tokens)
{
    belie_engine *engine;
    belie_reader *reader;
    const belie_document *document;
    belie_error error = { 0 };
    if (belie_engine_new(&engine, NULL, &error) != BELIE_OK || belie_reader_new(&reader, engine, &error) != BELIE_OK)
        exit(2);
    for (int round = 0; round < 2; round++) {
        clock_of_stages c = { .last = now(), .bytes = content->len, .tokens = tokens, .print = round == 1 };
        reader_watch(reader, on_stage, &c);
        if (belie_read(reader, content->ptr, content->len, NULL, &document, &error) != BELIE_OK)
            exit(2);
        if (c.print)
            report("all of these", c.total, content->len, tokens);
    }
    belie_reader_free(reader);
    belie_engine_free(engine);
}

int main(int argc, char **argv)
{
    belie_error error = { 0 };
    buf content = { 0 };
    text t = { 0 };
    lexicon lex;
    if (argc != 2 || file_read(argv[1], &content, &error) != BELIE_OK)
        return 2;
    if (lexicon_open(&lex, lexicon_embedded, (size_t)(lexicon_embedded_end - lexicon_embedded), false, STR(""), &error) !=
        BELIE_OK)
        return 2;
    if (text_read(&t, content.ptr, content.len, false, &error) != BELIE_OK)
        return 2;
    report_stages(&content, t.tokens.len);
    static const int counts[] = { 100, 200, 400, 800, 1600 };
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        char name[40];
        snprintf(name, sizeof name, "matching %d generated rules", counts[i]);
        report(name, rules_cost(&lex, &t, counts[i]), content.len, t.tokens.len);
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("peak memory of these stages        %8.1f MB\n", (double)usage.ru_maxrss / 1024);
    return 0;
}
