/* century: a century named with a year that does not lie in it, in one phrase, of one thing, or where no year of
 * the text lies in it and the one that it can mean lies in the next. */
#include <stdlib.h>

#include "check/claims.h"
#include "check/list.h"
#include "check/words.h"

#include "facts/mood.h"
#include "time/calendar.h"

/* ---- in one phrase: "in the seventeenth century, in 1712" ---- */

static belie_status check_phrases(findings *out)
{
    const facts *f = out->f;
    claim_walk w = claims_of_one(f, "of-century");
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        if (!claim_is(c, "of-century"))
            continue;
        const date_fact *century = claim_date(f, c, "century"), *year = claim_date(f, c, "year");
        if (!century || !year || century->last_day - century->first_day < 36000 ||
            year->last_day - year->first_day > 366)
            continue;
        out->comparisons++;
        if (date_gap(century, year) == 0)
            continue;
        evidence place = { c->first, c->last, claim_words(f, c, "year"), c, c->by };
        belie_status status = findings_add(out, check_named("century"), BELIE_WARNING, 0.85, &place, 1, NULL,
                                           "%s does not lie in %s", place.says, claim_words(f, c, "century"));
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

/* ---- a century that no year of the text lies in ---- */

typedef struct dated {
    const date_fact *date;
    uint32_t first, last, sentence;
    int since, until; /* years */
} dated;

typedef struct century_reader {
    findings *out;
    word_reader words;
    mood_classes moods;
    VEC(dated) centuries;
    VEC(dated) years;
} century_reader;

static bool names_century(const facts *f, const mention *m)
{
    static const char *const words[] = { "century", "centuries", NULL };
    return facts_has_any(f, m->first, m->last, words);
}

static bool read_dates(century_reader *r)
{
    enum { YEAR_FIRST = 1000, YEARS_MOST = 35 };
    const facts *f = r->out->f;
    for (size_t i = 0; i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        const mention *m = &f->mentions.at[d->mention];
        if (!d->has_interval || d->from_context)
            continue;
        dated made = { d, m->first, m->last, facts_sentence(f, m->first), calendar_civil(d->first_day).year, calendar_civil(d->last_day).year };
        bool century = strlen(d->value) == 2 && names_century(f, m);
        if (!century && (made.since < YEAR_FIRST || made.until - made.since > YEARS_MOST))
            continue;
        dated *slot = century ? vec_push(&r->centuries) : vec_push(&r->years);
        if (!slot)
            return false;
        *slot = made;
    }
    return true;
}

/* The century that its name means: 1600 of the seventeenth, whatever part of it is told. */
static int century_of(const dated *c)
{
    return atoi(c->date->value) * 100;
}

/* Whether the sentences of both share a word that is not the century's. */
static bool share_words(const century_reader *r, const dated *a, const dated *b)
{
    enum { STEMS = 40 };
    const sentence *s = r->out->f->text->sentences.at;
    uint64_t x[STEMS], y[STEMS];
    uint32_t n = words_read(&r->words, s[a->sentence].first, a->first, x, STEMS / 2);
    n += words_read(&r->words, a->last, s[a->sentence].last, x + n, STEMS / 2);
    uint32_t m = words_read(&r->words, s[b->sentence].first, s[b->sentence].last, y, STEMS);
    return words_shared(x, n, y, m) > 0;
}

/* "This sixteenth-century monument", "a work of the eighteenth century": of something that the text is about. */
static bool is_attribute(const facts *f, const dated *c)
{
    static const char *const most[] = { "most", "much", "part", "end", "middle", "beginning", "course", "rest", NULL };
    static const char *const copulas[] = { "as", "is", "was", "it", "are", "were", "be", ",", "\"", "\xE2\x80\x9C", NULL };
    uint32_t at = c->first;
    if (c->last < f->text->tokens.len && f->text->tokens.at[c->last].kind == TOKEN_WORD && !facts_is_word(f, c->first, "the")) {
        bool any = at > 1 && (facts_is_word(f, at - 1, "a") || facts_is_word(f, at - 1, "an"));
        return !any || facts_is_any(f, at - 2, copulas);
    }
    while (at > 0 && (facts_is_word(f, at - 1, "the") || facts_is_word(f, at - 1, "early") || facts_is_word(f, at - 1, "late")))
        at--;
    return at > 1 && (facts_is_word(f, at - 1, "of") || facts_is_word(f, at - 1, "from")) && !facts_is_any(f, at - 2, most);
}

/* The years before the century, or after it, that it can be a slip for: they are few, and lie within two of it. */
typedef struct near_years {
    const dated *nearest;
    uint32_t count; /* sentences that tell them */
    bool explained; /* some year lies in the century */
} near_years;

static near_years find_years(const century_reader *r, const dated *c, int far_years)
{
    enum { YEARS_OF_ONE = 15 };
    int from = century_of(c);
    near_years found = { 0 };
    const dated *before = NULL;
    for (size_t i = 0; i < r->years.len && !found.explained; i++) {
        const dated *y = &r->years.at[i];
        found.explained = y->until >= from && y->since <= from + 100;
        if (y->until < from - far_years || y->since > from + 100 + far_years)
            continue;
        bool apart = !before || (before->sentence != y->sentence && abs(before->since - y->since) > YEARS_OF_ONE);
        found.count += apart || before->since / 100 != y->since / 100;
        before = y;
        if (!found.nearest || abs((int)y->sentence - (int)c->sentence) < abs((int)found.nearest->sentence - (int)c->sentence))
            found.nearest = y;
    }
    return found;
}

/* Points for the century being meant for the year: who takes 1712 to lie in the seventeenth errs as most do. */
static double weigh(const century_reader *r, const dated *c, const near_years *years)
{
    const facts *f = r->out->f;
    uint32_t speaker;
    int from = century_of(c);
    double points = years->count == 1 ? 2 : years->count == 2 ? 1 : 0;
    points += is_attribute(f, c) ? 1 : 0;
    points += years->nearest->since / 100 == from / 100 + 1 && from < 1900 ? 1 : 0;
    points += share_words(r, c, years->nearest) ? 0.5 : 0;
    unsigned mood = mood_of(f, &r->moods, c->first, c->last, &speaker);
    points -= mood & (MOOD_ATTRIBUTED | MOOD_QUOTED | MOOD_HYPOTHETICAL) ? 1 : 0;
    points -= mood & MOOD_HEDGED ? 1 : 0;
    return points - (years->nearest->sentence == c->sentence ? 1 : 0);
}

static belie_status judge(const century_reader *r, const dated *c)
{
    enum { FAR_SENTENCES = 25, YEARS_NOW = 2000 };
    static const double least = 2.5;
    findings *out = r->out;
    const facts *f = out->f;
    near_years years = find_years(r, c, 100);
    if (!years.explained && !years.nearest)
        years = find_years(r, c, 200);
    if (years.explained || !years.nearest || century_of(c) >= YEARS_NOW ||
        abs((int)years.nearest->sentence - (int)c->sentence) > FAR_SENTENCES)
        return BELIE_OK;
    out->comparisons++;
    if (weigh(r, c, &years) < least)
        return BELIE_OK;
    const dated *both[2] = { c->first < years.nearest->first ? c : years.nearest, c->first < years.nearest->first ? years.nearest : c };
    evidence places[2];
    for (int i = 0; i < 2; i++)
        places[i] = (evidence){ both[i]->first, both[i]->last, facts_quote(f, both[i]->first, both[i]->last), NULL,
                                f->mentions.at[both[i]->date->mention].by };
    return findings_add(out, check_named("century"), BELIE_WARNING, 0.65, places, 2, "no other year of the text lies in the century, or near it",
                        "%s does not lie in %s", facts_quote(f, years.nearest->first, years.nearest->last), facts_quote(f, c->first, c->last));
}

static belie_status check_unexplained(findings *out)
{
    century_reader r = { .out = out, .moods = mood_classes_of(out->f) };
    word_reader_init(&r.words, out->f);
    belie_status status = read_dates(&r) ? BELIE_OK : error_no_memory(out->error);
    for (size_t i = 0; status == BELIE_OK && i < r.centuries.len; i++)
        status = judge(&r, &r.centuries.at[i]);
    vec_release(&r.centuries);
    vec_release(&r.years);
    return status;
}

belie_status check_century(findings *out)
{
    belie_status status = check_phrases(out);
    return status == BELIE_OK ? check_unexplained(out) : status;
}
