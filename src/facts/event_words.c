/* Words that tell of events, and whether they tell of them as known. */
#include "facts/event_words.h"

enum { KIND_WORDS = 5 };

clause_classes clause_classes_of(const facts *f)
{
    return (clause_classes){ participant_classes_of(f),
                             facts_class(f, "event-kind"),
                             facts_class(f, "event-noun"),
                             facts_class(f, "verb-past"),
                             facts_class(f, "verb-3sg"),
                             facts_class(f, "verb-ing"),
                             facts_class(f, "pos-verb"),
                             facts_class(f, "modal") };
}

static const char *const article_words[] = { "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this",
                                             "these", "those", "every", "each", "no", "another", NULL };
static const char *const known_words[] = { "the", "his", "her", "its", "their", "our", "my", "your", "this", "that", "said", NULL };
static const char *const opening_words[] = { "when", "since", "after", "before", "where", "once", "which", "who", "whom", "that",
                                             "until", "because", "as", "while", "whose", NULL };
static const char *const stop_marks[] = { ";", ":", "(", "\"", "\xE2\x80\x9C", "\xE2\x80\x94", "|", NULL };
bool clause_is_article(const facts *f, uint32_t at)
{
    return facts_is_any(f, at, article_words) || facts_has_class(f, at, CLASS_POSSESSIVE);
}

static bool is_adverb(const facts *f, const clause_classes *c, uint32_t at)
{
    return facts_has_class(f, at, c->parts.adverb) && !facts_has_class(f, at, c->parts.noun);
}

/* "was opened", "the crew left", but not "the newly opened bridge", "after a cast", "to cut". */
static bool is_verb_use(const facts *f, const clause_classes *c, uint32_t at, uint32_t first)
{
    if (!facts_has_class(f, at, c->past) || f->text->tokens.at[at].shape == SHAPE_CAPITAL)
        return at == first && facts_has_class(f, at, c->past);
    uint32_t back = at;
    while (back > first && is_adverb(f, c, back - 1))
        back--;
    if (back == first)
        return true;
    if (facts_has_class(f, back - 1, c->parts.auxiliary))
        return true;
    return !clause_is_article(f, back - 1) && !facts_is_word(f, back - 1, "to") && !facts_is_word(f, back - 1, "of") &&
           !facts_is_word(f, back - 1, "by") && !facts_is_word(f, back - 1, "with");
}

static bool take(event_word *found, uint32_t first, uint32_t last, str kind, bool listed)
{
    *found = (event_word){ .first = first, .last = last, .kind = kind, .listed = listed };
    return kind.len > 0;
}

bool event_word_listed(const facts *f, const clause_classes *c, uint32_t at, event_word *found)
{
    uint32_t end = (uint32_t)f->text->tokens.len;
    if (!facts_has_class(f, at, c->kind))
        return false;
    for (uint32_t len = KIND_WORDS; len > 0; len--)
        for (uint32_t back = 0; back < len && back <= at; back++) {
            uint32_t first = at - back, last = first + len;
            if (last <= end && take(found, first, last, symbols_value(f->table, first, last, (unsigned)c->kind), true))
                return true;
        }
    return false;
}

bool clause_is_date(const facts *f, uint32_t at)
{
    const mention *m = facts_mention_over(f, at);
    const char *type = m && m->date >= 0 ? f->dates.at[m->date].timex_type : NULL;
    return type && strcmp(type, "DURATION") != 0 && strcmp(type, "SET") != 0;
}

/* "the expiration date", "the survey team": of the noun behind it the phrase tells. */
static bool is_modifier(const facts *f, const clause_classes *c, uint32_t next)
{
    bool number = next < f->text->tokens.len && f->text->tokens.at[next].kind == TOKEN_NUMBER && !clause_is_date(f, next);
    if (number && next > 0 && facts_has_class(f, next - 1, c->ing))
        return true; /* "the closing 6 months" */
    return next < f->text->tokens.len && f->text->tokens.at[next].shape == SHAPE_LOWER && facts_has_class(f, next, c->parts.noun) &&
           !facts_has_class(f, next, c->past) && !facts_has_class(f, next, c->parts.preposition) && !facts_has_class(f, next, c->third) &&
           !facts_has_class(f, next, c->parts.auxiliary) && !facts_has_class(f, next, c->parts.who.determiner) &&
           !facts_has_class(f, next, c->parts.adverb) && !facts_has_class(f, next, c->parts.adjective);
}

bool event_word_at(const facts *f, const clause_classes *c, uint32_t at, event_word *found)
{
    uint32_t first = f->text->sentences.at[facts_sentence(f, at)].first;
    bool name = f->text->tokens.at[at].shape != SHAPE_LOWER && at > first;
    if (f->text->tokens.at[at].kind != TOKEN_WORD || name || facts_entity_at(f, at) >= 0)
        return false;
    bool verb = is_verb_use(f, c, at, first);
    if (event_word_listed(f, c, at, found)) {
        bool past = false;
        for (uint32_t i = found->first; i < found->last; i++)
            past |= is_verb_use(f, c, i, first) || (found->last - found->first > 1 && (facts_has_class(f, i, c->third) || facts_is_word(f, i, "dates")));
        found->noun = !past;
        if (!past && is_modifier(f, c, found->last))
            return false;
        return past || !facts_has_class(f, found->first, c->past) || clause_is_article(f, found->first ? found->first - 1 : 0);
    }
    if (verb && facts_has_class(f, at, c->past) && !facts_has_class(f, at, c->parts.auxiliary))
        return take(found, at, at + 1, symbols_value(f->table, at, at + 1, (unsigned)c->past), false);
    if (!facts_has_class(f, at, c->noun) || is_modifier(f, c, at + 1))
        return false;
    bool some = take(found, at, at + 1, symbols_value(f->table, at, at + 1, (unsigned)c->noun), false);
    found->noun = true;
    return some;
}

/* ---- told as known ---- */

static bool is_given_noun(const facts *f, const clause_classes *c, const sentence *s, const event_word *e)
{
    static const char *const before[] = { "after", "since", "from", "until", "before", "upon", "following", NULL };
    uint32_t at = e->first, least = at > s->first + 6 ? at - 6 : s->first;
    if (e->listed && at > s->first && facts_is_any(f, at - 1, before))
        return true; /* "five years from completion" */
    while (at > least && !facts_is_any(f, at - 1, article_words) && !facts_is_any(f, at - 1, known_words) && !facts_has_class(f, at - 1, CLASS_POSSESSIVE) &&
           !facts_has_class(f, at - 1, c->parts.preposition) && !facts_has_class(f, at - 1, c->past) &&
           f->text->tokens.at[at - 1].kind != TOKEN_MARK)
        at--;
    return at > s->first && (facts_is_any(f, at - 1, known_words) || facts_has_class(f, at - 1, CLASS_POSSESSIVE) ||
                             facts_is_word(f, at - 1, "of"));
}

/* "in the agreement signed on 1 July", "the engine installed in 1834 drove": told of what is known. */
static bool is_participle(const facts *f, const clause_classes *c, const sentence *s, const event_word *e)
{
    uint32_t at = e->first, least = at > s->first + 7 ? at - 7 : s->first;
    if (at == s->first || facts_has_class(f, at - 1, c->parts.auxiliary) || f->text->tokens.at[at - 1].kind == TOKEN_MARK ||
        facts_has_class(f, at - 1, c->parts.who.pronoun))
        return false;
    while (at > least && !facts_is_any(f, at - 1, known_words))
        if (facts_has_class(f, --at, c->parts.auxiliary) || facts_has_class(f, at, c->past) || f->text->tokens.at[at].kind == TOKEN_MARK)
            return false;
    bool object = at > s->first + 1 && facts_is_any(f, at - 1, known_words) &&
                  (facts_has_class(f, at - 2, c->parts.preposition) || facts_has_class(f, at - 2, c->third));
    size_t i = facts_mention_from(f, e->last);
    const mention *m = i < f->mentions.len && f->mentions.at[i].date >= 0 && f->mentions.at[i].first < e->last + 3 ? &f->mentions.at[i] : NULL;
    bool subject = m && m->last < s->last && (facts_has_class(f, m->last, c->past) || facts_has_class(f, m->last, c->parts.auxiliary) ||
                                              facts_has_class(f, m->last, c->third));
    return object || subject;
}

static bool is_given_verb(const facts *f, const clause_classes *c, const sentence *s, event_word *e)
{
    uint32_t least = e->first > s->first + 12 ? e->first - 12 : s->first;
    for (uint32_t at = e->first; at-- > least;) {
        if (facts_is_word(f, at, "had") && e->first - at <= 3)
            return true;
        if (facts_is_any(f, at, opening_words)) {
            e->aside = at > s->first && facts_is_word(f, at - 1, ",") && !facts_is_word(f, at, "that");
            return true;
        }
        bool verb = facts_has_class(f, at, c->past) && !facts_has_class(f, at, c->parts.auxiliary);
        if (facts_is_any(f, at, stop_marks) || verb || facts_is_word(f, at, "and"))
            return false;
        if (facts_is_word(f, at, ","))
            return at + 1 == e->first && (e->aside = true);
    }
    return false;
}

void event_word_judge(const facts *f, const clause_classes *c, const sentence *s, event_word *e)
{
    e->participle = !e->noun && is_participle(f, c, s, e);
    e->given = e->participle || (e->noun ? is_given_noun(f, c, s, e) : is_given_verb(f, c, s, e));
}

bool clause_is_known(const facts *f, uint32_t at)
{
    return facts_is_any(f, at, known_words);
}

bool clause_is_mark(const facts *f, uint32_t at)
{
    return facts_is_any(f, at, stop_marks);
}
