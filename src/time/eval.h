/* Inside time/: what the evaluators of value functions share.  Nobody else includes it. */
#ifndef BELIE_TIME_EVAL_H
#define BELIE_TIME_EVAL_H

#include "time/functions.h"

typedef struct evaluation {
    const value_program *p;
    const value_capture *captures;
    const anchors *a;
    const value_call *call; /* the one at hand */
    timex *out;
} evaluation;

/* eval_arguments.c */
const value_capture *capture_of(const evaluation *e, int i);
str word_of(const evaluation *e, int i);
bool number_of(const evaluation *e, int i, double *out);
bool int_of(const evaluation *e, int i, int *out);
str unit_of(const evaluation *e, int i);
/* 98 is 1998: at most ten years ahead of the dct. */
int two_digit_year(const evaluation *e, int year);
/* The year of a bare month (and day); false: nothing tells. */
bool context_year(const evaluation *e, int month, int day, int *year);
/* How fine a date a unit counts from: days for weeks, months for quarters, years for decades. */
grain grain_of(str unit);
/* What "two days later" counts from: the last date of the text, in news else the dct. */
bool text_day(const evaluation *e, grain of, int64_t *day);
/* What "last week" counts from: the dct, in a story its last date. */
bool anchor_day(const evaluation *e, grain of, int64_t *day);
bool step_word(str which); /* last, this or next */
int step_of(str which);
/* The year of an argument: a number, or last / this / next; else the context's. */
bool year_of(evaluation *e, int i, int *year);
/* Moves a year that nobody named so that the period lies on the side that the tense tells. */
void nearest_year(const evaluation *e, int first_month, int last_month, int *year);

/* eval_results.c */
void print_year(int year, char out[16]);
void set_span(timex *t, int64_t first, int64_t last);
void give_day(timex *t, int64_t day);
void give_month(timex *t, int year, int month);
void give_year(timex *t, int year);
void give_week(timex *t, int64_t day);
void give_quarter(timex *t, int year, int quarter);
void give_half(timex *t, int year, int half);
void give_weekend(timex *t, int64_t day);
void give_decade(timex *t, int decade);
void give_century(timex *t, int hundreds);
bool give(timex *t, const char *value);

/* eval_dates.c */
/* The year of argument i: written in full or short, or last, this or next ("June last year"). */
bool written_year(evaluation *e, int i, int *year);
bool give_civil(evaluation *e, bool has_year, int year, int month, int day, int weekday_argument);
/* A day, or a month when the day is 0, of a known year. */
bool give_parts(evaluation *e, int year, int month, int day);
bool eval_fiscal(evaluation *e);
bool eval_date(evaluation *e);
bool eval_date_in(evaluation *e);
bool eval_week_of(evaluation *e);
bool eval_numeric(evaluation *e);
bool eval_weekday(evaluation *e);
bool eval_day(evaluation *e);

/* eval_times.c: the day that `on` gives; false: none does. */
bool day_given(evaluation *e, timex *day);

/* eval_nth.c */
bool eval_nth(evaluation *e);
bool eval_nth_weekday(evaluation *e);
bool eval_week_day(evaluation *e);

/* eval_units.c */
bool give_unit(evaluation *e, int64_t base, str unit, int steps);
bool eval_ago(evaluation *e);
bool eval_later(evaluation *e);
bool eval_from(evaluation *e);
bool eval_unit(evaluation *e, bool from_text);
bool eval_month(evaluation *e);

/* eval_periods.c */
bool eval_season(evaluation *e);
bool eval_quarter(evaluation *e);
bool eval_half(evaluation *e);
bool eval_decade(evaluation *e);
bool eval_century(evaluation *e);
bool eval_millennium(evaluation *e);
bool eval_week(evaluation *e);
bool eval_ordinal_day(evaluation *e);
bool eval_bc(evaluation *e);
bool eval_ad(evaluation *e);
bool eval_tail(evaluation *e);

/* eval_times.c */
bool eval_time(evaluation *e);
bool eval_time_to(evaluation *e);
bool eval_iso(evaluation *e);
bool eval_part(evaluation *e);

/* eval_lengths.c */
bool eval_duration(evaluation *e);
bool eval_lengths(evaluation *e);
bool eval_set(evaluation *e);
bool eval_ref(evaluation *e);

/* eval_holidays.c */
bool eval_holiday(evaluation *e);

#endif
