/* Evidence for and against two numbers being of one thing, summed by weights that were fitted on the development
 * texts (pairs that contradict, and all other pairs of the same texts and of clean ones). */
#include "check/likeness.h"

#include <math.h>

#include "check/likeness_apart.h"
#include "check/numbers.h"

enum evidence_of_pair {
#define EVIDENCE(name, weight) E_##name,
#define STAGE(name) E_STAGE_##name, E_BEFORE_##name = E_STAGE_##name - 1,
#include "check/likeness.def"
    E_COUNT
#undef EVIDENCE
};

static const double weights[E_COUNT] = {
#define EVIDENCE(name, weight) [E_##name] = (weight),
#undef STAGE
#define STAGE(name)
#include "check/likeness.def"
#undef EVIDENCE
};

/* Below it, pairs are not one thing; and a sum that is surely less; and by how much less may do where their zeros alone differ. */
static const double CHANCE_LEAST = 0.57, ZEROS_LEAST = 0.535, LOGIT_LEAST = 0.08, ZEROS_LESS = 0.6;

/* What is more than 1 at times. */
static const double at_most[E_COUNT] = { [E_WORDS] = 4, [E_RATIO] = 2.5, [E_UNREAL] = 2 };

static bool same(uint64_t a, uint64_t b)
{
    return a && a == b;
}

/* Adults, and interviews with adults. */
static bool has_unit_of(const topic *a, const topic *b)
{
    for (uint32_t i = 0; i < a->modifiers; i++)
        if (a->words[i] == b->unit)
            return true;
    return false;
}

topic_link topics_link(const topic_reader *r, const topic *a, const topic *b)
{
    const quantity *x = topic_quantity(r, a), *y = topic_quantity(r, b);
    if (!a->unit || !b->unit)
        return LINK_BARE;
    if (x->kind != y->kind)
        return LINK_NONE;
    if (a->unit == b->unit)
        return LINK_UNIT;
    if (x->kind != QUANTITY_COUNT)
        return LINK_NONE;
    if (same(a->kind.kind, b->kind.kind) || (same(a->kind.domain, b->kind.domain) && a->kind.any && b->kind.any) || has_unit_of(a, b) ||
        has_unit_of(b, a))
        return LINK_KIND;
    return same(a->kind.domain, b->kind.domain) && (a->kind.any || b->kind.any) ? LINK_ANY : LINK_OTHER;
}

/* "The 1.8 million" */
static bool is_in_millions(const facts *f, const quantity *q)
{
    static const char *const words[] = { "million", "billion", "trillion", "thousand", "m", "bn", "mn", "tn", NULL };
    return facts_is_any(f, f->mentions.at[q->mention].last - 1, words);
}

int topics_zeros(const topic_reader *r, const topic *a, const topic *b)
{
    enum { THOUSAND = 3 };
    if (!a->core || a->core != b->core)
        return 0;
    const quantity *x = topic_quantity(r, a), *y = topic_quantity(r, b);
    bool bare = !a->unit || !b->unit;
    int zeros = bare ? number_zeros_between(x->written, y->written) : number_zeros_between(x->least, y->least);
    bool table = bare && zeros == THOUSAND && !is_in_millions(r->out->f, a->unit ? y : x); /* whose thousands have no unit */
    return zeros > THOUSAND || table ? 0 : zeros;
}

bool topics_turned(const topic_reader *r, const topic *a, const topic *b)
{
    double x = topic_quantity(r, a)->written, y = topic_quantity(r, b)->written;
    return a->digits && a->digits == b->digits && x < 10 * y && y < 10 * x;
}

static bool share_name(const topic *a, const topic *b)
{
    for (uint32_t i = 0; i < a->name_count; i++)
        for (uint32_t k = 0; k < b->name_count; k++)
            if (a->names[i] == b->names[k])
                return true;
    return false;
}

/* "The 29-metre chapel": what the hyphen joins is what is measured. */
static bool is_said_of(const topic *a, const topic *b)
{
    for (uint32_t i = 0; a->bearer && i < b->word_count; i++)
        if (b->words[i] == a->bearer)
            return true;
    return false;
}

/* The words that both have, rare ones first. */
static double shared_words(const topic_reader *r, const topic *a, const topic *b, double *rare, bool *modifier)
{
    double sum = 0;
    *rare = 0;
    for (uint32_t i = 0; i < a->word_count && (a->letters & b->letters); i++)
        for (uint32_t k = 0; b->letters >> (a->words[i] >> 32 & 63) & 1 && k < b->word_count; k++) {
            if (a->words[i] != b->words[k])
                continue;
            uint32_t seen = topics_with_word(r, a->words[i]);
            *rare += seen <= 2;
            sum += seen <= 2 ? 1 : seen <= 4 ? 0.7 : 0.4;
            *modifier |= i < a->modifiers && k < b->modifiers;
        }
    return sum < 4 ? sum : 4;
}

static bool is_shifted(const double *e)
{
    return e[E_ZEROS] + e[E_ZEROS_2] + e[E_ZEROS_3] > 0.5;
}

static void read_words(const topic_reader *r, const topic *a, const topic *b, double *e)
{
    bool modifier = false, name = share_name(a, b);
    e[E_WORDS] = shared_words(r, a, b, &e[E_RARE], &modifier);
    e[E_UNIT_WORD] = a->unit != b->unit && ((b->unit && topic_has_word(a, b->unit)) || (a->unit && topic_has_word(b, a->unit)));
    e[E_MODIFIER] = modifier;
    e[E_MODIFIERS_DIFFER] = !modifier && a->modifiers && b->modifiers;
    e[E_NAME] = name;
    e[E_NAME_ONE] = !name && (a->name_count > 0) != (b->name_count > 0);
    e[E_NAMES_DIFFER] = !name && a->name_count && b->name_count;
    e[E_CONTENT] = a->content && b->content && a->content != b->content;
    e[E_BEARER] = is_said_of(a, b) || is_said_of(b, a);
    bool label = same(a->label, b->label) || same(a->label, b->bearer) || same(a->bearer, b->label) || same(a->bearer, b->bearer);
    e[E_LABEL] = label && topic_is(b, TOPIC_DEFINITE);
    e[E_LABELS_DIFFER] = !label && a->label && b->label;
    bool next = a->sentence + 1 >= b->sentence, slip = is_shifted(e) || e[E_TURNED] + e[E_TURNED_SHORT] > 0.5;
    e[E_NEXT] = next && !slip;
    e[E_NEXT_SLIP] = next && slip;
}

static void read_digits(const topic_reader *r, const topic *a, const topic *b, double *e)
{
    bool turned = topics_turned(r, a, b) && (!a->unit || !b->unit || a->telling >= 2), longer = a->telling >= 3 || b->telling >= 3;
    e[E_TURNED] = turned && longer;
    e[E_ONE_DIGIT_2] = !turned && a->row != b->row && a->telling == 2 && b->telling == 2 && number_rows_differ_in_one(a->row * 16 + 1, b->row * 16 + 1);
    e[E_TURNED_SHORT] = turned && !longer;
    e[E_ONE_DIGIT] = !turned && number_rows_differ_in_one(a->row, b->row);
    int zeros = topics_zeros(r, a, b);
    e[E_ZEROS_LONE] = zeros && topics_with_core(r, a) == 2;
    e[E_ZEROS] = zeros && a->core_digits < 2;
    e[E_ZEROS_2] = zeros && a->core_digits == 2;
    e[E_ZEROS_3] = zeros && a->core_digits > 2;
    e[E_ZEROS_ODD] = zeros == 2;
    e[E_ZEROS_WORD] = zeros == 3 && a->core_digits > 1 && is_in_millions(r->out->f, topic_quantity(r, a)) &&
                      is_in_millions(r->out->f, topic_quantity(r, b));
}

static void read_values(const topic_reader *r, const topic *a, const topic *b, double *e)
{
    const quantity *x = topic_quantity(r, a), *y = topic_quantity(r, b);
    e[E_RATIO] = is_shifted(e) ? 0 : fabs(log(x->least / y->least));
    e[E_SAID_ZEROS] = is_shifted(e) && topic_is(b, TOPIC_SAID);
    e[E_SMALL] = !is_shifted(e) && (x->written < 5 || y->written < 5);
    double gap = fabs(x->least - y->least), sum = x->least + y->least;
    e[E_EXPLAINED] = topics_with_value(r, 0, gap) > 0 || topics_with_value(r, 0, sum) > 0;
    e[E_EXPLAINED_SAME] = topics_with_value(r, a->unit, gap) > 0 || topics_with_value(r, b->unit, gap) > 0 ||
                          topics_with_value(r, a->unit, sum) > 0 || topics_with_value(r, b->unit, sum) > 0;
    e[E_TWICE_A] = a->twice;
    e[E_TWICE_B] = b->twice;
    e[E_RATE_ONE] = topic_is(a, TOPIC_RATE) != topic_is(b, TOPIC_RATE);
    e[E_RATES] = topic_is(a, TOPIC_RATE) && topic_is(b, TOPIC_RATE);
    bool picked = topic_is(b, TOPIC_PICKED) && topic_is(b, TOPIC_DEFINITE);
    e[E_PICKED_LESS] = picked && y->least < x->least;
    e[E_PICKED_MORE] = picked && y->least > x->least;
    bool placed = topic_is(b, TOPIC_PLACED) && topic_is(b, TOPIC_DEFINITE);
    e[E_PLACED_LESS] = placed && y->least < x->least;
    e[E_PLACED_MORE] = placed && y->least > x->least;
}

/* How many numbers of the text could be meant as well. */
static void read_rivals(const likeness_reader *r, const topic *a, const topic *b, topic_link link, double *e)
{
    const quantity *x = topic_quantity(r->topics, a), *y = topic_quantity(r->topics, b);
    uint32_t rivals = link == LINK_UNIT ? a->of_unit : a->of_domain;
    if (link == LINK_KIND && !rivals)
        rivals = a->of_unit + b->of_unit;
    if (link == LINK_BARE)
        rivals = r->bare;
    bool shifted = is_shifted(e); /* their digits are what tells */
    e[E_LONE] = !shifted && rivals <= 2;
    e[E_FEW] = !shifted && rivals == 3;
    e[E_CROWD] = !shifted && rivals > 5;
    e[E_TIME] = !shifted && x->kind == QUANTITY_MEASURE && a->of >= r->topics->out->f->quantities.len;
    e[E_PART] = topic_is(a, TOPIC_PART) + topic_is(b, TOPIC_PART);
    e[E_MONEY] = !shifted && x->kind == QUANTITY_MONEY && y->kind == x->kind;
    e[E_MEASURE] = x->kind == QUANTITY_MEASURE && y->kind == x->kind;
    bool count = x->kind == QUANTITY_COUNT;
    e[E_UNIT] = link == LINK_UNIT && count;
    e[E_KIND] = link == LINK_KIND;
    e[E_ANY] = link == LINK_ANY;
    double gap = x->least - y->least;
    e[E_SUBSET] = link == LINK_ANY && (a->kind.any ? gap > 0 : gap < 0); /* 24 singers of 42 members */
    e[E_BARE] = link == LINK_BARE;
    e[E_OTHER] = link == LINK_OTHER;
}

static void read_reference(const topic *a, const topic *b, double *e)
{
    e[E_ALL] = topic_is(b, TOPIC_ALL);
    e[E_KNOWN] = topic_is(b, TOPIC_KNOWN);
    e[E_WHOLE] = topic_is(b, TOPIC_WHOLE);
    e[E_DEFINITE] = topic_is(b, TOPIC_DEFINITE);
    e[E_KNOWN_BEFORE] = topic_is(a, TOPIC_KNOWN);
    e[E_CHANGING] = topic_is(a, TOPIC_CHANGING) + topic_is(b, TOPIC_CHANGING);
    e[E_LOOSE] = topic_is(a, TOPIC_LOOSE) + topic_is(b, TOPIC_LOOSE);
    e[E_SAID] = topic_is(a, TOPIC_SAID) + topic_is(b, TOPIC_SAID);
    e[E_ONCE_A] = a->once;
    e[E_ONCE_B] = b->once;
    e[E_RARE] = weights[E_RARE] < 0 ? 0 : a->rare < b->rare ? a->rare : b->rare; /* at most, until the words are read */
}

/* What is asked, supposed or planned; of what is known ("the 230 passengers") that says nothing. */
static double unreal(const likeness_reader *r, const topic *t)
{
    uint32_t speaker;
    unsigned mood = mood_of(r->topics->out->f, &r->moods, t->first, t->last, &speaker);
    unsigned counts = MOOD_QUOTED | MOOD_CORRECTED | MOOD_FORMER;
    if (!topic_is(t, TOPIC_DEFINITE))
        counts |= MOOD_HEDGED | MOOD_PLANNED | MOOD_HYPOTHETICAL | MOOD_ASKED;
    return (mood & counts) != 0;
}

/* What is needed where zeros alone differ: few texts have a second 6.7 of pounds by chance, so that no word need join the two. */
static double zeros_least(const double *e, topic_link link)
{
    static const double lone = 0.38, long_one = 0.5;
    bool odd = e[E_ZEROS_ODD] + e[E_NEXT_SLIP] > 0.5, known = e[E_DEFINITE] > 0.5;
    if (odd || link != LINK_UNIT || e[E_ZEROS] > 0.5 || (e[E_NAMES_DIFFER] > 0.5 && !known) || e[E_SAID] > 1.5)
        return ZEROS_LEAST;
    return e[E_ZEROS_LONE] > 0.5 ? lone : known && e[E_ZEROS_3] > 0.5 ? long_one : ZEROS_LEAST;
}

/* "3.2 million euros" and "the 32 million": digits that tell, of a number that is known. */
static bool is_known_by_digits(const double *e)
{
    return e[E_DEFINITE] > 0.5 && e[E_ZEROS_LONE] > 0.5 && e[E_ZEROS_2] + e[E_ZEROS_3] > 0.5 && e[E_NEXT_SLIP] < 0.5 && e[E_LOOSE] < 0.5;
}

/* "Her 180,000": hers is known, whatever it was paid for. */
static bool is_owned(const facts *f, const topic *t)
{
    static const char *const owners[] = { "his", "her", "its", "their", "our", "my", "your", NULL };
    return t->first > 0 && facts_is_any(f, t->first - 1, owners);
}

/* Told of two names without a slip in the digits; a bare number that nothing joins to the other. */
static bool is_unlikely(const facts *f, const topic *b, topic_link link, bool less, const double *e)
{
    bool slip = e[E_TURNED] + e[E_TURNED_SHORT] + e[E_ONE_DIGIT] + e[E_ONE_DIGIT_2] + is_shifted(e) > 0.5, known = e[E_ALL] + e[E_KNOWN] > 0.5;
    bool told = e[E_TURNED] + e[E_ZEROS_3] > 0.5 || (e[E_ONE_DIGIT] > 0.5 && e[E_WORDS] + e[E_UNIT_WORD] > 0.5) || e[E_UNIT_WORD] > 0.5 || (known && e[E_TURNED_SHORT] + (e[E_ZEROS_2] > 0.5 && e[E_WORDS] > 0.5) > 0.5);
    bool some = topic_is(b, TOPIC_PICKED) && topic_is(b, TOPIC_DEFINITE) && less; /* "the 33 sites visited in both winters" */
    if ((some && (!slip || e[E_ONE_DIGIT_2] > 0.5)) || (!slip && e[E_TIME] > 0.5 && e[E_WORDS] < 0.5))
        return true;
    if (is_shifted(e) && e[E_NEXT_SLIP] > 0.5 && topic_is(b, TOPIC_PICKED) && !is_owned(f, b))
        return true; /* "12,000 for the car. The 120,000 that he paid for the boat" */
    if (link == LINK_BARE && is_known_by_digits(e))
        return false;
    return (e[E_NAMES_DIFFER] > 0.5 && !slip && !known) || (link == LINK_OTHER && !told) ||
           (link == LINK_BARE && (e[E_DEFINITE] < 0.5 || is_shifted(e)) && (e[E_WORDS] + e[E_UNIT_WORD] < 0.1 || (is_shifted(e) && e[E_ZEROS_3] + e[E_DEFINITE] + e[E_UNIT_WORD] < 0.5)));
}

static double sum_of(const double *e, int count)
{
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += weights[i] * e[i];
    return sum;
}

/* What evidence that is not read yet can add at most. */
static double most_from(int first)
{
    double most = 0;
    for (int i = first; i < E_COUNT; i++)
        most += weights[i] > 0 ? weights[i] * (at_most[i] > 0 ? at_most[i] : 1) : 0;
    return most;
}

likeness_reader likeness_reader_of(const topic_reader *topics)
{
    likeness_reader r = { .topics = topics, .moods = mood_classes_of(topics->out->f),
                          .needed_at_a_glance = LOGIT_LEAST - most_from(E_STAGE_TOLD), .needed_when_told = LOGIT_LEAST - most_from(E_STAGE_DEAR) };
    for (uint32_t i = 0; i < topics->topics.len; i++)
        r.bare += !topics->topics.at[i].unit;
    return r;
}

likeness_watcher *likeness_watch;

const char *const likeness_names[] = {
#define EVIDENCE(name, weight) #name,
#include "check/likeness.def"
#undef EVIDENCE
    NULL,
};

static void read_dear(const likeness_reader *r, const topic *a, const topic *b, double *e)
{
    const facts *f = r->topics->out->f;
    read_values(r->topics, a, b, e);
    e[E_SUBJECT] = topics_differ_in_subject(r->topics, a, b);
    e[E_UNREAL] = unreal(r, a) + unreal(r, b);
    e[E_DATES] = a->date >= 0 && b->date >= 0 && date_gap(&f->dates.at[a->date], &f->dates.at[b->date]) > 0;
    e[E_DATE_ONE] = (a->date >= 0) != (b->date >= 0);
}

/* What is dear comes last: most pairs are told apart, or are too unlike, by what was read of each number once. */
double likeness(const likeness_reader *r, const topic *a, const topic *b, topic_link link)
{
    const facts *f = r->topics->out->f;
    double e[E_COUNT] = { [E_BIAS] = 1 };
    read_digits(r->topics, a, b, e);
    bool digits = e[E_TURNED] + e[E_TURNED_SHORT] > 0 || is_shifted(e) || (e[E_ONE_DIGIT] > 0 && topic_is(b, TOPIC_KNOWN | TOPIC_WHOLE));
    if ((link == LINK_BARE || link == LINK_OTHER) && !digits)
        return 0;
    read_reference(a, b, e);
    read_rivals(r, a, b, link, e);
    if (!likeness_watch && sum_of(e, E_STAGE_TOLD) < r->needed_at_a_glance - (is_shifted(e) ? ZEROS_LESS : 0))
        return 0;
    read_words(r->topics, a, b, e);
    bool likely = likeness_watch || sum_of(e, E_STAGE_DEAR) >= r->needed_when_told - (is_shifted(e) ? ZEROS_LESS : 0);
    int zeros = topics_zeros(r->topics, a, b);
    if (zeros && (topic_is_multiplied(f, a, zeros) || topic_is_multiplied(f, b, zeros)))
        return 0;
    if (!likely || is_unlikely(f, b, link, topic_quantity(r->topics, b)->least < topic_quantity(r->topics, a)->least, e) || topics_are_apart(r->topics, a, b) || topic_is_rival_account(f, a) || topic_is_rival_account(f, b))
        return 0;
    read_dear(r, a, b, e);
    if (likeness_watch)
        likeness_watch(f, a, b, e, E_COUNT);
    double chance = 1 / (1 + exp(-sum_of(e, E_COUNT)));
    return chance < (is_shifted(e) ? zeros_least(e, link) : CHANCE_LEAST) ? 0 : chance;
}
