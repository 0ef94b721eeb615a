/* Reading *.relations files. */
#include "facts/relations.h"

#include <stdio.h>

typedef struct line_reader {
    relation_set *set;
    const char *path;
    uint32_t line;
    str whole, rest;
    belie_error *error;
} line_reader;

static belie_status wrong(const line_reader *r, str at, const char *what)
{
    uint32_t column = at.ptr ? (uint32_t)(at.ptr - r->whole.ptr) + 1 : 1;
    return error_at(r->error, BELIE_BAD_RULES, str_from_c(r->path), r->line, column, "%s", what);
}

static str next_word(line_reader *r)
{
    str rest = str_trim(r->rest);
    size_t n = 0;
    while (n < rest.len && rest.ptr[n] != ' ' && rest.ptr[n] != '\t')
        n++;
    r->rest = str_of(rest.ptr + n, rest.len - n);
    return str_of(rest.ptr, n);
}

static const struct {
    const char *first, *second; /* words of the law */
    enum law_kind kind;
    bool other; /* a relation follows */
} laws[] = {
    { "one", "value", LAW_ONE_VALUE, false }, { "same", "unit", LAW_SAME_UNIT, false },
    { "at", "most", LAW_AT_MOST, true },      { "sums", "to", LAW_SUMS_TO, true },
    { "before", NULL, LAW_BEFORE, true },     { "inverse", NULL, LAW_INVERSE, true },
    { "excludes", NULL, LAW_EXCLUDES, true },
};

enum { LAWS_MOST = 8 };

static belie_status read_law(line_reader *r, str first, law *out)
{
    for (size_t i = 0; i < sizeof laws / sizeof *laws; i++) {
        if (!str_is(first, laws[i].first))
            continue;
        if (laws[i].second && !str_is(next_word(r), laws[i].second))
            break;
        out->kind = laws[i].kind;
        if (!laws[i].other)
            return BELIE_OK;
        str other = next_word(r);
        out->other = other.len ? arena_copy(&r->set->memory, other) : NULL;
        return other.len ? (out->other ? BELIE_OK : error_no_memory(r->error))
                         : wrong(r, first, "this law wants the name of a relation");
    }
    return wrong(r, first,
                 "unknown law; there are: one value, same unit, at most R, sums to R, before R, "
                 "inverse R, excludes R");
}

static belie_status add_relation(line_reader *r, const relation *made, str name)
{
    bool is_new;
    uint32_t *at = map_str_at(&r->set->by_name, str_from_c(made->name), true, &is_new);
    if (!at)
        return error_no_memory(r->error);
    if (!is_new) {
        relation *old = &r->set->relations.at[*at];
        if (strcmp(old->path, made->path) == 0)
            return wrong(r, name, "this relation is declared already");
        *old = *made;
        return BELIE_OK;
    }
    relation *slot = vec_push(&r->set->relations);
    if (!slot)
        return error_no_memory(r->error);
    *slot = *made;
    *at = (uint32_t)(r->set->relations.len - 1);
    return BELIE_OK;
}

/* relation NAME SUBJECT -> VALUE LAW... */
static belie_status read_relation(line_reader *r)
{
    law found[LAWS_MOST] = { { .other = NULL } };
    relation made = { .path = r->path, .line = r->line, .is_own = !str_starts(str_from_c(r->path), STR("<belie>/")) };
    str name = next_word(r), subject = next_word(r), arrow = next_word(r), value = next_word(r);
    if (!value.len || !str_is(arrow, "->"))
        return wrong(r, name, "a relation is written: relation NAME SUBJECT -> VALUE laws");
    for (str word = next_word(r); word.len && word.ptr[0] != '#'; word = next_word(r)) {
        if (made.law_count == LAWS_MOST)
            return wrong(r, word, "more laws than a relation can have");
        belie_status status = read_law(r, word, &found[made.law_count]);
        if (status != BELIE_OK)
            return status;
        made.law_count++;
    }
    law *kept = arena_array(&r->set->memory, made.law_count + 1, sizeof *kept);
    made.name = arena_copy(&r->set->memory, name);
    made.subject_type = arena_copy(&r->set->memory, subject);
    made.value_type = arena_copy(&r->set->memory, value);
    if (!kept || !made.name || !made.subject_type || !made.value_type)
        return error_no_memory(r->error);
    memcpy(kept, found, made.law_count * sizeof *kept);
    made.laws = kept;
    return add_relation(r, &made, name);
}

static belie_status read_file(relation_set *set, const rule_file *file, belie_error *error)
{
    line_reader r = { .set = set, .error = error };
    str content = file->content;
    belie_status status = BELIE_OK;
    if (!(r.path = arena_copy(&set->memory, file->path)))
        return error_no_memory(error);
    while (status == BELIE_OK && str_cut(&content, '\n', &r.whole)) {
        r.line++;
        r.rest = r.whole;
        str word = next_word(&r);
        if (!word.len || word.ptr[0] == '#')
            continue;
        status = str_is(word, "relation") ? read_relation(&r)
                                          : wrong(&r, word, "a line of this file begins with: relation");
    }
    return status;
}

/* Every relation that a law or a claim rule names must be declared. */
static belie_status check_names(relation_set *set, const rule_set *rules, belie_error *error)
{
    for (size_t i = 0; i < set->relations.len; i++) {
        relation *r = &set->relations.at[i];
        set->has_own |= r->is_own;
        for (size_t k = 0; k < r->law_count; k++) {
            const uint32_t *at = r->laws[k].other ? map_str_find(&set->by_name, str_from_c(r->laws[k].other)) : NULL;
            if (r->laws[k].other && !at)
                return error_at(error, BELIE_BAD_RULES, str_from_c(r->path), r->line, 1,
                                "relation %s names %s, which is not declared", r->name, r->laws[k].other);
            if (at && r->laws[k].kind == LAW_EXCLUDES)
                r->is_opposed = set->relations.at[*at].is_opposed = true;
        }
    }
    for (size_t i = 0; i < rules->rules.len; i++) {
        const rule *r = &rules->rules.at[i];
        const relation *of = r->kind == RULE_CLAIM ? relation_find(set, r->type) : NULL;
        uint32_t *slot = vec_push(&set->of_rule);
        if (!slot)
            return error_no_memory(error);
        *slot = of ? (uint32_t)(of - set->relations.at) : 0;
        if (r->kind == RULE_CLAIM && !of)
            return error_at(error, BELIE_BAD_RULES, str_from_c(r->path), r->line, 1,
                            "rule %s claims %s, which no *.relations file declares", r->name, r->type);
    }
    return BELIE_OK;
}

belie_status relation_set_load(relation_set *set, const rule_file *files, size_t count,
                               const rule_set *rules, belie_error *error)
{
    belie_status status = BELIE_OK;
    *set = (relation_set){ .by_name = { 0 } };
    for (size_t i = 0; status == BELIE_OK && i < count; i++)
        status = read_file(set, &files[i], error);
    return status == BELIE_OK ? check_names(set, rules, error) : status;
}

void relation_set_release(relation_set *set)
{
    arena_release(&set->memory);
    vec_release(&set->relations);
    vec_release(&set->of_rule);
    map_str_release(&set->by_name);
    *set = (relation_set){ .by_name = { 0 } };
}

const relation *relation_find(const relation_set *set, const char *name)
{
    const uint32_t *at = map_str_find(&set->by_name, str_from_c(name));
    return at ? &set->relations.at[*at] : NULL;
}
