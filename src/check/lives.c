/* What is said of when somebody was born, lived and died, and event-order and event-date of it.
 *
 * Each date of birth, and each age at a date, bounds the day of birth; two bounds that do not meet
 * are a contradiction.  The year of slack that an unknown month needs lies in the bounds. */
#include <math.h>

#include "check/claims.h"
#include "check/list.h"
#include "check/lives.h"
#include "check/tellings.h"
#include "facts/numbers.h"
#include "time/calendar.h"
#include "time/timex.h"

enum { SENTENCES_AFTER = 2, YEARS_AGO = 3 * 366, FUNERAL_DAYS = 60 };

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
    const claim_argument *a = claim_role(c, role);
    if (a && facts_is_word(l->f, a->first, "that"))
        return; /* "on that day in 1911": of another year than the day told before */
    if (claim_days(l->f, c, role, &first, &last))
        narrow(b, first, last, c, NULL, role);
}

bool lives_age(const lives *l, const claim *c, double *age)
{
    const claim_argument *a = claim_role(c, "age");
    double rounding;
    return a && number_read(l->f->text, l->f->table, &l->numbers, a->first, a->last, age, &rounding) && *age >= 1 &&
           *age < 130 && floor(*age) == *age;
}

static void narrow_by_age(lives *l, bounds *b, const claim *c, int64_t first, int64_t last, const claim *also)
{
    double age;
    if (lives_age(l, c, &age))
        narrow(b, first - (int64_t)floor((age + 1) * YEAR_DAYS) - 1, last - (int64_t)floor(age * YEAR_DAYS) + 1, c, also,
               "age");
}

/* Birthdays are kept some days early or late. */
static void narrow_by_birthday(lives *l, bounds *b, const claim *c, int64_t first, int64_t last)
{
    enum { SLACK_DAYS = 31 };
    double age;
    if (lives_age(l, c, &age))
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

/* "She was twenty by then.": at the date told last, in the sentence or the one before. */
static void read_age_thus(lives *l, life *of, const claim *c)
{
    const facts *f = l->f;
    enum { BACK = 8 };
    size_t end = facts_date_from(f, claim_role(c, "age")->first);
    for (size_t i = end; i-- > 0 && end - i <= BACK;) {
        const date_fact *d = &f->dates.at[i];
        if (facts_sentence(f, f->mentions.at[d->mention].first) + 1 < c->sentence)
            return;
        if (!d->has_interval || d->approximate || d->first_day == INT64_MIN || d->last_day == INT64_MAX)
            continue;
        narrow_by_age(l, &of->aged, c, d->first_day, d->last_day, NULL);
        return;
    }
}

/* "Mikhail Orlov (1899-1978)" and "Mikhail Orlov (1871-1934)": two lives are no slip. */
static bool is_of_namesake(const lives *l, const life *of, const claim *c)
{
    int64_t born, born_last, died, died_last;
    if (!of->born.most.from || !of->died.most.from || !claim_days(l->f, c, "date", &born, &born_last) ||
        !claim_days(l->f, c, "end", &died, &died_last))
        return false;
    bool other_birth = born > of->born.most.day || born_last < of->born.least.day;
    return other_birth && (died > of->died.most.day || died_last < of->died.least.day);
}

static void read_claim(lives *l, const claim *c)
{
    const claim_argument *who = claim_role(c, "who");
    bool age = claim_is(c, "aged") || claim_is(c, "aged-now") || claim_is(c, "aged-thus");
    bool told = c->mood & ~(unsigned)(MOOD_FORMER | (age ? MOOD_ATTRIBUTED : 0));
    if (!who || who->entity < 0 || told || l->f->entities.at[who->entity].type != CLASS_PERSON)
        return;
    life *of = &l->of[who->entity];
    int64_t first, last;
    if (claim_is(c, "born")) {
        of->namesakes |= is_of_namesake(l, of, c);
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
    else if (claim_is(c, "aged-thus"))
        read_age_thus(l, of, c);
    else if (claim_is(c, "aged-now"))
        read_age_now(l, of, c);
}

belie_status lives_gather(lives *l, findings *out)
{
    const facts *f = out->f;
    *l = (lives){ .out = out, .f = f, .numbers = number_classes_of(f) };
    l->of = arena_array(&l->out->scratch, f->entities.len + 1, sizeof *l->of);
    if (!l->of)
        return error_no_memory(l->out->error);
    static const char *const relations[] = { "child-of", "born", "died", "buried", "aged", "aged-then", "birthday", "aged-at", "aged-thus",
                                             "aged-now", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        const claim_argument *child = claim_role(c, "who"), *parent = claim_role(c, "parent");
        if (claim_is(c, "child-of") && child && parent && child->entity >= 0 && child->entity == parent->entity)
            l->of[child->entity].namesakes = true;
        read_claim(l, c);
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
        else if (of->at_death && of->buried.least.from)
            narrow_by_age(l, &of->aged, of->at_death, of->buried.least.day - FUNERAL_DAYS, of->buried.most.day, of->buried.least.from);
    }
    return BELIE_OK;
}

static const char *death_role(const claim *c)
{
    return claim_role(c, "end") ? "end" : "date";
}

belie_status lives_report(lives *l, const char *check_name, const bound *a, const bound *b, const char *format,
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
    return findings_add(l->out, check_named(check_name), BELIE_WARNING, 0.85, places, count, why, format, person,
                        claim_words(f, a->from, a->role), claim_words(f, b->from, b->role));
}

bool lives_clash(lives *l, const bound *least, const bound *most)
{
    if (!least->from || !most->from)
        return false;
    l->out->comparisons++;
    return least->day > most->day;
}

belie_status check_event_order(findings *out)
{
    lives l;
    belie_status status = lives_gather(&l, out);
    for (size_t i = 0; status == BELIE_OK && i < l.f->entities.len; i++) {
        const life *of = &l.of[i];
        const char *name = l.f->entities.at[i].name;
        if (lives_clash(&l, &of->born.least, &of->died.most))
            status = lives_report(&l, "event-order", &of->died.most, &of->born.least,
                            "%s is said to have died (%s) before being born (%s)", name);
        else if (lives_clash(&l, &of->died.least, &of->buried.most))
            status = lives_report(&l, "event-order", &of->buried.most, &of->died.least,
                            "%s is said to have been buried (%s) before dying (%s)", name);
    }
    return status == BELIE_OK ? tellings_compare_order(out) : status;
}

/* "He died in 1921" and "Quill died in 1888": far apart, and more than a digit, another "he". */
static bool are_two_lives(const facts *f, const bound *a, const bound *b)
{
    enum { FAR_DAYS = 15 * 366 };
    static const char *const pronouns[] = { "he", "she", "his", "her", NULL };
    const claim_argument *x = claim_role(a->from, "who"), *y = claim_role(b->from, "who");
    if (a->day - b->day < FAR_DAYS || !(facts_is_any(f, x->first, pronouns) || facts_is_any(f, y->first, pronouns)))
        return false;
    const claim_argument *d = claim_role(a->from, a->role), *e = claim_role(b->from, b->role);
    const char *v = d && d->date >= 0 ? f->dates.at[d->date].value : NULL, *w = e && e->date >= 0 ? f->dates.at[e->date].value : NULL;
    int differ = 0;
    for (int i = 0; v && w && i < 4 && v[i] && w[i]; i++)
        differ += v[i] != w[i];
    return differ > 1;
}

belie_status lives_compare_dates(findings *out)
{
    lives l;
    belie_status status = lives_gather(&l, out);
    if (tellings_have_namesakes(out->f))
        return status;
    for (size_t i = 0; status == BELIE_OK && i < l.f->entities.len; i++) {
        const life *of = &l.of[i];
        const char *name = l.f->entities.at[i].name;
        if (lives_clash(&l, &of->born.least, &of->born.most))
            status = lives_report(&l, "event-date", &of->born.least, &of->born.most, "the birth of %s is dated %s here and %s there", name);
        if (status == BELIE_OK && lives_clash(&l, &of->died.least, &of->died.most) && !are_two_lives(l.f, &of->died.least, &of->died.most))
            status = lives_report(&l, "event-date", &of->died.least, &of->died.most, "the death of %s is dated %s here and %s there", name);
    }
    return status;
}
