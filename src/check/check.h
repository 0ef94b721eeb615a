/* Checks: each file finds one kind of inconsistency among the facts.
 *
 * A check reads facts only (never raw text beyond the quotes that facts give), adds findings in
 * document order and counts each comparison that it makes. */
#ifndef BELIE_CHECK_CHECK_H
#define BELIE_CHECK_CHECK_H

#include "facts/facts.h"

/* One place of a finding.  Tokens, half-open; says is a short value for people. */
typedef struct evidence {
    uint32_t first, last;
    const char *says;
    const claim *from; /* or NULL */
    const rule *by;    /* the rule that read it; never NULL */
} evidence;

enum { FINDING_EVIDENCE = 6 };

typedef struct finding {
    const char *check;
    belie_severity severity;
    double score;        /* 0..1: how sure */
    const char *message; /* one plain sentence that names both values, in document memory */
    const char *why;     /* why both are held to be about the same thing, or NULL */
    evidence places[FINDING_EVIDENCE];
    uint32_t place_count;
} finding;

typedef struct findings {
    const facts *f;
    arena *memory; /* the document's */
    arena scratch; /* of the check at hand, which the next one uses anew */
    VEC(finding) list;
    size_t comparisons;
    /* read when first asked for, of this document, or NULL: see the file of each name */
    struct tellings *told;
    struct figures *figures;
    struct topic_reader *topics;
    struct tables *tables;
    belie_error *error;
} findings;

typedef belie_status check_function(findings *out);

typedef struct check {
    belie_check about; /* name, one line, on by default */
    check_function *run;
} check;

/* All checks in the order of checks.def. */
extern const check checks[];
extern const size_t check_count;

/* The check of a name in the table. */
const check *check_named(const char *name);

/* Runs the checks that the request wants; joins findings about one conflict, sorts them by the
 * place of their first evidence and drops those below the least score. */
belie_status checks_run(findings *out, const belie_request *request);
void findings_clear(findings *out);
void findings_release(findings *out);

/* Adds a finding with `count` places.  message is formatted into document memory.
 * BELIE_NO_MEMORY is the one error. */
belie_status findings_add(findings *out, const check *by, belie_severity severity, double score,
                          const evidence *places, uint32_t count, const char *why,
                          const char *format, ...) __attribute__((format(printf, 8, 9)));

#endif
