/* What tells that two names that are near to each other are of two. */
#include "check/namesakes.h"

bool name_is_spelled_out(const facts *f, uint32_t last)
{
    enum { AHEAD = 3 };
    for (uint32_t at = last; at < last + AHEAD; at++)
        if ((facts_is_word(f, at, "with") && at + 2 < f->text->tokens.len && text_token(f->text, at + 2).len == 1) ||
            facts_is_word(f, at, "spelled") || facts_is_word(f, at, "spelt") || facts_is_word(f, at, "sic"))
            return true;
    return false;
}

bool name_is_one_of_two(const facts *f, uint32_t token_index)
{
    enum { BESIDE = 5 };
    static const char *const words[] = { "namesake", "namesakes", "confused", "confuse", "confusion", "unrelated", "relation",
                                         "related", "twin", "twins", "spelling", "spelled", "spelt", "spells", "transliteration",
                                         "transliterated", "romanised", "romanized", "letter", "vowel", NULL };
    static const char *const near[] = { "name", "names", "wrong", "wrongly", "misspelled", "misspelt", "headed", "typo", "variant", "variants",
                                        "alias", "formerly", "renamed", "pronounced", "accent", "umlaut", NULL };
    const sentence s = facts_sentence_around(f, token_index, token_index + 1);
    for (uint32_t at = s.first; at < s.last; at++)
        if (facts_is_any(f, at, words) || (at + BESIDE > token_index && at < token_index + BESIDE && facts_is_any(f, at, near)))
            return true;
    return false;
}

bool name_is_of_kin(const facts *f, uint32_t token_index, uint32_t within)
{
    static const char *const kin[] = { "brother", "brothers", "sister", "sisters", "cousin", "cousins", "son", "daughter", "father",
                                       "mother", "nephew", "niece", "uncle", "aunt", NULL };
    const sentence s = facts_sentence_around(f, token_index, token_index + 1);
    for (uint32_t at = s.first; at < s.last; at++)
        if (at + within > token_index && at < token_index + within && facts_is_any(f, at, kin) &&
            !(f->text->tokens.at[at].shape == SHAPE_CAPITAL && facts_entity_at(f, at + 1) >= 0)) /* Father Quirke */
            return true;
    return false;
}
