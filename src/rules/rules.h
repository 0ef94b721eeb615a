/* Rules as they are written: read from *.rules files into patterns over symbols.
 *
 * A rule_set is immutable once loaded.  Patterns are trees; match/ makes programs of them.
 * docs/rules.md is the language's manual. */
#ifndef BELIE_RULES_RULES_H
#define BELIE_RULES_RULES_H

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "base/vec.h"
#include "lexicon/lexicon.h"

/* What one token is asked. */
enum ask_kind {
    ASK_ANY,     /* every token, never the edge of a sentence */
    ASK_CLASS,   /* has the class itself, or is part of a name of the class */
    ASK_BEGIN,   /* a name of several words of the class begins here */
    ASK_INSIDE,  /* one that began before runs through it */
    ASK_SINGLE,  /* has the class itself */
    ASK_LITERAL, /* is this word; id is the literal, `cased`: only with a capital */
    ASK_AND,
    ASK_OR,
    ASK_NOT
};

typedef struct ask {
    enum ask_kind kind;
    uint32_t id;
    bool cased;
    const struct ask *left, *right;
} ask;

enum pattern_kind {
    PATTERN_TOKEN,  /* one token that answers `ask` */
    PATTERN_NAME,   /* <class>: one token, or a whole name of several words */
    PATTERN_SEQUENCE,
    PATTERN_CHOICE,
    PATTERN_REPEAT,  /* of `child` */
    PATTERN_CAPTURE, /* `child` as capture number `id` */
    PATTERN_LOOK     /* (?= (?! (?<= (?<! */
};

typedef struct pattern {
    enum pattern_kind kind;
    const ask *asked;
    const struct pattern *child; /* first of the children */
    const struct pattern *next;  /* sibling */
    uint32_t id;
    uint32_t least, most; /* repeat; most UINT32_MAX: no end */
    bool lazy, possessive, ahead, negative;
} pattern;

typedef struct example {
    bool yes;
    const char *text;     /* brackets removed */
    uint32_t start, end;  /* bytes of what stood in brackets; equal: nothing did */
    const char *expected; /* what stands after " = ", or NULL */
    uint32_t line;
} example;

/* role=<capture> or role="text" of a claim */
typedef struct rule_argument {
    const char *role;
    int capture;      /* number, or -1 */
    const char *text; /* when no capture */
} rule_argument;

enum rule_kind { RULE_TAG, RULE_CLAIM };

enum { RULE_CAPTURES = 15 };

typedef struct rule {
    uint32_t index; /* in the set */
    enum rule_kind kind;
    const char *name; /* "date/iso" */
    const char *type; /* the tag's type or the claim's relation */
    uint32_t type_id; /* a tag's: its class */
    const char *family; /* "date" */
    const char *path;
    uint32_t line;
    str source;
    const pattern *find;
    uint32_t capture_count;
    const char *captures[RULE_CAPTURES + 1]; /* names, from 1 */
    int name_capture;  /* of (?<name> ...): the mention is this part; 0: all of it */
    bool every_length; /* lengths all: each length is a reading, not the longest alone */
    const char *value; /* or NULL */
    uint32_t value_line, value_column;
    double weight; /* 0..1 */
    const rule_argument *arguments;
    size_t argument_count;
    const example *examples;
    size_t example_count;
} rule;

typedef struct rule_set {
    arena memory;
    VEC(rule) rules;
    map_str by_name;
    map_str literals; /* folded word -> number, from 1 */
    const lexicon *lexicons[2];
    map_str classes;         /* name -> class + 1 */
    unsigned first_own_type; /* the class of own_types.at[0] */
    VEC(str) own_types; /* types that tag rules give and no computed class names */
} rule_set;

/* A file of rules: `path` is shown in errors, `family` begins the rules' names. */
typedef struct rule_file {
    str path, family, content;
} rule_file;

/* Reads all files; a later rule replaces an earlier one of its name.  Contents are copied. */
belie_status rule_set_load(rule_set *set, const rule_file *files, size_t count,
                           const lexicon *base, const lexicon *own, belie_error *error);
void rule_set_release(rule_set *set);

/* The id of a class in either lexicon, or -1. */
int rule_set_class(const rule_set *set, str name);

#endif
