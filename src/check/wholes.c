/* Shares that stand in one sentence, list or table and nearly make 100: those of one whole, unless some of them make 100 by
 * themselves, or nothing says that they are all that there is. */
#include "check/wholes.h"

#include <math.h>

#include "check/figures.h"
#include "check/list.h"
#include "check/numbers.h"

enum { SHARES_MOST = 12, REST_REACH = 14 };

/* Shares in the order of the text, none far from the next. */
typedef struct run {
    const figure *at[SHARES_MOST];
    uint32_t count;
} run;

static double sum_of(const run *r, uint32_t from, uint32_t to, double *slack)
{
    double sum = 0;
    *slack = 0.1;
    for (uint32_t i = from; i < to; i++) {
        sum += r->at[i]->value;
        *slack += r->at[i]->slack + (r->at[i]->approximate ? 3 : 0);
    }
    *slack = fmin(*slack, 2.1);
    return sum;
}

/* Whether shares side by side make a whole. */
static bool has_whole(const run *r)
{
    for (uint32_t i = 0; i < r->count; i++)
        for (uint32_t k = i + 2; k <= r->count; k++) {
            double slack, sum = sum_of(r, i, k, &slack);
            if (fabs(sum - 100) <= slack)
                return true;
        }
    return false;
}

/* The tokens of the sentences of a run. */
static sentence around(const facts *f, const run *r)
{
    sentence s = f->text->sentences.at[r->at[0]->sentence];
    s.last = f->text->sentences.at[r->at[r->count - 1]->sentence].last;
    return s;
}

/* Whether a share is the last of its line, and not all of it. */
static bool ends_line(const facts *f, const figure *a)
{
    uint32_t end = f->text->tokens.at[a->last - 1].end;
    return a->first > f->text->sentences.at[a->sentence].first && (end >= f->text->len || f->text->ptr[end] == '\n');
}

/* One sentence, or lines of a list or table. */
static bool is_one_row(const facts *f, const run *r)
{
    bool one = true, lines = true;
    for (uint32_t i = 0; i < r->count; i++) {
        const sentence *s = &f->text->sentences.at[r->at[i]->sentence];
        one &= r->at[i]->sentence == r->at[0]->sentence;
        bool ends = ends_line(f, r->at[i]);
        lines &= s->kind == SENTENCE_ROW || s->kind == SENTENCE_ITEM || ends;
        lines &= i == 0 || ends || r->at[i]->sentence != r->at[i - 1]->sentence;
    }
    return one || lines;
}

/* "The rest, 9 per cent", "the remaining 12 per cent", "no opinion: 4 per cent": nothing is left behind it. */
static bool closes(const facts *f, const run *r)
{
    static const char *const words[] = { "rest", "remaining", "remainder", "remains", "others", "other", "abstained", "abstention", "abstentions", "undecided",
                                         "balance", "neither", "unsure", "opinion", "everything", "everyone", "else", NULL };
    enum { BEFORE = 9, BEHIND = 5 };
    static const char *const rest[] = { "rest", "remaining", "remainder", "balance", NULL };
    const figure *last = r->at[r->count - 1];
    const sentence *s = &f->text->sentences.at[last->sentence];
    uint32_t from = last->first > s->first + BEFORE ? last->first - BEFORE : s->first, to = last->last + BEHIND < s->last ? last->last + BEHIND : s->last;
    uint32_t before = r->count > 1 && r->at[r->count - 2]->last > from ? r->at[r->count - 2]->last : from;
    if (facts_has_any(f, last->last, to, rest))
        return false; /* "the parish 30 per cent, friends the rest" */
    return facts_has_any(f, before, to, r->count > 2 ? words : rest);
}

/* "60 per cent by your meters, 30 by floor area; there is no third part": behind the last. */
static bool is_denied_more(const facts *f, const run *r)
{
    enum { REACH = 18 };
    static const char *const no[] = { "no", "nothing", "nobody", "none", NULL };
    static const char *const more[] = { "else", "third", "fourth", "fifth", "other", "others", "besides", "further", NULL };
    const figure *last = r->at[r->count - 1];
    uint32_t end = last->last + REACH < f->text->tokens.len ? last->last + REACH : (uint32_t)f->text->tokens.len;
    static const char *const parts[] = { "part", "parts", "share", "shares", "category", "criterion", "criteria", "component", "ingredient", "ingredients", "factor", "group",
                                         "option", "answer", "answers", "kind", "source", "sources", NULL };
    uint32_t at = facts_next_any(f, last->last, end, no);
    if (at == UINT32_MAX || !facts_has_any(f, at + 1, at + 3 < end ? at + 3 : end, more))
        return false;
    return facts_is_word(f, at + 1, "else") || facts_has_any(f, at + 1, at + 4 < end ? at + 4 : end, parts);
}

static bool is_beside(const facts *f, const figure *a, const char *const *words)
{
    enum { BEFORE = 5, BEHIND = 3 };
    const sentence *s = &f->text->sentences.at[a->sentence];
    return facts_has_any(f, a->first > s->first + BEFORE ? a->first - BEFORE : s->first, a->last + BEHIND < s->last ? a->last + BEHIND : s->last, words);
}

/* "Those in favour: 38 per cent. Those against: 64 per cent": more than all. */
static bool is_vote(const facts *f, const run *r)
{
    static const char *const yes[] = { "favour", "favor", "yes", "ayes", "supported", "agreed", "approve", "approved", NULL };
    static const char *const no[] = { "against", "no", "noes", "opposed", "disagreed", "disapprove", "rejected", NULL };
    const figure *a = r->at[0], *b = r->at[r->count - 1];
    return r->count == 2 && is_beside(f, a, yes) && is_beside(f, b, no) && !is_beside(f, a, no) && !is_beside(f, b, yes);
}

/* Shares that change, that are more or less than others, or of which somebody may have several. */
static bool is_apart(const facts *f, const run *r)
{
    static const char *const change[] = { "from", "to", "by", "than", "down", "against", NULL };
    static const char *const several[] = { "answers", "answer", "several", "multiple", "both", "respectively", "overlap", "mentioned", "named", "discount",
                                           "interest", "growth", "rose", "fell", "increase", "increased", "margin", "turnout", NULL };
    sentence s = around(f, r);
    for (uint32_t i = 0; i < r->count; i++)
        if (r->at[i]->bounded || r->at[i]->approximate || (r->at[i]->first > s.first && facts_is_any(f, r->at[i]->first - 1, change)))
            return true;
    static const char *const than[] = { "than", NULL };
    static const char *const anew[] = { "second", "another", NULL };
    for (uint32_t i = 0; i < r->count; i++)
        if (facts_has_any(f, r->at[i]->last, r->at[i]->last + 3 < s.last ? r->at[i]->last + 3 : s.last, than))
            return true; /* "18% dearer than before" */
    if (facts_has_any(f, r->at[0]->last, r->at[r->count - 1]->first, anew))
        return true; /* "a second alloy has 25%" */
    return facts_has_any(f, s.first, s.last, several) || facts_has_any(f, s.last, s.last + 12 < f->text->tokens.len ? s.last + 12 : s.last, several);
}

/* "In Kent 30%, in Wales 34%", "9% and 71% of the shops": each has a whole of its own. */
static bool has_own_wholes(const facts *f, const run *r)
{
    static const char *const make[] = { "made", "make", "makes", "making", NULL };
    uint32_t placed = 0, of = 0;
    for (uint32_t i = 0; i < r->count; i++) {
        uint32_t at = r->at[i]->first;
        placed += at >= 2 && facts_is_word(f, at - 1, "up") && !facts_is_any(f, at - 2, make) ? 2 : 0; /* "up 35% in May" */
        placed += at >= 2 && facts_is_word(f, at - 2, "in") && f->text->tokens.at[at - 1].shape == SHAPE_CAPITAL;
        of += facts_is_word(f, r->at[i]->last, "of");
    }
    bool apart = of >= 2 && of == r->count;
    for (uint32_t i = 0; apart && i < r->count; i++) /* "60% of Alta, 25% of Berga" */
        apart = r->at[i]->last + 1 < f->text->tokens.len && f->text->tokens.at[r->at[i]->last + 1].shape == SHAPE_CAPITAL;
    return apart || placed >= 2 || (of == 1 && facts_is_word(f, r->at[r->count - 1]->last, "of"));
}

/* "The rest is fibre, and 2% oil": what is left has no number; "the rest salt" in a line of its own. */
static bool leaves_rest(const facts *f, const run *r)
{
    enum { BEHIND = 6 };
    static const char *const left[] = { "rest", "remainder", "other", "others", "etc", "traces", NULL };
    const figure *last = r->at[r->count - 1];
    static const char *const some[] = { "few", "some", "others", "several", "many", NULL };
    uint32_t end = f->text->sentences.at[last->sentence].last;
    if (facts_has_any(f, last->last, last->last + REST_REACH < end ? last->last + REST_REACH : end, some))
        return true; /* "20 per cent on foot; a few came by boat" */
    if (ends_line(f, last) && facts_has_any(f, last->last, last->last + BEHIND < f->text->tokens.len ? last->last + BEHIND : (uint32_t)f->text->tokens.len, left))
        return true;
    static const char *const rest[] = { "rest", "remainder", NULL };
    static const char *const is[] = { "is", "are", "was", "were", NULL };
    enum { NEAR = 4 };
    sentence s = around(f, r);
    for (uint32_t at = facts_next_any(f, s.first, s.last, rest); at != UINT32_MAX; at = facts_next_any(f, at + 1, s.last, rest)) {
        bool told = false;
        for (uint32_t i = 0; i < r->count; i++)
            told |= r->at[i]->first > at && r->at[i]->first <= at + NEAR;
        if (!told && facts_is_any(f, at + 1, is))
            return true;
    }
    return false;
}

static belie_status report(findings *out, const run *r, double sum)
{
    const facts *f = out->f;
    evidence places[FINDING_EVIDENCE];
    uint32_t count = r->count < FINDING_EVIDENCE ? r->count : FINDING_EVIDENCE;
    for (uint32_t i = 0; i < count; i++)
        places[i] = figure_evidence(f, r->at[r->count - count + i]);
    return findings_add(out, check_named("percentage"), BELIE_WARNING, 0.7, places, count, "they are the shares of one whole",
                        "the shares from %s to %s add up to %.4g per cent", places[0].says, places[count - 1].says, sum);
}

/* Three shares or more, of which each has its own; two, if the second is said to be the rest. */
static belie_status judge(findings *out, const run *r)
{
    static const double least = 88, most = 118;
    double slack, sum = sum_of(r, 0, r->count, &slack);
    bool closed = r->count >= 2 && (closes(out->f, r) || is_denied_more(out->f, r) || (sum > 100 && is_vote(out->f, r)));
    if (r->count < 2 || sum < least || sum > most || has_whole(r) || (r->count < 3 && !closed) || (!closed && sum < 100 && r->count < 4) || (!closed && (!is_one_row(out->f, r) || has_own_wholes(out->f, r) || !number_is_one_digit(fabs(sum - 100)))))
        return BELIE_OK;
    out->comparisons++;
    return (sum < 100 && leaves_rest(out->f, r)) || is_apart(out->f, r) || numbers_told(out, "percentage", r->at[0]->first) ? BELIE_OK : report(out, r, sum);
}

belie_status wholes_check(findings *out)
{
    const figures *all;
    belie_status status = figures_of(out, &all);
    run r = { .count = 0 };
    for (uint32_t i = 0; status == BELIE_OK && i < all->all.len; i++) {
        const figure *a = &all->all.at[i];
        if (a->kind != FIGURE_SHARE)
            continue;
        if (r.count && (a->sentence > r.at[r.count - 1]->sentence + 1 || r.count == SHARES_MOST)) {
            status = judge(out, &r);
            r.count = 0;
        }
        r.at[r.count++] = a;
    }
    return status == BELIE_OK ? judge(out, &r) : status;
}
