/* How likely two numbers of a text are told of one thing. */
#ifndef BELIE_CHECK_LIKENESS_H
#define BELIE_CHECK_LIKENESS_H

#include "check/topics.h"

#include "facts/mood.h"

typedef struct likeness_reader {
    const topic_reader *topics;
    mood_classes moods;
    uint32_t bare; /* numbers of the text without a unit */
    double needed_at_a_glance, needed_when_told; /* sums of evidence below which the rest of it cannot help */
} likeness_reader;

/* Of topics that are read. */
likeness_reader likeness_reader_of(const topic_reader *topics);

/* What two topics may have in common. */
typedef enum topic_link { LINK_NONE, LINK_OTHER, LINK_BARE, LINK_ANY, LINK_KIND, LINK_UNIT } topic_link;

topic_link topics_link(const topic_reader *r, const topic *a, const topic *b);
/* How many zeros more one has than the other; 0: it is not that by which they differ. */
int topics_zeros(const topic_reader *r, const topic *a, const topic *b);
/* Whether the digits of one are those of the other in another order. */
bool topics_turned(const topic_reader *r, const topic *a, const topic *b);
/* The chance that `a` and the later `b`, which `link` joins and whose values do not agree, are one thing that is told
 * in two ways; 0 where something tells them apart for certain, or it is too small. */
double likeness(const likeness_reader *r, const topic *a, const topic *b, topic_link link);

/* For the tool that fits the weights: is told of each pair all evidence, of which there is `count`.  NULL elsewhere. */
typedef void likeness_watcher(const facts *f, const topic *a, const topic *b, const double *evidence, int count);
extern likeness_watcher *likeness_watch;
/* The names of the evidence, `count` of them. */
extern const char *const likeness_names[];

#endif
