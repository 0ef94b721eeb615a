/* containment: "Antwerp, Norway".  The lists of places say in which countries a name is found; a country
 * among those that share many names, or that history has moved, is left alone. */
#include "check/claims.h"
#include "check/containment_apart.h"
#include "check/gazetteer.h"
#include "check/list.h"
#include "time/calendar.h"

enum { CODE = 2, BORDERS_SINCE = 1950 };

/* Borders were others: a date before 1950 near the claim. */
static bool is_history(const facts *f, const claim *c)
{
    uint32_t s = c->sentence, count = (uint32_t)f->text->sentences.len;
    uint32_t from = f->text->sentences.at[s > 2 ? s - 2 : 0].first;
    uint32_t to = f->text->sentences.at[s + 2 < count ? s + 2 : count - 1].last;
    static const char *const olden[] = { "formerly", "ancestors", "family", "empire", "emigrated", "fled", "refugees", NULL };
    if (facts_has_any(f, f->text->sentences.at[s].first, f->text->sentences.at[s].last, olden))
        return true;
    int64_t since = calendar_day(BORDERS_SINCE, 1, 1);
    for (size_t i = facts_mention_from(f, from); i < f->mentions.len && f->mentions.at[i].first < to; i++) {
        int32_t date = f->mentions.at[i].date;
        if (date >= 0 && f->dates.at[date].has_interval && f->dates.at[date].first_day != INT64_MIN && f->dates.at[date].first_day < since)
            return true;
    }
    return false;
}

static str country_of(const facts *f, const claim_argument *in)
{
    int country = facts_class(f, "country"), nation = facts_class(f, "nationality");
    str code = country >= 0 ? symbols_value(f->table, in->first, in->last, (unsigned)country) : STR("");
    if (!code.len && nation >= 0)
        code = symbols_value(f->table, in->first, in->last, (unsigned)nation);
    return code.len > CODE && code.ptr[CODE] == '-' ? str_of(code.ptr, CODE) : code;
}

/* Georgia is a state too. */
static bool is_state(const facts *f, const claim_argument *in)
{
    int state = facts_class(f, "us-state");
    return state >= 0 && symbols_value(f->table, in->first, in->last, (unsigned)state).len > 0;
}

belie_status check_containment(findings *out)
{
    const facts *f = out->f;
    claim_walk w = claims_of_one(f, "lies-in");
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        const claim_argument *place = claim_role(c, "place"), *in = claim_role(c, "in");
        if (!claim_is(c, "lies-in") || !place || !in || (c->mood & (MOOD_NEGATED | MOOD_FORMER | MOOD_CORRECTED)))
            continue;
        str code = country_of(f, in);
        if (is_state(f, in) || country_of(f, place).len)
            continue;
        gazetteer_answer lies = gazetteer_lies_in(f, place->first, place->last, code);
        out->comparisons += lies != GAZETTEER_UNKNOWN;
        if (lies != GAZETTEER_OUTSIDE || is_history(f, c))
            continue;
        evidence piece = claim_evidence(f, c, "place");
        belie_status status = findings_add(out, check_named("containment"), BELIE_WARNING, 0.8, &piece, 1,
                                           "the lists know places of the name in other countries alone",
                                           "%s is put into %s, and no place of that name is known there",
                                           claim_words(f, c, "place"), claim_words(f, c, "in"));
        if (status != BELIE_OK)
            return status;
    }
    return check_containment_apart(out);
}
