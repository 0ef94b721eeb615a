/* belie rules, belie checks, belie compile: commands over the engine itself. */
#include "cli/commands.h"
#include "cli/nearest.h"

#include <stdio.h>
#include <string.h>

static int list_rules(const belie_engine *engine)
{
    belie_rule r;
    for (size_t i = 0; belie_engine_rule(engine, i, &r); i++)
        printf("%-40s %-6s %-14s %s:%u\n", r.name, r.kind, r.type, r.path, r.line);
    return 0;
}

static int show_rule(const belie_engine *engine, const char *name)
{
    belie_rule r;
    nearest near = nearest_to(name);
    char hint[160];
    for (size_t i = 0; belie_engine_rule(engine, i, &r); i++) {
        const char *last = strrchr(r.name, '/'); /* the family is easily left out */
        nearest_offer(&near, r.name, r.name);
        if (last && !strchr(name, '/'))
            nearest_offer(&near, r.name, last + 1);
        if (strcmp(r.name, name) == 0) {
            printf("# %s:%u\n%.*s\n", r.path, r.line, (int)r.source_length, r.source);
            return 0;
        }
    }
    nearest_hint(&near, "", hint, sizeof hint);
    fprintf(stderr, "belie: no rule is called \"%s\"%s; see belie rules list\n", name, hint);
    return 2;
}

static void print_failure(void *context, const belie_rule *rule, uint32_t line, const char *message)
{
    (void)context;
    printf("%s:%u: %s: %s\n", rule->path, line, rule->name, message);
}

static int test_rules(const belie_engine *engine)
{
    size_t ran = 0, failed = 0;
    belie_error error = { 0 };
    if (belie_engine_test(engine, print_failure, NULL, &ran, &failed, &error) != BELIE_OK) {
        char message[1200];
        belie_error_format(&error, message, sizeof message);
        fprintf(stderr, "belie: %s\n", message);
        return 2;
    }
    printf("%zu passed, %zu failed\n", ran - failed, failed);
    return failed ? 1 : 0;
}

int command_rules(const options *o)
{
    const char *what = o->operand_count ? o->operands[0] : "";
    bool list = strcmp(what, "list") == 0, test = strcmp(what, "test") == 0;
    bool show = strcmp(what, "show") == 0 && o->operand_count == 2;
    if (!(list && o->operand_count == 1) && !(test && o->operand_count == 1) && !show) {
        fputs("belie: rules wants: list, show NAME, or test; see belie rules --help\n", stderr);
        return 2;
    }
    belie_engine *engine = commands_engine(o);
    if (!engine)
        return 2;
    int status = list ? list_rules(engine) : show ? show_rule(engine, o->operands[1]) : test_rules(engine);
    belie_engine_free(engine);
    return output_flush() ? status : 2;
}

int command_checks(const options *o)
{
    (void)o;
    for (size_t i = 0; i < belie_check_count(); i++) {
        const belie_check *c = belie_check_at(i);
        char figures[40] = "-";
        if (c->among)
            snprintf(figures, sizeof figures, "%u/%u, %u", c->found, c->among, c->alarms);
        printf("%-18s %-4s %-8s %s\n", c->name, c->on ? "on" : "off", figures, c->summary);
    }
    return output_flush() ? 0 : 2;
}

int command_compile(const options *o)
{
    belie_error error = { 0 };
    if (o->operand_count != 1 || !o->output) {
        fputs("belie: compile wants a folder and --output FILE; see belie compile --help\n", stderr);
        return 2;
    }
    if (belie_compile(o->operands[0], o->output, &error) == BELIE_OK)
        return 0;
    char message[1200];
    belie_error_format(&error, message, sizeof message);
    fprintf(stderr, "belie: %s\n", message);
    return 2;
}
