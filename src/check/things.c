/* What a noun means in a text: the one name that has the word, else the noun itself. */
#include "check/things.h"

enum { MANY = 0x7FFFFFFF };

/* Words of the names of things -> entity + 1, or MANY. */
belie_status bearers_read(const facts *f, map *bearers, belie_error *error)
{
    for (size_t i = 0; i < f->mentions.len; i++) {
        const mention *m = &f->mentions.at[i];
        if (m->entity < 0 || f->entities.at[m->entity].type == CLASS_PERSON)
            continue;
        for (uint32_t at = m->first; at < m->last; at++) {
            if (f->text->tokens.at[at].kind != TOKEN_WORD)
                continue;
            uint32_t *slot = map_at(bearers, facts_noun(f, at), true, NULL);
            if (!slot)
                return error_no_memory(error);
            uint32_t one = (uint32_t)m->entity + 1;
            *slot = *slot == 0 || *slot == one ? one : MANY;
        }
    }
    return BELIE_OK;
}

static uint64_t entity_key(int32_t entity_index)
{
    return lexicon_feature_join(0xE1F1, (uint64_t)entity_index + 1);
}

/* What the event happened to, or 0. */
uint64_t thing_key(const map *bearers, const thing *t)
{
    if (t->first >= t->last || t->pronoun)
        return 0;
    if (t->entity >= 0)
        return entity_key(t->entity);
    const uint32_t *bearer = t->definite ? map_find(bearers, t->noun) : NULL;
    return bearer && *bearer != MANY ? entity_key((int32_t)*bearer - 1) : t->noun;
}

/* Words that part a thing from others of its kind by themselves. */
bool thing_word_parts(const facts *f, uint64_t key)
{
    static const char *const words[] = { "first", "second", "third", "fourth", "fifth", "new", "old", "other", "original",
                                         "former", "next", "previous", "last", "latest", "final", "upper", "lower",
                                         "north", "south", "east", "west", "northern", "southern", "eastern", "western",
                                         "present", "current", "earlier", "later", "sister", "second-hand", "annual",
                                         "early", "late", "big", "small", "great", "little", "main", "temporary", NULL };
    return answers_noun_is_any(f->answers, key, words);
}

static bool words_part(const facts *f, const thing *a, const thing *b)
{
    bool shared = a->word_count == 0 || b->word_count == 0;
    for (uint32_t i = 0; i < a->word_count; i++) {
        bool found = false;
        for (uint32_t k = 0; k < b->word_count; k++)
            found |= a->words[i] == b->words[k];
        shared |= found;
        if (!found && thing_word_parts(f, a->words[i]))
            return true;
    }
    for (uint32_t k = 0; k < b->word_count; k++) {
        bool found = false;
        for (uint32_t i = 0; i < a->word_count; i++)
            found |= a->words[i] == b->words[k];
        if (!found && thing_word_parts(f, b->words[k]))
            return true;
    }
    return !shared;
}

static bool names_part(const thing *a, const thing *b)
{
    bool shared = a->name_count == 0 || b->name_count == 0;
    for (uint32_t i = 0; i < a->name_count; i++)
        for (uint32_t k = 0; k < b->name_count; k++)
            shared |= a->names[i] == b->names[k];
    return !shared;
}

bool things_differ(const facts *f, const thing *a, const thing *b)
{
    return words_part(f, a, b) || names_part(a, b);
}
