/* The second stage's symbols: each mention is one, and each token outside of mentions. */
#include "facts/facts.h"

/* What claim rules can ask of a mention: its type, and for a DATE its kind. */
static uint32_t mention_symbol(facts *f, const mention *m)
{
    symbol s = { .literal = 0 };
    class_set_add(&s.single, m->type);
    if (m->date >= 0 && f->dates.at[m->date].timex_type) {
        str kind = str_from_c(f->dates.at[m->date].timex_type);
        class_set_add(&s.single, str_is(kind, "DATE")       ? CLASS_T_DATE
                                 : str_is(kind, "TIME")     ? CLASS_T_TIME
                                 : str_is(kind, "DURATION") ? CLASS_T_DURATION
                                                            : CLASS_T_SET);
    }
    /* an internal mention keeps the classes of its last word: a role is still a role noun */
    if (!type_is_shown(f->rules, m->type))
        class_set_join(&s.single, &symbols_token(f->table, m->last - 1)->single);
    return symbols_intern(f->table, &s);
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
