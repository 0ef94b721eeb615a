/* Reading topics: the words, names and date around each number, and what sets it apart. */
#include <math.h>

#include "check/numbers.h"
#include "check/topic_marks.h"

enum { TOPIC_REACH = 12, SUBJECT_REACH = 6 };

/* The one date of a sentence, or -1. */
static int32_t only_date(const facts *f, const sentence *s)
{
    int32_t found = -1;
    for (size_t i = facts_date_from(f, s->first); i < f->dates.len && f->mentions.at[f->dates.at[i].mention].first < s->last; i++) {
        if (!f->dates.at[i].has_interval)
            continue;
        if (found >= 0)
            return -1;
        found = (int32_t)i;
    }
    return found;
}

static void add_word(topic *t, uint64_t stem, uint32_t at)
{
    for (uint32_t i = 0; i < t->word_count; i++)
        if (t->words[i] == stem)
            return;
    if (!stem || stem == t->unit || t->word_count == TOPIC_WORDS)
        return;
    t->at[t->word_count] = at;
    t->words[t->word_count++] = stem;
    t->letters |= (uint64_t)1 << (stem >> 32 & 63);
}

static void add_name(topic *t, int32_t name)
{
    for (uint32_t i = 0; i < t->name_count; i++)
        if (t->names[i] == name)
            return;
    if (name >= 0 && t->name_count < TOPIC_NAMES)
        t->names[t->name_count++] = name;
}

/* A number with the same unit ends what a number's words can be. */
static bool is_other_number(const topic_reader *r, const topic *t, uint32_t at, uint32_t next)
{
    const facts *f = r->out->f;
    return f->text->tokens.at[at].kind == TOKEN_NUMBER && next && t->first != at;
}

/* The nearest telling word before a number, over "of", "was", ":" and the like. */
static uint64_t label_of(const topic_reader *r, const sentence *s, const topic *t)
{
    static const char *const over[] = { "of", "was", "is", "were", "are", "at", "to", ":", ",", "(", "about", "some", "nearly", "only",
                                        "came", "comes", "stood", "stands", "amounted", "amounts", "totalled", "reached", "be", "had",
                                        "has", "been", "will", "just", "around", "almost", "over", "fixed", "set", "put", "valued", NULL };
    const facts *f = r->out->f;
    for (uint32_t away = 1; away <= 5 && t->first >= s->first + away; away++)
        if (!facts_is_any(f, t->first - away, over))
            return away > 1 ? word_stem(&r->words, t->first - away) : 0;
    return 0;
}

static void read_around(const topic_reader *r, const quantity *q, topic *t)
{
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[t->sentence];
    uint32_t number_last = f->mentions.at[q->mention].last;
    for (uint32_t at = number_last; at < q->head_first; at++)
        add_word(t, word_stem(&r->words, at), at);
    t->modifiers = t->word_count;
    for (uint32_t at = number_last; at < q->head_first && q->kind == QUANTITY_COUNT; at++)
        if (f->text->tokens.at[at].shape == SHAPE_CAPITAL)
            t->name = word_stem(&r->words, at);
    if (q->kind != QUANTITY_COUNT && t->last < s->last && f->text->tokens.at[t->last].kind == TOKEN_WORD)
        t->bearer = word_stem(&r->words, t->last);
    t->label = label_of(r, s, t);
    if (facts_is_word(f, t->last, "of"))
        for (uint32_t at = t->last + 1; at < s->last && at < t->last + 5 && !t->content; at++)
            t->content = word_stem(&r->words, at);
    for (uint32_t away = 1; away <= TOPIC_REACH; away++) {
        uint32_t right = t->last + away - 1, left = t->first - away;
        if (right < s->last && !is_other_number(r, t, right, away > 1)) {
            add_word(t, word_stem(&r->words, right), right);
            add_name(t, facts_entity_at(f, right));
        }
        if (away <= t->first && left >= s->first) {
            add_word(t, word_stem(&r->words, left), left);
            add_name(t, facts_entity_at(f, left));
        }
    }
}

/* "It cost ...": what the sentence before is about. */
static void read_before(const topic_reader *r, topic *t)
{
    static const char *const pronouns[] = { "it", "they", "this", "these", "its", "their", NULL };
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[t->sentence];
    if (!t->sentence || !facts_is_any(f, s->first, pronouns))
        return;
    const sentence *before = s - 1;
    for (uint32_t at = before->first; at < before->last && at < before->first + SUBJECT_REACH; at++) {
        add_word(t, word_stem(&r->words, at), at);
        add_name(t, facts_entity_at(f, at));
    }
}

/* A unit is counted and indexed beside the words. */
static uint64_t unit_key(uint64_t unit)
{
    return lexicon_feature_join(unit, 1);
}

static uint64_t domain_key(uint64_t domain)
{
    return domain ? lexicon_feature_join(domain, 3) : 0;
}

static double value_of(const topic_reader *r, const topic *t)
{
    return topic_quantity(r, t)->least;
}

/* Unit 0: any. */
static uint64_t value_key(uint64_t unit, double value)
{
    double thousandths = value * 1000;
    while (isfinite(thousandths) && fabs(thousandths) >= 9e15) /* beyond what is exact the last digits do not count */
        thousandths /= 1e6;
    if (!isfinite(thousandths))
        return lexicon_feature_join(unit, 1);
    return lexicon_feature_join(unit, (uint64_t)(int64_t)thousandths + 2);
}

static uint32_t seen(const topic_reader *r, uint64_t key)
{
    const uint32_t *count = key ? map_find(&r->seen, key) : NULL;
    return count ? *count : 0;
}

uint32_t topics_with_word(const topic_reader *r, uint64_t stem)
{
    return seen(r, stem);
}

uint32_t topics_with_core(const topic_reader *r, const topic *t)
{
    return seen(r, topic_core(t));
}

uint32_t topics_with_value(const topic_reader *r, uint64_t unit, double value)
{
    return seen(r, value_key(unit, value));
}

/* Numbers without a noun count as well: "six of them" is what "the six districts" are. */
static belie_status count_values(topic_reader *r)
{
    for (size_t i = 0; i < r->out->f->quantities.len; i++) {
        uint32_t *count = map_at(&r->seen, value_key(0, r->out->f->quantities.at[i].least), true, NULL);
        if (!count)
            return error_no_memory(r->out->error);
        ++*count;
    }
    return BELIE_OK;
}

static belie_status count_keys(topic_reader *r, const uint64_t *keys, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t *times = keys[i] ? map_at(&r->seen, keys[i], true, NULL) : &(uint32_t){ 0 };
        if (!times)
            return error_no_memory(r->out->error);
        ++*times;
    }
    return BELIE_OK;
}

uint64_t topic_digits(const topic_reader *r, const topic *t)
{
    const quantity *q = topic_quantity(r, t);
    if (q->kind == QUANTITY_PERCENT || q->written < 12 || q->written > 1e9)
        return 0;
    uint64_t counts = number_digits(q->written);
    unsigned others = 0, kinds = 0;
    for (unsigned digit = 1; digit < 10; digit++) {
        others += (unsigned)(counts >> (6 * digit) & 63);
        kinds += (counts >> (6 * digit) & 63) > 0;
    }
    others += (counts & 63) > 3 && others == 1; /* 204 and 240 have two, 2,000 has one */
    return others >= 2 && (kinds >= 2 || (counts & 63) > 3) ? lexicon_feature_join(lexicon_feature_join(0, 2), counts) : 0;
}

uint64_t topic_core(const topic *t)
{
    uint64_t of = t->core_digits < 2 && !t->large ? t->unit : 0; /* any text has 2, 20 and 200 of something */
    return t->core && (of || t->core_digits > 1 || t->large) ? lexicon_feature_join(lexicon_feature_join(of, 6), (uint64_t)t->core) : 0;
}

static belie_status add_topic(topic_reader *r, uint32_t index)
{
    const facts *f = r->out->f;
    const quantity *q = topic_quantity(r, &(topic){ .of = index });
    const mention *m = &f->mentions.at[q->mention];
    topic t = { .of = index, .first = m->first };
    t.last = quantity_end(f, q);
    while (index >= f->quantities.len && t.first + 2 < t.last && f->text->tokens.at[t.first].kind == TOKEN_WORD && !facts_has_class(f, t.first, r->number_word))
        t.first++; /* "the whole of the nine days" */
    t.sentence = facts_sentence(f, m->first);
    bool row = f->text->sentences.at[t.sentence].kind == SENTENCE_ROW;
    if (q->written < (q->kind == QUANTITY_MEASURE && index < f->quantities.len ? 1 : 2) || !topic_read_unit(r, q, &t) || (row && !t.unit))
        return BELIE_OK;
    t.core = q->kind == QUANTITY_PERCENT ? 0 : number_core(q->written, &t.core_digits);
    t.large = q->written >= 10000;
    topic *slot = vec_push(&r->topics);
    if (!slot)
        return error_no_memory(r->out->error);
    *slot = t;
    uint64_t keys[] = { t.unit ? unit_key(t.unit) : 0, value_key(t.unit, value_of(r, &t)), topic_digits(r, &t),
                        domain_key(t.kind.domain), topic_core(&t) };
    return count_keys(r, keys, 5);
}

/* What stands around a number costs most, and only another number of its kind or its digits asks for it. */
static belie_status read_topic(topic_reader *r, topic *t)
{
    const facts *f = r->out->f;
    const quantity *q = topic_quantity(r, t);
    const sentence *s = &f->text->sentences.at[t->sentence];
    t->of_unit = seen(r, unit_key(t->unit));
    t->of_domain = seen(r, domain_key(t->kind.domain));
    t->compared = (t->unit && t->of_unit > 1) || t->of_domain > 1 || seen(r, topic_digits(r, t)) > 1 || seen(r, topic_core(t)) > 1;
    if (!t->compared)
        return BELIE_OK;
    t->row = number_row(q->written);
    t->digits = number_digits(q->written);
    t->telling = number_row_telling(t->row);
    t->once = topics_with_value(r, 0, q->least) <= 1;
    t->twice = topics_with_value(r, t->unit, q->least) > 1;
    read_around(r, q, t);
    read_before(r, t);
    topic_read_marks(r, q, t);
    t->date = only_date(f, s);
    return count_keys(r, t->words, t->word_count);
}

static void topics_init(topic_reader *r, findings *out)
{
    *r = (topic_reader){ .out = out, .kinds = kind_reader_of(out->f),
                         .score_unit = facts_class(out->f, "score-unit"),
                         .say = facts_class(out->f, "say-verb"),
                         .number_word = facts_class(out->f, "number-word"),
                         .number_label = facts_class(out->f, "number-label") };
    word_reader_init(&r->words, out->f);
}

/* "25 days": of what other lengths in days are.  A vague one, and a date, are none. */
static bool read_length(const facts *f, const date_fact *d, quantity *q)
{
    static const struct { char unit; const char *name; } units[] = {
        { 'Y', "years" }, { 'M', "months" }, { 'W', "weeks" }, { 'D', "days" }, { 'H', "hours" }, { 'm', "minutes" }, { 's', "seconds" },
    };
    if (!(d->amount >= 2) || !d->timex_type || strcmp(d->timex_type, "DURATION") != 0)
        return false;
    uint32_t last = f->mentions.at[d->mention].last;
    *q = (quantity){ .mention = d->mention, .kind = QUANTITY_MEASURE, .least = d->amount, .most = d->amount, .written = d->amount,
                     .rounding = d->amount == floor(d->amount) ? 0.5 : 0.05, .approximate = d->approximate, .head_first = last, .head_last = last };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (units[i].unit == d->unit)
            q->unit = units[i].name;
    return q->unit != NULL;
}

/* The lengths of time up to a mention. */
static belie_status add_lengths(topic_reader *r, size_t *next, uint32_t mention_index)
{
    const facts *f = r->out->f;
    quantity made;
    belie_status status = BELIE_OK;
    for (; status == BELIE_OK && *next < f->dates.len && f->dates.at[*next].mention < mention_index; ++*next) {
        if (!read_length(f, &f->dates.at[*next], &made))
            continue;
        quantity *slot = vec_push(&r->lengths);
        if (!slot)
            return error_no_memory(r->out->error);
        *slot = made;
        status = add_topic(r, (uint32_t)(f->quantities.len + r->lengths.len - 1));
    }
    return status;
}

static belie_status topics_read(topic_reader *r)
{
    belie_status status = count_values(r);
    size_t date = 0;
    for (uint32_t i = 0; status == BELIE_OK && i <= r->out->f->quantities.len; i++) {
        bool end = i == r->out->f->quantities.len;
        status = add_lengths(r, &date, end ? UINT32_MAX : r->out->f->quantities.at[i].mention);
        if (status == BELIE_OK && !end)
            status = add_topic(r, i);
    }
    for (size_t i = 0; status == BELIE_OK && i < r->topics.len; i++)
        status = read_topic(r, &r->topics.at[i]);
    for (size_t i = 0; status == BELIE_OK && i < r->topics.len; i++)
        for (uint32_t k = 0; k < r->topics.at[i].word_count; k++)
            r->topics.at[i].rare += topics_with_word(r, r->topics.at[i].words[k]) <= 2;
    return status;
}

belie_status topics_of(findings *out, const topic_reader **all)
{
    belie_status status = BELIE_OK;
    if (!out->topics) {
        out->topics = arena_array(out->memory, 1, sizeof *out->topics);
        if (!out->topics)
            return error_no_memory(out->error);
        topics_init(out->topics, out);
        status = topics_read(out->topics);
    }
    *all = out->topics;
    return status;
}

void topics_release(findings *out)
{
    if (out->topics) {
        vec_release(&out->topics->topics);
        vec_release(&out->topics->lengths);
        map_release(&out->topics->seen);
    }
    out->topics = NULL;
}
