/* Numbers of one kind in one sentence, and the whole whose parts they may be. */
#ifndef BELIE_CHECK_SERIES_H
#define BELIE_CHECK_SERIES_H

#include "check/check.h"

enum { PARTS_MOST = 10 };

typedef struct series {
    uint32_t at[PARTS_MOST]; /* quantities of one kind, in the order of the sentence */
    uint32_t count;
    uint32_t sentence;
} series;

const mention *series_mention(const facts *f, uint32_t quantity_index);
/* Where its words end: those of what it counts, or the number. */
uint32_t series_end(const facts *f, uint32_t quantity_index);
/* Whether one of the words stands at most `reach` tokens before the number, in its sentence. */
bool series_word_before(const facts *f, const mention *m, uint32_t reach, const char *const *words);
/* "in all", "in total", "all told", "altogether" at a token. */
bool series_in_all(const facts *f, uint32_t at);
/* A number that can be a part: exact, whole, not in brackets behind another. */
bool series_is_part(const facts *f, const quantity *q);
bool series_same_kind(const quantity *a, const quantity *b);
/* The numbers of the sentence that begins at quantity `from`; *next is the first behind it. */
series series_read(const facts *f, uint32_t from, uint32_t *next);
/* Whether some of the parts, side by side, make the whole. */
bool series_is_made(const facts *f, const uint32_t *at, uint32_t count, uint32_t whole);
/* Whether the parts, or the numbers beside the whole, account for it already, or the parts are not all that there is. */
bool series_is_explained(const facts *f, const uint32_t *at, uint32_t count, uint32_t whole);
/* Whether the text ties the parts to the whole: a colon, a word for it, its own noun.  Numbers that merely come behind it are of anything. */
bool series_is_tied(const facts *f, const uint32_t *at, uint32_t count, uint32_t whole);
/* "A rider of seventeen", "goals 41-22", "up from 18,000", "Annex 12". */
bool series_is_no_whole(const facts *f, const quantity *q);
/* Points and goals are counted anew. */
bool series_is_sport(const facts *f, uint32_t sentence_index);
/* "the rest", "abstained", "the first ... the last": the parts are all that there are. */
bool series_closes(const facts *f, const series *s);
/* Parts [from, to) against a whole; `said`: the text says that they are its parts. */
belie_status series_compare(findings *out, const series *s, uint32_t from, uint32_t to, uint32_t whole, bool said);
/* Adds the finding that parts [from, to) add up to `sum`. */
belie_status series_report(findings *out, const series *s, uint32_t from, uint32_t to, uint32_t whole, double sum);

#endif
