/* acronym and score: what a single phrase says of names. */
#include "check/claims.h"
#include "check/list.h"

enum { LETTERS_MOST = 16 };

/* The initials of the words with a capital, without those of small words. */
static uint32_t initials_of(const facts *f, const claim_argument *name, char *out)
{
    uint32_t n = 0;
    for (uint32_t at = name->first; at < name->last && n < LETTERS_MOST; at++) {
        uint8_t shape = f->text->tokens.at[at].shape;
        if (shape == SHAPE_CAPITAL || shape == SHAPE_MIXED || shape == SHAPE_UPPER)
            out[n++] = text_token(f->text, at).ptr[0];
    }
    return n;
}

static uint32_t letters_of(const facts *f, const claim_argument *acronym, char *out)
{
    str shown = facts_text(f, acronym->first, acronym->last);
    uint32_t n = 0;
    for (size_t i = 0; i < shown.len && n < LETTERS_MOST; i++)
        if (shown.ptr[i] >= 'A' && shown.ptr[i] <= 'Z')
            out[n++] = shown.ptr[i];
        else if (shown.ptr[i] != '.')
            return 0;
    return n;
}

/* One letter is wrong, or two neighbours are exchanged: a slip. Names in another language differ in
 * more. */
static bool is_slip(const char *a, const char *b, uint32_t n)
{
    uint32_t wrong = 0, first = 0;
    for (uint32_t i = 0; i < n; i++)
        if (a[i] != b[i] && wrong++ == 0)
            first = i;
    if (wrong == 1)
        return n >= 3;
    return wrong == 2 && n >= 3 && first + 1 < n && a[first] == b[first + 1] && a[first + 1] == b[first];
}

belie_status check_acronym(findings *out)
{
    const facts *f = out->f;
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *name = claim_role(c, "name"), *acronym = claim_role(c, "acronym");
        char initials[LETTERS_MOST], letters[LETTERS_MOST];
        if (strcmp(c->by->type, "called") != 0 || !name || !acronym || name->last - name->first < 3)
            continue;
        uint32_t n = initials_of(f, name, initials);
        out->comparisons++;
        if (n != letters_of(f, acronym, letters) || !is_slip(initials, letters, n))
            continue;
        evidence places[2] = { { name->first, name->last, facts_quote(f, name->first, name->last), c, c->by },
                               { acronym->first, acronym->last, facts_quote(f, acronym->first, acronym->last), c, c->by } };
        belie_status status = findings_add(out, check_named("acronym"), BELIE_WARNING, 0.75, places, 2, NULL,
                                           "the letters of %s are not those of %s", places[1].says, places[0].says);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}
