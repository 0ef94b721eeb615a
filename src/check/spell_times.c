/* duration, by the words around: the times that a text gives, from their dates ("taught there from 1979 to 1986") or
 * from what sets in and what runs out ("was admitted on 4 June and discharged on 9 June"). */
#include "check/claims.h"
#include "check/spells.h"
#include "time/calendar.h"

#define KIND_SALT 0x5EA50FULL
#define PERSON_SALT 0x9E3779B97F4A7C15ULL

enum { MINUTES_A_DAY = 1440 };

int spell_minute(const date_fact *d)
{
    const char *t = d->value && d->timex_type && strcmp(d->timex_type, "TIME") == 0 ? strchr(d->value, 'T') : NULL;
    if (!t || strlen(t) < 6 || t[3] != ':' || t[1] < '0' || t[1] > '2')
        return -1;
    return ((t[1] - '0') * 10 + t[2] - '0') * 60 + (t[4] - '0') * 10 + t[5] - '0';
}

uint64_t spell_root(const spells *s, uint32_t token_index, bool kinds)
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
        word[i] = str_small(w.ptr[i]);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i]);
        if (len >= n + LEAST && memcmp(word + len - n, endings[i], n) == 0) {
            len -= n;
            break;
        }
    }
    if (len > MOST && word[len - 1] == word[len - 2])
        len--; /* enroll-ed, enrol-ment */
    if (len > LEAST && memcmp(word, "impri", LEAST) == 0)
        return str_hash(STR("priso")); /* imprisoned: in prison */
    return str_hash(str_of(word, len > MOST ? MOST : LEAST));
}

uint32_t spell_roots(const spells *s, uint32_t first, uint32_t last, uint64_t *roots, uint32_t count, bool persons)
{
    for (uint32_t at = first; at < last && count < SPELL_ROOTS; at++) {
        int32_t who = persons ? -1 : facts_entity_at(s->f, at);
        uint64_t root = who >= 0 && s->f->entities.at[who].type == CLASS_PERSON ? 0 : spell_root(s, at, true);
        if (root)
            roots[count++] = root;
        uint64_t word = root && count < SPELL_ROOTS ? spell_root(s, at, false) : 0;
        if (word && word != root)
            roots[count++] = word; /* "rule" is a reign, and "ruled" */
    }
    return count;
}

static bool stands_there(const spells *s, uint32_t first, uint32_t last)
{
    static const char *const there[] = { "there", "it", "its", NULL };
    return facts_has_any(s->f, first, last, there);
}

static void read_words(const spells *s, spell *p)
{
    const sentence a = facts_sentence_around(s->f, p->from->first, p->from->last), b = facts_sentence_around(s->f, p->to->first, p->to->last);
    p->first_sentence = p->from->sentence;
    p->last_sentence = p->to->sentence;
    p->root_count = spell_roots(s, a.first, a.last, p->roots, 0, true);
    if (b.first != a.first)
        p->root_count = spell_roots(s, b.first, b.last, p->roots, p->root_count, true);
    if (stands_there(s, a.first, a.last) && a.first > 0) { /* "She taught there": where, the sentence before says */
        const sentence before = facts_sentence_around(s->f, a.first - 1, a.first);
        p->root_count = spell_roots(s, before.first, before.last, p->roots, p->root_count, false);
    }
}

/* "XXXX-06-20", or "1986-06-20": the day of a leap year, or -1. */
static int64_t day_of_any_year(const date_fact *d)
{
    if (!d->value || strlen(d->value) != 10 || d->value[4] != '-' || d->value[7] != '-' || d->value[5] == 'X' || d->value[8] == 'X')
        return -1;
    int month = (d->value[5] - '0') * 10 + d->value[6] - '0', day = (d->value[8] - '0') * 10 + d->value[9] - '0';
    return month < 1 || month > 12 ? -1 : calendar_day(2000, month, day) - calendar_day(2000, 1, 1);
}

/* "left on 3 June and sighted Pico on 9 June", of a year that is not told. */
static bool read_days_of_any_year(const date_fact *a, const date_fact *b, spell *p)
{
    int64_t from = day_of_any_year(a), to = day_of_any_year(b);
    if ((a->has_interval && b->has_interval) || from < 0 || to <= from)
        return false;
    p->least = (double)(to - from);
    p->most = p->least + 1;
    return true;
}

/* Whether two claims give a beginning and an end. */
static bool read_ends(const spells *s, spell *p)
{
    int64_t first, first_most, last_least, last;
    const claim_argument *a = claim_role(p->from, p->from_role), *b = claim_role(p->to, p->to_role);
    if (!a || !b || a->date < 0 || b->date < 0 || s->f->dates.at[a->date].approximate || s->f->dates.at[b->date].approximate)
        return false;
    int from = spell_minute(&s->f->dates.at[a->date]), to = spell_minute(&s->f->dates.at[b->date]);
    p->clock = from >= 0 && to >= 0;
    if (p->clock) {
        p->least = p->most = (double)(to > from ? to - from : to - from + MINUTES_A_DAY) / MINUTES_A_DAY;
        return from != to;
    }
    if (read_days_of_any_year(&s->f->dates.at[a->date], &s->f->dates.at[b->date], p))
        return true;
    if (from >= 0 || to >= 0 || !claim_days(s->f, p->from, p->from_role, &first, &first_most) ||
        !claim_days(s->f, p->to, p->to_role, &last_least, &last) || last < first)
        return false;
    p->least = (double)(last_least - first_most);
    p->most = (double)(last - first) + 1;
    return true;
}

/* "from April to October, 2019 to 2021": in each of several years; "opened since March": when what began is not told. */
static bool is_open(const facts *f, const spell *p)
{
    static const char *const joins[] = { "to", "until", "through", "-", "\xE2\x80\x93", NULL };
    const claim_argument *a = claim_role(p->from, p->from_role), *b = claim_role(p->to, p->to_role);
    return (b && facts_is_any(f, b->last, joins)) || (a && a->first > 0 && facts_is_word(f, a->first - 1, "since"));
}

static belie_status add(spells *s, spell p)
{
    enum { LIFE_DAYS = 25 * 366 };
    /* "Judge Xavier Bell, 1930-2012" */
    if (is_open(s->f, &p) || !read_ends(s, &p) || (p.most > LIFE_DAYS && s->f->text->sentences.at[p.from->sentence].kind == SENTENCE_HEADING) || s->list.len > SPELLS_MOST)
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
                kinds[i][counts[i]++] = spell_root(s, at, true);
    }
    for (uint32_t a = 0; a < counts[0]; a++)
        for (uint32_t b = 0; b < counts[1]; b++)
            if (kinds[0][a] == kinds[1][b])
                return false;
    return counts[0] > 0 && counts[1] > 0;
}

/* What sets in is over with what runs out next, shortly after it, when nothing else sets in between. */
belie_status spells_read(spells *s)
{
    belie_status status = BELIE_OK;
    const claim *begun = NULL, *life = NULL;
    static const char *const relations[] = { "born", "first-last", "range", "sets-in", "runs-out", NULL };
    claim_walk w = claims_of(s->f, relations);
    for (const claim *c; status == BELIE_OK && s->list.len <= SPELLS_MOST && (c = claims_next(&w)) != NULL;) {
        if (c->mood & ~(unsigned)(MOOD_FORMER | MOOD_PLANNED | MOOD_HEDGED))
            continue;
        if (claim_is(c, "born"))
            life = c;
        else if (claim_is(c, "first-last"))
            status = add(s, (spell){ .from = c, .to = c, .from_role = "from", .to_role = "to" });
        else if (claim_is(c, "range") && !(life && c->first < life->last && claim_role(life, "end")))
            status = add(s, (spell){ .from = c, .to = c, .from_role = "from", .to_role = "to" });
        else if (claim_is(c, "sets-in"))
            begun = c;
        else if (claim_is(c, "runs-out") && begun && c->sentence - begun->sentence <= SPELLS_NEAR && c->first > begun->first &&
                 claim_role(c, "date")->first != claim_role(begun, "date")->first && !are_two_things(s, begun, c)) {
            status = add(s, (spell){ .from = begun, .to = c, .from_role = "date", .to_role = "date" });
            begun = NULL;
        }
    }
    return status;
}
