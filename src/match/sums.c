/* Sums of parts. */
#include "match/sums.h"

#include <stdlib.h>

enum { KEPT_SUMS = 1 << 17 }; /* a power of two */

bool part_sums_init(part_sums *p, const lexicon *lex)
{
    *p = (part_sums){ .lex = lex, .kept = calloc(KEPT_SUMS, sizeof *p->kept) };
    return p->kept != NULL;
}

void part_sums_release(part_sums *p)
{
    vec_release(&p->parts);
    vec_release(&p->sums);
    vec_release(&p->fresh);
    vec_release(&p->features);
    free(p->kept);
    *p = (part_sums){ 0 };
}

void part_sums_clear(part_sums *p)
{
    vec_clear(&p->parts);
    vec_clear(&p->sums);
    vec_clear(&p->fresh);
    vec_clear(&p->features);
}

static kept_sum *slot_of(const part_sums *p, uint64_t key)
{
    return &p->kept[key >> 20 & (KEPT_SUMS - 1)];
}

/* Of what stands around a span little comes again. */
static bool is_kept(const evidence_part *part)
{
    return part->kind != PART_AROUND;
}

static bool make_keys(part_sums *p)
{
    if (!vec_reserve(&p->sums, p->parts.len + 1) || !vec_reserve(&p->fresh, p->parts.len + 1))
        return false;
    p->sums.len = p->parts.len;
    for (size_t i = 0; i < p->parts.len; i++) {
        part_sum *sum = &p->sums.at[i];
        memset(sum->w, 0, sizeof sum->w);
        sum->key = is_kept(&p->parts.at[i]) ? evidence_key(&p->parts.at[i]) | 1 : 0;
        if (sum->key)
            __builtin_prefetch(slot_of(p, sum->key));
    }
    return true;
}

/* What was kept is taken; the features of the rest are made. */
static bool take_kept(part_sums *p, evidence_reader *r)
{
    for (size_t i = 0; i < p->parts.len; i++) {
        part_sum *s = &p->sums.at[i];
        const kept_sum *kept = slot_of(p, s->key);
        if (s->key && kept->key == s->key) {
            memcpy(s->w, kept->w, sizeof s->w);
            continue;
        }
        s->features = (uint32_t)p->features.len;
        p->fresh.at[p->fresh.len++] = (uint32_t)i;
        if (!evidence_emit(r, &p->parts.at[i], &p->features))
            return false;
        lexicon_prefetch_weights(p->lex, p->features.at + s->features, p->features.len - s->features);
    }
    return true;
}

bool part_sums_add_up(part_sums *p, evidence_reader *r)
{
    if (!make_keys(p) || !take_kept(p, r))
        return false;
    for (size_t i = 0; i < p->fresh.len; i++) {
        part_sum *s = &p->sums.at[p->fresh.at[i]];
        size_t end = i + 1 < p->fresh.len ? p->sums.at[p->fresh.at[i + 1]].features : p->features.len;
        lexicon_add_weights(p->lex, p->features.at + s->features, end - s->features, s->w);
        if (!s->key)
            continue;
        kept_sum *kept = slot_of(p, s->key);
        kept->key = s->key;
        memcpy(kept->w, s->w, sizeof s->w);
    }
    return true;
}
