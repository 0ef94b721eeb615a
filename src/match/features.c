/* The features that each part of the evidence emits: keys and values, joined hash by hash. */
#include <stdio.h>

#include "match/views.h"

enum key {
    KEY_PREV, KEY_PREV2, KEY_NEXT, KEY_NEXT2, KEY_FIRST, KEY_LAST, KEY_ROLE, KEY_CLASS, KEY_LISTS,
    KEY_SHAPE, KEY_WORD, KEY_LENGTH, KEY_IS, KEY_HAS, KEY_GENRE, KEY_END, KEY_LOWER, KEY_CAPS,
    KEY_AROUND, KEY_RULE, KEY_PREV_CLASS, KEY_NEXT_CLASS, KEY_SENTENCE, KEY_DEFINED, KEY_CALLED,
    KEY_LINE, KEY_USE, KEY_PREV_USE, KEY_NEXT_USE, KEY_PREV2_USE, KEY_NEXT2_USE,
    KEY_KIN, KEY_PREV_KIN, KEY_NEXT_KIN, KEY_PREV2_KIN, KEY_NEXT2_KIN, KEY_OWNED, KEYS
};

static const char *const key_names[KEYS] = {
    "prev", "prev2", "next", "next2", "first", "last", "role", "class", "lists", "shape", "word",
    "length", "is", "has", "genre", "end", "lower-elsewhere", "caps", "around", "rule",
    "prev-class", "next-class", "sentence", "defined-as", "called", "line-before",
    "use", "prev-use", "next-use", "prev2-use", "next2-use",
    "kin", "prev-kin", "next-kin", "prev2-kin", "next2-kin", "owned",
};

typedef struct part {
    enum key key;
    uint64_t value;
} part;

_Static_assert((int)KEYS <= (int)EVIDENCE_KEYS, "room for each key");

void features_init(evidence_reader *r)
{
    for (int k = 0; k < KEYS; k++) {
        r->key_hash[k] = str_hash(str_from_c(key_names[k]));
        r->first_key[k] = lexicon_feature_join(0, r->key_hash[k]);
    }
}

static bool name_feature(evidence_reader *r, uint64_t hash, const part *parts, size_t count)
{
    char name[400];
    size_t length = 0;
    for (size_t i = 0; i < count && length < sizeof name; i++) {
        const char *shown = evidence_name(r, parts[i].value);
        length += (size_t)snprintf(name + length, sizeof name - length, "%s%s=%s", i ? "|" : "",
                                   key_names[parts[i].key], shown ? shown : "?");
    }
    return evidence_remember(r, hash, name);
}

static inline bool emit(evidence_reader *r, feature_vec *out, const part *parts, size_t count)
{
    uint64_t hash = lexicon_feature_join(r->first_key[parts[0].key], parts[0].value);
    for (size_t i = 1; i < count; i++) {
        hash = lexicon_feature_join(hash, r->key_hash[parts[i].key]);
        hash = lexicon_feature_join(hash, parts[i].value);
    }
    hash = hash ? hash : 1;
    if (out->len == out->cap && !vec_reserve(out, out->len + 1))
        return false;
    out->at[out->len++] = hash;
    return !r->naming || name_feature(r, hash, parts, count);
}

#define EMIT(...) \
    emit(r, out, (const part[]){ __VA_ARGS__ }, sizeof((const part[]){ __VA_ARGS__ }) / sizeof(part))

static bool emit_class_set(evidence_reader *r, const class_set *all, enum key key, uint64_t role, feature_vec *out)
{
    for (int w = 0; w < CLASS_WORDS; w++)
        for (uint64_t bits = all->bits[w]; bits; bits &= bits - 1) {
            unsigned id = (unsigned)(w * 64 + __builtin_ctzll(bits));
            if (id < CLASS_COMPUTED && id != CLASS_UNKNOWN && id != CLASS_ALNUM)
                continue;
            bool ok = role ? EMIT({ KEY_ROLE, role }, { key, r->class_hash[id] })
                           : EMIT({ key, r->class_hash[id] });
            if (!ok)
                return false;
        }
    return true;
}

static bool emit_classes(evidence_reader *r, uint32_t id, enum key key, uint64_t role, feature_vec *out)
{
    class_set all = evidence_classes(&r->table->table.at[id]);
    return emit_class_set(r, &all, key, role, out);
}

/* Like which names the word itself is used. */
static bool emit_use(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    uint64_t role = p->values[0], shape = p->values[1], use = p->values[7], uses = p->values[8];
    return !use || (EMIT({ KEY_ROLE, role }, { KEY_USE, use }) && EMIT({ KEY_ROLE, role }, { KEY_USE, uses }) &&
                    EMIT({ KEY_ROLE, role }, { KEY_USE, use }, { KEY_SHAPE, shape }) &&
                    EMIT({ KEY_ROLE, role }, { KEY_USE, uses }, { KEY_SHAPE, shape }));
}

static bool emit_token(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    uint64_t role = p->values[0], shape = p->values[1], caps = p->values[2], genre = p->values[3];
    uint64_t word = p->values[4], ending = p->values[5], lists = evidence_symbol(r, p->symbol)->lists;
    bool ok = EMIT({ KEY_ROLE, role }, { KEY_SHAPE, shape }, { KEY_CAPS, caps }) &&
              EMIT({ KEY_ROLE, role }, { KEY_LISTS, lists }) &&
              EMIT({ KEY_ROLE, role }, { KEY_LISTS, lists }, { KEY_SHAPE, shape }) &&
              EMIT({ KEY_ROLE, role }, { KEY_LISTS, lists }, { KEY_GENRE, genre }) &&
              emit_classes(r, p->symbol, KEY_CLASS, role, out);
    if (ok && word)
        ok = EMIT({ KEY_ROLE, role }, { KEY_WORD, word });
    if (ok && ending)
        ok = EMIT({ KEY_ROLE, role }, { KEY_END, ending }) &&
             (!class_set_has(&r->table->table.at[p->symbol].single, CLASS_UNKNOWN) ||
              EMIT({ KEY_ROLE, role }, { KEY_END, ending }, { KEY_LISTS, lists }));
    if (ok && p->values[6])
        ok = EMIT({ KEY_ROLE, role }, { KEY_LOWER, caps });
    if (ok && p->values[9])
        ok = EMIT({ KEY_ROLE, role }, { KEY_KIN, p->values[9] }) &&
             EMIT({ KEY_ROLE, role }, { KEY_KIN, p->values[9] }, { KEY_SHAPE, shape });
    return ok && emit_use(r, p, out);
}

/* Like which names its neighbours are used. */
static bool emit_side_use(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    bool before = p->kind == PART_BEFORE;
    enum key near = before ? KEY_PREV_USE : KEY_NEXT_USE, far = before ? KEY_PREV2_USE : KEY_NEXT2_USE;
    uint64_t use = p->values[4], uses = p->values[5], use2 = p->values[6], own = p->values[7];
    return (!use || (EMIT({ near, use }) && EMIT({ near, uses }) && EMIT({ near, use }, { KEY_SHAPE, p->values[8] }) &&
                     (!own || EMIT({ near, use }, { KEY_USE, own })))) &&
           (!use2 || EMIT({ far, use2 }));
}

/* Before and after are alike, with other keys. */
static bool emit_side(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    bool before = p->kind == PART_BEFORE;
    enum key near = before ? KEY_PREV : KEY_NEXT, far = before ? KEY_PREV2 : KEY_NEXT2;
    uint64_t context = p->values[0], context2 = p->values[1], genre = p->values[2], noun = p->values[3];
    return EMIT({ near, context }) && EMIT({ near, context }, { far, context2 }) &&
           EMIT({ near, context }, { KEY_GENRE, genre }) && EMIT({ far, context2 }) && emit_side_use(r, p, out) &&
           (!noun || EMIT({ before ? KEY_CALLED : KEY_DEFINED, noun })) &&
           (!noun || EMIT({ before ? KEY_CALLED : KEY_DEFINED, noun }, { near, context })) &&
           (!p->symbol || emit_classes(r, p->symbol, before ? KEY_PREV_CLASS : KEY_NEXT_CLASS, 0, out));
}

static bool emit_side_end(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    bool before = p->kind == PART_BEFORE_FIRST;
    enum key near = before ? KEY_PREV : KEY_NEXT, end = before ? KEY_FIRST : KEY_LAST;
    uint64_t context = p->values[0], coarse = p->values[1], lists = p->values[2], shape = p->values[3];
    return EMIT({ near, context }, { end, lists }) && EMIT({ near, coarse }, { end, lists }, { KEY_GENRE, p->values[4] }) &&
           EMIT({ near, context }, { KEY_SHAPE, shape });
}

static bool emit_side_kin(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    bool before = p->kind == PART_BEFORE_KIN;
    enum key near = before ? KEY_PREV_KIN : KEY_NEXT_KIN, far = before ? KEY_PREV2_KIN : KEY_NEXT2_KIN;
    uint64_t kin = p->values[0], kin2 = p->values[1];
    return (!kin || (EMIT({ near, kin }) && EMIT({ near, kin }, { KEY_SHAPE, p->values[3] }))) &&
           (!kin2 || (EMIT({ far, kin2 }) && EMIT({ far, kin2 }, { before ? KEY_PREV : KEY_NEXT, p->values[2] }))) &&
           (!p->symbol || (EMIT({ KEY_OWNED, kin2 }) && emit_classes(r, p->symbol, KEY_OWNED, 0, out)));
}

static bool emit_form(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    uint64_t length = p->values[0], genre = p->values[1], caps = p->values[2], kind = p->values[5];
    return EMIT({ KEY_LENGTH, length }) && EMIT({ KEY_LENGTH, length }, { KEY_GENRE, genre }) &&
           EMIT({ KEY_LENGTH, length }, { KEY_CAPS, caps }) &&
           EMIT({ KEY_LENGTH, length }, { KEY_FIRST, p->values[3] }, { KEY_LAST, p->values[4] }) &&
           EMIT({ KEY_SENTENCE, kind }, { KEY_GENRE, genre }, { KEY_LENGTH, length }) &&
           (!p->values[6] || EMIT({ KEY_IS, r->whole_sentence }, { KEY_SENTENCE, kind }, { KEY_LENGTH, length }));
}

static bool emit_around(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    uint64_t prev = p->values[2], next = p->values[3];
    return EMIT({ KEY_AROUND, p->values[0] }, { KEY_NEXT, p->values[1] }) &&
           EMIT({ KEY_AROUND, prev }, { KEY_NEXT, next }, { KEY_FIRST, p->values[4] }, { KEY_LENGTH, p->values[5] }) &&
           EMIT({ KEY_AROUND, prev }, { KEY_NEXT, next }, { KEY_GENRE, p->values[6] });
}

static bool emit_is(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    const class_set *set = &r->table->lexicons[0]->sets[p->symbol];
    if (!p->values[0])
        return EMIT({ KEY_IS, r->unlisted });
    for (int w = 0; w < CLASS_WORDS; w++)
        for (uint64_t bits = set->bits[w]; bits; bits &= bits - 1)
            if (!EMIT({ KEY_IS, r->class_hash[w * 64 + __builtin_ctzll(bits)] }))
                return false;
    for (uint32_t bits = evidence_groups(r, set); bits; bits &= bits - 1)
        if (!EMIT({ KEY_IS, r->group_hash[__builtin_ctz(bits)] }, { KEY_LENGTH, r->length_value[2] }))
            return false;
    return true;
}

bool evidence_emit(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    switch ((enum part_kind)p->kind) {
    case PART_TOKEN:
        return emit_token(r, p, out);
    case PART_BEFORE:
    case PART_AFTER:
        return emit_side(r, p, out);
    case PART_BEFORE_FIRST:
    case PART_AFTER_LAST:
        return emit_side_end(r, p, out);
    case PART_BEFORE_KIN:
    case PART_AFTER_KIN:
        return emit_side_kin(r, p, out);
    case PART_FORM:
        return emit_form(r, p, out);
    case PART_AROUND:
        return emit_around(r, p, out);
    case PART_ENDS:
        return EMIT({ KEY_FIRST, p->values[0] }, { KEY_LAST, p->values[1] }, { KEY_LENGTH, p->values[2] });
    case PART_LINE:
        return EMIT({ KEY_LINE, p->values[0] }) && EMIT({ KEY_LINE, p->values[1] }, { KEY_FIRST, p->values[3] }) &&
               EMIT({ KEY_LINE, p->values[0] }, { KEY_PREV2, p->values[2] });
    case PART_ALONE:
        return EMIT({ KEY_IS, r->whole_sentence }, { KEY_FIRST, p->values[0] }, { KEY_LAST, p->values[1] });
    case PART_NOTE:
        return EMIT({ KEY_IS, p->values[0] });
    case PART_IS:
        return emit_is(r, p, out);
    case PART_HAS:
        return EMIT({ KEY_HAS, p->values[0] });
    }
    return true;
}
