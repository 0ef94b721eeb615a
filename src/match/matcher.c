/* Running programs.
 *
 * For each symbol the matcher knows the programs that can start with it, and of each program the
 * codes that can come second: most tokens start none.  A piece of the string is folded to a
 * group's codes when one of its programs is first called there. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "match/matcher.h"

#include <stdlib.h>

#include "match/programs.h"

enum {
    STRIDE = 16,           /* a row of codes is a multiple of it long */
    OVERLAP = 100,
    MATCH_BUDGET = 200000, /* PCRE2's match limit, a start */
    JIT_STACK = 1 << 20
};

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

/* Takes over the group. */
static bool add_bundle(matcher *m, group *g)
{
    bundle *b = bundle_new(g), **slot = b ? vec_push(&m->bundles) : NULL;
    if (!slot) {
        bundle_free(b);
        return false;
    }
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
    bundle *first = bundle_new(group_of_rules(g->rules.at, half));
    if (!first || !add_bundle(m, group_of_rules(g->rules.at + half, g->rules.len - half))) {
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
        if (!b->entries[code].planned && !bundle_plan(b, code))
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
        if (program_compile(b->g, &alone, error) != BELIE_OK)
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

static belie_status call(matcher *m, bundle *b, program *p, belie_error *error)
{
    if (!p->code || p->codes < b->g->changed) {
        belie_status status = program_freshen(b->g, p, error);
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
            entry_renew(b->g, e, row(m, m->string[at])[b->index]);
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
    belie_status status = lone_program_freshen(b->g, h->by, lone, error);
    if (status != BELIE_OK)
        return status;
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
