/* score: a winner with fewer goals; two results of one match; a score on the way that the result has
 * passed over.
 *
 * A text can report many matches.  Results are compared only when it states one result as known ("the
 * 2-1 win"), and at most one other. */
#include "check/list.h"
#include "check/numbers.h"

typedef struct result {
    const claim *from;
    int high, low;
    bool known; /* "the 2-1 win" */
} result;

enum { RESULTS_MOST = 4 };

static bool read_pair(const facts *f, const claim *c, int *first, int *second)
{
    static const char *const nths[] = { "third", "fourth", "fifth", "sixth" };
    const claim_argument *a = claim_role(c, "first"), *b = claim_role(c, "second");
    for (int i = 0; a && !b && i < 4; i++)
        if (facts_is_word(f, a->first, nths[i])) {
            *first = 3 + i; /* "that third goal" */
            *second = 0;
            return true;
        }
    return a && b && str_to_int(facts_text(f, a->first, a->last), first) &&
           str_to_int(facts_text(f, b->first, b->last), second);
}

static belie_status check_winner(findings *out, const claim *c)
{
    const facts *f = out->f;
    int first, second;
    if (!claim_is_plain(c) || !read_pair(f, c, &first, &second))
        return BELIE_OK;
    out->comparisons++;
    if (first >= second)
        return BELIE_OK;
    evidence place = { c->first, c->last, facts_quote(f, claim_role(c, "first")->first, claim_role(c, "second")->last), c, c->by };
    return findings_add(out, check_named("score"), BELIE_WARNING, 0.75, &place, 1, NULL, "the winner has the lower score: %s",
                        place.says);
}

static result result_of(const facts *f, const claim *c)
{
    result r = { .from = c };
    int a, b;
    if (!read_pair(f, c, &a, &b) || a > 200 || b > 200)
        return (result){ .from = NULL };
    r.high = a > b ? a : b;
    r.low = a > b ? b : a;
    r.known = facts_is_word(f, c->first, "the") || facts_is_word(f, c->first, "their") || facts_is_word(f, c->first, "this") ||
              facts_is_word(f, c->first, "its");
    return r;
}

/* Two lines one after the other, each a team and its goals. */
static bool read_lines(const facts *f, const claim *c, const claim *next, result *r)
{
    int a, b;
    const claim_argument *x = claim_role(c, "score"), *y = claim_role(next, "score");
    if (next->sentence != c->sentence + 1 || !str_to_int(facts_text(f, x->first, x->last), &a) ||
        !str_to_int(facts_text(f, y->first, y->last), &b))
        return false;
    *r = (result){ .from = next, .high = a > b ? a : b, .low = a > b ? b : a };
    return true;
}

static belie_status report(findings *out, const result *a, const result *b, const char *format)
{
    evidence places[2] = { { a->from->first, a->from->last, arena_printf(out->memory, "%d-%d", a->high, a->low), a->from, a->from->by },
                           { b->from->first, b->from->last, arena_printf(out->memory, "%d-%d", b->high, b->low), b->from, b->from->by } };
    return places[0].says && places[1].says
               ? findings_add(out, check_named("score"), BELIE_WARNING, 0.75, places, 2, "the text reports one match", format,
                              places[0].says, places[1].says)
               : error_no_memory(out->error);
}

static bool differ(const result *a, const result *b)
{
    return a->high != b->high || a->low != b->low;
}

/* A score that cannot lie on the way to the result. */
static bool passes(const result *standing, const result *final)
{
    return standing->high > final->high || standing->low > final->low;
}

/* All plain results of the text; more than RESULTS_MOST: it reports several matches. */
static uint32_t read_results(const facts *f, const char *relation_name, result *results)
{
    const claim *before = NULL; /* the line of the first team */
    bool finals = strcmp(relation_name, "final") == 0;
    uint32_t count = 0;
    for (size_t i = 0; i < f->claims.len && count <= RESULTS_MOST; i++) {
        const claim *c = &f->claims.at[i];
        result r = { .from = NULL };
        bool line = finals && claim_is(c, "line");
        if (line && before && read_lines(f, before, c, &r))
            before = NULL;
        else if (line)
            before = c;
        else if ((claim_is(c, relation_name) || (finals && claim_is(c, "beat"))) && claim_is_plain(c))
            r = result_of(f, c);
        if (!r.from)
            continue;
        if (count < RESULTS_MOST)
            results[count] = r;
        count++;
    }
    return count;
}

static belie_status check_match(findings *out)
{
    result finals[RESULTS_MOST], standings[RESULTS_MOST], *known = NULL;
    uint32_t count = read_results(out->f, "final", finals), ways = read_results(out->f, "standing", standings);
    belie_status status = BELIE_OK;
    if (count > 2)
        return BELIE_OK;
    for (uint32_t i = 0; i < count; i++) {
        if (finals[i].known && known && differ(known, &finals[i]))
            return BELIE_OK; /* two matches that both are known */
        known = finals[i].known ? &finals[i] : known;
    }
    if (!known && count == 1)
        known = &finals[0];
    for (uint32_t i = 0; known && status == BELIE_OK && i < count; i++) {
        out->comparisons++;
        if (&finals[i] != known && differ(&finals[i], known))
            status = report(out, &finals[i], known, "the match ends %s here and %s there");
    }
    for (uint32_t i = 0; known && count == 1 && ways <= RESULTS_MOST && status == BELIE_OK && i < ways; i++) {
        out->comparisons++;
        if (passes(&standings[i], known))
            status = report(out, &standings[i], known, "the score is %s on the way, and %s in the end");
    }
    return status;
}

/* "Won by three goals", where the text has one result. */
static belie_status check_margin(findings *out)
{
    const facts *f = out->f;
    result finals[RESULTS_MOST];
    belie_status status = BELIE_OK;
    bool looked = false;
    for (size_t i = 0; status == BELIE_OK && i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const quantity *by = claim_is(c, "margin") && claim_is_plain(c) ? claim_quantity(f, c, "first") : NULL;
        if (!by || looked)
            continue;
        looked = true;
        if (read_results(f, "final", finals) != 1 || finals[0].high == finals[0].low)
            continue;
        out->comparisons++;
        if (finals[0].high - finals[0].low == (int)by->written)
            continue;
        evidence places[2] = { { finals[0].from->first, finals[0].from->last,
                                 arena_printf(out->memory, "%d-%d", finals[0].high, finals[0].low), finals[0].from,
                                 finals[0].from->by },
                               claim_evidence(f, c, "first") };
        status = places[0].says ? findings_add(out, check_named("score"), BELIE_WARNING, 0.7, places, 2,
                                               "the text reports one match", "the match ends %s, and not by %s goals",
                                               places[0].says, places[1].says)
                                : error_no_memory(out->error);
    }
    return status;
}

belie_status check_score(findings *out)
{
    const facts *f = out->f;
    belie_status status = BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < f->claims.len; i++)
        if (claim_is(&f->claims.at[i], "beat"))
            status = check_winner(out, &f->claims.at[i]);
    if (status == BELIE_OK)
        status = check_match(out);
    return status == BELIE_OK ? check_margin(out) : status;
}
