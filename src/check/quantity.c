/* quantity: the same thing counted, measured or priced differently.
 *
 * Two numbers are held to be about one thing when they have the same noun or unit, when the words
 * around them agree (rare words weigh more), and when nothing tells them apart: another name, another
 * time, a part, a change, a rate.  Candidates come from an index by unit and word, of which only the
 * last few are compared, so that the work grows with the text. */
#include "check/claims.h"
#include "check/list.h"
#include "check/words.h"

#include "facts/mood.h"

#include <math.h>

enum { TOPIC_WORDS = 16, TOPIC_NAMES = 4, TOPIC_REACH = 12, SUBJECT_REACH = 6, RECENT = 4 };

typedef struct topic {
    uint32_t of;    /* quantity */
    uint32_t first, last, sentence;
    uint64_t unit;  /* noun, dimension or currency */
    uint64_t words[TOPIC_WORDS]; /* stems around it; the first `modifiers` stand before the noun */
    uint32_t word_count, modifiers;
    uint64_t content; /* "tonnes of wheat": wheat, or 0 */
    uint64_t bearer; /* the noun behind "29-metre", or 0 */
    int32_t names[TOPIC_NAMES];
    uint32_t name_count;
    int32_t date;   /* the one date of its sentence, or -1 */
    bool definite;  /* "the", "its", "all": known already */
    bool apart;     /* "another", "of which", "a month": not the thing as a whole */
    bool changing;  /* "now", "rose to": of its time only */
} topic;

typedef struct quantities {
    findings *out;
    word_reader words;
    mood_classes moods;
    int sport;
    VEC(topic) topics;
    map seen;   /* stem -> in how many topics */
    map recent; /* unit and stem -> ring of topics */
    VEC(uint32_t) rings; /* RECENT a ring, then its fill */
} quantities;

static const char *const definite_words[] = { "the", "its", "his", "her", "their", "our", "these", "those", "all",
                                              "both", "'s", "\xE2\x80\x99s", NULL };
static const char *const apart_words[] = { "another", "other", "others", "more", "extra", "additional", "further",
                                           "remaining", "first", "last", "next", "every", "each", "per", "only", "half",
                                           "average", "second", "third", "final", "minimum", "maximum", "top", "within",
                                           "between", "among", "including", "by", "past", "to", "-", NULL };
static const char *const change_words[] = {
    "now", "today", "later", "then", "since", "rise", "rose", "risen", "grew", "grown", "fell", "fallen", "increased",
    "increase", "dropped", "cut", "reduced", "extended", "enlarged", "raised", "until", "previously", "formerly",
    "originally", "initially", "once", "instead", "compared", "previous", "earlier", "record", "limit", "target",
    "added", "expanded", "shrank", "lost", "gained", "up", "down", "doubled", "halved", "against", "annual",
    "yearly", "monthly", "weekly", "daily", "soon", "next", "eventually", "if", "each", "every", "per", "apiece",
    "average", "planned", "estimated", "estimate", "usual", "usually", "sometimes", "often", "new", "old",
    "another", "second", "third", "other", NULL
};

static bool is_exactly_one(const facts *f, const sentence *s, int32_t *date)
{
    uint32_t count = 0;
    for (size_t low = 0, high = f->dates.len; low < high;) {
        size_t middle = low + (high - low) / 2;
        const mention *m = &f->mentions.at[f->dates.at[middle].mention];
        if (m->first < s->first)
            low = middle + 1;
        else
            high = middle;
        if (low == high)
            for (size_t i = low; i < f->dates.len && f->mentions.at[f->dates.at[i].mention].first < s->last; i++)
                if (f->dates.at[i].has_interval) {
                    *date = (int32_t)i;
                    count++;
                }
    }
    return count == 1;
}

static void add_word(topic *t, uint64_t stem)
{
    for (uint32_t i = 0; i < t->word_count; i++)
        if (t->words[i] == stem)
            return;
    if (stem && stem != t->unit && t->word_count < TOPIC_WORDS)
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
static bool is_other_number(const quantities *all, const topic *t, uint32_t at, uint32_t next)
{
    const facts *f = all->out->f;
    return f->text->tokens.at[at].kind == TOKEN_NUMBER && next && t->first != at;
}

static void read_around(const quantities *all, const quantity *q, topic *t)
{
    const facts *f = all->out->f;
    const sentence *s = &f->text->sentences.at[t->sentence];
    uint32_t number_last = f->mentions.at[q->mention].last;
    for (uint32_t at = number_last; at < q->head_first; at++)
        add_word(t, word_stem(&all->words, at));
    t->modifiers = t->word_count;
    if (q->kind != QUANTITY_COUNT && facts_is_word(f, number_last, "-") && t->last < s->last)
        t->bearer = word_stem(&all->words, t->last);
    if (facts_is_word(f, t->last, "of"))
        for (uint32_t at = t->last + 1; at < s->last && at < t->last + 5 && !t->content; at++)
            t->content = word_stem(&all->words, at);
    for (uint32_t away = 1; away <= TOPIC_REACH; away++) {
        uint32_t right = t->last + away - 1, left = t->first - away;
        if (right < s->last && !is_other_number(all, t, right, away > 1)) {
            add_word(t, word_stem(&all->words, right));
            add_name(t, facts_entity_at(f, right));
        }
        if (away <= t->first && left >= s->first) {
            add_word(t, word_stem(&all->words, left));
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
    uint32_t from = t->first, to = t->last;
    while (from > s->first && !is_clause_mark(f, from - 1))
        from--;
    while (to < s->last && !is_clause_mark(f, to))
        to++;
    for (uint32_t at = s->first; at < to; at++)
        if ((at < s->first + 3 || at >= from) && facts_is_any(f, at, change_words))
            return true;
    return false;
}

/* "It cost ...": what the sentence before is about. */
static void read_before(const quantities *all, topic *t)
{
    static const char *const pronouns[] = { "it", "they", "this", "these", "its", "their", NULL };
    const facts *f = all->out->f;
    const sentence *s = &f->text->sentences.at[t->sentence];
    if (!t->sentence || !facts_is_any(f, s->first, pronouns))
        return;
    const sentence *before = s - 1;
    for (uint32_t at = before->first; at < before->last && at < before->first + SUBJECT_REACH; at++) {
        add_word(t, word_stem(&all->words, at));
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
    return range || (range_after && q->kind != QUANTITY_MEASURE) || foreign || facts_is_word(f, t->last, "to");
}

static void read_marks(const facts *f, const quantity *q, topic *t)
{
    const sentence *s = &f->text->sentences.at[t->sentence];
    for (uint32_t at = t->first > s->first + 2 ? t->first - 2 : s->first; at < t->first; at++) {
        t->definite |= facts_is_any(f, at, definite_words);
        t->apart |= facts_is_any(f, at, apart_words) && !(q->lower_bound && facts_is_word(f, at, "more"));
    }
    t->apart |= is_apart_by_form(f, t, q);
    for (uint32_t at = t->last; at < s->last && at < t->last + 2; at++)
        t->apart |= facts_is_word(f, at, "a") || facts_is_word(f, at, "an") || facts_is_word(f, at, "each") ||
                    facts_is_word(f, at, "per") || facts_is_word(f, at, "/") || facts_is_word(f, at, "more") ||
                    facts_is_word(f, at, "less") || facts_is_word(f, at, "ago");
    t->apart |= facts_is_word(f, t->last, "of") && facts_is_any(f, t->last + 1, definite_words);
    t->changing = is_changing(f, s, t);
}

/* Points, games and runs are counted anew in every match. */
static uint64_t unit_of(const quantities *all, const quantity *q)
{
    const facts *f = all->out->f;
    if (q->kind == QUANTITY_PERCENT || !q->unit[0])
        return 0;
    bool game = all->sport >= 0 && facts_has_class(f, q->head_first, (unsigned)all->sport);
    if (q->kind == QUANTITY_COUNT)
        return game || f->text->tokens.at[q->head_first].shape != SHAPE_LOWER ? 0 : word_stem(&all->words, q->head_first);
    return str_hash(str_from_c(q->unit)) | 1;
}

/* A unit is counted and indexed beside the words. */
static uint64_t unit_key(uint64_t unit)
{
    return lexicon_feature_join(unit, 1);
}

static belie_status add_topic(quantities *all, uint32_t index)
{
    const facts *f = all->out->f;
    const quantity *q = &f->quantities.at[index];
    const mention *m = &f->mentions.at[q->mention];
    topic t = { .of = index, .first = m->first, .date = -1 };
    t.last = q->head_last > m->last ? q->head_last : m->last;
    t.sentence = facts_sentence(f, m->first);
    t.unit = unit_of(all, q);
    const sentence *s = &f->text->sentences.at[t.sentence];
    if (!t.unit || s->kind == SENTENCE_ROW || q->written < 2)
        return BELIE_OK;
    read_around(all, q, &t);
    read_before(all, &t);
    read_marks(f, q, &t);
    if (!is_exactly_one(f, s, &t.date))
        t.date = -1;
    for (uint32_t i = 0; i <= t.word_count; i++) {
        uint32_t *count = map_at(&all->seen, i < t.word_count ? t.words[i] : unit_key(t.unit), true, NULL);
        if (!count)
            return error_no_memory(all->out->error);
        ++*count;
    }
    topic *slot = vec_push(&all->topics);
    if (!slot)
        return error_no_memory(all->out->error);
    *slot = t;
    return BELIE_OK;
}

/* Half of the last place that is written, at most a sixteenth: 400 may be 380, but hardly 330. */
static double slack_of(const quantity *q)
{
    double place = 1;
    if (q->written >= 20 && q->rounding >= 0.5)
        while (place * 10 <= q->written && fmod(q->written, place * 10) < 0.5)
            place *= 10;
    double half = q->rounding < 0.5 ? q->rounding : place > 1 ? place / 2 : 0;
    half = half < q->written / 16 ? half : q->written / 16;
    return half * (q->written > 0 ? q->least / q->written : 1);
}

static bool values_clash(const quantity *a, const quantity *b)
{
    double low = a->least < b->least ? a->least : b->least, high = a->least + b->least - low;
    const quantity *lower = a->least < b->least ? a : b, *higher = lower == a ? b : a;
    if (lower->lower_bound || higher->upper_bound)
        return false;
    bool bound = lower->upper_bound || higher->lower_bound;
    double slack = bound ? 0 : slack_of(a) + slack_of(b);
    if (a->approximate || b->approximate)
        slack += 0.12 * high;
    return high - low > slack + 1e-6;
}

/* "The 29-metre chapel": what the hyphen joins is what is measured. */
static bool is_said_of(const topic *a, const topic *b)
{
    for (uint32_t i = 0; a->bearer && i < b->word_count; i++)
        if (b->words[i] == a->bearer)
            return true;
    return false;
}

/* What two topics share, rare words first; negative when something tells them apart. */
static double likeness(const quantities *all, const topic *a, const topic *b)
{
    double sum = 0;
    bool modifier = false, name = false;
    for (uint32_t i = 0; i < a->word_count; i++)
        for (uint32_t k = 0; k < b->word_count; k++) {
            if (a->words[i] != b->words[k])
                continue;
            const uint32_t *seen = map_find(&all->seen, a->words[i]);
            sum += seen && *seen <= 2 ? 1 : seen && *seen <= 4 ? 0.7 : 0.4;
            modifier |= i < a->modifiers && k < b->modifiers;
        }
    for (uint32_t i = 0; i < a->name_count; i++)
        for (uint32_t k = 0; k < b->name_count; k++)
            name |= a->names[i] == b->names[k];
    sum += modifier ? 1 : a->modifiers && b->modifiers ? -1.5 : 0;
    sum -= (a->definite && a->modifiers && !modifier) || (b->definite && b->modifiers && !modifier) ? 1.5 : 0;
    sum -= a->content && b->content && a->content != b->content ? 1.5 : 0;
    if (!name && (a->name_count || b->name_count))
        sum -= a->name_count && b->name_count ? 1.5 : 1.1;
    const uint32_t *units = map_find(&all->seen, unit_key(a->unit));
    sum += units && *units <= 2 ? 1 : units && *units <= 3 ? 0.5 : 0;
    return sum + (a->definite || b->definite ? 0.8 : 0) + (is_said_of(a, b) || is_said_of(b, a) ? 0.7 : 0);
}

static bool is_apart(const quantities *all, const topic *a, const topic *b)
{
    const facts *f = all->out->f;
    if (a->apart || b->apart || a->changing || b->changing || a->sentence == b->sentence)
        return true;
    if (a->date >= 0 && b->date >= 0)
        return date_gap(&f->dates.at[a->date], &f->dates.at[b->date]) > 0;
    return false;
}

/* "The 230 passengers" are known already, whatever the sentence denies or plans. */
static bool is_plain(const quantities *all, const topic *t)
{
    const facts *f = all->out->f;
    uint32_t speaker;
    unsigned mood = mood_of(f, &all->moods, t->first, t->last, &speaker);
    unsigned harmless = MOOD_NEGATED;
    if (t->definite)
        harmless |= MOOD_HYPOTHETICAL | MOOD_PLANNED | MOOD_HEDGED | MOOD_ATTRIBUTED;
    bool denied = t->first > 0 && (facts_is_word(f, t->first - 1, "not") || facts_is_word(f, t->first - 1, "never"));
    return (mood & ~harmless) == 0 && !denied;
}

/* How alike two topics must be. */
static double least_likeness(const quantity *x, const quantity *y, const topic *a, const topic *b, double ratio)
{
    if (x->kind == QUANTITY_MONEY)
        return (x->written < 1000 || y->written < 1000) && x->rounding < 0.5 ? 3 : 2.5;
    bool near = ratio < 1.5 && x->written >= 5 && y->written >= 5;
    return near && (a->definite || b->definite) ? 1.75 : 2;
}

static belie_status compare(quantities *all, const topic *a, const topic *b)
{
    const facts *f = all->out->f;
    const quantity *x = &f->quantities.at[a->of], *y = &f->quantities.at[b->of];
    all->out->comparisons++;
    double ratio = x->least > y->least ? x->least / y->least : y->least / x->least;
    if (is_apart(all, a, b) || !values_clash(x, y) || ratio > 2.5)
        return BELIE_OK;
    double like = likeness(all, a, b);
    if (like < least_likeness(x, y, a, b, ratio) || !is_plain(all, a) || !is_plain(all, b))
        return BELIE_OK;
    evidence places[2] = { { a->first, a->last, facts_quote(f, a->first, a->last), NULL, f->mentions.at[x->mention].by },
                           { b->first, b->last, facts_quote(f, b->first, b->last), NULL, f->mentions.at[y->mention].by } };
    return findings_add(all->out, check_named("quantity"), BELIE_WARNING, like < 4 ? 0.6 + like / 20 : 0.8, places, 2,
                        "the words around both numbers agree", "one thing is given as %s here and as %s there",
                        places[0].says, places[1].says);
}

/* Compares a topic with the last few of its unit that share a word, then takes its place among them. */
static belie_status look_back(quantities *all, uint32_t index)
{
    const topic *t = &all->topics.at[index];
    uint32_t met[(TOPIC_WORDS + 1) * RECENT], met_count = 0;
    for (uint32_t i = 0; i <= t->word_count; i++) {
        bool is_new;
        uint64_t word = i < t->word_count ? t->words[i] : unit_key(t->unit);
        uint32_t *ring = map_at(&all->recent, lexicon_feature_join(t->unit, word), true, &is_new);
        if (!ring)
            return error_no_memory(all->out->error);
        if (is_new) {
            *ring = (uint32_t)all->rings.len;
            for (int k = 0; k <= RECENT; k++)
                if (!vec_push(&all->rings))
                    return error_no_memory(all->out->error);
        }
        uint32_t *at = &all->rings.at[*ring], fill = at[RECENT];
        for (uint32_t k = 0; k < RECENT && k < fill; k++) {
            bool known = false;
            for (uint32_t j = 0; j < met_count; j++)
                known |= met[j] == at[k];
            if (!known)
                met[met_count++] = at[k];
        }
        at[fill % RECENT] = index;
        at[RECENT] = fill + 1;
    }
    belie_status status = BELIE_OK;
    for (uint32_t i = 0; status == BELIE_OK && i < met_count; i++)
        status = compare(all, &all->topics.at[met[i]], t);
    return status;
}

belie_status check_quantity(findings *out)
{
    quantities all = { .out = out, .moods = mood_classes_of(out->f->rules),
                       .sport = rule_set_class(out->f->rules, STR("score-unit")) };
    belie_status status = BELIE_OK;
    word_reader_init(&all.words, out->f);
    for (uint32_t i = 0; status == BELIE_OK && i < out->f->quantities.len; i++)
        status = add_topic(&all, i);
    for (uint32_t i = 0; status == BELIE_OK && i < all.topics.len; i++)
        status = look_back(&all, i);
    vec_release(&all.topics);
    vec_release(&all.rings);
    map_release(&all.seen);
    map_release(&all.recent);
    return status;
}
