/* Named days, a row each: how the day is found, and its two numbers. */
#include "time/holidays.h"

#include "time/calendar.h"

enum kind {
    FIXED,      /* a: month, b: day */
    NTH,        /* a: month, b: weekday * 10 + n (n 9: the last) */
    EASTER,     /* a: days after Easter Sunday */
    ORTHODOX,   /* the same, Orthodox */
    ISLAMIC,    /* a: month, b: day */
    ISLAMIC_MONTH, /* a: month */
    HEBREW,     /* a: month from Nisan, b: day */
    ADAR,       /* b: day of the last Adar */
    LUNAR,      /* a: days after Chinese New Year */
    AFTER_NTH,  /* the day b after the n-th weekday of a, see rows */
    ADVENT,     /* a: Sunday of Advent 1-4 */
    BEFORE_DAY  /* the Monday before 25 May */
};

typedef struct holiday {
    const char *id;
    enum kind kind;
    int a, b, c;
} holiday;

static const holiday holidays[] = {
    { "new-year", FIXED, 1, 1, 0 },
    { "new-year-eve", FIXED, 12, 31, 0 },
    { "epiphany", FIXED, 1, 6, 0 },
    { "orthodox-christmas", FIXED, 1, 7, 0 },
    { "australia-day", FIXED, 1, 26, 0 },
    { "holocaust-day", FIXED, 1, 27, 0 },
    { "groundhog", FIXED, 2, 2, 0 },
    { "valentine", FIXED, 2, 14, 0 },
    { "women", FIXED, 3, 8, 0 },
    { "pi-day", FIXED, 3, 14, 0 },
    { "patrick", FIXED, 3, 17, 0 },
    { "april-fools", FIXED, 4, 1, 0 },
    { "tax-day", FIXED, 4, 15, 0 },
    { "earth-day", FIXED, 4, 22, 0 },
    { "george", FIXED, 4, 23, 0 },
    { "anzac", FIXED, 4, 25, 0 },
    { "kings-day", FIXED, 4, 27, 0 },
    { "may-day", FIXED, 5, 1, 0 },
    { "constitution-norway", FIXED, 5, 17, 0 },
    { "cinco-de-mayo", FIXED, 5, 5, 0 },
    { "ve-day", FIXED, 5, 8, 0 },
    { "victory-day", FIXED, 5, 9, 0 },
    { "d-day", FIXED, 6, 6, 0 },
    { "flag-day", FIXED, 6, 14, 0 },
    { "juneteenth", FIXED, 6, 19, 0 },
    { "midsummer", FIXED, 6, 24, 0 },
    { "canada-day", FIXED, 7, 1, 0 },
    { "independence", FIXED, 7, 4, 0 },
    { "bastille", FIXED, 7, 14, 0 },
    { "assumption", FIXED, 8, 15, 0 },
    { "michaelmas", FIXED, 9, 29, 0 },
    { "german-unity", FIXED, 10, 3, 0 },
    { "halloween", FIXED, 10, 31, 0 },
    { "all-saints", FIXED, 11, 1, 0 },
    { "all-souls", FIXED, 11, 2, 0 },
    { "guy-fawkes", FIXED, 11, 5, 0 },
    { "armistice", FIXED, 11, 11, 0 },
    { "andrew", FIXED, 11, 30, 0 },
    { "nicholas", FIXED, 12, 6, 0 },
    { "immaculate-conception", FIXED, 12, 8, 0 },
    { "christmas-eve", FIXED, 12, 24, 0 },
    { "christmas", FIXED, 12, 25, 0 },
    { "boxing-day", FIXED, 12, 26, 0 },
    { "david", FIXED, 3, 1, 0 },
    { "pearl-harbor", FIXED, 12, 7, 0 },
    { "september-11", FIXED, 9, 11, 0 },

    { "mlk", NTH, 1, 13, 0 },
    { "presidents", NTH, 2, 13, 0 },
    { "mothers-day", NTH, 5, 72, 0 },
    { "memorial", NTH, 5, 19, 0 },
    { "victoria-day", BEFORE_DAY, 0, 0, 0 },
    { "fathers-day", NTH, 6, 73, 0 },
    { "labor", NTH, 9, 11, 0 },
    { "columbus", NTH, 10, 12, 0 },
    { "thanksgiving-canada", NTH, 10, 12, 0 },
    { "thanksgiving", NTH, 11, 44, 0 },
    { "black-friday", AFTER_NTH, 11, 44, 1 },
    { "cyber-monday", AFTER_NTH, 11, 44, 4 },
    { "election-day", AFTER_NTH, 11, 11, 1 },
    { "remembrance-sunday", NTH, 11, 72, 0 },
    { "advent", ADVENT, 1, 0, 0 },

    { "shrove-tuesday", EASTER, -47, 0, 0 },
    { "ash-wednesday", EASTER, -46, 0, 0 },
    { "mothering-sunday", EASTER, -21, 0, 0 },
    { "palm-sunday", EASTER, -7, 0, 0 },
    { "maundy-thursday", EASTER, -3, 0, 0 },
    { "good-friday", EASTER, -2, 0, 0 },
    { "holy-saturday", EASTER, -1, 0, 0 },
    { "easter", EASTER, 0, 0, 0 },
    { "easter-monday", EASTER, 1, 0, 0 },
    { "ascension", EASTER, 39, 0, 0 },
    { "pentecost", EASTER, 49, 0, 0 },
    { "whit-monday", EASTER, 50, 0, 0 },
    { "trinity", EASTER, 56, 0, 0 },
    { "corpus-christi", EASTER, 60, 0, 0 },
    { "orthodox-good-friday", ORTHODOX, -2, 0, 0 },
    { "orthodox-easter", ORTHODOX, 0, 0, 0 },

    { "islamic-new-year", ISLAMIC, 1, 1, 0 },
    { "ashura", ISLAMIC, 1, 10, 0 },
    { "mawlid", ISLAMIC, 3, 12, 0 },
    { "ramadan", ISLAMIC_MONTH, 9, 0, 0 },
    { "eid-al-fitr", ISLAMIC, 10, 1, 0 },
    { "eid-al-adha", ISLAMIC, 12, 10, 0 },

    { "passover", HEBREW, 1, 15, 0 },
    { "shavuot", HEBREW, 3, 6, 0 },
    { "rosh-hashanah", HEBREW, 7, 1, 0 },
    { "yom-kippur", HEBREW, 7, 10, 0 },
    { "sukkot", HEBREW, 7, 15, 0 },
    { "hanukkah", HEBREW, 9, 25, 0 },
    { "purim", ADAR, 0, 14, 0 },

    { "lunar-new-year-eve", LUNAR, -1, 0, 0 },
    { "lunar-new-year", LUNAR, 0, 0, 0 },
    { "lantern", LUNAR, 14, 0, 0 },
};

enum { HOLIDAY_COUNT = sizeof holidays / sizeof *holidays };

int holiday_find(str id)
{
    for (int i = 0; i < HOLIDAY_COUNT; i++)
        if (str_is(id, holidays[i].id))
            return i;
    return -1;
}

const char *holiday_id(int index)
{
    return index >= 0 && index < HOLIDAY_COUNT ? holidays[index].id : NULL;
}

bool holiday_is_fixed(int index, int *month, int *day)
{
    *month = holidays[index].a;
    *day = holidays[index].b;
    return holidays[index].kind == FIXED;
}

static bool nth_day(const holiday *h, int year, int64_t *day)
{
    int n = h->b % 10;
    bool found = calendar_nth_weekday(year, h->a, h->b / 10, n == 9 ? -1 : n, day);
    *day += h->c;
    return found;
}

/* An Islamic year has 354 or 355 days: its day may fall in a Gregorian year once, twice or not. */
static bool islamic_day(int year, int month, int day, int64_t *found)
{
    int guess = (int)((int64_t)(year - 622) * 33 / 32);
    for (int y = guess - 1; y <= guess + 2; y++) {
        *found = calendar_islamic_day(y, month, day);
        if (calendar_civil(*found).year == year)
            return true;
    }
    return false;
}

static int64_t sunday_before(int64_t day)
{
    return day - calendar_weekday(day);
}

static bool first_day(const holiday *h, int year, int64_t *day)
{
    int hebrew = year + (h->kind == HEBREW && h->a >= 7 ? 3761 : 3760);
    switch (h->kind) {
    case FIXED:
        *day = calendar_day(year, h->a, h->b);
        return true;
    case NTH:
    case AFTER_NTH:
        return nth_day(h, year, day);
    case EASTER:
        *day = calendar_easter(year) + h->a;
        return true;
    case ORTHODOX:
        *day = calendar_orthodox_easter(year) + h->a;
        return true;
    case ISLAMIC:
        return islamic_day(year, h->a, h->b, day);
    case ISLAMIC_MONTH:
        return islamic_day(year, h->a, 1, day);
    case HEBREW:
        *day = calendar_hebrew_day(hebrew, h->a, h->b);
        return calendar_civil(*day).year == year;
    case ADAR:
        *day = calendar_hebrew_day(hebrew, calendar_hebrew_is_leap(hebrew) ? 13 : 12, h->b);
        return true;
    case LUNAR:
        if (!calendar_lunar_new_year(year, day))
            return false;
        *day += h->a;
        return true;
    case ADVENT:
        *day = sunday_before(calendar_day(year, 12, 25)) - 21;
        return true;
    case BEFORE_DAY:
        *day = sunday_before(calendar_day(year, 5, 24)) + 1;
        return true;
    }
    return false;
}

bool holiday_days_in(int index, int year, holiday_days *out)
{
    const holiday *h = &holidays[index];
    *out = (holiday_days){ .approximate = h->kind == ISLAMIC || h->kind == ISLAMIC_MONTH };
    if (!first_day(h, year, &out->first))
        return false;
    out->last = out->first + (h->kind == ISLAMIC_MONTH ? 29 : 0);
    return true;
}
