/* nationality, of what nothing explains: a people or country is named just once, of somebody known, who is no one of whom the
 * text has told so, while the one whom it can mean is of another country. */
#include "check/nationality_apart.h"

#include "check/claims.h"
#include "check/list.h"
#include "check/nationals.h"
#include "facts/mood.h"
#include "facts/referents.h"

static const char rule_name[] = "claim/nationality-told";

enum { LIST_MOST = 400 }; /* where there are more, none is the only one that can be meant */

typedef struct reader {
    findings *out;
    nationals all;
    mood_classes moods;
    int32_t main_one;
} reader;

/* Near either: he was the one, and became the other. */
static bool tells_of_change(const reader *r, const national *x)
{
    static const char *const words[] = { "dual", "naturalised", "naturalized", "naturalisation", "naturalization", "emigrated", "émigré", "exile",
                                         "exiled", "descent", "parentage", "heritage", "origin", "origins", "roots", "acquired", "exchanged",
                                         "renounced", "adopted", "passports", "nationalities", "switched", "ancestry", "extraction", "mistaken",
                                         "formerly", "married", "mother", "father", "parents", NULL };
    static const char *const becomings[] = { "became", "become", "becomes", "becoming", NULL };
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[x->sentence];
    for (uint32_t at = s->first; at < s->last; at++)
        if (facts_is_any(f, at, becomings) && !facts_is_word(f, at + 1, "the"))
            return true;
    return facts_has_any(f, s->first, s->last, words);
}

/* The person named last before a telling in its sentence or the one before, or -1. */
static int32_t named_before(const facts *f, const national *b)
{
    for (size_t i = facts_mention_from(f, b->first); i-- > 0;) {
        const mention *m = &f->mentions.at[i];
        if (facts_sentence(f, m->first) + 1 < b->sentence)
            break;
        if (m->type == CLASS_PERSON)
            return m->entity;
    }
    return -1;
}

/* Whether somebody else is named near a telling. */
static bool others_near(const facts *f, const national *b, int32_t who)
{
    uint32_t from = f->text->sentences.at[b->sentence ? b->sentence - 1 : 0].first;
    for (size_t i = facts_mention_from(f, from); i < f->mentions.len && f->mentions.at[i].first < f->text->sentences.at[b->sentence].last; i++)
        if (f->mentions.at[i].type == CLASS_PERSON && f->mentions.at[i].entity != who)
            return true;
    return false;
}

/* Not "a Dane" and "no Dane". */
static bool is_told_of_one(const national *a)
{
    return a->who >= 0 || a->pronoun || a->apposed || (a->how != PERSON_A && a->how != PERSON_NONE);
}

/* The first telling of the one person whom `b` can mean; *only: nobody else's country is told. */
static const national *meant_by(const reader *r, const national *b, bool *only)
{
    static const national several;
    const national *found = NULL, *near = NULL, *likely = NULL;
    int32_t last = named_before(r->out->f, b);
    *only = true;
    for (size_t i = 0; i < r->all.list.len; i++) {
        const national *a = &r->all.list.at[i];
        if (a == b || nationals_agree(a->code, b->code) || !is_told_of_one(a))
            continue;
        if (b->who >= 0 && a->who == b->who)
            return a;
        near = !near && a->who >= 0 && a->who == last ? a : near;
        bool neighbours = nationals_are_near(a->code, b->code);
        likely = !neighbours || (likely && str_equal(likely->code, a->code)) ? likely : likely ? &several : a;
        *only = *only && (!found || str_equal(found->code, a->code) || (a->who >= 0 && a->who == found->who));
        found = found ? found : a;
    }
    return *only ? found : near ? near : likely != &several ? likely : NULL;
}

/* Whether the text has said of somebody that it is what `b` is. */
static bool is_told(const reader *r, const national *b)
{
    enum { TOKENS_BACK = 1500 };
    for (uint32_t at = b->first > TOKENS_BACK ? b->first - TOKENS_BACK : 0; at < b->first; at++)
        if (word_stem(&r->all.words, at) == b->noun)
            return true;
    return false;
}

/* What others say or suppose of him; a definite description is a fact in any mood. */
static bool is_unsure(const reader *r, const national *b)
{
    uint32_t speaker;
    if (b->how != PERSON_A || !(b->named || b->pronoun))
        return false;
    return mood_of(r->out->f, &r->moods, b->first, b->last, &speaker) & (MOOD_ATTRIBUTED | MOOD_HEDGED | MOOD_HYPOTHETICAL | MOOD_FORMER | MOOD_ASKED);
}

/* Two descriptions may be of two persons where nobody is told to be either. */
static bool is_loose(const reader *r, const national *a)
{
    return a->who < 0 && !a->pronoun && a->how == PERSON_THE && !a->noun && !a->apposed && named_before(r->out->f, a) < 0;
}

static double weigh(const reader *r, const national *a, const national *b, bool only)
{
    static const double of_article[] = { -1, 1, 1.5, 1.5, 0, 1.5 };
    double points = of_article[b->how] + (only ? 1 : 0);
    points += a->who >= 0 && a->who == r->main_one ? 0.5 : 0;
    points += nationals_are_near(a->code, b->code) ? 1 : -1;
    points += b->noun && (a->noun == b->noun || is_told(r, b)) ? 1 : b->noun ? -0.5 : 0.5;
    points += a->how == PERSON_BY_STATE ? 0.5 : 0;
    points -= others_near(r->out->f, b, a->who) ? 0.5 : 0;
    points += b->who >= 0 && b->who == a->who ? 4 : 0;
    points -= is_loose(r, a) ? 2 : 0;
    points -= a->sentence == b->sentence ? 2 : 0;
    points += b->pronoun ? 0.5 : 0;
    return points;
}

static belie_status report(const reader *r, const national *a, const national *b)
{
    const facts *f = r->out->f;
    if (nationals_are_unrelated(f, a->sentence) || nationals_are_unrelated(f, b->sentence))
        return BELIE_OK;
    const national *both[2] = { a->first < b->first ? a : b, a->first < b->first ? b : a };
    evidence places[2];
    for (int i = 0; i < 2; i++)
        places[i] = words_evidence(f, both[i]->first, both[i]->last, rule_name);
    if (!places[0].says || !places[1].says)
        return error_no_memory(r->out->error);
    return findings_add(r->out, check_named("nationality"), BELIE_WARNING, 0.65, places, 2,
                        "the text tells of nobody else whom it can mean, and names the country nowhere else",
                        "one person is told of as %s and as %s", places[0].says, places[1].says);
}

/* Whether what is told of `b` can be meant for whom `a` is told of. */
static bool can_be_one(const reader *r, const national *a, const national *b)
{
    bool unbound = b->who < 0 && !b->pronoun && b->how == PERSON_A, others = b->who >= 0 && a->who >= 0 && a->who != b->who;
    return a->first < b->first && !unbound && !others && !a->opinion && !b->opinion && (!b->by_country || a->who == b->who) && !is_unsure(r, b);
}

static belie_status judge(const reader *r, const national *b)
{
    static const double least = 2;
    bool only;
    const national *a = nationals_told(&r->all, b->code) == 1 ? meant_by(r, b, &only) : NULL;
    if (!a || !can_be_one(r, a, b))
        return BELIE_OK;
    r->out->comparisons++;
    if (weigh(r, a, b, only) < least || tells_of_change(r, a) || tells_of_change(r, b))
        return BELIE_OK;
    return report(r, a, b);
}

belie_status check_nationality_apart(findings *out)
{
    if (!rule_named(out->f, rule_name))
        return BELIE_OK; /* rules of one's own alone */
    reader r = { .out = out, .moods = mood_classes_of(out->f), .main_one = referent_of_text(out->f) };
    belie_status status = nationals_read(&r.all, out->f) ? BELIE_OK : error_no_memory(out->error);
    if (r.all.list.len > LIST_MOST)
        r.all.list.len = 0;
    for (size_t i = 0; status == BELIE_OK && i < r.all.list.len; i++)
        status = judge(&r, &r.all.list.at[i]);
    nationals_release(&r.all);
    return status;
}
