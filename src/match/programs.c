/* Programs: joined of the rules that can start with one code, compiled by PCRE2. */
#include "match/programs.h"

#include <stdlib.h>

void compiled_release(compiled *made)
{
    pcre2_code_free(made->code);
    *made = (compiled){ 0 };
}

static void program_free(program *p)
{
    for (program *next; p; p = next) {
        next = p->next;
        compiled_release(&p->made);
        free(p);
    }
}

void bundle_free(bundle *b)
{
    if (!b)
        return;
    for (size_t i = 0; i < b->programs.len; i++)
        program_free(b->programs.at[i]);
    vec_release(&b->programs);
    vec_release(&b->codes);
    group_free(b->g);
    free(b);
}

bundle *bundle_new(group *g)
{
    bundle *b = g ? calloc(1, sizeof *b) : NULL;
    if (b)
        b->g = g;
    else
        group_free(g);
    return b;
}

/* ---- which rules can start with a code ---- */

typedef VEC(const rule *) rule_list;

static bool starting_rules(const bundle *b, uint32_t code, rule_list *out)
{
    for (size_t i = 0; i < b->g->rules.len; i++) {
        bool empty;
        if (!can_start(b->g->rules.at[i]->find, b->g, code, &empty))
            continue;
        const rule **slot = vec_push(out);
        if (!slot)
            return false;
        *slot = b->g->rules.at[i];
    }
    return true;
}

static bool has_rules(const program *p, const rule_list *rules)
{
    size_t at = 0;
    for (; p; p = p->next) {
        if (p->count > rules->len - at || memcmp(p->rules, rules->at + at, p->count * sizeof *p->rules) != 0)
            return false;
        at += p->count;
    }
    return at == rules->len;
}

/* The chain of programs of just these rules, made when there is none.  NULL: memory ran out. */
static program *program_of(bundle *b, const rule_list *rules)
{
    for (size_t i = 0; i < b->programs.len; i++)
        if (has_rules(b->programs.at[i], rules))
            return b->programs.at[i];
    program *first = NULL, **tail = &first;
    for (size_t at = 0; at < rules->len; at += (*tail)->count, tail = &(*tail)->next) {
        if (!(*tail = calloc(1, sizeof **tail)))
            break;
        (*tail)->count = (uint32_t)(rules->len - at < PROGRAM_RULES ? rules->len - at : PROGRAM_RULES);
        memcpy((*tail)->rules, rules->at + at, (*tail)->count * sizeof *rules->at);
    }
    program **slot = has_rules(first, rules) ? vec_push(&b->programs) : NULL;
    if (slot)
        return *slot = first;
    program_free(first);
    return NULL;
}

bool bundle_plan(bundle *b, uint32_t code)
{
    rule_list rules = { 0 };
    bool ok = starting_rules(b, code, &rules);
    if (ok && rules.len)
        ok = (b->entries[code].programs = program_of(b, &rules)) != NULL;
    vec_release(&rules);
    b->entries[code].planned = ok;
    return ok;
}

/* ---- compiling ---- */

static belie_status bad_program(const rule *r, int code, belie_error *error)
{
    PCRE2_UCHAR message[128];
    if (code == PCRE2_ERROR_HEAP_FAILED || code == PCRE2_ERROR_NOMEMORY)
        return error_no_memory(error);
    pcre2_get_error_message(code, message, sizeof message);
    return error_at(error, BELIE_BAD_RULES, str_from_c(r->path), r->line, 1,
                    "rule %s makes no program: %s", r->name, (const char *)message);
}

/* Compiles `source` anchored; *code_out gets PCRE2's error. */
static pcre2_code *compile(const buf *source, int *code_out)
{
    PCRE2_SIZE offset;
    return pcre2_compile((PCRE2_SPTR)source->ptr, source->len,
                         PCRE2_ANCHORED | PCRE2_DUPNAMES | PCRE2_NO_START_OPTIMIZE, code_out, &offset, NULL);
}

static bool put_program(const program *p, const group *codes, buf *source)
{
    bool ok = buf_add(source, STR("(?:"));
    for (uint32_t i = 0; ok && i < p->count; i++)
        ok = (i == 0 || buf_add_char(source, '|')) && translate(p->rules[i]->find, codes, false, source) &&
             buf_printf(source, "(?C%u)", i + 1);
    return ok && buf_add(source, STR(")(*FAIL)"));
}

/* Moves the second half of the program's rules to a program of its own behind it. */
static bool split_program(program *p)
{
    program *second = calloc(1, sizeof *second);
    if (!second)
        return false;
    uint32_t half = p->count / 2;
    second->count = p->count - half;
    memcpy(second->rules, p->rules + half, second->count * sizeof *p->rules);
    p->count = half;
    second->next = p->next;
    p->next = second;
    return true;
}

enum { ERROR_TOO_LARGE = 120, ERROR_WORKSPACE = 121 };

belie_status program_compile(const group *g, program *p, belie_error *error)
{
    buf source = { 0 };
    compiled_release(&p->made);
    for (;;) {
        int code = 0;
        buf_clear(&source);
        if (!put_program(p, g, &source))
            break;
        p->made.code = compile(&source, &code);
        if (p->made.code) {
            p->codes = g->given;
            buf_release(&source);
            return BELIE_OK;
        }
        if ((code != ERROR_TOO_LARGE && code != ERROR_WORKSPACE) || p->count == 1) {
            buf_release(&source);
            return bad_program(p->rules[0], code, error);
        }
        if (!split_program(p))
            break;
    }
    buf_release(&source);
    return error_no_memory(error);
}

/* Whether a set that some rule of the program asks for changed after so many codes had been given. */
static bool program_changed(const program *p, const group *g, uint32_t since)
{
    for (uint32_t i = 0; i < p->count; i++)
        if (has_changed(p->rules[i]->find, g, since))
            return true;
    return false;
}

belie_status program_freshen(const group *g, program *p, belie_error *error)
{
    if (!p->made.code || program_changed(p, g, p->codes))
        return program_compile(g, p, error);
    p->codes = g->given;
    return BELIE_OK;
}


/* ---- one rule, for its captures ---- */

/* A capture may stand in several branches of a choice, each a group of PCRE2's. */
static void list_captures(lone_program *lone, uint32_t capture_count)
{
    memset(lone->capture_of, 0, sizeof lone->capture_of);
    for (uint32_t id = 1; id <= capture_count; id++) {
        char name[4] = { 'c', (char)('0' + id % 10), '\0', '\0' };
        PCRE2_SPTR first, last;
        if (id > 9) {
            name[1] = (char)('0' + id / 10);
            name[2] = (char)('0' + id % 10);
        }
        int size = pcre2_substring_nametable_scan(lone->made.code, (PCRE2_SPTR)name, &first, &last);
        for (PCRE2_SPTR at = first; size > 0 && at <= last; at += size) {
            uint32_t number = (uint32_t)at[0] << 8 | at[1];
            if (number < OVECTOR)
                lone->capture_of[number] = (uint8_t)id;
        }
    }
}

static belie_status compile_lone(const group *g, const rule *r, lone_program *lone,
                                 belie_error *error)
{
    buf source = { 0 };
    int code = 0;
    compiled_release(&lone->made);
    lone->made.code = translate(r->find, g, true, &source) ? compile(&source, &code) : NULL;
    lone->codes = g->given;
    buf_release(&source);
    if (!lone->made.code)
        return code ? bad_program(r, code, error) : error_no_memory(error);
    list_captures(lone, r->capture_count);
    return BELIE_OK;
}

belie_status lone_program_freshen(const group *g, const rule *r, lone_program *lone, belie_error *error)
{
    if (lone->made.code && (lone->codes >= g->changed || !has_changed(r->find, g, lone->codes))) {
        lone->codes = g->given;
        return BELIE_OK;
    }
    return compile_lone(g, r, lone, error);
}
