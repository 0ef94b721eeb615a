/* Classes of tokens, and sets of them.
 *
 * A class is a number below CLASS_MAX with a name that rules use (<month>).  The first ones are
 * computed from a token's shape or value; the rest come from lists and names, in the order of the
 * image; a user's own lists follow. */
#ifndef BELIE_LEXICON_CLASSES_H
#define BELIE_LEXICON_CLASSES_H

#include "base/str.h"

enum { CLASS_WORDS = 8, CLASS_MAX = CLASS_WORDS * 64 };

typedef struct class_set {
    uint64_t bits[CLASS_WORDS];
} class_set;

static inline bool class_set_has(const class_set *set, unsigned id)
{
    return set->bits[id / 64] >> (id % 64) & 1;
}

static inline void class_set_add(class_set *set, unsigned id)
{
    set->bits[id / 64] |= (uint64_t)1 << (id % 64);
}

static inline void class_set_join(class_set *set, const class_set *other)
{
    for (int i = 0; i < CLASS_WORDS; i++)
        set->bits[i] |= other->bits[i];
}

static inline bool class_set_is_empty(const class_set *set)
{
    uint64_t any = 0;
    for (int i = 0; i < CLASS_WORDS; i++)
        any |= set->bits[i];
    return any == 0;
}

/* Computed classes: at most 64, so that a token's are one word of bits.  docs/rules.md says what
 * each means. */
#define COMPUTED_CLASSES(X)                                                                      \
    X(WORD, "word") X(NUMBER, "number") X(MARK, "mark")                                          \
    X(LOWER, "lower") X(CAPITAL, "capital") X(UPPER, "upper") X(INITIAL, "initial")              \
    X(MIXED, "mixed") X(NOCASE, "nocase") X(NAME_CASE, "cap") X(STOPPED, "stopped")              \
    X(TIGHT, "tight") X(OPEN, "open") X(CLOSE, "close") X(LINK, "link")                          \
    X(DAY, "day-number") X(MONTH_NUMBER, "month-number") X(HOUR, "hour") X(MINUTE, "minute")     \
    X(CLOCK_DIGITS, "clock-digits") X(YEAR, "year") X(DIGITS1, "digits-1") X(DIGITS2, "digits-2") X(DIGITS3, "digits-3")         \
    X(DIGITS4, "digits-4") X(DIGITS, "digits") X(DIGITS8, "digits-8") X(DECIMAL, "decimal")      \
    X(GROUPED, "grouped") X(ORDINAL, "ordinal-number") X(DAY_ORDINAL, "day-ordinal")             \
    X(DECADE, "decade") X(ROMAN, "roman") X(ALNUM, "alnum") X(UNKNOWN, "unknown")                \
    X(POSSESSIVE, "possessive") X(ISO_T, "iso-t") X(SENTENCE_EDGE, "edge")                       \
    X(PERSON, "PERSON") X(PLACE, "PLACE") X(ORGANIZATION, "ORGANIZATION") X(DATE, "DATE")        \
    X(T_DATE, "DATE-POINT") X(T_TIME, "TIME") X(T_DURATION, "DURATION") X(T_SET, "SET")          \
    X(SENTENCE_FIRST, "first") X(CLOCK_DOTTED, "clock-dotted")

enum {
#define X(id, name) CLASS_##id,
    COMPUTED_CLASSES(X)
#undef X
        CLASS_COMPUTED
};

/* The name of a computed class. */
const char *class_computed_name(unsigned id);

#endif
