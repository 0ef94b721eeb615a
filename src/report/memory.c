/* Blocks of memory, a chain for each thread. */
#include "report/memory.h"

#include <jansson.h>
#include <stdlib.h>

enum { BLOCK = 256 * 1024, ALIGN = 16 };

typedef struct block {
    struct block *older;
    size_t used, size;
    _Alignas(ALIGN) unsigned char bytes[];
} block;

static _Thread_local block *newest;
static _Thread_local bool ran_out;

static void *take(size_t size)
{
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (!newest || newest->size - newest->used < size) {
        size_t room = size > BLOCK ? size : BLOCK;
        block *made = malloc(sizeof *made + room);
        if (!made) {
            ran_out = true;
            return NULL;
        }
        *made = (block){ .older = newest, .size = room };
        newest = made;
    }
    void *memory = newest->bytes + newest->used;
    newest->used += size;
    return memory;
}

static void give_back(void *memory)
{
    (void)memory;
}

void json_memory_start(void)
{
    json_set_alloc_funcs(take, give_back);
}

bool json_memory_end(void)
{
    bool enough = !ran_out;
    ran_out = false;
    while (newest && (newest->older || newest->size > BLOCK)) {
        block *older = newest->older;
        free(newest);
        newest = older;
    }
    if (newest)
        newest->used = 0;
    return enough;
}

void json_memory_release(void)
{
    json_memory_end();
    free(newest);
    newest = NULL;
}
