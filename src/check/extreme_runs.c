/* superlative, of rows of values in a sentence: "Shaft 1 went down 90 metres, Shaft 2 to 140, Shaft 3 to 205", and
 * "Shaft 2, the deepest".  The label that stands in one entry only tells which is meant. */
#include "check/extreme_runs.h"

#include "check/list.h"
#include "check/numbers.h"
#include "check/words.h"

enum { ENTRIES_MOST = 24, RUNS_MOST = 8, KEYS = 6, LABEL = 6, BEFORE = 10, BEHIND = 6, LEAST = 3, SHORT = 14 };

typedef struct entry {
    uint32_t first, last; /* tokens, with the label */
    double value;
    uint64_t keys[KEYS];
    uint32_t key_count, tokens; /* of the label */
    const rule *by;
} entry;

typedef struct value_run {
    entry at[ENTRIES_MOST];
    uint32_t count, sentence;
    const quantity *unit; /* of the first that has one, or NULL */
} value_run;

typedef struct reader {
    findings *out;
    word_reader words;
    value_run runs[RUNS_MOST];
    uint32_t run_count;
} reader;

static uint64_t key_of(const reader *r, uint32_t at)
{
    const facts *f = r->out->f;
    const token *t = &f->text->tokens.at[at];
    if (t->kind == TOKEN_NUMBER || t->shape == SHAPE_INITIAL)
        return str_hash(text_token(f->text, at)) | 1;
    return t->kind == TOKEN_WORD ? word_stem(&r->words, at) : 0;
}

/* "Shaft 2 to 140": the 2 is a name. */
static bool is_label(const facts *f, const mention *m)
{
    const token *t = f->text->tokens.at;
    bool named = m->first > 0 && t[m->first - 1].kind == TOKEN_WORD && t[m->first - 1].shape == SHAPE_CAPITAL;
    bool goes_on = m->last < f->text->tokens.len && (t[m->last].kind == TOKEN_WORD || facts_is_word(f, m->last, ":"));
    return named && goes_on && m->last == m->first + 1;
}

static void read_label(const reader *r, entry *e, uint32_t limit)
{
    const facts *f = r->out->f;
    static const char *const ends[] = { ",", ";", ":", ".", NULL };
    uint32_t value = e->first - (e->first > limit + 1 && facts_is_word(f, e->first - 1, ",")); /* "Bella, 612 kg" */
    bool worded = false;
    for (uint32_t at = value; at > limit && value - at < LABEL && !facts_is_any(f, at - 1, ends); at--) {
        uint64_t key = key_of(r, at - 1);
        e->first = at - 1;
        e->tokens++;
        if (key && e->key_count < KEYS)
            e->keys[e->key_count++] = key;
        worded |= key && f->text->tokens.at[at - 1].kind == TOKEN_WORD;
    }
    e->key_count = worded ? e->key_count : 0;
}

static void close_run(reader *r, value_run *run)
{
    if (run->count >= LEAST && r->run_count < RUNS_MOST)
        r->runs[r->run_count++] = *run;
    *run = (value_run){ .count = 0 };
}

/* Whether nothing but a unit and a mark stands between an entry and the label of the next. */
static bool is_next(const facts *f, uint32_t last, uint32_t first)
{
    static const char *const joints[] = { ",", ";", "and", ":", "(", ")", NULL };
    uint32_t others = 0;
    for (uint32_t at = last; at < first; at++)
        others += !facts_is_any(f, at, joints);
    return others <= 1 && first <= last + 4;
}

static void add_entry(reader *r, value_run *run, const quantity *q, uint32_t here)
{
    const facts *f = r->out->f;
    const mention *m = &f->mentions.at[q->mention];
    entry e = { .first = m->first, .last = m->last, .value = q->written, .by = m->by };
    uint32_t limit = f->text->sentences.at[here].first;
    limit = run->count && run->at[run->count - 1].last > limit ? run->at[run->count - 1].last : limit;
    read_label(r, &e, limit);
    uint32_t last = run->count ? run->at[run->count - 1].last : 0;
    if (run->count && facts_sentence(f, last) == here && !is_next(f, last, e.first))
        close_run(r, run);
    run->sentence = here;
    bool same = !run->unit || !q->unit[0] || strcmp(run->unit->unit, q->unit) == 0;
    if (!e.key_count || e.tokens >= LABEL - 1 || !same || run->count == ENTRIES_MOST)
        return;
    run->unit = run->unit ? run->unit : q->unit[0] ? q : NULL;
    run->at[run->count++] = e;
}

static void read_runs(reader *r)
{
    const facts *f = r->out->f;
    value_run run = { .count = 0 };
    for (size_t i = 0; i < f->quantities.len; i++) {
        const quantity *q = &f->quantities.at[i];
        const mention *m = &f->mentions.at[q->mention];
        uint32_t here = facts_sentence(f, m->first);
        const sentence *s = &f->text->sentences.at[here];
        bool next = run.count && here == run.sentence + 1 && run.unit && q->unit[0] && s->last - s->first <= SHORT;
        if (here != run.sentence && !next)
            close_run(r, &run);
        run.sentence = here;
        if (q->kind != QUANTITY_ORDINAL && quantity_is_exact(q) && !is_label(f, m))
            add_entry(r, &run, q, here);
    }
    close_run(r, &run);
}

/* 1 for a word that calls something the largest, -1 the smallest, 0 neither; of lengths and weights only where the run is. */
static int direction_at(const facts *f, const value_run *run, uint32_t at)
{
    static const char *const any_more[] = { "highest", "largest", "biggest", "greatest", "strongest", "richest", NULL };
    static const char *const any_less[] = { "lowest", "smallest", "least", "fewest", "weakest", "poorest", NULL };
    static const char *const lengths[] = { "longest", "tallest", "deepest", "widest", "broadest", NULL };
    static const char *const short_ones[] = { "shortest", "shallowest", "narrowest", NULL };
    const char *unit = run->unit ? run->unit->unit : "";
    bool money = run->unit && run->unit->kind == QUANTITY_MONEY;
    if (facts_is_any(f, at, any_more) || (!money && facts_is_word(f, at, "best")) || (facts_is_word(f, at, "most") && facts_is_word(f, at + 1, "of") && facts_is_word(f, at + 2, "all")))
        return 1;
    if (facts_is_any(f, at, any_less))
        return -1;
    if (strcmp(unit, "length") == 0)
        return facts_is_any(f, at, lengths) ? 1 : facts_is_any(f, at, short_ones) ? -1 : 0;
    if (strcmp(unit, "weight") == 0)
        return facts_is_word(f, at, "heaviest") ? 1 : facts_is_word(f, at, "lightest") ? -1 : 0;
    return money ? (facts_is_word(f, at, "dearest") ? 1 : facts_is_word(f, at, "cheapest") ? -1 : 0) : 0;
}

static bool has_key(const entry *e, uint64_t key)
{
    for (uint32_t i = 0; i < e->key_count; i++)
        if (e->keys[i] == key)
            return true;
    return false;
}

/* The one entry that has a key, or NULL. */
static const entry *entry_of(const value_run *run, uint64_t key)
{
    const entry *found = NULL;
    for (uint32_t i = 0; key && i < run->count; i++)
        if (has_key(&run->at[i], key)) {
            if (found)
                return NULL;
            found = &run->at[i];
        }
    return found;
}

/* The entry that a sentence calls the largest: its label stands before the word, or behind it. */
static const entry *meant_at(const reader *r, const value_run *run, uint32_t at)
{
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, at)];
    for (uint32_t i = at; i > s->first && at - i < BEFORE; i--)
        if (entry_of(run, key_of(r, i - 1)))
            return entry_of(run, key_of(r, i - 1));
    for (uint32_t i = at + 1; i < s->last && i < at + BEHIND; i++)
        if (entry_of(run, key_of(r, i)))
            return entry_of(run, key_of(r, i));
    return NULL;
}

static belie_status judge(findings *out, const reader *r, const value_run *run, uint32_t at)
{
    static const char *const others[] = { "second", "third", "next", "among", "one", "than", "not", "at", "second-", "-", "nearly", "almost", "of", NULL };
    const facts *f = out->f;
    int direction = direction_at(f, run, at);
    const entry *meant = direction ? meant_at(r, run, at) : NULL, *beyond = meant;
    if (!meant || facts_has_any(f, at > 2 ? at - 2 : 0, at, others))
        return BELIE_OK;
    for (uint32_t i = 0; i < run->count; i++)
        if (direction * run->at[i].value > direction * beyond->value)
            beyond = &run->at[i];
    out->comparisons++;
    if (beyond == meant)
        return BELIE_OK;
    uint32_t from = at > f->text->sentences.at[facts_sentence(f, at)].first + 3 ? at - 3 : f->text->sentences.at[facts_sentence(f, at)].first;
    evidence told = { from, at + 3 < f->text->sentences.at[facts_sentence(f, at)].last ? at + 3 : at + 1, facts_quote(f, at, at + 1), NULL, meant->by };
    evidence own = { meant->first, meant->last, facts_quote(f, meant->first, meant->last), NULL, meant->by };
    evidence more = { beyond->first, beyond->last, facts_quote(f, beyond->first, beyond->last), NULL, beyond->by };
    evidence places[3] = { told, more, own };
    return findings_add(out, check_named("superlative"), BELIE_WARNING, 0.7, places, 3, "they stand in one row of values", "\"%s\" is said of \"%s\", and there is \"%s\"",
                        told.says, own.says, more.says);
}

belie_status extreme_runs_check(findings *out)
{
    enum { FAR = 12 }; /* sentences */
    const facts *f = out->f;
    reader r = { .out = out };
    belie_status status = BELIE_OK;
    word_reader_init(&r.words, f);
    read_runs(&r);
    for (uint32_t i = 0; status == BELIE_OK && i < r.run_count; i++) {
        const value_run *run = &r.runs[i];
        uint32_t last = run->sentence + FAR < f->text->sentences.len ? run->sentence + FAR : (uint32_t)f->text->sentences.len - 1;
        for (uint32_t at = f->text->sentences.at[run->sentence].last; status == BELIE_OK && at < f->text->sentences.at[last].last; at++)
            status = judge(out, &r, run, at);
    }
    return status;
}
