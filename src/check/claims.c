/* What checks ask of claims. */
#include "check/claims.h"

const claim_argument *claim_role(const claim *c, const char *role)
{
    for (uint32_t i = 0; i < c->argument_count; i++)
        if (strcmp(c->arguments[i].role, role) == 0)
            return &c->arguments[i];
    return NULL;
}

bool claim_is_plain(const claim *c)
{
    return (c->mood & ~(unsigned)MOOD_FORMER) == 0;
}

int64_t date_gap(const date_fact *a, const date_fact *b)
{
    if (a->last_day < b->first_day)
        return b->first_day - a->last_day;
    return b->last_day < a->first_day ? a->first_day - b->last_day : 0;
}
