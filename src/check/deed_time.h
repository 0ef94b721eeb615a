/* attendance: what tells that a deed was done somewhere else, at another time or by another one than who was absent. */
#ifndef BELIE_CHECK_DEED_TIME_H
#define BELIE_CHECK_DEED_TIME_H

#include "facts/facts.h"

/* Of a deed whose words end before `end`: "asked in March", "moved, through Dr Amsel, that", "presented with a clock",
 * "on a proposal of Cllr Kemp, presented by". */
bool deed_is_elsewhere(const facts *f, uint32_t name, uint32_t end);
/* "Meeting of 9 May" between who was absent and a deed. */
bool deed_is_of_next_meeting(const facts *f, uint32_t absent, uint32_t own);
/* "(until item 3)" behind a name: absent for a while. */
bool deed_is_of_part(const facts *f, uint32_t last);
/* Whether the text tells of another one than [first, last) whose surname is the last word there. */
bool deed_has_namesake(const facts *f, uint32_t first, uint32_t last);

#endif
