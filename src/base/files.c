/* Reading files and directories. */
#include "base/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static belie_status cannot(const char *path, const char *what, belie_error *error)
{
    return error_at(error, BELIE_IO, str_from_c(path), 0, 0, "cannot be %s: %s", what,
                    strerror(errno));
}

belie_status file_read(const char *path, buf *out, belie_error *error)
{
    buf_clear(out);
    FILE *file = fopen(path, "rb");
    if (!file)
        return cannot(path, "opened", error);
    belie_status status = BELIE_OK;
    for (;;) {
        if (!buf_reserve(out, 65536)) {
            status = error_no_memory(error);
            break;
        }
        size_t got = fread(out->ptr + out->len, 1, 65536, file);
        out->len += got;
        out->ptr[out->len] = '\0';
        if (got == 0)
            break;
    }
    if (status == BELIE_OK && ferror(file))
        status = cannot(path, "read", error);
    fclose(file);
    if (str_starts(buf_str(out), STR("\xEF\xBB\xBF"))) { /* some editors begin a file with it */
        out->len -= 3;
        memmove(out->ptr, out->ptr + 3, out->len + 1);
    }
    return status;
}

belie_status file_write(const char *path, str content, belie_error *error)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return cannot(path, "written", error);
    bool ok = fwrite(content.ptr, 1, content.len, file) == content.len;
    ok = fclose(file) == 0 && ok;
    return ok ? BELIE_OK : cannot(path, "written", error);
}

static belie_status visit(const char *dir, const char *suffix, path_vec *out, int depth,
                          belie_error *error);

static belie_status visit_entry(const char *path, const char *suffix, path_vec *out, int depth,
                                belie_error *error)
{
    struct stat info;
    if (lstat(path, &info) != 0)
        return cannot(path, "read", error);
    if (S_ISDIR(info.st_mode))
        return visit(path, suffix, out, depth + 1, error);
    if (!S_ISREG(info.st_mode) || !str_ends(str_from_c(path), str_from_c(suffix)))
        return BELIE_OK;
    char *copy = malloc(strlen(path) + 1);
    char **slot = copy ? vec_push(out) : NULL;
    if (!slot) {
        free(copy);
        return error_no_memory(error);
    }
    strcpy(copy, path);
    *slot = copy;
    return BELIE_OK;
}

static belie_status visit(const char *dir, const char *suffix, path_vec *out, int depth,
                          belie_error *error)
{
    if (depth > 32)
        return error_at(error, BELIE_IO, str_from_c(dir), 0, 0, "directories nest too deep");
    DIR *stream = opendir(dir);
    if (!stream)
        return cannot(dir, "opened", error);
    buf path = { 0 };
    belie_status status = BELIE_OK;
    for (struct dirent *entry; status == BELIE_OK && (entry = readdir(stream));) {
        if (entry->d_name[0] == '.')
            continue;
        buf_clear(&path);
        if (!buf_printf(&path, "%s/%s", dir, entry->d_name))
            status = error_no_memory(error);
        else
            status = visit_entry(path.ptr, suffix, out, depth, error);
    }
    buf_release(&path);
    closedir(stream);
    return status;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

belie_status files_below(const char *dir, const char *suffix, path_vec *out, belie_error *error)
{
    size_t before = out->len;
    belie_status status = visit(dir, suffix, out, 0, error);
    if (out->len > before)
        qsort(out->at + before, out->len - before, sizeof *out->at, by_bytes);
    return status;
}

void files_release(path_vec *paths)
{
    for (size_t i = 0; i < paths->len; i++)
        free(paths->at[i]);
    vec_release(paths);
}

str file_stem(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return str_of(name, dot ? (size_t)(dot - name) : strlen(name));
}
