/* Files: reading whole ones, listing a directory's in an order that never depends on the disk. */
#ifndef BELIE_BASE_FILES_H
#define BELIE_BASE_FILES_H

#include "base/buf.h"
#include "base/error.h"
#include "base/vec.h"

typedef VEC(char *) path_vec;

/* Reads the whole file into *out (cleared first). */
belie_status file_read(const char *path, buf *out, belie_error *error);
/* Writes the whole file, in place of what was there. */
belie_status file_write(const char *path, str content, belie_error *error);
/* Appends the paths of the regular files below `dir` whose names end in `suffix`, in byte order of
 * the paths; hidden ones are left out.  Free with files_release. */
belie_status files_below(const char *dir, const char *suffix, path_vec *out, belie_error *error);
void files_release(path_vec *paths);
/* The file's name without directories and without what follows its last '.'. */
str file_stem(const char *path);

#endif
