/* Translation of pattern trees. */
#include "match/translate.h"

bool ask_holds(const ask *a, const symbol *s)
{
    switch (a->kind) {
    case ASK_ANY:
        return !class_set_has(&s->single, CLASS_SENTENCE_EDGE);
    case ASK_CLASS:
        return class_set_has(&s->single, a->id) || class_set_has(&s->begin, a->id) ||
               class_set_has(&s->inside, a->id);
    case ASK_SINGLE:
        return class_set_has(&s->single, a->id);
    case ASK_BEGIN:
        return class_set_has(&s->begin, a->id);
    case ASK_INSIDE:
        return class_set_has(&s->inside, a->id);
    case ASK_LITERAL:
        return s->literal == a->id && (!a->cased || !class_set_has(&s->single, CLASS_LOWER));
    case ASK_AND:
        return ask_holds(a->left, s) && ask_holds(a->right, s);
    case ASK_OR:
        return ask_holds(a->left, s) || ask_holds(a->right, s);
    case ASK_NOT:
        return !ask_holds(a->left, s) && !class_set_has(&s->single, CLASS_SENTENCE_EDGE);
    }
    return false;
}

static code_set codes_of(const ask *a, const alphabet *codes)
{
    code_set set = { { 0 } };
    for (uint32_t code = CODE_EDGE; code < codes->count; code++)
        if (ask_holds(a, &codes->table->table.at[codes->examples[code]]))
            set.bits[code / 64] |= (uint64_t)1 << (code % 64);
    return set;
}

static bool set_is_empty(const code_set *set)
{
    return !(set->bits[0] | set->bits[1] | set->bits[2] | set->bits[3]);
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
        ok = ok && (end > code ? buf_printf(out, "\\x%02x-\\x%02x", code, end)
                               : buf_printf(out, "\\x%02x", code));
        code = end;
    }
    return ok && buf_add_char(out, ']');
}

/* <class>: one token that has it, or a whole name of several words. */
static bool put_name(const pattern *p, const alphabet *codes, buf *out)
{
    ask begin = { .kind = ASK_BEGIN, .id = p->id }, inside = { .kind = ASK_INSIDE, .id = p->id };
    ask single = { .kind = ASK_SINGLE, .id = p->id };
    code_set starts = codes_of(&begin, codes), rest = codes_of(&inside, codes);
    code_set alone = codes_of(&single, codes);
    if (set_is_empty(&starts))
        return put_codes(&alone, out);
    bool ok = buf_add(out, STR("(?:")) && put_codes(&starts, out) && put_codes(&rest, out) &&
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

static bool put(const pattern *p, const alphabet *codes, bool captures, bool behind, buf *out);

/* PCRE2 takes branches of different lengths behind only at the top: they stand without a group. */
static bool put_look(const pattern *p, const alphabet *codes, bool captures, buf *out)
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
static bool put(const pattern *p, const alphabet *codes, bool captures, bool behind, buf *out)
{
    bool ok = true;
    code_set set;
    switch (p->kind) {
    case PATTERN_TOKEN:
        set = codes_of(p->asked, codes);
        return put_codes(&set, out);
    case PATTERN_NAME:
        set = codes_of(p->asked, codes);
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

bool translate(const pattern *p, const alphabet *codes, bool captures, buf *out)
{
    return put(p, codes, captures, false, out);
}

static void join_codes(code_set *set, const code_set *other)
{
    for (int i = 0; i < 4; i++)
        set->bits[i] |= other->bits[i];
}

bool first_codes(const pattern *p, const alphabet *codes, code_set *out)
{
    code_set set;
    bool empty;
    switch (p->kind) {
    case PATTERN_TOKEN:
    case PATTERN_NAME:
        set = codes_of(p->asked, codes);
        join_codes(out, &set);
        return false;
    case PATTERN_SEQUENCE:
        for (const pattern *c = p->child; c; c = c->next)
            if (!first_codes(c, codes, out))
                return false;
        return true;
    case PATTERN_CHOICE:
        empty = false;
        for (const pattern *c = p->child; c; c = c->next)
            empty |= first_codes(c, codes, out);
        return empty;
    case PATTERN_REPEAT:
        empty = first_codes(p->child, codes, out);
        return empty || p->least == 0;
    case PATTERN_CAPTURE:
        return first_codes(p->child, codes, out);
    case PATTERN_LOOK:
        return true;
    }
    return true;
}

bool can_see(const pattern *p, const alphabet *codes, uint32_t code)
{
    if (p->kind == PATTERN_TOKEN || p->kind == PATTERN_NAME)
        return ask_holds(p->asked, &codes->table->table.at[codes->examples[code]]);
    for (const pattern *c = p->child; c; c = c->next)
        if (can_see(c, codes, code))
            return true;
    return false;
}
