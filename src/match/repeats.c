/* The document pass. */
#include "match/repeats.h"

#include <stdio.h>

enum { SHORT_SENTENCES = 4, COUNT_BITS = 10, COUNT_MOST = 1000 };

static unsigned type_index(uint32_t type)
{
    return type == CLASS_PERSON ? 0 : type == CLASS_PLACE ? 1 : 2;
}

/* The hash of the span's words, whatever their case. */
static uint64_t span_hash(const evidence_reader *r, uint32_t first, uint32_t last)
{
    uint64_t hash = last - first;
    for (uint32_t i = first; i < last; i++)
        hash = lexicon_feature_join(hash, text_folded_form(r->t, i));
    return hash;
}

/* "European Union" -> "eu"; small words do not count. */
static uint64_t acronym_hash(repeats *p, const evidence_reader *r, uint32_t first, uint32_t last)
{
    buf_clear(&p->words);
    for (uint32_t i = first; i < last; i++) {
        str folded = text_folded(r->t, i);
        uint8_t shape = r->t->tokens.at[i].shape;
        if (folded.len && shape != SHAPE_LOWER && shape != SHAPE_NONE && !buf_add_char(&p->words, folded.ptr[0]))
            return 0;
    }
    return p->words.len > 1 ? str_hash(buf_str(&p->words)) : 0;
}

/* "U.N." and "UN" are one acronym. */
static uint64_t plain_hash(repeats *p, const evidence_reader *r, uint32_t index)
{
    str folded = text_folded(r->t, index);
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

static bool learn_words(repeats *p, evidence_reader *r, const reading *m, unsigned type)
{
    if (m->last - m->first < 2)
        return true;
    bool ok = set_bit(&p->last_of, span_hash(r, m->last - 1, m->last), type) &&
              set_bit(&p->first_of, span_hash(r, m->first, m->first + 1), type);
    for (uint32_t i = m->first + 1; ok && i + 1 < m->last; i++)
        ok = set_bit(&p->inside_of, span_hash(r, i, i + 1), type);
    if (ok && m->last - m->first > 2)
        ok = set_bit(&p->first_of, span_hash(r, m->first, m->first + 2), type);
    uint64_t acronym = acronym_hash(p, r, m->first, m->last);
    return ok && (!acronym || set_bit(&p->acronyms, acronym, type));
}

static bool count_capitals(repeats *p, const evidence_reader *r)
{
    size_t before = p->capitals.cap;
    if (!vec_reserve(&p->capitals, r->t->forms.list.len + 1))
        return false;
    if (p->capitals.cap > before)
        memset(p->capitals.at + before, 0, (p->capitals.cap - before) * sizeof *p->capitals.at);
    for (uint32_t i = 0; i < r->t->tokens.len; i++) {
        uint8_t shape = r->t->tokens.at[i].shape;
        if (shape == SHAPE_NONE || shape == SHAPE_LOWER)
            continue;
        capital_count *c = &p->capitals.at[text_folded_form(r->t, i)];
        c->count = c->document == r->document ? c->count + 1 : 1;
        c->document = r->document;
    }
    return true;
}

bool repeats_learn(repeats *p, evidence_reader *r, const reading_vec *chosen)
{
    map *all[] = { &p->whole, &p->last_of, &p->first_of, &p->inside_of, &p->acronyms };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        map_clear(all[i]);
    p->chosen = chosen;
    p->off = r->t->sentences.len < SHORT_SENTENCES;
    if (p->off)
        return true;
    if (!count_capitals(p, r))
        return false;
    for (size_t i = 0; i < chosen->len; i++) {
        const reading *m = &chosen->at[i];
        unsigned type = type_index(m->type);
        uint32_t *count = map_at(&p->whole, span_hash(r, m->first, m->last), true, NULL);
        if (!count || !learn_words(p, r, m, type))
            return false;
        if ((*count >> (type * COUNT_BITS) & ((1u << COUNT_BITS) - 1)) < COUNT_MOST)
            *count += 1u << (type * COUNT_BITS);
    }
    return true;
}

static const char *const type_names[] = { "person", "place", "organization" };
static const char *const length_names[] = { "1", "2", "3+" };

/* Adds the feature of a number below REPEATS_NAMES, whose name is made once. */
static bool add(repeats *p, evidence_reader *r, unsigned number, const char *name, feature_vec *out)
{
    uint64_t *slot = vec_push(out);
    if (!slot)
        return false;
    if (!p->hashes[number] || r->naming)
        p->hashes[number] = evidence_feature(r, name);
    *slot = p->hashes[number];
    return true;
}

static unsigned count_of(uint32_t packed, unsigned type)
{
    return packed >> (type * COUNT_BITS) & ((1u << COUNT_BITS) - 1);
}

enum bits_kind { ENDS_LONGER, BEGINS_LONGER, INSIDE_LONGER, ACRONYM_OF, BITS_KINDS };
enum { FEATURES_SAME = BITS_KINDS * 9, FEATURES_ELSEWHERE = FEATURES_SAME + 36, FEATURES_MATE = FEATURES_ELSEWHERE + 2 };
enum { SEPARATORS = 7 };
_Static_assert((int)FEATURES_MATE + 6 * SEPARATORS <= (int)REPEATS_NAMES, "room for each feature");

static bool add_bits(repeats *p, evidence_reader *r, const map *m, uint64_t key, enum bits_kind kind, unsigned length,
                     feature_vec *out)
{
    static const char *const kinds[] = { "ends-longer", "begins-longer", "inside-longer", "acronym-of" };
    const uint32_t *bits = map_find(m, key);
    char name[80];
    for (unsigned type = 0; bits && type < 3; type++) {
        if (!(*bits >> type & 1))
            continue;
        snprintf(name, sizeof name, "%s=%s|length=%s", kinds[kind], type_names[type], length_names[length]);
        if (!add(p, r, kind * 9u + type * 3 + length, name, out))
            return false;
    }
    return true;
}

/* How the same words were chosen in the other places. */
static bool add_same(repeats *p, evidence_reader *r, uint64_t key, uint32_t chosen_as, unsigned length,
                     feature_vec *out)
{
    static const char *const masses[] = { "mixed", "1", "2-3", "4+" };
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
    unsigned mass = most * 10 < all * 7 ? 0 : most == 1 ? 1 : most < 4 ? 2 : 3;
    snprintf(name, sizeof name, "same=%s|count=%s|length=%s", type_names[best], masses[mass], length_names[length]);
    return add(p, r, FEATURES_SAME + best * 12 + mass * 3 + length, name, out);
}

/* The word stands with a capital elsewhere, and was no name there. */
static bool add_unchosen(repeats *p, evidence_reader *r, uint32_t index, uint64_t key, uint32_t chosen_as,
                         feature_vec *out)
{
    const capital_count *capitals = &p->capitals.at[text_folded_form(r->t, index)];
    const uint32_t *whole = map_find(&p->whole, key);
    unsigned chosen = 0;
    for (unsigned type = 0; whole && type < 3; type++)
        chosen += count_of(*whole, type);
    unsigned others = capitals->document == r->document ? capitals->count : 0;
    others -= others > 0;
    chosen -= chosen_as && chosen;
    if (others == 0 || chosen * 2 >= others)
        return true;
    return others > 2 ? add(p, r, FEATURES_ELSEWHERE, "elsewhere=no-name|count=3+", out)
                      : add(p, r, FEATURES_ELSEWHERE + 1, "elsewhere=no-name|count=1-2", out);
}

/* The first chosen reading that ends after `at`. */
static size_t ends_after(const reading_vec *chosen, uint32_t at)
{
    size_t low = 0, high = chosen->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (chosen->at[middle].last <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Which separator of a list stands between; -1: none.  The last one is ", and". */
static int separator(const evidence_reader *r, uint32_t from, uint32_t to)
{
    static const char *const marks[SEPARATORS - 1] = { ",", "and", "or", "&", "/", "-" };
    int found = -1;
    for (int i = 0; i < SEPARATORS - 1; i++)
        if (str_is(text_token(r->t, from), marks[i]))
            found = i;
    if (to == from + 1)
        return found;
    str second = text_token(r->t, from + 1);
    return found == 0 && (str_is(second, "and") || str_is(second, "or")) ? SEPARATORS - 1 : -1;
}

/* Its neighbour in a list: "Paris, X and Rome". */
static bool add_mate(repeats *p, evidence_reader *r, const reading *mate, uint32_t from, uint32_t to, bool after,
                     feature_vec *out)
{
    static const char *const names[SEPARATORS] = { ",", "and", "or", "&", "/", "-", ",and" };
    int by = separator(r, from, to);
    if (by < 0)
        return true;
    unsigned type = type_index(mate->type);
    char name[80];
    snprintf(name, sizeof name, "%s=%s|by=%s", after ? "list-after" : "list-before", type_names[type], names[by]);
    return add(p, r, FEATURES_MATE + ((unsigned)after * 3 + type) * SEPARATORS + (unsigned)by, name, out);
}

static bool add_mates(repeats *p, evidence_reader *r, uint32_t first, uint32_t last, feature_vec *out)
{
    const reading_vec *c = p->chosen;
    size_t at = first > 1 ? ends_after(c, first - 1) : 0;
    if (at > 0 && c->at[at - 1].last < first && c->at[at - 1].last + 2 >= first &&
        !add_mate(p, r, &c->at[at - 1], c->at[at - 1].last, first, false, out))
        return false;
    for (at = ends_after(c, last); at < c->len && c->at[at].first < last; at++)
        ;
    return at == c->len || c->at[at].first == last || c->at[at].first > last + 2 ||
           add_mate(p, r, &c->at[at], last, c->at[at].first, true, out);
}

bool repeats_features(repeats *p, evidence_reader *r, uint32_t first, uint32_t last,
                      uint32_t chosen_as, feature_vec *out)
{
    if (!add_mates(p, r, first, last, out))
        return false;
    if (p->off)
        return true;
    unsigned length = last - first > 2 ? 2 : last - first - 1;
    uint64_t key = span_hash(r, first, last);
    if (!add_same(p, r, key, chosen_as, length, out))
        return false;
    if (last - first > 2)
        return true;
    bool ok = add_bits(p, r, &p->last_of, key, ENDS_LONGER, length, out) &&
              add_bits(p, r, &p->first_of, key, BEGINS_LONGER, length, out) &&
              add_bits(p, r, &p->inside_of, key, INSIDE_LONGER, length, out);
    if (ok && last - first == 1)
        ok = add_bits(p, r, &p->acronyms, plain_hash(p, r, first), ACRONYM_OF, length, out) &&
             add_unchosen(p, r, first, key, chosen_as, out);
    return ok;
}

void repeats_release(repeats *p)
{
    map *all[] = { &p->whole, &p->last_of, &p->first_of, &p->inside_of, &p->acronyms };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        map_release(all[i]);
    vec_release(&p->capitals);
    buf_release(&p->words);
}
