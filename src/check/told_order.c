/* event-order: what must come first and is dated later, and what is said to come after (before, once) something that is
 * dated the other way round. */
#include "check/claims.h"
#include "check/counted.h"
#include "check/list.h"
#include "check/lives.h"
#include "check/tellings.h"
#include "check/told_courses.h"

enum { NEIGHBOURS_MOST = 12 };

static const char *quote_word(const tellings *all, const telling *t)
{
    return facts_quote(all->f, t->word.first, t->word.last);
}

/* ---- courses ---- */

/* What persons begin and leave more than once: of one school, office, firm. */
static bool is_career(const facts *f, const telling *t)
{
    static const char *const kinds[] = { "join", "enrol", "leave", "graduate", "appoint", "resign", "hire", "dismiss", "promote", "elect", "retire", "wed", "divorce",
                                         "engage", NULL };
    return answers_word_is_any(f->answers, t->own, kinds);
}

static bool is_only(const tellings *all, const telling *t)
{
    return all->list.at[*map_find(&all->last_of, t->kind) - 1].of_kind == 1;
}

static bool is_person(const facts *f, const thing *x, uint64_t key, uint64_t own)
{
    return key == own && (x->pronoun || (x->entity >= 0 && f->entities.at[x->entity].type == CLASS_PERSON));
}

/* The school, the firm: not only the person. */
static bool shares_thing(const tellings *all, const telling *a, const telling *b)
{
    for (uint32_t i = 0; i < a->thing_count; i++)
        for (uint32_t k = 0; k < b->thing_count; k++)
            if (a->things[i] == b->things[k] && !is_person(all->f, &a->who.theme, a->things[i], a->theme) &&
                !is_person(all->f, &a->who.agent, a->things[i], a->agent))
                return true;
    return false;
}

/* "On 3 July of the next year", "5 May of the year before": not of the year that was taken. */
static bool is_of_next_year(const facts *f, const telling *t)
{
    enum { AHEAD = 4 };
    static const char *const next[] = { "next", "following", "same", "coming", "previous", NULL }, *const beside[] = { "before", "earlier", "after", "later", NULL };
    uint32_t from = t->last > AHEAD ? t->last - AHEAD : 0;
    for (uint32_t at = from; at < t->last + AHEAD && at + 1 < f->text->tokens.len; at++)
        if ((facts_is_any(f, at, next) && facts_is_word(f, at + 1, "year")) || (facts_is_word(f, at, "year") && facts_is_any(f, at + 1, beside)))
            return true;
    return false;
}

/* What comes again and the other way round: a shop opens and closes, a ship arrives and departs. */
static bool alternates(const facts *f, const telling *t)
{
    static const char *const kinds[] = { "open", "close", "reopen", "depart", "arrive", "return", "move-in", "move-out", "begin", "end", "leave", "join",
                                         "admit", "discharge", "enlist", "demobilise", "wed", "divorce", NULL };
    return answers_word_is_any(f->answers, t->own, kinds);
}

/* "The guests arrived on 4 May. They had been sent home on 2 May": who goes back in time knows that it was before. */
static bool steps_back(const facts *f, const telling *early, const telling *late)
{
    enum { BACK = 3 };
    static const char *const had[] = { "had", NULL };
    uint32_t from = late->word.first > BACK ? late->word.first - BACK : 0;
    return alternates(f, late) && !late->word.noun && moments_order(&late->when, &early->when) < 0 && facts_has_any(f, from, late->word.first, had);
}

/* "Ratified in 1998; applied provisionally from 1997": who says that it was early knows. */
static bool is_known_to_be(const facts *f, const telling *a, const telling *b)
{
    static const char *const words[] = { "provisionally", "beforehand", "advance", "retrospectively", "retroactively", "backdated", "belatedly", "posthumously",
                                         "unusually", "oddly", "already", "early", "prematurely", "joke", NULL };
    const telling *early = a->first < b->first ? a : b, *late = a->first < b->first ? b : a;
    const sentence s = facts_sentence_around(f, early->first, early->last), t = facts_sentence_around(f, late->first, late->last);
    if (steps_back(f, early, late) || is_of_next_year(f, early) || is_of_next_year(f, late))
        return true;
    return facts_has_any(f, s.first, s.last, words) || facts_has_any(f, t.first, t.last, words);
}

/* The one who lived: of both it must be the same. */
static bool is_of_other_life(const facts *f, const telling *a, const telling *b)
{
    static const char *const kinds[] = { "birth", "death", "bury", "baptise", "wed", "divorce", "retire", "cremate", NULL };
    if (!answers_word_is_any(f->answers, a->own, kinds) && !answers_word_is_any(f->answers, b->own, kinds))
        return false;
    return !(a->theme && a->theme == b->theme) && !(a->who.theme.pronoun && b->who.theme.pronoun) && !(a->agent && a->agent == b->theme) && !(b->agent && b->agent == a->theme);
}

/* What one has, buys, sells: of both it must be the same. */
static bool is_of_other_goods(const facts *f, const telling *a, const telling *b)
{
    static const char *const kinds[] = { "acquire", "sell", "inherit", "borrow", "lend", "rent", "steal", NULL };
    return answers_word_is_any(f->answers, a->own, kinds) && answers_word_is_any(f->answers, b->own, kinds) && a->theme && b->theme && a->theme != b->theme &&
           !a->who.theme.pronoun && !b->who.theme.pronoun;
}

/* "Ratified by Malta in 1995": by one of many, and what is in force may have been before. */
static bool is_of_one_party(const telling *a, const telling *b)
{
    return str_is(a->own, "ratify") && a->agent != 0 && str_is(b->own, "take-effect");
}

/* "By the time the guide was printed, in 1611, the tower had been begun. It was finished in 1614": of the tower. */
static bool is_it_of_another(const facts *f, const telling *a, const telling *b)
{
    enum { BACK = 4 };
    static const char *const articles[] = { "the", "a", "an", "its", "their", NULL }, *const helpers[] = { "was", "were", "had", NULL }, *const it[] = { "it", NULL };
    const telling *early = a->first < b->first ? a : b, *late = a->first < b->first ? b : a;
    const sentence s = facts_sentence_around(f, early->first, early->last), t = facts_sentence_around(f, late->first, late->last);
    if (s.last > t.first || !facts_has_any(f, t.first, late->word.first, it))
        return false;
    for (uint32_t at = early->last; (at = facts_next_any(f, at, s.last, helpers)) != UINT32_MAX; at++)
        if (facts_has_any(f, at > early->last + BACK ? at - BACK : early->last, at, articles))
            return true;
    return false;
}

/* Whether both are told of one thing. */
static bool of_one_thing(const tellings *all, const telling *a, const telling *b)
{
    enum { NEAR_DAYS = 800 };
    double share = tellings_share(all, a, b), gap = 0;
    if (a->several || b->several || is_of_other_life(all->f, a, b) || is_of_other_goods(all->f, a, b) || is_known_to_be(all->f, a, b) || is_of_one_party(a, b) || is_of_one_party(b, a) ||
        tellings_are_of_two_sexes(all, a, b) || is_it_of_another(all->f, a, b))
        return false;
    moments_compare(&a->when, &b->when, &gap);
    bool careers = is_career(all->f, a) && is_career(all->f, b), firm = !a->word.loose && !b->word.loose;
    if (careers) {
        bool only = !str_is(a->own, "divorce") && !str_is(b->own, "divorce") && is_only(all, a) && is_only(all, b) && !str_is(a->own, "join") && !str_is(b->own, "join");
        return share >= 2.2 && (only || shares_thing(all, a, b));
    }
    return share >= 2.2 || (gap < NEAR_DAYS && firm && share > 0.2 && is_only(all, a) && is_only(all, b));
}

/* The telling of an earlier stage that lies after `b`, when none lies before. */
static const telling *out_of_order(const tellings *all, const char *stage, const telling *b)
{
    const uint32_t *last = map_find(&all->last_of, telling_kind(stage));
    const telling *found = NULL;
    uint32_t seen = 0;
    for (uint32_t k = last ? *last : 0; k && seen++ < NEIGHBOURS_MOST; k = all->list.at[k - 1].before) {
        const telling *a = &all->list.at[k - 1];
        double gap;
        if (!str_is(a->own, stage) || a->word.first == b->word.first || !of_one_thing(all, a->first < b->first ? a : b, a->first < b->first ? b : a))
            continue;
        all->out->comparisons++;
        if (moments_order(&a->when, &b->when) <= 0 && moments_compare(&a->when, &b->when, &gap) != MOMENTS_APART)
            return NULL;
        found = moments_order(&a->when, &b->when) > 0 ? a : found;
    }
    return found;
}

static belie_status report_stages(const tellings *all, const telling *early, const telling *late)
{
    const telling *a = early->first < late->first ? early : late, *b = a == early ? late : early;
    evidence places[2] = { telling_evidence(all, a), telling_evidence(all, b) };
    const char *here = quote_word(all, a), *there = quote_word(all, b);
    if (!here || !there)
        return error_no_memory(all->out->error);
    return findings_add(all->out, check_named("event-order"), BELIE_WARNING, 0.75, places, 2, "both are told of one thing",
                        "\"%s\" (%s) and \"%s\" (%s) stand in the wrong order", here, places[0].says, there, places[1].says);
}

static belie_status compare_courses(const tellings *all)
{
    belie_status status = BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < all->list.len; i++) {
        const telling *b = &all->list.at[i];
        const char *const *early = course_before(b->own);
        for (; status == BELIE_OK && early && *early; early++) {
            const telling *a = out_of_order(all, *early, b);
            status = a ? report_stages(all, a, b) : BELIE_OK;
        }
    }
    return status;
}

/* ---- "after", "before", "once" ---- */

typedef struct said_order {
    uint32_t at;     /* the word */
    int way;         /* 1: the left event after the right one, -1: before */
    telling left, right;
    bool fronted;    /* "After the closure the pupils were sent" */
} said_order;

/* The telling of an event: the one of the same word, else the one that is surely the same; NULL: none, or two. */
static const telling *known(const tellings *all, const telling *t)
{
    const uint32_t *last = map_find(&all->last_of, t->kind);
    const telling *found = NULL;
    uint32_t seen = 0;
    double gap;
    for (uint32_t k = last ? *last : 0; k && seen++ < NEIGHBOURS_MOST; k = all->list.at[k - 1].before) {
        const telling *a = &all->list.at[k - 1];
        if (a->word.first == t->word.first && !a->word.way)
            return a;
        if (a->word.way || tellings_same(all, a, t) + 0.75 < 0)
            continue;
        if (found && moments_compare(&a->when, &found->when, &gap) == MOMENTS_CONFLICT)
            return NULL;
        found = a;
    }
    return found;
}

/* The main clause's verb: an undated telling takes the date that stands in its own clause, at the word's side. */
static bool read_side(const tellings *all, const event_word *words, uint32_t count, telling *t)
{
    uint32_t use = 0;
    while (use < count && words[use].loose)
        use++;
    if (use == count)
        return false;
    *t = (telling){ .word = words[use], .first = words[use].first, .last = words[use].last, .when.minute = -1 };
    telling_fill(all, t, UINT32_MAX);
    return true;
}

/* Behind "After the closure, in 1969,": where the main clause begins, or 0. */
static uint32_t main_clause(const facts *f, uint32_t at)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, at)];
    uint32_t most = at + 24 < s->last ? at + 24 : s->last;
    while (at < most && !facts_is_word(f, at, ","))
        at++;
    size_t i = facts_mention_from(f, at);
    const mention *m = i < f->mentions.len ? &f->mentions.at[i] : NULL;
    if (m && m->date >= 0 && m->first <= at + 2 && m->last < most)
        at = facts_is_word(f, m->last, ",") ? m->last : m->last - 1;
    return at < most ? at + 1 : 0;
}

/* "taken off at 03:10, after": the words before the date. */
static uint32_t before_date(const facts *f, uint32_t at)
{
    size_t i = facts_mention_from(f, at);
    const mention *m = i ? &f->mentions.at[i - 1] : NULL;
    if (!m || m->last != at || m->date < 0 || f->dates.at[m->date].unit)
        return at;
    static const char *const words[] = { "on", "in", "at", NULL };
    return m->first > 0 && facts_is_any(f, m->first - 1, words) ? m->first - 1 : m->first;
}

static bool read_order(const tellings *all, const claim *c, said_order *o)
{
    const facts *f = all->f;
    const claim_argument *way = claim_role(c, "way");
    event_word words[CLAUSE_HEADS];
    if (!way)
        return false;
    const sentence *s = &f->text->sentences.at[c->sentence];
    int32_t length = length_before(f, way->first);
    uint32_t start = length >= 0 ? f->mentions.at[f->dates.at[length].mention].first : way->first;
    *o = (said_order){ .at = way->first, .way = facts_is_word(f, way->first, "before") || facts_is_word(f, way->first, "prior") ? -1 : 1 };
    if (!read_side(all, words, clause_events_after(f, &all->classes, way->last, true, words), &o->right))
        return false;
    o->fronted = start <= s->first + 1 || facts_is_word(f, start - 1, ";");
    uint32_t count = 0;
    if (!o->fronted)
        count = clause_events_before(f, &all->classes, before_date(f, facts_is_word(f, start - 1, ",") ? start - 1 : start), words);
    else if (main_clause(f, o->right.word.last))
        count = clause_events_after(f, &all->classes, main_clause(f, o->right.word.last), false, words);
    o->right.word.given = true;
    return read_side(all, words, count, &o->left) && o->left.word.first != o->right.word.first;
}

static bool is_plain(const tellings *all, const said_order *o)
{
    uint32_t speaker, first = o->left.first < o->right.first ? o->left.first : o->right.first;
    uint32_t last = o->left.last > o->right.last ? o->left.last : o->right.last;
    return !(mood_of(all->f, &all->moods, first, last, &speaker) & ~(unsigned)MOOD_FORMER);
}

static belie_status report_said(const tellings *all, const said_order *o, const claim *c, const telling *a, const telling *b)
{
    uint32_t first = o->left.first < o->right.first ? o->left.first : o->right.first;
    uint32_t last = o->left.last > o->right.last ? o->left.last : o->right.last;
    evidence places[3] = { { first < o->at ? first : o->at, last > o->at ? last : o->at + 1, claim_words(all->f, c, "way"), c, c->by } };
    uint32_t count = 1;
    places[count++] = telling_evidence(all, a);
    places[count++] = telling_evidence(all, b);
    const char *here = quote_word(all, a), *there = quote_word(all, b);
    if (!here || !there)
        return error_no_memory(all->out->error);
    return findings_add(all->out, check_named("event-order"), BELIE_WARNING, 0.7, places, count, "the text says which came first",
                        "\"%s\" (%s) is said to be %s \"%s\" (%s)", here, places[1].says, o->way > 0 ? "after" : "before", there, places[2].says);
}

static belie_status compare_said(const tellings *all, const claim *c)
{
    said_order o;
    if (!read_order(all, c, &o) || !is_plain(all, &o))
        return BELIE_OK;
    const telling *a = known(all, &o.left), *b = known(all, &o.right);
    if (!a || !b || a == b)
        return BELIE_OK;
    all->out->comparisons++;
    return moments_order(&a->when, &b->when) * o.way < 0 ? report_said(all, &o, c, a, b) : BELIE_OK;
}

belie_status tellings_compare_order(findings *out)
{
    const tellings *all;
    belie_status status = tellings_of(out, &all);
    if (status == BELIE_OK)
        status = compare_courses(all);
    claim_walk w = claims_of_one(out->f, "said-order");
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;)
        status = compare_said(all, c);
    return status == BELIE_OK ? counted_compare(out, "event-order") : status;
}
