/* A share with its part and whole, in one sentence and in whatever order: "18 of the 40 boats (45 per cent)", "turnout
 * was 64 per cent: 3,200 of 5,000", "a quarter of our 48 members, 12 people", "five per cent of 6,000 comes to 300",
 * "from 60 to 45, a 25 per cent discount".
 *
 * The words between the figures tell what belongs together; a share that any two numbers of its sentence give is right. */
#include "check/portions.h"

#include <math.h>

#include "check/figures.h"
#include "check/list.h"
#include "check/numbers.h"

enum { GAP_PART = 7, GAP_TIE = 9, FIGURES_MOST = 10 };

/* Three figures and what the share should be. */
typedef struct portion {
    const figure *part, *whole, *share;
    double wanted; /* in per cent */
    const char *what; /* for the message */
} portion;

/* Nothing but a comma, a bracket, "or", "that is" and a few words: both say one thing. */
static bool is_tied(const facts *f, uint32_t from, uint32_t to)
{
    static const char *const ties[] = { "(", ",", ":", "-", "\xE2\x80\x94", "\xE2\x80\x93", "--", "or", "being", "namely", "equals", "=", NULL };
    static const char *const parts[] = { "while", "whereas", "but", "although", "though", "when", "because", "and", ";", "who", "with",
                                         "compared", "than", "another", "plus", NULL };
    static const char *const ways[] = { "in", "on", "at", NULL };
    for (uint32_t at = from; at < to && to - from <= GAP_TIE; at++)
        if (facts_is_word(f, at, ",") && facts_is_any(f, at + 1, ways))
            return false; /* "12 of the 40, in the south 25 per cent" */
    return to > from && to - from <= GAP_TIE && facts_has_any(f, from, to, ties) && !facts_has_any(f, from, to, parts);
}

/* "18 of the 40 boats", "131 out of 212", "24 were found in 80 samples" is too loose. */
static bool is_part_of(const facts *f, const figure *a, const figure *b)
{
    static const char *const of[] = { "of", NULL };
    static const char *const marks[] = { ",", "(", ";", ":", ".", "and", "to", "more", "beside", "besides", "against", "with", "than", "from", "but", "while",
                                         "versus", "alongside", NULL };
    uint32_t gap = b->first > a->last ? b->first - a->last : 0;
    return gap >= 1 && gap <= GAP_PART && facts_has_any(f, a->last, b->first, of) && !facts_has_any(f, a->last, b->first, marks);
}

/* "Ten per cent of the price of 6,000 euros", "half of the 60 plots". */
static bool is_share_of(const facts *f, const figure *p, const figure *b)
{
    static const char *const of[] = { "of", "on", NULL };
    static const char *const marks[] = { ",", "(", ";", ":", ".", "and", "to", "were", "was", "are", "is", "had", "have", "in", "by", NULL };
    uint32_t gap = b->first > p->last ? b->first - p->last : 0;
    return gap >= 1 && gap <= GAP_PART && facts_has_any(f, p->last, b->first, of) && !facts_has_any(f, p->last, b->first, marks);
}

static bool is_result(const facts *f, uint32_t from, uint32_t to)
{
    static const char *const verbs[] = { "comes", "came", "amounts", "amounted", "makes", "equals", "=", NULL };
    static const char *const marks[] = { ";", "and", "but", "while", NULL };
    return to > from && to - from <= GAP_TIE && facts_has_any(f, from, to, verbs) && !facts_has_any(f, from, to, marks);
}

/* "1,200 euros, being twenty per cent of": the part, and what it is. */
static bool is_said_to_be(const facts *f, uint32_t from, uint32_t to)
{
    static const char *const verbs[] = { "being", "is", "was", "are", "were", "represents", "represented", "equals", "makes", "or", "up", NULL };
    static const char *const marks[] = { ";", "and", "but", "while", "than", "with", NULL };
    return to > from && to - from <= 5 && facts_has_any(f, from, to, verbs) && !facts_has_any(f, from, to, marks);
}

static bool is_number(const figure *a)
{
    return a->kind == FIGURE_NUMBER && a->value > 0 && !a->per;
}

static double slack_of(const portion *p)
{
    double rounding = 100 * (p->part->slack * (p->part->of != QUANTITY_COUNT || p->part->slack < 0.5)) / p->whole->value;
    double slack = 1 + p->share->slack + 0.02 * p->wanted + (rounding < 5 ? rounding : 5);
    bool word = p->share->slack >= 3;
    return slack + (word ? 0.05 * p->wanted : 0) + (p->share->approximate || p->part->approximate || p->whole->approximate ? 5 : 0);
}

/* Whether two numbers give a share in any way: the part, what is left, a change up or down. */
static bool explains(const figure *x, const figure *y, const figure *share)
{
    double low = fmin(x->value, y->value), high = fmax(x->value, y->value);
    double ways[] = { low / high * 100, 100 - low / high * 100, (high - low) / low * 100 };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (fabs(ways[i] - share->value) <= 0.6 + share->slack + 0.02 * ways[i])
            return true;
    return false;
}

static bool is_explained(const figures *all, uint32_t from, uint32_t to, const figure *share)
{
    for (uint32_t i = from; i < to; i++)
        for (uint32_t k = i + 1; k < to; k++)
            if (is_number(&all->all.at[i]) && is_number(&all->all.at[k]) && figures_alike(&all->all.at[i], &all->all.at[k]) &&
                explains(&all->all.at[i], &all->all.at[k], share))
                return true;
    return false;
}

static belie_status report(findings *out, const portion *p)
{
    if (numbers_told(out, "percentage", p->share->first))
        return BELIE_OK;
    const facts *f = out->f;
    evidence places[3] = { figure_evidence(f, p->part), figure_evidence(f, p->whole), figure_evidence(f, p->share) };
    return findings_add(out, check_named("percentage"), BELIE_WARNING, 0.8, places, 3, NULL, "%s %s %s is given as %s; it is %.3g per cent",
                        places[0].says, p->what, places[1].says, places[2].says, p->wanted);
}

/* Three figures of which the middle of the sentence tells that they belong together. */
static bool read_share(const figures *all, const figure *p, const figure *a, const figure *b, portion *out)
{
    const facts *f = all->f;
    const figure *first = a, *second = b;
    if (!is_number(a) || !is_number(b) || !figures_alike(a, b))
        return false;
    *out = (portion){ .part = a, .whole = b, .share = p, .what = "of" };
    if (is_part_of(f, first, second) && a->value < b->value && (is_tied(f, p->last, a->first) || is_tied(f, b->last, p->first))) {
        out->wanted = a->value / b->value * 100;
        return true;
    }
    /* "of 48 members, 36 voted yes, that is 75 per cent" */
    static const char *const of[] = { "of", "among", NULL };
    bool whole_first = a->value > b->value && a->first > 0 && (facts_is_any(f, a->first - 1, of) || (a->first > 1 && facts_is_any(f, a->first - 2, of)));
    if (whole_first && b->last <= p->first && is_tied(f, b->last, p->first) && b->first - a->last <= GAP_PART) {
        *out = (portion){ .part = b, .whole = a, .share = p, .wanted = b->value / a->value * 100, .what = "of" };
        return true;
    }
    /* "a quarter of our 48 members, 12 people" and "1,200 euros, five per cent of the 24,000" */
    const figure *whole = p->last <= b->first && is_share_of(f, p, b) && a->first < p->first ? b : NULL, *part = a;
    bool before = whole && (is_tied(f, part->last, p->first) || is_said_to_be(f, part->last, p->first));
    if (!before && p->last <= a->first && is_share_of(f, p, a)) {
        whole = a;
        part = b;
        before = is_tied(f, whole->last, part->first) || is_result(f, whole->last, part->first);
    }
    if (!before || !whole || part->value >= whole->value)
        return false;
    *out = (portion){ .part = part, .whole = whole, .share = p, .wanted = part->value / whole->value * 100, .what = "of" };
    return true;
}

/* "By 62 votes to 38, a majority of 62 per cent". */
static bool read_vote(const figures *all, const figure *p, const figure *a, const figure *b, portion *out)
{
    static const char *const to[] = { "to", "against", NULL };
    const facts *f = all->f;
    uint64_t vote = word_stem_of("vote");
    if (!is_number(a) || !is_number(b) || (a->unit != vote && b->unit != vote) || b->first - a->last > 3 ||
        !facts_has_any(f, a->last, b->first, to) || !is_tied(f, b->last, p->first))
        return false;
    *out = (portion){ .part = a, .whole = b, .share = p, .wanted = a->value / (a->value + b->value) * 100, .what = "against" };
    return true;
}

/* Words of change right before or behind a share. */
static bool is_change(const facts *f, const figure *p)
{
    static const char *const before[] = { "rise", "increase", "growth", "jump", "gain", "gains", "climb", "up", "surge", "fall", "drop", "decline",
                                          "decrease", "cut", "down", "reduction", "slump", "loss", "fell", "dropped", "declined", "decreased",
                                          "rose", "risen", "increased", "grew", "grown", "jumped", "gained", "climbed", "saving", "shrank",
                                          "discount", "reduced", "saved", "lost", "improvement", NULL };
    static const char *const behind[] = { "more", "less", "fewer", "higher", "lower", "up", "down", "rise", "increase", "growth", "fall", "drop",
                                          "decline", "decrease", "cut", "reduction", "discount", "off", "saving", "gain", "loss", "jump", NULL };
    for (uint32_t away = 1; away <= 4 && away <= p->first; away++) {
        if (facts_is_word(f, p->first - away, ",") || facts_is_word(f, p->first - away, "("))
            break;
        if (facts_is_any(f, p->first - away, before))
            return true;
    }
    return facts_is_any(f, p->last, behind) || (facts_is_word(f, p->last, "-") && facts_is_any(f, p->last + 1, behind));
}

/* "From 60 euros to 45, a discount of 25 per cent", "2.0 million in 2011 and 2.5 million in 2012, 25 per cent more". */
static bool read_change(const figures *all, const figure *p, const figure *a, const figure *b, portion *out)
{
    static const char *const to[] = { "to", NULL };
    static const char *const from_words[] = { "from", NULL };
    static const char *const apart[] = { ";", "while", "whereas", "but", "and", NULL };
    const facts *f = all->f;
    if (!is_number(a) || !is_number(b) || !figures_alike(a, b) || !is_change(f, p) || b->first - a->last > 12 || a->approximate || b->approximate)
        return false;
    const sentence *s = &f->text->sentences.at[p->sentence];
    uint32_t near = a->first > s->first + 3 ? a->first - 3 : s->first;
    bool from_to = facts_has_any(f, near, a->first, from_words) && facts_has_any(f, a->last, b->first, to);
    bool to_from = facts_has_any(f, near, a->first, to) && facts_has_any(f, a->last, b->first, from_words);
    bool behind = b->last <= p->first && p->first - b->last <= 12 && !facts_has_any(f, b->last, p->first, apart);
    bool ahead = p->last <= a->first && a->first - p->last <= 12 && !facts_has_any(f, p->last, a->first, apart);
    static const char *const more[] = { "more", "less", "higher", "lower", "fewer", "up", "down", NULL };
    static const char *const and_words[] = { "and", NULL };
    bool listed = behind && is_tied(f, b->last, p->first) && facts_is_any(f, p->last, more) && facts_has_any(f, a->last, b->first, and_words);
    if (!((from_to || to_from) && (behind || ahead)) && !listed)
        return false;
    const figure *old = to_from ? b : a, *new = to_from ? a : b;
    *out = (portion){ .part = a, .whole = b, .share = p, .wanted = fabs(new->value - old->value) / old->value * 100, .what = "to" };
    return true;
}

static belie_status check_pair(findings *out, const figures *all, const figure *p, const figure *a, const figure *b, uint32_t from, uint32_t to)
{
    portion found;
    bool change = false;
    if (!read_share(all, p, a, b, &found) && !read_vote(all, p, a, b, &found) && !(change = read_change(all, p, a, b, &found)))
        return BELIE_OK;
    out->comparisons++;
    double slack = slack_of(&found) + (change ? 0.06 * found.wanted + 100 * (a->slack + b->slack) / a->value * (a->of != QUANTITY_COUNT) : 0);
    bool far = found.wanted > 4 * p->value || p->value > 4 * found.wanted;
    for (uint32_t i = from; i < to; i++) /* another share is that of these two */
        far |= all->all.at + i != p && all->all.at[i].kind == FIGURE_SHARE && explains(a, b, &all->all.at[i]);
    if (fabs(found.wanted - p->value) <= slack || far || is_explained(all, from, to, p))
        return BELIE_OK;
    return report(out, &found);
}

/* "The budget is 500,000. Salaries take 300,000 of it, or 60 per cent": the whole stands in the sentence before. */
static belie_status check_of_it(findings *out, const figures *all, const figure *p, uint32_t from)
{
    static const char *const it[] = { "it", "this", "them", "these", "that", NULL };
    const facts *f = all->f;
    const figure *a = p > all->all.at ? p - 1 : NULL, *whole = NULL;
    bool number = a && a->sentence == p->sentence && is_number(a);
    bool part = number && facts_is_word(f, a->last, "of") && facts_is_any(f, a->last + 1, it) && is_tied(f, a->last, p->first);
    bool share = number && facts_is_word(f, p->last, "of") && facts_is_any(f, p->last + 1, it) && is_said_to_be(f, a->last, p->first);
    if (!part && !share)
        return BELIE_OK; /* "60,000 of it, or 60 per cent", "20,000, which is 45 per cent of it" */
    for (uint32_t i = from; i-- > 0 && all->all.at[i].sentence + 1 == p->sentence;) {
        if (!is_number(&all->all.at[i]) || !figures_alike(a, &all->all.at[i]))
            continue;
        if (whole)
            return BELIE_OK;
        whole = &all->all.at[i];
    }
    if (!whole || whole->value <= a->value)
        return BELIE_OK;
    portion found = { .part = a, .whole = whole, .share = p, .wanted = a->value / whole->value * 100, .what = "of" };
    out->comparisons++;
    return fabs(found.wanted - p->value) <= slack_of(&found) ? BELIE_OK : report(out, &found);
}

/* "Price: 400 euros. Members get 10 per cent off and pay 360 euros." */
static belie_status check_discount(findings *out, const figures *all, uint32_t i, uint32_t from, uint32_t to)
{
    static const char *const off[] = { "off", "discount", "less", "reduction", "rebate", "cheaper", NULL };
    static const char *const pay[] = { "pay", "pays", "paying", "paid", "cost", "costs", "makes", "price", "leaves", "leaving", "only", "just", NULL };
    const facts *f = all->f;
    const figure *p = &all->all.at[i], *b = i + 1 < to ? p + 1 : NULL, *a = NULL;
    if (!b || b->of != QUANTITY_MONEY || !facts_is_any(f, p->last, off) || !facts_has_any(f, p->last, b->first, pay) || b->first - p->last > 8)
        return BELIE_OK;
    for (uint32_t k = i; k-- > 0 && all->all.at[k].sentence + 1 >= p->sentence;) {
        if (!is_number(&all->all.at[k]) || all->all.at[k].of != QUANTITY_MONEY || all->all.at[k].unit != b->unit)
            continue;
        if (a)
            return BELIE_OK;
        a = &all->all.at[k];
    }
    (void)from;
    if (!a || b->value >= a->value)
        return BELIE_OK;
    portion found = { .part = b, .whole = a, .share = p, .wanted = (a->value - b->value) / a->value * 100, .what = "instead of" };
    out->comparisons++;
    return fabs(found.wanted - p->value) <= slack_of(&found) ? BELIE_OK : report(out, &found);
}

static belie_status check_share(findings *out, const figures *all, uint32_t i, uint32_t from, uint32_t to)
{
    const figure *p = &all->all.at[i];
    belie_status status = check_of_it(out, all, p, from);
    if (status == BELIE_OK)
        status = check_discount(out, all, i, from, to);
    for (uint32_t k = from; status == BELIE_OK && k + 1 < to; k++) {
        uint32_t next = k + 1 == i ? k + 2 : k + 1; /* two that follow each other, the share left out */
        if (k != i && next < to)
            status = check_pair(out, all, p, &all->all.at[k], &all->all.at[next], from, to);
    }
    return status;
}

/* Words that say that the shares are those of one whole, and all of it. */
static bool closes(const facts *f, const figure *p)
{
    static const char *const rest[] = { "remaining", "rest", "remainder", "other", NULL };
    for (uint32_t away = 1; away <= 3 && away <= p->first; away++)
        if (facts_is_any(f, p->first - away, rest))
            return !facts_is_word(f, p->first - away - 1, "and") || away > 1;
    return false;
}

/* "55 per cent, and his sister held the other 45": they make a hundred. */
static belie_status check_rest(findings *out, const figures *all, uint32_t from, uint32_t to)
{
    double sum = 0, slack = 1.2;
    const figure *first = NULL, *last = NULL;
    bool closed = false;
    uint32_t count = 0;
    for (uint32_t i = from; i < to; i++) {
        const figure *p = &all->all.at[i];
        if (p->kind != FIGURE_SHARE)
            continue;
        if (p->bounded || closed)
            return BELIE_OK;
        first = first ? first : p;
        last = p;
        sum += p->value;
        slack += p->slack + (p->approximate ? 3 : 0);
        closed = closes(all->f, p);
        count++;
    }
    if (!closed || count < 2 || sum < 70 || sum > 135)
        return BELIE_OK;
    out->comparisons++;
    if (fabs(sum - 100) <= slack)
        return BELIE_OK;
    evidence places[2] = { figure_evidence(all->f, first), figure_evidence(all->f, last) };
    return findings_add(out, check_named("percentage"), BELIE_WARNING, 0.8, places, 2, NULL,
                        "the shares %s to %s are said to be all, and add up to %.4g per cent", places[0].says, places[1].says, sum);
}

belie_status portions_check(findings *out)
{
    const figures *all;
    belie_status status = figures_of(out, &all);
    for (uint32_t from = 0; status == BELIE_OK && from < all->all.len;) {
        uint32_t to = figures_end(all, from);
        for (uint32_t i = from; status == BELIE_OK && i < to && to - from <= FIGURES_MOST; i++)
            if (all->all.at[i].kind == FIGURE_SHARE && !all->all.at[i].bounded)
                status = check_share(out, all, i, from, to);
        if (status == BELIE_OK && to - from <= FIGURES_MOST)
            status = check_rest(out, all, from, to);
        from = to;
    }
    return status;
}
