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
        return buf_add(out, STR("(?!)"));
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

static int code_set_size(const code_set *set)
{
    int size = 0;
    for (int i = 0; i < 4; i++)
        size += __builtin_popcountll(set->bits[i]);
    return code_set_has(set, CODE_EDGE) ? CODES : size; /* every piece has an edge */
}

static bool needed(const pattern *p, const group *codes, uint32_t first, code_set *out);

/* The part that has the rarest need. */
static bool needed_of_sequence(const pattern *p, const group *codes, uint32_t first, code_set *out)
{
    bool any = false;
    for (const pattern *c = p->child; c; c = c->next) {
        code_set ignored = { { 0 } }, set = { { 0 } };
        bool takes = c->kind != PATTERN_LOOK && !add_first(c, codes, &ignored);
        if (needed(c, codes, first, &set) && (!any || code_set_size(&set) < code_set_size(out))) {
            *out = set;
            any = true;
        }
        first = takes ? 0 : first;
    }
    return any;
}

/* `first`: the code of the first token of the match, when p could take it; else 0. */
static bool needed(const pattern *p, const group *codes, uint32_t first, code_set *out)
{
    switch (p->kind) {
    case PATTERN_TOKEN:
    case PATTERN_NAME:
        *out = group_codes(codes, p->asked);
        return !first || !code_set_has(out, first);
    case PATTERN_SEQUENCE:
        return needed_of_sequence(p, codes, first, out);
    case PATTERN_CHOICE:
        for (const pattern *c = p->child; c; c = c->next) {
            code_set set = { { 0 } };
            if (!needed(c, codes, first, &set))
                return false;
            join(out, set);
        }
        return true;
    case PATTERN_REPEAT:
        return p->least > 0 && needed(p->child, codes, p->least == 1 ? first : 0, out);
    case PATTERN_CAPTURE:
        return needed(p->child, codes, first, out);
    case PATTERN_LOOK:
        return !p->negative && needed(p->child, codes, 0, out);
    }
    return false;
}

bool needed_codes(const pattern *p, const group *codes, uint32_t code, code_set *out)
{
    *out = (code_set){ { 0 } };
    return needed(p, codes, code, out);
}

static void add_all(code_set *set)
{
    memset(set, 0xFF, sizeof *set);
}

/* The codes that a look-behind can end with. */
static void add_last(const pattern *p, const group *codes, code_set *set)
{
    const pattern *last = p->child;
    if (p->kind == PATTERN_TOKEN || p->kind == PATTERN_NAME) {
        join(set, group_codes(codes, p->asked));
    } else if (p->kind == PATTERN_CHOICE) {
        for (const pattern *c = p->child; c; c = c->next)
            add_last(c, codes, set);
    } else if (p->kind == PATTERN_SEQUENCE && last) {
        while (last->next)
            last = last->next;
        add_last(last, codes, set);
    } else
        add_all(set);
}

void add_before(const pattern *p, const group *codes, code_set *set)
{
    if ((p->kind == PATTERN_SEQUENCE || p->kind == PATTERN_CAPTURE) && p->child)
        add_before(p->child, codes, set);
    else if (p->kind == PATTERN_CHOICE)
        for (const pattern *c = p->child; c; c = c->next)
            add_before(c, codes, set);
    else if (p->kind == PATTERN_LOOK && !p->ahead && !p->negative)
        add_last(p->child, codes, set);
    else
        add_all(set);
}

static void add_rest(const rest *r, const group *codes, code_set *set)
{
    for (; r; r = r->after)
        for (const pattern *p = r->p; p; p = r->all ? p->next : NULL)
            if (!add_first(p, codes, set) && !r->optional)
                return;
    add_all(set);
}

static bool add_second_of_token(const pattern *p, const group *codes, uint32_t code, const rest *after, code_set *set)
{
    code_set own = group_codes(codes, p->asked);
    if (!code_set_has(&own, code))
        return false;
    if (p->kind == PATTERN_NAME) {
        ask inside = { .kind = ASK_INSIDE, .id = p->id };
        join(set, group_codes(codes, &inside));
    }
    add_rest(after, codes, set);
    return false;
}

bool add_second(const pattern *p, const group *codes, uint32_t code, const rest *after, code_set *set)
{
    rest more = { p, false, true, after };
    bool empty = false;
    switch (p->kind) {
    case PATTERN_TOKEN:
    case PATTERN_NAME:
        return add_second_of_token(p, codes, code, after, set);
    case PATTERN_SEQUENCE:
        for (const pattern *c = p->child; c; c = c->next) {
            rest siblings = { c->next, true, false, after };
            if (!add_second(c, codes, code, &siblings, set))
                return false;
        }
        return true;
    case PATTERN_CHOICE:
        for (const pattern *c = p->child; c; c = c->next)
            empty |= add_second(c, codes, code, after, set);
        return empty;
    case PATTERN_REPEAT:
        return add_second(p->child, codes, code, p->most > 1 ? &more : after, set) || p->least == 0;
    case PATTERN_CAPTURE:
        return add_second(p->child, codes, code, after, set);
    case PATTERN_LOOK:
        return true;
    }
    return true;
}
