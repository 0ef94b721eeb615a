/* Names: readings are scored by the fitted weights of their evidence and chosen by dynamic
 * programming; a second pass adds what the first has settled elsewhere in the document. */
#include "match/names.h"

#include <math.h>
#include <stdlib.h>

#include "match/names_model.h"

enum { RIVAL_REACH = 12 }; /* tokens: a longer rival that begins before is let go */
static const double sure_bonus = 25;

names_model *names_model_new(const rule_set *rules, const lexicon *lex)
{
    names_model *m = calloc(1, sizeof *m);
    if (!m)
        return NULL;
    m->lex = lex;
    if (part_sums_init(&m->sums, lex) && evidence_init(&m->evidence, rules))
        return m;
    names_model_free(m);
    return NULL;
}

void names_model_free(names_model *m)
{
    if (!m)
        return;
    evidence_release(&m->evidence);
    repeats_release(&m->elsewhere);
    vec_release(&m->features);
    part_sums_release(&m->sums);
    vec_release(&m->tokens);
    vec_release(&m->spans);
    vec_release(&m->rules);
    vec_release(&m->readings);
    vec_release(&m->ends);
    vec_release(&m->first_choice);
    free(m);
}

/* Adds the weights of the features at hand. */
static void add_up(const names_model *m, float total[WEIGHTS])
{
    lexicon_add_weights(m->lex, m->features.at, m->features.len, total);
}

static bool enter_sentence(names_model *m, const sentence *s)
{
    size_t count = s->last - s->first;
    if (!vec_reserve(&m->tokens, count))
        return false;
    memset(m->tokens.at, 0, count * sizeof *m->tokens.at);
    vec_clear(&m->spans);
    part_sums_clear(&m->sums);
    m->here = s;
    return evidence_enter(&m->evidence, s);
}

/* ---- what is wanted of a span: its parts, each once in the sentence ---- */

static token_parts *parts_of(const names_model *m, uint32_t index)
{
    return &m->tokens.at[index - m->here->first];
}

/* Where the next part will lie, from 1. */
static uint32_t next_place(const names_model *m)
{
    return (uint32_t)m->sums.parts.len + 1;
}

static bool want_tokens(names_model *m, uint32_t first, uint32_t last)
{
    uint32_t *begin = &parts_of(m, first)->begin, *end = &parts_of(m, last - 1)->end;
    if (!*begin) {
        *begin = next_place(m);
        if (!evidence_of_begin(&m->evidence, first, &m->sums.parts))
            return false;
    }
    if (!*end) {
        *end = next_place(m);
        if (!evidence_of_end(&m->evidence, last, &m->sums.parts))
            return false;
    }
    for (uint32_t i = first; i < last; i++) {
        enum token_role role = evidence_role(i, first, last);
        uint32_t *place = &parts_of(m, i)->inner[role];
        if (*place)
            continue;
        *place = next_place(m);
        if (!evidence_of_token(&m->evidence, i, role, &m->sums.parts))
            return false;
    }
    return true;
}

static bool want_span(names_model *m, uint32_t first, uint32_t last)
{
    span_parts *span_of = vec_push(&m->spans);
    if (!span_of)
        return false;
    span_of->from = (uint32_t)m->sums.parts.len;
    if (!evidence_of_whole(&m->evidence, first, last, &m->sums.parts))
        return false;
    span_of->until = (uint32_t)m->sums.parts.len;
    return want_tokens(m, first, last) && !m->evidence.full;
}

/* ---- sums ---- */

static void add_sum(const names_model *m, size_t place, float total[WEIGHTS])
{
    for (int k = 0; k < WEIGHTS; k++)
        total[k] += m->sums.sums.at[place].w[k];
}

/* The sums of a span, all three types at once. */
static void span_sum(const names_model *m, const span_parts *whole, uint32_t first, uint32_t last, float total[WEIGHTS])
{
    memset(total, 0, WEIGHTS * sizeof *total);
    for (uint32_t i = whole->from; i < whole->until; i++)
        add_sum(m, i, total);
    for (uint32_t i = 0; i < SIDE_PARTS; i++) {
        add_sum(m, parts_of(m, first)->begin - 1 + i, total);
        add_sum(m, parts_of(m, last - 1)->end - 1 + i, total);
    }
    for (uint32_t i = first; i < last; i++)
        add_sum(m, parts_of(m, i)->inner[evidence_role(i, first, last)] - 1, total);
}

static bool rule_sum(names_model *m, const rule *by, unsigned type, double *value)
{
    while (m->rules.len <= by->index)
        if (!vec_push(&m->rules))
            return false;
    rule_weights *s = &m->rules.at[by->index];
    if (!s->ready) {
        vec_clear(&m->features);
        uint64_t *slot = vec_push(&m->features);
        if (!slot)
            return false;
        *slot = evidence_of_rule(&m->evidence, by);
        add_up(m, s->w);
        s->ready = true;
    }
    *value += s->w[type];
    if (by->weight * 100 >= NAME_SURE)
        *value += sure_bonus;
    return true;
}

static bool same_span(const reading *a, const reading *b)
{
    return a->first == b->first && a->last == b->last;
}

/* The spans of a block's readings, all wanted and summed at once. */
static bool sum_spans(names_model *m, const reading *from, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if ((i == 0 || !same_span(&from[i], &from[i - 1])) && !want_span(m, from[i].first, from[i].last))
            return false;
    return part_sums_add_up(&m->sums, &m->evidence);
}

/* A block's readings, by place, type and rule, to one a span and type, scored. */
static bool score_readings(names_model *m, const reading *from, size_t count, const hit_vec *hits)
{
    float sum[WEIGHTS];
    size_t span_index = 0;
    if (!sum_spans(m, from, count))
        return false;
    for (size_t i = 0, next; i < count; i = next) {
        const reading *c = &from[i];
        if (i == 0 || !same_span(c, &from[i - 1]))
            span_sum(m, &m->spans.at[span_index++], c->first, c->last, sum);
        reading *made = vec_push(&m->readings);
        if (!made)
            return false;
        *made = *c;
        unsigned type = weight_of_type(c->type);
        made->value = sum[type];
        for (next = i; next < count && same_span(c, &from[next]) && from[next].type == c->type; next++) {
            const rule *by = hits->at[from[next].hit].by;
            bool again = next > i && hits->at[from[next - 1].hit].by == by;
            if (!again && !rule_sum(m, by, type, &made->value))
                return false;
        }
    }
    return true;
}

/* The type as which the span was chosen in the first pass, or 0; chosen is sorted by first. */
uint32_t names_chosen_as(const reading_vec *chosen, uint32_t first, uint32_t last)
{
    size_t low = 0, high = chosen->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (chosen->at[middle].first < first)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < chosen->len && chosen->at[low].first == first && chosen->at[low].last == last)
        return chosen->at[low].type;
    return 0;
}

/* The same of a span that begins no earlier than the one that was asked for before. */
static uint32_t chosen_next(names_model *m, uint32_t first, uint32_t last)
{
    const reading_vec *chosen = &m->first_choice;
    while (m->near < chosen->len && chosen->at[m->near].first < first)
        m->near++;
    const reading *r = m->near < chosen->len ? &chosen->at[m->near] : NULL;
    return r && r->first == first && r->last == last ? r->type : 0;
}

/* Adds to a block's readings what the document says of them elsewhere. */
static bool add_elsewhere(names_model *m, reading *list, size_t count)
{
    float sum[WEIGHTS] = { 0 };
    for (size_t i = 0; i < count; i++) {
        reading *c = &list[i];
        if (i == 0 || !same_span(c, &list[i - 1])) {
            memset(sum, 0, sizeof sum);
            vec_clear(&m->features);
            if (!repeats_features(&m->elsewhere, &m->evidence, c->first, c->last,
                                  chosen_next(m, c->first, c->last), &m->features))
                return false;
            add_up(m, sum);
        }
        c->value += sum[weight_of_type(c->type)];
    }
    return true;
}

bool names_read(names_model *m, const symbols *table, const text *t, settling *s, const hit_vec *hits)
{
    static const block none;
    vec_clear(&m->readings);
    vec_clear(&m->ends);
    vec_clear(&m->first_choice);
    m->near = 0;
    if (!s->names.len)
        return true;
    if (!evidence_open(&m->evidence, table, t))
        return false;
    for (size_t i = 0; i < s->blocks.len; i++) {
        const block *b = &s->blocks.at[i], *before = i ? b - 1 : &none;
        size_t from = m->readings.len;
        if (b->names > before->names &&
            (!enter_sentence(m, &t->sentences.at[b->sentence]) ||
             !score_readings(m, vec_from(&s->names, before->names), b->names - before->names, hits) ||
             !choose(&s->room, vec_from(&m->readings, from), m->readings.len - from, vec_from(&s->sure, before->sure),
                     b->sure - before->sure, hits, &m->first_choice)))
            return false;
        uint32_t *end = vec_push(&m->ends);
        if (!end)
            return false;
        *end = (uint32_t)m->readings.len;
    }
    return repeats_learn(&m->elsewhere, &m->evidence, &m->first_choice);
}

/* How sure: against the best reading that it rules out, or none. */
static double score_of(const reading *chosen, const reading *list, size_t count)
{
    double rival = 0;
    size_t low = 0, high = count;
    while (low < high) { /* readings are by their first token, and none is longer than a sentence */
        size_t middle = low + (high - low) / 2;
        if (list[middle].first + RIVAL_REACH < chosen->first)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < count && list[low].first < chosen->last; low++) {
        const reading *r = &list[low];
        bool itself = same_span(r, chosen) && r->type == chosen->type;
        if (r->last > chosen->first && !itself && r->value > rival)
            rival = r->value;
    }
    return 1 / (1 + exp(-(chosen->value - rival)));
}

bool names_settle(names_model *m, settling *s, size_t index, const hit_vec *hits, mention_vec *out)
{
    static const block none;
    const block *b = &s->blocks.at[index], *before = index ? b - 1 : &none;
    if (b->names == before->names)
        return true;
    size_t from = index ? m->ends.at[index - 1] : 0;
    reading *list = vec_from(&m->readings, from);
    size_t count = m->ends.at[index] - from;
    vec_clear(&s->chosen);
    if (!add_elsewhere(m, list, count) || !choose(&s->room, list, count, vec_from(&s->sure, before->sure),
                                                  b->sure - before->sure, hits, &s->chosen))
        return false;
    for (size_t i = 0; i < s->chosen.len; i++) {
        const reading *r = &s->chosen.at[i];
        const hit *h = &hits->at[r->hit];
        mention *slot = vec_push(out);
        if (!slot)
            return false;
        *slot = (mention){ .first = r->first, .last = r->last, .type = r->type, .by = h->by, .source = *h,
                           .score = score_of(r, list, count), .date = -1, .quantity = -1, .entity = -1 };
    }
    return true;
}
