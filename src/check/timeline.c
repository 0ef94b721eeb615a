/* The times and the lengths of time of a document. */
#include "check/timeline.h"

#include <math.h>

#include "time/calendar.h"

enum { MINUTES_A_DAY = 1440, YEAR_WIDE = 480, MONTH_WIDE = 100, LEAP_YEAR = 2000 };

static int two_digits(const char *at)
{
    bool digits = at[0] >= '0' && at[0] <= '9' && at[1] >= '0' && at[1] <= '9';
    return digits ? (at[0] - '0') * 10 + at[1] - '0' : -1;
}

/* "T09:40", "2021-06-01T09:40" */
static bool read_clock(const date_fact *d, stamp *s)
{
    const char *t = d->value ? strchr(d->value, 'T') : NULL;
    int hour = t && strlen(t) >= 6 && t[3] == ':' ? two_digits(t + 1) : -1, minute = hour >= 0 ? two_digits(t + 4) : -1;
    if (minute < 0)
        return false;
    s->any_year = !d->has_interval || d->first_day != d->last_day;
    s->since = s->until = (s->any_year ? 0 : (double)d->first_day) + (hour * 60 + minute) / (double)MINUTES_A_DAY;
    s->scale = SCALE_CLOCK;
    return true;
}

/* "XXXX-09-01": the day of a leap year. */
static bool read_any_year(const date_fact *d, stamp *s)
{
    if (!d->value || strlen(d->value) != 10 || memcmp(d->value, "XXXX-", 5) != 0)
        return false;
    int month = two_digits(d->value + 5), day = two_digits(d->value + 8);
    if (month < 1 || month > 12 || day < 1)
        return false;
    s->since = s->until = (double)(calendar_day(LEAP_YEAR, month, day) - calendar_day(LEAP_YEAR, 1, 1));
    s->scale = SCALE_DAY;
    s->any_year = true;
    return true;
}

/* "since March 1994", "until 1998": the closed end tells the time. */
static bool read_days(const date_fact *d, stamp *s)
{
    if (!d->has_interval || !d->value || (d->first_day == INT64_MIN && d->last_day == INT64_MAX))
        return false;
    size_t len = strlen(d->value);
    int64_t width = len == 4 ? 364 : len == 7 ? 27 : 0;
    int64_t first = d->first_day == INT64_MIN ? d->last_day - width : d->first_day;
    int64_t last = d->last_day == INT64_MAX ? d->first_day + width : d->last_day;
    s->since = (double)first;
    s->until = (double)last;
    s->scale = last - first == 0 ? SCALE_DAY : last - first < MONTH_WIDE ? SCALE_MONTH : SCALE_YEAR;
    return last - first <= YEAR_WIDE;
}

double timeline_unit_days(char unit)
{
    switch (unit) {
    case 'C': return 36525;
    case 'E': return 3652.5;
    case 'Y': return 365.25;
    case 'M': return 30.44;
    case 'W': return 7;
    case 'D': return 1;
    case 'H': return 1.0 / 24;
    case 'm': return 1.0 / MINUTES_A_DAY;
    default: return 0;
    }
}

static bool add(timeline *t, const date_fact *d)
{
    const mention *m = &t->f->mentions.at[d->mention];
    const char *type = d->timex_type ? d->timex_type : "";
    stamp s = { .date = d, .first = m->first, .last = m->last, .sentence = facts_sentence(t->f, m->first) };
    if (strcmp(type, "DURATION") == 0) {
        stretch x = { d, s.first, s.last, s.sentence, d->amount * timeline_unit_days(d->unit), timeline_unit_days(d->unit) };
        stretch *slot = x.days > 0 ? vec_push(&t->stretches) : NULL;
        if (slot)
            *slot = x;
        return slot || x.days <= 0;
    }
    if (strcmp(type, "SET") == 0 || (!read_clock(d, &s) && !read_days(d, &s) && !read_any_year(d, &s)))
        return true;
    stamp *slot = vec_push(&t->stamps);
    if (slot)
        *slot = s;
    t->clocks += slot && s.scale == SCALE_CLOCK;
    return slot != NULL;
}

bool timeline_read(timeline *t, const facts *f)
{
    *t = (timeline){ .f = f };
    for (size_t i = 0; i < f->dates.len; i++)
        if (!add(t, &f->dates.at[i]))
            return false;
    return true;
}

void timeline_release(timeline *t)
{
    vec_release(&t->stamps);
    vec_release(&t->stretches);
}

size_t timeline_at(const timeline *t, uint32_t at)
{
    size_t low = 0, high = t->stamps.len;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (t->stamps.at[mid].last <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

size_t timeline_from(const timeline *t, uint32_t number)
{
    return number < t->f->text->sentences.len ? timeline_at(t, t->f->text->sentences.at[number].first) : t->stamps.len;
}

size_t timeline_stretch_at(const timeline *t, uint32_t at)
{
    size_t low = 0, high = t->stretches.len;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (t->stretches.at[mid].last <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool stamp_is_day(const stamp *s)
{
    return s->scale != SCALE_CLOCK && !s->any_year;
}

bool stamp_has_year(const facts *f, const stamp *s)
{
    for (uint32_t at = s->first; at < s->last; at++)
        if (f->text->tokens.at[at].end - f->text->tokens.at[at].start >= 4 && (f->text->tokens.at[at].flags & TOKEN_DIGITS))
            return true;
    return false;
}

bool stamps_apart(const stamp *a, const stamp *b, double *least, double *most)
{
    bool clock = a->scale == SCALE_CLOCK;
    if (clock != (b->scale == SCALE_CLOCK) || (a->any_year != b->any_year && !clock && (a->scale != SCALE_DAY || b->scale != SCALE_DAY)))
        return false;
    double from = a->since, from_most = a->until, to = b->since, to_most = b->until;
    if (!clock && a->any_year != b->any_year) { /* "from 2 March to 29 March 2020": in the year of the one that has one */
        double years = floor((a->any_year ? to - from : from - to) / 365.25 + 0.5) * 365.25;
        years = floor(years + 0.5);
        from += a->any_year ? years : 0;
        from_most += a->any_year ? years : 0;
        to += b->any_year ? years : 0;
        to_most += b->any_year ? years : 0;
    }
    if (clock && a->any_year != b->any_year) {
        from -= floor(from);
        to -= floor(to);
        from_most = from;
        to_most = to;
    }
    if (a->any_year && to < from) { /* over midnight, over New Year */
        to += clock ? 1 : 366;
        to_most += clock ? 1 : 366;
    }
    *least = to - from_most < 0 ? 0 : to - from_most;
    *most = to_most - from + (clock ? 0 : 1);
    return to_most > from_most && to > from;
}

bool stamp_has_digits(const facts *f, const stamp *s)
{
    for (uint32_t at = s->first; at < s->last; at++)
        if (f->text->tokens.at[at].flags & TOKEN_DIGITS)
            return true;
    return false;
}

bool stretch_fits(const stretch *x, double least, double most, double slack)
{
    double spare = slack * x->unit + 0.001;
    return x->days >= least - spare && x->days <= most + spare;
}

bool timeline_explains(const timeline *t, const stretch *x, double slack)
{
    enum { NEAR = 40 };
    size_t mid = timeline_from(t, x->sentence), from = mid > NEAR ? mid - NEAR : 0;
    size_t to = mid + NEAR < t->stamps.len ? mid + NEAR : t->stamps.len;
    for (size_t i = from; i < to; i++)
        for (size_t k = from; k < to; k++) {
            double least, most;
            if (i != k && stamps_apart(&t->stamps.at[i], &t->stamps.at[k], &least, &most) && stretch_fits(x, least, most, slack))
                return true;
        }
    return false;
}
