/* total-parts: numbers that the text closes ("the last 34", "everything else, 950", "there was nothing else but a parrot") and the number far before
 * them that they nearly make: "187 people on board", then, over three sentences, 92, 71 and the last 34.
 *
 * Whatever makes a whole, of the numbers between, explains it. */
#include "check/partitions.h"

#include <math.h>

#include "check/kinds.h"
#include "check/list.h"
#include "check/numbers.h"
#include "check/series.h"
#include "check/words.h"

enum { PARTS_LEAST = 3, RUN_MOST = 8, BACK_MOST = 24, SENTENCES_APART = 10, PART_APART = 3 };

typedef struct partition {
    uint32_t at[RUN_MOST], count;
    double sum;
    bool broken; /* by a number as large as the whole: these are not all its parts */
} partition;

static uint32_t sentence_at(const facts *f, uint32_t quantity_index)
{
    return facts_sentence(f, series_mention(f, quantity_index)->first);
}

/* "The last 34", "the other six", "everything else, children's books included, to 950". */
static bool is_last(const facts *f, uint32_t quantity_index)
{
    enum { REACH = 12 };
    static const char *const last[] = { "last", "remaining", "other", "others", "rest", "remainder", "balance", NULL };
    static const char *const the[] = { "the", "its", "his", "her", "their", "our", NULL };
    static const char *const every[] = { "everything", "everyone", "everybody", "all", NULL };
    const mention *m = series_mention(f, quantity_index);
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    uint32_t from = m->first > s->first + REACH ? m->first - REACH : s->first;
    if (quantity_index && series_end(f, quantity_index - 1) > from)
        from = series_end(f, quantity_index - 1);
    for (uint32_t at = m->first; at-- > from;) {
        if (m->first - at <= 3 && at > s->first && facts_is_any(f, at, last) && facts_is_any(f, at - 1, the))
            return true;
        if (at > from && facts_is_word(f, at, "else") && facts_is_any(f, at - 1, every))
            return true;
    }
    return false;
}

/* "No well was left out", "no other ships": what a denial is of, if a noun says it; UINT32_MAX: of everything. */
static uint32_t denied_noun(const facts *f, uint32_t no_at)
{
    static const char *const over[] = { "other", "others", "further", "more", "single", NULL };
    static const char *const general[] = { "else", "one", "left", "besides", "was", "were", "is", "are", "remains", "remained", "omitted", NULL };
    uint32_t at = no_at + 1;
    if (!facts_is_word(f, no_at, "no"))
        return UINT32_MAX;
    while (facts_is_any(f, at, over))
        at++;
    return facts_is_any(f, at, general) || f->text->tokens.at[at].kind != TOKEN_WORD ? UINT32_MAX : at;
}

/* "There was nothing else", "no well was left out", "nobody was forgotten": behind a number, in its sentence or the next.  *noun: see denied_noun. */
static bool is_closed_behind(const facts *f, uint32_t quantity_index, uint32_t *noun)
{
    enum { REACH = 24 };
    static const char *const no[] = { "no", "none", "nothing", "nobody", "neither", "not", NULL };
    static const char *const more[] = { "else", "other", "others", "besides", "omitted", "forgotten", "further", "left", "remains", "remained", "missing", "uncounted", "more", "empty", NULL };
    uint32_t at = series_end(f, quantity_index), index = sentence_at(f, quantity_index) + 1, end = f->text->sentences.at[index - 1].last;
    if (index < f->text->sentences.len)
        end = f->text->sentences.at[index].last;
    if (quantity_index + 1 < f->quantities.len && series_mention(f, quantity_index + 1)->first < end)
        end = series_mention(f, quantity_index + 1)->first;
    end = end < at + REACH ? end : at + REACH;
    for (uint32_t no_at = facts_next_any(f, at, end, no); no_at != UINT32_MAX; no_at = facts_next_any(f, no_at + 1, end, no))
        if (facts_has_any(f, no_at > at + 2 ? no_at - 2 : at, no_at + 6 < end ? no_at + 6 : end, more)) {
            *noun = denied_noun(f, no_at);
            return true;
        }
    return false;
}

/* "Those who stayed behind", "some had no ticket": more of them, who are not counted. */
static bool goes_on_uncounted(const facts *f, uint32_t last)
{
    enum { REACH = 24 };
    static const char *const words[] = { "some", "those", "several", "few", "many", "others", "besides", "plus", "apart", "except", "without", "excluding", "including", NULL };
    uint32_t at = series_end(f, last), next = sentence_at(f, last) + 1, end = f->text->sentences.at[next < f->text->sentences.len ? next : next - 1].last;
    return facts_has_any(f, at, at + REACH < end ? at + REACH : end, words);
}

/* In terms of the whole's own unit. */
static double value_of(const quantity *q, const quantity *whole)
{
    bool measures = q->kind == QUANTITY_MEASURE && whole->kind == QUANTITY_MEASURE && whole->written > 0;
    return measures ? q->least / (whole->least / whole->written) : q->written;
}

/* Whether a number counts what the whole does, or nothing that is named. */
static bool is_alike(const facts *f, const quantity *whole, const quantity *q)
{
    bool bare = q->kind == QUANTITY_COUNT && q->head_first == q->head_last;
    if (bare)
        return whole->kind == QUANTITY_COUNT || q->written >= 100;
    if (q->kind != whole->kind)
        return false;
    if (strcmp(q->unit, whole->unit) == 0)
        return true;
    kind_reader kinds = kind_reader_of(f);
    kind_of a = kind_at(&kinds, whole->head_first), b = kind_at(&kinds, q->head_first);
    return q->kind == QUANTITY_COUNT && whole->head_last > whole->head_first && a.domain && a.domain == b.domain;
}

/* "3." that begins an item, and "4.15" among whole numbers: the number of a line, a time. */
static bool is_idle(const facts *f, const quantity *whole, uint32_t quantity_index)
{
    static const char *const marks[] = { ".", ")", ":", NULL };
    const mention *m = series_mention(f, quantity_index);
    const quantity *q = &f->quantities.at[quantity_index];
    bool bare = q->kind == QUANTITY_COUNT && q->head_first == q->head_last, bracketed = m->first > 0 && facts_is_word(f, m->first - 1, "(") && facts_is_word(f, m->last, ")");
    return bare && (bracketed || (whole->kind == QUANTITY_COUNT && whole->rounding >= 0.5 && q->rounding < 0.5) ||
                    (m->first == f->text->sentences.at[facts_sentence(f, m->first)].first && facts_is_any(f, m->last, marks)));
}

/* The numbers between a whole and the last part; none: too many, or far apart. */
static partition read_parts(const facts *f, uint32_t whole, uint32_t last)
{
    partition p = { .count = 0 };
    const quantity *w = &f->quantities.at[whole];
    uint32_t there = sentence_at(f, last);
    for (uint32_t i = last; i > whole; i--) {
        const quantity *q = &f->quantities.at[i];
        if (!is_alike(f, w, q) || is_idle(f, w, i) || !series_is_part(f, q))
            continue;
        if (value_of(q, w) >= w->written) {
            p.broken = true;
            continue;
        }
        if (p.count == RUN_MOST || sentence_at(f, i) + PART_APART < there)
            return (partition){ .count = 0 };
        there = sentence_at(f, i);
        p.at[p.count++] = i;
        p.sum += value_of(q, w);
    }
    for (uint32_t i = 0; i + 1 < p.count - i && p.count <= RUN_MOST; i++) {
        uint32_t swap = p.at[i];
        p.at[i] = p.at[p.count - 1 - i];
        p.at[p.count - 1 - i] = swap;
    }
    return p;
}

/* Whether some of the parts make the whole. */
static bool is_made(const facts *f, const partition *p, const quantity *whole)
{
    for (uint32_t set = 1; set < 1u << p->count; set++) {
        double sum = 0;
        for (uint32_t i = 0; i < p->count; i++)
            sum += set >> i & 1 ? value_of(&f->quantities.at[p->at[i]], whole) : 0;
        if (fabs(sum - whole->written) < 1e-6 + (whole->rounding < 0.5 ? whole->rounding : 0))
            return true;
    }
    return false;
}

static bool is_slip(const quantity *whole, double sum)
{
    double gap = fabs(whole->written - sum), slack = whole->rounding < 0.5 || whole->written >= 1e5 ? whole->rounding : 0;
    return gap > slack + 1e-6 && gap <= 0.17 * fmax(sum, whole->written) && (number_is_one_digit(gap) || numbers_transposed(sum, whole->written));
}

/* Whether one of the parts counts what the whole does, or none of them names anything. */
static bool is_tied(const facts *f, const partition *p, const quantity *whole)
{
    bool same = false, bare = true;
    for (uint32_t i = 0; i < p->count; i++) {
        const quantity *q = &f->quantities.at[p->at[i]];
        same |= q->unit[0] && strcmp(q->unit, whole->unit) == 0;
        bare &= !q->unit[0];
    }
    return whole->unit[0] && (same || bare);
}

static bool is_told(const facts *f, uint32_t from, uint32_t to, double value)
{
    for (uint32_t i = from; i < to && i < f->quantities.len; i++)
        if (fabs(f->quantities.at[i].written - value) < 1e-6)
            return true;
    return false;
}

/* "About ten had deserted": what is left over is told, and is none of the parts. */
static bool is_left_over(const facts *f, const partition *p, uint32_t whole, double gap)
{
    const quantity *w = &f->quantities.at[whole];
    uint32_t last = p->at[p->count - 1], to = sentence_at(f, last) + 1;
    for (uint32_t i = whole + 1, part = 0; i < f->quantities.len && i < last + PART_APART && sentence_at(f, i) <= to; i++) {
        const quantity *q = &f->quantities.at[i];
        bool is_part = part < p->count && p->at[part] == i;
        part += is_part;
        if (!is_part && fabs(q->written - gap) < 1e-6 && (!q->unit[0] || strcmp(q->unit, w->unit) == 0) && !is_idle(f, w, i))
            return true;
    }
    return false;
}

/* Whether a noun is that of the whole: "no well" and "48 wells". */
static bool is_of_noun(const facts *f, uint32_t noun, const quantity *whole)
{
    word_reader words;
    word_reader_init(&words, f);
    return noun == UINT32_MAX || (whole->head_last > whole->head_first && word_stem(&words, noun) == word_stem(&words, whole->head_first));
}

/* The parts that end with the number `last`; of a `noun`, or of anything. */
static belie_status judge(findings *out, uint32_t last, uint32_t noun)
{
    const facts *f = out->f;
    uint32_t from = last > BACK_MOST ? last - BACK_MOST : 0, found = UINT32_MAX, here = sentence_at(f, last);
    partition best = { .count = 0 };
    for (uint32_t w = last; w-- > from && sentence_at(f, w) + SENTENCES_APART >= here;) {
        const quantity *whole = &f->quantities.at[w];
        partition p = { .count = 0 };
        if (quantity_is_exact(whole) && whole->kind != QUANTITY_PERCENT && whole->written >= 6 && !series_is_no_whole(f, whole))
            p = read_parts(f, w, last);
        if (p.count < 2)
            continue;
        if (is_made(f, &p, whole))
            return BELIE_OK;
        if (p.broken || p.count < PARTS_LEAST || !is_slip(whole, p.sum) || !is_tied(f, &p, whole) || !is_of_noun(f, noun, whole))
            continue;
        if (found != UINT32_MAX && fabs(f->quantities.at[found].written - whole->written) > 1e-6)
            return BELIE_OK; /* which one is meant cannot be told */
        found = w;
        best = p;
    }
    out->comparisons++;
    double gap = found == UINT32_MAX ? 0 : fabs(best.sum - f->quantities.at[found].written);
    if (found == UINT32_MAX || is_told(f, from, last + BACK_MOST, best.sum) || is_left_over(f, &best, found, gap) || goes_on_uncounted(f, last))
        return BELIE_OK;
    if (numbers_told(out, "total-parts", series_mention(f, found)->first) || numbers_told(out, "total-parts", series_mention(f, last)->first))
        return BELIE_OK;
    series s = { .count = 0 };
    for (uint32_t i = 0; i < best.count && i < RUN_MOST; i++) /* the first two, and the last three */
        if (i < 2 || i + 3 >= best.count)
            s.at[s.count++] = best.at[i];
    return series_report(out, &s, 0, s.count, found, best.sum);
}

belie_status partitions_check(findings *out)
{
    belie_status status = BELIE_OK;
    const facts *f = out->f;
    for (uint32_t i = 2; status == BELIE_OK && i < f->quantities.len; i++) {
        uint32_t noun = UINT32_MAX;
        if (f->quantities.at[i].kind != QUANTITY_PERCENT && (is_last(f, i) || is_closed_behind(f, i, &noun)))
            status = judge(out, i, noun);
    }
    return status;
}
