/* age, event-order and after-death: what is said of when somebody was born, lived and died.
 *
 * Each date of birth, and each age at a date, bounds the day of birth; two bounds that do not meet
 * are a contradiction.  The year of slack that an unknown month needs lies in the bounds. */
#include <math.h>

#include "check/claims.h"
#include "check/list.h"
#include "check/lives.h"
#include "facts/numbers.h"
#include "time/calendar.h"
#include "time/timex.h"

#define YEAR_DAYS 365.2425

enum { SENTENCES_AFTER = 2, YEARS_AGO = 3 * 366 };

/* The strictest bound on one side, and what gives it. */
typedef struct bound {
    int64_t day;
    const claim *from, *also; /* also: the death that an age at death hangs on */
    const char *role;
} bound;

/* What bounds a day from below and above. */
typedef struct bounds {
    bound least, most;
} bounds;

typedef struct life {
    bounds born, aged, died, buried;
    const claim *at_death; /* age at death */
    bool namesakes;        /* "his son Tom Hill" of Tom Hill: two have the name */
    const claim *then;     /* "She was 67.": at death when that was just told */
} life;

typedef struct lives {
    findings *out;
    const facts *f;
    life *of; /* an element an entity */
    number_classes numbers;
} lives;

static void narrow(bounds *b, int64_t least, int64_t most, const claim *from, const claim *also, const char *role)
{
    if (!b->least.from || least > b->least.day)
        b->least = (bound){ least, from, also, role };
    if (!b->most.from || most < b->most.day)
        b->most = (bound){ most, from, also, role };
}

static void narrow_by_date(const lives *l, bounds *b, const claim *c, const char *role)
{
    int64_t first, last;
    if (claim_days(l->f, c, role, &first, &last))
        narrow(b, first, last, c, NULL, role);
}

/* A whole age that a person can have. */
static bool read_age(const lives *l, const claim *c, double *age)
{
    const claim_argument *a = claim_role(c, "age");
    double rounding;
    return a && number_read(l->f->text, l->f->table, &l->numbers, a->first, a->last, age, &rounding) && *age >= 1 &&
           *age < 130 && floor(*age) == *age;
}

static void narrow_by_age(lives *l, bounds *b, const claim *c, int64_t first, int64_t last, const claim *also)
{
    double age;
    if (read_age(l, c, &age))
        narrow(b, first - (int64_t)floor((age + 1) * YEAR_DAYS) - 1, last - (int64_t)floor(age * YEAR_DAYS) + 1, c, also,
               "age");
}

/* Birthdays are kept some days early or late. */
static void narrow_by_birthday(lives *l, bounds *b, const claim *c, int64_t first, int64_t last)
{
    enum { SLACK_DAYS = 31 };
    double age;
    if (read_age(l, c, &age))
        narrow(b, first - (int64_t)floor(age * YEAR_DAYS) - SLACK_DAYS, last - (int64_t)floor(age * YEAR_DAYS) + SLACK_DAYS, c,
               NULL, "age");
}

/* Whether the sentence of a claim names another year than that of the day: what it says was then. */
static bool speaks_of_another_year(const facts *f, const claim *c, int64_t day)
{
    const sentence around = facts_sentence_around(f, c->first, c->last), *s = &around;
    for (size_t i = facts_mention_from(f, s->first); i < f->mentions.len && f->mentions.at[i].first < s->last; i++) {
        const date_fact *d = f->mentions.at[i].date >= 0 ? &f->dates.at[f->mentions.at[i].date] : NULL;
        if (d && d->has_interval && (d->last_day < day - YEARS_AGO || d->first_day > day + YEARS_AGO))
            return true;
    }
    return false;
}

static void read_age_now(lives *l, life *of, const claim *c)
{
    int64_t day;
    const claim_argument *who = claim_role(c, "who");
    /* "Toivo / Lahti, 74": the rest of a name that was not read whole */
    if (who->first > 0 && l->f->text->tokens.at[who->first - 1].shape == SHAPE_CAPITAL)
        return;
    if (l->f->dct && timex_parse_iso(str_from_c(l->f->dct), &day) && !speaks_of_another_year(l->f, c, day))
        narrow_by_age(l, &of->aged, c, day - 10, day, NULL);
}

static void read_claim(lives *l, const claim *c)
{
    const claim_argument *who = claim_role(c, "who");
    bool age = claim_is(c, "aged") || claim_is(c, "aged-now");
    bool told = c->mood & ~(unsigned)(MOOD_FORMER | (age ? MOOD_ATTRIBUTED : 0));
    if (!who || who->entity < 0 || told || l->f->entities.at[who->entity].type != CLASS_PERSON)
        return;
    life *of = &l->of[who->entity];
    int64_t first, last;
    if (claim_is(c, "born")) {
        narrow_by_date(l, &of->born, c, "date");
        narrow_by_date(l, &of->died, c, "end");
    } else if (claim_is(c, "died"))
        narrow_by_date(l, &of->died, c, "date");
    else if (claim_is(c, "buried"))
        narrow_by_date(l, &of->buried, c, "date");
    else if (claim_is(c, "aged"))
        of->at_death = c;
    else if (claim_is(c, "aged-then"))
        of->then = c;
    else if (claim_is(c, "birthday") && claim_days(l->f, c, "date", &first, &last))
        narrow_by_birthday(l, &of->aged, c, first, last);
    else if (claim_is(c, "aged-at") && claim_days(l->f, c, "date", &first, &last))
        narrow_by_age(l, &of->aged, c, first, last, NULL);
    else if (claim_is(c, "aged-now"))
        read_age_now(l, of, c);
}

static belie_status gather(lives *l)
{
    const facts *f = l->f;
    l->of = arena_array(l->out->memory, f->entities.len + 1, sizeof *l->of);
    if (!l->of)
        return error_no_memory(l->out->error);
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim_argument *child = claim_role(&f->claims.at[i], "who"), *parent = claim_role(&f->claims.at[i], "parent");
        if (claim_is(&f->claims.at[i], "child-of") && child && parent && child->entity >= 0 && child->entity == parent->entity)
            l->of[child->entity].namesakes = true;
        read_claim(l, &f->claims.at[i]);
    }
    for (size_t i = 0; i < f->entities.len; i++) {
        life *of = &l->of[i];
        if (of->namesakes) {
            *of = (life){ .namesakes = true };
            continue;
        }
        const claim *death = of->died.least.from;
        if (!of->at_death && of->then && death && of->then->sentence >= death->sentence &&
            of->then->sentence - death->sentence <= SENTENCES_AFTER)
            of->at_death = of->then;
        if (of->at_death && of->died.least.from)
            narrow_by_age(l, &of->aged, of->at_death, of->died.least.day, of->died.most.day, of->died.least.from);
    }
    return BELIE_OK;
}

static const char *death_role(const claim *c)
{
    return claim_role(c, "end") ? "end" : "date";
}

/* Two claims that give bounds which do not meet. */
static belie_status report(lives *l, const char *name, const bound *a, const bound *b, const char *format,
                           const char *person)
{
    const facts *f = l->f;
    evidence places[4] = { claim_evidence(f, a->from, a->role), claim_evidence(f, b->from, b->role) };
    uint32_t count = a->from == b->from ? 1 : 2;
    const claim *also = a->also ? a->also : b->also;
    if (also && also != a->from && also != b->from)
        places[count++] = claim_evidence(f, also, death_role(also));
    const char *why = arena_printf(l->out->memory, "both are said of one person, %s", person);
    if (!why)
        return error_no_memory(l->out->error);
    return findings_add(l->out, check_named(name), BELIE_WARNING, 0.85, places, count, why, format, person,
                        claim_words(f, a->from, a->role), claim_words(f, b->from, b->role));
}

/* Bounds of which the first lies after the second. */
static bool clash(lives *l, const bound *least, const bound *most)
{
    if (!least->from || !most->from)
        return false;
    l->out->comparisons++;
    return least->day > most->day;
}

/* A child born before its parent. */
static belie_status compare_children(lives *l)
{
    belie_status status = BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < l->f->claims.len; i++) {
        const claim *c = &l->f->claims.at[i];
        const claim_argument *child = claim_role(c, "who"), *parent = claim_role(c, "parent");
        if (!claim_is(c, "child-of") || !child || !parent || child->entity < 0 || parent->entity < 0 ||
            child->entity == parent->entity || !claim_is_plain(c))
            continue;
        const bound *born = &l->of[child->entity].born.most, *before = &l->of[parent->entity].born.least;
        if (clash(l, before, born))
            status = report(l, "age", before, born, "the parent of %s is born in %s, the child in %s",
                            l->f->entities.at[child->entity].name);
    }
    return status;
}

belie_status check_age(findings *out)
{
    lives l = { .out = out, .f = out->f, .numbers = number_classes_of(out->f->rules) };
    belie_status status = gather(&l);
    for (size_t i = 0; status == BELIE_OK && i < l.f->entities.len; i++) {
        const life *of = &l.of[i];
        const char *name = l.f->entities.at[i].name;
        if (clash(&l, &of->aged.least, &of->born.most))
            status = report(&l, "age", &of->aged.least, &of->born.most, "%s: the age %s does not fit the birth in %s", name);
        else if (clash(&l, &of->born.least, &of->aged.most))
            status = report(&l, "age", &of->aged.most, &of->born.least, "%s: the age %s does not fit the birth in %s", name);
        else if (clash(&l, &of->aged.least, &of->aged.most))
            status = report(&l, "age", &of->aged.least, &of->aged.most, "%s: the ages %s and %s do not fit their dates", name);
    }
    return status == BELIE_OK ? compare_children(&l) : status;
}

belie_status check_event_order(findings *out)
{
    lives l = { .out = out, .f = out->f, .numbers = number_classes_of(out->f->rules) };
    belie_status status = gather(&l);
    for (size_t i = 0; status == BELIE_OK && i < l.f->entities.len; i++) {
        const life *of = &l.of[i];
        const char *name = l.f->entities.at[i].name;
        if (clash(&l, &of->born.least, &of->died.most))
            status = report(&l, "event-order", &of->died.most, &of->born.least,
                            "%s is said to have died (%s) before being born (%s)", name);
        else if (clash(&l, &of->died.least, &of->buried.most))
            status = report(&l, "event-order", &of->buried.most, &of->died.least,
                            "%s is said to have been buried (%s) before dying (%s)", name);
    }
    return status == BELIE_OK ? events_compare_order(out) : status;
}

/* Two dates of one birth or death; called by event-date. */
belie_status lives_compare_dates(findings *out)
{
    lives l = { .out = out, .f = out->f, .numbers = number_classes_of(out->f->rules) };
    belie_status status = gather(&l);
    for (size_t i = 0; status == BELIE_OK && i < l.f->entities.len; i++) {
        const life *of = &l.of[i];
        const char *name = l.f->entities.at[i].name;
        if (clash(&l, &of->born.least, &of->born.most))
            status = report(&l, "event-date", &of->born.least, &of->born.most, "the birth of %s is dated %s here and %s there", name);
        if (status == BELIE_OK && clash(&l, &of->died.least, &of->died.most))
            status = report(&l, "event-date", &of->died.least, &of->died.most, "the death of %s is dated %s here and %s there", name);
    }
    return status;
}

/* ---- after-death ---- */

/* What only the living do, of the nouns and verbs that `dated` claims have. */
static bool is_deed(const facts *f, const claim_argument *what, int kind_class)
{
    static const char *const deeds[] = { "wed", "graduate", "resign", "retire", "appoint", "sign", "found",
                                         "invent", "arrest", "arrive", "acquire", "discover" };
    for (uint32_t at = what->first; kind_class >= 0 && at < what->last; at++) {
        str kind = symbols_value(f->table, at, at + 1, (unsigned)kind_class);
        for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
            if (str_is(kind, deeds[i]))
                return true;
    }
    return false;
}

/* The role that says who did it and the one that says when; NULL: the claim is of no deed. */
static const claim_argument *doer_of(const facts *f, const claim *c, int kind_class, const char **when)
{
    *when = claim_is(c, "aged-at") ? "date" : "when";
    if (claim_is(c, "did") || claim_is(c, "aged-at"))
        return claim_role(c, "who");
    const claim_argument *what = claim_is(c, "dated") ? claim_role(c, "what") : NULL;
    return what && what->first < what->last && facts_entity_at(f, what->first) == what->entity &&
                   is_deed(f, what, kind_class)
               ? what
               : NULL;
}

belie_status check_after_death(findings *out)
{
    lives l = { .out = out, .f = out->f, .numbers = number_classes_of(out->f->rules) };
    int kind_class = rule_set_class(l.f->rules, STR("event-once"));
    belie_status status = gather(&l);
    for (size_t i = 0; status == BELIE_OK && i < l.f->claims.len; i++) {
        const claim *c = &l.f->claims.at[i];
        const char *when;
        int64_t first, last;
        const claim_argument *who = doer_of(l.f, c, kind_class, &when);
        if (!who || who->entity < 0 || !claim_is_plain(c) || !claim_days(l.f, c, when, &first, &last))
            continue;
        const life *of = &l.of[who->entity];
        const bound *death = of->died.most.from ? &of->died.most : &of->buried.most;
        const bound deed = { first, c, NULL, when };
        if (clash(&l, &deed, death))
            status = report(&l, "after-death", &deed, death, "%s does something in %s, after the own death in %s",
                            l.f->entities.at[who->entity].name);
    }
    return status;
}
