/* How a length of time is worded: what speaks for its being that of a thing of which the text tells. */
#ifndef BELIE_CHECK_LENGTHS_H
#define BELIE_CHECK_LENGTHS_H

#include "check/timeline.h"

/* "month-long" */
bool length_is_adjective(const facts *f, const stretch *x);
/* How long a thing lasted: not "ten years ago", "the first ten years", "ten days' notice". */
bool length_is_whole(const facts *f, const stretch *x);
/* "the three days", "his three days" */
bool length_is_definite(const facts *f, const stretch *x);
/* "on a two-year deal", not "it was a four-week walkout" */
bool length_is_any(const facts *f, const stretch *x);
/* "The work took eight months" */
bool length_is_taken(const facts *f, const stretch *x);
/* "re-elected for five years": one of several */
bool length_is_repeated(const facts *f, const stretch *x);
/* "twenty-six years in all": the sum of several */
bool length_is_sum(const facts *f, const stretch *x);

/* "The six weeks of practice that come after it", "the five weeks in Rome": of another time than that told. */
bool length_is_of_its_own(const facts *f, const stretch *x);
/* "with a break of ten days", "on nine nights", "three days a week": of a part of the time, or of several. */
bool length_is_part(const facts *f, uint32_t first, uint32_t last);

#endif
