/* Pronouns and short descriptions of persons.  Strict: of two who can be meant neither is. */
#include "facts/referents.h"

/* How far back a name is looked for, and how many persons a text may have in which a description or a
 * pronoun without a name near it means the only one. */
enum { SENTENCES_BACK = 12, MENTIONS_BACK = 40, PERSONS_AMONG = 300, NEAR_SENTENCES = 3, TOKENS_BACK = 150 };

referent_classes referent_classes_of(const facts *f)
{
    return (referent_classes){ facts_class(f, "pronoun"), facts_class(f, "kinship"),
                               facts_class(f, "role"), facts_class(f, "role-noun"),
                               facts_class(f, "determiner") };
}

static char sex_at(const facts *f, uint32_t at, int class_id)
{
    str value = facts_has_class(f, at, class_id) ? symbols_value(f->table, at, at + 1, (unsigned)class_id) : STR("");
    return str_is(value, "m") ? 'm' : str_is(value, "f") ? 'f' : 0;
}

/* Whether a person of the text can have the sex. */
static bool can_be(const facts *f, int32_t who, char sex)
{
    const entity *e = who >= 0 ? &f->entities.at[who] : NULL;
    return e && e->type == CLASS_PERSON && (!e->sex || !sex || e->sex == sex);
}

/* The one person of the text that can have the sex, or -1. */
static int32_t only_person(const facts *f, char sex)
{
    int32_t found = -1;
    if (f->entities.len > PERSONS_AMONG)
        return -1;
    for (size_t i = 0; i < f->entities.len; i++) {
        if (!can_be(f, (int32_t)i, sex))
            continue;
        if (found >= 0)
            return -1;
        found = (int32_t)i;
    }
    return found;
}

void referents_learn_sex(facts *f, const referent_classes *c)
{
    enum { TOKENS_AHEAD = 150 };
    size_t i = 0;
    while (i < f->mentions.len && f->mentions.at[i].type != CLASS_PERSON)
        i++;
    if (i == f->mentions.len || f->mentions.at[i].entity < 0 || f->entities.at[f->mentions.at[i].entity].sex)
        return;
    int32_t first = f->mentions.at[i].entity;
    uint32_t end = f->mentions.at[i].last + TOKENS_AHEAD;
    for (uint32_t at = f->mentions.at[i].last; at < end && at < f->text->tokens.len; at++) {
        int32_t other = facts_entity_at(f, at);
        char sex = sex_at(f, at, c->pronoun);
        if (facts_has_class(f, at, c->kinship) || (other >= 0 && other != first && can_be(f, other, 0)))
            return;
        if (sex) {
            f->entities.at[first].sex = sex;
            return;
        }
    }
}

/* Somebody without a name who may be meant: "his father", "an uncle" of the sex, before the pronoun in
 * its sentence or the one before. */
static bool has_rival(const facts *f, const referent_classes *c, uint32_t pronoun, char sex)
{
    uint32_t here = facts_sentence(f, pronoun);
    uint32_t from = f->text->sentences.at[here ? here - 1 : 0].first;
    if (from + TOKENS_BACK < pronoun)
        from = pronoun - TOKENS_BACK;
    for (uint32_t at = from; at < pronoun; at++) {
        if (sex_at(f, at, c->kinship) != sex || facts_entity_at(f, at) >= 0)
            continue;
        bool named = at + 1 < pronoun && (can_be(f, facts_entity_at(f, at + 1), 0) ||
                                          (facts_is_word(f, at + 1, ",") && can_be(f, facts_entity_at(f, at + 2), 0)));
        bool described = at > from && (facts_is_word(f, at - 1, "eldest") || facts_is_word(f, at - 1, "youngest") ||
                                       facts_is_word(f, at - 1, "only") || facts_is_word(f, at - 1, "the"));
        if (!named && !described)
            return true;
    }
    return false;
}

/* The one whom the text is about: the first person that it names, when the sex of that one is known and
 * is that of nobody else who is named more than once. */
static int32_t protagonist(const facts *f, char sex)
{
    int32_t first = -1;
    if (f->entities.len > PERSONS_AMONG)
        return -1;
    for (size_t i = 0; i < f->entities.len; i++) {
        const entity *e = &f->entities.at[i];
        if (e->type != CLASS_PERSON || (first >= 0 && e->sex != sex))
            continue;
        if (first >= 0 || e->sex != sex)
            return -1;
        first = (int32_t)i;
    }
    return first;
}

/* The first person of the text, of the sex and named again and again: far from other names a pronoun means
 * that one. */
static int32_t one_told_of(const facts *f, char sex)
{
    enum { AGAIN = 2 };
    for (size_t i = 0; i < f->mentions.len; i++) {
        const mention *m = &f->mentions.at[i];
        if (m->type != CLASS_PERSON || m->entity < 0)
            continue;
        const entity *e = &f->entities.at[m->entity];
        return e->sex == sex && e->mention_count >= AGAIN ? m->entity : -1;
    }
    return -1;
}

/* Somebody of unknown sex named in passing ("Schütz in the cathedral") is not who "he" is while the
 * text is about a man: only who begins a sentence might be. */
static bool is_passing(const facts *f, const mention *m, char sex)
{
    enum { BEGINNING = 3 };
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    const entity *e = &f->entities.at[m->entity];
    return e->sex != sex && e->mention_count == 1 && m->first >= s->first + BEGINNING;
}

int32_t referent_of_pronoun(const facts *f, const referent_classes *c, uint32_t token_index)
{
    char sex = sex_at(f, token_index, c->pronoun);
    if (!sex || has_rival(f, c, token_index, sex))
        return -1;
    uint32_t here = facts_sentence(f, token_index), nearest = 0;
    int32_t found = -1, main_one = protagonist(f, sex), told_of = one_told_of(f, sex);
    int32_t hero = main_one >= 0 ? main_one : told_of;
    size_t seen = 0;
    for (size_t i = facts_mention_from(f, token_index); i-- > 0 && seen++ < MENTIONS_BACK;) {
        const mention *m = &f->mentions.at[i];
        uint32_t s = facts_sentence(f, m->first);
        if (s + SENTENCES_BACK < here || (found >= 0 && s + 1 < nearest))
            break;
        if (m->type != CLASS_PERSON || !can_be(f, m->entity, sex) || m->entity == found ||
            (hero >= 0 && hero != m->entity && is_passing(f, m, sex)))
            continue;
        if (found >= 0)
            return -1;
        found = m->entity;
        nearest = s;
    }
    if (found >= 0 && (told_of < 0 || told_of == found || here - nearest < NEAR_SENTENCES))
        return found;
    return main_one >= 0 ? main_one : told_of >= 0 ? told_of : found >= 0 ? found : only_person(f, sex);
}

int32_t referent_of_text(const facts *f)
{
    enum { BEGINNING = 40, BESIDE = 12 };
    int32_t first = -1;
    uint32_t at = 0;
    for (size_t i = 0; i < f->mentions.len; i++) {
        const mention *m = &f->mentions.at[i];
        if (m->type != CLASS_PERSON || m->entity < 0 || m->entity == first)
            continue;
        if (first >= 0)
            return m->first > at + BESIDE ? first : -1;
        if (m->first > BEGINNING)
            return -1;
        first = m->entity;
        at = m->last;
    }
    return first;
}

/* "a surveyor" told of before: somebody without a name. */
static bool is_introduced(const facts *f, uint32_t before, uint32_t noun)
{
    enum { WORDS_BACK = 1500 };
    uint32_t form = f->text->tokens.at[noun].form;
    for (uint32_t at = before > WORDS_BACK ? before - WORDS_BACK : 1; at < before; at++)
        if (f->text->tokens.at[at].form == form && facts_entity_at(f, at + 1) < 0 &&
            (facts_is_word(f, at - 1, "a") || facts_is_word(f, at - 1, "an") || facts_is_word(f, at - 1, "another")))
            return true;
    return false;
}

/* The one person of the text who is named more than in passing, or -1. */
static int32_t only_one_told_of(const facts *f, char sex)
{
    enum { AGAIN = 2 };
    int32_t found = -1;
    if (f->entities.len > PERSONS_AMONG)
        return -1;
    for (size_t i = 0; i < f->entities.len; i++) {
        if (!can_be(f, (int32_t)i, sex) || f->entities.at[i].mention_count < AGAIN)
            continue;
        if (found >= 0)
            return -1;
        found = (int32_t)i;
    }
    return found;
}

int32_t referent_of_description(const facts *f, const referent_classes *c, uint32_t first, uint32_t last)
{
    char sex = 0;
    bool person = false;
    for (uint32_t at = first; at < last; at++) {
        bool man = facts_is_word(f, at, "man"), woman = facts_is_word(f, at, "woman");
        bool named = facts_has_class(f, at, c->role) || facts_has_class(f, at, c->role_noun);
        if (facts_has_class(f, at, c->kinship))
            return -1;
        person |= man || woman || named;
        sex = man ? 'm' : woman ? 'f' : sex;
    }
    int32_t only = person ? only_person(f, sex) : -1;
    return only >= 0 || !person || is_introduced(f, first, last - 1) ? only : only_one_told_of(f, sex);
}
