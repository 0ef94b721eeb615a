/* Times and parts of the day. */
#include "time/eval.h"

#include <stdio.h>
#include <string.h>

bool day_given(evaluation *e, timex *day)
{
    *day = (timex){ .type = TIMEX_DATE };
    if (e->p->call_count < 2 || e->call != &e->p->calls[0])
        return false;
    value_program inner = { .call_count = 1, .mod = { .capture = -1 }, .quant = { .capture = -1 },
                            .freq = { .capture = -1 } };
    inner.calls[0] = e->p->calls[1];
    return value_eval(&inner, e->captures, e->a, day);
}

/* The day before a T: of the second call, else of the anchor. */
static void day_of_time(evaluation *e, timex *day)
{
    if (day_given(e, day))
        return;
    *day = (timex){ .type = TIMEX_DATE };
    int64_t base = e->a->clock_day;
    day->from_context = true;
    if (e->a->repeated)
        give(day, "XXXX-XX-XX");
    else if (e->a->has_clock_day || anchor_day(e, GRAIN_DAY, &base))
        give_day(day, base);
    else
        give(day, "XXXX-XX-XX");
}

/* A clock of a day that nobody knows stands alone (T14:30), a part of one does not. */
static void give_time(evaluation *e, const char *clock, bool alone)
{
    timex day;
    day_of_time(e, &day);
    e->out->type = day.type == TIMEX_SET ? TIMEX_SET : TIMEX_TIME; /* "Tuesday nights" */
    bool unknown = alone && clock[0] && strcmp(day.value, "XXXX-XX-XX") == 0;
    snprintf(e->out->value, sizeof e->out->value, "%.24s%s", unknown ? "" : day.value, clock);
    e->out->has_interval = day.has_interval;
    e->out->first_day = day.first_day;
    e->out->last_day = day.last_day;
    e->out->from_context = day.from_context;
    e->out->problem = day.problem;
    memcpy(e->out->problem_text, day.problem_text, TIMEX_TEXT);
    memcpy(e->out->says, day.says, sizeof day.says);
}

/* Two digits at `at`, or -1. */
static int two_digits(str s, size_t at)
{
    int value;
    return at + 2 <= s.len && str_to_int(str_of(s.ptr + at, 2), &value) ? value : -1;
}

typedef struct clock_time {
    int hour, minute, second; /* minute, second: -1 when there is none */
    str fraction;             /* ".117" of a second, or empty */
} clock_time;

/* "7", "T07", "7.30", "730" and "0730" are hours; "22.117" and "22,117" seconds. */
static bool read_clock(const evaluation *e, clock_time *c)
{
    *c = (clock_time){ .minute = -1, .second = -1, .fraction = { "", 0 } };
    const value_capture *hour = capture_of(e, 0), *second = capture_of(e, 3);
    str text = hour ? hour->text : (str){ NULL, 0 };
    if (text.len >= 4 && text.ptr[text.len - 3] == '.') {
        c->minute = two_digits(text, text.len - 2);
        if (!str_to_int(str_of(text.ptr, text.len - 3), &c->hour) || c->minute < 0)
            return false;
    } else if ((text.len == 3 || text.len == 4) && two_digits(text, text.len - 2) >= 0) {
        c->minute = two_digits(text, text.len - 2);
        if (!str_to_int(str_of(text.ptr, text.len - 2), &c->hour) || c->hour > 24 || c->minute > 59)
            return false;
    } else if (!int_of(e, 0, &c->hour))
        return false;
    if (c->minute < 0 && !int_of(e, 1, &c->minute))
        c->minute = -1;
    if (second && two_digits(second->text, 0) >= 0) {
        c->second = two_digits(second->text, 0);
        if (second->text.len > 3 && (second->text.ptr[2] == '.' || second->text.ptr[2] == ','))
            c->fraction = str_of(second->text.ptr + 3, second->text.len > 9 ? 6 : second->text.len - 3);
        size_t n = c->fraction.len; /* a Z may end it */
        if (n && (c->fraction.ptr[n - 1] < '0' || c->fraction.ptr[n - 1] > '9'))
            c->fraction.len--;
    }
    return true;
}

/* Which half of the day a word names: "p.m.", or a part of the day ("three in the afternoon"). */
static char half_of(str word, int hour)
{
    if (str_is(word, "MO"))
        return 'a';
    if (str_is(word, "AF") || str_is(word, "EV"))
        return 'p';
    if (str_is(word, "NI"))
        return hour >= 6 && hour < 12 ? 'p' : 'a';
    char letter = word.len ? (char)(word.ptr[0] | 0x20) : '\0';
    return letter == 'a' || letter == 'p' ? letter : '\0';
}

/* "0:30 a.m." and "14:30 p.m." say one thing twice, "14:30 a.m." two. */
static bool is_impossible(const clock_time *c, char half)
{
    return c->hour > 24 || c->minute > 59 || c->second > 60 || (half == 'a' && c->hour > 12) ||
           (half == 'p' && c->hour < 1) || (c->hour == 24 && c->minute > 0);
}

/* GMT and UTC are Z; an offset in digits stays; other zones leave no trace. */
static void print_zone(str zone, char out[8])
{
    out[0] = '\0';
    bool sign = zone.len && (zone.ptr[0] == '+' || zone.ptr[0] == '-');
    if (str_is(zone, "GMT") || str_is(zone, "UTC") || str_is(zone, "Z"))
        snprintf(out, 8, "Z");
    else if (sign && two_digits(zone, 1) >= 0 && two_digits(zone, zone.len - 2) >= 0 && zone.len >= 5)
        snprintf(out, 8, "%c%.2s:%.2s", zone.ptr[0], zone.ptr + 1, zone.ptr + zone.len - 2);
}

static void print_clock(const clock_time *c, char half, str zone, char out[32])
{
    char shown_zone[8];
    int hour = half == 'p' && c->hour < 12 ? c->hour + 12 : half == 'a' && c->hour == 12 ? 0 : c->hour;
    print_zone(zone, shown_zone);
    if (c->second >= 0)
        snprintf(out, 32, "T%02d:%02d:%02d%s%.*s%s", hour % 100, (c->minute < 0 ? 0 : c->minute) % 100,
                 c->second % 100, c->fraction.len ? "." : "", (int)c->fraction.len, c->fraction.ptr, shown_zone);
    else
        snprintf(out, 32, "T%02d:%02d%s", hour % 100, (c->minute < 0 ? 0 : c->minute) % 100, shown_zone);
}

static void mark_impossible(timex *t, const clock_time *c)
{
    int minute = c->minute < 0 ? 0 : c->minute;
    t->problem = TIMEX_IMPOSSIBLE;
    snprintf(t->problem_text, TIMEX_TEXT, "a day has no %d:%02d", c->hour, minute);
    snprintf(t->says[0], TIMEX_TEXT, "%d:%02d", c->hour, minute);
    snprintf(t->says[1], TIMEX_TEXT, "%s", "no such time of day");
}

/* time(hour, minute, a|p, second, zone) */
bool eval_time(evaluation *e)
{
    clock_time c;
    char clock[32];
    if (!read_clock(e, &c))
        return false;
    char half = half_of(word_of(e, 2), c.hour);
    bool impossible = is_impossible(&c, half);
    print_clock(&c, half, word_of(e, 4), clock);
    give_time(e, impossible ? "" : clock, true);
    if (impossible)
        mark_impossible(e->out, &c);
    return true;
}

/* time-to(hour, minutes, a|p): "ten to nine" */
bool eval_time_to(evaluation *e)
{
    int hour, minutes;
    if (!int_of(e, 0, &hour) || !int_of(e, 1, &minutes) || hour < 1 || hour > 24 || minutes < 1 || minutes > 59)
        return false;
    clock_time c = { .hour = hour == 1 ? 12 : hour - 1, .minute = 60 - minutes, .second = -1 };
    char clock[32], half = half_of(word_of(e, 2), c.hour);
    print_clock(&c, half, (str){ NULL, 0 }, clock);
    give_time(e, clock, true);
    return true;
}

/* "20250626", "26.06.2025": no other run of digits is a date. */
static bool give_digits(evaluation *e, str s)
{
    int year, month, day;
    bool compact = s.len == 8 && str_to_int(str_of(s.ptr, 4), &year) && year >= 1900 && year < 2100;
    if (compact) {
        month = two_digits(s, 4);
        day = two_digits(s, 6);
    } else {
        str rest = s, part[3];
        for (int i = 0; i < 3; i++)
            if (!str_cut(&rest, '.', &part[i]) || part[i].len > 4)
                return false;
        if (rest.len || part[2].len != 4 || part[1].len > 2 || !str_to_int(part[0], &day) ||
            !str_to_int(part[1], &month) || !str_to_int(part[2], &year))
            return false;
    }
    if (month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    return give_parts(e, year, month, day);
}

/* iso(text): 2025-06-26T17:05:30.123Z, 20250626, 26.06.2025 */
bool eval_iso(evaluation *e)
{
    const value_capture *c = capture_of(e, 0);
    int year;
    if (!c)
        return false;
    str s = c->text;
    if (s.len < 13 || s.ptr[10] != 'T')
        return give_digits(e, s);
    if (!str_to_int(str_of(s.ptr, 4), &year))
        return false;
    clock_time clock = { .hour = two_digits(s, 11), .minute = two_digits(s, 14), .second = two_digits(s, 17) };
    if (clock.hour < 0 || !give_civil(e, true, year, two_digits(s, 5), two_digits(s, 8), VALUE_ARGUMENTS))
        return false;
    e->out->type = TIMEX_TIME;
    if (is_impossible(&clock, '\0'))
        mark_impossible(e->out, &clock);
    if (e->out->problem != TIMEX_FINE)
        return true;
    size_t used = strlen(e->out->value), more = s.len - 10 > 22 ? 22 : s.len - 10; /* as it is written */
    snprintf(e->out->value + used, sizeof e->out->value - used, "%.*s", (int)more, s.ptr + 10);
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
    give_time(e, clock, false);
    return true;
}
