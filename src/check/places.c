/* place-of-event: one person born in two cities. */
#include "check/claims.h"
#include "check/list.h"

static bool is_city(const facts *f, const claim_argument *place)
{
    static const char *const classes[] = { "city-large", "capital", "city-mid" };
    for (int i = 0; i < 3; i++) {
        int id = rule_set_class(f->rules, str_from_c(classes[i]));
        if (id >= 0 && facts_has_class(f, place->first, (unsigned)id))
            return true;
    }
    return false;
}

belie_status check_place_of_event(findings *out)
{
    const facts *f = out->f;
    const claim **first = arena_array(out->memory, f->entities.len + 1, sizeof *first);
    if (!first)
        return error_no_memory(out->error);
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *place = claim_role(c, "place");
        if (strcmp(c->by->type, "born-in") != 0 || !place || place->entity < 0 || !claim_is_plain(c) ||
            !is_city(f, place))
            continue;
        const claim_argument *person = claim_role(c, "who");
        int32_t who = person ? person->entity : -1;
        if (who < 0)
            continue;
        const claim *before = first[who];
        if (!before) {
            first[who] = c;
            continue;
        }
        const claim_argument *other = claim_role(before, "place");
        out->comparisons++;
        if (other->entity == place->entity)
            continue;
        evidence places[2] = { { before->first, before->last, facts_quote(f, other->first, other->last), before, before->by },
                               { c->first, c->last, facts_quote(f, place->first, place->last), c, c->by } };
        belie_status status = findings_add(out, check_named("place-of-event"), BELIE_WARNING, 0.85, places, 2, NULL,
                                           "%s is said to have been born in %s here and in %s there",
                                           f->entities.at[who].name, places[0].says, places[1].says);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}
