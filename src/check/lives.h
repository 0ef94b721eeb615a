/* When somebody was born, lived and died: what age, event-order, event-date and after-death compare. */
#ifndef BELIE_CHECK_LIVES_H
#define BELIE_CHECK_LIVES_H

#include "check/check.h"
#include "facts/numbers.h"

#define YEAR_DAYS 365.2425

/* The strictest bound on one side, and what gives it. */
typedef struct bound {
    int64_t day;
    const claim *from, *also; /* also: the death that an age at death hangs on */
    const char *role;
} bound;

/* What bounds a day from below and above. */
typedef struct bounds {
    bound least, most;
} bounds;

typedef struct life {
    bounds born, aged, died, buried;
    const claim *at_death; /* age at death */
    bool namesakes;        /* "his son Tom Hill" of Tom Hill: two have the name */
    const claim *then;     /* "She was 67.": at death when that was just told */
} life;

typedef struct lives {
    findings *out;
    const facts *f;
    life *of; /* an element an entity */
    number_classes numbers;
} lives;

/* Reads the claims about persons. */
belie_status lives_gather(lives *l, findings *out);
/* A whole age that a person can have. */
bool lives_age(const lives *l, const claim *c, double *age);
/* Whether the first bound lies after the second; counts the comparison. */
bool lives_clash(lives *l, const bound *least, const bound *most);
/* Adds a finding of two claims that give bounds which do not meet; the format takes the person and both. */
belie_status lives_report(lives *l, const char *check_name, const bound *a, const bound *b, const char *format,
                          const char *person);
/* Adds a finding for each person whose birth or death has two dates that do not meet. */
belie_status lives_compare_dates(findings *out);

/* The like of what happened to things (told_*.c). */
belie_status tellings_compare_dates(findings *out);
belie_status tellings_compare_order(findings *out);

#endif
