/* Figures, predictions and weights, written. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fit.h"

void count(const model *m, const doc *d, bool second, tally *t)
{
    if (d->copy)
        return;
    int8_t *chosen = malloc(d->items + 1);
    decode(m, d, second, chosen);
    for (int k = 0; k < TYPES; k++)
        t->gold[k] += d->gold_count[k];
    for (size_t i = 0; i < d->items; i++) {
        if (chosen[i] < 0)
            continue;
        t->made[chosen[i]]++;
        t->hit[chosen[i]] += items.at[d->first_item + i].gold == chosen[i];
    }
    free(chosen);
}

static double f1(size_t hits, size_t made, size_t gold)
{
    return made + gold ? 2.0 * (double)hits / (double)(made + gold) : 0;
}

/* ---- predictions written for a look at the errors: FIT_DUMP/KIND-SET, as score.py reads them ---- */

static json_int_t codepoint_of_byte(const char *bytes, size_t byte)
{
    json_int_t at = 0;
    for (size_t i = 0; i < byte; i++)
        at += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return at;
}

static json_t *annotations_of(const doc *d, const int8_t *chosen)
{
    static const char *const labels[TYPES] = { "PERSON", "PLACE", "ORGANIZATION" };
    const char *bytes = json_string_value(json_object_get(d->json, "text"));
    json_t *list = json_array();
    text t = { 0 };
    belie_error error = { 0 };
    check(text_read(&t, bytes, strlen(bytes), false, &error), &error);
    for (size_t i = 0; i < d->items; i++) {
        const span_item *item = &items.at[d->first_item + i];
        if (chosen[i] < 0)
            continue;
        size_t start = t.tokens.at[item->first].start, end = t.tokens.at[item->last - 1].end;
        json_array_append_new(list, json_pack("{s:s,s:I,s:I}", "type", labels[chosen[i]], "start",
                                              codepoint_of_byte(bytes, start), "end",
                                              codepoint_of_byte(bytes, end)));
    }
    text_release(&t);
    return list;
}

void dump(const char *kind, const model *m, const doc *d, bool second)
{
    char path[600];
    const char *dir = getenv("FIT_DUMP");
    if (!dir || d->copy)
        return;
    snprintf(path, sizeof path, "%s/%s-%s", dir, kind, set_names[d->set]);
    FILE *out = fopen(path, "a");
    if (!out)
        die(path);
    int8_t *chosen = malloc(d->items + 1);
    decode(m, d, second, chosen);
    json_t *line = json_pack("{s:O?,s:o}", "id", json_object_get(d->json, "id"), "annotations",
                             annotations_of(d, chosen));
    json_dumpf(line, out, JSON_COMPACT);
    fputc('\n', out);
    json_decref(line);
    free(chosen);
    fclose(out);
}

void print_tally(const char *name, const tally *t)
{
    size_t hits = 0, made = 0, gold = 0;
    for (int k = 0; k < TYPES; k++) {
        hits += t->hit[k];
        made += t->made[k];
        gold += t->gold[k];
    }
    printf("%-26s F1 %.4f (P %.3f R %.3f)  person %.3f place %.3f organization %.3f\n", name,
           f1(hits, made, gold), made ? (double)hits / (double)made : 0, gold ? (double)hits / (double)gold : 0,
           f1(t->hit[0], t->made[0], t->gold[0]), f1(t->hit[1], t->made[1], t->gold[1]),
           f1(t->hit[2], t->made[2], t->gold[2]));
    fflush(stdout);
}

/* ---- writing ---- */

static int by_name(const void *x, const void *y)
{
    const char *a = evidence_name(&evidence, feature_hashes.at[*(const uint32_t *)x]);
    const char *b = evidence_name(&evidence, feature_hashes.at[*(const uint32_t *)y]);
    return strcmp(a ? a : "", b ? b : "");
}

void write_weights(const char *path, const model *first, const model *second)
{
    FILE *out = fopen(path, "w");
    uint32_t *order = calloc(feature_hashes.len, sizeof *order);
    size_t kept = 0;
    if (!out)
        die(path);
    for (uint32_t i = 0; i < feature_hashes.len; i++)
        order[i] = i;
    qsort(order, feature_hashes.len, sizeof *order, by_name);
    fputs("# Weights of the evidence for names, in log-odds: feature, person, place, organization.\n"
          "# Made by `make fit`; see docs/names.md.\n", out);
    for (size_t i = 0; i < feature_hashes.len; i++) {
        float w[TYPES];
        bool any = false;
        for (int k = 0; k < TYPES; k++) {
            size_t at = (size_t)order[i] * TYPES + (size_t)k;
            w[k] = order[i] < first->features ? first->w[at] : 0;
            w[k] += order[i] < second->features ? second->w[at] : 0;
            any |= fabsf(w[k]) >= 0.02f;
        }
        const char *name = evidence_name(&evidence, feature_hashes.at[order[i]]);
        if (!any || !name)
            continue;
        fprintf(out, "%s\t%.2f\t%.2f\t%.2f\n", name, (double)w[0], (double)w[1], (double)w[2]);
        kept++;
    }
    fclose(out);
    free(order);
    printf("%zu of %zu features kept\n", kept, feature_hashes.len);
}

void dump_weights(const char *set, const model *first, const model *second)
{
    char path[600];
    const char *dir = getenv("FIT_DUMP");
    if (!dir)
        return;
    snprintf(path, sizeof path, "%s/%s.weights", dir, set);
    write_weights(path, first, second);
}
