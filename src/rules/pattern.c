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
#include "rules/pattern.h"

#include <stdio.h>

#include "text/text.h"

static const pattern *read_choice(pattern_reader *r);
static const pattern *read_group(pattern_reader *r);
static const pattern *read_macro(pattern_reader *r);

/* ---- errors and characters ---- */

static void locate(const pattern_reader *r, size_t at, uint32_t *line, uint32_t *column)
{
    *line = r->line;
    *column = r->column;
    for (size_t i = 0; i < at && i < r->text.len; i++) {
        ++*column;
        if (r->text.ptr[i] == '\n') {
            ++*line;
            *column = 1;
        }
    }
}

static void *fail(const pattern_reader *r, size_t at, const char *what, str about)
{
    uint32_t line, column;
    locate(r, at, &line, &column);
    int length = about.len > 60 ? 60 : (int)about.len;
    if (length)
        error_at(r->error, BELIE_BAD_RULES, r->path, line, column, "%s %.*s", what, length,
                 about.ptr);
    else
        error_at(r->error, BELIE_BAD_RULES, r->path, line, column, "%s", what);
    return NULL;
}

static void *no_memory(const pattern_reader *r)
{
    error_no_memory(r->error);
    return NULL;
}

static char peek(const pattern_reader *r)
{
    return r->at < r->text.len ? r->text.ptr[r->at] : '\0';
}

static void skip_space(pattern_reader *r)
{
    while (r->at < r->text.len && (peek(r) == ' ' || peek(r) == '\t' || peek(r) == '\n' || peek(r) == '\r'))
        r->at++;
}

static bool take(pattern_reader *r, const char *what)
{
    str wanted = str_from_c(what);
    if (!str_starts(str_of(r->text.ptr + r->at, r->text.len - r->at), wanted))
        return false;
    r->at += wanted.len;
    return true;
}

/* ---- making nodes ---- */

static pattern *new_pattern(const pattern_reader *r, enum pattern_kind kind)
{
    pattern *p = arena_alloc(&r->set->memory, sizeof *p);
    if (!p)
        return no_memory(r);
    p->kind = kind;
    return p;
}

static ask *new_ask(const pattern_reader *r, enum ask_kind kind, const ask *left, const ask *right)
{
    ask *a = arena_alloc(&r->set->memory, sizeof *a);
    if (!a)
        return no_memory(r);
    a->kind = kind;
    a->left = left;
    a->right = right;
    return a;
}

static const pattern *token_pattern(const pattern_reader *r, const ask *asked)
{
    pattern *p = asked ? new_pattern(r, PATTERN_TOKEN) : NULL;
    if (p)
        p->asked = asked;
    return p;
}

/* ---- classes ---- */

static unsigned distance(str a, str b)
{
    unsigned row[64];
    if (a.len > 60 || b.len > 60)
        return 99;
    for (unsigned j = 0; j <= b.len; j++)
        row[j] = j;
    for (unsigned i = 1; i <= a.len; i++) {
        unsigned diagonal = row[0];
        row[0] = i;
        for (unsigned j = 1; j <= b.len; j++) {
            unsigned change = diagonal + (a.ptr[i - 1] != b.ptr[j - 1]);
            diagonal = row[j];
            unsigned grow = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            row[j] = change < grow ? change : grow;
        }
    }
    return row[b.len];
}

static str nearest_class(const rule_set *set, str name)
{
    str best = { NULL, 0 };
    unsigned least = 4;
    for (int k = 0; k < 2; k++) {
        const lexicon *lex = set->lexicons[k];
        for (unsigned i = 0; lex && i < lexicon_class_count(lex); i++) {
            unsigned far = distance(name, lexicon_class_name(lex, i));
            if (far < least) {
                least = far;
                best = lexicon_class_name(lex, i);
            }
        }
    }
    return best;
}

static ask *read_class(pattern_reader *r)
{
    size_t from = ++r->at;
    while (r->at < r->text.len && peek(r) != '>' && peek(r) != ' ')
        r->at++;
    str name = str_of(r->text.ptr + from, r->at - from);
    if (!take(r, ">"))
        return fail(r, from - 1, "a class's name must end with >", (str){ NULL, 0 });
    int id = rule_set_class(r->set, name);
    if (id < 0) {
        char what[160];
        str near = nearest_class(r->set, name);
        int length = name.len > 50 ? 50 : (int)name.len;
        if (near.len)
            snprintf(what, sizeof what, "unknown class <%.*s> (did you mean <%.*s>?)", length,
                     name.ptr, (int)near.len, near.ptr);
        else
            snprintf(what, sizeof what, "unknown class <%.*s>", length, name.ptr);
        return fail(r, from - 1, what, (str){ NULL, 0 });
    }
    ask *a = new_ask(r, ASK_CLASS, NULL, NULL);
    if (a)
        a->id = (uint32_t)id;
    return a;
}

/* ---- literals ---- */

static uint32_t literal_id(const pattern_reader *r, str folded)
{
    const uint32_t *known = map_str_find(&r->set->literals, folded);
    if (known)
        return *known;
    char *copy = arena_copy(&r->set->memory, folded);
    uint32_t *at = copy ? map_str_at(&r->set->literals, str_of(copy, folded.len), true, NULL) : NULL;
    return at ? *at = (uint32_t)r->set->literals.count : 0;
}

/* Appends one token pattern a word of the literal; a single word gives its ask in *single. */
static const pattern *literal_words(pattern_reader *r, const text *words, const ask **single)
{
    pattern *sequence = new_pattern(r, PATTERN_SEQUENCE);
    const pattern **tail = sequence ? &sequence->child : NULL;
    for (uint32_t i = 0; tail && i < words->tokens.len; i++) {
        const token *t = &words->tokens.at[i];
        ask *a = new_ask(r, ASK_LITERAL, NULL, NULL);
        if (a && !(a->id = literal_id(r, text_folded(words, i))))
            a = no_memory(r);
        if (a)
            a->cased = t->shape != SHAPE_LOWER && t->shape != SHAPE_NONE;
        pattern *p = a ? new_pattern(r, PATTERN_TOKEN) : NULL;
        if (p) {
            p->asked = *single = a;
            *tail = p;
            tail = &p->next;
        } else
            tail = NULL;
    }
    if (words->tokens.len != 1)
        *single = NULL;
    return tail ? sequence : NULL;
}

static const pattern *read_literal(pattern_reader *r, const ask **single)
{
    size_t from = r->at++;
    size_t start = r->at;
    while (r->at < r->text.len && peek(r) != '"' && peek(r) != '\n')
        r->at++;
    str inside = str_of(r->text.ptr + start, r->at - start);
    if (!take(r, "\""))
        return fail(r, from, "a literal must end with \"", (str){ NULL, 0 });
    text *words = r->words;
    const pattern *made = NULL;
    belie_error told = { 0 };
    if (text_read(words, inside.ptr, inside.len, true, &told) != BELIE_OK)
        made = told.status == BELIE_NO_MEMORY ? no_memory(r) : fail(r, from, "this literal is no UTF-8", STR(""));
    else if (!words->tokens.len)
        made = fail(r, from, "an empty literal", (str){ NULL, 0 });
    else
        made = literal_words(r, words, single);
    return made;
}

/* ---- tokens ---- */

/* One token: *whole is a pattern that is more than one ask (a name, several words), or NULL. */
static const ask *read_token(pattern_reader *r, const pattern **whole)
{
    skip_space(r);
    size_t from = r->at;
    *whole = NULL;
    if (++r->depth > 60)
        return fail(r, from, "the pattern nests too deep", (str){ NULL, 0 });
    const ask *a = NULL;
    if (take(r, "!")) {
        const ask *denied = read_token(r, whole);
        if (denied && *whole && (*whole)->kind != PATTERN_NAME)
            return fail(r, from, "only one token can be denied", (str){ NULL, 0 });
        *whole = NULL;
        a = denied ? new_ask(r, ASK_NOT, denied, NULL) : NULL;
    } else if (take(r, ".")) {
        a = new_ask(r, ASK_ANY, NULL, NULL);
    } else if (peek(r) == '<') {
        a = read_class(r);
        pattern *name = a ? new_pattern(r, PATTERN_NAME) : NULL;
        if (name) {
            name->id = a->id;
            name->asked = a;
        }
        *whole = name;
        a = name ? a : NULL;
    } else if (peek(r) == '"') {
        *whole = read_literal(r, &a);
        if (*whole && a)
            *whole = NULL;
        else if (*whole)
            a = (*whole)->child->asked;
    } else
        return fail(r, from, "a token, a group or a macro is wanted here, not",
                    str_of(r->text.ptr + from, r->text.len - from > 1 ? 1 : r->text.len - from));
    r->depth--;
    return a;
}

/* ^ and $ are look-arounds at the sentence's edge. */
static const pattern *edge_pattern(pattern_reader *r)
{
    pattern *p = new_pattern(r, PATTERN_LOOK);
    ask *edge = new_ask(r, ASK_CLASS, NULL, NULL);
    if (!p || !edge)
        return NULL;
    edge->id = CLASS_SENTENCE_EDGE;
    p->ahead = r->text.ptr[r->at++] == '$';
    return (p->child = token_pattern(r, edge)) ? p : NULL;
}

/* One atom that may be joined by &: a token, or a group or macro that is one token. */
static const pattern *read_atom(pattern_reader *r)
{
    const pattern *whole;
    skip_space(r);
    if (peek(r) == '(')
        return read_group(r);
    if (peek(r) == '@')
        return read_macro(r);
    if (peek(r) == '^' || peek(r) == '$')
        return edge_pattern(r);
    const ask *a = read_token(r, &whole);
    return !a ? NULL : whole ? whole : token_pattern(r, a);
}

static const ask *single_ask(const pattern *p)
{
    return p->kind == PATTERN_TOKEN || p->kind == PATTERN_NAME ? p->asked : NULL;
}

static const pattern *read_tokens(pattern_reader *r)
{
    const pattern *joined = read_atom(r);
    for (skip_space(r); joined && peek(r) == '&'; skip_space(r)) {
        size_t from = r->at++;
        const pattern *other = read_atom(r);
        if (!other)
            return NULL;
        if (!single_ask(joined) || !single_ask(other))
            return fail(r, from, "& joins single tokens", (str){ NULL, 0 });
        joined = token_pattern(r, new_ask(r, ASK_AND, single_ask(joined), single_ask(other)));
    }
    return joined;
}

/* ---- groups ---- */

static int open_capture(pattern_reader *r)
{
    size_t from = r->at;
    while (r->at < r->text.len && peek(r) != '>')
        r->at++;
    str name = str_of(r->text.ptr + from, r->at - from);
    if (!take(r, ">") || !name.len || name.len > 30) {
        fail(r, from, "a capture is written (?<name> ...)", (str){ NULL, 0 });
        return 0;
    }
    for (uint32_t i = 1; i <= r->made->capture_count; i++)
        if (str_is(name, r->made->captures[i]))
            return (int)i;
    if (r->made->capture_count == RULE_CAPTURES) {
        fail(r, from, "more captures than a rule can have", (str){ NULL, 0 });
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
    skip_space(r);
    if (inner && !take(r, ")"))
        return fail(r, from, "this group is not closed", (str){ NULL, 0 });
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
        return fail(r, from, "a look-behind must have a fixed length", (str){ NULL, 0 });
    pattern *p = inner ? new_pattern(r, PATTERN_LOOK) : NULL;
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
    if (take(r, "?="))
        return read_look(r, from, true, false);
    if (take(r, "?!"))
        return read_look(r, from, true, true);
    if (take(r, "?<="))
        return read_look(r, from, false, false);
    if (take(r, "?<!"))
        return read_look(r, from, false, true);
    if (take(r, "?<")) {
        int id = open_capture(r);
        const pattern *inner = id ? close_group(r, from, read_choice(r)) : NULL;
        pattern *p = inner ? new_pattern(r, PATTERN_CAPTURE) : NULL;
        if (!p)
            return NULL;
        p->child = inner;
        p->id = (uint32_t)id;
        return p;
    }
    take(r, "?:");
    if (peek(r) == '?' || peek(r) == '*')
        return fail(r, from, "this kind of group is not part of the language", (str){ NULL, 0 });
    return close_group(r, from, read_choice(r));
}

static const pattern *read_macro(pattern_reader *r)
{
    size_t from = r->at++;
    while (r->at < r->text.len && (peek(r) == '-' || peek(r) == '_' || (peek(r) >= 'a' && peek(r) <= 'z') ||
                                   (peek(r) >= '0' && peek(r) <= '9')))
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
    return fail(r, from, "unknown macro", str_of(r->text.ptr + from, r->at - from));
}

/* ---- repeats, sequences, choices ---- */

static bool read_counts(pattern_reader *r, pattern *p)
{
    size_t from = r->at - 1, digits = r->at;
    int least, most;
    while (peek(r) >= '0' && peek(r) <= '9')
        r->at++;
    bool ok = str_to_int(str_of(r->text.ptr + digits, r->at - digits), &least);
    most = least;
    if (ok && take(r, ",")) {
        digits = r->at;
        while (peek(r) >= '0' && peek(r) <= '9')
            r->at++;
        if (r->at == digits)
            most = -1;
        else
            ok = str_to_int(str_of(r->text.ptr + digits, r->at - digits), &most);
    }
    if (!ok || !take(r, "}") || least > 1000 || most > 1000 || (most >= 0 && most < least)) {
        fail(r, from, "counts are written {2}, {2,} or {2,5}, up to 1000", (str){ NULL, 0 });
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
    skip_space(r);
    char c = peek(r);
    if (c != '?' && c != '*' && c != '+' && c != '{')
        return inner;
    if (inner->kind == PATTERN_LOOK)
        return fail(r, r->at, "a look-around cannot be repeated", (str){ NULL, 0 });
    pattern *p = new_pattern(r, PATTERN_REPEAT);
    if (!p)
        return NULL;
    r->at++;
    p->child = inner;
    p->least = c == '+';
    p->most = c == '?' ? 1 : UINT32_MAX;
    if (c == '{' && !read_counts(r, p))
        return NULL;
    p->lazy = take(r, "?");
    p->possessive = !p->lazy && take(r, "+");
    return p;
}

/* A copy whose `next` is free to set: a macro's or a group's pattern may stand in several places. */
static pattern *copy_pattern(const pattern_reader *r, const pattern *p)
{
    pattern *copy = new_pattern(r, p->kind);
    if (copy) {
        *copy = *p;
        copy->next = NULL;
    }
    return copy;
}

static const pattern *read_sequence(pattern_reader *r)
{
    pattern *sequence = new_pattern(r, PATTERN_SEQUENCE);
    const pattern **tail = sequence ? &sequence->child : NULL;
    for (skip_space(r); tail && r->at < r->text.len && peek(r) != '|' && peek(r) != ')';
         skip_space(r)) {
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
        return fail(r, r->at, "the pattern nests too deep", (str){ NULL, 0 });
    const pattern *first = read_sequence(r);
    if (!first || peek(r) != '|') {
        r->depth--;
        return first;
    }
    pattern *choice = new_pattern(r, PATTERN_CHOICE);
    pattern *copy = choice ? copy_pattern(r, first) : NULL;
    const ask *joined = copy ? as_ask(copy) : NULL;
    if (!copy)
        return NULL;
    choice->child = copy;
    while (take(r, "|")) {
        const pattern *branch = read_sequence(r);
        pattern *next = branch ? copy_pattern(r, branch) : NULL;
        if (!next)
            return NULL;
        const ask *other = as_ask(next);
        if (joined && other && !(joined = new_ask(r, ASK_OR, joined, other)))
            return NULL;
        joined = other ? joined : NULL;
        copy->next = next;
        copy = next;
        skip_space(r);
    }
    r->depth--;
    return joined ? token_pattern(r, joined) : choice;
}

const pattern *pattern_read(pattern_reader *r)
{
    const pattern *p = read_choice(r);
    skip_space(r);
    if (p && r->at < r->text.len)
        return fail(r, r->at, "not part of a pattern:", str_of(r->text.ptr + r->at, 1));
    return p;
}
