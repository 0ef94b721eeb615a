/* How near two words are: slips of the pen, and spellings that sound alike. */
#ifndef BELIE_CHECK_SPELLING_H
#define BELIE_CHECK_SPELLING_H

#include "base/str.h"

enum { NAME_LEAST = 5 };

/* In any case. */
bool same_letters(str a, str b);
/* So many letters more, less or other, inside the word and not before `start_least`: what differs at
 * the end is another name (Paul, Paula; Ivanov, Ivanova). */
bool is_slip(str a, str b, size_t letters, size_t start_least);
/* Catherine and Katherine, Stephen and Steven, Meier and Meyer. */
bool sounds_alike(str a, str b);
/* Letters to add, leave out, change or exchange with the next one; 9 when there are many. */
int letters_apart(str a, str b);
/* "Mühlen", "Muhlen" and "Muehlen": one of them has an accent, and that is all. */
bool same_but_accents(str a, str b);
/* How many letters both begin with. */
size_t letters_shared(str a, str b);

#endif
