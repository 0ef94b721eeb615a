/* list-count, within a sentence: a number of things, and behind a colon, a dash or in brackets the things.
 *
 * How many items a list has is a range: "Lea, a printer, and Ida" are two or three.  Only a number outside of
 * it is a finding. */
#include "check/list_spoken.h"

#include "check/list.h"
#include "check/list_count.h"
#include "check/numbers.h"

#include "facts/mood.h"

enum { REACH = 26, MOST = 12, OFF_MOST = 2, LIST_MOST = 120, ITEM_WORDS = 14, QUOTES_LEAST = 3, SHOWN = 16, LINES_MOST = 40 };

typedef struct list {
    uint32_t first, last;  /* tokens */
    uint32_t least, most;  /* items */
} list;

typedef struct list_reader {
    const facts *f;
    mood_classes moods;
} list_reader;

/* ---- the items ---- */

static bool is_dash(const facts *f, uint32_t at)
{
    static const char *const dashes[] = { "\xE2\x80\x94", "--", "\xE2\x80\x93", "-", NULL };
    const token *t = f->text->tokens.at;
    return facts_is_any(f, at, dashes) && !(t[at].flags & TOKEN_GLUED);
}

/* What parts the announcement from its list: 'c' a colon or "namely", 'n' a dash, a bracket, "were" before names; 0 nothing. */
static char delimiter_at(const facts *f, uint32_t at)
{
    static const char *const namely[] = { "namely", "viz", "viz.", "i.e.", "videlicet", NULL };
    static const char *const copulas[] = { "were", "are", NULL };
    if (facts_is_word(f, at, ":") || facts_is_any(f, at, namely))
        return 'c';
    if (facts_is_word(f, at, "(") || is_dash(f, at))
        return 'n';
    const token *t = f->text->tokens.at;
    uint32_t name = at + 1 + facts_is_word(f, at + 1, "the");
    bool named = facts_is_any(f, at, copulas) && name < f->text->tokens.len && t[name].kind == TOKEN_WORD && t[name].shape == SHAPE_CAPITAL;
    return named ? 'n' : 0;
}

/* "(a) ...; (b) ...", "1. ... 2. ...": how many count on, or 0. */
static uint32_t count_marked(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const marks[][4] = { { "a", "1", "i", NULL }, { "b", "2", "ii", NULL }, { "c", "3", "iii", NULL }, { "d", "4", "iv", NULL },
                                            { "e", "5", "v", NULL }, { "f", "6", "vi", NULL }, { "g", "7", "vii", NULL }, { "h", "8", "viii", NULL } };
    uint32_t count = 0;
    for (uint32_t at = first; at + 1 < last && count < sizeof marks / sizeof *marks; at++)
        if (facts_is_any(f, at, marks[count]) && facts_is_word(f, at + 1, ")"))
            count++;
    return count > 1 ? count : 0;
}

static bool is_joint(const facts *f, uint32_t at)
{
    static const char *const words[] = { "and", "or", "plus", "&", NULL };
    return facts_is_any(f, at, words);
}

/* What begins no item of its own, where the items are names: "Lea, a printer", "Yura, where the wine was good". */
static bool begins_aside(const facts *f, uint32_t at, bool names)
{
    static const char *const always[] = { "who", "whose", "which", "where", "when", "whom", "aged", "now", "then", "both", "all", "each", "as",
                                          "though", "although", "but", "with", "of", "in", "at", "from", "for", "so", "because", "since", "that", "not", "his", "her", "its", "their", NULL };
    static const char *const of_names[] = { "a", "an", "the", "his", "her", "its", "their", "my", "our", NULL };
    bool titled = facts_is_word(f, at, "the") && at + 1 < f->text->tokens.len && f->text->tokens.at[at + 1].shape == SHAPE_CAPITAL; /* "the Reverend Pym" */
    return facts_is_any(f, at, always) || (names && !titled && (facts_is_any(f, at, of_names) || f->text->tokens.at[at].shape == SHAPE_LOWER));
}

typedef struct joints {
    uint32_t commas, ands, asides, semicolons, longest, oxford;
    uint32_t more; /* "both wardens", "the two Mensahs" are one item more */
    uint32_t before; /* items with a joint before the first semicolon */
    bool early, numbered, counted;
    bool closed; /* a comma behind the joint of the last item */
    bool again;  /* names are joined behind it: "A, B and C in the first class, D and E in the second" */
} joints;

static joints read_joints(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const alone[] = { "one", "half", "zero", "nil", NULL };
    joints j = { 0 };
    uint32_t depth = 0, length = 0;
    bool names = f->text->tokens.at[first].shape != SHAPE_LOWER;
    for (uint32_t at = first; at < last; at++) {
        depth += facts_is_word(f, at, "(");
        if (depth && facts_is_word(f, at, ")"))
            depth--;
        if (depth)
            continue;
        bool comma = facts_is_word(f, at, ","), joint = is_joint(f, at);
        bool after_comma = at > first && facts_is_word(f, at - 1, ",");
        if (facts_is_word(f, at, ";") && !j.semicolons++ && j.commas && (j.ands || j.oxford))
            j.before = j.commas + 1 + (j.ands && !j.oxford);
        j.again |= j.closed && joint && names && at + 1 < last && f->text->tokens.at[at + 1].shape == SHAPE_CAPITAL;
        j.early |= comma && j.ands && !j.commas; /* "A and B, the C": or is it "bread and butter, milk"? */
        if (comma && (j.ands || j.oxford) && j.commas && !j.early)
            j.closed = true;
        bool begins = at == first || facts_is_word(f, at - 1, ",") || is_joint(f, at - 1);
        j.numbered |= !j.closed && f->text->tokens.at[at].kind == TOKEN_NUMBER;
        j.counted |= !j.closed && begins && facts_has_class(f, at, facts_class(f, "number-word")) && !facts_is_any(f, at, alone);
        j.more += !j.closed && begins && (facts_is_word(f, at, "both") || (facts_is_word(f, at, "the") && facts_is_word(f, at + 1, "two")));
        if (!j.closed) {
            j.commas += comma;
            j.oxford += joint && after_comma;
            j.ands += joint && !after_comma;
            j.asides += comma && at + 1 < last && !is_joint(f, at + 1) &&
                        (begins_aside(f, at + 1, names) || (!names && f->text->tokens.at[at + 1].shape == SHAPE_CAPITAL));
        }
        length = comma || joint || facts_is_word(f, at, ";") ? 0 : length + 1;
        j.longest = length > j.longest ? length : j.longest;
    }
    return j;
}

/* "Bread, cheese, wine and water we buy there": somebody right behind a thing; not "and I was bitten", which is no item. */
static bool has_clause(const facts *f, const list *l)
{
    static const char *const persons[] = { "i", "we", "you", "he", "she", "they", NULL };
    for (uint32_t at = l->first + 1; at < l->last && !(facts_is_word(f, at - 1, ",") && is_joint(f, at)); at++)
        if (facts_is_any(f, at, persons) && f->text->tokens.at[at - 1].kind == TOKEN_WORD && !is_joint(f, at - 1))
            return true;
    return false;
}

/* "Linz twice", "First of all", "as well as", a quotation: what tells of something else than items. */
static bool is_no_list(const facts *f, const list *l, bool colon)
{
    static const char *const repeated[] = { "twice", "thrice", "times", "each", "twins", "couple", "pair", "parents", "family", NULL };
    static const char *const begins[] = { "first", "firstly", "one", "as", "to", "that", "they", "he", "she", "we", "it", "in", "and", "for", "with", "which",
                                          "who", "if", "when", "from", "by", "see", "or", "but", "not", "\"", "\xE2\x80\x9C", "'", NULL };
    static const char *const semicolon[] = { ";", NULL };
    static const char *const quoted[] = { "first", "firstly", "\"", "\xE2\x80\x9C", NULL };
    uint32_t quotes = 0;
    for (uint32_t at = l->first; at < l->last; at++)
        quotes += facts_is_any(f, at, quoted + 2);
    if (quotes >= QUOTES_LEAST && colon)
        return false; /* titles */
    bool apart = facts_has_any(f, l->first, l->last, semicolon); /* items that may say anything */
    return (!apart && (facts_has_any(f, l->first, l->last, repeated) || has_clause(f, l))) || facts_is_any(f, l->first, colon ? quoted : begins);
}

/* How many items stand in tokens [first, last); false: it is no list. */
static bool count_items(const list_reader *r, list *l)
{
    const facts *f = r->f;
    if (is_no_list(f, l, facts_is_word(f, l->first - 1, ":") || delimiter_at(f, l->first - 1) == 'c'))
        return false;
    uint32_t marked = count_marked(f, l->first, l->last);
    joints j = read_joints(f, l->first, l->last);
    if (marked) {
        l->least = l->most = marked;
        return true;
    }
    if (j.semicolons) {
        l->least = l->most = j.semicolons + 1;
        if (j.before) { /* "namely A, B and C, be received; that ..." */
            l->least = j.before < l->least ? j.before : l->least;
            l->most = j.before > l->most ? j.before : l->most;
        }
        return true;
    }
    if (j.counted || j.again)
        return false; /* "the cook and three hands" */
    if (!j.commas || j.longest > ITEM_WORDS) /* "four bytes: 3 for the key and the letter" */
        return j.ands == 1 && !j.numbered && j.longest < ITEM_WORDS / 2 && !j.commas ? (l->least = l->most = 2, true) : false;
    uint32_t whole = j.commas + 1; /* an "and" behind a comma adds none */
    l->most = whole + j.ands + j.more;
    l->least = whole + (j.ands == 1 && !j.oxford ? 1 : 0) - j.asides;
    l->least = j.early && l->least > 2 ? 2 : j.numbered && l->least > whole ? whole : l->least;
    l->least = l->least > l->most ? whole : l->least;
    l->least += j.more && l->least < l->most - j.more ? 0 : j.more;
    return true;
}

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
    bool open = facts_is_word(f, at, "("), dash = is_dash(f, at);
    uint32_t most = at + LIST_MOST < s->last ? at + LIST_MOST : s->last;
    while (last < most && !(open && facts_is_word(f, last, ")")) && !(dash && is_dash(f, last)))
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
        char delimiter = delimiter_at(f, at);
        if ((m && m->quantity >= 0 && f->quantities.at[m->quantity].kind == QUANTITY_COUNT) || facts_is_word(f, at, ";") || facts_is_any(f, at, times))
            return false;
        if (!delimiter) {
            clause |= facts_is_word(f, at, ",") || facts_has_class(f, at, facts_class(f, "auxiliary"));
            continue;
        }
        l->first = at + 1 + (facts_is_word(f, at + 1, ":") || facts_is_word(f, at + 1, ","));
        l->last = list_end(f, at, s);
        if (is_dash(f, at) && facts_has_class(f, l->first, facts_class(f, "verb-past")))
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
            labelled = is_dash(f, i) && !is_dash(f, at);
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

static belie_status judge(findings *out, const list_reader *r, uint32_t at, const sentence *s)
{
    const facts *f = out->f;
    uint32_t last, speaker;
    int n = list_number_at(f, at, &last);
    list l;
    if (!n || !find_list(f, last, s, &l) || !count_items(r, &l))
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
        for (uint32_t at = s->first; status == BELIE_OK && at < s->last; at++)
            if (facts_has_class(f, at, number_word) || f->text->tokens.at[at].kind == TOKEN_NUMBER || noun_number(f, at)) {
                status = judge_above(out, &r, at, s);
                if (status == BELIE_OK)
                    status = facts_is_word(f, s->last - 1, ":") ? judge_lines(out, &r, at, s) : judge(out, &r, at, s);
            }
    }
    return status;
}
