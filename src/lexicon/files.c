/* Reading lists and names into a builder: *.list, *.tsv, *.uses, *.weights. */
#include "lexicon/image.h"

#include <stdlib.h>

#include "base/files.h"

typedef struct source {
    lexicon_builder *b;
    str path;
    str whole; /* the line at hand */
    uint32_t line;
    belie_error *error;
} source;

/* Gives an error that names no place yet the place of this part of the line. */
static belie_status here(const source *s, str part, belie_status status)
{
    if (status == BELIE_OK || status == BELIE_NO_MEMORY || !s->error || s->error->path[0])
        return status;
    belie_error told = *s->error;
    uint32_t column = part.ptr ? (uint32_t)(part.ptr - s->whole.ptr) + 1 : 1;
    return error_at(s->error, BELIE_BAD_RULES, s->path, s->line, column, "%s", told.message);
}

static bool next_line(source *s, str *content)
{
    s->line++;
    if (!str_cut(content, '\n', &s->whole))
        return false;
    if (s->whole.len && s->whole.ptr[s->whole.len - 1] == '\r')
        s->whole.len--;
    return true;
}

/* `value = form | form` or `form | form`; several values a form are joined by the image. */
static belie_status read_list_line(source *s, str line, unsigned class_id)
{
    str value = { NULL, 0 }, rest = line;
    for (size_t i = 0; i + 2 < line.len; i++)
        if (memcmp(line.ptr + i, " = ", 3) == 0) {
            value = str_trim(str_of(line.ptr, i));
            rest = str_of(line.ptr + i + 3, line.len - i - 3);
            break;
        }
    if (value.len == 1 && value.ptr[0] == '-')
        value.len = 0;
    for (str form; str_cut(&rest, '|', &form);) {
        form = str_trim(form);
        if (!form.len)
            return here(s, form, error_set(s->error, BELIE_BAD_RULES, "an empty form between bars"));
        belie_status status = lexicon_builder_add(s->b, form, class_id, value, false, s->error);
        if (status != BELIE_OK)
            return here(s, form, status);
    }
    return BELIE_OK;
}

static belie_status read_list(source *s, str content)
{
    unsigned class_id;
    belie_status status =
        lexicon_builder_class(s->b, file_stem(s->path.ptr), &class_id, s->error);
    status = here(s, (str){ NULL, 0 }, status);
    while (status == BELIE_OK && next_line(s, &content)) {
        str line = str_trim(s->whole);
        if (line.len && line.ptr[0] != '#')
            status = read_list_line(s, line, class_id);
    }
    return status;
}

enum { NAME, CLASS, TIER, WEIGHT, FLAGS, VALUE, COLUMNS };

static belie_status read_name_line(source *s, str line)
{
    str column[COLUMNS] = { { NULL, 0 } };
    str rest = line;
    int count = 0;
    while (count < COLUMNS && str_cut(&rest, '\t', &column[count]))
        count++;
    if (count < COLUMNS || rest.ptr)
        return here(s, line, error_set(s->error, BELIE_BAD_RULES, "%s than %d columns, parted by tabs",
                                       rest.ptr ? "more" : "fewer", COLUMNS));
    char name[100];
    unsigned class_id;
    bool weak = str_is(column[TIER], "3");
    if (column[CLASS].len > 60)
        return here(s, column[CLASS], error_set(s->error, BELIE_BAD_RULES, "a class's name is too long"));
    memcpy(name, column[CLASS].ptr, column[CLASS].len);
    memcpy(name + column[CLASS].len, "-weak", 6);
    str value = str_is(column[VALUE], "-") ? (str){ NULL, 0 } : column[VALUE];
    belie_status status = lexicon_builder_class(
        s->b, str_of(name, column[CLASS].len + (weak ? 5 : 0)), &class_id, s->error);
    if (status == BELIE_OK)
        status = lexicon_builder_add(s->b, column[NAME], class_id, value, false, s->error);
    return here(s, column[NAME], status);
}

/* Only tables that begin with the names' header line are names. */
static belie_status read_names(source *s, str content)
{
    belie_status status = BELIE_OK;
    if (!str_starts(content, STR("# name\tclass\t")))
        return BELIE_OK;
    while (status == BELIE_OK && next_line(s, &content))
        if (s->whole.len && s->whole.ptr[0] != '#')
            status = read_name_line(s, s->whole);
    return status;
}

static bool read_float(str digits, float *out)
{
    char copy[32] = { 0 }, *end;
    if (!digits.len || digits.len >= sizeof copy)
        return false;
    memcpy(copy, digits.ptr, digits.len);
    *out = strtof(copy, &end);
    return *end == '\0';
}

/* `feature<TAB>person<TAB>place<TAB>organization`, a feature a line. */
static belie_status read_weights(source *s, str content)
{
    belie_status status = BELIE_OK;
    while (status == BELIE_OK && next_line(s, &content)) {
        str feature, number = { NULL, 0 }, line = s->whole, rest = line;
        float weights[WEIGHTS];
        if (!line.len || line.ptr[0] == '#')
            continue;
        bool ok = str_cut(&rest, '\t', &feature) && feature.len;
        for (int i = 0; ok && i < WEIGHTS; i++)
            ok = str_cut(&rest, '\t', &number) && read_float(number, &weights[i]);
        if (!ok || rest.ptr)
            return here(s, number, error_set(s->error, BELIE_BAD_RULES,
                                             "a feature and %d weights are wanted, parted by tabs", WEIGHTS));
        status = lexicon_builder_weight(s->b, lexicon_feature_hash(feature), weights, s->error);
    }
    return status;
}

/* `word<TAB>use`, a word a line. */
static belie_status read_uses(source *s, str content)
{
    belie_status status = BELIE_OK;
    while (status == BELIE_OK && next_line(s, &content)) {
        str word, rest = s->whole;
        if (!rest.len || rest.ptr[0] == '#')
            continue;
        if (!str_cut(&rest, '\t', &word) || !word.len || !rest.len)
            return here(s, s->whole, error_set(s->error, BELIE_BAD_RULES, "a word and its use are wanted, parted by a tab"));
        status = here(s, word, lexicon_builder_use(s->b, word, rest, s->error));
    }
    return status;
}

belie_status lexicon_builder_file(lexicon_builder *b, const char *path, belie_error *error)
{
    source s = { .b = b, .path = str_from_c(path), .error = error };
    buf content = { 0 };
    belie_status status = file_read(path, &content, error);
    str text = content.ptr ? buf_str(&content) : STR("");
    if (status != BELIE_OK)
        ;
    else if (str_ends(s.path, STR(".list")))
        status = read_list(&s, text);
    else if (str_ends(s.path, STR(".tsv")))
        status = read_names(&s, text);
    else if (str_ends(s.path, STR(".uses")))
        status = read_uses(&s, text);
    else if (str_ends(s.path, STR(".weights")))
        status = read_weights(&s, text);
    buf_release(&content);
    return status;
}

belie_status lexicon_builder_directory(lexicon_builder *b, const char *dir, belie_error *error)
{
    static const char *const suffixes[] = { ".list", ".tsv", ".uses", ".weights" };
    belie_status status = BELIE_OK;
    path_vec paths = { 0 };
    for (size_t i = 0; status == BELIE_OK && i < sizeof suffixes / sizeof *suffixes; i++)
        status = files_below(dir, suffixes[i], &paths, error);
    for (size_t i = 0; status == BELIE_OK && i < paths.len; i++)
        status = lexicon_builder_file(b, paths.at[i], error);
    files_release(&paths);
    return status;
}
