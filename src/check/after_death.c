/* after-death: what a person does, or undergoes as only the living do, after the own death. */
#include "check/claims.h"
#include "check/list.h"
#include "check/lives.h"

/* What only the living do, of the nouns and verbs that `dated` claims have. */
static bool is_deed(const facts *f, const claim_argument *what, int kind_class)
{
    static const char *const deeds[] = { "wed", "graduate", "resign", "retire", "appoint", "sign", "found",
                                         "invent", "arrest", "arrive", "acquire", "discover" };
    for (uint32_t at = what->first; kind_class >= 0 && at < what->last; at++) {
        str kind = symbols_value(f->table, at, at + 1, (unsigned)kind_class);
        for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
            if (str_is(kind, deeds[i]))
                return true;
    }
    return false;
}

/* The role that says who did it and the one that says when; NULL: the claim is of no deed. */
static const claim_argument *doer_of(const facts *f, const claim *c, int kind_class, const char **when)
{
    *when = claim_is(c, "aged-at") ? "date" : "when";
    if (claim_is(c, "did") || claim_is(c, "aged-at"))
        return claim_role(c, "who");
    const claim_argument *what = claim_is(c, "dated") ? claim_role(c, "what") : NULL;
    return what && what->first < what->last && facts_entity_at(f, what->first) == what->entity &&
                   is_deed(f, what, kind_class)
               ? what
               : NULL;
}

/* "In 1931 the mayor ...": of an office in which somebody else follows. */
static bool is_successor(const facts *f, const claim_argument *who, int successors)
{
    if (!facts_is_word(f, who->first, "the"))
        return false;
    for (uint32_t at = who->first + 1; at < who->last; at++)
        if (facts_has_class(f, at, successors))
            return true;
    return false;
}

/* "posthumously", "his ghost": the sentence knows. */
static bool is_posthumous(const facts *f, const claim *c)
{
    static const char *const words[] = { "posthumous", "posthumously", "ghost", "spirit", "legend", "memory", "bust", "statue", NULL };
    const sentence s = facts_sentence_around(f, c->first, c->last);
    return facts_has_any(f, s.first, s.last, words);
}

/* The first day on which it can have been done: "until 1941" he did it in that year, if only for a day. */
static bool first_day_of(const facts *f, const claim *c, const char *role, int64_t *day)
{
    int64_t last;
    const claim_argument *a = claim_role(c, role);
    const date_fact *d = a && a->date >= 0 ? &f->dates.at[a->date] : NULL;
    if (claim_days(f, c, role, day, &last))
        return true;
    if (!d || !d->has_interval || d->approximate || d->first_day != INT64_MIN || d->last_day == INT64_MAX || !d->value)
        return false;
    *day = d->last_day - (strlen(d->value) == 4 ? 365 : strlen(d->value) == 7 ? 30 : 0);
    return true;
}

belie_status check_after_death(findings *out)
{
    lives l;
    int kinds = facts_class(out->f, "event-once"), successors = facts_class(out->f, "successor");
    belie_status status = lives_gather(&l, out);
    static const char *const relations[] = { "did", "aged-at", "dated", NULL };
    claim_walk w = claims_of(l.f, relations);
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        const char *when;
        int64_t first;
        const claim_argument *who = doer_of(l.f, c, kinds, &when);
        if (!who || who->entity < 0 || !claim_is_plain(c) || !first_day_of(l.f, c, when, &first))
            continue;
        const life *of = &l.of[who->entity];
        const bound *death = of->died.most.from ? &of->died.most : &of->buried.most;
        const bound deed = { first, c, NULL, when };
        if (lives_clash(&l, &deed, death) && !is_successor(l.f, who, successors) && !is_posthumous(l.f, c))
            status = lives_report(&l, "after-death", &deed, death, "%s does something in %s, after the own death in %s",
                                  l.f->entities.at[who->entity].name);
    }
    return status;
}
