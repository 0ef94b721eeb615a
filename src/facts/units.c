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

static bool add_unit(facts *f, uint32_t first, uint32_t last, int32_t of_mention, uint32_t symbol_id)
{
    claim_unit *u = vec_push(&f->units);
    uint32_t *s = u ? vec_push(&f->unit_string) : NULL;
    uint32_t *at = s ? vec_push(&f->unit_at) : NULL;
    if (!at || symbol_id == LEXICON_NONE)
        return false;
    *u = (claim_unit){ first, last, of_mention };
    *s = symbol_id;
    *at = (uint32_t)(f->units.len - 1);
    return true;
}

static bool add_edge(facts *f)
{
    uint32_t *s = vec_push(&f->unit_string), *at = s ? vec_push(&f->unit_at) : NULL;
    if (!at)
        return false;
    *s = SYMBOL_EDGE;
    *at = (uint32_t)f->units.len;
    return true;
}

belie_status facts_read_units(facts *f, belie_error *error)
{
    size_t next = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < f->text->sentences.len; i++) {
        const sentence *s = &f->text->sentences.at[i];
        ok = add_edge(f);
        for (uint32_t at = s->first; ok && at < s->last;) {
            while (next < f->mentions.len && f->mentions.at[next].first < at)
                next++;
            if (next < f->mentions.len && f->mentions.at[next].first == at) {
                const mention *m = &f->mentions.at[next];
                uint32_t last = m->last < s->last ? m->last : s->last;
                ok = add_unit(f, at, last, (int32_t)next, mention_symbol(f, m));
                at = last;
            } else {
                ok = add_unit(f, at, at + 1, -1, f->table->of_token.at[at]);
                at++;
            }
        }
    }
    return ok && add_edge(f) ? BELIE_OK : error_no_memory(error);
}
