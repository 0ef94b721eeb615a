/* Where rules come from: the packed ones and the user's directories. */
#include "sources.h"

#include "base/files.h"

/* The build packs every *.rules and *.relations file: "path length\n" and the bytes. */
extern const char rules_embedded[];
extern const char rules_embedded_end[];

/* rules/en/date/iso.rules -> date; own/invoice.rules -> invoice */
static str family_of(str path, str root)
{
    str below = str_of(path.ptr + root.len, path.len - root.len);
    while (below.len && below.ptr[0] == '/')
        below = str_of(below.ptr + 1, below.len - 1);
    str first, rest = below;
    if (str_cut(&rest, '/', &first) && rest.ptr)
        return first;
    size_t dot = below.len;
    while (dot > 0 && below.ptr[dot - 1] != '.')
        dot--;
    return str_of(below.ptr, dot ? dot - 1 : below.len);
}

static belie_status add_source(rule_sources *s, str path, str family, str content,
                               belie_error *error)
{
    rule_file *file = vec_push(&s->files);
    if (!file)
        return error_no_memory(error);
    *file = (rule_file){ path, family, content };
    return BELIE_OK;
}

belie_status sources_embedded(rule_sources *s, belie_error *error)
{
    str rest = str_of(rules_embedded, (size_t)(rules_embedded_end - rules_embedded));
    belie_status status = BELIE_OK;
    for (str header; status == BELIE_OK && rest.len && str_cut(&rest, '\n', &header);) {
        str length = header, path;
        int bytes;
        if (!str_cut(&length, ' ', &path) || !str_to_int(length, &bytes) ||
            (size_t)bytes > rest.len)
            return error_set(error, BELIE_BAD_RULES, "the embedded rules are damaged");
        char *shown = arena_printf(&s->memory, "<belie>/%.*s", (int)path.len, path.ptr);
        if (!shown)
            return error_no_memory(error);
        str whole = str_from_c(shown);
        status = add_source(s, whole, family_of(whole, STR("<belie>")), str_of(rest.ptr, (size_t)bytes),
                            error);
        rest = str_of(rest.ptr + bytes, rest.len - (size_t)bytes);
    }
    return status;
}

belie_status sources_directory(rule_sources *s, const char *dir, belie_error *error)
{
    path_vec paths = { 0 };
    buf content = { 0 };
    belie_status status = files_below(dir, ".rules", &paths, error);
    if (status == BELIE_OK)
        status = files_below(dir, ".relations", &paths, error);
    for (size_t i = 0; status == BELIE_OK && i < paths.len; i++) {
        status = file_read(paths.at[i], &content, error);
        char *path = arena_copy(&s->memory, str_from_c(paths.at[i]));
        char *copy = arena_copy(&s->memory, content.ptr ? buf_str(&content) : STR(""));
        if (status != BELIE_OK)
            break;
        if (!path || !copy)
            status = error_no_memory(error);
        else
            status = add_source(s, str_from_c(path), family_of(str_from_c(path), str_from_c(dir)),
                                str_of(copy, content.len), error);
    }
    files_release(&paths);
    buf_release(&content);
    return status;
}

void sources_release(rule_sources *s)
{
    vec_release(&s->files);
    arena_release(&s->memory);
}
