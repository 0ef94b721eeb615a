/* anniversary: "the 40th anniversary" in 2022 of what began in 1972.  The beginning is that of the thing
 * whose anniversary it is; where that is not said, the only beginning of which the text tells. */
#include <math.h>

#include "check/claims.h"
#include "check/events.h"
#include "check/list.h"
#include "facts/numbers.h"
#include "time/timex.h"

#define YEAR_DAYS 365.2425

enum { YEARS_LEAST = 5, JUBILEES_MOST = 64 };

typedef struct jubilee {
    const claim *from;
    const claim_argument *n;
    double years;
    int64_t first, last; /* days of the feast */
    thing what;
    bool wedding;
} jubilee;

typedef struct jubilees {
    findings *out;
    const facts *f;
    happenings events;
    number_classes numbers;
    int named; /* class of "centenary" */
    bool of_others; /* "the centenary of his birth" is told of */
} jubilees;

static bool is_any(str kind, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(kind, list[i]))
            return true;
    return false;
}

static bool is_beginning(str kind)
{
    static const char *const kinds[] = { "found", "open", "build", "begin", "launch", "light", "complete", "independence",
                                         "consecrate", "enact", "discover", "sink", "premiere" };
    return is_any(kind, kinds, sizeof kinds / sizeof *kinds);
}

static bool has_word(const facts *f, uint32_t first, uint32_t last, const char *word)
{
    for (uint32_t at = first; at < last; at++)
        if (facts_is_word(f, at, word))
            return true;
    return false;
}

/* "40th", "fiftieth", "centenary", "sixty years". */
static bool read_years(const jubilees *j, jubilee *x)
{
    const facts *f = j->f;
    double rounding;
    str named = j->named >= 0 ? symbols_value(f->table, x->n->first, x->n->last, (unsigned)j->named) : STR("");
    int years;
    if (named.len && str_to_int(named, &years))
        x->years = years;
    else if (x->n->date >= 0 && f->dates.at[x->n->date].unit == 'Y' && !f->dates.at[x->n->date].approximate)
        x->years = f->dates.at[x->n->date].amount;
    else {
        uint32_t last = x->n->last;
        while (last > x->n->first + 1 && !number_read(f->text, f->table, &j->numbers, x->n->first, last, &x->years, &rounding))
            last--;
        if (!number_read(f->text, f->table, &j->numbers, x->n->first, last, &x->years, &rounding))
            return false;
    }
    return x->years >= YEARS_LEAST;
}

/* When it is kept: at a date of the claim, else in the year of the document. */
static bool read_days(const jubilees *j, jubilee *x)
{
    int64_t day;
    enum { HALF_YEAR = 183 };
    if (claim_role(x->from, "date"))
        return claim_days(j->f, x->from, "date", &x->first, &x->last);
    if (!j->f->dct || !timex_parse_iso(str_from_c(j->f->dct), &day))
        return false;
    x->first = day - HALF_YEAR;
    x->last = day + HALF_YEAR;
    return true;
}

/* "the firm celebrated its": the firm. */
static thing thing_that_fetes(const jubilees *j, uint32_t owner)
{
    const facts *f = j->f;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, owner)];
    uint32_t at = owner > s->first ? owner - 1 : owner; /* the verb */
    while (at > s->first && facts_has_class(f, at - 1, j->events.classes.auxiliary))
        at--;
    if (facts_is_word(f, owner, "our") || (at > s->first && facts_is_word(f, at - 1, "to")))
        return (thing){ .entity = -1 };
    return at > s->first && at < owner ? thing_before(f, &j->events.classes, at) : (thing){ .entity = -1 };
}

static bool is_owner(const facts *f, uint32_t at)
{
    return facts_is_word(f, at, "its") || facts_is_word(f, at, "their") || facts_is_word(f, at, "our");
}

/* What is feted: "of the library", "the library's", or nothing. */
static thing thing_feted(const jubilees *j, const jubilee *x)
{
    const facts *f = j->f;
    enum { AHEAD = 2 };
    for (uint32_t at = x->n->last; at <= x->n->last + AHEAD; at++)
        if (facts_is_word(f, at, "of"))
            return thing_from(f, &j->events.classes, at + 1);
    if (x->n->first > 0 && is_owner(f, x->n->first - 1))
        return thing_that_fetes(j, x->n->first - 1);
    if (x->n->first > 0 && facts_has_class(f, x->n->first - 1, CLASS_POSSESSIVE))
        return thing_owning(f, &j->events.classes, x->n->first - 1);
    return (thing){ .entity = -1 };
}

static bool read_jubilee(const jubilees *j, const claim *c, jubilee *x)
{
    *x = (jubilee){ .from = c, .n = claim_role(c, "n") };
    if (!claim_is(c, "jubilee") || !x->n || (c->mood & ~(unsigned)(MOOD_FORMER | MOOD_ATTRIBUTED | MOOD_PLANNED | MOOD_HEDGED | MOOD_QUOTED)) ||
        !read_years(j, x) || !read_days(j, x))
        return false;
    const sentence around = facts_sentence_around(j->f, c->first, c->last), *s = &around;
    x->wedding = has_word(j->f, s->first, s->last, "wedding") || has_word(j->f, s->first, s->last, "marriage");
    x->what = thing_feted(j, x);
    return true;
}

/* What may be feted without being named, or be named by "it" where it begins: the one thing founded or
 * built of which the text tells. */
static bool is_sure_beginning(const jubilees *j, const jubilee *x, const happening *e)
{
    static const char *const kinds[] = { "found", "open", "build", "light", "consecrate" };
    uint32_t before = x->n->first > 0 ? x->n->first - 1 : 0;
    bool named = x->what.first < x->what.last && !x->what.pronoun;
    bool the_one = facts_is_word(j->f, before, "the") && !named && !j->of_others; /* "the centenary in 1990" */
    return ((is_owner(j->f, before) && named == !e->theme) || the_one) && is_any(e->kind, kinds, sizeof kinds / sizeof *kinds);
}

/* The beginning of what is feted, or the only beginning of the text, or NULL. */
static const happening *beginning_of(const jubilees *j, const jubilee *x)
{
    const happening *found = NULL;
    uint64_t wanted = happenings_theme(&j->events, &x->what);
    for (size_t i = 0; i < j->events.list.len; i++) {
        const happening *e = &j->events.list.at[i];
        bool fitting = x->wedding ? str_is(e->kind, "wed")
                       : e->theme && e->theme == wanted ? is_beginning(e->kind)
                                                        : is_sure_beginning(j, x, e);
        if (!fitting)
            continue;
        if (found && (found->first > e->last || e->first > found->last))
            return NULL; /* two beginnings */
        found = e;
    }
    return found;
}

static bool fits(const jubilee *x, const happening *then)
{
    double least = floor((double)(x->first - then->last) / YEAR_DAYS), most = ceil((double)(x->last - then->first) / YEAR_DAYS);
    return x->years >= least - 0.5 && x->years <= most + 0.5;
}

belie_status check_anniversary(findings *out)
{
    jubilees j = { .out = out, .f = out->f, .numbers = number_classes_of(out->f->rules),
                   .named = rule_set_class(out->f->rules, STR("jubilee")) };
    uint32_t seen = 0;
    for (size_t i = 0; i < j.f->claims.len; i++) {
        const claim_argument *n = claim_is(&j.f->claims.at[i], "jubilee") ? claim_role(&j.f->claims.at[i], "n") : NULL;
        j.of_others |= n && facts_is_word(j.f, n->last, "of");
    }
    belie_status status = happenings_read(&j.events, out, "happened", "when");
    for (size_t i = 0; status == BELIE_OK && i < j.f->claims.len && seen < JUBILEES_MOST; i++) {
        jubilee x;
        if (!read_jubilee(&j, &j.f->claims.at[i], &x))
            continue;
        seen++;
        const happening *then = beginning_of(&j, &x);
        out->comparisons += then != NULL;
        if (!then || fits(&x, then))
            continue;
        evidence places[2] = { claim_evidence(j.f, x.from, "n"), claim_evidence(j.f, then->from, then->role) };
        const char *why = happenings_theme(&j.events, &x.what) ? "both are said of one thing"
                                                               : "the text tells of one such beginning alone";
        status = findings_add(out, check_named("anniversary"), BELIE_WARNING, 0.75, places, 2, why,
                              "\"%s\" does not fit the beginning (\"%s\") in %s", places[0].says,
                              claim_words(j.f, then->from, "head"), places[1].says);
    }
    happenings_release(&j.events);
    return status;
}
