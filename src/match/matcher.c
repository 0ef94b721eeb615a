/* Running the rules.
 *
 * The automaton tells where which rules can end.  Where that leaves nothing open they are hits; where it does
 * (a rule that can end in several places and has a preference, one with a part that no path can say) the
 * programs of the rules that can start there are called.  A piece of the string is folded to a group's codes
 * when one of its programs is first called there. */
#include "match/matcher.h"

#include <stdlib.h>

#include "match/calls.h"

enum { OVERLAP = 100, TOGETHER = 300 /* symbols of sentences that are walked together */ };

/* ---- making and freeing ---- */

static bool bundle_rules(matcher *m, const rule **rules, size_t count)
{
    group_vec groups = { 0 };
    bool ok = groups_make(rules, count, &groups);
    for (size_t i = 0; i < groups.len; i++) {
        if (ok)
            ok = calls_add_bundle(m, groups.at[i]);
        else
            group_free(groups.at[i]);
    }
    vec_release(&groups);
    return ok;
}

/* What is kept of each rule. */
static bool make_room(matcher *m, size_t rules)
{
    if (!vec_reserve(&m->bundle_of, rules) || !vec_reserve(&m->lone, rules) || !vec_reserve(&m->here, rules))
        return false;
    /* pieces of at least one symbol, each with one place behind it, and a last one */
    size_t places = 2 * TOGETHER + PIECE + 1;
    if (!vec_reserve(&m->pieces, TOGETHER) || !vec_reserve(&m->columns, places) || !vec_reserve(&m->firsts, places) ||
        !vec_reserve(&m->walkers, places) || !vec_reserve(&m->found_of, places))
        return false;
    memset(m->lone.at, 0, rules * sizeof *m->lone.at);
    memset(m->here.at, 0, rules * sizeof *m->here.at);
    m->lone.len = rules;
    return true;
}

matcher *matcher_new(const rule_set *set, rule_filter *keep, const symbols *table)
{
    matcher *m = calloc(1, sizeof *m);
    if (!m)
        return NULL;
    m->table = table;
    VEC(const rule *) chosen = { 0 };
    bool ok = calls_prepare(m) && make_room(m, set->rules.len + 1);
    for (size_t i = 0; ok && i < set->rules.len; i++) {
        const rule *r = &set->rules.at[i];
        if (keep && !keep(r))
            continue;
        const rule **slot = vec_push(&chosen);
        ok = slot != NULL;
        if (ok)
            *slot = r;
    }
    ok = ok && automaton_init(&m->paths, chosen.at, chosen.len, table) && bundle_rules(m, chosen.at, chosen.len);
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
    calls_release(m);
    vec_release(&m->here);
    vec_release(&m->columns);
    vec_release(&m->firsts);
    vec_release(&m->pieces);
    vec_release(&m->walkers);
    vec_release(&m->found);
    vec_release(&m->found_of);
    vec_release(&m->endings);
    automaton_release(&m->paths);
    free(m);
}

/* ---- matching ---- */

/* Notes the rules that can end before `last`. */
static bool add_endings(matcher *m, uint32_t set, uint32_t last)
{
    uint32_t count;
    const uint32_t *rules = automaton_ended(&m->paths, set, &count);
    if (!vec_reserve(&m->endings, m->endings.len + count))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const path_rule *pr = &m->paths.p.rules.at[rules[i]];
        rule_here *here = &m->here.at[pr->r->index];
        if (here->start != m->starts)
            *here = (rule_here){ .start = m->starts };
        here->places++;
        m->endings.at[m->endings.len++] = (ending){ rules[i], last };
    }
    return true;
}

/* Whether each name of several words that begins at [first, last] goes on with the next symbol, which in the
 * string of claims may be a mention. */
static bool names_are_whole(const matcher *m, uint32_t first, uint32_t last)
{
    for (uint32_t at = first; at <= last && at < m->piece_until; at++) {
        if (!m->paths.by_symbol.at[m->string[at]].begins)
            continue;
        const class_set *begin = &m->table->table.at[m->string[at]].begin;
        const class_set *inside = at + 1 < m->piece_until ? &m->table->table.at[m->string[at + 1]].inside : NULL;
        for (int w = 0; w < CLASS_WORDS; w++)
            if (begin->bits[w] & ~(inside ? inside->bits[w] : 0))
                return false;
    }
    return true;
}

/* Makes hits of the endings, or leaves them open. */
static bool decide_endings(matcher *m, bool *open)
{
    for (size_t i = 0; i < m->endings.len; i++) {
        const path_rule *pr = &m->paths.p.rules.at[m->endings.at[i].path_rule];
        if (pr->behind && !path_rule_behind(&m->paths.p, pr, m->table, m->string, m->piece_from, m->start))
            continue;
        if (pr->anywhere && !path_rule_fed(pr, m->table, m->string + m->piece_from, m->piece_until - m->piece_from))
            continue;
        rule_here *here = &m->here.at[pr->r->index];
        bool unsure = !pr->exact || (here->places > 1 && !pr->r->every_length) ||
                      (pr->names_ahead && !names_are_whole(m, m->start, m->endings.at[i].last));
        here->open |= unsure;
        *open |= unsure;
        if (!unsure && !calls_add_hit(m, pr->r, m->endings.at[i].last))
            return false;
    }
    return true;
}

/* Finds the hits that begin at `at`, from what its walk has found. */
static belie_status match_at(matcher *m, const piece *p, uint32_t at, belie_error *error)
{
    bool open = false, ok = true;
    m->start = at;
    m->starts++;
    vec_clear(&m->endings);
    for (uint32_t i = m->found_of.at[p->column + at - p->from].first; ok && i; i = m->found.at[i - 1].next)
        ok = add_endings(m, m->found.at[i - 1].ended, m->found.at[i - 1].last - p->column + p->from);
    if (!ok || !decide_endings(m, &open))
        return error_no_memory(error);
    belie_status status = BELIE_OK;
    for (size_t i = 0; open && status == BELIE_OK && i < m->endings.len; i++) {
        const rule *r = m->paths.p.rules.at[m->endings.at[i].path_rule].r;
        if (m->here.at[r->index].open)
            status = calls_run(m, r, error);
    }
    return status;
}

/* The piece that begins at `from`: to the sentence's end, its edge included, or PIECE symbols. */
static uint32_t piece_end(const uint32_t *string, uint32_t count, uint32_t from)
{
    uint32_t at = from + 1, most = count - from > PIECE ? from + PIECE : count;
    while (at < most && string[at] != SYMBOL_EDGE)
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

/* Reads the symbols' columns of the piece that begins at `from`, as piece_end has it.  False: memory ran out. */
static bool read_piece(matcher *m, const uint32_t *string, uint32_t from, uint32_t until, uint32_t skip)
{
    piece *p = &m->pieces.at[m->pieces.len++];
    *p = (piece){ .from = from, .until = until, .skip = skip, .column = (uint32_t)m->columns.len };
    uint32_t *columns = m->columns.at + p->column, *firsts = m->firsts.at + p->column;
    for (uint32_t at = from; at < until; at++) {
        const symbol_column *known = automaton_know(&m->paths, string[at]);
        if (!known)
            return false;
        *columns++ = known->column;
        *firsts++ = known->start[0];
    }
    *columns = COLUMN_NONE;
    m->columns.len += until - from + 1;
    if (string[from] == SYMBOL_EDGE && until > from + 1)
        m->firsts.at[p->column + 1] = automaton_know(&m->paths, string[from + 1])->start[1];
    return true;
}

/* Reads pieces from *from on, some sentences, and goes on to the next one behind.  False: memory ran out. */
static bool read_pieces(matcher *m, const uint32_t *string, uint32_t count, uint32_t *from, uint32_t *skip)
{
    vec_clear(&m->pieces);
    vec_clear(&m->columns);
    if (!automaton_begin(&m->paths))
        return false;
    while (*from < count && m->columns.len < TOGETHER) {
        uint32_t end = piece_end(string, count, *from);
        if (!read_piece(m, string, *from, end, *skip))
            return false;
        /* the edge that ends one sentence begins the next; a cut piece is run on with its end */
        bool cut = string[end - 1] != SYMBOL_EDGE || end - *from < 2;
        *skip = cut ? OVERLAP : 0;
        *from = end >= count ? count : cut ? end - OVERLAP : end - 1;
    }
    return true;
}

/* ---- walking ---- */

/* Fetches the step that a walk takes next: steps lie far apart in memory. */
static void fetch_step(const matcher *m, uint32_t state, uint32_t at)
{
    __builtin_prefetch(m->paths.steps + automaton_row(&m->paths, automaton_from(state, m->columns.at[at])));
}

/* The starts of a piece but those that the one before it had. */
static void begin_walks(matcher *m, const piece *p)
{
    uint32_t last = p->column + p->until - p->from;
    for (uint32_t at = p->column + p->skip; at < last; at++) {
        uint32_t state = m->firsts.at[at];
        if (state == STATE_DEAD)
            continue;
        m->walkers.at[m->walkers.len++] = (walker){ at, state };
        fetch_step(m, state, at + 1);
    }
}

static bool note_end(matcher *m, uint32_t at, uint32_t ended, uint32_t last)
{
    walk_ends *of = &m->found_of.at[at];
    walk_end *slot = vec_push(&m->found);
    if (!slot)
        return false;
    *slot = (walk_end){ .ended = ended, .last = last };
    uint32_t number = (uint32_t)m->found.len;
    *(of->first ? &m->found.at[of->last - 1].next : &of->first) = number;
    of->last = number;
    return true;
}

/* Walks from all starts of the pieces, a step of each at a time.  False: memory ran out. */
static bool walk(matcher *m)
{
    vec_clear(&m->walkers);
    vec_clear(&m->found);
    memset(m->found_of.at, 0, m->columns.len * sizeof *m->found_of.at);
    for (size_t i = 0; i < m->pieces.len; i++)
        begin_walks(m, &m->pieces.at[i]);
    for (uint32_t steps = 1; m->walkers.len; steps++) {
        size_t left = 0;
        for (size_t i = 0; i < m->walkers.len; i++) {
            walker w = m->walkers.at[i];
            uint32_t next = w.at + steps;
            const automaton_step *step = automaton_go(&m->paths, w.state, m->columns.at[next]);
            if (!step || (step->ends && !note_end(m, w.at, step->ends, next)))
                return false;
            if (step->next == STATE_DEAD)
                continue;
            m->walkers.at[left++] = (walker){ w.at, step->next };
            fetch_step(m, step->next, next + 1);
        }
        m->walkers.len = left;
    }
    return true;
}

static belie_status match_piece(matcher *m, const uint32_t *string, const piece *p, belie_error *error)
{
    belie_status status = BELIE_OK;
    turn_to(m, string, p->from, p->until);
    for (uint32_t at = p->from + p->skip; status == BELIE_OK && at < p->until; at++)
        if (m->found_of.at[p->column + at - p->from].first)
            status = match_at(m, p, at, error);
    return status;
}

static belie_status run_pieces(matcher *m, const uint32_t *string, uint32_t count, belie_error *error)
{
    belie_status status = BELIE_OK;
    for (uint32_t from = 0, skip = 0; status == BELIE_OK && from < count;) {
        if (!read_pieces(m, string, count, &from, &skip) || !walk(m))
            return error_no_memory(error);
        for (size_t i = 0; status == BELIE_OK && i < m->pieces.len; i++)
            status = match_piece(m, string, &m->pieces.at[i], error);
    }
    return status;
}

belie_status matcher_run(matcher *m, const uint32_t *string, uint32_t count, hit_vec *out,
                         belie_error *error)
{
    m->out = out;
    m->full = false;
    belie_status status = run_pieces(m, string, count, error);
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

/* Whether the piece at hand shows all around a hit: to the sentence's end, or far enough. */
static bool is_in_piece(const matcher *m, const uint32_t *string, uint32_t count, uint32_t first)
{
    if (m->string != string || m->piece_from > first || m->piece_from + PIECE - OVERLAP <= first || first + 1 >= m->piece_until)
        return false;
    return first + OVERLAP < m->piece_until || (m->piece_until <= count && string[m->piece_until - 1] == SYMBOL_EDGE);
}

/* Turns to the piece around a hit, which may be that of the call before. */
static void turn_to_hit(matcher *m, const uint32_t *string, uint32_t count, uint32_t first)
{
    if (is_in_piece(m, string, count, first))
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
    bundle *b;
    lone_program *lone = &m->lone.at[h->by->index];
    turn_to_hit(m, string, count, h->first);
    belie_status status = calls_bundle(m, h->by, &b, error);
    if (status == BELIE_OK)
        status = lone_program_freshen(b->g, h->by, lone, error);
    if (status != BELIE_OK)
        return status;
    m->now = NULL;
    int result = calls_match(m, b, &lone->made, h->first);
    if (calls_lacked_memory(result))
        return error_no_memory(error);
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
