/* score, of what the text tells of a result a second time: a score, a margin or a winner that no result of the text
 * gives, and the one result that it is near. */
#include "check/score_apart.h"

#include "check/list.h"
#include "check/score_main.h"
#include "check/words.h"

#include "facts/numbers.h"

#include <stdlib.h>

enum { SLIP_MOST = 3, SLIP_MOST_HIGH = 12, HIGH = 20, STEMS = 40 };

typedef struct results {
    findings *out;
    const matches *all;
    word_reader words;
    uint32_t different; /* results that are not the same */
} results;

static int high(const match_score *m)
{
    return m->a > m->b ? m->a : m->b;
}

static int low(const match_score *m)
{
    return m->a > m->b ? m->b : m->a;
}

static bool same_score(const match_score *a, const match_score *b)
{
    return high(a) == high(b) && low(a) == low(b);
}

/* Whether both scores can be one that is told wrong: one number is the same, and the other near. */
static bool is_near(const match_score *a, const match_score *b)
{
    int x = abs(high(a) - high(b)), y = abs(low(a) - low(b));
    int most = high(a) >= HIGH && high(b) >= HIGH ? SLIP_MOST_HIGH : SLIP_MOST;
    return (x == 0 && y <= most) || (y == 0 && x <= most) || (x == 1 && y == 1);
}

static bool is_told_again(const results *r, const match_score *m)
{
    for (uint32_t i = 0; i < r->all->count; i++)
        if (&r->all->at[i] != m && same_score(&r->all->at[i], m))
            return true;
    return false;
}

/* "The 5-3 victory", "their 2-1 defeat", "that 3-1 scoreline". */
static bool is_known(const facts *f, const match_score *m)
{
    static const char *const words[] = { "the", "that", "this", "their", "his", "her", "our", "its", NULL };
    uint32_t at = m->from->first;
    return m->definite == 2 || (at > 0 && facts_is_any(f, at - 1, words));
}

/* Names and other words that the sentences of both share. */
static double shared(const results *r, uint32_t i, uint32_t k)
{
    const facts *f = r->out->f;
    const sentence *s = f->text->sentences.at;
    uint64_t x[STEMS], y[STEMS];
    double names = 0;
    for (uint32_t at = s[i].first; at < s[i].last && at < s[i].first + 80 && names < 2; at++)
        for (uint32_t to = s[k].first; match_name(f, at) && to < s[k].last && to < s[k].first + 80; to++)
            if (match_name(f, to) == match_name(f, at)) {
                names++;
                break;
            }
    uint32_t n = words_read(&r->words, s[i].first, s[i].last, x, STEMS), m = words_read(&r->words, s[k].first, s[k].last, y, STEMS);
    double stems = words_shared(x, n, y, m) - names;
    return names + (stems > 0 ? 0.25 * stems : 0);
}

static bool same_side(const uint64_t *a, uint32_t n, const uint64_t *b, uint32_t m)
{
    bool same = n == m;
    for (uint32_t i = 0; same && i < n; i++)
        same = match_has_name(b, m, a[i]);
    return same;
}

/* Which leg, game or day a sentence speaks of: the key of "second" in "the second leg", or 0. */
static uint64_t leg_of(const facts *f, uint32_t sentence_index)
{
    static const char *const legs[] = { "leg", "game", "match", "meeting", "day", "round", "half", "rubber", "set", NULL };
    const sentence *s = &f->text->sentences.at[sentence_index];
    int nth = facts_class(f, "ordinal-word");
    for (uint32_t at = s->first; at + 1 < s->last; at++)
        if (facts_has_class(f, at, nth) && facts_is_any(f, at + 1, legs))
            return str_hash(text_token(f->text, at)) | 1;
    return 0;
}

/* Lines of two teams are of one match when both teams are the same. */
static bool is_another(const match_score *a, const match_score *b)
{
    if (a->line && b->line && !(same_side(a->home, a->home_count, b->home, b->home_count) && same_side(a->away, a->away_count, b->away, b->away_count)))
        return true;
    return (a->category && b->category && a->category != b->category) || (a->opponent && b->opponent && a->opponent != b->opponent);
}

static uint32_t count_different(const results *r)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < r->all->count; i++) {
        bool known = r->all->at[i].kind == SCORE_PART || r->all->at[i].kind == SCORE_STANDING;
        for (uint32_t k = 0; k < i && !known; k++)
            known = same_score(&r->all->at[k], &r->all->at[i]);
        count += !known;
    }
    return count;
}

/* Names close to both scores, none of which is the same: "beat Ajax 4-2", "beat Benfica 4-1". */
static bool are_of_others(const facts *f, const match_score *a, const match_score *b)
{
    enum { CLOSE = 6 };
    bool any[2] = { false, false };
    const match_score *both[2] = { a, b };
    uint64_t names[2 * CLOSE + 8];
    uint32_t count = 0;
    for (int i = 0; i < 2; i++) {
        sentence s = facts_sentence_around(f, both[i]->first, both[i]->last);
        uint32_t from = both[i]->first > s.first + CLOSE ? both[i]->first - CLOSE : s.first;
        uint32_t end = both[i]->last + CLOSE < s.last ? both[i]->last + CLOSE : s.last;
        for (uint32_t at = from; at < end; at++) {
            uint64_t name = at > s.first ? match_name(f, at) : 0;
            any[i] |= name != 0;
            if (i == 1 && name && match_has_name(names, count, name))
                return false;
            if (i == 0 && name && count < 2 * CLOSE)
                names[count++] = name;
        }
    }
    return any[0] && any[1];
}

/* ---- a score told anew ---- */

/* "Ross, who had beaten Ayr 4-1": an earlier match, where the other sentence has no "had". */
static bool is_of_before(const facts *f, const match_score *m)
{
    enum { BEFORE = 5 };
    static const char *const ends[] = { "beaten", "won", "lost", "drawn", "defeated", "thrashed", NULL };
    uint32_t first = f->text->sentences.at[m->from->sentence].first, from = m->first > first + BEFORE ? m->first - BEFORE : first;
    for (uint32_t at = facts_next_any(f, from, m->first, ends); at != UINT32_MAX; at = facts_next_any(f, at + 1, m->first, ends))
        if (at > first && facts_is_word(f, at - 1, "had"))
            return true;
    return false;
}

/* "On penalties" is another score than that of the match; results of two years are of two matches. */
static bool are_of_two(const facts *f, const match_score *a, const match_score *b)
{
    static const char *const kicks[] = { "penalties", "shoot-out", "shootout", "aggregate", "blitz", "kicks", NULL };
    enum { BEHIND = 5 };
    bool one = facts_has_any(f, a->last, a->last + BEHIND, kicks), other = facts_has_any(f, b->last, b->last + BEHIND, kicks);
    int32_t years[2] = { 0, 0 };
    for (int i = 0; i < 2; i++) {
        const sentence *s = &f->text->sentences.at[(i ? b : a)->from->sentence];
        for (size_t k = facts_date_from(f, s->first); k < f->dates.len && f->mentions.at[f->dates.at[k].mention].first < s->last && !years[i]; k++)
            years[i] = f->dates.at[k].value && f->dates.at[k].value[0] >= '1' && f->dates.at[k].value[0] <= '2' ? atoi(f->dates.at[k].value) : 0;
    }
    return one != other || is_of_before(f, a) != is_of_before(f, b) || (years[0] && years[1] && years[0] != years[1]);
}

static double weigh(const results *r, const match_score *a, const match_score *b)
{
    const facts *f = r->out->f;
    double points = shared(r, a->from->sentence, b->from->sentence);
    if ((a->a == a->b) != (b->a == b->b) && points < 1)
        return 0; /* a draw and a win are of two matches, if nothing else is told of both */
    points += is_known(f, b) || (is_known(f, a) && !is_told_again(r, a)) ? 1.5 : 0; /* "they beat Moss 3-1 ... the 3-1" */
    uint64_t here = leg_of(f, a->from->sentence), there = leg_of(f, b->from->sentence);
    points -= is_another(a, b) || (here && there && here != there) ? 2 : 0;
    points -= (a->apart != b->apart) + are_of_others(f, a, b) + (are_of_two(f, a, b) ? 3 : 0);
    return points + (r->different == 2 ? 1 : 0);
}

static bool counts(const match_score *m)
{
    return m->kind != SCORE_PART && m->kind != SCORE_STANDING;
}

/* Whether a text speaks of games; if not, two numbers are mixed in a proportion. */
static bool is_sport(const facts *f)
{
    int sport = facts_class(f, "sport-word");
    for (uint32_t at = 0; at < f->text->tokens.len; at++)
        if (facts_has_class(f, at, sport))
            return true;
    return false;
}

static belie_status judge_score(const results *r, const match_score *b)
{
    enum { MANY = 6, MOST = 12 };
    const double least = r->different > MANY ? 3.5 : 2;
    const match_score *found = NULL;
    double best = 0;
    if (!counts(b) || is_told_again(r, b) || r->different > MOST)
        return BELIE_OK;
    for (uint32_t i = 0; i < r->all->count; i++) {
        const match_score *a = &r->all->at[i];
        if (a == b || !counts(a) || a->from->sentence == b->from->sentence || !is_near(a, b) ||
            (a->kind == SCORE_LOOSE && b->kind == SCORE_LOOSE && !is_sport(r->out->f)) || (!a->nothing && !b->nothing && a->kind == SCORE_LOOSE && b->kind == SCORE_LOOSE && !is_known(r->out->f, a) && !is_known(r->out->f, b)) || (a->line && b->line && is_another(a, b)))
            continue;
        r->out->comparisons++;
        const match_score *early = a->first < b->first ? a : b, *late = early == a ? b : a;
        double points = !late->line && score_is_elsewhere(r->out->f, early, late->from->first, late->from->last) ? 0 : weigh(r, a, b);
        if (points > best) {
            best = points;
            found = a;
        }
    }
    if (!found || best < least)
        return BELIE_OK;
    const match_score *first = found->first < b->first ? found : b, *second = first == b ? found : b;
    evidence places[2] = { match_evidence(r->out->f, first), match_evidence(r->out->f, second) };
    return findings_add(r->out, check_named("score"), BELIE_WARNING, 0.6, places, 2, "no other result of the text is so",
                        "the match ends %s here and %s there", places[0].says, places[1].says);
}

/* "The 1-0 sends them on" and "his side's 0-1 loss": one score, turned round, with a word for the other end. */
static belie_status judge_turned(const results *r, const match_score *b)
{
    enum { FEW_RESULTS = 3 };
    static const char *const lost[] = { "loss", "defeat", "losing", "lost", NULL };
    const facts *f = r->out->f;
    if (b->line || !counts(b) || b->a >= b->b || r->different > FEW_RESULTS || !facts_is_any(f, b->last, lost))
        return BELIE_OK;
    for (uint32_t i = 0; i < r->all->count; i++) {
        const match_score *a = &r->all->at[i];
        uint32_t end = a->last + 3 < f->text->tokens.len ? a->last + 3 : a->last;
        if (a->line || !counts(a) || a->a != b->b || a->b != b->a || a->from->sentence == b->from->sentence ||
            facts_has_any(f, a->first > 5 ? a->first - 5 : 0, end, lost))
            continue;
        r->out->comparisons++;
        const match_score *first = a->first < b->first ? a : b, *second = first == a ? b : a;
        evidence places[2] = { match_evidence(r->out->f, first), match_evidence(r->out->f, second) };
        places[first == b ? 0 : 1].last++;
        return findings_add(r->out, check_named("score"), BELIE_WARNING, 0.6, places, 2, "the text has no other such result",
                            "%s here and %s there", places[0].says, places[1].says);
    }
    return BELIE_OK;
}

/* ---- a margin ---- */

/* "Lost by two" and "a 25-28 defeat": 1; "lost by two" and "the 14-12 victory": -1. */
static int says_same(const facts *f, uint32_t first, uint32_t last, const match_score *m)
{
    static const char *const won[] = { "won", "win", "victory", "beat", "winning", "triumph", "success", "winners", NULL };
    static const char *const lost[] = { "lost", "defeat", "losing", "loss", "beaten", "defeated", "reverse", NULL };
    enum { BEFORE = 6, BEHIND = 3 };
    uint32_t from = m->first > BEFORE ? m->first - BEFORE : 0, end = m->last + BEHIND < f->text->tokens.len ? m->last + BEHIND : m->last;
    bool here[2] = { facts_has_any(f, first, last, won), facts_has_any(f, first, last, lost) };
    bool there[2] = { facts_has_any(f, from, end, won), facts_has_any(f, from, end, lost) };
    return (here[0] && there[0]) || (here[1] && there[1]) ? 1 : (here[0] && there[1]) || (here[1] && there[0]) ? -1 : 0;
}

static belie_status judge_margin(const results *r, const claim *c)
{
    static const double least = 0.5;
    const facts *f = r->out->f;
    const match_score *found = NULL;
    double best = -1;
    bool tie = false;
    int by = score_margin(f, c), finals = 0;
    for (uint32_t i = 0; i < r->all->count; i++)
        finals += r->all->at[i].kind == SCORE_FINAL;
    sentence own = facts_sentence_around(f, c->first, c->last);
    if (by <= 0 || (c->mood & (MOOD_NEGATED | MOOD_HYPOTHETICAL | MOOD_ASKED | MOOD_CORRECTED)))
        return BELIE_OK;
    for (uint32_t i = 0; i < r->all->count; i++) {
        const match_score *m = &r->all->at[i];
        if (high(m) - low(m) == by || (m->from->first < c->last && c->first < m->from->last))
            return BELIE_OK;
        if (!counts(m) || m->a == m->b || abs(high(m) - low(m) - by) > SLIP_MOST)
            continue;
        r->out->comparisons++;
        double points = shared(r, c->sentence, m->from->sentence) - (m->apart ? 0.5 : 0) - (match_is_apart(f, &own) ? 0.5 : 0);
        int same = says_same(f, c->first, c->last, m);
        points += same < 0 ? 2 * same : same;
        points += m->kind == SCORE_FINAL ? (finals == 1 ? 1 : 0.25) : 0;
        points += r->different == 1 ? 1 : 0;
        points += abs(high(m) - low(m) - by) == 1 ? 0.5 : 0;
        tie = points == best || (points < best && tie);
        if (points > best) {
            best = points;
            found = m;
        }
    }
    if (found && found->first < c->first && score_is_elsewhere(f, found, c->first, c->last))
        return BELIE_OK;
    if (!found || tie || best < least || found->from->sentence == c->sentence)
        return BELIE_OK;
    evidence told = { c->first, c->last, facts_quote(f, c->first, c->last), c, c->by }, score = match_evidence(r->out->f, found);
    evidence places[2] = { found->first < c->first ? score : told, found->first < c->first ? told : score };
    return findings_add(r->out, check_named("score"), BELIE_WARNING, 0.6, places, 2, "no other result of the text has that margin",
                        "the match ends %s, and it is told \"%s\"", score.says, told.says);
}

/* ---- nothing more happened ---- */

static belie_status judge_rest(const results *r)
{
    static const char *const more[] = { "further", "more", "other", NULL };
    static const char *const things[] = { "goals", "goal", "scoring", "points", "score", "scores", NULL };
    const facts *f = r->out->f;
    const match_score *way = NULL, *final = NULL;
    for (uint32_t i = 0; i < r->all->count; i++) {
        const match_score *m = &r->all->at[i];
        way = m->kind == SCORE_STANDING ? m : way;
        final = counts(m) ? m : final;
    }
    if (!way || !final || r->different != 1 || same_score(way, final))
        return BELIE_OK;
    for (uint32_t at = way->last; at + 2 < f->text->tokens.len; at++)
        if (facts_is_word(f, at, "no") && facts_is_any(f, at + 1, more) && facts_is_any(f, at + 2, things)) {
            evidence places[3] = { match_evidence(r->out->f, way), { at, at + 3, facts_quote(f, at, at + 3), NULL, way->from->by }, match_evidence(r->out->f, final) };
            return findings_add(r->out, check_named("score"), BELIE_WARNING, 0.6, places, 3, "nothing is scored between them",
                                "%s, \"%s\", and %s in the end", places[0].says, places[1].says, places[2].says);
        }
    return BELIE_OK;
}

belie_status score_apart_check(findings *out, const matches *all)
{
    const facts *f = out->f;
    results r = { .out = out, .all = all };
    belie_status status = BELIE_OK;
    word_reader_init(&r.words, f);
    if (!all->count || all->many)
        return BELIE_OK;
    r.different = count_different(&r);
    for (uint32_t i = 0; status == BELIE_OK && i < all->count; i++)
        status = judge_score(&r, &all->at[i]);
    for (uint32_t i = 0; status == BELIE_OK && i < all->count; i++)
        status = judge_turned(&r, &all->at[i]);
    for (size_t i = 0; status == BELIE_OK && i < f->claims.len; i++)
        if (claim_is(&f->claims.at[i], "margin"))
            status = judge_margin(&r, &f->claims.at[i]);
    return status == BELIE_OK ? judge_rest(&r) : status;
}
