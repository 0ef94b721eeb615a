/* The files of rules and relations, gathered for the facade. */
#ifndef BELIE_SOURCES_H
#define BELIE_SOURCES_H

#include "base/arena.h"
#include "base/vec.h"
#include "rules/rules.h"

typedef struct rule_sources {
    VEC(rule_file) files;
    arena memory;
} rule_sources;

/* Adds the rules that the build packed. */
belie_status sources_embedded(rule_sources *s, belie_error *error);
/* Adds the *.rules and *.relations files below a directory, in byte order of their paths. */
belie_status sources_directory(rule_sources *s, const char *dir, belie_error *error);
void sources_release(rule_sources *s);

#endif
