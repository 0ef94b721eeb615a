/* Reading patterns, the small parts: characters, errors, classes, literals, tokens. */
#include "rules/pattern_token.h"

#include <stdio.h>

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

void *pattern_fail(const pattern_reader *r, size_t at, const char *what, str about)
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

void *pattern_no_memory(const pattern_reader *r)
{
    error_no_memory(r->error);
    return NULL;
}

char pattern_peek(const pattern_reader *r)
{
    return r->at < r->text.len ? r->text.ptr[r->at] : '\0';
}

void pattern_skip_space(pattern_reader *r)
{
    while (r->at < r->text.len && (pattern_peek(r) == ' ' || pattern_peek(r) == '\t' || pattern_peek(r) == '\n' || pattern_peek(r) == '\r'))
        r->at++;
}

bool pattern_take(pattern_reader *r, const char *what)
{
    str wanted = str_from_c(what);
    if (!str_starts(str_of(r->text.ptr + r->at, r->text.len - r->at), wanted))
        return false;
    r->at += wanted.len;
    return true;
}

/* ---- making nodes ---- */

pattern *pattern_new(const pattern_reader *r, enum pattern_kind kind)
{
    pattern *p = arena_alloc(&r->set->memory, sizeof *p);
    if (!p)
        return pattern_no_memory(r);
    p->kind = kind;
    return p;
}

ask *pattern_ask(const pattern_reader *r, enum ask_kind kind, const ask *left, const ask *right)
{
    ask *a = arena_alloc(&r->set->memory, sizeof *a);
    if (!a)
        return pattern_no_memory(r);
    a->kind = kind;
    a->left = left;
    a->right = right;
    return a;
}

const pattern *pattern_of_ask(const pattern_reader *r, const ask *asked)
{
    pattern *p = asked ? pattern_new(r, PATTERN_TOKEN) : NULL;
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
    unsigned least = 1 + (name.len < 9 ? (unsigned)name.len / 3 : 3); /* else any class is near a short name */
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
    while (r->at < r->text.len && pattern_peek(r) != '>' && pattern_peek(r) != ' ')
        r->at++;
    str name = str_of(r->text.ptr + from, r->at - from);
    if (!pattern_take(r, ">"))
        return pattern_fail(r, from - 1, "a class's name must end with >", (str){ NULL, 0 });
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
        return pattern_fail(r, from - 1, what, (str){ NULL, 0 });
    }
    ask *a = pattern_ask(r, ASK_CLASS, NULL, NULL);
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
    pattern *sequence = pattern_new(r, PATTERN_SEQUENCE);
    const pattern **tail = sequence ? &sequence->child : NULL;
    for (uint32_t i = 0; tail && i < words->tokens.len; i++) {
        const token *t = &words->tokens.at[i];
        ask *a = pattern_ask(r, ASK_LITERAL, NULL, NULL);
        if (a && !(a->id = literal_id(r, text_folded(words, i))))
            a = pattern_no_memory(r);
        if (a)
            a->cased = t->shape != SHAPE_LOWER && t->shape != SHAPE_NONE;
        pattern *p = a ? pattern_new(r, PATTERN_TOKEN) : NULL;
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
    while (r->at < r->text.len && pattern_peek(r) != '"' && pattern_peek(r) != '\n')
        r->at++;
    str inside = str_of(r->text.ptr + start, r->at - start);
    if (!pattern_take(r, "\""))
        return pattern_fail(r, from, "a literal must end with \"", (str){ NULL, 0 });
    text *words = r->words;
    const pattern *made = NULL;
    belie_error told = { 0 };
    if (text_read(words, inside.ptr, inside.len, true, &told) != BELIE_OK)
        made = told.status == BELIE_NO_MEMORY ? pattern_no_memory(r) : pattern_fail(r, from, "this literal is no UTF-8", STR(""));
    else if (!words->tokens.len)
        made = pattern_fail(r, from, "an empty literal", (str){ NULL, 0 });
    else
        made = literal_words(r, words, single);
    return made;
}

/* ---- tokens ---- */

/* One token: *whole is a pattern that is more than one ask (a name, several words), or NULL. */
const ask *pattern_read_token(pattern_reader *r, const pattern **whole)
{
    pattern_skip_space(r);
    size_t from = r->at;
    *whole = NULL;
    if (++r->depth > 60)
        return pattern_fail(r, from, "the pattern nests too deep", (str){ NULL, 0 });
    const ask *a = NULL;
    if (pattern_take(r, "!")) {
        const ask *denied = pattern_read_token(r, whole);
        if (denied && *whole && (*whole)->kind != PATTERN_NAME)
            return pattern_fail(r, from, "only one token can be denied", (str){ NULL, 0 });
        *whole = NULL;
        a = denied ? pattern_ask(r, ASK_NOT, denied, NULL) : NULL;
    } else if (pattern_take(r, ".")) {
        a = pattern_ask(r, ASK_ANY, NULL, NULL);
    } else if (pattern_peek(r) == '<') {
        a = read_class(r);
        pattern *name = a ? pattern_new(r, PATTERN_NAME) : NULL;
        if (name) {
            name->id = a->id;
            name->asked = a;
        }
        *whole = name;
        a = name ? a : NULL;
    } else if (pattern_peek(r) == '"') {
        *whole = read_literal(r, &a);
        if (*whole && a)
            *whole = NULL;
        else if (*whole)
            a = (*whole)->child->asked;
    } else
        return pattern_fail(r, from, "a token, a group or a macro is wanted here, not",
                    str_of(r->text.ptr + from, r->text.len - from > 1 ? 1 : r->text.len - from));
    r->depth--;
    return a;
}
