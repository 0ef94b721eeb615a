/* What the two halves of kinship-sex share. */
#ifndef BELIE_CHECK_KINSHIP_H
#define BELIE_CHECK_KINSHIP_H

#include "check/check.h"
#include "facts/referents.h"

/* What says of a person of which sex that person is. */
typedef struct sexes {
    const claim *of[2]; /* the first for a man, for a woman */
} sexes;

typedef struct kinship {
    findings *out;
    const facts *f;
    sexes *of; /* an element an entity */
    referent_classes classes;
    int title, sexed;
    int kin_told; /* whether the text speaks of relatives; -1: not looked yet */
} kinship;

/* 0: a man, 1: a woman, -1: not said; by a list, or by the noun ("a boy", "a daughter"). */
int kinship_sex_said(const kinship *k, const claim_argument *as, int class_id);
int kinship_sex_of_noun(const kinship *k, const claim_argument *as);
/* Whether somebody else can be the "she" at a token: a woman, or one who may be, named or spoken of in the sentences
 * before it, beside `who` (an entity, or -1) and what is told at the token `told`. */
bool kinship_others_can_be(const kinship *k, uint32_t pronoun, int32_t who, int sex, uint32_t told);
/* A word for one person of either sex: doctor, child. */
bool kinship_is_of_either_sex(const kinship *k, uint32_t at);
/* Adds the findings about those who have no name. */
belie_status kinship_compare_unnamed(const kinship *k);
/* And those about "the brothers" of whom the text has told as sisters. */
belie_status kinship_compare_pairs(const kinship *k);
/* And those about who is told of by a word of the one sex, and by a pronoun of the other. */
belie_status kinship_compare_names(const kinship *k);

#endif
