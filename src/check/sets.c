/* Sets and quarters: several scores in a row, and the result of which they are the parts. */
#include "check/sets.h"

enum { SETS_HIGH = 5, SUM_SLIP = 12, SET_LEAST = 6 };

typedef struct run {
    const match_score *first, *last; /* both in it */
    uint32_t count, won, lost;
    int a, b, least_high;
} run;

static run run_at(const matches *all, uint32_t at)
{
    run r = { .first = &all->at[at], .least_high = INT32_MAX };
    for (uint32_t i = at; i < all->count && all->at[i].kind == SCORE_PART; i++) {
        const match_score *m = &all->at[i];
        if (i > at && m->from->first - all->at[i - 1].from->last > 2)
            break;
        int high = m->a > m->b ? m->a : m->b;
        r.last = m;
        r.count++;
        r.won += m->a > m->b;
        r.lost += m->a < m->b;
        r.a += m->a;
        r.b += m->b;
        r.least_high = high < r.least_high ? high : r.least_high;
    }
    return r;
}

/* The one score of the sentence that is none of the row. */
static const match_score *result_of(const matches *all, const run *r)
{
    const match_score *found = NULL;
    for (uint32_t i = 0; i < all->count; i++) {
        const match_score *m = &all->at[i];
        if (m->from->sentence != r->first->from->sentence || (m >= r->first && m <= r->last))
            continue;
        if (found || m->kind == SCORE_PART)
            return NULL;
        found = m;
    }
    return found;
}

/* The one score of another sentence that the parts nearly make, where none is what they make. */
static const match_score *far_result_of(const matches *all, const run *r)
{
    enum { NEAR = 2 };
    const match_score *found = NULL;
    bool sets = r->least_high >= SET_LEAST;
    int a = sets ? (int)r->won : r->a, b = sets ? (int)r->lost : r->b;
    if (r->count < 3 || a + b < 2)
        return NULL;
    for (uint32_t i = 0; i < all->count; i++) {
        const match_score *m = &all->at[i];
        if (m->kind == SCORE_PART || m->kind == SCORE_STANDING || m->from->sentence == r->first->from->sentence)
            continue;
        int x = (m->a > m->b) == (a > b) ? m->a : m->b, y = x == m->a ? m->b : m->a;
        int off = (x > a ? x - a : a - x) + (y > b ? y - b : b - y);
        if (off == 0 || (found && !match_same(found, m)))
            return NULL;
        found = off <= NEAR && (x == a || y == b) && m->a != m->b ? m : found;
    }
    return found;
}

static belie_status report(findings *out, const run *r, const match_score *result, const char *format)
{
    const facts *f = out->f;
    uint32_t first = r->first->from->first, last = r->last->from->last;
    evidence places[2] = { { first, last, facts_quote(f, first, last), r->first->from, r->first->from->by } };
    if (result)
        places[1] = (evidence){ result->from->first, result->from->last, facts_quote(f, result->from->first, result->from->last),
                                result->from, result->from->by };
    return findings_add(out, check_named("score"), BELIE_WARNING, 0.75, places, result ? 2 : 1, NULL, format, places[0].says,
                        result ? places[1].says : "");
}

static bool is_either(const match_score *m, int x, int y)
{
    return (m->a == x && m->b == y) || (m->a == y && m->b == x);
}

static belie_status compare_result(findings *out, const run *r, const match_score *m)
{
    int high = m->a > m->b ? m->a : m->b, sets = m->a + m->b;
    out->comparisons++;
    if (high <= SETS_HIGH && r->least_high >= SET_LEAST) {
        bool near = sets >= (int)r->count - 1 && sets <= (int)r->count + 1 && r->won + r->lost == r->count;
        return !near || is_either(m, (int)r->won, (int)r->lost) ? BELIE_OK
                                                                : report(out, r, m, "the sets are %s, and the result is %s");
    }
    int off_a = r->a > m->a ? r->a - m->a : m->a - r->a, off_b = r->b > m->b ? r->b - m->b : m->b - r->b;
    bool growing = r->last->a == m->a && r->last->b == m->b; /* each the score so far */
    bool near = off_a + off_b > 0 && off_a + off_b <= SUM_SLIP && (off_a == 0 || off_b == 0);
    return r->count < 3 || !near || growing || is_either(m, r->a, r->b) ? BELIE_OK
                                                                        : report(out, r, m, "the parts %s do not add up to %s");
}

static belie_status check_run(findings *out, const matches *all, const run *r)
{
    static const char *const wins[] = { "beat", "beats", "defeated", "won", "overcame", "downed", "ousted", "bt", "edged", NULL };
    static const char *const ends[] = { "retired", "ret", "walkover", "lost", "beaten", "by", "abandoned", "trailing", NULL };
    const facts *f = out->f;
    sentence s = facts_sentence_around(f, r->first->from->first, r->last->from->last);
    const match_score *result = result_of(all, r), *far = result ? NULL : far_result_of(all, r);
    if (result)
        return compare_result(out, r, result);
    if (far)
        return report(out, r, far, "the parts %s do not make %s");
    if (r->least_high < SET_LEAST || r->won >= r->lost || !facts_has_any(f, s.first, r->first->from->first, wins) ||
        facts_has_any(f, s.first, s.last, ends))
        return BELIE_OK;
    out->comparisons++;
    return report(out, r, NULL, "the winner won fewer sets: %s%s");
}

/* "Straight sets", and a set lost, where the text tells of one match. */
static belie_status check_straight(findings *out)
{
    const facts *f = out->f;
    const claim *straight = NULL, *lost = NULL;
    static const char *const relations[] = { "straight", "set-lost", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        bool is_straight = claim_is(c, "straight");
        if ((!is_straight && !claim_is(c, "set-lost")) || (c->mood & ~(unsigned)(MOOD_QUOTED | MOOD_ATTRIBUTED)))
            continue;
        if (is_straight ? straight != NULL : lost != NULL)
            return BELIE_OK;
        *(is_straight ? &straight : &lost) = c;
    }
    sentence s = straight ? facts_sentence_around(f, straight->first, straight->last) : (sentence){ 0 };
    sentence t = lost ? facts_sentence_around(f, lost->first, lost->last) : (sentence){ 0 };
    if (!straight || !lost || straight->sentence == lost->sentence || match_is_apart(f, &s) || match_is_apart(f, &t))
        return BELIE_OK;
    out->comparisons++;
    evidence places[2] = { { lost->first, lost->last, facts_quote(f, lost->first, lost->last), lost, lost->by },
                           { straight->first, straight->last, facts_quote(f, straight->first, straight->last), straight, straight->by } };
    return findings_add(out, check_named("score"), BELIE_WARNING, 0.65, places, 2, "the text reports one match",
                        "a set is lost (\"%s\"), and the match is won in straight sets", places[0].says);
}

/* "Straight sets", and the sets themselves, of which one is lost. */
static belie_status check_straight_run(findings *out, const run *r)
{
    const facts *f = out->f;
    if (r->count < 3 || !r->won || !r->lost || r->least_high < SET_LEAST)
        return BELIE_OK;
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        if (!claim_is(c, "straight") || (c->mood & (MOOD_NEGATED | MOOD_HYPOTHETICAL)) || c->sentence == r->first->from->sentence)
            continue;
        out->comparisons++;
        uint32_t first = r->first->from->first, last = r->last->from->last;
        evidence sets = { first, last, facts_quote(f, first, last), r->first->from, r->first->from->by };
        evidence told = { c->first, c->last, facts_quote(f, c->first, c->last), c, c->by };
        evidence places[2] = { first < c->first ? sets : told, first < c->first ? told : sets };
        return findings_add(out, check_named("score"), BELIE_WARNING, 0.65, places, 2, "the text reports one match",
                            "the sets are %s, and the match is won in straight sets", sets.says);
    }
    return BELIE_OK;
}

belie_status sets_check(findings *out, const matches *all)
{
    belie_status status = check_straight(out);
    uint32_t runs = 0;
    run only = { .count = 0 };
    for (uint32_t i = 0; status == BELIE_OK && i < all->count;) {
        run r = all->at[i].kind == SCORE_PART ? run_at(all, i) : (run){ .count = 1 };
        if (r.count > 1) {
            status = check_run(out, all, &r);
            only = r;
            runs++;
        }
        i += r.count;
    }
    return status == BELIE_OK && runs == 1 ? check_straight_run(out, &only) : status;
}
