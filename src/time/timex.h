/* TIMEX3: what a time expression says, as a value and as a span of days.
 *
 * A rule's `value` line is one of a closed list of functions (docs/values.md), read once into a
 * value_program and evaluated with the captures of a match and the anchors of the text. */
#ifndef BELIE_TIME_TIMEX_H
#define BELIE_TIME_TIMEX_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "time/calendar.h"

enum timex_type { TIMEX_DATE, TIMEX_TIME, TIMEX_DURATION, TIMEX_SET };

/* The last: "thirty (60) days". */
enum timex_problem { TIMEX_FINE, TIMEX_IMPOSSIBLE, TIMEX_WRONG_WEEKDAY, TIMEX_TWO_NUMBERS };

enum { TIMEX_VALUE = 40, TIMEX_TEXT = 96 };

typedef struct timex {
    enum timex_type type;
    char value[TIMEX_VALUE];
    char mod[16], quant[16], freq[16];
    char begin_point[16], end_point[16]; /* of a DURATION that ends or begins now */
    bool has_interval;
    int64_t first_day, last_day; /* days since 1970-01-01, both within */
    bool approximate;            /* the bounds are not exact */
    bool from_context;           /* part of it was taken from an anchor */
    bool aside;                  /* what is compared with: the text goes on from where it was */
    enum timex_problem problem;
    char problem_text[TIMEX_TEXT];
    char says[2][TIMEX_TEXT]; /* the two readings that clash */
    double amount;            /* DURATION: of `unit`; 0: vague */
    char unit;                /* Y M W D H m s, E decades, C centuries; 0: none */
} timex;

/* A capture: its words; the number that they are, if any; the value of its list. */
typedef struct value_capture {
    str text, list;
    bool is_set, has_number;
    double number;
} value_capture;

enum tense { TENSE_NONE, TENSE_PAST, TENSE_PRESENT, TENSE_FUTURE };

/* How fine a date is. */
typedef enum grain { GRAIN_DAY, GRAIN_MONTH, GRAIN_YEAR, GRAIN_COUNT } grain;

/* What an expression hangs on. */
typedef struct anchors {
    bool has_dct;
    int64_t dct;
    /* the first day of the last date of the text that is as fine as the grain, or finer */
    bool has_last[GRAIN_COUNT];
    int64_t last[GRAIN_COUNT];
    bool has_phrase_year; /* the phrase names a year: it is that of a bare month */
    bool range_year;      /* ... as the end of the range that the month begins: it is as good as written */
    int phrase_year;
    bool has_quarter; /* the text reports on a quarter: "a year ago" is that quarter of the year before */
    int64_t quarter;  /* its first day */
    bool has_month;   /* the sentence names a month, which "a year ago" is compared with likewise */
    int64_t month;
    bool told_now;    /* of the day of writing: "today the field is a park" */
    bool apposed;     /* behind a date and a comma: "in 2012, a decade later" is 2012 */
    bool in_plan;     /* at the head of a line, as "Tue:" after "Mon 12 Aug:", which was line_day */
    int64_t line_day;
    bool habit;       /* in a story, told in the present: "the feast is kept in May" */
    bool has_range;   /* the last date was the end of a range ("the siege lasted from ... to ...") */
    int64_t range_first, range_last;
    bool narrative;   /* the text hangs on its own dates, not on the document's */
    bool has_clock_day; /* the day that a clock time nearby was told of */
    int64_t clock_day;
    bool repeated;  /* a clock time of a day that comes again */
    enum tense tense;
    bool since;     /* "since June": not after the day of writing */
    bool day_first; /* 6/7/2025 is 6 July */
} anchors;

enum { VALUE_ARGUMENTS = 8, VALUE_CALLS = 2 };

typedef struct value_argument {
    int capture; /* number, or -1 */
    str word;    /* when no capture */
} value_argument;

typedef struct value_call {
    int function;
    value_argument arguments[VALUE_ARGUMENTS];
    int count;
} value_call;

typedef struct value_program {
    value_call calls[VALUE_CALLS]; /* the second gives the day: time(...) on weekday(...) */
    int call_count;
    value_argument mod, quant, freq; /* mod={part}; capture -1 and no word: none */
} value_program;

/* Reads the text of a value line.  `captures` are the rule's names, from 1.  False: *column (from
 * 0) and *what tell. The program borrows from `source`. */
bool value_parse(value_program *p, str source, const char *const *captures, uint32_t count,
                 size_t *column, const char **what);
/* Evaluates; false: the captures make no value (an empty one where one is needed). */
bool value_eval(const value_program *p, const value_capture *captures, const anchors *a, timex *out);

/* Whether it names a month, with or without a day, and no year. */
bool value_lacks_year(const value_program *p, const value_capture *captures);
/* Whether it hangs on the day of writing: yesterday, last week, on Monday, three years ago. */
bool value_is_deictic(const value_program *p);
/* Whether it gives what comes again (SET), or a clock time whose day it does not name. */
bool value_is_set(const value_program *p);
bool value_is_clock(const value_program *p);

/* Reads an ISO date (YYYY, YYYY-MM, YYYY-MM-DD, with or without a time); false: none. */
bool timex_parse_iso(str source, int64_t *day);
/* "2025-06-26"; years beyond 9999 and before 1 as ISO 8601 has them. */
void timex_print_day(int64_t day, char out[16]);

#endif
