/* What stands right before and behind a number: known already, a part, a rate, of another time, somebody's. */
#include "check/topic_marks.h"

static const char *const definite_words[] = { "the", "its", "his", "her", "their", "our", "my", "your", "these", "those", "all",
                                              "both", "'s", "\xE2\x80\x99s", NULL };
static const char *const every_words[] = { "all", "these", "those", "both", NULL };
static const char *const apart_words[] = { "another", "other", "others", "extra", "additional", "further", "remaining", "next", "every",
                                           "each", "per", "half", "average", "second", "third", "minimum", "maximum", "adds", "adding", "plus", NULL };
static const char *const loose_words[] = { "first", "last", "only", "final", "top", "within", "between", "among", "including", "by",
                                           "past", "-", "up", "down", "off", "least", "some", NULL };
static const char *const change_words[] = {
    "now", "today", "later", "then", "since", "rise", "rose", "risen", "grew", "grown", "fell", "fallen", "increased",
    "increase", "dropped", "cut", "reduced", "extended", "enlarged", "raised", "until", "previously", "formerly",
    "originally", "initially", "once", "instead", "compared", "previous", "earlier", "record", "limit", "target",
    "added", "expanded", "shrank", "lost", "gained", "doubled", "halved", "against", "soon", "next", "eventually", "if", "per", "apiece",
    "average", "planned", "estimated", "estimate", "usual", "usually", "sometimes", "often",
    "another", "second", "third", "other", "race", "sprint", "relay", "record", "champion", "unchanged", NULL
};
/* What makes a known number one of its time. */
static const char *const present_words[] = { "now", "today", "later", "currently", "nowadays", "meanwhile",
                                             "eventually", "each", "every", "per", NULL };
/* What opens a sentence about another time. */
static const char *const opening_words[] = { "after", "before", "during", "last", "next", "following", "when", "once", NULL };

bool is_definite_word(const facts *f, uint32_t token_index)
{
    return facts_is_any(f, token_index, definite_words);
}

static bool is_clause_mark(const facts *f, uint32_t at)
{
    static const char *const marks[] = { ",", ";", ":", "(", ")", "\xE2\x80\x94", "\xE2\x80\x93", "--", NULL };
    return facts_is_any(f, at, marks);
}

/* "Last winter the 260 beds" */
static bool begins_with_date(const facts *f, const sentence *s)
{
    size_t i = facts_date_from(f, s->first);
    return i < f->dates.len && f->mentions.at[f->dates.at[i].mention].first < s->first + 2;
}

/* A word of change in the clause, or at the head of the sentence ("Later, ..."). */
static bool is_changing(const facts *f, const sentence *s, const topic *t)
{
    bool known = topic_is(t, TOPIC_KNOWN);
    const char *const *words = known ? present_words : change_words;
    uint32_t from = t->first, to = t->last;
    while (from > s->first && !is_clause_mark(f, from - 1))
        from--;
    while (to < s->last && !is_clause_mark(f, to))
        to++;
    if (facts_is_any(f, s->first, opening_words) && (!known || begins_with_date(f, s)))
        return true;
    for (uint32_t at = s->first; at < to; at++)
        if ((at < s->first + 3 || at >= from) && facts_is_any(f, at, words))
            return true;
    return false;
}

/* The last token of a number: "2.4" or "2.4m". */
static bool is_figure(const facts *f, uint32_t at)
{
    const mention *m = facts_mention_over(f, at);
    return f->text->tokens.at[at].kind == TOKEN_NUMBER || (m && m->quantity >= 0 && m->last == at + 1);
}

/* One end of a range, what the year before had, or money of another country ("C$"). */
static bool is_apart_by_form(const facts *f, const topic *t, const quantity *q)
{
    static const char *const dashes[] = { "-", "\xE2\x80\x93", "/", NULL };
    const mention *m = &f->mentions.at[q->mention];
    const token *tokens = f->text->tokens.at;
    bool range = t->first > 1 && tokens[t->first - 2].kind == TOKEN_NUMBER &&
                 (facts_is_any(f, t->first - 1, dashes) || facts_is_word(f, t->first - 1, "to"));
    bool range_after = t->last + 1 < f->text->tokens.len && tokens[t->last].kind != TOKEN_WORD &&
                       (facts_is_word(f, t->last, "-") || facts_is_word(f, t->last, "\xE2\x80\x93")) &&
                       tokens[t->last + 1].kind == TOKEN_NUMBER;
    bool one_in = t->first > 1 && facts_is_word(f, t->first - 1, "in") && (tokens[t->first - 2].kind == TOKEN_NUMBER); /* "9 in 140 children" */
    bool foreign = t->first > 0 && (tokens[m->first].flags & TOKEN_GLUED) && tokens[t->first - 1].kind == TOKEN_WORD;
    bool range_to = facts_is_word(f, t->last, "to") && t->last + 1 < f->text->tokens.len &&
                    tokens[t->last + 1].kind == TOKEN_NUMBER;
    bool year_before = t->first > 1 && facts_is_word(f, t->first - 1, "(") && facts_is_word(f, t->last, ")") && is_figure(f, t->first - 2) &&
                       tokens[t->first].kind != TOKEN_WORD; /* "£2.4m (£1.9m)" */
    return range || range_after || foreign || range_to || one_in || year_before;
}

/* Somebody says so, in whatever order of words. */
static bool is_said(const topic_reader *r, const sentence *s, const topic *t)
{
    static const char *const counting[] = { "put", "puts", "counted", "counts", "reckoned", "reckons", "estimated", "gave", "wrote", "spoke",
                                            "according", NULL };
    const facts *f = r->out->f;
    for (uint32_t at = s->first; at < t->first; at++)
        if (facts_has_class(f, at, r->say) || facts_is_any(f, at, counting))
            return true;
    for (uint32_t at = t->last; at + 1 < s->last; at++)
        if (facts_is_word(f, at, "according"))
            return true;
    return false;
}

/* "The 33 sites visited in both winters", "the two horses he sold": some of them. */
static bool is_picked_out(const topic_reader *r, const sentence *s, const topic *t)
{
    static const char *const restricting[] = { "who", "that", "which", "whose", "still", "left", "where", "he", "she", "they", "we",
                                               "i", "it", NULL };
    const facts *f = r->out->f;
    if (topic_is(t, TOPIC_ALL) || t->last >= s->last)
        return false;
    bool past = t->last + 1 < s->last && r->words.verb_past >= 0 && r->words.function[0] >= 0 &&
                facts_has_class(f, t->last, r->words.verb_past) && facts_has_class(f, t->last + 1, r->words.function[0]);
    return past || facts_is_any(f, t->last, restricting);
}

/* "The 30 houses in the street". */
static bool is_placed(const facts *f, const topic *t)
{
    static const char *const places[] = { "with", "without", "in", "on", "from", "at", "under", "over", "near", "along", NULL };
    return !topic_is(t, TOPIC_ALL) && facts_is_any(f, t->last, places);
}

/* "All 110 metres of it": of what was just named. */
static bool is_of_it(const facts *f, const topic *t)
{
    return facts_is_word(f, t->last, "of") && (facts_is_word(f, t->last + 1, "it") || facts_is_word(f, t->last + 1, "them"));
}

/* "The 34 teachers": right behind the article, and none of them picked out by what follows. */
static bool is_known(const topic_reader *r, const sentence *s, const topic *t, bool measure)
{
    const facts *f = r->out->f;
    bool before = t->first > s->first && is_definite_word(f, t->first - 1);
    bool behind = t->last < s->last && r->words.function[0] >= 0 && !(measure && facts_is_word(f, t->last, "of")) &&
                  facts_has_class(f, t->last, r->words.function[0]);
    bool more = t->last < s->last && (facts_is_word(f, t->last, "more") || facts_is_word(f, t->last, "remaining"));
    return before && (topic_is(t, TOPIC_ALL) || !behind) && !is_of_it(f, t) && !more && !topic_is(t, TOPIC_PICKED);
}

static unsigned marks_before(const facts *f, const sentence *s, const quantity *q, const topic *t)
{
    unsigned marks = 0;
    for (uint32_t at = t->first > s->first + 2 ? t->first - 2 : s->first; at < t->first; at++) {
        bool parted = at + 2 == t->first && facts_is_word(f, at + 1, ","); /* "the last of all, eleven chairs" */
        marks |= is_definite_word(f, at) && !parted ? TOPIC_DEFINITE : 0;
        marks |= facts_is_any(f, at, apart_words) ? TOPIC_APART : 0;
        marks |= facts_is_any(f, at, loose_words) && !facts_is_word(f, at + 1, "the") ? TOPIC_LOOSE : 0;
        marks |= facts_is_word(f, at, "more") && !q->lower_bound ? TOPIC_APART : 0;
    }
    static const char *const compared[] = { "less", "more", "fewer", NULL };
    for (uint32_t at = t->last; at < t->last + 2; at++)
        marks |= facts_is_any(f, at, compared) && !facts_is_word(f, at + 1, "than") ? TOPIC_APART : 0; /* "25 g less" */
    static const char *const other[] = { "larger", "smaller", "bigger", "longer", "shorter", "taller", "older", "newer", "latter", "former", NULL };
    for (uint32_t at = t->first > s->first + 4 ? t->first - 4 : s->first; at < t->first; at++)
        marks |= facts_is_any(f, at, other) && at > s->first && facts_is_word(f, at - 1, "the") ? TOPIC_APART : 0; /* "the larger, of 31 cm" */
    uint32_t of = t->first > s->first && is_definite_word(f, t->first - 1) ? t->first - 1 : t->first;
    if (of > s->first && facts_is_word(f, of - 1, "of")) /* "the rent of 1,250 euros" */
        for (uint32_t at = of > s->first + 4 ? of - 4 : s->first; at < of; at++)
            marks |= is_definite_word(f, at) ? TOPIC_DEFINITE : 0;
    bool every = t->first > s->first && facts_is_any(f, t->first - 1, every_words);
    every |= t->first > s->first + 3 && facts_is_word(f, t->first - 3, "one") && facts_is_word(f, t->first - 2, "of");
    marks |= every ? TOPIC_ALL : 0;
    return marks | (of < t->first && of > s->first && facts_is_word(f, of - 1, "of") ? TOPIC_WHOLE : 0);
}

static unsigned marks_behind(const facts *f, const sentence *s, const topic *t)
{
    static const char *const rates[] = { "each", "per", "/", "apiece", "annually", "yearly", "monthly", "weekly", "daily", NULL };
    static const char *const other[] = { "more", "less", "ago", "fewer", "times", "%", "old", NULL };
    static const char *const be[] = { "were", "was", "are", "is", NULL };
    bool apart = facts_is_any(f, t->last, be) && facts_is_word(f, t->last + 1, "left"), rate = false, all = topic_is(t, TOPIC_ALL), whole = all || (t->first > s->first && facts_is_word(f, t->first - 1, "the"));
    for (uint32_t at = t->last; at < s->last && at < t->last + 2; at++)
        apart |= facts_is_any(f, at, other);
    for (uint32_t at = t->last; at < s->last && at < t->last + 2; at++) /* "all 43 clerks got a bonus" is no rate */
        rate |= ((facts_is_word(f, at, "a") || facts_is_word(f, at, "an")) && !all && at == t->last) || facts_is_any(f, at, rates);
    apart |= !topic_is(t, TOPIC_PART) && facts_is_word(f, t->last, "of") && is_definite_word(f, t->last + 1) && !whole; /* not "the 42 members of the choir" */
    return (apart ? TOPIC_APART : 0) | (rate ? TOPIC_RATE : 0);
}

void topic_read_marks(const topic_reader *r, const quantity *q, topic *t)
{
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[t->sentence];
    t->marks |= marks_before(f, s, q, t);
    t->marks |= marks_behind(f, s, t) | (is_apart_by_form(f, t, q) ? TOPIC_APART : 0);
    t->marks |= is_picked_out(r, s, t) ? TOPIC_PICKED : 0;
    t->marks |= is_placed(f, t) ? TOPIC_PLACED : 0;
    t->marks &= is_of_it(f, t) ? ~(unsigned)(TOPIC_ALL | TOPIC_DEFINITE) : ~0u;
    t->marks |= is_known(r, s, t, q->kind == QUANTITY_MEASURE) ? TOPIC_KNOWN : 0;
    t->marks |= is_changing(f, s, t) ? TOPIC_CHANGING : 0;
    t->marks |= is_said(r, s, t) ? TOPIC_SAID : 0;
    t->subject = facts_is_word(f, s->first, "he") ? 'm' : facts_is_word(f, s->first, "she") ? 'f' : 0;
}
