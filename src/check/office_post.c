/* The words of a post: its head, what tells it from others, whose it is. */
#include "check/offices.h"

const char *const office_heads[] = { "officer", "manager", "secretary", "minister", "master", "head", "chief", "director", "president", "chair", "editor",
                                     "coordinator", "lead", "leader", "captain", "skipper", "coach", "treasurer", "mayor", "ambassador", "consul",
                                     "commander", "engineer", "inspector", "keeper", "collector", "commissioner", "cook", "mate", "foreman",
                                     "superintendent", "surveyor", "abbot", "abbess", "bishop", "prior", "prioress", "conductor", "organist",
                                     "chairman", "chairwoman", "chairperson", "curator", "archivist", "librarian", "bursar", "matron", "headmaster",
                                     "headmistress", "headteacher", "principal", "rector", "dean", "registrar", "warden", "governor", "regent", "sheriff",
                                     "magistrate", "judge", "coroner", "notary", "clerk", "scribe", "pilot", "navigator", "purser", "boatswain",
                                     "quartermaster", "bandmaster", "choirmaster", "choreographer", "producer", "arbiter", "referee", "umpire", "host",
                                     "moderator", "convener", "ombudsman", "auditor", "rapporteur", "spokesman", "spokeswoman", "spokesperson",
                                     "harbourmaster", "stationmaster", "postmaster", "postmistress", "caretaker", "chef", "sommelier", "winemaker",
                                     "brewer", "gardener", "gamekeeper", "ranger", "trainer", "physio", "selector", "concertmaster", "chancellor",
                                     "speaker", "premier", "chaplain", "vicar", "sexton", "verger", "physician", "surgeon", "bailiff", "steward",
                                     "landlord", "landlady", "supervisor", "administrator", "executive", "operator", "dispatcher", "controller", "comptroller", "coxswain", "helmsman", "bandleader", "signalman", "signaller", "stewardess", "forester", NULL };
/* Another post, or another time. */
static const char *const apart[] = { "former", "ex", "late", "next", "previous", "outgoing", "incoming", "retired", "a", "an",
                                     "another", "each", "every", "any", "no", "honorary", "past", "then", "one-time", "other", "both", "some", NULL };
/* Says nothing of which post it is. */
static const char *const plain[] = { "team", "club", "board", "present", "current", "committee", "company", "society", "school", "town", "village", "city",
                                     "ship", "own", "expedition", "orchestra", "choir", "museum", "hospital", "party", "parish", "longtime", "new",
                                     "long-serving", "young", "old", "good", "tireless", "veteran", "popular", "beloved", "state", "side", "squad",
                                     "association", "union", "council", "project", "meeting", "commission", NULL };
/* Tells nothing until it is said of what. */
const char *const office_vague[] = { "head", "chief", "minister", "chair", "secretary", "manager", "collector", NULL };
const char *const office_articles[] = { "the", "our", "its", "their", "this", NULL };
static const char *const owners[] = { "my", "your", "his", "her", "whose", NULL };

static const char *const times[] = { "year", "day", "time", "season", "week", "month", "today", NULL };

static const char *const afloat[] = { "captain", "master", "skipper", "commander", "coxswain", "mate", "boatswain", "helmsman", NULL };
static const char *const ordinals[] = { "second", "third", "fourth", "last", NULL };
static const char *const numbered[] = { "officer", "engineer", "mate", "pilot", "assistant", "secretary", "clerk", "keeper", "minister", NULL };

/* The post of post.list, and the group of which nobody holds two; 0: none. */
static uint64_t post_value(const offices *r, uint32_t first, uint32_t last, uint64_t *group_of)
{
    str value = r->post >= 0 ? symbols_value(r->f->table, first, last, (unsigned)r->post) : STR(""), group;
    if (!value.len || !str_cut(&value, ' ', &group))
        return 0;
    bool one = str_is(group, "school") || str_is(group, "firm") || str_is(group, "paper");
    *group_of = one ? str_hash(group) | 1 : 0;
    return str_hash(value) | 1;
}

/* A post, or whatever a person is that only "the" can make one of its kind. */
bool office_is_head(const offices *r, uint32_t at)
{
    static const char *const kinds[] = { "man", "woman", "friend", "colleague", "member", "player", "native", "son", "father", "winner", "author", "hero",
                                         "victim", "survivor", "resident", "patient", "student", "pupil", "guest", "visitor", "candidate", "star",
                                         "fighter", "goalscorer", "scorer", "opponent", "rival", "partner", "brother", "champion", "favourite", NULL };
    const facts *f = r->f;
    uint64_t group;
    return facts_is_any(f, at, office_heads) || post_value(r, at, at + 1, &group) ||
           (facts_is_lower(f, at) && facts_has_class(f, at, r->role) && !facts_is_any(f, at, kinds) && text_token(f->text, at).ptr[text_token(f->text, at).len - 1] != 's');
}

/* The word of the post, alone or as the end of one of the list. */
static bool read_head(const offices *r, uint32_t head, uint32_t start, office *o, uint32_t *first)
{
    enum { WORDS_MOST = 4 };
    const facts *f = r->f;
    o->head = 0;
    *first = head;
    for (uint32_t from = head + 1 >= start + WORDS_MOST ? head + 1 - WORDS_MOST : start; from <= head && !o->head; from++)
        if ((o->head = post_value(r, from, head + 1, &o->group)) != 0)
            *first = from;
    bool listed = facts_is_any(f, head, office_heads), role = !o->head && !listed && facts_has_class(f, head, r->role) && facts_is_lower(f, head);
    o->noun = word_stem(&r->words, head);
    o->wide = *first < head;
    o->loose = role;
    if (!o->head && (role || listed))
        o->head = o->noun;
    return o->head != 0;
}

/* "The museum's", "the same year's" before a post; false: it is somebody's. */
static bool read_owner(const offices *r, uint32_t at, uint32_t start, office *o, uint32_t *first)
{
    const facts *f = r->f;
    const mention *m = facts_mention_over(f, at - 1);
    bool time = (m && m->date >= 0) || facts_is_any(f, at - 1, times);
    o->of = o->of || time || facts_is_word(f, at - 1, "board") ? o->of : word_stem(&r->words, at - 1);
    o->body |= m != NULL && !time;
    o->definite = true;
    *first = m ? m->first : at - 1;
    while (*first > start && (facts_is_any(f, *first - 1, office_articles) || facts_is_word(f, *first - 1, "same")))
        --*first;
    return !m || m->type != CLASS_PERSON;
}

typedef enum left_word { LEFT_ON, LEFT_END, LEFT_NO } left_word;

/* One word before the post: its article, its owner, or what tells it from others. */
static left_word read_left_word(const offices *r, uint32_t at, uint32_t start, uint32_t head, office *o, uint32_t *first)
{
    const facts *f = r->f;
    const mention *body = facts_mention_over(f, at);
    bool of_ship = facts_is_word(f, at, "her") && facts_is_any(f, head, afloat);
    if (facts_is_any(f, at, apart) || (facts_is_any(f, at, owners) && !of_ship) || (facts_is_any(f, at, ordinals) && !facts_is_any(f, head, numbered)))
        return LEFT_NO;
    if (facts_has_class(f, at, CLASS_POSSESSIVE) && at > start)
        return read_owner(r, at, start, o, first) ? LEFT_END : LEFT_NO;
    if (facts_is_any(f, at, office_articles) || of_ship) {
        o->definite = true;
        *first = at;
        return LEFT_END;
    }
    if (body && body->type == CLASS_ORGANIZATION && body->last == at + 1) { /* "Harbour Board chairman" */
        o->of = o->of ? o->of : word_stem(&r->words, at);
        o->body = o->definite = o->wide = true;
        *first = body->first;
        return LEFT_END;
    }
    o->acting |= facts_is_word(f, at, "acting") || facts_is_word(f, at, "interim");
    o->fresh |= o->acting || facts_is_word(f, at, "new");
    bool word = f->text->tokens.at[at].kind == TOKEN_WORD;
    bool small = word && !body && !word_is_function(&r->words, at) && !facts_has_class(f, at, r->words.verb_past) && !facts_has_class(f, at, r->present);
    bool label = word && at == start && f->text->tokens.at[at].shape == SHAPE_CAPITAL;
    o->wide |= small || label;
    if (!small && !label && !facts_is_word(f, at, "-"))
        return LEFT_END;
    if (!facts_is_any(f, at, plain) && !facts_is_word(f, at, "-"))
        o->modifiers = lexicon_feature_join(o->modifiers, word_stem(&r->words, at));
    *first = at;
    return LEFT_ON;
}

bool office_read_post(const offices *r, uint32_t head, office *o, uint32_t *first)
{
    enum { LEFT_MOST = 5 };
    uint32_t start = r->f->text->sentences.at[facts_sentence(r->f, head)].first;
    if (!read_head(r, head, start, o, first))
        return false;
    left_word left = LEFT_ON;
    uint32_t at = *first;
    for (int i = 0; i < LEFT_MOST && at > start && left == LEFT_ON; i++)
        left = read_left_word(r, --at, start, head, o, first);
    return left != LEFT_NO;
}

/* "Of maintenance", "of the interior", "at Ridge Hill" behind a post: the end of it. */
uint32_t office_read_of(const offices *r, uint32_t at, office *o)
{
    enum { WORDS_MOST = 5 };
    static const char *const links[] = { "of", "for", "to", "at", "in", NULL };
    static const char *const spans[] = { "whole", "entire", "rest", "duration", "length", "life", "years", "months", "decades", NULL };
    const facts *f = r->f;
    if (!facts_is_any(f, at, links) || facts_has_any(f, at + 1, at + WORDS_MOST, spans))
        return at;
    const mention *m = NULL;
    uint32_t end = at + 1;
    for (; end < at + WORDS_MOST && end < f->text->tokens.len && f->text->tokens.at[end].kind == TOKEN_WORD; end++) {
        if (facts_is_any(f, end, office_articles))
            continue;
        m = facts_mention_over(f, end);
        if (m && m->type == CLASS_PERSON)
            return at;
        if (m && m->date >= 0)
            return m->last;
        if (word_is_function(&r->words, end))
            break;
        uint64_t stem = !m && facts_is_any(f, end, plain) ? 0 : word_stem(&r->words, m ? m->last - 1 : end);
        bool name = m || (f->text->tokens.at[end].shape == SHAPE_CAPITAL && end > at + 1);
        if (stem && !name && at && facts_is_any(f, at - 1, office_vague))
            o->modifiers = lexicon_feature_join(o->modifiers, stem); /* "the island's collector of customs" */
        else {
            name |= stem && o->of; /* "of the lower battery": of one among several */
            o->of = !stem ? o->of : o->of ? lexicon_feature_join(o->of, stem) : stem;
        }
        o->body |= name;
        end = m ? m->last : end + 1;
        if (!facts_is_lower(f, end) || word_is_function(&r->words, end) || facts_has_class(f, end, r->words.verb_past))
            break;
        end--;
    }
    if (!o->of && end == at + 1 && facts_is_word(f, at, "of"))
        o->of = o->body = true; /* of what cannot be read: "of 'Nova'" */
    return end;
}
