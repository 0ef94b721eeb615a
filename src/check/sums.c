/* total-parts in prose: the numbers of one sentence against a whole that it, the sentence before, or a
 * sentence with "total" or "in all" names.
 *
 * A slip lies near the truth: what is far from the whole was not meant as its parts.  Where the whole
 * is not said to be that of the parts ("of these", "altogether"), the difference must be what one wrong
 * digit makes. */
#include <math.h>

#include "check/list.h"
#include "check/numbers.h"
#include "check/sums.h"

enum { PARTS_MOST = 10, TOTALS_MOST = 16, SENTENCES_APART = 40 };

typedef struct series {
    uint32_t at[PARTS_MOST]; /* quantities of one kind, in the order of the sentence */
    uint32_t count;
    uint32_t sentence;
} series;

typedef struct totals {
    uint32_t at[TOTALS_MOST];
    uint32_t count;
} totals;

static const mention *mention_of(const facts *f, uint32_t quantity_index)
{
    return &f->mentions.at[f->quantities.at[quantity_index].mention];
}

static bool is_word_before(const facts *f, const mention *m, uint32_t reach, const char *const *words)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    for (uint32_t away = 1; away <= reach && m->first >= s->first + away; away++)
        if (facts_is_any(f, m->first - away, words))
            return true;
    return false;
}

static const char *const made_up[] = { "up", "consists", "consisted", "composed", NULL };
static const char *const of_words[] = { "of", "among", NULL };
static const char *const in_all_words[] = { "altogether", "together", NULL };

/* "in all", "in total", "all told", "altogether" at a token. */
static bool is_in_all(const facts *f, uint32_t at)
{
    bool all = facts_is_word(f, at, "in") && (facts_is_word(f, at + 1, "all") || facts_is_word(f, at + 1, "total"));
    bool told = facts_is_word(f, at, "all") && facts_is_word(f, at + 1, "told");
    return all || told || facts_is_any(f, at, in_all_words);
}

/* A number that can be a part: exact, whole, neither in brackets nor counting what parts consist of. */
static bool is_part(const facts *f, const quantity *q)
{
    const mention *m = &f->mentions.at[q->mention];
    static const char *const never[] = { "than", "aged", "under", "over", "(", "page", "no", "nr", "number", "item", NULL };
    return q->kind != QUANTITY_PERCENT && !q->approximate && !q->lower_bound && !q->upper_bound && q->written >= 1 &&
           !is_word_before(f, m, 1, never) &&
           !(q->written < 10 && is_word_before(f, m, 1, of_words) && !is_word_before(f, m, 2, made_up));
}

static bool same_kind(const quantity *a, const quantity *b)
{
    return a->kind == b->kind && (a->kind == QUANTITY_COUNT || strcmp(a->unit, b->unit) == 0);
}

/* The numbers of the sentence that begins at quantity `from`; *next is the first behind it. */
static series read_series(const facts *f, uint32_t from, uint32_t *next)
{
    series s = { .sentence = facts_sentence(f, mention_of(f, from)->first) };
    uint32_t end = f->text->sentences.at[s.sentence].last, at = from;
    for (; at < f->quantities.len && mention_of(f, at)->first < end; at++) {
        const quantity *q = &f->quantities.at[at];
        bool whole = s.count == 0 && is_word_before(f, mention_of(f, at), 2, of_words);
        if (s.count < PARTS_MOST && (whole || is_part(f, q)) &&
            (!s.count || same_kind(&f->quantities.at[s.at[s.count - 1]], q)))
            s.at[s.count++] = at;
    }
    *next = at;
    return s;
}

static double sum_of(const facts *f, const series *s, uint32_t from, uint32_t to, double *slack, bool *fits, double whole)
{
    double sum = 0;
    *slack = 0;
    *fits = true;
    for (uint32_t i = from; i < to; i++) {
        const quantity *q = &f->quantities.at[s->at[i]];
        sum += q->written;
        *slack += q->rounding < 0.5 ? q->rounding : 0;
        *fits &= q->written < whole;
    }
    return sum;
}

/* What one wrong digit makes: 7, 20, 300; 0.4 of numbers with a decimal. */
static bool is_digit(double difference)
{
    double left = fabs(difference);
    while (left < 0.95)
        left *= 10;
    while (left >= 10 && fmod(left + 1e-6, 10) < 1e-5)
        left /= 10;
    return left < 9.5 && fabs(left - floor(left + 0.5)) < 1e-5;
}

/* Answers of which one person can give several, and what belongs to two parts. */
static bool may_overlap(const facts *f, uint32_t sentence_index)
{
    static const char *const words[] = { "named", "mentioned", "reported", "reason", "reasons", "gave", "cited", "some", "both",
                                         "several", "overlap", "also", NULL };
    const sentence *s = &f->text->sentences.at[sentence_index];
    for (uint32_t at = s->first; at < s->last; at++)
        if (facts_is_any(f, at, words))
            return true;
    return false;
}

/* Points and goals are counted anew. */
static bool is_sport(const facts *f, uint32_t sentence_index)
{
    int unit = rule_set_class(f->rules, STR("score-unit")), word = rule_set_class(f->rules, STR("sport-word"));
    const sentence *s = &f->text->sentences.at[sentence_index];
    for (uint32_t at = s->first; at < s->last; at++)
        if (facts_has_class(f, at, unit) || facts_has_class(f, at, word))
            return true;
    return false;
}

static bool closes(const facts *f, const series *s)
{
    static const char *const words[] = { "abstained", "abstentions", "rest", "remaining", "remainder", "others", "undated",
                                         "unknown", "blank", "spoilt", "spoiled", "women", "girls", "boys", "neither",
                                         "undecided", "adults", "children", NULL };
    const sentence *own = &f->text->sentences.at[s->sentence];
    for (uint32_t at = own->first; at < own->last; at++)
        if (facts_is_any(f, at, words))
            return true;
    return false;
}

static belie_status report(findings *out, const series *s, uint32_t from, uint32_t to, uint32_t whole, double sum)
{
    const facts *f = out->f;
    const mention *w = mention_of(f, whole);
    const quantity *q = &f->quantities.at[whole];
    uint32_t end = q->head_last > w->last ? q->head_last : w->last, count = 1;
    const char *shown = arena_printf(out->memory, "%.10g", sum);
    evidence places[FINDING_EVIDENCE] = { { w->first, end, facts_quote(f, w->first, w->last), NULL, w->by } };
    if (to - from >= FINDING_EVIDENCE)
        from = to - (FINDING_EVIDENCE - 1);
    for (; from < to; from++) {
        const mention *m = mention_of(f, s->at[from]);
        places[count++] = (evidence){ m->first, m->last, facts_quote(f, m->first, m->last), NULL, m->by };
    }
    return shown ? findings_add(out, check_named("total-parts"), BELIE_WARNING, 0.75, places, count,
                                "the numbers are its parts", "the total is given as %s, and its parts add up to %s",
                                places[0].says, shown)
                 : error_no_memory(out->error);
}

/* Parts [from, to) against a whole.  `said`: the text says that they are its parts. */
static belie_status compare(findings *out, const series *s, uint32_t from, uint32_t to, uint32_t whole, bool said)
{
    const facts *f = out->f;
    const quantity *q = &f->quantities.at[whole];
    double slack, sum;
    bool fits;
    if (to - from < 2 || may_overlap(f, s->sentence) || q->kind == QUANTITY_PERCENT || q->approximate || q->lower_bound || q->upper_bound || q->written < 10 ||
        !same_kind(q, &f->quantities.at[s->at[from]]))
        return BELIE_OK;
    sum = sum_of(f, s, from, to, &slack, &fits, q->written);
    double difference = sum - q->written;
    out->comparisons++;
    if (!fits || fabs(difference) <= slack + (q->rounding < 0.5 ? q->rounding : 0) + 1e-6)
        return BELIE_OK;
    bool slip = is_digit(difference) || numbers_transposed(sum, q->written), in_all = whole == s->at[s->count - 1];
    bool near = fabs(difference) <= (said ? 0.12 : 0.08) * q->written || ((in_all || said) && slip && fabs(difference) <= (in_all ? 0.25 : 0.13) * q->written);
    bool three = to - from >= 3 && slip && q->written >= 20;
    bool partition = said && (difference > 0 || in_all || closes(f, s) || three);
    return near && (partition || (!said && three)) ? report(out, s, from, to, whole, sum) : BELIE_OK;
}

/* "Of these", "of them": the parts of what the sentence before counts. */
static bool begins_of_these(const facts *f, const sentence *s)
{
    static const char *const these[] = { "these", "them", "those", NULL };
    return (facts_is_word(f, s->first, "of") || facts_is_word(f, s->first, "among")) && facts_is_any(f, s->first + 1, these);
}

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
    bool these = begins_of_these(f, own), said = these, closed = closes(f, s);
    for (uint32_t at = own->first; at < own->last; at++)
        said |= facts_is_any(f, at, rest);
    belie_status status = BELIE_OK;
    for (uint32_t at = s->at[0]; status == BELIE_OK && at-- > 0;) {
        uint32_t there = facts_sentence(f, mention_of(f, at)->first);
        if (there + (these ? 1 : 2) < s->sentence || f->text->sentences.at[there].paragraph != own->paragraph)
            break;
        if (there < s->sentence && (said || s->count >= 3 || closed) && is_whole(f, &f->quantities.at[at]) &&
            (said || (!is_sport(f, there) && !is_sport(f, s->sentence))))
            status = compare(out, s, 0, s->count, at, said || closed);
    }
    return status;
}

static belie_status check_series(findings *out, const series *s, const totals *all)
{
    const facts *f = out->f;
    belie_status status = BELIE_OK;
    const mention *first = mention_of(f, s->at[0]), *last = mention_of(f, s->at[s->count - 1]);
    uint32_t end = f->quantities.at[s->at[s->count - 1]].head_last;
    end = end > last->last ? end : last->last;
    const quantity *lead = &f->quantities.at[s->at[0]];
    uint32_t lead_end = lead->head_last > first->last ? lead->head_last : first->last;
    bool colon = facts_is_word(f, lead_end, ":");
    bool whole_first = colon || (is_word_before(f, first, 2, of_words) && !is_word_before(f, first, 2, made_up) && !begins_of_these(f, &f->text->sentences.at[s->sentence]));
    bool whole_last = is_in_all(f, end) || is_in_all(f, end + 1);
    if (whole_first)
        status = compare(out, s, 1, s->count, s->at[0], true);
    else if (whole_last)
        status = compare(out, s, 0, s->count - 1, s->at[s->count - 1], true);
    else if (s->count >= 2)
        status = check_before(out, s);
    for (uint32_t i = 0; !whole_first && !whole_last && s->count >= 3 && status == BELIE_OK && i < all->count; i++) {
        uint32_t there = facts_sentence(f, mention_of(f, all->at[i])->first);
        uint32_t apart = there > s->sentence ? there - s->sentence : s->sentence - there;
        if (apart && apart <= SENTENCES_APART)
            status = compare(out, s, 0, s->count, all->at[i], false);
    }
    return status;
}

/* "a total of 9,350", "in all, 342 animals", "total income was". */
static totals read_totals(const facts *f)
{
    static const char *const words[] = { "total", "altogether", "totalled", "totaled", NULL };
    totals all = { .count = 0 };
    for (uint32_t i = 0; i < f->quantities.len && all.count < TOTALS_MOST; i++) {
        const mention *m = mention_of(f, i);
        bool in_all = m->first >= 3 && (is_in_all(f, m->first - 3) || is_in_all(f, m->first - 2));
        if (in_all || is_word_before(f, m, 3, words))
            all.at[all.count++] = i;
    }
    return all;
}

/* "Rents contributed the remaining 3.6 million": what is left of a total after the amounts between. */
static belie_status check_rest(findings *out, uint32_t rest, const totals *all)
{
    static const char *const words[] = { "remaining", "rest", "remainder", NULL };
    const facts *f = out->f;
    const quantity *r = &f->quantities.at[rest];
    series s = { .sentence = facts_sentence(f, mention_of(f, rest)->first) };
    if (!is_word_before(f, mention_of(f, rest), 2, words))
        return BELIE_OK;
    for (uint32_t i = all->count; i-- > 0;) {
        if (all->at[i] >= rest || !same_kind(r, &f->quantities.at[all->at[i]]))
            continue;
        for (uint32_t at = all->at[i] + 1; at <= rest && s.count < PARTS_MOST; at++)
            if (same_kind(r, &f->quantities.at[at]) && is_part(f, &f->quantities.at[at]) &&
                facts_sentence(f, mention_of(f, at)->first) > facts_sentence(f, mention_of(f, all->at[i])->first))
                s.at[s.count++] = at;
        return s.count <= 6 ? compare(out, &s, 0, s.count, all->at[i], false) : BELIE_OK;
    }
    return BELIE_OK;
}

belie_status sums_check(findings *out)
{
    const facts *f = out->f;
    totals all = read_totals(f);
    belie_status status = BELIE_OK;
    for (uint32_t at = 0; status == BELIE_OK && at < f->quantities.len;) {
        uint32_t next;
        series s = read_series(f, at, &next);
        const sentence *own = &f->text->sentences.at[s.sentence];
        bool row = own->kind == SENTENCE_ROW && !facts_is_word(f, own->last - 1, ".");
        if (s.count >= 2 && !row)
            status = check_series(out, &s, &all);
        at = next;
    }
    for (uint32_t i = 0; all.count && status == BELIE_OK && i < f->quantities.len; i++)
        status = check_rest(out, i, &all);
    return status;
}
