/* age: an age that no birth of the text explains, and the one birth, or the one other age, that it belongs to.  Points
 * say how far both are of one person: nothing has to be worded in a given way. */
#include "check/age_apart.h"

#include <math.h>

#include "check/claims.h"
#include "check/dates_said.h"
#include "check/list.h"
#include "check/timeline.h"
#include "facts/mood.h"
#include "facts/numbers.h"
#include "time/timex.h"
#include "facts/referents.h"

#define YEAR 365.2425

enum { NEAR = 4, MANY = 40, DAYS_MOST = 1000, NOBODY = -1 };

/* Of whom a place of the text speaks. */
typedef struct person {
    int32_t entity;  /* or NOBODY: nobody is named */
    bool pronoun;    /* "he" */
    bool another;    /* "his son", "a boy": not the one whom the text is about */
    char sex;        /* of a pronoun, or 0 */
} person;

typedef struct birth {
    const claim *from;
    const claim_argument *date;
    double since, until;
    uint32_t sentence;
    person who;
} birth;

typedef struct aged {
    const claim *from;
    const claim_argument *n;
    double years;
    bool least;         /* "past fifty" */
    bool sure;          /* "aged 34", not "at 34" */
    bool beside;        /* the time stands in its clause */
    bool then;          /* "at the time", "the 32-year-old": at the time told last, or now */
    const stamp *when;  /* or NULL: that of the document */
    double since, until;
    uint32_t sentence;
    person who;
} aged;

typedef struct reader {
    findings *out;
    const facts *f;
    timeline times;
    number_classes numbers;
    int kinship;
    bool has_today;
    double today;
    VEC(birth) births;
    VEC(aged) ages;
    VEC(const stamp *) days; /* dated ones, but births */
} reader;

/* ---- whose ---- */

static bool is_person(const facts *f, uint32_t at)
{
    int32_t who = facts_entity_at(f, at);
    return who >= 0 && f->entities.at[who].type == CLASS_PERSON;
}

/* The one named, or meant by a pronoun, nearest before [first, last) in its sentence, else right behind it. */
static person person_at(const reader *r, uint32_t first, uint32_t last)
{
    enum { BACK = 24, AHEAD = 10 };
    static const char *const pronouns[] = { "he", "she", "his", "her", "him", "himself", "herself", NULL };
    static const char *const women[] = { "she", "her", "herself", NULL };
    const facts *f = r->f;
    const sentence s = f->text->sentences.at[facts_sentence(f, first)];
    uint32_t from = first > s.first + BACK ? first - BACK : s.first, to = last + AHEAD < s.last ? last + AHEAD : s.last;
    static const char *const copulas[] = { "as", "was", "is", ",", "now", "then", "be", NULL };
    bool kin = false, before = first > s.first && (facts_is_word(f, first - 1, "a") || facts_is_word(f, first - 1, "an"));
    bool indefinite = before || facts_is_word(f, first, "a") || facts_is_word(f, first, "an");
    uint32_t article = before ? first - 1 : first;
    if (indefinite && article > s.first && !facts_is_any(f, article - 1, copulas))
        return (person){ .entity = NOBODY, .another = true }; /* "he came on for a boy of seventeen" */
    static const char *const several[] = { "girls", "boys", "men", "women", "children", "pupils", "others", "people", "sons", "daughters", "two", "three", "four", "students",
                                           "teenagers", "persons", "patients", "victims", "brothers", "sisters", "players", "one", "other", NULL };
    static const char *const one_of_two[] = { "elder", "younger", "latter", "former", NULL };
    if (facts_has_any(f, first > s.first + 9 ? first - 9 : s.first, first, one_of_two))
        return (person){ .entity = NOBODY, .another = true };
    if (facts_has_any(f, first > s.first + 4 ? first - 4 : s.first, first, several))
        return (person){ .entity = NOBODY, .another = true };
    for (uint32_t at = last; at < last + 3 && at < to && f->text->tokens.at[at].kind == TOKEN_WORD; at++) {
        if (facts_has_class(f, at, r->kinship))
            return (person){ .entity = NOBODY, .another = true }; /* "Hill's 62-year-old brother" */
        if (is_person(f, at))
            return (person){ .entity = facts_entity_at(f, at) };
    }
    for (uint32_t at = last; at-- > from && !facts_is_word(f, at, ";");) {
        bool kinsman = facts_has_class(f, at, r->kinship);
        kin |= kinsman && !facts_is_word(f, at + 1, "of");
        if (is_person(f, at))
            return (person){ .entity = facts_entity_at(f, at), .another = kin };
        if (facts_is_any(f, at, pronouns))
            return (person){ .entity = NOBODY, .pronoun = true, .another = kin, .sex = facts_is_any(f, at, women) ? 'f' : 'm' };
    }
    for (uint32_t at = last; at < to && !facts_is_word(f, at, ";"); at++) {
        if (facts_has_class(f, at, r->kinship))
            break;
        if (is_person(f, at) || facts_is_any(f, at, pronouns))
            return (person){ .entity = is_person(f, at) ? facts_entity_at(f, at) : NOBODY, .pronoun = !is_person(f, at) };
    }
    return (person){ .entity = NOBODY, .another = kin };
}

/* ---- what is told ---- */

static const stamp *stamp_of(const reader *r, const date_fact *d)
{
    uint32_t first = r->f->mentions.at[d->mention].first;
    size_t i = timeline_at(&r->times, first);
    return i < r->times.stamps.len && r->times.stamps.at[i].date == d ? &r->times.stamps.at[i] : NULL;
}

static bool is_birth(const reader *r, const stamp *s)
{
    for (size_t i = 0; i < r->births.len; i++)
        if (r->births.at[i].date->first < s->last && s->first < r->births.at[i].date->last)
            return true;
    return false;
}

/* "who bore him at Kingston in January 1932, died when he was four": then he was born. */
static bool is_of_bearing(const facts *f, const stamp *s)
{
    static const char *const words[] = { "bore", "bears", "birth", "gave", NULL };
    enum { BACK = 10 };
    uint32_t first = facts_sentence_around(f, s->first, s->last).first;
    return facts_has_any(f, s->first > first + BACK ? s->first - BACK : first, s->first, words);
}

static bool may_date(const reader *r, const stamp *s)
{
    return !is_of_bearing(r->f, s) && stamp_is_day(s) && !is_birth(r, s) && stamp_has_year(r->f, s);
}

/* The time of an age: the nearest of its sentence, else the last one before. */
static void read_when(const reader *r, aged *a)
{
    enum { CLAUSE = 12, FAR = 60, STAMPS_BACK = 32 };
    static const char *const joins[] = { "and", "but", ";", NULL }, *const clauses[] = { ";", NULL };
    const stamp *found = NULL;
    uint32_t gap = UINT32_MAX;
    size_t from = timeline_from(&r->times, a->sentence), near = timeline_at(&r->times, a->from->first > FAR ? a->from->first - FAR : 0);
    from = from > near ? from : near;
    for (size_t i = from; i < r->times.stamps.len && r->times.stamps.at[i].sentence == a->sentence; i++) {
        const stamp *s = &r->times.stamps.at[i];
        if (s->first > a->from->last + FAR)
            break;
        uint32_t away = s->first >= a->from->last ? s->first - a->from->last : s->last <= a->from->first ? a->from->first - s->last : 0;
        if (s->first >= a->from->last && facts_has_any(r->f, a->from->last, s->first, joins))
            away += CLAUSE; /* "married at fourteen, and ruled from 1709" */
        if (s->last <= a->from->first && facts_has_any(r->f, s->last, a->from->first, clauses))
            away += CLAUSE; /* "died in 1978; a second, whom she married at seventy" */
        if (away < gap && may_date(r, s)) {
            found = s;
            gap = away;
        }
    }
    a->beside = gap < CLAUSE;
    for (size_t i = from; !found && i-- > 0 && from - i < STAMPS_BACK && a->sentence - r->times.stamps.at[i].sentence < NEAR;)
        if (may_date(r, &r->times.stamps.at[i]))
            found = &r->times.stamps.at[i];
    a->when = found;
    a->since = found ? found->since : r->today;
    a->until = found ? found->until : r->today;
}

static bool read_years(const reader *r, aged *a)
{
    double rounding;
    if (a->n->date >= 0) {
        const date_fact *d = &r->f->dates.at[a->n->date];
        a->years = d->unit == 'Y' && !d->approximate && !(d->mod && *d->mod) ? d->amount : 0;
    } else if (!number_read(r->f->text, r->f->table, &r->numbers, a->n->first, a->n->last, &a->years, &rounding))
        return false;
    return a->years >= 3 && a->years < 115 && floor(a->years) == a->years;
}

/* "about fifty", "nearly fifty", "between ten and fifty" */
static bool is_rough(const facts *f, const aged *a)
{
    static const char *const words[] = { "about", "around", "nearly", "almost", "some", "roughly", "approximately", "perhaps", "maybe", "between", "under", "not",
                                         "would", "should", "least", "minimum", "if", "probably", "from", "until", "till", "before", "after", "over", NULL };
    uint32_t at = a->n->first;
    return facts_has_any(f, at > 4 ? at - 4 : 0, at, words);
}

static bool read_age(const reader *r, const claim *c, aged *a)
{
    static const char *const past[] = { "past", "already", NULL };
    *a = (aged){ .from = c, .n = claim_role(c, "age"), .sure = claim_is(c, "told-age"), .sentence = c->sentence };
    if (!a->n || !read_years(r, a) || is_rough(r->f, a) || (c->mood & ~(unsigned)(MOOD_FORMER | MOOD_ATTRIBUTED)))
        return false;
    a->least = a->n->first > 0 && facts_is_word(r->f, a->n->first - 1, past[0]);
    read_when(r, a);
    if (!a->when && !r->has_today)
        return false;
    static const char *const then[] = { "time", "then", "old", "now", "is", NULL };
    a->then = facts_has_any(r->f, c->first, c->last + 3, then);
    a->who = person_at(r, c->first, c->last);
    return true;
}

static bool read_births(reader *r)
{
    const facts *f = r->f;
    static const char *const relations[] = { "told-born", "born", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; r->births.len < MANY && (c = claims_next(&w)) != NULL;) {
        if (c->mood & (MOOD_NEGATED | MOOD_HYPOTHETICAL | MOOD_ASKED))
            continue;
        birth b = { .from = c, .date = claim_role(c, "date"), .sentence = c->sentence };
        const stamp *s = b.date && b.date->date >= 0 ? stamp_of(r, &f->dates.at[b.date->date]) : NULL;
        if (!s || !stamp_is_day(s) || is_birth(r, s) || !stamp_has_year(f, s) || date_is_called_wrong(f, &f->mentions.at[s->date->mention]))
            continue;
        b.since = s->since;
        b.until = s->until;
        b.who = person_at(r, c->first, c->first + 1);
        birth *slot = vec_push(&r->births);
        if (!slot)
            return false;
        *slot = b;
    }
    return true;
}

static bool read_ages(reader *r)
{
    static const char *const relations[] = { "told-age", "told-age-bare", NULL };
    claim_walk w = claims_of(r->f, relations);
    for (const claim *c; r->ages.len < MANY && (c = claims_next(&w)) != NULL;) {
        aged a;
        aged *slot = read_age(r, c, &a) ? vec_push(&r->ages) : &a;
        if (!slot)
            return false;
        *slot = a;
    }
    for (size_t i = 0; r->ages.len && r->ages.len < MANY && i < r->times.stamps.len && r->days.len < DAYS_MOST; i++) {
        const stamp *s = &r->times.stamps.at[i];
        const stamp **slot = stamp_is_day(s) && !is_birth(r, s) ? vec_push(&r->days) : &s;
        if (!slot)
            return false;
        *slot = s;
    }
    return true;
}

/* ---- what does not fit ---- */

static bool fits_days(const aged *a, double born, double born_most, double since, double until)
{
    double least = (since - born_most) / YEAR, most = (until - born) / YEAR;
    return (a->least || a->years >= floor(least - 0.01) - 0.01) && a->years <= most + 0.05;
}

/* Whether a birth explains an age, at any time that the age may be meant for. */
static bool explains(const reader *r, const birth *b, const aged *a)
{
    if (fits_days(a, b->since, b->until, a->since, a->until) || (!a->beside && r->has_today && fits_days(a, b->since, b->until, r->today, r->today)))
        return true;
    for (size_t i = 0; i < r->days.len && !a->beside; i++)
        if (fits_days(a, b->since, b->until, r->days.at[i]->since, r->days.at[i]->until))
            return true;
    return !a->beside && r->days.len == DAYS_MOST; /* so many explain anything */
}

/* How far two are of one person. */
static double weigh_persons(const person *a, const person *b)
{
    if (a->another || b->another || (a->sex && b->sex && a->sex != b->sex))
        return -3;
    if (a->entity >= 0 && b->entity >= 0)
        return a->entity == b->entity ? 1.5 : -3;
    return (a->pronoun || b->pronoun ? 0.75 : 0.5);
}

static double weigh_age(const aged *a)
{
    bool here = a->when && a->when->sentence == a->sentence;
    return (a->sure ? 1 : 0.5) + (a->beside ? 0.75 : here ? (a->sure ? -0.5 : -0.75) : a->then ? 0.25 : -0.75);
}

static belie_status report(const reader *r, const aged *a, const evidence *other, double score, const char *why)
{
    const facts *f = r->f;
    evidence places[3] = { claim_evidence(f, a->from, "age"), *other };
    uint32_t count = 2;
    if (a->when)
        places[count++] = (evidence){ a->when->first, a->when->last, facts_quote(f, a->when->first, a->when->last), NULL,
                                      f->mentions.at[a->when->date->mention].by };
    return findings_add(r->out, check_named("age"), BELIE_WARNING, score, places, count, why, "the age %s does not fit %s", places[0].says, other->says);
}

/* "One, Sister Benedict, who survives her, is 99": the name told last before the age is of somebody else. */
static bool is_of_somebody_else(const reader *r, const aged *a, const birth *b)
{
    const facts *f = r->f;
    const sentence s = facts_sentence_around(f, a->from->first, a->from->last);
    const mention *last = NULL;
    for (size_t i = facts_mention_from(f, s.first); i < f->mentions.len && f->mentions.at[i].first < a->n->first; i++)
        last = f->mentions.at[i].type == CLASS_PERSON ? &f->mentions.at[i] : last;
    return last && last->entity != b->who.entity && last->entity != referent_of_text(f);
}

static belie_status compare_birth(const reader *r, const aged *a, bool *explained)
{
    static const double least = 2.5;
    const birth *best = NULL;
    double points = 0;
    for (size_t i = 0; i < r->births.len; i++) {
        const birth *b = &r->births.at[i];
        if (explains(r, b, a)) {
            *explained = true;
            return BELIE_OK;
        }
        double off = (a->since - b->since) / YEAR - a->years;
        double here = weigh_persons(&a->who, &b->who) + weigh_age(a) + (r->births.len == 1 ? 1 : 0) - (fabs(off) > 40 ? 3 : fabs(off) > 20 ? 1 : 0);
        if (here > points) {
            points = here;
            best = b;
        }
    }
    r->out->comparisons += best != NULL;
    if (!best || points < least || is_of_somebody_else(r, a, best))
        return BELIE_OK;
    *explained = true;
    evidence born = claim_evidence(r->f, best->from, "date");
    return report(r, a, &born, 0.65, "no birth of the text gives this age");
}

static bool agree(const aged *a, const aged *b)
{
    double born = a->since - (a->years + 1) * YEAR - 3, born_most = a->until - a->years * YEAR + 3;
    double also = b->since - (b->years + 1) * YEAR - 3, also_most = b->until - b->years * YEAR + 3;
    return born <= also_most && also <= born_most;
}

static bool is_somebody(const person *p)
{
    return p->entity >= 0 || p->pronoun;
}

/* Two ages at two times, of one person. */
static belie_status compare_ages(const reader *r, size_t i)
{
    static const double least = 2.6;
    const aged *a = &r->ages.at[i];
    const aged *best = NULL;
    double points = 0;
    for (size_t k = 0; k < r->ages.len; k++) {
        const aged *b = &r->ages.at[k];
        bool bare = !a->sure && !b->sure && (!is_somebody(&a->who) || !is_somebody(&b->who)); /* "stopped at 61, but the goal is 90" */
        bool side_by_side = a->sentence == b->sentence && a->when == b->when; /* "17-year-old Beaver and nine-year-old Sake" */
        if (k == i || a->least || b->least || bare || side_by_side)
            continue;
        if (agree(a, b))
            return BELIE_OK;
        double here = weigh_persons(&a->who, &b->who) + (weigh_age(a) + weigh_age(b)) / 2 + (r->ages.len == 2 ? 1 : 0) - (a->when && b->when ? 0 : 1);
        if (k < i && here > points) {
            points = here;
            best = b;
        }
    }
    if (!best || points < least)
        return BELIE_OK;
    r->out->comparisons++;
    evidence other = claim_evidence(r->f, best->from, "age");
    return report(r, a, &other, 0.6, "two ages of one person at two times");
}

belie_status ages_compare_apart(findings *out)
{
    int64_t day;
    reader r = { .out = out, .f = out->f, .numbers = number_classes_of(out->f), .kinship = facts_class(out->f, "kinship") };
    r.has_today = out->f->dct && timex_parse_iso(str_from_c(out->f->dct), &day);
    r.today = r.has_today ? (double)day : 0;
    belie_status status = timeline_read(&r.times, out->f) && read_births(&r) && read_ages(&r) ? BELIE_OK : error_no_memory(out->error);
    for (size_t i = 0; status == BELIE_OK && i < r.ages.len && r.ages.len < MANY && r.births.len < MANY; i++) {
        bool explained = false;
        status = compare_birth(&r, &r.ages.at[i], &explained);
        if (status == BELIE_OK && !explained)
            status = compare_ages(&r, i);
    }
    vec_release(&r.births);
    vec_release(&r.ages);
    vec_release(&r.days);
    timeline_release(&r.times);
    return status;
}
