/* Groups, codes and programs. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "match/matcher.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>

#include "match/translate.h"

enum {
    GROUP_ATOMS = 100,      /* classes and literals of a group, to begin with */
    PROGRAM_RULES = 200,    /* joined in one program; callout numbers end at 255 */
    PIECE = 1000,           /* symbols matched at a time */
    OVERLAP = 100,
    MATCH_BUDGET = 200000,  /* PCRE2's match limit, a start */
    JIT_STACK = 1 << 20,
    OVECTOR = 64,           /* groups of a rule with captures, a name may stand in several */
    CODE_UNSEEN = 0
};

/* Rules that start alike, joined. */
typedef struct program {
    pcre2_code *code;
    const rule *rules[PROGRAM_RULES];
    uint32_t count;
    uint32_t codes; /* how many codes the group had when it was compiled; 0: not compiled */
    struct program *next;
} program;

/* One rule alone, for its captures. */
typedef struct lone_program {
    pcre2_code *code;
    uint32_t codes;
} lone_program;

typedef struct group {
    VEC(const rule *) rules;
    VEC(ask) atoms; /* what its rules ask: CLASS parts and LITERALs */
    map atom_ids;
    uint8_t *code_of; /* symbol -> code */
    size_t code_room;
    uint32_t examples[CODES_MAX + 1];
    uint32_t code_count; /* codes are 1 .. code_count - 1 */
    map signatures;
    code_cache cache;
    program *starts[CODES_MAX + 1];
    bool planned[CODES_MAX + 1]; /* starts[code] is made */
    lone_program *lone;          /* a rule's, in the order of rules */
    uint8_t *string;
    size_t string_room;
} group;

struct matcher {
    const symbols *table;
    VEC(group *) groups;
    VEC(uint32_t) group_of; /* rule index -> group */
    pcre2_match_context *context;
    pcre2_match_data *data;
    pcre2_jit_stack *stack;
    hit_vec *out;       /* of the run at hand */
    const program *now; /* the program at hand */
    uint32_t offset;    /* of the piece at hand */
    uint32_t start;     /* where the call at hand began */
    bool full;          /* an addition failed */
    size_t compilations;
};

/* ---- groups ---- */

static uint64_t atom_key(enum ask_kind kind, uint32_t id, bool cased)
{
    return (uint64_t)kind << 40 | (uint64_t)cased << 32 | id;
}

static bool add_atom(group *g, enum ask_kind kind, uint32_t id, bool cased)
{
    bool is_new;
    uint32_t *at = map_at(&g->atom_ids, atom_key(kind, id, cased), true, &is_new);
    if (!at)
        return false;
    if (!is_new)
        return true;
    ask *slot = vec_push(&g->atoms);
    if (!slot)
        return false;
    *slot = (ask){ .kind = kind, .id = id, .cased = cased };
    return true;
}

static bool add_ask(group *g, const ask *a)
{
    switch (a->kind) {
    case ASK_ANY:
        return true;
    case ASK_CLASS:
        return add_atom(g, ASK_SINGLE, a->id, false) && add_atom(g, ASK_BEGIN, a->id, false) &&
               add_atom(g, ASK_INSIDE, a->id, false);
    case ASK_NOT:
        return add_ask(g, a->left);
    case ASK_AND:
    case ASK_OR:
        return add_ask(g, a->left) && add_ask(g, a->right);
    default:
        return add_atom(g, a->kind, a->id, a->cased);
    }
}

static bool add_pattern(group *g, const pattern *p)
{
    if (p->kind == PATTERN_TOKEN || p->kind == PATTERN_NAME)
        return add_ask(g, p->asked);
    for (const pattern *c = p->child; c; c = c->next)
        if (!add_pattern(g, c))
            return false;
    return true;
}

static void group_free(group *g)
{
    if (!g)
        return;
    for (int code = 0; code <= CODES_MAX; code++)
        for (program *p = g->starts[code], *next; p; p = next) {
            next = p->next;
            pcre2_code_free(p->code);
            free(p);
        }
    for (size_t i = 0; g->lone && i < g->rules.len; i++)
        pcre2_code_free(g->lone[i].code);
    free(g->lone);
    vec_release(&g->rules);
    vec_release(&g->atoms);
    map_release(&g->atom_ids);
    map_release(&g->signatures);
    map_release(&g->cache.index);
    vec_release(&g->cache.sets);
    vec_release(&g->cache.until);
    free(g->code_of);
    free(g->string);
    free(g);
}

static bool group_add(group *g, const rule *r)
{
    const rule **slot = vec_push(&g->rules);
    if (!slot)
        return false;
    *slot = r;
    return add_pattern(g, r->find);
}

static bool group_finish(group *g)
{
    g->lone = calloc(g->rules.len + 1, sizeof *g->lone);
    g->code_count = CODE_FIRST;
    g->examples[CODE_EDGE] = SYMBOL_EDGE;
    return g->lone != NULL;
}

/* Splits the rules [from, to) of `source` off into a new group of the matcher. */
static group *make_group(const rule *const *rules, size_t count)
{
    group *g = calloc(1, sizeof *g);
    bool ok = g != NULL;
    for (size_t i = 0; ok && i < count; i++)
        ok = group_add(g, rules[i]);
    if (ok && group_finish(g))
        return g;
    group_free(g);
    return NULL;
}

static bool add_group(matcher *m, const rule *const *rules, size_t count)
{
    group *g = make_group(rules, count);
    group **slot = g ? vec_push(&m->groups) : NULL;
    if (!slot) {
        group_free(g);
        return false;
    }
    *slot = g;
    for (size_t i = 0; i < count; i++)
        m->group_of.at[rules[i]->index] = (uint32_t)(m->groups.len - 1);
    return true;
}

/* How many atoms the group would have with the rule. */
static size_t atoms_with(const rule *const *rules, size_t count)
{
    group *g = make_group(rules, count);
    size_t atoms = g ? g->atoms.len : SIZE_MAX;
    group_free(g);
    return atoms;
}

/* ---- making and freeing ---- */

static int on_callout(pcre2_callout_block *block, void *context);

static bool prepare(matcher *m)
{
    m->context = pcre2_match_context_create(NULL);
    m->data = pcre2_match_data_create(OVECTOR, NULL);
    m->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK, NULL);
    if (!m->context || !m->data || !m->stack)
        return false;
    pcre2_set_match_limit(m->context, MATCH_BUDGET);
    pcre2_set_callout(m->context, on_callout, m);
    pcre2_jit_stack_assign(m->context, NULL, m->stack);
    return true;
}

static bool group_rules(matcher *m, const rule *const *rules, size_t count)
{
    size_t from = 0;
    for (size_t to = 1; to <= count; to++) {
        /* asked again only every few rules: an estimate is enough */
        bool last = to == count;
        if (!last && (to - from) % 8 != 0)
            continue;
        if (!last && atoms_with(rules + from, to - from) < GROUP_ATOMS)
            continue;
        if (!add_group(m, rules + from, to - from))
            return false;
        from = to;
    }
    return true;
}

matcher *matcher_new(const rule_set *set, rule_filter *keep, const symbols *table)
{
    matcher *m = calloc(1, sizeof *m);
    if (!m)
        return NULL;
    m->table = table;
    VEC(const rule *) chosen = { 0 };
    bool ok = prepare(m) && vec_reserve(&m->group_of, set->rules.len + 1);
    for (size_t i = 0; ok && i < set->rules.len; i++) {
        const rule *r = &set->rules.at[i];
        if (keep && !keep(r))
            continue;
        const rule **slot = vec_push(&chosen);
        ok = slot != NULL;
        if (ok)
            *slot = r;
    }
    if (ok && chosen.len)
        ok = group_rules(m, chosen.at, chosen.len);
    vec_release(&chosen);
    if (ok)
        return m;
    matcher_free(m);
    return NULL;
}

void matcher_free(matcher *m)
{
    if (!m)
        return;
    for (size_t i = 0; i < m->groups.len; i++)
        group_free(m->groups.at[i]);
    vec_release(&m->groups);
    vec_release(&m->group_of);
    pcre2_match_data_free(m->data);
    pcre2_match_context_free(m->context);
    pcre2_jit_stack_free(m->stack);
    free(m);
}

/* ---- codes ---- */

/* What the group's rules can tell of a symbol, as bits; the answer is their hash, and symbols of
 * one hash are compared. */
static uint64_t signature_of(const group *g, const symbol *s)
{
    uint64_t hash = 1469598103934665603u;
    bool any = false;
    for (size_t i = 0; i < g->atoms.len; i++)
        if (ask_holds(&g->atoms.at[i], s)) {
            hash = (hash ^ (i + 1)) * 1099511628211u;
            hash ^= hash >> 29;
            any = true;
        }
    return any ? hash : 0;
}

/* The code of a symbol, made when its signature is new; 256 when the group has no more codes,
 * -1 when memory ran out. */
static int code_of_symbol(group *g, const symbols *table, uint32_t id)
{
    if (id == SYMBOL_EDGE)
        return CODE_EDGE;
    bool is_new;
    uint32_t *at = map_at(&g->signatures, signature_of(g, &table->table.at[id]), true, &is_new);
    if (!at)
        return -1;
    if (is_new) {
        if (g->code_count > CODES_MAX)
            return 256;
        g->examples[g->code_count] = id;
        *at = g->code_count++;
    }
    return (int)*at;
}

static bool make_string_room(group *g, size_t symbols_count, uint32_t count)
{
    if (g->code_room < symbols_count) {
        size_t room = symbols_count * 2;
        uint8_t *codes = realloc(g->code_of, room);
        if (!codes)
            return false;
        memset(codes + g->code_room, CODE_UNSEEN, room - g->code_room);
        g->code_of = codes;
        g->code_room = room;
    }
    if (g->string_room < count + 1) {
        size_t room = (size_t)count + count / 2 + 64;
        uint8_t *string = realloc(g->string, room);
        if (!string)
            return false;
        g->string = string;
        g->string_room = room;
    }
    return true;
}

enum encoded { ENCODED, ENCODE_NO_MEMORY, ENCODE_FULL };

/* Folds the string to the group's codes. */
static enum encoded encode(group *g, const symbols *table, const uint32_t *string, uint32_t count)
{
    if (!make_string_room(g, table->table.len, count))
        return ENCODE_NO_MEMORY;
    for (uint32_t i = 0; i < count; i++) {
        uint8_t code = g->code_of[string[i]];
        if (code == CODE_UNSEEN) {
            int made = code_of_symbol(g, table, string[i]);
            if (made < 0)
                return ENCODE_NO_MEMORY;
            if (made > CODES_MAX)
                return ENCODE_FULL;
            code = g->code_of[string[i]] = (uint8_t)made;
        }
        g->string[i] = code;
    }
    return ENCODED;
}

/* Halves the group at `index`: the first half takes its place, the second goes to the end. */
static belie_status split_group(matcher *m, size_t index, belie_error *error)
{
    group *g = m->groups.at[index];
    size_t half = g->rules.len / 2;
    if (half == 0)
        return error_at(error, BELIE_BAD_RULES, str_from_c(g->rules.at[0]->path), g->rules.at[0]->line, 1,
                        "rule %s asks for more classes than one rule can tell apart",
                        g->rules.at[0]->name);
    group *first = make_group(g->rules.at, half);
    if (!first || !add_group(m, g->rules.at + half, g->rules.len - half)) {
        group_free(first);
        return error_no_memory(error);
    }
    m->groups.at[index] = first;
    for (size_t i = 0; i < half; i++)
        m->group_of.at[first->rules.at[i]->index] = (uint32_t)index;
    group_free(g);
    return BELIE_OK;
}

/* ---- programs ---- */

static alphabet alphabet_of(const matcher *m, group *g)
{
    return (alphabet){ m->table, g->examples, g->code_count, &g->cache };
}

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
static pcre2_code *compile(matcher *m, const buf *source, int *code_out)
{
    PCRE2_SIZE offset;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)source->ptr, source->len,
                                     PCRE2_ANCHORED | PCRE2_DUPNAMES | PCRE2_NO_START_OPTIMIZE, code_out, &offset, NULL);
    m->compilations++;
    if (code)
        pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* without JIT it runs all the same */
    return code;
}

static bool put_program(const program *p, const alphabet *codes, buf *source)
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

static belie_status compile_program(matcher *m, group *g, program *p, belie_error *error)
{
    alphabet codes = alphabet_of(m, g);
    buf source = { 0 };
    pcre2_code_free(p->code);
    p->code = NULL;
    for (;;) {
        int code = 0;
        buf_clear(&source);
        if (!put_program(p, &codes, &source))
            break;
        p->code = compile(m, &source, &code);
        if (p->code) {
            p->codes = g->code_count;
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

/* Lists the rules that can start with `code`. */
static bool plan(matcher *m, group *g, uint32_t code)
{
    alphabet codes = alphabet_of(m, g);
    program **tail = &g->starts[code];
    for (size_t i = 0; i < g->rules.len; i++) {
        bool empty;
        if (!can_start(g->rules.at[i]->find, &codes, code, &empty))
            continue;
        if (*tail && (*tail)->count == PROGRAM_RULES)
            tail = &(*tail)->next;
        if (!*tail && !(*tail = calloc(1, sizeof **tail)))
            return false;
        (*tail)->rules[(*tail)->count++] = g->rules.at[i];
    }
    g->planned[code] = true;
    return true;
}

/* A program is still good when none of the codes that came since could be seen by it. */
static bool is_fresh(const matcher *m, group *g, program *p)
{
    alphabet codes = alphabet_of(m, g);
    if (!p->code)
        return false;
    for (uint32_t code = p->codes; code < g->code_count; code++)
        for (uint32_t i = 0; i < p->count; i++)
            if (can_see(p->rules[i]->find, &codes, code))
                return false;
    p->codes = g->code_count;
    return true;
}

/* ---- matching ---- */

static bool add_hit(matcher *m, const rule *r, uint32_t last)
{
    /* The first length that a rule reports at a start is the one that it prefers. */
    for (size_t i = m->out->len; i-- > 0 && m->out->at[i].first == m->start;)
        if (m->out->at[i].by == r && (!r->every_length || m->out->at[i].last == last))
            return true;
    hit *h = vec_push(m->out);
    if (!h)
        return false;
    *h = (hit){ r, m->start, last };
    return true;
}

static int on_callout(pcre2_callout_block *block, void *context)
{
    matcher *m = context;
    uint32_t last = m->offset + (uint32_t)block->current_position;
    if (last > m->start && m->now && block->callout_number &&
        !add_hit(m, m->now->rules[block->callout_number - 1], last))
        m->full = true;
    return 0;
}

static int run(matcher *m, const pcre2_code *code, const uint8_t *piece, uint32_t length,
               uint32_t start)
{
    return pcre2_match(code, piece, length, start, 0, m->data, m->context);
}

/* A program ran past its budget: find which of its rules does so alone. */
static belie_status blame(matcher *m, group *g, const program *p, const uint8_t *piece,
                          uint32_t length, uint32_t start, belie_error *error)
{
    const rule *guilty = p->rules[0];
    hit_vec none = { 0 };
    hit_vec *out = m->out;
    m->out = &none;
    for (uint32_t i = 0; i < p->count; i++) {
        program alone = { .rules = { p->rules[i] }, .count = 1 };
        if (compile_program(m, g, &alone, error) != BELIE_OK)
            break;
        m->now = &alone;
        int result = run(m, alone.code, piece, length, start);
        pcre2_code_free(alone.code);
        if (result != PCRE2_ERROR_NOMATCH) {
            guilty = p->rules[i];
            break;
        }
    }
    m->out = out;
    m->now = NULL;
    vec_release(&none);
    return error_at(error, BELIE_LIMIT, str_from_c(guilty->path), guilty->line, 1,
                    "rule %s ran past its match budget; make its repeats unambiguous",
                    guilty->name);
}

static belie_status match_at(matcher *m, group *g, const uint8_t *piece, uint32_t length,
                             uint32_t start, belie_error *error)
{
    for (program *p = g->starts[piece[start]]; p; p = p->next) {
        if (p->codes != g->code_count && !is_fresh(m, g, p)) {
            belie_status status = compile_program(m, g, p, error);
            if (status != BELIE_OK)
                return status;
        }
        m->now = p;
        m->start = m->offset + start;
        int result = run(m, p->code, piece, length, start);
        if (m->full)
            return error_no_memory(error);
        if (result == PCRE2_ERROR_NOMATCH)
            continue;
        if (result == PCRE2_ERROR_NOMEMORY || result == PCRE2_ERROR_HEAPLIMIT)
            return error_no_memory(error);
        return blame(m, g, p, piece, length, start, error);
    }
    return BELIE_OK;
}

/* The piece that begins at `from`: to the sentence's end, its edge included, or PIECE symbols. */
static uint32_t piece_end(const uint32_t *string, uint32_t count, uint32_t from)
{
    uint32_t at = from + 1;
    while (at < count && at - from < PIECE && string[at] != SYMBOL_EDGE)
        at++;
    return at < count && string[at] == SYMBOL_EDGE ? at + 1 : at;
}

static belie_status run_piece(matcher *m, group *g, uint32_t from, uint32_t end, uint32_t skip,
                              belie_error *error)
{
    const uint8_t *piece = g->string + from;
    uint32_t length = end - from;
    m->offset = from;
    for (uint32_t start = skip; start < length; start++) {
        uint8_t code = piece[start];
        if (!g->planned[code] && !plan(m, g, code))
            return error_no_memory(error);
        if (!g->starts[code])
            continue;
        belie_status status = match_at(m, g, piece, length, start, error);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

static belie_status run_group(matcher *m, group *g, const uint32_t *string, uint32_t count,
                              belie_error *error)
{
    uint32_t skip = 0;
    for (uint32_t from = 0; from < count;) {
        uint32_t end = piece_end(string, count, from);
        belie_status status = run_piece(m, g, from, end, skip, error);
        if (status != BELIE_OK)
            return status;
        if (end >= count)
            break;
        /* the edge that ends one sentence begins the next; a cut piece is run on with its end */
        bool cut = string[end - 1] != SYMBOL_EDGE || end - from < 2;
        skip = cut ? OVERLAP : 0;
        from = cut ? end - OVERLAP : end - 1;
        if (!cut && end == count)
            break;
    }
    return BELIE_OK;
}

static int by_place(const void *x, const void *y)
{
    const hit *a = x, *b = y;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->last != b->last)
        return a->last < b->last ? -1 : 1;
    return a->by->index < b->by->index ? -1 : a->by->index > b->by->index;
}

belie_status matcher_run(matcher *m, const uint32_t *string, uint32_t count, hit_vec *out,
                         belie_error *error)
{
    size_t before = out->len;
    m->out = out;
    m->full = false;
    for (size_t i = 0; i < m->groups.len; i++) {
        enum encoded result;
        while ((result = encode(m->groups.at[i], m->table, string, count)) == ENCODE_FULL) {
            belie_status status = split_group(m, i, error);
            if (status != BELIE_OK)
                return status;
        }
        if (result == ENCODE_NO_MEMORY)
            return error_no_memory(error);
        belie_status status = run_group(m, m->groups.at[i], string, count, error);
        m->now = NULL;
        if (status != BELIE_OK)
            return status;
    }
    if (out->len > before)
        qsort(out->at + before, out->len - before, sizeof *out->at, by_place);
    return BELIE_OK;
}

/* ---- captures ---- */

static belie_status compile_lone(matcher *m, group *g, const rule *r, lone_program *lone,
                                 belie_error *error)
{
    alphabet codes = alphabet_of(m, g);
    buf source = { 0 };
    int code = 0;
    pcre2_code_free(lone->code);
    lone->code = translate(r->find, &codes, true, &source) ? compile(m, &source, &code) : NULL;
    lone->codes = g->code_count;
    buf_release(&source);
    if (lone->code)
        return BELIE_OK;
    return code ? bad_program(r, code, error) : error_no_memory(error);
}

/* A capture may stand in several branches of a choice: the one that took part counts. */
static span captured(const matcher *m, const lone_program *lone, uint32_t id)
{
    const PCRE2_SIZE *ovector = pcre2_get_ovector_pointer(m->data);
    char name[16];
    PCRE2_SPTR first, last;
    snprintf(name, sizeof name, "c%u", id);
    int size = pcre2_substring_nametable_scan(lone->code, (PCRE2_SPTR)name, &first, &last);
    for (PCRE2_SPTR entry = first; size > 0 && entry <= last; entry += size) {
        uint32_t number = (uint32_t)entry[0] << 8 | entry[1];
        if (number < OVECTOR && ovector[number * 2] != PCRE2_UNSET)
            return (span){ (uint32_t)ovector[number * 2], (uint32_t)ovector[number * 2 + 1] };
    }
    return (span){ 0, 0 };
}

static void read_captures(const matcher *m, const lone_program *lone, const rule *r, uint32_t offset,
                          span *captures)
{
    for (uint32_t i = 1; i <= r->capture_count; i++) {
        span found = captured(m, lone, i);
        if (found.last > found.first)
            captures[i] = (span){ offset + found.first, offset + found.last };
    }
}

belie_status matcher_captures(matcher *m, const uint32_t *string, uint32_t count, const hit *h,
                              span captures[RULE_CAPTURES + 1], belie_error *error)
{
    memset(captures, 0, (RULE_CAPTURES + 1) * sizeof *captures);
    captures[0] = (span){ h->first, h->last };
    if (!h->by->capture_count)
        return BELIE_OK;
    group *g = m->groups.at[m->group_of.at[h->by->index]];
    size_t at = 0;
    while (g->rules.at[at] != h->by)
        at++;
    lone_program *lone = &g->lone[at];
    if (!lone->code || lone->codes != g->code_count) {
        belie_status status = compile_lone(m, g, h->by, lone, error);
        if (status != BELIE_OK)
            return status;
    }
    uint32_t from = h->first, end;
    while (from > 0 && h->first - from < PIECE - OVERLAP && string[from] != SYMBOL_EDGE)
        from--;
    end = piece_end(string, count, h->first);
    m->now = NULL;
    int result = run(m, lone->code, g->string + from, end - from, h->first - from);
    if (result > 0)
        read_captures(m, lone, h->by, from, captures);
    return BELIE_OK;
}

belie_status matcher_capture(matcher *m, const uint32_t *string, uint32_t count, const hit *h, uint32_t number,
                             span *out, belie_error *error)
{
    span captures[RULE_CAPTURES + 1];
    belie_status status = matcher_captures(m, string, count, h, captures, error);
    *out = captures[number];
    return status;
}

matcher_counts matcher_count(const matcher *m)
{
    matcher_counts counts = { .groups = m->groups.len, .compilations = m->compilations };
    for (size_t i = 0; i < m->groups.len; i++) {
        const group *g = m->groups.at[i];
        counts.rules += g->rules.len;
        counts.codes += g->code_count;
        for (int code = 0; code <= CODES_MAX; code++)
            for (const program *p = g->starts[code]; p; p = p->next)
                counts.programs++;
    }
    return counts;
}
