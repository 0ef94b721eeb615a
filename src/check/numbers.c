/* spelled-number, and what the checks on numbers share. */
#include "check/numbers.h"

#include <math.h>

#include "check/list.h"

const quantity *claim_quantity(const facts *f, const claim *c, const char *role)
{
    const claim_argument *a = claim_role(c, role);
    return a && a->quantity >= 0 ? &f->quantities.at[a->quantity] : NULL;
}

uint32_t quantity_end(const facts *f, const quantity *q)
{
    const mention *m = &f->mentions.at[q->mention];
    return q->head_last > m->last ? q->head_last : m->last;
}

bool quantity_is_exact(const quantity *q)
{
    return !q->approximate && !q->lower_bound && !q->upper_bound;
}

double quantity_slack(const quantity *q)
{
    double place = 1;
    if (q->rounding < 0.5)
        return q->rounding;
    if (q->written < 100)
        return q->written >= 20 && fmod(q->written, 5) < 0.5 ? fmin(2.5, q->written / 10) : 0.5;
    while (place * 10 <= q->written && fmod(q->written, place * 10) < 0.5)
        place *= 10;
    place = place > 1 ? place : fmod(q->written, 5) < 0.5 ? 5 : 1;
    return place / 2 < q->written / 20 ? place / 2 : q->written / 20;
}

static uint64_t thousandths(double value)
{
    return value >= 0 && value < 1e12 ? (uint64_t)(value * 1000 + 0.5) : 0;
}

uint64_t number_digits(double value)
{
    uint64_t counts = 0, rest = thousandths(value);
    for (; rest; rest /= 10)
        counts += (uint64_t)1 << (6 * (unsigned)(rest % 10));
    return counts;
}

uint64_t number_row(double value)
{
    uint64_t row = 0, rest = thousandths(value);
    for (unsigned at = 0; rest; rest /= 10, at += 4)
        row |= rest % 10 << at;
    return row;
}

unsigned number_row_telling(uint64_t row)
{
    unsigned count = 0;
    while (row && !(row & 15))
        row >>= 4;
    for (; row; row >>= 4)
        count++;
    return count;
}

bool number_rows_differ_in_one(uint64_t a, uint64_t b)
{
    uint64_t other = a ^ b, low = 1; /* a one in the lowest digit that differs */
    while (other && !(other & low * 15))
        low <<= 4;
    return other && other <= low * 15 && a >= low && b >= low && number_row_telling(a) >= 3 && number_row_telling(b) >= 3;
}

bool numbers_transposed(double a, double b)
{
    if (!(a > 0 && b > 0 && a < 1e12 && b < 1e12 && a < 10 * b && b < 10 * a))
        return false;
    uint64_t x = (uint64_t)(a * 1000 + 0.5), y = (uint64_t)(b * 1000 + 0.5);
    return x % 9 == y % 9 && number_digits(a) == number_digits(b); /* the sums of their digits first */
}

belie_status numbers_report(findings *out, const char *check_name, const claim *c, double score,
                            const char *first_role, const char *second_role, const char *message)
{
    const claim_argument *x = claim_role(c, first_role), *y = claim_role(c, second_role);
    evidence places[2] = { { x->first, x->last, claim_words(out->f, c, first_role), c, c->by },
                           { y->first, y->last, claim_words(out->f, c, second_role), c, c->by } };
    return message ? findings_add(out, check_named(check_name), BELIE_WARNING, score, places, 2, NULL, "%s", message)
                   : error_no_memory(out->error);
}

static bool is_in_words(const facts *f, const quantity *q)
{
    const mention *m = &f->mentions.at[q->mention];
    for (uint32_t i = m->first; i < m->last; i++)
        if (f->text->tokens.at[i].kind != TOKEN_WORD || (f->text->tokens.at[i].flags & TOKEN_DIGITS))
            return f->text->tokens.at[i].kind == TOKEN_MARK;
    return true;
}

/* "Twelve (21)", "21 (twelve)", "twelve euros (21 euros)". */
static bool is_spelled(const facts *f, const claim *c)
{
    const claim_argument *first = claim_role(c, "first");
    if (first && first->first > 0 && f->text->tokens.at[first->first - 1].kind == TOKEN_NUMBER)
        return false; /* the second half of "60 crore" */
    const quantity *a = claim_quantity(f, c, "first"), *b = claim_quantity(f, c, "second");
    if (!claim_is(c, "written-twice") || !a || !b || is_in_words(f, a) == is_in_words(f, b))
        return false;
    bool beside = f->mentions.at[a->mention].last + 1 == f->mentions.at[b->mention].first;
    bool counted = a->kind == QUANTITY_COUNT && b->kind == QUANTITY_COUNT && beside;
    bool measured = a->kind == b->kind && (a->kind == QUANTITY_MONEY || a->kind == QUANTITY_MEASURE) && strcmp(a->unit, b->unit) == 0 &&
                    fabs(a->least * b->written - b->least * a->written) < 1e-6 * a->least * b->written; /* not five kg (10 lb) */
    return (measured || counted) && b->written >= 1;
}

/* "Thirty (60) days" is one date; its two numbers stand before and within the brackets. */
static belie_status report_twice(findings *out, const date_fact *d)
{
    const facts *f = out->f;
    const mention *m = &f->mentions.at[d->mention];
    uint32_t open = m->first, close;
    while (open < m->last && !facts_is_word(f, open, "("))
        open++;
    for (close = open; close < m->last && !facts_is_word(f, close, ")");)
        close++;
    if (open == m->first || close == m->last)
        return BELIE_OK;
    const char *before = facts_quote(f, m->first, open), *within = facts_quote(f, open + 1, close);
    evidence places[2] = { { m->first, open, before, NULL, m->by }, { open + 1, close, within, NULL, m->by } };
    bool words_first = f->text->tokens.at[open - 1].kind == TOKEN_WORD;
    return before && within ? findings_add(out, check_named("spelled-number"), BELIE_WARNING, 0.9, places, 2, NULL,
                                           "the number is %s in words and %s in digits",
                                           words_first ? before : within, words_first ? within : before)
                            : error_no_memory(out->error);
}

belie_status check_spelled_number(findings *out)
{
    const facts *f = out->f;
    belie_status status = BELIE_OK;
    claim_walk w = claims_of_one(f, "written-twice");
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        if (!is_spelled(f, c))
            continue;
        const quantity *a = claim_quantity(f, c, "first"), *b = claim_quantity(f, c, "second");
        bool years = b->written >= 1000 && b->written <= 2199 && a->written < 100, words_first = is_in_words(f, a);
        out->comparisons++;
        if (fabs(a->written - b->written) >= 0.5 && !years)
            status = numbers_report(out, "spelled-number", c, 0.9, "first", "second",
                                    arena_printf(out->memory, "the number is %s in words and %s in digits",
                                                 claim_words(f, c, words_first ? "first" : "second"),
                                                 claim_words(f, c, words_first ? "second" : "first")));
    }
    for (size_t i = 0; status == BELIE_OK && i < f->dates.len; i++)
        if (f->dates.at[i].problem_kind == DATE_TWICE)
            status = report_twice(out, &f->dates.at[i]);
    return status;
}

int64_t number_core(double value, unsigned *digits)
{
    *digits = 0;
    if (!(value >= 0.001 && value < 1e15))
        return 0;
    while (value >= 1e6)
        value /= 10;
    int64_t core = llround(value * 1e6);
    while (core && core % 10 == 0)
        core /= 10;
    for (int64_t rest = core; rest; rest /= 10)
        ++*digits;
    return core;
}

int number_zeros_between(double a, double b)
{
    enum { ZEROS_MOST = 6 };
    double power = a > 0 && b > 0 ? log10(a > b ? a / b : b / a) : 0, whole = round(power);
    return whole >= 1 && whole <= ZEROS_MOST && fabs(power - whole) < 1e-6 ? (int)whole : 0;
}

bool number_is_one_digit(double difference)
{
    double left = fabs(difference);
    while (left < 0.95)
        left *= 10;
    while (left >= 10 && fmod(left + 1e-6, 10) < 1e-5)
        left /= 10;
    return left < 9.5 && fabs(left - floor(left + 0.5)) < 1e-5;
}

bool numbers_told(const findings *out, const char *check_name, uint32_t at)
{
    for (size_t i = 0; i < out->list.len; i++) {
        const finding *f = &out->list.at[i];
        for (uint32_t k = 0; k < f->place_count; k++)
            if (strcmp(f->check, check_name) == 0 && f->places[k].first <= at && at < f->places[k].last)
                return true;
    }
    return false;
}

bool rate_is_loose(const facts *f, uint32_t token_index)
{
    enum { REACH = 40 };
    static const char *const words[] = { "rests", "stop", "stops", "stopping", "halt", "halts", "break", "breaks", "pause", "pauses", "interrupted", "interruptions", "top",
                                         "maximum", "ringing", "reaches", "reached", "peak", "begin", "fastest", NULL };
    static const char *const even[] = { "average", "averaged", "averaging", "mean", "counting", "excluding", "without", NULL };
    const sentence *s = &f->text->sentences.at[facts_sentence(f, token_index)];
    uint32_t from = token_index > s->first + REACH ? token_index - REACH : s->first, to = token_index + REACH < s->last ? token_index + REACH : s->last;
    return facts_has_any(f, from, to, words) && !facts_has_any(f, from, to, even);
}

bool product_has_reason(const facts *f, uint32_t first, uint32_t last)
{
    enum { BEFORE = 30, BEHIND = 20 };
    static const char *const words[] = { "discount", "discounts", "rebate", "reduction", "reduced", "free", "waived", "refund", "refunded", "deposit", "because", "empty", "nearly",
                                         "almost", "half-empty", "except", "bonus", "overtime", "meals", "interest", "spoilt", "spare", NULL };
    static const char *const bundles[] = { "card", "pass", "subscription", "subscribers", "dozen", "tray", "crate", "pack", NULL };
    static const char *const picking[] = { "that", "which", "who", NULL };
    if (facts_is_any(f, last, picking))
        return true;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, first)];
    uint32_t from = first > s->first + BEFORE ? first - BEFORE : s->first, to = first + BEHIND < s->last ? first + BEHIND : s->last;
    uint32_t near = first > s->first + 6 ? first - 6 : s->first;
    static const char *const rest[] = { "rest", NULL };
    uint32_t at = facts_next_any(f, from, to, rest);
    return (at != UINT32_MAX && at > from && facts_is_word(f, at - 1, "the")) || facts_has_any(f, from, to, words) || facts_has_any(f, near, first, bundles);
}
