/* Who and what takes part in an event.  Reading goes outwards from the event's word, over words that
 * can be part of a noun phrase, and stops at what cannot. */
#include "facts/participants.h"

enum { PHRASE_WORDS = 14 };

participant_classes participant_classes_of(const facts *f)
{
    return (participant_classes){ referent_classes_of(f),
                                  facts_class(f, "auxiliary"),
                                  facts_class(f, "pos-adv"),
                                  facts_class(f, "preposition"),
                                  facts_class(f, "conjunction"),
                                  facts_class(f, "wh-word"),
                                  facts_class(f, "verb-past"),
                                  facts_class(f, "pos-noun"),
                                  facts_class(f, "pos-adj"),
                                  facts_class(f, "verb-ing"),
                                  facts_class(f, "verb-3sg") };
}

bool thing_is_any(const facts *f, const thing *x, const char *const *nouns)
{
    return answers_noun_is_any(f->answers, x->noun, nouns);
}

static bool is_date(const facts *f, uint32_t at)
{
    const mention *m = facts_mention_over(f, at);
    return m && m->type == CLASS_DATE;
}

static bool is_named(const facts *f, uint32_t at)
{
    return facts_entity_at(f, at) >= 0;
}

static bool is_determiner(const facts *f, const participant_classes *c, uint32_t at)
{
    static const char *const owners[] = { "his", "her", "its", "their", "our", "my", "your" };
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        if (facts_is_word(f, at, owners[i]))
            return true;
    return facts_has_class(f, at, c->who.determiner);
}

/* A word that a noun phrase can have, its determiner and prepositions apart. */
static bool is_nominal(const facts *f, const participant_classes *c, uint32_t at)
{
    const token *t = &f->text->tokens.at[at];
    if (is_date(f, at))
        return false;
    if (is_named(f, at) || facts_has_class(f, at, CLASS_POSSESSIVE) || facts_is_word(f, at, "-"))
        return true;
    if (t->kind == TOKEN_NUMBER)
        return true;
    if (is_determiner(f, c, at))
        return false;
    if (t->kind == TOKEN_MARK && at > 0 && (facts_is_word(f, at, "'") || facts_is_word(f, at, "\xE2\x80\x99")))
        return f->text->tokens.at[at - 1].kind == TOKEN_WORD; /* the workers' union */
    if (t->kind != TOKEN_WORD || facts_has_class(f, at, c->auxiliary) || facts_has_class(f, at, c->conjunction) || facts_has_class(f, at, c->wh) ||
        facts_has_class(f, at, c->preposition) || facts_has_class(f, at, c->who.pronoun))
        return false;
    bool noun = facts_has_class(f, at, c->noun) || facts_has_class(f, at, c->adjective);
    return t->shape != SHAPE_LOWER || noun || !(facts_has_class(f, at, c->past) || facts_has_class(f, at, c->adverb));
}

static void add_word(thing *t, uint64_t key)
{
    if (t->word_count < THING_WORDS)
        t->words[t->word_count++] = key;
}

static void add_name(thing *t, int32_t entity_index)
{
    if (t->name_count < THING_NAMES && entity_index != t->entity)
        t->names[t->name_count++] = entity_index;
}

/* "work on the tunnel", "construction of the dam": the tunnel, the dam. */
static bool is_making(const facts *f, uint32_t at)
{
    static const char *const words[] = { "work", "works", "construction", "building", "repairs", "restoration", NULL };
    return facts_is_any(f, at, words);
}

/* The head of the phrase at [first, last), and what modifies it. */
static thing read_phrase(const facts *f, const participant_classes *c, uint32_t first, uint32_t last)
{
    thing t = { .first = first, .last = last, .entity = -1 };
    while (first < last && is_determiner(f, c, first)) {
        t.definite |= !facts_is_word(f, first, "a") && !facts_is_word(f, first, "an") && !facts_is_word(f, first, "some") &&
                      !facts_is_word(f, first, "another") && !facts_is_word(f, first, "any") && !facts_is_word(f, first, "every") &&
                      !facts_is_word(f, first, "each") && !facts_is_word(f, first, "no");
        first++;
    }
    uint32_t end = first, head;
    while (end < last && !facts_has_class(f, end, c->preposition))
        end++;
    if (end == first) {
        t.first = t.last;
        return t;
    }
    head = end - 1;
    if (end + 1 < last && is_making(f, head) && (facts_is_word(f, end, "on") || facts_is_word(f, end, "of")))
        return read_phrase(f, c, end + 1, last);
    t.entity = facts_entity_at(f, head);
    const mention *m = t.entity >= 0 ? facts_mention_over(f, head) : NULL;
    t.definite |= m != NULL || facts_has_class(f, head, c->gerund); /* "drilling" */
    t.noun = m ? 0 : facts_noun(f, head);
    for (uint32_t at = first; at < last; at++) {
        int32_t named = facts_entity_at(f, at);
        if (named >= 0)
            add_name(&t, named);
        else if (at != head && f->text->tokens.at[at].kind != TOKEN_MARK && !facts_has_class(f, at, c->preposition) &&
                 !is_determiner(f, c, at) && !facts_has_class(f, at, CLASS_POSSESSIVE))
            add_word(&t, facts_noun(f, at));
    }
    /* "the museum's": what owns makes it known */
    for (uint32_t at = first; at < end; at++)
        t.definite |= facts_has_class(f, at, CLASS_POSSESSIVE);
    return t;
}

static thing pronoun_thing(const facts *f, const participant_classes *c, uint32_t at)
{
    thing t = { .first = at, .last = at + 1, .entity = referent_of_pronoun(f, &c->who, at), .definite = true };
    t.pronoun = t.entity < 0;
    return t;
}

static bool is_pronoun(const facts *f, uint32_t at)
{
    static const char *const words[] = { "he", "she", "it", "they", "him", "them", "her", "his", "its", "their", NULL };
    return facts_is_any(f, at, words);
}

static bool is_relative(const facts *f, uint32_t at)
{
    static const char *const words[] = { "which", "who", "whom", "whose", "when", "where", "since", "after", "before", "until", NULL };
    return facts_is_any(f, at, words);
}

thing thing_before(const facts *f, const participant_classes *c, uint32_t token_index)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, token_index)];
    uint32_t from = token_index, least = token_index > s->first + PHRASE_WORDS ? token_index - PHRASE_WORDS : s->first;
    if (from > s->first && is_pronoun(f, from - 1))
        return pronoun_thing(f, c, from - 1);
    while (from > least && !is_relative(f, from - 1) &&
           (is_nominal(f, c, from - 1) || is_determiner(f, c, from - 1) || facts_has_class(f, from - 1, c->preposition)))
        from--;
    while (from < token_index && facts_has_class(f, from, c->preposition))
        from++;
    return read_phrase(f, c, from, token_index);
}

/* "the day of the museum's": the museum, which alone owns. */
thing thing_owning(const facts *f, const participant_classes *c, uint32_t token_index)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, token_index)];
    uint32_t from = token_index, least = token_index > s->first + PHRASE_WORDS ? token_index - PHRASE_WORDS : s->first;
    while (from > least && (is_nominal(f, c, from - 1) || is_determiner(f, c, from - 1)))
        from--;
    return read_phrase(f, c, from, token_index);
}

/* "The map shows the", "The fair opened on": the verb behind a noun. */
static bool is_verb_here(const facts *f, const participant_classes *c, uint32_t at)
{
    bool verb = facts_has_class(f, at, c->third) || facts_has_class(f, at, c->past);
    return verb && facts_has_class(f, at - 1, c->noun) && f->text->tokens.at[at].shape == SHAPE_LOWER && facts_entity_at(f, at) < 0 &&
           (is_determiner(f, c, at + 1) || facts_has_class(f, at + 1, c->preposition) || facts_has_class(f, at + 1, c->who.pronoun));
}

thing thing_from(const facts *f, const participant_classes *c, uint32_t token_index)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, token_index)];
    uint32_t to = token_index, most = token_index + PHRASE_WORDS < s->last ? token_index + PHRASE_WORDS : s->last;
    if (to < most && is_pronoun(f, to) && !is_determiner(f, c, to))
        return pronoun_thing(f, c, to);
    while (to < most && is_determiner(f, c, to))
        to++;
    while (to < most && is_nominal(f, c, to) && !(to > token_index && is_verb_here(f, c, to)))
        to++;
    while (to > token_index && (facts_has_class(f, to - 1, CLASS_POSSESSIVE) || facts_is_word(f, to - 1, "-")))
        to--;
    return read_phrase(f, c, token_index, to);
}

/* ---- nouns: "the opening of the bridge", "the bridge's opening", "its opening" ---- */

static bool is_day(const facts *f, uint32_t at)
{
    static const char *const words[] = { "day", "date", "year", "month", "time", NULL };
    return facts_is_any(f, at, words);
}

static bool is_having(const facts *f, uint32_t at)
{
    static const char *const words[] = { "had", "has", "saw", "held", "underwent", "received", NULL };
    return facts_is_any(f, at, words);
}

static participants around_noun(const facts *f, const participant_classes *c, uint32_t first, uint32_t last)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, first)];
    participants p = { .noun = true, .theme.entity = -1, .agent.entity = -1 };
    thing owner = { .first = 0, .last = 0, .entity = -1 };
    uint32_t start = first;
    while (start > s->first && is_nominal(f, c, start - 1) && !facts_has_class(f, start - 1, CLASS_POSSESSIVE))
        start--;
    p.definite = start > s->first && is_determiner(f, c, start - 1) && !facts_is_word(f, start - 1, "a") &&
                 !facts_is_word(f, start - 1, "an") && !facts_is_word(f, start - 1, "another");
    if (start > s->first + 1 && facts_is_word(f, start - 1, "of") && is_day(f, start - 2))
        p.definite = true; /* "date of incorporation" */
    if (start > s->first && facts_has_class(f, start - 1, CLASS_POSSESSIVE)) {
        owner = thing_owning(f, c, start - 1);
        p.definite = true;
    } else if (start > s->first + 1 && facts_is_word(f, start - 1, "its") && is_having(f, start - 2))
        owner = thing_before(f, c, start - 2); /* "the film had its premiere" */
    else if (start > s->first && is_pronoun(f, start - 1))
        owner = pronoun_thing(f, c, start - 1);
    else if (start < first && facts_has_class(f, first - 1, c->noun) && !facts_has_class(f, first - 1, c->gerund) &&
             !facts_is_word(f, first - 1, "first"))
        owner = read_phrase(f, c, start, first); /* the library opening */
    if (last < s->last && facts_is_word(f, last, "of") && !is_date(f, last + 1)) {
        p.theme = thing_from(f, c, last + 1);
        p.agent = owner;
    } else
        p.theme = owner;
    return p;
}

/* ---- verbs: "the bridge was opened", "he founded the museum", "the museum, founded by him" ---- */

/* The start of the verb's own words: "had been formally". *passive: it has a form of be. */
static uint32_t verb_start(const facts *f, const participant_classes *c, const sentence *s, uint32_t at, bool *passive)
{
    static const char *const be[] = { "was", "were", "been", "is", "are", "being", "be" };
    while (at > s->first && (facts_has_class(f, at - 1, c->auxiliary) || facts_is_word(f, at - 1, "first") || facts_is_word(f, at - 1, "only") || (facts_has_class(f, at - 1, c->adverb) && !facts_has_class(f, at - 1, c->noun)))) {
        at--;
        for (size_t i = 0; i < sizeof be / sizeof *be; i++)
            *passive |= facts_is_word(f, at, be[i]);
    }
    return at;
}

/* "was ordered in May and delivered in June": the subject of the verb before. */
static thing subject_of_pair(const facts *f, const participant_classes *c, const sentence *s, uint32_t at)
{
    bool passive = false;
    for (uint32_t i = at; i-- > s->first && at - i < PHRASE_WORDS;)
        if (facts_has_class(f, i, c->past) && i > s->first && facts_has_class(f, i - 1, c->auxiliary))
            return thing_before(f, c, verb_start(f, c, s, i, &passive));
    return (thing){ .entity = -1 };
}

/* The subject of words that begin at a token: "the museum, which", "the museum," or "the museum". */
static thing subject_before(const facts *f, const participant_classes *c, const sentence *s, uint32_t at)
{
    const mention *m = at > s->first ? facts_mention_over(f, at - 1) : NULL;
    if (m && m->date >= 0 && m->first > s->first + 1 && facts_is_word(f, m->first - 1, "of"))
        at = m->first - 1; /* "the congress of 1911" */
    if (at > s->first && (facts_is_word(f, at - 1, "which") || facts_is_word(f, at - 1, "that") ||
                          facts_is_word(f, at - 1, "who")))
        at--;
    if (at == s->first || (!facts_is_word(f, at - 1, ",") && !facts_is_word(f, at - 1, "(")))
        return thing_before(f, c, at);
    at--;
    for (uint32_t i = at; i-- > s->first + 1 && at - i < PHRASE_WORDS;)
        if (facts_is_word(f, i, ",") && (facts_has_class(f, i + 1, c->wh) || is_determiner(f, c, i + 1)))
            return thing_before(f, c, i); /* "the ferry, a wooden boat, sank" */
    return thing_before(f, c, at);
}

/* "opened its doors": what has the doors is opened. */
static bool is_own_door(const facts *f, const thing *object)
{
    static const char *const doors[] = { "door", "gate", NULL };
    return thing_is_any(f, object, doors) || (object->last == object->first + 1 && facts_is_word(f, object->first, "its"));
}

static participants around_verb(const facts *f, const participant_classes *c, uint32_t first, uint32_t last)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, first)];
    participants p = { .definite = true, .theme.entity = -1, .agent.entity = -1 };
    bool passive = false;
    uint32_t start = verb_start(f, c, s, first, &passive);
    bool second = start == first && start > s->first && facts_is_word(f, start - 1, "and");
    thing subject = second ? subject_of_pair(f, c, s, start) : subject_before(f, c, s, start), object = { .first = 0, .last = 0, .entity = -1 };
    bool arrival = facts_is_word(f, first, "reached");
    if (!passive && !arrival && last < s->last && !facts_has_class(f, last, c->preposition) && !is_date(f, last))
        object = thing_from(f, c, last);
    bool has_object = object.last > object.first && !is_own_door(f, &object);
    p.theme = has_object ? object : subject;
    if (has_object)
        p.agent = subject;
    else if (last < s->last && facts_is_word(f, last, "by"))
        p.agent = thing_from(f, c, last + 1);
    return p;
}

participants participants_of(const facts *f, const participant_classes *c, uint32_t first, uint32_t last)
{
    bool verb = facts_has_class(f, last - 1, c->past) || facts_has_class(f, first, c->past) || (first > 0 && facts_has_class(f, first - 1, c->auxiliary)) ||
                (last - first > 1 && (facts_has_class(f, first, c->third) || facts_is_word(f, first, "dates")));
    bool after_determiner = first > 0 && (is_determiner(f, c, first - 1) || facts_has_class(f, first - 1, CLASS_POSSESSIVE));
    participants p = verb && !after_determiner ? around_verb(f, c, first, last) : around_noun(f, c, first, last);
    return p;
}
