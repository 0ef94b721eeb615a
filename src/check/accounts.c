/* total-parts, in whatever form the parts are told: the run of numbers behind a whole, over short sentences and lines as well ("Launches: 37. To
 * yachts 14, to swimmers 4, ... No launch falls under two heads."), or the column of a table beside the sentence that names the whole.
 *
 * A whole that some of the numbers make is fine, and so is a sum that the text has. */
#include "check/accounts.h"

#include <math.h>

#include "check/list.h"
#include "check/numbers.h"
#include "check/series.h"
#include "check/tables.h"

enum { PARTS_LEAST = 3, RUN_MOST = 12, GAP_MOST = 16, FRAGMENT = 10, SKIPPED_MOST = 3, AROUND = 30 };

typedef struct account {
    uint32_t whole;         /* quantity */
    uint32_t at[RUN_MOST];  /* its parts */
    uint32_t count;
    double sum;
} account;

static const sentence *sentence_of(const facts *f, uint32_t quantity_index)
{
    return &f->text->sentences.at[facts_sentence(f, series_mention(f, quantity_index)->first)];
}

static bool is_short(const sentence *s)
{
    return s->kind != SENTENCE_PROSE || s->last - s->first <= FRAGMENT;
}

/* "(I caught one)", "one and the same cow": no part. */
static bool is_idle(const facts *f, uint32_t quantity_index)
{
    const mention *m = series_mention(f, quantity_index);
    bool again = m->first > 0 && facts_is_word(f, m->first - 1, "(") && quantity_index > 0 &&
                 fabs(f->quantities.at[quantity_index].written - f->quantities.at[quantity_index - 1].written) < 1e-6; /* "eleven (11)" */
    return again || (facts_is_word(f, m->first, "one") && (facts_is_word(f, m->last, ")") || facts_is_word(f, m->last, "and") || facts_is_word(f, m->last, "of")));
}

/* Whether a number can go on the run after another: not far behind it, in its sentence or the next of as few words. */
static bool goes_on(const facts *f, uint32_t before, uint32_t next)
{
    static const char *const never[] = { "than", "from", "because", "until", "between", "to", NULL };
    const sentence *a = sentence_of(f, before), *b = sentence_of(f, next);
    uint32_t from = series_end(f, before), to = series_mention(f, next)->first;
    if (to < from || to - from > GAP_MOST || b > a + 1 || (b == a && to > from && facts_is_any(f, to - 1, never)))
        return false;
    return a == b ? to > from : is_short(a) && is_short(b);
}

/* In terms of the whole's own unit: 2.1 of "4.6 hectares: 2.1 ha". */
static double value_of(const quantity *q, const quantity *whole)
{
    bool measures = q->kind == QUANTITY_MEASURE && whole->kind == QUANTITY_MEASURE && whole->written > 0;
    return measures ? q->least / (whole->least / whole->written) : q->written;
}

static void read_run(const facts *f, account *r, uint32_t start)
{
    const quantity *whole = &f->quantities.at[r->whole];
    r->count = 0;
    r->sum = 0;
    for (uint32_t i = start; i < f->quantities.len && r->count < RUN_MOST; i++) {
        const quantity *q = &f->quantities.at[i];
        if (r->count && is_idle(f, i))
            continue;
        if (r->count && !goes_on(f, r->at[r->count - 1], i))
            break;
        if (facts_is_word(f, series_end(f, i), "each")) {
            r->count = 0; /* "one each for the mailbox and the shed" */
            return;
        }
        bool bare = q->kind == QUANTITY_COUNT && q->head_first == q->head_last;
        bool same = q->kind == whole->kind || (whole->kind != QUANTITY_COUNT && bare) || (whole->kind == QUANTITY_COUNT && q->kind == QUANTITY_COUNT);
        if (!same || !series_is_part(f, q) || value_of(q, whole) >= whole->written)
            break;
        r->at[r->count++] = i;
        r->sum += value_of(q, whole);
    }
}

/* Whether some parts side by side make the whole. */
static bool is_made(const facts *f, const account *r)
{
    const quantity *whole = &f->quantities.at[r->whole];
    bool small = whole->written < 20;
    for (uint32_t i = 0; i < (small ? 1 : r->count); i++) {
        double sum = 0;
        for (uint32_t k = i; k < r->count; k++) {
            sum += value_of(&f->quantities.at[r->at[k]], whole);
            if (fabs(sum - whole->written) < 1e-6 + (whole->rounding < 0.5 ? whole->rounding : 0))
                return true;
        }
    }
    return false;
}

/* Whether the text near it has the sum. */
static bool is_told(const facts *f, const account *r)
{
    uint32_t from = r->whole > AROUND ? r->whole - AROUND : 0;
    for (uint32_t i = from; i < r->whole + AROUND && i < f->quantities.len; i++)
        if (fabs(f->quantities.at[i].written - r->sum) < 1e-6)
            return true;
    return false;
}

static bool is_slip(const quantity *q, double sum)
{
    double gap = fabs(q->written - sum), slack = q->rounding < 0.5 || q->written >= 1e5 ? q->rounding : 0;
    return gap > slack + 1e-6 && gap <= 0.21 * fmax(sum, q->written) && (number_is_one_digit(gap) || numbers_transposed(sum, q->written));
}

/* "All 40", "is used up completely:", "to the last yen": before the parts. */
static bool is_closed_before(const facts *f, uint32_t whole_first, uint32_t first)
{
    static const char *const words[] = { "all", "every", "each", "whole", "entire", "full", "fully", "total", "completely", "entirely", "altogether", "follows",
                                         "consists", "consisted", "comprises", "comprised", "composed", "made", "last", "up", "everything", "combined", NULL };
    return facts_has_any(f, whole_first > 2 ? whole_first - 2 : 0, first, words);
}

/* "No launch falls under two heads", "there are no judges besides these", "more was not offered": behind them. */
static bool is_closed_behind(const facts *f, uint32_t last, uint32_t to)
{
    static const char *const words[] = { "no", "none", "nothing", "nobody", "every", "everything", "everyone", "each", "all", "altogether", "else", "besides",
                                         "only", "other", "complete", "final", NULL };
    static const char *const not[] = { "not", "no", "nothing", "nobody", NULL };
    static const char *const more[] = { "more", "left", "over", NULL };
    return facts_has_any(f, last, to, words) || (facts_has_any(f, last, to, not) && facts_has_any(f, last, to, more));
}

/* Near the last part: points and goals are counted anew. */
static bool is_sport(const facts *f, uint32_t end)
{
    enum { BACK = 40, ON = 20 };
    int unit = facts_class(f, "score-unit"), word = facts_class(f, "sport-word");
    for (uint32_t at = end > BACK ? end - BACK : 0; at < end + ON && at < f->text->tokens.len; at++)
        if (facts_has_class(f, at, unit) || facts_has_class(f, at, word))
            return true;
    return false;
}

static double weigh(const facts *f, const account *r)
{
    static const char *const colon[] = { ":", "\xE2\x80\x94", "\xE2\x80\x93", NULL };
    static const char *const these[] = { "these", "those", "them", "they", NULL };
    const quantity *q = &f->quantities.at[r->whole];
    const sentence *s = sentence_of(f, r->whole), *e = sentence_of(f, r->at[r->count - 1]);
    const mention *first = series_mention(f, r->at[0]);
    enum { BEHIND = 16, AHEAD = 14, REST = 40 };
    uint32_t next = (uint32_t)(e - f->text->sentences.at) + 1, to = next < f->text->sentences.len ? f->text->sentences.at[next].last : e->last;
    uint32_t whole = series_mention(f, r->whole)->first, end = series_end(f, r->at[r->count - 1]), head = sentence_of(f, r->at[0])->first;
    to = to < e->last + BEHIND ? to : e->last + BEHIND;
    head = head + AHEAD < first->first ? first->first - AHEAD : head; /* a sentence may have no end */
    bool same = false, behind = is_closed_behind(f, end, to < end + REST ? to : end + REST);
    bool closed = behind || is_closed_before(f, whole, first->first), labelled = whole > s->first && facts_is_word(f, whole - 1, ":");
    for (uint32_t i = 0; i < r->count; i++)
        same |= q->unit[0] && strcmp(q->unit, f->quantities.at[r->at[i]].unit) == 0;
    double points = closed ? 1 : 0;
    points += facts_has_any(f, series_end(f, r->whole), first->first, colon) ? 0.75 : 0;
    points += r->count >= 5 ? 0.75 : r->count == 4 ? 0.5 : 0;
    points += same ? 0.5 : 0;
    points += first->first > series_end(f, r->whole) && first->first - series_end(f, r->whole) <= 4 && s == e ? 0.5 : 0;
    points += facts_has_any(f, head, first->first, these) ? 0.5 : 0;
    points += series_end(f, r->at[r->count - 1]) + 3 >= e->last ? 0.25 : 0;
    return points + (numbers_transposed(r->sum, q->written) ? 0.5 : 0) - (q->unit[0] || labelled ? 0 : 0.5) -
           (!behind && is_sport(f, end) ? 0.75 : 0);
}

static belie_status report(findings *out, const account *r)
{
    series s = { .count = 0 };
    for (uint32_t i = 0; i < r->count; i++) /* the first two, and the last three */
        if (i < 2 || i + 3 >= r->count)
            s.at[s.count++] = r->at[i];
    return series_report(out, &s, 0, s.count, r->whole, r->sum);
}

/* *behind: the first number that is no part of an account that is right. */
static belie_status judge_run(findings *out, uint32_t whole, uint32_t *behind)
{
    static const double least = 1.75;
    static const char *const of[] = { "of", "aged", NULL };
    const facts *f = out->f;
    const quantity *q = &f->quantities.at[whole];
    account best = { .whole = whole };
    double most = 0;
    if (!q->unit[0] && series_word_before(f, series_mention(f, whole), 1, of))
        return BELIE_OK; /* "a rider of seventeen" */
    if (series_is_no_whole(f, q) || q->kind == QUANTITY_PERCENT || !quantity_is_exact(q) || q->written < (q->kind == QUANTITY_MEASURE ? 1 : 6))
        return BELIE_OK;
    for (uint32_t start = whole + 1; start <= whole + SKIPPED_MOST && start < f->quantities.len; start++) {
        account r = { .whole = whole };
        double before = f->quantities.at[start - 1].written; /* "64 incidents in three valleys: shooting 23" */
        if (sentence_of(f, start) > sentence_of(f, whole) + 2 || (start > whole + 1 && before > 5 && before < q->written))
            break;
        read_run(f, &r, start);
        if (r.count < PARTS_LEAST)
            continue;
        if (is_made(f, &r)) {
            *behind = r.at[r.count - 1] + 1;
            return BELIE_OK;
        }
        double equal = value_of(&f->quantities.at[r.at[0]], q) * r.count, points = is_slip(q, r.sum) ? weigh(f, &r) : 0;
        if (points > most && series_is_tied(f, r.at, r.count, whole) && !series_is_explained(f, r.at, r.count, whole) && !is_told(f, &r) && fabs(equal - r.sum) > 1e-6) {
            best = r;
            most = points;
        }
    }
    out->comparisons++;
    if (most < least || numbers_told(out, "total-parts", series_mention(f, best.at[0])->first) ||
        numbers_told(out, "total-parts", series_mention(f, whole)->first))
        return BELIE_OK;
    return report(out, &best);
}

belie_status accounts_check(findings *out)
{
    belie_status status = BELIE_OK;
    uint32_t behind = 0;
    for (uint32_t i = 0; status == BELIE_OK && i < out->f->quantities.len; i++)
        if (i >= behind)
            status = judge_run(out, i, &behind);
    return status;
}
