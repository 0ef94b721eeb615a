/* Prints what the calendar makes of the days on standard input, for test_calendar.py. */
#include <inttypes.h>
#include <stdio.h>

#include "time/calendar.h"

int main(void)
{
    char what;
    int64_t n, months;
    while (scanf(" %c %" SCNd64 " %" SCNd64, &what, &n, &months) == 3) {
        if (what == 'e') {
            printf("%" PRId64 " %" PRId64 "\n", calendar_easter((int)n),
                   calendar_orthodox_easter((int)n));
            continue;
        }
        civil c = calendar_civil(n);
        int week_year, week = calendar_iso_week(n, &week_year);
        printf("%d %d %d %" PRId64 " %d %d %d %" PRId64 "\n", c.year, c.month, c.day,
               calendar_day(c.year, c.month, c.day), calendar_weekday(n), week_year, week,
               calendar_add_months(n, months));
    }
    return 0;
}
