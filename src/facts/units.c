/* The second stage's symbols: each mention is one, and each token outside of mentions. */
#include "facts/facts.h"

static uint32_t date_kind(const facts *f, const mention *m)
{
    if (m->date < 0 || !f->dates.at[m->date].timex_type)
        return 0;
    str kind = str_from_c(f->dates.at[m->date].timex_type);
    return str_is(kind, "DATE")       ? CLASS_T_DATE
           : str_is(kind, "TIME")     ? CLASS_T_TIME
           : str_is(kind, "DURATION") ? CLASS_T_DURATION
                                      : CLASS_T_SET;
}

/* What claim rules can ask of a mention: its type, and for a DATE its kind.  An internal mention keeps
 * the classes of its last word: a role is still a role noun. */
static uint32_t mention_symbol(facts *f, const mention *m)
{
    uint32_t kind = date_kind(f, m), base = type_is_shown(f->rules, m->type) ? 0 : f->table->of_token.at[m->last - 1];
    uint64_t key = (uint64_t)base << 32 | (uint64_t)m->type << 16 | kind;
    uint32_t *at = map_at(&f->unit_symbols, key, true, NULL);
    if (!at)
        return LEXICON_NONE;
    if (*at)
        return *at;
    symbol s = { .literal = 0 };
    class_set_add(&s.single, m->type);
    if (kind)
        class_set_add(&s.single, kind);
    if (base)
        class_set_join(&s.single, &f->table->table.at[base].single);
    uint32_t made = symbols_intern(f->table, &s);
    if (made != LEXICON_NONE)
        *at = made;
    return made;
}

/* Room for as many as there can be: a unit a token, and an edge around each sentence. */
static bool make_room(facts *f)
{
    size_t tokens = f->text->tokens.len, places = tokens + f->text->sentences.len + 1;
    return vec_reserve(&f->units, tokens + 1) && vec_reserve(&f->unit_string, places) && vec_reserve(&f->unit_at, places);
}

static void add_unit(facts *f, uint32_t first, uint32_t last, int32_t of_mention, uint32_t symbol_id)
{
    f->unit_string.at[f->unit_string.len++] = symbol_id;
    f->unit_at.at[f->unit_at.len++] = (uint32_t)f->units.len;
    f->units.at[f->units.len++] = (claim_unit){ first, last, of_mention };
}

static void add_edge(facts *f)
{
    f->unit_string.at[f->unit_string.len++] = SYMBOL_EDGE;
    f->unit_at.at[f->unit_at.len++] = (uint32_t)f->units.len;
}

/* Tokens that are units by themselves. */
static void add_tokens(facts *f, uint32_t first, uint32_t last)
{
    const uint32_t *symbol_of = f->table->of_token.at;
    uint32_t *string = f->unit_string.at + f->unit_string.len, *unit_at = f->unit_at.at + f->unit_at.len;
    uint32_t unit = (uint32_t)f->units.len, count = last - first;
    claim_unit *units = f->units.at + unit;
    for (uint32_t i = 0; i < count; i++) {
        string[i] = symbol_of[first + i];
        unit_at[i] = unit + i;
        units[i] = (claim_unit){ first + i, first + i + 1, -1 };
    }
    f->unit_string.len += count;
    f->unit_at.len += count;
    f->units.len += count;
}

static bool add_sentence(facts *f, const sentence *s, size_t *next)
{
    add_edge(f);
    for (uint32_t at = s->first; at < s->last;) {
        while (*next < f->mentions.len && f->mentions.at[*next].first < at)
            ++*next;
        const mention *m = *next < f->mentions.len && f->mentions.at[*next].first < s->last ? &f->mentions.at[*next] : NULL;
        uint32_t until = m ? m->first : s->last, last = m && m->last < s->last ? m->last : s->last;
        add_tokens(f, at, until);
        at = until;
        if (!m)
            continue;
        uint32_t symbol_id = mention_symbol(f, m);
        if (symbol_id == LEXICON_NONE)
            return false;
        add_unit(f, at, last, (int32_t)*next, symbol_id);
        at = last;
    }
    return true;
}

belie_status facts_read_units(facts *f, belie_error *error)
{
    size_t next = 0;
    bool ok = make_room(f);
    for (size_t i = 0; ok && i < f->text->sentences.len; i++)
        ok = add_sentence(f, &f->text->sentences.at[i], &next);
    if (ok)
        add_edge(f);
    return ok ? BELIE_OK : error_no_memory(error);
}
