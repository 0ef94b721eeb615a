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

belie_status check_nationality(findings *out)
{
    const facts *f = out->f;
    int country = rule_set_class(f->rules, STR("nationality"));
    const claim **first = arena_array(out->memory, f->entities.len + 1, sizeof *first);
    if (!first)
        return error_no_memory(out->error);
    for (size_t i = 0; country >= 0 && i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *who = claim_role(c, "who"), *of = claim_role(c, "of");
        if (!claim_is(c, "nationality") || !who || !of || who->entity < 0 || !claim_is_plain(c))
            continue;
        const claim *before = first[who->entity];
        first[who->entity] = before ? before : c;
        if (!before)
            continue;
        const claim_argument *other = claim_role(before, "of");
        str x = symbols_value(f->table, of->first, of->last, (unsigned)country);
        str y = symbols_value(f->table, other->first, other->last, (unsigned)country);
        out->comparisons++;
        if (!x.len || !y.len || agree(x, y) || speaks_of_citizenship(f))
            continue;
        belie_status status = report(out, who->entity, before, c);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}
