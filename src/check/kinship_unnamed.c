/* kinship-sex, of those who have no name: "your nephew ... tell her", "one child, a daughter" and "his son", "a girl of nine"
 * and "the boy".  Nobody else of that sex may stand near. */
#include "check/kinship.h"

#include "check/claims.h"

enum { TOKENS_AHEAD = 60, SENTENCES_AHEAD = 2 };

static belie_status report(const kinship *k, const claim *a, const claim *b)
{
    evidence places[2] = { claim_evidence(k->f, a, "as"), claim_evidence(k->f, b, "as") };
    return findings_add(k->out, check_named("kinship-sex"), BELIE_WARNING, 0.7, places, 2, "nobody else of the text can be meant",
                        "one person is \"%s\" here and \"%s\" there", places[0].says, places[1].says);
}

/* "Her" of a person: not "her harbours", which may be a country's. */
static bool is_object(const facts *f, uint32_t at)
{
    return f->text->tokens.at[at + 1].kind != TOKEN_WORD || facts_is_word(f, at + 1, "that") || facts_is_word(f, at + 1, "to") ||
           facts_is_word(f, at + 1, "from") || facts_is_word(f, at + 1, "for");
}

/* The first "he" or "she" behind a claim that is of the other sex, or UINT32_MAX. */
static uint32_t other_pronoun(const kinship *k, const claim *c, int sex)
{
    static const char *const words[2][4] = { { "he", "him", "himself", NULL }, { "she", "herself", "her", NULL } };
    const facts *f = k->f;
    uint32_t last = c->sentence + SENTENCES_AHEAD < f->text->sentences.len ? c->sentence + SENTENCES_AHEAD : (uint32_t)f->text->sentences.len - 1;
    uint32_t end = f->text->sentences.at[last].last;
    for (uint32_t at = c->last; at + 1 < end && at < c->last + TOKENS_AHEAD; at++)
        if (facts_is_any(f, at, words[!sex]) && (!facts_is_word(f, at, "her") || is_object(f, at)))
            return f->text->tokens.at[at].flags & TOKEN_PARAGRAPH ? UINT32_MAX : at; /* a paragraph begins with whom the text is about */
    return UINT32_MAX;
}

/* "Your nephew ... tell her", "her niece, Robin ... he": a pronoun of the other sex, and nobody else near. */
static belie_status compare_pronoun(const kinship *k, const claim *c)
{
    const claim_argument *as = claim_role(c, "as"), *who = claim_role(c, "who");
    int sex = as ? kinship_sex_of_noun(k, as) : -1;
    uint32_t at = sex >= 0 ? other_pronoun(k, c, sex) : UINT32_MAX;
    if (at == UINT32_MAX)
        return BELIE_OK;
    k->out->comparisons++;
    static const char *const objects[] = { "him", "her", NULL };
    bool subject = c->first == k->f->text->sentences.at[c->sentence].first; /* "Mother stayed with him" */
    if (subject && facts_sentence(k->f, at) == c->sentence && facts_is_any(k->f, at, objects))
        return BELIE_OK;
    if (kinship_others_can_be(k, at, who ? who->entity : -1, !sex, UINT32_MAX))
        return BELIE_OK;
    evidence places[2] = { claim_evidence(k->f, c, "as"), { at, at + 1, facts_quote(k->f, at, at + 1), NULL, c->by } };
    return findings_add(k->out, check_named("kinship-sex"), BELIE_WARNING, 0.7, places, 2, "nobody else of the text can be meant",
                        "one person is \"%s\" here and \"%s\" there", places[0].says, places[1].says);
}

/* Words of other children than the one that is told of, or of another marriage. */
static bool tells_of_more_children(const facts *f)
{
    enum { LOOKED_MOST = 3000 };
    static const char *const words[] = { "sons", "daughters", "stepson", "stepdaughter", "marriage", "remarried", "adopted",
                                         "grandson", "granddaughter", NULL };
    for (uint32_t at = 0; at < f->text->tokens.len && at < LOOKED_MOST; at++)
        if (facts_is_any(f, at, words) && !(facts_is_word(f, at, "first") && facts_is_word(f, at + 1, "of")))
            return true;
    return false;
}

/* "Their only child, a daughter" and "his son". */
static belie_status compare_children(const kinship *k)
{
    const claim *only = NULL, *other = NULL;
    const facts *f = k->f;
    claim_walk w = claims_of_one(f, "only-child");
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        if (!claim_is(c, "only-child") || (c->mood & (MOOD_NEGATED | MOOD_HYPOTHETICAL)))
            continue;
        if (only && kinship_sex_of_noun(k, claim_role(only, "as")) != kinship_sex_of_noun(k, claim_role(c, "as")))
            return report(k, only, c);
        only = only ? only : c;
    }
    w = claims_of_one(f, "a-child");
    for (const claim *c; only && !other && (c = claims_next(&w)) != NULL;) {
        if (claim_is(c, "a-child") && kinship_sex_of_noun(k, claim_role(c, "as")) != kinship_sex_of_noun(k, claim_role(only, "as")))
            other = c;
    }
    if (!other)
        return BELIE_OK;
    k->out->comparisons++;
    const claim *first = only->first < other->first ? only : other;
    return tells_of_more_children(f) ? BELIE_OK : report(k, first, first == only ? other : only);
}

static bool is_girl_or_boy(const kinship *k, const claim *c)
{
    static const char *const words[] = { "boy", "girl", "man", "woman", NULL };
    return facts_is_any(k->f, claim_role(c, "as")->last - 1, words);
}

/* Whether a word between two places is of a child or of somebody with a name: "the boy" may be that one. */
static bool another_child_before(const kinship *k, uint32_t token_index, const claim *told)
{
    static const char *const words[] = { "boy", "boys", "girl", "girls", "child", "children", "kid", "kids", "son", "sons", "daughter",
                                         "daughters", "brother", "brothers", "sister", "sisters", "pupil", "pupils", "student", "students",
                                         "teenager", "teenagers", "youth", "baby", "twins", "nephew", "niece", "friend", "friends",
                                         "cousin", "two", "three", "both", "other", "man", "men", "woman", "women", "people",
                                         "couple", "husband", "wife", "another", "others", "accomplice", NULL };
    const facts *f = k->f;
    bool grown = facts_is_word(f, claim_role(told, "as")->last - 1, "man") || facts_is_word(f, claim_role(told, "as")->last - 1, "woman");
    for (uint32_t at = 0; at < token_index; at++)
        if ((at < told->first || at >= told->last) && (facts_is_any(f, at, words) || (grown && kinship_is_of_either_sex(k, at))))
            return true;
    for (size_t i = 0; i < f->mentions.len && f->mentions.at[i].first < token_index; i++)
        if (f->mentions.at[i].type == CLASS_PERSON && f->mentions.at[i].entity >= 0 && f->entities.at[f->mentions.at[i].entity].sex == 0)
            return true;
    return false;
}

/* "The boy in the ticket office": told apart by where he is, so nobody that is known. */
static bool is_placed(const facts *f, const claim *c)
{
    static const char *const words[] = { "in", "at", "on", "behind", "from", "next", "who", "with", NULL };
    return facts_is_any(f, claim_role(c, "as")->last, words);
}

/* "A girl of nine" and "the boy", who alone is a child of the text. */
static belie_status compare_definite(const kinship *k, const claim **told, const claim *c)
{
    if (!is_girl_or_boy(k, c))
        return BELIE_OK;
    if (!*told) {
        *told = facts_is_word(k->f, c->first, "a") || facts_is_word(k->f, c->first, "an") ? c : NULL;
        return BELIE_OK;
    }
    k->out->comparisons++;
    bool same = kinship_sex_of_noun(k, claim_role(*told, "as")) == kinship_sex_of_noun(k, claim_role(c, "as"));
    if (same || !facts_is_word(k->f, c->first, "the") || is_placed(k->f, c) || another_child_before(k, c->first, *told))
        return BELIE_OK;
    return report(k, *told, c);
}

belie_status kinship_compare_unnamed(const kinship *k)
{
    enum { CLAIMS_LOOKED = 3000 };
    const claim *told = NULL;
    belie_status status = compare_children(k);
    size_t looked = 0;
    static const char *const relations[] = { "kin", "sexed", "sex-told", NULL };
    claim_walk w = claims_of(k->f, relations);
    for (const claim *c; looked < CLAIMS_LOOKED && status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        bool named = claim_is(c, "kin") || claim_is(c, "sexed");
        if ((!named && !claim_is(c, "sex-told")) || (c->mood & (MOOD_NEGATED | MOOD_HYPOTHETICAL | MOOD_QUOTED)))
            continue;
        looked++;
        status = compare_pronoun(k, c);
        if (status == BELIE_OK && !named && looked < TOKENS_AHEAD)
            status = compare_definite(k, &told, c);
    }
    return status;
}
