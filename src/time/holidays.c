/* Holidays: fixed ones, nth weekdays, those that hang on Easter, and Islamic ones. */
#include "time/holidays.h"

static const struct {
    const char *id;
    int month, day;
} fixed[] = {
    { "new-year", 1, 1 }, { "new-year-eve", 12, 31 }, { "epiphany", 1, 6 }, { "valentine", 2, 14 },
    { "st-patrick", 3, 17 }, { "april-fools", 4, 1 }, { "may-day", 5, 1 }, { "ve-day", 5, 8 },
    { "juneteenth", 6, 19 }, { "independence-us", 7, 4 }, { "bastille", 7, 14 }, { "assumption", 8, 15 },
    { "halloween", 10, 31 }, { "all-saints", 11, 1 }, { "guy-fawkes", 11, 5 }, { "armistice", 11, 11 },
    { "christmas-eve", 12, 24 }, { "christmas", 12, 25 }, { "boxing-day", 12, 26 }, { "womens-day", 3, 8 },
    { "groundhog", 2, 2 }, { "earth-day", 4, 22 }, { "cinco-de-mayo", 5, 5 }, { "canada-day", 7, 1 },
    { "australia-day", 1, 26 }, { "anzac", 4, 25 }, { "nine-eleven", 9, 11 }, { "flag-day", 6, 14 },
};

static const struct {
    const char *id;
    int month, weekday, nth;
} nth[] = {
    { "mlk", 1, 1, 3 }, { "presidents", 2, 1, 3 }, { "mothers", 5, 7, 2 }, { "memorial", 5, 1, -1 },
    { "fathers", 6, 7, 3 }, { "labor", 9, 1, 1 }, { "columbus", 10, 1, 2 }, { "thanksgiving", 11, 4, 4 },
};

static const struct {
    const char *id;
    int offset;
} from_easter[] = {
    { "ash-wednesday", -46 }, { "mardi-gras", -47 }, { "palm-sunday", -7 }, { "good-friday", -2 },
    { "easter", 0 }, { "easter-monday", 1 }, { "ascension", 39 }, { "pentecost", 49 }, { "whit-monday", 50 },
};

static const struct {
    const char *id;
    int month, day;
} islamic[] = { { "ramadan", 9, 1 }, { "eid-al-fitr", 10, 1 }, { "eid-al-adha", 12, 10 }, { "ashura", 1, 10 } };

bool holiday_fixed(str id, int *month, int *day)
{
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (str_is(id, fixed[i].id)) {
            *month = fixed[i].month;
            *day = fixed[i].day;
            return true;
        }
    return false;
}

/* The first of the Islamic dates that falls in the Gregorian year. */
static bool islamic_day(size_t i, int year, int64_t *day)
{
    int guess = (int)((year - 622) * 33LL / 32);
    for (int of = guess - 1; of <= guess + 2; of++) {
        *day = calendar_islamic(of, islamic[i].month, islamic[i].day);
        if (calendar_civil(*day).year == year)
            return true;
    }
    return false;
}

bool holiday_day(str id, int year, int64_t *day, bool *approximate)
{
    int month, of_month;
    *approximate = false;
    if (holiday_fixed(id, &month, &of_month)) {
        *day = calendar_day(year, month, of_month);
        return true;
    }
    for (size_t i = 0; i < sizeof nth / sizeof *nth; i++)
        if (str_is(id, nth[i].id)) {
            *day = calendar_nth_weekday(year, nth[i].month, nth[i].weekday, nth[i].nth);
            return true;
        }
    for (size_t i = 0; i < sizeof from_easter / sizeof *from_easter; i++)
        if (str_is(id, from_easter[i].id)) {
            *day = calendar_easter(year) + from_easter[i].offset;
            return true;
        }
    for (size_t i = 0; i < sizeof islamic / sizeof *islamic; i++)
        if (str_is(id, islamic[i].id)) {
            *approximate = true;
            return islamic_day(i, year, day);
        }
    if (str_is(id, "orthodox-easter")) {
        *day = calendar_orthodox_easter(year);
        return true;
    }
    return false;
}
