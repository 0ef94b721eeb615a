/* duration, by the words around: any length ("the twelve years at the farm school", "those five weeks") and any
 * time, from its dates ("taught there from 1979 to 1986") or from what sets in and what runs out ("was admitted on
 * 4 June and discharged on 9 June").  A length is held against a time when its noun phrase shares a word with the
 * sentence of one time alone, or points back at the one time told just before. */
#include <math.h>

#include "check/claims.h"
#include "check/spells.h"
#include "check/words.h"

#define KIND_SALT 0x5EA50FULL
#define PERSON_SALT 0x9E3779B97F4A7C15ULL

enum { SPELLS_MOST = 48, STEMS = 24, PHRASE = 7, NEAR = 3, MINUTES_A_DAY = 1440 };

/* A time with a beginning and an end, in days; of clock times in parts of one. */
typedef struct spell {
    const claim *from, *to;
    const char *from_role, *to_role;
    uint32_t first_sentence, last_sentence;
    double least, most;
    bool clock;
    uint64_t stems[STEMS];
    uint32_t stem_count;
} spell;

typedef struct spells {
    findings *out;
    const facts *f;
    word_reader words;
    int span;
    VEC(spell) list;
} spells;

/* "T09:15": minutes of the day, or -1. */
static int minute_of(const date_fact *d)
{
    const char *t = d->value && d->timex_type && strcmp(d->timex_type, "TIME") == 0 ? strchr(d->value, 'T') : NULL;
    if (!t || strlen(t) < 6 || t[3] != ':' || t[1] < '0' || t[1] > '2')
        return -1;
    return ((t[1] - '0') * 10 + t[2] - '0') * 60 + (t[4] - '0') * 10 + t[5] - '0';
}

/* Letters in which "editor", "edited" and "editing", or "enrolment" and "enrolled", agree; 0: too short to tell. */
static uint64_t root_of(const spells *s, uint32_t token_index, bool kinds)
{
    static const char *const endings[] = { "ships", "ship", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "er", "ors",
                                           "or", "ed", "es", "s", "e", "y" };
    enum { LEAST = 4, MOST = 5, LONGEST = 24 };
    static const char *const bland[] = { "years", "year", "months", "month", "weeks", "week", "days", "hours", "minutes", "time",
                                         "first", "last", "whole", "entire", "began", "ended", "lasted", "period", "other", "same",
                                         "spent", "long", "which", "followed", "later", "about", "under", "service", "here", "there", "still", "only", NULL };
    char word[LONGEST];
    str w = text_token(s->f->text, token_index), kind = STR("");
    int32_t who = facts_entity_at(s->f, token_index);
    if (kinds && s->span >= 0 && facts_has_class(s->f, token_index, s->span))
        kind = symbols_value(s->f->table, token_index, token_index + 1, (unsigned)s->span);
    if (kind.len) /* a walkout is a strike */
        return str_hash(kind) ^ KIND_SALT;
    if (w.len < LEAST || w.len >= LONGEST || word_is_function(&s->words, token_index) || facts_is_any(s->f, token_index, bland) ||
        s->f->text->tokens.at[token_index].kind != TOKEN_WORD)
        return 0;
    if (who >= 0 && s->f->entities.at[who].type == CLASS_PERSON)
        return ((uint64_t)who + 1) * PERSON_SALT;
    size_t len = w.len;
    for (size_t i = 0; i < len; i++)
        word[i] = facts_small(w.ptr[i]);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i]);
        if (len >= n + LEAST && memcmp(word + len - n, endings[i], n) == 0) {
            len -= n;
            break;
        }
    }
    return str_hash(str_of(word, len > MOST ? MOST : len));
}

static uint32_t read_roots(const spells *s, uint32_t first, uint32_t last, uint64_t *roots, uint32_t count, bool persons)
{
    for (uint32_t at = first; at < last && count < STEMS; at++) {
        int32_t who = persons ? -1 : facts_entity_at(s->f, at);
        uint64_t root = who >= 0 && s->f->entities.at[who].type == CLASS_PERSON ? 0 : root_of(s, at, true);
        if (root)
            roots[count++] = root;
    }
    return count;
}

static bool stands_there(const spells *s, uint32_t first, uint32_t last)
{
    static const char *const there[] = { "there", "it", "its", NULL };
    for (uint32_t at = first; at < last; at++)
        if (facts_is_any(s->f, at, there))
            return true;
    return false;
}

static void read_words(const spells *s, spell *p)
{
    const sentence a = facts_sentence_around(s->f, p->from->first, p->from->last), b = facts_sentence_around(s->f, p->to->first, p->to->last);
    p->first_sentence = p->from->sentence;
    p->last_sentence = p->to->sentence;
    p->stem_count = read_roots(s, a.first, a.last, p->stems, 0, true);
    if (b.first != a.first)
        p->stem_count = read_roots(s, b.first, b.last, p->stems, p->stem_count, true);
    if (stands_there(s, a.first, a.last) && a.first > 0) { /* "She taught there": where, the sentence before says */
        const sentence before = facts_sentence_around(s->f, a.first - 1, a.first);
        p->stem_count = read_roots(s, before.first, before.last, p->stems, p->stem_count, false);
    }
}

/* Whether two claims give a beginning and an end. */
static bool read_ends(const spells *s, spell *p)
{
    int64_t first, first_most, last_least, last;
    const claim_argument *a = claim_role(p->from, p->from_role), *b = claim_role(p->to, p->to_role);
    if (!a || !b || a->date < 0 || b->date < 0 || s->f->dates.at[a->date].approximate || s->f->dates.at[b->date].approximate)
        return false;
    int from = minute_of(&s->f->dates.at[a->date]), to = minute_of(&s->f->dates.at[b->date]);
    p->clock = from >= 0 && to >= 0;
    if (p->clock) {
        p->least = p->most = (double)(to > from ? to - from : to - from + MINUTES_A_DAY) / MINUTES_A_DAY;
        return from != to;
    }
    if (from >= 0 || to >= 0 || !claim_days(s->f, p->from, p->from_role, &first, &first_most) ||
        !claim_days(s->f, p->to, p->to_role, &last_least, &last) || last < first)
        return false;
    p->least = (double)(last_least - first_most);
    p->most = (double)(last - first) + 1;
    return true;
}

static belie_status add(spells *s, spell p)
{
    if (!read_ends(s, &p) || s->list.len > SPELLS_MOST)
        return BELIE_OK;
    spell *new = vec_push(&s->list);
    if (!new)
        return error_no_memory(s->out->error);
    *new = p;
    read_words(s, new);
    return BELIE_OK;
}

/* "The strike began on ...  The nine-week search ended on ...": of two things. */
static bool are_two_things(const spells *s, const claim *begun, const claim *over)
{
    enum { KINDS = 4 };
    const claim *both[2] = { begun, over };
    uint64_t kinds[2][KINDS];
    uint32_t counts[2] = { 0, 0 };
    for (int i = 0; i < 2; i++) {
        const sentence around = facts_sentence_around(s->f, both[i]->first, both[i]->last);
        for (uint32_t at = around.first; at < around.last && counts[i] < KINDS; at++)
            if (facts_has_class(s->f, at, s->span))
                kinds[i][counts[i]++] = root_of(s, at, true);
    }
    for (uint32_t a = 0; a < counts[0]; a++)
        for (uint32_t b = 0; b < counts[1]; b++)
            if (kinds[0][a] == kinds[1][b])
                return false;
    return counts[0] > 0 && counts[1] > 0;
}

/* "Judge Xavier Bell, 1930-2012" */
static bool is_heading(const facts *f, const claim *c)
{
    return f->text->sentences.at[c->sentence].kind == SENTENCE_HEADING;
}

/* What sets in is over with what runs out next, shortly after it, when nothing else sets in between. */
static belie_status read_spells(spells *s)
{
    belie_status status = BELIE_OK;
    const claim *begun = NULL, *life = NULL;
    for (size_t i = 0; status == BELIE_OK && i < s->f->claims.len && s->list.len <= SPELLS_MOST; i++) {
        const claim *c = &s->f->claims.at[i];
        if (c->mood & ~(unsigned)(MOOD_FORMER | MOOD_PLANNED | MOOD_HEDGED))
            continue;
        if (claim_is(c, "born"))
            life = c;
        else if (claim_is(c, "first-last"))
            status = add(s, (spell){ .from = c, .to = c, .from_role = "from", .to_role = "to" });
        else if (claim_is(c, "range") && !(life && c->first < life->last && claim_role(life, "end")) && !is_heading(s->f, c))
            status = add(s, (spell){ .from = c, .to = c, .from_role = "from", .to_role = "to" });
        else if (claim_is(c, "sets-in"))
            begun = c;
        else if (claim_is(c, "runs-out") && begun && c->sentence - begun->sentence <= NEAR && c->first > begun->first &&
                 claim_role(c, "date")->first != claim_role(begun, "date")->first && !are_two_things(s, begun, c)) {
            status = add(s, (spell){ .from = begun, .to = c, .from_role = "date", .to_role = "date" });
            begun = NULL;
        }
    }
    return status;
}

/* ---- lengths ---- */

/* A length as it is told, and what it is the length of. */
typedef struct told {
    const claim *from;
    const date_fact *length;
    uint32_t first, last, sentence;
    double unit, days;
    bool definite;  /* "the", "her", "those" */
    bool pointing;  /* "those", "these": of what was told just before */
    bool adjective; /* "three-year" */
    bool lasting;   /* "lasted nine days", "was down for six hours" */
    bool after;     /* "after six weeks" */
    uint64_t stems[STEMS];
    uint32_t stem_count;
} told;

static double days_of(char unit)
{
    switch (unit) {
    case 'C': return 36525;
    case 'E': return 3652.5;
    case 'Y': return 365.25;
    case 'M': return 30.44;
    case 'W': return 7;
    case 'D': return 1;
    case 'H': return 1.0 / 24;
    case 'm': return 1.0 / MINUTES_A_DAY;
    default: return 0;
    }
}

/* "ten years ago", "the first ten years", "ten years old", "ten days' notice": not how long a thing lasted. */
static bool is_of_something_else(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const before[] = { "first", "last", "next", "past", "previous", "final", "early", "following", "another", "other",
                                          "new", "second", "third", "later", "earlier", "within", "remaining", "coming", "further", "some", "additional",
                                          "than", "least", "least", "nearly", "almost", "about", "over", "per", "half", "most", NULL };
    static const char *const after[] = { "ago", "later", "earlier", "before", "after", "since", "old", "older", "younger", "hence", "notice",
                                         "that", "away", "apart", "thereafter", "afterwards", "prior", "followed", "experience", "more",
                                         "running", "which", NULL };
    static const char *const rates[] = { "every", "each", "per", NULL };
    for (uint32_t at = first > 2 ? first - 2 : 0; at < last; at++)
        if (facts_is_any(f, at, before))
            return true;
    if (first > 0 && (facts_is_any(f, first - 1, rates) || facts_is_any(f, first, rates)))
        return true;
    for (uint32_t at = last; at < last + 2; at++)
        if (facts_is_any(f, at, after))
            return true;
    return facts_is_word(f, last, "of") && facts_is_word(f, last + 1, "age");
}

/* Whether the sentence of a length speaks of another thing: planned, in store, a second one, before that. */
static bool is_told_apart(const spells *s, const told *t)
{
    static const char *const words[] = { "plan", "planned", "enough", "food", "supplies", "stock", "budget", "originally", "second",
                                         "third", "another", "new", "other", "had", "next", "previous", "earlier", "expected", NULL };
    const sentence around = facts_sentence_around(s->f, t->first, t->last);
    for (uint32_t at = around.first; at < t->first; at++)
        if (facts_is_any(s->f, at, words))
            return true;
    return false;
}

/* The words of its noun phrase: "the twelve years [at the farm school]", "three-year [tenancy]"; for "the trial lasted
 * nine days" those before it. */
static void read_phrase(const spells *s, told *t)
{
    static const char *const speakers[] = { "he", "she", "they", "we", "i", NULL }; /* "the seven years he spent on the novel" */
    const facts *f = s->f;
    const sentence around = facts_sentence_around(f, t->first, t->last);
    uint32_t end = t->last;
    while (end < around.last && end < t->last + PHRASE && f->text->tokens.at[end].kind == TOKEN_WORD &&
           (end == t->last || !facts_has_class(f, end, s->words.verb_past) || facts_is_any(f, end - 1, speakers)))
        end++;
    if (t->definite || t->adjective)
        t->stem_count = read_roots(s, t->last, end, t->stems, 0, facts_is_word(f, t->last, "under"));
    for (uint32_t at = around.first; !t->definite && t->lasting && at < t->first && t->stem_count + 1 < STEMS; at++)
        if (facts_has_class(f, at, s->span) && !is_told_apart(s, t)) {
            t->stems[t->stem_count++] = root_of(s, at, true);
            t->stems[t->stem_count++] = root_of(s, at, false);
        }
}

/* "Enrolment went on for eighteen months": a sentence that begins with a noun for something done. */
static void read_deed(const spells *s, told *t)
{
    static const char *const endings[] = { "ment", "tion", "sion", "ting", "ning", "ance", "ence", "ture" };
    uint32_t at = facts_sentence_around(s->f, t->first, t->last).first;
    if (facts_is_word(s->f, at, "the"))
        at++;
    str w = text_token(s->f->text, at);
    for (size_t i = 0; i < sizeof endings / sizeof *endings && t->stem_count < STEMS; i++)
        if (w.len > 6 && memcmp(w.ptr + w.len - 4, endings[i], 4) == 0)
            t->stems[t->stem_count++] = root_of(s, at, false);
}

static bool read_told(const spells *s, const claim *c, told *t)
{
    static const char *const pointing[] = { "those", "these", "its", NULL };
    static const char *const lasting[] = { "lasted", "lasts", "last", "took", "takes", "take", "for", "covers", "ran", NULL };
    static const char *const one[] = { "a", "an", "one", NULL };
    static const char *const definite[] = { "the", "those", "these", "his", "her", "its", "their", "our", "my", NULL };
    const facts *f = s->f;
    const claim_argument *a = claim_role(c, "length");
    const date_fact *d = a && a->date >= 0 ? &f->dates.at[a->date] : NULL;
    if (!d || d->approximate || d->amount <= 0 || days_of(d->unit) <= 0 || (d->mod && *d->mod))
        return false;
    *t = (told){ .from = c, .length = d, .first = a->first, .last = a->last, .sentence = c->sentence, .unit = days_of(d->unit) };
    t->days = d->amount * t->unit;
    str shown = facts_text(f, t->first, t->last);
    t->adjective = memchr(shown.ptr, '-', shown.len) && shown.ptr[shown.len - 1] != 's';
    uint32_t at = t->first;
    if (facts_is_any(f, at, one) && d->amount <= 1 && d->unit != 'E')
        return false; /* "for a month" */
    t->lasting = at > 0 && facts_is_any(f, at - 1, lasting) && facts_sentence_around(f, at, at + 1).first + 1 < at;
    t->after = at > 0 && facts_is_word(f, at - 1, "after");
    bool owned = at > 0 && facts_is_any(f, at - 1, definite);
    t->definite = facts_is_any(f, at, definite) || owned;
    t->pointing = facts_is_any(f, at, pointing) || (owned && facts_is_any(f, at - 1, pointing));
    unsigned mood = c->mood & ~(unsigned)MOOD_FORMER;
    if (t->definite || t->adjective)
        mood &= ~(unsigned)(MOOD_NEGATED | MOOD_HEDGED | MOOD_PLANNED | MOOD_ATTRIBUTED);
    if (mood & MOOD_PLANNED) /* "will take nine days" */
        mood &= ~(unsigned)(MOOD_PLANNED | MOOD_HEDGED);
    if (mood || is_of_something_else(f, t->first, t->last))
        return false;
    read_phrase(s, t);
    if (t->lasting && !is_told_apart(s, t))
        read_deed(s, t);
    return true;
}

static bool fits(const told *t, const spell *p)
{
    double slack = t->unit / 2 + (p->clock ? t->days / 20 : 0.01);
    return t->days >= p->least - slack && t->days <= p->most + slack;
}

/* So far off that counting the ends otherwise does not explain it, but of the same order. */
static bool is_off(const told *t, const spell *p)
{
    double nearest = t->days < p->least ? p->least : p->most, gap = fabs(t->days - nearest);
    bool fine = p->most - p->least <= 2.2 * t->unit || p->clock; /* "fifty weeks" is no length for "1935-39" */
    return fine && !fits(t, p) && gap > t->unit * 0.6 && gap > 0.12 * nearest && t->days < 6 * p->most && t->days * 6 > p->least;
}

/* A date in the sentence of the length that lies outside the time. */
static bool names_other_dates(const spells *s, const told *t, const spell *p)
{
    const facts *f = s->f;
    const sentence around = facts_sentence_around(f, t->first, t->last);
    const claim_argument *a = claim_role(p->from, p->from_role), *b = claim_role(p->to, p->to_role);
    for (size_t i = facts_date_from(f, around.first); i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        if (f->mentions.at[d->mention].first >= around.last)
            break;
        if ((p->clock ? minute_of(d) >= 0 : d->has_interval) && (int32_t)i != a->date && (int32_t)i != b->date)
            return true;
    }
    return false;
}

static uint32_t shared(const told *t, const spell *p)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->stem_count; i++)
        for (uint32_t k = 0; k < p->stem_count; k++)
            if (t->stems[i] == p->stems[k]) {
                n++;
                break;
            }
    return n;
}

/* Another length between a time and the length, or between a length and the time. */
static bool has_length_between(const spells *s, uint32_t from, uint32_t to)
{
    for (size_t i = facts_date_from(s->f, from); i < s->f->dates.len; i++) {
        const date_fact *d = &s->f->dates.at[i];
        if (s->f->mentions.at[d->mention].first >= to)
            return false;
        if (d->timex_type && strcmp(d->timex_type, "DURATION") == 0 && d->amount > 1)
            return true;
    }
    return false;
}

/* "It lasted three weeks", "We were away for ten days." */
static bool begins_with_pronoun(const spells *s, const told *t)
{
    static const char *const pronouns[] = { "it", "they", "we", "he", "she", "this", NULL };
    return facts_is_any(s->f, facts_sentence_around(s->f, t->first, t->last).first, pronouns);
}

static bool points_behind(const spells *s, const told *t, const spell *p)
{
    bool near = t->sentence >= p->last_sentence && t->sentence - p->last_sentence <= 1 && t->first > p->to->first;
    bool thing = t->adjective && t->definite && facts_has_class(s->f, t->last, s->span);
    bool short_time = t->unit < 28, longer = t->days > p->most;
    if (!near || has_length_between(s, p->to->last, t->first))
        return false;
    /* "surrendered on 18 April after six weeks without bread" */
    bool after = t->after && longer && ((t->sentence == p->last_sentence && p->from != p->to) || short_time);
    bool bare = t->definite && t->stem_count == 0; /* "in her thirteen years here", "the twelve days" */
    return thing || t->pointing || bare || after || (t->lasting && short_time && begins_with_pronoun(s, t) && !is_told_apart(s, t));
}

/* "The trial lasted nine days. It opened on 6 May and ...": told just behind. */
static bool points_ahead(const spells *s, const told *t, const spell *p)
{
    enum { AHEAD = 2 };
    if (t->first >= p->from->first || p->last_sentence - t->sentence > AHEAD ||
        (t->sentence == p->first_sentence && p->from == p->to) || (!t->lasting && !t->adjective))
        return false;
    return !is_told_apart(s, t) && !has_length_between(s, t->last, p->to->last) &&
           !has_length_between(s, facts_sentence_around(s->f, t->first, t->last).first, t->first);
}

/* Whether a length points at a time told just before or just behind it. */
static bool points_at(const spells *s, const told *t, const spell *p)
{
    /* "concluded on 1 January 2010 for a period of ten years and ends on" */
    bool within = t->first > p->from->first && t->last <= p->to->last && p->from != p->to &&
                  (p->first_sentence == p->last_sentence || (t->sentence == p->last_sentence && t->lasting));
    return within || points_behind(s, t, p) || points_ahead(s, t, p);
}

/* "Payment was down for six hours", of the one time by the clock. */
static bool is_outage(const spells *s, const told *t)
{
    static const char *const states[] = { "down", "out", "closed", "blocked", "offline", "unavailable", "dark", "interrupted", "cut",
                                          "without", "stopped", "shut", "lost", "stood", "stranded", "trapped", "unreachable", NULL };
    size_t clocks = 0;
    for (size_t i = 0; i < s->list.len; i++)
        clocks += s->list.at[i].clock;
    const sentence around = facts_sentence_around(s->f, t->first, t->last);
    for (uint32_t at = around.first; clocks == 1 && t->lasting && t->unit < 1 && at < t->first; at++)
        if (facts_is_any(s->f, at, states))
            return !is_told_apart(s, t);
    return false;
}

/* "at the end of the twelve months": of a text that tells of one time alone. */
static bool is_the_only(const spells *s, const told *t)
{
    if (is_outage(s, t))
        return true;
    return t->definite && t->stem_count == 0 && s->list.len == 1 && facts_is_word(s->f, t->first, "the");
}

static belie_status report(const spells *s, const told *t, const spell *p, const char *why)
{
    const facts *f = s->f;
    evidence places[3] = { { t->first, t->last, facts_quote(f, t->first, t->last), t->from, t->from->by },
                           claim_evidence(f, p->from, p->from_role) };
    uint32_t count = 2;
    if (p->from != p->to)
        places[count++] = claim_evidence(f, p->to, p->to_role);
    return findings_add(s->out, check_named("duration"), BELIE_WARNING, 0.7, places, count, why,
                        "the length is given as %s, and the dates as %s and %s", places[0].says,
                        claim_words(f, p->from, p->from_role), claim_words(f, p->to, p->to_role));
}

static bool same_time(const spell *a, const spell *b)
{
    return fabs(a->least - b->least) < 1e-6 && fabs(a->most - b->most) < 1e-6;
}

/* The one time of the text to which the length belongs; NULL: none, or several. */
static const spell *time_of(const spells *s, const told *t, bool *by_word)
{
    const spell *found = NULL;
    bool clock = t->length->unit == 'H' || t->length->unit == 'm';
    *by_word = false;
    for (size_t i = 0; i < s->list.len; i++) {
        const spell *p = &s->list.at[i];
        if (p->clock != clock)
            continue;
        uint32_t n = t->definite || t->adjective || t->stem_count ? shared(t, p) : 0;
        bool back = points_at(s, t, p) || is_the_only(s, t);
        if (fits(t, p) && (n || back || p->last_sentence + NEAR > t->sentence))
            return NULL; /* it may be of this one */
        if (!n && !back)
            continue;
        if (found && !same_time(found, p))
            return NULL;
        found = p;
        *by_word |= n > 0;
    }
    return found;
}

belie_status spells_compare(findings *out)
{
    spells s = { .out = out, .f = out->f, .span = rule_set_class(out->f->rules, STR("span")) };
    word_reader_init(&s.words, out->f);
    belie_status status = read_spells(&s);
    for (size_t i = 0; status == BELIE_OK && s.list.len && s.list.len <= SPELLS_MOST && i < s.f->claims.len; i++) {
        const claim *c = &s.f->claims.at[i];
        told t;
        bool by_word;
        if (!claim_is(c, "told-length") || !read_told(&s, c, &t))
            continue;
        const spell *p = time_of(&s, &t, &by_word);
        out->comparisons += p != NULL;
        if (p && is_off(&t, p) && !names_other_dates(&s, &t, p))
            status = report(&s, &t, p, by_word ? "both speak of the same, and the text gives one such time alone"
                                               : "the length points back at the time told just before");
    }
    vec_release(&s.list);
    return status;
}
