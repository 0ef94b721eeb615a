/* Reading the command line. */
#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const commands[] = { "tag", "check", "explain", "rules", "checks", "compile" };

static bool complain(const char *what, const char *about)
{
    fprintf(stderr, "belie: %s: %s; see belie --help\n", what, about);
    return false;
}

static bool add_to(string_list *list, const char *name, const char *value)
{
    if (list->count == LIST_MAX)
        return complain("too many values", name);
    list->at[list->count++] = value;
    return true;
}

/* "a,b" as two values */
static bool add_each(string_list *list, const char *name, char *value)
{
    for (char *part = strtok(value, ","); part; part = strtok(NULL, ","))
        if (!add_to(list, name, part))
            return false;
    return true;
}

static bool choose(const char *name, const char *value, const char *const *names, int *out)
{
    for (int i = 0; names[i]; i++)
        if (strcmp(value, names[i]) == 0) {
            *out = i;
            return true;
        }
    fprintf(stderr, "belie: --%s cannot be \"%s\"; it can be", name, value);
    for (int i = 0; names[i]; i++)
        fprintf(stderr, "%s %s", i ? "," : "", names[i]);
    fputc('\n', stderr);
    return false;
}

static bool read_number(const char *name, const char *value, double least, double most, double *out)
{
    char *end;
    *out = strtod(value, &end);
    if (end == value || *end || !(*out >= least && *out <= most)) {
        fprintf(stderr, "belie: --%s wants a number from %g to %g, not \"%s\"\n", name, least, most, value);
        return false;
    }
    return true;
}

static const char *const orders[] = { "auto", "mdy", "dmy", NULL };
static const char *const styles[] = { "auto", "news", "narrative", NULL };
static const char *const inputs[] = { "text", "jsonl", NULL };
static const char *const units[] = { "codepoint", "byte", "utf16", "all", NULL };
static const char *const formats[] = { "text", "json", NULL };

static bool set_valued(options *o, const char *name, char *value)
{
    int chosen;
    double number;
    if (strcmp(name, "input") == 0 && choose(name, value, inputs, &chosen)) {
        o->jsonl = chosen == 1;
        return true;
    }
    if (strcmp(name, "offsets") == 0 && choose(name, value, units, &chosen)) {
        o->offsets = (report_offsets)chosen;
        return true;
    }
    if (strcmp(name, "date-order") == 0 && choose(name, value, orders, &chosen)) {
        o->date_order = (belie_date_order)chosen;
        return true;
    }
    if (strcmp(name, "style") == 0 && choose(name, value, styles, &chosen)) {
        o->style = (belie_style)chosen;
        return true;
    }
    if (strcmp(name, "format") == 0 && choose(name, value, formats, &chosen)) {
        o->format = formats[chosen];
        return true;
    }
    if (strcmp(name, "jobs") == 0 && read_number(name, value, 1, 256, &number)) {
        o->jobs = (int)number;
        return true;
    }
    if (strcmp(name, "offset") == 0 && read_number(name, value, 0, 2147483647, &number)) {
        o->offset = (long)number;
        return true;
    }
    if (strcmp(name, "min-score") == 0)
        return read_number(name, value, 0, 1, &o->min_score);
    return false;
}

static bool set_string(options *o, const char *name, char *value, bool *known)
{
    const struct { const char *name; const char **where; } strings[] = {
        { "dct", &o->dct }, { "lexicon", &o->lexicon }, { "output", &o->output },
    };
    const struct { const char *name; string_list *where; bool commas; } lists[] = {
        { "rules", &o->rule_dirs, false }, { "names", &o->name_files, false },
        { "only", &o->only, true }, { "skip", &o->skip, true },
        { "include", &o->include, false }, { "exclude", &o->exclude, false },
    };
    *known = true;
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        if (strcmp(name, strings[i].name) == 0) {
            *strings[i].where = value;
            return true;
        }
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcmp(name, lists[i].name) == 0)
            return lists[i].commas ? add_each(lists[i].where, name, value)
                                   : add_to(lists[i].where, name, value);
    *known = false;
    return false;
}

static bool set_flag(options *o, const char *name)
{
    const struct { const char *name; bool *where; } flags[] = {
        { "strict", &o->strict }, { "fail", &o->fail }, { "help", &o->help },
        { "version", &o->version }, { "fold-names", &o->fold_names }, { "no-builtin", &o->no_builtin },
    };
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (strcmp(name, flags[i].name) == 0)
            return *flags[i].where = true;
    return false;
}

static const char *const valued[] = { "input", "offsets", "date-order", "style", "format", "jobs",
                                      "offset", "min-score", "dct", "lexicon", "output", "rules",
                                      "names", "only", "skip", "include", "exclude" };

/* --name, --name=value or --name value; *at moves over a value that stands apart. */
static bool read_option(options *o, int argc, char **argv, int *at)
{
    char *name = argv[*at] + 2, *value = strchr(name, '=');
    bool known;
    if (value)
        *value++ = '\0';
    if (!value && set_flag(o, name))
        return true;
    bool wants = false;
    for (size_t i = 0; i < sizeof valued / sizeof *valued; i++)
        wants |= strcmp(name, valued[i]) == 0;
    if (!wants)
        return complain("unknown option", name);
    if (!value) {
        if (*at + 1 >= argc)
            return complain("a value is missing", name);
        value = argv[++*at];
    }
    if (set_string(o, name, value, &known))
        return true;
    return known ? false : set_valued(o, name, value);
}

/* YYYY, YYYY-MM, YYYY-MM-DD, with or without a time. */
static bool is_iso_date(const char *value)
{
    static const char shape[] = "dddd-dd-dd";
    for (size_t i = 0; i < sizeof shape - 1; i++) {
        if (!value[i])
            return i == 4 || i == 7;
        if (shape[i] == 'd' ? value[i] < '0' || value[i] > '9' : value[i] != '-')
            return false;
    }
    return value[10] == '\0' || value[10] == 'T' || value[10] == ' ';
}

static bool check_values(const options *o)
{
    if (!o->dct || is_iso_date(o->dct))
        return true;
    fprintf(stderr, "belie: --dct: \"%s\" is no ISO date such as 2025-06-26\n", o->dct);
    return false;
}

bool options_read(options *o, int argc, char **argv)
{
    *o = (options){ .command = "tag", .jobs = 1, .offset = -1 };
    int at = 1;
    bool only_operands = false;
    if (argc > 1)
        for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
            if (strcmp(argv[1], commands[i]) == 0) {
                o->command = commands[i];
                at = 2;
            }
    o->operands = calloc((size_t)argc + 1, sizeof *o->operands);
    if (!o->operands)
        return complain("cannot start", "out of memory");
    for (; at < argc; at++) {
        if (!only_operands && strcmp(argv[at], "--") == 0)
            only_operands = true;
        else if (!only_operands && strcmp(argv[at], "-h") == 0)
            o->help = true;
        else if (!only_operands && strncmp(argv[at], "--", 2) == 0) {
            if (!read_option(o, argc, argv, &at))
                return false;
        } else if (!only_operands && argv[at][0] == '-' && argv[at][1])
            return complain("unknown option", argv[at]);
        else
            o->operands[o->operand_count++] = argv[at];
    }
    return check_values(o);
}

belie_engine_options options_engine(const options *o)
{
    return (belie_engine_options){ .rule_dirs = o->rule_dirs.at, .rule_dir_count = o->rule_dirs.count,
                                   .name_files = o->name_files.at,
                                   .name_file_count = o->name_files.count, .lexicon = o->lexicon,
                                   .no_builtin_rules = o->no_builtin,
                                   .names_fold_case = o->fold_names };
}

belie_request options_request(const options *o)
{
    return (belie_request){ .dct = o->dct, .date_order = o->date_order, .style = o->style,
                            .strict = o->strict, .min_score = o->min_score,
                            .explain = strcmp(o->command, "explain") == 0,
                            .only = o->only.count ? o->only.at : NULL, .only_count = o->only.count,
                            .skip = o->skip.at, .skip_count = o->skip.count };
}
