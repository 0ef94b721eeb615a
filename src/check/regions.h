/* What is told around the times of a text, and how far that is an event which some words tell of: what event-order and
 * event-date ask for dates that something in the text explains. */
#ifndef BELIE_CHECK_REGIONS_H
#define BELIE_CHECK_REGIONS_H

#include "check/tellings.h"
#include "check/timeline.h"

enum { REGION_KEYS = 24, REGION_TOLD = 4 };

/* What stands around a time, or in the words of an event: stems, and the keys of the kinds of its events. */
typedef struct region {
    uint64_t stems[REGION_KEYS], kinds[REGION_KEYS];
    uint32_t told[REGION_TOLD]; /* the tellings that it dates */
    uint32_t stem_count, kind_count, told_count;
    bool read, another; /* "a second burst" */
} region;

/* Words that tell of an event. */
typedef struct known_event {
    region words;
    telling told; /* the first event in them, if `is_told` */
    bool is_told;
} known_event;

typedef struct regions {
    findings *out;
    const facts *f;
    const tellings *all;
    timeline times;
    region **of; /* of each stamp, or NULL */
} regions;

/* False: no memory. */
bool regions_read(regions *r, findings *out, const tellings *all);
void regions_release(regions *r);
/* The words of its sentence around a time; NULL: no memory. */
const region *regions_around(const regions *r, const stamp *s);
void known_event_read(const regions *r, uint32_t first, uint32_t last, known_event *e);
/* How far what is told around a time is the event: 2 and more where it dates such an event, at most 3. */
double known_event_tie(const regions *r, const known_event *e, const region *there);
/* Days from `a` to `b`, as little and as much as it can be; what has no day or no year is taken the shorter way round.
 * False: they cannot be compared. */
bool stamps_between(const stamp *a, const stamp *b, double *least, double *most);

#endif
