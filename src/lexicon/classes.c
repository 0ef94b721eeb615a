/* The computed classes' names. */
#include "lexicon/classes.h"

static const char *const names[] = {
#define X(id, name) name,
    COMPUTED_CLASSES(X)
#undef X
};

_Static_assert(CLASS_COMPUTED <= 64, "a token's computed classes are one word of bits");

const char *class_computed_name(unsigned id)
{
    return id < CLASS_COMPUTED ? names[id] : "";
}
