/* Named days. */
#include "time/eval.h"
#include "time/holidays.h"

#include <stdio.h>

enum { WRONG_SIDE = 150 }; /* days that a holiday on the other side of the tense counts as farther */

/* How far a holiday lies from the day, seen with last, next or the tense; negative: not at all. */
static int64_t distance(const evaluation *e, str which, int64_t now, int64_t day)
{
    int64_t away = day < now ? now - day : day - now;
    if (str_is(which, "last"))
        return day < now ? away : -1;
    if (str_is(which, "next"))
        return day > now ? away : -1;
    bool wrong = (e->a->tense == TENSE_PAST && day > now) || (e->a->tense == TENSE_FUTURE && day < now);
    return away + (wrong ? WRONG_SIDE : 0);
}

/* The day of a holiday whose year nobody named: the nearest. */
static bool nearest_holiday(const evaluation *e, str name, str which, int64_t now, int64_t *day, bool *approximate)
{
    int year = calendar_civil(now).year;
    int64_t least = -1, tried;
    bool unsure;
    for (int y = year - 1; y <= year + 1; y++) {
        if (!holiday_day(name, y, &tried, &unsure))
            continue;
        int64_t away = distance(e, which, now, tried);
        if (away < 0 || (least >= 0 && away >= least))
            continue;
        least = away;
        *day = tried;
        *approximate = unsure;
    }
    return least >= 0;
}

static bool give_unknown_holiday(evaluation *e, str name)
{
    int month, fixed;
    if (!holiday_fixed(name, &month, &fixed))
        return give(e->out, "XXXX-XX-XX");
    snprintf(e->out->value, sizeof e->out->value, "XXXX-%02d-%02d", month, fixed);
    return true;
}

/* holiday(name, year) */
bool eval_holiday(evaluation *e)
{
    int year, written;
    int64_t day, now;
    bool approximate;
    str name = word_of(e, 0), which = word_of(e, 1);
    if (!year_of(e, 1, &year))
        return give_unknown_holiday(e, name);
    bool story = e->a->narrative || e->a->has_phrase_year || str_is(which, "this");
    bool named = !step_word(which) && int_of(e, 1, &written);
    if (!named && (step_word(which) || !story) && !str_is(which, "this") && anchor_day(e, GRAIN_DAY, &now)) {
        if (!nearest_holiday(e, name, which, now, &day, &approximate))
            return false;
    } else if (!holiday_day(name, year, &day, &approximate))
        return false;
    give_day(e->out, day);
    e->out->approximate = approximate;
    if (approximate)
        snprintf(e->out->mod, sizeof e->out->mod, "APPROX");
    return true;
}
