/* anniversary: "the 40th anniversary" in 2022 of what began in 1972.  The beginning is that of the thing feted; where that is not
 * said or is named otherwise, the only beginning of which the text tells. */
#include <math.h>

#include "check/claims.h"
#include "check/list.h"
#include "check/tellings.h"
#include "facts/numbers.h"
#include "time/timex.h"

#define DAYS_OF_YEAR 365.2425

enum { YEARS_LEAST = 5, JUBILEES_MOST = 64, SLIP_YEARS = 30 };

typedef struct jubilee {
    const claim *from;
    const claim_argument *n;
    const claim_argument *date; /* when it is kept, as the sentence tells, or NULL: in the year of the document */
    double years;
    int64_t first, last; /* days of the feast */
    thing what;
    uint64_t key;  /* of what is feted, or 0 */
    bool wedding;
} jubilee;

typedef struct jubilees {
    const tellings *all;
    const facts *f;
    number_classes numbers;
    int named; /* class of "centenary" */
} jubilees;

/* Of these the feast is kept. */
static bool is_beginning(str kind)
{
    static const char *const kinds[] = { "found", "open", "build", "begin", "launch", "light", "complete", "independence", "consecrate", "enact",
                                         "discover", "sink", "premiere", "publish", "broadcast", "merge", "join", "wed", "battle", "death", "debut",
                                         "sign", "commission", "arrive", "establish", "install", "release", "print", "unveil", "lay", "run", "birth",
                                         "present", "hold", "invent", "take-effect", "adopt", "revolt", "crash", "earthquake", "flood", "fire",
                                         "ordain", "crown", "swim", "start", "play", "record", "appear", NULL };
    return str_is_any(kind, kinds);
}

/* These alone may be meant where nothing says what is feted. */
static bool is_sure_beginning(str kind)
{
    static const char *const kinds[] = { "found", "open", "build", "launch", "light", "consecrate", "premiere", "publish", "broadcast", "debut",
                                         "complete", "print", "merge", NULL };
    return str_is_any(kind, kinds);
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

static bool is_of(const jubilee *x, const telling *t)
{
    if (x->wedding)
        return str_is(t->own, "wed");
    for (uint32_t k = 0; x->key && k < t->thing_count; k++)
        if (t->things[k] == x->key && is_beginning(t->own))
            return true;
    return x->key && x->key == t->kind;
}

/* Whether a date of the sentence is that of the beginning: "Founded in 1905, the firm kept its centenary". */
static bool dates_beginning(const jubilees *j, const jubilee *x, uint32_t first)
{
    for (size_t i = 0; i < j->all->list.len; i++) {
        const telling *t = &j->all->list.at[i];
        bool given = t->word.participle || facts_is_word(j->f, t->last, ",");
        if (claim_role(t->from, "when")->first == first && (is_of(x, t) || (given && is_sure_beginning(t->own))))
            return true;
    }
    return false;
}

/* When it is kept: at a date of its sentence, else in the year of the document. */
static bool read_days(const jubilees *j, jubilee *x)
{
    enum { HALF_YEAR = 183, ONE_YEAR = 366 };
    const facts *f = j->f;
    const sentence around = facts_sentence_around(f, x->from->first, x->from->last);
    for (size_t i = facts_date_from(f, around.first); i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        const mention *m = &f->mentions.at[d->mention];
        if (m->first >= around.last)
            break;
        if ((m->first < x->n->last && x->n->first < m->last) || !d->has_interval || d->approximate || d->last_day - d->first_day > ONE_YEAR ||
            dates_beginning(j, x, m->first))
            continue;
        x->first = d->first_day;
        x->last = d->last_day;
        if (!d->from_context)
            return true;
    }
    int64_t day;
    if (!f->dct || !timex_parse_iso(str_from_c(f->dct), &day))
        return false;
    x->first = day - HALF_YEAR;
    x->last = day + HALF_YEAR;
    return true;
}

/* "The firm has celebrated": the firm. */
static thing subject_before(const jubilees *j, uint32_t start, uint32_t verb)
{
    const participant_classes *c = &j->all->classes.parts;
    while (verb > start && facts_has_class(j->f, verb - 1, c->auxiliary))
        verb--;
    thing subject = verb > start ? thing_before(j->f, c, verb) : (thing){ .entity = -1 };
    telling_resolve(j->all, &subject);
    return subject.first < subject.last && !subject.pronoun && subject.definite ? subject : (thing){ .entity = -1 };
}

/* What is feted: "of the library", "the library's", the subject before "its", or nothing. */
static thing thing_feted(const jubilees *j, const jubilee *x)
{
    static const char *const owners[] = { "its", "their", "our", "his", "her", NULL };
    const facts *f = j->f;
    const participant_classes *c = &j->all->classes.parts;
    enum { AHEAD = 3 };
    for (uint32_t at = x->n->last; at <= x->n->last + AHEAD; at++)
        if (facts_is_word(f, at, "of") || facts_is_word(f, at, "since")) {
            uint32_t from = at + 1; /* "of *Barro*" */
            while (from < f->text->tokens.len && f->text->tokens.at[from].kind == TOKEN_MARK && from < at + 3)
                from++;
            thing whose = thing_from(f, c, from);
            if (whose.definite || x->n->date < 0) /* not "a hundred years of brushes" */
                return whose;
        }
    uint32_t before = x->n->first > 0 ? x->n->first - 1 : 0;
    if (facts_is_word(f, before, "turned") || facts_is_word(f, before, "turns"))
        return thing_before(f, c, before);
    if (facts_has_class(f, before, CLASS_POSSESSIVE))
        return thing_owning(f, c, before);
    uint32_t start = f->text->sentences.at[x->from->sentence].first;
    bool owned = facts_is_any(f, before, owners), told = facts_is_word(f, before, "on") || before < x->from->first;
    if (owned && before == start) { /* "Its centenary was marked" */
        thing it = { .first = before, .last = before + 1, .entity = -1, .pronoun = true };
        telling_resolve(j->all, &it);
        return it;
    }
    return (owned && !facts_is_word(f, before, "our")) || told ? subject_before(j, start, owned ? before - 1 : x->from->first)
                                                               : (thing){ .entity = -1 };
}

static bool read_jubilee(const jubilees *j, const claim *c, jubilee *x)
{
    *x = (jubilee){ .from = c, .n = claim_role(c, "n") };
    unsigned allowed = MOOD_FORMER | MOOD_ATTRIBUTED | MOOD_PLANNED | MOOD_HEDGED | MOOD_QUOTED | MOOD_NEGATED;
    if (!claim_is(c, "jubilee") || !x->n || (c->mood & ~allowed) || !read_years(j, x))
        return false;
    const sentence around = facts_sentence_around(j->f, c->first, c->last), *s = &around;
    x->wedding = has_word(j->f, s->first, s->last, "wedding") || has_word(j->f, s->first, s->last, "marriage");
    x->what = thing_feted(j, x);
    x->key = telling_thing(j->all, &x->what);
    if (!read_days(j, x))
        return false;
    return x->wedding || x->what.entity < 0 || j->f->entities.at[x->what.entity].type != CLASS_PERSON;
}

static bool fits(const jubilee *x, const telling *then)
{
    double least = floor((double)(x->first - then->when.last) / DAYS_OF_YEAR), most = ceil((double)(x->last - then->when.first) / DAYS_OF_YEAR);
    return x->years >= least - 0.5 && x->years <= most + 0.5;
}

static bool is_usable(const jubilee *x, const telling *t)
{
    enum { MONTHS_MOST = 400 };
    return t->when.bounded && !t->when.context && !t->word.way && t->when.last - t->when.first < MONTHS_MOST && t->when.last < x->first &&
           t->from != x->from;
}

/* The beginning that does not fit; NULL: there is none, or another fits, or two disagree.  *sure: it is said to be of what is
 * feted. */
static const telling *beginning_of(const jubilees *j, const jubilee *x, bool *sure)
{
    const telling *own = NULL, *only = NULL;
    bool several = false;
    for (size_t i = 0; i < j->all->list.len; i++) {
        const telling *t = &j->all->list.at[i];
        bool of_it = is_of(x, t);
        if (!is_usable(x, t) || (!of_it && (x->wedding || !is_sure_beginning(t->own))))
            continue;
        if (fits(x, t))
            return NULL;
        own = of_it && !own ? t : own;
        several |= only && (only->when.first > t->when.last || t->when.first > only->when.last);
        only = only ? only : t;
    }
    *sure = own != NULL;
    return own ? own : several ? NULL : only;
}

/* Far from the number of years it is another thing that began. */
static bool may_be_slip(const jubilee *x, const telling *then)
{
    double years = (double)(x->first - then->when.first) / DAYS_OF_YEAR, off = fabs(years - x->years);
    return off < SLIP_YEARS || (x->years >= 100 && off > 98 && off < 102);
}

/* What is printed for the first time is a newspaper's beginning. */
static bool is_paper(const facts *f, const thing *x)
{
    static const char *const nouns[] = { "paper", "newspaper", "journal", "magazine", "review", "weekly", "gazette", "daily", "monthly", "bulletin", NULL };
    return thing_is_any(f, x, nouns);
}

/* Two nouns are two things; a name may be that of either. */
static bool may_be_feted(const facts *f, const jubilee *x, const telling *then)
{
    const thing *y = &then->who.theme;
    bool named = x->what.entity >= 0, other = y->entity >= 0, printed = str_is(then->own, "publish") && is_paper(f, &x->what);
    return !x->key || !then->theme || then->of_part || named != other || printed;
}

static belie_status compare(const jubilees *j, const jubilee *x)
{
    bool sure = false;
    const telling *then = beginning_of(j, x, &sure);
    findings *out = j->all->out;
    out->comparisons += then != NULL;
    if (!then || (!sure && !(may_be_slip(x, then) && may_be_feted(j->f, x, then))))
        return BELIE_OK;
    evidence places[2] = { claim_evidence(j->f, x->from, "n"), telling_evidence(j->all, then) };
    const char *word = facts_quote(j->f, then->word.first, then->word.last);
    return word ? findings_add(out, check_named("anniversary"), BELIE_WARNING, sure ? 0.75 : 0.65, places, 2,
                               sure ? "both are said of one thing" : "the text tells of one such beginning alone",
                               "\"%s\" does not fit the beginning (\"%s\") in %s", places[0].says, word, places[1].says)
                : error_no_memory(out->error);
}

belie_status check_anniversary(findings *out)
{
    jubilees j = { .f = out->f, .numbers = number_classes_of(out->f), .named = facts_class(out->f, "jubilee") };
    uint32_t seen = 0;
    belie_status status = tellings_of(out, &j.all);
    for (size_t i = 0; status == BELIE_OK && i < j.f->claims.len && seen < JUBILEES_MOST; i++) {
        jubilee x;
        if (!claim_is(&j.f->claims.at[i], "jubilee") || !read_jubilee(&j, &j.f->claims.at[i], &x))
            continue;
        seen++;
        status = compare(&j, &x);
    }
    return status;
}
