/* time/: the calendar and the value functions. */
#include "unit.h"

#include <string.h>

#include "time/holidays.h"
#include "time/timex.h"

static void days_go_there_and_back(void **state)
{
    (void)state;
    for (int64_t day = calendar_day(-9999, 1, 1); day <= calendar_day(9999, 12, 31); day += 97) {
        civil c = calendar_civil(day);
        assert_int_equal(calendar_day(c.year, c.month, c.day), day);
        assert_true(c.day >= 1 && c.day <= calendar_month_days(c.year, c.month));
    }
    assert_int_equal(calendar_day(1970, 1, 1), 0);
    assert_int_equal(calendar_weekday(calendar_day(2025, 6, 26)), 4);
    assert_int_equal(calendar_month_days(1900, 2), 28);
    assert_int_equal(calendar_month_days(2000, 2), 29);
}

static void holidays_fall_where_they_do(void **state)
{
    (void)state;
    assert_int_equal(calendar_easter(2024), calendar_day(2024, 3, 31));
    assert_int_equal(calendar_easter(1961), calendar_day(1961, 4, 2));
    assert_int_equal(calendar_orthodox_easter(2024), calendar_day(2024, 5, 5));
    int64_t day;
    bool approximate;
    assert_true(holiday_day(STR("thanksgiving"), 2023, &day, &approximate));
    assert_int_equal(day, calendar_day(2023, 11, 23));
    assert_true(holiday_day(STR("ramadan"), 2024, &day, &approximate));
    assert_true(approximate);
    assert_in_range(day - calendar_day(2024, 3, 9), 0, 4);
    assert_false(holiday_day(STR("no-such"), 2024, &day, &approximate));
}

static const char *const names[] = { "", "year", "month", "day", "weekday", "n", "unit" };

static value_capture number(const char *shown, double n)
{
    return (value_capture){ .text = str_from_c(shown), .is_set = true, .has_number = true, .number = n };
}

static value_capture listed(const char *value)
{
    return (value_capture){ .text = str_from_c(value), .list = str_from_c(value), .is_set = true };
}

static void check(const char *program, const value_capture *captures, const anchors *a, const char *wanted)
{
    value_program p;
    size_t column;
    const char *what = "";
    timex t;
    if (!value_parse(&p, str_from_c(program), names, 6, &column, &what))
        fail_msg("%s: %s at %zu", program, what, column);
    assert_true(value_eval(&p, captures, a, &t));
    assert_string_equal(t.value, wanted);
}

static void values_are_evaluated(void **state)
{
    (void)state;
    anchors none = { .has_dct = false };
    anchors dct = { .has_dct = true, .dct = calendar_day(1998, 3, 4), .tense = TENSE_PAST };
    value_capture c[7] = { { .is_set = false } };
    c[1] = number("2024", 2024);
    c[2] = listed("02");
    c[3] = number("29", 29);
    check("{year}-{month}-{day}", c, &none, "2024-02-29");
    c[3] = number("30", 30);
    check("date({year}, {month}, {day})", c, &none, "2024-02");
    check("date({year}) mod=END", c, &none, "2024");
    c[1].is_set = false;
    c[3] = number("22", 22);
    check("date({year}, {month}, {day})", c, &none, "XXXX-02-22");
    check("date(, {month}, {day})", c, &dct, "1998-02-22");
    c[4] = listed("5");
    check("weekday({weekday})", c, &dct, "1998-02-27");
    check("weekday({weekday}, next)", c, &dct, "1998-03-06");
    c[5] = number("three", 3);
    c[6] = listed("W");
    check("ago({n}, {unit}, -1)", c, &dct, "1998-W07");
    check("duration({n}, {unit})", c, &none, "P3W");
    check("unit(last, {unit})", c, &dct, "1998-W09");
    check("time(5, 30, pm) on weekday({weekday})", c, &dct, "1998-02-27T17:30");
    check("decade(90)", c, &none, "199");
    check("century(17)", c, &none, "16");
    check("bc(44)", c, &none, "BC0044");
    check("bc(216, 8, 2)", c, &none, "BC0216-08-02");
    check("ad(14)", c, &none, "0014");
    check("millennium(3, BC)", c, &none, "BC2");
    check("tail(19, 97, 1)", c, &none, "1997-01");
    check("season(WI, 19, 94)", c, &none, "1994-WI");
}

static void places_in_a_period(void **state)
{
    (void)state;
    anchors none = { .has_dct = false };
    anchors dct = { .has_dct = true, .dct = calendar_day(1998, 3, 4) };
    value_capture c[7] = { { .is_set = false } };
    check("nth(1, W, 2020, 9)", c, &none, "2020-W36");
    check("nth(last, Q, 1993)", c, &none, "1993-Q4");
    check("nth(1, M, 1915)", c, &none, "1915-01");
    check("nth-weekday(2, 2, 5, 2020)", c, &none, "2020-05-12");
    check("nth-weekday(last, 5, 3, 2021)", c, &none, "2021-03-26");
    check("nth-weekday(5, 1, 2, 2021)", c, &none, "2021-02");
    check("week-day(3, last)", c, &dct, "1998-02-25");
    check("from(1, W, 1) on week-day(3, last)", c, &dct, "1998-03-04");
    check("from(2, D, -1) on date(2024, 3, 1)", c, &none, "2024-02-28");
    check("from(1, D, -1) on holiday(christmas, 1989)", c, &none, "1989-12-24");
    check("half(last, 1989)", c, &none, "1989-H2");
}

static void times_and_lengths(void **state)
{
    (void)state;
    anchors none = { .has_dct = false };
    anchors dct = { .has_dct = true, .dct = calendar_day(1998, 3, 4), .has_clock_day = true,
                    .clock_day = calendar_day(1998, 3, 1) };
    value_capture c[7] = { { .is_set = false } };
    check("time(10, 30)", c, &none, "T10:30");
    check("time(10, 30)", c, &dct, "1998-03-01T10:30");
    check("time-to(9, 10)", c, &none, "T08:50");
    check("time(3, 00, AF)", c, &none, "T15:00");
    check("part(NI)", c, &none, "XXXX-XX-XXTNI");
    c[5] = number("two and a half", 2.5);
    check("duration({n}, Y)", c, &none, "P2Y6M");
    c[5] = number("half an", 0.5);
    check("duration({n}, H)", c, &none, "PT30M");
    check("lengths(4, Y, 7, M)", c, &none, "P4Y7M");
    check("lengths(2, H, 41, MIN)", c, &none, "PT2H41M");
    c[5] = (value_capture){ .text = str_from_c("26.06.2025"), .is_set = true };
    check("iso({n})", c, &none, "2025-06-26");
    c[5] = (value_capture){ .text = str_from_c("20250626"), .is_set = true };
    check("iso({n})", c, &none, "2025-06-26");
}

static void stories_hang_on_their_own_dates(void **state)
{
    (void)state;
    anchors story = { .has_dct = true, .dct = calendar_day(2024, 3, 1), .narrative = true,
                      .has_last = { true, true, true },
                      .last = { calendar_day(1914, 10, 5), calendar_day(1914, 10, 1), calendar_day(1914, 1, 1) } };
    value_capture c[7] = { { .is_set = false } };
    check("date(, 11)", c, &story, "1914-11");
    check("date(, 1)", c, &story, "1915-01"); /* over the turn of the year */
    check("weekday(2)", c, &story, "1914-10-06");
    check("later(2, D, 1)", c, &story, "1914-10-07");
    check("text-unit(next, Y)", c, &story, "1915");
    story.has_last[GRAIN_DAY] = false; /* "in 1914": the next day is none that is known */
    check("later(2, D, 1)", c, &story, "XXXX-XX-XX");
    check("weekday(2)", c, &story, "XXXX-WXX-2");
    story.narrative = false;
    check("date(, 11)", c, &story, "2023-11");
}

static void what_cannot_be_is_marked(void **state)
{
    (void)state;
    anchors none = { .has_dct = false };
    value_capture c[7] = { { .is_set = false } };
    value_program p;
    size_t column;
    const char *what;
    timex t;
    c[1] = number("2015", 2015);
    c[2] = listed("02");
    c[3] = number("29", 29);
    assert_true(value_parse(&p, STR("date({year}, {month}, {day})"), names, 6, &column, &what));
    assert_true(value_eval(&p, c, &none, &t));
    assert_int_equal(t.problem, TIMEX_IMPOSSIBLE);
    assert_true(value_parse(&p, STR("date(2025, 6, 26, 1)"), names, 6, &column, &what));
    assert_true(value_eval(&p, c, &none, &t));
    assert_int_equal(t.problem, TIMEX_WRONG_WEEKDAY);
    assert_string_equal(t.value, "2025-06-26");
    assert_false(value_parse(&p, STR("nonsense({year})"), names, 6, &column, &what));
    assert_false(value_parse(&p, STR("date({yaer})"), names, 6, &column, &what));
    assert_false(value_parse(&p, STR("date({year}"), names, 6, &column, &what));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_go_there_and_back), cmocka_unit_test(holidays_fall_where_they_do),
        cmocka_unit_test(values_are_evaluated), cmocka_unit_test(places_in_a_period),
        cmocka_unit_test(times_and_lengths), cmocka_unit_test(stories_hang_on_their_own_dates), cmocka_unit_test(what_cannot_be_is_marked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
