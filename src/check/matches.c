/* Matches: two numbers are read as a score by the words around them; the teams are the names beside. */
#include "check/matches.h"

#include "facts/numbers.h"

enum { BEFORE = 9, BEHIND = 3, SIDE = 7, SCORE_MOST = 250 };

/* ---- numbers ---- */

static int number_at(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const none[] = { "nil", "none", "love", "zero", "nothing", NULL };
    number_classes classes = number_classes_of(f);
    double value, rounding;
    if (facts_is_any(f, first, none))
        return 0;
    if (!number_read(f->text, f->table, &classes, first, last, &value, &rounding))
        return -1;
    return value >= 0 && value <= SCORE_MOST && value == (int)value ? (int)value : -1;
}

int match_number(const facts *f, const claim *c, const char *role)
{
    const claim_argument *a = claim_role(c, role);
    if (a && a->text)
        return a->text[0] - '0';
    return a && a->last > a->first ? number_at(f, a->first, a->last) : -1;
}

/* ---- names ---- */

uint64_t match_name(const facts *f, uint32_t at)
{
    static const char *const others[] = { "the", "final", "full", "result", "results", "score", "scores", "men", "women", "a",
                                          "half", "time", "f.c.", "sk", "juniors", "seniors", "and", "it", "they", "we", "our", "in", "at",
                                          "for", "on", "after", "of", "fc", "goals", "united", "city", "club", "winning",
                                          "losing", "their", "her", "his", "this", "that", "with", "but", "then", "when",
                                          "halftime", "half-time", "full-time", "attendance", "home", "away", NULL };
    const token *t = &f->text->tokens.at[at];
    bool capital = t->kind == TOKEN_WORD && t->shape != SHAPE_LOWER && t->shape != SHAPE_NONE && !(t->flags & TOKEN_DIGITS);
    return capital && !facts_is_any(f, at, others) ? str_hash(text_token(f->text, at)) | 1 : 0;
}

bool match_has_name(const uint64_t *names, uint32_t count, uint64_t name)
{
    for (uint32_t i = 0; i < count; i++)
        if (names[i] == name)
            return true;
    return false;
}

static void add_names(const facts *f, uint32_t first, uint32_t last, uint64_t *names, uint32_t *count)
{
    for (uint32_t at = first; at < last && *count < MATCH_NAMES; at++) {
        uint64_t name = match_name(f, at);
        if (name && !match_has_name(names, *count, name))
            names[(*count)++] = name;
    }
}

/* Where the name that ends before a token begins; the token itself: there is none. */
static uint32_t name_start(const facts *f, uint32_t end, uint32_t limit)
{
    static const char *const joints[] = { "of", "'", "\xE2\x80\x99", "s", "&", "-", "the", "and", "'s", NULL };
    uint32_t first = end;
    for (uint32_t at = end; at > limit && end - at < SIDE; at--) {
        if (match_name(f, at - 1))
            first = at - 1;
        else if (!facts_is_any(f, at - 1, joints) && f->text->tokens.at[at - 1].shape == SHAPE_LOWER)
            break;
        else if (facts_is_word(f, at - 1, ",") || facts_is_word(f, at - 1, ":") || facts_is_word(f, at - 1, ";"))
            break;
    }
    return first;
}

/* Where the name that begins at a token ends. */
static uint32_t name_end(const facts *f, uint32_t first, uint32_t limit)
{
    uint32_t at = first;
    while (at < limit && at - first < SIDE && (match_name(f, at) || facts_is_word(f, at, "'") || facts_is_word(f, at, "'s")))
        at++;
    return at;
}

/* ---- what a score is ---- */

/* "Last year", not "for the last time". */
static bool has_last_year(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const times[] = { "year", "season", "week", "month", "summer", "winter", "autumn", "spring", "meeting", "saturday",
                                         "sunday", "weekend", "match", "game", "encounter", NULL };
    for (uint32_t at = first; at + 1 < last; at++)
        if (facts_is_word(f, at, "last") && facts_is_any(f, at + 1, times))
            return true;
    return false;
}

/* "We beat them 4-0 here in August", in a report that begins with a day of December. */
static bool is_dated_before(const facts *f, const sentence *s)
{
    enum { REPORTED_WITHIN = 7 };
    const date_fact *d = f->dates.at, *of = NULL;
    for (size_t i = 0; i < f->dates.len && !of && f->mentions.at[d[i].mention].first < s->first; i++)
        of = d[i].has_interval && !d[i].from_context && d[i].first_day == d[i].last_day ? &d[i] : NULL;
    for (size_t i = facts_date_from(f, s->first); of && i < f->dates.len && f->mentions.at[d[i].mention].first < s->last; i++)
        if (d[i].has_interval && d[i].last_day < of->first_day - REPORTED_WITHIN && d[i].last_day != INT64_MIN)
            return true;
    return false;
}

bool match_is_apart(const facts *f, const sentence *s)
{
    static const char *const words[] = {
        "previous", "previously", "earlier", "replay", "return", "reverse", "leg", "legs", "aggregate", "penalties",
        "shoot-out", "shootout", "kicks", "ago", "since", "reserves", "friendly", "odds", "series", "record",
        "next", "tomorrow", "season", "seasons", "previous", "rubber", "rubbers",
        "tie-break", "tiebreak", "bet", "doubles", "semi-final", "semifinal", "quarter-final", "quarterfinal", "opener",
        "ratio", "average", "elsewhere", "overall", "blitz", NULL
    };
    uint32_t last = s->last - s->first > 80 ? s->first + 80 : s->last;
    return facts_has_any(f, s->first, last, words) || has_last_year(f, s->first, last) || is_dated_before(f, s);
}

uint64_t match_category(const facts *f, const sentence *s)
{
    static const char *const words[] = { "men", "women", "boys", "girls", "juniors", "seniors", "ladies", "colts", "veterans",
                                         "masters", "youths", "under", "mixed", "paralympic", "men's", "women's", NULL };
    uint32_t last = s->last - s->first > 80 ? s->first + 80 : s->last;
    for (uint32_t at = s->first; at < last; at++)
        if (facts_is_any(f, at, words))
            return str_hash(facts_text(f, at, facts_is_word(f, at, "under") && at + 3 <= last ? at + 3 : at + 1)) | 1;
        else if (str_starts(text_token(f->text, at), STR("under-")) || str_starts(text_token(f->text, at), STR("U1")))
            return str_hash(text_token(f->text, at)) | 1;
    return 0;
}

static bool is_behind_final(const facts *f, uint32_t at, uint32_t end)
{
    static const char *const words[] = { "win", "victory", "success", "triumph", "defeat", "loss", "draw", "scoreline", "result",
                                         "winners", "losers", "reverse", "beating", "thrashing", "drubbing", "verdict", "setback", "scoreline", NULL };
    return facts_has_any(f, at, at + BEHIND < end ? at + BEHIND : end, words);
}

static bool is_final_before(const facts *f, uint32_t first, uint32_t at)
{
    static const char *const words[] = {
        "won", "win", "wins", "winning", "beat", "beats", "beaten", "beating", "defeated", "defeats", "defeating", "lost",
        "lose", "losing", "drew", "draw", "drawn", "ended", "ends", "ending", "finished", "finishing", "final", "result",
        "full-time", "blew", "thrashed", "trounced", "edged", "triumphed", "prevailed", "victory", "defeat", "victorious",
        "tied", "overcame", "downed", "routed", "whistle", "end", NULL
    };
    return facts_has_any(f, first, at, words);
}

static bool is_standing(const facts *f, uint32_t first, uint32_t at, uint32_t end)
{
    static const char *const before[] = { "half-time", "halftime", "interval", "break", "led", "lead", "leading", "ahead", "up", "down",
                                          "trailed", "trailing", "behind", "level", "made", "makes", "make", "making", "quarter", "half",
                                          "pulled", "back", "to", "stood", "stands", "turn", "already", "whistle", "period", "advantage", NULL };
    static const char *const behind[] = { "lead", "up", "down", "ahead", "behind", "half-time", "advantage", "halftime", "after", "deficit", NULL };
    return facts_has_any(f, first, at, before) || facts_has_any(f, at, at + BEHIND < end ? at + BEHIND : end, behind);
}

/* The beginning of the clause, at most BEFORE tokens back. */
static uint32_t clause_start(const facts *f, uint32_t at, uint32_t limit)
{
    static const char *const ends[] = { ",", ";", "(", ":", NULL };
    uint32_t first = at > limit + BEFORE ? at - BEFORE : limit;
    for (uint32_t i = at; i > first; i--)
        if (facts_is_any(f, i - 1, ends))
            return i;
    return first;
}

/* "3-2 (after extra time)" */
static bool is_after_extra_time(const facts *f, uint32_t at)
{
    static const char *const extra[] = { "extra", "overtime", "penalties", NULL };
    at += facts_is_word(f, at, "(") || facts_is_word(f, at, ",");
    return facts_is_word(f, at, "aet") || (facts_is_word(f, at, "after") && facts_is_any(f, at + 1, extra));
}

/* "Final score, 6-5", "Result: 6-5". */
static bool is_labelled(const facts *f, uint32_t at, uint32_t limit)
{
    static const char *const labels[] = { "score", "result", "full-time", "fulltime", NULL };
    static const char *const marks[] = { ",", ":", NULL };
    return at > limit + 1 && facts_is_any(f, at - 1, marks) && facts_is_any(f, at - 2, labels);
}

static enum score_kind kind_of(const facts *f, const claim *c, const sentence *s)
{
    static const char *const made[] = { "led", "ahead", "up", "down", "trailed", "made", "break", "interval", "half-time", "halftime", "stood", "leading", NULL };
    static const char *const over[] = { "final", "full-time", "fulltime", "ended", "finished", "blew", NULL };
    static const char *const own[] = { "the", "their", "our", "its", NULL };
    static const char *const went[] = { "went", "go", "goes", "going", "gone", NULL };
    static const char *const half[] = { "halftime", "half-time", "time", NULL };
    uint32_t first = clause_start(f, c->first, s->first);
    if (c->first > s->first && facts_is_any(f, c->first - 1, own) && (facts_is_word(f, c->last, "against") || facts_is_word(f, c->last, "over")))
        return SCORE_FINAL;
    if (c->first > s->first && facts_is_any(f, c->first - 1, half))
        return SCORE_STANDING;
    if (c->first > s->first + 1 && facts_is_word(f, c->first - 1, "down") && facts_is_any(f, c->first - 2, went))
        return SCORE_FINAL;
    if (c->first > s->first + 1 && facts_is_word(f, c->first - 1, "it") && facts_is_word(f, c->first - 2, "took"))
        return SCORE_FINAL;
    if (is_labelled(f, c->first, s->first) || is_after_extra_time(f, c->last) || is_behind_final(f, c->last, s->last) || facts_has_any(f, first, c->first, over))
        return SCORE_FINAL;
    if (is_final_before(f, first, c->first) && !facts_has_any(f, first, c->first, made))
        return SCORE_FINAL;
    return is_standing(f, first, c->last, s->last) ? SCORE_STANDING : SCORE_LOOSE;
}

/* "The 2-1 win", "winning 4-3 felt good": nobody is told of who was not told of before. */
static int definite_of(const facts *f, const claim *c, const sentence *s)
{
    static const char *const known[] = { "the", "their", "its", "his", "her", "our", "this", "that", NULL };
    uint32_t from = c->first > s->first + 2 ? c->first - 2 : s->first;
    bool against = facts_is_word(f, c->last, "against") || facts_is_word(f, c->last, "over");
    if (facts_has_any(f, from, c->first, known) && (against || is_behind_final(f, c->last, s->last)))
        return 2;
    for (uint32_t at = s->first; at < s->last; at++)
        if (match_name(f, at) && at != s->first)
            return 0;
    return 1;
}

/* ---- reading ---- */

static uint64_t opponent_of(const facts *f, uint32_t at, uint32_t end)
{
    static const char *const words[] = { "over", "against", "to", "by", "at", "from", NULL };
    for (uint32_t i = at; i + 1 < end && i < at + 5; i++)
        if (facts_is_any(f, i, words))
            return match_name(f, i + 1 + facts_is_word(f, i + 1, "the"));
    return 0;
}

/* "Lyon 2-1 Metz", "Lyon 2, Metz 1": the sides of a line. */
static void read_sides(const facts *f, match_score *m, const sentence *s)
{
    const claim_argument *b = claim_role(m->from, "second"), *away = claim_role(m->from, "away");
    uint32_t home = name_start(f, m->from->first, s->first);
    uint32_t from = away ? away->first : b->last, end = away ? away->last : name_end(f, b->last, s->last);
    m->line = home < m->from->first && end > from && m->kind != SCORE_STANDING;
    if (!m->line)
        return;
    m->kind = SCORE_FINAL;
    m->first = home;
    m->last = end > m->last ? end : m->last;
    add_names(f, home, m->from->first, m->home, &m->home_count);
    add_names(f, from, end, m->away, &m->away_count);
    m->line = m->home_count && m->away_count;
}

/* "Carried by five votes to two": a text may put many things to the vote, each with a result of its own. */
static bool is_vote(const facts *f, const sentence *s)
{
    static const char *const words[] = { "vote", "votes", "voted", "voting", "ballot", "motion", "motions", "amendment", "resolution", "carried", "adopted",
                                         "abstention", "abstentions", "abstaining", "abstained", NULL };
    uint32_t last = s->last - s->first > 80 ? s->first + 80 : s->last;
    return facts_has_any(f, s->first, last, words);
}

static bool is_plain(const facts *f, const claim *c)
{
    static const char *const known[] = { "the", "that", "their", "our", "his", "her", "its", "this", NULL };
    if (c->first > 0 && facts_is_any(f, c->first - 1, known)) /* "if you still have it after the 4-2" */
        return !(c->mood & (MOOD_NEGATED | MOOD_CORRECTED));
    return !(c->mood & (MOOD_NEGATED | MOOD_HEDGED | MOOD_PLANNED | MOOD_HYPOTHETICAL | MOOD_ASKED | MOOD_CORRECTED));
}

static void read_score(matches *all, const claim *c)
{
    const facts *f = all->f;
    sentence s = facts_sentence_around(f, c->first, c->last);
    match_score m = { .from = c, .first = c->first, .last = c->last };
    m.a = match_number(f, c, "first");
    m.b = claim_role(c, "second") ? match_number(f, c, "second") : m.a;
    int odd = claim_role(c, "odd") ? match_number(f, c, "odd") : -1; /* the odd goal in five: 3-2 */
    if (odd > 0 && odd % 2) {
        m.a = odd / 2 + 1;
        m.b = odd / 2;
    }
    m.nothing = claim_role(c, "first") && claim_role(c, "first")->text;
    if (m.a < 0 || m.b < 0 || !is_plain(f, c) || is_vote(f, &s))
        return;
    m.kind = m.nothing ? SCORE_LOOSE : odd > 0 ? SCORE_FINAL : kind_of(f, c, &s);
    m.apart = match_is_apart(f, &s);
    m.category = match_category(f, &s);
    if (claim_role(c, "second"))
        read_sides(f, &m, &s);
    if (!m.line) {
        m.definite = definite_of(f, c, &s);
        m.opponent = opponent_of(f, c->last, s.last);
        m.home_count = 0;
        add_names(f, s.first, s.last, m.home, &m.home_count);
    }
    if (all->count < MATCHES_MOST)
        all->at[all->count++] = m;
    else
        all->many = true;
}

/* Two lines one after the other, each a team and its goals. */
static bool read_lines(matches *all, const claim *c, const claim *next)
{
    const facts *f = all->f;
    match_score m = { .from = next, .first = c->first, .last = next->last, .kind = SCORE_FINAL, .line = true };
    m.a = match_number(f, c, "score");
    m.b = match_number(f, next, "score");
    int x = match_number(f, c, "points"), y = match_number(f, next, "points");
    if (next->sentence != c->sentence + 1 || m.a < 0 || m.b < 0 || (x < 0) != (y < 0) || all->count == MATCHES_MOST)
        return false;
    if (x >= 0) {
        m.a = m.a * 3 + x;
        m.b = m.b * 3 + y;
    }
    add_names(f, c->first, c->last, m.home, &m.home_count);
    add_names(f, next->first, next->last, m.away, &m.away_count);
    all->at[all->count++] = m;
    return true;
}

/* A line of two teams holds the goals and points of both, which are no scores. */
static void drop_inner(matches *all)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        const match_score *m = &all->at[i];
        bool inner = false;
        for (uint32_t k = 0; k < all->count && !inner && !m->line; k++)
            inner = all->at[k].line && all->at[k].first <= m->first && m->last <= all->at[k].last;
        if (!inner)
            all->at[count++] = *m;
    }
    all->count = count;
}

/* "2-14 to 1-11": goals and points of both sides. */
static void join_points(matches *all)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        match_score *a = &all->at[i], *b = i + 1 < all->count ? &all->at[i + 1] : NULL;
        bool joined = b && !a->line && !b->line && b->from->first == a->from->last + 1 && facts_is_word(all->f, a->from->last, "to");
        all->at[count] = *a;
        if (joined) {
            all->at[count].a = a->a * 3 + a->b;
            all->at[count].b = b->a * 3 + b->b;
            all->at[count].last = b->last;
            all->at[count].kind = SCORE_FINAL;
            i++;
        }
        count++;
    }
    all->count = count;
}

/* Scores one after the other are sets or quarters. */
static void mark_parts(matches *all)
{
    static const char *const joints[] = { ",", "and", ";", NULL };
    for (uint32_t i = 0; i + 1 < all->count; i++) {
        match_score *a = &all->at[i], *b = &all->at[i + 1];
        uint32_t gap = b->from->first - a->from->last;
        if (a->line || b->line || b->from->first < a->from->last || gap > 2)
            continue;
        bool joined = true;
        for (uint32_t at = a->from->last; at < b->from->first; at++)
            joined &= facts_is_any(all->f, at, joints);
        if (joined)
            a->kind = b->kind = SCORE_PART;
    }
}

void matches_read(matches *m, const facts *f)
{
    const claim *before = NULL; /* the line of the first team */
    *m = (matches){ .f = f };
    static const char *const relations[] = { "pair", "line", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; !m->many && (c = claims_next(&w)) != NULL;) {
        if (claim_is(c, "pair"))
            read_score(m, c);
        else if (claim_is(c, "line"))
            before = before && read_lines(m, before, c) ? NULL : c;
    }
    drop_inner(m);
    join_points(m);
    mark_parts(m);
}

bool match_same(const match_score *a, const match_score *b)
{
    return (a->a == b->a && a->b == b->b) || (a->a == b->b && a->b == b->a);
}

evidence match_evidence(const facts *f, const match_score *m)
{
    return (evidence){ m->first, m->last, facts_quote(f, m->from->first, m->from->last), m->from, m->from->by };
}
