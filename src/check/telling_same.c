/* The evidence that two tellings are of one event. */
#include "check/claims.h"
#include "check/tellings.h"

static const char *const again_words[] = { "again", "anew", "temporarily", "annually", "twice", "every", "each", "another", "yearly",
                                           "repeatedly", "briefly", "partially", "partly", "often", "usually", "further", "also",
                                           "re-opened", NULL };

static const char *const ordinal_words[] = { "second", "third", "fourth", "fifth", "last", "next", "other", NULL };

/* "It replaces the agreement of 1998", "in place of the lease of 1990": not what is told of. */
static bool is_replaced(const facts *f, const sentence *s, uint32_t at)
{
    enum { BACK = 6 };
    static const char *const verbs[] = { "replace", "replaces", "replaced", "replacing", "supersede", "supersedes", "superseded", "superseding", "succeeds", "succeeded",
                                         "succeeding", "follows", "renews", "renewed", "renewing", "extends", "extended", "amends", "amended", "amending", "cancels",
                                         "revokes", "repeals", "repealed", "repealing", "revises", "revised", "continues", "unlike", "like", "than", "previous", "earlier",
                                         "former", "predecessor", "successor", "old", "older", "place", "instead", "supersession", "replacement", NULL };
    return facts_has_any(f, at > s->first + BACK ? at - BACK : s->first, at, verbs);
}

static bool is_one_of_several(const facts *f, const telling *t)
{
    static const char *const others[] = { "second", "third", "fourth", "next", "other", "new", "later", "further", "previous", "earlier",
                                          "subsequent", NULL };
    static const char *const instead[] = { "replace", "replaces", "supersede", "supersedes", NULL };
    static const char *const more[] = { "worse", "worst", "bigger", "smaller", "larger", "stronger", "longer", "shorter", "happier", NULL };
    const sentence *s = &f->text->sentences.at[facts_sentence(f, t->first)];
    if (t->word.noun && ((t->word.first > 0 && facts_is_any(f, t->word.first - 1, others)) || is_replaced(f, s, t->word.first)))
        return true;
    if (facts_has_any(f, t->last, s->last, instead))
        return true; /* "these statutes, adopted in 2012, replace them" */
    for (uint32_t at = t->first > s->first + 6 ? t->first - 6 : s->first; at + 1 < t->first; at++)
        if (facts_is_any(f, at, others) && facts_is_word(f, at + 1, "one"))
            return true; /* "a second one, which he built in 1938" */
    for (uint32_t at = t->last; at < t->last + 6 && at < s->last; at++)
        if (facts_is_any(f, at, more) && (facts_is_word(f, at - 1, "was") || facts_is_word(f, at - 1, "were")))
            return true;
    static const char *const marks[] = { ";", ":", NULL };
    uint32_t from = t->first > s->first + 3 ? t->first - 3 : s->first;
    for (uint32_t mark; (mark = facts_next_any(f, from, t->first, marks)) != UINT32_MAX;)
        from = mark + 1; /* "went down again; the relegation of 2010" */
    for (uint32_t at = from; at < t->last + 2 && at < s->last; at++)
        if (facts_is_any(f, at, again_words) || (facts_is_word(f, at, "time") && facts_is_any(f, at - 1, ordinal_words)))
            return true;
    return false;
}

static double recurs(const facts *f, const telling *t)
{
    static const char *const always[] = { "meet", "visit", "call", "play", "perform", NULL };
    static const char *const often[] = { "win", "congress", "vote", "score", "pay", "receive", "ship", "depart", "return", "attack",
                                         "bomb", "measure", "test", "announce", "record", "photograph", "film", "sell", "award", "grant",
                                         "lecture", "concert", "festival", "rule", "raid", "search", "propose", "protest", "party",
                                         "dinner", "final", "ceremony", "interview", "survey", "issue", "write", "game", "file", "make",
                                         "lose", "defeat", "elect", NULL };
    static const char *const sometimes[] = { "arrive", "publish", "sign", "arrest", "release", "submit", "acquire", "approve", "order",
                                             "storm", "flood", "fire", "accident", "strike", "deliver", "inspect", "move", "exhibit",
                                             "join", "leave", "appoint", "resign", "promote", "amend", "repair", "begin", "end", "start",
                                             "stop", "crash", "war", "battle", "agree", "open", "close", "avalanche", "earthquake",
                                             "landslide", "outbreak", "graduate", "adopt", "fail", "leak", "damage", "injure", "admit",
                                             "discharge", "operate", "wed", NULL };
    if (answers_word_is_any(f->answers, t->own, always))
        return 2.5;
    if (answers_word_is_any(f->answers, t->own, often))
        return 2;
    if (answers_word_is_any(f->answers, t->own, sometimes))
        return 0.5;
    return t->word.listed ? 0 : 1;
}

static bool has_word(const thing *x, uint64_t word)
{
    for (uint32_t i = 0; i < x->word_count; i++)
        if (x->words[i] == word)
            return true;
    return false;
}

/* Words of the one that the other lacks: "the new bridge" is not the bridge told of before. */
static double modifiers(const facts *f, const thing *a, const thing *b)
{
    uint32_t shared = 0;
    bool contrast = false;
    for (uint32_t i = 0; i < b->word_count; i++) {
        bool both = has_word(a, b->words[i]);
        shared += both;
        contrast |= !both && thing_word_parts(f, b->words[i]);
    }
    for (uint32_t i = 0; i < a->word_count && b->word_count; i++)
        contrast |= !has_word(b, a->words[i]) && thing_word_parts(f, a->words[i]);
    if (contrast)
        return -4;
    return shared ? 0.5 : a->word_count && b->word_count ? -1 : 0;
}

static bool has_thing(const telling *t, uint64_t key)
{
    for (uint32_t i = 0; i < t->thing_count; i++)
        if (t->things[i] == key)
            return true;
    return false;
}

static uint32_t type_of(const facts *f, const thing *x)
{
    return x->entity >= 0 ? f->entities.at[x->entity].type : 0;
}

static bool is_part(const facts *f, const thing *x)
{
    static const char *const nouns[] = { "construction", "work", "building", "money", "sum", "amount", "result", "keel", "stone", "payment",
                                         "shooting", "filming", "cost", "door", "manuscript", "pipe", "foundation", NULL };
    return thing_is_any(f, x, nouns);
}

static bool is_another(const facts *f, const thing *x)
{
    static const char *const words[] = { "second", "third", "fourth", "other", "another", NULL };
    return facts_has_any(f, x->first, x->last, words);
}

/* "A second patent, granted in 1933" */
static bool is_of_another_before(const facts *f, const telling *t)
{
    enum { BACK = 5 };
    static const char *const words[] = { "second", "third", "fourth", "other", "another", NULL };
    uint32_t at = t->word.first;
    if (t->word.noun || at < BACK + 1 || !facts_is_word(f, at - 1, ","))
        return false;
    uint32_t least = facts_sentence_around(f, at - 1, at).first;
    return facts_has_any(f, at - BACK > least ? at - BACK : least, at - 1, words);
}

void telling_judge(const facts *f, telling *t)
{
    t->recurs = recurs(f, t);
    t->several = is_one_of_several(f, t) || is_of_another_before(f, t);
    t->of_another = is_another(f, &t->who.theme);
    t->of_part = is_part(f, &t->who.theme);
}

/* "it", nothing at all, or "construction", which does not say of what. */
static bool is_unsaid(const telling *t)
{
    const thing *x = &t->who.theme;
    return x->first >= x->last || x->pronoun || t->of_part;
}

/* What it happened to, and who did it. */
double tellings_share(const tellings *all, const telling *a, const telling *b)
{
    const thing *x = &a->who.theme, *y = &b->who.theme;
    double sum = b->of_another ? -4 : 0;
    uint32_t shared = 0;
    for (uint32_t i = 0; i < b->thing_count; i++)
        shared += has_thing(a, b->things[i]);
    sum += shared > 1 ? 3.5 : shared ? 2.25 : 0;
    bool person = type_of(all->f, x) == CLASS_PERSON || type_of(all->f, y) == CLASS_PERSON || x->pronoun || y->pronoun;
    if (shared == 1 && person && a->thing_count > 1 && b->thing_count > 1)
        sum -= 1.5; /* elected mayor, elected to parliament */
    if (a->theme && a->theme == b->theme)
        return sum + (x->entity >= 0 ? 0 : modifiers(all->f, x, y));
    if (is_unsaid(a) || is_unsaid(b))
        return sum + (shared ? 0 : a->of_part || b->of_part ? 0.25 : 1);
    if (has_thing(a, b->theme) || has_thing(b, a->theme))
        return sum;
    bool names = x->entity >= 0 && y->entity >= 0 && type_of(all->f, x) == type_of(all->f, y);
    return sum - (names ? 4 : 1.5);
}

static double words_agree(const telling *a, const telling *b)
{
    uint32_t shared = words_shared(a->words, a->word_count, b->words, b->word_count);
    return shared > 4 ? 1.2 : shared * 0.3;
}

/* How many of year, month and day differ. */
static int parts_that_differ(const moment *a, const moment *b)
{
    bool years = a->bounded && b->bounded && !a->context && !b->context && (a->first > b->last || b->first > a->last);
    int year = years && (a->first - b->first > 366 || b->first - a->first > 366);
    return year + (a->month && b->month && a->month != b->month) + (a->day && b->day && a->day != b->day);
}

/* A slip changes one part of a date; other events have other dates altogether. */
static double gap_agrees(const telling *a, const telling *b)
{
    double gap;
    if (moments_compare(&a->when, &b->when, &gap) != MOMENTS_CONFLICT)
        return 0;
    double by_parts = !a->when.dated ? 0 : parts_that_differ(&a->when, &b->when) > 1 ? -0.75 : a->when.day && b->when.day ? 0.5 : 0;
    return by_parts + (gap > 40 * 365 ? -1.5 : gap > 15 * 365 ? -0.5 : 0.25);
}

/* What is told as if for the first time may be another: less so where it is said of the one thing. */
static double told_anew(const tellings *all, const telling *a, const telling *b, double again)
{
    const thing *x = &b->who.theme;
    bool person = type_of(all->f, x) == CLASS_PERSON;
    if (b->word.noun || (x->first < x->last && !x->definite))
        return b->word.noun ? -1.5 : -4;
    if (a->theme && a->theme == b->theme && !person && again < 1)
        return 0.25;
    return -1;
}

/* "at that first meeting" */
static bool is_that_first(const facts *f, const telling *t)
{
    static const char *const words[] = { "first", "last", "final", "opening", "founding", "inaugural", "that", NULL };
    return t->word.noun && t->word.given && t->word.first > 0 && facts_is_any(f, t->word.first - 1, words);
}

static bool is_edge(const telling *t)
{
    return str_is(t->word.kind, "begin") || str_is(t->word.kind, "end") || str_is(t->word.kind, "stop") || str_is(t->word.kind, "resume");
}

static bool is_trade(const telling *t)
{
    return str_is(t->own, "sell") || str_is(t->own, "acquire");
}

/* What a verb leads to: "moved to Digital Creations"; or -1. */
static int32_t leads_to(const facts *f, const telling *t)
{
    static const char *const ways[] = { "to", "into", NULL };
    uint32_t at = t->word.last;
    if (t->word.noun || !facts_is_any(f, at, ways))
        return -1;
    return facts_entity_at(f, at + 1 + facts_is_word(f, at + 1, "the"));
}

static bool lead_apart(const facts *f, const telling *a, const telling *b)
{
    int32_t x = leads_to(f, a), y = leads_to(f, b);
    return x >= 0 && y >= 0 && x != y;
}

/* "The contract of 2015", "the contract of 2018": the years part them as names do. */
static bool is_named_by_date(const facts *f, const telling *t)
{
    return t->word.noun && t->word.first < t->first + 1 && facts_is_word(f, t->word.last, "of") && t->last <= t->word.last + 2;
}

/* "She died in 1988. Her husband had died in 1975." */
static bool is_of_kin(const tellings *all, const telling *a, const telling *b)
{
    static const char *const persons[] = { "he", "she", "him", "her", "his", NULL };
    const thing *x = &a->who.theme, *y = &b->who.theme;
    bool person = x->pronoun ? facts_is_any(all->f, x->first, persons) : type_of(all->f, x) == CLASS_PERSON;
    for (uint32_t at = y->first; person && y->entity < 0 && at < y->last; at++)
        if (facts_has_class(all->f, at, all->classes.parts.who.kinship))
            return true;
    return false;
}

/* "Maud died at Turin in 1911 ... On his death in 1880": whose it is has a sex, and the other one another. */
static char sex_of_owner(const facts *f, const telling *t)
{
    static const char *const his[] = { "his", NULL }, *const her[] = { "her", NULL };
    uint32_t before = t->word.first > 0 ? t->word.first - 1 : 0;
    return !t->word.noun ? 0 : facts_is_any(f, before, his) ? 'm' : facts_is_any(f, before, her) ? 'f' : 0;
}

/* The sex of the last person who is named in the sentence before the word. */
static char sex_of_named(const facts *f, const telling *t)
{
    const sentence s = facts_sentence_around(f, t->word.first, t->word.last);
    char sex = 0;
    for (size_t i = facts_mention_from(f, s.first); i < f->mentions.len && f->mentions.at[i].first < t->word.first; i++)
        if (f->mentions.at[i].type == CLASS_PERSON && f->mentions.at[i].entity >= 0)
            sex = f->entities.at[f->mentions.at[i].entity].sex;
    return sex;
}

static bool are_of_two_sexes(const facts *f, const telling *a, const telling *b)
{
    char owner = sex_of_owner(f, a), named = owner ? sex_of_named(f, b) : 0;
    if (!owner && (owner = sex_of_owner(f, b)))
        named = sex_of_named(f, a);
    return owner && (named == 'm' || named == 'f') && named != owner;
}

static char sex_of_thing(const facts *f, const thing *x)
{
    static const char *const men[] = { "he", "him", "his", "husband", "father", "son", "brother", "uncle", "grandfather", "widower", "mr", NULL };
    static const char *const women[] = { "she", "her", "wife", "mother", "daughter", "sister", "aunt", "grandmother", "widow", "mrs", "miss", NULL };
    if (x->first >= x->last)
        return 0;
    if (x->entity >= 0)
        return f->entities.at[x->entity].type == CLASS_PERSON ? f->entities.at[x->entity].sex : 0;
    uint32_t at = x->pronoun ? x->first : x->last - 1;
    return facts_is_any(f, at, men) ? 'm' : facts_is_any(f, at, women) ? 'f' : 0;
}

/* Of the one to whom it happened, or who did it: "two years after *he* had died". */
static char sex_of_event(const facts *f, const telling *t)
{
    static const char *const helpers[] = { "had", "was", "has", "were", NULL };
    const thing *x = &t->who.theme;
    uint32_t at = t->word.first;
    while (at > 1 && facts_is_any(f, at - 1, helpers))
        at--;
    if (!t->word.noun && at > 0 && (facts_is_word(f, at - 1, "he") || facts_is_word(f, at - 1, "she")))
        return facts_is_word(f, at - 1, "he") ? 'm' : 'f';
    return sex_of_thing(f, x->first < x->last ? x : &t->who.agent);
}

/* "Two years after he died", "she died". */
bool tellings_are_of_two_sexes(const tellings *all, const telling *a, const telling *b)
{
    char here = sex_of_event(all->f, a), there = sex_of_event(all->f, b);
    return (here == 'm' && there == 'f') || (here == 'f' && there == 'm');
}

double tellings_same(const tellings *all, const telling *a, const telling *b)
{
    static const double THRESHOLD = 3.1;
    double share = tellings_share(all, a, b), again = is_that_first(all->f, b) ? 0 : b->recurs, sum = share;
    sum += b->word.given ? (b->word.noun ? 2 : 1.25) : told_anew(all, a, b, again);
    sum += words_agree(a, b) + gap_agrees(a, b) - again;
    if (!str_equal(a->own, b->own))
        sum -= is_trade(a) && is_trade(b) ? 2.5 : 0.75; /* sold to a fund, bought by us */
    if (share < 2 && is_edge(b)) /* of what else begins and ends */
        sum -= 1.5;
    sum -= (a->word.loose + b->word.loose) * 0.5;
    if (again >= 2 && !b->word.noun && b->theme_kind.len && str_equal(b->theme_kind, b->own))
        sum -= 1; /* "was held on 12 April" */
    if (a->theme_kind.len && str_equal(a->theme_kind, a->own))
        sum += 0.75; /* "the final was played": the event itself is spoken of */
    bool life = str_is(b->own, "birth") || str_is(b->own, "death");
    bool named = is_named_by_date(all->f, a) && is_named_by_date(all->f, b);
    if (!life && (a->several || b->several || named || lead_apart(all->f, a, b) || is_of_kin(all, a, b) || is_of_kin(all, b, a)))
        sum -= 4;
    if (life && (is_of_kin(all, a, b) || is_of_kin(all, b, a)))
        sum -= 4;
    if (tellings_are_of_two_sexes(all, a, b))
        sum -= 4;
    if (life && (all->has_namesakes || are_of_two_sexes(all->f, a, b)))
        sum -= 4;
    return sum - THRESHOLD;
}

/* "The third John Wetherall" */
static bool is_nth_of_name(const facts *f, uint32_t at)
{
    const mention *m = facts_mention_over(f, at + 1);
    return facts_is_word(f, at - 1, "the") && m && m->type == CLASS_PERSON && m->first == at + 1 && m->last > m->first + 1 &&
           !facts_is_lower(f, m->last - 1) && !facts_has_class(f, m->last, CLASS_POSSESSIVE);
}

/* "Her daughter, also Anna Holm, died" */
static bool is_also_called(const facts *f, uint32_t at)
{
    const mention *m = facts_mention_over(f, at + 1);
    return facts_is_word(f, at - 1, ",") && m && m->type == CLASS_PERSON && m->first == at + 1 && facts_is_word(f, m->last, ",");
}

bool tellings_have_namesakes(const facts *f)
{
    static const char *const either[] = { "namesake", "namesakes", "confused", "confuse", "younger", "elder", "older", "second", "third", "also", NULL };
    static const char *const nths[] = { "second", "third", NULL };
    static const char *const ages[] = { "younger", "elder", "older", NULL };
    static const char *const behind[] = { ",", "was", "had", "of", "died", "is", NULL }; /* not "the younger brother" */
    uint32_t end = f->text->tokens.len ? (uint32_t)f->text->tokens.len - 1 : 0;
    for (uint32_t at = 1; (at = facts_next_any(f, at, end, either)) < end; at++)
        if (facts_is_word(f, at, "also") ? is_also_called(f, at) : facts_is_any(f, at, nths) ? is_nth_of_name(f, at) : !facts_is_any(f, at, ages) || (at > 1 && facts_is_word(f, at - 1, "the") && facts_entity_at(f, at - 2) >= 0) || (facts_is_word(f, at - 1, "the") && facts_is_any(f, at + 1, behind)))
            return true;
    return false;
}

evidence telling_evidence(const tellings *all, const telling *t)
{
    return (evidence){ t->first, t->last, claim_words(all->f, t->from, "when"), t->from, t->from->by };
}

const char *telling_why(const tellings *all, const telling *a, const telling *b)
{
    bool theme = a->theme && a->theme == b->theme;
    return arena_printf(all->out->memory, "both are of one kind (%.*s) and %s", (int)a->word.kind.len, a->word.kind.ptr,
                        theme ? "happened to one thing" : "nothing tells two such events apart");
}
