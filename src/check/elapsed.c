/* anniversary: years gone by ("a hundred and forty years on", "our 150th year", "when it was thirty years old") that lie
 * between no two times of the text, and the two that they can be meant for. */
#include "check/elapsed.h"

#include <math.h>

#include "check/claims.h"
#include "check/list.h"
#include "check/timeline.h"
#include "check/words.h"
#include "facts/numbers.h"

enum { MOST = 64, SENTENCES_NEAR = 6, WINDOW = 24 };

#define YEAR 365.2425

typedef struct reader {
    findings *out;
    const facts *f;
    timeline times;
    word_reader words;
    number_classes numbers;
    int sets_in;
    size_t years; /* times of different years that the text tells */
} reader;

/* A number of years that have gone by. */
typedef struct gone {
    stretch of;
    const rule *by;
    bool feast; /* "its 75th anniversary" */
} gone;

typedef struct pair {
    const stamp *from, *to;
    double points;
} pair;

/* "sixty years ago", "a hundred years on", "thirty years old", "twenty years had passed since" */
static bool is_gone(const reader *r, const stretch *x)
{
    static const char *const behind[] = { "ago", "on", "later", "since", "old", "after", "earlier", NULL };
    static const char *const rough_words[] = { "nearly", "almost", "over", "about", "some", "than", "around", "just", "least", "barely", NULL };
    static const char *const feast[] = { "celebrate", "celebrates", "celebrated", "celebrating", "mark", "marks", "marked", "marking", "toast", "jubilee", "anniversary", "look", "looks", "looked", NULL };
    const facts *f = r->f;
    const sentence around = facts_sentence_around(f, x->first, x->last);
    bool passed = facts_is_word(f, x->last, "had") || facts_is_word(f, x->last, "have") ? facts_is_word(f, x->last + 1, "passed") : false;
    bool of = facts_is_word(f, x->last, "of") && facts_has_any(f, around.first, x->first, feast);
    bool on = !facts_is_word(f, x->last, "on") || (x->last < f->text->tokens.len && !facts_is_word(f, x->last + 1, "the"));
    bool rough = x->length->approximate || (x->length->mod && *x->length->mod) || (x->first > 0 && facts_is_any(f, x->first - 1, rough_words));
    static const char *const round[] = { "quarter", "half", "century", "decade", NULL };
    rough |= facts_has_any(f, x->first, x->last, round);
    bool jubilee = x->first > 1 && facts_is_word(f, x->first - 1, "of") && facts_is_any(f, x->first - 2, feast); /* "its jubilee of fifty years" */
    return !rough && x->unit > 300 && x->days > 4.5 * YEAR && ((facts_is_any(f, x->last, behind) && on) || passed || of || jubilee);
}

static void count_years(reader *r)
{
    double seen[4];
    for (size_t i = 0; i < r->times.stamps.len && r->years < 4; i++) {
        const stamp *s = &r->times.stamps.at[i];
        bool known = !stamp_is_day(s);
        for (size_t k = 0; k < r->years; k++)
            known |= fabs(seen[k] - s->since) < 2 * YEAR;
        if (!known)
            seen[r->years++] = s->since;
    }
}

static bool is_begun(const reader *r, const stamp *s)
{
    enum { BACK = 10, AHEAD = 4 };
    const sentence around = facts_sentence_around(r->f, s->first, s->last);
    uint32_t from = s->first > around.first + BACK ? s->first - BACK : around.first, to = s->last + AHEAD < around.last ? s->last + AHEAD : around.last;
    for (uint32_t at = from; at < to; at++)
        if (facts_has_class(r->f, at, r->sets_in))
            return true;
    return false;
}

/* "the fiftieth anniversary of the school", of which a sentence says nothing. */
static bool is_of_another(const reader *r, const stretch *x, const stamp *then)
{
    enum { STEMS = 40, WIDE = 3 };
    const sentence here = facts_sentence_around(r->f, x->first, x->last), there = facts_sentence_around(r->f, then->first, then->last);
    uint64_t of[STEMS], told[STEMS];
    uint32_t last = x->last + 1 + WIDE < here.last ? x->last + 1 + WIDE : here.last;
    uint32_t n = words_read(&r->words, x->last, last, of, STEMS), m = words_read(&r->words, there.first, there.last, told, STEMS);
    return facts_is_word(r->f, x->last, "of") && n > 0 && words_shared(of, n, told, m) == 0;
}

/* "thirty-five years after the garage": of the year that is told with the garage. */
static bool is_since(const reader *r, const stretch *x, const stamp *then)
{
    enum { STEMS = 40, WIDE = 4 };
    static const char *const behind[] = { "after", "since", "of", NULL };
    const sentence here = facts_sentence_around(r->f, x->first, x->last), there = facts_sentence_around(r->f, then->first, then->last);
    uint64_t since[STEMS], told[STEMS];
    uint32_t last = x->last + WIDE < here.last ? x->last + WIDE : here.last;
    for (uint32_t at = x->last; at < last; at++)
        if (facts_is_word(r->f, at, ","))
            last = at;
    if (!facts_is_any(r->f, x->last, behind))
        return false;
    uint32_t n = words_read(&r->words, x->last, last, since, STEMS), m = words_read(&r->words, there.first, there.last, told, STEMS);
    return words_shared(since, n, told, m) > 0;
}

/* "The 50th anniversary of the landing fell in 2019; our club, formed in 1975" */
static bool is_behind_semicolon(const facts *f, const stretch *x, const stamp *s)
{
    static const char *const semicolon[] = { ";", NULL };
    uint32_t first = x->first < s->first ? x->first : s->first, last = x->first < s->first ? s->first : x->first;
    return s->sentence <= x->sentence + 1 && x->sentence <= s->sentence + 1 && facts_has_any(f, first, last, semicolon);
}

static double weigh(const reader *r, const gone *g, const pair *p)
{
    const stretch *x = &g->of;
    bool here = p->from->sentence == x->sentence || p->to->sentence == x->sentence;
    const stamp *far = p->from->sentence == x->sentence ? p->to : p->from;
    bool away = far->sentence != x->sentence;
    double years = (p->to->since - p->from->since) / YEAR, said = x->days / YEAR, off = fabs(years - said);
    double points = here ? 1 : 0;
    points += r->years == 2 ? 1.5 : r->years == 3 ? 0.75 : -0.5;
    points += is_begun(r, p->from) ? 1 : 0;
    points -= facts_is_word(r->f, x->last, "after") && p->to->sentence != x->sentence ? 1 : 0;
    points += p->to->sentence == x->sentence && is_since(r, x, p->from) ? 1.25 : 0;
    points += away && words_join_sentences(&r->words, far->first, x->first) ? 0.5 : 0;
    points -= g->feast && ((away && is_of_another(r, x, far)) || is_behind_semicolon(r->f, x, p->from)) ? 4 : 0;
    points -= g->feast && !here && p->to->sentence > x->sentence ? 1.5 : 0; /* "each got a clock. Mine stopped in 2021" */
    points -= g->feast && away && !words_join_sentences(&r->words, far->first, x->first) ? 2.5 : 0;
    points += fabs(remainder(said, 5)) < 0.01 ? 0.5 : 0;
    points += g->feast ? 0.5 : 0;
    bool ten = fabs(remainder(off, 10)) < 1 && off < 101;
    points -= g->feast && facts_is_word(r->f, x->last, "year") && !is_begun(r, p->from) ? 1.5 : 0; /* "now in its 31st year" */
    return points + (!ten && off > said / 2 ? -2 : off < 12 || ten ? 0.5 : off > 30 ? -2 : 0) - (off > said ? 2 : 0);
}

/* The two times that the years are told of, unless they lie between some two. */
static bool find_pair(const reader *r, const gone *g, pair *best)
{
    const stretch *x = &g->of;
    size_t from = timeline_from(&r->times, x->sentence > SENTENCES_NEAR ? x->sentence - SENTENCES_NEAR : 0);
    for (size_t i = from; i < r->times.stamps.len && i < from + WINDOW; i++)
        for (size_t k = from; k < r->times.stamps.len && k < from + WINDOW; k++) {
            pair p = { &r->times.stamps.at[i], &r->times.stamps.at[k], 0 };
            double least, most;
            uint32_t far = p.from->sentence > x->sentence ? p.from->sentence - x->sentence : p.to->sentence > x->sentence ? p.to->sentence - x->sentence : 0;
            if (i == k || far > SENTENCES_NEAR || !stamp_is_day(p.from) || !stamp_is_day(p.to) || !stamp_has_year(r->f, p.from) || !stamp_has_year(r->f, p.to) ||
                !stamps_apart(p.from, p.to, &least, &most))
                continue;
            if (stretch_fits(x, least, most, 0.5))
                return false;
            p.points = weigh(r, g, &p);
            if (p.points > best->points)
                *best = p;
        }
    return best->from && !timeline_explains(&r->times, x, 0.5);
}

static belie_status judge(const reader *r, const gone *g)
{
    static const double least = 2.75;
    const facts *f = r->f;
    const stretch *x = &g->of;
    pair p = { .points = 0 };
    if (!find_pair(r, g, &p))
        return BELIE_OK;
    r->out->comparisons++;
    if (p.points < least)
        return BELIE_OK;
    evidence places[3] = { { x->first, x->last, facts_quote(f, x->first, x->last), NULL, g->by } };
    const stamp *ends[2] = { p.from, p.to };
    for (int i = 0; i < 2; i++)
        places[i + 1] = (evidence){ ends[i]->first, ends[i]->last, facts_quote(f, ends[i]->first, ends[i]->last), NULL, f->mentions.at[ends[i]->date->mention].by };
    return findings_add(r->out, check_named("anniversary"), BELIE_WARNING, 0.6, places, 3, "no two times of the text are so many years apart",
                        "\"%s\" does not fit the time from %s to %s", places[0].says, places[1].says, places[2].says);
}

/* "the two [hundredth anniversary]": rules may leave the beginning of a number out. */
static uint32_t number_begin(const facts *f, const number_classes *numbers, uint32_t at)
{
    uint32_t start = facts_sentence_around(f, at, at).first;
    while (at > start && (facts_has_class(f, at, numbers->ordinal_word) || facts_has_class(f, at, numbers->number_word))) {
        uint32_t before = at - 1;
        if (before > start && (facts_is_word(f, before, "and") || facts_is_word(f, before, "-")))
            before--;
        if (!facts_has_class(f, before, numbers->number_word))
            break;
        at = before;
    }
    return at;
}

bool jubilee_years(const facts *f, const number_classes *numbers, const claim *c, uint32_t *first, double *years)
{
    const claim_argument *n = claim_role(c, "n");
    int class_id = facts_class(f, "jubilee"), named;
    str value = n && class_id >= 0 ? symbols_value(f->table, n->first, n->last, (unsigned)class_id) : STR("");
    double rounding;
    *first = n ? n->first : 0;
    *years = 0;
    if (!n)
        return false;
    if (value.len && str_to_int(value, &named)) {
        *years = named;
        return true;
    }
    *first = number_begin(f, numbers, n->first);
    for (uint32_t last = n->last; last > *first; last--)
        if (number_read(f->text, f->table, numbers, *first, last, years, &rounding))
            return true;
    return false;
}

/* "its 75th anniversary", "the bicentenary" */
static bool read_feast(const reader *r, const claim *c, gone *g)
{
    const claim_argument *n = claim_role(c, "n");
    uint32_t first;
    double years;
    if (!n || n->date >= 0 || (c->mood & (MOOD_NEGATED | MOOD_HYPOTHETICAL)) || !jubilee_years(r->f, &r->numbers, c, &first, &years))
        return false;
    *g = (gone){ .of = { .first = first, .last = n->last, .sentence = c->sentence, .days = years * YEAR, .unit = YEAR }, .by = c->by, .feast = true };
    return years >= 5 && years < 1500;
}

belie_status elapsed_compare(findings *out)
{
    const facts *f = out->f;
    uint32_t seen = 0;
    reader r = { .out = out, .f = f, .numbers = number_classes_of(f), .sets_in = facts_class(f, "sets-in") };
    word_reader_init(&r.words, f);
    belie_status status = timeline_read(&r.times, f) ? BELIE_OK : error_no_memory(out->error);
    count_years(&r);
    for (size_t i = 0; status == BELIE_OK && r.years > 1 && i < r.times.stretches.len; i++) {
        gone g = { .of = r.times.stretches.at[i], .by = f->mentions.at[r.times.stretches.at[i].length->mention].by };
        if (is_gone(&r, &g.of) && seen++ < MOST)
            status = judge(&r, &g);
    }
    for (size_t i = 0; status == BELIE_OK && r.years > 1 && i < f->claims.len && seen < MOST; i++) {
        gone g;
        if (claim_is(&f->claims.at[i], "jubilee") && read_feast(&r, &f->claims.at[i], &g) && seen++ < MOST)
            status = judge(&r, &g);
    }
    timeline_release(&r.times);
    return status;
}
