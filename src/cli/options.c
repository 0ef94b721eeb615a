/* Reading the command line. */
#include "cli/options.h"
#include "cli/nearest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const commands[] = { "tag", "check", "explain", "rules", "checks", "compile" };

static bool complain(const char *what, const char *name)
{
    fprintf(stderr, "belie: %s --%s; see belie --help\n", what, name);
    return false;
}

static bool add_to(string_list *list, const char *name, const char *value)
{
    if (list->count == LIST_MAX)
        return complain("too many values of", name);
    list->at[list->count++] = value;
    return true;
}

/* "a,b" as two values */
static bool add_each(string_list *list, const char *name, char *value)
{
    char *part = strtok(value, ",");
    if (!part)
        return complain("no check is named by", name); /* an empty list must not mean all */
    for (; part; part = strtok(NULL, ","))
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
    bool whole = most > 1;
    if (end == value || *end || !(*out >= least && *out <= most) || (whole && strchr(value, '.'))) {
        fprintf(stderr, "belie: --%s wants a %snumber from %.0f to %.0f, not \"%s\"\n", name, whole ? "whole " : "",
                least, most, value);
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

static bool set_flag(options *o, const char *name, bool set)
{
    const struct { const char *name; bool *where; } flags[] = {
        { "strict", &o->strict }, { "fail", &o->fail }, { "help", &o->help },
        { "version", &o->version }, { "fold-names", &o->fold_names }, { "no-builtin", &o->no_builtin },
    };
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (strcmp(name, flags[i].name) == 0)
            return *flags[i].where |= set, true;
    return false;
}

static const char *const flag_names[] = { "strict", "fail", "help", "version", "fold-names", "no-builtin" };
static const char *const valued[] = { "input", "offsets", "date-order", "style", "format", "jobs",
                                      "offset", "min-score", "dct", "lexicon", "output", "rules",
                                      "names", "only", "skip", "include", "exclude" };

static bool complain_unknown(const char *name)
{
    nearest near = nearest_to(name);
    char hint[64];
    for (size_t i = 0; i < sizeof valued / sizeof *valued; i++)
        nearest_offer(&near, valued[i], valued[i]);
    for (size_t i = 0; i < sizeof flag_names / sizeof *flag_names; i++)
        nearest_offer(&near, flag_names[i], flag_names[i]);
    nearest_hint(&near, "--", hint, sizeof hint);
    fprintf(stderr, "belie: unknown option --%s%s; see belie --help\n", name, hint);
    return false;
}

/* --name, --name=value or --name value; *at moves over a value that stands apart. */
static bool read_option(options *o, int argc, char **argv, int *at)
{
    char *name = argv[*at] + 2, *value = strchr(name, '=');
    bool known;
    if (value)
        *value++ = '\0';
    if (set_flag(o, name, !value))
        return value ? complain("no value belongs to", name) : true;
    bool wants = false;
    for (size_t i = 0; i < sizeof valued / sizeof *valued; i++)
        wants |= strcmp(name, valued[i]) == 0;
    if (!wants)
        return complain_unknown(name);
    if (!value) {
        if (*at + 1 >= argc)
            return complain("a value is missing for", name);
        value = argv[++*at];
    }
    if (set_string(o, name, value, &known))
        return true;
    return known ? false : set_valued(o, name, value);
}

static int digits_of(const char *from, int count)
{
    int n = 0;
    for (int i = 0; i < count; i++)
        n = n * 10 + (from[i] - '0');
    return n;
}

/* YYYY, YYYY-MM, YYYY-MM-DD, with or without a time; a day that the calendar has. */
static bool is_iso_date(const char *value)
{
    static const char shape[] = "dddd-dd-dd";
    static const int lengths[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    size_t n = 0;
    while (n < sizeof shape - 1 && value[n] &&
           (shape[n] == 'd' ? value[n] >= '0' && value[n] <= '9' : value[n] == '-'))
        n++;
    if (value[n] && !(n == 10 && (value[n] == 'T' || value[n] == ' ')))
        return false;
    if (n != 4 && n != 7 && n != 10)
        return false;
    int year = digits_of(value, 4), month = n > 4 ? digits_of(value + 5, 2) : 1, day = n > 7 ? digits_of(value + 8, 2) : 1;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1] - (month == 2 && !leap);
}

const char *options_command_near(const char *word)
{
    nearest near = nearest_to(word);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        nearest_offer(&near, commands[i], commands[i]);
    return near.best;
}

static bool check_values(const options *o)
{
    if (o->dct && !is_iso_date(o->dct)) {
        fprintf(stderr, "belie: --dct: \"%s\" is no ISO date such as 2025-06-26\n", o->dct);
        return false;
    }
    if (strcmp(o->command, "checks") == 0 && o->operand_count && !o->help) {
        fputs("belie: checks takes nothing behind it; see belie checks --help\n", stderr);
        return false;
    }
    return true;
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
    if (!o->operands) {
        fputs("belie: out of memory\n", stderr);
        return false;
    }
    for (; at < argc; at++) {
        if (!only_operands && strcmp(argv[at], "--") == 0)
            only_operands = true;
        else if (!only_operands && strcmp(argv[at], "-h") == 0)
            o->help = true;
        else if (!only_operands && strncmp(argv[at], "--", 2) == 0) {
            if (!read_option(o, argc, argv, &at))
                return false;
        } else if (!only_operands && argv[at][0] == '-' && argv[at][1]) {
            fprintf(stderr, "belie: unknown option %s; see belie --help\n", argv[at]);
            return false;
        } else
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
