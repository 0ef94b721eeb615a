/* The value lines of all rules, read once. */
#ifndef BELIE_FACTS_VALUES_H
#define BELIE_FACTS_VALUES_H

#include "rules/rules.h"
#include "time/timex.h"

typedef struct value_table {
    VEC(value_program) programs; /* by rule index; call_count 0: the rule has none */
    VEC(int) capture_classes;    /* rule index * (RULE_CAPTURES + 1) + capture -> the class of its name, or -1 */
} value_table;

static inline int value_capture_class(const value_table *t, const rule *r, uint32_t capture)
{
    return t->capture_classes.at[(size_t)r->index * (RULE_CAPTURES + 1) + capture];
}

/* Errors name the rule's file, line and column. */
belie_status value_table_load(value_table *table, const rule_set *rules, belie_error *error);
void value_table_release(value_table *table);

#endif
