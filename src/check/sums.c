/* total-parts in prose: the numbers of one sentence against a whole that it, a sentence beside it, or a
 * sentence with "total", "price" or "in all" names. */
#include <math.h>

#include "check/series.h"
#include "check/sums.h"

enum { TOTALS_MOST = 16, SENTENCES_APART = 40 };

/* Wholes that the text names as such.  Those of `kin` are only of parts that count the same thing: "all 86 schools". */
typedef struct totals {
    uint32_t at[TOTALS_MOST];
    bool kin[TOTALS_MOST];
    uint32_t count;
} totals;

/* "Of these", "of them": the parts of what the sentence before counts. */
static bool begins_of_these(const facts *f, const sentence *s)
{
    static const char *const these[] = { "these", "them", "those", NULL };
    return (facts_is_word(f, s->first, "of") || facts_is_word(f, s->first, "among")) && facts_is_any(f, s->first + 1, these);
}

static const char *const made_up[] = { "up", "consists", "consisted", "composed", NULL };
static const char *const of_words[] = { "of", "among", NULL };

/* "264 pupils", "$48.6 million"; not a "101-member parliament". */
static bool is_whole(const facts *f, const quantity *q)
{
    const mention *m = &f->mentions.at[q->mention];
    return q->kind == QUANTITY_MONEY || (q->head_last > q->head_first && !facts_is_word(f, m->last, "-"));
}

/* Wholes of the two sentences before, of the same paragraph. */
static belie_status check_before(findings *out, const series *s)
{
    const facts *f = out->f;
    const sentence *own = &f->text->sentences.at[s->sentence];
    static const char *const rest[] = { "remaining", "rest", "remainder", NULL };
    bool these = begins_of_these(f, own), said = these, closed = series_closes(f, s);
    said |= facts_has_any(f, own->first, own->last, rest);
    belie_status status = BELIE_OK;
    for (uint32_t at = s->at[0]; status == BELIE_OK && at-- > 0;) {
        uint32_t there = facts_sentence(f, series_mention(f, at)->first);
        if (there + (these ? 1 : 2) < s->sentence || f->text->sentences.at[there].paragraph != own->paragraph)
            break;
        if (there < s->sentence && (said || s->count >= 3 || closed) && is_whole(f, &f->quantities.at[at]) &&
            (said || (!series_is_sport(f, there) && !series_is_sport(f, s->sentence))))
            status = said || series_is_tied(f, s->at, s->count, at) ? series_compare(out, s, 0, s->count, at, said || closed) : BELIE_OK;
    }
    return status;
}

/* "Total: EUR 560." */
static bool begins_total(const facts *f, uint32_t sentence_index)
{
    static const char *const words[] = { "total", "altogether", "together", NULL };
    uint32_t first = f->text->sentences.at[sentence_index].first;
    return facts_is_any(f, first, words) || series_in_all(f, first);
}

/* "212 men: ", "640 pupils, 305 boys and 335 girls", "40 weeks, of which 28 ...", "fourteen novels, nine of them ...",
 * "90,000 was divided among ...": the first number is the whole of the others. */
static bool is_parted(const facts *f, const series *s, uint32_t lead_end)
{
    static const char *const parting[] = { "divided", "split", "shared", "distributed", "comprising", "consisting", "composed",
                                           "whom", "which", "parted", NULL };
    static const char *const them[] = { "them", "these", "whom", "which", "those", NULL };
    static const char *const halves[] = { "men", "women", "boys", "girls", "adults", "children", "killed", "dead", "wounded",
                                          "injured", "missing", "male", "female", "males", "females", "captured", NULL };
    static const char *const sexes[] = { "men", "women", "boys", "girls", "adults", "children", NULL }; /* "14 men, 26 women": both are parts */
    if (s->count < 3)
        return false;
    const mention *second = series_mention(f, s->at[1]);
    for (uint32_t at = lead_end; at < second->first; at++)
        if (facts_is_any(f, at, parting) && (facts_is_word(f, at - 1, "of") || !facts_is_any(f, at, them)))
            return true;
    if (facts_is_word(f, second->last, "of") && facts_is_any(f, second->last + 1, them))
        return true;
    return facts_is_word(f, second->first - 1, ",") && facts_is_any(f, second->last, halves) &&
           !(facts_is_any(f, second->last, sexes) && facts_is_any(f, series_mention(f, s->at[0])->last, sexes));
}

/* "The choice of 1,182, B of 907, and C of 391": each has its "of", and none is the whole. */
static bool is_row_of(const facts *f, const series *s)
{
    for (uint32_t i = 1; i < s->count; i++)
        if (series_word_before(f, series_mention(f, s->at[i]), 1, of_words))
            return true;
    return false;
}

/* ", a total of 35", "making 35 in all", "or 35 altogether": the last number is the whole of those before it. */
static bool sums_up(const facts *f, const mention *last)
{
    static const char *const words[] = { "total", "totalling", "totaling", "making", "altogether", "together", NULL };
    static const char *const joints[] = { ",", "-", "\xE2\x80\x93", "\xE2\x80\x94", "(", ";", "making", "for", "giving", "or", NULL };
    const sentence *own = &f->text->sentences.at[facts_sentence(f, last->first)];
    uint32_t at = last->first;
    if (at > own->first && facts_is_word(f, at - 1, "of"))
        at--;
    if (at <= own->first + 1 || !facts_is_any(f, at - 1, words))
        return false;
    at--;
    if (facts_is_word(f, at - 1, "a") || facts_is_word(f, at - 1, "in"))
        at--;
    return at > own->first && (facts_is_any(f, at - 1, joints) || facts_is_word(f, at, "making"));
}

/* "Hers was 500.  Luis put in 300 and Hal 1,200, for a total of 2,000": what is lacking stands near. */
static bool is_made_up(const facts *f, const series *s)
{
    enum { NEAR = 8 };
    double gap = f->quantities.at[s->at[s->count - 1]].written;
    for (uint32_t i = 0; i + 1 < s->count; i++)
        gap -= f->quantities.at[s->at[i]].written;
    for (uint32_t i = s->at[0] > NEAR ? s->at[0] - NEAR : 0; i < s->at[0]; i++)
        if (fabs(f->quantities.at[i].written - gap) < 1e-6)
            return true;
    return false;
}

static bool same_thing(const quantity *a, const quantity *b)
{
    return a->unit[0] && strcmp(a->unit, b->unit) == 0;
}

static belie_status check_series(findings *out, const series *s, const totals *all)
{
    const facts *f = out->f;
    belie_status status = BELIE_OK;
    const mention *first = series_mention(f, s->at[0]), *last = series_mention(f, s->at[s->count - 1]);
    const quantity *lead = &f->quantities.at[s->at[0]];
    uint32_t end = series_end(f, s->at[s->count - 1]), lead_end = series_end(f, s->at[0]);
    bool of = series_word_before(f, first, 2, of_words) && !is_row_of(f, s) && !series_word_before(f, first, 2, made_up) &&
              !begins_of_these(f, &f->text->sentences.at[s->sentence]);
    bool whole_first = of || facts_is_word(f, lead_end, ":") || is_parted(f, s, lead_end);
    bool whole_last = series_in_all(f, end) || series_in_all(f, end + 1) || (s->count >= 3 && sums_up(f, last) && !is_made_up(f, s));
    if (whole_first)
        status = series_compare(out, s, 1, s->count, s->at[0], true);
    else if (whole_last)
        status = series_compare(out, s, 0, s->count - 1, s->at[s->count - 1], true);
    else if (s->count >= 2)
        status = check_before(out, s);
    for (uint32_t i = 0; !whole_first && !whole_last && s->count >= 3 && status == BELIE_OK && i < all->count; i++) {
        uint32_t there = facts_sentence(f, series_mention(f, all->at[i])->first);
        uint32_t apart = there > s->sentence ? there - s->sentence : s->sentence - there;
        if (apart && apart <= SENTENCES_APART && (!all->kin[i] || same_thing(lead, &f->quantities.at[all->at[i]])))
            status = series_compare(out, s, 0, s->count, all->at[i], there == s->sentence + 1 && begins_total(f, there));
    }
    return status;
}

/* "a total of 9,350", "in all, 342 animals", "total income was", "the price of 175,000 euros"; "all 86 schools". */
static totals read_totals(const facts *f)
{
    static const char *const words[] = { "total", "altogether", "totalled", "totaled", "price", "sum", "fee", "budget", NULL };
    static const char *const every[] = { "all", NULL };
    totals all = { .count = 0 };
    for (uint32_t i = 0; i < f->quantities.len && all.count < TOTALS_MOST; i++) {
        const mention *m = series_mention(f, i);
        bool in_all = m->first >= 3 && (series_in_all(f, m->first - 3) || series_in_all(f, m->first - 2));
        bool named = in_all || series_word_before(f, m, 3, words), kin = !named && series_word_before(f, m, 1, every);
        if (named || kin) {
            all.kin[all.count] = kin;
            all.at[all.count++] = i;
        }
    }
    return all;
}

/* "Rents contributed the remaining 3.6 million": what is left of a total after the amounts between. */
static belie_status check_rest(findings *out, uint32_t rest, const totals *all)
{
    static const char *const words[] = { "remaining", "rest", "remainder", "balance", NULL };
    const facts *f = out->f;
    const quantity *r = &f->quantities.at[rest];
    series s = { .sentence = facts_sentence(f, series_mention(f, rest)->first) };
    if (!series_word_before(f, series_mention(f, rest), 2, words))
        return BELIE_OK;
    for (uint32_t i = all->count; i-- > 0;) {
        if (all->at[i] >= rest || !series_same_kind(r, &f->quantities.at[all->at[i]]))
            continue;
        for (uint32_t at = all->at[i] + 1; at <= rest && s.count < PARTS_MOST; at++)
            if (series_same_kind(r, &f->quantities.at[at]) && series_is_part(f, &f->quantities.at[at]) &&
                facts_sentence(f, series_mention(f, at)->first) > facts_sentence(f, series_mention(f, all->at[i])->first))
                s.at[s.count++] = at;
        return s.count <= 6 ? series_compare(out, &s, 0, s.count, all->at[i], false) : BELIE_OK;
    }
    return BELIE_OK;
}

/* "With all 148 on board", "Of the 1,520 aboard": the sum of what the sentence before, or this one, has counted. */
static belie_status check_summed(findings *out, const series *s, uint32_t next)
{
    static const char *const general[] = { "on", "aboard", "people", "persons", "souls", "members", "votes", "of", "were", "in", ",", ".", NULL };
    static const char *const all_words[] = { "all", "the", NULL };
    const facts *f = out->f;
    if (next >= f->quantities.len || s->count < 2 || s->count == PARTS_MOST)
        return BELIE_OK;
    const mention *m = series_mention(f, next);
    bool whole = facts_sentence(f, m->first) == s->sentence + 1 && m->first >= 2 && facts_is_any(f, m->last, general) &&
                 facts_is_any(f, m->first - 1, all_words) &&
                 (facts_is_word(f, m->first - 1, "all") || facts_is_word(f, m->first - 2, "of") || facts_is_word(f, m->first - 2, "all"));
    series with = *s;
    with.at[with.count++] = next;
    return whole ? series_compare(out, &with, 0, with.count - 1, next, true) : BELIE_OK;
}

/* "Seven of the twelve boats came back; the other five": what is left when some are taken from all. */
static belie_status check_other(findings *out, uint32_t other)
{
    static const char *const others[] = { "other", "remaining", NULL };
    static const char *const the[] = { "the", "its", "his", "her", "their", "our", NULL };
    const facts *f = out->f;
    const mention *m = series_mention(f, other);
    if (other < 2 || m->first < 2 || !facts_is_any(f, m->first - 1, others) || !facts_is_any(f, m->first - 2, the))
        return BELIE_OK;
    const quantity *all = &f->quantities.at[other - 1], *some = &f->quantities.at[other - 2], *left = &f->quantities.at[other];
    const mention *a = series_mention(f, other - 1), *b = series_mention(f, other - 2);
    bool near = facts_sentence(f, b->first) + 1 >= facts_sentence(f, m->first);
    bool taken = a->first >= 2 && b->last + 2 == a->first && facts_is_word(f, b->last, "of") && facts_is_any(f, a->first - 1, the);
    bool exact = all->kind == QUANTITY_COUNT && !all->approximate && !some->approximate && !left->approximate;
    if (!near || !taken || !exact || all->written <= left->written)
        return BELIE_OK;
    series s = { { other - 2, other }, 2, facts_sentence(f, m->first) };
    double sum = some->written + left->written;
    out->comparisons++;
    return fabs(sum - all->written) < 1e-6 ? BELIE_OK : series_report(out, &s, 0, 2, other - 1, sum);
}

belie_status sums_check(findings *out)
{
    const facts *f = out->f;
    totals all = read_totals(f);
    belie_status status = BELIE_OK;
    for (uint32_t at = 0; status == BELIE_OK && at < f->quantities.len;) {
        uint32_t next;
        series s = series_read(f, at, &next);
        const sentence *own = &f->text->sentences.at[s.sentence];
        bool row = own->kind == SENTENCE_ROW && !facts_is_word(f, own->last - 1, ".");
        if (s.count >= 2 && !row)
            status = check_series(out, &s, &all);
        if (!row && status == BELIE_OK)
            status = check_summed(out, &s, next);
        at = next;
    }
    for (uint32_t i = 0; all.count && status == BELIE_OK && i < f->quantities.len; i++)
        status = check_rest(out, i, &all);
    for (uint32_t i = 0; status == BELIE_OK && i < f->quantities.len; i++)
        status = check_other(out, i);
    return status;
}
