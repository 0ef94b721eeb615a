/* Relations as they are declared in *.relations files: what a claim relates, and what cannot be
 * true of it.
 *
 *   relation  birth   PERSON -> DATE    one value     before death
 *
 * docs/rules.md is the manual. */
#ifndef BELIE_FACTS_RELATIONS_H
#define BELIE_FACTS_RELATIONS_H

#include "rules/rules.h"

enum law_kind {
    LAW_ONE_VALUE, /* one subject has one value */
    LAW_BEFORE,    /* its date is not after that of `other` */
    LAW_AT_MOST,   /* its quantity is not above that of `other` */
    LAW_INVERSE,   /* the same as `other` with subject and value exchanged */
    LAW_EXCLUDES,  /* cannot hold of a subject together with `other` */
    LAW_SUMS_TO,   /* the quantities of its parts add up to `other` */
    LAW_SAME_UNIT
};

typedef struct law {
    enum law_kind kind;
    const char *other; /* relation, or NULL */
} law;

typedef struct relation {
    const char *name, *subject_type, *value_type;
    const law *laws;
    size_t law_count;
    const char *path;
    uint32_t line;
    bool is_own;      /* the user's */
    bool is_opposed;  /* it excludes another, or another excludes it */
} relation;

typedef struct relation_set {
    arena memory;
    VEC(relation) relations;
    map_str by_name;
    VEC(uint32_t) of_rule; /* index of a rule -> that of its claims' relation */
    bool has_own;          /* one is the user's */
} relation_set;

/* Reads the files; errors name file, line and column.  Names in laws must be declared. */
belie_status relation_set_load(relation_set *set, const rule_file *files, size_t count,
                               const rule_set *rules, belie_error *error);
void relation_set_release(relation_set *set);
const relation *relation_find(const relation_set *set, const char *name);
/* That of the claims of a rule. */
static inline const relation *relation_of(const relation_set *set, const rule *by)
{
    return &set->relations.at[set->of_rule.at[by->index]];
}

#endif
