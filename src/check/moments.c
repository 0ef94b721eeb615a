/* A year that a phrase does not give is taken from elsewhere and may be wrong: then month and day are compared as
 * they are written, and a time of the clock with another. */
#include "check/moments.h"

#include <stdlib.h>

#include "check/claims.h"
#include "time/calendar.h"

enum { DAY_MINUTES = 1440, CONTEXT_DAYS = 330 };

static int two_digits(const char *at)
{
    bool digits = at[0] >= '0' && at[0] <= '9' && at[1] >= '0' && at[1] <= '9';
    return digits ? (at[0] - '0') * 10 + at[1] - '0' : -1;
}

/* "2019-05-03T17:50", "XXXX-11-08", "T05:31" */
static void read_value(const char *value, moment *m)
{
    const char *t = strchr(value, 'T');
    m->minute = -1;
    if (t && strlen(t) >= 6 && t[3] == ':' && two_digits(t + 1) >= 0 && two_digits(t + 4) >= 0)
        m->minute = two_digits(t + 1) * 60 + two_digits(t + 4);
    if (t == value || strlen(value) < 7 || value[4] != '-')
        return;
    int month = two_digits(value + 5), day = strlen(value) >= 10 && value[7] == '-' ? two_digits(value + 8) : 0;
    m->month = month > 0 && month <= 12 ? month : 0;
    m->day = m->month && day > 0 ? day : 0;
}

/* What the expression says itself: "17:50" tells no day, "Tuesday" none that counts, "the 9th" no month. */
static void read_words(const facts *f, const mention *said, moment *m)
{
    int month = facts_class(f, "month"), nth = facts_class(f, "day-ordinal");
    int numbers = 0, nths = 0, day = 0;
    bool named = false;
    for (uint32_t at = said->first; at < said->last; at++) {
        const token *t = &f->text->tokens.at[at];
        bool clock = facts_is_word(f, at + 1, ":") || (at > said->first && facts_is_word(f, at - 1, ":"));
        named |= facts_has_class(f, at, month);
        if (!(t->flags & TOKEN_DIGITS) || clock || memchr(f->text->ptr + t->start, ':', t->end - t->start))
            continue;
        numbers++;
        nths += facts_has_class(f, at, nth);
        day = str_leading_int(text_token(f->text, at));
    }
    m->dated = named || numbers > 0;
    if (!named && numbers == 1 && nths == 1) {
        m->month = 0;
        m->day = day;
    } else if (!m->dated)
        m->month = m->day = 0;
}

int moment_weekday(const facts *f, const mention *said)
{
    int class_id = facts_class(f, "weekday");
    for (uint32_t at = said->first; at < said->last; at++) {
        str value = facts_has_class(f, at, class_id) ? symbols_value(f->table, at, at + 1, (unsigned)class_id) : STR("");
        if (value.len)
            return value.ptr[0] - '0';
    }
    return 0;
}

bool moment_read(const facts *f, const claim *c, const char *role, moment *m)
{
    const claim_argument *a = claim_role(c, role);
    const date_fact *d = a && a->date >= 0 ? &f->dates.at[a->date] : NULL;
    *m = (moment){ .minute = -1 };
    if (!d || !d->value || d->unit || (d->timex_type && strcmp(d->timex_type, "SET") == 0))
        return false;
    read_value(d->value, m);
    m->bounded = claim_days(f, c, role, &m->first, &m->last);
    m->context = d->from_context || !m->bounded;
    read_words(f, &f->mentions.at[d->mention], m);
    enum { DECADE_DAYS = 3000 };
    m->dated |= m->bounded && !d->from_context && m->last - m->first > DECADE_DAYS; /* "the sixteenth century" */
    m->context |= m->day && !m->month;
    const mention *said = &f->mentions.at[d->mention];
    if (!m->dated && m->minute < 0 && said->first > 0 && facts_is_word(f, said->first - 1, "a")) {
        *m = (moment){ .minute = -1, .weekday = moment_weekday(f, said) };
        return m->weekday > 0;
    }
    return !d->approximate || m->bounded ? m->dated || m->minute >= 0 : false;
}

static enum moments compare_clock(const moment *a, const moment *b, double *gap)
{
    int away = abs(a->minute - b->minute);
    *gap = away / (double)DAY_MINUTES;
    return away <= a->slack + b->slack ? MOMENTS_AGREE : MOMENTS_CONFLICT;
}

static double days_between(const moment *a, const moment *b)
{
    return a->first > b->last ? (double)(a->first - b->last) : b->first > a->last ? (double)(b->first - a->last) : 0;
}

static bool shift_clock(moment *m, const date_fact *length, int way)
{
    bool hours = length->unit == 'H';
    if (m->minute < 0 || length->approximate || length->amount <= 0 || length->amount > DAY_MINUTES)
        return false;
    m->minute += way * (int)(length->amount * (hours ? 60 : 1));
    m->slack = hours ? 30 : 1 + (int)length->amount / 10;
    return m->minute >= 0 && m->minute < DAY_MINUTES;
}

static bool shift_without_year(moment *m, int64_t days)
{
    enum { SOME_YEAR = 2001 };
    if (!m->month || !m->day)
        return false;
    civil to = calendar_civil(calendar_day(SOME_YEAR, m->month, m->day) + days);
    m->month = to.month;
    m->day = to.day;
    m->bounded = false;
    m->context = true;
    return true;
}

bool moment_shift(moment *m, const date_fact *length, int way)
{
    enum { LENGTH_MOST = 100000 };
    if (length->unit == 'H' || length->unit == 'm')
        return shift_clock(m, length, way);
    double unit = length->unit == 'Y' ? 365.2425 : length->unit == 'M' ? 30.44 : length->unit == 'W' ? 7 : length->unit == 'D' ? 1 : 0;
    if (length->amount > LENGTH_MOST)
        return false;
    int64_t away = (int64_t)(length->amount * unit + 0.5), slack = unit > 7 ? (int64_t)(unit / 2) + 1 : unit > 1 ? 3 : 0;
    if (!away || length->approximate)
        return false;
    if (!m->bounded || m->context)
        return unit <= 7 && shift_without_year(m, way * away);
    m->first += way * away - slack;
    m->last += way * away + slack;
    m->month = m->day = 0;
    m->minute = -1;
    return true;
}

static enum moments compare_weekday(const moment *weekday, const moment *day)
{
    if (day->weekday || !day->bounded || day->context || day->first != day->last)
        return MOMENTS_APART;
    return calendar_weekday(day->first) == weekday->weekday ? MOMENTS_AGREE : MOMENTS_CONFLICT;
}

enum moments moments_compare(const moment *a, const moment *b, double *gap)
{
    *gap = 0;
    if (a->weekday || b->weekday)
        return compare_weekday(a->weekday ? a : b, a->weekday ? b : a);
    if (a->dated && b->dated) {
        bool years = !a->context && !b->context;
        if (years && days_between(a, b) > 0) {
            *gap = days_between(a, b);
            return MOMENTS_CONFLICT;
        }
        if (!years && a->day && b->day && (!a->month || !b->month)) {
            *gap = abs(a->day - b->day);
            return a->day == b->day ? MOMENTS_AGREE : MOMENTS_CONFLICT;
        }
        if (!years && a->month && b->month) {
            bool same = a->month == b->month && (a->day == b->day || !a->day || !b->day);
            *gap = a->bounded && b->bounded ? days_between(a, b) : abs((a->month - b->month) * 30 + a->day - b->day);
            return same ? MOMENTS_AGREE : *gap > CONTEXT_DAYS ? MOMENTS_APART : MOMENTS_CONFLICT;
        }
        if (!years)
            return MOMENTS_APART;
    }
    if (a->minute >= 0 && b->minute >= 0 && (!a->dated || !b->dated || days_between(a, b) < 1))
        return compare_clock(a, b, gap);
    return a->dated && b->dated ? MOMENTS_AGREE : MOMENTS_APART;
}

int moments_order(const moment *a, const moment *b)
{
    double gap;
    if (a->weekday || b->weekday || moments_compare(a, b, &gap) != MOMENTS_CONFLICT)
        return 0;
    if (a->dated && b->dated && a->bounded && b->bounded && days_between(a, b) > 0)
        return a->first < b->first ? -1 : 1;
    if (a->dated && b->dated && a->month && b->month && (a->month != b->month || a->day != b->day))
        return a->month * 31 + a->day < b->month * 31 + b->day ? -1 : 1;
    return a->minute < b->minute ? -1 : a->minute > b->minute;
}
