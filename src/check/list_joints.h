/* The items of a list in a sentence. */
#ifndef BELIE_CHECK_LIST_JOINTS_H
#define BELIE_CHECK_LIST_JOINTS_H

#include "check/check.h"

typedef struct list {
    uint32_t first, last;  /* tokens */
    uint32_t least, most;  /* items */
} list;

/* A dash with white space around it. */
bool list_is_dash(const facts *f, uint32_t at);
/* What parts the announcement from its list: 'c' a colon or "namely", 'n' a dash, a bracket, "were" before names; 0 nothing. */
char list_delimiter_at(const facts *f, uint32_t at);
/* How many items stand in the tokens of a list: "Lea, a printer, and Ida" are two or three.  False: it is no list. */
bool list_joined(const facts *f, list *l);

#endif
