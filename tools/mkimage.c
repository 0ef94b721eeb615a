/* mkimage DIR IMAGE PACK: compiles the lists and names below DIR into a lexicon image, and packs
 * its rules, for the build to embed. */
#include <stdio.h>
#include <string.h>

#include "base/files.h"
#include "lexicon/lexicon.h"

static belie_status make_image(const char *dir, const char *out, belie_error *error)
{
    lexicon_builder *b = lexicon_builder_new(NULL);
    buf image = { 0 };
    if (!b)
        return error_no_memory(error);
    belie_status status = lexicon_builder_directory(b, dir, error);
    if (status == BELIE_OK)
        status = lexicon_builder_finish(b, &image, error);
    if (status == BELIE_OK)
        status = file_write(out, buf_str(&image), error);
    lexicon_builder_free(b);
    buf_release(&image);
    return status;
}

static belie_status pack(const char *dir, const char *path, buf *content, buf *out,
                         belie_error *error)
{
    belie_status status = file_read(path, content, error);
    if (status != BELIE_OK)
        return status;
    bool ok = buf_printf(out, "%s %zu\n", path + strlen(dir) + 1, content->len) &&
              buf_add(out, buf_str(content));
    return ok ? BELIE_OK : error_no_memory(error);
}

static belie_status pack_rules(const char *dir, const char *out, belie_error *error)
{
    path_vec paths = { 0 };
    buf content = { 0 }, packed = { 0 };
    belie_status status = files_below(dir, ".rules", &paths, error);
    if (status == BELIE_OK)
        status = files_below(dir, ".relations", &paths, error);
    for (size_t i = 0; status == BELIE_OK && i < paths.len; i++)
        status = pack(dir, paths.at[i], &content, &packed, error);
    if (status == BELIE_OK)
        status = file_write(out, packed.ptr ? buf_str(&packed) : STR(""), error);
    files_release(&paths);
    buf_release(&content);
    buf_release(&packed);
    return status;
}

int main(int argc, char **argv)
{
    belie_error error = { 0 };
    if (argc != 4) {
        fputs("usage: mkimage DIR IMAGE PACK\n", stderr);
        return 2;
    }
    if (make_image(argv[1], argv[2], &error) == BELIE_OK &&
        pack_rules(argv[1], argv[3], &error) == BELIE_OK)
        return 0;
    char message[1200];
    belie_error_format(&error, message, sizeof message);
    fprintf(stderr, "mkimage: %s\n", message);
    return 2;
}
