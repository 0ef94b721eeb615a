/* Columns.  Most asks want a class or a word, and are looked at only for symbols that have it. */
#include "match/columns.h"

/* An atom is a class, one of a name's begin or inside, or a literal. */
enum { ATOM_BEGIN = CLASS_MAX, ATOM_INSIDE = 2 * CLASS_MAX, ATOM_LITERAL = 3 * CLASS_MAX, ATOMS_OF_ASK = 64 };

typedef struct atoms {
    uint32_t at[ATOMS_OF_ASK];
    uint32_t count;
    bool free; /* it may be answered without any, or they are too many to list */
} atoms;

static atoms atom(uint32_t id)
{
    return (atoms){ .at = { id }, .count = 1 };
}

static atoms join(atoms a, const atoms *b)
{
    a.free = a.free || b->free || a.count + b->count > ATOMS_OF_ASK;
    for (uint32_t i = 0; !a.free && i < b->count; i++)
        a.at[a.count++] = b->at[i];
    return a;
}

/* How many symbols have one of them, roughly: the computed classes are common. */
static uint32_t width(const atoms *a)
{
    uint32_t sum = a->free ? UINT32_MAX / 2 : 0;
    for (uint32_t i = 0; i < a->count; i++)
        sum += a->at[i] < CLASS_COMPUTED ? 1000 : a->at[i] < ATOM_LITERAL ? 10 : 1;
    return sum;
}

/* Who answers has one of these. */
static atoms atoms_of(const ask *a)
{
    atoms left, right;
    switch (a->kind) {
    case ASK_CLASS:
        return (atoms){ .at = { a->id, ATOM_BEGIN + a->id, ATOM_INSIDE + a->id }, .count = 3 };
    case ASK_SINGLE:
        return atom(a->id);
    case ASK_BEGIN:
        return atom(ATOM_BEGIN + a->id);
    case ASK_INSIDE:
        return atom(ATOM_INSIDE + a->id);
    case ASK_LITERAL:
        return atom(ATOM_LITERAL + a->id);
    case ASK_AND:
        left = atoms_of(a->left);
        right = atoms_of(a->right);
        return width(&left) <= width(&right) ? left : right;
    case ASK_OR:
        left = atoms_of(a->left);
        right = atoms_of(a->right);
        return join(left, &right);
    case ASK_ANY:
    case ASK_NOT:
        break;
    }
    return (atoms){ .free = true };
}

bool number_add(number_vec *v, uint32_t value)
{
    uint32_t *slot = vec_push(v);
    if (slot)
        *slot = value;
    return slot != NULL;
}

void ends_from_counts(number_vec *counts)
{
    uint32_t begin = 0;
    for (size_t i = 0; i < counts->len; i++) {
        uint32_t count = counts->at[i];
        counts->at[i] = begin;
        begin += count;
    }
}

/* Counts an atom's asks behind its end, or with `fill` lists them. */
static bool sort_ask(automaton *a, uint32_t ask_id, bool fill)
{
    atoms wants = atoms_of(&a->p.asks.at[ask_id]);
    if (wants.free)
        return fill || number_add(&a->free_asks, ask_id);
    for (uint32_t i = 0; i < wants.count; i++) {
        while (a->atom_ends.len <= wants.at[i] + 1)
            if (!number_add(&a->atom_ends, 0))
                return false;
        if (fill)
            a->atom_asks.at[a->atom_ends.at[wants.at[i]]++] = ask_id;
        else if (++a->atom_ends.at[wants.at[i]], !number_add(&a->atom_asks, 0))
            return false;
    }
    return true;
}

bool columns_init(automaton *a)
{
    a->words = a->p.asks.len / 64 + 1;
    for (uint32_t id = 0; id < a->p.asks.len; id++)
        if (!sort_ask(a, id, false))
            return false;
    ends_from_counts(&a->atom_ends);
    for (uint32_t id = 0; id < a->p.asks.len; id++)
        sort_ask(a, id, true);
    /* column 0 answers nothing */
    if (!vec_reserve(&a->answers, 2 * a->words))
        return false;
    memset(a->answers.at, 0, 2 * a->words * sizeof *a->answers.at);
    a->answers.len = a->words;
    return true;
}

static void answer(const automaton *a, const symbol *s, uint32_t ask_id, uint64_t *row)
{
    if (ask_holds(&a->p.asks.at[ask_id], s))
        row[ask_id / 64] |= (uint64_t)1 << (ask_id % 64);
}

static void answer_atom(const automaton *a, const symbol *s, size_t id, uint64_t *row)
{
    if (id >= a->atom_ends.len)
        return;
    for (uint32_t i = id ? a->atom_ends.at[id - 1] : 0; i < a->atom_ends.at[id]; i++)
        answer(a, s, a->atom_asks.at[i], row);
}

static void answer_classes(const automaton *a, const symbol *s, const class_set *set, size_t base, uint64_t *row)
{
    for (int w = 0; w < CLASS_WORDS; w++)
        for (uint64_t bits = set->bits[w]; bits; bits &= bits - 1)
            answer_atom(a, s, base + (size_t)w * 64 + (size_t)__builtin_ctzll(bits), row);
}

bool column_of(automaton *a, uint32_t symbol_id, uint32_t *out)
{
    const symbol *s = &a->table->table.at[symbol_id];
    bool is_new;
    if (!vec_reserve(&a->answers, a->answers.len + 2 * a->words))
        return false;
    uint64_t *row = a->answers.at + a->answers.len, hash = 1;
    memset(row, 0, a->words * sizeof *row);
    answer_classes(a, s, &s->single, 0, row);
    answer_classes(a, s, &s->begin, ATOM_BEGIN, row);
    answer_classes(a, s, &s->inside, ATOM_INSIDE, row);
    if (s->literal)
        answer_atom(a, s, ATOM_LITERAL + s->literal, row);
    for (size_t i = 0; i < a->free_asks.len; i++)
        answer(a, s, a->free_asks.at[i], row);
    for (size_t w = 0; w < a->words; w++) {
        hash = (hash ^ row[w]) * 0xBF58476D1CE4E5B9u;
        hash ^= hash >> 32;
    }
    uint32_t *column = map_at(&a->column_ids, hash, true, &is_new);
    if (!column)
        return false;
    if (is_new) {
        *column = (uint32_t)(a->answers.len / a->words);
        a->answers.len += a->words;
    }
    *out = *column;
    return true;
}
