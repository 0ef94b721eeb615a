/* list-count, within a sentence: a number of things, and behind a colon, a dash or in brackets the things.
 *
 * How many items a list has is a range: "Lea, a printer, and Ida" are two or three.  Only a number outside of
 * it is a finding. */
#include "check/list_spoken.h"

#include "check/list.h"
#include "check/list_count.h"
#include "check/list_joints.h"
#include "check/numbers.h"

#include "facts/mood.h"

enum { REACH = 26, MOST = 12, OFF_MOST = 2, LIST_MOST = 120, SHOWN = 16, LINES_MOST = 40 };

typedef struct list_reader {
    const facts *f;
    mood_classes moods;
} list_reader;

/* ---- the number ---- */

static int noun_number(const facts *f, uint32_t at)
{
    static const char *const nouns[][4] = { { "couple", "duo", "both", NULL },    { "trio", "triad", "threesome", NULL }, { "quartet", "foursome", NULL },
                                            { "quintet", NULL },                  { "sextet", NULL },                     { "septet", NULL } };
    static const char *const any[] = { "couple", "duo", "both", "trio", "triad", "threesome", "quartet", "foursome", "quintet", "sextet", "septet", NULL };
    if (f->text->tokens.at[at].shape == SHAPE_UPPER)
        return 0; /* a name of a program's */
    for (int i = 0; facts_is_any(f, at, any) && i < 6; i++) /* few words are */
        if (facts_is_any(f, at, nouns[i]))
            return i + 2;
    return 0;
}

/* Neither "about three" nor "the first three", "three of", "three-man". */
static bool is_loose(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const before[] = { "about", "some", "nearly", "almost", "over", "than", "least", "most", "first", "last", "next", "other",
                                          "another", "every", "after", "before", "within", "until", "page", "chapter", "section", "no", "number",
                                          "between", "at", "under", "around", "further", "these", "those", "-", "\xE2\x80\x93", "/", "$", "\xE2\x82\xAC", "or", NULL };
    static const char *const behind[] = { "of", "-", "%", "per", "to", "or", "times", "o'clock", "am", "pm", "\xE2\x80\x93", "/", ".", ",", ":", ")",
                                          "and", "more", "other", "others", "percent", "years", "days", "hours", "minutes", "weeks", "months", "decades", "centuries", "a.m.", "p.m.",
                                          "million", NULL };
    static const char *const part[] = { "one", "two", "three", "four", "some", "most", "any", "all", "each", "none", "many", "half", "few", "both", "out", NULL };
    bool of = first > 1 && facts_is_word(f, first - 1, "of") && (facts_is_any(f, first - 2, part) || f->text->tokens.at[first - 2].kind == TOKEN_NUMBER);
    of |= first > 0 && facts_is_word(f, first - 1, "of") && (f->text->tokens.at[first - 1].flags & TOKEN_SENTENCE);
    of |= first > 1 && facts_is_word(f, first - 1, "to") && (facts_is_any(f, first - 2, part) || f->text->tokens.at[first - 2].kind == TOKEN_NUMBER);
    return of || (first > 0 && facts_is_any(f, first - 1, before)) || facts_is_any(f, last, behind);
}

int list_number_at(const facts *f, uint32_t at, uint32_t *last)
{
    static const char *const verbs[] = { "would", "will", "can", "could", "went", "came", "got", "who", "that", "which", "in", "on", "at", "by", NULL };
    const mention *m = facts_mention_over(f, at);
    int noun = noun_number(f, at);
    *last = at + 1;
    if (noun)
        return at + 1 < f->text->tokens.len && f->text->tokens.at[at + 1].kind == TOKEN_WORD ? noun : 0;
    if (!m || m->quantity < 0 || m->first != at)
        return 0;
    const quantity *q = &f->quantities.at[m->quantity];
    bool whole = q->kind == QUANTITY_COUNT && quantity_is_exact(q) && q->written >= 2 && q->written <= MOST && q->written == (int)q->written;
    while (*last < m->last && facts_has_class(f, *last, facts_class(f, "number-word")))
        (*last)++;
    const token *t = f->text->tokens.at;
    bool named = *last < f->text->tokens.len && t[*last].kind == TOKEN_WORD && !facts_has_class(f, *last, facts_class(f, "auxiliary")) && (!facts_is_any(f, *last, verbs) || facts_is_word(f, *last + 1, "number") || facts_is_word(f, *last + 1, "all"));
    if (t[at].kind == TOKEN_NUMBER && !facts_is_word(f, *last + 1, ":"))
        return 0; /* digits name versions, pages, clauses */
    static const char *const there[] = { "are", "were", "be", "number", "numbered", "have", "had", "has", NULL };
    bool stated = at > 0 && facts_is_any(f, at - 1, there) && facts_is_word(f, *last, ":"); /* "There are three: A, B and C" */
    return whole && (stated || (named && !is_loose(f, m->first, *last))) ? (int)q->written : 0;
}

/* ---- both ---- */

/* "Two numbers and a dictionary:", "three, among them:", "five houses, of which two". */
static bool adds_others(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const words[] = { "including", "include", "includes", "except", "such", "like", "example", "instance", "among", "notably", "especially",
                                         "particularly", "plus", "e.g.", "besides", "least", "chiefly", "mainly", NULL };
    static const char *const counted[] = { "a", "an", "the", "one", "some", "his", "her", "many", NULL };
    for (uint32_t at = first; at < last; at++)
        if (facts_is_any(f, at, words) || (facts_is_word(f, at, "and") && facts_is_any(f, at + 1, counted)))
            return true;
    return false;
}

/* Behind the last item of a list that begins behind a delimiter. */
static uint32_t list_end(const facts *f, uint32_t at, const sentence *s)
{
    uint32_t last = at + 1;
    bool open = facts_is_word(f, at, "("), dash = list_is_dash(f, at);
    uint32_t most = at + LIST_MOST < s->last ? at + LIST_MOST : s->last;
    while (last < most && !(open && facts_is_word(f, last, ")")) && !(dash && list_is_dash(f, last)))
        last++;
    while (last > at + 1 && last == s->last && f->text->tokens.at[last - 1].kind == TOKEN_MARK && !facts_is_word(f, last - 1, ")"))
        return last - 1;
    return last;
}

/* Where the list of an announcement stands, if it is one. */
static bool find_list(const facts *f, uint32_t from, const sentence *s, list *l)
{
    enum { NEAR = 5 }; /* a dash or bracket stands behind the things */
    static const char *const times[] = { "once", "twice", "thrice", NULL };
    uint32_t end = from + REACH < s->last ? from + REACH : s->last;
    bool clause = false;
    for (uint32_t at = from; at + 1 < end; at++) {
        const mention *m = facts_mention_over(f, at);
        char delimiter = list_delimiter_at(f, at);
        if ((m && m->quantity >= 0 && f->quantities.at[m->quantity].kind == QUANTITY_COUNT) || facts_is_word(f, at, ";") || facts_is_any(f, at, times))
            return false;
        if (!delimiter) {
            clause |= facts_is_word(f, at, ",") || facts_has_class(f, at, facts_class(f, "auxiliary"));
            continue;
        }
        l->first = at + 1 + (facts_is_word(f, at + 1, ":") || facts_is_word(f, at + 1, ","));
        l->last = list_end(f, at, s);
        if (list_is_dash(f, at) && facts_has_class(f, l->first, facts_class(f, "verb-past")))
            return false; /* "both medals - there are two - went east" */
        return !(delimiter == 'n' && (clause || at > from + NEAR)) && l->last > l->first + 1 && !adds_others(f, from, at);
    }
    return false;
}

/* Lines behind an announcement of the form "D1 – inception note", "**Top-bar** – easy on the back". */
static uint32_t count_lines(const facts *f, uint32_t from, uint32_t *first, uint32_t *last)
{
    enum { LABEL = 7 };
    const token *t = f->text->tokens.at;
    uint32_t count = 0;
    for (uint32_t at = from; at < f->text->tokens.len && count < LINES_MOST; at++) {
        if (!(t[at].flags & TOKEN_LINE))
            continue;
        bool labelled = false;
        for (uint32_t i = at + 1; i < at + LABEL && i < f->text->tokens.len && !(t[i].flags & TOKEN_LINE) && !labelled; i++)
            labelled = list_is_dash(f, i) && !list_is_dash(f, at);
        if (!labelled)
            break;
        *first = count ? *first : at;
        *last = at + 1;
        count++;
    }
    return count;
}

static belie_status report(findings *out, uint32_t at, uint32_t last, const list *l, uint32_t items)
{
    const facts *f = out->f;
    const char *shown = arena_printf(out->memory, "%u items", items);
    const rule *by = facts_mention_over(f, at) ? facts_mention_over(f, at)->by : f->mentions.len ? f->mentions.at[0].by : NULL;
    if (!by || !shown)
        return by ? error_no_memory(out->error) : BELIE_OK;
    uint32_t head = last + 2 < l->first || l->first < at ? last + 2 : l->first;
    uint32_t shown_last = l->last > l->first + SHOWN ? l->first + SHOWN : l->last;
    evidence places[3] = { { at, head, facts_quote(f, at, last), NULL, by }, { l->first, shown_last, shown, NULL, by }, { l->last - 1, l->last, shown, NULL, by } };
    return findings_add(out, check_named("list-count"), BELIE_WARNING, 0.65, places, shown_last < l->last ? 3 : 2, NULL, "%s are announced, and %s follow", places[0].says, shown);
}

/* A number in a sentence that ends with a colon, and the lines below. */
static belie_status judge_lines(findings *out, const list_reader *r, uint32_t at, const sentence *s)
{
    const facts *f = out->f;
    uint32_t last, speaker;
    list l = { 0 };
    int n = facts_is_word(f, s->last - 1, ":") && s->last - at < REACH ? list_number_at(f, at, &last) : 0;
    uint32_t items = n ? count_lines(f, s->last, &l.first, &l.last) : 0;
    if (items < 2 || adds_others(f, last, s->last) || items == (uint32_t)n || items > (uint32_t)n + OFF_MOST || items + OFF_MOST < (uint32_t)n)
        return BELIE_OK;
    out->comparisons++;
    bool told = !(mood_of(f, &r->moods, at, last, &speaker) & (MOOD_NEGATED | MOOD_CORRECTED));
    return told ? report(out, at, last, &l, items) : BELIE_OK;
}

/* The items of the list that ends before a sentence, at most `gap` sentences before it. */
static uint32_t items_before(const facts *f, uint32_t sentence_index, uint32_t gap, list *l)
{
    const sentence *s = f->text->sentences.at;
    uint32_t i = sentence_index, count = 0;
    while (i > 0 && s[i - 1].kind != SENTENCE_ITEM && gap--)
        i--;
    uint32_t level = i > 0 ? f->text->tokens.at[s[i - 1].first].indent : 0;
    for (uint32_t back = 0; i > 0 && back < LINES_MOST && s[i - 1].kind == SENTENCE_ITEM; i--, back++) {
        l->first = s[i - 1].first; /* the first item, in the end */
        l->last = s[i - 1].last;
        count += f->text->tokens.at[s[i - 1].first].indent == level;
    }
    return count;
}

/* "3.0", "3-way", "1 and 2 above": versions and places. */
static bool names_no_things(const facts *f, const mention *m)
{
    static const char *const behind[] = { "-", "above", NULL };
    str digits = text_token(f->text, m->first);
    return facts_is_any(f, m->last, behind) || facts_is_word(f, m->first + 1, "-") || (digits.len && memchr(digits.ptr, '.', digits.len));
}

/* "The four benefits listed above", "All four must be paid" behind a list. */
static belie_status judge_above(findings *out, const list_reader *r, uint32_t at, const sentence *s)
{
    static const char *const above[] = { "above", NULL };
    static const char *const back[] = { "these", "those", "all", NULL };
    enum { NEAR = 6, GAP = 6 };
    const facts *f = out->f;
    const mention *m = facts_mention_over(f, at);
    if (!m || m->quantity < 0 || m->first != at || s->kind == SENTENCE_ITEM || f->quantities.at[m->quantity].kind != QUANTITY_COUNT || names_no_things(f, m))
        return BELIE_OK;
    double n = f->quantities.at[m->quantity].written;
    bool listed = facts_has_any(f, m->last, m->last + NEAR < s->last ? m->last + NEAR : s->last, above);
    listed |= at > s->first && facts_is_any(f, at - 1, above); /* "the above three items" */
    bool known = at > s->first && facts_is_any(f, at - 1, back);
    list l = { 0 };
    uint32_t speaker, items = listed || known ? items_before(f, facts_sentence(f, at), listed ? GAP : 0, &l) : 0;
    double off = n > items ? n - items : items - n;
    if (items < 2 || off < 0.5 || off > OFF_MOST || n < 2 || facts_is_word(f, m->last, "of"))
        return BELIE_OK;
    out->comparisons++;
    bool told = !(mood_of(f, &r->moods, at, m->last, &speaker) & (MOOD_NEGATED | MOOD_CORRECTED));
    return told ? report(out, at, m->last, &l, items) : BELIE_OK;
}

/* "64 incidents in three valleys, each under its heading: shooting 23, arson 6": what is counted is none of the things announced. */
static bool counts_on(const facts *f, uint32_t last, const list *l)
{
    static const char *const comma[] = { ",", NULL };
    return facts_has_any(f, last, l->first - 1, comma) && f->text->tokens.at[l->last - 1].kind == TOKEN_NUMBER;
}

/* The one number of the two sentences before, or UINT32_MAX; *last: behind it. */
static uint32_t number_before(const facts *f, uint32_t sentence_index, uint32_t *last)
{
    uint32_t back = sentence_index > 1 ? sentence_index - 2 : 0, found = UINT32_MAX, end;
    while (back < sentence_index && f->text->sentences.at[back].paragraph != f->text->sentences.at[sentence_index].paragraph)
        back++;
    for (uint32_t at = f->text->sentences.at[back].first; back < sentence_index && at < f->text->sentences.at[sentence_index].first; at++) {
        if (!list_number_at(f, at, &end))
            continue;
        if (found != UINT32_MAX)
            return UINT32_MAX;
        found = at;
        *last = end;
    }
    return found;
}

/* "Three ministers resigned.  They were A of lands, B of ports, C of schools and old D." */
static belie_status judge_they(findings *out, const list_reader *r, const sentence *s)
{
    static const char *const they[] = { "they", "these", "those", NULL }, *const copulas[] = { "are", "were", NULL };
    const facts *f = out->f;
    if (s->last < s->first + 4 || !facts_is_any(f, s->first, they) || !facts_is_any(f, s->first + 1, copulas))
        return BELIE_OK;
    uint32_t last, speaker, at = number_before(f, facts_sentence(f, s->first), &last);
    list l = { .first = s->first + 2, .last = list_end(f, s->first + 1, s) };
    l.first += facts_is_word(f, l.first, ":");
    uint32_t name = l.first + facts_is_word(f, l.first, "the");
    if (at == UINT32_MAX || name >= s->last || f->text->tokens.at[name].shape == SHAPE_LOWER || !list_joined(r->f, &l) || l.least < 3)
        return BELIE_OK;
    uint32_t n = (uint32_t)list_number_at(f, at, &last), off = n < l.least ? l.least - n : n > l.most ? n - l.most : 0;
    out->comparisons++;
    bool told = !(mood_of(f, &r->moods, at, last, &speaker) & (MOOD_NEGATED | MOOD_CORRECTED | MOOD_QUOTED));
    return off && off <= OFF_MOST && told ? report(out, at, last, &l, n < l.least ? l.least : l.most) : BELIE_OK;
}

static belie_status judge(findings *out, const list_reader *r, uint32_t at, const sentence *s)
{
    const facts *f = out->f;
    uint32_t last, speaker;
    int n = list_number_at(f, at, &last);
    list l;
    if (!n || !find_list(f, last, s, &l) || !list_joined(r->f, &l))
        return BELIE_OK;
    out->comparisons++;
    uint32_t near = (uint32_t)n < l.least ? l.least : l.most, off = (uint32_t)n < l.least ? l.least - (uint32_t)n : (uint32_t)n > l.most ? (uint32_t)n - l.most : 0;
    if (!off || off > OFF_MOST || (mood_of(f, &r->moods, at, last, &speaker) & (MOOD_NEGATED | MOOD_CORRECTED | MOOD_QUOTED)))
        return BELIE_OK;
    if (counts_on(f, last, &l))
        return BELIE_OK;
    if ((uint32_t)n > l.most && list_tells_more(f, facts_sentence(f, at) + 1, n))
        return BELIE_OK;
    return report(out, at, last, &l, near);
}

belie_status list_spoken_check(findings *out)
{
    const facts *f = out->f;
    list_reader r = { .f = f, .moods = mood_classes_of(f) };
    belie_status status = BELIE_OK;
    int number_word = facts_class(f, "number-word");
    for (uint32_t i = 0; status == BELIE_OK && i < f->text->sentences.len; i++) {
        const sentence *s = &f->text->sentences.at[i];
        status = judge_they(out, &r, s);
        for (uint32_t at = s->first; status == BELIE_OK && at < s->last; at++)
            if (facts_has_class(f, at, number_word) || f->text->tokens.at[at].kind == TOKEN_NUMBER || noun_number(f, at)) {
                status = judge_above(out, &r, at, s);
                if (status == BELIE_OK)
                    status = facts_is_word(f, s->last - 1, ":") ? judge_lines(out, &r, at, s) : judge(out, &r, at, s);
            }
    }
    return status;
}
