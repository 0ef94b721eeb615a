/* Definitions: appositions, copulas and naming verbs, read by the kind of their noun. */
#include "match/definition.h"

enum { PHRASE_MOST = 8 };

static void join(class_set *set, const rule_set *rules, const char *const *names)
{
    for (; *names; names++) {
        int id = rule_set_class(rules, str_from_c(*names));
        if (id >= 0)
            class_set_add(set, (unsigned)id);
    }
}

void definitions_init(definitions *d, const rule_set *rules)
{
    static const char *const lists[NOUN_KINDS][6] = {
        [NOUN_PERSON] = { "role", "kinship", "role-noun" },
        [NOUN_PLACE] = { "place-noun" },
        [NOUN_ORGANIZATION] = { "org-noun" },
        [NOUN_THING] = { "event-head", "work-head", "product-head", "law-head" },
    };
    static const char *const naming[] = { "naming-verb", NULL };
    static const char *const stops[] = { "preposition", "pronoun", "conjunction", "auxiliary", "modal", "wh-word", NULL };
    *d = (definitions){ 0 };
    for (int k = 0; k < NOUN_KINDS; k++)
        join(&d->kind[k], rules, lists[k]);
    join(&d->naming, rules, naming);
    join(&d->stops, rules, stops);
}

static bool meets(const class_set *a, const class_set *b)
{
    for (int w = 0; w < CLASS_WORDS; w++)
        if (a->bits[w] & b->bits[w])
            return true;
    return false;
}

static noun_kind kind_of(const definitions *d, const symbol *s)
{
    /* a maker or a publisher may be a person too: persons come last */
    static const noun_kind order[] = { NOUN_ORGANIZATION, NOUN_PLACE, NOUN_THING, NOUN_PERSON };
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (meets(&s->single, &d->kind[order[i]]) || meets(&s->begin, &d->kind[order[i]]))
            return order[i];
    return NOUN_NONE;
}

static bool is_article(str word)
{
    return str_is(word, "a") || str_is(word, "an") || str_is(word, "the");
}

static bool is_copula(str word)
{
    return str_is(word, "is") || str_is(word, "was") || str_is(word, "are") || str_is(word, "were");
}

static bool ends_phrase(const definitions *d, const symbols *table, const text *t, uint32_t at)
{
    return t->tokens.at[at].kind == TOKEN_MARK || meets(&symbols_token(table, at)->single, &d->stops);
}

/* The last noun of a kind in the noun phrase that begins at `at`. */
static noun_kind head_from(const definitions *d, const symbols *table, const text *t, uint32_t at, uint32_t limit)
{
    noun_kind kind = NOUN_NONE;
    for (uint32_t i = at; i < limit && i < at + PHRASE_MOST; i++) {
        str word = text_token(t, i);
        if (str_is(word, "-"))
            continue;
        if (ends_phrase(d, table, t, i))
            break;
        noun_kind here = t->tokens.at[i].shape == SHAPE_LOWER ? kind_of(d, symbols_token(table, i)) : NOUN_NONE;
        if (here)
            kind = here;
    }
    return kind;
}

noun_kind definition_after(const definitions *d, const symbols *table, const text *t, uint32_t last, uint32_t limit)
{
    uint32_t at = last;
    if (at + 2 >= limit)
        return NOUN_NONE;
    bool comma = str_is(text_token(t, at), ",") || str_is(text_token(t, at), "(");
    if (!comma && !is_copula(text_token(t, at)))
        return NOUN_NONE;
    at++;
    if (str_is(text_token(t, at), "one") && at + 2 < limit && str_is(text_token(t, at + 1), "of"))
        at += 2;
    if (!is_article(text_token(t, at)))
        return NOUN_NONE;
    return head_from(d, table, t, at + 1, limit);
}

noun_kind definition_before(const definitions *d, const symbols *table, const text *t, uint32_t first, uint32_t start)
{
    uint32_t at = first;
    if (at > start && is_article(text_token(t, at - 1)))
        at--;
    if (at > start && str_is(text_token(t, at - 1), "as"))
        at--;
    if (at <= start + 1 || !meets(&symbols_token(table, at - 1)->single, &d->naming))
        return NOUN_NONE;
    for (at--; at > start && at + 4 > first; at--) {
        noun_kind kind = kind_of(d, symbols_token(table, at - 1));
        if (kind)
            return kind;
    }
    return NOUN_NONE;
}
