/* after-death: what a person does, or undergoes as only the living do, after dying.
 *
 * Each date later than a death is looked at with the one who does something in its clause: whoever stands before
 * a verb in the active, behind "by", or before what only the living undergo. */
#include "check/claims.h"
#include "check/deaths.h"
#include "check/list.h"
#include "check/tellings.h"

enum { ACT_BACK = 24, ACT_AHEAD = 12, VERB_AHEAD = 3 };

static const char death_rule[] = "claim/has-died";

typedef struct act {
    somebody who;
    uint32_t first, last; /* tokens, to the verb */
} act;

typedef struct act_reader {
    deaths d;
    mood_classes moods;
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
    "says", "argues", "tells", "describes", "claims", "notes", "explains", "speaks", "shows", "calls", "wished", "fell", "falls", "went", "goes", "lacked", "owed", "faded", NULL
};
/* What only the living undergo. */
static const char *const undergone[] = { "elected", "appointed", "promoted", "hired", "ordained", "arrested", "dismissed", "married", "knighted", "admitted",
                                         "engaged", "operated", "interviewed", "photographed", "sworn", "transferred", "retained", "asked", "tried",
                                         "sentenced", "released", "invited", "summoned", "examined", "treated", "baptised", "baptized", "posted",
                                         "drafted", "enlisted", "demobbed", "demobilised", "shown", "seen", "wounded", "captured", "imprisoned", "fined", "sacked", "re-elected", "sent", "persuaded", "questioned",
                                         "consulted", NULL };
/* What is done to the living only, and their object. */
static const char *const meeting[] = { "asked", "met", "told", "visited", "interviewed", "thanked", "hired", "photographed", "helped", "paid", "heard",
                                       "invited", "arrested", "consulted", "questioned", "welcomed", "summoned", "persuaded", NULL };
static const char *const be_words[] = { "was", "were", "is", "been", NULL };

/* "posthumously", "his ghost": the sentence knows. */
static bool is_posthumous(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const words[] = { "posthumous", "posthumously", "wrong", "wrongly", "mistaken", "mistakenly", "ghost", "spirit", "legend", "memory", "bust", "statue", "portrait", "estate", "namesake",
                                         "film", "novel", "biography", "fictional", "widow", "heirs", "executors", "if", "would", "believed", "rumour", "rumoured",
                                         "ashes", "body", "bones", "coffin", "tomb", NULL };
    return facts_has_any(f, first, last, words);
}

/* ---- acts ---- */

static bool is_verb(const act_reader *r, uint32_t at)
{
    const facts *f = r->d.persons.f;
    return facts_is_lower(f, at) && facts_entity_at(f, at) < 0 &&
           (facts_has_class(f, at, r->d.persons.parts.past) || (facts_has_class(f, at, r->third) && !facts_has_class(f, at, r->d.persons.parts.preposition)));
}

/* Whether the verb at a token tells of what only the living do. */
static bool is_deed(const act_reader *r, uint32_t at)
{
    static const char *const self[] = { "himself", "herself", NULL };
    const facts *f = r->d.persons.f;
    if (!is_verb(r, at))
        return false;
    if (!facts_is_any(f, at, of_the_dead) || (facts_is_word(f, at, "stood") && facts_is_word(f, at + 1, "for")))
        return true;
    return !facts_has_class(f, at, r->d.persons.parts.auxiliary) && facts_has_any(f, at, at + 7, self);
}

/* "Kvernmo, in his last season, takes": behind the inset that a comma at a token opens, or at it. */
static uint32_t inset_end(const act_reader *r, uint32_t comma)
{
    enum { INSET = 8 };
    for (uint32_t at = comma + 1; at < comma + INSET && !(is_verb(r, at) && facts_has_class(r->d.persons.f, at, r->d.persons.parts.past)) && !facts_is_word(r->d.persons.f, at, "."); at++)
        if (facts_is_word(r->d.persons.f, at, ","))
            return at + 1;
    return comma;
}

/* Behind the comma that ends ", who ...", or 0. */
static uint32_t relative_end(const facts *f, uint32_t comma)
{
    enum { RELATIVE = 14 };
    for (uint32_t at = comma + 2; at < comma + RELATIVE && !facts_is_word(f, at, "."); at++)
        if (facts_is_word(f, at, ","))
            return at + 1;
    return 0;
}

/* The verb of a deed at a token, over what may stand before it, or 0. */
static uint32_t verb_here(const act_reader *r, uint32_t at)
{
    static const char *const had[] = { "had", "has", "himself", "herself", "who", "never", NULL };
    const facts *f = r->d.persons.f;
    bool passive = false;
    for (uint32_t end = at + VERB_AHEAD; at < end; at++) {
        if (facts_is_any(f, at, be_words))
            passive = true;
        else if (facts_is_any(f, at, had) || (facts_is_word(f, at, ",") && facts_is_word(f, at + 1, "who")) ||
                 (facts_has_class(f, at, r->d.persons.parts.adverb) && !is_verb(r, at)))
            continue;
        else if (passive)
            return facts_is_any(f, at, undergone) || (facts_is_word(f, at, "awarded") && facts_is_word(f, at + 2, "contract")) ? at : 0;
        else
            return is_deed(r, at) ? at : 0;
    }
    return 0;
}

/* "He [had also] sold", "Motlhanka, who sold": the verb behind a subject that ends before a token, or 0. */
static uint32_t verb_behind(const act_reader *r, uint32_t at)
{
    const facts *f = r->d.persons.f;
    if (facts_is_word(f, at, "who") && facts_is_word(f, at + 1, ","))
        at++;
    if (facts_is_word(f, at, ",") && facts_is_word(f, at + 1, "who")) {
        uint32_t main = relative_end(f, at); /* "Tom Hill, who died in 1921, was elected" */
        uint32_t verb = main ? verb_here(r, main) : 0;
        return verb ? verb : verb_here(r, at);
    }
    return verb_here(r, facts_is_word(f, at, ",") ? inset_end(r, at) : at);
}

/* "signed by Kessel", "an interview given that year by Quill" */
static bool is_agent(const act_reader *r, uint32_t at)
{
    enum { BACK = 5 };
    const facts *f = r->d.persons.f;
    if (facts_is_word(f, at - 1, ",") && at > 3 && facts_is_word(f, at - 2, "me"))
        at -= 2; /* "tuned by me, Armenak Terziyan" */
    if (!facts_is_word(f, at - 1, "by"))
        return false;
    for (uint32_t k = at - 1; k-- > 0 && k + BACK > at && !facts_is_word(f, k, ".");)
        if (facts_has_class(f, k, r->d.persons.parts.past) && !facts_has_class(f, k, r->d.persons.parts.auxiliary))
            return true;
    return false;
}

/* "the old teacher cut" */
static bool described_at(const act_reader *r, uint32_t at, act *found)
{
    enum { WORDS = 3 };
    const facts *f = r->d.persons.f;
    uint32_t last = at + 1;
    while (last <= at + WORDS && facts_is_lower(f, last) && !(last > at + 1 && is_verb(r, last)))
        last++;
    uint32_t verb = last > at + 1 && last <= at + WORDS && is_deed(r, last) ? last : 0;
    if (!verb)
        return false;
    found->who.entity = referent_of_description(f, &r->d.persons.parts.who, at, last);
    found->who.first = found->first = at;
    found->who.last = last;
    found->last = verb + 1;
    return found->who.entity >= 0;
}

/* Who acts at a token: the subject of a verb, or the one behind "by". */
static bool act_at(const act_reader *r, uint32_t at, act *found)
{
    static const char *const by_whom[] = { "him", "her", NULL }, *const subjects[] = { "he", "she", NULL };
    const facts *f = r->d.persons.f;
    bool agent = at > 1 && is_agent(r, at);
    *found = (act){ .who.entity = -1 };
    if (facts_is_word(f, at, "the"))
        return described_at(r, at, found);
    agent |= at > 1 && facts_is_any(f, at - 1, meeting); /* "asked him in 1908" */
    if (facts_is_any(f, at, by_whom) ? !agent : !facts_is_any(f, at, subjects) && facts_entity_at(f, at) < 0)
        return false;
    if (!agent && at > 1 && facts_has_class(f, at - 1, r->d.persons.parts.auxiliary) && !facts_is_word(f, at - 2, "it"))
        return false; /* "How is she remembered?" */
    uint32_t last = at + 1;
    const mention *m = facts_mention_over(f, at);
    if (m)
        last = m->last;
    if (m && m->first != at)
        return false;
    if (agent && facts_is_word(f, at, "her") && facts_is_lower(f, last) && !facts_has_class(f, last, r->d.persons.parts.preposition) && !facts_is_word(f, last, "and"))
        return false; /* "published by her nephew" */
    if (m && m->last == at + 1 && at > 0 && facts_has_class(f, at - 1, r->d.persons.parts.who.kinship))
        return false; /* "his nephew Weber": of the same name */
    uint32_t verb = agent ? at : m && facts_has_class(f, last, r->ing) && facts_is_lower(f, last) ? last : verb_behind(r, last);
    if (!verb)
        return false;
    found->who = somebody_from(&r->d.persons, at);
    found->first = agent ? at - 1 : at;
    found->last = agent ? last : verb + 1;
    return found->who.first < found->who.last;
}

/* "The school that he founded was closed in 1990", "the firm he led went bankrupt": a verb that nothing joins to the one before
 * has another subject. */
static bool has_verb_of_its_own(const act_reader *r, uint32_t from, uint32_t date)
{
    static const char *const joints[] = { "and", "but", "or", ",", "to", "-", "then", "not", "when", NULL };
    const facts *f = r->d.persons.f;
    bool helps = from > 0 && facts_has_class(f, from - 1, facts_class(f, "auxiliary")); /* "was elected" */
    for (uint32_t at = from + helps; at + 1 < date && !facts_is_any(f, at, joints); at++)
        if (is_verb(r, at))
            return true;
    return false;
}

/* Whether nothing between an act and a date behind it begins another clause. */
static bool reaches(const act_reader *r, uint32_t from, uint32_t date)
{
    static const char *const walls[] = { ";", "who", "which", "that", "whose", "where", "when", "while", "whom", "than", "(", "because", "as", "\xE2\x80\x9C", "\"", NULL };
    static const char *const not_at[] = { "after", "before", "until", "since", "by", "till", "for", "to", NULL };
    const facts *f = r->d.persons.f;
    for (uint32_t at = from; at + 1 < date; at++)
        if (facts_is_any(f, at, be_words) && facts_is_word(f, at - 1, ",") && facts_has_class(f, at + 1, r->d.persons.parts.past))
            return false; /* "The diary, which she kept until then, was published in 1952" */
    return !facts_has_any(f, from, date, walls) && !facts_is_any(f, date - 1, not_at) && !has_verb_of_its_own(r, from, date);
}

/* "in 1893 he stood", "April 1976, when he kept", "in that year of 1931 that he beat". */
static bool is_led_by(const act_reader *r, uint32_t date_last, uint32_t act_first)
{
    static const char *const walls[] = { ";", "who", "whose", "whom", "than", "and", "but", NULL }, *const joining[] = { "and", "but", NULL };
    const facts *f = r->d.persons.f;
    if (act_first > date_last && facts_is_any(f, act_first - 1, joining))
        act_first--; /* "was paved in 2008, and he walked", "she and Frank built" */
    const sentence *s = &f->text->sentences.at[facts_sentence(f, act_first)];
    bool entry = facts_is_word(f, date_last, ":") && date_last < s->first + 5; /* "9 July: ..." */
    if (facts_has_any(f, date_last, act_first, walls))
        return false;
    for (uint32_t at = date_last; at < act_first && !entry; at++)
        if (is_verb(r, at) && !(facts_is_any(f, at, be_words) && facts_is_word(f, at - 1, "it")))
            return false;
    return true;
}

/* "before 1931", but not "till midsummer 1353, when she set". */
static bool is_bound(const facts *f, const mention *m)
{
    uint32_t date = m->first;
    static const char *const not_at[] = { "after", "before", "since", "by", "till", "for", "to", NULL };
    return date > 0 && facts_is_any(f, date - 1, not_at) && !(facts_is_word(f, m->last + facts_is_word(f, m->last, ","), "when"));
}

/* ---- the dead ---- */

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
    if (!facts_is_word(r->d.persons.f, who->first, "the"))
        return false;
    for (uint32_t at = who->first + 1; at < who->last; at++)
        if (facts_has_class(r->d.persons.f, at, r->successors))
            return true;
    return false;
}

/* What a log or a letter says counts as well. */
static bool is_plain(const act_reader *r, uint32_t first, uint32_t last, bool of_death)
{
    uint32_t speaker;
    unsigned unreal = MOOD_HEDGED | MOOD_PLANNED | MOOD_HYPOTHETICAL | MOOD_ASKED | MOOD_CORRECTED;
    return !(mood_of(r->d.persons.f, &r->moods, first, last, &speaker) & (of_death ? unreal : unreal | MOOD_NEGATED));
}

/* "Mrs Hart", "Hart senior": of the same name. */
static bool is_relative(const act_reader *r, const somebody *who)
{
    const facts *f = r->d.persons.f;
    for (uint32_t at = who->last + 1; who->form && facts_is_word(f, who->last, ",") && at < who->last + 4; at++)
        if (facts_has_class(f, at, r->d.persons.parts.who.kinship))
            return true; /* "Ernst, his nephew" */
    static const char *const before[] = { "mrs", "miss", "lady", "young", "old", "the", "ms", NULL };
    static const char *const behind[] = { "senior", "junior", "sr", "jr", "sr.", "jr.", "brothers", "family", NULL };
    return who->form && (facts_is_any(f, who->first, before) || (who->first > 0 && facts_is_any(f, who->first - 1, before)) || facts_is_any(f, who->last, behind));
}

/* "Thomas Ward died in 1888 and was succeeded by his son.  Ward enlarged the works": of whom a surname alone is told then. */
static bool may_be_heir(const facts *f, const death *dead, const somebody *who)
{
    static const char *const words[] = { "succeeded", "also", "inherited", "heir", "son", "sons", "grandson", "nephew", "junior", "younger", "brother", "sister", "twin", NULL };
    const sentence here = facts_sentence_around(f, dead->first, dead->last);
    uint32_t end = (uint32_t)f->text->tokens.len, last = here.last < end ? facts_sentence_around(f, here.last, here.last + 1).last : here.last;
    return who->form && who->last == who->first + 1 && facts_has_any(f, here.first, last, words);
}

/* "King Magnus": another may have the name. */
static bool is_regnal(const facts *f, const somebody *who)
{
    static const char *const titles[] = { "king", "queen", "emperor", "sultan", "pope", "duke", "prince", "earl", "count", NULL };
    bool titled = facts_is_any(f, who->first, titles) || (who->first > 0 && facts_is_any(f, who->first - 1, titles));
    return titled && who->last <= who->first + 2;
}

/* A day whose year the text does not give with it cannot come before a year that it does. */
static bool is_undated(const facts *f, const death *dead, const mention *date)
{
    return f->dates.at[dead->date].from_context && date->date >= 0 && !f->dates.at[date->date].from_context;
}

/* Whether the act is one of a person who is dead then. */
static const death *is_too_late(const act_reader *r, const act *found, const mention *date, int64_t first)
{
    const facts *f = r->d.persons.f;
    const death *dead = death_of(r, &found->who);
    if (dead && (is_relative(r, &found->who) || may_be_heir(f, dead, &found->who) || is_undated(f, dead, date) || is_regnal(f, &dead->who) ||
                 !somebody_is_sure(&r->d.persons, &found->who) || !somebody_is_sure(&r->d.persons, &dead->who)))
        return NULL;
    for (const death *d = dead; dead && d < r->d.list + r->d.count; d++)
        if (first <= d->day && somebody_same(&d->who, &found->who))
            return NULL; /* a namesake, or a death that is told twice */
    return dead && !is_successor(r, &found->who) && is_plain(r, dead->first, dead->last, true) && is_plain(r, found->first, found->last, false) ? dead : NULL;
}

/* "met him in Lund in 1979 and finished the second volume in 1995": at the first of the dates. */
static bool is_met_then(const facts *f, const act *found, const mention *date)
{
    size_t i = facts_date_from(f, found->last);
    bool object = found->last == found->who.last;
    return object && i < f->dates.len && f->mentions.at[f->dates.at[i].mention].first < date->first;
}

/* "Elected in 1973 ... She opposed the closing and, thirty years later, ...": later than what is not said. */
static bool is_loose(const facts *f, const mention *date, uint32_t first)
{
    static const char *const words[] = { "later", "afterwards", "on", "after", NULL };
    size_t i = facts_date_from(f, first);
    return facts_is_any(f, date->last - 1, words) && (i >= f->dates.len || f->mentions.at[f->dates.at[i].mention].first >= date->first);
}

/* The one of a date's clause who is dead then, or NULL. */
static const death *dead_actor(const act_reader *r, const mention *date, int64_t first, act *found)
{
    const facts *f = r->d.persons.f;
    enum { AROUND = 16 };
    const sentence s = facts_sentence_around(f, date->first, date->last);
    if (is_bound(f, date) || is_loose(f, date, s.first) || is_posthumous(f, date->first > s.first + AROUND ? date->first - AROUND : s.first,
                                           date->last + AROUND < s.last ? date->last + AROUND : s.last))
        return NULL;
    uint32_t least = date->first > s.first + ACT_BACK ? date->first - ACT_BACK : s.first;
    const death *dead;
    for (uint32_t at = date->first; at-- > least;)
        if (act_at(r, at, found) && reaches(r, found->last, date->first) && !is_met_then(f, found, date) && (dead = is_too_late(r, found, date, first)) != NULL)
            return dead;
    for (uint32_t at = date->last; at < s.last && at < date->last + ACT_AHEAD; at++)
        if (act_at(r, at, found) && is_led_by(r, date->last, found->first) && (dead = is_too_late(r, found, date, first)) != NULL)
            return dead;
    return NULL;
}

/* Words and their date: one piece of evidence where they stand together, else two. */
static uint32_t add_places(const facts *f, evidence *places, uint32_t first, uint32_t last, const mention *date)
{
    enum { BYTES_MOST = 100 };
    uint32_t from = first < date->first ? first : date->first, to = last > date->last ? last : date->last;
    bool near = facts_text(f, from, to).len <= BYTES_MOST;
    places[0] = near ? words_evidence(f, from, to, death_rule) : words_evidence(f, first, last, death_rule);
    if (!near)
        places[1] = mention_evidence(f, date);
    return near ? 1 : 2;
}

static belie_status report(const act_reader *r, findings *out, const death *dead, const act *done, const mention *date)
{
    enum { TOLD_MOST = 4 };
    const facts *f = out->f;
    const char *name = done->who.entity >= 0 ? f->entities.at[done->who.entity].name : facts_quote(f, done->who.first, done->who.last);
    evidence places[FINDING_EVIDENCE];
    uint32_t count = 0;
    for (const death *d = dead; d < r->d.list + r->d.count && count < TOLD_MOST - 1; d++) /* "(1922-1990)", and "died in 1990" */
        if (somebody_same(&d->who, &done->who))
            count += add_places(f, places + count, d->first, d->last, &f->mentions.at[f->dates.at[d->date].mention]);
    count += add_places(f, places + count, done->first, done->last, date);
    const mention *died = &f->mentions.at[f->dates.at[dead->date].mention];
    const char *then = facts_quote(f, date->first, date->last), *before = facts_quote(f, died->first, died->last);
    if (!name || !then || !before)
        return error_no_memory(out->error);
    return findings_add(out, check_named("after-death"), BELIE_WARNING, 0.8, places, count, "both are said of one person",
                        "%s is dead by %s, and does something dated %s", name, before, then);
}

/* "Tuesday", "the 12s": a date that is made of others. */
static bool is_guessed(const facts *f, const date_fact *d)
{
    const mention *m = &f->mentions.at[d->mention];
    size_t length = d->value ? strlen(d->value) : 0;
    bool number = false;
    for (uint32_t at = m->first; at < m->last; at++)
        number |= f->text->tokens.at[at].kind == TOKEN_NUMBER;
    return d->from_context && length != 4 && (length < 4 || length == 7 || !number);
}

belie_status check_after_death(findings *out)
{
    act_reader r = { .moods = mood_classes_of(out->f), .third = facts_class(out->f, "verb-3sg"), .ing = facts_class(out->f, "verb-ing"), .successors = facts_class(out->f, "successor") };
    const facts *f = out->f;
    belie_status status = BELIE_OK;
    if (!rule_named(f, death_rule) || tellings_have_namesakes(f))
        return BELIE_OK;
    deaths_read(f, &r.d);
    int64_t least = INT64_MAX, first, last;
    for (uint32_t i = 0; i < r.d.count; i++)
        least = r.d.list[i].day < least ? r.d.list[i].day : least;
    for (size_t i = 0; status == BELIE_OK && r.d.count && i < f->dates.len; i++) {
        const mention *m = &f->mentions.at[f->dates.at[i].mention];
        act found;
        if (is_guessed(f, &f->dates.at[i]) || !date_days(&f->dates.at[i], &first, &last) || first <= least)
            continue;
        out->comparisons++;
        const death *dead = dead_actor(&r, m, first, &found);
        if (dead)
            status = report(&r, out, dead, &found, m);
    }
    return status;
}
