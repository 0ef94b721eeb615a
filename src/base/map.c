/* Hash maps: open addressing, linear probing, grown at two thirds. */
#include "base/map.h"

#include <stdlib.h>

enum { KEPT_EMPTY = 64 }; /* so many slots a key are given back */

static uint64_t mix(uint64_t key)
{
    key ^= key >> 31;
    key *= 0x9E3779B97F4A7C15u;
    key ^= key >> 29;
    key *= 0xBF58476D1CE4E5B9u;
    return key ^ (key >> 32);
}

static map_slot *probe(const map *m, uint64_t key)
{
    size_t at = (size_t)mix(key) & (m->cap - 1);
    while (m->slots[at].used && m->slots[at].key != key)
        at = (at + 1) & (m->cap - 1);
    return &m->slots[at];
}

static bool grow(map *m)
{
    map bigger = { .cap = m->cap ? m->cap * 2 : 16, .count = m->count };
    bigger.slots = calloc(bigger.cap, sizeof *bigger.slots);
    if (!bigger.slots)
        return false;
    for (size_t i = 0; i < m->cap; i++)
        if (m->slots[i].used)
            *probe(&bigger, m->slots[i].key) = m->slots[i];
    free(m->slots);
    *m = bigger;
    return true;
}

uint32_t *map_at(map *m, uint64_t key, bool add, bool *is_new)
{
    if (is_new)
        *is_new = false;
    if (add && (m->count + 1) * 3 > m->cap * 2 && !grow(m))
        return NULL;
    if (!m->cap)
        return NULL;
    map_slot *slot = probe(m, key);
    if (slot->used)
        return &slot->value;
    if (!add)
        return NULL;
    *slot = (map_slot){ .key = key, .used = 1 };
    m->count++;
    if (is_new)
        *is_new = true;
    return &slot->value;
}

const uint32_t *map_find(const map *m, uint64_t key)
{
    if (!m->cap)
        return NULL;
    const map_slot *slot = probe(m, key);
    return slot->used ? &slot->value : NULL;
}

/* A table that one large document left behind is not wiped for each small one after it. */
void map_clear(map *m)
{
    if (m->cap > KEPT_EMPTY && m->count < m->cap / KEPT_EMPTY)
        map_release(m);
    if (m->slots)
        memset(m->slots, 0, m->cap * sizeof *m->slots);
    m->count = 0;
}

void map_release(map *m)
{
    free(m->slots);
    *m = (map){ 0 };
}

static map_str_slot *probe_str(const map_str *m, str key, uint64_t hash)
{
    size_t at = (size_t)hash & (m->cap - 1);
    while (m->slots[at].key.ptr &&
           (m->slots[at].hash != hash || !str_equal(m->slots[at].key, key)))
        at = (at + 1) & (m->cap - 1);
    return &m->slots[at];
}

static bool grow_str(map_str *m)
{
    map_str bigger = { .cap = m->cap ? m->cap * 2 : 16, .count = m->count };
    bigger.slots = calloc(bigger.cap, sizeof *bigger.slots);
    if (!bigger.slots)
        return false;
    for (size_t i = 0; i < m->cap; i++)
        if (m->slots[i].key.ptr)
            *probe_str(&bigger, m->slots[i].key, m->slots[i].hash) = m->slots[i];
    free(m->slots);
    *m = bigger;
    return true;
}

uint32_t *map_str_at(map_str *m, str key, bool add, bool *is_new)
{
    if (is_new)
        *is_new = false;
    if (add && (m->count + 1) * 3 > m->cap * 2 && !grow_str(m))
        return NULL;
    if (!m->cap)
        return NULL;
    uint64_t hash = str_hash(key);
    map_str_slot *slot = probe_str(m, key, hash);
    if (slot->key.ptr)
        return &slot->value;
    if (!add)
        return NULL;
    *slot = (map_str_slot){ .key = { key.ptr ? key.ptr : "", key.len }, .hash = hash };
    m->count++;
    if (is_new)
        *is_new = true;
    return &slot->value;
}

const uint32_t *map_str_find(const map_str *m, str key)
{
    if (!m->cap)
        return NULL;
    const map_str_slot *slot = probe_str(m, key, str_hash(key));
    return slot->key.ptr ? &slot->value : NULL;
}

void map_str_release(map_str *m)
{
    free(m->slots);
    *m = (map_str){ 0 };
}
