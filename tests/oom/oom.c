/* Fails the k-th allocation of the library, for every k until it succeeds (for large runs a spread of them), and then
 * looks that nothing is lost (ASan), and that a reader that ran out reads the next document as a new one would.
 * Linked with --wrap, so that PCRE2's own allocations fail too. */
#define _XOPEN_SOURCE 700
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "belie.h"
#include "report/memory.h"
#include "report/report.h"

static long left = -1; /* allocations until one fails; below 0: none does */
static long made;

static bool fails(void)
{
    made++;
    return left >= 0 && left-- == 0;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
pcre2_code *__real_pcre2_compile_8(PCRE2_SPTR pattern, PCRE2_SIZE length, uint32_t options, int *code, PCRE2_SIZE *offset,
                                   pcre2_compile_context *context);
int __real_pcre2_jit_compile_8(pcre2_code *code, uint32_t options);
pcre2_match_data *__real_pcre2_match_data_create_8(uint32_t size, pcre2_general_context *context);
pcre2_match_context *__real_pcre2_match_context_create_8(pcre2_general_context *context);
pcre2_jit_stack *__real_pcre2_jit_stack_create_8(size_t start, size_t most, pcre2_general_context *context);

void *__wrap_malloc(size_t size);
void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size);
void *__wrap_realloc(void *memory, size_t size)
{
    return fails() ? NULL : __real_realloc(memory, size);
}

pcre2_code *__wrap_pcre2_compile_8(PCRE2_SPTR pattern, PCRE2_SIZE length, uint32_t options, int *code, PCRE2_SIZE *offset,
                                   pcre2_compile_context *context);
pcre2_code *__wrap_pcre2_compile_8(PCRE2_SPTR pattern, PCRE2_SIZE length, uint32_t options, int *code, PCRE2_SIZE *offset,
                                   pcre2_compile_context *context)
{
    if (!fails())
        return __real_pcre2_compile_8(pattern, length, options, code, offset, context);
    *code = PCRE2_ERROR_HEAP_FAILED;
    *offset = 0;
    return NULL;
}

int __wrap_pcre2_jit_compile_8(pcre2_code *code, uint32_t options);
int __wrap_pcre2_jit_compile_8(pcre2_code *code, uint32_t options)
{
    return fails() ? PCRE2_ERROR_NOMEMORY : __real_pcre2_jit_compile_8(code, options);
}

pcre2_match_data *__wrap_pcre2_match_data_create_8(uint32_t size, pcre2_general_context *context);
pcre2_match_data *__wrap_pcre2_match_data_create_8(uint32_t size, pcre2_general_context *context)
{
    return fails() ? NULL : __real_pcre2_match_data_create_8(size, context);
}

pcre2_match_context *__wrap_pcre2_match_context_create_8(pcre2_general_context *context);
pcre2_match_context *__wrap_pcre2_match_context_create_8(pcre2_general_context *context)
{
    return fails() ? NULL : __real_pcre2_match_context_create_8(context);
}

pcre2_jit_stack *__wrap_pcre2_jit_stack_create_8(size_t start, size_t most, pcre2_general_context *context);
pcre2_jit_stack *__wrap_pcre2_jit_stack_create_8(size_t start, size_t most, pcre2_general_context *context)
{
    return fails() ? NULL : __real_pcre2_jit_stack_create_8(start, most, context);
}

/* ---- what is run ---- */

static char folder[] = "/tmp/belie-oom-XXXXXX";
static char image[60], names[60];
static const char *const dirs[] = { folder };
static const char *const name_files[] = { names };

static const char document[] =
    "Ada Brunel met Tom Hill of Acme Corp. (AC) in Paris, France, on Monday, 26 June 2025. Acme Corp. was founded in 1950 and "
    "sales rose from 40 to 50, a rise of 10 percent. The World Health Organization (WHO) met.\n\nAcme Corp. was founded in 1961. "
    "He was born in 1900 and died on 31 June 1890 at the age of 75. It ran from 2015 to 2009. There were 40 pupils: 22 girls and "
    "19 boys, twelve (21) in all, 5 miles (10 km) away. The painter Ada Brunell was there in the seventeenth century, in 1712. "
    "Contract 7 starts on 3 May 2020. Contract 7 expires on 1 May 2019. Two weeks ago \xff a red hat cost $4.7 million.\n\n"
    "The flood taught us four lessons:\n\n- pumps need power\n- walls need care\n- people need warning\n";

static void write_file(const char *name, const char *text)
{
    char path[80];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0)
        exit(1);
}

static bool make_files(void)
{
    if (!mkdtemp(folder))
        return false;
    snprintf(image, sizeof image, "%s/out.image", folder);
    snprintf(names, sizeof names, "%s/names", folder);
    write_file("contract.rules",
               "let n = <digits>\n\nrule number\n  tag   CONTRACT\n  find  \"contract\" @n\n  yes \"a [contract 7]\"\n  no \"a\"\n\n"
               "rule begins\n  claim contract-start what=<what> when=<when>\n"
               "  find  (?<what> <CONTRACT>) (\"starts\"|\"begins\") \"on\" (?<when> <DATE>)\n\n"
               "rule ends\n  claim contract-end what=<what> when=<when>\n"
               "  find  (?<what> <CONTRACT>) (\"ends\"|\"expires\") \"on\" (?<when> <DATE>)\n\n"
               "rule day\n  tag DATE\n  find (?<d> <digits-1>) (?<m> \"May\") (?<y> <year>)\n  value date({y}, 5, {d})\n");
    write_file("contract.relations", "relation contract-start CONTRACT -> DATE one value before contract-end\n"
                                     "relation contract-end CONTRACT -> DATE one value\n");
    write_file("colour.list", "red | deep green | very deep green\nr = rot\n");
    write_file("names", "Zyx Qwv\tPERSON\tid-7\tZQ | The Zyx\n");
    return true;
}

static void remove_files(void)
{
    static const char *const made_files[] = { "contract.rules", "contract.relations", "colour.list", "names", "out.image" };
    for (size_t i = 0; i < sizeof made_files / sizeof *made_files; i++) {
        char path[80];
        snprintf(path, sizeof path, "%s/%s", folder, made_files[i]);
        unlink(path);
    }
    rmdir(folder);
}

static belie_engine *engine;   /* of the built-in rules */
static belie_reader *reader;   /* that has run out of memory before */
static char *expected[2];      /* the JSON of the document, and of it four times */
static char longer[4 * sizeof document];
static const char *wrong;      /* what was not as it should be */

static belie_status load_own(belie_error *error)
{
    belie_engine *made_engine;
    belie_engine_options o = { .rule_dirs = dirs, .rule_dir_count = 1, .name_files = name_files, .name_file_count = 1,
                               .no_builtin_rules = true };
    belie_status status = belie_engine_new(&made_engine, &o, error);
    size_t ran = 0, failed = 0;
    if (status == BELIE_OK)
        status = belie_engine_test(made_engine, NULL, NULL, &ran, &failed, error);
    belie_engine_free(made_engine);
    return status;
}

static belie_status load_built_in(belie_error *error)
{
    belie_engine *made_engine;
    belie_status status = belie_engine_new(&made_engine, NULL, error);
    belie_engine_free(made_engine);
    return status;
}

static belie_status compile_lists(belie_error *error)
{
    return belie_compile(folder, image, error);
}

static belie_status load_image(belie_error *error)
{
    belie_engine *made_engine;
    belie_engine_options o = { .lexicon = image, .no_builtin_rules = true };
    belie_status status = belie_engine_new(&made_engine, &o, error);
    belie_engine_free(made_engine);
    return status;
}

/* All reports of the document (or of it four times); `r` may have failed before. */
static belie_status read_with(belie_reader *r, int times, belie_error *error)
{
    static const belie_request request = { .explain = true, .dct = "2025-06-26" };
    const belie_document *d;
    report_input in = { "d", times > 1 ? longer : document, (sizeof document - 1) * (size_t)times };
    char **wanted = &expected[times > 1];
    size_t size;
    belie_status status = belie_read(r, in.text, in.length, &request, &d, error);
    if (status != BELIE_OK)
        return status;
    char *json = report_json(d, &in, OFFSETS_ALL, &size), *findings = report_findings(d, &in, &size);
    char *reasons = report_reasons(d, &in, -1, &size);
    if (json && *wanted && strcmp(json, *wanted) != 0)
        wrong = "another result";
    if (json && !*wanted)
        *wanted = strdup(json);
    if (!json || !findings || !reasons) {
        status = error->status = BELIE_NO_MEMORY;
        snprintf(error->message, sizeof error->message, "out of memory");
    }
    free(json);
    free(findings);
    free(reasons);
    return status;
}

static belie_status read_anew(belie_error *error)
{
    belie_reader *fresh;
    belie_status status = belie_reader_new(&fresh, engine, error);
    if (status == BELIE_OK)
        status = read_with(fresh, 1, error);
    belie_reader_free(fresh);
    return status;
}

static belie_status read_again(belie_error *error)
{
    return read_with(reader, 1, error);
}

/* The programs are made by a first reading, which does not fail: what is left is what grows with a document. */
static belie_status read_more(belie_error *error)
{
    belie_reader *fresh;
    long then = left;
    left = -1;
    belie_status status = belie_reader_new(&fresh, engine, error);
    if (status == BELIE_OK)
        status = read_with(fresh, 1, error);
    left = then;
    if (status == BELIE_OK)
        status = read_with(fresh, 4, error);
    belie_reader_free(fresh);
    return status;
}

/* ---- the run ---- */

static bool check_failure(const char *name, long k, belie_status status, const belie_error *error)
{
    if (status == BELIE_NO_MEMORY && error->status == BELIE_NO_MEMORY && error->message[0] && !wrong)
        return true;
    fprintf(stderr, "%s: allocation %ld failed: %s (status %d, \"%s\")\n", name, k, wrong ? wrong : "not told", (int)status,
            error->message);
    return false;
}

/* Every allocation up to `dense`, then every `stride`-th; with an argument only every so many-th. */
static long sparse = 1;

static bool run(const char *name, belie_status (*what)(belie_error *), long dense, long stride)
{
    bool ok = true;
    long tried = 0;
    for (long k = 0; ok; k += k < dense ? sparse : stride * sparse) {
        belie_error error = { 0 };
        left = k;
        belie_status status = what(&error);
        bool done = left >= 0;
        left = -1;
        tried++;
        /* what can do without may, but not with another result */
        ok = status == BELIE_OK && !wrong ? true : !done && check_failure(name, k, status, &error);
        if (done && !ok)
            fprintf(stderr, "%s: fails with all memory: %s\n", name, wrong ? wrong : error.message);
        if (done) {
            printf("%-16s %6ld of %6ld allocations failed, one by one\n", name, tried - 1, k);
            break;
        }
    }
    return ok;
}

int main(int argc, char **argv)
{
    belie_error error = { 0 };
    sparse = argc > 1 ? atol(argv[1]) : 1;
    if (sparse < 1)
        return 2;
    json_memory_start();
    bool ok = make_files() && belie_engine_new(&engine, NULL, &error) == BELIE_OK &&
              belie_reader_new(&reader, engine, &error) == BELIE_OK && read_anew(&error) == BELIE_OK;
    for (size_t i = 0; i < 4; i++)
        memcpy(longer + i * (sizeof document - 1), document, sizeof document);
    ok = ok && read_with(reader, 4, &error) == BELIE_OK;
    ok = ok && run("own rules", load_own, 100000, 1) && run("lists", compile_lists, 100000, 1) &&
         run("image", load_image, 100000, 1) && run("built-in rules", load_built_in, 50, 977) &&
         run("new reader", read_anew, 200, 31) && run("longer text", read_more, 300, 7) && run("same reader", read_again, 250, 7) && read_again(&error) == BELIE_OK && !wrong;
    if (wrong)
        fprintf(stderr, "%s\n", wrong);
    belie_reader_free(reader);
    belie_engine_free(engine);
    free(expected[0]);
    free(expected[1]);
    remove_files();
    json_memory_release();
    return ok ? 0 : 1;
}
