/* Choosing among readings that overlap: weighted intervals, by dynamic programming. */
#include "match/mentions.h"

#include <stdlib.h>

/* By end, then start, then the better one, then the rule's place: a total order. */
static int by_end(const void *x, const void *y)
{
    const candidate *a = x, *b = y;
    if (a->m.last != b->m.last)
        return a->m.last < b->m.last ? -1 : 1;
    if (a->m.first != b->m.first)
        return a->m.first < b->m.first ? -1 : 1;
    if (a->value < b->value || a->value > b->value)
        return a->value > b->value ? -1 : 1;
    if (a->m.type != b->m.type)
        return a->m.type < b->m.type ? -1 : 1;
    return a->m.by->index < b->m.by->index ? -1 : a->m.by->index > b->m.by->index;
}

static int by_first(const void *x, const void *y)
{
    const mention *a = x, *b = y;
    return a->first < b->first ? -1 : a->first > b->first;
}

static bool overlaps_any(const mention_vec *taken, const mention *m)
{
    size_t low = 0, high = taken->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (taken->at[middle].last <= m->first)
            low = middle + 1;
        else
            high = middle;
    }
    return low < taken->len && taken->at[low].first < m->last;
}

static void drop_taken(candidate_vec *candidates, const mention_vec *taken)
{
    size_t kept = 0;
    for (size_t i = 0; i < candidates->len; i++)
        if (candidates->at[i].value > 0 && !overlaps_any(taken, &candidates->at[i].m))
            candidates->at[kept++] = candidates->at[i];
    candidates->len = kept;
}

/* The number of candidates that end at or before token `first`. */
static size_t ended_before(const candidate_vec *candidates, size_t below, uint32_t first)
{
    size_t low = 0, high = below;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (candidates->at[middle].m.last <= first)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

belie_status settle(candidate_vec *candidates, const mention_vec *taken, mention_vec *out,
                    belie_error *error)
{
    drop_taken(candidates, taken);
    size_t n = candidates->len;
    if (!n)
        return BELIE_OK;
    qsort(candidates->at, n, sizeof *candidates->at, by_end);
    double *best = malloc((n + 1) * sizeof *best);
    bool *use = malloc(n * sizeof *use);
    belie_status status = best && use ? BELIE_OK : error_no_memory(error);
    if (status == BELIE_OK)
        best[0] = 0;
    for (size_t i = 0; status == BELIE_OK && i < n; i++) {
        double with = candidates->at[i].value +
                      best[ended_before(candidates, i, candidates->at[i].m.first)];
        use[i] = with > best[i] + 1e-9;
        best[i + 1] = use[i] ? with : best[i];
    }
    size_t before = out->len;
    for (size_t i = n; status == BELIE_OK && i > 0;) {
        if (!use[i - 1]) {
            i--;
            continue;
        }
        mention *slot = vec_push(out);
        if (!slot)
            status = error_no_memory(error);
        else
            *slot = candidates->at[i - 1].m;
        i = ended_before(candidates, i - 1, candidates->at[i - 1].m.first);
    }
    if (out->len > before)
        qsort(out->at + before, out->len - before, sizeof *out->at, by_first);
    free(best);
    free(use);
    return status;
}
