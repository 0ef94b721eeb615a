/* Deaths: a word that tells of one, who stands on the side of it where the dead stand, and the date that stands nearest. */
#include "check/deaths.h"

enum { SUBJECT_BACK = 14, DATE_FAR = 16, VERB_WORDS = 4 };

/* Verbs whose subject is dead then. */
static const char *const dying[] = { "died", "dies", "perished", "perishes", "drowned", "drowns", "succumbed", "succumbs", "d", "choked", "starved",
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
    "stabbed", "survive", "dead", "carried", "swept", "put", "ended", "cost", "claimed", "ends", "claims", "gone", "gave", "end", NULL
};

static const char *const lives[] = { "life", "lives", NULL };
static const char *const his[] = { "his", "her", NULL };
static const char *const him[] = { "him", "her", NULL };
static const char *const off[] = { "off", "overboard", "away", "under", NULL };

bool date_days(const date_fact *d, int64_t *first, int64_t *last)
{
    enum { SLACK = 92 };
    if (!d->has_interval || d->first_day == INT64_MIN || d->last_day == INT64_MAX)
        return false;
    int64_t slack = d->approximate ? SLACK : 0;
    *first = d->first_day - slack;
    *last = d->last_day + slack;
    return true;
}

/* ---- who ---- */

static bool is_name_word(const facts *f, uint32_t at)
{
    return at < f->text->tokens.len && f->text->tokens.at[at].kind == TOKEN_WORD && f->text->tokens.at[at].shape == SHAPE_CAPITAL;
}

static somebody named_at(const facts *f, uint32_t at)
{
    somebody who = { .entity = -1 };
    const mention *m = facts_mention_over(f, at);
    if (!m || m->entity < 0 || f->entities.at[m->entity].type != CLASS_PERSON)
        return who;
    uint32_t last = m->last;
    while (last > m->first + 1 && !is_name_word(f, last - 1))
        last--;
    return (somebody){ m->entity, f->text->tokens.at[last - 1].form, f->text->tokens.at[m->first].form, m->first, m->last };
}

/* Whether somebody else begins the sentence or the one before it, and so may be meant. */
static bool has_other_subject(const facts *f, uint32_t at, int32_t who, char sex)
{
    enum { BEGINNING = 4 };
    uint32_t here = facts_sentence(f, at);
    for (uint32_t k = here ? here - 1 : 0; k <= here; k++) {
        const sentence *s = &f->text->sentences.at[k];
        size_t i = facts_mention_from(f, s->first);
        const mention *m = i < f->mentions.len ? &f->mentions.at[i] : NULL;
        if (!m || m->first > s->first + BEGINNING || m->first >= s->last || m->first >= at || m->entity < 0 || m->entity == who)
            continue;
        const entity *e = &f->entities.at[m->entity];
        if (e->type == CLASS_PERSON && (!e->sex || e->sex == sex))
            return true;
    }
    return false;
}

/* The one of a sex of whom the text tells most, where no other is told of nearly as much. */
static void read_heroes(deaths *d)
{
    const facts *f = d->f;
    for (int k = 0; k < 2; k++) {
        char sex = k ? 'f' : 'm';
        double best = 0, next = 0;
        d->hero[k] = -1;
        for (size_t i = 0; i < f->entities.len; i++) {
            const entity *e = &f->entities.at[i];
            if (e->type != CLASS_PERSON || (e->sex && e->sex != sex))
                continue;
            double weight = e->mention_count + (e->sex == sex ? 1.5 : 0) + (best == 0 ? 0.5 : 0);
            if (weight > best) {
                next = best;
                best = weight;
                d->hero[k] = (int32_t)i;
            } else if (weight > next)
                next = weight;
        }
        if (next > best * 0.6)
            d->hero[k] = -1;
    }
}

static bool has_rival(const deaths *d, uint32_t at, char sex)
{
    const facts *f = d->f;
    uint32_t here = facts_sentence(f, at), from = f->text->sentences.at[here ? here - 1 : 0].first;
    for (from = from + 60 < at ? at - 60 : from; from < at; from++)
        if (facts_has_class(f, from, d->parts.who.kinship)) {
            str value = symbols_value(f->table, from, from + 1, (unsigned)d->parts.who.kinship);
            if (!str_is(value, sex == 'm' ? "f" : "m"))
                return true;
        }
    return false;
}

static somebody pronoun_at(const deaths *d, uint32_t at)
{
    static const char *const words[] = { "he", "she", "him", "her", "his", NULL }, *const women[] = { "she", "her", NULL };
    somebody who = { .entity = -1 };
    if (!facts_is_any(d->f, at, words))
        return who;
    bool woman = facts_is_any(d->f, at, women);
    char sex = woman ? 'f' : 'm';
    who.entity = referent_of_pronoun(d->f, &d->parts.who, at);
    if (who.entity < 0 && d->hero[woman] >= 0 && !has_rival(d, at, sex) && !has_other_subject(d->f, at, d->hero[woman], sex))
        who.entity = d->hero[woman];
    if (who.entity >= 0)
        who.first = at, who.last = at + 1;
    return who;
}

somebody somebody_from(const deaths *d, uint32_t at)
{
    somebody who = named_at(d->f, at);
    return who.first < who.last ? who : pronoun_at(d, at);
}

somebody somebody_before(const deaths *d, uint32_t at)
{
    return at ? somebody_from(d, at - 1) : (somebody){ .entity = -1 };
}

bool somebody_same(const somebody *a, const somebody *b)
{
    if (a->entity == b->entity)
        return true;
    bool single = a->last == a->first + 1 || b->last == b->first + 1;
    return single && a->form && (a->form == b->form || a->given == b->form || a->form == b->given);
}

/* The name with which a sentence opens, when an inset follows. */
static somebody opening_name(const deaths *d, const sentence *s)
{
    for (uint32_t at = s->first; at < s->last && at < s->first + 5; at++) {
        somebody who = named_at(d->f, at);
        if (who.first < who.last)
            return facts_is_word(d->f, who.last, ",") ? who : (somebody){ .entity = -1 };
    }
    return (somebody){ .entity = -1 };
}

/* The subject before a verb: over its auxiliaries, "who", and insets. */
static somebody subject_before(const deaths *d, uint32_t verb)
{
    static const char *const walls[] = { ";", "when", "while", "after", "before", "whose", "whom", "that", "which", "and", "because", "if", NULL };
    const facts *f = d->f;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, verb)];
    uint32_t least = verb > s->first + SUBJECT_BACK ? verb - SUBJECT_BACK : s->first;
    somebody opening = verb > s->first && facts_is_word(f, verb - 1, ",") ? opening_name(d, s) : (somebody){ .entity = -1 };
    if (opening.first < opening.last && opening.last < verb)
        return opening; /* "Marta Quill, who mapped more of it than anyone of his time, died" */
    for (uint32_t at = verb; at-- > least;) {
        somebody who = named_at(f, at);
        static const char *const subjects[] = { "he", "she", NULL };
        if (who.first < who.last)
            return who;
        if (facts_is_any(f, at, subjects) || (facts_is_word(f, verb, "gave") && facts_is_any(f, at, his)))
            return pronoun_at(d, at);
        if (facts_is_any(f, at, walls) || (facts_has_class(f, at, d->parts.who.kinship) && named_at(f, at + 1).first == 0 && !facts_is_word(f, at + 1, ",")))
            break;
    }
    return (somebody){ .entity = -1 };
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
    const facts *f = d->f;
    uint32_t at = verb + 1;
    somebody none = { .entity = -1 };
    if (facts_is_word(f, verb, "put") && facts_is_word(f, verb + 1, "an") && facts_is_word(f, verb + 2, "end") && facts_is_word(f, verb + 3, "to"))
        at = verb + 4;
    else if (facts_is_word(f, verb, "put"))
        return none;
    somebody who = facts_is_any(f, at, him) || facts_is_any(f, at, his) ? pronoun_at(d, at) : named_at(f, at);
    if (who.first == who.last)
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
    static const char *const self[] = { "himself", "herself", NULL };
    bool own = facts_is_any(f, at + 1, his);
    *last = at + 3;
    if (facts_is_word(f, at, "passed") || facts_is_word(f, at, "passes"))
        return *last = at + 2, facts_is_word(f, at + 1, "away");
    if (facts_is_word(f, at, "departed"))
        return facts_is_word(f, at + 1, "this") && facts_is_any(f, at + 2, lives);
    if (facts_is_word(f, at, "lost") || facts_is_word(f, at, "lose") || facts_is_word(f, at, "loses"))
        return own && facts_is_any(f, at + 2, lives);
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
    if (facts_is_word(f, at, "gave"))
        return *last = at + 2, at > 0 && facts_is_word(f, at + 1, "out") && facts_is_word(f, at - 1, "heart");
    if (facts_is_word(f, at, "gone"))
        return *last = at + 1, is_passive(f, at) && facts_is_word(f, at + 1, "by");
    return false;
}

/* "his death", "X's funeral", "the murder of X". */
static somebody owner_of(const deaths *d, uint32_t noun, uint32_t *first, uint32_t *last)
{
    const facts *f = d->f;
    if (facts_is_word(f, noun + 1, "of")) {
        uint32_t at = noun + 2;
        while (at < noun + 5 && facts_is_lower(f, at) && facts_entity_at(f, at) < 0)
            at++;
        somebody who = named_at(f, at);
        if (who.first < who.last) {
            *last = who.last;
            return who;
        }
    }
    for (uint32_t at = noun; at-- > 0 && at + 4 > noun;) {
        if (facts_has_class(f, at, CLASS_POSSESSIVE)) {
            *first = at;
            return at ? named_at(f, at - 1) : (somebody){ .entity = -1 };
        }
        if (facts_is_any(f, at, his)) {
            *first = at;
            return pronoun_at(d, at);
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
        uint32_t far = m->first >= last ? m->first - last : m->last <= first ? 2 + first - m->last : 0;
        if (date_days(&f->dates.at[i], &a, &b) && far < best && !is_of_birth(f, m->first)) {
            best = far;
            found = (int32_t)i;
        }
    }
    return found;
}

static void add(deaths *d, const somebody *who, uint32_t first, uint32_t last)
{
    int64_t from;
    const facts *f = d->f;
    int32_t date = who->first < who->last ? date_of(f, first, last) : -1;
    if (date < 0 || d->count == DEATHS_MOST)
        return;
    death *new = &d->list[d->count];
    *new = (death){ .who = *who, .first = first, .last = last, .date = (uint32_t)date };
    d->count += date_days(&f->dates.at[date], &from, &new->day);
}

static void read_at(deaths *d, uint32_t at)
{
    static const char *const behind[] = { "by", "in", "at", "on", "when", ",", ".", ";", NULL };
    const facts *f = d->f;
    uint32_t first = at, last = at + 1;
    somebody who = { .entity = -1 };
    if (facts_is_any(f, at, nouns) || (facts_is_word(f, at, "end") && facts_is_word(f, at + 1, "of")))
        who = owner_of(d, at, &first, &last);
    else if (facts_is_any(f, at, dying) || is_dying_phrase(f, at, &last) || (facts_is_any(f, at, killing) && is_passive(f, at)))
        who = subject_before(d, at);
    else if (at && facts_is_any(f, at, killing) && facts_is_any(f, at + 1, behind) && named_at(f, at - 1).first < at)
        who = named_at(f, at - 1); /* "Kvernmo killed by an avalanche" */
    else
        who = object_behind(d, at, &last);
    if (who.first < first && who.last > who.first)
        first = facts_sentence(f, who.first) == facts_sentence(f, at) ? who.first : first;
    add(d, &who, first, last);
}

void deaths_read(const facts *f, deaths *d)
{
    *d = (deaths){ .f = f, .parts = participant_classes_of(f) };
    read_heroes(d);
    uint32_t end = (uint32_t)f->text->tokens.len;
    for (uint32_t at = 0; (at = facts_next_any(f, at, end, telling)) < end && d->count < DEATHS_MOST; at++)
        read_at(d, at);
}
