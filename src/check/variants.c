/* name-variant: the same name written twice, once with a slip. */
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
