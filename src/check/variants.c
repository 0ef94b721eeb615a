/* name-variant and magnitude: the same thing written twice, once with a slip. */
#include <math.h>

#include "check/claims.h"
#include "check/list.h"

enum { NAME_LEAST = 5, NEIGHBOURS_MOST = 32 };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool same_letters(str a, str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i]))
            return false;
    return true;
}

/* One letter more, less or other, inside the word: an ending that differs is another name (Paul,
 * Paula; Ivanov, Ivanova). */
static bool is_one_slip(str a, str b)
{
    size_t start = 0, end = 0, shorter = a.len < b.len ? a.len : b.len;
    if (shorter < NAME_LEAST || a.len > b.len + 1 || b.len > a.len + 1 || same_letters(a, b))
        return false;
    while (start < shorter && lower(a.ptr[start]) == lower(b.ptr[start]))
        start++;
    while (end < shorter - start && lower(a.ptr[a.len - 1 - end]) == lower(b.ptr[b.len - 1 - end]))
        end++;
    return start > 0 && end > 0 && a.len - start - end <= 1 && b.len - start - end <= 1;
}

static belie_status report_variant(findings *out, const mention *a, const mention *b)
{
    const facts *f = out->f;
    const mention *first = a->first < b->first ? a : b, *second = first == a ? b : a;
    evidence places[2] = {
        { first->first, first->last, facts_quote(f, first->first, first->last), NULL, first->by },
        { second->first, second->last, facts_quote(f, second->first, second->last), NULL, second->by },
    };
    return findings_add(out, check_named("name-variant"), BELIE_WARNING, 0.7, places, 2,
                        "the names differ in one letter, and no other name of the text is as near",
                        "the name is written %s here and %s there", places[0].says, places[1].says);
}

static str word_at(const facts *f, uint32_t token_index)
{
    return text_token(f->text, token_index);
}

static bool is_variant(const facts *f, const mention *a, const mention *b)
{
    str first_a = word_at(f, a->first), first_b = word_at(f, b->first);
    str last_a = word_at(f, a->last - 1), last_b = word_at(f, b->last - 1);
    if (same_letters(last_a, last_b))
        return is_one_slip(first_a, first_b);
    return same_letters(first_a, first_b) && is_one_slip(last_a, last_b);
}

belie_status check_name_variant(findings *out)
{
    const facts *f = out->f;
    const mention *full[NEIGHBOURS_MOST];
    uint32_t count = 0;
    for (size_t i = 0; i < f->entities.len; i++) {
        const entity *e = &f->entities.at[i];
        const mention *m = &f->mentions.at[e->first_mention];
        if (e->type != CLASS_PERSON || m->last - m->first != 2 || f->text->tokens.at[m->first].shape != SHAPE_CAPITAL)
            continue;
        uint32_t known = count < NEIGHBOURS_MOST ? count : NEIGHBOURS_MOST;
        for (uint32_t k = 0; k < known; k++) {
            out->comparisons++;
            if (!is_variant(f, full[k], m))
                continue;
            belie_status status = report_variant(out, full[k], m);
            if (status != BELIE_OK)
                return status;
        }
        full[count++ % NEIGHBOURS_MOST] = m;
    }
    return BELIE_OK;
}

/* ---- magnitude ---- */

/* The digits that are written, without their power of ten; 0 when there are fewer than two. */
static int64_t digits_of(const quantity *q)
{
    double value = fabs(q->written);
    if (value < 1e4)
        return 0;
    while (value >= 1e6)
        value /= 10;
    int64_t digits = (int64_t)llround(value);
    while (digits && digits % 10 == 0)
        digits /= 10;
    return digits >= 11 ? digits : 0;
}

/* "4.7 million", not 25,000: the slip is in the word. */
static bool is_in_millions(const facts *f, const quantity *q)
{
    static const char *const words[] = { "million", "billion", "trillion", "m", "bn", "mn", "tn" };
    const mention *m = &f->mentions.at[q->mention];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (facts_is_word(f, m->last - 1, words[i]))
            return true;
    return false;
}

static bool is_thousandfold(double a, double b)
{
    double factor = a > b ? a / b : b / a;
    return fabs(factor - 1000) < 1;
}

/* A word of five letters or more that both sentences have. */
static bool shares_word(const facts *f, uint32_t a, uint32_t b)
{
    const sentence *x = &f->text->sentences.at[facts_sentence(f, a)], *y = &f->text->sentences.at[facts_sentence(f, b)];
    for (uint32_t i = x->first; i < x->last; i++) {
        str word = word_at(f, i);
        if (word.len < NAME_LEAST || f->text->tokens.at[i].kind != TOKEN_WORD || facts_is_word(f, i, "million") ||
            facts_is_word(f, i, "billion"))
            continue;
        for (uint32_t k = y->first; k < y->last; k++)
            if (same_letters(word, word_at(f, k)))
                return true;
    }
    return false;
}

belie_status check_magnitude(findings *out)
{
    const facts *f = out->f;
    for (size_t i = 0; i < f->quantities.len; i++) {
        const quantity *a = &f->quantities.at[i];
        int64_t digits = is_in_millions(f, a) ? digits_of(a) : 0;
        for (size_t k = i > NEIGHBOURS_MOST ? i - NEIGHBOURS_MOST : 0; digits && k < i; k++) {
            const quantity *b = &f->quantities.at[k];
            const mention *x = &f->mentions.at[b->mention], *y = &f->mentions.at[a->mention];
            if (a->kind != b->kind || strcmp(a->unit, b->unit) != 0)
                continue;
            out->comparisons++;
            if (!is_in_millions(f, b) || digits_of(b) != digits || !is_thousandfold(a->written, b->written) || !shares_word(f, x->first, y->first))
                continue;
            evidence places[2] = { { x->first, x->last, facts_quote(f, x->first, x->last), NULL, x->by },
                                   { y->first, y->last, facts_quote(f, y->first, y->last), NULL, y->by } };
            belie_status status = findings_add(out, check_named("magnitude"), BELIE_WARNING, 0.75, places, 2, NULL,
                                               "one amount is %s here and %s there", places[0].says, places[1].says);
            if (status != BELIE_OK)
                return status;
        }
    }
    return BELIE_OK;
}
