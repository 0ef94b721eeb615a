/* What the reader of patterns is built of.  What gives NULL has filled r->error. */
#ifndef BELIE_RULES_PATTERN_TOKEN_H
#define BELIE_RULES_PATTERN_TOKEN_H

#include "rules/pattern.h"

/* Fills the error of the place `at` of the text, `about` behind `what`; NULL. */
void *pattern_fail(const pattern_reader *r, size_t at, const char *what, str about);
void *pattern_no_memory(const pattern_reader *r);
/* The character at hand, NUL at the end. */
char pattern_peek(const pattern_reader *r);
void pattern_skip_space(pattern_reader *r);
/* Moves over `what` when it is next. */
bool pattern_take(pattern_reader *r, const char *what);

pattern *pattern_new(const pattern_reader *r, enum pattern_kind kind);
ask *pattern_ask(const pattern_reader *r, enum ask_kind kind, const ask *left, const ask *right);
const pattern *pattern_of_ask(const pattern_reader *r, const ask *asked);

/* One token: *whole is a pattern that is more than one ask (a name, several words), or NULL. */
const ask *pattern_read_token(pattern_reader *r, const pattern **whole);

#endif
