/* after-death: what a person does, or undergoes as only the living do, after the own death.
 *
 * Each date later than a death is looked at with the one who does something in its clause: whoever stands before
 * a verb in the active, behind "by", or before what only the living undergo. */
#include "check/claims.h"
#include "check/deaths.h"
#include "check/list.h"
#include "check/lives.h"

enum { ACT_BACK = 24, ACT_AHEAD = 12, VERB_AHEAD = 3 };

typedef struct act {
    somebody who;
    uint32_t first, last; /* tokens, to the verb */
} act;

typedef struct act_reader {
    deaths d;
    int third, ing, successors;
} act_reader;

/* What can be said of the dead, too. */
static const char *const of_the_dead[] = {
    "was", "were", "is", "are", "be", "been", "has", "have", "had", "became", "becomes", "remained", "remains", "appeared", "appears", "entered", "received",
    "receives", "got", "won", "wins", "lay", "lies", "rests", "rested", "stands", "stood", "inspired", "inspires", "influenced", "influences", "lived", "lives",
    "continued", "continues", "proved", "proves", "seemed", "seems", "featured", "features", "figured", "figures", "earned", "earns", "gained",
    "served", "looms", "ranked", "ranks", "did", "does", "can", "may", "would", "will", "should", "could", "might", "must", "need", "left", "leaves", "died", "dies", "perished", "drowned", "succumbed",
    "lost", "passed", "haunted", "haunts", "got", "turned", "reached", "belonged", "belongs", "meant", "deserved", "deserves", "came", "topped", "beat",
    "survived", "survives", "gave", "lent", "gives", "lends", "made", "makes", "vanished", "disappeared", "shared", "shares", "follows", "followed", "endures", "endured", "occupied", "occupies",
    "fell", "falls", "went", "goes", "lacked", "owed", "faded", NULL
};
/* What only the living undergo. */
static const char *const undergone[] = { "elected", "appointed", "promoted", "hired", "ordained", "arrested", "dismissed", "married", "knighted", "admitted",
                                         "engaged", "operated", "interviewed", "photographed", "sworn", "transferred", "retained", "asked", "tried",
                                         "sentenced", "released", "invited", "summoned", "examined", "treated", "baptised", "baptized", "posted",
                                         "drafted", "enlisted", "demobbed", "demobilised", "shown", "seen", NULL };
static const char *const be_words[] = { "was", "were", "is", "been", NULL };

/* "posthumously", "his ghost": the sentence knows. */
static bool is_posthumous(const facts *f, const sentence *s)
{
    static const char *const words[] = { "posthumous", "posthumously", "wrong", "wrongly", "mistaken", "mistakenly", "ghost", "spirit", "legend", "memory", "bust", "statue", "portrait", "estate", "namesake",
                                         "film", "novel", "biography", "fictional", "widow", "heirs", "executors", "if", "would", "believed", "rumour", "rumoured",
                                         "ashes", "remains", "body", "bones", "coffin", "tomb", NULL };
    return facts_has_any(f, s->first, s->last, words);
}

/* ---- acts ---- */

static bool is_verb(const act_reader *r, uint32_t at)
{
    const facts *f = r->d.f;
    return facts_is_lower(f, at) && facts_entity_at(f, at) < 0 &&
           (facts_has_class(f, at, r->d.parts.past) || (facts_has_class(f, at, r->third) && !facts_has_class(f, at, r->d.parts.preposition)));
}

/* Whether the verb at a token tells of what only the living do. */
static bool is_deed(const act_reader *r, uint32_t at)
{
    static const char *const self[] = { "himself", "herself", NULL };
    const facts *f = r->d.f;
    if (!is_verb(r, at))
        return false;
    if (!facts_is_any(f, at, of_the_dead) || (facts_is_word(f, at, "stood") && facts_is_word(f, at + 1, "for")))
        return true;
    return !facts_has_class(f, at, r->d.parts.auxiliary) && facts_has_any(f, at, at + 7, self);
}

/* "Kvernmo, in his last season, takes": behind the inset that a comma at a token opens, or at it. */
static uint32_t inset_end(const act_reader *r, uint32_t comma)
{
    enum { INSET = 8 };
    for (uint32_t at = comma + 1; at < comma + INSET && !is_verb(r, at) && !facts_is_word(r->d.f, at, "."); at++)
        if (facts_is_word(r->d.f, at, ","))
            return at + 1;
    return comma;
}

/* "He [had also] sold", "Motlhanka, who sold": the verb behind a subject that ends before a token, or 0. */
static uint32_t verb_behind(const act_reader *r, uint32_t at)
{
    static const char *const had[] = { "had", "has", "himself", "herself", "who", "never", NULL };
    const facts *f = r->d.f;
    bool passive = false;
    if (facts_is_word(f, at, "who") && facts_is_word(f, at + 1, ","))
        at++;
    if (facts_is_word(f, at, ","))
        at = inset_end(r, at);
    for (uint32_t end = at + VERB_AHEAD; at < end; at++) {
        if (facts_is_any(f, at, be_words))
            passive = true;
        else if (facts_is_any(f, at, had) || (facts_is_word(f, at, ",") && facts_is_word(f, at + 1, "who")) ||
                 (facts_has_class(f, at, r->d.parts.adverb) && !is_verb(r, at)))
            continue;
        else if (passive)
            return facts_is_any(f, at, undergone) ? at : 0;
        else
            return is_deed(r, at) ? at : 0;
    }
    return 0;
}

/* "signed by Kessel", "an interview given that year by Quill" */
static bool is_agent(const act_reader *r, uint32_t at)
{
    enum { BACK = 5 };
    const facts *f = r->d.f;
    if (facts_is_word(f, at - 1, ",") && at > 3 && facts_is_word(f, at - 2, "me"))
        at -= 2; /* "tuned by me, Armenak Terziyan" */
    if (!facts_is_word(f, at - 1, "by"))
        return false;
    for (uint32_t k = at - 1; k-- > 0 && k + BACK > at && !facts_is_word(f, k, ".");)
        if (facts_has_class(f, k, r->d.parts.past) && !facts_has_class(f, k, r->d.parts.auxiliary))
            return true;
    return false;
}

/* Who acts at a token: the subject of a verb, or the one behind "by". */
static bool act_at(const act_reader *r, uint32_t at, act *found)
{
    static const char *const by_whom[] = { "him", "her", NULL }, *const subjects[] = { "he", "she", NULL };
    const facts *f = r->d.f;
    bool agent = at > 1 && is_agent(r, at);
    *found = (act){ .who.entity = -1 };
    if (facts_is_any(f, at, by_whom) ? !agent : !facts_is_any(f, at, subjects) && facts_entity_at(f, at) < 0)
        return false;
    uint32_t last = at + 1;
    const mention *m = facts_mention_over(f, at);
    if (m)
        last = m->last;
    if (m && m->first != at)
        return false;
    uint32_t verb = agent ? at : m && facts_has_class(f, last, r->ing) && facts_is_lower(f, last) ? last : verb_behind(r, last);
    if (!verb)
        return false;
    found->who = somebody_from(&r->d, at);
    found->first = agent ? at - 2 : at;
    found->last = agent ? last : verb + 1;
    return found->who.first < found->who.last;
}

/* Whether nothing between an act and a date behind it begins another clause. */
static bool reaches(const act_reader *r, uint32_t from, uint32_t date)
{
    static const char *const walls[] = { ";", "who", "which", "that", "whose", "where", "when", "while", "whom", "than", "(", "because", "as", "\xE2\x80\x9C", "\"", NULL };
    static const char *const not_at[] = { "after", "before", "until", "since", "by", "of", "till", "for", "the", "to", NULL };
    return !facts_has_any(r->d.f, from, date, walls) && !facts_is_any(r->d.f, date - 1, not_at);
}

/* "in 1893 he stood", "April 1976, when he kept", "in that year of 1931 that he beat". */
static bool is_led_by(const act_reader *r, uint32_t date_last, uint32_t act_first)
{
    static const char *const walls[] = { ";", "who", "whose", "whom", "than", "and", "but", NULL };
    const facts *f = r->d.f;
    if (facts_has_any(f, date_last, act_first, walls))
        return false;
    for (uint32_t at = date_last; at < act_first; at++)
        if (is_verb(r, at) && !(facts_is_any(f, at, be_words) && facts_is_word(f, at - 1, "it")))
            return false;
    return true;
}

static bool is_bound(const facts *f, uint32_t date)
{
    static const char *const not_at[] = { "after", "before", "since", "by", "till", "for", "to", NULL };
    return date > 0 && facts_is_any(f, date - 1, not_at);
}

/* The act of a date's clause. */
static bool act_of(const act_reader *r, const mention *date, act *found)
{
    const facts *f = r->d.f;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, date->first)];
    if (is_bound(f, date->first) || is_posthumous(f, s))
        return false;
    uint32_t least = date->first > s->first + ACT_BACK ? date->first - ACT_BACK : s->first;
    for (uint32_t at = date->first; at-- > least;)
        if (act_at(r, at, found) && reaches(r, found->last, date->first))
            return true;
    for (uint32_t at = date->last; at < s->last && at < date->last + ACT_AHEAD; at++)
        if (act_at(r, at, found))
            return is_led_by(r, date->last, found->first);
    return false;
}

/* ---- ---- */

static const death *death_of(const act_reader *r, const somebody *who)
{
    for (uint32_t i = 0; i < r->d.count; i++)
        if (somebody_same(&r->d.list[i].who, who))
            return &r->d.list[i];
    return NULL;
}

/* "In 1931 the mayor ...": of an office in which somebody else follows. */
static bool is_successor(const act_reader *r, const somebody *who)
{
    if (!facts_is_word(r->d.f, who->first, "the"))
        return false;
    for (uint32_t at = who->first + 1; at < who->last; at++)
        if (facts_has_class(r->d.f, at, r->successors))
            return true;
    return false;
}

static belie_status report(findings *out, const death *dead, const act *done, const mention *date)
{
    const facts *f = out->f;
    const char *name = done->who.entity >= 0 ? f->entities.at[done->who.entity].name : facts_quote(f, done->who.first, done->who.last);

    const mention *of = &f->mentions.at[f->dates.at[dead->date].mention];
    evidence places[4] = { words_evidence(f, dead->first, dead->last, "claim/has-died"), mention_evidence(f, of),
                           words_evidence(f, done->first, done->last, "claim/he-did-date"), mention_evidence(f, date) };

    if (!name)
        return error_no_memory(out->error);
    return findings_add(out, check_named("after-death"), BELIE_WARNING, 0.8, places, 4, "both are said of one person",
                        "%s does something in %s, after the own death in %s", name, places[3].says, places[1].says);
}

belie_status check_after_death(findings *out)
{
    act_reader r = { .third = facts_class(out->f, "verb-3sg"), .ing = facts_class(out->f, "verb-ing"), .successors = facts_class(out->f, "successor") };
    const facts *f = out->f;
    belie_status status = BELIE_OK;
    if (!rule_named(f, "claim/has-died") || !rule_named(f, "claim/he-did-date"))
        return BELIE_OK;
    deaths_read(f, &r.d);
    int64_t least = INT64_MAX, first, last;
    for (uint32_t i = 0; i < r.d.count; i++)
        least = r.d.list[i].day < least ? r.d.list[i].day : least;
    for (size_t i = 0; status == BELIE_OK && r.d.count && i < f->dates.len; i++) {
        const mention *m = &f->mentions.at[f->dates.at[i].mention];
        act found;
        if (!date_days(&f->dates.at[i], &first, &last) || first <= least || !act_of(&r, m, &found))
            continue;
        const death *dead = death_of(&r, &found.who);
        out->comparisons++;
        if (dead && first > dead->day && !is_successor(&r, &found.who))
            status = report(out, dead, &found, m);
    }
    return status;
}
