/* score: who won and who lost, of the sides of a line: "Rangers 3, City 1", and "their two-goal defeat". */
#include "check/score_outcome.h"

#include "check/list.h"
#include "check/score_main.h"

enum { BACK = 40, FEW = 16, BESIDE = 6 };

static uint32_t side_words(const facts *f, uint32_t first, uint32_t last, const uint64_t *side, uint32_t count)
{
    uint32_t found = 0;
    for (uint32_t at = first; at < last; at++)
        found += match_name(f, at) && match_has_name(side, count, match_name(f, at));
    return found;
}

/* Whom a word for winning or losing is told of: 'h' or 'a' of a line, or 0.  The name before it; where its sentence
 * has none, the first of the sentence before. */
static char side_at(const facts *f, const match_score *line, uint32_t at)
{
    static const char *const beside[] = { "over", "against", "to", "by", "of", "at", "in", "for", "from", NULL };
    const sentence *s = f->text->sentences.at;
    uint32_t own = facts_sentence(f, at);
    for (uint32_t i = at; i > s[own].first && at - i < BACK; i--) {
        bool home = side_words(f, i - 1, i, line->home, line->home_count), away = side_words(f, i - 1, i, line->away, line->away_count);
        if (home != away && i > 1 && !facts_is_any(f, i - 2, beside))
            return home ? 'h' : 'a';
        if (home || away || (match_name(f, i - 1) && i - 1 > s[own].first))
            return 0;
    }
    for (uint32_t back = own; back > 0 && own - back < 2; back--)
        for (uint32_t i = s[back - 1].first; i < s[back - 1].last; i++) {
            bool home = side_words(f, i, i + 1, line->home, line->home_count), away = side_words(f, i, i + 1, line->away, line->away_count);
            if (home != away)
                return home ? 'h' : 'a';
            if (match_name(f, i) && i > s[back - 1].first)
                return 0;
        }
    return 0;
}

/* 'w' for a word that says that the one it is told of won, 'l' lost, 0 neither. */
static char outcome_at(const facts *f, uint32_t at)
{
    static const char *const nouns[][12] = { { "victory", "win", "triumph", "success", "winners", "victors", NULL },
                                             { "defeat", "loss", "losers", "drubbing", "thrashing", "beating", NULL } };
    static const char *const possessors[] = { "their", "its", "his", "her", "'s", "\xE2\x80\x99s", "'", "\xE2\x80\x99", NULL };
    for (int lost = 0; lost < 2; lost++)
        if (facts_is_any(f, at, nouns[lost])) {
            bool plural = facts_is_word(f, at, "winners") || facts_is_word(f, at, "victors") || facts_is_word(f, at, "losers");
            uint32_t from = at > 5 ? at - 5 : 0;
            bool numbered = at > 0 && f->text->tokens.at[at - 1].kind == TOKEN_NUMBER;
            bool verb = at > 0 && f->text->tokens.at[at].shape == SHAPE_LOWER && (facts_is_word(f, at, "win") || facts_is_word(f, at, "wins")) && match_name(f, at - 1);
            verb &= !facts_is_word(f, at > 1 ? at - 2 : 0, "(");
            bool as = at > 2 && (facts_is_word(f, at - 1, "as") || facts_is_word(f, at - 2, "as"));
            return verb || (plural && (numbered || as)) || (!plural && facts_has_any(f, from, at, possessors)) ? (lost ? 'l' : 'w') : 0;
        }
    return 0;
}

static bool has_extra(const facts *f)
{
    static const char *const words[] = { "penalties", "shoot-out", "shootout", "extra", "overtime", "kicks", "replay", "toss", "tie-break", "aggregate",
                                         "sudden", "tiebreak", NULL };
    return facts_has_any(f, 0, (uint32_t)f->text->tokens.len, words);
}

/* The one line that has the names of a side. */
static belie_status judge_line(findings *out, const matches *all, const match_score *line)
{
    static const char *const others[] = { "last", "previous", "previously", "earlier", "first", "since", "season", "next", "another", "second", "third",
                                          "fourth", "semi-final", "quarter-final", "round", "league", NULL };
    const facts *f = out->f;
    for (uint32_t i = 0; i < all->count; i++) {
        const match_score *m = &all->at[i];
        bool home = m != line && m->line && (side_words(f, m->first, m->last, line->home, line->home_count) || side_words(f, m->first, m->last, line->away, line->away_count));
        if (home && !match_same(m, line))
            return BELIE_OK;
    }
    for (uint32_t at = 0; at < f->text->tokens.len; at++) {
        char how = outcome_at(f, at), side = how && (at < line->first || at >= line->last) ? side_at(f, line, at) : 0;
        uint32_t from = at > 8 ? at - 8 : 0;
        bool fits = line->a != line->b && ((side == 'h') == (line->a > line->b)) == (how == 'w');
        if (!side || fits || facts_has_any(f, from, at + 6 < f->text->tokens.len ? at + 6 : at, others) || score_is_of_others(f, line, at, at + 1))
            continue;
        out->comparisons++;
        evidence told = { at > 2 ? at - 3 : at, at + 1, facts_quote(f, at > 2 ? at - 3 : at, at + 1), NULL, line->from->by }, score = match_evidence(out->f, line);
        evidence places[2] = { line->first < at ? score : told, line->first < at ? told : score };
        return findings_add(out, check_named("score"), BELIE_WARNING, 0.6, places, 2, "the text tells of one match of both",
                            "the match ends %s, and it is told \"%s\"", score.says, told.says);
    }
    return BELIE_OK;
}

/* ---- the one result is a draw, and somebody won ---- */

static bool has_side(const match_score *m, uint64_t name)
{
    return name && (match_has_name(m->home, m->home_count, name) || match_has_name(m->away, m->away_count, name));
}

/* Whether a score is a draw of sides of which the text has no other result. */
static bool is_only_draw(const matches *all, const match_score *m)
{
    if (m->a != m->b || m->kind == SCORE_PART || m->kind == SCORE_STANDING || m->apart || m->nothing || !m->home_count)
        return false;
    for (uint32_t i = 0; i < all->count; i++) {
        const match_score *other = &all->at[i];
        for (uint32_t k = 0; k < other->home_count + other->away_count && !match_same(other, m); k++)
            if (has_side(m, k < other->home_count ? other->home[k] : other->away[k - other->home_count]))
                return false;
    }
    return true;
}

/* Whether a sentence names a side of a score. */
static bool is_of_match(const facts *f, const match_score *m, const sentence *s)
{
    for (uint32_t i = s->first; i < s->last; i++)
        if (has_side(m, match_name(f, i)))
            return true;
    return false;
}

static belie_status judge_draw(findings *out, const match_score *m)
{
    static const char *const words[] = { "win", "won", "winners", "victory", "beat", "beaten", "victors", "triumph", "defeat", NULL };
    static const char *const others[] = { "last", "first", "second", "third", "would", "could", "if", "not", "no", "never", "without", "had", "previous", "before",
                                          "earlier", "needed", "need", "have", "has", "will", "to", "round", "final", "finals", "league", "toss", "hearts",
                                          "nobody", "neither", "cup", "title", "promotion", "place", "wins", "than", "every", "any", "each", "next", "once", "twice", "year", "season", NULL };
    const facts *f = out->f;
    for (uint32_t at = 0; at < f->text->tokens.len; at++) {
        if (!facts_is_any(f, at, words) || facts_sentence(f, at) == m->from->sentence)
            continue;
        sentence s = facts_sentence_around(f, at, at + 1);
        uint32_t from = at > s.first + BESIDE ? at - BESIDE : s.first, end = at + BESIDE < s.last ? at + BESIDE : s.last;
        if (match_is_apart(f, &s) || facts_has_any(f, from, end, others) || !is_of_match(f, m, &s) || score_is_of_others(f, m, at, at + 1))
            continue;
        out->comparisons++;
        evidence told = { at > s.first + 1 ? at - 2 : s.first, end < at + 4 ? end : at + 4, facts_quote(f, at, at + 1), NULL, m->from->by }, score = match_evidence(out->f, m);
        evidence places[2] = { m->first < at ? score : told, m->first < at ? told : score };
        return findings_add(out, check_named("score"), BELIE_WARNING, 0.6, places, 2, "the text tells of one match, which nobody won",
                            "the match ends %s, and it is told \"%s\"", score.says, told.says);
    }
    return BELIE_OK;
}

belie_status score_outcome_check(findings *out, const matches *all)
{
    belie_status status = BELIE_OK;
    for (uint32_t i = 0; status == BELIE_OK && i < all->count && all->count <= FEW; i++)
        if (all->at[i].line && all->at[i].kind == SCORE_FINAL && (all->at[i].a != all->at[i].b || !has_extra(out->f)))
            status = judge_line(out, all, &all->at[i]);
    for (uint32_t i = 0; status == BELIE_OK && i < all->count && all->count <= FEW; i++)
        if (is_only_draw(all, &all->at[i]) && !has_extra(out->f))
            status = judge_draw(out, &all->at[i]);
    return status;
}
