/* The parts of reading a topic: its marks (see enum topic_mark) and its unit. */
#ifndef BELIE_CHECK_TOPIC_MARKS_H
#define BELIE_CHECK_TOPIC_MARKS_H

#include "check/topics.h"

/* "the", "its", "'s": what makes a number one that is known. */
bool is_definite_word(const facts *f, uint32_t token_index);
void topic_read_marks(const topic_reader *r, const quantity *q, topic *t);
/* Fills unit and kind, and `last` when a noun is found behind; false: the number is no topic. */
bool topic_read_unit(const topic_reader *r, const quantity *q, topic *t);

#endif
