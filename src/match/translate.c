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

static void ask_codes(const ask *a, const alphabet *codes, uint32_t from, code_set *set)
{
    for (uint32_t code = from; code < codes->count; code++)
        if (ask_holds(a, &codes->table->table.at[codes->examples[code]]))
            set->bits[code / 64] |= (uint64_t)1 << (code % 64);
}

/* The codes that answer `a`; `key` names the ask among those of the group. */
static code_set codes_by_key(uint64_t key, const ask *a, const alphabet *codes)
{
    bool is_new;
    code_set set = { { 0 } };
    uint32_t *at = map_at(&codes->cache->index, key, true, &is_new);
    code_set *kept = at && is_new ? vec_push(&codes->cache->sets) : NULL;
    uint32_t *until = kept ? vec_push(&codes->cache->until) : NULL;
    if (until) {
        *at = (uint32_t)(codes->cache->until.len - 1);
        *until = CODE_EDGE;
    }
    if (!at || (is_new && !until)) { /* no memory for the cache: asked anew each time */
        ask_codes(a, codes, CODE_EDGE, &set);
        return set;
    }
    kept = &codes->cache->sets.at[*at];
    ask_codes(a, codes, codes->cache->until.at[*at], kept);
    codes->cache->until.at[*at] = codes->count;
    return *kept;
}

static code_set codes_of(const ask *a, const alphabet *codes)
{
    return codes_by_key((uint64_t)(uintptr_t)a << 2, a, codes);
}

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
static bool put_name(const pattern *p, const alphabet *codes, buf *out)
{
    ask begin = { .kind = ASK_BEGIN, .id = p->id }, inside = { .kind = ASK_INSIDE, .id = p->id };
    ask single = { .kind = ASK_SINGLE, .id = p->id };
    uint64_t key = (uint64_t)(uintptr_t)p << 2;
    code_set starts = codes_by_key(key | 1, &begin, codes), others = codes_by_key(key | 2, &inside, codes);
    code_set alone = codes_by_key(key | 3, &single, codes);
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

bool can_start(const pattern *p, const alphabet *codes, uint32_t code, bool *empty)
{
    bool inner = true;
    *empty = false;
    switch (p->kind) {
    case PATTERN_TOKEN:
    case PATTERN_NAME:
        return ask_holds(p->asked, &codes->table->table.at[codes->examples[code]]);
    case PATTERN_SEQUENCE:
        for (const pattern *c = p->child; c && inner; c = c->next)
            if (can_start(c, codes, code, &inner))
                return true;
        *empty = inner;
        return false;
    case PATTERN_CHOICE:
        for (const pattern *c = p->child; c; c = c->next) {
            if (can_start(c, codes, code, &inner))
                return true;
            *empty |= inner;
        }
        return false;
    case PATTERN_REPEAT:
        inner = can_start(p->child, codes, code, empty);
        *empty |= p->least == 0;
        return inner;
    case PATTERN_CAPTURE:
        return can_start(p->child, codes, code, empty);
    case PATTERN_LOOK:
        *empty = true;
        return false;
    }
    return false;
}

static void join(code_set *set, code_set more)
{
    for (int i = 0; i < 4; i++)
        set->bits[i] |= more.bits[i];
}

void add_seen(const pattern *p, const alphabet *codes, code_set *set)
{
    if (p->kind == PATTERN_TOKEN || p->kind == PATTERN_NAME) {
        join(set, codes_of(p->asked, codes));
        return;
    }
    for (const pattern *c = p->child; c; c = c->next)
        add_seen(c, codes, set);
}

/* Adds the codes with which p can start; whether it can match nothing. */
static bool add_first(const pattern *p, const alphabet *codes, code_set *set)
{
    bool empty = false;
    switch (p->kind) {
    case PATTERN_TOKEN:
    case PATTERN_NAME:
        join(set, codes_of(p->asked, codes));
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

static void add_rest(const rest *r, const alphabet *codes, code_set *set)
{
    for (; r; r = r->after)
        for (const pattern *p = r->p; p; p = r->all ? p->next : NULL)
            if (!add_first(p, codes, set) && !r->optional)
                return;
    memset(set, 0xFF, sizeof *set);
}

static bool add_second_of_token(const pattern *p, const alphabet *codes, uint32_t code, const rest *after, code_set *set)
{
    code_set own = codes_of(p->asked, codes);
    if (!code_set_has(&own, code))
        return false;
    if (p->kind == PATTERN_NAME) {
        ask inside = { .kind = ASK_INSIDE, .id = p->id };
        join(set, codes_by_key((uint64_t)(uintptr_t)p << 2 | 2, &inside, codes));
    }
    add_rest(after, codes, set);
    return false;
}

bool add_second(const pattern *p, const alphabet *codes, uint32_t code, const rest *after, code_set *set)
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
