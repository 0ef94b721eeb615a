/* Who is meant by a name or a pronoun.  Where referents.c finds two who may be meant, the one is taken of whom the text tells
 * most, or who alone stands beside, unless somebody of the sex without a name ("his nephew") does, too. */
#include "check/somebody.h"

static bool is_name_word(const facts *f, uint32_t at)
{
    return at < f->text->tokens.len && f->text->tokens.at[at].kind == TOKEN_WORD && f->text->tokens.at[at].shape == SHAPE_CAPITAL;
}

somebody somebody_named(const facts *f, uint32_t at)
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

static bool has_rival(const cast *d, uint32_t at, char sex)
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

/* A name that stands once, and tells no sex: of a place or a thing, maybe. */
static bool is_in_passing(const facts *f, int32_t who)
{
    return f->entities.at[who].mention_count == 1 && !f->entities.at[who].sex;
}

/* The one who may be meant in the sentence, or who begins the one before; -1: none, or two. */
static int32_t beside(const facts *f, uint32_t at, char sex)
{
    enum { BEGINNING = 4, BACK = 80 };
    uint32_t here = facts_sentence(f, at);
    for (uint32_t back = 0; back <= 1 && back <= here; back++) {
        const sentence *s = &f->text->sentences.at[here - back];
        uint32_t end = back == 0 ? at : s->first + BEGINNING, from = back == 0 && s->first + BACK < at ? at - BACK : s->first;
        int32_t found = -1;
        for (size_t i = facts_mention_from(f, from); i < f->mentions.len && f->mentions.at[i].first < end; i++) {
            const mention *m = &f->mentions.at[i];
            if (m->entity < 0 || m->entity == found || f->entities.at[m->entity].type != CLASS_PERSON ||
                (f->entities.at[m->entity].sex && f->entities.at[m->entity].sex != sex))
                continue;
            if (found >= 0)
                return -1;
            found = m->entity;
        }
        if (found >= 0)
            return found;
    }
    return -1;
}

/* "They named their boat Philomena: she capsized" */
static bool is_named_after(const facts *f, uint32_t at)
{
    static const char *const words[] = { "named", "christened", "renamed", "ship", "boat", "yacht", "horse", "vessel", "ferry", "tug", "trawler", NULL };
    return facts_has_any(f, at > 6 ? at - 6 : 0, at, words);
}

somebody somebody_pronoun(const cast *d, uint32_t at)
{
    static const char *const words[] = { "he", "she", "him", "her", "his", NULL }, *const women[] = { "she", "her", NULL };
    somebody who = { .entity = -1 };
    if (!facts_is_any(d->f, at, words))
        return who;
    bool woman = facts_is_any(d->f, at, women);
    char sex = woman ? 'f' : 'm';
    who.entity = referent_of_pronoun(d->f, &d->parts.who, at);
    int32_t hero = d->hero[woman];
    if (who.entity < 0 && !has_rival(d, at, sex)) {
        who.entity = beside(d->f, at, sex);
        if (who.entity < 0 && hero >= 0 && !has_other_subject(d->f, at, hero, sex))
            who.entity = hero;
    } else if (who.entity >= 0 && hero >= 0 && is_in_passing(d->f, who.entity) && d->f->entities.at[hero].sex == sex)
        who.entity = hero;
    if (is_named_after(d->f, at))
        who.entity = -1;
    if (who.entity >= 0)
        who.first = at, who.last = at + 1;
    return who;
}

/* The one of a sex of whom the text tells most, where no other is told of nearly as much. */
void cast_read(const facts *f, cast *d)
{
    *d = (cast){ .f = f, .parts = participant_classes_of(f) };
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

somebody somebody_from(const cast *d, uint32_t at)
{
    somebody who = somebody_named(d->f, at);
    return who.first < who.last ? who : somebody_pronoun(d, at);
}

somebody somebody_before(const cast *d, uint32_t at)
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

/* "She died in 1949", of a text about Augusta in which Ingrid is named last: not the one to hold to it. */
bool somebody_is_sure(const cast *d, const somebody *who)
{
    enum { BACK = 24, NEAR = 2 };
    const facts *f = d->f;
    uint32_t here = facts_sentence(f, who->first);
    if (who->form || who->entity < 0)
        return true;
    size_t seen = 0;
    for (size_t i = facts_mention_from(f, who->first); i-- > 0 && seen++ < BACK && facts_sentence(f, f->mentions.at[i].first) + NEAR >= here;) {
        const mention *m = &f->mentions.at[i];
        char sex = m->entity >= 0 ? f->entities.at[m->entity].sex : 0;
        if (m->entity != who->entity && m->first > 0 && facts_has_class(f, m->first - 1, d->parts.preposition))
            continue; /* "a bust by Popiel" */
        if (m->type == CLASS_PERSON && m->entity >= 0 && (!sex || sex == f->entities.at[who->entity].sex || m->entity == who->entity))
            return m->entity == who->entity;
    }
    return who->entity == referent_of_text(f) || who->entity == d->hero[0] || who->entity == d->hero[1];
}
