/* ordinal: one who came in two places of one contest (ranks.c); the how-manieth thing or person that is two, or
 * one that is two how-manieths. */
#include "check/claims.h"
#include "check/list.h"
#include "check/ranks.h"
#include "check/words.h"

#include "facts/numbers.h"

#include <math.h>

enum { CLAIMS_MOST = 24 };

static double rank_of(const facts *f, const claim_argument *a)
{
    static const struct { const char *word; double rank; } words[] = {
        { "gold", 1 }, { "winner", 1 }, { "winners", 1 }, { "champion", 1 }, { "champions", 1 }, { "silver", 2 }, { "runner", 2 }, { "runner-up", 2 },
        { "runners", 2 }, { "runners-up", 2 }, { "bronze", 3 },
    };
    number_classes numbers = number_classes_of(f);
    double value, rounding;
    if (a->text)
        return a->text[0] - '0';
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (facts_is_word(f, a->first, words[i].word))
            return words[i].rank;
    return number_read(f->text, f->table, &numbers, a->first, a->last, &value, &rounding) ? value : 0;
}

/* ---- the third book ---- */

static uint64_t first_capital(const facts *f, const claim_argument *a)
{
    for (uint32_t at = a->first; at < a->last; at++)
        if (f->text->tokens.at[at].shape != SHAPE_LOWER && !facts_is_word(f, at, "the") && !facts_is_word(f, at, "a"))
            return str_hash(text_token(f->text, at));
    return 0;
}

/* What is counted: wife and Mrs are one; 0: not told. */
/* Novel, volume and book are one kind of thing. */
static bool is_book(const facts *f, uint32_t at)
{
    static const char *const words[] = { "book", "novel", "volume", "work", "play", "title", NULL };
    return facts_is_any(f, at, words);
}

static uint64_t kind_of(const word_reader *words, const claim_argument *what)
{
    const facts *f = words->f;
    if (!what)
        return 0;
    if (facts_is_word(f, what->first, "mrs") || facts_is_word(f, what->first, "lady"))
        return word_stem_of("wife");
    if (facts_is_word(f, what->first, "mr"))
        return word_stem_of("husband");
    return is_book(f, what->first) || is_book(f, what->last) ? word_stem_of("book") : word_stem(words, what->first);
}

static bool is_person(const facts *f, const claim_argument *a)
{
    return a->entity >= 0 && f->entities.at[a->entity].type == (uint32_t)facts_class(f, "PERSON");
}

static belie_status compare_nth(findings *out, const word_reader *words, const claim *a, const claim *b)
{
    const facts *f = out->f;
    const claim_argument *x = claim_role(a, "name"), *y = claim_role(b, "name");
    const claim_argument *n = claim_role(a, "n"), *m = claim_role(b, "n");
    uint64_t p = kind_of(words, claim_role(a, "what")), q = kind_of(words, claim_role(b, "what"));
    if (a->sentence == b->sentence || (p && q && p != q) || (!p && !q))
        return BELIE_OK;
    bool same_name = (x->entity >= 0 && x->entity == y->entity) || first_capital(f, x) == first_capital(f, y);
    bool same_rank = fabs(rank_of(f, n) - rank_of(f, m)) < 0.5;
    out->comparisons++;
    bool people = is_person(f, x) && is_person(f, y) && !(p && q);
    if (same_name == same_rank || people)
        return BELIE_OK;
    evidence both[2] = { claim_evidence(f, a, "n"), claim_evidence(f, b, "n") };
    if (same_name)
        return findings_add(out, check_named("ordinal"), BELIE_WARNING, 0.7, both, 2, "both are called by one name",
                            "\"%s\" is the %s here and the %s there", facts_quote(f, x->first, x->last), both[0].says,
                            both[1].says);
    return findings_add(out, check_named("ordinal"), BELIE_WARNING, 0.65, both, 2, "there is one of that number",
                        "the %s is \"%s\" here and \"%s\" there", both[0].says, facts_quote(f, x->first, x->last),
                        facts_quote(f, y->first, y->last));
}

static belie_status check_nth(findings *out)
{
    const facts *f = out->f;
    const claim *all[CLAIMS_MOST];
    uint32_t count = 0;
    word_reader words;
    word_reader_init(&words, f);
    belie_status status = BELIE_OK;
    claim_walk w = claims_of_one(f, "nth");
    for (const claim *c; count < CLAIMS_MOST && status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        const unsigned harmless = MOOD_FORMER | MOOD_ATTRIBUTED | MOOD_QUOTED | MOOD_HEDGED | MOOD_PLANNED;
        if ((c->mood & ~harmless) || !claim_role(c, "name") || !claim_role(c, "n"))
            continue;
        for (uint32_t k = 0; status == BELIE_OK && k < count; k++)
            status = compare_nth(out, &words, all[k], c);
        all[count++] = c;
    }
    return status;
}

/* ---- the third child, and four elder brothers ---- */

static char sex_of(const facts *f, const claim_argument *what)
{
    static const char *const men[] = { "son", "brothers", "brother", "sons", NULL };
    static const char *const women[] = { "daughter", "sisters", "sister", "daughters", NULL };
    for (uint32_t at = what->first; at < what->last; at++)
        if (facts_is_any(f, at, men) || facts_is_any(f, at, women))
            return facts_is_any(f, at, men) ? 'm' : 'f';
    return 0;
}

/* The elder ones, added up: "two brothers and a sister". */
static double elders_of(const facts *f, const claim *c)
{
    const claim_argument *items = claim_role(c, "items");
    double sum = 0;
    for (size_t i = facts_mention_from(f, items->first); i < f->mentions.len && f->mentions.at[i].first < items->last; i++)
        if (f->mentions.at[i].quantity >= 0)
            sum += f->quantities.at[f->mentions.at[i].quantity].written;
    for (uint32_t at = items->first; at < items->last; at++)
        sum += facts_is_word(f, at, "a");
    return sum;
}

static belie_status compare_born(findings *out, const claim *born, const claim *elders)
{
    const facts *f = out->f;
    const claim_argument *n = claim_role(born, "n"), *what = claim_role(born, "what"), *whose = claim_role(elders, "what");
    char sex = sex_of(f, what), kin = whose ? sex_of(f, whose) : 0;
    double rank = rank_of(f, n), before = elders_of(f, elders);
    out->comparisons++;
    bool counted = !sex || sex == kin; /* the third son may have any number of elder sisters */
    if (!counted || rank < 1 || before < 1 || before <= rank - 1 + 0.5)
        return BELIE_OK;
    evidence both[2] = { { born->first, born->last, facts_quote(f, born->first, born->last), born, born->by },
                         { elders->first, elders->last, facts_quote(f, elders->first, elders->last), elders, elders->by } };
    return findings_add(out, check_named("ordinal"), BELIE_WARNING, 0.65, both, 2, "the text tells of one birth",
                        "\"%s\" here, and \"%s\" there", both[0].says, both[1].says);
}

/* Only where the text has one of each. */
static belie_status check_born(findings *out)
{
    const facts *f = out->f;
    const claim *born = NULL, *elders = NULL;
    static const char *const relations[] = { "born-nth", "elders", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        bool is_born = claim_is(c, "born-nth");
        const claim **kept = is_born ? &born : &elders;
        if (*kept && c->first >= (*kept)->last)
            return BELIE_OK;
        if (!*kept || c->last - c->first > (*kept)->last - (*kept)->first)
            *kept = c;
    }
    return born && elders ? compare_born(out, born, elders) : BELIE_OK;
}

belie_status check_ordinal(findings *out)
{
    belie_status status = check_nth(out);
    if (status == BELIE_OK)
        status = ranks_check(out);
    return status == BELIE_OK ? check_born(out) : status;
}
