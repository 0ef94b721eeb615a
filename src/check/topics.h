/* Topics: what a number is about, by its noun or unit and the words around it. */
#ifndef BELIE_CHECK_TOPICS_H
#define BELIE_CHECK_TOPICS_H

#include "check/words.h"

enum { TOPIC_WORDS = 16, TOPIC_NAMES = 4 };

typedef struct topic {
    uint32_t of;    /* quantity */
    uint32_t first, last, sentence;
    uint64_t unit;  /* noun, dimension or currency */
    uint32_t at[TOPIC_WORDS];    /* the token of each word */
    uint64_t words[TOPIC_WORDS]; /* stems around it; the first `modifiers` stand before the noun */
    uint32_t word_count, modifiers;
    uint64_t content; /* "tonnes of wheat": wheat, or 0 */
    uint64_t bearer; /* the noun behind "29-metre", or 0 */
    int32_t names[TOPIC_NAMES];
    uint32_t name_count;
    int32_t date;   /* the one date of its sentence, or -1 */
    bool definite;  /* "the", "its", "all" before it */
    bool known;     /* right before it, and nothing behind it picks some out: all of what was told */
    bool apart;     /* "another", "of which", "a month": not the thing as a whole */
    char subject;   /* 'm', 'f' when the sentence begins with "he" or "she" */
    bool compared;  /* another number has its unit or its digits; of others the words are not read */
    bool changing;  /* "now", "rose to": of its time only */
} topic;

typedef struct topic_reader {
    findings *out;
    word_reader words;
    int score_unit, say;
    VEC(topic) topics; /* in the order of the text */
    map seen;          /* stem, unit, unit and value, or digits -> in how many topics */
} topic_reader;

void topics_init(topic_reader *r, findings *out);
belie_status topics_read(topic_reader *r);
/* One key for 1,340 and 1,430; 0: fewer than three digits that count. */
uint64_t topic_digits(const topic_reader *r, const topic *t);
void topics_release(topic_reader *r);
/* In how many topics a stem, a unit, or a value of a unit (0: of any, and of numbers without) is. */
uint32_t topics_with_word(const topic_reader *r, uint64_t stem);
uint32_t topics_with_unit(const topic_reader *r, uint64_t unit);
uint32_t topics_with_value(const topic_reader *r, uint64_t unit, double value);

#endif
