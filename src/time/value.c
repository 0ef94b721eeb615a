/* Reading value lines: `{year}-{month}-{day}`, or `function(argument, ...)`, then ` on
 * function(...)`, then `mod=...`, `quant=...` and `freq=...`. */
#include "time/functions.h"

static const char *const names[] = {
#define F(id, name) name,
    VALUE_FUNCTIONS(F)
#undef F
};

typedef struct reader {
    str source;
    size_t at;
    const char *const *captures;
    uint32_t capture_count;
    const char *what;
} reader;

static bool fail(reader *r, const char *what)
{
    if (!r->what)
        r->what = what;
    return false;
}

static char peek(const reader *r)
{
    return r->at < r->source.len ? r->source.ptr[r->at] : '\0';
}

static void skip_space(reader *r)
{
    while (peek(r) == ' ')
        r->at++;
}

static bool is_word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '+';
}

static str read_word(reader *r)
{
    size_t from = r->at;
    while (is_word_char(peek(r)))
        r->at++;
    return str_of(r->source.ptr + from, r->at - from);
}

static bool read_argument(reader *r, value_argument *out)
{
    *out = (value_argument){ .capture = -1 };
    skip_space(r);
    size_t from = r->at;
    if (peek(r) != '{') {
        out->word = read_word(r);
        return true;
    }
    r->at++;
    str name = read_word(r);
    if (peek(r) != '}')
        return fail(r, "a capture is written {name}");
    r->at++;
    for (uint32_t i = 1; i <= r->capture_count; i++)
        if (str_is(name, r->captures[i]))
            out->capture = (int)i;
    if (out->capture > 0)
        return true;
    r->at = from;
    return fail(r, "find has no capture of this name");
}

static bool read_call(reader *r, value_call *call)
{
    skip_space(r);
    size_t from = r->at;
    str name = read_word(r);
    *call = (value_call){ .function = -1 };
    for (int i = 0; i < VALUE_FUNCTION_COUNT; i++)
        if (str_is(name, names[i]))
            call->function = i;
    if (call->function < 0) {
        r->at = from;
        return fail(r, "unknown value function; docs/values.md lists them");
    }
    if (peek(r) != '(')
        return fail(r, "a function's arguments stand in ( )");
    r->at++;
    for (skip_space(r); peek(r) != ')'; skip_space(r)) {
        if (call->count == VALUE_ARGUMENTS)
            return fail(r, "more arguments than a function can have");
        if (!read_argument(r, &call->arguments[call->count++]))
            return false;
        skip_space(r);
        if (peek(r) == ',')
            r->at++;
        else if (peek(r) != ')')
            return fail(r, "a comma or ) is wanted here");
    }
    r->at++;
    return true;
}

/* {year}-{month}-{day} is date({year}, {month}, {day}). */
static bool read_template(reader *r, value_call *call)
{
    *call = (value_call){ .function = FUNCTION_DATE };
    while (call->count < 3) {
        if (!read_argument(r, &call->arguments[call->count++]))
            return false;
        if (peek(r) != '-')
            return true;
        r->at++;
    }
    return fail(r, "a template has at most a year, a month and a day");
}

static bool read_extra(reader *r, value_program *p)
{
    str name = read_word(r);
    value_argument *where = str_is(name, "mod") ? &p->mod : str_is(name, "quant") ? &p->quant
                            : str_is(name, "freq") ? &p->freq : NULL;
    if (str_is(name, "on") && p->call_count == 1)
        return read_call(r, &p->calls[p->call_count++]);
    if (!where || peek(r) != '=')
        return fail(r, "after a value stands: on FUNCTION(...), mod=WORD, quant=WORD or freq=WORD");
    r->at++;
    return read_argument(r, where);
}

bool value_parse(value_program *p, str source, const char *const *captures, uint32_t count,
                 size_t *column, const char **what)
{
    reader r = { .source = source, .captures = captures, .capture_count = count };
    *p = (value_program){ .mod = { .capture = -1 }, .quant = { .capture = -1 }, .freq = { .capture = -1 },
                          .call_count = 1 };
    bool ok = peek(&r) == '{' ? read_template(&r, &p->calls[0]) : read_call(&r, &p->calls[0]);
    for (skip_space(&r); ok && r.at < source.len; skip_space(&r))
        ok = read_extra(&r, p);
    *column = r.at;
    *what = r.what;
    return ok;
}

bool value_is_deictic(const value_program *p)
{
    for (int i = 0; i < p->call_count; i++) {
        int function = p->calls[i].function;
        bool stepped = p->calls[i].count > 0 && p->calls[i].arguments[0].capture >= 0; /* not "the year" */
        if (function == FUNCTION_DAY || (function == FUNCTION_UNIT && stepped) || function == FUNCTION_AGO ||
            function == FUNCTION_WEEKDAY)
            return true;
    }
    return false;
}

bool value_is_set(const value_program *p)
{
    for (int i = 0; i < p->call_count; i++)
        if (p->calls[i].function == FUNCTION_SET)
            return true;
    return false;
}

bool value_is_clock(const value_program *p)
{
    return p->call_count > 0 && p->calls[0].function == FUNCTION_TIME;
}

bool value_lacks_year(const value_program *p, const value_capture *captures)
{
    for (int i = 0; i < p->call_count; i++) {
        const value_call *c = &p->calls[i];
        if (c->function != FUNCTION_DATE || c->count < 2)
            continue;
        const value_argument *year = &c->arguments[0], *month = &c->arguments[1];
        bool has_month = month->capture >= 0 ? captures[month->capture].is_set : month->word.len > 0;
        return has_month && (year->capture < 0 ? !year->word.len : !captures[year->capture].is_set);
    }
    return false;
}
