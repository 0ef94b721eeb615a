/* Reading topics: the words, names and date around each number, and what sets it apart. */
#include "check/numbers.h"
#include "check/topics.h"

enum { TOPIC_REACH = 12, SUBJECT_REACH = 6 };

static const char *const definite_words[] = { "the", "its", "his", "her", "their", "our", "these", "those", "all",
                                              "both", "'s", "\xE2\x80\x99s", NULL };
static const char *const apart_words[] = { "another", "other", "others", "more", "extra", "additional", "further",
                                           "remaining", "first", "last", "next", "every", "each", "per", "only", "half",
                                           "average", "second", "third", "final", "minimum", "maximum", "top", "within",
                                           "between", "among", "including", "by", "past", "-", "up", "down", "off", NULL };
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

static void read_around(const topic_reader *r, const quantity *q, topic *t)
{
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[t->sentence];
    uint32_t number_last = f->mentions.at[q->mention].last;
    for (uint32_t at = number_last; at < q->head_first; at++)
        add_word(t, word_stem(&r->words, at), at);
    t->modifiers = t->word_count;
    if (q->kind != QUANTITY_COUNT && facts_is_word(f, number_last, "-") && t->last < s->last)
        t->bearer = word_stem(&r->words, t->last);
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

static bool is_clause_mark(const facts *f, uint32_t at)
{
    static const char *const marks[] = { ",", ";", ":", "(", ")", "\xE2\x80\x94", "\xE2\x80\x93", "--", NULL };
    return facts_is_any(f, at, marks);
}

/* A word of change in the clause, or at the head of the sentence ("Later, ..."). */
static bool is_changing(const facts *f, const sentence *s, const topic *t)
{
    const char *const *words = t->known ? present_words : change_words;
    uint32_t from = t->first, to = t->last;
    while (from > s->first && !is_clause_mark(f, from - 1))
        from--;
    while (to < s->last && !is_clause_mark(f, to))
        to++;
    if (facts_is_any(f, s->first, opening_words))
        return true;
    for (uint32_t at = s->first; at < to; at++)
        if ((at < s->first + 3 || at >= from) && facts_is_any(f, at, words))
            return true;
    return false;
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

/* One end of a range, a rate, or money of another country ("C$"). */
static bool is_apart_by_form(const facts *f, const topic *t, const quantity *q)
{
    const mention *m = &f->mentions.at[q->mention];
    const token *tokens = f->text->tokens.at;
    bool range = t->first > 1 && tokens[t->first - 2].kind == TOKEN_NUMBER && tokens[t->first - 1].kind == TOKEN_MARK;
    bool range_after = t->last + 1 < f->text->tokens.len && tokens[t->last].kind != TOKEN_WORD &&
                       (facts_is_word(f, t->last, "-") || facts_is_word(f, t->last, "\xE2\x80\x93"));
    bool foreign = t->first > 0 && (tokens[m->first].flags & TOKEN_GLUED) && tokens[t->first - 1].kind == TOKEN_WORD;
    bool range_to = facts_is_word(f, t->last, "to") && t->last + 1 < f->text->tokens.len &&
                    tokens[t->last + 1].kind == TOKEN_NUMBER;
    return range || (range_after && q->kind != QUANTITY_MEASURE) || foreign || range_to;
}

/* Somebody says so, in whatever order of words. */
static bool is_said(const topic_reader *r, const sentence *s, const topic *t)
{
    static const char *const counting[] = { "put", "puts", "counted", "counts", "reckoned", "reckons", "estimated", "gave", NULL };
    for (uint32_t at = s->first; at < t->first; at++)
        if (facts_has_class(r->out->f, at, r->say) || facts_is_any(r->out->f, at, counting))
            return true;
    return false;
}

/* "The 33 sites visited in both winters": some of them. */
static bool is_picked_out(const topic_reader *r, const sentence *s, const topic *t)
{
    const facts *f = r->out->f;
    bool all = t->first > s->first && facts_is_word(f, t->first - 1, "all");
    return !all && t->definite && t->last + 1 < s->last && r->words.verb_past >= 0 && r->words.function[0] >= 0 &&
           facts_has_class(f, t->last, r->words.verb_past) &&
           facts_has_class(f, t->last + 1, r->words.function[0]);
}

/* "The 34 teachers": right behind the article, and none of them picked out by what follows. */
static bool is_known(const topic_reader *r, const sentence *s, const topic *t, bool measure)
{
    const facts *f = r->out->f;
    static const char *const restricting[] = { "who", "that", "which", "whose", "still", "left", "remaining", "more", NULL };
    bool all = t->first > s->first && facts_is_word(f, t->first - 1, "all");
    bool behind = t->last < s->last && r->words.function[0] >= 0 && !(measure && facts_is_word(f, t->last, "of")) &&
                  facts_has_class(f, t->last, r->words.function[0]);
    bool of_it = t->last + 1 < s->last && facts_is_word(f, t->last, "of") &&
                 (facts_is_word(f, t->last + 1, "it") || facts_is_word(f, t->last + 1, "them")); /* of what was just named */
    return t->first > s->first && facts_is_any(f, t->first - 1, definite_words) && (all || !behind) && !of_it &&
           !(t->last < s->last && facts_is_any(f, t->last, restricting));
}

static void read_marks(const topic_reader *r, const quantity *q, topic *t)
{
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[t->sentence];
    for (uint32_t at = t->first > s->first + 2 ? t->first - 2 : s->first; at < t->first; at++) {
        t->definite |= facts_is_any(f, at, definite_words);
        t->apart |= facts_is_any(f, at, apart_words) && !(q->lower_bound && facts_is_word(f, at, "more"));
    }
    if (t->first > s->first && facts_is_word(f, t->first - 1, "of")) /* "the rent of 1,250 euros" */
        for (uint32_t at = t->first > s->first + 4 ? t->first - 4 : s->first; at < t->first; at++)
            t->definite |= facts_is_any(f, at, definite_words);
    t->apart |= is_apart_by_form(f, t, q);
    bool all = t->first > s->first && facts_is_word(f, t->first - 1, "all");
    for (uint32_t at = t->last; at < s->last && at < t->last + 2; at++) /* "all 43 clerks got a bonus" is no rate */
        t->apart |= ((facts_is_word(f, at, "a") || facts_is_word(f, at, "an")) && !all) || facts_is_word(f, at, "each") ||
                    facts_is_word(f, at, "per") || facts_is_word(f, at, "/") || facts_is_word(f, at, "more") ||
                    facts_is_word(f, at, "less") || facts_is_word(f, at, "ago");
    bool whole = all || (t->first > s->first && facts_is_word(f, t->first - 1, "the")); /* "the 42 members of the choir" */
    t->apart |= facts_is_word(f, t->last, "of") && facts_is_any(f, t->last + 1, definite_words) && !whole;
    t->apart |= is_picked_out(r, s, t);
    t->known = is_known(r, s, t, q->kind == QUANTITY_MEASURE);
    t->changing = is_changing(f, s, t);
    t->subject = facts_is_word(f, s->first, "he") ? 'm' : facts_is_word(f, s->first, "she") ? 'f' : 0;
}

/* Points, games and runs are counted anew in every match. */
static uint64_t unit_of(const topic_reader *r, const quantity *q)
{
    const facts *f = r->out->f;
    if (q->kind == QUANTITY_PERCENT || !q->unit[0])
        return 0;
    bool game = facts_has_class(f, q->head_first, r->score_unit);
    if (q->kind == QUANTITY_COUNT)
        return game || f->text->tokens.at[q->head_first].shape != SHAPE_LOWER ? 0 : word_stem(&r->words, q->head_first);
    return str_hash(str_from_c(q->unit)) | 1;
}

/* A unit is counted and indexed beside the words. */
static uint64_t unit_key(uint64_t unit)
{
    return lexicon_feature_join(unit, 1);
}

static double value_of(const topic_reader *r, const topic *t)
{
    return r->out->f->quantities.at[t->of].least;
}

/* Unit 0: any. */
static uint64_t value_key(uint64_t unit, double value)
{
    double thousandths = value * 1000; /* beyond what is exact all values are one */
    bool exact = thousandths > -9e15 && thousandths < 9e15;
    return lexicon_feature_join(unit, exact ? (uint64_t)(int64_t)thousandths + 2 : 1);
}

static uint32_t seen(const topic_reader *r, uint64_t key)
{
    const uint32_t *count = map_find(&r->seen, key);
    return count ? *count : 0;
}

uint32_t topics_with_word(const topic_reader *r, uint64_t stem)
{
    return seen(r, stem);
}

uint32_t topics_with_unit(const topic_reader *r, uint64_t unit)
{
    return seen(r, unit_key(unit));
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
    const quantity *q = &r->out->f->quantities.at[t->of];
    if (q->kind != QUANTITY_COUNT || q->written < 100 || q->written > 1e9)
        return 0;
    uint64_t counts = number_digits(q->written);
    unsigned others = 0;
    for (unsigned digit = 1; digit < 10; digit++)
        others += (unsigned)(counts >> (6 * digit) & 63);
    return others >= 3 ? lexicon_feature_join(lexicon_feature_join(0, 2), counts) : 0;
}

/* "A population of 2,300", "a crew of nineteen": people and men. */
static uint64_t unit_of_collective(const topic_reader *r, const quantity *q, topic *t)
{
    static const char *const people[] = { "population", "audience", "crowd", "congregation", NULL };
    const facts *f = r->out->f;
    if (q->kind != QUANTITY_COUNT || t->first < 2 || !facts_is_word(f, t->first - 1, "of"))
        return 0;
    if (facts_is_any(f, t->first - 2, people))
        return word_stem_of("person");
    return facts_is_word(f, t->first - 2, "crew") ? word_stem_of("man") : 0;
}

/* "All nine of her passengers": the noun behind "of". */
static uint64_t unit_behind_of(const topic_reader *r, const quantity *q, topic *t)
{
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[t->sentence];
    uint32_t at = f->mentions.at[q->mention].last;
    if (q->kind != QUANTITY_COUNT || !t->first || !facts_is_word(f, t->first - 1, "all") || !facts_is_word(f, at, "of") ||
        !facts_is_any(f, at + 1, definite_words) || at + 2 >= s->last)
        return 0;
    t->last = at + 3;
    return word_stem(&r->words, at + 2);
}

static belie_status add_topic(topic_reader *r, uint32_t index)
{
    const facts *f = r->out->f;
    const quantity *q = &f->quantities.at[index];
    const mention *m = &f->mentions.at[q->mention];
    topic t = { .of = index, .first = m->first };
    t.last = q->head_last > m->last ? q->head_last : m->last;
    t.sentence = facts_sentence(f, m->first);
    t.unit = unit_of(r, q);
    if (!t.unit)
        t.unit = unit_behind_of(r, q, &t);
    if (!t.unit)
        t.unit = unit_of_collective(r, q, &t);
    if (!t.unit || f->text->sentences.at[t.sentence].kind == SENTENCE_ROW || q->written < 2)
        return BELIE_OK;
    topic *slot = vec_push(&r->topics);
    if (!slot)
        return error_no_memory(r->out->error);
    *slot = t;
    uint64_t keys[] = { unit_key(t.unit), value_key(t.unit, value_of(r, &t)), topic_digits(r, &t) };
    return count_keys(r, keys, 3);
}

/* What stands around a number costs most, and only another number of its unit or its digits asks for it. */
static belie_status read_topic(topic_reader *r, topic *t)
{
    const facts *f = r->out->f;
    const quantity *q = &f->quantities.at[t->of];
    const sentence *s = &f->text->sentences.at[t->sentence];
    t->compared = topics_with_unit(r, t->unit) > 1 || seen(r, topic_digits(r, t)) > 1;
    if (!t->compared)
        return BELIE_OK;
    read_around(r, q, t);
    read_before(r, t);
    read_marks(r, q, t);
    t->apart |= !t->known && is_said(r, s, t);
    t->date = only_date(f, s);
    return count_keys(r, t->words, t->word_count);
}

void topics_init(topic_reader *r, findings *out)
{
    *r = (topic_reader){ .out = out, .score_unit = rule_set_class(out->f->rules, STR("score-unit")),
                           .say = rule_set_class(out->f->rules, STR("say-verb")) };
    word_reader_init(&r->words, out->f);
}

belie_status topics_read(topic_reader *r)
{
    belie_status status = count_values(r);
    for (uint32_t i = 0; status == BELIE_OK && i < r->out->f->quantities.len; i++)
        status = add_topic(r, i);
    for (size_t i = 0; status == BELIE_OK && i < r->topics.len; i++)
        status = read_topic(r, &r->topics.at[i]);
    return status;
}

void topics_release(topic_reader *r)
{
    vec_release(&r->topics);
    map_release(&r->seen);
}
