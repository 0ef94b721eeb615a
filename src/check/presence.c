/* How many were there: a number, and the names of those who were; all, and one who was absent. */
#include "check/presence.h"

#include "check/claims.h"
#include "check/list_count.h"
#include "check/words.h"

enum { PRESENT_MOST = 30, SLIP = 3, FAR = 40 };

static int number_of(const facts *f, const claim *c)
{
    const claim_argument *n = claim_role(c, "n");
    return n && n->quantity >= 0 && f->quantities.at[n->quantity].written < 1000 ? (int)f->quantities.at[n->quantity].written : 0;
}

static bool is_plain(const claim *c)
{
    return !(c->mood & ~(unsigned)(MOOD_FORMER | MOOD_ATTRIBUTED | MOOD_QUOTED));
}

/* "and three operators", "Jacoba Stuyt, from 1744": more than names. */
static bool has_numbers(const facts *f, const claim_argument *items)
{
    for (size_t i = facts_mention_from(f, items->first); i < f->mentions.len && f->mentions.at[i].first < items->last; i++)
        if (f->mentions.at[i].entity < 0)
            return true;
    return false;
}

/* A number and a list: of one claim, or of two. */
static belie_status compare_list(findings *out, const claim *number, const claim *list)
{
    const facts *f = out->f;
    const claim_argument *n = claim_role(number, "n"), *items = claim_role(list, "items");
    uint32_t least, most, said = (uint32_t)number_of(f, number);
    if (!n || !items || has_numbers(f, items) || !list_items(f, items, &least, &most))
        return BELIE_OK;
    if (facts_is_word(f, items->last, ",") && facts_is_word(f, items->last + 1, "and"))
        return BELIE_OK; /* "and of course the dog" */
    for (uint32_t at = items->first; at < items->last; at++)
        if (facts_is_word(f, at, "both")) /* "both churchwardens (Mrs Tapscott and Mr Yeo)" */
            least++, most++;
    out->comparisons++;
    if (said < 2 || said > PRESENT_MOST || (said >= least && said <= most) || said + SLIP < least || said > most + SLIP)
        return BELIE_OK;
    const char *shown = arena_printf(out->memory, "%u names", said < least ? least : most);
    evidence places[2] = { { n->first, number == list ? items->first : number->last, facts_quote(f, n->first, n->last), number, number->by },
                           { items->first, items->last, shown, list, list->by } };
    return shown ? findings_add(out, check_named("attendance"), BELIE_WARNING, 0.85, places, 2, NULL,
                                "%s are said to be there, and %s follow", places[0].says, shown)
                 : error_no_memory(out->error);
}

/* "Four persons were on the bridge" and "those who had been on the bridge: ...". */
static belie_status check_place(findings *out, const claim *those)
{
    const facts *f = out->f;
    const claim *number = NULL;
    word_reader words;
    word_reader_init(&words, f);
    uint64_t where = word_stem(&words, claim_role(those, "where")->first);
    claim_walk w = claims_of_one(f, "present-count");
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        if (!claim_is(c, "present-count") || !is_plain(c) || word_stem(&words, claim_role(c, "where")->first) != where)
            continue;
        if (number)
            return BELIE_OK;
        number = c;
    }
    return number && where ? compare_list(out, number, those) : BELIE_OK;
}

/* "All seven members were present", and one is absent. */
static belie_status compare_all(findings *out, const claim *all, const claim *absent)
{
    const facts *f = out->f;
    uint32_t gap = all->sentence > absent->sentence ? all->sentence - absent->sentence : absent->sentence - all->sentence;
    out->comparisons++;
    if (!is_plain(all) || (absent->mood & (MOOD_HYPOTHETICAL | MOOD_PLANNED | MOOD_HEDGED)) || gap == 0 || gap > FAR || !claim_is(absent, "person-absent"))
        return BELIE_OK;
    sentence s = facts_sentence_around(f, absent->first, absent->last);
    static const char *const staff[] = { "secretary", "clerk", "had", NULL };
    static const char *const times[] = { "last", "previous", "previously", "until", "then", "later", "next", NULL };
    for (uint32_t at = s.first; at < s.last; at++)
        if (facts_is_any(f, at, times) || (at < absent->last && facts_is_any(f, at, staff)))
            return BELIE_OK;
    evidence places[2] = { { all->first, all->last, "all present", all, all->by }, claim_evidence(f, absent, "who") };
    places[1].says = "absent";
    return findings_add(out, check_named("attendance"), BELIE_WARNING, 0.7, places, 2, NULL, "all are present, and %s is absent",
                        claim_words(f, absent, "who"));
}

/* The only claim of a relation that the author states, or NULL. */
static const claim *only_claim(const facts *f, const char *relation_name)
{
    const claim *found = NULL;
    claim_walk w = claims_of_one(f, relation_name);
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        if (!claim_is(c, relation_name) || !is_plain(c) || (found && c->first < found->last))
            continue;
        if (found)
            return NULL;
        found = c;
    }
    return found;
}

belie_status presence_check(findings *out, const claim *absent)
{
    const facts *f = out->f;
    const claim *names = only_claim(f, "present-named");
    belie_status status = BELIE_OK;
    static const char *const relations[] = { "present-list", "present-those", "all-present", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        if (claim_is(c, "present-list") && is_plain(c))
            status = compare_list(out, c, c);
        else if (claim_is(c, "present-those") && is_plain(c))
            status = check_place(out, c);
        else if (claim_is(c, "all-present") && absent)
            status = compare_all(out, c, absent);
        else if (claim_is(c, "members-there") && names && is_plain(c) && c->sentence != names->sentence)
            status = compare_list(out, c, names);
    }
    return status;
}
