/* list-count: "four lessons:" and a list of another length below. */
#include "check/claims.h"
#include "check/list.h"

enum { ITEMS_MOST = 60 };

/* The items that follow a sentence, of the outermost level; *last is the last one's sentence. */
static uint32_t count_items(const facts *f, uint32_t after, uint32_t *last)
{
    uint32_t count = 0, level = UINT32_MAX;
    for (uint32_t i = after + 1; i < f->text->sentences.len && count < ITEMS_MOST; i++) {
        const sentence *s = &f->text->sentences.at[i];
        const token *t = &f->text->tokens.at[s->first];
        if (s->kind == SENTENCE_ITEM) {
            if (level == UINT32_MAX)
                level = t->indent;
            if (t->indent < level)
                break;
            if (t->indent == level) {
                count++;
                *last = i;
            }
        } else if (count == 0 || ((t->flags & TOKEN_PARAGRAPH) && t->indent <= level))
            break;
    }
    return count;
}

belie_status check_list_count(findings *out)
{
    const facts *f = out->f;
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *n = claim_role(c, "n");
        uint32_t last = 0;
        if (strcmp(c->by->type, "counted-list") != 0 || !n || n->quantity < 0)
            continue;
        const quantity *q = &f->quantities.at[n->quantity];
        if (q->kind != QUANTITY_COUNT || q->approximate || q->lower_bound || q->upper_bound || q->written < 2 ||
            q->written > 40)
            continue;
        uint32_t items = count_items(f, c->sentence, &last);
        out->comparisons++;
        if (items < 2 || (double)items == q->written)
            continue;
        const sentence *s = &f->text->sentences.at[last];
        uint32_t end = s->first + 12 < s->last ? s->first + 12 : s->last;
        const char *shown = arena_printf(out->memory, "%u items", items);
        evidence places[2] = { { c->first, c->last, facts_quote(f, n->first, n->last), c, c->by },
                               { s->first, end, shown, NULL, c->by } };
        belie_status status =
            shown ? findings_add(out, check_named("list-count"), BELIE_WARNING, 0.85, places, 2, NULL,
                                 "%s are announced, and the list has %u", places[0].says, items)
                  : error_no_memory(out->error);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}
