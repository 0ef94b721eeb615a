/* after-death and place-of-event: what one person cannot have done or had. */
#include "check/people.h"

#include "check/claims.h"
#include "check/list.h"

/* Among more entities a pronoun is not resolved; of more deaths the deeds are not looked at: the work
 * must grow with the text. */
enum { PEOPLE_AMONG = 500, DEATHS_MOST = 64, SENTENCES_BACK = 2 };

/* The one person of the text that can have the sex, or -1. */
static int32_t only_person(const facts *f, char sex)
{
    int32_t found = -1;
    if (f->entities.len > PEOPLE_AMONG)
        return -1;
    for (size_t i = 0; i < f->entities.len; i++) {
        const entity *e = &f->entities.at[i];
        if (e->type != CLASS_PERSON || (e->sex && e->sex != sex))
            continue;
        if (found >= 0)
            return -1;
        found = (int32_t)i;
    }
    return found;
}

/* The one person that can have the sex among those named in the sentences just before, or -1; -2 when
 * nobody is. */
static int32_t person_near(const facts *f, uint32_t pronoun, char sex)
{
    uint32_t here = facts_sentence(f, pronoun);
    uint32_t from = f->text->sentences.at[here > SENTENCES_BACK ? here - SENTENCES_BACK : 0].first;
    size_t low = 0, high = f->mentions.len;
    int32_t found = -2;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->mentions.at[middle].first < pronoun)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i-- > 0 && f->mentions.at[i].first >= from;) {
        int32_t who = f->mentions.at[i].entity;
        const entity *e = who >= 0 ? &f->entities.at[who] : NULL;
        if (!e || e->type != CLASS_PERSON || (e->sex && e->sex != sex) || who == found)
            continue;
        if (found >= 0)
            return -1;
        found = who;
    }
    return found;
}

int32_t claim_person(const facts *f, const claim *c, const char *role)
{
    const claim_argument *who = claim_role(c, role);
    if (!who)
        return -1;
    if (who->entity >= 0)
        return who->entity;
    char sex = facts_is_word(f, who->first, "he") ? 'm' : facts_is_word(f, who->first, "she") ? 'f' : 0;
    if (!sex)
        return -1;
    int32_t near = person_near(f, who->first, sex);
    return near == -2 ? only_person(f, sex) : near;
}

static const date_fact *date_of(const facts *f, const claim *c, const char *role)
{
    const claim_argument *a = claim_role(c, role);
    if (!a || a->date < 0 || !f->dates.at[a->date].has_interval || f->dates.at[a->date].approximate)
        return NULL;
    return &f->dates.at[a->date];
}

/* What only the living do. */
static bool is_deed(const facts *f, const claim_argument *what, int kind_class)
{
    static const char *const deeds[] = { "wed", "graduate", "resign", "retire", "appoint", "sign", "found",
                                         "invent", "arrest", "arrive", "acquire", "discover" };
    for (uint32_t at = what->first; at < what->last; at++) {
        str kind = symbols_value(f->table, at, at + 1, (unsigned)kind_class);
        for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
            if (str_is(kind, deeds[i]))
                return true;
    }
    return false;
}

static belie_status compare_deeds(findings *out, const claim *death, int32_t who, int kind_class)
{
    const facts *f = out->f;
    const char *role = claim_role(death, "end") ? "end" : "date";
    const date_fact *died = date_of(f, death, role);
    for (size_t i = 0; died && i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *what = claim_role(c, "what");
        const date_fact *when = date_of(f, c, "when");
        bool did = strcmp(c->by->type, "did") == 0 && claim_person(f, c, "who") == who;
        bool dated = strcmp(c->by->type, "dated") == 0 && what && what->entity == who && is_deed(f, what, kind_class);
        if ((!did && !dated) || !when || !claim_is_plain(c))
            continue;
        out->comparisons++;
        if (when->first_day <= died->last_day)
            continue;
        const claim_argument *end = claim_role(death, role);
        evidence places[2] = { { c->first, c->last, dated ? facts_quote(f, what->first, what->last) : facts_quote(f, c->first, c->last), c, c->by },
                               { death->first, death->last, facts_quote(f, end->first, end->last), death, death->by } };
        belie_status status = findings_add(out, check_named("after-death"), BELIE_WARNING, 0.85, places, 2, NULL,
                                           "\"%s\" is dated %s, after the death in %s", places[0].says, when->value,
                                           places[1].says);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

belie_status check_after_death(findings *out)
{
    const facts *f = out->f;
    int kind_class = rule_set_class(f->rules, STR("event-once"));
    uint32_t deaths = 0;
    for (size_t i = 0; kind_class >= 0 && i < f->claims.len && deaths < DEATHS_MOST; i++) {
        const claim *c = &f->claims.at[i];
        bool death = strcmp(c->by->type, "died") == 0 || (strcmp(c->by->type, "born") == 0 && claim_role(c, "end"));
        int32_t who = death && claim_is_plain(c) ? claim_person(f, c, "who") : -1;
        deaths += who >= 0;
        belie_status status = who >= 0 ? compare_deeds(out, c, who, kind_class) : BELIE_OK;
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

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
        int32_t who = claim_person(f, c, "who");
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
