/* Where documents come from. */
#define _XOPEN_SOURCE 700
#include "cli/inputs.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { SNIFF = 8192 };
static const size_t largest = INT32_MAX;

typedef struct path_list {
    char **at;
    size_t count, room;
} path_list;

struct inputs {
    const options *o;
    path_list paths;
    size_t next;
    FILE *lines; /* the JSON Lines file at hand */
    const char *lines_path;
    size_t line_number;
    char *line;
    size_t line_room;
    bool trouble;
};

void input_document_release(input_document *d)
{
    free(d->id);
    free(d->text);
    free(d->dct);
    *d = (input_document){ 0 };
}

static void complain(inputs *in, const char *path, const char *what)
{
    fprintf(stderr, "belie: %s: %s\n", path, what);
    in->trouble = true;
}

/* ---- the list of paths ---- */

static bool add_path(path_list *list, const char *path)
{
    if (list->count == list->room) {
        size_t room = list->room ? list->room * 2 : 16;
        char **at = realloc(list->at, room * sizeof *at);
        if (!at)
            return false;
        list->at = at;
        list->room = room;
    }
    char *copy = strdup(path);
    if (copy)
        list->at[list->count++] = copy;
    return copy != NULL;
}

static bool matches(const string_list *globs, const char *path)
{
    const char *slash = strrchr(path, '/');
    for (size_t i = 0; i < globs->count; i++)
        if (fnmatch(globs->at[i], slash ? slash + 1 : path, 0) == 0 || fnmatch(globs->at[i], path, 0) == 0)
            return true;
    return false;
}

static bool is_wanted(const options *o, const char *path)
{
    return (!o->include.count || matches(&o->include, path)) && !matches(&o->exclude, path);
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_directory(inputs *in, const char *dir, int depth);

/* Hidden files, links to folders and what is no regular file are left out. */
static void add_found(inputs *in, const char *path, int depth)
{
    struct stat info;
    if (lstat(path, &info) == 0 && S_ISDIR(info.st_mode))
        add_directory(in, path, depth + 1);
    else if (stat(path, &info) != 0)
        fprintf(stderr, "belie: %s: passed over: %s\n", path, strerror(errno));
    else if (S_ISREG(info.st_mode) && is_wanted(in->o, path) && !add_path(&in->paths, path))
        complain(in, path, "out of memory");
}

static void add_directory(inputs *in, const char *dir, int depth)
{
    path_list found = { 0 };
    DIR *stream = depth > 64 ? NULL : opendir(dir);
    if (!stream) {
        complain(in, dir, depth > 64 ? "folders nest too deep" : strerror(errno));
        return;
    }
    for (struct dirent *entry; (entry = readdir(stream));) {
        char path[4096];
        if (entry->d_name[0] == '.')
            continue;
        size_t length = strlen(dir);
        snprintf(path, sizeof path, "%s%s%s", dir, length && dir[length - 1] == '/' ? "" : "/", entry->d_name);
        if (!add_path(&found, path))
            complain(in, dir, "out of memory");
    }
    closedir(stream);
    if (found.count)
        qsort(found.at, found.count, sizeof *found.at, by_bytes);
    for (size_t i = 0; i < found.count; i++) {
        add_found(in, found.at[i], depth);
        free(found.at[i]);
    }
    free(found.at);
}

/* A mistyped glob must not pass for a folder in which all is well. */
static void add_operand_folder(inputs *in, const char *dir)
{
    size_t before = in->paths.count;
    add_directory(in, dir, 0);
    if (in->o->include.count && in->paths.count == before)
        fprintf(stderr, "belie: %s: no file fits --include\n", dir);
}

inputs *inputs_new(const options *o)
{
    inputs *in = calloc(1, sizeof *in);
    if (!in)
        return NULL;
    in->o = o;
    bool ok = o->operand_count || add_path(&in->paths, "-");
    for (size_t i = 0; ok && i < o->operand_count; i++) {
        struct stat info;
        if (strcmp(o->operands[i], "-") != 0 && stat(o->operands[i], &info) == 0 && S_ISDIR(info.st_mode))
            add_operand_folder(in, o->operands[i]);
        else
            ok = add_path(&in->paths, o->operands[i]);
    }
    if (ok)
        return in;
    inputs_free(in);
    return NULL;
}

void inputs_free(inputs *in)
{
    if (!in)
        return;
    for (size_t i = 0; i < in->paths.count; i++)
        free(in->paths.at[i]);
    free(in->paths.at);
    free(in->line);
    if (in->lines && in->lines != stdin)
        fclose(in->lines);
    free(in);
}

bool inputs_had_trouble(const inputs *in)
{
    return in->trouble;
}

/* ---- text files ---- */

/* A mistyped command is taken for a file, and it is there that it comes to light. */
static void complain_unopened(inputs *in, const char *path, int why)
{
    const char *command = why == ENOENT && strcmp(in->o->command, "tag") == 0 ? options_command_near(path) : NULL;
    char what[160];
    snprintf(what, sizeof what, "%s%s%s%s", strerror(why), command ? " (did you mean the command " : "",
             command ? command : "", command ? "?)" : "");
    complain(in, path, what);
}

static FILE *open_path(inputs *in, const char *path)
{
    struct stat info;
    if (strcmp(path, "-") == 0)
        return stdin;
    FILE *file = fopen(path, "rb");
    if (!file)
        complain_unopened(in, path, errno);
    else if (fstat(fileno(file), &info) == 0 && S_ISREG(info.st_mode) && !in->o->jsonl &&
             (uintmax_t)info.st_size > largest) {
        complain(in, path, "larger than 2 GiB; split it into documents");
        fclose(file);
        file = NULL;
    }
    return file;
}

/* Reads the rest of the file; false: *what says why not. */
static bool read_text(FILE *file, input_document *d, const char **what)
{
    size_t room = 65536;
    d->text = malloc(room + 1);
    *what = "out of memory";
    while (d->text) {
        errno = 0;
        size_t got = fread(d->text + d->length, 1, room - d->length, file);
        d->length += got;
        if (d->length > largest) {
            *what = "larger than 2 GiB; split it into documents";
            return false;
        }
        if (ferror(file) || errno == ENOMEM) {
            *what = errno == ENOMEM ? "out of memory" : strerror(errno);
            return false;
        }
        if (d->length < room && feof(file)) {
            d->text[d->length] = '\0';
            return true;
        }
        room *= 2;
        char *more = realloc(d->text, room + 1);
        if (!more)
            return false;
        d->text = more;
    }
    return false;
}

/* In a folder, files that are no text are passed over; a file that was named is read. */
static bool is_binary(const inputs *in, const char *path, const input_document *d)
{
    for (size_t i = 0; i < in->o->operand_count; i++)
        if (strcmp(in->o->operands[i], path) == 0)
            return false;
    size_t sniff = d->length < SNIFF ? d->length : SNIFF;
    return strcmp(path, "-") != 0 && sniff && memchr(d->text, '\0', sniff) != NULL;
}

static bool next_text(inputs *in, input_document *out)
{
    while (in->next < in->paths.count) {
        const char *path = in->paths.at[in->next++], *what;
        FILE *file = open_path(in, path);
        if (!file)
            continue;
        *out = (input_document){ 0 };
        bool ok = read_text(file, out, &what);
        if (file != stdin)
            fclose(file);
        if (!ok)
            complain(in, path, what);
        else if (is_binary(in, path, out))
            fprintf(stderr, "belie: %s: passed over: binary (a NUL byte in its first 8 kB)\n", path);
        else if ((out->id = strdup(strcmp(path, "-") == 0 ? "stdin" : path)))
            return true;
        else
            complain(in, path, "out of memory");
        input_document_release(out);
    }
    return false;
}

/* ---- JSON Lines ---- */

static bool open_lines(inputs *in)
{
    while (!in->lines && in->next < in->paths.count) {
        in->lines_path = in->paths.at[in->next++];
        in->lines = open_path(in, in->lines_path);
        in->line_number = 0;
    }
    return in->lines != NULL;
}

static void close_lines(inputs *in)
{
    int why = errno;
    if (!feof(in->lines))
        complain(in, in->lines_path, why == ENOMEM ? "out of memory" : strerror(why));
    if (in->lines != stdin)
        fclose(in->lines);
    in->lines = NULL;
}

static bool is_blank(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r' && line[i] != '\n')
            return false;
    return true;
}

static bool next_json(inputs *in, input_document *out)
{
    while (open_lines(in)) {
        ssize_t length = getline(&in->line, &in->line_room, in->lines);
        if (length < 0) {
            close_lines(in);
            continue;
        }
        char message[300], place[64];
        in->line_number++;
        if (is_blank(in->line, (size_t)length))
            continue;
        if (jsonl_read(in->line, (size_t)length, in->line_number, out, message, sizeof message))
            return true;
        input_document_release(out);
        snprintf(place, sizeof place, ":%zu: ", in->line_number);
        fprintf(stderr, "belie: %s%s%s\n", strcmp(in->lines_path, "-") == 0 ? "stdin" : in->lines_path, place,
                message);
        in->trouble = true;
    }
    return false;
}

bool inputs_next(inputs *in, input_document *out)
{
    return in->o->jsonl ? next_json(in, out) : next_text(in, out);
}
