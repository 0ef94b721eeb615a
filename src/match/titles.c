/* Stretches between quotation marks that look like the title of a work: a name inside is seldom one of its own. */
#include "match/views.h"

enum { TITLE_MOST = 12, TITLE_LEAST = 2, LONG_WORD = 4 }; /* tokens; capitals; letters */

static bool is_quote(const evidence_reader *r, uint32_t index)
{
    if (r->t->tokens.at[index].kind != TOKEN_MARK)
        return false;
    str mark = text_token(r->t, index);
    return str_is(mark, "\"") || str_is(mark, "``") || str_is(mark, "''") || str_is(mark, "\u201c") || str_is(mark, "\u201d");
}

/* The quote that ends the title which begins after the quote at `open`; 0: it is no title. */
static uint32_t title_end(const evidence_reader *r, uint32_t open, uint32_t limit)
{
    uint32_t capitals = 0;
    for (uint32_t k = open + 1; k < limit && k <= open + TITLE_MOST; k++) {
        const token *t = &r->t->tokens.at[k];
        if (is_quote(r, k))
            return capitals >= TITLE_LEAST ? k : 0;
        if (t->shape == SHAPE_LOWER && text_token(r->t, k).len >= LONG_WORD)
            return 0;
        capitals += t->shape != SHAPE_LOWER && t->shape != SHAPE_NONE;
    }
    return 0;
}

void titles_find(evidence_reader *r, const sentence *s)
{
    r->title_count = 0;
    for (uint32_t k = s->first; k < s->last && r->title_count < EVIDENCE_TITLES; k++) {
        uint32_t end = is_quote(r, k) ? title_end(r, k, s->last) : 0;
        if (!end)
            continue;
        r->titles[r->title_count][0] = k + 1;
        r->titles[r->title_count++][1] = end;
        k = end;
    }
}

uint64_t titles_note(const evidence_reader *r, uint32_t first, uint32_t last)
{
    for (unsigned i = 0; i < r->title_count; i++)
        if (r->titles[i][0] <= first && last <= r->titles[i][1])
            return r->titles[i][0] == first && r->titles[i][1] == last ? r->whole_title : r->in_title;
    return 0;
}
