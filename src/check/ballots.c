/* Votes: "voted six to three in favour" and "the five judges who voted for them".  Only where the text has
 * one vote. */
#include "check/ballots.h"

#include "check/matches.h"

enum { VOTES_LEAST = 1, VOTES_MOST = 200 };

static belie_status report(findings *out, const claim *vote, const claim *who)
{
    evidence places[2] = { claim_evidence(out->f, vote, "first"), claim_evidence(out->f, who, "n") };
    places[0].says = facts_quote(out->f, vote->first, vote->last);
    places[1].says = facts_quote(out->f, who->first, who->last);
    return findings_add(out, check_named("score"), BELIE_WARNING, 0.75, places, 2, "the text tells of one vote",
                        "the vote is \"%s\" here, and \"%s\" there", places[0].says, places[1].says);
}

/* The only vote of the text, or NULL. */
static const claim *only_vote(const facts *f)
{
    const claim *found = NULL;
    claim_walk w = claims_of_one(f, "ballot");
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        if (!claim_is(c, "ballot") || match_number(f, c, "first") < VOTES_LEAST || match_number(f, c, "second") < 0)
            continue;
        bool same = found && match_number(f, found, "first") == match_number(f, c, "first") &&
                    match_number(f, found, "second") == match_number(f, c, "second");
        if (found && !same && found->first != c->first)
            return NULL;
        found = found ? found : c;
    }
    return found;
}

/* Carried, or lost, with fewer votes. */
static belie_status check_outcome(findings *out, const claim *c)
{
    static const char *const won[] = { "carried", "passed", "adopted", "approved", "elected", "majority", NULL };
    int yes = match_number(out->f, c, "first"), no = match_number(out->f, c, "second");
    bool wins = false;
    wins |= facts_has_any(out->f, c->first, claim_role(c, "first")->first, won);
    if (!wins || (c->mood & ~(unsigned)(MOOD_ATTRIBUTED | MOOD_FORMER)) || yes < VOTES_LEAST || no < 0)
        return BELIE_OK;
    out->comparisons++;
    if (yes >= no)
        return BELIE_OK;
    evidence place = claim_evidence(out->f, c, "first");
    place.says = facts_quote(out->f, c->first, c->last);
    return findings_add(out, check_named("score"), BELIE_WARNING, 0.7, &place, 1, NULL, "the winning side has fewer votes: %s",
                        place.says);
}

/* "The four dissenters" of a vote of four to three. */
static bool is_wrong_side(const facts *f, const claim *who, int n, int yes, int no)
{
    static const char *const minority[] = { "dissenters", "dissentients", "dissented", "minority", "dissenting", NULL };
    bool few = false;
    few |= facts_has_any(f, who->first, who->last, minority);
    return few && n == (yes > no ? yes : no) && yes != no;
}

belie_status ballots_check(findings *out)
{
    const facts *f = out->f;
    const claim *vote = only_vote(f);
    belie_status status = BELIE_OK;
    static const char *const relations[] = { "ballot", "voters", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        if (claim_is(c, "ballot"))
            status = check_outcome(out, c);
        if (!vote || !claim_is(c, "voters") || c->sentence == vote->sentence || (c->mood & ~(unsigned)(MOOD_ATTRIBUTED | MOOD_QUOTED)))
            continue;
        int n = match_number(f, c, "n"), yes = match_number(f, vote, "first"), no = match_number(f, vote, "second");
        out->comparisons++;
        bool other = n != yes && n != no && n != yes + no;
        if (n > 0 && yes <= VOTES_MOST && (other || is_wrong_side(f, c, n, yes, no)))
            status = report(out, vote, c);
    }
    return status;
}
