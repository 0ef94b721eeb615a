/* age: births, ages and dates of one person that do not fit, and children older than their parents. */
#include "check/age_apart.h"
#include "check/claims.h"
#include "check/list.h"
#include "check/lives.h"
#include "check/tellings.h"

enum { PARENT_DAYS = 12 * 365 };

/* A child born before its parent, or so soon after it that a parent of twelve would have to be a mistake. */
static belie_status compare_children(lives *l)
{
    belie_status status = BELIE_OK;
    claim_walk w = claims_of_one(l->f, "child-of");
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        const claim_argument *child = claim_role(c, "who"), *parent = claim_role(c, "parent");
        if (!claim_is(c, "child-of") || !child || !parent || child->entity < 0 || parent->entity < 0 ||
            child->entity == parent->entity || !claim_is_plain(c))
            continue;
        const bound *born = &l->of[child->entity].born.most;
        bound before = l->of[parent->entity].born.least;
        before.day += PARENT_DAYS;
        if (lives_clash(l, &before, born))
            status = lives_report(l, "age", &before, born, "the parent of %s is born in %s, the child in %s",
                                  l->f->entities.at[child->entity].name);
    }
    return status;
}

/* "Her first child was born in 1958", of a mother born in 1950. */
static belie_status compare_births(lives *l)
{
    belie_status status = BELIE_OK;
    claim_walk w = claims_of_one(l->f, "bore");
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        const claim_argument *parent = claim_role(c, "who");
        int64_t first, last;
        if (!claim_is(c, "bore") || !parent || parent->entity < 0 || !claim_is_plain(c) || !claim_days(l->f, c, "date", &first, &last))
            continue;
        bound before = l->of[parent->entity].born.least, birth = { last, c, NULL, "date" };
        before.day += PARENT_DAYS;
        if (lives_clash(l, &before, &birth))
            status = lives_report(l, "age", &before, &birth, "%s is born in %s and has a child in %s",
                                  l->f->entities.at[parent->entity].name);
    }
    return status;
}

belie_status check_age(findings *out)
{
    lives l;
    belie_status status = lives_gather(&l, out);
    bool two = tellings_have_namesakes(out->f); /* "the elder, born in 1902" */
    for (size_t i = 0; status == BELIE_OK && !two && i < l.f->entities.len; i++) {
        const life *of = &l.of[i];
        const char *name = l.f->entities.at[i].name;
        if (lives_clash(&l, &of->aged.least, &of->born.most))
            status = lives_report(&l, "age", &of->aged.least, &of->born.most, "%s: the age %s does not fit the birth in %s", name);
        else if (lives_clash(&l, &of->born.least, &of->aged.most))
            status = lives_report(&l, "age", &of->aged.most, &of->born.least, "%s: the age %s does not fit the birth in %s", name);
        else if (lives_clash(&l, &of->aged.least, &of->aged.most))
            status = lives_report(&l, "age", &of->aged.least, &of->aged.most, "%s: the ages %s and %s do not fit their dates", name);
    }
    if (status == BELIE_OK)
        status = compare_births(&l);
    if (status == BELIE_OK)
        status = compare_children(&l);
    return status == BELIE_OK ? ages_compare_apart(out) : status;
}
