/* A user's own names: a tab-separated line each, `name, type[, id[, alias | alias ...]]`, or a JSON
 * object a line. */
#include "lexicon/own_names.h"

#include <stdio.h>

#include "base/files.h"
#include "lexicon/own_json.h"

typedef struct names_reader {
    lexicon_builder *b;
    const char *path;
    str whole; /* the line at hand */
    uint32_t line;
    bool fold_case;
    own_json json; /* room for a line of JSON */
    char class_name[80]; /* of the row before, and its number */
    unsigned class_id;
    belie_error *error;
} names_reader;

static belie_status wrong(const names_reader *r, str part, const char *what)
{
    uint32_t column = part.ptr ? (uint32_t)(part.ptr - r->whole.ptr) + 1 : 1;
    return error_at(r->error, BELIE_BAD_RULES, str_from_c(r->path), r->line, column, "%s", what);
}

/* A name that ends in a small word ("Zyx plc") is not told by its capitals: it holds in any case. */
static bool ends_small(str name)
{
    size_t at = name.len;
    while (at > 0 && name.ptr[at - 1] != ' ')
        at--;
    return at > 0 && name.ptr[at] >= 'a' && name.ptr[at] <= 'z';
}

static belie_status add(const names_reader *r, str name, unsigned class_id, str id)
{
    belie_status status = lexicon_builder_add(r->b, name, class_id, id, r->fold_case || ends_small(name),
                                              r->error);
    if (status == BELIE_OK || status == BELIE_NO_MEMORY || !r->error)
        return status;
    belie_error told = *r->error;
    return wrong(r, name, told.message);
}

/* A name, its id and its other forms, which `separator` parts. */
static belie_status add_all(names_reader *r, str name, str type, str id, str aliases, char separator)
{
    belie_status status = BELIE_OK;
    if (type.len == 0 || type.len > 60)
        return wrong(r, type, "a type is one word, such as PERSON");
    if (!r->class_name[0] || !str_is(type, r->class_name + 4)) {
        snprintf(r->class_name, sizeof r->class_name, "own-%.*s", (int)type.len, type.ptr);
        status = lexicon_builder_class(r->b, str_from_c(r->class_name), &r->class_id, r->error);
    }
    unsigned class_id = r->class_id;
    if (status == BELIE_OK)
        status = add(r, name, class_id, id);
    for (str alias; status == BELIE_OK && aliases.ptr && str_cut(&aliases, separator, &alias);)
        if (str_trim(alias).len)
            status = add(r, str_trim(alias), class_id, id);
    return status;
}

static belie_status read_json(names_reader *r)
{
    own_json *j = &r->json;
    if (!own_json_read(j, r->whole))
        return wrong(r, str_of(j->at, 0), j->wrong);
    str id = j->id.len ? buf_str(&j->id) : (str){ NULL, 0 };
    str aliases = j->aliases.len ? buf_str(&j->aliases) : (str){ NULL, 0 };
    return add_all(r, str_trim(buf_str(&j->name)), str_trim(buf_str(&j->type)), id, aliases, '\n');
}

static belie_status read_line(names_reader *r)
{
    str name, type, id = { NULL, 0 }, aliases = { NULL, 0 }, rest = r->whole;
    if (!str_cut(&rest, '\t', &name) || !str_cut(&rest, '\t', &type) || !str_trim(name).len)
        return wrong(r, r->whole, "a name and a type are wanted, parted by a tab");
    if (str_cut(&rest, '\t', &id))
        str_cut(&rest, '\t', &aliases);
    return add_all(r, str_trim(name), str_trim(type), str_trim(id), aliases, '|');
}

belie_status own_names_read(lexicon_builder *b, const char *path, bool fold_case,
                            belie_error *error)
{
    names_reader r = { .b = b, .path = path, .fold_case = fold_case, .error = error };
    buf content = { 0 };
    belie_status status = file_read(path, &content, error);
    str rest = content.ptr ? buf_str(&content) : STR("");
    while (status == BELIE_OK && str_cut(&rest, '\n', &r.whole)) {
        r.line++;
        if (str_trim(r.whole).len && r.whole.ptr[0] != '#')
            status = r.whole.ptr[0] == '{' ? read_json(&r) : read_line(&r);
    }
    own_json_release(&r.json);
    buf_release(&content);
    return status;
}
