/* What the checks on numbers share. */
#ifndef BELIE_CHECK_NUMBERS_H
#define BELIE_CHECK_NUMBERS_H

#include "check/claims.h"

/* The quantity of a claim's role, or NULL. */
const quantity *claim_quantity(const facts *f, const claim *c, const char *role);
/* Neither "about" nor "more than" nor "up to". */
bool quantity_is_exact(const quantity *q);
/* The token behind its words: those of what it counts, or the number. */
uint32_t quantity_end(const facts *f, const quantity *q);
/* Half of the last place that is written; trailing zeros are places, and a last 5 or 0 is a place of
 * five: 3,600 is anything from 3,550 to 3,650.  At most a twentieth of the number. */
double quantity_slack(const quantity *q);
/* How often each digit is in a number of thousandths, six bits a digit; 0: too large, or less than that. */
uint64_t number_digits(double value);
/* The digits of a number of thousandths, four bits a digit; 0: too large, or less than that. */
uint64_t number_row(double value);
/* How many digits of a row count: 3.4 and 340 have two. */
unsigned number_row_telling(uint64_t row);
/* As many digits, all but one the same: 1,186 and 1,166. */
bool number_rows_differ_in_one(uint64_t a, uint64_t b);
/* The same digits in another order: 48.6 and 46.8. */
bool numbers_transposed(double a, double b);
/* The digits of a number without the zeros at either end (1.4, 14 and 1,400 have 14), and how many they are; 0: too large, or too small. */
int64_t number_core(double value, unsigned *digits);
/* How many zeros one has more than the other, which has the same core; 0: none, or more than six. */
int number_zeros_between(double a, double b);
/* A difference that one wrong digit makes: 7, 20, 300; 0.4 of numbers with a decimal. */
bool number_is_one_digit(double difference);
/* Whether a check has a finding already whose evidence holds a token. */
bool numbers_told(const findings *out, const char *check_name, uint32_t at);
/* "With two halts", "its top speed": a rate that does not hold all the way. */
bool rate_is_loose(const facts *f, uint32_t token_index);
/* "After the discount", "because Sunday is free", "nearly full", "the rest", "the 22 lessons that were held": what is told with a product tells why it is less or more. */
bool product_has_reason(const facts *f, uint32_t first, uint32_t last);
/* A finding on two roles of one claim. */
belie_status numbers_report(findings *out, const char *check_name, const claim *c, double score,
                            const char *first_role, const char *second_role, const char *message);

#endif
