/* percentage: a change that its two values do not give; a share that part and whole do not give, in
 * brackets beside them or elsewhere in the text; shares of one whole that do not make up 100. */
#include <math.h>
#include <stdlib.h>

#include "check/list.h"
#include "check/numbers.h"
#include "check/words.h"

#include "facts/mood.h"

static belie_status report_share(findings *out, const claim *c, const char *role, double percent)
{
    return numbers_report(out, "percentage", c, 0.85, role, "percent",
                          arena_printf(out->memory, "\"%s\" is given as %s; it is %.3g per cent", claim_words(out->f, c, role),
                                       claim_words(out->f, c, "percent"), percent));
}

static belie_status check_change(findings *out, const claim *c)
{
    const facts *f = out->f;
    const quantity *a = claim_quantity(f, c, "from"), *b = claim_quantity(f, c, "to"), *p = claim_quantity(f, c, "percent");
    if (!a || !b || !p || p->kind != QUANTITY_PERCENT || a->kind == QUANTITY_PERCENT || b->kind == QUANTITY_PERCENT ||
        a->written <= 0 || b->written <= 0 || !quantity_is_exact(a) || !quantity_is_exact(b))
        return BELIE_OK;
    out->comparisons++;
    double change = fabs(b->written - a->written) / a->written * 100;
    double slack = 1 + p->rounding + change * 0.08 + 100 * (a->rounding + b->rounding) / a->written;
    slack += quantity_is_exact(p) ? 0 : change * 0.1;
    if (fabs(change - p->written) <= slack)
        return BELIE_OK;
    return numbers_report(out, "percentage", c, 0.85, "from", "percent",
                          arena_printf(out->memory, "the change from %s to %s is given as %s; it is %.3g per cent",
                                       claim_words(f, c, "from"), claim_words(f, c, "to"), claim_words(f, c, "percent"),
                                       change));
}

/* "18 of the 40 boats (45 per cent)" */
static belie_status check_share(findings *out, const claim *c)
{
    const facts *f = out->f;
    const quantity *a = claim_quantity(f, c, "part"), *b = claim_quantity(f, c, "whole"), *p = claim_quantity(f, c, "percent");
    if (!a || !b || !p || p->kind != QUANTITY_PERCENT || a->kind == QUANTITY_PERCENT || b->kind == QUANTITY_PERCENT ||
        b->written < a->written || b->written < 2)
        return BELIE_OK;
    out->comparisons++;
    double share = a->written / b->written * 100, slack = 1 + p->rounding + 0.02 * share;
    slack += quantity_is_exact(p) && quantity_is_exact(a) && quantity_is_exact(b) ? 0 : 5;
    return fabs(share - p->written) <= slack ? BELIE_OK : report_share(out, c, "part", share);
}

/* "a third (25 %)": words are rounder than figures. */
static belie_status check_fraction(findings *out, const claim *c)
{
    const facts *f = out->f;
    const claim_argument *a = claim_role(c, "part");
    const quantity *p = claim_quantity(f, c, "percent");
    int id = rule_set_class(f->rules, STR("fraction"));
    str value = a && id >= 0 ? symbols_value(f->table, a->first, a->last, (unsigned)id) : (str){ NULL, 0 };
    char digits[16] = { 0 };
    if (!p || p->kind != QUANTITY_PERCENT || !value.len || value.len >= sizeof digits)
        return BELIE_OK;
    memcpy(digits, value.ptr, value.len);
    double share = strtod(digits, NULL);
    out->comparisons++;
    return fabs(share - p->written) <= 4 + 0.05 * share ? BELIE_OK : report_share(out, c, "part", share);
}

static bool is_percent_sign(const facts *f, uint32_t at)
{
    static const char *const signs[] = { "%", "percent", "cent", "pc", "pct", NULL };
    return facts_is_any(f, at, signs);
}

/* Words that say that the shares are those of one whole, each in one of them. */
static bool is_partition(const facts *f, const claim *c)
{
    static const char *const words[] = { "against", "undecided", "abstained", "rest", "remaining", "remainder", "others",
                                         "neither", "unsure", "blank", "disagreed", NULL };
    const sentence *s = &f->text->sentences.at[c->sentence];
    for (uint32_t at = c->first; at < s->last; at++) {
        if (facts_is_any(f, at, words) && !is_percent_sign(f, at - 1))
            return true; /* not "84% against 77%" */
        if (facts_is_word(f, at, "no") && facts_is_word(f, at + 1, "opinion"))
            return true;
    }
    return false;
}

static belie_status check_shares(findings *out, const claim *c)
{
    static const char *const roles[] = { "a", "b", "c", "d", "e" };
    const facts *f = out->f;
    double sum = 0;
    const char *last = NULL;
    for (int i = 0; i < 5; i++) {
        const quantity *q = claim_quantity(f, c, roles[i]);
        if (!q)
            continue;
        if (q->kind != QUANTITY_PERCENT || !quantity_is_exact(q))
            return BELIE_OK;
        sum += q->written;
        last = roles[i];
    }
    if (!last || (c->mood & ~(unsigned)(MOOD_NEGATED | MOOD_ATTRIBUTED)) || !is_partition(f, c))
        return BELIE_OK;
    out->comparisons++;
    if (sum <= 101.6)
        return BELIE_OK;
    return numbers_report(out, "percentage", c, 0.8, "a", last,
                          arena_printf(out->memory, "the shares %s to %s add up to %.4g per cent", claim_words(f, c, "a"),
                                       claim_words(f, c, last), sum));
}

enum { WORDS_AROUND = 12, REACH = 14, PARTS_MOST = 16 };

/* The words after a part ("131 had taken another post") or after a share. */
static uint32_t words_after(const word_reader *r, uint32_t at, uint64_t *stems)
{
    const facts *f = r->f;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, at ? at - 1 : 0)];
    uint32_t end = at + REACH < s->last ? at + REACH : s->last;
    return words_read(r, at, end, stems, WORDS_AROUND);
}

typedef struct part {
    const claim *from;
    double share;
    uint64_t words[WORDS_AROUND];
    uint32_t word_count;
} part;

/* A share elsewhere in the text of which two words are those of the part. */
static belie_status compare_far(findings *out, const mood_classes *moods, const part *p, const quantity *q,
                                const uint64_t *words, uint32_t count)
{
    const facts *f = out->f;
    const mention *m = &f->mentions.at[q->mention];
    uint32_t speaker;
    double gap = fabs(p->share - q->written), slack = 1.2 + q->rounding + (quantity_is_exact(q) ? 0 : 3);
    if (facts_sentence(f, m->first) == p->from->sentence || words_shared(p->words, p->word_count, words, count) < 2)
        return BELIE_OK;
    out->comparisons++;
    if (gap <= slack || gap > 20 || (mood_of(f, moods, m->first, m->last, &speaker) & ~(unsigned)(MOOD_HEDGED | MOOD_ATTRIBUTED)))
        return BELIE_OK;
    const claim_argument *whole = claim_role(p->from, "whole"), *a = claim_role(p->from, "part");
    evidence places[2] = { { whole->first, a->last, facts_quote(f, a->first, a->last), p->from, p->from->by },
                           { m->first, m->last, facts_quote(f, m->first, m->last), NULL, m->by } };
    return findings_add(out, check_named("percentage"), BELIE_WARNING, 0.75, places, 2, "the same is said of both",
                        "%s of %s is %.3g per cent here, and %s there", places[0].says,
                        facts_quote(f, whole->first, whole->last), p->share, places[1].says);
}

static belie_status check_far(findings *out)
{
    const facts *f = out->f;
    word_reader words;
    mood_classes moods = mood_classes_of(f->rules);
    part parts[PARTS_MOST];
    uint32_t count = 0;
    word_reader_init(&words, f);
    for (size_t i = 0; i < f->claims.len && count < PARTS_MOST; i++) {
        const claim *c = &f->claims.at[i];
        const quantity *a = strcmp(c->by->type, "part-of") == 0 ? claim_quantity(f, c, "part") : NULL, *b = NULL;
        if (a)
            b = claim_quantity(f, c, "whole");
        if (!b || a->kind != QUANTITY_COUNT || b->kind != QUANTITY_COUNT || a->written >= b->written || b->written < 20 ||
            !quantity_is_exact(a) || !quantity_is_exact(b) || (c->mood & ~(unsigned)MOOD_ATTRIBUTED))
            continue;
        parts[count].from = c;
        parts[count].share = a->written / b->written * 100;
        parts[count].word_count = words_after(&words, claim_role(c, "part")->last, parts[count].words);
        count++;
    }
    belie_status status = BELIE_OK;
    for (size_t i = 0; count && status == BELIE_OK && i < f->quantities.len; i++) {
        const quantity *q = &f->quantities.at[i];
        uint64_t stems[WORDS_AROUND];
        if (q->kind != QUANTITY_PERCENT)
            continue;
        uint32_t n = words_after(&words, f->mentions.at[q->mention].last, stems);
        for (uint32_t k = 0; status == BELIE_OK && k < count; k++)
            status = compare_far(out, &moods, &parts[k], q, stems, n);
    }
    return status;
}

belie_status check_percentage(findings *out)
{
    static const struct { const char *relation; belie_status (*run)(findings *, const claim *); } kinds[] = {
        { "change", check_change }, { "share", check_share }, { "fraction-share", check_fraction }, { "shares", check_shares },
    };
    const facts *f = out->f;
    belie_status status = BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < f->claims.len; i++)
        for (size_t k = 0; status == BELIE_OK && k < sizeof kinds / sizeof *kinds; k++)
            if (strcmp(f->claims.at[i].by->type, kinds[k].relation) == 0)
                status = kinds[k].run(out, &f->claims.at[i]);
    return status == BELIE_OK ? check_far(out) : status;
}
