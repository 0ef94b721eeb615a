/* score: a winner with fewer goals; two results of one match; a score on the way that the result has
 * passed over; a margin, a winner, a draw or a list of scorers that the result does not give.
 *
 * A text can report many matches.  Results are compared only when it tells of one, or when names of both
 * sides say which of several lines is meant. */
#include "check/ballots.h"
#include "check/list.h"
#include "check/list_count.h"
#include "check/matches.h"
#include "check/score_apart.h"
#include "check/score_main.h"
#include "check/score_outcome.h"
#include "check/sets.h"

enum { WAYS_MOST = 4 };

static const char *shown(const findings *out, const match_score *m)
{
    return arena_printf(out->memory, "%d-%d", m->a, m->b);
}

static evidence place_of(const findings *out, const match_score *m)
{
    return (evidence){ m->first, m->last, shown(out, m), m->from, m->from->by };
}

static belie_status report(findings *out, const match_score *a, const match_score *b, const char *format)
{
    evidence places[2] = { place_of(out, a), place_of(out, b) };
    return places[0].says && places[1].says
               ? findings_add(out, check_named("score"), BELIE_WARNING, 0.75, places, 2, "the text reports one match", format,
                              places[0].says, places[1].says)
               : error_no_memory(out->error);
}

static belie_status report_with(findings *out, const match_score *m, const claim *c, const char *format)
{
    const facts *f = out->f;
    evidence places[2] = { place_of(out, m), { c->first, c->last, facts_quote(f, c->first, c->last), c, c->by } };
    return places[0].says && places[1].says
               ? findings_add(out, check_named("score"), BELIE_WARNING, 0.7, places, 2, "the text reports one match", format,
                              places[0].says, places[1].says)
               : error_no_memory(out->error);
}

/* ---- the winner with the lower score ---- */

static bool is_counted(const facts *f, uint32_t at)
{
    static const char *const fine[] = { "win", "victory", "triumph", "success", "at", "in", "on", "and", "to", "after", "with",
                                        "away", "home", "over", "last", "thanks", "against", "for", "before", "when", "but",
                                        "yesterday", "here", "today", NULL };
    return at < f->text->tokens.len && f->text->tokens.at[at].shape == SHAPE_LOWER && !facts_is_any(f, at, fine);
}

/* Whether the score is the one with which somebody won; *won_at: the verb. */
static bool is_winning(const facts *f, const match_score *m, uint32_t *won_at)
{
    static const char *const wins[] = { "won", "win", "wins", "winning", "beat", "beats", "beating", "defeated", "defeating", "thrashed", "edged", "trounced",
                                        "overcame", "downed", "routed", "prevailed", "triumphed", "hammered", "crushed",
                                        "demolished", "outscored", "outplayed", "ousted", "eliminated", "clinched", "sealed", "thumped", "mauled", "pipped",
                                        "whipped", "overpowered", "victorious", "victory", "triumph", NULL };
    static const char *const took[] = { "took", "taking", "takes", "claimed", "sealing", NULL };
    static const char *const taken[] = { "set", "match", "game", "frame", "tie", "title", "decider", "sets", "games", "final", "series", "points", NULL };
    static const char *const losses[] = { "lost", "been", "was", "were", "is", "are", "not", "losing", "lose", "aggregate", "having", "being", NULL };
    sentence s = facts_sentence_around(f, m->first, m->last);
    bool won = false;
    uint32_t end = m->last + 3 < s.last ? m->last + 3 : s.last;
    if (is_counted(f, m->last) && !facts_is_word(f, m->last, "win"))
        return false;
    for (uint32_t at = m->first > s.first + 7 ? m->first - 7 : s.first; at < m->first; at++) {
        if (facts_is_word(f, at, ",") || facts_is_word(f, at, ";") || facts_is_word(f, at, ":"))
            won = false;
        if (facts_is_any(f, at, wins) || (facts_is_any(f, at, took) && facts_has_any(f, at, m->first, taken))) {
            won = true;
            *won_at = at;
        }
        if (facts_is_any(f, at, losses))
            return false;
    }
    if ((m->first > s.first + 1 && facts_is_word(f, m->first - 1, "to")) || facts_is_word(f, m->last, "to"))
        return false; /* goals and points: "3-8 to 0-14" */
    for (uint32_t at = m->last; at < end; at++)
        if (facts_is_word(f, at, "aggregate") || facts_is_word(f, at, "penalties") || facts_is_word(f, at, "-"))
            return false;
    return won;
}

static belie_status check_winner(findings *out, const match_score *m)
{
    const facts *f = out->f;
    uint32_t won_at = 0;
    bool bracketed = m->first > 0 && facts_is_word(f, m->first - 1, "("); /* "beat Metz 3-2 (1-2)" */
    if ((m->kind != SCORE_FINAL && m->kind != SCORE_LOOSE) || bracketed || m->line || !claim_role(m->from, "second") || !is_winning(f, m, &won_at))
        return BELIE_OK;
    out->comparisons++;
    if (m->a >= m->b)
        return BELIE_OK;
    evidence places[2] = { { won_at, won_at + 1, facts_quote(f, won_at, won_at + 1), NULL, m->from->by }, place_of(out, m) };
    places[1].says = facts_quote(f, m->first, m->last);
    return findings_add(out, check_named("score"), BELIE_WARNING, 0.75, places, 2, NULL, "the winner has the lower score: %s",
                        places[1].says);
}

/* ---- two results ---- */

static uint32_t shared_names(const uint64_t *a, uint32_t a_count, const uint64_t *b, uint32_t b_count)
{
    uint32_t shared = 0;
    for (uint32_t i = 0; i < a_count; i++)
        shared += match_has_name(b, b_count, a[i]);
    return shared;
}

/* Whether a sentence names both teams of a line; one is enough where a known match is meant. */
static bool names_teams(const match_score *m, const match_score *line)
{
    bool home = shared_names(line->home, line->home_count, m->home, m->home_count);
    bool away = shared_names(line->away, line->away_count, m->home, m->home_count);
    return (home && away) || (m->definite && (home || away));
}

static bool is_result(const match_score *m)
{
    return m->kind == SCORE_FINAL && !m->apart;
}

/* How many different results the text has; those that are equal count once. */
static uint32_t different_results(const matches *all)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        bool known = all->at[i].kind != SCORE_FINAL;
        for (uint32_t k = 0; k < i && !known; k++)
            known = all->at[k].kind == SCORE_FINAL && match_same(&all->at[k], &all->at[i]);
        count += !known;
    }
    return count;
}

/* The one result of the text, or NULL; a line is best. */
static const match_score *only_result(const matches *all)
{
    const match_score *found = NULL;
    uint32_t lines = 0;
    if (different_results(all) != 1)
        return NULL;
    for (uint32_t i = 0; i < all->count; i++) {
        lines += all->at[i].line;
        if (all->at[i].kind == SCORE_FINAL && (!found || all->at[i].line))
            found = &all->at[i];
    }
    return found && lines < 2 && !found->apart ? found : NULL;
}

static bool is_other_match(const match_score *a, const match_score *b)
{
    if (a->category && b->category && a->category != b->category)
        return true;
    if (a->opponent && b->opponent && a->opponent != b->opponent)
        return true;
    const match_score *line = a->line ? a : b->line ? b : NULL, *said = line == a ? b : a;
    return line && said->opponent && !match_has_name(line->home, line->home_count, said->opponent) &&
           !match_has_name(line->away, line->away_count, said->opponent);
}

/* A sentence that names both teams of lines, none of which has its result. */
static belie_status check_lines(findings *out, const matches *all, const match_score *m)
{
    const match_score *nearest = NULL;
    int distance = 0;
    if (!is_result(m) || m->line)
        return BELIE_OK;
    for (uint32_t i = 0; i < all->count; i++) {
        const match_score *line = &all->at[i];
        if (!line->line || !names_teams(m, line) || line->from->sentence == m->from->sentence)
            continue;
        out->comparisons++;
        if (match_same(m, line) || line->apart)
            return BELIE_OK;
        int high = (m->a > m->b ? m->a : m->b) - (line->a > line->b ? line->a : line->b);
        int low = (m->a > m->b ? m->b : m->a) - (line->a > line->b ? line->b : line->a);
        int off = (high < 0 ? -high : high) + (low < 0 ? -low : low);
        if (!nearest || off < distance) {
            nearest = line;
            distance = off;
        }
    }
    return nearest && !is_other_match(m, nearest) && !score_is_of_others(out->f, nearest, m->from->first, m->from->last) ? report(out, m, nearest, "the match ends %s here and %s there") : BELIE_OK;
}

/* ---- what the one result does not give ---- */

static int high_of(const match_score *m)
{
    return m->a > m->b ? m->a : m->b;
}

static int low_of(const match_score *m)
{
    return m->a > m->b ? m->b : m->a;
}

/* A score that cannot lie on the way to the result. */
static belie_status check_standing(findings *out, const match_score *final, const match_score *way)
{
    bool in_all = facts_is_word(out->f, way->last, "over") && facts_is_word(out->f, way->last + 1, "all"); /* of several matches */
    if (way->kind != SCORE_STANDING || way->apart || in_all)
        return BELIE_OK;
    out->comparisons++;
    bool other = is_other_match(final, way) || way->a > 200 || high_of(way) > 2 * high_of(final) + 3; /* shots, no goals */
    bool passed = high_of(way) > high_of(final) || low_of(way) > low_of(final);
    return passed && !other ? report(out, way, final, "the score is %s on the way, and %s in the end") : BELIE_OK;
}

static belie_status check_outcome(findings *out, const match_score *m, const claim *c)
{
    const facts *f = out->f;
    const claim_argument *who = claim_role(c, "who"), *how = claim_role(c, "how");
    uint64_t names[MATCH_NAMES];
    uint32_t count = 0;
    for (uint32_t at = who->first; at < who->last && count < MATCH_NAMES; at++)
        if (match_name(f, at))
            names[count++] = match_name(f, at);
    bool home = shared_names(m->home, m->home_count, names, count), away = shared_names(m->away, m->away_count, names, count);
    if (!m->line || home == away || m->a == m->b)
        return BELIE_OK;
    bool won = (m->a > m->b) == home;
    return won == (strcmp(how->text, "won") == 0) ? BELIE_OK : report_with(out, m, c, "the match ends %s, and it is told \"%s\"");
}

static belie_status check_goals(findings *out, const match_score *m, const claim *c)
{
    uint32_t least, most;
    if (!list_items(out->f, claim_role(c, "items"), &least, &most))
        return BELIE_OK;
    return (int)least <= high_of(m) ? BELIE_OK : report_with(out, m, c, "the match ends %s, and it is told \"%s\"");
}

static bool has_extra(const facts *f)
{
    static const char *const words[] = { "penalties", "shoot-out", "shootout", "extra", "overtime", "kicks", "replay", "toss",
                                         "tie-break", "aggregate", "sudden", NULL };
    uint32_t last = (uint32_t)(f->text->tokens.len < 4000 ? f->text->tokens.len : 4000);
    return facts_has_any(f, 0, last, words);
}

static belie_status check_with(findings *out, const match_score *m, const claim *c)
{
    const facts *f = out->f;
    sentence s = facts_sentence_around(f, c->first, c->last);
    uint64_t category = match_category(f, &s);
    bool meets = c->first < m->last && m->first < c->last;
    static const char *const past[] = { "won", "lost", "beaten", "that", NULL }; /* "will have to forget that they lost" */
    bool told = facts_is_any(f, c->first, past) || facts_is_word(f, c->last > 2 ? c->last - 3 : 0, "losing");
    unsigned fine = MOOD_QUOTED | MOOD_ATTRIBUTED | MOOD_FORMER | (told ? MOOD_PLANNED | MOOD_HEDGED : 0);
    if ((c->mood & ~fine) || match_is_apart(f, &s) || category != m->category || meets || score_is_of_others(f, m, c->first, c->last))
        return BELIE_OK;
    out->comparisons++;
    if (claim_is(c, "outcome"))
        return check_outcome(out, m, c);
    if (claim_is(c, "goals-from"))
        return check_goals(out, m, c);
    if (claim_is(c, "nth-goal"))
        return match_number(f, c, "first") > high_of(m) ? report_with(out, m, c, "the match ends %s, and it is told \"%s\"")
                                                         : BELIE_OK;
    bool wrong = claim_is(c, "drawn") ? m->a != m->b : m->a == m->b && !has_extra(f);
    return wrong ? report_with(out, m, c, "the match ends %s, and it is told \"%s\"") : BELIE_OK;
}

static belie_status check_one_result(findings *out, const matches *all)
{
    static const char *const relations[] = { "outcome", "goals-from", "nth-goal", "drawn", "decided", NULL };
    const facts *f = out->f;
    const match_score *m = only_result(all);
    belie_status status = BELIE_OK;
    uint32_t ways = 0; /* many belong to many matches */
    for (uint32_t i = 0; i < all->count; i++)
        ways += all->at[i].kind == SCORE_STANDING;
    for (uint32_t i = 0; m && ways <= WAYS_MOST && status == BELIE_OK && i < all->count; i++)
        status = check_standing(out, m, &all->at[i]);
    claim_walk w = claims_of(f, relations);
    for (const claim *c; m && status == BELIE_OK && (c = claims_next(&w)) != NULL;)
        status = check_with(out, m, c);
    return status;
}

belie_status check_score(findings *out)
{
    matches all;
    matches_read(&all, out->f);
    belie_status status = ballots_check(out);
    for (uint32_t i = 0; status == BELIE_OK && i < all.count; i++)
        status = check_winner(out, &all.at[i]);
    if (status == BELIE_OK)
        status = sets_check(out, &all);
    for (uint32_t i = 0; status == BELIE_OK && !all.many && i < all.count; i++)
        status = check_lines(out, &all, &all.at[i]);
    if (status == BELIE_OK && !all.many)
        status = check_one_result(out, &all);
    if (status == BELIE_OK)
        status = score_apart_check(out, &all);
    if (status == BELIE_OK && !all.many)
        status = score_main_check(out, &all);
    return status == BELIE_OK && !all.many ? score_outcome_check(out, &all) : status;
}
