/* Dates that are spoken of, and not told: what weekday-date and impossible-date leave alone. */
#ifndef BELIE_CHECK_DATES_SAID_H
#define BELIE_CHECK_DATES_SAID_H

#include "check/check.h"

/* "a slip for the 28th", "does not exist": the text knows. */
bool date_is_called_wrong(const facts *f, const mention *m);
/* Between quotes, alone. */
bool date_is_quoted(const facts *f, const mention *m);

#endif
