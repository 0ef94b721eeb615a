/* Reading a pattern: the text after `find`. */
#ifndef BELIE_RULES_PATTERN_H
#define BELIE_RULES_PATTERN_H

#include "rules/rules.h"
#include "text/text.h"

typedef struct macro {
    str path, name, text;
    uint32_t line, column;
} macro;

typedef struct pattern_reader {
    rule_set *set;
    rule *made; /* its captures are filled */
    const macro *macros;
    size_t macro_count;
    str path;
    uint32_t line, column; /* of text.ptr[0] */
    str text;
    size_t at;
    int depth;
    text *words; /* room for the words of a literal */
    belie_error *error;
} pattern_reader;

/* Reads r->text whole.  NULL: r->error says what and where. */
const pattern *pattern_read(pattern_reader *r);

#endif
