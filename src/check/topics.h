/* Topics: what a number is about, by its noun or unit and the words around it. */
#ifndef BELIE_CHECK_TOPICS_H
#define BELIE_CHECK_TOPICS_H

#include "check/kinds.h"
#include "check/words.h"

enum { TOPIC_WORDS = 16, TOPIC_NAMES = 4 };

/* What stands before and behind a number. */
enum topic_mark {
    TOPIC_DEFINITE = 1,    /* "the", "its", "all" before it */
    TOPIC_KNOWN = 2,       /* right before it, and nothing behind it picks some out: all of what was told */
    TOPIC_ALL = 4,         /* "all 40", "every one of the 40", "these 40" */
    TOPIC_WHOLE = 8,       /* "of the 40": what something is a part of */
    TOPIC_PICKED = 16,     /* "the 33 sites visited in both winters" */
    TOPIC_APART = 32,      /* "another", "half": never the thing as a whole */
    TOPIC_LOOSE = 64,      /* "only", "last", "by": often another thing */
    TOPIC_CHANGING = 128,  /* "now", "rose to": of its time only */
    TOPIC_SAID = 256,      /* somebody says or counts so */
    TOPIC_RATE = 512,      /* "a month", "each" */
    TOPIC_PART = 2048,     /* "37 of the bridges" */
    TOPIC_PLACED = 1024    /* "the 30 houses in the street" */
};

typedef struct topic {
    uint32_t of;    /* see topic_quantity */
    uint32_t first, last, sentence;
    uint64_t unit;  /* noun, dimension or currency; 0: a bare number */
    kind_of kind;   /* of the noun */
    uint32_t at[TOPIC_WORDS];    /* the token of each word */
    uint64_t words[TOPIC_WORDS]; /* stems around it; the first `modifiers` stand before the noun */
    uint32_t word_count, modifiers;
    uint32_t rare;    /* words that one other topic has at most */
    uint64_t letters; /* a bit of 64 for each word, by which most lists are told apart */
    uint64_t content; /* "tonnes of wheat": wheat, or 0 */
    uint64_t name; /* "three Egadi islands": the name before the noun, or 0 */
    uint64_t bearer; /* the noun behind "29-metre", "£45,000 grant", or 0 */
    uint64_t label;  /* the word of which it is the number: "net profit was 18 million", "the fee of 650 euros", or 0 */
    int32_t names[TOPIC_NAMES];
    uint32_t name_count;
    int32_t date;   /* the one date of its sentence, or -1 */
    char subject;   /* 'm', 'f' when the sentence begins with "he" or "she" */
    bool compared;  /* another number has its unit, its domain or its digits; of others what follows is not read */
    bool once, twice; /* no number of the text has its value again; another of its unit has */
    uint32_t of_unit, of_domain; /* how many topics have its unit, its domain */
    uint64_t row, digits; /* see number_row, number_digits */
    unsigned telling;     /* and number_row_telling */
    int64_t core;         /* of the value as it is written; see number_core */
    unsigned core_digits;
    bool large; /* 10,000 and more */
    unsigned marks; /* enum topic_mark, joined */
} topic;

typedef struct topic_reader {
    findings *out;
    word_reader words;
    kind_reader kinds;
    int score_unit, say, number_label, number_word;
    VEC(topic) topics; /* in the order of the text */
    VEC(quantity) lengths; /* of time, as dates tell them */
    map seen;          /* stem, unit, unit and value, or digits -> in how many topics */
} topic_reader;

/* Those of the document, read when they are first asked for.  BELIE_NO_MEMORY is the one error. */
belie_status topics_of(findings *out, const topic_reader **all);
void topics_release(findings *out);
/* One key for 1,340 and 1,430; 0: fewer than two digits that count. */
uint64_t topic_digits(const topic_reader *r, const topic *t);
/* One key for 1.4 million and 1.4 billion of a kind; 0: the number has no digits but zeros. */
uint64_t topic_core(const topic *t);
/* Its number, or its length of time. */
static inline const quantity *topic_quantity(const topic_reader *r, const topic *t)
{
    size_t count = r->out->f->quantities.len;
    return t->of < count ? &r->out->f->quantities.at[t->of] : &r->lengths.at[t->of - count];
}
static inline bool topic_is(const topic *t, unsigned mark)
{
    return (t->marks & mark) != 0;
}
/* In how many topics the digits of a topic are, whatever their zeros. */
uint32_t topics_with_core(const topic_reader *r, const topic *t);
/* In how many topics a stem, or a value of a unit (0: of any, and of numbers without) is. */
uint32_t topics_with_word(const topic_reader *r, uint64_t stem);
uint32_t topics_with_value(const topic_reader *r, uint64_t unit, double value);

#endif
