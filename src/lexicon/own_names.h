/* A user's own names (--names FILE): TSV or JSON Lines, see docs/names.md. */
#ifndef BELIE_LEXICON_OWN_NAMES_H
#define BELIE_LEXICON_OWN_NAMES_H

#include "lexicon/lexicon.h"

/* Adds the file's names as the classes own-PERSON, own-PLACE, ... with their ids as values. */
belie_status own_names_read(lexicon_builder *b, const char *path, bool fold_case,
                            belie_error *error);

#endif
