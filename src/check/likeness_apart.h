/* What tells two numbers of a text apart. */
#ifndef BELIE_CHECK_LIKENESS_APART_H
#define BELIE_CHECK_LIKENESS_APART_H

#include "check/topics.h"

/* Whether a stem is among the words around a number. */
bool topic_has_word(const topic *t, uint64_t stem);
/* "The room" and "the larger room": the shared noun before both numbers is told apart in one of them. */
bool topics_differ_in_subject(const topic_reader *r, const topic *a, const topic *b);
/* "Ten times as many", "a tenth of it", "that was a slip": the text knows. */
bool topic_is_multiplied(const facts *f, const topic *t, int zeros);
/* "Another source gives 3,200": whoever says so knows of the other number. */
bool topic_is_rival_account(const facts *f, const topic *t);
/* Whether `a` and the later `b` are surely of two things. */
bool topics_are_apart(const topic_reader *r, const topic *a, const topic *b);

#endif
