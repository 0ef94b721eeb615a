/* polarity of being there: "the house has no cellar" and "the cellar of the house".  Whose it is must be told in both
 * places, and nothing may be told of having got it. */
#include "check/universal.h"

#include "check/claims.h"
#include "check/words.h"

enum { ABSENT_MOST = 24, TOKENS_MOST = 5000, APART_MOST = 40, BESIDE = 3, OWN = 1 };

typedef struct absences {
    findings *out;
    const facts *f;
    word_reader words;
    map what;               /* stem -> claim + 1 */
    uint32_t count;
} absences;

static const char *const gains[] = { "built", "bought", "acquired", "installed", "new", "later", "until", "now", "since", "yet", "would",
                                     "got", "added", "hired", "founded", "formed", "once", "if", "longer", "then", "become", "became",
                                     "more", "other", "further", "longer", "first", "another", "next", NULL };

static bool tells_of_gain(const facts *f, uint32_t sentence_index)
{
    const sentence *s = &f->text->sentences.at[sentence_index];
    return facts_has_any(f, s->first, s->last, gains) || sentence_is_dated(f, s);
}

static bool is_in_sentence(const absences *a, uint32_t sentence_index, uint64_t stem)
{
    const sentence *s = &a->f->text->sentences.at[sentence_index];
    for (uint32_t at = s->first; at < s->last; at++)
        if (word_stem(&a->words, at) == stem)
            return true;
    return false;
}

/* "Her will" of "she left no will". */
static bool is_own(const absences *a, uint32_t at, const claim *absent)
{
    static const char *const pairs[][2] = { { "her", "she" }, { "his", "he" }, { "its", "it" }, { "their", "they" }, { "my", "i" }, { "our", "we" } };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (facts_is_word(a->f, at, pairs[i][0]))
            return absent->first > 0 && facts_is_word(a->f, absent->first - 1, pairs[i][1]);
    return false;
}

/* The stem of who or what has a thing whose noun stands at a token: "the ship's doctor", "the cellar of the house"; 0: not said. */
static uint64_t owner_of(const absences *a, uint32_t at, const claim *absent)
{
    const facts *f = a->f;
    for (uint32_t i = at; i-- > 1 && i + BESIDE >= at;)
        if (facts_has_class(f, i, CLASS_POSSESSIVE))
            return word_stem(&a->words, i - 1);
    if (at > 0 && is_own(a, at - 1, absent))
        return OWN;
    uint32_t start = at;
    while (start > 1 && start + BESIDE >= at && !facts_is_word(f, start - 1, "the") && !facts_is_word(f, start - 1, "of"))
        start--;
    bool the = start > 0 && facts_is_word(f, start - 1, "the"); /* "the X-ray machine" */
    return the && facts_is_word(f, at + 1, "of") && facts_is_word(f, at + 2, "the") ? word_stem(&a->words, at + 3) : 0;
}

static belie_status compare(const absences *a, const claim *absent, uint32_t at)
{
    const facts *f = a->f;
    uint32_t here = facts_sentence(f, at), there = absent->sentence;
    if (here == there || (here > there ? here - there : there - here) > APART_MOST)
        return BELIE_OK;
    uint64_t owner = owner_of(a, at, absent);
    a->out->comparisons++;
    if (!owner || (owner != OWN && !is_in_sentence(a, there, owner)) || tells_of_gain(f, here) || tells_of_gain(f, there))
        return BELIE_OK;
    uint32_t first = at > BESIDE ? at - BESIDE : 0, last = at + 1;
    if (at + 1 + BESIDE >= f->text->tokens.len || !facts_is_word(f, at + 1, "of"))
        while (first < at && (facts_sentence(f, first) != here || f->text->tokens.at[first].kind != TOKEN_WORD))
            first++;
    else {
        first = at - 1;
        last = at + 1 + BESIDE;
    }
    evidence no = { absent->first, absent->last, facts_quote(f, absent->first, absent->last), absent, absent->by };
    evidence yes = { first, last, facts_quote(f, first, last), NULL, absent->by };
    evidence places[2] = { no.first < yes.first ? no : yes, no.first < yes.first ? yes : no };
    return findings_add(a->out, check_named("polarity"), BELIE_WARNING, 0.65, places, 2, "what is not there is spoken of as being there",
                        "\"%s\" here, and \"%s\" there", places[0].says, places[1].says);
}

static belie_status read_absent(absences *a)
{
    claim_walk w = claims_of_one(a->f, "absent");
    for (const claim *c; a->count < ABSENT_MOST && (c = claims_next(&w)) != NULL;) {
        const claim_argument *what = claim_is(c, "absent") ? claim_role(c, "what") : NULL;
        uint64_t stem = what && !(c->mood & ~(unsigned)MOOD_NEGATED) ? word_stem(&a->words, what->last - 1) : 0;
        uint32_t *slot = stem ? map_at(&a->what, stem, true, NULL) : NULL;
        if (stem && !slot)
            return error_no_memory(a->out->error);
        if (slot && !*slot) {
            *slot = (uint32_t)(c - a->f->claims.at) + 1;
            a->count++;
        }
    }
    return BELIE_OK;
}

belie_status absences_check(findings *out)
{
    absences a = { .out = out, .f = out->f };
    word_reader_init(&a.words, out->f);
    belie_status status = read_absent(&a);
    uint32_t end = a.count && out->f->text->tokens.len < TOKENS_MOST ? (uint32_t)out->f->text->tokens.len : 0;
    for (uint32_t at = 1; status == BELIE_OK && at < end; at++) {
        if (out->f->text->tokens.at[at].kind != TOKEN_WORD)
            continue;
        const uint32_t *found = map_find(&a.what, word_stem(&a.words, at));
        if (found)
            status = compare(&a, &out->f->claims.at[*found - 1], at);
    }
    map_release(&a.what);
    return status;
}
