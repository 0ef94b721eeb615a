/* Growing arrays of one type.  VEC(int) xs = { 0 }; int *slot = vec_push(&xs) gives a zeroed new
 * element, or NULL when memory runs out (the array is unchanged then).  Free with vec_release. */
#ifndef BELIE_BASE_VEC_H
#define BELIE_BASE_VEC_H

#include "base/str.h"

#define VEC(type)       \
    struct {            \
        type *at;       \
        size_t len, cap; \
    }

/* Makes room for one more element of `size` bytes; the zeroed element, or NULL. */
void *vec_grow(void **at, size_t *len, size_t *cap, size_t size);
/* Room for `want` elements in all; false when memory runs out. */
bool vec_make_room(void **at, size_t *cap, size_t want, size_t size);

#define vec_push(v)                                                                             \
    ((__typeof__((v)->at))((v)->len < (v)->cap                                                  \
                               ? memset(&(v)->at[(v)->len++], 0, sizeof *(v)->at)               \
                               : vec_grow((void **)&(v)->at, &(v)->len, &(v)->cap, sizeof *(v)->at)))
#define vec_reserve(v, want) vec_make_room((void **)&(v)->at, &(v)->cap, (want), sizeof *(v)->at)
/* The place of element `i`; NULL for a vector that never held any (NULL + 0 is no C). */
#define vec_from(v, i) ((v)->at ? (v)->at + (i) : NULL)
#define vec_clear(v) ((void)((v)->len = 0))
#define vec_release(v) (vec_free((void **)&(v)->at), (void)((v)->len = (v)->cap = 0))

void vec_free(void **at);

#endif
