/* Reading files of rules, in two passes: macros and types first, so that rules may use those of other files. */
#include "rules/load.h"

/* ---- the first pass: macros and types ---- */

static belie_status read_let(loader *l, str rest)
{
    str after, name = load_first_word(rest, &after);
    if (!load_is_name(name) || !after.len || after.ptr[0] != '=')
        return load_wrong(l, load_column_of(l, rest), "a macro is written: let name = pattern");
    str body = str_trim(str_of(after.ptr + 1, after.len - 1));
    macro *m = vec_push(&l->macros);
    if (!m)
        return load_no_memory(l);
    *m = (macro){ .path = l->path, .name = name, .line = l->number, .column = load_column_of(l, body) };
    m->text = load_pattern_text(l, body, 0);
    return BELIE_OK;
}

/* A class of the base, of the user's names or of the rules' own types, in the order of their numbers; a name
 * that is known keeps its number. */
static bool name_class(rule_set *set, str name, unsigned id)
{
    bool is_new;
    uint32_t *at = map_str_at(&set->classes, name, true, &is_new);
    if (at && is_new)
        *at = id + 1;
    return at != NULL;
}

static belie_status add_type(loader *l, str type)
{
    if (!load_is_name(type))
        return load_wrong(l, load_column_of(l, type), "a type is one word of letters, digits and hyphens");
    if (rule_set_class(l->set, type) >= 0)
        return BELIE_OK;
    char *copy = arena_copy(&l->set->memory, type);
    str *slot = copy ? vec_push(&l->set->own_types) : NULL;
    if (!slot)
        return load_no_memory(l);
    *slot = str_of(copy, type.len);
    unsigned id = l->set->first_own_type + (unsigned)l->set->own_types.len - 1;
    return name_class(l->set, *slot, id) ? BELIE_OK : load_no_memory(l);
}

static void open_file(loader *l, const rule_file *file, str path, str content)
{
    l->file = file;
    l->path = path;
    l->rest = content;
    l->number = 0;
}

static belie_status first_pass(loader *l)
{
    belie_status status = BELIE_OK;
    while (status == BELIE_OK && load_next_line(l)) {
        str rest, key = load_first_word(str_trim(l->line), &rest);
        if (str_is(key, "let") && load_indent_of(l->line) == 0)
            status = read_let(l, rest);
        else if (str_is(key, "tag") && load_indent_of(l->line) > 0)
            status = add_type(l, rest);
    }
    return status;
}

/* ---- the second pass: rules ---- */

static belie_status second_pass(loader *l)
{
    belie_status status = BELIE_OK;
    while (status == BELIE_OK && load_next_line(l)) {
        str rest, key = load_first_word(str_trim(l->line), &rest);
        if (load_is_blank(l->line))
            continue;
        if (load_indent_of(l->line) > 0)
            status = load_wrong(l, 1, "this line belongs to no rule");
        else if (str_is(key, "rule"))
            status = load_rule(l, rest);
        else if (str_is(key, "let"))
            load_pattern_text(l, rest, 0);
        else
            status = load_wrong(l, 1, "a file of rules has: rule NAME, let NAME = PATTERN, # comments");
    }
    return status;
}

/* ---- all files ---- */

int rule_set_class(const rule_set *set, str name)
{
    const uint32_t *at = map_str_find(&set->classes, name);
    return at ? (int)*at - 1 : -1;
}

static belie_status name_classes(rule_set *set, belie_error *error)
{
    unsigned next = CLASS_COMPUTED;
    bool ok = true;
    for (int k = 0; k < 2 && set->lexicons[k]; k++) {
        for (unsigned i = k ? CLASS_COMPUTED : 0; ok && i < lexicon_class_count(set->lexicons[k]); i++)
            ok = name_class(set, lexicon_class_name(set->lexicons[k], i), k ? i + next - CLASS_COMPUTED : i);
        next += set->lexicons[k]->header->class_count;
    }
    set->first_own_type = next;
    return ok ? BELIE_OK : error_no_memory(error);
}

static belie_status copy_files(rule_set *set, const rule_file *files, size_t count, rule_file *out,
                               belie_error *error)
{
    for (size_t i = 0; i < count; i++) {
        char *path = arena_copy(&set->memory, files[i].path);
        char *content = arena_copy(&set->memory, files[i].content);
        char *family = arena_copy(&set->memory, files[i].family);
        if (!path || !content || !family)
            return error_no_memory(error);
        out[i] = (rule_file){ str_of(path, files[i].path.len), str_of(family, files[i].family.len),
                              str_of(content, files[i].content.len) };
    }
    return BELIE_OK;
}

belie_status rule_set_load(rule_set *set, const rule_file *files, size_t count,
                           const lexicon *base, const lexicon *own, belie_error *error)
{
    *set = (rule_set){ .lexicons = { base, own } };
    loader l = { .set = set, .error = error };
    rule_file *copies = arena_array(&set->memory, count + 1, sizeof *copies);
    if (!copies)
        return error_no_memory(error);
    belie_status status = name_classes(set, error);
    if (status == BELIE_OK)
        status = copy_files(set, files, count, copies, error);
    for (size_t i = 0; status == BELIE_OK && i < count; i++) {
        open_file(&l, &copies[i], copies[i].path, copies[i].content);
        status = first_pass(&l);
    }
    for (size_t i = 0; status == BELIE_OK && i < count; i++) {
        open_file(&l, &copies[i], copies[i].path, copies[i].content);
        status = second_pass(&l);
    }
    vec_release(&l.macros);
    text_release(&l.words);
    for (size_t i = 0; i < set->rules.len; i++)
        if (set->rules.at[i].kind == RULE_TAG)
            set->rules.at[i].type_id =
                (uint32_t)rule_set_class(set, str_from_c(set->rules.at[i].type));
    unsigned classes = lexicon_class_count(base) + (own ? own->header->class_count : 0);
    if (status == BELIE_OK && classes + set->own_types.len > CLASS_MAX)
        status = error_set(error, BELIE_BAD_RULES, "more than %d classes and types", CLASS_MAX);
    return status;
}

void rule_set_release(rule_set *set)
{
    arena_release(&set->memory);
    vec_release(&set->rules);
    map_str_release(&set->by_name);
    map_str_release(&set->literals);
    map_str_release(&set->classes);
    vec_release(&set->own_types);
    *set = (rule_set){ 0 };
}
