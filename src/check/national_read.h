/* The part of nationals that reads one word of a people or a country. */
#ifndef BELIE_CHECK_NATIONAL_READ_H
#define BELIE_CHECK_NATIONAL_READ_H

#include "check/nationals.h"

/* Each reads tokens [at, end) of that code and keeps what they say of somebody; false: no memory. */
bool national_read_people(nationals *n, uint32_t at, str code, uint32_t end);
bool national_read_country(nationals *n, uint32_t at, str code, uint32_t end);

#endif
