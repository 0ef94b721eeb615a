/* Inside rules/: the lines of a file of rules, and the rules that they make. */
#ifndef BELIE_RULES_LOAD_H
#define BELIE_RULES_LOAD_H

#include "rules/pattern.h"
#include "rules/rules.h"

typedef struct loader {
    rule_set *set;
    VEC(macro) macros;
    /* the file at hand */
    const rule_file *file;
    str path, rest, line;
    uint32_t number; /* of `line` */
    text words;      /* room for the words of literals */
    belie_error *error;
} loader;

belie_status load_no_memory(const loader *l);
/* The error `what` at a column of the line at hand. */
belie_status load_wrong(const loader *l, uint32_t column, const char *what);
bool load_next_line(loader *l);
bool load_is_blank(str line); /* or a comment */
size_t load_indent_of(str line);
/* Takes the first word of a trimmed line; the rest is trimmed. */
str load_first_word(str line, str *rest);
uint32_t load_column_of(const loader *l, str part);
bool load_is_name(str name);
/* The text of a pattern: what stands on the line, and the lines below that are indented deeper
 * than `indent`. */
str load_pattern_text(loader *l, str first, size_t indent);

/* Reads the rule whose first line is at hand, and adds it to the set. */
belie_status load_rule(loader *l, str name);

#endif
