/* nationality: one person of two countries, unless the text speaks of passports or of having both. */
#include "check/claims.h"
#include "check/list.h"

/* Whether the text speaks of having, taking or leaving a nationality. */
static bool speaks_of_citizenship(const facts *f)
{
    static const char *const words[] = { "dual", "naturalised", "naturalized", "naturalisation", "naturalization",
                                         "passport", "passports", "citizen", "nationality", "nationalities", "citizenship",
                                         "emigrated", "émigré", "exile", "descent", "parentage", "heritage" };
    for (uint32_t at = 0; at < f->text->tokens.len; at++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (facts_is_word(f, at, words[i]))
                return true;
    return false;
}

/* One code, or a country and its part. */
static bool agree(str a, str b)
{
    size_t least = a.len < b.len ? a.len : b.len;
    return memcmp(a.ptr, b.ptr, least) == 0;
}

/* Whether a text speaks of the country's people before a token. */
static bool is_told_before(const facts *f, uint32_t token_index, int country, str code)
{
    for (uint32_t at = 0; at < token_index; at++)
        if (facts_has_class(f, at, country) && agree(symbols_value(f->table, at, at + 1, (unsigned)country), code))
            return true;
    return false;
}

/* Whether the word at a token stands before it too: "an Italian chemist", "the Spanish chemist"; not of many. */
static bool is_word_before(const facts *f, uint32_t token_index)
{
    str word = text_token(f->text, token_index);
    if (word.ptr[word.len - 1] == 's')
        return false;
    for (uint32_t at = 0; at < token_index; at++)
        if (str_equal(text_token(f->text, at), word))
            return true;
    return false;
}

/* The only person whom a text has named before a token, and none beside that one up to there, or -1. */
static int32_t only_one_so_far(const facts *f, uint32_t token_index)
{
    int32_t found = -1;
    for (size_t i = 0; i < f->mentions.len && f->mentions.at[i].first < token_index; i++) {
        int32_t who = f->mentions.at[i].entity;
        if (f->mentions.at[i].type != CLASS_PERSON || who == found)
            continue;
        if (found >= 0 || who < 0)
            return -1;
        found = who;
    }
    return found;
}

/* "The Slovak said": of the one person told of, when the text has spoken of no other Slovak; "the Dutch",
 * "the Chinese" may be all of them. */
static int32_t person_meant(const facts *f, const claim *c, int country)
{
    enum { TOKENS_MOST = 2000 };
    static const char *const plural[] = { "sh", "tch", "nch", "ese", "s" };
    const claim_argument *of = claim_role(c, "of"), *as = claim_role(c, "as");
    str word = text_token(f->text, of->last - 1);
    for (size_t i = 0; !as && i < sizeof plural / sizeof *plural; i++) {
        size_t n = strlen(plural[i]);
        if (word.len >= n && memcmp(word.ptr + word.len - n, plural[i], n) == 0)
            return -1;
    }
    str code = symbols_value(f->table, of->first, of->last, (unsigned)country);
    if (c->first > TOKENS_MOST || !code.len || (as && !is_word_before(f, as->first)) || is_told_before(f, of->first, country, code))
        return -1;
    return only_one_so_far(f, c->first);
}

static belie_status report(findings *out, int32_t who, const claim *a, const claim *b)
{
    const facts *f = out->f;
    evidence places[2] = { claim_evidence(f, a, "of"), claim_evidence(f, b, "of") };
    const char *name = f->entities.at[who].name;
    const char *why = arena_printf(out->memory, "both are said of %s, and the text tells of no change", name);
    return !why ? error_no_memory(out->error)
                : findings_add(out, check_named("nationality"), BELIE_WARNING, 0.75, places, 2, why,
                               "%s is %s here and %s there", name, places[0].says, places[1].says);
}

static int32_t who_has(const facts *f, const claim *c, int country)
{
    const claim_argument *who = claim_role(c, "who");
    if (claim_is(c, "nationality-told"))
        return person_meant(f, c, country);
    return claim_is(c, "nationality") && who ? who->entity : -1;
}

belie_status check_nationality(findings *out)
{
    const facts *f = out->f;
    int country = rule_set_class(f->rules, STR("nationality"));
    const claim **first = arena_array(out->memory, f->entities.len + 1, sizeof *first);
    if (!first)
        return error_no_memory(out->error);
    for (size_t i = 0; country >= 0 && i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *of = claim_role(c, "of");
        int32_t who = of && (c->mood & ~(unsigned)(MOOD_FORMER | MOOD_PLANNED)) == 0 ? who_has(f, c, country) : -1;
        if (who < 0)
            continue;
        const claim *before = first[who];
        first[who] = before ? before : c;
        if (!before)
            continue;
        const claim_argument *other = claim_role(before, "of");
        str x = symbols_value(f->table, of->first, of->last, (unsigned)country);
        str y = symbols_value(f->table, other->first, other->last, (unsigned)country);
        out->comparisons++;
        if (!x.len || !y.len || agree(x, y) || speaks_of_citizenship(f))
            continue;
        belie_status status = report(out, who, before, c);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}
