/* Groups of rules, each with an alphabet of its own: at most 255 codes, one for all symbols that the
 * group's rules cannot tell apart. */
#ifndef BELIE_MATCH_GROUPS_H
#define BELIE_MATCH_GROUPS_H

#include "match/translate.h"

typedef struct group {
    VEC(const rule *) rules;
    /* what its rules ask of a symbol: the classes of each kind, and literals */
    class_set single, begin, inside;
    map literals; /* literal -> 1, or 2 when some rule wants it with a capital */
    size_t atoms; /* how many of all these there are */
    VEC(uint8_t) code_of; /* symbol -> code; CODE_UNSEEN: not asked yet */
    uint32_t examples[CODES_MAX + 1];
    uint32_t code_count; /* codes are 1 .. code_count - 1 */
    map signatures;
    code_cache cache;
} group;

enum { CODE_UNSEEN = 0 };

typedef VEC(group *) group_vec;

/* Parts rules into groups of such as ask alike, appended; left[i] is NULL afterwards.  False: memory
 * ran out. */
bool groups_make(const rule **left, size_t count, group_vec *out);
/* A group of just these rules. */
group *group_of_rules(const rule *const *rules, size_t count);
void group_free(group *g);

enum coded { CODED, CODE_NO_MEMORY, CODE_FULL };

/* Gives the symbol a code; CODE_FULL when the group has none left. */
enum coded group_code(group *g, const symbols *table, uint32_t symbol_id);

#endif
