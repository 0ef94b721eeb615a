/* superlative: the only one, and another; never more than so many, and more; the first since a year, and
 * one between; the longest, and a longer one. */
#include "check/extreme_rows.h"
#include "check/extreme_runs.h"
#include "check/extremes.h"
#include "check/list.h"
#include "check/numbers.h"
#include "check/words.h"

enum { WORDS_MOST = 24, CLAIMS_MOST = 32, SENTENCES_APART = 60, SENTENCES_NEAR = 15, SENTENCE_MOST = 80, KIN_LEAST = 4, KIN_ENDING = 4 };

typedef struct superlatives {
    findings *out;
    word_reader words;
    int score_unit;
} superlatives;

static belie_status report(findings *out, evidence a, evidence b, const char *why, const char *message)
{
    evidence places[2] = { a, b };
    return message ? findings_add(out, check_named("superlative"), BELIE_WARNING, 0.7, places, 2, why, "%s", message)
                   : error_no_memory(out->error);
}

static evidence whole_of(const facts *f, const claim *c)
{
    return (evidence){ c->first, c->last, facts_quote(f, c->first, c->last), c, c->by };
}

/* A book has many only ones. */
static bool is_far(uint32_t a, uint32_t b)
{
    return (a > b ? a - b : b - a) > SENTENCES_APART;
}

/* ---- the only one, and another ---- */

/* Words that both sentences have, beside the thing itself. */
static uint32_t shared_words(const word_reader *words, const claim *a, const claim *b, uint64_t but)
{
    const facts *f = words->f;
    const sentence *s = &f->text->sentences.at[a->sentence], *t = &f->text->sentences.at[b->sentence];
    uint64_t x[WORDS_MOST], y[WORDS_MOST];
    uint32_t n = words_read(words, s->first, s->last, x, WORDS_MOST), m = words_read(words, t->first, t->last, y, WORDS_MOST);
    uint32_t shared = words_shared(x, n, y, m);
    return shared - (words_shared(&but, 1, x, n) && words_shared(&but, 1, y, m) ? 1 : 0);
}

static belie_status compare_only(superlatives *all, const claim *only, const claim *more)
{
    const facts *f = all->out->f;
    const word_reader *words = &all->words;
    uint64_t stem = word_stem(words, claim_role(only, "what")->last - 1);
    if (!stem || stem != word_stem(words, claim_role(more, "what")->last - 1) || only->sentence == more->sentence ||
        is_far(only->sentence, more->sentence))
        return BELIE_OK;
    static const char *const others[] = { "another", "a", "too", "also", "is", "was", "are", "were", "both", "the", NULL };
    bool other = facts_is_any(f, more->first, others) || facts_is_word(f, more->first + 1, "other"); /* not "two runs" */
    all->out->comparisons++;
    if (shared_words(words, only, more, stem) < (other ? 1 : 2) ||
        facts_has_class(f, claim_role(more, "what")->first, all->score_unit))
        return BELIE_OK;
    return report(all->out, whole_of(f, only), whole_of(f, more), "both sentences share a word beside it",
                  arena_printf(all->out->memory, "\"%s\" here, and \"%s\" there", facts_quote(f, only->first, only->last),
                               facts_quote(f, more->first, more->last)));
}

static bool has_form(const facts *f, const sentence *s, uint32_t at)
{
    for (uint32_t i = s->first; i < s->last && i < s->first + SENTENCE_MOST; i++)
        if (str_equal(text_token(f->text, i), text_token(f->text, at)))
            return true;
    return false;
}

/* "Our Indore factory", "the alarm of 3 February": one of the kind that is told by a name or a date, which the sentence of the
 * only one has not; the token of that, or 0. */
static uint32_t told_apart(const superlatives *all, const claim *only, uint32_t at)
{
    static const char *const owners[] = { "our", "the", "its", "their", "his", "her", NULL };
    static const char *const joints[] = { "of", "at", "in", NULL };
    const facts *f = all->out->f;
    const sentence *own = &f->text->sentences.at[only->sentence];
    const token *t = f->text->tokens.at;
    if (at > 1 && t[at - 1].shape == SHAPE_CAPITAL && facts_is_any(f, at - 2, owners) && !has_form(f, own, at - 1))
        return at - 1;
    if (at == 0 || !facts_is_any(f, at - 1, owners) || at + 2 >= f->text->tokens.len || !facts_is_any(f, at + 1, joints))
        return 0;
    const mention *m = facts_mention_over(f, at + 2);
    bool told = m && (m->entity >= 0 || m->date >= 0) && !has_form(f, own, m->last - 1) && !has_form(f, own, m->first);
    return told ? at + 2 : 0;
}

/* The only alarm, and "the alarm of 3 February". */
static belie_status check_told_apart(superlatives *all, const claim *only)
{
    const facts *f = all->out->f;
    uint64_t stem = word_stem(&all->words, claim_role(only, "what")->last - 1);
    uint32_t from = only->sentence > SENTENCES_NEAR ? only->sentence - SENTENCES_NEAR : 0, to = only->sentence + SENTENCES_NEAR;
    to = to < f->text->sentences.len ? to : (uint32_t)f->text->sentences.len - 1;
    for (uint32_t at = f->text->sentences.at[from].first; stem && at < f->text->sentences.at[to].last; at++) {
        if (f->text->tokens.at[at].shape != SHAPE_LOWER || word_stem(&all->words, at) != stem || facts_sentence(f, at) == only->sentence)
            continue;
        all->out->comparisons++;
        uint32_t by = told_apart(all, only, at);
        const mention *m = by ? facts_mention_over(f, by) : NULL;
        if (!m)
            continue;
        uint32_t first = by < at ? by : at, last = by < at ? at + 1 : m->last;
        evidence other = { first, last, facts_quote(f, first, last), NULL, m->by };
        return report(all->out, whole_of(f, only), other, "the sentence of the only one does not name it",
                      arena_printf(all->out->memory, "\"%s\" here, and \"%s\" there", facts_quote(f, only->first, only->last), other.says));
    }
    return BELIE_OK;
}

static belie_status check_only(superlatives *all)
{
    const facts *f = all->out->f;
    const claim *only[CLAIMS_MOST];
    uint32_t count = 0;
    claim_walk w = claims_of_one(f, "sole-thing");
    for (const claim *c; count < CLAIMS_MOST && (c = claims_next(&w)) != NULL;)
        if (claim_is_plain(c))
            only[count++] = c;
    belie_status status = BELIE_OK;
    for (uint32_t k = 0; status == BELIE_OK && k < count; k++)
        status = check_told_apart(all, only[k]);
    w = claims_of_one(f, "one-more");
    for (const claim *c; count && status == BELIE_OK && (c = claims_next(&w)) != NULL;)
        for (uint32_t k = 0; status == BELIE_OK && claim_is_plain(c) && k < count; k++)
            status = compare_only(all, only[k], c);
    return status;
}

/* ---- never more than so many ---- */

static belie_status check_bound(superlatives *all, const claim *c)
{
    const facts *f = all->out->f;
    const quantity *bound = claim_quantity(f, c, "bound");
    static const char *const until[] = { "until", "till", "before", "except", "save", "but", "since", NULL };
    if (!bound || !bound->unit[0] || (c->mood & ~(unsigned)MOOD_NEGATED))
        return BELIE_OK;
    if (facts_has_any(f, f->text->sentences.at[c->sentence].first, f->text->sentences.at[c->sentence].last, until))
        return BELIE_OK;
    for (size_t i = 0; i < f->quantities.len; i++) {
        const quantity *q = &f->quantities.at[i];
        const mention *m = &f->mentions.at[q->mention];
        if (strcmp(q->unit, bound->unit) != 0 || q->kind != bound->kind || facts_sentence(f, m->first) == c->sentence ||
            is_far(facts_sentence(f, m->first), c->sentence))
            continue;
        all->out->comparisons++;
        bool clear = q->least > bound->least * 1.05 && q->least <= bound->least * 3 && !q->approximate && !q->upper_bound;
        if (!clear || bound->written < 5)
            continue;
        uint32_t end = quantity_end(f, q);
        evidence there = { m->first, end, facts_quote(f, m->first, end), NULL, m->by };
        return report(all->out, whole_of(f, c), there, "both count the same",
                      arena_printf(all->out->memory, "never more than %s here, and %s there",
                                   facts_quote(f, f->mentions.at[bound->mention].first, f->mentions.at[bound->mention].last),
                                   there.says));
    }
    return BELIE_OK;
}

/* ---- the first since ---- */

/* The one date of a sentence that is a day, month or year of its own, or NULL. */
static const date_fact *date_in(const facts *f, uint32_t sentence_index, const date_fact *but)
{
    const sentence *s = &f->text->sentences.at[sentence_index];
    const date_fact *found = NULL;
    for (size_t i = 0; i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        const mention *m = &f->mentions.at[d->mention];
        if (m->first < s->first || m->first >= s->last || d == but || !d->has_interval || d->approximate)
            continue;
        if (found)
            return NULL;
        found = d;
    }
    return found;
}

/* When the event that is the first takes place: its own sentence, or the one before, tells. */
static const date_fact *own_date(const facts *f, const claim *c, const date_fact *since)
{
    const date_fact *own = date_in(f, c->sentence, since);
    return own || !c->sentence ? own : date_in(f, c->sentence - 1, NULL);
}

/* "Narrowly missed", "almost closed", another place's: none of the kind. */
static bool is_spared(const facts *f, uint32_t sentence_index)
{
    static const char *const words[] = { "almost", "nearly", "not", "never", "without", "would", "could", "no", "neither", "similar",
                                         "partial", "partly", "planned", "threatened", "since", "until", "avoided", "lane", "lanes", "half", "part", NULL };
    const sentence *s = &f->text->sentences.at[sentence_index];
    for (uint32_t at = s->first; at < s->last && at < s->first + SENTENCE_MOST; at++)
        if (facts_is_any(f, at, words))
            return true;
    return false;
}

/* "Closure" and "closed": the same for all but their endings. */
static bool is_kin(const facts *f, uint32_t a, uint32_t b)
{
    str x = text_token(f->text, a), y = text_token(f->text, b);
    size_t same = 0;
    while (same < x.len && same < y.len && (x.ptr[same] | 0x20) == (y.ptr[same] | 0x20))
        same++;
    return same >= KIN_LEAST && x.len <= same + KIN_ENDING && y.len <= same + KIN_ENDING;
}

/* A word of sentence `there` that is the event's, or the token count. */
static uint32_t event_word(const superlatives *all, uint32_t what, uint32_t there)
{
    const facts *f = all->out->f;
    const sentence *s = &f->text->sentences.at[there];
    uint64_t stem = word_stem(&all->words, what);
    for (uint32_t at = s->first; at < s->last && at < s->first + SENTENCE_MOST; at++)
        if (word_stem(&all->words, at) == stem || (word_stem(&all->words, at) && is_kin(f, at, what)))
            return at;
    return (uint32_t)f->text->tokens.len;
}

/* Whether the text tells of a day after another. */
static bool has_later(const facts *f, int64_t day)
{
    for (size_t i = 0; i < f->dates.len; i++)
        if (f->dates.at[i].has_interval && f->dates.at[i].first_day > day && f->dates.at[i].last_day < INT64_MAX)
            return true;
    return false;
}

/* Whether a date can be of the event that is the first: it stands beside the claim, or ends the text's time. */
static bool is_own(const facts *f, const claim *c, const date_fact *d, const date_fact *own)
{
    uint32_t there = facts_sentence(f, f->mentions.at[d->mention].first);
    bool beside = there <= c->sentence + 1 && c->sentence <= there + 1;
    return own ? d->last_day >= own->first_day : beside || !has_later(f, d->last_day);
}

static belie_status check_since(superlatives *all, const claim *c)
{
    const facts *f = all->out->f;
    const date_fact *since = claim_date(f, c, "since"), *own = since ? own_date(f, c, since) : NULL;
    uint32_t what = claim_role(c, "what")->last - 1;
    belie_status status = BELIE_OK;
    static const char *const vague[] = { "time", "times", "one", "year", "day", "season", "occasion", "month", NULL };
    unsigned fine = MOOD_ATTRIBUTED | MOOD_FORMER | MOOD_NEGATED;
    if (!since || facts_is_any(f, what, vague) || !word_stem(&all->words, what) || (c->mood & ~fine) || (own && own->first_day <= since->last_day))
        return BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        const mention *m = &f->mentions.at[d->mention];
        uint32_t there = facts_sentence(f, m->first);
        if (!d->has_interval || there == c->sentence || d->first_day <= since->last_day || is_far(there, c->sentence) ||
            d->last_day == INT64_MAX || is_own(f, c, d, own))
            continue;
        uint32_t at = event_word(all, what, there);
        all->out->comparisons++;
        if (at >= f->text->tokens.len || (shared_words(&all->words, c, &(claim){ .sentence = there }, 0) < 1 && !own) || is_spared(f, there))
            continue;
        uint32_t first = at < m->first ? at : m->first, last = at >= m->last ? at + 1 : m->last;
        evidence other = { first, last, facts_quote(f, m->first, m->last), NULL, m->by };
        status = report(all->out, whole_of(f, c), other, "the date lies between",
                        arena_printf(all->out->memory, "\"%s\", and one in %s", facts_quote(f, c->first, c->last), other.says));
    }
    return status;
}

belie_status check_superlative(findings *out)
{
    static const struct { const char *relation; belie_status (*run)(superlatives *, const claim *); } kinds[] = {
        { "never-more", check_bound }, { "first-since", check_since },
    };
    const facts *f = out->f;
    superlatives all = { .out = out, .score_unit = facts_class(f, "score-unit") };
    word_reader_init(&all.words, f);
    belie_status status = extremes_check(out);
    if (status == BELIE_OK)
        status = extreme_rows_check(out);
    if (status == BELIE_OK)
        status = extreme_runs_check(out);
    uint32_t looked = 0;
    static const char *const relations[] = { "never-more", "first-since", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; status == BELIE_OK && looked < CLAIMS_MOST && (c = claims_next(&w)) != NULL;)
        for (size_t k = 0; status == BELIE_OK && k < sizeof kinds / sizeof *kinds; k++)
            if (claim_is(c, kinds[k].relation)) {
                status = kinds[k].run(&all, c);
                looked++;
            }
    return status == BELIE_OK ? check_only(&all) : status;
}
