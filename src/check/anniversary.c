/* anniversary: "the 40th anniversary" in 2022 of what began in 1972.  What surely is the beginning of the thing feted must fit; else any date
 * that is so long ago explains the feast, and if none does, the one date that is nearly so long ago is held to be the beginning. */
#include <math.h>

#include "check/claims.h"
#include "check/elapsed.h"
#include "check/list.h"
#include "check/tellings.h"
#include "facts/numbers.h"
#include "time/calendar.h"
#include "time/timex.h"

#define DAYS_OF_YEAR 365.2425

enum { YEARS_LEAST = 5, JUBILEES_MOST = 64 };

typedef struct jubilee {
    const claim *from;
    const claim_argument *n;
    const date_fact *date; /* when it is kept, as its paragraph tells, or NULL: in the year of the document */
    double years;
    uint32_t begin;      /* of its words */
    int64_t first, last; /* days of the feast */
    thing what;
    uint64_t key;  /* of what is feted, or 0 */
    bool wedding;
    bool before;  /* the date stands before the sentence */
    bool after;   /* "a hundred years after that": it need be no feast */
    bool counted; /* "its fiftieth year", "season": the first began with it */
} jubilee;

typedef struct jubilees {
    const tellings *all;
    const facts *f;
    number_classes numbers;
    word_reader words;
    const telling **began; /* of each date, or NULL */
    uint32_t *first, *next; /* the tellings of each date, and behind each of them, + 1 */
    map feasts;             /* the tokens of jubilees, + 1 */
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

/* "40th", "fiftieth", "centenary", "sixty years". */
static bool read_years(const jubilees *j, jubilee *x)
{
    const facts *f = j->f;
    if (x->n->date >= 0 && f->dates.at[x->n->date].unit == 'Y' && !f->dates.at[x->n->date].approximate)
        x->years = f->dates.at[x->n->date].amount;
    else if (!jubilee_years(f, &j->numbers, x->from, &x->begin, &x->years))
        return false;
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
static bool dates_beginning(const jubilees *j, const jubilee *x, const date_fact *d)
{
    enum { LEAD = 3 };
    for (uint32_t k = j->first[d - j->f->dates.at]; k; k = j->next[k - 1]) {
        const telling *t = &j->all->list.at[k - 1];
        if (t->word.noun && t->word.first >= x->n->last && facts_is_word(j->f, t->word.last, ",") && j->f->mentions.at[d->mention].first > t->word.last)
            continue; /* "the fiftieth anniversary of the first performance, in 2003" */
        bool given = t->word.participle || (t->word.first < facts_sentence_around(j->f, t->first, t->last).first + LEAD && facts_is_word(j->f, t->last, ","));
        if (is_of(x, t) || (given && is_beginning(t->own)))
            return true;
    }
    return false;
}

static bool is_feast_day(const jubilees *j, const jubilee *x, const date_fact *d)
{
    enum { ONE_YEAR = 366 };
    const mention *m = &j->f->mentions.at[d->mention];
    return !(m->first < x->n->last && x->n->first < m->last) && d->has_interval && !d->approximate && d->last_day - d->first_day <= ONE_YEAR &&
           !dates_beginning(j, x, d);
}

/* When it is kept: at a date of its sentence, or the one before it in its paragraph, else in the year of the document. */
static bool read_days(const jubilees *j, jubilee *x)
{
    enum { HALF_YEAR = 183, NEXT = 2 };
    const facts *f = j->f;
    const sentence around = facts_sentence_around(f, x->from->first, x->from->last);
    size_t begin = facts_date_from(f, around.first);
    for (size_t i = begin; i < f->dates.len && f->mentions.at[f->dates.at[i].mention].first < around.last; i++) {
        uint32_t at = f->mentions.at[f->dates.at[i].mention].first;
        bool behind = at >= x->n->last && at <= x->n->last + NEXT; /* "its 800th year in 1983 and its 850th in 2031" */
        if (!is_feast_day(j, x, &f->dates.at[i]) || (x->date && f->dates.at[i].from_context) || (x->date && !x->date->from_context && !behind))
            continue;
        x->date = &f->dates.at[i];
        if (behind || at > x->n->last + NEXT)
            break;
    }
    int64_t day;
    const date_fact *before = begin > 0 ? &f->dates.at[begin - 1] : NULL;
    const sentence *all = f->text->sentences.at;
    if (!x->date && before && !before->from_context && is_feast_day(j, x, before) &&
        all[facts_sentence(f, f->mentions.at[before->mention].first)].paragraph == around.paragraph)
        x->date = before, x->before = true;
    if (x->date) {
        x->first = x->date->first_day;
        x->last = x->date->last_day;
        return true;
    }
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

/* "Kept its centenary three years late". */
static bool is_moved(const facts *f, const sentence *s)
{
    static const char *const moved[] = { "belated", "belatedly", "delayed", "postponed", NULL };
    static const char *const off[] = { "late", "early", NULL };
    static const char *const units[] = { "year", "years", "months", NULL };
    for (uint32_t at = s->first + 1; at < s->last; at++)
        if (facts_is_any(f, at, off) && facts_is_any(f, at - 1, units))
            return true;
    return facts_has_any(f, s->first, s->last, moved);
}

static bool read_jubilee(const jubilees *j, const claim *c, jubilee *x)
{
    *x = (jubilee){ .from = c, .n = claim_role(c, "n") };
    x->begin = x->n ? x->n->first : 0;
    unsigned allowed = MOOD_FORMER | MOOD_ATTRIBUTED | MOOD_PLANNED | MOOD_HEDGED | MOOD_QUOTED | MOOD_NEGATED;
    if (!claim_is(c, "jubilee") || !x->n || (c->mood & ~allowed) || !read_years(j, x))
        return false;
    const sentence around = facts_sentence_around(j->f, c->first, c->last), *s = &around;
    static const char *const thats[] = { "that", "this", "it", NULL };
    bool counts_on = facts_is_word(j->f, x->n->last, "after") && facts_is_any(j->f, x->n->last + 1, thats); /* "ten years after that" */
    if (is_moved(j->f, s) || counts_on)
        return false;
    static const char *const weddings[] = { "wedding", "marriage", NULL };
    x->wedding = facts_has_any(j->f, s->first, s->last, weddings);
    x->counted = facts_is_word(j->f, c->last - 1, "year") || facts_is_word(j->f, x->n->last, "year");
    x->after = x->n->date >= 0 && c->first == x->n->first;
    x->what = thing_feted(j, x);
    x->key = telling_thing(j->all, &x->what);
    if (!read_days(j, x))
        return false;
    return x->wedding || x->what.entity < 0 || j->f->entities.at[x->what.entity].type != CLASS_PERSON;
}

/* By how many years what began then is older (> 0), or younger, than is said; 0: it fits.  Of a feast whose date the text tells the years
 * are those of the calendar; "the fiftieth year" is the one before, too. */
static double years_off(const jubilee *x, int64_t first, int64_t last)
{
    int64_t slack = x->date ? 0 : 183;
    double most = calendar_civil(x->last).year - calendar_civil(first - slack).year, least = calendar_civil(x->first).year - calendar_civil(last + slack).year;
    most += x->counted ? 1 : 0;
    return x->years < least ? least - x->years : x->years > most ? most - x->years : 0;
}

static bool is_usable(const jubilee *x, const telling *t)
{
    enum { MONTHS_MOST = 400 };
    return t->when.bounded && !t->when.context && !t->word.way && t->when.last - t->when.first < MONTHS_MOST && t->when.last < x->first &&
           t->from != x->from;
}

/* A beginning of what is feted that does not fit; NULL: there is none, or another fits. */
static const telling *beginning_of(const jubilees *j, const jubilee *x)
{
    const telling *found = NULL;
    for (size_t i = 0; i < j->all->list.len; i++) {
        const telling *t = &j->all->list.at[i];
        if (!is_usable(x, t) || !is_of(x, t) || map_find(&j->feasts, t->word.first + 1))
            continue;
        if (years_off(x, t->when.first, t->when.last) == 0)
            return NULL;
        found = found ? found : t;
    }
    return found;
}

/* Out by ten years to the year: what is hardly ever a coincidence. */
static bool is_ten_off(const jubilee *x, double off)
{
    enum { TEN = 10 };
    return x->date && fabs(fabs(off) - TEN) < 0.5;
}

/* Who miscounts is out by a few years, or by ten; what surely began may be taken for another jubilee. */
static bool is_slip(double off, bool began, double slack)
{
    enum { FEW = 5, TEN = 10 };
    static const int others[] = { 15, 20, 25, 50, 100 };
    off = fabs(off);
    bool slip = off <= FEW || fabs(off - TEN) < slack;
    for (size_t i = 0; began && i < sizeof others / sizeof *others; i++)
        slip |= fabs(off - others[i]) < slack;
    return slip;
}

/* Two nouns are two things, and so are a noun and a name; what is printed for the first time is a newspaper's beginning. */
static bool may_be_feted(const facts *f, const jubilee *x, const telling *then)
{
    static const char *const papers[] = { "paper", "newspaper", "journal", "magazine", "review", "weekly", "gazette", "daily", "monthly", "bulletin", NULL };
    const thing *y = &then->who.theme;
    bool named = x->what.entity >= 0, other = y->entity >= 0;
    return !x->key || !then->theme || then->of_part || named != other || (str_is(then->own, "publish") && thing_is_any(f, &x->what, papers));
}

/* The words of all jubilees: "golden wedding" tells of no wedding. */
static bool read_feasts(const facts *f, map *feasts)
{
    claim_walk w = claims_of_one(f, "jubilee");
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        const claim_argument *n = claim_role(c, "n");
        for (uint32_t at = n ? n->first : 0; n && at < n->last; at++)
            if (!map_at(feasts, at + 1, true, NULL))
                return false;
    }
    return true;
}

/* Notes for each date what the text tells of it, and what to have begun then. */
static bool read_beginnings(jubilees *j, arena *memory)
{
    size_t dates = j->f->dates.len + 1;
    j->began = arena_array(memory, dates, sizeof *j->began);
    j->first = arena_array(memory, dates, sizeof *j->first);
    j->next = arena_array(memory, j->all->list.len + 1, sizeof *j->next);
    if (!j->began || !j->first || !j->next)
        return false;
    memset(j->began, 0, dates * sizeof *j->began);
    memset(j->first, 0, dates * sizeof *j->first);
    for (size_t i = j->all->list.len; i-- > 0;) {
        const telling *t = &j->all->list.at[i];
        int32_t date = claim_role(t->from, "when")->date;
        if (date < 0 || map_find(&j->feasts, t->word.first + 1))
            continue;
        j->next[i] = j->first[date];
        j->first[date] = (uint32_t)i + 1;
        if (is_beginning(t->own))
            j->began[date] = t;
    }
    return true;
}

static bool share_words(const jubilees *j, const jubilee *x, const mention *m)
{
    enum { STEMS = 30 };
    const sentence a = facts_sentence_around(j->f, x->from->first, x->from->last), b = facts_sentence_around(j->f, m->first, m->last);
    uint64_t here[STEMS], there[STEMS];
    if (a.first == b.first)
        return true;
    uint32_t n = words_read(&j->words, a.first, a.last, here, STEMS), k = words_read(&j->words, b.first, b.last, there, STEMS);
    return words_shared(here, n, there, k) > 0;
}

/* Points for the date being that of the beginning. */
static int weigh(const jubilees *j, const jubilee *x, const date_fact *d, double off, bool began)
{
    enum { DATES_FEW = 15, TEN = 10 };
    bool dated = x->date && !x->date->from_context && !x->before;
    return (began ? 2 : 0) + share_words(j, x, &j->f->mentions.at[d->mention]) + (is_ten_off(x, off) ? 2 : fabs(fabs(off) - TEN) < 1.5) + dated +
           (j->f->dates.len <= DATES_FEW);
}

/* "The choir marked ..., ten years after the orchestra": of which its sentence tells as well. */
static bool is_beside(const facts *f, const jubilee *x, const thing *t)
{
    const sentence s = facts_sentence_around(f, x->from->first, x->from->last);
    for (uint32_t at = s.first; t->noun && at < s.last; at++)
        if (facts_noun(f, at) == t->noun)
            return true;
    return false;
}

/* "It was first held on 1 October 1911" */
static bool is_first_time(const facts *f, const mention *m)
{
    enum { BACK = 8 };
    static const char *const words[] = { "first", "founded", "established", NULL };
    const sentence around = facts_sentence_around(f, m->first, m->last);
    return facts_has_any(f, m->first > around.first + BACK ? m->first - BACK : around.first, m->first, words);
}

/* "His fiftieth birthday", not "its". */
static bool is_birthday(const jubilees *j, const jubilee *x)
{
    static const char *const things[] = { "its", "their", "our", NULL };
    return facts_is_word(j->f, x->n->last - 1, "birthday") && !x->key && !(x->begin > 0 && facts_is_any(j->f, x->begin - 1, things));
}

/* The one date of the text that is nearly so long before the feast, of a beginning if there is one; NULL: there is none, there are
 * several, or one fits. */
static const date_fact *near_miss(const jubilees *j, const jubilee *x)
{
    enum { ONE_YEAR = 366, POINTS_LEAST = 3, CLOSE = 3, OTHER = 2, BEGAN = 3, FIRST = 3 };
    const date_fact *found = NULL;
    int most = 0;
    bool several = false;
    for (size_t i = 0; i < j->f->dates.len; i++) {
        const date_fact *d = &j->f->dates.at[i];
        if (!d->has_interval || d->last_day >= x->first)
            continue;
        double off = years_off(x, d->first_day, d->last_day);
        if (off == 0)
            return NULL;
        double over = years_off(x, d->last_day, d->last_day), under = years_off(x, d->first_day, d->first_day);
        off = is_ten_off(x, over) ? over : is_ten_off(x, under) ? under : off; /* "the winter of 1889" */
        bool about = d->mod && strcmp(d->mod, "APPROX") == 0;
        const telling *then = j->began[i];
        bool began = then != NULL, other = began && !may_be_feted(j->f, x, then);
        int points = weigh(j, x, d, off, began) - (other ? OTHER : 0);
        if (d->from_context || about || d->last_day - d->first_day > ONE_YEAR || !is_slip(off, began, x->date ? 0.5 : 1.5) ||
            (other && (!is_ten_off(x, off) || !is_first_time(j->f, &j->f->mentions.at[d->mention]) || is_beside(j->f, x, &then->who.theme))) || points < POINTS_LEAST + (x->after || fabs(off) < CLOSE))
            continue;
        points += (began && !other ? BEGAN : 0) + (is_first_time(j->f, &j->f->mentions.at[d->mention]) ? FIRST : 0);
        if (points < most)
            continue;
        several = points == most && (found->first_day > d->last_day || d->first_day > found->last_day);
        most = points;
        found = d;
    }
    return several || is_birthday(j, x) ? NULL : found;
}

static evidence date_evidence(const facts *f, const date_fact *d)
{
    const mention *m = &f->mentions.at[d->mention];
    return (evidence){ m->first, m->last, facts_quote(f, m->first, m->last), NULL, m->by };
}

/* A feast that is told without its year may be of any year of the text, or of its own date: "on 20 October" of the statement for 2018. */
static bool fits_another_year(const jubilees *j, const jubilee *x, const telling *then)
{
    enum { ONE_YEAR = 366 };
    int64_t day;
    int fits = calendar_civil(then->when.first).year + (int)x->years;
    if (!x->date || !x->date->from_context)
        return false;
    if (j->f->dct && timex_parse_iso(str_from_c(j->f->dct), &day) && calendar_civil(day).year == fits)
        return true;
    for (size_t i = 0; i < j->f->dates.len; i++) {
        const date_fact *d = &j->f->dates.at[i];
        if (d->has_interval && !d->from_context && d->last_day - d->first_day <= ONE_YEAR && calendar_civil(d->first_day).year == fits)
            return true;
    }
    return false;
}

static belie_status compare(const jubilees *j, const jubilee *x)
{
    findings *out = j->all->out;
    const telling *then = beginning_of(j, x);
    if (then && fits_another_year(j, x, then))
        return BELIE_OK;
    const date_fact *date = then ? NULL : near_miss(j, x);
    out->comparisons += then || date;
    if (!then && !date)
        return BELIE_OK;
    evidence feast = { x->begin, x->n->last, facts_quote(j->f, x->begin, x->n->last), x->from, x->from->by };
    evidence places[3] = { feast, then ? telling_evidence(j->all, then) : date_evidence(j->f, date) };
    if (x->date)
        places[2] = date_evidence(j->f, x->date);
    return places[0].says && places[1].says ? findings_add(out, check_named("anniversary"), BELIE_WARNING, then ? 0.75 : 0.65, places, x->date ? 3 : 2,
                                         then ? "both are said of one thing" : "nothing else in the text is so long ago, or nearly",
                                         "\"%s\" does not fit the beginning in %s", places[0].says, places[1].says)
                          : error_no_memory(out->error);
}

belie_status check_anniversary(findings *out)
{
    jubilees j = { .f = out->f, .numbers = number_classes_of(out->f) };
    uint32_t seen = 0;
    word_reader_init(&j.words, out->f);
    belie_status status = tellings_of(out, &j.all);
    claim_walk w = claims_of_one(out->f, "jubilee");
    for (const claim *c; status == BELIE_OK && seen < JUBILEES_MOST && (c = claims_next(&w)) != NULL;) {
        jubilee x;
        if (!j.began && (!read_feasts(j.f, &j.feasts) || !read_beginnings(&j, &out->scratch)))
            status = error_no_memory(out->error);
        else if (read_jubilee(&j, c, &x)) {
            seen++;
            status = compare(&j, &x);
        }
    }
    map_release(&j.feasts);
    return status == BELIE_OK ? elapsed_compare(out) : status;
}
