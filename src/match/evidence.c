/* The parts of a reading's evidence: what speaks for and against a name. */
#include "match/evidence.h"

#include <stdio.h>

#include "match/views.h"

static inline bool add_part(part_vec *out, enum part_kind kind, uint32_t of_symbol, const uint64_t *values, size_t size)
{
    if (out->len == out->cap && !vec_reserve(out, out->len + 1))
        return false;
    evidence_part *made = &out->at[out->len++];
    made->kind = kind;
    made->symbol = of_symbol;
    memcpy(made->values, values, size);
    return true;
}

#define ADD_PART(kind, symbol, ...) \
    add_part(out, kind, symbol, (const uint64_t[]){ __VA_ARGS__ }, sizeof((const uint64_t[]){ __VA_ARGS__ }))

/* How many values a part of each kind has. */
static const uint8_t value_counts[] = {
    [PART_TOKEN] = 10, [PART_BEFORE] = 9, [PART_BEFORE_FIRST] = 5, [PART_AFTER] = 9, [PART_AFTER_LAST] = 5,
    [PART_BEFORE_KIN] = 4, [PART_AFTER_KIN] = 4, [PART_FORM] = 7,
    [PART_AROUND] = 7, [PART_ENDS] = 3, [PART_LINE] = 4, [PART_ALONE] = 2, [PART_NOTE] = 1, [PART_IS] = 1, [PART_HAS] = 1,
};

bool evidence_of_token(evidence_reader *r, uint32_t index, enum token_role role, part_vec *out)
{
    const token_view *v = view_of(r, index);
    return ADD_PART(PART_TOKEN, v->symbol, r->role_value[role], v->shape, r->caps, r->genre, v->linker ? v->context : 0,
                    role != ROLE_MIDDLE ? v->ending : 0, role != ROLE_MIDDLE && evidence_has_small(r, index), v->use, v->uses,
                    v->kin);
}

/* The tokens on one side of a span that has `v` at that end; `kind` is the first of the side's. */
static bool add_side(evidence_reader *r, enum part_kind kind, const token_view *near, const token_view *far,
                     const token_view *v, noun_kind noun, part_vec *out)
{
    bool owns = kind == PART_AFTER && class_set_has(&r->table->table.at[near->symbol].single, CLASS_POSSESSIVE);
    return ADD_PART(kind, near->symbol, near->context, far->context, r->genre, noun ? r->noun_hash[noun] : 0, near->use,
                    near->uses, far->use, v->uses, v->shape) &&
           ADD_PART(kind + 1, 0, near->context, near->coarse, v->lists, v->shape, r->genre) &&
           ADD_PART(kind + 2, owns ? far->symbol : 0, near->kin, far->kin, near->context, v->shape);
}

bool evidence_of_begin(evidence_reader *r, uint32_t first, part_vec *out)
{
    noun_kind called = definition_before(&r->defined, r->table, r->t, first, r->here->first);
    return add_side(r, PART_BEFORE, view_before(r, first, 1), view_before(r, first, 2), view_of(r, first), called, out);
}

bool evidence_of_end(evidence_reader *r, uint32_t last, part_vec *out)
{
    noun_kind defined = definition_after(&r->defined, r->table, r->t, last, r->here->last);
    return add_side(r, PART_AFTER, view_after(r, last, 1), view_after(r, last, 2), view_of(r, last - 1), defined, out);
}

/* The classes of names of several words that are just this span. */
static bool add_phrases(evidence_reader *r, uint32_t first, uint32_t last, part_vec *out)
{
    size_t low = 0, high = r->table->phrases.len;
    bool any = false;
    if (last == first + 1)
        return true;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->table->phrases.at[middle].first < first)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < r->table->phrases.len && r->table->phrases.at[low].first == first; low++) {
        const phrase *p = &r->table->phrases.at[low];
        if (p->last != last || p->lexicon != 0)
            continue;
        any = true;
        if (!ADD_PART(PART_IS, p->set, 1))
            return false;
    }
    return any || ADD_PART(PART_IS, 0, 0);
}

/* Whether the letters of the word `at` are the initials of the capitalised words of the span. */
static bool is_acronym_of(const evidence_reader *r, uint32_t at, uint32_t first, uint32_t last)
{
    str letters = text_token(r->t, at);
    size_t k = 0;
    for (uint32_t i = first; i < last; i++) {
        const token *t = &r->t->tokens.at[i];
        if (t->shape == SHAPE_LOWER || t->shape == SHAPE_NONE)
            continue;
        while (k < letters.len && letters.ptr[k] == '.')
            k++;
        if (k >= letters.len || letters.ptr[k] != text_token(r->t, i).ptr[0])
            return false;
        k++;
    }
    return k > 1 && (k == letters.len || letters.ptr[letters.len - 1] == '.');
}

static bool is_capitals(const evidence_reader *r, uint32_t at)
{
    return r->t->tokens.at[at].shape == SHAPE_UPPER || r->t->tokens.at[at].shape == SHAPE_MIXED;
}

enum { ACRONYM_REACH = 10 }; /* tokens */

/* "World Trade Organization (WTO)": the span stands before its acronym, or is such an acronym in brackets. */
static bool add_acronyms(evidence_reader *r, uint32_t first, uint32_t last, part_vec *out)
{
    const sentence *s = r->here;
    if (last + 1 < s->last && last > first + 1 && str_is(text_token(r->t, last), "(") && is_capitals(r, last + 1) &&
        is_acronym_of(r, last + 1, first, last))
        return ADD_PART(PART_NOTE, 0, r->defines_acronym);
    if (last != first + 1 || first < s->first + 3 || last >= s->last || !is_capitals(r, first) ||
        !str_is(text_token(r->t, first - 1), "("))
        return true;
    for (uint32_t from = first - 2; from > s->first && from + ACRONYM_REACH > first; from--)
        if (r->t->tokens.at[from - 1].shape != SHAPE_LOWER && is_acronym_of(r, first, from - 1, first - 1))
            return ADD_PART(PART_NOTE, 0, r->bracketed_acronym);
    return true;
}

/* "Battle of Brackenmoor", "Treaty of Quillen": neither person, place nor organization, but by chance. */
static bool add_event_of(evidence_reader *r, uint32_t first, uint32_t last, part_vec *out)
{
    return last < first + 3 || r->event_class == CLASS_MAX || !str_is(text_token(r->t, first + 1), "of") ||
           !class_set_has(&r->table->table.at[view_of(r, first)->symbol].single, r->event_class) ||
           ADD_PART(PART_NOTE, 0, r->event_of);
}

/* What the line before ends with: a greeting's comma, a colon, nothing. */
static bool add_line_before(evidence_reader *r, uint32_t first, uint64_t lists, part_vec *out)
{
    if (first < 2 || first != r->here->first)
        return true;
    const token_view *end = view_of(r, first - 1), *earlier = view_of(r, first - 2);
    return ADD_PART(PART_LINE, 0, end->context, end->coarse, earlier->context, lists);
}

bool evidence_of_whole(evidence_reader *r, uint32_t first, uint32_t last, part_vec *out)
{
    const token_view *a = view_of(r, first), *b = view_of(r, last - 1);
    const token_view *prev = view_before(r, first, 1), *next = view_after(r, last, 1);
    uint64_t length = r->length_value[last - first > 6 ? 6 : last - first];
    uint64_t all = first == r->here->first && last == r->here->last;
    bool ok = ADD_PART(PART_FORM, 0, length, r->genre, r->caps, a->shape, b->shape, r->edge[r->here->kind], all) &&
              ADD_PART(PART_AROUND, 0, prev->context, next->context, prev->coarse, next->coarse, a->lists, length, r->genre) &&
              add_phrases(r, first, last, out) && add_line_before(r, first, a->lists, out) &&
              add_acronyms(r, first, last, out) && add_event_of(r, first, last, out);
    uint64_t titled = ok && r->title_count ? titles_note(r, first, last) : 0;
    ok = ok && (!titled || ADD_PART(PART_NOTE, 0, titled));
    if (ok && all)
        ok = ADD_PART(PART_ALONE, 0, a->lists, b->lists);
    if (ok && last > first + 1)
        ok = ADD_PART(PART_ENDS, 0, a->lists, b->lists, length);
    for (uint32_t i = first + 1; ok && i + 1 < last; i++)
        if (view_of(r, i)->linker)
            ok = ADD_PART(PART_HAS, 0, view_of(r, i)->context);
    return ok;
}

/* Each value is multiplied by a number of its own: they are hashes already, most of them. */
uint64_t evidence_key(const evidence_part *p)
{
    static const uint64_t by[PART_VALUES] = { 0xBF58476D1CE4E5B9u, 0x94D049BB133111EBu, 0xD6E8FEB86659FD93u,
                                              0xA0761D6478BD642Fu, 0xE7037ED1A0B428DBu, 0x8EBC6AF09C88C6E3u,
                                              0x589965CC75374CC3u, 0x1D8E4E27C47D124Fu, 0xEB44ACCAB455D165u,
                                              0x9FB21C651E98DF25u };
    uint64_t h = ((uint64_t)p->kind << 32 | p->symbol) * 0x9E3779B97F4A7C15u;
    for (int i = 0; i < value_counts[p->kind]; i++)
        h += p->values[i] * by[i];
    h = (h ^ h >> 32) * 0xBF58476D1CE4E5B9u;
    return h ^ h >> 29;
}

bool evidence_of_span(evidence_reader *r, uint32_t first, uint32_t last, feature_vec *out)
{
    part_vec parts = { 0 };
    bool ok = evidence_of_whole(r, first, last, &parts) && evidence_of_begin(r, first, &parts) &&
              evidence_of_end(r, last, &parts);
    for (uint32_t i = first; ok && i < last; i++)
        ok = evidence_of_token(r, i, evidence_role(i, first, last), &parts);
    for (size_t i = 0; ok && i < parts.len; i++)
        ok = evidence_emit(r, &parts.at[i], out);
    vec_release(&parts);
    return ok;
}

uint64_t evidence_of_rule(evidence_reader *r, const rule *by)
{
    char name[100];
    snprintf(name, sizeof name, "rule=%s", by->name);
    return evidence_feature(r, name);
}
