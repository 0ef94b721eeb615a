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

/* "Always signed as Brahekruus", "became Gustav Linquist", "as the French called him". */
static bool is_one_of_forms(const facts *f, uint32_t at, uint32_t first)
{
    enum { BACK = 6, AHEAD = 6 };
    static const char *const takes[] = { "became", "preferred", "prefers", "dropped", NULL };
    static const char *const writes[] = { "signed", "signs", "wrote", "writes", "written", "known", "entered", "registered", "listed", "appears", "appeared", "called", "recorded",
                                          "has", "had", "went", "goes", NULL };
    static const char *const calls[] = { "called", "call", "calls", "form", "forms", NULL };
    static const char *const papers[] = { "papers", "posters", "passport", "registers", "baptism", NULL };
    static const char *const links[] = { "as", "by", "from", "to", NULL };
    uint32_t from = at > first + BACK ? at - BACK : first;
    uint32_t verb = facts_next_any(f, from, at, writes), link = facts_next_any(f, from, at, links);
    if (verb != UINT32_MAX && link != UINT32_MAX && verb < link && facts_is_word(f, link, "as"))
        return true;
    for (uint32_t i = at; i < at + AHEAD; i++)
        if (facts_is_word(f, i, "as") && facts_has_any(f, i, i + AHEAD, calls))
            return true;
    return facts_has_any(f, from, at, takes) || facts_has_any(f, from, at, calls) || facts_has_any(f, from, at + AHEAD, papers);
}

/* "Two Halvorsens", "both Johannes Brahekruses": the plural of a family's name. */
static bool is_of_several(const facts *f, uint32_t at, uint32_t first)
{
    static const char *const counts[] = { "two", "three", "four", "both", "many", "several", "these", "the", NULL };
    str word = text_token(f->text, at);
    uint32_t back = at > first + 1 && f->text->tokens.at[at - 1].shape == SHAPE_CAPITAL ? 2 : 1;
    return word.len > 2 && word.ptr[word.len - 1] == 's' && at >= first + back && facts_is_any(f, at - back, counts);
}

bool name_is_one_of_two(const facts *f, uint32_t token_index)
{
    enum { BESIDE = 5 };
    static const char *const words[] = { "namesake", "namesakes", "confused", "confuse", "confusion", "unrelated", "relation",
                                         "related", "twin", "twins", "spelling", "spelled", "spelt", "spells", "transliteration",
                                         "transliterated", "romanised", "romanized", "vowel", NULL };
    static const char *const which[] = { "one", "single", "extra", "other", "different", "last", "first", "second", "double", "silent", NULL };
    static const char *const near[] = { "name", "names", "wrong", "wrongly", "misspelled", "misspelt", "headed", "typo", "variant", "variants",
                                        "alias", "younger", "elder", "junior", "senior", "formerly", "renamed", "pronounced", "accent", "umlaut", NULL };
    const sentence s = facts_sentence_around(f, token_index, token_index + 1);
    for (uint32_t at = s.first; at < s.last; at++)
        if (facts_is_any(f, at, words) || (at > s.first && facts_is_word(f, at, "letter") && facts_is_any(f, at - 1, which)) || (at + BESIDE > token_index && at < token_index + BESIDE && facts_is_any(f, at, near)))
            return true;
    return is_one_of_forms(f, token_index, s.first) || is_of_several(f, token_index, s.first);
}

bool name_is_brought_in(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const tells[] = { "the", "a", "an", "who", "whose", "his", "her", "its", "their", "our", "aged", NULL };
    static const char *const homes[] = { "of", "from", NULL };
    uint32_t count = (uint32_t)f->text->tokens.len;
    bool aside = last + 1 < count && facts_is_word(f, last, ",") && (facts_is_any(f, last + 1, tells) || f->text->tokens.at[last + 1].kind == TOKEN_NUMBER);
    bool home = last + 1 < count && facts_is_any(f, last, homes) && f->text->tokens.at[last + 1].shape == SHAPE_CAPITAL;
    bool behind = first > 1 && facts_is_word(f, first - 1, ",") && f->text->tokens.at[first - 2].shape == SHAPE_LOWER; /* "the next owner, Pennock" */
    return aside || home || behind || facts_is_word(f, last, "(");
}

bool name_is_of_kin(const facts *f, uint32_t token_index, uint32_t within)
{
    static const char *const kin[] = { "brother", "brothers", "sister", "sisters", "cousin", "cousins", "son", "daughter", "father",
                                       "mother", "nephew", "niece", "uncle", "aunt", "grandson", "granddaughter", "grandfather", "grandmother", NULL };
    const sentence s = facts_sentence_around(f, token_index, token_index + 1);
    for (uint32_t at = s.first; at < s.last; at++)
        if (at + within > token_index && at < token_index + within && facts_is_any(f, at, kin) &&
            !(f->text->tokens.at[at].shape == SHAPE_CAPITAL && facts_entity_at(f, at + 1) >= 0)) /* Father Quirke */
            return true;
    return false;
}

char name_given_sex(const facts *f, uint32_t at)
{
    static const char *const lists[] = { "given-common", "given", "given-rare" };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        int id = facts_class(f, lists[i]);
        str value = id < 0 ? STR("") : symbols_value(f->table, at, at + 1, (unsigned)id);
        bool man = value.len && memchr(value.ptr, 'm', value.len), woman = value.len && memchr(value.ptr, 'f', value.len);
        if (man != woman)
            return man ? 'm' : 'f';
    }
    return 0;
}
