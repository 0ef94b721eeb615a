/* Calling the programs of rules, which fold a piece of the string to their group's codes. */
#include "match/calls.h"

enum {
    MATCH_BUDGET = 200000, /* PCRE2's match limit, a start */
    CALLS_BEFORE_JIT = 40, /* in which machine code would save about what it costs */
    JIT_STACK = 1 << 20
};

bool calls_add_bundle(matcher *m, group *g)
{
    bundle *b = bundle_new(g), **slot = b ? vec_push(&m->bundles) : NULL;
    if (!slot) {
        bundle_free(b);
        return false;
    }
    *slot = b;
    for (size_t i = 0; i < g->rules.len; i++)
        m->bundle_of.at[g->rules.at[i]->index] = (uint32_t)(m->bundles.len - 1);
    return true;
}

/* Halves a group that has run out of codes: the first half takes its place, the second goes to the
 * end. */
static belie_status split_bundle(matcher *m, size_t index, belie_error *error)
{
    group *g = m->bundles.at[index]->g;
    size_t half = g->rules.len / 2;
    if (half == 0)
        return error_at(error, BELIE_BAD_RULES, str_from_c(g->rules.at[0]->path), g->rules.at[0]->line, 1,
                        "rule %s asks for more classes than one rule can tell apart", g->rules.at[0]->name);
    bundle *first = bundle_new(group_of_rules(g->rules.at, half));
    if (!first || !calls_add_bundle(m, group_of_rules(g->rules.at + half, g->rules.len - half))) {
        bundle_free(first);
        return error_no_memory(error);
    }
    for (size_t i = 0; i < g->rules.len; i++) {
        lone_program *lone = &m->lone.at[g->rules.at[i]->index];
        compiled_release(&lone->made);
    }
    bundle_free(m->bundles.at[index]);
    m->bundles.at[index] = first;
    return BELIE_OK;
}

/* The code of a symbol in a group, found when it is first asked for; CODES when the group has none left, 0
 * when memory ran out. */
static uint32_t code_of(const matcher *m, bundle *b, uint32_t id)
{
    uint32_t code = b->codes.at[id] ? b->codes.at[id] : group_code(b->g, m->table, id);
    if (code < CODES)
        b->codes.at[id] = (uint8_t)code;
    return code;
}

/* Folds the piece at hand to the group's codes.  0 or CODES: as with code_of. */
static uint32_t fold_piece(matcher *m, bundle *b)
{
    const uint32_t *string = m->string + m->piece_from;
    uint32_t count = m->piece_until - m->piece_from;
    if (b->piece == m->piece)
        return CODE_EDGE;
    while (b->codes.len < m->table->table.len)
        if (!vec_push(&b->codes))
            return 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t code = b->codes.at[string[i]];
        if (!code && ((code = code_of(m, b, string[i])) == 0 || code == CODES))
            return code;
        b->string[i] = (uint8_t)code;
    }
    b->piece = m->piece;
    return CODE_EDGE;
}

belie_status calls_bundle(matcher *m, const rule *r, bundle **out, belie_error *error)
{
    for (;;) {
        size_t index = m->bundle_of.at[r->index];
        uint32_t folded = fold_piece(m, *out = m->bundles.at[index]);
        if (!folded)
            return error_no_memory(error);
        if (folded != CODES)
            return BELIE_OK;
        belie_status status = split_bundle(m, index, error);
        if (status != BELIE_OK)
            return status;
    }
}

/* ---- calls ---- */

bool calls_add_hit(matcher *m, const rule *r, uint32_t last)
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
    if (last <= m->start || !m->now || !block->callout_number)
        return 0;
    const rule *r = m->now->rules[block->callout_number - 1];
    const rule_here *here = &m->here.at[r->index];
    if (here->start == m->starts && here->open && !calls_add_hit(m, r, last))
        m->full = true;
    return 0;
}

bool calls_prepare(matcher *m)
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

void calls_release(matcher *m)
{
    for (size_t i = 0; i < m->bundles.len; i++)
        bundle_free(m->bundles.at[i]);
    for (size_t i = 0; i < m->lone.len; i++)
        compiled_release(&m->lone.at[i].made);
    vec_release(&m->bundles);
    vec_release(&m->bundle_of);
    vec_release(&m->lone);
    pcre2_match_data_free(m->data);
    pcre2_match_context_free(m->context);
    pcre2_jit_stack_free(m->stack);
}

int calls_match(matcher *m, const bundle *b, compiled *made, uint32_t at)
{
    uint32_t length = m->piece_until - m->piece_from, from = at - m->piece_from;
    if (++made->calls == CALLS_BEFORE_JIT) /* where there is no JIT it runs all the same */
        made->jit = pcre2_jit_compile(made->code, PCRE2_JIT_COMPLETE) == 0;
    return made->jit ? pcre2_jit_match(made->code, b->string, length, from, 0, m->data, m->context)
                     : pcre2_match(made->code, b->string, length, from, 0, m->data, m->context);
}

bool calls_lacked_memory(int result)
{
    return result == PCRE2_ERROR_NOMEMORY || result == PCRE2_ERROR_HEAPLIMIT;
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
        int result = calls_match(m, b, &alone.made, m->start);
        compiled_release(&alone.made);
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
    if (!p->made.code || p->codes < b->g->changed) {
        belie_status status = program_freshen(b->g, p, error);
        if (status != BELIE_OK)
            return status;
    }
    m->now = p;
    int result = calls_match(m, b, &p->made, m->start);
    if (m->full || calls_lacked_memory(result))
        return error_no_memory(error);
    return result == PCRE2_ERROR_NOMATCH ? BELIE_OK : blame(m, b, p, error);
}

belie_status calls_run(matcher *m, const rule *r, belie_error *error)
{
    bundle *b;
    belie_status status = calls_bundle(m, r, &b, error);
    if (status != BELIE_OK || b->called == m->starts)
        return status;
    b->called = m->starts;
    uint32_t code = b->string[m->start - m->piece_from];
    entry *e = &b->entries[code];
    if (!e->planned && !bundle_plan(b, code))
        return error_no_memory(error);
    for (program *p = e->programs; status == BELIE_OK && p; p = p->next)
        status = call(m, b, p, error);
    return status;
}
