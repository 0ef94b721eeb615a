/* belie: the command. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "report/memory.h"

static int run(const options *o)
{
    static const struct {
        const char *name;
        int (*run)(const options *);
    } commands[] = {
        { "tag", command_tag },       { "check", command_check },   { "explain", command_explain },
        { "rules", command_rules },   { "checks", command_checks }, { "compile", command_compile },
    };
    if (o->help) {
        options_help(o->command);
        return output_flush() ? 0 : 2;
    }
    if (o->version) {
        printf("belie %s\n", belie_version());
        return output_flush() ? 0 : 2;
    }
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(o->command, commands[i].name) == 0)
            return commands[i].run(o);
    return 2;
}

int main(int argc, char **argv)
{
    options o;
    json_memory_start();
    int status = options_read(&o, argc, argv) ? run(&o) : 2;
    free(o.operands);
    json_memory_release();
    return status;
}
