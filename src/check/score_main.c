/* score, of the one match that a text is of: its result is the first that the text gives, and whatever speaks of a
 * result later without naming another match ("the 4-2 setback", "beaten by a single goal") speaks of that one. */
#include "check/score_main.h"

#include "check/list.h"

#include <stdlib.h>

enum { SLIP_MOST = 3, SLIP_MOST_HIGH = 12, HIGH = 20, WINDOW = 10, FAR_BEFORE = 30, OWN_PART = 60, RESULTS_MOST = 12 };

typedef struct own_match {
    findings *out;
    const matches *all;
    const match_score *main;
    uint32_t different; /* results that are not the same */
} own_match;

static int high(const match_score *m)
{
    return m->a > m->b ? m->a : m->b;
}

static int low(const match_score *m)
{
    return m->a > m->b ? m->b : m->a;
}

static bool is_result(const match_score *m)
{
    return m->kind != SCORE_PART && m->kind != SCORE_STANDING && !m->nothing;
}

static bool is_near(const match_score *a, const match_score *b)
{
    int off = abs(high(a) - high(b)) + abs(low(a) - low(b));
    bool one = high(a) == high(b) || low(a) == low(b);
    return one && off <= (high(a) >= HIGH && high(b) >= HIGH ? SLIP_MOST_HIGH : SLIP_MOST);
}

/* ---- another match ---- */

/* The clause around some tokens: up to a mark, WINDOW tokens at most. */
static sentence clause_around(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const marks[] = { ",", ";", ":", "(", ")", "\xE2\x80\x93", "\xE2\x80\x94", "--", "but", "while", NULL };
    sentence s = facts_sentence_around(f, first, last), c = { .first = first, .last = last };
    while (c.first > s.first && first - c.first < WINDOW && !facts_is_any(f, c.first - 1, marks))
        c.first--;
    while (c.last < s.last && c.last - last < WINDOW && !facts_is_any(f, c.last, marks))
        c.last++;
    return c;
}

/* Whether the match's own part of the text, up to a few sentences behind its result, tells of a date as another does. */
static bool has_day(const facts *f, const match_score *main, const mention *day, bool *any)
{
    uint32_t end = f->text->sentences.at[main->from->sentence].last + OWN_PART;
    int weekday = facts_class(f, "weekday");
    for (size_t i = 0; i < f->dates.len && f->mentions.at[f->dates.at[i].mention].first < end; i++) {
        const mention *m = &f->mentions.at[f->dates.at[i].mention];
        if (m != day && f->text->tokens.at[m->first].form == f->text->tokens.at[day->first].form)
            return true;
        *any |= m != day && facts_has_class(f, m->first, weekday);
    }
    return false;
}

/* A date places what is told elsewhere, unless the match has it; a weekday and "yesterday" only where the match has another. */
static bool has_other_day(const facts *f, const sentence *c, const match_score *main)
{
    static const char *const now[] = { "today", "yesterday", "tonight", "night", "evening", "afternoon", NULL };
    int weekday = facts_class(f, "weekday");
    for (size_t i = facts_date_from(f, c->first); i < f->dates.len && f->mentions.at[f->dates.at[i].mention].first < c->last; i++) {
        const mention *m = &f->mentions.at[f->dates.at[i].mention];
        bool any = false, told = has_day(f, main, m, &any), near = facts_has_class(f, m->first, weekday) || facts_has_any(f, m->first, m->last, now);
        if (!told && (any || !near))
            return true;
    }
    return false;
}

static bool is_told_before(const facts *f, uint32_t token_index, uint32_t end)
{
    for (uint32_t at = 0; at < end; at++)
        if (f->text->tokens.at[at].form == f->text->tokens.at[token_index].form)
            return true;
    return false;
}

/* "Dundee lost by two", "the win over Metz", "at skittles": a name or a game that the text has not told of when it gives its
 * result; persons may be of any match. */
static bool has_other_side(const facts *f, const sentence *c, const match_score *main)
{
    const sentence *own = &f->text->sentences.at[main->from->sentence];
    int person = facts_class(f, "PERSON"), sport = facts_class(f, "sport");
    for (uint32_t at = c->first; at < c->last; at++) {
        const mention *m = facts_mention_over(f, at);
        bool name = m && match_name(f, at) && m->entity >= 0 && f->entities.at[m->entity].type != (uint32_t)person;
        if ((name || facts_has_class(f, at, sport)) && !is_told_before(f, at, own->last))
            return true;
    }
    return false;
}

/* "Had beaten Ayr 4-1". */
static bool is_of_before(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const have[] = { "had", "have", "has", "having", NULL };
    static const char *const did[] = { "beaten", "won", "lost", "drawn", "defeated", "thrashed", "been", "gone", "managed", NULL };
    for (uint32_t at = first; at + 1 < last; at++)
        if (facts_is_any(f, at, have) && facts_has_any(f, at + 1, at + 3, did) && !(facts_is_word(f, at, "having")))
            return true;
    return false;
}

/* "In the second game", "last year's final", "our third team", "in the second they". */
static bool has_other_game(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const others[] = { "another", "other", "first", "second", "third", "next", "last", "final", NULL };
    static const char *const games[] = { "match", "game", "team", "hall", "final", "day", "round", "year", "season", "week", "month", "encounter", "meeting", "test",
                                         "string", "fixture", "they", "we", "he", "she", "tie", "series", "spring", "summer", "autumn", "winter", "eleven", NULL };
    for (uint32_t at = first; at + 1 < last; at++)
        if (facts_is_any(f, at, others) && facts_is_any(f, at + 1, games))
            return true;
    return false;
}

/* "The 21-14 at the hour", "the 2-1 of the 60th minute": on the way. */
static bool is_of_moment(const facts *f, uint32_t last, uint32_t end)
{
    static const char *const moments[] = { "hour", "minute", "minutes", "mark", "moment", "stage", "turn", "points", "overs", "laps", NULL };
    static const char *const the[] = { "the", "that", "this", "an", NULL };
    enum { BEHIND = 6 };
    uint32_t to = last + BEHIND < end ? last + BEHIND : end;
    for (uint32_t at = last + 1; at < to; at++)
        if (facts_is_any(f, at, moments) && (facts_is_any(f, at - 1, the) || f->text->tokens.at[at - 1].kind == TOKEN_NUMBER))
            return true;
    return false;
}

/* "The 4-2 at Barry", "the 4-2 had been": of another place, or of before. */
static bool is_of_another(const facts *f, const match_score *main, uint32_t last, uint32_t end)
{
    static const char *const links[] = { "at", "in", "against", "over", "with", "from", "by", "of", NULL };
    const sentence *own = &f->text->sentences.at[main->from->sentence];
    static const char *const before[] = { "ago", "been", NULL };
    static const char *const cups[] = { "cup", "league", "meetings", "encounters", NULL };
    bool cup = facts_has_any(f, last, last + 5 < end ? last + 5 : end, cups) && !facts_has_any(f, own->first, own->last, cups);
    bool name = last + 1 < end && facts_is_any(f, last, links) && match_name(f, last + 1) && !is_told_before(f, last + 1, own->last);
    return name || cup || (last < end && facts_is_word(f, last, "had")) || facts_has_any(f, last, last + 6 < end ? last + 6 : end, before);
}

bool score_is_of_others(const facts *f, const match_score *main, uint32_t first, uint32_t last)
{
    static const char *const meetings[] = { "meetings", "encounters", NULL };
    sentence c = clause_around(f, first, last);
    return facts_has_any(f, c.first, c.last, meetings) || has_other_side(f, &c, main);
}

bool score_is_elsewhere(const facts *f, const match_score *main, uint32_t first, uint32_t last)
{
    static const char *const others[] = { /* anywhere before it in its sentence */
        "previous", "previously", "leg", "legs", "aggregate", "ago", "friendly", "odds", "semi-final", "semifinal", "semi-finals", "quarter-final",
        "quarterfinal", "average", "elsewhere", "overall", "repeat", "both", "headline", "reserves", "juniors", "wrote",
        "mistake", "mistaken", "error", "wrong", "wrongly", "misprint", "board", "scoreboard", "predicted", "prediction", "tipped", "hoped", "dreamt", "imagined", NULL
    };
    static const char *const near[] = { /* in its clause */
        "earlier", "return", "reverse", "penalties", "shoot-out", "shootout", "kicks", "record", "next", "season", "seasons", "tie-break", "tiebreak",
        "bet", "doubles", "round", "league", "first", "third", "second", "another", "would", "could", "might", "should", "nearly", "almost", "if", "when", "every", "each", "any", "than", "needed", "group", "before",
        "once", "opening", "same", "like", "as", "spring", "summer", "autumn", "winter", "half-time", "interval", "break", "set", "quarter", "half", "lead",
        "led", "stage", NULL
    };
    sentence c = clause_around(f, first, last), s = facts_sentence_around(f, first, last);
    uint32_t end = last + 2 < c.last ? last + 2 : c.last, from = first > s.first + FAR_BEFORE ? first - FAR_BEFORE : s.first;
    if (facts_has_any(f, from, first, others) || has_other_game(f, from, first) || facts_has_any(f, c.first, end, near) || facts_has_any(f, c.first, c.last, others))
        return true;
    if (is_of_moment(f, last, s.last) || is_of_another(f, main, last, s.last))
        return true;
    sentence all = { .first = from, .last = c.last };
    uint64_t category = match_category(f, &all);
    if (category && category != main->category)
        return true;
    return is_of_before(f, c.first, last) || has_other_day(f, &c, main) || has_other_side(f, &all, main);
}

/* ---- the result, told again ---- */

/* "The 4-2 setback", "the Lions' 4-2 victory", "Sunday's 5-4", "winning 4-2", "win it 4-2". */
static bool is_told_as_known(const facts *f, const match_score *m)
{
    static const char *const known[] = { "the", "that", "this", "their", "his", "her", "our", "its", "your", "my", "'s", "\xE2\x80\x99s", "'", "\xE2\x80\x99", "s",
                                         "winning", "losing", "beating", "it", NULL };
    uint32_t at = m->from->first;
    return m->definite == 2 || (at > 0 && (facts_is_any(f, at - 1, known) || (at > 1 && facts_is_any(f, at - 2, known) && f->text->tokens.at[at - 1].shape == SHAPE_LOWER)));
}

static bool is_told_again(const own_match *o, const match_score *m)
{
    for (uint32_t i = 0; i < o->all->count; i++)
        if (&o->all->at[i] != m && match_same(&o->all->at[i], m))
            return true;
    return false;
}

static belie_status judge_again(const own_match *o, const match_score *m)
{
    const facts *f = o->out->f;
    if (m == o->main || !is_result(m) || match_same(m, o->main) || m->line || is_told_again(o, m) || !is_near(m, o->main) ||
        m->from->sentence == o->main->from->sentence)
        return BELIE_OK;
    o->out->comparisons++;
    bool known = is_told_as_known(f, m);
    bool unlike = (m->a == m->b) != (o->main->a == o->main->b), loose = m->kind == SCORE_LOOSE && o->main->kind == SCORE_LOOSE;
    bool before = m->first < o->main->first && o->main->apart; /* "after the 2-0 ... they lost 2-1 three years ago" */
    if (unlike || loose || before || !known || score_is_elsewhere(f, o->main, m->from->first, m->from->last))
        return BELIE_OK;
    const match_score *first = m->first < o->main->first ? m : o->main, *second = first == m ? o->main : m;
    evidence places[2] = { match_evidence(f, first), match_evidence(f, second) };
    return findings_add(o->out, check_named("score"), BELIE_WARNING, 0.6, places, 2, "nothing there speaks of another match",
                        "the match ends %s here and %s there", places[0].says, places[1].says);
}

/* ---- the margin ---- */

int score_margin(const facts *f, const claim *c)
{
    static const char *const one[] = { "single", "odd", "lone", "solitary", NULL };
    const claim_argument *n = claim_role(c, "n");
    if (!n)
        return 0;
    return facts_has_any(f, n->first, n->last, one) ? 1 : match_number(f, c, "n");
}

static belie_status judge_margin(const own_match *o, const claim *c)
{
    const facts *f = o->out->f;
    int by = score_margin(f, c), own = high(o->main) - low(o->main);
    if (o->main->kind != SCORE_FINAL || by <= 0 || own == 0 || own == by || abs(own - by) > SLIP_MOST || c->sentence == o->main->from->sentence ||
        (c->mood & (MOOD_NEGATED | MOOD_HYPOTHETICAL | MOOD_ASKED | MOOD_CORRECTED)))
        return BELIE_OK;
    for (uint32_t i = 0; i < o->all->count; i++)
        if (is_result(&o->all->at[i]) && high(&o->all->at[i]) - low(&o->all->at[i]) == by)
            return BELIE_OK;
    o->out->comparisons++;
    if (facts_is_word(f, c->last, "to") || score_is_elsewhere(f, o->main, c->first, c->last)) /* "by three games to two" */
        return BELIE_OK;
    evidence told = { c->first, c->last, facts_quote(f, c->first, c->last), c, c->by }, score = match_evidence(f, o->main);
    evidence places[2] = { o->main->first < c->first ? score : told, o->main->first < c->first ? told : score };
    return findings_add(o->out, check_named("score"), BELIE_WARNING, 0.6, places, 2, "no result of the text has that margin",
                        "the match ends %s, and it is told \"%s\"", score.says, told.says);
}

/* The first result, or the one that stands in a line of both teams. */
static const match_score *main_of(const matches *all)
{
    const match_score *found = NULL;
    for (uint32_t i = 0; i < all->count; i++) {
        const match_score *m = &all->at[i];
        if (!is_result(m) || (m->kind == SCORE_LOOSE && found))
            continue;
        if (!found || (found->kind == SCORE_LOOSE && m->kind == SCORE_FINAL))
            found = m;
        else if (m->line && !match_same(found, m))
            return NULL; /* a list of results */
    }
    return found;
}

static uint32_t count_different(const matches *all)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        bool known = !is_result(&all->at[i]);
        for (uint32_t k = 0; k < i && !known; k++)
            known = is_result(&all->at[k]) && match_same(&all->at[k], &all->at[i]);
        count += !known;
    }
    return count;
}

belie_status score_main_check(findings *out, const matches *all)
{
    const facts *f = out->f;
    own_match o = { .out = out, .all = all, .main = main_of(all), .different = count_different(all) };
    belie_status status = BELIE_OK;
    if (!o.main || o.different > RESULTS_MOST)
        return BELIE_OK;
    for (uint32_t i = 0; status == BELIE_OK && i < all->count; i++)
        status = judge_again(&o, &all->at[i]);
    claim_walk w = claims_of_one(f, "margin");
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;)
        status = judge_margin(&o, c);
    return status;
}
