/* The patterns of many rules as one graph: nodes that take a symbol, ask of the next one, part or end.
 *
 * What the graph cannot say, a path leaves out: it may promise a match that is none, and never hides
 * one.  A rule of which it says everything is `exact`. */
#ifndef BELIE_MATCH_PATHS_H
#define BELIE_MATCH_PATHS_H

#include "base/map.h"
#include "match/asks.h"

enum path_kind {
    PATH_TAKE, /* a symbol that answers `ask`; on to `next` */
    PATH_IF,   /* the next symbol answers `ask`, or with `denied` does not; it is not taken */
    PATH_PART, /* on to `next`, or to `other` */
    PATH_END   /* of rule number `ask` */
};

typedef struct path_node {
    uint32_t ask, next, other; /* nodes are numbered from 1 */
    uint8_t kind;
    bool denied;
} path_node;

typedef struct path_rule {
    const rule *r;
    uint32_t start; /* node */
    bool exact;     /* but for what stands behind, and for names that are looked ahead to */
    bool names_ahead; /* it looks ahead to names of several words, of which the path sees the first word */
    bool behind;    /* it begins with look-behinds, which path_rule_behind tells */
    bool after_edge; /* one of them wants the edge of a sentence */
    bool anywhere;  /* it is no path at all, and may match wherever path_rule_fed finds what it needs */
} path_rule;

/* What a symbol answered to a long ask of a look-behind. */
typedef struct kept_answer {
    const ask *asked; /* NULL: nothing kept */
    uint32_t symbol_id;
    bool holds;
} kept_answer;

enum { KEPT_ANSWERS = 1 << 12 };

typedef struct paths {
    VEC(path_node) nodes;
    VEC(path_rule) rules;
    VEC(ask) asks; /* each once */
    map ask_ids;   /* hash of an ask -> its number */
    kept_answer *kept; /* KEPT_ANSWERS: a new one takes an old one's place */
} paths;

/* False: memory ran out. */
bool paths_make(paths *p, const rule *const *rules, size_t count);
void paths_release(paths *p);

/* Whether what a rule's leading look-behinds want stands before position `at` of the piece that begins at `from`. */
bool path_rule_behind(const paths *p, const path_rule *of, const symbols *table, const uint32_t *string, uint32_t from,
                      uint32_t at);

/* Whether the symbols have what every match of the rule has. */
bool path_rule_fed(const path_rule *of, const symbols *table, const uint32_t *string, uint32_t count);

#endif
