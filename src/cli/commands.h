/* The commands: each returns its exit status. */
#ifndef BELIE_CLI_COMMANDS_H
#define BELIE_CLI_COMMANDS_H

#include "cli/options.h"

int command_tag(const options *o);
int command_check(const options *o);
int command_explain(const options *o);
int command_rules(const options *o);
int command_checks(const options *o);
int command_compile(const options *o);

/* Makes the engine that the options ask for; NULL: the error has been printed. */
belie_engine *commands_engine(const options *o);

/* Flushes standard output; false when it could not be written: a message has been printed, unless it
 * is a closed pipe. */
bool output_flush(void);

#endif
