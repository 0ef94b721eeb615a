/* The parts of facts. */
#ifndef BELIE_FACTS_TYPES_H
#define BELIE_FACTS_TYPES_H

#include "match/mentions.h"

/* The value of a DATE mention; see dates.c.  Filled by time/. */
typedef struct date_fact {
    uint32_t mention;
    const char *timex_type, *value, *mod, *begin_point, *end_point, *quant, *freq; /* or NULL */
    bool has_interval;
    int64_t first_day, last_day; /* days since 1970-01-01 */
    const char *first, *last;    /* as the output shows them; NULL: open ("since 2019", "until May") */
    bool approximate;            /* "about", seasons, fiscal years: never exact */
    bool from_context;           /* its year (or more) was taken from elsewhere in the text or dct */
    const char *problem;         /* what cannot be, for people: "June has 30 days", or NULL */
    const char *problem_says[2]; /* the two readings that clash, or NULL */
    enum { DATE_FINE, DATE_IMPOSSIBLE, DATE_WEEKDAY, DATE_TWICE } problem_kind;
    double amount;     /* DURATION: how many of `unit`; 0 when vague */
    char unit;         /* DURATION: 'Y' 'M' 'W' 'D' 'H' 'm' 's', 'E' decades, 'C' centuries; or 0 */
} date_fact;

enum quantity_kind { QUANTITY_COUNT, QUANTITY_MONEY, QUANTITY_PERCENT, QUANTITY_MEASURE, QUANTITY_ORDINAL };

/* A number with what it counts or measures; see quantities.c. */
typedef struct quantity {
    uint32_t mention;
    enum quantity_kind kind;
    double least, most;   /* equal: exact; in base units for measures (m, kg, s, ...) */
    double written;       /* as it is written, without the unit's factor */
    double rounding;      /* half of the last place that is written */
    bool approximate;     /* "about", "some", "nearly" */
    bool lower_bound, upper_bound; /* "more than", "at least"; "up to", "fewer than" */
    const char *unit;     /* singular, folded: "bridge", "USD", "%", "m"; may be "" */
    uint32_t head_first, head_last; /* tokens of the thing counted; equal: none */
} quantity;

typedef struct entity {
    uint32_t type;    /* class id */
    uint32_t first_mention;
    uint32_t mention_count;
    const char *name; /* best form, spaces normalised */
    const char *const *aliases;
    size_t alias_count;
    const char *country, *name_id; /* or NULL */
    char sex; /* 'm', 'f', or 0 */
} entity;

/* A unit of the second stage: a mention, or a token outside of all mentions. */
typedef struct claim_unit {
    uint32_t first, last; /* tokens */
    int32_t mention;      /* or -1 */
} claim_unit;

enum mood {
    MOOD_NEGATED = 1,
    MOOD_ATTRIBUTED = 2,
    MOOD_QUOTED = 4,
    MOOD_HEDGED = 8,
    MOOD_PLANNED = 16,
    MOOD_HYPOTHETICAL = 32,
    MOOD_ASKED = 64,
    MOOD_CORRECTED = 128,
    MOOD_FORMER = 256
};

enum { CLAIM_ARGUMENTS = 6 };

/* The first eight bytes of a name, by which most are told apart at a glance; known when it is compiled for a literal. */
static inline uint64_t name_head(const char *name)
{
    size_t length = strlen(name);
    uint64_t head = 0;
    memcpy(&head, name, length < sizeof head ? length : sizeof head);
    return head;
}

static inline bool name_is(uint64_t head, const char *name, const char *wanted)
{
    return head == name_head(wanted) && (strlen(wanted) < sizeof head || strcmp(name, wanted) == 0);
}

/* One argument of a claim: what a capture gave, resolved. */
typedef struct claim_argument {
    uint64_t role_head;
    const char *role; /* "subject", "date", ...; borrowed from the rule */
    uint32_t first, last; /* tokens; equal when `text` is the rule's own word */
    const char *text;     /* the rule's word, or NULL */
    int32_t entity, date, quantity; /* what it resolves to, or -1 */
    uint64_t event; /* key of an event's head and what tells it apart, or 0 */
} claim_argument;

/* Small, since each check walks all of them. */
typedef struct claim {
    uint64_t relation_head;
    const rule *by;
    uint32_t first, last; /* tokens of the whole match */
    uint32_t sentence;
    unsigned mood;        /* enum mood, joined */
    int32_t attributed_to; /* entity, or -1 */
    uint32_t argument_count;
    uint32_t next; /* index of the next of its relation + 1, or 0 */
    claim_argument *arguments; /* in document memory; two at least, of which those past the count are empty */
} claim;

#endif
