/* "Of 160 ballots, he had 96 ... his 65 per cent", "climbed from 200 to 250 ... the 20 per cent growth": a share that two numbers of
 * the text give is fine.  One that no two give is held against the one pair near it that can be meant. */
#include "check/ratios.h"

#include <math.h>
#include <stdlib.h>

#include "check/list.h"
#include "check/numbers.h"
#include "check/ratios_apart.h"

enum { SENTENCES_APART = 4, TOLD_APART = 12 };

static bool is_plain(const figure *a)
{
    return a->kind == FIGURE_NUMBER && a->value > 0 && !a->bounded;
}

static bool same_unit(const figure *a, const figure *b)
{
    return a->unit && a->unit == b->unit && a->of == b->of;
}

static double slack_of(const figure *share)
{
    return fmin(share->slack, 5) + (share->approximate ? 4 : share->bounded ? 6 : 0.3);
}

/* What two numbers give: a share of a whole, or how much more or less one is than the other. */
static double wanted_of(const group *g, const figure *a, const figure *b)
{
    double x, y;
    ratio_values(a, b, &x, &y);
    double low = fmin(x, y), high = fmax(x, y);
    return !g->change ? low / high * 100 : g->down ? 100 - low / high * 100 : (high - low) / low * 100;
}

/* Whether two numbers give the share: as they are, as what is left, or, of one whose word is not known, as a change. */
static bool gives(const group *g, const figure *a, const figure *b)
{
    double x, y;
    ratio_values(a, b, &x, &y);
    double low = fmin(x, y), high = fmax(x, y), share = g->share->value;
    double ways[] = { wanted_of(g, a, b), 100 - low / high * 100, low / (low + high) * 100, high / (low + high) * 100, (high - low) / low * 100 };
    bool near = figures_apart(a, g->share) <= 1 && figures_apart(b, g->share) <= 1;
    for (size_t i = 0; i < (g->change ? 1 : near ? 5 : 4); i++)
        if (fabs(ways[i] - share) <= slack_of(g->share) + 0.006 * ways[i])
            return true;
    return false;
}

/* "One", "both", the number of a section: what is counted in no share. */
static bool counts(const figure *a)
{
    return is_plain(a) && (a->of != QUANTITY_COUNT || a->value >= 5);
}

static const char *const down_words[] = { "fall", "drop", "decline", "decrease", "cut", "down", "reduction", "slump", "loss", "fell", "dropped", "declined",
                                          "decreased", "saving", "savings", "shrank", "shrunk", "discount", "reduced", "saved", "lost", "less", "fewer",
                                          "lower", "falling", "fallen", "smaller", "cheaper", "off", "rebate", "contraction", "plunge", NULL };
static const char *const up_words[] = { "rise", "increase", "growth", "jump", "gain", "gains", "climb", "up", "surge", "rose", "risen", "increased", "grew",
                                        "grown", "jumped", "gained", "climbed", "improvement", "more", "higher", "raise", "raised", "rising", "growing",
                                        "larger", "bigger", "dearer", "markup", "expansion", "swelled", "upturn", NULL };

/* Words of change right before or behind a share; "the growth in sales, 25 per cent". */
static bool is_change(const facts *f, const figure *p, const char *const *words)
{
    enum { BEFORE = 4, APPOSED = 6 };
    uint32_t comma = p->first > 0 && facts_is_word(f, p->first - 1, ",") ? p->first - 1 : 0;
    for (uint32_t away = 1; comma && away <= APPOSED && away <= comma; away++) {
        bool the = facts_is_word(f, comma - away, "the");
        if (the && facts_is_any(f, comma - away + 1, words))
            return true;
        if (the || f->text->tokens.at[comma - away].kind == TOKEN_MARK)
            break; /* "10.4 million, nine per cent more" */
    }
    for (uint32_t away = 1; away <= BEFORE && away <= p->first; away++) {
        if (f->text->tokens.at[p->first - away].kind == TOKEN_MARK)
            break;
        if (facts_is_any(f, p->first - away, words))
            return true;
    }
    uint32_t at = p->last + (facts_is_word(f, p->last, "-") ? 1 : 0);
    return facts_is_any(f, at, words) || (f->text->tokens.len > at + 1 && facts_is_any(f, at + 1, words));
}

/* What makes one share of another by a slip: the digits, the base, what is left for what is gone. */
static bool is_typical(const group *g, const figure *a, const figure *b, double wanted)
{
    double x, y, share = g->share->value;
    ratio_values(a, b, &x, &y);
    double low = fmin(x, y), high = fmax(x, y), others[] = { 100 - wanted, 100 - low / high * 100, (high - low) / low * 100, low / high * 100 };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (fabs(others[i] - share) <= 0.6 + g->share->slack)
            return true;
    double round_one = floor(wanted + 0.5), gap = fabs(round_one - share);
    bool digit = fabs(wanted - round_one) < 0.06 && wanted >= 10 && share >= 10 && wanted < 100 && fabs(gap - 10 * floor(gap / 10 + 0.5)) < 1e-6; /* 65 and 85 */
    return digit || fabs(wanted - share) <= 10.5 || fabs(wanted - 2 * share) < 0.6 || fabs(2 * wanted - share) < 0.6 || numbers_transposed(floor(wanted + 0.5), share);
}

static bool is_from_to(const facts *f, const figure *a, const figure *b)
{
    static const char *const from[] = { "from", NULL };
    static const char *const to[] = { "to", NULL };
    return a->sentence == b->sentence && figure_is_behind(f, a, 3, from) && figure_is_behind(f, b, 2, to);
}

/* How far two numbers may stand from their share: those that are told as part and whole, or as a change, stay so. */
static int reach_of(const group *g, const figure *a, const figure *b)
{
    static const char *const of[] = { "of", "among", NULL };
    const facts *f = g->all->f;
    bool part = same_unit(a, b) || !a->unit || !b->unit ? figure_is_of_these(f, b) || (a->sentence == b->sentence && (figure_is_behind(f, a, 3, of) || figure_is_behind(f, b, 3, of))) : false;
    return (g->change ? is_from_to(f, a, b) : part) ? TOLD_APART : SENTENCES_APART;
}

/* Points for two numbers being those that the share is of, by where they stand. */
static double weigh(const group *g, uint32_t i, uint32_t k)
{
    static const char *const of[] = { "of", "among", NULL };
    const facts *f = g->all->f;
    const figure *a = &g->all->all.at[i], *b = &g->all->all.at[k], *p = g->share;
    double x, y;
    ratio_values(a, b, &x, &y);
    int apart = figures_apart(a, p) < figures_apart(b, p) ? figures_apart(a, p) : figures_apart(b, p);
    double points = apart == 0 ? 1 : apart == 1 ? 0.75 : apart <= 3 ? 0.5 : 0;
    points += same_unit(a, b) ? 0.75 : 0;
    points += (a->sentence == b->sentence || figure_is_of_these(f, b)) && k == i + 1 ? 0.5 : 0;
    if (g->change)
        points += (is_from_to(f, a, b) ? 1 : 0) + (g->down == (y < x) ? 0.5 : -1);
    else
        points += figure_is_behind(f, x > y ? a : b, 3, of) || (x > y && figure_is_of_these(f, b)) ? 1.25 : 0;
    return points;
}

/* Points for the share being a slip for what they give: most authors think of round ones. */
static double weigh_slip(const group *g, const figure *a, const figure *b)
{
    static const char *const known[] = { "the", "that", "this", "these", "his", "her", "its", "their", "s", NULL };
    double wanted = wanted_of(g, a, b), points = fabs(wanted - floor(wanted + 0.5)) < 0.06 ? 1.5 : 0;
    points += is_typical(g, a, b, wanted) ? 1 : 0;
    points += figure_is_behind(g->all->f, g->share, 2, known) ? 0.5 : 0;
    return points - (g->share->bounded ? 1 : 0) - (share_is_of_another(g, a, b) ? 1.5 : 0);
}

static bool is_same_share(const figure *a, const figure *b)
{
    double slack = slack_of(a) + slack_of(b);
    return a->kind == FIGURE_SHARE && b->kind == FIGURE_SHARE && a != b && (fabs(a->value - b->value) <= slack || fabs(100 - a->value - b->value) <= slack);
}

/* The number to which something changed: "fell 22 per cent to 182 million". */
static const figure *end_of_change(const group *g)
{
    const facts *f = g->all->f;
    uint32_t i = (uint32_t)(g->share - g->all->all.at) + 1;
    bool to = facts_is_word(f, g->share->last, "to") || facts_is_word(f, g->share->last, "from");
    return to && i < g->to && g->all->all.at[i].first - g->share->last <= 3 ? &g->all->all.at[i] : NULL;
}

/* Whether another share near it is that of the two. */
static bool is_taken(const group *g, const figure *a, const figure *b)
{
    for (uint32_t i = g->from; i < g->to; i++) {
        const figure *p = &g->all->all.at[i];
        group other = *g;
        other.share = p;
        other.down = p->kind == FIGURE_SHARE && is_change(g->all->f, p, down_words);
        other.change = other.down || (p->kind == FIGURE_SHARE && is_change(g->all->f, p, up_words));
        if (p != g->share && p->kind == FIGURE_SHARE && gives(&other, a, b))
            return true;
    }
    return false;
}

/* Whether the text gives the share by a pair that stands as well as those of `points`, or by another share. */
static bool is_explained(const group *g, double points)
{
    for (uint32_t i = g->from; i < g->to; i++) {
        const figure *a = &g->all->all.at[i];
        if (is_same_share(a, g->share))
            return true;
        for (uint32_t k = i + 1; k < g->to; k++) {
            const figure *b = &g->all->all.at[k];
            bool alike = is_plain(a) && is_plain(b) && figures_alike(a, b) && (a->sentence == b->sentence ? counts(a) || counts(b) : counts(a) && counts(b));
            if (alike && (same_unit(a, b) || figures_apart(a, b) <= 2) && gives(g, a, b) && weigh(g, i, k) >= points)
                return true;
        }
    }
    return false;
}

/* Of the pairs around the share the one with most points; false: two have as many. */
static bool best_pair(const group *g, ratio *best)
{
    bool only = true;
    const figure *end = g->change ? end_of_change(g) : NULL;
    *best = (ratio){ .points = 0 };
    for (uint32_t i = g->from; i < g->to; i++)
        for (uint32_t k = i + 1; k < g->to && figures_apart(&g->all->all.at[i], &g->all->all.at[k]) <= 1; k++) {
            const figure *a = &g->all->all.at[i], *b = &g->all->all.at[k];
            bool fits = counts(a) && counts(b) && !a->approximate && !b->approximate && (!a->per || !b->per || a->per == b->per) && figures_alike(a, b) && fabs(a->value - b->value) > 1e-6 * a->value;
            if (!fits || (end && a != end && b != end) || figures_apart(a, g->share) > TOLD_APART || figures_apart(b, g->share) > TOLD_APART)
                continue;
            int reach = reach_of(g, a, b);
            if (figures_apart(a, g->share) > reach || figures_apart(b, g->share) > reach)
                continue;
            double stands = weigh(g, i, k);
            ratio r = { a, b, wanted_of(g, a, b), stands + weigh_slip(g, a, b), stands };
            double times = r.wanted / g->share->value;
            if (times < 0.45 || times > 2.2)
                continue;
            only = r.points > best->points ? true : only && r.points < best->points;
            if (r.points > best->points)
                *best = r;
        }
    return only;
}

static bool goes_with(const group *g, const ratio *r)
{
    double x, y;
    ratio_values(r->part, r->whole, &x, &y);
    return !g->change || g->down == (y < x);
}

/* The three, and where else their numbers are told. */
static belie_status report(findings *out, const group *g, const ratio *r)
{
    const facts *f = out->f;
    evidence places[FINDING_EVIDENCE] = { figure_evidence(f, r->part), figure_evidence(f, r->whole), figure_evidence(f, g->share) };
    uint32_t count = 3;
    for (uint32_t i = g->from; i < g->to && count < FINDING_EVIDENCE; i++) {
        const figure *a = &g->all->all.at[i];
        bool again = a != r->part && a != r->whole && a->kind == FIGURE_NUMBER && a->value >= 20 && (fabs(a->value - r->part->value) < 1e-6 || fabs(a->value - r->whole->value) < 1e-6);
        if (again)
            places[count++] = figure_evidence(f, a);
    }
    return findings_add(out, check_named("percentage"), BELIE_WARNING, 0.7, places, count, "no two numbers of the text give the share",
                        "%s and %s make %.3g per cent, not %s", places[0].says, places[1].says, r->wanted, places[2].says);
}

static belie_status judge(findings *out, const group *g)
{
    static const double change_points = 3.5, part_points = 4;
    ratio r;
    if (!best_pair(g, &r) || r.points < (g->change ? change_points : part_points) || !goes_with(g, &r) || is_taken(g, r.part, r.whole) ||
        numbers_told(out, "percentage", g->share->first) || is_explained(g, r.stands - 1.1))
        return BELIE_OK;
    bool word = g->share->slack >= 3; /* words are rounder than figures */
    if (word && fabs(r.wanted - g->share->value) < 9.5)
        return BELIE_OK;
    bool nice = fabs(r.wanted - floor(r.wanted + 0.5)) < 0.06 && r.wanted < 98, told = ratio_is_told(out->f, &r);
    if ((!g->change && !told) || !ratio_may_be_meant(g, &r))
        return BELIE_OK;
    return nice || (!g->change && told && r.wanted < 98 && !word) ? report(out, g, &r) : BELIE_OK;
}

belie_status ratios_check(findings *out)
{
    const figures *all;
    const facts *f = out->f;
    belie_status status = figures_of(out, &all);
    for (uint32_t i = 0; status == BELIE_OK && i < all->all.len; i++) {
        const figure *p = &all->all.at[i];
        if (p->kind != FIGURE_SHARE || share_is_uncounted(f, p))
            continue;
        out->comparisons++;
        group g = { all, figures_from(i), figures_to(all, i), p, false, is_change(f, p, down_words) };
        g.change = g.down || is_change(f, p, up_words);
        status = judge(out, &g);
    }
    return status;
}
