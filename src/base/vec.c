/* Growing arrays. */
#include "base/vec.h"

#include <stdlib.h>

bool vec_make_room(void **at, size_t *cap, size_t want, size_t size)
{
    if (want <= *cap)
        return true;
    size_t bigger = *cap ? *cap : 8;
    while (bigger < want)
        bigger *= 2;
    if (bigger > SIZE_MAX / 4 / size)
        return false;
    void *memory = realloc(*at, bigger * size);
    if (!memory)
        return false;
    *at = memory;
    *cap = bigger;
    return true;
}

void *vec_grow(void **at, size_t *len, size_t *cap, size_t size)
{
    if (!vec_make_room(at, cap, *len + 1, size))
        return NULL;
    unsigned char *slot = (unsigned char *)*at + *len * size;
    ++*len;
    return memset(slot, 0, size);
}

void vec_free(void **at)
{
    free(*at);
    *at = NULL;
}
