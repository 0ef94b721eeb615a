/* Who is meant: pronouns and short descriptions of persons, resolved to the one who can be meant. */
#ifndef BELIE_FACTS_REFERENTS_H
#define BELIE_FACTS_REFERENTS_H

#include "facts/facts.h"

typedef struct referent_classes {
    int pronoun, kinship, role, role_noun, determiner;
} referent_classes;

referent_classes referent_classes_of(const facts *f);
/* Gives the first person of the text the sex of the pronoun that soon follows, when its name tells none. */
void referents_learn_sex(facts *f, const referent_classes *c);
/* The person that the pronoun at a token means: the one of that sex who is named last before it,
 * when nobody else of that sex stands near; -1: none or several. */
int32_t referent_of_pronoun(const facts *f, const referent_classes *c, uint32_t token_index);
/* The one person of whom the text is: the first that it names, when it names that one near its beginning
 * and nobody with it; or -1. */
int32_t referent_of_text(const facts *f);
/* The person that "the painter", "the old man" at tokens [first, last) means, when the text has one
 * person alone who can be it; -1: none or several. */
int32_t referent_of_description(const facts *f, const referent_classes *c, uint32_t first, uint32_t last);

#endif
