/* Reading goes outwards from the mention: to the left up to the verb that governs it, past nouns of events on the way;
 * to the right when the mention opens its clause. */
#include "facts/clauses.h"

enum { LEFT_MOST = 26, RIGHT_MOST = 22, COMMAS_MOST = 2 };

static const char *const time_words[] = { "year", "day", "month", "night", "morning", "evening", "afternoon", "spring", "summer",
                                          "autumn", "winter", "week", "date", "time", "hour", "minute", NULL };
/* Verbs that only put their subject into time. */
static const char *const vacuous_words[] = { "was", "were", "took", "happened", "occurred", "came", "fell", "struck", "held", "dated",
                                             "followed", "hit", "is", NULL };

static event_word *add(event_word *found, uint32_t *count, event_word e)
{
    if (*count == CLAUSE_HEADS)
        return NULL;
    for (uint32_t i = 0; i < *count; i++)
        if (found[i].first == e.first)
            return NULL;
    found[*count] = e;
    return &found[(*count)++];
}

static void add_told(const facts *f, const clause_classes *c, const sentence *s, event_word *found, uint32_t *count, event_word e)
{
    event_word_judge(f, c, s, &e);
    add(found, count, e);
}

/* ---- what a token is to one who reads along a clause ---- */

static bool is_infinitive(const facts *f, const clause_classes *c, uint32_t at)
{
    return facts_is_word(f, at, "to") && facts_has_class(f, at + 1, c->base) && !facts_has_class(f, at + 1, c->parts.who.determiner);
}

static bool is_wall(const facts *f, const clause_classes *c, uint32_t at)
{
    if (at > 0 && facts_is_word(f, at, "that") && facts_has_class(f, at - 1, c->parts.preposition))
        return false; /* "payment of that dividend" */
    static const char *const words[] = { "who", "which", "that", "whether", "if", "because", "than", "while", "although", "though", NULL };
    return clause_is_mark(f, at) || facts_is_any(f, at, words) || is_infinitive(f, c, at) ||
           facts_has_class(f, at, c->modal) || clause_is_date(f, at);
}

/* "was" with nothing done behind it, "took place", "happened": the subject is what is told of. */
static bool is_vacuous(const facts *f, const clause_classes *c, uint32_t at)
{
    event_word e;
    bool passive = at > 0 && facts_has_class(f, at - 1, c->parts.auxiliary) && !facts_is_word(f, at, "held");
    if (!facts_is_any(f, at, vacuous_words) || passive ||
        (event_word_listed(f, c, at, &e) && e.last - e.first > 1))
        return false;
    bool being = facts_is_word(f, at, "was") || facts_is_word(f, at, "were") || facts_is_word(f, at, "is");
    return !being || !(facts_has_class(f, at + 1, c->past) || facts_has_class(f, at + 2, c->past));
}

/* The event that is the subject of words that begin at a token: "an avalanche" buried the road. */
static bool subject_event(const facts *f, const clause_classes *c, const sentence *s, uint32_t at, event_word *found)
{
    uint32_t least = at > s->first + 12 ? at - 12 : s->first;
    bool some = false;
    event_word e;
    while (at-- > least && !is_wall(f, c, at) && !facts_is_word(f, at, ",") && !facts_is_word(f, at, "and")) {
        if (!event_word_at(f, c, at, &e))
            continue;
        if (!e.noun)
            break;
        *found = e;
        some = true;
        at = e.first;
        if (at == 0)
            break;
    }
    return some;
}

static bool is_beginning_verb(const event_word *e)
{
    return str_is(e->kind, "end") || str_is(e->kind, "stop") || str_is(e->kind, "resume") ||
           str_is(e->kind, "announce") || str_is(e->kind, "plan") || str_is(e->kind, "initial") || str_is(e->kind, "draft");
}

static void add_verb(const facts *f, const clause_classes *c, const sentence *s, event_word *found, uint32_t *count, event_word e)
{
    event_word subject;
    add_told(f, c, s, found, count, e);
    if (!is_beginning_verb(&e) && !facts_has_class(f, e.first ? e.first - 1 : 0, c->parts.auxiliary) &&
        subject_event(f, c, s, e.first, &subject)) {
        subject.loose = !str_is(e.kind, "begin") && !str_is(e.kind, "open") && !str_is(e.kind, "go") && !str_is(e.kind, "follow");
        add_told(f, c, s, found, count, subject);
    }
}

/* ---- to the left ---- */

/* "After the closure, in 1969, the pupils", "two years after he died, and at Kew in 1938": the date is the main clause's. */
static bool is_aside(const facts *f, const sentence *s, const event_word *noun, uint32_t date)
{
    static const char *const words[] = { "after", "before", "following", "since", "until", "when", "once", NULL }, *const comma[] = { ",", NULL };
    uint32_t at = noun->first;
    while (at > s->first && noun->first - at < 5 && !facts_is_any(f, at - 1, words))
        at--;
    return at > s->first && facts_is_any(f, at - 1, words) && facts_has_any(f, noun->last, date, comma);
}

/* The noun may own the date though a verb stands before it: "after the closure of the school in 1979". */
static bool is_behind_preposition(const facts *f, const sentence *s, const event_word *noun)
{
    static const char *const before[] = { "after", "before", "since", "following", "until", "during", "from", "with", "of", "at", "by", "for", NULL };
    uint32_t at = noun->first;
    while (at > s->first && !clause_is_known(f, at) && noun->first - at < 5)
        at--;
    return at > s->first && facts_is_any(f, at - 1, before);
}

static bool owns(const facts *f, const sentence *s, const event_word *noun, uint32_t date)
{
    return noun->last + 1 >= date || is_behind_preposition(f, s, noun);
}

/* "did not sign the lease in May", "to open the mine in June": the date is that of the verb, which tells of nothing that was. */
static bool is_unreal(const facts *f, const clause_classes *c, uint32_t at)
{
    static const char *const words[] = { "did", "does", "do", "didn't", "doesn't", "don't", NULL };
    return facts_is_any(f, at, words) || is_infinitive(f, c, at) || facts_has_class(f, at, c->modal);
}

/* ", and this report covers the season from October": another clause begins, with its own subject. */
static bool begins_clause(const facts *f, uint32_t at)
{
    static const char *const joining[] = { "and", "but", NULL }, *const subjects[] = { "this", "it", "he", "she", "they", "we", "i", NULL };
    static const char *const verbs[] = { "shut", "set", "put", "cut", "let", "hit", "cast", "split", "quit", "shed", NULL }; /* past as well as present */
    return at > 0 && facts_is_any(f, at, joining) && facts_is_word(f, at - 1, ",") && (facts_is_any(f, at + 1, subjects) || facts_is_any(f, at + 1, verbs));
}

static void read_left(const facts *f, const clause_classes *c, const sentence *s, uint32_t date, event_word *found, uint32_t *count)
{
    uint32_t least = date > s->first + LEFT_MOST ? date - LEFT_MOST : s->first, commas = 0;
    event_word noun = { 0 }, e;
    for (uint32_t at = date; at-- > least;) {
        if (at + 1 == date && facts_is_word(f, at, ":"))
            continue; /* "the year in which it was made: 1481" */
        if (noun.last && is_unreal(f, c, at) && !is_behind_preposition(f, s, &noun) && !facts_is_word(f, date, "of"))
            return;
        if (is_wall(f, c, at) || begins_clause(f, at))
            break;
        if (facts_is_word(f, at, ",") && (noun.first || ++commas > COMMAS_MOST))
            break;
        if (is_vacuous(f, c, at)) {
            if (subject_event(f, c, s, at, &e))
                add_told(f, c, s, found, count, e);
            else if (event_word_at(f, c, at, &e) && !e.noun)
                add_told(f, c, s, found, count, e);
            break;
        }
        if (!event_word_at(f, c, at, &e))
            continue;
        if (!e.noun) {
            if (is_aside(f, s, &e, date))
                return;
            e.loose = noun.last && owns(f, s, &noun, date);
            if (noun.last)
                add_told(f, c, s, found, count, noun);
            add_verb(f, c, s, found, count, e);
            return;
        }
        if (is_aside(f, s, &e, date))
            return;
        bool linked = noun.last && facts_has_class(f, e.last, c->parts.preposition);
        if (linked && !facts_is_word(f, e.last, "of")) { /* "her entry into the survey" */
            noun.loose = true;
            add_told(f, c, s, found, count, noun);
        }
        if (!noun.last || linked)
            noun = e;
        at = e.first;
        if (at == least)
            break;
    }
    if (noun.last)
        add_told(f, c, s, found, count, noun);
}

/* ---- to the right ---- */

static bool opens_aside(const facts *f, uint32_t at)
{
    static const char *const words[] = { "when", "after", "before", "while", "as", "although", "though", "which", "who", "where", NULL };
    return facts_is_any(f, at, words);
}

/* A noun that is no subject: "after the closure the pupils", "after its foundation, it". */
static bool stands_alone(const facts *f, const clause_classes *c, uint32_t next)
{
    return facts_is_word(f, next, ",") || clause_is_article(f, next) || facts_has_class(f, next, c->parts.who.pronoun);
}

static int way_at(const facts *f, uint32_t at);

/* `counted`: the words behind "two years after". */
static void read_right(const facts *f, const clause_classes *c, const sentence *s, uint32_t from, bool counted, event_word *found,
                       uint32_t *count)
{
    uint32_t most = from + RIGHT_MOST < s->last ? from + RIGHT_MOST : s->last;
    event_word noun = { 0 }, e;
    for (uint32_t at = from; at < most; at++) {
        if (!counted && way_at(f, at) && length_before(f, at) >= 0)
            break; /* "2 May 2013, exactly fifty years after that concert" */
        if (facts_is_word(f, at, ",") && opens_aside(f, at + 1))
            while (at + 1 < most && !facts_is_word(f, at + 1, ","))
                at++;
        if (at > from && (is_wall(f, c, at) || (counted && facts_is_word(f, at, ","))))
            break; /* "eight months after the wreck of the ketch, and took over" */
        if (!event_word_at(f, c, at, &e))
            continue;
        if (!e.noun && (!noun.last || !is_vacuous(f, c, at))) {
            add_verb(f, c, s, found, count, e);
            return;
        }
        if (e.noun && !noun.last)
            noun = e;
        at = e.last - 1;
        if (counted && noun.last && stands_alone(f, c, e.last))
            break;
    }
    if (noun.last)
        add_told(f, c, s, found, count, noun);
}

/* ---- the mention's own surroundings ---- */

/* "the 1996 merger", "the 13 January avalanche" */
static bool read_premodified(const facts *f, const clause_classes *c, const sentence *s, uint32_t first, uint32_t last,
                             event_word *found, uint32_t *count)
{
    enum { NOUNS_BETWEEN = 3 };
    event_word e;
    bool headed = first > s->first && clause_is_article(f, first - 1);
    for (uint32_t at = last; headed && at < s->last && at < last + NOUNS_BETWEEN; at++) {
        if (f->text->tokens.at[at].kind != TOKEN_WORD || facts_has_class(f, at, c->parts.preposition))
            return false;
        if (event_word_at(f, c, at, &e) && e.noun) {
            e.given = clause_is_known(f, first - 1) || facts_has_class(f, first - 1, CLASS_POSSESSIVE);
            add(found, count, e);
            return true;
        }
    }
    return false;
}

/* "1958, the year when", "the night of": where the clause begins that tells of the event, or 0.
 * *also: and what stands before the date may be dated, too. */
static uint32_t day_clause(const facts *f, uint32_t last, bool *also)
{
    uint32_t at = facts_is_word(f, last, ",") ? last + 1 : last;
    *also = facts_is_word(f, at, "when") || facts_is_word(f, at, "where");
    if (*also)
        return at + 1;
    if (facts_is_word(f, at, "as") || facts_is_word(f, at, "is") || facts_is_word(f, at, "was"))
        at++;
    if (!clause_is_known(f, at))
        return 0;
    for (uint32_t k = at + 1; k < at + 4; k++)
        if (facts_is_any(f, k, time_words)) {
            bool which = facts_is_word(f, k + 2, "which");
            return which || facts_is_word(f, k + 1, "when") || facts_is_word(f, k + 1, "of") || facts_is_word(f, k + 1, "that")
                       ? k + (which ? 3 : 2) : 0;
        }
    return 0;
}

/* Nothing of the clause stands before it. */
static bool opens_clause(const facts *f, const sentence *s, uint32_t first)
{
    static const char *const words[] = { "that", "and", "but", "where", "when", ";", ":", "because", "while", NULL };
    return first == s->first || facts_is_any(f, first - 1, words) ||
           (first > s->first && facts_is_word(f, first - 1, ",") && first == s->first + 1);
}

/* ---- "2014, twenty-five years after its foundation", "two years after the show, in 1987" ---- */

int32_t length_before(const facts *f, uint32_t at)
{
    size_t i = facts_mention_from(f, at);
    const mention *m = i ? &f->mentions.at[i - 1] : NULL;
    return m && m->last == at && m->date >= 0 && f->dates.at[m->date].unit ? m->date : -1;
}

static int way_at(const facts *f, uint32_t at)
{
    return facts_is_word(f, at, "after") || facts_is_word(f, at, "following") ? 1 : facts_is_word(f, at, "before") ? -1 : 0;
}

/* Where the words begin from which the mention is counted, or 0. */
static uint32_t counted_clause(const facts *f, const sentence *s, uint32_t start, uint32_t last, int *way, int32_t *length)
{
    enum { AHEAD = 7, BACK = 14 };
    for (uint32_t at = last; at < s->last && at < last + AHEAD; at++)
        if ((*way = way_at(f, at)) != 0) {
            *length = length_before(f, at);
            return *length >= 0 ? at + 1 : 0;
        }
    if (start == s->first || !facts_is_word(f, start - 1, ","))
        return 0;
    for (uint32_t at = start - 1; at-- > s->first && start - at < BACK;)
        if ((*way = way_at(f, at)) != 0) {
            *length = length_before(f, at);
            return *length >= 0 ? at + 1 : 0;
        }
    return 0;
}

static void read_counted(const facts *f, const clause_classes *c, const sentence *s, uint32_t start, uint32_t last,
                         event_word *found, uint32_t *count)
{
    int way;
    int32_t length = -1;
    uint32_t from = counted_clause(f, s, start, last, &way, &length), before = *count;
    if (from)
        read_right(f, c, s, from, true, found, count);
    for (uint32_t i = before; i < *count; i++) {
        found[i].way = way;
        found[i].length = length;
        found[i].given = true;
    }
}

/* "The street, shut on 12 April for six weeks, was opened": between the commas is another deed's date. */
static bool stands_in_inset(const facts *f, const sentence *s, uint32_t start, uint32_t last, uint32_t verb)
{
    enum { BACK = 8 };
    static const char *const comma[] = { ",", NULL };
    uint32_t from = start > s->first + BACK ? start - BACK : s->first;
    uint32_t opened = facts_next_any(f, from, start, comma);
    return opened != UINT32_MAX && opened + 1 < start && facts_has_any(f, last, verb, comma);
}

/* "A meeting, held on 24 April, approved": what stands behind the inset was done then, too. */
static void read_past_inset(const facts *f, const clause_classes *c, const sentence *s, uint32_t last, event_word *found, uint32_t *count)
{
    uint32_t before = *count;
    if (before != 1 || found[0].noun || found[0].first >= last || !facts_is_word(f, last, ",") || found[0].first <= s->first ||
        !facts_is_word(f, found[0].first - 1, ","))
        return;
    read_right(f, c, s, last + 1, false, found, count);
    for (uint32_t i = before; i < *count; i++)
        found[i].loose = true;
}

uint32_t clause_events(const facts *f, const clause_classes *c, uint32_t first, uint32_t last, event_word found[CLAUSE_HEADS])
{
    static const char *const bounds[] = { "by", "until", "till", "before", "after", "to", "for", "than", NULL };
    const sentence *s = &f->text->sentences.at[facts_sentence(f, first)];
    bool also;
    uint32_t count = 0, start = first, clause = day_clause(f, last, &also);
    if (read_premodified(f, c, s, first, last, found, &count))
        return count;
    while (start > s->first && (facts_is_word(f, start - 1, "the") || facts_is_word(f, start - 1, "only") || facts_is_word(f, start - 1, "late")))
        start--;
    bool until = start > s->first && facts_is_word(f, start - 1, "until");
    if (start > s->first && facts_is_any(f, start - 1, bounds) && !until) {
        read_counted(f, c, s, start, last, found, &count);
        return count;
    }
    if (start > s->first && facts_has_class(f, start - 1, c->parts.preposition))
        start--;
    if (start == s->first + 1 && facts_is_word(f, s->first, "only"))
        start--; /* "Only in 1892 was the telescope mounted" */
    if (clause) {
        read_right(f, c, s, clause, false, found, &count);
        for (uint32_t i = 0; i < count; i++)
            found[i].given = true;
    }
    if (!count && opens_clause(f, s, start))
        read_right(f, c, s, last, false, found, &count);
    if (!count || (also && !opens_clause(f, s, start)))
        read_left(f, c, s, start, found, &count);
    bool next = (facts_is_word(f, last, ",") && facts_is_word(f, last + 1, "and")) || facts_is_word(f, last, ")"); /* "the draft of May, and the signature" */
    if (!count && !until && !next) {
        read_right(f, c, s, last, false, found, &count);
        if (count)
            found[0].loose |= stands_in_inset(f, s, start, last, found[0].first);
    }
    read_past_inset(f, c, s, last, found, &count);
    for (uint32_t i = 0; i < count; i++)
        found[i].lapsed = until;
    read_counted(f, c, s, start, last, found, &count);
    return count;
}

uint32_t clause_events_after(const facts *f, const clause_classes *c, uint32_t at, bool counted, event_word found[CLAUSE_HEADS])
{
    uint32_t count = 0;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, at)];
    read_right(f, c, s, at, counted, found, &count);
    return count;
}

uint32_t clause_events_before(const facts *f, const clause_classes *c, uint32_t at, event_word found[CLAUSE_HEADS])
{
    uint32_t count = 0;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, at)];
    read_left(f, c, s, at, found, &count);
    return count;
}
