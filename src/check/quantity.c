/* quantity: the same thing counted, measured or priced differently.
 *
 * Two numbers are held to be about one thing when they have the same noun or unit, when the words
 * around them agree (rare words weigh more) or one of them speaks of all that was told of, and when
 * nothing tells them apart: another name, another time, a part, a change, a rate.  Candidates come from
 * an index by unit and word, of which only the last few are compared, so that the work grows with the
 * text. */
#include "check/list.h"
#include "check/numbers.h"
#include "check/topics.h"

#include "facts/mood.h"

#include <math.h>

enum { RECENT = 4 };

typedef struct quantities {
    findings *out;
    topic_reader topics;
    mood_classes moods;
    map recent;          /* unit and stem -> ring of topics */
    VEC(uint32_t) rings; /* RECENT a ring, then its fill */
} quantities;

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

/* "All 40 members" are forty; whoever rounds says no "all". */
static bool is_all(const facts *f, const topic *t)
{
    return t->known && t->first > 0 && facts_is_word(f, t->first - 1, "all");
}

static bool values_clash(const quantity *a, const quantity *b, bool exact)
{
    double low = a->least < b->least ? a->least : b->least, high = a->least + b->least - low;
    const quantity *lower = a->least < b->least ? a : b, *higher = lower == a ? b : a;
    if (lower->lower_bound || higher->upper_bound)
        return false;
    bool bound = lower->upper_bound || higher->lower_bound;
    double slack = bound || (exact && low >= 5 && high < 100) ? 0 : slack_of(a) + slack_of(b);
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

static bool share_name(const topic *a, const topic *b)
{
    for (uint32_t i = 0; i < a->name_count; i++)
        for (uint32_t k = 0; k < b->name_count; k++)
            if (a->names[i] == b->names[k])
                return true;
    return false;
}

/* What two topics share, rare words first; negative when something tells them apart. */
static double likeness(const topic_reader *r, const topic *a, const topic *b)
{
    double sum = 0;
    bool modifier = false, name = share_name(a, b);
    for (uint32_t i = 0; i < a->word_count; i++)
        for (uint32_t k = 0; k < b->word_count; k++) {
            if (a->words[i] != b->words[k])
                continue;
            uint32_t seen = topics_with_word(r, a->words[i]);
            sum += seen <= 2 ? 1 : seen <= 4 ? 0.7 : 0.4;
            modifier |= i < a->modifiers && k < b->modifiers;
        }
    sum += modifier ? 1 : a->modifiers && b->modifiers ? -1.5 : 0;
    sum -= (a->definite && a->modifiers && !modifier) || (b->definite && b->modifiers && !modifier) ? 1.5 : 0;
    sum -= a->content && b->content && a->content != b->content ? 1.5 : 0;
    if (!name && (a->name_count || b->name_count))
        sum -= a->name_count && b->name_count ? 1.5 : 1.1;
    uint32_t units = topics_with_unit(r, a->unit);
    sum += units <= 2 ? 1 : units <= 3 ? 0.5 : 0;
    return sum + (a->definite || b->definite ? 0.8 : 0) + (is_said_of(a, b) || is_said_of(b, a) ? 0.7 : 0);
}

/* A content word right before a noun, or in the phrase that a preposition begins right behind it. */
static uint64_t told_apart_by(const topic_reader *r, uint32_t at, bool before)
{
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, at)];
    if (before) {
        uint32_t back = at > s->first && facts_has_class(f, at - 1, CLASS_POSSESSIVE) ? 2 : 1;
        return at >= s->first + back ? word_stem(&r->words, at - back) : 0;
    }
    bool joined = at + 1 < s->last && facts_has_class(f, at + 1, r->words.function[0]);
    for (uint32_t i = at + 2; joined && i < s->last && i < at + 5; i++)
        if (word_stem(&r->words, i))
            return word_stem(&r->words, i);
    return 0;
}

/* "The path" and "the path round the lake", "the room" and "the larger room": the shared noun before
 * both numbers is told apart in one of them. */
static bool differ_in_subject(const quantities *all, const topic *a, const topic *b)
{
    const topic_reader *r = &all->topics;
    for (uint32_t i = 0; i < a->word_count; i++)
        for (uint32_t k = 0; k < b->word_count; k++) {
            if (a->words[i] != b->words[k] || a->at[i] >= a->first || b->at[k] >= b->first)
                continue;
            for (int before = 0; before < 2; before++) {
                uint64_t x = told_apart_by(r, a->at[i], before), y = told_apart_by(r, b->at[k], before);
                if (x != y && (!x || !y || before))
                    return !a->known && !b->known;
            }
        }
    return false;
}

static bool is_apart(const quantities *all, const topic *a, const topic *b)
{
    const facts *f = all->out->f;
    if (a->apart || b->apart || a->changing || b->changing || a->sentence == b->sentence)
        return true;
    if ((a->subject && b->subject && a->subject != b->subject) || differ_in_subject(all, a, b))
        return true;
    if (a->date >= 0 && b->date >= 0)
        return date_gap(&f->dates.at[a->date], &f->dates.at[b->date]) > 0;
    return false;
}

/* "Was to cost 3 million": the number itself is a plan, and not only what is done with it. */
static bool is_planned(const facts *f, const topic *t)
{
    static const char *const words[] = { "will", "would", "planned", "plans", "expected", "hoped", "aims", "aimed", "target",
                                         "estimated", "budgeted", "scheduled", "due", "set", "to", NULL };
    const sentence *s = &f->text->sentences.at[t->sentence];
    for (uint32_t away = 1; away <= 5 && t->first >= s->first + away; away++)
        if (facts_is_any(f, t->first - away, words))
            return true;
    return false;
}

/* "The 230 passengers" are known already, whatever the sentence denies or plans. */
static bool is_plain(const quantities *all, const topic *t)
{
    const facts *f = all->out->f;
    uint32_t speaker;
    unsigned mood = mood_of(f, &all->moods, t->first, t->last, &speaker);
    unsigned harmless = MOOD_NEGATED | (is_planned(f, t) ? 0 : MOOD_PLANNED);
    if (t->definite)
        harmless |= MOOD_HYPOTHETICAL | MOOD_PLANNED | MOOD_HEDGED | MOOD_ATTRIBUTED;
    const sentence *s = &f->text->sentences.at[t->sentence];
    for (uint32_t at = s->first; at < t->first; at++)
        harmless |= facts_is_word(f, at, "can") ? MOOD_HEDGED : 0; /* "the silos can hold" */
    bool denied = t->first > 0 && (facts_is_word(f, t->first - 1, "not") || facts_is_word(f, t->first - 1, "never"));
    return (mood & ~harmless) == 0 && !denied;
}

/* "The 34 teachers" where 29 were told of: all of them, if no other number of the text is the one meant. */
static bool is_same_lot(const quantities *all, const topic *a, const topic *b, double ratio, bool turned)
{
    const quantity *x = &all->out->f->quantities.at[a->of], *y = &all->out->f->quantities.at[b->of];
    const quantity *known = b->known ? y : x;
    bool large = x->kind == QUANTITY_COUNT ? x->written >= 5 && y->written >= 5 : x->written >= 100 && y->written >= 100;
    return (a->known || b->known) && x->kind != QUANTITY_MONEY && large && ratio <= (turned ? 2.5 : 1.7) &&
           topics_with_value(&all->topics, 0, known->least) == 1 && topics_with_unit(&all->topics, a->unit) <= 3;
}

/* A third number of the unit makes up the difference, or some are meant ("one of the three young doctors"). */
static bool is_explained(const quantities *all, const topic *a, const topic *b)
{
    const facts *f = all->out->f;
    double x = f->quantities.at[a->of].least, y = f->quantities.at[b->of].least;
    const topic *smaller = x < y ? a : b, *larger = x < y ? b : a;
    bool part = smaller->first > 1 && facts_is_word(f, smaller->first - 2, "of") && smaller->definite && smaller->modifiers &&
                !larger->modifiers;
    return part || topics_with_value(&all->topics, a->unit, fabs(x - y)) > 0;
}

/* How alike two topics must be. */
static double least_likeness(const quantity *x, const quantity *y, const topic *a, const topic *b, double ratio)
{
    if (x->kind == QUANTITY_MONEY)
        return (x->written < 1000 || y->written < 1000) && x->rounding < 0.5 ? 3 : 2.5;
    if (a->name_count && b->name_count && !share_name(a, b))
        return 4;
    bool near = ratio < 1.5 && x->written >= 5 && y->written >= 5;
    return near && (a->known || b->known) ? 1.75 : 2;
}

/* Adults, and interviews with adults. */
static bool has_unit_of(const topic *a, const topic *b)
{
    for (uint32_t i = 0; i < a->modifiers; i++)
        if (a->words[i] == b->unit)
            return true;
    return false;
}

static belie_status compare(quantities *all, const topic *a, const topic *b)
{
    const facts *f = all->out->f;
    const quantity *x = &f->quantities.at[a->of], *y = &f->quantities.at[b->of];
    all->out->comparisons++;
    double ratio = x->least > y->least ? x->least / y->least : y->least / x->least;
    if (ratio > 2.5 || !values_clash(x, y, x->kind == QUANTITY_COUNT && (is_all(f, a) || is_all(f, b))))
        return BELIE_OK;
    bool turned = x->written >= 12 && numbers_transposed(x->written, y->written);
    bool one_unit = a->unit == b->unit || (turned && x->kind == y->kind && (has_unit_of(a, b) || has_unit_of(b, a)));
    if (!one_unit || is_apart(all, a, b) || is_explained(all, a, b))
        return BELIE_OK;
    double like = likeness(&all->topics, a, b) + (turned && x->written >= 100 && x->kind == QUANTITY_COUNT ? 1 : 0);
    if (like < (is_same_lot(all, a, b, ratio, turned) ? 0.5 : least_likeness(x, y, a, b, ratio)) || !is_plain(all, a) || !is_plain(all, b))
        return BELIE_OK;
    evidence places[2] = { { a->first, a->last, facts_quote(f, a->first, a->last), NULL, f->mentions.at[x->mention].by },
                           { b->first, b->last, facts_quote(f, b->first, b->last), NULL, f->mentions.at[y->mention].by } };
    return findings_add(all->out, check_named("quantity"), BELIE_WARNING, like < 4 ? 0.6 + like / 20 : 0.8, places, 2,
                        "the words around both numbers agree", "one thing is given as %s here and as %s there",
                        places[0].says, places[1].says);
}

/* The keys under which a topic is found: unit and word, the unit alone, its digits. */
static uint64_t key_at(const quantities *all, const topic *t, uint32_t i)
{
    if (i > t->word_count)
        return topic_digits(&all->topics, t);
    return lexicon_feature_join(lexicon_feature_join(0, t->unit), i < t->word_count ? t->words[i] : 1);
}

/* Compares a topic with the last few of its unit that share a word, then takes its place among them. */
static belie_status look_back(quantities *all, uint32_t index)
{
    const topic *t = &all->topics.topics.at[index];
    if (!t->compared)
        return BELIE_OK;
    uint32_t met[(TOPIC_WORDS + 2) * RECENT], met_count = 0;
    for (uint32_t i = 0; i <= t->word_count + 1; i++) {
        bool is_new;
        uint64_t key = key_at(all, t, i);
        if (!key)
            continue;
        uint32_t *ring = map_at(&all->recent, key, true, &is_new);
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
        status = compare(all, &all->topics.topics.at[met[i]], t);
    return status;
}

belie_status check_quantity(findings *out)
{
    quantities all = { .out = out, .moods = mood_classes_of(out->f->rules) };
    topics_init(&all.topics, out);
    belie_status status = topics_read(&all.topics);
    for (uint32_t i = 0; status == BELIE_OK && i < all.topics.topics.len; i++)
        status = look_back(&all, i);
    topics_release(&all.topics);
    vec_release(&all.rings);
    map_release(&all.recent);
    return status;
}
