/* The words by which a person of a country is told of: the article on the left, the noun of persons on the right. */
#include "check/national_read.h"

enum { LEFT_MOST = NATIONAL_LEFT_MOST, RIGHT_MOST = 3 };

const char *const national_quotes[] = { "\"", "\xE2\x80\x9C", "'", "\xE2\x80\x98", NULL };

bool national_is_plural(str word)
{
    return word.len > 2 && word.ptr[word.len - 1] == 's' && !str_ends(word, STR("ss")) && !str_ends(word, STR("us"));
}

/* What says only that it is a person. */
const char *const national_anybody[] = { "man", "woman", "girl", "boy", "citizen", "national", "subject", "person", "artist", "musician", "player",
                                       "athlete", "scholar", "scientist", "writer", "traveller", "traveler", "visitor", "gentleman", "lady",
                                       "newcomer", "guest", "veteran", "master", "star", "competitor", "sportsman", "sportswoman", "native",
                                       "passport-holder", "explorer", "expert", "youngster", "teenager", "champion", "winner", NULL };
const char *const national_bonds[] = { "citizen", "national", "subject", "passport", "citizenship", "nationality", "passport-holder", NULL };

/* The end of the noun of a person behind the word of a people, or 0: there is none. */
uint32_t national_noun_end(const nationals *n, uint32_t at)
{
    const facts *f = n->f;
    for (int i = 0; i < RIGHT_MOST && facts_is_lower(f, at) && !word_is_function(&n->words, at) && !facts_has_class(f, at, CLASS_POSSESSIVE); i++, at++) {
        if (facts_is_word(f, at + 1, "-"))
            at++; /* "open-water swimmer" */
        bool person = facts_has_class(f, at, n->role) || facts_has_class(f, at, n->role_noun) || facts_has_class(f, at, n->sexed) ||
                      facts_is_any(f, at, national_bonds);
        if (!person)
            continue;
        while (facts_is_lower(f, at + 1) && !facts_has_class(f, at + 1, CLASS_POSSESSIVE) && (facts_has_class(f, at + 1, n->role) || facts_is_any(f, at + 1, national_anybody)))
            at++;
        bool more = facts_is_lower(f, at + 1) && !word_is_function(&n->words, at + 1) && !facts_is_any(f, at, national_bonds) &&
                    (facts_has_class(f, at + 1, n->role_noun) || facts_has_class(f, at + 1, n->sexed));
        return more ? at + 2 : at + 1;
    }
    return 0;
}

/* Whether a people's name stands for one of them: nothing follows that it could be an adjective of. */
bool national_stands_alone(const nationals *n, uint32_t at)
{
    static const char *const verbs[] = { "said", "has", "had", "was", "is", "won", "took", "made", "went", "came", "who", "whose", "himself", "herself",
                                         "beat", "hit", "cut", "put", "set", "let", "shut", "held", "led", "will", "then", "later", "also", "never",
                                         "still", "always", "soon", "now", "again", "too", "alone", "here", "there", "already", NULL };
    const facts *f = n->f;
    if (at >= f->text->tokens.len || f->text->tokens.at[at].kind != TOKEN_WORD)
        return !facts_is_word(f, at, "-") && !facts_is_word(f, at, "&");
    if (!facts_is_lower(f, at))
        return facts_has_class(f, at, CLASS_POSSESSIVE);
    return word_is_function(&n->words, at) || facts_is_any(f, at, verbs) || facts_has_class(f, at, n->present) || facts_has_class(f, at, n->words.verb_past) ||
           facts_has_class(f, at, CLASS_POSSESSIVE);
}

/* Reads the article, and moves `first` to it. */
bool national_read_left(const nationals *n, national *x)
{
    static const char *const the[] = { "the", NULL };
    static const char *const these[] = { "this", "that", "our", "my", NULL };
    static const char *const a[] = { "a", "an", "another", "some", "one", NULL };
    static const char *const firsts[] = { "first", "only", "youngest", "oldest", "last", "second", "third", "greatest", "best", "finest",
                                          "best-known", "lone", "sole", NULL };
    const facts *f = n->f;
    bool first = false;
    uint32_t start = f->text->sentences.at[x->sentence].first;
    for (uint32_t at = x->word; at > start && at + LEFT_MOST > x->word;) {
        at--;
        x->how = facts_is_any(f, at, the) ? PERSON_THE : facts_is_any(f, at, these) ? PERSON_THIS : facts_is_word(f, at, "no") ? PERSON_NONE : PERSON_A;
        first |= facts_is_any(f, at, firsts);
        if (x->how != PERSON_A || facts_is_any(f, at, a)) {
            x->how = first && x->how != PERSON_A ? PERSON_FIRST : x->how;
            x->first = at;
            return true;
        }
        bool modifies = facts_is_any(f, at, firsts) || facts_is_word(f, at, "-") || f->text->tokens.at[at].kind == TOKEN_NUMBER ||
                        (facts_is_lower(f, at) && !word_is_function(&n->words, at) && !facts_has_class(f, at, n->words.verb_past) &&
                         !facts_has_class(f, at, n->present));
        if (!modifies)
            return false;
    }
    return false;
}
