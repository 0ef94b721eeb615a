/* The closed list of value functions; docs/values.md says what each does. */
#ifndef BELIE_TIME_FUNCTIONS_H
#define BELIE_TIME_FUNCTIONS_H

#include "time/timex.h"

#define VALUE_FUNCTIONS(F)                                                                         \
    F(DATE, "date") F(DATE_IN, "date-in") F(NUMERIC, "numeric") F(WEEKDAY, "weekday") F(WEEK_DAY, "week-day") F(DAY, "day")  \
    F(AGO, "ago") F(LATER, "later") F(FROM, "from") F(UNIT, "unit") F(TEXT_UNIT, "text-unit") F(MONTH, "month") \
    F(NTH, "nth") F(NTH_WEEKDAY, "nth-weekday") F(SEASON, "season") F(QUARTER, "quarter")              \
    F(HALF, "half") F(DECADE, "decade") F(CENTURY, "century") F(MILLENNIUM, "millennium") F(WEEK, "week")                          \
    F(ORDINAL_DAY, "ordinal-day") F(BC, "bc") F(AD, "ad") F(FISCAL, "fiscal") F(WEEK_OF, "week-of")    \
    F(TAIL, "tail") F(ISO, "iso") F(TIME, "time") F(TIME_TO, "time-to") F(PART, "part")                \
    F(DURATION, "duration") F(LENGTHS, "lengths") F(SET, "set") F(REF, "ref") F(HOLIDAY, "holiday")

enum value_function {
#define F(id, name) FUNCTION_##id,
    VALUE_FUNCTIONS(F)
#undef F
        VALUE_FUNCTION_COUNT
};

#endif
