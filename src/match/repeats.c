/* The document pass. */
#include "match/repeats.h"

#include <stdio.h>

enum { SHORT_SENTENCES = 2, COUNT_BITS = 10, COUNT_MOST = 1000 };

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
    uint64_t *known = &p->plain.at[text_folded_form(r->t, index)];
    if (*known)
        return *known;
    str folded = text_folded(r->t, index);
    buf_clear(&p->words);
    for (size_t i = 0; i < folded.len; i++)
        if (folded.ptr[i] != '.' && !buf_add_char(&p->words, folded.ptr[i]))
            return 0;
    return *known = p->words.len ? str_hash(buf_str(&p->words)) : 0;
}

static bool set_bit(map *m, uint64_t key, unsigned bit)
{
    uint32_t *at = map_at(m, key, true, NULL);
    if (at)
        *at |= 1u << bit;
    return at != NULL;
}

/* What the document does with the word of a token; made when it is new. */
static word_use *use_of(repeats *p, const evidence_reader *r, uint32_t index)
{
    word_use *u = &p->uses.at[text_folded_form(r->t, index)];
    if (u->document != r->document)
        *u = (word_use){ .document = r->document };
    return u;
}

static void count_type(uint32_t *counts, unsigned type)
{
    if ((*counts >> (type * COUNT_BITS) & ((1u << COUNT_BITS) - 1)) < COUNT_MOST)
        *counts += 1u << (type * COUNT_BITS);
}

static bool learn_words(repeats *p, evidence_reader *r, const reading *m, unsigned type)
{
    uint8_t bit = (uint8_t)(1u << type);
    use_of(p, r, m->last - 1)->last_of |= bit;
    use_of(p, r, m->first)->first_of |= bit;
    for (uint32_t i = m->first + 1; i + 1 < m->last; i++)
        use_of(p, r, i)->inside_of |= bit;
    if (m->last - m->first > 2 && !set_bit(&p->first_of, span_hash(r, m->first, m->first + 2), type))
        return false;
    uint64_t acronym = acronym_hash(p, r, m->first, m->last);
    return !acronym || set_bit(&p->acronyms, acronym, type);
}

static bool learn(repeats *p, evidence_reader *r, const reading *m)
{
    unsigned type = type_index(m->type);
    if (m->last - m->first == 1) {
        count_type(&use_of(p, r, m->first)->whole, type);
        return true;
    }
    uint32_t *counts = map_at(&p->whole, span_hash(r, m->first, m->last), true, NULL);
    if (!counts)
        return false;
    count_type(counts, type);
    return learn_words(p, r, m, type);
}

/* Room for all forms; what new ones are without their stops is not known. */
static bool make_room(repeats *p, const evidence_reader *r)
{
    size_t count = r->t->forms.list.len + 1, known = p->generation == r->generation ? p->plain.len : 0;
    if (!vec_reserve(&p->plain, count) || !vec_reserve(&p->uses, count))
        return false;
    if (count > known)
        memset(p->plain.at + known, 0, (count - known) * sizeof *p->plain.at);
    p->plain.len = count;
    p->generation = r->generation;
    return true;
}

static bool count_capitals(repeats *p, const evidence_reader *r)
{
    size_t before = p->uses.cap;
    if (!make_room(p, r))
        return false;
    if (p->uses.cap > before)
        memset(p->uses.at + before, 0, (p->uses.cap - before) * sizeof *p->uses.at);
    for (uint32_t i = 0; i < r->t->tokens.len; i++) {
        uint8_t shape = r->t->tokens.at[i].shape;
        if (shape != SHAPE_NONE && shape != SHAPE_LOWER)
            use_of(p, r, i)->capitals++;
    }
    return true;
}

/* What the text calls it: in its own sentence, on either side. */
static bool learn_definition(repeats *p, evidence_reader *r, const reading *m, const sentence *s)
{
    noun_kind after = definition_after(&r->defined, r->table, r->t, m->last, s->last);
    noun_kind before = definition_before(&r->defined, r->table, r->t, m->first, s->first);
    if (after || before)
        use_of(p, r, m->first)->defined = true;
    return (!after || set_bit(&p->defined, span_hash(r, m->first, m->last), (unsigned)after)) &&
           (!before || set_bit(&p->defined, span_hash(r, m->first, m->last), (unsigned)before));
}

bool repeats_learn(repeats *p, evidence_reader *r, const reading_vec *chosen)
{
    map_clear(&p->whole);
    map_clear(&p->first_of);
    map_clear(&p->acronyms);
    map_clear(&p->defined);
    p->chosen = chosen;
    p->near = 0;
    p->off = r->t->sentences.len < SHORT_SENTENCES;
    if (p->off)
        return true;
    if (!count_capitals(p, r))
        return false;
    const sentence *s = r->t->sentences.at;
    for (size_t i = 0; i < chosen->len; i++) {
        while (s->last < chosen->at[i].last)
            s++;
        if (!learn(p, r, &chosen->at[i]) || !learn_definition(p, r, &chosen->at[i], s))
            return false;
    }
    return true;
}

/* ---- features, by numbers below REPEATS_NAMES ---- */

enum bits_kind { ENDS_LONGER, BEGINS_LONGER, INSIDE_LONGER, ACRONYM_OF, BITS_KINDS };
enum { FEATURES_SAME = BITS_KINDS * 9, FEATURES_ELSEWHERE = FEATURES_SAME + 36, FEATURES_MATE = FEATURES_ELSEWHERE + 2 };
enum { SEPARATORS = 7, NAME_ROOM = 80 };
enum { FEATURES_DEFINED = FEATURES_MATE + 6 * SEPARATORS };
_Static_assert((int)FEATURES_DEFINED + NOUN_KINDS <= (int)REPEATS_NAMES, "room for each feature");

static void name_of(unsigned number, char out[NAME_ROOM])
{
    static const char *const types[] = { "person", "place", "organization" }, *const lengths[] = { "1", "2", "3+" };
    static const char *const kinds[] = { "ends-longer", "begins-longer", "inside-longer", "acronym-of" };
    static const char *const masses[] = { "mixed", "1", "2-3", "4+" };
    static const char *const nouns[NOUN_KINDS] = { "none", "a-person", "a-place", "an-organization", "a-thing" };
    static const char *const separators[SEPARATORS] = { ",", "and", "or", "&", "/", "-", ",and" };
    if (number < FEATURES_SAME) {
        snprintf(out, NAME_ROOM, "%s=%s|length=%s", kinds[number / 9], types[number % 9 / 3], lengths[number % 3]);
    } else if (number < FEATURES_ELSEWHERE) {
        number -= FEATURES_SAME;
        snprintf(out, NAME_ROOM, "same=%s|count=%s|length=%s", types[number / 12], masses[number % 12 / 3],
                 lengths[number % 3]);
    } else if (number < FEATURES_MATE) {
        snprintf(out, NAME_ROOM, "elsewhere=no-name|count=%s", number == FEATURES_ELSEWHERE ? "3+" : "1-2");
    } else if (number >= FEATURES_DEFINED) {
        snprintf(out, NAME_ROOM, "defined-elsewhere=%s", nouns[number - FEATURES_DEFINED]);
    } else {
        number -= FEATURES_MATE;
        snprintf(out, NAME_ROOM, "%s=%s|by=%s", number / SEPARATORS / 3 ? "list-after" : "list-before",
                 types[number / SEPARATORS % 3], separators[number % SEPARATORS]);
    }
}

static bool add(repeats *p, evidence_reader *r, unsigned number, feature_vec *out)
{
    char name[NAME_ROOM];
    uint64_t *slot = vec_push(out);
    if (!slot)
        return false;
    if (!p->hashes[number] || r->naming) {
        name_of(number, name);
        p->hashes[number] = evidence_feature(r, name);
    }
    *slot = p->hashes[number];
    return true;
}

static unsigned count_of(uint32_t packed, unsigned type)
{
    return packed >> (type * COUNT_BITS) & ((1u << COUNT_BITS) - 1);
}

static bool add_bits(repeats *p, evidence_reader *r, unsigned bits, enum bits_kind kind, unsigned length,
                     feature_vec *out)
{
    for (unsigned type = 0; type < 3; type++)
        if ((bits >> type & 1) && !add(p, r, kind * 9u + type * 3 + length, out))
            return false;
    return true;
}

/* How the same words were chosen in the other places. */
static bool add_same(repeats *p, evidence_reader *r, uint32_t counts, uint32_t chosen_as, unsigned length,
                     feature_vec *out)
{
    unsigned best = 3, most = 0, all = 0;
    for (unsigned type = 0; type < 3; type++) {
        unsigned count = count_of(counts, type);
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
    return add(p, r, FEATURES_SAME + best * 12 + mass * 3 + length, out);
}

/* The word stands with a capital elsewhere, and was no name there. */
static bool add_unchosen(repeats *p, evidence_reader *r, const word_use *use, uint32_t chosen_as, feature_vec *out)
{
    unsigned chosen = count_of(use->whole, 0) + count_of(use->whole, 1) + count_of(use->whole, 2);
    unsigned others = use->capitals - (use->capitals > 0);
    chosen -= chosen_as && chosen;
    if (others == 0 || chosen * 2 >= others)
        return true;
    return add(p, r, others > 2 ? FEATURES_ELSEWHERE : FEATURES_ELSEWHERE + 1, out);
}

/* The first chosen reading that ends after `at`: near the one that was asked for before. */
static size_t ends_after(repeats *p, uint32_t at)
{
    const reading_vec *c = p->chosen;
    size_t near = p->near < c->len ? p->near : c->len;
    while (near > 0 && c->at[near - 1].last > at)
        near--;
    while (near < c->len && c->at[near].last <= at)
        near++;
    return p->near = near;
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
    int by = separator(r, from, to);
    return by < 0 || add(p, r, FEATURES_MATE + ((unsigned)after * 3 + type_index(mate->type)) * SEPARATORS + (unsigned)by,
                         out);
}

static bool add_mates(repeats *p, evidence_reader *r, uint32_t first, uint32_t last, feature_vec *out)
{
    const reading_vec *c = p->chosen;
    size_t at = first > 1 ? ends_after(p, first - 1) : 0;
    if (at > 0 && c->at[at - 1].last < first && c->at[at - 1].last + 2 >= first &&
        !add_mate(p, r, &c->at[at - 1], c->at[at - 1].last, first, false, out))
        return false;
    for (at = ends_after(p, last); at < c->len && c->at[at].first < last; at++)
        ;
    return at == c->len || c->at[at].first == last || c->at[at].first > last + 2 ||
           add_mate(p, r, &c->at[at], last, c->at[at].first, true, out);
}

enum { ACRONYM_KNOWN = 0x80 };

/* Bits of the types whose names' acronym the word may be; looked up once a document. */
static unsigned acronym_of(repeats *p, const evidence_reader *r, uint32_t index)
{
    word_use *u = use_of(p, r, index);
    if (!(u->acronym_of & ACRONYM_KNOWN)) {
        const uint32_t *bits = p->acronyms.count ? map_find(&p->acronyms, plain_hash(p, r, index)) : NULL;
        u->acronym_of = (uint8_t)(ACRONYM_KNOWN | (bits ? *bits : 0));
    }
    return u->acronym_of & ~(unsigned)ACRONYM_KNOWN;
}

static bool add_of_word(repeats *p, evidence_reader *r, uint32_t index, uint32_t chosen_as, feature_vec *out)
{
    const word_use *use = use_of(p, r, index);
    if (!add_same(p, r, use->whole, chosen_as, 0, out) || !add_bits(p, r, use->last_of, ENDS_LONGER, 0, out) ||
        !add_bits(p, r, use->first_of, BEGINS_LONGER, 0, out) || !add_bits(p, r, use->inside_of, INSIDE_LONGER, 0, out))
        return false;
    return add_bits(p, r, acronym_of(p, r, index), ACRONYM_OF, 0, out) && add_unchosen(p, r, use, chosen_as, out);
}

/* Only a span that begins as some longer name does can be, or begin, one. */
static bool add_of_words(repeats *p, evidence_reader *r, uint32_t first, uint32_t last, uint32_t chosen_as,
                         feature_vec *out)
{
    if (!use_of(p, r, first)->first_of)
        return true;
    uint64_t key = span_hash(r, first, last);
    const uint32_t *counts = map_find(&p->whole, key), *begins = last - first == 2 ? map_find(&p->first_of, key) : NULL;
    return (!counts || add_same(p, r, *counts, chosen_as, last - first > 2 ? 2 : 1, out)) &&
           (!begins || add_bits(p, r, *begins, BEGINS_LONGER, 1, out));
}

static bool add_definitions(repeats *p, evidence_reader *r, uint32_t first, uint32_t last, feature_vec *out)
{
    const uint32_t *bits = use_of(p, r, first)->defined ? map_find(&p->defined, span_hash(r, first, last)) : NULL;
    for (unsigned k = 1; bits && k < NOUN_KINDS; k++)
        if ((*bits >> k & 1) && !add(p, r, FEATURES_DEFINED + k, out))
            return false;
    return true;
}

bool repeats_features(repeats *p, evidence_reader *r, uint32_t first, uint32_t last,
                      uint32_t chosen_as, feature_vec *out)
{
    if (!add_mates(p, r, first, last, out))
        return false;
    if (p->off)
        return true;
    if (!add_definitions(p, r, first, last, out))
        return false;
    return last - first == 1 ? add_of_word(p, r, first, chosen_as, out)
                             : add_of_words(p, r, first, last, chosen_as, out);
}

void repeats_release(repeats *p)
{
    map_release(&p->whole);
    map_release(&p->first_of);
    map_release(&p->acronyms);
    map_release(&p->defined);
    vec_release(&p->uses);
    vec_release(&p->plain);
    buf_release(&p->words);
}
