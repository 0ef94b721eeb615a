/* One JSON object a line: {"name": "Zyx Industries", "type": "ORGANIZATION", "id": "Q123", "aliases": ["Zyx"]}. */
#ifndef BELIE_LEXICON_OWN_JSON_H
#define BELIE_LEXICON_OWN_JSON_H

#include "base/buf.h"

typedef struct own_json {
    buf name, type, id;
    buf aliases;       /* each ends with a line feed */
    const char *wrong; /* what is wrong, where it is not read */
    const char *at;    /* where in the line */
} own_json;

/* Reads a line, which begins with a brace; keys that are not known are skipped.  False: out->wrong tells why. */
bool own_json_read(own_json *out, str line);
void own_json_release(own_json *out);

#endif
