/* belie.h - the whole promise of the library: read English text, tag its people, places, dates
 * and organizations, and show where it contradicts itself.
 *
 * An engine holds the compiled rules and names; it is immutable and may be shared by threads.
 * A reader is one thread's working memory.  A document is what one reading found; it belongs to
 * its reader and lives until the reader's next reading.  Offsets are bytes into the text that was
 * given, half-open.  Strings are NUL-terminated UTF-8 unless a length stands beside them.
 */
#ifndef BELIE_H
#define BELIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define BELIE_API __attribute__((visibility("default")))
#else
#define BELIE_API
#endif

#define BELIE_FORMAT 1 /* the version of the output's format */

/* What a call can end in.  Everything but BELIE_OK fills the caller's belie_error. */
typedef enum belie_status {
    BELIE_OK = 0,
    BELIE_NO_MEMORY, /* an allocation failed */
    BELIE_BAD_INPUT, /* the document can't be read: encoding, size */
    BELIE_BAD_RULES, /* a rule, list or names file is wrong: path, line and column tell where */
    BELIE_BAD_IMAGE, /* a compiled lexicon is damaged or of another version */
    BELIE_LIMIT,     /* a rule ran past its match budget; the message names the rule */
    BELIE_IO,        /* a file can't be read or written */
    BELIE_BAD_CALL   /* an option has a value that it can't have */
} belie_status;

/* An error, on the caller's stack.  `line` and `column` count from 1; 0 means unknown. */
typedef struct belie_error {
    belie_status status;
    char path[512];
    uint32_t line;
    uint32_t column;
    char message[512];
} belie_error;

/* Writes `path:line:column: message` (what is known of it) into `out`, always terminated. */
BELIE_API void belie_error_format(const belie_error *error, char *out, size_t size);

BELIE_API const char *belie_version(void);

/* ---- engine ------------------------------------------------------------------------------ */

typedef struct belie_engine belie_engine;

/* How an engine is made.  All zero is the built-in English rules and names. */
typedef struct belie_engine_options {
    const char *const *rule_dirs; /* directories of own rules and lists, later ones win */
    size_t rule_dir_count;
    const char *const *name_files; /* own names, TSV or JSONL, or an image of `belie compile` */
    size_t name_file_count;
    const char *lexicon;   /* path of a compiled image instead of the embedded one, or NULL */
    bool no_builtin_rules; /* only the rules of rule_dirs */
    bool names_fold_case;  /* own names match in any case */
} belie_engine_options;

/* Makes an engine.  On success *out is yours: free it after its readers. */
BELIE_API belie_status belie_engine_new(belie_engine **out, const belie_engine_options *options,
                                        belie_error *error);
BELIE_API void belie_engine_free(belie_engine *engine);

/* A rule as it was written.  Borrowed from the engine. */
typedef struct belie_rule {
    const char *name;   /* "date/month-day-year" */
    const char *kind;   /* "tag" or "claim" */
    const char *type;   /* "DATE", "birth", ... */
    const char *path;   /* the file it stands in; built-in ones begin with "<belie>/" */
    uint32_t line;      /* of its first line */
    const char *source; /* its text, whole */
    size_t source_length;
} belie_rule;

BELIE_API size_t belie_engine_rule_count(const belie_engine *engine);
BELIE_API bool belie_engine_rule(const belie_engine *engine, size_t index, belie_rule *out);

/* Runs every example of every rule.  For each that fails calls `report` (may be NULL) with the
 * rule and one line that says what was expected and what came.  Returns the number of failures
 * in *failed and of examples in *ran. */
typedef void belie_example_report(void *context, const belie_rule *rule, uint32_t line,
                                  const char *message);
BELIE_API belie_status belie_engine_test(const belie_engine *engine, belie_example_report *report,
                                         void *context, size_t *ran, size_t *failed,
                                         belie_error *error);

/* A check and its state.  Borrowed, static. */
typedef struct belie_check {
    const char *name;    /* "event-date" */
    const char *summary; /* one line: what it finds */
    bool on;             /* by default */
    /* On texts that nobody who wrote its rules had read: how many contradictions of its kind it found, of how
     * many, and its false alarms on clean texts. */
    unsigned found, among, alarms;
} belie_check;

BELIE_API size_t belie_check_count(void);
BELIE_API const belie_check *belie_check_at(size_t index);

/* Compiles lists (*.list) and names (*.tsv) below `dir` into an image file at `out_path`. */
BELIE_API belie_status belie_compile(const char *dir, const char *out_path, belie_error *error);

/* ---- reading ----------------------------------------------------------------------------- */

typedef struct belie_reader belie_reader;

BELIE_API belie_status belie_reader_new(belie_reader **out, const belie_engine *engine,
                                        belie_error *error);
BELIE_API void belie_reader_free(belie_reader *reader);

typedef enum belie_date_order { BELIE_ORDER_AUTO, BELIE_ORDER_MDY, BELIE_ORDER_DMY } belie_date_order;
typedef enum belie_style { BELIE_STYLE_AUTO, BELIE_STYLE_NEWS, BELIE_STYLE_NARRATIVE } belie_style;

/* How a document is read.  All zero: tag and check, dct from the document itself. */
typedef struct belie_request {
    const char *dct; /* document creation time, ISO 8601 (date, or date and time), or NULL; what is none is warned of */
    belie_date_order date_order;
    belie_style style;
    bool strict;       /* invalid UTF-8 is an error */
    bool tag_only;     /* no claims, no checks */
    bool explain;      /* keep evidence and losing readings */
    double min_score;  /* findings below it are left out */
    const char *const *only; /* names of checks to run; NULL: those that are on */
    size_t only_count;
    const char *const *skip; /* names of checks to leave out */
    size_t skip_count;
} belie_request;

/* Reads `length` bytes of `text`, which must stay until the document is done with. */
typedef struct belie_document belie_document;
BELIE_API belie_status belie_read(belie_reader *reader, const char *text, size_t length,
                                  const belie_request *request, const belie_document **out,
                                  belie_error *error);

/* ---- what was found ---------------------------------------------------------------------- */

/* One reason of a decision, for people: what spoke for (or against) it, and how much (log-odds). */
typedef struct belie_reason {
    const char *text;
    double weight;
} belie_reason;

/* A mention.  `value` and what follows are NULL for what is no DATE.  first and last are the
 * earliest and latest ISO day (or second); NULL is an open end. */
typedef struct belie_annotation {
    const char *type;
    size_t start, end;
    int64_t entity;   /* index into the document's entities, or -1 */
    const char *rule; /* "person/full-name" */
    double score;     /* 0..1 */
    const char *name_id;     /* the id that a user's own names gave it, or NULL */
    const char *timex_type;  /* DATE, TIME, DURATION, SET */
    const char *value, *mod, *begin_point, *end_point, *quant, *freq;
    const char *first, *last;
    bool approximate; /* the interval's bounds are not exact */
    const belie_reason *reasons; /* with request->explain */
    size_t reason_count;
} belie_annotation;

typedef struct belie_entity {
    const char *type;
    const char *name;       /* best form, spaces normalised */
    const char *const *aliases; /* the other forms, in order of first mention */
    size_t alias_count;
    const char *country; /* ISO code, or NULL */
    const char *sex;     /* "m", "f", or NULL */
    const char *name_id; /* or NULL */
    size_t mentions;
} belie_entity;

typedef struct belie_evidence {
    size_t start, end;
    const char *says;  /* the value that this place gives, for people */
    const char *claim; /* the claim, for people: birth(Ada Byron, 1815) */
    const char *rule;  /* "claim/born" */
} belie_evidence;

typedef enum belie_severity { BELIE_NOTE, BELIE_WARNING, BELIE_ERROR } belie_severity;

typedef struct belie_finding {
    const char *check;
    belie_severity severity;
    double score;
    const char *message;
    const belie_evidence *evidence;
    size_t evidence_count;
    const char *why; /* why both are held to be about the same thing, or NULL */
} belie_finding;

typedef struct belie_warning {
    size_t offset;
    const char *message;
} belie_warning;

/* What was looked at, so that "nothing found" is never taken for "nothing read". */
typedef struct belie_counts {
    size_t tokens, sentences, dates, claims, comparisons;
    size_t unchecked; /* 1: no check was run, a warning says why */
} belie_counts;

typedef struct belie_results {
    const belie_annotation *annotations; /* by start, then end */
    size_t annotation_count;
    const belie_entity *entities;
    size_t entity_count;
    const belie_finding *findings; /* by place of the first evidence */
    size_t finding_count;
    const belie_warning *warnings;
    size_t warning_count;
    belie_counts counts;
    const char *dct;        /* ISO, or NULL */
    const char *dct_source; /* "option", "dateline", ..., or "none" */
    const char *style;      /* "news" or "narrative" */
} belie_results;

BELIE_API const belie_results *belie_document_results(const belie_document *document);

/* Offsets in other units.  The byte offset is one that the document gave out. */
typedef enum belie_unit { BELIE_BYTE, BELIE_CODEPOINT, BELIE_UTF16 } belie_unit;
BELIE_API size_t belie_document_offset(const belie_document *document, size_t byte, belie_unit unit);

#ifdef __cplusplus
}
#endif
#endif
