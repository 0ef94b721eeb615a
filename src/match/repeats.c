/* The document pass. */
#include "match/repeats.h"

#include <stdio.h>

enum { SHORT_SENTENCES = 4, COUNT_BITS = 10, COUNT_MOST = 1000 };

static unsigned type_index(uint32_t type)
{
    return type == CLASS_PERSON ? 0 : type == CLASS_PLACE ? 1 : 2;
}

/* The hash of the span's folded words. */
static uint64_t span_hash(repeats *p, evidence_reader *r, uint32_t first, uint32_t last)
{
    buf_clear(&p->words);
    for (uint32_t i = first; i < last; i++) {
        str folded = text_fold(text_token(r->t, i), &r->fold);
        if (!folded.ptr || (i > first && !buf_add_char(&p->words, ' ')) || !buf_add(&p->words, folded))
            return 0;
    }
    return str_hash(buf_str(&p->words));
}

/* "European Union" -> "eu"; small words do not count. */
static uint64_t acronym_hash(repeats *p, evidence_reader *r, uint32_t first, uint32_t last)
{
    buf_clear(&p->words);
    for (uint32_t i = first; i < last; i++) {
        str folded = text_fold(text_token(r->t, i), &r->fold);
        uint8_t shape = r->t->tokens.at[i].shape;
        if (folded.ptr && folded.len && shape != SHAPE_LOWER && shape != SHAPE_NONE &&
            !buf_add_char(&p->words, folded.ptr[0]))
            return 0;
    }
    return p->words.len > 1 ? str_hash(buf_str(&p->words)) : 0;
}

/* "U.N." and "UN" are one acronym. */
static uint64_t plain_hash(repeats *p, evidence_reader *r, uint32_t index)
{
    str folded = text_fold(text_token(r->t, index), &r->fold);
    buf_clear(&p->words);
    for (size_t i = 0; i < folded.len; i++)
        if (folded.ptr[i] != '.' && !buf_add_char(&p->words, folded.ptr[i]))
            return 0;
    return p->words.len ? str_hash(buf_str(&p->words)) : 0;
}

static bool set_bit(map *m, uint64_t key, unsigned bit)
{
    uint32_t *at = map_at(m, key, true, NULL);
    if (at)
        *at |= 1u << bit;
    return at != NULL;
}

static bool learn_words(repeats *p, evidence_reader *r, const mention *m, unsigned type)
{
    if (m->last - m->first < 2)
        return true;
    bool ok = set_bit(&p->last_of, span_hash(p, r, m->last - 1, m->last), type) &&
              set_bit(&p->first_of, span_hash(p, r, m->first, m->first + 1), type);
    for (uint32_t i = m->first + 1; ok && i + 1 < m->last; i++)
        ok = set_bit(&p->inside_of, span_hash(p, r, i, i + 1), type);
    if (ok && m->last - m->first > 2)
        ok = set_bit(&p->first_of, span_hash(p, r, m->first, m->first + 2), type);
    uint64_t acronym = acronym_hash(p, r, m->first, m->last);
    return ok && (!acronym || set_bit(&p->acronyms, acronym, type));
}

bool repeats_learn(repeats *p, evidence_reader *r, const mention_vec *chosen)
{
    map *all[] = { &p->whole, &p->last_of, &p->first_of, &p->inside_of, &p->acronyms, &p->capitals };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        map_clear(all[i]);
    p->off = r->t->sentences.len < SHORT_SENTENCES;
    if (p->off)
        return true;
    for (uint32_t i = 0; i < r->t->tokens.len; i++) {
        const token *t = &r->t->tokens.at[i];
        if (t->shape == SHAPE_NONE || t->shape == SHAPE_LOWER)
            continue;
        uint32_t *count = map_at(&p->capitals, span_hash(p, r, i, i + 1), true, NULL);
        if (!count)
            return false;
        ++*count;
    }
    for (size_t i = 0; i < chosen->len; i++) {
        const mention *m = &chosen->at[i];
        if (m->type != CLASS_PERSON && m->type != CLASS_PLACE && m->type != CLASS_ORGANIZATION)
            continue;
        unsigned type = type_index(m->type);
        uint32_t *count = map_at(&p->whole, span_hash(p, r, m->first, m->last), true, NULL);
        if (!count || !learn_words(p, r, m, type))
            return false;
        if ((*count >> (type * COUNT_BITS) & ((1u << COUNT_BITS) - 1)) < COUNT_MOST)
            *count += 1u << (type * COUNT_BITS);
    }
    return true;
}

static const char *const type_names[] = { "person", "place", "organization" };

static bool add(evidence_reader *r, feature_vec *out, const char *name)
{
    uint64_t *slot = vec_push(out);
    if (slot)
        *slot = evidence_feature(r, name);
    return slot != NULL;
}

static unsigned count_of(uint32_t packed, unsigned type)
{
    return packed >> (type * COUNT_BITS) & ((1u << COUNT_BITS) - 1);
}

static bool add_bits(evidence_reader *r, feature_vec *out, const map *m, uint64_t key,
                     const char *what, const char *length)
{
    const uint32_t *bits = map_find(m, key);
    char name[80];
    for (unsigned type = 0; bits && type < 3; type++) {
        if (!(*bits >> type & 1))
            continue;
        snprintf(name, sizeof name, "%s=%s|length=%s", what, type_names[type], length);
        if (!add(r, out, name))
            return false;
    }
    return true;
}

/* How the same words were chosen in the other places. */
static bool add_same(repeats *p, evidence_reader *r, uint64_t key, uint32_t chosen_as,
                     const char *length, feature_vec *out)
{
    const uint32_t *found = map_find(&p->whole, key);
    uint32_t packed = found ? *found : 0;
    unsigned best = 3, most = 0, all = 0;
    char name[80];
    for (unsigned type = 0; type < 3; type++) {
        unsigned count = count_of(packed, type);
        if (chosen_as && type == type_index(chosen_as) && count)
            count--;
        all += count;
        if (count > most) {
            most = count;
            best = type;
        }
    }
    if (best == 3)
        return true;
    const char *mass = most * 10 < all * 7 ? "mixed" : most == 1 ? "1" : most < 4 ? "2-3" : "4+";
    snprintf(name, sizeof name, "same=%s|count=%s|length=%s", type_names[best], mass, length);
    return add(r, out, name);
}

/* The word stands with a capital elsewhere, and was no name there. */
static bool add_unchosen(repeats *p, evidence_reader *r, uint64_t key, uint32_t chosen_as,
                         feature_vec *out)
{
    const uint32_t *capitals = map_find(&p->capitals, key), *whole = map_find(&p->whole, key);
    unsigned chosen = 0;
    for (unsigned type = 0; whole && type < 3; type++)
        chosen += count_of(*whole, type);
    unsigned others = capitals ? *capitals : 0;
    others -= others > 0;
    chosen -= chosen_as && chosen;
    if (others == 0 || chosen * 2 >= others)
        return true;
    return add(r, out, others > 2 ? "elsewhere=no-name|count=3+" : "elsewhere=no-name|count=1-2");
}

bool repeats_features(repeats *p, evidence_reader *r, uint32_t first, uint32_t last,
                      uint32_t chosen_as, feature_vec *out)
{
    if (p->off)
        return true;
    const char *length = last - first == 1 ? "1" : last - first == 2 ? "2" : "3+";
    uint64_t key = span_hash(p, r, first, last);
    bool ok = add_same(p, r, key, chosen_as, length, out);
    if (!ok)
        return false;
    if (last - first > 2)
        return true;
    ok = add_bits(r, out, &p->last_of, key, "ends-longer", length) &&
         add_bits(r, out, &p->first_of, key, "begins-longer", length) &&
         add_bits(r, out, &p->inside_of, key, "inside-longer", length);
    if (ok && last - first == 1)
        ok = add_bits(r, out, &p->acronyms, plain_hash(p, r, first), "acronym-of", length) &&
             add_unchosen(p, r, key, chosen_as, out);
    return ok;
}

void repeats_release(repeats *p)
{
    map *all[] = { &p->whole, &p->last_of, &p->first_of, &p->inside_of, &p->acronyms, &p->capitals };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        map_release(all[i]);
    buf_release(&p->words);
}
