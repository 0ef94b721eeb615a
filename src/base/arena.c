/* Arenas: a chain of blocks, each filled from its start. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { DEFAULT_BLOCK = 64 * 1024, KEEP_AT_MOST = 1 << 20, ALIGN = 16 };

struct arena_block {
    struct arena_block *older;
    size_t used, size;
    _Alignas(16) unsigned char bytes[];
};

static struct arena_block *new_block(arena *a, size_t need)
{
    size_t size = a->block_size ? a->block_size : DEFAULT_BLOCK;
    if (size < need)
        size = need;
    struct arena_block *block = malloc(sizeof *block + size);
    if (!block)
        return NULL;
    block->older = a->first;
    block->used = 0;
    block->size = size;
    a->first = block;
    if (a->block_size < ((size_t)4 << 20))
        a->block_size = (a->block_size ? a->block_size : DEFAULT_BLOCK) * 2;
    return block;
}

/* Room that holds anything; NULL: memory ran out. */
static void *take(arena *a, size_t size)
{
    if (size > SIZE_MAX / 4)
        return NULL;
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    struct arena_block *block = a->first;
    if (!block || block->size - block->used < size)
        block = new_block(a, size);
    if (!block) {
        a->failed = true;
        return NULL;
    }
    void *memory = block->bytes + block->used;
    block->used += size;
    return memory;
}

void *arena_alloc(arena *a, size_t size)
{
    void *memory = take(a, size);
    return memory ? memset(memory, 0, size) : NULL;
}

void *arena_array(arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 4 / size)
        return NULL;
    return arena_alloc(a, count * size);
}

char *arena_copy(arena *a, str text)
{
    char *copy = take(a, text.len + 1);
    if (!copy)
        return NULL;
    if (text.len)
        memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    return copy;
}

char *arena_printf(arena *a, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *out = length < 0 ? NULL : arena_alloc(a, (size_t)length + 1);
    if (out)
        vsnprintf(out, (size_t)length + 1, format, again);
    va_end(again);
    return out;
}

void arena_clear(arena *a)
{
    struct arena_block *block = a->first, *kept = NULL;
    while (block) {
        struct arena_block *older = block->older;
        if (!kept && block->size <= KEEP_AT_MOST)
            kept = block;
        else
            free(block);
        block = older;
    }
    if (kept) {
        kept->older = NULL;
        kept->used = 0;
    }
    a->first = kept;
    a->failed = false;
    if (a->block_size > KEEP_AT_MOST)
        a->block_size = KEEP_AT_MOST;
}

void arena_release(arena *a)
{
    while (a->first) {
        struct arena_block *older = a->first->older;
        free(a->first);
        a->first = older;
    }
    *a = (arena){ 0 };
}
