/* list-count, from the list's side: a list of lines, and the number in the paragraph that leads to it.  A number there that is the
 * list's length, or is with what else it names, explains the list; where none does and one near it announces, it is a finding. */
#include "check/list_blocks.h"

#include "check/list.h"
#include "check/list_count.h"
#include "check/list_spoken.h"
#include "check/words.h"

#include "facts/mood.h"

enum { LEAD_MOST = 70, GAP_MOST = 1200, OFF_MOST = 2, ITEMS_MOST = 40, TITLE_MARKS = 4, ITEM_SHOWN = 8, BULLET = 1, NUMBER, LETTER };

/* A run of lines that are marked alike. */
typedef struct run {
    uint32_t first, last; /* the first tokens of the first and the last item */
    uint32_t second;      /* of the second one */
    uint32_t count, shape, indent;
    str mark;
    bool split; /* a thing has two rows */
} run;

typedef struct reader {
    findings *out;
    word_reader words;
    mood_classes moods;
    run bullets, numbers, rows; /* the first row is the head */
} reader;

/* "1.", "(2)", "c)", "**4." with the number of the item; a bullet: 0. */
static uint32_t number_of_label(const facts *f, uint32_t at, uint32_t *shape)
{
    static const char *const bold[] = { "*", "**", "#", "##", "###", "####", NULL }, *const ends[] = { ".", ")", ":", NULL };
    uint32_t start = at, number = 0;
    while (at < start + TITLE_MARKS && facts_is_any(f, at, bold))
        at++;
    at += facts_is_word(f, at, "(");
    if (at + 1 >= f->text->tokens.len || !facts_is_any(f, at + 1, ends) || !(f->text->tokens.at[at + 1].flags & TOKEN_GLUED))
        return 0;
    str word = text_token(f->text, at);
    int value = 0;
    if (word.len == 1 && word.ptr[0] >= 'a' && word.ptr[0] <= 'z' && facts_is_word(f, at + 1, ")"))
        number = (uint32_t)(word.ptr[0] - 'a') + 1;
    else if (f->text->tokens.at[at].kind == TOKEN_NUMBER && word.len <= 2 && str_to_int(word, &value) && value > 0)
        number = (uint32_t)value;
    *shape = (at - start) * 4 + (word.ptr[0] >= 'a' ? LETTER : NUMBER);
    return number;
}

static bool is_bullet(const facts *f, uint32_t at)
{
    static const char *const marks[] = { "-", "*", "+", "\xE2\x80\xA2", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x9C\x94", "\xE2\x96\xAA",
                                         "\xE2\x97\x8F", "\xC2\xB7", "\xE2\x9E\xA4", "\xE2\x96\xBA", "\xE2\x9C\x93", "\xE2\x97\xA6", NULL };
    return facts_is_any(f, at, marks) && at + 1 < f->text->tokens.len && !(f->text->tokens.at[at + 1].flags & (TOKEN_GLUED | TOKEN_LINE));
}

/* Where the paragraph begins that leads to a list; the list's first token: none does. */
static uint32_t lead_start(const facts *f, uint32_t first)
{
    const token *t = f->text->tokens.at;
    uint32_t at = first, shape;
    while (at > 0 && at + LEAD_MOST > first) {
        at--;
        if (t[at].flags & TOKEN_PARAGRAPH)
            break;
    }
    bool item = number_of_label(f, at, &shape) > 0 || is_bullet(f, at);
    bool heading = first > 0 && f->text->sentences.at[facts_sentence(f, first - 1)].kind == SENTENCE_HEADING;
    return item || heading || facts_is_word(f, at, "|") ? first : at;
}

/* "And a mallet", "plus one": how many things are named beside the number. */
static uint32_t count_more(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const joins[] = { "and", "plus", ",", NULL }, *const articles[] = { "a", "an", "one", "the", "another", NULL };
    uint32_t more = 0;
    for (uint32_t at = first; at + 1 < last; at++)
        more += facts_is_any(f, at, joins) && facts_is_any(f, at + 1, articles);
    return more;
}

/* Words that let a list be longer or shorter than its number. */
static bool is_open(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const words[] = { "including", "include", "includes", "except", "such", "like", "example", "instance", "among", "notably",
                                         "especially", "particularly", "e.g.", "besides", "least", "mainly", "optional", "optionally", "some", "further",
                                         "additional", "other", "others", "extra", "each", "every", "per", "none", "either", "most", "several", NULL };
    return facts_has_any(f, first, last, words);
}

/* What makes a sentence announce. */
static bool announces(const facts *f, uint32_t first, uint32_t last, uint32_t number_last)
{
    static const char *const words[] = { "below", "following", "follow", "follows", "these", "here", "there", NULL };
    bool listed = facts_has_class(f, number_last, facts_class(f, "list-noun")) || facts_has_class(f, number_last + 1, facts_class(f, "list-noun"));
    return facts_is_word(f, last - 1, ":") || listed || facts_has_any(f, first, last, words);
}

/* The number of a lead that a list gainsays: where it stands, or UINT32_MAX; something explains the list, or nothing speaks of it. */
static uint32_t gainsaid(const facts *f, uint32_t first, uint32_t last, uint32_t items, uint32_t *behind)
{
    uint32_t found = UINT32_MAX, end, own = facts_sentence(f, last - 1);
    bool colon = facts_is_word(f, last - 1, ":");
    for (uint32_t at = first; at < last; at++) {
        const mention *m = facts_mention_over(f, at);
        bool number = m && m->first == at && m->quantity >= 0;
        double value = number ? f->quantities.at[m->quantity].written : 0;
        if (number && value == items)
            return UINT32_MAX;
        if (number && facts_sentence(f, at) == own && found != UINT32_MAX && facts_sentence(f, found) < own)
            return UINT32_MAX; /* "We asked four questions.  Below are the answers to two." */
        uint32_t n = (uint32_t)list_number_at(f, at, &end);
        if (colon && facts_sentence(f, at) < own)
            continue; /* "has three parts.  Please note:" */
        if (n > 2 || (n == 2 && colon)) {
            found = at;
            *behind = end;
            if (colon && n <= items && items <= n + count_more(f, end, last))
                return UINT32_MAX;
        }
    }
    return found;
}

static belie_status report(findings *out, uint32_t at, uint32_t last, const run *r)
{
    const facts *f = out->f;
    const char *shown = arena_printf(out->memory, "%u items", r->count);
    const rule *by = facts_mention_over(f, at) ? facts_mention_over(f, at)->by : NULL;
    if (!by || !shown)
        return by ? error_no_memory(out->error) : BELIE_OK;
    uint32_t starts[3] = { r->first, r->second, r->last }, places_count = 1, size = (uint32_t)f->text->tokens.len;
    evidence places[4] = { { at, last + 2 < r->first ? last + 2 : r->first, facts_quote(f, at, last), NULL, by } };
    for (int i = 0; i < 3; i++)
        if (!i || starts[i] > starts[i - 1])
            places[places_count++] = (evidence){ starts[i], starts[i] + ITEM_SHOWN < size ? starts[i] + ITEM_SHOWN : size, shown, NULL, by };
    return findings_add(out, check_named("list-count"), BELIE_WARNING, 0.75, places, places_count, NULL, "%s are announced, and the list has %u", places[0].says,
                        r->count);
}

/* Judges a list that has ended. */
static belie_status judge(const reader *r, run *l)
{
    const facts *f = r->out->f;
    uint32_t count = l->count, from = count > 1 ? lead_start(f, l->first) : l->first, behind = 0, speaker, shape, size = (uint32_t)f->text->tokens.len;
    run whole = *l;
    l->count = 0;
    if (from == whole.first || count > ITEMS_MOST || number_of_label(f, whole.first, &shape) > 1)
        return BELIE_OK;
    uint32_t at = gainsaid(f, from, whole.first, count, &behind), end;
    if (at == UINT32_MAX)
        return BELIE_OK;
    uint32_t n = (uint32_t)list_number_at(f, at, &end);
    const sentence *s = &f->text->sentences.at[facts_sentence(f, at)];
    uint32_t off = n > count ? n - count : count - n, stop = s->last < whole.first ? s->last : whole.first;
    r->out->comparisons++;
    bool told = !(mood_of(f, &r->moods, at, behind, &speaker) & (MOOD_NEGATED | MOOD_CORRECTED | MOOD_QUOTED));
    bool last_one = whole.first - stop <= 1 || facts_sentence(f, whole.first) <= facts_sentence(f, at) + 2;
    if (!off || off > OFF_MOST || !told || !last_one || is_open(f, behind, whole.first) || !announces(f, s->first, stop, behind))
        return BELIE_OK;
    if (n > count && list_tells_more(f, facts_sentence(f, whole.last), n))
        return BELIE_OK;
    return whole.last < size ? report(r->out, at, behind, &whole) : BELIE_OK;
}

/* "We run six vehicles", not "two members resigned": a number of the whole; more than the rows only right before them. */
static bool is_of_whole(const facts *f, uint32_t first, uint32_t last, uint32_t table, bool more)
{
    static const char *const states[] = { "have", "has", "had", "are", "were", "run", "runs", "ran", "own", "owns", "owned", "keep", "keeps", "kept", "operate", "operates",
                                          "operated", "consists", "consisted", "comprises", "comprised", NULL };
    static const char *const some[] = { "which", "whom", "them", "these", "those", "only", "new", "left", "more", NULL };
    const sentence *s = &f->text->sentences.at[facts_sentence(f, first)];
    uint32_t stop = s->last < table ? s->last : table;
    return facts_has_any(f, s->first, stop, states) && !facts_has_any(f, last, stop, some) && (!more || stop == table);
}

/* "We run six vehicles." and a table whose head is "Vehicle". */
static belie_status judge_table(const reader *r, run *l)
{
    enum { WORDS_BEHIND = 3 };
    const facts *f = r->out->f;
    run whole = *l;
    uint32_t from = l->count > 1 && !l->split ? lead_start(f, l->first) : l->first, end, speaker, found = UINT32_MAX, behind = 0;
    uint64_t head = word_stem(&r->words, whole.first + 1);
    l->count = 0;
    for (uint32_t at = from; head && at < whole.first; at++) {
        const mention *m = facts_mention_over(f, at);
        if (m && m->first == at && m->quantity >= 0 && f->quantities.at[m->quantity].written == whole.count)
            return BELIE_OK;
        bool named = false;
        for (uint32_t i = list_number_at(f, at, &end) > 1 ? end : UINT32_MAX; i != UINT32_MAX && i < end + WORDS_BEHIND && i < whole.first; i++)
            named |= word_stem(&r->words, i) == head;
        found = named ? at : found;
        behind = named ? end : behind;
    }
    if (found == UINT32_MAX)
        return BELIE_OK;
    uint32_t n = (uint32_t)list_number_at(f, found, &end), off = n > whole.count ? n - whole.count : whole.count - n;
    if (!is_of_whole(f, found, behind, whole.first, n > whole.count))
        return BELIE_OK;
    whole.first = whole.second; /* the head is no item */
    r->out->comparisons++;
    bool told = !(mood_of(f, &r->moods, found, behind, &speaker) & (MOOD_NEGATED | MOOD_CORRECTED | MOOD_QUOTED));
    return off && off <= OFF_MOST && told && !is_open(f, behind, facts_sentence_around(f, found, behind).last) ? report(r->out, found, behind, &whole) : BELIE_OK;
}

static void begin(run *l, uint32_t at, uint32_t shape, const token *t, str mark)
{
    *l = (run){ .first = at, .last = at, .second = at, .count = 1, .shape = shape, .indent = t->indent, .mark = mark };
}

static void add(run *l, uint32_t at)
{
    l->second = l->count == 1 ? at : l->second;
    l->last = at;
    l->count++;
}

/* Takes a line that begins with a number: an item of the list, or the first of the next one. */
static belie_status take_number(reader *r, uint32_t at, uint32_t number, uint32_t shape)
{
    run *l = &r->numbers;
    const token *t = &r->out->f->text->tokens.at[at];
    if (l->count && t->indent > l->indent)
        return BELIE_OK;
    bool next = l->count && number == l->count + 1 && shape == l->shape && at < l->last + GAP_MOST;
    if (next) {
        add(l, at);
        return BELIE_OK;
    }
    belie_status status = judge(r, l);
    if (number == 1)
        begin(l, at, shape, t, STR(""));
    return status;
}

static belie_status take_bullet(reader *r, uint32_t at)
{
    run *l = &r->bullets;
    const token *t = &r->out->f->text->tokens.at[at];
    str mark = text_token(r->out->f->text, at);
    if (l->count && t->indent > l->indent)
        return BELIE_OK;
    if (l->count && t->indent == l->indent && str_equal(mark, l->mark)) {
        add(l, at);
        return BELIE_OK;
    }
    belie_status status = judge(r, l);
    begin(l, at, BULLET, t, mark);
    return status;
}

/* Takes a line of a table; its lines and its totals are no rows. */
static void take_row(reader *r, uint32_t at)
{
    static const char *const totals[] = { "total", "totals", "all", "sum", "mean", "average", "overall", "together", "both", NULL };
    const facts *f = r->out->f;
    run *l = &r->rows;
    bool row = at + 1 < f->text->tokens.len && f->text->tokens.at[at + 1].kind != TOKEN_MARK && !facts_is_any(f, at + 1, totals);
    if (!l->first || l->last == UINT32_MAX)
        *l = (run){ .first = at, .last = at, .second = at };
    else if (row && l->count && str_equal(text_token(f->text, at + 1), text_token(f->text, l->last + 1)))
        l->split = true; /* one thing in two rows */
    else if (row) {
        l->second = l->count ? l->second : at;
        l->last = at;
        l->count++;
    }
}

belie_status list_blocks_check(findings *out)
{
    const facts *f = out->f;
    reader r = { .out = out, .moods = mood_classes_of(f), .rows.last = UINT32_MAX };
    belie_status status = BELIE_OK;
    word_reader_init(&r.words, f);
    for (uint32_t at = 0; status == BELIE_OK && at < f->text->tokens.len; at++) {
        const token *t = &f->text->tokens.at[at];
        if (!(t->flags & TOKEN_LINE))
            continue;
        if (r.rows.count && !facts_is_word(f, at, "|"))
            status = judge_table(&r, &r.rows);
        r.rows.last = facts_is_word(f, at, "|") ? r.rows.last : UINT32_MAX;
        if (status != BELIE_OK)
            break;
        uint32_t shape = 0, number = number_of_label(f, at, &shape);
        if (number)
            status = take_number(&r, at, number, shape);
        else if (is_bullet(f, at))
            status = take_bullet(&r, at);
        else if (facts_is_word(f, at, "|"))
            take_row(&r, at);
        else if (r.bullets.count && (t->flags & TOKEN_PARAGRAPH) && t->indent <= r.bullets.indent)
            status = judge(&r, &r.bullets);
    }
    if (status == BELIE_OK && r.rows.count)
        status = judge_table(&r, &r.rows);
    if (status == BELIE_OK)
        status = judge(&r, &r.bullets);
    return status == BELIE_OK ? judge(&r, &r.numbers) : status;
}
