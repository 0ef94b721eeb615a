/* Inside facts/: valuing dates, shared by dates.c and dct.c. */
#ifndef BELIE_FACTS_DATES_H
#define BELIE_FACTS_DATES_H

#include "facts/numbers.h"
#include "facts/tense.h"

typedef struct dater {
    facts *f;
    anchors a; /* what the next date hangs on */
    number_classes numbers;
    tense_classes tenses;
    int determiner; /* class id, or -1 */
    bool has_full_day; /* the last day that was written out with its year */
    int64_t full_day;
    bool has_line_day; /* the day that the last heading names: lines below begin with a time */
    int64_t line_day;
    enum tense tense_before; /* of the last date */
    bool repeated_before;    /* it is a clock time of a day that comes again */
    uint32_t day_end; /* token behind the last day that was named, or UINT32_MAX */
    uint32_t month_sentence; /* of the last month, or UINT32_MAX; the month is a.month */
    uint32_t long_sentence; /* of the last "nine months", after the last quarter; or none */
    belie_error *error;
} dater;

/* The value of a DATE mention under anchors of one's own; *valued is false when it has none. */
belie_status date_value(dater *d, uint32_t index, const anchors *a, timex *out, bool *valued);
/* Values a DATE mention, keeps it as a fact, and moves the anchors. */
belie_status date_read(dater *d, uint32_t index);

/* Whether a date heads its line: "Tue: caves". */
bool anchors_heads_line(const facts *f, const mention *m);
/* What the mention hangs on (date_anchors.c). */
anchors anchors_of(const dater *d, uint32_t index);
/* A year that stands before a bare month in the same phrase names its year: "the 2024 agreement, finalized in October". */
void anchors_use_phrase_year(const dater *d, uint32_t index, anchors *a);

/* Finds the document's own date (dct.c): that of the request, else of a header, else of a
 * dateline. */
belie_status dct_find(dater *d);

#endif
