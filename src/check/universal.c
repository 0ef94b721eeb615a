/* polarity of all and none: "every owner signed" and "Ebanks, who refused to sign"; "none of the pupils failed" and "the two
 * pupils who failed".  The one must be of those who are all, and nothing may part the times. */
#include "check/universal.h"

#include "check/claims.h"
#include "check/words.h"
#include "facts/participants.h"

enum { WHOLES_MOST = 32, REACH = 6, TOKENS_APART = 2000 };

typedef struct universals {
    findings *out;
    const facts *f;
    word_reader words;
    participant_classes people;
    int modal, number;
    const claim *whole[WHOLES_MOST]; /* all-did, none-did */
    uint64_t verb[WHOLES_MOST];
    uint32_t count;
} universals;

static bool is_elsewhere(const facts *f, uint32_t sentence_index)
{
    static const char *const words[] = { "later", "again", "previous", "previously", "earlier", "next", "second", "another", "other", "first",
                                         "until", "finally", "eventually", "once", "yet", "except", "but", "apart", "almost", "nearly",
                                         "usually", "often", "would", "if", "season", "match", "game", "last", NULL };
    const sentence *s = &f->text->sentences.at[sentence_index];
    return facts_has_any(f, s->first, s->last, words);
}

/* "No file is made when", "all folds are closed": a rule, not what happened once. */
static bool is_rule(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const rules[] = { "is", "are", "be", "gets", "get", "isn't", "aren't", NULL };
    return facts_has_any(f, first, last, rules);
}

static void read_wholes(universals *u)
{
    const facts *f = u->f;
    static const char *const relations[] = { "none-did", "all-did", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; u->count < WHOLES_MOST && (c = claims_next(&w)) != NULL;) {
        const claim_argument *verb = claim_role(c, "verb");
        bool none = claim_is(c, "none-did");
        if ((!none && !claim_is(c, "all-did")) || !verb || (c->mood & ~(unsigned)(none ? MOOD_NEGATED : 0)) || is_elsewhere(f, c->sentence) ||
            is_rule(f, c->first, c->last) ||
            (c->first > 0 && (facts_is_word(f, c->first - 1, "not") || facts_is_word(f, c->first - 1, "of") || facts_is_word(f, c->first - 1, "in"))))
            continue;
        u->verb[u->count] = word_stem(&u->words, verb->first);
        u->whole[u->count] = c;
        u->count += u->verb[u->count] != 0;
    }
}

/* The noun of those who are all or none; 0: everybody. */
static uint64_t noun_of(const universals *u, const claim *c)
{
    const claim_argument *noun = claim_role(c, "noun");
    return noun && noun->last > noun->first ? facts_noun(u->f, noun->last - 1) : 0;
}

/* Whether what is done by all is not what is done by the one: two nouns. */
static bool differ_in_object(const universals *u, uint32_t a, uint32_t b)
{
    if (facts_has_class(u->f, a, u->modal) || facts_has_class(u->f, b, u->modal))
        return false; /* "the pupils who failed will" */
    thing x = thing_from(u->f, &u->people, a), y = thing_from(u->f, &u->people, b);
    return x.noun && y.noun && x.noun != y.noun;
}

static belie_status report(const universals *u, const claim *whole, uint32_t first, uint32_t last, const claim *from)
{
    const facts *f = u->f;
    evidence a = { whole->first, whole->last, facts_quote(f, whole->first, whole->last), whole, whole->by };
    evidence b = { first, last, facts_quote(f, first, last), from, from ? from->by : whole->by };
    evidence places[2] = { whole->first < first ? a : b, whole->first < first ? b : a };
    return findings_add(u->out, check_named("polarity"), BELIE_WARNING, 0.7, places, 2, "one is an exception to what is said of all",
                        "\"%s\" here, and \"%s\" there", places[0].says, places[1].says);
}

static bool is_clause(const facts *f, uint32_t at)
{
    return at > 0 && (facts_is_word(f, at - 1, "who") || facts_is_word(f, at - 1, "which") || facts_is_word(f, at - 1, "that"));
}

/* "Captain Ebanks, who refused to sign": a name, or one of the same noun. */
static belie_status compare_denial(const universals *u, uint32_t index, const claim *denied)
{
    const claim *whole = u->whole[index];
    const claim_argument *verb = claim_role(denied, "verb");
    if (whole->sentence == denied->sentence || is_elsewhere(u->f, denied->sentence))
        return BELIE_OK;
    u->out->comparisons++;
    uint32_t at = denied->first;
    bool clause = is_clause(u->f, at);
    at -= !clause ? 0 : at > 1 && facts_is_word(u->f, at - 2, ",") ? 2 : 1;
    thing subject = thing_before(u->f, &u->people, at);
    if (at > 0 && facts_entity_at(u->f, at - 1) >= 0)
        subject.entity = facts_entity_at(u->f, at - 1);
    uint64_t noun = noun_of(u, whole);
    bool one_of_all = subject.entity >= 0 ? u->f->entities.at[subject.entity].type == CLASS_PERSON : subject.noun && subject.noun == noun;
    if (!one_of_all || is_rule(u->f, at, denied->last) || differ_in_object(u, claim_role(whole, "verb")->last, verb->last))
        return BELIE_OK;
    return report(u, whole, denied->first, denied->last, denied);
}

/* "The text", "two pupils", "somebody who": not "text loaded" in a table or a list of states. */
static bool is_told(const universals *u, uint32_t first, uint32_t last)
{
    static const char *const whose[] = { "the", "this", "these", "that", "those", "who", "which", "his", "her", "its", "their", "our", "some", NULL };
    for (uint32_t at = first; at < last; at++)
        if (facts_is_any(u->f, at, whose) || u->f->text->tokens.at[at].kind == TOKEN_NUMBER || facts_has_class(u->f, at, u->number))
            return true;
    return false;
}

/* "The two pupils who failed": the noun of which there is none, right before its verb. */
static belie_status compare_said(const universals *u, uint32_t index)
{
    const facts *f = u->f;
    const claim *whole = u->whole[index];
    uint64_t noun = noun_of(u, whole);
    bool survivors = !noun && u->verb[index] == word_stem_of("survive"); /* "none survived" and "the cook, who survived" */
    uint32_t from = whole->first > TOKENS_APART ? whole->first - TOKENS_APART : 1;
    uint32_t end = whole->last + TOKENS_APART < f->text->tokens.len ? whole->last + TOKENS_APART : (uint32_t)f->text->tokens.len;
    for (uint32_t at = from; (noun || survivors) && at < end; at++) {
        if ((at >= whole->first && at < whole->last) || word_stem(&u->words, at) != u->verb[index] ||
            facts_sentence(f, at) == whole->sentence)
            continue;
        uint32_t before = at - 1;
        while (before > 0 && (facts_has_class(f, before, u->people.auxiliary) || facts_is_word(f, before, "who") || facts_is_word(f, before, "that")))
            before--;
        bool denied = facts_is_word(f, at - 1, "not") || facts_is_word(f, at - 1, "never");
        bool who = facts_is_word(f, at - 1, "who");
        if (denied || (survivors ? !who : facts_noun(f, before) != noun) || is_rule(f, before, at) || is_elsewhere(f, facts_sentence(f, at)) ||
            differ_in_object(u, claim_role(whole, "verb")->last, at + 1))
            continue;
        uint32_t first = before;
        while (first > 0 && before - first < REACH && f->text->tokens.at[first - 1].kind != TOKEN_MARK &&
               facts_sentence(f, first - 1) == facts_sentence(f, at))
            first--;
        bool none = facts_is_word(f, first, "no") || facts_is_word(f, first, "none") || facts_is_word(f, first, "not") || facts_is_word(f, first, "neither");
        u->out->comparisons++;
        return none || !is_told(u, first, at) ? BELIE_OK : report(u, whole, first, at + 1, NULL);
    }
    return BELIE_OK;
}

belie_status universals_check(findings *out)
{
    universals u = { .out = out, .f = out->f, .people = participant_classes_of(out->f), .modal = facts_class(out->f, "modal"),
                    .number = facts_class(out->f, "number-word") };
    belie_status status = BELIE_OK;
    word_reader_init(&u.words, out->f);
    read_wholes(&u);
    for (uint32_t k = 0; status == BELIE_OK && k < u.count; k++)
        if (claim_is(u.whole[k], "none-did"))
            status = compare_said(&u, k);
    claim_walk w = claims_of_one(out->f, "denied");
    for (const claim *c; status == BELIE_OK && u.count && (c = claims_next(&w)) != NULL;) {
        const claim_argument *verb = claim_is(c, "denied") ? claim_role(c, "verb") : NULL;
        /* "must talk with Ebanks, who refused" */
        if (!verb || ((c->mood & ~(unsigned)MOOD_NEGATED) && !is_clause(out->f, c->first)))
            continue;
        uint64_t stem = word_stem(&u.words, verb->first);
        for (uint32_t k = 0; status == BELIE_OK && k < u.count; k++)
            if (u.verb[k] == stem && claim_is(u.whole[k], "all-did"))
                status = compare_denial(&u, k, c);
    }
    return status;
}
