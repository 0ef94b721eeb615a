/* Times and parts of the day. */
#include "time/eval.h"

#include <stdio.h>

/* The day before a T: of the second call, else of the anchor. */
static void day_of_time(evaluation *e, timex *day)
{
    *day = (timex){ .type = TIMEX_DATE };
    if (e->p->call_count > 1 && e->call == &e->p->calls[0]) {
        value_program inner = { .call_count = 1, .mod = { .capture = -1 }, .quant = { .capture = -1 } };
        inner.calls[0] = e->p->calls[1];
        if (value_eval(&inner, e->captures, e->a, day))
            return;
    }
    int64_t base;
    if (anchor_day(e, GRAIN_DAY, &base))
        give_day(day, base);
    else
        give(day, "XXXX-XX-XX");
}

static void give_time(evaluation *e, const char *clock)
{
    timex day;
    day_of_time(e, &day);
    e->out->type = TIMEX_TIME;
    snprintf(e->out->value, sizeof e->out->value, "%.24s%s", day.value, clock);
    e->out->has_interval = day.has_interval;
    e->out->first_day = day.first_day;
    e->out->last_day = day.last_day;
    e->out->problem = day.problem;
    memcpy(e->out->problem_text, day.problem_text, TIMEX_TEXT);
    memcpy(e->out->says, day.says, sizeof day.says);
}

/* time(hour, minute, a|p, second, zone): GMT and UTC are Z */
bool eval_time(evaluation *e)
{
    int hour, minute = 0, second = 0;
    char clock[16];
    str half = word_of(e, 2);
    if (!int_of(e, 0, &hour))
        return false;
    bool has_minute = int_of(e, 1, &minute), has_second = int_of(e, 3, &second);
    char a = half.len ? (char)(half.ptr[0] | 0x20) : '\0';
    bool impossible = hour > 24 || minute > 59 || second > 60 || (a && (hour > 12 || hour < 1)) ||
                      (hour == 24 && minute > 0);
    if (a == 'p' && hour < 12)
        hour += 12;
    if (a == 'a' && hour == 12)
        hour = 0;
    if (has_second)
        snprintf(clock, sizeof clock, "T%02d:%02d:%02d", hour % 100, minute % 100, second % 100);
    else if (has_minute || a)
        snprintf(clock, sizeof clock, "T%02d:%02d", hour % 100, minute % 100);
    else
        snprintf(clock, sizeof clock, "T%02d", hour % 100);
    str zone = word_of(e, 4);
    if (str_is(zone, "GMT") || str_is(zone, "UTC"))
        strcat(clock, "Z");
    give_time(e, impossible ? "" : clock);
    if (impossible) {
        e->out->problem = TIMEX_IMPOSSIBLE;
        snprintf(e->out->problem_text, TIMEX_TEXT, "a day has no %d:%02d", hour, minute);
        snprintf(e->out->says[0], TIMEX_TEXT, "%d:%02d", hour, minute);
        snprintf(e->out->says[1], TIMEX_TEXT, "%s", "no such time of day");
    }
    return true;
}

/* Two digits at `at`, or -1. */
static int two_digits(str s, size_t at)
{
    int value;
    return at + 2 <= s.len && str_to_int(str_of(s.ptr + at, 2), &value) ? value : -1;
}

/* iso(2025-06-26T17:05:30Z): the zone is kept only when it is Z. */
bool eval_iso(evaluation *e)
{
    const value_capture *c = capture_of(e, 0);
    int year;
    if (!c || c->text.len < 13 || c->text.ptr[10] != 'T' || !str_to_int(str_of(c->text.ptr, 4), &year))
        return false;
    str s = c->text;
    int hour = two_digits(s, 11), minute = two_digits(s, 14), second = two_digits(s, 17);
    if (hour < 0 || hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute > 0))
        return false;
    if (!give_civil(e, true, year, two_digits(s, 5), two_digits(s, 8), VALUE_ARGUMENTS))
        return false;
    size_t used = strlen(e->out->value);
    char *rest = e->out->value + used;
    e->out->type = TIMEX_TIME;
    if (e->out->problem == TIMEX_FINE)
        snprintf(rest, sizeof e->out->value - used, second >= 0 ? "T%02d:%02d:%02d%s" : minute >= 0 ? "T%02d:%02d%.0d%s" : "T%02d%.0d%.0d%s",
                 hour, minute < 0 ? 0 : minute, second < 0 ? 0 : second, s.ptr[s.len - 1] == 'Z' ? "Z" : "");
    return true;
}

/* part(MO|MI|AF|EV|NI|DT) */
bool eval_part(evaluation *e)
{
    char clock[16];
    str part = word_of(e, 0);
    if (part.len < 2 || part.len > 4)
        return false;
    snprintf(clock, sizeof clock, "T%.*s", (int)part.len, part.ptr);
    give_time(e, clock);
    return true;
}
