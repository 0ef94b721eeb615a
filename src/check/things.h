/* Keys of things, to tell whether two places of a text speak of one. */
#ifndef BELIE_CHECK_THINGS_H
#define BELIE_CHECK_THINGS_H

#include "check/check.h"
#include "facts/participants.h"

/* Words of the names of things -> entity + 1, or a number that is none: of several. */
belie_status bearers_read(const facts *f, map *bearers, belie_error *error);
/* A key of what a thing is; 0: not known. */
uint64_t thing_key(const map *bearers, const thing *t);
/* Whether a word ("new", "second") parts a thing from others of its kind. */
bool thing_word_parts(const facts *f, uint64_t key);
/* Whether words or names tell two things of one noun apart. */
bool things_differ(const facts *f, const thing *a, const thing *b);

#endif
