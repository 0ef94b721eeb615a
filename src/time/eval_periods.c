/* Periods that have a name or a number of their own: seasons, quarters, centuries, weeks. */
#include "time/eval.h"

#include <stdio.h>

typedef struct season {
    const char *name;
    int first, last; /* months; winter runs into the next year */
} season;

static const season *season_named(str name)
{
    static const season seasons[] = {
        { "SP", 3, 5 }, { "SU", 6, 8 }, { "FA", 9, 11 }, { "AU", 9, 11 }, { "WI", 12, 14 },
    };
    for (size_t i = 0; i < sizeof seasons / sizeof *seasons; i++)
        if (str_is(name, seasons[i].name))
            return &seasons[i];
    return NULL;
}

/* last, this and next are seen from the month: the last one ended before it, the next one begins
 * after it. */
static int season_year(const evaluation *e, const season *s, str which, int64_t now, int year)
{
    if (!step_word(which)) {
        int written;
        if (!int_of(e, 1, &written))
            nearest_year(e, s->first, s->last > 12 ? 12 : s->last, &year);
        return year;
    }
    civil c = calendar_civil(now);
    if (str_is(which, "last") && s->last >= c.month)
        return c.year - 1;
    return str_is(which, "next") && s->first <= c.month ? c.year + 1 : c.year;
}

static void give_season(timex *t, const season *s, int year)
{
    char shown[16];
    print_year(year, shown);
    snprintf(t->value, sizeof t->value, "%s-%s", shown, s->name);
    bool winter = s->last > 12;
    set_span(t, calendar_day(winter ? year - 1 : year, s->first, 1),
             winter ? calendar_day(year + 1, 3, 31) : calendar_day(year, s->last, calendar_month_days(year, s->last)));
}

/* "The next summer", seen from the last date of the text: from its month, else from its year. */
static bool text_season_year(const evaluation *e, const season *s, str which, int *year)
{
    int64_t day;
    if (e->a->has_last[GRAIN_MONTH] && text_day(e, GRAIN_MONTH, &day)) {
        *year = season_year(e, s, which, day, 0);
        return true;
    }
    if (!text_day(e, GRAIN_YEAR, &day))
        return false;
    *year = calendar_civil(day).year + step_of(which);
    return true;
}

/* season(season, year), season(season, 19, 94), season(season, last|next, , text|year|now): those of the
 * northern hemisphere, and never exact. */
bool eval_season(evaluation *e)
{
    const season *s = season_named(word_of(e, 0));
    int year, tail, hundreds;
    int64_t now = 0;
    if (!s)
        return false;
    str which = word_of(e, 1);
    bool known;
    e->out->approximate = true;
    bool told = str_is(word_of(e, 3), "now"); /* "the autumn of next year" */
    if (told || str_is(word_of(e, 3), "year")) { /* "the autumn of the following year" */
        known = told ? anchor_day(e, GRAIN_YEAR, &now) : text_day(e, GRAIN_YEAR, &now);
        year = known ? calendar_civil(now).year + step_of(which) : 0;
    } else if (str_is(word_of(e, 3), "text"))
        known = text_season_year(e, s, which, &year);
    else if (int_of(e, 1, &hundreds) && int_of(e, 2, &tail)) {
        known = true;
        year = hundreds * 100 + tail;
    } else {
        known = year_of(e, 1, &year) && (!step_word(which) || anchor_day(e, GRAIN_MONTH, &now));
        if (known)
            year = season_year(e, s, which, now, year);
    }
    if (known)
        give_season(e->out, s, year);
    else
        snprintf(e->out->value, sizeof e->out->value, "XXXX-%s", s->name);
    return true;
}

/* The year of a quarter or half that names none: "the fourth quarter", said in February, is over. */
static bool part_year(evaluation *e, int first_month, int last_month, int *year)
{
    int written;
    str which = word_of(e, 1);
    if (!year_of(e, 1, year))
        return false;
    if (!step_word(which) && !int_of(e, 1, &written))
        nearest_year(e, first_month, last_month, year);
    return true;
}

/* "The 1988 period": the quarter that the text reports on, of that year; the year when it reports on none. */
static bool same_quarter(evaluation *e)
{
    int year;
    if (!written_year(e, 1, &year))
        return false;
    if (e->a->has_quarter)
        give_quarter(e->out, year, (calendar_civil(e->a->quarter).month + 2) / 3);
    else
        give_year(e->out, year);
    e->out->approximate = true;
    return true;
}

/* quarter(n, year); n may be "same" */
bool eval_quarter(evaluation *e)
{
    int quarter, year;
    if (str_is(word_of(e, 0), "same"))
        return same_quarter(e);
    if (!int_of(e, 0, &quarter) || quarter < 1 || quarter > 4)
        return false;
    if (!part_year(e, quarter * 3 - 2, quarter * 3, &year)) {
        snprintf(e->out->value, sizeof e->out->value, "XXXX-Q%d", quarter);
        return true;
    }
    give_quarter(e->out, year, quarter);
    e->out->approximate = true; /* it may be fiscal */
    return true;
}

/* half(n, year) */
bool eval_half(evaluation *e)
{
    int half, year;
    if (str_is(word_of(e, 0), "last") || str_is(word_of(e, 0), "latter"))
        half = 2;
    else if (!int_of(e, 0, &half) || half < 1 || half > 2)
        return false;
    if (!part_year(e, half * 6 - 5, half * 6, &year)) {
        snprintf(e->out->value, sizeof e->out->value, "XXXX-H%d", half);
        return true;
    }
    give_half(e->out, year, half);
    e->out->approximate = true;
    return true;
}

/* decade(1990s | 90s | nineties as 90) */
bool eval_decade(evaluation *e)
{
    int year;
    if (!int_of(e, 0, &year))
        return false;
    if (year < 100) { /* the last of that name which has begun */
        int now = e->a->has_dct ? calendar_civil(e->a->dct).year : 2019;
        year += now / 100 * 100;
        year -= year > now ? 100 : 0;
    }
    if (year % 100 == 0 && year < 2000) /* the 1200s are a century, the 2000s a decade */
        give_century(e->out, year / 100);
    else
        give_decade(e->out, year / 10);
    return true;
}

static bool is_bc(str word)
{
    return word.len > 1 && word.ptr[0] == 'B';
}

/* century(n, BC) */
bool eval_century(evaluation *e)
{
    int number;
    if (!int_of(e, 0, &number) || number < 1 || number > 99)
        return false;
    if (is_bc(word_of(e, 1))) {
        snprintf(e->out->value, sizeof e->out->value, "BC%02d", number - 1);
        set_span(e->out, calendar_day(1 - number * 100, 1, 1), calendar_day(-(number - 1) * 100, 12, 31));
        return true;
    }
    give_century(e->out, number - 1);
    return true;
}

/* millennium(n, BC) */
bool eval_millennium(evaluation *e)
{
    int number;
    if (!int_of(e, 0, &number) || number < 1 || number > 9)
        return false;
    bool bc = is_bc(word_of(e, 1));
    snprintf(e->out->value, sizeof e->out->value, "%s%d", bc ? "BC" : "", number - 1);
    if (bc)
        set_span(e->out, calendar_day(1 - number * 1000, 1, 1), calendar_day(-(number - 1) * 1000, 12, 31));
    else
        set_span(e->out, calendar_day((number - 1) * 1000, 1, 1), calendar_day(number * 1000, 12, 31));
    return true;
}

bool eval_week(evaluation *e)
{
    int year, week, day = 0;
    if (!int_of(e, 0, &year) || !int_of(e, 1, &week))
        return false;
    if (week < 1 || week > calendar_weeks_in_year(year)) {
        give_year(e->out, year);
        e->out->problem = TIMEX_IMPOSSIBLE;
        snprintf(e->out->problem_text, TIMEX_TEXT, "%d has %d weeks", year, calendar_weeks_in_year(year));
        snprintf(e->out->says[0], TIMEX_TEXT, "week %d", week);
        snprintf(e->out->says[1], TIMEX_TEXT, "%s", e->out->problem_text);
        return true;
    }
    if (int_of(e, 2, &day) && day >= 1 && day <= 7)
        give_day(e->out, calendar_week_start(year, week) + day - 1);
    else
        give_week(e->out, calendar_week_start(year, week));
    return true;
}

/* ordinal-day(year, day) */
bool eval_ordinal_day(evaluation *e)
{
    int year, day;
    if (!int_of(e, 0, &year) || !int_of(e, 1, &day) || day < 1 || day > 366)
        return false;
    if (day <= 365 + calendar_is_leap(year)) {
        give_day(e->out, calendar_day(year, 1, 1) + day - 1);
        return true;
    }
    give_year(e->out, year);
    e->out->problem = TIMEX_IMPOSSIBLE;
    snprintf(e->out->problem_text, TIMEX_TEXT, "%d has 365 days", year);
    snprintf(e->out->says[0], TIMEX_TEXT, "day %d", day);
    snprintf(e->out->says[1], TIMEX_TEXT, "%s", e->out->problem_text);
    return true;
}

/* bc(year, month, day) */
bool eval_bc(evaluation *e)
{
    int year, month, day;
    if (!int_of(e, 0, &year) || year < 1 || year > 9999)
        return false;
    if (!int_of(e, 1, &month))
        give_year(e->out, 1 - year);
    else
        return give_parts(e, 1 - year, month, int_of(e, 2, &day) ? day : 0);
    return true;
}

/* ad(year): as it is written, 14 being 14 */
bool eval_ad(evaluation *e)
{
    int year;
    if (!int_of(e, 0, &year) || year < 1 || year > YEAR_MOST)
        return false;
    give_year(e->out, year);
    return true;
}

/* tail(first, last, month, day): tail(1914, 18) is 1918, tail(1999, 3) 2003, tail(19, 96) 1996. */
bool eval_tail(evaluation *e)
{
    int first, last;
    if (!int_of(e, 0, &first) || !int_of(e, 1, &last) || first < 1 || last < 0 || last > 99)
        return false;
    int year = first < 100 ? first * 100 + last : first / 100 * 100 + last;
    if (first >= 100 && year < first)
        year += 100;
    if (year > YEAR_MOST)
        return false;
    int month, day;
    if (int_of(e, 2, &month))
        return give_parts(e, year, month, int_of(e, 3, &day) ? day : 0);
    give_year(e->out, year);
    return true;
}
