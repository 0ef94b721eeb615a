/* Reading the value lines. */
#include "facts/values.h"

belie_status value_table_load(value_table *table, const rule_set *rules, belie_error *error)
{
    *table = (value_table){ .programs = { 0 } };
    for (size_t i = 0; i < rules->rules.len; i++) {
        const rule *r = &rules->rules.at[i];
        value_program *p = vec_push(&table->programs);
        size_t column;
        const char *what;
        if (!p)
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
}
