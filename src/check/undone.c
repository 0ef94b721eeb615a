/* polarity of what was never done and is spoken of as done: "his book was never translated" and "the Polish translation of his
 * book".  The noun must be made of the verb, and be of the same thing. */
#include "check/universal.h"

#include "check/claims.h"
#include "check/spelling.h"
#include "check/words.h"
#include "facts/participants.h"

enum { UNDONE_MOST = 24, TOKENS_APART = 1500, SHARED_LEAST = 3, BESIDE = 4 };

typedef struct undone {
    findings *out;
    const facts *f;
    word_reader words;
    participant_classes people;
} undone;

static bool is_elsewhere(const facts *f, uint32_t sentence_index)
{
    static const char *const words[] = { "later", "until", "would", "will", "could", "might", "planned", "plan", "plans", "proposed", "if",
                                         "yet", "again", "eventually", "finally", "before", "against", "no", "not", "without", "cost",
                                         "hoped", "hope", "after", "now", "another", "new", "first", "second", NULL };
    const sentence *s = &f->text->sentences.at[sentence_index];
    return facts_has_any(f, s->first, s->last, words) || sentence_is_dated(f, s);
}

/* Whether a noun is made of a verb: translated, translation; paved, paving; repaired, repairs. */
static bool is_made_of(str noun, str verb)
{
    static const char *const endings[] = { "ion", "ment", "al", "ing", "ure", "ance", "ence" };
    size_t shared = letters_shared(noun, verb);
    if (shared < SHARED_LEAST || shared + 3 < verb.len)
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(noun, str_from_c(endings[i])) && noun.len > verb.len - 2)
            return true;
    return false;
}

/* Whether the noun at a token is of a thing: "the translation of his book", "the book's translation". */
static bool is_of(const undone *u, uint32_t at, uint64_t theme)
{
    const facts *f = u->f;
    if (facts_is_word(f, at + 1, "of")) {
        thing of = thing_from(f, &u->people, at + 2);
        for (uint32_t i = of.first; of.definite && i < of.last; i++)
            if (facts_noun(f, i) == theme)
                return true; /* "of the book sold well" */
        return false;
    }
    for (uint32_t i = at; i-- > 1 && i + 2 >= at;)
        if (facts_has_class(f, i, CLASS_POSSESSIVE))
            return thing_before(f, &u->people, i).noun == theme;
    return false;
}

/* Whether "the", "its" or a possessive stands before it; "a translation of the book" would be one of many. */
static bool is_definite(const undone *u, uint32_t at)
{
    for (uint32_t i = at; i-- > 0 && i + BESIDE >= at && u->f->text->tokens.at[i].kind == TOKEN_WORD;)
        if (facts_is_word(u->f, i, "the") || facts_has_class(u->f, i, CLASS_POSSESSIVE))
            return true;
    return false;
}

static belie_status compare(const undone *u, const claim *c, const claim_argument *verb)
{
    const facts *f = u->f;
    uint64_t theme = thing_before(f, &u->people, c->first).noun;
    str done = text_token(f->text, verb->first);
    uint32_t from = c->first > TOKENS_APART ? c->first - TOKENS_APART : 1;
    uint32_t end = c->last + TOKENS_APART < f->text->tokens.len ? c->last + TOKENS_APART : (uint32_t)f->text->tokens.len;
    for (uint32_t at = from; theme && at < end; at++) {
        if ((at >= c->first && at < c->last) || !is_made_of(text_token(f->text, at), done) || !is_of(u, at, theme))
            continue;
        uint32_t here = facts_sentence(f, at);
        u->out->comparisons++;
        if (here == c->sentence || !is_definite(u, at) || is_elsewhere(f, here))
            continue;
        uint32_t last = facts_is_word(f, at + 1, "of") && at + BESIDE <= end ? at + BESIDE : at + 1;
        evidence no = { c->first, c->last, facts_quote(f, c->first, c->last), c, c->by };
        evidence yes = { at, last, facts_quote(f, at, last), NULL, c->by };
        evidence places[2] = { c->first < at ? no : yes, c->first < at ? yes : no };
        return findings_add(u->out, check_named("polarity"), BELIE_WARNING, 0.65, places, 2, "what was not done is spoken of as done",
                            "\"%s\" here, and \"%s\" there", places[0].says, places[1].says);
    }
    return BELIE_OK;
}

/* "Was not finished in 1910", "at first": then it may have been. */
static bool is_dated(const facts *f, const claim *c)
{
    static const char *const words[] = { "yet", "first", "until", "then", "originally", "initially", "still", "by", "when", "while", NULL };
    const sentence *s = &f->text->sentences.at[c->sentence];
    if (facts_has_any(f, s->first, s->last, words))
        return true;
    return facts_date_from(f, s->first) < f->dates.len && f->mentions.at[f->dates.at[facts_date_from(f, s->first)].mention].first < s->last;
}

belie_status undone_check(findings *out)
{
    const facts *f = out->f;
    undone u = { .out = out, .f = f, .people = participant_classes_of(f) };
    belie_status status = BELIE_OK;
    word_reader_init(&u.words, f);
    size_t looked = 0;
    claim_walk w = claims_of_one(f, "denied");
    for (const claim *c; looked < UNDONE_MOST && status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        const claim_argument *verb = claim_is(c, "denied") ? claim_role(c, "verb") : NULL;
        bool be = verb && (facts_is_word(f, c->first, "was") || facts_is_word(f, c->first, "were") || facts_is_word(f, verb->first - 1, "been"));
        if (!be || (c->mood & ~(unsigned)MOOD_NEGATED) || !facts_has_class(f, verb->first, u.words.verb_past) || is_dated(f, c))
            continue;
        looked++;
        status = compare(&u, c, verb);
    }
    return status;
}
