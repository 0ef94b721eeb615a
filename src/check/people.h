/* Whom a claim is about. */
#ifndef BELIE_CHECK_PEOPLE_H
#define BELIE_CHECK_PEOPLE_H

#include "check/check.h"

/* The person of a claim's role: named, or "he" or "she" when the text has one person of that sex;
 * -1: nobody, or more than one could be meant. */
int32_t claim_person(const facts *f, const claim *c, const char *role);

#endif
