/* Choosing among readings that overlap: weighted intervals, by dynamic programming. */
#include "match/mentions.h"

#include <stdlib.h>

enum { FEW = 32 }; /* so many are sorted by insertion */

/* By end, then start, then the better one, then the rule's place: a total order. */
static int by_end(const reading *a, const reading *b, const hit_vec *hits)
{
    if (a->last != b->last)
        return a->last < b->last ? -1 : 1;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->value < b->value || a->value > b->value)
        return a->value > b->value ? -1 : 1;
    if (a->type != b->type)
        return a->type < b->type ? -1 : 1;
    uint32_t x = hits->at[a->hit].by->index, y = hits->at[b->hit].by->index;
    return x < y ? -1 : x > y;
}

/* Merges two sorted halves by way of `spare`. */
static void merge(reading *list, size_t half, size_t count, reading *spare, const hit_vec *hits, reading_order *order)
{
    size_t a = 0, b = half;
    memcpy(spare, list, half * sizeof *list);
    for (size_t at = 0; a < half; at++)
        list[at] = b < count && order(&list[b], &spare[a], hits) < 0 ? list[b++] : spare[a++];
}

static void sort(reading *list, size_t count, reading *spare, const hit_vec *hits, reading_order *order)
{
    if (count > FEW) {
        sort(list, count / 2, spare, hits, order);
        sort(list + count / 2, count - count / 2, spare, hits, order);
        merge(list, count / 2, count, spare, hits, order);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        reading r = list[i];
        size_t at = i;
        for (; at > 0 && order(&r, &list[at - 1], hits) < 0; at--)
            list[at] = list[at - 1];
        list[at] = r;
    }
}

bool readings_sort(chooser *c, reading *list, size_t count, const hit_vec *hits, reading_order *order)
{
    if (!vec_reserve(&c->spare, count / 2 + 1))
        return false;
    sort(list, count, c->spare.at, hits, order);
    return true;
}

static bool overlaps_any(const reading *taken, size_t count, const reading *r)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (taken[middle].last <= r->first)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && taken[low].first < r->last;
}

/* The number of readings among the first `below` that end at or before token `first`. */
static size_t ended_at(const reading *list, size_t below, uint32_t first)
{
    size_t low = 0, high = below;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list[middle].last <= first)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool keep_chosen(const chooser *c, const reading *list, size_t count, reading_vec *out)
{
    size_t before = out->len;
    for (size_t i = count; i > 0;) {
        if (!c->use.at[i - 1]) {
            i--;
            continue;
        }
        reading *slot = vec_push(out);
        if (!slot)
            return false;
        *slot = list[i - 1];
        i = ended_at(list, i - 1, slot->first);
    }
    for (size_t a = before, b = out->len; a + 1 < b; a++) { /* they came from the last to the first */
        reading r = out->at[a];
        out->at[a] = out->at[--b];
        out->at[b] = r;
    }
    return true;
}

bool choose(chooser *c, const reading *readings, size_t count, const reading *taken, size_t taken_count,
            const hit_vec *hits, reading_vec *out)
{
    if (!vec_reserve(&c->left, count + 1) || !vec_reserve(&c->best, count + 1) ||
        !vec_reserve(&c->use, count + 1))
        return false;
    reading *list = c->left.at;
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (readings[i].value > 0 && !overlaps_any(taken, taken_count, &readings[i]))
            list[n++] = readings[i];
    if (!readings_sort(c, list, n, hits, by_end))
        return false;
    double *best = c->best.at;
    best[0] = 0;
    for (size_t i = 0; i < n; i++) {
        double with = list[i].value + best[ended_at(list, i, list[i].first)];
        c->use.at[i] = with > best[i] + 1e-9;
        best[i + 1] = c->use.at[i] ? with : best[i];
    }
    return keep_chosen(c, list, n, out);
}

void chooser_release(chooser *c)
{
    vec_release(&c->best);
    vec_release(&c->use);
    vec_release(&c->left);
    vec_release(&c->spare);
}
