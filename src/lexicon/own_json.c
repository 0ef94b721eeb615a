/* A reader of flat JSON objects: what a list of names needs, and no more. */
#include "lexicon/own_json.h"

enum { DEPTH_MOST = 32 };

typedef struct cursor {
    const char *at, *end;
    const char *wrong;
} cursor;

static bool fail(cursor *c, const char *what)
{
    if (!c->wrong)
        c->wrong = what;
    return false;
}

static char peek(cursor *c)
{
    while (c->at < c->end && (*c->at == ' ' || *c->at == '\t' || *c->at == '\r'))
        c->at++;
    return c->at < c->end ? *c->at : '\0';
}

static bool take(cursor *c, char wanted)
{
    if (peek(c) != wanted)
        return false;
    c->at++;
    return true;
}

static bool add_code_point(buf *out, uint32_t cp)
{
    if (cp < 0x80)
        return buf_add_char(out, (char)cp);
    if (cp < 0x800)
        return buf_add_char(out, (char)(0xC0 | cp >> 6)) && buf_add_char(out, (char)(0x80 | (cp & 0x3F)));
    if (cp < 0x10000)
        return buf_add_char(out, (char)(0xE0 | cp >> 12)) && buf_add_char(out, (char)(0x80 | (cp >> 6 & 0x3F))) &&
               buf_add_char(out, (char)(0x80 | (cp & 0x3F)));
    return buf_add_char(out, (char)(0xF0 | cp >> 18)) && buf_add_char(out, (char)(0x80 | (cp >> 12 & 0x3F))) &&
           buf_add_char(out, (char)(0x80 | (cp >> 6 & 0x3F))) && buf_add_char(out, (char)(0x80 | (cp & 0x3F)));
}

/* Four hexadecimal digits. */
static bool read_hex(cursor *c, uint32_t *value)
{
    *value = 0;
    if (c->end - c->at < 4)
        return fail(c, "four hexadecimal digits are wanted after \\u");
    for (int i = 0; i < 4; i++) {
        char d = *c->at++;
        uint32_t digit = d >= '0' && d <= '9' ? (uint32_t)(d - '0') : d >= 'a' && d <= 'f' ? (uint32_t)(d - 'a') + 10
                         : d >= 'A' && d <= 'F' ? (uint32_t)(d - 'A') + 10 : 16;
        if (digit > 15)
            return fail(c, "four hexadecimal digits are wanted after \\u");
        *value = *value << 4 | digit;
    }
    return true;
}

static bool read_escape(cursor *c, buf *out)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char kind = c->at < c->end ? *c->at++ : '\0';
    const char *found = kind ? strchr(from, kind) : NULL;
    uint32_t cp, low;
    if (found)
        return buf_add_char(out, to[found - from]) || fail(c, "out of memory");
    if (kind != 'u')
        return fail(c, "no such escape in a string");
    if (!read_hex(c, &cp))
        return false;
    if (cp >= 0xD800 && cp < 0xDC00 && c->end - c->at > 1 && c->at[0] == '\\' && c->at[1] == 'u') {
        c->at += 2;
        if (!read_hex(c, &low))
            return false;
        cp = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00) : cp;
    }
    if (cp == 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000))
        return fail(c, "no such character");
    return add_code_point(out, cp) || fail(c, "out of memory");
}

static bool read_string(cursor *c, buf *out)
{
    if (!take(c, '"'))
        return fail(c, "a string in double quotes is wanted");
    while (c->at < c->end && *c->at != '"') {
        char byte = *c->at++;
        if (byte == '\\' ? !read_escape(c, out) : !buf_add_char(out, byte))
            return fail(c, "out of memory");
    }
    return take(c, '"') || fail(c, "a string does not end");
}

static bool skip_value(cursor *c, int depth)
{
    buf ignored = { 0 };
    char first = peek(c), close = first == '{' ? '}' : ']';
    if (first == '"') {
        bool ok = read_string(c, &ignored);
        buf_release(&ignored);
        return ok;
    }
    if (first != '{' && first != '[') {
        const char *from = c->at;
        while (c->at < c->end && !strchr(",]} \t", *c->at))
            c->at++;
        return c->at > from || fail(c, "a value is wanted");
    }
    if (depth == DEPTH_MOST)
        return fail(c, "nested too deep");
    c->at++;
    for (bool more = !take(c, close); more; more = !take(c, close)) {
        if (first == '{' && (!skip_value(c, depth + 1) || !take(c, ':')))
            return fail(c, "a key and a colon are wanted");
        if (!skip_value(c, depth + 1))
            return false;
        if (!take(c, ',') && peek(c) != close)
            return fail(c, "a comma is wanted");
    }
    return true;
}

/* One string, or a list of them; each gets a line feed. */
static bool read_aliases(cursor *c, buf *out)
{
    if (peek(c) == '"')
        return read_string(c, out) && (buf_add_char(out, '\n') || fail(c, "out of memory"));
    if (!take(c, '['))
        return fail(c, "a list of strings is wanted");
    for (bool more = !take(c, ']'); more; more = !take(c, ']')) {
        if (!read_string(c, out) || !(buf_add_char(out, '\n') || fail(c, "out of memory")))
            return false;
        if (!take(c, ',') && peek(c) != ']')
            return fail(c, "a comma is wanted");
    }
    return true;
}

static bool read_id(cursor *c, buf *out)
{
    if (peek(c) == '"')
        return read_string(c, out);
    const char *from = c->at;
    if (!skip_value(c, 0))
        return false;
    str value = str_of(from, (size_t)(c->at - from));
    return str_is(value, "null") || buf_add(out, value) || fail(c, "out of memory");
}

static bool read_member(cursor *c, own_json *out)
{
    buf key = { 0 };
    bool ok = read_string(c, &key) && (take(c, ':') || fail(c, "a colon is wanted after a key"));
    str k = key.ptr ? buf_str(&key) : STR("");
    if (!ok)
        ;
    else if (str_is(k, "name"))
        ok = read_string(c, &out->name);
    else if (str_is(k, "type"))
        ok = read_string(c, &out->type);
    else if (str_is(k, "id"))
        ok = read_id(c, &out->id);
    else if (str_is(k, "aliases"))
        ok = read_aliases(c, &out->aliases);
    else
        ok = skip_value(c, 0);
    buf_release(&key);
    return ok;
}

bool own_json_read(own_json *out, str line)
{
    cursor c = { line.ptr, line.ptr + line.len, NULL };
    buf *all[] = { &out->name, &out->type, &out->id, &out->aliases };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        buf_clear(all[i]);
    bool ok = take(&c, '{');
    for (bool more = ok && !take(&c, '}'); ok && more; more = ok && !take(&c, '}'))
        ok = read_member(&c, out) && (take(&c, ',') || peek(&c) == '}' || fail(&c, "a comma is wanted"));
    if (ok && peek(&c))
        ok = fail(&c, "nothing is wanted after the object");
    if (ok && (!out->name.len || !out->type.len))
        ok = fail(&c, "\"name\" and \"type\" are wanted");
    out->wrong = c.wrong;
    out->at = c.at;
    return ok;
}

void own_json_release(own_json *out)
{
    buf_release(&out->name);
    buf_release(&out->type);
    buf_release(&out->id);
    buf_release(&out->aliases);
}
