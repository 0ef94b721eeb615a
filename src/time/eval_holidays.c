/* Named days. */
#include "time/eval.h"
#include "time/holidays.h"

#include <stdio.h>

/* holiday(name, year) */
bool eval_holiday(evaluation *e)
{
    int year;
    int64_t day;
    bool approximate;
    str name = word_of(e, 0);
    if (!year_of(e, 1, &year)) {
        int month, fixed;
        if (!holiday_fixed(name, &month, &fixed))
            return false;
        snprintf(e->out->value, sizeof e->out->value, "XXXX-%02d-%02d", month, fixed);
        return true;
    }
    if (!holiday_day(name, year, &day, &approximate))
        return false;
    str which = word_of(e, 1);
    int64_t now, other;
    bool relative = step_word(which), bare = !which.len && !e->a->narrative && e->a->has_dct;
    if ((relative || bare) && anchor_day(e, &now)) {
        /* last and next are seen from the day, a bare name is the nearest */
        int of = calendar_civil(now).year, best = of;
        for (int y = of - 1; y <= of + 1; y++) {
            bool ahead;
            if (!holiday_day(name, y, &other, &ahead) || !holiday_day(name, best, &day, &ahead))
                continue;
            if (bare && (other - now) * (other - now) < (day - now) * (day - now))
                best = y;
            if (str_is(which, "last") && other < now && (y > best || day >= now))
                best = y;
            if (str_is(which, "next") && other > now && (day <= now || y < best))
                best = y;
        }
        if (!holiday_day(name, best, &day, &approximate))
            return false;
    }
    give_day(e->out, day);
    e->out->approximate = approximate;
    if (approximate)
        snprintf(e->out->mod, sizeof e->out->mod, "APPROX");
    return true;
}
