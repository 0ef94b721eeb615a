/* Translation of pattern trees. */
#include "match/translate.h"

static bool set_is_empty(const code_set *set)
{
    return !(set->bits[0] | set->bits[1] | set->bits[2] | set->bits[3]);
}

static bool put_code(uint32_t code, buf *out)
{
    static const char digits[] = "0123456789abcdef";
    const char escape[4] = { '\\', 'x', digits[code >> 4], digits[code & 15] };
    return buf_add(out, str_of(escape, 4));
}

static bool put_codes(const code_set *set, buf *out)
{
    if (set_is_empty(set))
        return buf_add(out, STR("[^\\x00-\\xff]")); /* one code long, as a look-behind wants it */
    bool ok = buf_add_char(out, '[');
    for (uint32_t code = 0; code < 256; code++) {
        if (!(set->bits[code / 64] >> (code % 64) & 1))
            continue;
        uint32_t end = code;
        while (end < 255 && (set->bits[(end + 1) / 64] >> ((end + 1) % 64) & 1))
            end++;
        ok = ok && put_code(code, out) && (end == code || (buf_add_char(out, '-') && put_code(end, out)));
        code = end;
    }
    return ok && buf_add_char(out, ']');
}

/* <class>: one token that has it, or a whole name of several words. */
static bool put_name(const pattern *p, const group *codes, buf *out)
{
    ask begin = { .kind = ASK_BEGIN, .id = p->id }, inside = { .kind = ASK_INSIDE, .id = p->id };
    ask single = { .kind = ASK_SINGLE, .id = p->id };
    code_set starts = group_codes(codes, &begin), others = group_codes(codes, &inside);
    code_set alone = group_codes(codes, &single);
    if (set_is_empty(&starts))
        return put_codes(&alone, out);
    bool ok = buf_add(out, STR("(?:")) && put_codes(&starts, out) && put_codes(&others, out) &&
              buf_add(out, STR("++"));
    if (!set_is_empty(&alone))
        ok = ok && buf_add_char(out, '|') && put_codes(&alone, out);
    return ok && buf_add_char(out, ')');
}

static bool put_repeat(const pattern *p, buf *out)
{
    bool ok;
    if (p->least == 0 && p->most == 1)
        ok = buf_add_char(out, '?');
    else if (p->most == UINT32_MAX && p->least < 2)
        ok = buf_add_char(out, p->least ? '+' : '*');
    else if (p->most == UINT32_MAX)
        ok = buf_printf(out, "{%u,}", p->least);
    else
        ok = buf_printf(out, "{%u,%u}", p->least, p->most);
    return ok && (!p->lazy || buf_add_char(out, '?')) && (!p->possessive || buf_add_char(out, '+'));
}

static const char *look_opening(const pattern *p)
{
    if (p->ahead)
        return p->negative ? "(?!" : "(?=";
    return p->negative ? "(?<!" : "(?<=";
}

static bool put(const pattern *p, const group *codes, bool captures, bool behind, buf *out);

/* PCRE2 takes branches of different lengths behind only at the top: they stand without a group. */
static bool put_look(const pattern *p, const group *codes, bool captures, buf *out)
{
    bool choice = p->child->kind == PATTERN_CHOICE;
    bool ok = buf_add(out, str_from_c(look_opening(p)));
    for (const pattern *c = choice ? p->child->child : p->child; ok && c; c = choice ? c->next : NULL) {
        if (choice && c != p->child->child)
            ok = buf_add_char(out, '|');
        ok = ok && put(c, codes, captures, !p->ahead, out);
    }
    return ok && buf_add_char(out, ')');
}

/* In a look-behind, which has one length, a class is one token: any part of its names. */
static bool put(const pattern *p, const group *codes, bool captures, bool behind, buf *out)
{
    bool ok = true;
    code_set set;
    switch (p->kind) {
    case PATTERN_TOKEN:
        set = group_codes(codes, p->asked);
        return put_codes(&set, out);
    case PATTERN_NAME:
        set = group_codes(codes, p->asked);
        return behind ? put_codes(&set, out) : put_name(p, codes, out);
    case PATTERN_SEQUENCE:
    case PATTERN_CHOICE:
        ok = buf_add(out, STR("(?:"));
        for (const pattern *c = p->child; ok && c; c = c->next) {
            if (c != p->child && p->kind == PATTERN_CHOICE)
                ok = buf_add_char(out, '|');
            ok = ok && put(c, codes, captures, behind, out);
        }
        return ok && buf_add_char(out, ')');
    case PATTERN_REPEAT:
        return buf_add(out, STR("(?:")) && put(p->child, codes, captures, behind, out) &&
               buf_add_char(out, ')') && put_repeat(p, out);
    case PATTERN_CAPTURE:
        ok = captures ? buf_printf(out, "(?<c%u>", p->id) : buf_add(out, STR("(?:"));
        return ok && put(p->child, codes, captures, behind, out) && buf_add_char(out, ')');
    case PATTERN_LOOK:
        return put_look(p, codes, captures, out);
    }
    return false;
}

bool translate(const pattern *p, const group *codes, bool captures, buf *out)
{
    return put(p, codes, captures, false, out);
}

static bool ask_changed(const ask *a, const group *codes, uint32_t since)
{
    return group_asked(codes, a)->changed > since;
}

bool has_changed(const pattern *p, const group *codes, uint32_t since)
{
    if (p->kind == PATTERN_NAME) {
        ask begin = { .kind = ASK_BEGIN, .id = p->id }, inside = { .kind = ASK_INSIDE, .id = p->id };
        ask single = { .kind = ASK_SINGLE, .id = p->id };
        if (ask_changed(&begin, codes, since) || ask_changed(&inside, codes, since) || ask_changed(&single, codes, since))
            return true;
    }
    if (p->kind == PATTERN_TOKEN || p->kind == PATTERN_NAME)
        return ask_changed(p->asked, codes, since);
    for (const pattern *c = p->child; c; c = c->next)
        if (has_changed(c, codes, since))
            return true;
    return false;
}

static void join(code_set *set, code_set more)
{
    for (int i = 0; i < 4; i++)
        set->bits[i] |= more.bits[i];
}

/* Adds the codes with which p can start; whether it can match nothing. */
static bool add_first(const pattern *p, const group *codes, code_set *set)
{
    bool empty = false;
    switch (p->kind) {
    case PATTERN_TOKEN:
    case PATTERN_NAME:
        join(set, group_codes(codes, p->asked));
        return false;
    case PATTERN_SEQUENCE:
        for (const pattern *c = p->child; c; c = c->next)
            if (!add_first(c, codes, set))
                return false;
        return true;
    case PATTERN_CHOICE:
        for (const pattern *c = p->child; c; c = c->next)
            empty |= add_first(c, codes, set);
        return empty;
    case PATTERN_REPEAT:
        return add_first(p->child, codes, set) || p->least == 0;
    case PATTERN_CAPTURE:
        return add_first(p->child, codes, set);
    case PATTERN_LOOK:
        return true;
    }
    return true;
}

bool can_start(const pattern *p, const group *codes, uint32_t code, bool *empty)
{
    code_set set = { { 0 } };
    *empty = add_first(p, codes, &set);
    return code_set_has(&set, code);
}
