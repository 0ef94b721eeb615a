/* Programs, and running them.
 *
 * For each symbol the matcher knows the programs that can start with it, and of each program the
 * codes that can come second: most tokens start none.  A piece of the string is folded to a
 * group's codes when one of its programs is first called there. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "match/matcher.h"

#include <pcre2.h>
#include <stdlib.h>

#include "match/translate.h"

enum {
    PROGRAM_RULES = 200,   /* joined in one program; callout numbers end at 255 */
    PIECE = 1000,          /* symbols matched at a time */
    STRIDE = 16,           /* a row of codes is a multiple of it long */
    OVERLAP = 100,
    MATCH_BUDGET = 200000, /* PCRE2's match limit, a start */
    JIT_STACK = 1 << 20,
    OVECTOR = 64           /* groups of a rule with captures, a name may stand in several */
};

/* Rules that can start with one code, joined; codes with the same rules share it. */
typedef struct program {
    pcre2_code *code;
    const rule *rules[PROGRAM_RULES];
    uint32_t count;
    uint32_t codes; /* how many codes had been given when it was compiled */
    bool jit;
    struct program *next; /* the rest of the rules, where they are too many for one */
} program;

/* What can start with a code. */
typedef struct entry {
    program *programs; /* NULL: nothing can */
    /* Where the programs need not be called: what can stand before, what can come second (all, when a
     * match can be one symbol), and of what one must be somewhere in the piece. */
    code_set before, second, needed;
    uint32_t codes;      /* how many codes had been given when these were worked out */
    bool planned, ready; /* ready: they have been */
} entry;

/* A group's programs. */
typedef struct bundle {
    group *g;
    uint32_t index; /* in the matcher, and in a row of codes */
    entry entries[CODES];
    VEC(program *) programs;   /* the first of each chain */
    uint64_t piece;            /* the piece that `string` holds */
    code_set present;          /* the codes in it */
    uint8_t string[2 * PIECE]; /* a piece, and for captures what stands before in its sentence */
} bundle;

/* One rule alone, for its captures. */
typedef struct lone_program {
    pcre2_code *code;
    uint32_t codes;
    uint8_t capture_of[OVECTOR]; /* PCRE2's group -> the rule's capture, or 0 */
} lone_program;

typedef struct start {
    bundle *of;
    entry *with;
} start;

/* What can start with a symbol. */
typedef struct symbol_starts {
    uint32_t first, count; /* in `starts` */
    bool ready;
} symbol_starts;

struct matcher {
    const symbols *table;
    VEC(bundle *) bundles;
    VEC(uint32_t) bundle_of; /* rule index -> bundle */
    VEC(lone_program) lone;  /* rule index -> */
    VEC(symbol_starts) by_symbol;
    VEC(uint8_t) codes; /* a row of `stride` for each symbol: its code in each bundle */
    size_t stride;
    VEC(start) starts;
    pcre2_match_context *context;
    pcre2_match_data *data;
    pcre2_jit_stack *stack;
    uint64_t piece; /* counts the pieces */
    const uint32_t *string;
    uint32_t piece_from, piece_until;
    hit_vec *out;       /* of the run at hand */
    const program *now; /* the program at hand */
    uint32_t start;     /* where the call at hand began */
    bool full;          /* an addition failed */
    size_t compilations;
};

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

static void program_free(program *p)
{
    for (program *next; p; p = next) {
        next = p->next;
        pcre2_code_free(p->code);
        free(p);
    }
}

static void bundle_free(bundle *b)
{
    if (!b)
        return;
    for (size_t i = 0; i < b->programs.len; i++)
        program_free(b->programs.at[i]);
    vec_release(&b->programs);
    group_free(b->g);
    free(b);
}

/* Takes over the group. */
static bool add_bundle(matcher *m, group *g)
{
    bundle *b = g ? calloc(1, sizeof *b) : NULL;
    bundle **slot = b ? vec_push(&m->bundles) : NULL;
    if (!slot) {
        group_free(g);
        free(b);
        return false;
    }
    b->g = g;
    b->index = (uint32_t)m->bundles.len - 1;
    *slot = b;
    for (size_t i = 0; i < g->rules.len; i++)
        m->bundle_of.at[g->rules.at[i]->index] = (uint32_t)(m->bundles.len - 1);
    return true;
}

static bool bundle_rules(matcher *m, const rule **rules, size_t count)
{
    group_vec groups = { 0 };
    bool ok = groups_make(rules, count, &groups);
    for (size_t i = 0; i < groups.len; i++) {
        if (ok)
            ok = add_bundle(m, groups.at[i]);
        else
            group_free(groups.at[i]);
    }
    vec_release(&groups);
    return ok;
}

matcher *matcher_new(const rule_set *set, rule_filter *keep, const symbols *table)
{
    matcher *m = calloc(1, sizeof *m);
    if (!m)
        return NULL;
    m->table = table;
    VEC(const rule *) chosen = { 0 };
    bool ok = prepare(m) && vec_reserve(&m->bundle_of, set->rules.len + 1) && vec_reserve(&m->lone, set->rules.len + 1);
    if (ok)
        memset(m->lone.at, 0, (set->rules.len + 1) * sizeof *m->lone.at);
    m->lone.len = ok ? set->rules.len : 0;
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
        ok = bundle_rules(m, chosen.at, chosen.len);
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
    for (size_t i = 0; i < m->bundles.len; i++)
        bundle_free(m->bundles.at[i]);
    for (size_t i = 0; i < m->lone.len; i++)
        pcre2_code_free(m->lone.at[i].code);
    vec_release(&m->bundles);
    vec_release(&m->bundle_of);
    vec_release(&m->lone);
    vec_release(&m->by_symbol);
    vec_release(&m->codes);
    vec_release(&m->starts);
    pcre2_match_data_free(m->data);
    pcre2_match_context_free(m->context);
    pcre2_jit_stack_free(m->stack);
    free(m);
}

/* ---- symbols ---- */

/* Halves a group that has run out of codes: the first half takes its place, the second goes to the
 * end.  What was known of symbols is forgotten. */
static belie_status split_bundle(matcher *m, size_t index, belie_error *error)
{
    group *g = m->bundles.at[index]->g;
    size_t half = g->rules.len / 2;
    if (half == 0)
        return error_at(error, BELIE_BAD_RULES, str_from_c(g->rules.at[0]->path), g->rules.at[0]->line, 1,
                        "rule %s asks for more classes than one rule can tell apart", g->rules.at[0]->name);
    bundle *first = calloc(1, sizeof *first);
    if (!first || !(first->g = group_of_rules(g->rules.at, half)) ||
        !add_bundle(m, group_of_rules(g->rules.at + half, g->rules.len - half))) {
        bundle_free(first);
        return error_no_memory(error);
    }
    for (size_t i = 0; i < g->rules.len; i++) {
        lone_program *lone = &m->lone.at[g->rules.at[i]->index];
        pcre2_code_free(lone->code);
        lone->code = NULL;
    }
    bundle_free(m->bundles.at[index]);
    m->bundles.at[index] = first;
    first->index = (uint32_t)index;
    vec_clear(&m->by_symbol);
    vec_clear(&m->starts);
    return BELIE_OK;
}

typedef VEC(const rule *) rule_list;

static bool starting_rules(const bundle *b, uint32_t code, rule_list *out)
{
    for (size_t i = 0; i < b->g->rules.len; i++) {
        bool empty;
        if (!can_start(b->g->rules.at[i]->find, b->g, code, &empty))
            continue;
        const rule **slot = vec_push(out);
        if (!slot)
            return false;
        *slot = b->g->rules.at[i];
    }
    return true;
}

static bool has_rules(const program *p, const rule_list *rules)
{
    size_t at = 0;
    for (; p; p = p->next) {
        if (p->count > rules->len - at || memcmp(p->rules, rules->at + at, p->count * sizeof *p->rules) != 0)
            return false;
        at += p->count;
    }
    return at == rules->len;
}

/* The chain of programs of just these rules, made when there is none.  NULL: memory ran out. */
static program *program_of(bundle *b, const rule_list *rules)
{
    for (size_t i = 0; i < b->programs.len; i++)
        if (has_rules(b->programs.at[i], rules))
            return b->programs.at[i];
    program *first = NULL, **tail = &first;
    for (size_t at = 0; at < rules->len; at += (*tail)->count, tail = &(*tail)->next) {
        if (!(*tail = calloc(1, sizeof **tail)))
            break;
        (*tail)->count = (uint32_t)(rules->len - at < PROGRAM_RULES ? rules->len - at : PROGRAM_RULES);
        memcpy((*tail)->rules, rules->at + at, (*tail)->count * sizeof *rules->at);
    }
    program **slot = has_rules(first, rules) ? vec_push(&b->programs) : NULL;
    if (slot)
        return *slot = first;
    program_free(first);
    return NULL;
}

/* Finds what can start with `code`. */
static bool plan(bundle *b, uint32_t code)
{
    rule_list rules = { 0 };
    bool ok = starting_rules(b, code, &rules);
    if (ok && rules.len)
        ok = (b->entries[code].programs = program_of(b, &rules)) != NULL;
    vec_release(&rules);
    b->entries[code].planned = ok;
    return ok;
}

static uint8_t *row(const matcher *m, uint32_t id)
{
    return &m->codes.at[id * m->stride];
}

/* Room for the symbol's codes; none is lost when the room grows. */
static bool make_row(matcher *m, uint32_t id)
{
    if (!m->by_symbol.len)
        m->stride = (m->bundles.len + STRIDE - 1) / STRIDE * STRIDE;
    while (m->by_symbol.len <= id)
        if (!vec_push(&m->by_symbol))
            return false;
    return vec_reserve(&m->codes, m->by_symbol.len * m->stride + 1);
}

static bool list_starts(matcher *m, uint32_t id)
{
    symbol_starts made = { .first = (uint32_t)m->starts.len, .ready = true };
    for (size_t i = 0; i < m->bundles.len; i++) {
        bundle *b = m->bundles.at[i];
        uint32_t code = row(m, id)[i];
        if (!b->entries[code].planned && !plan(b, code))
            return false;
        if (!b->entries[code].programs)
            continue;
        start *slot = vec_push(&m->starts);
        if (!slot)
            return false;
        *slot = (start){ b, &b->entries[code] };
        made.count++;
    }
    m->by_symbol.at[id] = made;
    return true;
}

/* Gives a symbol its codes and its starts. */
static belie_status know_symbol(matcher *m, uint32_t id, belie_error *error)
{
    if (!make_row(m, id))
        return error_no_memory(error);
    for (size_t i = 0; i < m->bundles.len; i++) {
        uint32_t code = group_code(m->bundles.at[i]->g, m->table, id);
        if (code == CODES) {
            belie_status status = split_bundle(m, i, error);
            return status == BELIE_OK ? know_symbol(m, id, error) : status;
        }
        if (!code)
            return error_no_memory(error);
        row(m, id)[i] = (uint8_t)code;
    }
    return list_starts(m, id) ? BELIE_OK : error_no_memory(error);
}

/* Knows all symbols of the string; when a group was split meanwhile, those before again. */
static belie_status know_symbols(matcher *m, const uint32_t *string, uint32_t count, belie_error *error)
{
    size_t bundles;
    do {
        bundles = m->bundles.len;
        for (uint32_t i = 0; i < count; i++) {
            if (string[i] < m->by_symbol.len && m->by_symbol.at[string[i]].ready)
                continue;
            belie_status status = know_symbol(m, string[i], error);
            if (status != BELIE_OK)
                return status;
        }
    } while (bundles != m->bundles.len);
    return BELIE_OK;
}

/* ---- programs ---- */

static belie_status bad_program(const rule *r, int code, belie_error *error)
{
    PCRE2_UCHAR message[128];
    if (code == PCRE2_ERROR_HEAP_FAILED || code == PCRE2_ERROR_NOMEMORY)
        return error_no_memory(error);
    pcre2_get_error_message(code, message, sizeof message);
    return error_at(error, BELIE_BAD_RULES, str_from_c(r->path), r->line, 1,
                    "rule %s makes no program: %s", r->name, (const char *)message);
}

/* Compiles `source` anchored; *code_out gets PCRE2's error, *jit whether there is machine code. */
static pcre2_code *compile(matcher *m, const buf *source, int *code_out, bool *jit)
{
    PCRE2_SIZE offset;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)source->ptr, source->len,
                                     PCRE2_ANCHORED | PCRE2_DUPNAMES | PCRE2_NO_START_OPTIMIZE, code_out, &offset, NULL);
    m->compilations++;
    if (code) /* without JIT it runs all the same */
        *jit = pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0;
    return code;
}

static bool put_program(const program *p, const group *codes, buf *source)
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
    buf source = { 0 };
    pcre2_code_free(p->code);
    p->code = NULL;
    for (;;) {
        int code = 0;
        buf_clear(&source);
        if (!put_program(p, g, &source))
            break;
        p->code = compile(m, &source, &code, &p->jit);
        if (p->code) {
            p->codes = g->given;
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

/* Works out where a match can be, when sets have changed. */
static void renew(const group *g, entry *e, uint32_t code)
{
    static const code_set all = { { UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX } };
    e->before = e->second = e->needed = (code_set){ { 0 } };
    for (const program *p = e->programs; p; p = p->next)
        for (uint32_t i = 0; i < p->count; i++) {
            code_set needs;
            const pattern *find = p->rules[i]->find;
            add_before(find, g, &e->before);
            add_second(find, g, code, NULL, &e->second);
            if (!needed_codes(find, g, code, &needs))
                needs = all;
            for (int k = 0; k < 4; k++)
                e->needed.bits[k] |= needs.bits[k];
        }
    e->codes = g->given;
    e->ready = true;
}

/* ---- matching ---- */

static bool add_hit(matcher *m, const rule *r, uint32_t last)
{
    /* The first length that a rule reports at a start is the one that it prefers. */
    size_t at = m->out->len;
    for (; at > 0 && m->out->at[at - 1].first == m->start; at--)
        if (m->out->at[at - 1].by == r && (!r->every_length || m->out->at[at - 1].last == last))
            return true;
    if (!vec_push(m->out))
        return false;
    /* in their order: by last, then by rule */
    for (at = m->out->len - 1; at > 0; at--) {
        const hit *h = &m->out->at[at - 1];
        if (h->first != m->start || h->last < last || (h->last == last && h->by->index < r->index))
            break;
        m->out->at[at] = *h;
    }
    m->out->at[at] = (hit){ r, m->start, last };
    return true;
}

static int on_callout(pcre2_callout_block *block, void *context)
{
    matcher *m = context;
    uint32_t last = m->piece_from + (uint32_t)block->current_position;
    if (last > m->start && m->now && block->callout_number &&
        !add_hit(m, m->now->rules[block->callout_number - 1], last))
        m->full = true;
    return 0;
}

/* Folds the piece at hand to the group's codes. */
static const uint8_t *fold_piece(matcher *m, bundle *b)
{
    if (b->piece != m->piece) {
        const uint8_t *codes = m->codes.at + b->index;
        const uint32_t *string = m->string + m->piece_from;
        size_t count = m->piece_until - m->piece_from, stride = m->stride;
        code_set present = { { 0 } };
        for (size_t i = 0; i < count; i++) {
            uint8_t code = codes[string[i] * stride];
            b->string[i] = code;
            present.bits[code / 64] |= (uint64_t)1 << (code % 64);
        }
        b->present = present;
        b->piece = m->piece;
    }
    return b->string;
}

static int run(matcher *m, bundle *b, const pcre2_code *code, bool jit, uint32_t at)
{
    const uint8_t *piece = fold_piece(m, b);
    uint32_t length = m->piece_until - m->piece_from, from = at - m->piece_from;
    return jit ? pcre2_jit_match(code, piece, length, from, 0, m->data, m->context)
               : pcre2_match(code, piece, length, from, 0, m->data, m->context);
}

/* A program ran past its budget: find which of its rules does so alone. */
static belie_status blame(matcher *m, bundle *b, const program *p, belie_error *error)
{
    const rule *guilty = p->rules[0];
    hit_vec none = { 0 };
    hit_vec *out = m->out;
    m->out = &none;
    for (uint32_t i = 0; i < p->count; i++) {
        program alone = { .rules = { p->rules[i] }, .count = 1 };
        if (compile_program(m, b->g, &alone, error) != BELIE_OK)
            break;
        m->now = &alone;
        int result = run(m, b, alone.code, alone.jit, m->start);
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

/* Compiles the program, unless no set that is in its code has changed. */
static belie_status freshen(matcher *m, group *g, program *p, belie_error *error)
{
    bool changed = !p->code;
    for (uint32_t i = 0; i < p->count && !changed; i++)
        changed = has_changed(p->rules[i]->find, g, p->codes);
    if (changed)
        return compile_program(m, g, p, error);
    p->codes = g->given;
    return BELIE_OK;
}

static belie_status call(matcher *m, bundle *b, program *p, belie_error *error)
{
    if (!p->code || p->codes < b->g->changed) {
        belie_status status = freshen(m, b->g, p, error);
        if (status != BELIE_OK)
            return status;
    }
    m->now = p;
    int result = run(m, b, p->code, p->jit, m->start);
    if (m->full || result == PCRE2_ERROR_NOMEMORY || result == PCRE2_ERROR_HEAPLIMIT)
        return error_no_memory(error);
    return result == PCRE2_ERROR_NOMATCH ? BELIE_OK : blame(m, b, p, error);
}

/* Whether a match of the entry's programs can start at `at`. */
static bool may_match(matcher *m, bundle *b, const entry *e, uint32_t at)
{
    if (at + 1 < m->piece_until && !code_set_has(&e->second, row(m, m->string[at + 1])[b->index]))
        return false;
    if (at > m->piece_from && !code_set_has(&e->before, row(m, m->string[at - 1])[b->index]))
        return false;
    fold_piece(m, b);
    return code_sets_meet(&e->needed, &b->present);
}

/* Calls the programs that can start at `at`. */
static belie_status match_at(matcher *m, uint32_t at, belie_error *error)
{
    const symbol_starts *s = &m->by_symbol.at[m->string[at]];
    m->start = at;
    for (uint32_t i = s->first; i < s->first + s->count; i++) {
        bundle *b = m->starts.at[i].of;
        entry *e = m->starts.at[i].with;
        if (!e->ready || e->codes < b->g->changed)
            renew(b->g, e, row(m, m->string[at])[b->index]);
        if (!may_match(m, b, e, at))
            continue;
        for (program *p = e->programs; p; p = p->next) {
            belie_status status = call(m, b, p, error);
            if (status != BELIE_OK)
                return status;
        }
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

static void turn_to(matcher *m, const uint32_t *string, uint32_t from, uint32_t until)
{
    m->string = string;
    m->piece_from = from;
    m->piece_until = until;
    m->piece++;
}

static belie_status run_pieces(matcher *m, const uint32_t *string, uint32_t count, belie_error *error)
{
    uint32_t skip = 0;
    for (uint32_t from = 0; from < count;) {
        uint32_t end = piece_end(string, count, from);
        turn_to(m, string, from, end);
        for (uint32_t at = from + skip; at < end; at++) {
            if (!m->by_symbol.at[string[at]].count)
                continue;
            belie_status status = match_at(m, at, error);
            if (status != BELIE_OK)
                return status;
        }
        if (end >= count)
            break;
        /* the edge that ends one sentence begins the next; a cut piece is run on with its end */
        bool cut = string[end - 1] != SYMBOL_EDGE || end - from < 2;
        skip = cut ? OVERLAP : 0;
        from = cut ? end - OVERLAP : end - 1;
    }
    return BELIE_OK;
}

belie_status matcher_run(matcher *m, const uint32_t *string, uint32_t count, hit_vec *out,
                         belie_error *error)
{
    m->out = out;
    m->full = false;
    belie_status status = know_symbols(m, string, count, error);
    if (status == BELIE_OK)
        status = run_pieces(m, string, count, error);
    m->now = NULL;
    return status;
}

/* ---- captures ---- */

/* A capture may stand in several branches of a choice, each a group of PCRE2's. */
static void list_captures(lone_program *lone, uint32_t capture_count)
{
    memset(lone->capture_of, 0, sizeof lone->capture_of);
    for (uint32_t id = 1; id <= capture_count; id++) {
        char name[4] = { 'c', (char)('0' + id % 10), '\0', '\0' };
        PCRE2_SPTR first, last;
        if (id > 9) {
            name[1] = (char)('0' + id / 10);
            name[2] = (char)('0' + id % 10);
        }
        int size = pcre2_substring_nametable_scan(lone->code, (PCRE2_SPTR)name, &first, &last);
        for (PCRE2_SPTR at = first; size > 0 && at <= last; at += size) {
            uint32_t number = (uint32_t)at[0] << 8 | at[1];
            if (number < OVECTOR)
                lone->capture_of[number] = (uint8_t)id;
        }
    }
}

static belie_status compile_lone(matcher *m, group *g, const rule *r, lone_program *lone,
                                 belie_error *error)
{
    buf source = { 0 };
    int code = 0;
    bool jit;
    pcre2_code_free(lone->code);
    lone->code = translate(r->find, g, true, &source) ? compile(m, &source, &code, &jit) : NULL;
    lone->codes = g->given;
    buf_release(&source);
    if (!lone->code)
        return code ? bad_program(r, code, error) : error_no_memory(error);
    list_captures(lone, r->capture_count);
    return BELIE_OK;
}

/* The first of a capture's groups that took part counts. */
static void read_captures(const matcher *m, const lone_program *lone, uint32_t groups, span *captures)
{
    const PCRE2_SIZE *ovector = pcre2_get_ovector_pointer(m->data);
    for (uint32_t number = 1; number < groups && number < OVECTOR; number++) {
        span *to = &captures[lone->capture_of[number]];
        PCRE2_SIZE first = ovector[number * 2], last = ovector[number * 2 + 1];
        if (lone->capture_of[number] && first != PCRE2_UNSET && last > first && to->last <= to->first)
            *to = (span){ m->piece_from + (uint32_t)first, m->piece_from + (uint32_t)last };
    }
}

/* Turns to the piece around a hit, which may be that of the call before. */
static void turn_to_hit(matcher *m, const uint32_t *string, uint32_t count, uint32_t first)
{
    if (m->string == string && m->piece_from <= first && first + OVERLAP < m->piece_until &&
        m->piece_from + PIECE - OVERLAP > first)
        return;
    uint32_t from = first;
    while (from > 0 && first - from < PIECE - OVERLAP && string[from] != SYMBOL_EDGE)
        from--;
    turn_to(m, string, from, piece_end(string, count, first));
}

belie_status matcher_captures(matcher *m, const uint32_t *string, uint32_t count, const hit *h,
                              span captures[RULE_CAPTURES + 1], belie_error *error)
{
    memset(captures, 0, (RULE_CAPTURES + 1) * sizeof *captures);
    captures[0] = (span){ h->first, h->last };
    if (!h->by->capture_count)
        return BELIE_OK;
    bundle *b = m->bundles.at[m->bundle_of.at[h->by->index]];
    lone_program *lone = &m->lone.at[h->by->index];
    if (!lone->code || (lone->codes < b->g->changed && has_changed(h->by->find, b->g, lone->codes))) {
        belie_status status = compile_lone(m, b->g, h->by, lone, error);
        if (status != BELIE_OK)
            return status;
    }
    lone->codes = b->g->given;
    turn_to_hit(m, string, count, h->first);
    m->now = NULL;
    int result = run(m, b, lone->code, false, h->first);
    if (result > 0)
        read_captures(m, lone, (uint32_t)result, captures);
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
    matcher_counts counts = { .groups = m->bundles.len, .compilations = m->compilations };
    for (size_t i = 0; i < m->bundles.len; i++) {
        const bundle *b = m->bundles.at[i];
        counts.rules += b->g->rules.len;
        counts.codes += b->g->given;
        for (size_t k = 0; k < b->programs.len; k++)
            for (const program *p = b->programs.at[k]; p; p = p->next)
                counts.programs++;
    }
    return counts;
}
