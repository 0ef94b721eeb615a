/* percentage across sentences: "of 212 who replied, 131 had found a post" and "52 % had found one";
 * "2,240, compared with 2,800" and "the drop of 12 percent".
 *
 * A share that is said is compared with one that part and whole give when both sentences share two
 * words, or a name; a change that is named, with the nearest pair of values that goes the same way. */
#include "check/shares.h"

#include <math.h>
#include <stdlib.h>

#include "check/numbers.h"
#include "check/ratios_apart.h"
#include "check/words.h"

#include "facts/mood.h"

enum { WORDS_MOST = 28, SHARES_MOST = 24, STEPS_MOST = 24, GAP_MOST = 30, SENTENCES_APART = 60, SENTENCE_MOST = 200 };

typedef struct share {
    double percent, slack;
    uint32_t first, last, sentence;
    const claim *from; /* or NULL */
    const rule *by;
    uint64_t words[WORDS_MOST];
    uint32_t word_count;
} share;

typedef struct shares {
    findings *out;
    word_reader words;
    mood_classes moods;
    share given[SHARES_MOST], said[SHARES_MOST]; /* by part and whole; as a share */
    uint32_t given_count, said_count;
} shares;

static uint32_t read_sentence(const shares *all, uint32_t sentence_index, uint64_t *stems, uint32_t most)
{
    const sentence *s = &all->out->f->text->sentences.at[sentence_index];
    return words_read(&all->words, s->first, s->last, stems, most);
}

static void add_given(shares *all, const claim *c, const quantity *part, const quantity *whole, uint32_t before)
{
    const facts *f = all->out->f;
    const mention *m = &f->mentions.at[part->mention];
    bool fits = part->kind == QUANTITY_COUNT && whole->kind == QUANTITY_COUNT && part->written < whole->written &&
                whole->written >= 20 && part->rounding >= 0.5 && strcmp(part->unit, "point") != 0 &&
                quantity_is_exact(part) && quantity_is_exact(whole);
    if (!fits || all->given_count == SHARES_MOST || (c->mood & ~(unsigned)(MOOD_ATTRIBUTED | MOOD_NEGATED)))
        return;
    share s = { .percent = part->written / whole->written * 100, .slack = 0.7, .first = c->first, .last = m->last,
                .sentence = c->sentence, .from = c, .by = c->by };
    s.word_count = read_sentence(all, c->sentence, s.words, WORDS_MOST - 8);
    if (before != c->sentence)
        s.word_count += read_sentence(all, before, s.words + s.word_count, 8);
    all->given[all->given_count++] = s;
}

/* The largest count of the sentence before: "562 stones. Of these, ..." */
static const quantity *whole_before(const facts *f, const claim *c, const quantity *part)
{
    const quantity *found = NULL;
    for (size_t i = (size_t)(part - f->quantities.at); i-- > 0;) {
        const quantity *q = &f->quantities.at[i];
        uint32_t there = facts_sentence(f, f->mentions.at[q->mention].first);
        if (there + 1 < c->sentence)
            break;
        if (there < c->sentence && q->kind == QUANTITY_COUNT && (!found || q->written > found->written))
            found = q;
    }
    return found;
}

static void add_said(shares *all, double percent, double slack, uint32_t first, uint32_t last, const claim *c, const rule *by)
{
    uint32_t speaker, at = facts_sentence(all->out->f, first);
    unsigned mood = mood_of(all->out->f, &all->moods, first, last, &speaker);
    if (all->said_count == SHARES_MOST || percent <= 0 || percent > 100 ||
        (mood & ~(unsigned)(MOOD_HEDGED | MOOD_ATTRIBUTED | MOOD_FORMER)))
        return;
    share s = { .percent = percent, .slack = slack, .first = first, .last = last, .sentence = at, .from = c, .by = by };
    s.word_count = read_sentence(all, at, s.words, WORDS_MOST);
    all->said[all->said_count++] = s;
}

/* "a third", "seven in ten" */
static void read_said(shares *all, const claim *c)
{
    const facts *f = all->out->f;
    const claim_argument *a = claim_role(c, "part");
    const quantity *part = claim_quantity(f, c, "part"), *whole = claim_quantity(f, c, "whole");
    int id = facts_class(f, "fraction");
    str value = id >= 0 && !whole ? symbols_value(f->table, a->first, a->last, (unsigned)id) : (str){ NULL, 0 };
    char digits[16] = { 0 };
    if (part && whole && whole->written >= 2 && whole->written <= 10 && part->written < whole->written)
        add_said(all, part->written / whole->written * 100, 50 / whole->written + 1, c->first, c->last, c, c->by);
    if (!value.len || value.len >= sizeof digits)
        return;
    memcpy(digits, value.ptr, value.len);
    add_said(all, strtod(digits, NULL), 5.5, c->first, c->last, c, c->by);
}

static void read_shares(shares *all)
{
    const facts *f = all->out->f;
    static const char *const relations[] = { "part-of", "part-of-these", "share-said", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        const quantity *part = claim_quantity(f, c, "part"), *whole = claim_quantity(f, c, "whole");
        if (claim_is(c, "part-of") && part && whole)
            add_given(all, c, part, whole, c->sentence);
        else if (claim_is(c, "part-of-these") && part && (whole = whole_before(f, c, part)))
            add_given(all, c, part, whole, c->sentence - 1);
        else if (claim_is(c, "share-said"))
            read_said(all, c);
    }
    for (size_t i = 0; all->given_count && i < f->quantities.len; i++) {
        const quantity *q = &f->quantities.at[i];
        const mention *m = &f->mentions.at[q->mention];
        if (q->kind == QUANTITY_PERCENT)
            add_said(all, q->written, q->rounding + (quantity_is_exact(q) ? 0.5 : 3), m->first, m->last, NULL, m->by);
    }
}

/* Two words, or a name: "the wind farm at Puck" and "the Puck turbines". */
static bool share_words(const shares *all, const share *a, const share *b)
{
    const facts *f = all->out->f;
    const sentence *s = &f->text->sentences.at[b->sentence];
    uint32_t count = words_shared(a->words, a->word_count, b->words, b->word_count);
    for (uint32_t at = s->first + 1; at < s->last && count == 1; at++) {
        uint64_t stem = f->text->tokens.at[at].shape == SHAPE_CAPITAL ? word_stem(&all->words, at) : 0;
        count += stem && words_shared(&stem, 1, a->words, a->word_count);
    }
    return count >= 2;
}

/* "A decade earlier (61 per cent)", "6.1 per cent of their sorghum": of another time, or of something that is named. */
static bool is_of_another(const facts *f, const share *said)
{
    static const char *const times[] = { "earlier", "before", "ago", "previous", "previously", "later", "elsewhere", "against", "average", NULL };
    static const char *const known[] = { "the", "them", "these", "those", "all", NULL };
    const sentence *s = &f->text->sentences.at[said->sentence];
    if (facts_has_any(f, s->first, s->last, times))
        return true;
    return facts_is_word(f, said->last, "of") && !facts_is_any(f, said->last + 1, known) && !said->from;
}

/* "Half of the heated seeds", "half of the staff": of less than what was counted, or of something else. */
static bool is_of_less(const shares *all, const share *given, const share *said)
{
    enum { REACH = 6 };
    static const char *const of[] = { "of", NULL };
    static const char *const who[] = { "who", "which", "that", ",", ".", "(", ")", "had", "were", "was", "are", "is", "have", NULL };
    const facts *f = all->out->f;
    const sentence *s = &f->text->sentences.at[said->sentence];
    uint32_t of_at = facts_next_any(f, said->first, said->last + 1 < s->last ? said->last + 1 : s->last, of);
    for (uint32_t at = of_at + 1; of_at != UINT32_MAX && at < s->last && at <= of_at + REACH && !facts_is_any(f, at, who); at++) {
        uint64_t stem = word_stem(&all->words, at);
        if (stem && f->text->tokens.at[at].kind == TOKEN_WORD)
            return !words_shared(&stem, 1, given->words, given->word_count);
    }
    return false;
}

/* Whether both sentences tell of names, and of none that both have. */
static bool are_of_other_names(const facts *f, const share *a, const share *b)
{
    const sentence *s = &f->text->sentences.at[a->sentence], *t = &f->text->sentences.at[b->sentence];
    if (s->last - s->first > SENTENCE_MOST || t->last - t->first > SENTENCE_MOST)
        return false; /* rows without an end */
    bool named = false, other = false;
    for (size_t i = facts_mention_from(f, s->first); i < f->mentions.len && f->mentions.at[i].first < s->last; i++) {
        const mention *m = &f->mentions.at[i];
        if (m->entity < 0)
            continue;
        named = true;
        for (size_t k = facts_mention_from(f, t->first); k < f->mentions.len && f->mentions.at[k].first < t->last; k++) {
            if (f->mentions.at[k].entity == m->entity)
                return false;
            other |= f->mentions.at[k].entity >= 0;
        }
    }
    return named && other;
}

/* "7 % of the one, 46 % of the other": a share of several in its sentence is hardly the one that was counted. */
static bool is_one_of_several(const facts *f, const share *said)
{
    uint32_t count = 0;
    const sentence *s = &f->text->sentences.at[said->sentence];
    for (size_t i = facts_mention_from(f, s->first); i < f->mentions.len && f->mentions.at[i].first < s->last; i++) {
        int32_t q = f->mentions.at[i].quantity;
        count += q >= 0 && f->quantities.at[q].kind == QUANTITY_PERCENT;
    }
    return count > 1;
}

static belie_status compare_share(shares *all, const share *given, const share *said)
{
    const facts *f = all->out->f;
    double gap = fabs(given->percent - said->percent);
    uint32_t apart = given->sentence > said->sentence ? given->sentence - said->sentence : said->sentence - given->sentence;
    if (!apart || apart > SENTENCES_APART || !share_words(all, given, said) || is_of_another(f, said) || is_of_less(all, given, said) ||
        is_one_of_several(f, said) || are_of_other_names(f, given, said))
        return BELIE_OK;
    all->out->comparisons++;
    if (gap <= given->slack + said->slack || gap > GAP_MOST)
        return BELIE_OK;
    evidence places[2] = { { given->first, given->last, facts_quote(f, given->first, given->last), given->from, given->by },
                           { said->first, said->last, facts_quote(f, said->first, said->last), said->from, said->by } };
    return findings_add(all->out, check_named("percentage"), BELIE_WARNING, 0.7, places, 2, "the same is said of both",
                        "\"%s\" is %.3g per cent here, and %s there", places[0].says, given->percent, places[1].says);
}

/* ---- changes ---- */

static bool is_downward(const facts *f, const claim *c)
{
    static const char *const words[] = { "drop", "fall", "decline", "decrease", "reduction", "cut", NULL };
    return facts_is_any(f, claim_role(c, "how")->first, words);
}

/* How much a pair of values changes in per cent; negative: down; 0: no pair. */
static double change_of(const facts *f, const claim *c)
{
    const quantity *a = claim_quantity(f, c, "from"), *b = claim_quantity(f, c, "to");
    bool fits = a && b && a->kind != QUANTITY_PERCENT && b->kind != QUANTITY_PERCENT && a->written > 0 &&
                (a->kind == b->kind || a->kind == QUANTITY_COUNT || b->kind == QUANTITY_COUNT) && quantity_is_exact(a) &&
                quantity_is_exact(b);
    return fits ? (b->written - a->written) / a->written * 100 : 0;
}

typedef struct pairs {
    const claim *at[STEPS_MOST];
    double change[STEPS_MOST];
    uint32_t count;
} pairs;

static pairs read_pairs(const facts *f)
{
    pairs all = { .count = 0 };
    static const char *const relations[] = { "compared", "went", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; all.count < STEPS_MOST && (c = claims_next(&w)) != NULL;) {
        bool pair = claim_is(c, "compared") || claim_is(c, "went");
        double change = pair && !(c->mood & (MOOD_HYPOTHETICAL | MOOD_ASKED)) ? change_of(f, c) : 0;
        if (fabs(change) < 0.5 || fabs(change) > 300)
            continue;
        all.change[all.count] = change;
        all.at[all.count++] = c;
    }
    return all;
}

/* The pair that a change of per cent can mean: the only one of its direction, or one of the two
 * sentences before; none when any pair of the text gives the change. */
static int32_t pair_of(const facts *f, const pairs *all, const claim *step, double percent, double slack)
{
    bool down = is_downward(f, step);
    int32_t found = -1, near = -1;
    uint32_t count = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        if ((all->change[i] < 0) != down)
            continue;
        if (fabs(fabs(all->change[i]) - percent) <= slack + 0.08 * fabs(all->change[i]))
            return -1;
        count++;
        found = (int32_t)i;
        if (all->at[i]->sentence <= step->sentence && all->at[i]->sentence + 1 >= step->sentence)
            near = (int32_t)i;
    }
    return near >= 0 ? near : count == 1 && f->text->tokens.len < 1500 ? found : -1;
}

static belie_status check_step(findings *out, const pairs *all, const claim *step)
{
    const facts *f = out->f;
    const quantity *p = claim_quantity(f, step, "percent");
    double slack = p ? 1 + p->rounding + (quantity_is_exact(p) ? 0 : 3) : 0;
    if (!p || p->kind != QUANTITY_PERCENT || share_is_wished(f, step->sentence, step->first, step->last) || (step->mood & (MOOD_PLANNED | MOOD_HYPOTHETICAL | MOOD_ASKED)))
        return BELIE_OK;
    int32_t i = pair_of(f, all, step, p->written, slack);
    if (i < 0 || fabs(fabs(all->change[i]) - p->written) > GAP_MOST)
        return BELIE_OK;
    const claim *pair = all->at[i];
    out->comparisons++;
    evidence places[2] = { { pair->first, pair->last, facts_quote(f, pair->first, pair->last), pair, pair->by },
                           { step->first, step->last, claim_words(f, step, "percent"), step, step->by } };
    return findings_add(out, check_named("percentage"), BELIE_WARNING, 0.65, places, 2, "no other change is told of",
                        "the change from %s to %s is given as %s; it is %.3g per cent", claim_words(f, pair, "from"),
                        claim_words(f, pair, "to"), places[1].says, fabs(all->change[i]));
}

belie_status shares_check(findings *out)
{
    const facts *f = out->f;
    shares all = { .out = out, .moods = mood_classes_of(f) };
    pairs changes = read_pairs(f);
    belie_status status = BELIE_OK;
    word_reader_init(&all.words, f);
    read_shares(&all);
    for (uint32_t i = 0; i < all.given_count; i++)
        for (uint32_t k = 0; status == BELIE_OK && k < all.said_count; k++)
            status = compare_share(&all, &all.given[i], &all.said[k]);
    claim_walk w = claims_of_one(f, "step");
    for (const claim *c; changes.count && status == BELIE_OK && (c = claims_next(&w)) != NULL;)
        status = check_step(out, &changes, c);
    return status;
}
