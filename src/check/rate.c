/* rate: a multiple (doubled, halved) that two values do not give, beside them or elsewhere; distance,
 * time and speed; number, price and sum. */
#include <math.h>
#include <stdlib.h>

#include "check/list.h"
#include "check/multiples.h"
#include "check/numbers.h"
#include "check/prices.h"
#include "check/products.h"
#include "check/triples.h"
#include "check/words.h"

#include "facts/numbers.h"

static double multiple_of(const facts *f, const claim_argument *word)
{
    static const char *const near[] = { "nearly", "almost", "about", "than", "over", "roughly", "practically", "not", NULL };
    static const struct { const char *stem; double multiple; } words[] = {
        { "doubl", 2 }, { "trebl", 3 }, { "tripl", 3 }, { "quadrupl", 4 }, { "quintupl", 5 }, { "halv", 0.5 },
        { "twofold", 2 }, { "threefold", 3 }, { "fourfold", 4 }, { "fivefold", 5 }, { "sixfold", 6 }, { "tenfold", 10 },
    };
    str shown = facts_text(f, word->first, word->last);
    if (word->first > 0 && facts_is_any(f, word->first - 1, near))
        return 0; /* "nearly doubled" */
    for (size_t i = 0; shown.len && i < sizeof words / sizeof *words; i++)
        if (str_starts(str_of(shown.ptr + 1, shown.len - 1), str_from_c(words[i].stem + 1)) &&
            (shown.ptr[0] | 0x20) == words[i].stem[0])
            return words[i].multiple;
    return 0;
}

/* Whether the step from a to b is so many times; fallen by so much counts as well. */
static bool is_multiple(const quantity *a, const quantity *b, double multiple)
{
    double wanted = a->written * multiple;
    return fabs(b->written - wanted) <= 0.15 * wanted + quantity_slack(a) + quantity_slack(b);
}

static bool read_step(const facts *f, const claim *c, const quantity **a, const quantity **b)
{
    *a = claim_quantity(f, c, "from");
    *b = claim_quantity(f, c, "to");
    return *a && *b && (*a)->written > 0 && (*b)->written > 0 && quantity_is_exact(*a) && quantity_is_exact(*b);
}

static belie_status check_multiplied(findings *out, const claim *c)
{
    const facts *f = out->f;
    const quantity *a, *b;
    double multiple = multiple_of(f, claim_role(c, "word"));
    if (!read_step(f, c, &a, &b) || multiple <= 0)
        return BELIE_OK;
    out->comparisons++;
    if (is_multiple(a, b, multiple))
        return BELIE_OK;
    return numbers_report(out, "rate", c, 0.85, "word", "to",
                          arena_printf(out->memory, "\"%s\" does not lead from %s to %s", claim_words(f, c, "word"),
                                       claim_words(f, c, "from"), claim_words(f, c, "to")));
}

enum { WORDS_AROUND = 16, STEPS_MOST = 24 };

static uint32_t words_of(const word_reader *r, const claim *c, uint64_t *stems)
{
    const sentence *s = &r->f->text->sentences.at[c->sentence];
    return words_read(r, s->first, c->first, stems, WORDS_AROUND);
}

/* "Its workforce grew from 6,000 to 17,500" here and "had quadrupled" there. */
static belie_status compare_step(findings *out, const word_reader *words, const claim *step, const claim *fold,
                                 uint32_t least)
{
    const facts *f = out->f;
    const quantity *a, *b;
    uint64_t x[WORDS_AROUND], y[WORDS_AROUND];
    double multiple = multiple_of(f, claim_role(fold, "word"));
    if (step->sentence == fold->sentence || !read_step(f, step, &a, &b) || multiple <= 0 ||
        (multiple > 1) != (b->written > a->written))
        return BELIE_OK;
    uint32_t n = words_of(words, step, x), m = words_of(words, fold, y);
    if (words_shared(x, n, y, m) < least)
        return BELIE_OK;
    out->comparisons++;
    if (is_multiple(a, b, multiple))
        return BELIE_OK;
    const claim_argument *word = claim_role(fold, "word");
    evidence places[2] = { { step->first, step->last, claim_words(f, step, "to"), step, step->by },
                           { fold->first, word->last, claim_words(f, fold, "word"), fold, fold->by } };
    return findings_add(out, check_named("rate"), BELIE_WARNING, 0.75, places, 2, "the same is said to have changed",
                        "it went from %s to %s here, and \"%s\" there", claim_words(f, step, "from"), places[0].says,
                        places[1].says);
}

static belie_status check_folds(findings *out)
{
    const facts *f = out->f;
    const claim *steps[STEPS_MOST];
    uint32_t count = 0;
    word_reader words;
    word_reader_init(&words, f);
    claim_walk w = claims_of_one(f, "went");
    for (const claim *c; count < STEPS_MOST && (c = claims_next(&w)) != NULL;)
        if (claim_is_plain(c))
            steps[count++] = c;
    belie_status status = BELIE_OK;
    w = claims_of_one(f, "manifold");
    for (const claim *c; count && status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        if (claim_is_plain(c))
            for (uint32_t k = 0; status == BELIE_OK && k < count; k++)
                status = compare_step(out, &words, steps[k], c, count == 1 ? 1 : 2);
    }
    return status;
}

/* The factor of a unit of a dimension, or 0. */
static double factor_of(const facts *f, const claim_argument *a, const char *dimension)
{
    int id = facts_class(f, "measure-unit");
    str value = a && id >= 0 ? symbols_value(f->table, a->first, a->last, (unsigned)id) : (str){ NULL, 0 }, name;
    char digits[24] = { 0 };
    if (!value.len || !str_cut(&value, ' ', &name) || !str_is(name, dimension) || value.len >= sizeof digits)
        return 0;
    memcpy(digits, value.ptr, value.len);
    return strtod(digits, NULL);
}

/* "in three hours", "two hours and a half": the number before each unit of time. */
static double hours_of(const facts *f, const claim_argument *t)
{
    static const struct { const char *unit; double hours; } units[] = {
        { "S", 1.0 / 3600 }, { "MIN", 1.0 / 60 }, { "H", 1 }, { "D", 24 },
    };
    number_classes numbers = number_classes_of(f);
    int id = facts_class(f, "time-unit");
    double sum = 0, number, rounding;
    uint32_t from = t->first;
    for (uint32_t at = t->first; id >= 0 && at < t->last; at++) {
        str value = symbols_value(f->table, at, at + 1, (unsigned)id);
        while (value.len && from < at && !number_read(f->text, f->table, &numbers, from, at, &number, &rounding))
            from++;
        for (size_t i = 0; value.len && from < at && i < sizeof units / sizeof *units; i++)
            if (str_is(value, units[i].unit))
                sum += (number + (facts_is_word(f, at + 1, "and") && facts_is_word(f, at + 3, "half") ? 0.5 : 0)) * units[i].hours;
        from = value.len ? at + 1 : from;
    }
    return sum;
}

/* What one of the unit is in km/h: "km/h", and "kilometres" before "per hour". */
static double speed_of(const facts *f, const claim *c)
{
    const claim_argument *unit = claim_role(c, "speed-unit");
    double speed = factor_of(f, unit, "speed"), length = factor_of(f, unit, "length");
    if (speed > 0 || !unit || !facts_is_word(f, c->last - 1, "hour"))
        return speed;
    return length / 1000;
}

/* "And on the new stretch it does 160": a speed of a clause with a place of its own. */
static bool is_on_a_part(const facts *f, const claim_argument *speed)
{
    enum { REACH = 10 };
    static const char *const joints[] = { "and", "but", "though", "although", "while", ";", NULL }, *const ways[] = { "on", "in", "at", "between", "through", "downhill", NULL };
    const sentence s = facts_sentence_around(f, speed->first, speed->last);
    uint32_t from = speed->first > s.first + REACH ? speed->first - REACH : s.first;
    for (uint32_t at = facts_next_any(f, from, speed->first, joints); at != UINT32_MAX; at = facts_next_any(f, at + 1, speed->first, joints))
        if (facts_is_any(f, at + 1, ways))
            return true;
    return false;
}

static belie_status check_speed(findings *out, const claim *c)
{
    const facts *f = out->f;
    const quantity *d = claim_quantity(f, c, "distance"), *s = claim_quantity(f, c, "speed");
    const claim_argument *t = claim_role(c, "time");
    double metres = factor_of(f, claim_role(c, "distance-unit"), "length");
    double speed = speed_of(f, c), hours = t ? hours_of(f, t) : 0;
    if (!d || !s || metres <= 0 || speed <= 0 || hours <= 0)
        return BELIE_OK;
    out->comparisons++;
    double wanted = d->written * metres / 1000 / hours, given = s->written * speed;
    double slack = 0.12 * wanted + (quantity_is_exact(d) && quantity_is_exact(s) ? 0 : 0.1 * wanted);
    if (fabs(wanted - given) <= slack || (wanted < given && (rate_is_loose(f, c->first) || is_on_a_part(f, claim_role(c, "speed")))))
        return BELIE_OK;
    return numbers_report(out, "rate", c, 0.85, "distance", "speed",
                          arena_printf(out->memory, "%s %s in %s is not %s %s, but %.3g", claim_words(f, c, "distance"),
                                       claim_words(f, c, "distance-unit"), claim_words(f, c, "time"), claim_words(f, c, "speed"),
                                       claim_words(f, c, "speed-unit"), wanted / speed));
}

/* The one claim of a relation, or NULL: none or several. */
static const claim *only_claim(const facts *f, const char *relation_name)
{
    claim_walk w = claims_of_one(f, relation_name);
    const claim *found = claims_next(&w);
    return found && !claims_next(&w) ? found : NULL;
}

/* "I covered the 96 kilometres in eight hours" here and "my average was 22 kilometres an hour" there. */
static belie_status check_trip(findings *out)
{
    const facts *f = out->f;
    const claim *trip = only_claim(f, "trip"), *pace = only_claim(f, "pace");
    if (!trip || !pace || trip->sentence == pace->sentence)
        return BELIE_OK;
    const quantity *d = claim_quantity(f, trip, "distance"), *s = claim_quantity(f, pace, "speed");
    double metres = factor_of(f, claim_role(trip, "distance-unit"), "length"), speed = speed_of(f, pace);
    double hours = hours_of(f, claim_role(trip, "time"));
    if (!d || !s || metres <= 0 || speed <= 0 || hours <= 0)
        return BELIE_OK;
    double wanted = d->written * metres / 1000 / hours, given = s->written * speed;
    out->comparisons++;
    if (fabs(wanted - given) <= 0.2 * wanted || given > 3 * wanted || given < wanted / 3)
        return BELIE_OK;
    evidence places[2] = { { trip->first, trip->last, claim_words(f, trip, "distance"), trip, trip->by },
                           { pace->first, pace->last, claim_words(f, pace, "speed"), pace, pace->by } };
    return findings_add(out, check_named("rate"), BELIE_WARNING, 0.7, places, 2, "the text tells of one journey",
                        "%s %s in %s is not an average of %s %s, but of %.3g", places[0].says,
                        claim_words(f, trip, "distance-unit"), claim_words(f, trip, "time"), places[1].says,
                        claim_words(f, pace, "speed-unit"), wanted / speed);
}

static belie_status check_price(findings *out, const claim *c)
{
    const facts *f = out->f;
    const quantity *n = claim_quantity(f, c, "number"), *p = claim_quantity(f, c, "price"), *s = claim_quantity(f, c, "sum");
    if (!n || !p || !s || n->kind != QUANTITY_COUNT || p->kind != s->kind || strcmp(p->unit, s->unit) != 0 ||
        !quantity_is_exact(n) || !quantity_is_exact(p) || p->kind == QUANTITY_PERCENT)
        return BELIE_OK;
    out->comparisons++;
    double wanted = n->written * p->written;
    bool far = s->written < wanted / 2 || s->written > wanted * 2;
    if (far || fabs(wanted - s->written) <= 0.01 * wanted + quantity_slack(s) + n->written * p->rounding * (p->rounding < 0.5))
        return BELIE_OK;
    return numbers_report(out, "rate", c, 0.8, "number", "sum",
                          arena_printf(out->memory, "%s at %s each are not %s, but %.10g", claim_words(f, c, "number"),
                                       claim_words(f, c, "price"), claim_words(f, c, "sum"), wanted));
}

/* The one length of a journey that the text has, in metres; 0: none, or several. */
static double only_distance(const facts *f, const quantity **found)
{
    int id = facts_class(f, "measure-unit");
    double only = 0;
    for (size_t i = 0; id >= 0 && i < f->quantities.len; i++) {
        const quantity *q = &f->quantities.at[i];
        if (q->kind != QUANTITY_MEASURE || strcmp(q->unit, "length") != 0 || q->least < 2000)
            continue;
        if (only > 0 && fabs(only - q->least) > 0.5)
            return 0;
        only = q->least;
        *found = q;
    }
    return only;
}

/* "The 68 km were opened" here and "the whole length in three hours at 18 kilometres an hour" there. */
static belie_status check_whole_way(findings *out)
{
    const facts *f = out->f;
    const claim *way = only_claim(f, "whole-way");
    const quantity *s = way ? claim_quantity(f, way, "speed") : NULL, *d = NULL;
    double hours = way ? hours_of(f, claim_role(way, "time")) : 0, metres = s ? only_distance(f, &d) : 0;
    double given = s ? s->written * speed_of(f, way) * hours : 0;
    if (given <= 0 || metres <= 0 || !quantity_is_exact(d) || (way->mood & MOOD_NEGATED))
        return BELIE_OK;
    out->comparisons++;
    double wanted = metres / 1000;
    if (fabs(wanted - given) <= 0.15 * wanted || given > 3 * wanted || given < wanted / 3)
        return BELIE_OK;
    const mention *m = &f->mentions.at[d->mention];
    uint32_t last = quantity_end(f, d);
    evidence places[2] = { { m->first, last, facts_quote(f, m->first, last), NULL, m->by }, claim_evidence(f, way, "speed") };
    return findings_add(out, check_named("rate"), BELIE_WARNING, 0.7, places, 2, "the text has one length of the way",
                        "the whole way is %s, but %s at %s %s are %.3g km", places[0].says, claim_words(f, way, "time"),
                        claim_words(f, way, "speed"), claim_words(f, way, "speed-unit"), given);
}

belie_status check_rate(findings *out)
{
    static const struct { const char *relation; belie_status (*run)(findings *, const claim *); } kinds[] = {
        { "multiplied", check_multiplied }, { "travelled", check_speed }, { "bought", check_price },
    };
    const facts *f = out->f;
    belie_status status = BELIE_OK;
    static const char *const relations[] = { "multiplied", "travelled", "bought", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;)
        for (size_t k = 0; status == BELIE_OK && k < sizeof kinds / sizeof *kinds; k++)
            if (claim_is(c, kinds[k].relation))
                status = kinds[k].run(out, c);
    if (status == BELIE_OK)
        status = check_trip(out);
    if (status == BELIE_OK)
        status = check_whole_way(out);
    if (status == BELIE_OK)
        status = prices_check(out);
    if (status == BELIE_OK)
        status = products_check(out);
    if (status == BELIE_OK)
        status = triples_check(out);
    if (status == BELIE_OK)
        status = multiples_check(out);
    return status == BELIE_OK ? check_folds(out) : status;
}
