/* Holidays: fixed ones, nth weekdays, those that hang on Easter, Islamic, Jewish and Chinese ones. */
#include "time/holidays.h"

#include <math.h>

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
    { "orthodox-christmas", 1, 7 }, { "holocaust-day", 1, 27 }, { "st-david", 3, 1 }, { "st-george", 4, 23 },
    { "st-andrew", 11, 30 }, { "st-nicholas", 12, 6 }, { "kings-day", 4, 27 }, { "victory-day", 5, 9 },
    { "midsummer", 6, 24 }, { "michaelmas", 9, 29 }, { "german-unity", 10, 3 },
    { "all-souls", 11, 2 }, { "immaculate-conception", 12, 8 }, { "pearl-harbor", 12, 7 },
    { "candlemas", 2, 2 }, { "burns-night", 1, 25 }, { "lady-day", 3, 25 }, { "lammas", 8, 1 },
    { "martinmas", 11, 11 }, { "kwanzaa", 12, 26 }, { "constitution-day", 9, 17 }, { "inauguration-day", 1, 20 },
    { "singles-day", 11, 11 }, { "aids-day", 12, 1 }, { "leap-day", 2, 29 }, { "nowruz", 3, 20 },
};

static const struct {
    const char *id;
    int month, weekday, nth, after; /* days after it */
} nth[] = {
    { "mlk", 1, 1, 3, 0 }, { "presidents", 2, 1, 3, 0 }, { "mothers", 5, 7, 2, 0 }, { "memorial", 5, 1, -1, 0 },
    { "fathers", 6, 7, 3, 0 }, { "labor", 9, 1, 1, 0 }, { "columbus", 10, 1, 2, 0 }, { "thanksgiving", 11, 4, 4, 0 },
    { "thanksgiving-canada", 10, 1, 2, 0 }, { "black-friday", 11, 4, 4, 1 }, { "cyber-monday", 11, 4, 4, 4 },
    { "election-day", 11, 1, 1, 1 }, { "remembrance-sunday", 11, 7, 2, 0 }, { "patriots", 4, 1, 3, 0 },
};

static const struct {
    const char *id;
    int offset;
} from_easter[] = {
    { "ash-wednesday", -46 }, { "mardi-gras", -47 }, { "palm-sunday", -7 }, { "good-friday", -2 },
    { "easter", 0 }, { "easter-monday", 1 }, { "ascension", 39 }, { "pentecost", 49 }, { "whit-monday", 50 },
    { "mothering-sunday", -21 }, { "maundy-thursday", -3 }, { "holy-saturday", -1 }, { "trinity", 56 },
    { "corpus-christi", 60 },
};

static const struct {
    const char *id;
    int month, day;
} islamic[] = { { "ramadan", 9, 1 }, { "eid-al-fitr", 10, 1 }, { "eid-al-adha", 12, 10 }, { "ashura", 1, 10 },
              { "islamic-new-year", 1, 1 }, { "mawlid", 3, 12 } };

static const struct {
    const char *id;
    int month, day; /* months from Nisan; 13 stands for the last Adar */
} jewish[] = {
    { "passover", 1, 15 }, { "shavuot", 3, 6 }, { "rosh-hashanah", 7, 1 }, { "yom-kippur", 7, 10 },
    { "sukkot", 7, 15 }, { "hanukkah", 9, 25 }, { "purim", 13, 14 },
};

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

/* A Jewish year begins in autumn, with its seventh month. */
static int64_t jewish_day(size_t i, int year)
{
    int month = jewish[i].month, of = year + (month >= 7 && month < 13 ? 3761 : 3760);
    return calendar_hebrew(of, month == 13 && !calendar_hebrew_is_leap(of) ? 12 : month, jewish[i].day);
}

/* The time of the k-th new moon after January 2000, in days since 1970-01-01 (J. Meeus, Astronomical Algorithms,
 * chapter 49, its greatest terms: within an hour or two). */
static double new_moon(int k)
{
    const double degree = 3.14159265358979323846 / 180;
    double sun = (2.5534 + 29.10535670 * k) * degree, moon = (201.5643 + 385.81693528 * k) * degree;
    double node = (160.7108 + 390.67050284 * k) * degree;
    return 2451550.09766 - 2440587.5 + 29.530588861 * k - 0.40720 * sin(moon) + 0.17241 * sin(sun) +
           0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node);
}

/* The evening, in India, of the new moon between the middles of October and November. */
static int64_t diwali(int year)
{
    const double sunset = 0.52; /* of the day before, until which the moon counts as old */
    int64_t first = calendar_day(year, 10, 17), day;
    int k = (int)((double)(first - calendar_day(2000, 1, 6)) / 29.530588861) - 1;
    do
        day = (int64_t)floor(new_moon(k++) - sunset);
    while (day < first);
    return day;
}

/* Holidays that no table above holds. */
static bool other_day(str id, int year, int64_t *day)
{
    if (str_is(id, "orthodox-easter") || str_is(id, "orthodox-good-friday")) {
        *day = calendar_orthodox_easter(year) - (str_is(id, "orthodox-good-friday") ? 2 : 0);
        return true;
    }
    if (str_is(id, "victoria-day") || str_is(id, "advent")) {
        int64_t last = str_is(id, "advent") ? calendar_day(year, 12, 24) - 21 : calendar_day(year, 5, 24);
        int wanted = str_is(id, "advent") ? 7 : 1;
        *day = last - (calendar_weekday(last) - wanted + 7) % 7;
        return true;
    }
    bool eve = str_is(id, "lunar-new-year-eve"), lantern = str_is(id, "lantern");
    if ((!eve && !lantern && !str_is(id, "lunar-new-year")) || !calendar_lunar_new_year(year, day))
        return false;
    *day += lantern ? 14 : eve ? -1 : 0;
    return true;
}

bool holiday_day(str id, int year, int64_t *day, bool *approximate)
{
    int month, of_month;
    *approximate = false;
    if (holiday_fixed(id, &month, &of_month)) {
        *day = calendar_day(year, month, of_month);
        return of_month <= calendar_month_days(year, month); /* leap day */
    }
    for (size_t i = 0; i < sizeof nth / sizeof *nth; i++)
        if (str_is(id, nth[i].id)) {
            *day = calendar_nth_weekday(year, nth[i].month, nth[i].weekday, nth[i].nth) + nth[i].after;
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
    for (size_t i = 0; i < sizeof jewish / sizeof *jewish; i++)
        if (str_is(id, jewish[i].id)) {
            *day = jewish_day(i, year);
            return true;
        }
    if (str_is(id, "diwali")) {
        *approximate = true; /* some keep it a day earlier or later */
        *day = diwali(year);
        return true;
    }
    return other_day(id, year, day);
}
