/* A shim for LD_PRELOAD: the FAIL_AT-th allocation of the process gives NULL, and with FAIL_ON each one after it.
 * COUNT_TO is a file that gets the number of allocations at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static atomic_long count;
static long fail_at = -1;
static bool fail_on, armed;
static void *(*next_malloc)(size_t);
static void *(*next_calloc)(size_t, size_t);
static void *(*next_realloc)(void *, size_t);
static char early[4096]; /* what dlsym itself asks for */
static size_t early_used;

__attribute__((constructor)) static void start(void)
{
    next_malloc = dlsym(RTLD_NEXT, "malloc");
    next_calloc = dlsym(RTLD_NEXT, "calloc");
    next_realloc = dlsym(RTLD_NEXT, "realloc");
    const char *at = getenv("FAIL_AT");
    fail_at = at ? atol(at) : -1;
    fail_on = getenv("FAIL_ON") != NULL;
    armed = true;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("COUNT_TO");
    armed = false;
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%ld\n", atomic_load(&count));
        fclose(file);
    }
}

static _Thread_local bool spared;

static bool fails(void)
{
    if (!armed || spared)
        return false;
    long n = atomic_fetch_add(&count, 1);
    if (fail_at < 0 || !(n == fail_at || (fail_on && n > fail_at)))
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    if (!next_malloc)
        start();
    return fails() ? NULL : next_malloc(size);
}

void *calloc(size_t number, size_t size)
{
    if (!next_calloc) {
        void *memory = early + early_used;
        early_used += (number * size + 15) & ~(size_t)15;
        return early_used <= sizeof early ? memory : NULL;
    }
    return fails() ? NULL : next_calloc(number, size);
}

void *realloc(void *memory, size_t size)
{
    if (!next_realloc)
        start();
    return fails() ? NULL : next_realloc(memory, size);
}

void free(void *memory)
{
    static void (*next_free)(void *);
    if (!next_free)
        next_free = dlsym(RTLD_NEXT, "free");
    if ((char *)memory < early || (char *)memory >= early + sizeof early)
        next_free(memory);
}

/* PCRE2 10.42 itself crashes when memory runs out inside its JIT compiler (in three of its allocations for the
 * rules of this test): there nothing fails. */
int pcre2_jit_compile_8(void *code, unsigned options)
{
    static int (*next)(void *, unsigned);
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "pcre2_jit_compile_8");
    spared = true;
    int result = next(code, options);
    spared = false;
    return result;
}
