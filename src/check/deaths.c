/* Deaths: a word that tells of one, who stands on the side of it where the dead stand, and the date that stands nearest. */
#include "check/deaths.h"

enum { SUBJECT_BACK = 14, DATE_FAR = 16, DATE_BEFORE = 8, LIFE_LEAST = 15 * 366, LIFE_MOST = 105 * 365 };

/* Verbs whose subject is dead then. */
static const char *const dying[] = { "died", "dies", "perished", "perishes", "drowned", "drowns", "succumbed", "succumbs", "d", "starved",
                                     "suffocated", "expired", "asphyxiated", NULL };
/* Verbs whose object (or subject, when passive) is dead then. */
static const char *const killing[] = { "killed", "murdered", "assassinated", "executed", "hanged", "beheaded", "guillotined", "garrotted", "strangled",
                                       "poisoned", "lynched", "drowned", "buried", "interred", "cremated", "electrocuted", "slain", "slew", "kills",
                                       "felled", "finished", "eaten", "decapitated", "entombed", NULL };
static const char *const nouns[] = { "death", "burial", "funeral", "murder", "assassination", "execution", "suicide", "drowning", "demise", "grave",
                                     "interment", "cremation", NULL };
/* All words at which to look. */
static const char *const telling[] = {
    "died", "dies", "perished", "perishes", "drowned", "drowns", "succumbed", "succumbs", "d", "choked", "starved", "suffocated", "expired",
    "asphyxiated", "killed", "murdered", "assassinated", "executed", "hanged", "beheaded", "guillotined", "garrotted", "strangled", "poisoned",
    "lynched", "buried", "interred", "cremated", "electrocuted", "slain", "slew", "kills", "felled", "finished", "eaten", "decapitated",
    "entombed", "death", "burial", "funeral", "murder", "assassination", "execution", "suicide", "drowning", "demise", "grave", "interment",
    "cremation", "passed", "passes", "departed", "lost", "lose", "loses", "met", "breathed", "laid", "pronounced", "found", "fell", "took", "shot",
    "stabbed", "survive", "dead", "carried", "swept", "put", "ended", "cost", "claimed", "ends", "claims", "gone", "gave", "end", "(", NULL
};

static const char *const lives[] = { "life", "lives", NULL };
static const char *const his[] = { "his", "her", NULL };
static const char *const him[] = { "him", "her", NULL };
static const char *const off[] = { "off", "overboard", "away", "under", NULL };

bool date_days(const date_fact *d, int64_t *first, int64_t *last)
{
    enum { SLACK = 92 };
    if (!d->has_interval || d->last_day == INT64_MAX || !d->value)
        return false;
    int64_t slack = d->approximate ? SLACK : 0, open = d->last_day - (strlen(d->value) == 4 ? 365 : strlen(d->value) == 7 ? 92 : 0);
    *first = (d->first_day == INT64_MIN ? open : d->first_day) - slack; /* "until 1941": in that year, if only for a day */
    *last = d->last_day + slack;
    return true;
}

/* The name with which a sentence opens, when an inset follows. */
static somebody opening_name(const deaths *d, const sentence *s)
{
    for (uint32_t at = s->first; at < s->last && at < s->first + 5; at++) {
        somebody who = somebody_named(d->persons.f, at);
        if (somebody_is(&who))
            return facts_is_word(d->persons.f, who.last, ",") ? who : (somebody){ .entity = -1 };
    }
    return (somebody){ .entity = -1 };
}

/* The subject before a verb: over its auxiliaries, "who", and insets. */
static somebody subject_before(const deaths *d, uint32_t verb)
{
    static const char *const walls[] = { ";", "when", "while", "after", "before", "whose", "whom", "that", "which", "and", "because", "if", "they", "it", "we", "i", "you", NULL };
    const facts *f = d->persons.f;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, verb)];
    uint32_t least = verb > s->first + SUBJECT_BACK ? verb - SUBJECT_BACK : s->first;
    somebody opening = verb > s->first && facts_is_word(f, verb - 1, ",") ? opening_name(d, s) : (somebody){ .entity = -1 };
    if (opening.first < opening.last && opening.last < verb)
        return opening; /* "Marta Quill, who mapped more of it than anyone of his time, died" */
    for (uint32_t at = verb; at-- > least;) {
        somebody who = somebody_named(f, at);
        static const char *const subjects[] = { "he", "she", NULL };
        if (somebody_is(&who))
            return who;
        if (facts_is_any(f, at, subjects) || (facts_is_word(f, verb, "gave") && facts_is_any(f, at, his)))
            return somebody_pronoun(&d->persons, at);
        if (facts_is_any(f, at, walls) || (facts_has_class(f, at, d->persons.parts.who.kinship) && somebody_named(f, at + 1).first == 0 && !facts_is_word(f, at + 1, ",")))
            break;
    }
    return (somebody){ .entity = -1 };
}

/* "The old man, buried in 1903" */
static somebody described_before(const deaths *d, uint32_t comma)
{
    enum { WORDS = 4 };
    const facts *f = d->persons.f;
    somebody who = { .entity = -1 };
    for (uint32_t at = comma; at-- > 0 && at + WORDS > comma;)
        if (facts_is_word(f, at, "the")) {
            who = (somebody){ .entity = referent_of_description(f, &d->persons.parts.who, at, comma), .first = at, .last = comma };
            break;
        }
    who.last = who.entity >= 0 ? who.last : who.first;
    return who;
}

/* ---- what tells of a death ---- */

static bool is_passive(const facts *f, uint32_t verb)
{
    static const char *const be[] = { "was", "were", "been", "is", "being", "are", NULL };
    return verb > 0 && (facts_is_any(f, verb - 1, be) || (verb > 1 && facts_is_any(f, verb - 2, be)));
}

/* "killed him", "ended his life", "carried her off": the object, or nobody. */
static somebody object_behind(const deaths *d, uint32_t verb, uint32_t *last)
{
    const facts *f = d->persons.f;
    uint32_t at = verb + 1;
    somebody none = { .entity = -1 };
    if (facts_is_word(f, verb, "put") && facts_is_word(f, verb + 1, "an") && facts_is_word(f, verb + 2, "end") && facts_is_word(f, verb + 3, "to"))
        at = verb + 4;
    else if (facts_is_word(f, verb, "put"))
        return none;
    somebody who = facts_is_any(f, at, him) || facts_is_any(f, at, his) ? somebody_pronoun(&d->persons, at) : somebody_named(f, at);
    if (!somebody_is(&who))
        return none;
    *last = who.last;
    static const char *const moving[] = { "carried", "swept", "took", NULL };
    if (facts_is_any(f, verb, moving)) {
        *last = who.last + 1;
        return facts_is_any(f, who.last, off) ? who : none;
    }
    static const char *const ending[] = { "ended", "ends", "cost", "claimed", "claims", NULL };
    if (facts_is_any(f, verb, ending)) {
        *last += facts_has_class(f, *last, CLASS_POSSESSIVE);
        return facts_is_any(f, (*last)++, lives) ? who : none;
    }
    return facts_is_any(f, verb, killing) || facts_is_word(f, verb, "put") ? who : none;
}

/* "passed away", "lost his life", "did not survive": as far as `*last`. */
static bool is_dying_phrase(const facts *f, uint32_t at, uint32_t *last)
{
    static const char *const end[] = { "death", "end", NULL };
    static const char *const dead[] = { "dead", "drowned", "murdered", "hanged", "frozen", NULL };
    static const char *const self[] = { "himself", "herself", NULL }, *const at_sea[] = { "with", "at", "overboard", "off", NULL };
    bool own = facts_is_any(f, at + 1, his);
    *last = at + 3;
    if (facts_is_word(f, at, "passed") || facts_is_word(f, at, "passes"))
        return *last = at + 2, facts_is_word(f, at + 1, "away");
    if (facts_is_word(f, at, "departed"))
        return facts_is_word(f, at + 1, "this") && facts_is_any(f, at + 2, lives);
    if (facts_is_word(f, at, "lost") || facts_is_word(f, at, "lose") || facts_is_word(f, at, "loses"))
        return (own && facts_is_any(f, at + 2, lives)) || (is_passive(f, at) && facts_is_any(f, at + 1, at_sea));
    if (facts_is_word(f, at, "met"))
        return own && facts_is_any(f, at + 2, end);
    if (facts_is_word(f, at, "breathed"))
        return own && facts_is_word(f, at + 2, "last");
    if (facts_is_word(f, at, "fell"))
        return *last = at + 4, facts_is_word(f, at + 1, "to") && facts_is_any(f, at + 2, his) && facts_is_word(f, at + 3, "death");
    if (facts_is_word(f, at, "took"))
        return *last = at + 4, own && facts_is_word(f, at + 2, "own") && facts_is_any(f, at + 3, lives);
    if (facts_is_word(f, at, "shot"))
        return *last = at + 2, is_passive(f, at) || facts_is_word(f, at + 1, "dead") || facts_is_any(f, at + 1, self);
    if (facts_is_word(f, at, "stabbed"))
        return facts_is_word(f, at + 1, "to") && facts_is_word(f, at + 2, "death");
    if (facts_is_word(f, at, "laid"))
        return *last = at + 2, is_passive(f, at) && (facts_is_word(f, at + 1, "beside") || facts_is_word(f, at + 1, "to"));
    if (facts_is_word(f, at, "pronounced") || facts_is_word(f, at, "found"))
        return *last = at + 2, facts_is_any(f, at + 1, dead);
    if (facts_is_word(f, at, "dead"))
        return *last = at + 2, facts_is_word(f, at + 1, "of") || facts_is_word(f, at + 1, "by");
    if (facts_is_word(f, at, "survive"))
        return *last = at + 1, at > 0 && facts_is_word(f, at - 1, "not");
    if (facts_is_word(f, at, "choked"))
        return *last = at + 2, facts_is_word(f, at + 1, "on") || (facts_is_word(f, at + 1, "to") && facts_is_word(f, at + 2, "death"));
    if (facts_is_word(f, at, "gave"))
        return *last = at + 2, at > 0 && facts_is_word(f, at + 1, "out") && facts_is_word(f, at - 1, "heart");
    if (facts_is_word(f, at, "gone"))
        return *last = at + 1, is_passive(f, at) && facts_is_word(f, at + 1, "by");
    return false;
}

/* "his death", "X's funeral", "the murder of X". */
static somebody owner_of(const deaths *d, uint32_t noun, uint32_t *first, uint32_t *last)
{
    const facts *f = d->persons.f;
    if (facts_is_word(f, noun + 1, "of")) {
        uint32_t at = noun + 2;
        while (at < noun + 5 && facts_entity_at(f, at) < 0 && facts_sentence(f, at) == facts_sentence(f, noun))
            at++;
        somebody who = somebody_named(f, at);
        if (somebody_is(&who)) {
            *last = who.last;
            return who;
        }
    }
    for (uint32_t at = noun; at-- > 0 && at + 4 > noun;) {
        if (facts_has_class(f, at, CLASS_POSSESSIVE)) {
            *first = at;
            return at ? somebody_named(f, at - 1) : (somebody){ .entity = -1 };
        }
        if (facts_is_any(f, at, his)) {
            *first = at;
            return somebody_pronoun(&d->persons, at);
        }
    }
    return (somebody){ .entity = -1 };
}

/* ---- when ---- */

/* "born 1926 or 1927, died" */
static bool is_of_birth(const facts *f, uint32_t date)
{
    static const char *const born[] = { "born", "b", "birth", "since", "from", NULL };
    return facts_has_any(f, date > 4 ? date - 4 : 0, date, born);
}

/* The date nearest to the words in their sentence, else that at the head of the line or just told. */
static int32_t date_of(const facts *f, uint32_t first, uint32_t last)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, first)];
    uint32_t from = first > s->first + DATE_FAR ? first - DATE_FAR : s->first, best = UINT32_MAX;
    int32_t found = -1;
    for (size_t i = facts_date_from(f, from); i < f->dates.len; i++) {
        const mention *m = &f->mentions.at[f->dates.at[i].mention];
        int64_t a, b;
        if (m->first >= s->last || m->first > last + DATE_FAR)
            break;
        if (m->first >= last && m->first - last <= 1)
            return date_days(&f->dates.at[i], &a, &b) ? (int32_t)i : -1; /* "who died on 3 June, joined the paper in 1961" */
        uint32_t guess = f->dates.at[i].from_context ? DATE_FAR : 0;
        uint32_t far = guess + (m->first >= last ? m->first - last : m->last <= first ? DATE_BEFORE + first - m->last : 0);
        if (date_days(&f->dates.at[i], &a, &b) && far < best && !is_of_birth(f, m->first)) {
            best = far;
            found = (int32_t)i;
        }
    }
    return found;
}

/* "They were wrong." */
static bool is_denied(const facts *f, uint32_t at)
{
    static const char *const words[] = { "wrong", "untrue", "mistaken", "premature", "exaggerated", "alive", "false", "rumour", "rumours", NULL };
    uint32_t end = (uint32_t)f->text->tokens.len;
    const sentence here = facts_sentence_around(f, at, at + 1);
    const sentence next = here.last < end ? facts_sentence_around(f, here.last, here.last + 1) : here;
    return facts_has_any(f, here.first, next.last, words);
}

/* `at`: the word that tells. */
static void add(deaths *d, const somebody *who, uint32_t at, uint32_t first, uint32_t last)
{
    int64_t from;
    const facts *f = d->persons.f;
    int32_t date = who->first < who->last ? date_of(f, at, last) : -1;
    if (date >= 0 && facts_is_word(f, last - 1, "died") && facts_is_word(f, last - 2, "has"))
        return; /* "who has died aged 91": when is not told */
    if (date < 0 || d->count == DEATHS_MOST || is_denied(f, first))
        return;
    death *new = &d->list[d->count];
    *new = (death){ .who = *who, .first = first, .last = last, .date = (uint32_t)date };
    d->count += date_days(&f->dates.at[date], &from, &new->day);
}

/* "Mehta was hit by a splinter and bled to death" */
static somebody mortal_subject(const deaths *d, uint32_t verb)
{
    enum { BACK = 12 };
    static const char *const joining[] = { "and", NULL };
    somebody who = subject_before(d, verb);
    const sentence s = facts_sentence_around(d->persons.f, verb, verb);
    uint32_t joined = facts_next_any(d->persons.f, verb > s.first + BACK ? verb - BACK : s.first, verb, joining);
    return who.first < who.last || joined == UINT32_MAX ? who : subject_before(d, joined);
}

static void read_at(deaths *d, uint32_t at)
{
    static const char *const behind[] = { "by", "in", "at", "on", "when", ",", ".", ";", NULL };
    const facts *f = d->persons.f;
    static const char *const unreal[] = { "nearly", "almost", "not", "never", "if", "would", "presumed", "to", "feared", "probably", "may", "might", "believed", "thought", NULL };
    static const char *const mortally[] = { "bled", "burned", "burnt", "froze", "frozen", "starved", "choked", "crushed", "stabbed", "beaten", "scalded", "fell", "fallen",
                                            "trampled", "gored", "tortured", "kicked", "shot", "stoned", "clubbed", "hacked", "put", "worked", "drank", NULL };
    uint32_t first = at, last = at + 1;
    somebody who = { .entity = -1 };
    bool mortal = facts_is_word(f, at, "death") && at > 1 && facts_is_word(f, at - 1, "to") && facts_is_any(f, at - 2, mortally);
    if (!mortal && !facts_is_word(f, at, "survive") && facts_has_any(f, at > 3 ? at - 3 : 0, at, unreal) && !is_dying_phrase(f, at, &last))
        return;
    last = at + 1;
    if (mortal)
        who = mortal_subject(d, first = at - 2);
    else if (facts_is_any(f, at, nouns) || (facts_is_word(f, at, "end") && facts_is_word(f, at + 1, "of")))
        who = owner_of(d, at, &first, &last);
    else if (facts_is_any(f, at, dying) || is_dying_phrase(f, at, &last) || (facts_is_any(f, at, killing) && is_passive(f, at)))
        who = subject_before(d, at);
    else if (at && facts_is_any(f, at, killing) && facts_is_any(f, at + 1, behind) && somebody_named(f, at - 1).first < at)
        who = somebody_named(f, at - 1); /* "Kvernmo killed by an avalanche" */
    else if (facts_is_any(f, at, killing) && at && facts_is_word(f, at - 1, ","))
        who = described_before(d, at - 1);
    else
        who = object_behind(d, at, &last);
    if (who.first < first && who.last > who.first)
        first = facts_sentence(f, who.first) == facts_sentence(f, at) ? who.first : first;
    add(d, &who, at, first, last);
}

/* "Joost van Reewijk (Leiden 1603 \xE2\x80\x93 Delft 1651)", "(1922-1990)": behind a name. */
static void read_bracket(deaths *d, uint32_t open)
{
    enum { WORDS_MOST = 14 };
    static const char *const dashes[] = { "-", "\xE2\x80\x93", "\xE2\x80\x94", NULL };
    const facts *f = d->persons.f;
    somebody who = somebody_before(&d->persons, open);
    uint32_t close = open + 1;
    while (close < open + WORDS_MOST && close < f->text->tokens.len && !facts_is_word(f, close, ")"))
        close++;
    size_t i = facts_date_from(f, open);
    if (!somebody_is(&who) || !who.form || i + 1 >= f->dates.len || !facts_has_any(f, open, close, dashes))
        return;
    int64_t born, died, from, to;
    const mention *last = &f->mentions.at[f->dates.at[i + 1].mention];
    bool both = last->last == close && date_days(&f->dates.at[i], &born, &from) && date_days(&f->dates.at[i + 1], &to, &died);
    if (both && to - from > LIFE_LEAST && died - born < LIFE_MOST && d->count < DEATHS_MOST)
        d->list[d->count++] = (death){ .who = who, .day = died, .first = who.first, .last = close + 1, .date = (uint32_t)(i + 1) };
}

void deaths_read(const facts *f, deaths *d)
{
    *d = (deaths){ 0 };
    cast_read(f, &d->persons);
    uint32_t end = (uint32_t)f->text->tokens.len;
    for (uint32_t at = 0; (at = facts_next_any(f, at, end, telling)) < end && d->count < DEATHS_MOST; at++)
        if (facts_is_word(f, at, "("))
            read_bracket(d, at);
        else
            read_at(d, at);
}
