/* The command line: one struct for all commands. */
#ifndef BELIE_CLI_OPTIONS_H
#define BELIE_CLI_OPTIONS_H

#include "belie.h"
#include "report/report.h"

enum { LIST_MAX = 64 };

typedef struct string_list {
    const char *at[LIST_MAX];
    size_t count;
} string_list;

typedef struct options {
    const char *command; /* "tag", "check", "explain", "rules", "checks", "compile" */
    bool jsonl;
    bool strict;
    bool fail;     /* exit 1 when there are findings */
    bool help, version;
    int jobs;
    long offset;   /* explain: one byte offset, or -1 */
    const char *dct, *lexicon, *output, *format;
    belie_date_order date_order;
    belie_style style;
    double min_score;
    bool fold_names, no_builtin;
    report_offsets offsets;
    string_list rule_dirs, name_files, only, skip, include, exclude;
    const char **operands;
    size_t operand_count;
} options;

/* Reads argv; false: a message has been printed. */
bool options_read(options *o, int argc, char **argv);
/* What command a word is nearly, or NULL: a mistyped one is taken for a file. */
const char *options_command_near(const char *word);
void options_help(const char *command);
belie_engine_options options_engine(const options *o);
belie_request options_request(const options *o);

#endif
