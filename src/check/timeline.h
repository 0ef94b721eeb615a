/* The times and the lengths of time of a document, and whether a length lies between two of its times: what duration,
 * age, anniversary and event-order ask for values that something in the text explains. */
#ifndef BELIE_CHECK_TIMELINE_H
#define BELIE_CHECK_TIMELINE_H

#include "check/check.h"

/* As fine as a time is told. */
enum scale { SCALE_CLOCK, SCALE_DAY, SCALE_MONTH, SCALE_YEAR };

/* A time: its day or minute lies in [since, until], in days. */
typedef struct stamp {
    const date_fact *date;
    uint32_t first, last, sentence;
    double since, until;
    enum scale scale;
    bool any_year; /* "1 September": of a year that is not told; "09:40": of a day that is not */
} stamp;

/* A length of time, "eleven years". */
typedef struct stretch {
    const date_fact *length;
    uint32_t first, last, sentence;
    double days, unit; /* of the whole, and of one */
} stretch;

typedef struct timeline {
    const facts *f;
    VEC(stamp) stamps;      /* in the order of the text */
    VEC(stretch) stretches; /* the same */
    size_t clocks;          /* of the stamps, those of the clock */
} timeline;

/* False: no memory. */
bool timeline_read(timeline *t, const facts *f);
void timeline_release(timeline *t);
/* The first stamp of a sentence or of one behind it. */
size_t timeline_from(const timeline *t, uint32_t number);
/* The first stamp or stretch that ends behind a token. */
size_t timeline_at(const timeline *t, uint32_t at);
size_t timeline_stretch_at(const timeline *t, uint32_t at);
/* Days in a unit of a date_fact; 0: it has no length. */
double timeline_unit_days(char unit);
/* A day, month or year whose year is known. */
bool stamp_is_day(const stamp *s);
/* "1940", not "Friday" */
bool stamp_has_year(const facts *f, const stamp *s);
/* "Monday" alone is of one week or another. */
bool stamp_has_digits(const facts *f, const stamp *s);
/* Whether `a` is before `b`, and how many days may lie between; counted with both ends the most is one more. */
bool stamps_apart(const stamp *a, const stamp *b, double *least, double *most);
/* Whether a length can be the time between two, with `slack` of its units to spare. */
bool stretch_fits(const stretch *x, double least, double most, double slack);
/* Whether two times of the document near a token are so far apart. */
bool timeline_explains(const timeline *t, const stretch *x, double slack);

#endif
