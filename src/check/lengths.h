/* How a length of time is worded: what speaks for its being that of a thing of which the text tells. */
#ifndef BELIE_CHECK_LENGTHS_H
#define BELIE_CHECK_LENGTHS_H

#include "check/timeline.h"
#include "facts/mood.h"

/* "month-long" */
bool length_is_adjective(const facts *f, const stretch *x);
/* How long a thing lasted: not "ten years ago", "the first ten years", "ten days' notice". */
bool length_is_whole(const facts *f, const stretch *x);
/* "the three days", "his three days" */
bool length_is_definite(const facts *f, const stretch *x);
/* "on a two-year deal", not "it was a four-week walkout" */
bool length_is_any(const facts *f, const stretch *x);
/* A verb of lasting or of service stands before it. */
bool length_is_lasting(const facts *f, const stretch *x);
/* "Four years, wrote the chronicler", "Effect: two hours" */
bool length_stands_first(const facts *f, const stretch *x);
/* "The work took eight months" */
bool length_is_taken(const facts *f, const stretch *x);
/* "re-elected for five years": one of several */
bool length_is_repeated(const facts *f, const stretch *x);
/* "twenty-six years in all": the sum of several */
bool length_is_sum(const facts *f, const stretch *x);

/* "The six weeks of practice that come after it", "the five weeks in Rome": of another time than that told. */
bool length_is_of_its_own(const facts *f, const stretch *x);
/* Whether a length of months or less may be how long a thing of the text lasted; *whole: it speaks of something known. */
bool length_is_spell(const facts *f, const mood_classes *moods, const stretch *x, bool *whole);

#endif
