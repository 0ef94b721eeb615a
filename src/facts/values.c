/* Reading the value lines. */
#include "facts/values.h"

/* A rule may have two units or weekdays: <time-unit> and <time-unit-2> are of one list. */
static int class_of_capture(const rule_set *rules, str name)
{
    bool numbered = name.len > 2 && name.ptr[name.len - 2] == '-' && name.ptr[name.len - 1] >= '2' &&
                    name.ptr[name.len - 1] <= '9';
    return rule_set_class(rules, numbered ? str_of(name.ptr, name.len - 2) : name);
}

static bool add_capture_classes(value_table *table, const rule_set *rules, const rule *r)
{
    for (uint32_t i = 0; i <= RULE_CAPTURES; i++) {
        int *slot = vec_push(&table->capture_classes);
        if (!slot)
            return false;
        *slot = r->value && i > 0 && i <= r->capture_count ? class_of_capture(rules, str_from_c(r->captures[i])) : -1;
    }
    return true;
}

belie_status value_table_load(value_table *table, const rule_set *rules, belie_error *error)
{
    *table = (value_table){ .programs = { 0 } };
    for (size_t i = 0; i < rules->rules.len; i++) {
        const rule *r = &rules->rules.at[i];
        value_program *p = vec_push(&table->programs);
        size_t column;
        const char *what;
        if (!p || !add_capture_classes(table, rules, r))
            return error_no_memory(error);
        if (r->value && !value_parse(p, str_from_c(r->value), r->captures, r->capture_count, &column, &what))
            return error_at(error, BELIE_BAD_RULES, str_from_c(r->path), r->value_line,
                            r->value_column + (uint32_t)column, "%s", what);
    }
    return BELIE_OK;
}

void value_table_release(value_table *table)
{
    vec_release(&table->programs);
    vec_release(&table->capture_classes);
}
