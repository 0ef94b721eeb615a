/* What checks ask of claims. */
#ifndef BELIE_CHECK_CLAIMS_H
#define BELIE_CHECK_CLAIMS_H

#include "check/check.h"

/* Whether a claim is of a relation. */
static inline bool claim_is(const claim *c, const char *relation_name)
{
    return name_is(c->relation_head, c->by->type, relation_name);
}

/* A walk through the claims of some relations, in the order of the text:
 *
 *   claim_walk w = claims_of(f, relations); for (const claim *c; (c = claims_next(&w)) != NULL;) ...
 *
 * NULL ends the list of their names, which are literals; there are no more of them than CLAIM_WALK_MOST. */
enum { CLAIM_WALK_MOST = 12 };

typedef struct claim_walk {
    const facts *f;
    uint32_t count, next[CLAIM_WALK_MOST]; /* of each relation: index + 1, or 0 */
} claim_walk;

claim_walk claims_of(const facts *f, const char *const *relations);
claim_walk claims_of_one(const facts *f, const char *relation_name);
const claim *claims_next(claim_walk *w);

/* The argument of a role, or NULL. */
static inline const claim_argument *claim_role(const claim *c, const char *role)
{
    for (uint32_t i = 0; i < c->argument_count; i++)
        if (name_is(c->arguments[i].role_head, c->arguments[i].role, role))
            return &c->arguments[i];
    return NULL;
}

/* Whether the author states it himself, as a fact: not negated, hedged, planned, attributed, ... */
bool claim_is_plain(const claim *c);
/* The exact date of a role, or NULL: none, or not exact. */
const date_fact *claim_date(const facts *f, const claim *c, const char *role);
/* The first and the last day that the date of a role can mean; a season may begin a quarter early and
 * end a quarter late.  False: no date, or one that is not bounded. */
bool claim_days(const facts *f, const claim *c, const char *role, int64_t *first, int64_t *last);
/* The claim as a piece of evidence that says what the role says: all of it, or of a long one the part
 * around the role. */
evidence claim_evidence(const facts *f, const claim *c, const char *role);
/* The rule of a name; NULL: there is none, since the rules are a user's own. */
const rule *rule_named(const facts *f, const char *rule_name);
/* Tokens as a piece of evidence, by the rule whose part the code played. */
evidence words_evidence(const facts *f, uint32_t first, uint32_t last, const char *rule_name);
/* A mention as a piece of evidence that says what is written. */
evidence mention_evidence(const facts *f, const mention *m);
/* The words of a role, or "". */
const char *claim_words(const facts *f, const claim *c, const char *role);
/* Whether a sentence names a date that has a year. */
bool sentence_is_dated(const facts *f, const sentence *s);
/* Days from `a` to `b` that lie between two intervals; 0 when they meet. */
int64_t date_gap(const date_fact *a, const date_fact *b);

#endif
