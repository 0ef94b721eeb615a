/* An arena: allocations that live and die together.  Memory is zeroed.  NULL means that memory
 * ran out; nothing before it is lost. */
#ifndef BELIE_BASE_ARENA_H
#define BELIE_BASE_ARENA_H

#include "base/str.h"

struct arena_block;

typedef struct arena {
    struct arena_block *first; /* the block in use; older ones follow */
    size_t block_size;         /* of the next block; 0 takes the default */
    bool failed;               /* memory ran out once since it was cleared */
} arena;

/* `size` zeroed bytes aligned for any type, or NULL. */
void *arena_alloc(arena *a, size_t size);
/* `count` elements of `size` bytes; NULL on overflow too. */
void *arena_array(arena *a, size_t count, size_t size);
/* A NUL-terminated copy, or NULL. */
char *arena_copy(arena *a, str text);
/* printf into the arena, or NULL. */
char *arena_printf(arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Forgets everything, keeps one block for reuse when it is no larger than 1 MiB. */
void arena_clear(arena *a);
void arena_release(arena *a);

#endif
