/* Calendar: edges, and known days of moving feasts and other calendars. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "time/calendar.h"
#include "time/holidays.h"

static void check_day(int64_t day, int year, int month, int date)
{
    civil c = calendar_civil(day);
    assert_int_equal(c.year, year);
    assert_int_equal(c.month, month);
    assert_int_equal(c.day, date);
    assert_int_equal(calendar_day(year, month, date), day);
}

static void test_edges(void **state)
{
    (void)state;
    check_day(0, 1970, 1, 1);
    check_day(-719528, 0, 1, 1);
    check_day(-4371587, -9999, 1, 1);
    check_day(2932896, 9999, 12, 31);
    assert_int_equal(calendar_weekday(0), 4);
    assert_int_equal(calendar_weekday(-719528), 6);
    assert_true(calendar_is_leap(-4));
}

static void test_weeks(void **state)
{
    (void)state;
    int year;
    assert_int_equal(calendar_iso_week(calendar_day(2021, 1, 3), &year), 53);
    assert_int_equal(year, 2020);
    check_day(calendar_week_start(2026, 1), 2025, 12, 29);
    assert_int_equal(calendar_weeks_in_year(2020), 53);
    assert_int_equal(calendar_weeks_in_year(2021), 52);
}

static void test_months(void **state)
{
    (void)state;
    civil moved = calendar_add_months((civil){ 2024, 1, 31 }, 1);
    assert_int_equal(moved.month, 2);
    assert_int_equal(moved.day, 29);
    moved = calendar_add_months((civil){ 2024, 2, 29 }, -12);
    assert_int_equal(moved.year, 2023);
    assert_int_equal(moved.day, 28);
    check_day(calendar_nth_weekday(2024, 11, 4, 4), 2024, 11, 28);
    check_day(calendar_nth_weekday(2024, 5, 1, -1), 2024, 5, 27);
}

static void test_other_calendars(void **state)
{
    (void)state;
    int64_t day;
    check_day(calendar_julian(1582, 10, 5), 1582, 10, 15);
    check_day(calendar_islamic(1, 1, 1), 622, 7, 19);
    check_day(calendar_islamic(1445, 9, 1), 2024, 3, 11);
    check_day(calendar_hebrew(5785, 7, 1), 2024, 10, 3);
    check_day(calendar_hebrew(5784, 1, 15), 2024, 4, 23);
    assert_true(calendar_lunar_new_year(1985, &day));
    check_day(day, 1985, 2, 20);
    assert_true(calendar_lunar_new_year(2100, &day));
    check_day(day, 2100, 2, 9);
    assert_false(calendar_lunar_new_year(1899, &day));
}

static void check_holiday(const char *id, int year, int month, int date)
{
    int64_t day;
    bool approximate;
    assert_true(holiday_day(str_from_c(id), year, &day, &approximate));
    check_day(day, year, month, date);
}

static void test_holidays(void **state)
{
    (void)state;
    int64_t day;
    bool approximate;
    check_holiday("easter", 2000, 4, 23);
    check_holiday("good-friday", 2024, 3, 29);
    check_holiday("orthodox-easter", 2024, 5, 5);
    check_holiday("thanksgiving", 1999, 11, 25);
    check_holiday("black-friday", 2024, 11, 29);
    check_holiday("memorial", 2021, 5, 31);
    check_holiday("victoria-day", 2020, 5, 18);
    check_holiday("election-day", 2022, 11, 8);
    check_holiday("eid-al-fitr", 2024, 4, 10);
    check_holiday("yom-kippur", 2023, 9, 25);
    check_holiday("hanukkah", 2023, 12, 8);
    check_holiday("passover", 2024, 4, 23);
    check_holiday("purim", 2024, 3, 24);
    check_holiday("purim", 2023, 3, 7);
    check_holiday("lunar-new-year", 2025, 1, 29);
    check_holiday("advent", 2023, 12, 3);
    check_holiday("advent", 2022, 11, 27);
    assert_false(holiday_day(STR("nonsense"), 2024, &day, &approximate));
    assert_false(holiday_day(STR("lunar-new-year"), 2200, &day, &approximate));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edges), cmocka_unit_test(test_weeks), cmocka_unit_test(test_months),
        cmocka_unit_test(test_other_calendars), cmocka_unit_test(test_holidays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
