/* role: two offices of one person at one time; then holders.c and terms.c. */
#include "check/claims.h"
#include "check/holders.h"
#include "check/list.h"
#include "check/roles_apart.h"
#include "check/terms.h"

enum { HELD_MOST = 4 };

/* Offices exclude each other within their group. */
typedef struct office {
    const claim *from;
    str group, name;
    int32_t who, of; /* of: whose office it is; -1: not said */
} office;

typedef struct roles {
    findings *out;
    const facts *f;
    int offices;
} roles;

/* Beside an office: it was another time. */
static const char *const other_times[] = { "former", "formerly", "then", "later", "became", "become", "becoming", "appointed",
                                           "elected", "previously", "until", "since", "promoted", "acting", "interim",
                                           "candidate", "nominee", "incoming", "outgoing", NULL };
/* "fisheries" of "Fisheries Minister", "minister of fisheries". */
static str portfolio(const facts *f, const claim_argument *a)
{
    static const char *const small[] = { "minister", "of", "for", "the", NULL };
    for (uint32_t at = a->first; at < a->last; at++)
        if (!facts_is_any(f, at, small))
            return text_token(f->text, at);
    return STR("");
}

static bool read_office(const roles *r, const claim *c, office *o)
{
    const claim_argument *who = claim_role(c, "who"), *what = claim_role(c, "office"), *of = claim_role(c, "of");
    if (!claim_is(c, "office") || !who || !what || who->entity < 0)
        return false;
    str value = r->offices >= 0 ? symbols_value(r->f->table, what->first, what->last, (unsigned)r->offices) : STR("");
    *o = (office){ c, STR("cabinet"), value, who->entity, of ? of->entity : -1 };
    if (!value.len)
        o->name = portfolio(r->f, what);
    else if (!str_cut(&value, ' ', &o->group))
        return false;
    else
        o->name = value;
    if (of && of->entity < 0)
        o->of = -2 - (int32_t)of->first; /* of a country: not known to be that of another claim */
    return o->name.len > 0;
}

static bool same_letters(str a, str b)
{
    for (size_t i = 0; i < a.len && a.len == b.len; i++)
        if ((a.ptr[i] | 0x20) != (b.ptr[i] | 0x20))
            return false;
    return a.len == b.len;
}

static belie_status report(roles *r, const office *a, const office *b)
{
    const office *first = a->from->first < b->from->first ? a : b, *second = first == a ? b : a;
    evidence places[2] = { claim_evidence(r->f, first->from, "office"), claim_evidence(r->f, second->from, "office") };
    return findings_add(r->out, check_named("role"), BELIE_WARNING, 0.75, places, 2,
                        "both are said of one person, and the text tells of no change", "%s is %s here and %s there",
                        r->f->entities.at[first->who].name, places[0].says, places[1].says);
}

static bool is_of_another_time(const roles *r, const office *o)
{
    enum { BESIDE = 4 };
    const claim *c = o->from;
    const sentence *s = &r->f->text->sentences.at[c->sentence];
    uint32_t from = c->first > s->first + BESIDE ? c->first - BESIDE : s->first;
    uint32_t to = c->last + BESIDE < s->last ? c->last + BESIDE : s->last;
    return facts_has_any(r->f, from, to, other_times);
}

/* Compares with the offices that the person was said to hold. */
static belie_status compare_person(roles *r, office *held, const office *o)
{
    for (int i = 0; i < HELD_MOST; i++) {
        if (!held[i].from) {
            held[i] = *o;
            return BELIE_OK;
        }
        r->out->comparisons++;
        if (!str_equal(held[i].group, o->group) || same_letters(held[i].name, o->name) ||
            (held[i].of != o->of && held[i].of >= 0 && o->of >= 0))
            continue;
        return report(r, &held[i], o);
    }
    return BELIE_OK;
}

belie_status check_role(findings *out)
{
    const facts *f = out->f;
    roles r = { out, f, facts_class(f, "office") };
    office(*held)[HELD_MOST] = arena_array(&out->scratch, f->entities.len + 1, sizeof *held);
    belie_status status = held ? BELIE_OK : error_no_memory(out->error);
    claim_walk w = claims_of_one(f, "office");
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        office o;
        if (read_office(&r, c, &o) && !is_of_another_time(&r, &o))
            status = compare_person(&r, held[o.who], &o);
    }
    if (status == BELIE_OK)
        status = holders_compare(out);
    if (status == BELIE_OK)
        status = terms_compare(out);
    return status == BELIE_OK ? check_roles_apart(out) : status;
}
