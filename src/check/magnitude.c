/* magnitude: one amount with the same digits, a thousandfold here (million and billion) or with a zero
 * too many.
 *
 * Amounts are indexed by their digits; only the last few with the same ones are compared.  Two digits
 * at least, since any text has a 2 million and a 2 billion, and not in a text full of amounts.  Both sentences share a word, or one of
 * them speaks of "the" amount, which is known already. */
#include <math.h>
#include <stdlib.h>

#include "check/claims.h"
#include "check/list.h"
#include "check/words.h"

enum { RECENT = 4, SENTENCE_WORDS = 24, AMOUNTS_FEW = 60 };

typedef struct amounts {
    findings *out;
    word_reader words;
    map recent; /* digits -> ring */
    VEC(uint32_t) rings;
} amounts;

/* The digits that are written, without zeros at the end; 0 when there are fewer than two. */
static int64_t digits_of(const quantity *q)
{
    double value = fabs(q->written);
    if (value < 200 || value > 1e15)
        return 0;
    while (value >= 1e6)
        value /= 10;
    int64_t digits = (int64_t)llround(value * 1000);
    while (digits && digits % 10 == 0)
        digits /= 10;
    return digits >= 11 ? digits : 0;
}

/* "4.7 million", not 25,000: the slip is in the word. */
static bool is_in_millions(const facts *f, const quantity *q)
{
    static const char *const words[] = { "million", "billion", "trillion", "m", "bn", "mn", "tn", NULL };
    return facts_is_any(f, f->mentions.at[q->mention].last - 1, words);
}

/* "The 3.9 billion", "the debt of 3.9 billion": known already. */
static bool is_definite(const facts *f, const mention *m, bool through_noun)
{
    static const char *const words[] = { "the", "its", "their", "his", "her", "this", "that", NULL };
    uint32_t reach = through_noun && m->first > 0 && facts_is_word(f, m->first - 1, "of") ? 4 : 1;
    return facts_has_any(f, m->first > reach ? m->first - reach : 0, m->first, words);
}

static uint32_t shared(const amounts *all, const mention *a, const mention *b)
{
    const facts *f = all->out->f;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, a->first)], *t = &f->text->sentences.at[facts_sentence(f, b->first)];
    uint64_t x[SENTENCE_WORDS], y[SENTENCE_WORDS];
    uint32_t n = words_read(&all->words, s->first, s->last, x, SENTENCE_WORDS);
    uint32_t m = words_read(&all->words, t->first, t->last, y, SENTENCE_WORDS);
    uint32_t count = words_shared(x, n, y, m);
    uint64_t common[] = { word_stem_of("million"), word_stem_of("billion"), word_stem_of("trillion"), word_stem_of("euro"),
                          word_stem_of("dollar"), word_stem_of("pound"), word_stem_of("franc"), word_stem_of("crown") };
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        count -= words_shared(&common[i], 1, x, n) * words_shared(&common[i], 1, y, m);
    return count;
}

/* Units that can be one: equal, or not told of what is known already ("the 3.9 billion"). */
static bool fits(const facts *f, const quantity *a, const quantity *b)
{
    if (strcmp(a->unit, b->unit) == 0)
        return true;
    return (!a->unit[0] && is_definite(f, &f->mentions.at[a->mention], false)) ||
           (!b->unit[0] && is_definite(f, &f->mentions.at[b->mention], false));
}

/* What both are amounts of: words right around them, the same in both. */
static uint32_t shared_near(const amounts *all, const mention *a, const mention *b)
{
    enum { BEFORE = 6, BEHIND = 4, NEAR_WORDS = 12 };
    const mention *both[2] = { a, b };
    uint64_t stems[2][NEAR_WORDS];
    uint32_t count[2];
    for (int i = 0; i < 2; i++) {
        const sentence *s = &all->out->f->text->sentences.at[facts_sentence(all->out->f, both[i]->first)];
        uint32_t from = both[i]->first > s->first + BEFORE ? both[i]->first - BEFORE : s->first;
        uint32_t to = both[i]->last + BEHIND < s->last ? both[i]->last + BEHIND : s->last;
        count[i] = words_read(&all->words, from, both[i]->first, stems[i], NEAR_WORDS / 2);
        count[i] += words_read(&all->words, both[i]->last, to, stems[i] + count[i], NEAR_WORDS / 2);
    }
    return words_shared(stems[0], count[0], stems[1], count[1]);
}

/* The last year that a sentence names, or 0. */
static double year_of(const facts *f, const mention *m)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    double year = 0;
    for (size_t i = facts_date_from(f, s->first); i < f->dates.len; i++) {
        const mention *d = &f->mentions.at[f->dates.at[i].mention];
        if (d->first >= s->last)
            break;
        for (uint32_t at = d->first; at < d->last; at++)
            if (f->text->tokens.at[at].kind == TOKEN_NUMBER && f->text->tokens.at[at].end - f->text->tokens.at[at].start == 4)
                year = atof(facts_quote(f, at, at + 1));
    }
    return year;
}

/* What was 31 million in one year may be 310 million in another. */
static bool are_of_two_years(const facts *f, const mention *a, const mention *b)
{
    double x = year_of(f, a), y = year_of(f, b);
    return x > 0 && y > 0 && fabs(x - y) > 0.5;
}

static bool is_slip(const amounts *all, const quantity *a, const quantity *b)
{
    const facts *f = all->out->f;
    const mention *x = &f->mentions.at[a->mention], *y = &f->mentions.at[b->mention];
    double factor = a->written > b->written ? a->written / b->written : b->written / a->written;
    bool thousandfold = is_in_millions(f, a) && is_in_millions(f, b) && fabs(factor - 1000) < 1;
    bool zero = (a->unit[0] || b->unit[0]) && (fabs(factor - 10) < 0.001 || fabs(factor - 100) < 0.01);
    bool known = is_definite(f, x, true) || is_definite(f, y, true);
    uint32_t words = thousandfold || (zero && known) ? shared(all, x, y) : 0;
    if (thousandfold ? known || words > 0 : zero && known && (words >= 2 || digits_of(a) >= 100))
        return true;
    double power = log10(factor), whole = floor(power + 0.5);
    bool shifted = whole >= (digits_of(a) < 100 ? 3 : 1) && whole <= 6 && fabs(power - whole) < 1e-6 && a->unit[0] && b->unit[0];
    return shifted && !are_of_two_years(f, x, y) && shared_near(all, x, y) >= 1;
}

static belie_status compare(amounts *all, const quantity *a, const quantity *b)
{
    const facts *f = all->out->f;
    const mention *x = &f->mentions.at[a->mention], *y = &f->mentions.at[b->mention];
    bool same = facts_sentence(f, x->first) == facts_sentence(f, y->first);
    if (a->kind == QUANTITY_PERCENT || same || !fits(f, a, b) || !is_slip(all, a, b))
        return BELIE_OK;
    all->out->comparisons++;
    evidence places[2] = { { x->first, x->last, facts_quote(f, x->first, x->last), NULL, x->by },
                           { y->first, y->last, facts_quote(f, y->first, y->last), NULL, y->by } };
    return findings_add(all->out, check_named("magnitude"), BELIE_WARNING, 0.8, places, 2, "their digits are the same",
                        "one amount is %s here and %s there", places[0].says, places[1].says);
}

static belie_status look_back(amounts *all, uint32_t index, int64_t digits)
{
    const facts *f = all->out->f;
    bool is_new;
    uint32_t *ring = map_at(&all->recent, (uint64_t)digits, true, &is_new);
    if (!ring)
        return error_no_memory(all->out->error);
    if (is_new) {
        *ring = (uint32_t)all->rings.len;
        for (int k = 0; k <= RECENT; k++)
            if (!vec_push(&all->rings))
                return error_no_memory(all->out->error);
    }
    uint32_t at = *ring, fill = all->rings.at[at + RECENT];
    belie_status status = BELIE_OK;
    for (uint32_t k = 0; status == BELIE_OK && k < RECENT && k < fill; k++)
        status = compare(all, &f->quantities.at[all->rings.at[at + k]], &f->quantities.at[index]);
    all->rings.at[at + fill % RECENT] = index;
    all->rings.at[at + RECENT] = fill + 1;
    return status;
}

belie_status check_magnitude(findings *out)
{
    amounts all = { .out = out };
    belie_status status = BELIE_OK;
    if (out->f->quantities.len > AMOUNTS_FEW)
        return BELIE_OK;
    word_reader_init(&all.words, out->f);
    for (uint32_t i = 0; status == BELIE_OK && i < out->f->quantities.len; i++) {
        int64_t digits = digits_of(&out->f->quantities.at[i]);
        if (digits)
            status = look_back(&all, i, digits);
    }
    map_release(&all.recent);
    vec_release(&all.rings);
    return status;
}
