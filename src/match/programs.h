/* Programs: what PCRE2 runs for the rules of a group, made when they are first needed. */
#ifndef BELIE_MATCH_PROGRAMS_H
#define BELIE_MATCH_PROGRAMS_H

#ifndef PCRE2_CODE_UNIT_WIDTH
#define PCRE2_CODE_UNIT_WIDTH 8
#endif
#include <pcre2.h>

#include "match/translate.h"

enum {
    PROGRAM_RULES = 200, /* joined in one program; callout numbers end at 255 */
    PIECE = 1000,        /* symbols matched at a time */
    OVECTOR = 64         /* groups of a rule with captures, a name may stand in several */
};

/* What PCRE2 made of a pattern.  Machine code costs more than the rest of its making: it is made when it has been called
 * often, by calls_match. */
typedef struct compiled {
    pcre2_code *code;
    uint32_t calls;
    bool jit;
} compiled;

/* Rules that can start with one code, joined; codes with the same rules share it. */
typedef struct program {
    compiled made;
    const rule *rules[PROGRAM_RULES];
    uint32_t count;
    uint32_t codes; /* how many codes had been given when it was compiled */
    struct program *next; /* the rest of the rules, where they are too many for one */
} program;

/* What can start with a code. */
typedef struct entry {
    program *programs; /* NULL: nothing can */
    bool planned;
} entry;

/* A group's programs. */
typedef struct bundle {
    group *g;
    VEC(uint8_t) codes; /* symbol -> its code in the group, 0: not asked for yet */
    entry entries[CODES];
    VEC(program *) programs;   /* the first of each chain */
    uint64_t piece;            /* the matcher's piece that `string` holds */
    uint64_t called;           /* the matcher's start at which its programs were called */
    uint8_t string[2 * PIECE]; /* a piece, and for captures what stands before in its sentence */
} bundle;

/* One rule alone, for its captures. */
typedef struct lone_program {
    compiled made;
    uint32_t codes;
    uint8_t capture_of[OVECTOR]; /* PCRE2's group -> the rule's capture, or 0 */
} lone_program;

/* Takes over the group, also when memory runs out (NULL). */
bundle *bundle_new(group *g);
void bundle_free(bundle *b);
/* Finds what can start with `code`.  False: memory ran out. */
bool bundle_plan(bundle *b, uint32_t code);

void compiled_release(compiled *made);
/* Compiles a program (one that turns out too large hands half of its rules to one behind it), or does so only
 * when a set that is in its code has changed.  BELIE_BAD_RULES names the rule. */
belie_status program_compile(const group *g, program *p, belie_error *error);
belie_status program_freshen(const group *g, program *p, belie_error *error);
/* The same for one rule with its captures. */
belie_status lone_program_freshen(const group *g, const rule *r, lone_program *lone, belie_error *error);

#endif
