/* Reading files of rules: lines of `key value`, grouped in rules. */
#include "rules/rules.h"

#include <stdio.h>
#include <stdlib.h>

#include "rules/pattern.h"

typedef struct loader {
    rule_set *set;
    VEC(macro) macros;
    /* the file at hand */
    const rule_file *file;
    str path, rest, line;
    uint32_t number; /* of `line` */
    text words;      /* room for the words of literals */
    belie_error *error;
} loader;

static belie_status no_memory(const loader *l)
{
    return error_no_memory(l->error);
}

static belie_status wrong(const loader *l, uint32_t column, const char *what)
{
    return error_at(l->error, BELIE_BAD_RULES, l->path, l->number, column, "%s", what);
}

static bool next_line(loader *l)
{
    if (!str_cut(&l->rest, '\n', &l->line))
        return false;
    l->number++;
    if (l->line.len && l->line.ptr[l->line.len - 1] == '\r')
        l->line.len--;
    return true;
}

static bool is_blank(str line)
{
    str trimmed = str_trim(line);
    return !trimmed.len || trimmed.ptr[0] == '#';
}

static size_t indent_of(str line)
{
    size_t n = 0;
    while (n < line.len && (line.ptr[n] == ' ' || line.ptr[n] == '\t'))
        n++;
    return n;
}

/* Takes the first word of a trimmed line; the rest is trimmed. */
static str first_word(str line, str *rest)
{
    size_t n = 0;
    while (n < line.len && line.ptr[n] != ' ' && line.ptr[n] != '\t')
        n++;
    *rest = str_trim(str_of(line.ptr + n, line.len - n));
    return str_of(line.ptr, n);
}

static uint32_t column_of(const loader *l, str part)
{
    return part.ptr ? (uint32_t)(part.ptr - l->line.ptr) + 1 : 1;
}

static bool is_name(str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
              c == '_'))
            return false;
    }
    return name.len > 0 && name.len <= 60;
}

/* ---- the first pass: macros and types ---- */

/* The text of a pattern: what stands on the line, and the lines below that are indented deeper
 * than `indent`. */
static str pattern_text(loader *l, str first, size_t indent)
{
    const char *end = first.ptr + first.len;
    for (;;) {
        str rest = l->rest, line;
        if (!str_cut(&rest, '\n', &line) || is_blank(line) || indent_of(line) <= indent)
            break;
        next_line(l);
        end = l->line.ptr + l->line.len;
    }
    return str_of(first.ptr, (size_t)(end - first.ptr));
}

static belie_status read_let(loader *l, str rest)
{
    str after, name = first_word(rest, &after);
    if (!is_name(name) || !after.len || after.ptr[0] != '=')
        return wrong(l, column_of(l, rest), "a macro is written: let name = pattern");
    str body = str_trim(str_of(after.ptr + 1, after.len - 1));
    macro *m = vec_push(&l->macros);
    if (!m)
        return no_memory(l);
    *m = (macro){ .path = l->path, .name = name, .line = l->number, .column = column_of(l, body) };
    m->text = pattern_text(l, body, 0);
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
    if (!is_name(type))
        return wrong(l, column_of(l, type), "a type is one word of letters, digits and hyphens");
    if (rule_set_class(l->set, type) >= 0)
        return BELIE_OK;
    char *copy = arena_copy(&l->set->memory, type);
    str *slot = copy ? vec_push(&l->set->own_types) : NULL;
    if (!slot)
        return no_memory(l);
    *slot = str_of(copy, type.len);
    unsigned id = l->set->first_own_type + (unsigned)l->set->own_types.len - 1;
    return name_class(l->set, *slot, id) ? BELIE_OK : no_memory(l);
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
    while (status == BELIE_OK && next_line(l)) {
        str rest, key = first_word(str_trim(l->line), &rest);
        if (str_is(key, "let") && indent_of(l->line) == 0)
            status = read_let(l, rest);
        else if (str_is(key, "tag") && indent_of(l->line) > 0)
            status = add_type(l, rest);
    }
    return status;
}

/* ---- the second pass: rules ---- */

typedef struct draft {
    rule r;
    VEC(example) examples;
    VEC(rule_argument) arguments;
    str arguments_text;
    uint32_t arguments_line, arguments_column;
    const char *start;
} draft;

static belie_status read_find(loader *l, draft *d, str rest, size_t indent)
{
    if (d->r.find)
        return wrong(l, (uint32_t)indent + 1, "a rule has one find; join its readings with |");
    pattern_reader reader = { .set = l->set, .made = &d->r, .macros = l->macros.at,
                              .macro_count = l->macros.len, .path = l->path, .line = l->number,
                              .column = column_of(l, rest), .words = &l->words, .error = l->error };
    if (!rest.len)
        return wrong(l, (uint32_t)indent + 1, "find wants a pattern");
    reader.text = pattern_text(l, rest, indent);
    d->r.find = pattern_read(&reader);
    return d->r.find ? BELIE_OK : l->error ? l->error->status : BELIE_BAD_RULES;
}

/* `"text with [brackets]" = expected` */
static belie_status read_example(loader *l, draft *d, str rest, bool yes)
{
    size_t end = rest.len;
    str expected = { NULL, 0 };
    if (rest.len < 2 || rest.ptr[0] != '"')
        return wrong(l, column_of(l, rest), "an example stands in \"quotes\"");
    for (size_t i = rest.len; i-- > 1;)
        if (rest.ptr[i] == '"' && (i + 1 == rest.len || rest.ptr[i + 1] == ' ')) {
            end = i;
            break;
        }
    if (end == rest.len)
        return wrong(l, column_of(l, rest), "the example's closing quote is missing");
    str tail = str_trim(str_of(rest.ptr + end + 1, rest.len - end - 1));
    if (tail.len && tail.ptr[0] != '=')
        return wrong(l, column_of(l, tail), "after an example stands = and what is expected, or nothing");
    if (tail.len)
        expected = str_trim(str_of(tail.ptr + 1, tail.len - 1));
    example *e = vec_push(&d->examples);
    char *copy = e ? arena_alloc(&l->set->memory, end + 1) : NULL;
    if (!copy)
        return no_memory(l);
    *e = (example){ .yes = yes, .text = copy, .line = l->number };
    uint32_t n = 0;
    for (size_t i = 1; i < end; i++) {
        if (rest.ptr[i] == '\\' && i + 1 < end && rest.ptr[i + 1] == 'n') {
            copy[n++] = '\n';
            i++;
        } else if (rest.ptr[i] == '[')
            e->start = n;
        else if (rest.ptr[i] == ']')
            e->end = n;
        else
            copy[n++] = rest.ptr[i];
    }
    if (e->end < e->start)
        return wrong(l, column_of(l, rest), "an example's brackets are opened, then closed");
    if (yes && e->end == e->start)
        return wrong(l, column_of(l, rest), "a yes example shows in [brackets] what is found");
    if (expected.len && !(e->expected = arena_copy(&l->set->memory, expected)))
        return no_memory(l);
    return BELIE_OK;
}

static belie_status read_weight(loader *l, draft *d, str rest)
{
    char digits[32] = { 0 }, *end = digits;
    if (rest.len && rest.len < sizeof digits) {
        memcpy(digits, rest.ptr, rest.len);
        d->r.weight = strtod(digits, &end);
    }
    if (end == digits || *end || !(d->r.weight > 0 && d->r.weight <= 1))
        return wrong(l, column_of(l, rest), "a weight is a number above 0 and at most 1");
    return BELIE_OK;
}

static belie_status read_kind(loader *l, draft *d, str rest, enum rule_kind kind)
{
    str after, type = first_word(rest, &after);
    if (d->r.type)
        return wrong(l, (uint32_t)indent_of(l->line) + 1, "a rule has one tag or one claim");
    if (!is_name(type) || (kind == RULE_TAG && after.len))
        return wrong(l, column_of(l, rest), "a type or a relation is wanted: one word");
    d->r.kind = kind;
    d->r.type = arena_copy(&l->set->memory, type);
    d->arguments_text = after;
    d->arguments_line = l->number;
    d->arguments_column = column_of(l, after);
    return d->r.type ? BELIE_OK : no_memory(l);
}

static belie_status read_value(loader *l, draft *d, str rest)
{
    d->r.value = arena_copy(&l->set->memory, rest);
    d->r.value_line = l->number;
    d->r.value_column = column_of(l, rest);
    return d->r.value ? BELIE_OK : no_memory(l);
}

static belie_status read_key(loader *l, draft *d)
{
    size_t indent = indent_of(l->line);
    str rest, key = first_word(str_trim(l->line), &rest);
    if (str_is(key, "find"))
        return read_find(l, d, rest, indent);
    if (str_is(key, "tag"))
        return read_kind(l, d, rest, RULE_TAG);
    if (str_is(key, "claim"))
        return read_kind(l, d, rest, RULE_CLAIM);
    if (str_is(key, "yes") || str_is(key, "no"))
        return read_example(l, d, rest, key.len == 3);
    if (str_is(key, "weight"))
        return read_weight(l, d, rest);
    if (str_is(key, "value"))
        return read_value(l, d, rest);
    if (str_is(key, "lengths")) {
        d->r.every_length = str_is(rest, "all");
        return d->r.every_length ? BELIE_OK : wrong(l, column_of(l, rest), "lengths can only be: all");
    }
    if (str_is(key, "note"))
        return BELIE_OK;
    return wrong(l, column_of(l, key),
                 "unknown key; a rule has tag, claim, find, value, weight, lengths, note, yes, no");
}

/* role=<capture> role="text" ... */
static belie_status read_arguments(loader *l, draft *d)
{
    str body = d->arguments_text;
    for (str rest = body; rest.len;) {
        str after, part = first_word(rest, &after);
        str value = part, role = { NULL, 0 };
        uint32_t column = d->arguments_column + (uint32_t)(part.ptr - body.ptr);
        str_cut(&value, '=', &role);
        rule_argument *a = vec_push(&d->arguments);
        if (!a)
            return no_memory(l);
        a->capture = -1;
        a->role = arena_copy(&l->set->memory, role);
        bool quoted = value.len > 2 && value.ptr[0] == '"' && value.ptr[value.len - 1] == '"';
        bool capture = value.len > 2 && value.ptr[0] == '<' && value.ptr[value.len - 1] == '>';
        str inside = quoted || capture ? str_of(value.ptr + 1, value.len - 2) : value;
        for (uint32_t i = 1; capture && i <= d->r.capture_count; i++)
            if (str_is(inside, d->r.captures[i]))
                a->capture = (int)i;
        a->text = quoted ? arena_copy(&l->set->memory, inside) : NULL;
        if (!is_name(role) || (!quoted && a->capture < 0))
            return error_at(l->error, BELIE_BAD_RULES, l->path, d->arguments_line, column,
                            "an argument is written role=<capture> or role=\"word\"; the capture "
                            "must stand in find");
        rest = after;
    }
    return BELIE_OK;
}

/* Rules are named after the directory (or file) that they stand in: date/iso. */
static belie_status name_rule(loader *l, draft *d, str name)
{
    str family = l->file->family;
    d->r.family = arena_copy(&l->set->memory, family);
    d->r.name = arena_printf(&l->set->memory, "%.*s/%.*s", (int)family.len, family.ptr,
                             (int)name.len, name.ptr);
    return d->r.family && d->r.name ? BELIE_OK : no_memory(l);
}

static belie_status add_rule(loader *l, const rule *r)
{
    bool is_new;
    uint32_t *at = map_str_at(&l->set->by_name, str_from_c(r->name), true, &is_new);
    if (!at)
        return no_memory(l);
    if (!is_new) {
        rule *old = &l->set->rules.at[*at];
        if (strcmp(old->path, r->path) == 0)
            return error_at(l->error, BELIE_BAD_RULES, l->path, r->line, 1,
                            "rule %s stands at line %u already", r->name, old->line);
        uint32_t index = old->index;
        *old = *r;
        old->index = index;
        return BELIE_OK;
    }
    rule *slot = vec_push(&l->set->rules);
    if (!slot)
        return no_memory(l);
    *slot = *r;
    slot->index = *at = (uint32_t)(l->set->rules.len - 1);
    return BELIE_OK;
}

static void *keep(loader *l, const void *from, size_t count, size_t size)
{
    void *copy = arena_array(&l->set->memory, count + 1, size);
    if (copy && count)
        memcpy(copy, from, count * size);
    return copy;
}

static belie_status finish_rule(loader *l, draft *d)
{
    rule *r = &d->r;
    if (!r->type || !r->find)
        return error_at(l->error, BELIE_BAD_RULES, l->path, r->line, 1, "rule %s has no %s", r->name,
                        r->type ? "find" : "tag or claim");
    belie_status status = read_arguments(l, d);
    if (status != BELIE_OK)
        return status;
    for (uint32_t i = 1; i <= r->capture_count; i++)
        if (strcmp(r->captures[i], "name") == 0)
            r->name_capture = (int)i;
    r->source = str_of(d->start, (size_t)(l->line.ptr + l->line.len - d->start));
    r->examples = keep(l, d->examples.at, d->examples.len, sizeof *d->examples.at);
    r->example_count = d->examples.len;
    r->arguments = keep(l, d->arguments.at, d->arguments.len, sizeof *d->arguments.at);
    r->argument_count = d->arguments.len;
    if (!r->examples || !r->arguments)
        return no_memory(l);
    return add_rule(l, r);
}

static belie_status read_rule(loader *l, str name)
{
    draft d = { .r = { .weight = 0.9, .path = l->path.ptr, .line = l->number },
                .start = l->line.ptr };
    if (!is_name(name))
        return wrong(l, column_of(l, name), "a rule's name is letters, digits and hyphens");
    belie_status status = name_rule(l, &d, name);
    for (;;) {
        str rest = l->rest, line;
        if (status != BELIE_OK || !str_cut(&rest, '\n', &line) || !str_trim(line).len ||
            indent_of(line) == 0)
            break;
        next_line(l);
        if (!is_blank(l->line))
            status = read_key(l, &d);
    }
    if (status == BELIE_OK)
        status = finish_rule(l, &d);
    vec_release(&d.examples);
    vec_release(&d.arguments);
    return status;
}

static belie_status second_pass(loader *l)
{
    belie_status status = BELIE_OK;
    while (status == BELIE_OK && next_line(l)) {
        str rest, key = first_word(str_trim(l->line), &rest);
        if (is_blank(l->line))
            continue;
        if (indent_of(l->line) > 0)
            status = wrong(l, 1, "this line belongs to no rule");
        else if (str_is(key, "rule"))
            status = read_rule(l, rest);
        else if (str_is(key, "let"))
            pattern_text(l, rest, 0);
        else
            status = wrong(l, 1, "a file of rules has: rule NAME, let NAME = PATTERN, # comments");
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
