/* A series: numbers of one kind in one sentence, which may be the parts of a whole.
 *
 * A slip lies near the truth: what is far from the whole was not meant as its parts.  Where the whole
 * is not said to be that of the parts ("of these", "altogether"), the difference must be what one wrong
 * digit makes. */
#include "check/series.h"

#include <math.h>

#include "check/kinds.h"
#include "check/list.h"
#include "check/numbers.h"

const mention *series_mention(const facts *f, uint32_t quantity_index)
{
    return &f->mentions.at[f->quantities.at[quantity_index].mention];
}

uint32_t series_end(const facts *f, uint32_t quantity_index)
{
    return quantity_end(f, &f->quantities.at[quantity_index]);
}

bool series_word_before(const facts *f, const mention *m, uint32_t reach, const char *const *words)
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
bool series_in_all(const facts *f, uint32_t at)
{
    bool all = facts_is_word(f, at, "in") && (facts_is_word(f, at + 1, "all") || facts_is_word(f, at + 1, "total"));
    bool told = facts_is_word(f, at, "all") && facts_is_word(f, at + 1, "told");
    return all || told || facts_is_any(f, at, in_all_words);
}

/* A number in digits or letters at a token. */
static bool number_is_read(const facts *f, uint32_t at)
{
    return f->text->tokens.at[at].kind == TOKEN_NUMBER || facts_has_class(f, at, facts_class(f, "number-word"));
}

/* One side of "30-21", or one end of a range. */
static bool is_score(const facts *f, const mention *m)
{
    static const char *const dashes[] = { "-", "\xE2\x80\x93", NULL };
    const token *t = f->text->tokens.at;
    bool left = m->last + 1 < f->text->tokens.len && facts_is_any(f, m->last, dashes) && (t[m->last].flags & TOKEN_GLUED) && t[m->last + 1].kind == TOKEN_NUMBER;
    return left || (m->first >= 2 && facts_is_any(f, m->first - 1, dashes) && (t[m->first - 1].flags & TOKEN_GLUED) && t[m->first - 2].kind == TOKEN_NUMBER);
}

/* "§ 1", "Annex 1", "numbers 17, 40 and 203": which one it is, not how many. */
static bool is_label(const facts *f, uint32_t at)
{
    enum { LISTED_MOST = 12 };
    static const char *const words[] = { "\xC2\xA7", "\xC2\xA7\xC2\xA7", "#", "section", "sections", "annex", "annexes", "article", "articles", "chapter", "chapters",
                                         "numbers", "nos", "paragraph", "paragraphs", "clause", "clauses", "appendix", "figure", "fig", "volume", "rule", "lot",
                                         "question", "questions", "package", "packages", "version", "act", "scene", "verse", "psalm", "platform", "gate", "route",
                                         "rooms", "sample", "samples", "round", "level", "lesson", "chapel", "unit", "bus", "tram", "line", "part", NULL };
    static const char *const joints[] = { ",", "and", "or", "to", "\xE2\x80\x93", "-", NULL };
    for (int i = 0; i < LISTED_MOST && at >= 2 && facts_is_any(f, at - 1, joints) && f->text->tokens.at[at - 2].kind == TOKEN_NUMBER; i++)
        at -= 2;
    return at > 0 && facts_is_any(f, at - 1, words);
}

/* A number that can be a part: exact, whole, neither in brackets nor counting what parts consist of. */
bool series_is_part(const facts *f, const quantity *q)
{
    const mention *m = &f->mentions.at[q->mention];
    static const char *const never[] = { "than", "aged", "under", "page", "no", "nr", "number", "item", "class", "group", "grade", "week",
                                         "table", "stage", "phase", "category", "zone", "step", "line", "room", NULL };
    static const char *const shares[] = { "parts", "instalments", "installments", "payments", "stages", "tranches", "equal", "shares",
                                          "groups", "categories", "classes", "kinds", "types", "ways", "rates", "steps", NULL };
    bool bracketed = m->first >= 2 && facts_is_word(f, m->first - 1, "(") && number_is_read(f, m->first - 2);
    bool ends_range = m->first >= 2 && facts_is_word(f, m->first - 1, "to") &&
                      number_is_read(f, m->first - 2) && !facts_is_word(f, m->last, "of");
    ends_range |= m->last + 1 < f->text->tokens.len && facts_is_word(f, m->last, "to") && number_is_read(f, m->last + 1);
    bool name = f->text->tokens.at[m->first].shape == SHAPE_CAPITAL && m->first != f->text->sentences.at[facts_sentence(f, m->first)].first;
    if (bracketed || ends_range || name || facts_is_any(f, m->last, shares) || is_label(f, m->first) || is_score(f, m))
        return false;
    return q->kind != QUANTITY_PERCENT && quantity_is_exact(q) && q->written >= 1 &&
           !series_word_before(f, m, 1, never) &&
           !(q->written < 10 && series_word_before(f, m, 1, of_words) && !series_word_before(f, m, 2, made_up));
}

/* "90,000 euros: 40,000, 30,000 and 20,000": a number without a noun has the unit of the one before. */
bool series_same_kind(const quantity *a, const quantity *b)
{
    if (a->kind == QUANTITY_MONEY && b->kind == QUANTITY_COUNT && b->head_first == b->head_last && b->written >= 100)
        return true;
    return a->kind == b->kind && (a->kind == QUANTITY_COUNT || strcmp(a->unit, b->unit) == 0);
}

/* "among three parishes: 40,000, 30,000 and 25,000": a number that counts those behind it is none of them. */
static void drop_announced(const facts *f, series *s)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        bool announces = i + 2 < s->count && f->quantities.at[s->at[i]].written == s->count - 1 - i;
        if (!announces)
            s->at[kept++] = s->at[i];
    }
    s->count = kept;
}

/* The numbers of the sentence that begins at quantity `from`; *next is the first behind it. */
series series_read(const facts *f, uint32_t from, uint32_t *next)
{
    series s = { .sentence = facts_sentence(f, series_mention(f, from)->first) };
    uint32_t end = f->text->sentences.at[s.sentence].last, at = from;
    for (; at < f->quantities.len && series_mention(f, at)->first < end; at++) {
        const quantity *q = &f->quantities.at[at];
        bool whole = s.count == 0 && series_word_before(f, series_mention(f, at), 2, of_words);
        if (s.count < PARTS_MOST && (whole || series_is_part(f, q)) &&
            (!s.count || series_same_kind(&f->quantities.at[s.at[s.count - 1]], q)))
            s.at[s.count++] = at;
    }
    *next = at;
    drop_announced(f, &s);
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

/* Answers of which one person can give several, and what belongs to two parts. */
static bool may_overlap(const facts *f, uint32_t first, uint32_t last)
{
    enum { REACH = 30 };
    static const char *const words[] = { "named", "mentioned", "reported", "reason", "reasons", "gave", "cited", "some", "both",
                                         "several", "overlap", "also", NULL };
    const sentence *s = &f->text->sentences.at[facts_sentence(f, first)], *e = &f->text->sentences.at[facts_sentence(f, last)];
    return facts_has_any(f, first > s->first + REACH ? first - REACH : s->first, last + REACH < e->last ? last + REACH : e->last, words);
}

/* Points and goals are counted anew. */
bool series_is_sport(const facts *f, uint32_t sentence_index)
{
    int unit = facts_class(f, "score-unit"), word = facts_class(f, "sport-word");
    const sentence *s = &f->text->sentences.at[sentence_index];
    for (uint32_t at = s->first; at < s->last; at++)
        if (facts_has_class(f, at, unit) || facts_has_class(f, at, word))
            return true;
    return false;
}

/* "The remaining 154", "the others, 26": a number of the series at most three tokens away. */
static bool has_number_near(const facts *f, const series *s, uint32_t at)
{
    enum { NEAR = 3 };
    for (uint32_t i = 0; i < s->count; i++) {
        const mention *m = series_mention(f, s->at[i]);
        if (m->first <= at + NEAR && m->last + NEAR >= at)
            return true;
    }
    return false;
}

bool series_closes(const facts *f, const series *s)
{
    static const char *const rest_words[] = { "rest", "remaining", "remainder", "others", "other", NULL };
    static const char *const words[] = { "abstained", "abstentions", "undated",
                                         "unknown", "blank", "spoilt", "spoiled", "women", "girls", "boys", "neither",
                                         "undecided", "adults", "children", "men", "missing", "male", "female", "acquit", NULL };
    static const char *const last_words[] = { "second", "third", "fourth", "last", "other", "final", NULL };
    const sentence *own = &f->text->sentences.at[s->sentence];
    bool first = false;
    for (uint32_t at = own->first; at < own->last; at++) {
        bool left = facts_is_any(f, at, rest_words); /* "the others have been filed" does not say how many */
        if ((left && has_number_near(f, s, at)) || (!left && facts_is_any(f, at, words)) || (first && facts_is_any(f, at, last_words)))
            return true;
        first |= facts_is_word(f, at, "first");
    }
    return false;
}

/* "120 to Tom and 80 to the church, besides the house plot": a part without a number, behind the last one that has. */
static bool has_more(const facts *f, const series *s, uint32_t last)
{
    enum { MORE_REACH = 24 };
    static const char *const words[] = { "besides", "apart", "plus", "except", "excluding", NULL };
    const sentence *own = &f->text->sentences.at[s->sentence];
    uint32_t from = series_mention(f, s->at[last])->last;
    return own->last > from && own->last <= from + MORE_REACH && facts_has_any(f, from, own->last, words);
}

belie_status series_report(findings *out, const series *s, uint32_t from, uint32_t to, uint32_t whole, double sum)
{
    const facts *f = out->f;
    if (to > from && sum < f->quantities.at[whole].written && has_more(f, s, to - 1))
        return BELIE_OK;
    const mention *w = series_mention(f, whole);
    const quantity *q = &f->quantities.at[whole];
    uint32_t end = quantity_end(f, q), count = 1;
    const char *shown = arena_printf(out->memory, "%.10g", sum);
    evidence places[FINDING_EVIDENCE] = { { w->first, end, facts_quote(f, w->first, w->last), NULL, w->by } };
    if (to - from >= FINDING_EVIDENCE)
        from = to - (FINDING_EVIDENCE - 1);
    for (; from < to; from++) {
        const mention *m = series_mention(f, s->at[from]);
        places[count++] = (evidence){ m->first, m->last, facts_quote(f, m->first, m->last), NULL, m->by };
    }
    return shown ? findings_add(out, check_named("total-parts"), BELIE_WARNING, 0.75, places, count,
                                "the numbers are its parts", "the total is given as %s, and its parts add up to %s",
                                places[0].says, shown)
                 : error_no_memory(out->error);
}

/* Whether a number near the series is its sum: the whole that was meant. */
static bool is_told(const facts *f, const series *s, double sum)
{
    enum { NEAR = 12 };
    uint32_t from = s->at[0] > NEAR ? s->at[0] - NEAR : 0, to = s->at[s->count - 1] + NEAR;
    for (uint32_t at = from; at < to && at < f->quantities.len; at++)
        if (fabs(f->quantities.at[at].written - sum) < 1e-6)
            return true;
    return false;
}

/* "Of the forty foreigners thirty-nine went in two lorries": what counts something else is no part. */
static bool clashes(const facts *f, const series *s, uint32_t from, uint32_t to, const quantity *whole)
{
    kind_reader kinds = kind_reader_of(f);
    if (to - from > 2 || whole->head_last == whole->head_first)
        return false;
    kind_of own = kind_at(&kinds, whole->head_first);
    for (uint32_t i = from; i < to; i++) {
        const quantity *q = &f->quantities.at[s->at[i]];
        bool other = q->head_last > q->head_first && strcmp(q->unit, whole->unit) != 0 && q->kind == QUANTITY_COUNT;
        if (other && (own.domain || kind_at(&kinds, q->head_first).domain) && kind_at(&kinds, q->head_first).domain != own.domain)
            return true;
    }
    return false;
}

/* "One director, 21 drivers ...": a small number that is too much was none of the parts. */
static bool is_without_one(const facts *f, const series *s, uint32_t from, uint32_t to, double difference)
{
    for (uint32_t i = from; i < to && difference > 0 && difference < 4; i++)
        if (fabs(f->quantities.at[s->at[i]].written - difference) < 1e-6)
            return true;
    return false;
}

/* "Up from $18,000", "against 15,000": the other side of a comparison is no whole of what is told of this one. */
static bool is_compared(const facts *f, const mention *m)
{
    static const char *const words[] = { "from", "than", "against", "versus", "vs", "compared", "last", "previously", NULL };
    static const char *const over[] = { "the", "with", "to", "about", NULL };
    uint32_t at = m->first, first = f->text->sentences.at[facts_sentence(f, m->first)].first;
    while (at > first && at + 2 > m->first && facts_is_any(f, at - 1, over))
        at--;
    return at > first && facts_is_any(f, at - 1, words);
}

bool series_is_no_whole(const facts *f, const quantity *q)
{
    static const char *const of[] = { "of", "aged", NULL };
    static const char *const totals[] = { "total", "sum", "score", "tally", "crew", "complement", "population", "force", "membership", NULL };
    const mention *m = &f->mentions.at[q->mention];
    if (is_score(f, m) || is_label(f, m->first) || is_compared(f, m))
        return true;
    return !q->unit[0] && series_word_before(f, m, 1, of) && !series_word_before(f, m, 3, totals);
}

bool series_is_made(const facts *f, const uint32_t *at, uint32_t count, uint32_t whole)
{
    const quantity *w = &f->quantities.at[whole];
    double slack = 1e-6 + (w->rounding < 0.5 ? w->rounding : 0);
    for (uint32_t i = 0; i + 1 < count; i++) {
        double sum = 0;
        for (uint32_t k = i; k < count && sum < w->written + 1; k++) {
            const quantity *q = &f->quantities.at[at[k]];
            sum += strcmp(q->unit, w->unit) == 0 && w->written > 0 && q->kind == QUANTITY_MEASURE ? q->least / (w->least / w->written) : q->written;
            if (k > i && fabs(sum - w->written) <= slack)
                return true;
        }
    }
    return false;
}

/* Whether the numbers right behind a whole, or right before it, in its sentence make it: its parts are told. */
static bool has_parts(const facts *f, uint32_t whole)
{
    enum { NEAR = 6 };
    uint32_t near[NEAR], count = 0;
    const sentence *own = &f->text->sentences.at[facts_sentence(f, series_mention(f, whole)->first)];
    for (uint32_t at = whole + 1; at < f->quantities.len && count < NEAR && series_mention(f, at)->first < own->last; at++)
        near[count++] = at;
    if (series_is_made(f, near, count, whole))
        return true;
    count = 0;
    for (uint32_t at = whole; at-- > 0 && count < NEAR && series_mention(f, at)->first >= own->first;)
        near[count++] = at;
    return series_is_made(f, near, count, whole);
}

/* "The climb of 12 km, the descent, and 20 km to the line": an item that has no number. */
static bool skips_item(const facts *f, uint32_t from, uint32_t to)
{
    uint32_t comma = 0;
    for (uint32_t at = from; at < to; at++) {
        if (!facts_is_word(f, at, ","))
            continue;
        if (comma && at > comma + 1)
            return true;
        comma = at;
    }
    return false;
}

/* Parts of which one is "each", a list that goes on without numbers ("plus the box"), or "another 20" of something. */
static bool is_loose(const facts *f, const uint32_t *at, uint32_t count, bool less)
{
    static const char *const each[] = { "each", "apiece", "per", NULL };
    static const char *const more[] = { "another", "further", "additional", NULL };
    static const char *const open[] = { "plus", "rest", "others", "handful", "etc", "far", "few", "remainder", NULL };
    static const char *const some[] = { "mainly", "mostly", "chiefly", "largely", "partly", "include", "includes", "included", "including", NULL };
    enum { BEHIND = 10, BEFORE = 6 };
    uint32_t last = series_end(f, at[count - 1]), end = f->text->sentences.at[facts_sentence(f, last - 1)].last;
    for (uint32_t i = 0; i < count; i++)
        if (facts_is_any(f, series_end(f, at[i]), each) || (i && skips_item(f, series_end(f, at[i - 1]), series_mention(f, at[i])->first)))
            return true;
    if (less && series_word_before(f, series_mention(f, at[0]), BEFORE, some))
        return true; /* "mainly coins (180)" */
    if (less && last + 2 < end && facts_is_word(f, last, ",") && facts_is_word(f, last + 1, "and") && !(f->quantities.len > at[count - 1] + 1 && series_mention(f, at[count - 1] + 1)->first < end))
        return true; /* "insurance 200, and small things" */
    return series_word_before(f, series_mention(f, at[0]), 1, more) || (less && facts_has_any(f, last, last + BEHIND < end ? last + BEHIND : end, open));
}

bool series_is_explained(const facts *f, const uint32_t *at, uint32_t count, uint32_t whole)
{
    double sum = 0;
    for (uint32_t i = 0; i < count; i++)
        sum += f->quantities.at[at[i]].written;
    bool overlap = may_overlap(f, series_mention(f, at[0])->first, series_mention(f, at[count - 1])->first);
    return overlap || is_loose(f, at, count, sum < f->quantities.at[whole].written) || series_is_made(f, at, count, whole) || has_parts(f, whole);
}

bool series_is_tied(const facts *f, const uint32_t *at, uint32_t count, uint32_t whole)
{
    static const char *const colon[] = { ":", "\xE2\x80\x94", "\xE2\x80\x93", NULL };
    static const char *const ties[] = { "these", "those", "them", "they", "whom", "which", "all", "every", "consists", "consisted", "comprises", "comprised", "composed",
                                        "made", "follows", "divided", "split", "broken", "breaks", "breakdown", "there", "total", NULL };
    enum { BACK = 14, KINDS = 8 }; /* "all of them Catholics" ties nothing behind it */
    const quantity *q = &f->quantities.at[whole];
    const mention *w = series_mention(f, whole);
    const sentence *own = &f->text->sentences.at[facts_sentence(f, w->first)];
    uint32_t first = series_mention(f, at[0])->first, head = f->text->sentences.at[facts_sentence(f, first)].first;
    uint32_t from = first > head + BACK ? first - BACK : head;
    from = from > series_end(f, whole) || first < w->first ? from : series_end(f, whole);
    bool same = false;
    for (uint32_t i = 0; i < count; i++)
        same |= q->unit[0] && strcmp(q->unit, f->quantities.at[at[i]].unit) == 0;
    bool labelled = !q->unit[0] && w->first > own->first && facts_is_word(f, w->first - 1, ":");
    bool next = first == series_end(f, whole) + 1 && facts_is_word(f, first - 1, ";");
    return labelled || same || next || facts_has_any(f, from, first, colon) || facts_has_any(f, from, first, ties) ||
           facts_has_any(f, w->first > own->first + 2 ? w->first - 2 : own->first, w->first, ties) ||
           (from > series_end(f, whole) && facts_has_any(f, series_end(f, whole), from < series_end(f, whole) + BACK ? from : series_end(f, whole) + BACK, ties + KINDS));
}

/* Parts [from, to) against a whole.  `said`: the text says that they are its parts. */
belie_status series_compare(findings *out, const series *s, uint32_t from, uint32_t to, uint32_t whole, bool said)
{
    const facts *f = out->f;
    const quantity *q = &f->quantities.at[whole];
    double slack, sum;
    bool fits;
    if (to - from < 2 || series_is_no_whole(f, q) || may_overlap(f, series_mention(f, s->at[from])->first, series_mention(f, s->at[to - 1])->first) || q->kind == QUANTITY_PERCENT || !quantity_is_exact(q) || q->written < (said ? 5 : 10) ||
        !series_same_kind(q, &f->quantities.at[s->at[from]]))
        return BELIE_OK;
    sum = sum_of(f, s, from, to, &slack, &fits, q->written);
    double difference = sum - q->written;
    out->comparisons++;
    if (!fits || clashes(f, s, from, to, q) || is_without_one(f, s, from, to, difference) || fabs(difference) <= slack + (q->rounding < 0.5 ? q->rounding : 0) + 1e-6)
        return BELIE_OK;
    bool slip = number_is_one_digit(difference) || numbers_transposed(sum, q->written), in_all = whole == s->at[s->count - 1];
    bool wide = in_all || (said && to - from >= 3);
    bool near = fabs(difference) <= (said ? 0.12 : 0.08) * q->written || (said && slip && fabs(difference) <= (wide ? 0.25 : 0.13) * q->written);
    bool three = to - from >= 3 && slip && q->written >= 20;
    bool partition = said && (difference > 0 || in_all || series_closes(f, s) || three);
    return near && (partition || (!said && three)) && !is_told(f, s, sum) && !series_is_explained(f, s->at + from, to - from, whole) ? series_report(out, s, from, to, whole, sum) : BELIE_OK;
}
