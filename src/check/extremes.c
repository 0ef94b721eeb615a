/* The longest, and a longer one: the measure beside a superlative, and one beyond it of the same unit.
 *
 * Both must be told of one kind of thing: by the noun, by "the one at the market", or by a superlative that
 * names its circle ("of the five", "of the day") a few sentences away.  Other times, other circles, totals
 * and comparisons are left alone. */
#include "check/extremes.h"

#include "check/extreme_rivals.h"
#include "check/extreme_rows.h"

#include "check/numbers.h"
#include "check/words.h"

#include <math.h>
#include <stdlib.h>

enum { EXTREMES_MOST = 32, AROUND = 9, NEXT = 8, BESIDE = 6 };

static sentence sentence_of(const facts *f, const quantity *q)
{
    const mention *m = &f->mentions.at[q->mention];
    return facts_sentence_around(f, m->first, m->last);
}

/* ---- the superlative ---- */

/* "The largest" may be of any measure, "the highest" of any price or height. */
static bool fits(const quantity *q, str dimension)
{
    if (str_is(dimension, "money"))
        return q->kind == QUANTITY_MONEY;
    if (str_is(dimension, "heat"))
        return (q->kind == QUANTITY_COUNT && strcmp(q->unit, "degree") == 0) || (q->kind == QUANTITY_MEASURE && (strcmp(q->unit, "celsius") == 0 || strcmp(q->unit, "fahrenheit") == 0 || strcmp(q->unit, "temperature") == 0));
    bool amount = q->kind == QUANTITY_MONEY || (q->kind == QUANTITY_COUNT && q->unit[0]);
    if (str_is(dimension, "count"))
        return amount;
    if (str_is(dimension, "size"))
        return amount || (q->kind == QUANTITY_MEASURE && strcmp(q->unit, "weight") != 0);
    return q->kind == QUANTITY_MEASURE && str_is(dimension, q->unit);
}

/* The quantity of a sentence that can be the measure of what stands at a token: the only one, or the next. */
static const quantity *measure_of(const facts *f, const sentence *s, uint32_t at, str dimension)
{
    const quantity *found = NULL, *next = NULL;
    uint32_t count = 0;
    for (size_t i = facts_mention_from(f, s->first); i < f->mentions.len && f->mentions.at[i].first < s->last; i++) {
        int32_t index = f->mentions.at[i].quantity;
        if (index < 0 || !fits(&f->quantities.at[index], dimension))
            continue;
        found = &f->quantities.at[index];
        count++;
        if (!next && f->mentions.at[i].first > at && f->mentions.at[i].first < at + NEXT)
            next = found;
    }
    found = count == 1 ? found : next;
    return found && !found->approximate && !found->lower_bound && found->least > 0 ? found : NULL;
}

/* The one measure of what the sentence calls the longest, told elsewhere: "the Arrabida's arch measures 270 metres". */
static const quantity *measure_elsewhere(const facts *f, const extreme *e, str dimension)
{
    const quantity *found = NULL;
    uint32_t name = e->from->first;
    for (uint32_t at = e->from->first; at > e->s.first; at--)
        if (f->text->tokens.at[at - 1].shape == SHAPE_CAPITAL && at - 1 > e->s.first) {
            name = at - 1;
            break;
        }
    if (name == e->from->first || e->from->first - name > 6)
        return NULL;
    for (size_t i = 0; i < f->quantities.len; i++) {
        const quantity *q = &f->quantities.at[i];
        const mention *m = &f->mentions.at[q->mention];
        sentence s = sentence_of(f, q);
        bool named = false;
        for (uint32_t at = m->first > s.first + 6 ? m->first - 6 : s.first; at < m->first; at++)
            named |= str_equal(text_token(f->text, at), text_token(f->text, name));
        if (!named || q->kind != QUANTITY_MEASURE || !fits(q, dimension) || s.first == e->s.first)
            continue;
        if (found)
            return NULL;
        found = q;
    }
    return found && quantity_is_exact(found) ? found : NULL;
}

static bool is_placed(const facts *f, uint32_t at, uint32_t end)
{
    for (uint32_t i = at; i + 1 < end && i < at + 5; i++)
        if ((facts_is_word(f, i, "in") || facts_is_word(f, i, "on") || facts_is_word(f, i, "of")) && f->text->tokens.at[i + 1].shape == SHAPE_CAPITAL)
            return true;
    return false;
}

/* "Of the five", "of the day", "on the line". */
static bool has_circle(const facts *f, uint32_t at, uint32_t end)
{
    static const char *const heads[] = { "of", "on", "in", NULL };
    static const char *const other[] = { "world", "country", "europe", "county", "region", "province", "state", "district", NULL };
    static const char *const articles[] = { "the", "all", "these", "this", "our", "its", "his", "her", "their", NULL };
    for (uint32_t i = at; i + 1 < end && i < at + 5; i++)
        if (facts_is_any(f, i, heads))
            return facts_is_any(f, i + 1, articles) && !facts_is_any(f, i + 2, other);
    return false;
}

static void read_nouns(const extreme_reader *r, extreme *e, uint32_t at)
{
    const facts *f = r->words.f;
    for (uint32_t i = at; i < at + 3 && i < e->s.last && f->text->tokens.at[i].shape == SHAPE_LOWER; i++) {
        if (word_is_function(&r->words, i))
            break;
        e->noun = word_stem(&r->words, i);
        e->noun_at = i;
    }
    for (uint32_t i = e->s.first; i < e->from->first && e->noun_count < EXTREME_NOUNS; i++) {
        uint64_t stem = f->text->tokens.at[i].shape == SHAPE_LOWER ? word_stem(&r->words, i) : 0;
        if (stem)
            e->nouns[e->noun_count++] = stem;
    }
}

/* The year of "since 1991" behind a superlative, or 0. */
static int32_t since_of(const facts *f, uint32_t at, uint32_t end)
{
    enum { SINCE_NEAR = 6 };
    for (uint32_t i = at; i + 1 < end && i < at + SINCE_NEAR; i++)
        if (facts_is_word(f, i, "since"))
            for (size_t k = facts_date_from(f, i); k < f->dates.len && f->mentions.at[f->dates.at[k].mention].first < i + 4; k++)
                if (f->dates.at[k].value && f->dates.at[k].value[0] >= '0' && f->dates.at[k].value[0] <= '9')
                    return atoi(f->dates.at[k].value);
    return 0;
}

/* "The lowest reading, 38 cm below the surface": less is more. */
static bool is_depth(const facts *f, const quantity *q)
{
    static const char *const words[] = { "below", "under", "beneath", "underground", NULL };
    uint32_t last = f->mentions.at[q->mention].last;
    return facts_is_any(f, q->head_last > last ? q->head_last : last, words) || facts_is_any(f, last + 1, words);
}

/* "It is the largest lake": the measure is told in the sentence before. */
static bool is_pronoun(const facts *f, uint32_t at)
{
    static const char *const words[] = { "it", "this", "that", "he", "she", NULL };
    return facts_is_any(f, at, words);
}

static const quantity *first_measure(const facts *f, const sentence *s, str dimension)
{
    for (size_t i = facts_mention_from(f, s->first); i < f->mentions.len && f->mentions.at[i].first < s->last; i++) {
        int32_t index = f->mentions.at[i].quantity;
        if (index >= 0 && fits(&f->quantities.at[index], dimension) && f->quantities.at[index].kind == QUANTITY_MEASURE)
            return quantity_is_exact(&f->quantities.at[index]) ? &f->quantities.at[index] : NULL;
    }
    return NULL;
}

static void read_subject(const extreme_reader *r, extreme *e, const sentence *s)
{
    const facts *f = r->words.f;
    for (uint32_t i = s->first; i < s->last && e->noun_count < EXTREME_NOUNS; i++) {
        uint64_t stem = f->text->tokens.at[i].shape == SHAPE_LOWER ? word_stem(&r->words, i) : 0;
        if (stem)
            e->nouns[e->noun_count++] = stem;
    }
}

static bool read_extreme(const extreme_reader *r, const claim *c, extreme *e)
{
    static const char *const before[] = { "second", "third", "fourth", "next", "among", "one", "other", "than", "not", NULL };
    static const char *const once[] = { "until", "then", "once", "formerly", "among", "world", "europe", "possible", "if", "should", "must", "may",
                                        "apart", "except", "besides", NULL };
    const facts *f = r->words.f;
    const claim_argument *how = claim_role(c, "how");
    str value = symbols_value(f->table, how->first, how->last, (unsigned)r->superlative), dimension;
    value = value.len ? value : symbols_value(f->table, how->first, how->last, (unsigned)r->beyond_all);
    *e = (extreme){ .from = c, .value = value, .s = facts_sentence_around(f, c->first, c->last) };
    if (!value.len || !str_cut(&value, ' ', &dimension) || (c->mood & ~(unsigned)MOOD_ATTRIBUTED))
        return false;
    uint32_t around = c->first > e->s.first + AROUND ? c->first - AROUND : e->s.first, behind = c->last + AROUND < e->s.last ? c->last + AROUND : e->s.last;
    static const char *const kept[] = { "kept", "until", "remained", "overtaken", "surpassed", "exceeded", NULL };
    uint32_t then = facts_next_any(f, around, behind, once);
    if (then != UINT32_MAX && facts_is_word(f, then, "once") && (facts_is_word(f, then + 1, "again") || facts_is_word(f, then + 1, "more")))
        then = facts_next_any(f, then + 1, behind, once);
    if (then != UINT32_MAX || facts_has_any(f, e->s.first, e->s.last, kept))
        return false;
    uint32_t from = c->first > e->s.first + 3 ? c->first - 3 : e->s.first;
    if (facts_has_any(f, from, how->first, before) || (c->first > e->s.first && facts_is_word(f, c->first - 1, "at")))
        return false;
    e->more = value.len && value.ptr[0] == '+';
    e->own = measure_of(f, &e->s, how->last, dimension);
    e->circle = has_circle(f, how->last, e->s.last) || (facts_is_word(f, e->s.first, "of") && has_circle(f, e->s.first, e->s.last));
    e->since = since_of(f, how->last, e->s.last);
    static const char *const lives[] = { "life", "career", "history", "ever", NULL };
    e->lifelong = facts_has_any(f, how->last, how->last + 6 < e->s.last ? how->last + 6 : e->s.last, lives);
    e->placed = is_placed(f, how->last, e->s.last);
    read_nouns(r, e, how->last);
    if (!e->own && is_pronoun(f, e->s.first) && c->sentence > 0 && how->first < e->s.first + AROUND) {
        const sentence told = facts_sentence_around(f, e->s.first - 1, e->s.first - 1);
        e->own = measure_of(f, &told, told.first, dimension);
        e->own = e->own ? e->own : first_measure(f, &told, dimension);
        read_subject(r, e, &told);
    }
    if (!e->own && e->circle)
        e->own = measure_elsewhere(f, e, dimension);
    e->more ^= e->own && is_depth(f, e->own);
    const mention *own = e->own ? &f->mentions.at[e->own->mention] : NULL;
    bool beside = own && own->first < c->last + BESIDE && c->first < own->last + BESIDE; /* what others say must be said of the measure */
    return own && (beside || !(c->mood & MOOD_ATTRIBUTED));
}

/* ---- the rival ---- */

static belie_status compare(const extreme_reader *r, const extreme *e, const quantity *q)
{
    findings *out = r->out;
    const facts *f = out->f;
    sentence s = sentence_of(f, q);
    const mention *m = &f->mentions.at[q->mention], *own = &f->mentions.at[e->own->mention];
    bool like = strcmp(q->unit, e->own->unit) != 0 && extreme_is_like(r, e, q, &s);
    if (((q->kind != e->own->kind || strcmp(q->unit, e->own->unit) != 0) && !like) || q == e->own || facts_sentence(f, m->first) == e->from->sentence ||
        (e->more ? q->upper_bound : q->lower_bound))
        return BELIE_OK;
    double x = like ? e->own->written : e->own->least, y = like ? q->written : q->least;
    if (!like && fabs(x / e->own->written - y / q->written) > 1e-9 * x)
        return BELIE_OK; /* metres of height, kilometres of way */
    const double MOST_TIMES = 2.5;
    bool beyond = e->more ? y > x * 1.01 && y <= x * MOST_TIMES : y < x * 0.99 && y >= x / MOST_TIMES;
    int32_t year = extreme_year(f, &s), own_year = extreme_year(f, &e->s);
    bool other_year = e->since ? year <= e->since : !e->lifelong && year && own_year && year != own_year;
    beyond &= !q->approximate || q->lower_bound || fabs(y - x) > x / 10;
    if (!beyond || extreme_is_aside(r, e, q, &s) || other_year || (!like && !extreme_is_kin(r, e, q, &s)) || (like && extreme_gap(f, e, q) > EXTREME_NEAR))
        return BELIE_OK;
    bool beside = facts_sentence(f, own->first) == e->from->sentence;
    uint32_t last = quantity_end(f, q);
    uint32_t first = beside && own->first < e->from->first ? own->first : e->from->first;
    evidence places[2] = { { first, beside && own->last > e->from->last ? own->last : e->from->last, facts_quote(f, own->first, own->last), e->from,
                             e->from->by },
                           { m->first, last, facts_quote(f, m->first, last), NULL, m->by } };
    return findings_add(out, check_named("superlative"), BELIE_WARNING, 0.7, places, 2, "both are of one kind",
                        "%s is %s here, and there is one of %s", facts_quote(f, e->from->first, e->from->last), places[0].says,
                        places[1].says);
}

belie_status extremes_check(findings *out)
{
    const facts *f = out->f;
    extreme_reader r = { .out = out, .superlative = facts_class(f, "superlative"), .beyond_all = facts_class(f, "beyond-all"),
                 .score_unit = facts_class(f, "score-unit") };
    word_reader_init(&r.words, f);
    r.kinds = kind_reader_of(f);
    belie_status status = BELIE_OK;
    uint32_t looked = 0;
    claim_walk w = claims_of_one(f, "extreme");
    for (const claim *c; status == BELIE_OK && looked < EXTREMES_MOST && r.superlative >= 0 && r.beyond_all >= 0 && (c = claims_next(&w)) != NULL;) {
        extreme e;
        if (!read_extreme(&r, c, &e))
            continue;
        looked++;
        uint32_t before = (uint32_t)out->list.len;
        for (size_t k = 0; status == BELIE_OK && k < f->quantities.len; k++) {
            out->comparisons += f->quantities.at[k].kind == e.own->kind;
            status = compare(&r, &e, &f->quantities.at[k]);
        }
        if (status == BELIE_OK && out->list.len == before)
            status = extreme_rows_beyond(out, c, e.own, e.more);
    }
    return status;
}
