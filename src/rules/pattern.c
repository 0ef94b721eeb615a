/* The pattern language, by recursive descent:
 *
 *   choice   := sequence ("|" sequence)*
 *   sequence := repeated*
 *   repeated := atom ("?" | "*" | "+" | "{" n ("," m?)? "}") ("?" | "+")?
 *   atom     := joinable ("&" joinable)*
 *   joinable := "(" group ")" | "@" macro | "^" | "$" | token
 *   group    := ("?:" | "?<name>" | "?=" | "?!" | "?<=" | "?<!")? choice
 *   token    := "!" token | "<class>" | '"words"' | "."
 */
#include "rules/pattern_token.h"

static const pattern *read_choice(pattern_reader *r);
static const pattern *read_group(pattern_reader *r);
static const pattern *read_macro(pattern_reader *r);

/* ^ and $ are look-arounds at the sentence's edge. */
static const pattern *edge_pattern(pattern_reader *r)
{
    pattern *p = pattern_new(r, PATTERN_LOOK);
    ask *edge = pattern_ask(r, ASK_CLASS, NULL, NULL);
    if (!p || !edge)
        return NULL;
    edge->id = CLASS_SENTENCE_EDGE;
    p->ahead = r->text.ptr[r->at++] == '$';
    return (p->child = pattern_of_ask(r, edge)) ? p : NULL;
}

/* One atom that may be joined by &: a token, or a group or macro that is one token. */
static const pattern *read_atom(pattern_reader *r)
{
    const pattern *whole;
    pattern_skip_space(r);
    if (pattern_peek(r) == '(')
        return read_group(r);
    if (pattern_peek(r) == '@')
        return read_macro(r);
    if (pattern_peek(r) == '^' || pattern_peek(r) == '$')
        return edge_pattern(r);
    const ask *a = pattern_read_token(r, &whole);
    return !a ? NULL : whole ? whole : pattern_of_ask(r, a);
}

static const ask *single_ask(const pattern *p)
{
    return p->kind == PATTERN_TOKEN || p->kind == PATTERN_NAME ? p->asked : NULL;
}

static const pattern *read_tokens(pattern_reader *r)
{
    const pattern *joined = read_atom(r);
    for (pattern_skip_space(r); joined && pattern_peek(r) == '&'; pattern_skip_space(r)) {
        size_t from = r->at++;
        const pattern *other = read_atom(r);
        if (!other)
            return NULL;
        if (!single_ask(joined) || !single_ask(other))
            return pattern_fail(r, from, "& joins single tokens", (str){ NULL, 0 });
        joined = pattern_of_ask(r, pattern_ask(r, ASK_AND, single_ask(joined), single_ask(other)));
    }
    return joined;
}

/* ---- groups ---- */

static bool is_name_letter(char c)
{
    return (str_small(c) >= 'a' && str_small(c) <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

static int open_capture(pattern_reader *r)
{
    size_t from = r->at;
    while (r->at < r->text.len && is_name_letter(pattern_peek(r)))
        r->at++;
    str name = str_of(r->text.ptr + from, r->at - from);
    if (!pattern_take(r, ">") || !name.len || name.len > 30) {
        pattern_fail(r, from, "a capture is written (?<name> ...)", (str){ NULL, 0 });
        return 0;
    }
    for (uint32_t i = 1; i <= r->made->capture_count; i++)
        if (str_is(name, r->made->captures[i]))
            return (int)i;
    if (r->made->capture_count == RULE_CAPTURES) {
        pattern_fail(r, from, "more captures than a rule can have", (str){ NULL, 0 });
        return 0;
    }
    const char *copy = arena_copy(&r->set->memory, name);
    if (!copy) {
        error_no_memory(r->error);
        return 0;
    }
    r->made->captures[++r->made->capture_count] = copy;
    return (int)r->made->capture_count;
}

static const pattern *close_group(pattern_reader *r, size_t from, const pattern *inner)
{
    pattern_skip_space(r);
    if (inner && !pattern_take(r, ")"))
        return pattern_fail(r, from, "this group is not closed", (str){ NULL, 0 });
    return inner;
}

/* Look-behind must have one length: the number of its tokens, or -1. */
static int fixed_length(const pattern *p)
{
    int sum = 0, each;
    switch (p->kind) {
    case PATTERN_TOKEN:
    case PATTERN_NAME:
        return 1;
    case PATTERN_LOOK:
        return 0;
    case PATTERN_CAPTURE:
        return fixed_length(p->child);
    case PATTERN_REPEAT:
        each = fixed_length(p->child);
        return p->least == p->most && each >= 0 ? each * (int)p->least : -1;
    case PATTERN_SEQUENCE:
        for (const pattern *c = p->child; c; c = c->next) {
            if ((each = fixed_length(c)) < 0)
                return -1;
            sum += each;
        }
        return sum;
    case PATTERN_CHOICE:
        sum = fixed_length(p->child);
        for (const pattern *c = p->child; c; c = c->next)
            if (fixed_length(c) < 0)
                return -1;
        return sum;
    }
    return -1;
}

static const pattern *read_look(pattern_reader *r, size_t from, bool ahead, bool negative)
{
    const pattern *inner = close_group(r, from, read_choice(r));
    if (inner && !ahead && fixed_length(inner) < 0)
        return pattern_fail(r, from, "a look-behind must have a fixed length", (str){ NULL, 0 });
    pattern *p = inner ? pattern_new(r, PATTERN_LOOK) : NULL;
    if (!p)
        return NULL;
    p->child = inner;
    p->ahead = ahead;
    p->negative = negative;
    return p;
}

static const pattern *read_group(pattern_reader *r)
{
    size_t from = r->at++;
    if (pattern_take(r, "?="))
        return read_look(r, from, true, false);
    if (pattern_take(r, "?!"))
        return read_look(r, from, true, true);
    if (pattern_take(r, "?<="))
        return read_look(r, from, false, false);
    if (pattern_take(r, "?<!"))
        return read_look(r, from, false, true);
    if (pattern_take(r, "?<")) {
        int id = open_capture(r);
        const pattern *inner = id ? close_group(r, from, read_choice(r)) : NULL;
        pattern *p = inner ? pattern_new(r, PATTERN_CAPTURE) : NULL;
        if (!p)
            return NULL;
        p->child = inner;
        p->id = (uint32_t)id;
        return p;
    }
    pattern_take(r, "?:");
    if (pattern_peek(r) == '?' || pattern_peek(r) == '*')
        return pattern_fail(r, from, "this kind of group is not part of the language", (str){ NULL, 0 });
    return close_group(r, from, read_choice(r));
}

static const pattern *read_macro(pattern_reader *r)
{
    size_t from = r->at++;
    while (r->at < r->text.len && (pattern_peek(r) == '-' || pattern_peek(r) == '_' || (pattern_peek(r) >= 'a' && pattern_peek(r) <= 'z') ||
                                   (pattern_peek(r) >= '0' && pattern_peek(r) <= '9')))
        r->at++;
    str name = str_of(r->text.ptr + from + 1, r->at - from - 1);
    for (size_t i = r->macro_count; i-- > 0;) {
        const macro *m = &r->macros[i];
        if (!str_equal(m->name, name))
            continue;
        pattern_reader inner = *r;
        inner.path = m->path;
        inner.text = m->text;
        inner.line = m->line;
        inner.column = m->column;
        inner.at = 0;
        inner.macro_count = i; /* a macro uses those before it: no recursion */
        return pattern_read(&inner);
    }
    return pattern_fail(r, from, "unknown macro", str_of(r->text.ptr + from, r->at - from));
}

/* ---- repeats, sequences, choices ---- */

static bool read_counts(pattern_reader *r, pattern *p)
{
    size_t from = r->at - 1, digits = r->at;
    int least, most;
    while (pattern_peek(r) >= '0' && pattern_peek(r) <= '9')
        r->at++;
    bool ok = str_to_int(str_of(r->text.ptr + digits, r->at - digits), &least);
    most = least;
    if (ok && pattern_take(r, ",")) {
        digits = r->at;
        while (pattern_peek(r) >= '0' && pattern_peek(r) <= '9')
            r->at++;
        if (r->at == digits)
            most = -1;
        else
            ok = str_to_int(str_of(r->text.ptr + digits, r->at - digits), &most);
    }
    if (!ok || !pattern_take(r, "}") || least > 1000 || most > 1000 || (most >= 0 && most < least)) {
        pattern_fail(r, from, "counts are written {2}, {2,} or {2,5}, up to 1000", (str){ NULL, 0 });
        return false;
    }
    p->least = (uint32_t)least;
    p->most = most < 0 ? UINT32_MAX : (uint32_t)most;
    return true;
}

static const pattern *read_repeated(pattern_reader *r)
{
    const pattern *inner = read_tokens(r);
    if (!inner)
        return NULL;
    pattern_skip_space(r);
    char c = pattern_peek(r);
    if (c != '?' && c != '*' && c != '+' && c != '{')
        return inner;
    if (inner->kind == PATTERN_LOOK)
        return pattern_fail(r, r->at, "a look-around cannot be repeated", (str){ NULL, 0 });
    pattern *p = pattern_new(r, PATTERN_REPEAT);
    if (!p)
        return NULL;
    r->at++;
    p->child = inner;
    p->least = c == '+';
    p->most = c == '?' ? 1 : UINT32_MAX;
    if (c == '{' && !read_counts(r, p))
        return NULL;
    p->lazy = pattern_take(r, "?");
    p->possessive = !p->lazy && pattern_take(r, "+");
    return p;
}

/* A copy whose `next` is free to set: a macro's or a group's pattern may stand in several places. */
static pattern *copy_pattern(const pattern_reader *r, const pattern *p)
{
    pattern *copy = pattern_new(r, p->kind);
    if (copy) {
        *copy = *p;
        copy->next = NULL;
    }
    return copy;
}

static const pattern *read_sequence(pattern_reader *r)
{
    pattern *sequence = pattern_new(r, PATTERN_SEQUENCE);
    const pattern **tail = sequence ? &sequence->child : NULL;
    for (pattern_skip_space(r); tail && r->at < r->text.len && pattern_peek(r) != '|' && pattern_peek(r) != ')';
         pattern_skip_space(r)) {
        const pattern *part = read_repeated(r);
        pattern *copy = part ? copy_pattern(r, part) : NULL;
        if (!copy)
            return NULL;
        *tail = copy;
        tail = &copy->next;
    }
    if (sequence && sequence->child && !sequence->child->next)
        return sequence->child;
    return sequence;
}

static const ask *as_ask(const pattern *p)
{
    return p->kind == PATTERN_TOKEN ? p->asked : NULL;
}

static const pattern *read_choice(pattern_reader *r)
{
    if (++r->depth > 60)
        return pattern_fail(r, r->at, "the pattern nests too deep", (str){ NULL, 0 });
    const pattern *first = read_sequence(r);
    if (!first || pattern_peek(r) != '|') {
        r->depth--;
        return first;
    }
    pattern *choice = pattern_new(r, PATTERN_CHOICE);
    pattern *copy = choice ? copy_pattern(r, first) : NULL;
    const ask *joined = copy ? as_ask(copy) : NULL;
    if (!copy)
        return NULL;
    choice->child = copy;
    while (pattern_take(r, "|")) {
        const pattern *branch = read_sequence(r);
        pattern *next = branch ? copy_pattern(r, branch) : NULL;
        if (!next)
            return NULL;
        const ask *other = as_ask(next);
        if (joined && other && !(joined = pattern_ask(r, ASK_OR, joined, other)))
            return NULL;
        joined = other ? joined : NULL;
        copy->next = next;
        copy = next;
        pattern_skip_space(r);
    }
    r->depth--;
    return joined ? pattern_of_ask(r, joined) : choice;
}

const pattern *pattern_read(pattern_reader *r)
{
    const pattern *p = read_choice(r);
    pattern_skip_space(r);
    if (p && r->at < r->text.len)
        return pattern_fail(r, r->at, "not part of a pattern:", str_of(r->text.ptr + r->at, 1));
    return p;
}
