/* Reading one rule: lines of `key value`, gathered in a draft. */
#include <stdlib.h>

#include "rules/load.h"

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
        return load_wrong(l, (uint32_t)indent + 1, "a rule has one find; join its readings with |");
    pattern_reader reader = { .set = l->set, .made = &d->r, .macros = l->macros.at,
                              .macro_count = l->macros.len, .path = l->path, .line = l->number,
                              .column = load_column_of(l, rest), .words = &l->words, .error = l->error };
    if (!rest.len)
        return load_wrong(l, (uint32_t)indent + 1, "find wants a pattern");
    reader.text = load_pattern_text(l, rest, indent);
    d->r.find = pattern_read(&reader);
    return d->r.find ? BELIE_OK : l->error ? l->error->status : BELIE_BAD_RULES;
}

/* `"text with [brackets]" = expected` */
static belie_status read_example(loader *l, draft *d, str rest, bool yes)
{
    size_t end = rest.len;
    str expected = { NULL, 0 };
    if (rest.len < 2 || rest.ptr[0] != '"')
        return load_wrong(l, load_column_of(l, rest), "an example stands in \"quotes\"");
    for (size_t i = rest.len; i-- > 1;)
        if (rest.ptr[i] == '"' && (i + 1 == rest.len || rest.ptr[i + 1] == ' ')) {
            end = i;
            break;
        }
    if (end == rest.len)
        return load_wrong(l, load_column_of(l, rest), "the example's closing quote is missing");
    str tail = str_trim(str_of(rest.ptr + end + 1, rest.len - end - 1));
    if (tail.len && tail.ptr[0] != '=')
        return load_wrong(l, load_column_of(l, tail), "after an example stands = and what is expected, or nothing");
    if (tail.len)
        expected = str_trim(str_of(tail.ptr + 1, tail.len - 1));
    example *e = vec_push(&d->examples);
    char *copy = e ? arena_alloc(&l->set->memory, end + 1) : NULL;
    if (!copy)
        return load_no_memory(l);
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
        return load_wrong(l, load_column_of(l, rest), "an example's brackets are opened, then closed");
    if (yes && e->end == e->start)
        return load_wrong(l, load_column_of(l, rest), "a yes example shows in [brackets] what is found");
    if (expected.len && !(e->expected = arena_copy(&l->set->memory, expected)))
        return load_no_memory(l);
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
        return load_wrong(l, load_column_of(l, rest), "a weight is a number above 0 and at most 1");
    return BELIE_OK;
}

static belie_status read_kind(loader *l, draft *d, str rest, enum rule_kind kind)
{
    str after, type = load_first_word(rest, &after);
    if (d->r.type)
        return load_wrong(l, (uint32_t)load_indent_of(l->line) + 1, "a rule has one tag or one claim");
    if (!load_is_name(type) || (kind == RULE_TAG && after.len))
        return load_wrong(l, load_column_of(l, rest), "a type or a relation is wanted: one word");
    d->r.kind = kind;
    d->r.type = arena_copy(&l->set->memory, type);
    d->arguments_text = after;
    d->arguments_line = l->number;
    d->arguments_column = load_column_of(l, after);
    return d->r.type ? BELIE_OK : load_no_memory(l);
}

static belie_status read_value(loader *l, draft *d, str rest)
{
    d->r.value = arena_copy(&l->set->memory, rest);
    d->r.value_line = l->number;
    d->r.value_column = load_column_of(l, rest);
    return d->r.value ? BELIE_OK : load_no_memory(l);
}

static belie_status read_key(loader *l, draft *d)
{
    size_t indent = load_indent_of(l->line);
    str rest, key = load_first_word(str_trim(l->line), &rest);
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
        return d->r.every_length ? BELIE_OK : load_wrong(l, load_column_of(l, rest), "lengths can only be: all");
    }
    if (str_is(key, "note"))
        return BELIE_OK;
    return load_wrong(l, load_column_of(l, key),
                 "unknown key; a rule has tag, claim, find, value, weight, lengths, note, yes, no");
}

/* role=<capture> role="text" ... */
static belie_status read_arguments(loader *l, draft *d)
{
    str body = d->arguments_text;
    for (str rest = body; rest.len;) {
        str after, part = load_first_word(rest, &after);
        str value = part, role = { NULL, 0 };
        uint32_t column = d->arguments_column + (uint32_t)(part.ptr - body.ptr);
        str_cut(&value, '=', &role);
        rule_argument *a = vec_push(&d->arguments);
        if (!a)
            return load_no_memory(l);
        a->capture = -1;
        a->role = arena_copy(&l->set->memory, role);
        bool quoted = value.len > 2 && value.ptr[0] == '"' && value.ptr[value.len - 1] == '"';
        bool capture = value.len > 2 && value.ptr[0] == '<' && value.ptr[value.len - 1] == '>';
        str inside = quoted || capture ? str_of(value.ptr + 1, value.len - 2) : value;
        for (uint32_t i = 1; capture && i <= d->r.capture_count; i++)
            if (str_is(inside, d->r.captures[i]))
                a->capture = (int)i;
        a->text = quoted ? arena_copy(&l->set->memory, inside) : NULL;
        if (!load_is_name(role) || (!quoted && a->capture < 0))
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
    return d->r.family && d->r.name ? BELIE_OK : load_no_memory(l);
}

/* Whether two files stand in one directory: there a second rule of a name is a slip. */
static bool in_one_directory(const char *a, const char *b)
{
    const char *end_a = strrchr(a, '/'), *end_b = strrchr(b, '/');
    return end_a && end_b && end_a - a == end_b - b && strncmp(a, b, (size_t)(end_a - a)) == 0;
}

static belie_status add_rule(loader *l, const rule *r)
{
    bool is_new;
    uint32_t *at = map_str_at(&l->set->by_name, str_from_c(r->name), true, &is_new);
    if (!at)
        return load_no_memory(l);
    if (!is_new) {
        rule *old = &l->set->rules.at[*at];
        if (strcmp(old->path, r->path) == 0)
            return error_at(l->error, BELIE_BAD_RULES, l->path, r->line, 1,
                            "rule %s stands at line %u already", r->name, old->line);
        if (in_one_directory(old->path, r->path))
            return error_at(l->error, BELIE_BAD_RULES, l->path, r->line, 1, "rule %s stands in %s:%u already", r->name,
                            old->path, old->line);
        uint32_t index = old->index;
        *old = *r;
        old->index = index;
        return BELIE_OK;
    }
    rule *slot = vec_push(&l->set->rules);
    if (!slot)
        return load_no_memory(l);
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
        return load_no_memory(l);
    return add_rule(l, r);
}

belie_status load_rule(loader *l, str name)
{
    draft d = { .r = { .weight = 0.9, .path = l->path.ptr, .line = l->number },
                .start = l->line.ptr };
    if (!load_is_name(name))
        return load_wrong(l, load_column_of(l, name), "a rule's name is letters, digits and hyphens");
    belie_status status = name_rule(l, &d, name);
    for (;;) {
        str rest = l->rest, line;
        if (status != BELIE_OK || !str_cut(&rest, '\n', &line) || !str_trim(line).len ||
            load_indent_of(line) == 0)
            break;
        load_next_line(l);
        if (!load_is_blank(l->line))
            status = read_key(l, &d);
    }
    if (status == BELIE_OK)
        status = finish_rule(l, &d);
    vec_release(&d.examples);
    vec_release(&d.arguments);
    return status;
}
