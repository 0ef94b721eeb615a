/* Hash maps from 64-bit keys or strings to 32-bit values.  Iteration order is never used, so
 * nothing depends on it.  Keys of map_str are borrowed. */
#ifndef BELIE_BASE_MAP_H
#define BELIE_BASE_MAP_H

#include "base/str.h"

typedef struct map_slot {
    uint64_t key;
    uint32_t value;
    uint32_t used;
} map_slot;

typedef struct map {
    map_slot *slots;
    size_t count, cap; /* cap is 0 or a power of two */
} map;

/* The value's place; when the key is new and `add`, a place with value 0 (*is_new tells, may be
 * NULL).  NULL: not there, or memory ran out when adding.  Valid until the next addition. */
uint32_t *map_at(map *m, uint64_t key, bool add, bool *is_new);
const uint32_t *map_find(const map *m, uint64_t key);
void map_clear(map *m);
void map_release(map *m);

typedef struct map_str_slot {
    str key; /* ptr NULL: free */
    uint64_t hash;
    uint32_t value;
} map_str_slot;

typedef struct map_str {
    map_str_slot *slots;
    size_t count, cap;
} map_str;

uint32_t *map_str_at(map_str *m, str key, bool add, bool *is_new);
const uint32_t *map_str_find(const map_str *m, str key);
void map_str_release(map_str *m);

#endif
