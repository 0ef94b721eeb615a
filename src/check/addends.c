/* Three numbers or more side by side, and another number of the text that nearly is their sum: "212, 198, 205, 187 and 221" and "the
 * combined 1,033".  A sum that the text has is fine, and so is a number that other numbers make. */
#include "check/addends.h"

#include <math.h>

#include "check/list.h"
#include "check/numbers.h"
#include "check/series.h"

enum { SENTENCES_APART = 8, NUMBERS_MOST = 60 };

static double sum_of(const facts *f, const series *s, uint32_t from)
{
    double sum = 0;
    for (uint32_t i = from; i < s->count; i++)
        sum += f->quantities.at[s->at[i]].written;
    return sum;
}

static double largest(const facts *f, const series *s, uint32_t from)
{
    double most = 0;
    for (uint32_t i = from; i < s->count; i++)
        most = fmax(most, f->quantities.at[s->at[i]].written);
    return most;
}

static uint32_t sentence_at(const facts *f, uint32_t quantity_index)
{
    return facts_sentence(f, series_mention(f, quantity_index)->first);
}

static bool is_in(const series *s, uint32_t quantity_index)
{
    for (uint32_t i = 0; i < s->count; i++)
        if (s->at[i] == quantity_index)
            return true;
    return false;
}

/* Parts are parted by commas, semicolons and "and", none far from the next, and no other number stands between. */
static bool is_list(const facts *f, const series *s)
{
    static const char *const marks[] = { ",", ";", "and", "/", "+", "plus", NULL };
    static const char *const never[] = { "to", "than", "from", "but", "because", "when", "until", "by", "between", "at", NULL };
    enum { GAP_MOST = 9 };
    for (uint32_t i = 1; i < s->count; i++) {
        uint32_t from = series_end(f, s->at[i - 1]), to = series_mention(f, s->at[i])->first;
        if (to < from || to - from > GAP_MOST || s->at[i] != s->at[i - 1] + 1 || !facts_has_any(f, from, to, marks) || (to > from && facts_is_any(f, to - 1, never)))
            return false;
    }
    return true;
}

static bool is_near_word(const facts *f, uint32_t at, uint32_t before, uint32_t behind, const char *const *words)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, at)];
    uint32_t from = at > s->first + before ? at - before : s->first, to = at + behind < s->last ? at + behind : s->last;
    return facts_has_any(f, from, to, words);
}

static const char *const cues[] = { "total", "totals", "totalled", "totaled", "combined", "all", "full", "sum", "together", "altogether", "overall", "whole", "n", "entire", "every", "each", NULL };

static double weigh(const facts *f, const series *s, uint32_t whole, double sum)
{
    static const char *const ends[] = { "remaining", "rest", "remainder", "blank", "spoilt", "spoiled", "abstained", "abstentions", "nothing", "nobody", "none", "last", NULL };
    static const char *const colon[] = { ":", NULL };
    static const char *const else_words[] = { "else", "other", "others", "without", "only", NULL };
    const quantity *q = &f->quantities.at[whole];
    const mention *m = series_mention(f, whole), *first = series_mention(f, s->at[0]), *last = series_mention(f, s->at[s->count - 1]);
    uint32_t there = sentence_at(f, whole), apart = there > s->sentence ? there - s->sentence : s->sentence - there;
    const sentence *own = &f->text->sentences.at[s->sentence];
    double points = apart <= 1 ? 0.5 : 0;
    bool same = false;
    for (uint32_t i = 0; i < s->count; i++)
        same |= q->unit[0] && strcmp(q->unit, f->quantities.at[s->at[i]].unit) == 0;
    points += same ? 1 : q->unit[0] ? 0.5 : 0;
    points += is_near_word(f, m->first, 3, 0, cues) ? 1 : 0;
    points += is_near_word(f, first->first, 0, 60, ends) ? 1 : 0;
    points += s->sentence + 1 < f->text->sentences.len && is_near_word(f, own->last, 0, 12, else_words) ? 0.5 : 0;
    points += first->first > own->first && is_near_word(f, first->first, 6, 0, colon) ? 0.75 : 0;
    points += s->count >= 4 ? 0.5 : 0;
    points += last->last + 3 >= own->last ? 0.25 : 0;
    points += numbers_transposed(sum, q->written) ? 0.5 : 0;
    return points;
}

/* "The hall holds 400": more than came. */
static bool is_room(const facts *f, uint32_t quantity_index)
{
    static const char *const words[] = { "hold", "holds", "held", "seats", "seat", "capacity", "room", "limit", "maximum", NULL };
    return is_near_word(f, series_mention(f, quantity_index)->first, 3, 0, words);
}

/* Whether a number is off the sum as a slip makes it. */
static bool is_slip(const quantity *q, double sum)
{
    double gap = fabs(q->written - sum), slack = q->rounding < 0.5 || q->written >= 1e5 ? q->rounding : 0;
    return gap > slack + 1e-6 && gap <= 0.2 * sum && (number_is_one_digit(gap) || numbers_transposed(sum, q->written));
}

/* The number that the parts were meant to make, if one stands out; *points gets how well. */
static bool find_whole(const facts *f, const series *s, double sum, uint32_t *whole)
{
    static const double least = 1.5, least_afar = 2, share_most = 0.85;
    const uint32_t from = s->at[0] > NUMBERS_MOST ? s->at[0] - NUMBERS_MOST : 0, to = s->at[0] + NUMBERS_MOST;
    double best = 0, most = largest(f, s, 0);
    bool only = false;
    for (uint32_t i = from; i < to && i < f->quantities.len; i++) {
        const quantity *q = &f->quantities.at[i];
        uint32_t there = sentence_at(f, i), apart = there > s->sentence ? there - s->sentence : s->sentence - there;
        if (fabs(q->written - sum) < 1e-6)
            return false; /* the text has the sum */
        if (series_is_no_whole(f, q) || is_room(f, i) || apart > SENTENCES_APART || is_in(s, i) || most > share_most * q->written || !quantity_is_exact(q) ||
            !series_same_kind(q, &f->quantities.at[s->at[0]]) || !is_slip(q, sum) ||
            (!series_is_tied(f, s->at, s->count, i) && !is_near_word(f, series_mention(f, i)->first, 3, 0, cues)) || series_is_explained(f, s->at, s->count, i))
            continue;
        double points = weigh(f, s, i, sum);
        if (points < best || points < (apart > 3 ? least_afar : least))
            continue;
        only = points > best || fabs(f->quantities.at[*whole].written - q->written) < 1e-6;
        best = points;
        *whole = i;
    }
    return only;
}

static belie_status judge(findings *out, const series *s)
{
    const facts *f = out->f;
    uint32_t whole = 0;
    double sum = sum_of(f, s, 0);
    bool equal = fabs(largest(f, s, 0) * s->count - sum) < 1e-6; /* thirds of 100 */
    if (s->count < 3 || equal || s->count == PARTS_MOST || sum < 10 || !is_list(f, s))
        return BELIE_OK;
    out->comparisons++;
    if (!find_whole(f, s, sum, &whole) || numbers_told(out, "total-parts", series_mention(f, s->at[0])->first) ||
        numbers_told(out, "total-parts", series_mention(f, whole)->first))
        return BELIE_OK;
    return series_report(out, s, 0, s->count, whole, sum);
}

belie_status addends_check(findings *out)
{
    const facts *f = out->f;
    belie_status status = BELIE_OK;
    for (uint32_t at = 0; status == BELIE_OK && at < f->quantities.len;) {
        uint32_t next;
        series s = series_read(f, at, &next);
        status = judge(out, &s);
        at = next;
    }
    return status;
}
