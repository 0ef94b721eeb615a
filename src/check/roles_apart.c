/* role, of posts read around each name: "the first officer, Tshabalala", "Project manager: Hiroko Tanabe", "Duarte captains the side".
 * One post, named in two places for two persons, and for nobody else; the text tells of no change. */
#include "check/roles_apart.h"

#include "check/claims.h"
#include "check/holders.h"
#include "check/list.h"
#include "check/offices.h"

static const char rule_name[] = "claim/post-then-name";

static belie_status report(const offices *r, const office *a, const office *b)
{
    const facts *f = r->f;
    evidence places[FINDING_EVIDENCE] = { words_evidence(f, a->first, a->last, rule_name), words_evidence(f, b->first, b->last, rule_name) };
    uint32_t count = 2;
    for (size_t i = 0; i < r->list.len && count < FINDING_EVIDENCE; i++) {
        const office *o = &r->list.at[i];
        if (o != a && o != b && (o->who == a->who || o->who == b->who))
            places[count++] = words_evidence(f, o->first, o->last, rule_name);
    }
    if (!places[0].says || !places[1].says)
        return error_no_memory(r->out->error);
    return findings_add(r->out, check_named("role"), BELIE_WARNING, 0.65, places, count, "the post has one holder at a time, and the text tells of no change",
                        "%s holds here the post that %s holds there", f->entities.at[a->who].name, f->entities.at[b->who].name);
}

/* Whether two names have a word in common. */
static bool may_be_one(const facts *f, int32_t a, int32_t b)
{
    str x = str_from_c(f->entities.at[a].name), word, other;
    if (str_equal(x, str_from_c(f->entities.at[b].name)))
        return true;
    while (str_cut(&x, ' ', &word))
        for (str y = str_from_c(f->entities.at[b].name); str_cut(&y, ' ', &other);)
            if (word.len > 2 && str_equal(word, other))
                return true;
    return false;
}

/* Beside a post or its holder: it may have passed on. */
static bool tells_of_change(const offices *r, uint32_t sentence_index)
{
    static const char *const changes[] = { "formerly", "former", "succeeded", "succeed", "succeeds", "succeeding", "successor", "predecessor", "replaced",
                                           "replace", "replaces", "replacing", "replacement", "resigned", "resigns", "resignation", "retired", "retires",
                                           "retirement", "stepped", "takeover", "outgoing", "incoming", "candidate", "candidates",
                                           "ousted", "sacked", "dismissed", "handed", "deputised", "deputized", "became", "become", "becomes", "promoted",
                                           "previous", "previously", "temporarily", "joint", "jointly", "co", "rival", "vacant", "rotates", "relieved",
                                           "died", "killed", "late", "followed", "follows", "opponents", "opponent", "wrong", "error", NULL };
    enum { YEAR_DIGITS = 4 };
    static const char *const terms[] = { "until", "till", "from", NULL };
    static const char *const orders[] = { "before", "after", "until", "since", NULL }, *const persons[] = { "him", "her", "them", "me", "us", NULL };
    const sentence *s = &r->f->text->sentences.at[sentence_index];
    for (uint32_t at = s->first; at + 1 < s->last; at++) {
        if (facts_is_any(r->f, at, orders) && facts_is_any(r->f, at + 1, persons) && !facts_is_lower(r->f, at + 2))
            return true; /* "was head of customs before her." */
        const mention *m = facts_is_any(r->f, at, terms) ? facts_mention_over(r->f, at + 1) : NULL;
        bool ended = m && (facts_is_word(r->f, m->first, "last") || (r->f->text->tokens.at[m->last - 1].kind == TOKEN_NUMBER && text_token(r->f->text, m->last - 1).len == YEAR_DIGITS)); /* not "on leave until the 20th" */
        if (ended && m->type == CLASS_DATE && (!facts_is_word(r->f, at, "from") || facts_is_word(r->f, m->last, "to")))
            return true; /* "was the school doctor until last year", "chaired it from 2015 to 2018" */
    }
    return facts_has_any(r->f, s->first, s->last, changes);
}

/* The days of which a sentence speaks by dates of its own; false: of none. */
static bool days_of(const facts *f, uint32_t sentence_index, int64_t *from, int64_t *to)
{
    const sentence *s = &f->text->sentences.at[sentence_index];
    *from = INT64_MAX, *to = INT64_MIN;
    for (size_t k = facts_date_from(f, s->first); k < f->dates.len && f->mentions.at[f->dates.at[k].mention].first < s->last; k++) {
        const date_fact *d = &f->dates.at[k];
        if (!d->has_interval || d->from_context)
            continue;
        *from = d->first_day < *from ? d->first_day : *from;
        *to = d->last_day > *to ? d->last_day : *to;
    }
    return *from <= *to;
}

/* Whether both sentences are dated, more than a year apart. */
static bool are_at_two_times(const facts *f, uint32_t x, uint32_t y)
{
    enum { YEAR = 366 };
    static const char *const ongoing[] = { "until", "till", "since", "onwards", NULL };
    int64_t from[2], to[2];
    uint32_t both[2] = { x, y };
    for (int i = 0; i < 2; i++) {
        const sentence *s = &f->text->sentences.at[both[i]];
        if (!days_of(f, both[i], &from[i], &to[i]))
            return false;
        if (facts_has_any(f, s->first, s->last, ongoing))
            to[i] = INT64_MAX - YEAR; /* "from 1931 until the war" */
    }
    return from[0] > to[1] + YEAR || from[1] > to[0] + YEAR;
}

/* Of which a game has two. */
static bool is_of_a_side(const office *o)
{
    static const char *const posts[] = { "captain", "coach", "skipper", "manager", "president", "spokesman", NULL };
    for (size_t i = 0; posts[i]; i++)
        if (o->head == (str_hash(str_from_c(posts[i])) | 1))
            return true;
    return false;
}

/* Whether the one and the other can be told of one post: a bare title may be of any body. */
static bool are_of_one(const office *a, const office *b)
{
    if (a->topic && b->topic)
        return false;
    if (a->verb != b->verb && a->head == (str_hash(STR("chair")) | 1) && !a->of && !b->of)
        return true; /* "took the chair", "Chairman Hägg thanked all" */
    if (a->of && b->of)
        return a->of == b->of && a->of > 1;
    bool strong = (a->definite || a->told) && (b->definite || b->told);
    if (a->of || b->of)
        return (strong || (a->wide && b->wide)) && (a->definite || b->definite) && (a->verb || b->verb || (!a->body && !b->body));
    bool two = !strong || !(a->definite || b->definite);
    return strong ? !two || !is_of_a_side(a) : a->wide && b->wide && (a->told || b->told || a->definite || b->definite);
}

/* "The new director" of whom alone it is told that he took the post. */
static bool is_news_of_one(const office *a, const office *b)
{
    return a->fresh && !b->fresh && !b->named && !b->topic; /* an "acting dean" is another post by its modifier */
}

/* "From 1866 until 1872 he was governor of St Brandon", "in 1869, as governor of Trinidad". */
static bool is_within_term(const offices *r, const office *a, const office *b)
{
    enum { YEAR = 366 };
    static const char *const terms[] = { "from", "until", "till", "through", "throughout", "between", NULL };
    const sentence *s = &r->f->text->sentences.at[a->sentence];
    int64_t from, to, other_from, other_to;
    bool same_body = a->of && a->of == b->of && a->noun != b->noun, other_body = a->of && b->of && a->of != b->of && a->noun == b->noun;
    return (same_body || other_body) && facts_has_any(r->f, s->first, s->last, terms) && days_of(r->f, a->sentence, &from, &to) &&
           days_of(r->f, b->sentence, &other_from, &other_to) && from > INT64_MIN / 2 && to < INT64_MAX / 2 && from + YEAR < other_from && other_to < to - YEAR && other_to - other_from <= YEAR;
}

/* One person in two posts that differ in what they are of: "head of payroll", "head of recruitment". */
static belie_status judge_person(const offices *r, size_t index)
{
    enum { BACK_MOST = 60 };
    const office *b = &r->list.at[index];
    for (size_t i = index > BACK_MOST ? index - BACK_MOST : 0; i < index; i++) {
        const office *a = &r->list.at[i];
        if (a->who == b->who && a->sentence != b->sentence && (is_within_term(r, a, b) || is_within_term(r, b, a)))
            return report(r, a, b);
        bool other = a->wide && b->wide && (a->head != b->head || a->modifiers != b->modifiers);
        bool staff = a->group && a->group == b->group && a->head != b->head;
        if (a->who != b->who || (!staff && (a->noun != b->noun || !other)) || a->fresh != b->fresh || a->acting || b->acting || a->verb || b->verb || a->sentence == b->sentence || (a->of && b->of && a->of != b->of) || !(a->told || a->definite) ||
            !(b->told || b->definite))
            continue;
        r->out->comparisons++;
        if (!tells_of_change(r, a->sentence) && !tells_of_change(r, b->sentence) && !are_at_two_times(r->f, a->sentence, b->sentence))
            return report(r, a, b);
    }
    return BELIE_OK;
}

/* Whether a third one has the post, somewhere in the text: the chairs of sessions. */
static bool is_held_by_more(offices *r, const office *a, const office *b)
{
    const uint32_t *last = map_find(&r->last_of, lexicon_feature_join(b->head, b->modifiers));
    for (uint32_t k = last ? *last : 0; k; k = r->list.at[k - 1].next) {
        const office *o = &r->list.at[k - 1];
        if (!may_be_one(r->f, o->who, a->who) && !may_be_one(r->f, o->who, b->who))
            return true;
    }
    return false;
}

/* "Of the works", "of Linden": not "of customs", which is what the post is about. */
static bool is_of_a_body(const offices *r, const office *o)
{
    enum { BEHIND = 6 };
    const facts *f = r->f;
    for (uint32_t at = o->first + 2; at < o->last + BEHIND && at < f->text->tokens.len; at++)
        if (word_stem(&r->words, at) == o->of)
            return !facts_has_class(f, at + 1, CLASS_POSSESSIVE) && (f->text->tokens.at[at].shape == SHAPE_CAPITAL || facts_is_word(f, at - 1, "the") || facts_is_word(f, at - 2, "the"));
    return false;
}

/* Whether the body of which one alone is told stands nowhere else. */
static bool is_of_new_body(const offices *r, const office *a, const office *b)
{
    enum { LOOKED_MOST = 4000 };
    static const char *const owners[] = { "its", "their", "our", "his", "her", "whose", NULL }; /* of what has just been told of */
    const office *o = a->of ? a : b, *other = o == a ? b : a;
    if ((a->of != 0) == (b->of != 0) || r->f->text->tokens.len > LOOKED_MOST || !is_of_a_body(r, o) || facts_has_any(r->f, other->first, other->last, owners))
        return false;
    for (uint32_t at = 0; at < r->f->text->tokens.len; at++)
        if (word_stem(&r->words, at) == o->of && facts_sentence(r->f, at) != o->sentence)
            return false;
    return true;
}

static belie_status judge(offices *r, const office *b)
{
    const office *a = NULL;
    for (uint32_t k = b->next; k; k = r->list.at[k - 1].next) {
        const office *o = &r->list.at[k - 1];
        if (may_be_one(r->f, o->who, b->who))
            continue;
        if (a && a->who != o->who)
            return BELIE_OK;
        a = o;
    }
    if (!a || !b->head || is_news_of_one(a, b) || is_news_of_one(b, a) || a->sentence == b->sentence || !are_of_one(a, b) || is_held_by_more(r, a, b))
        return BELIE_OK;
    r->out->comparisons++;
    bool passed = tells_of_change(r, a->sentence) || tells_of_change(r, b->sentence) || are_at_two_times(r->f, a->sentence, b->sentence) || is_of_new_body(r, a, b) ||
                  holders_are_elsewhere(r->f, a->sentence, b->sentence);
    return passed ? BELIE_OK : report(r, a, b);
}

belie_status check_roles_apart(findings *out)
{
    const facts *f = out->f;
    if (!rule_named(f, rule_name))
        return BELIE_OK; /* rules of one's own alone */
    offices r;
    belie_status status = offices_read(&r, out) ? BELIE_OK : error_no_memory(out->error);
    for (size_t i = 0; status == BELIE_OK && i < r.list.len && r.list.len <= OFFICES_MOST; i++)
        status = judge(&r, &r.list.at[i]);
    for (size_t i = 0; status == BELIE_OK && i < r.list.len && r.list.len <= OFFICES_MOST; i++)
        status = judge_person(&r, i);
    offices_release(&r);
    return status;
}
