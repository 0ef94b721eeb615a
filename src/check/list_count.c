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

static bool is_mark(const facts *f, uint32_t at, const char *mark)
{
    return facts_is_word(f, at, mark);
}

/* The least and the most items that a sentence's list can have: each comma (or semicolon, where there
 * are any) parts two; an "and" may part two or join one. False: it is no plain list. */
static bool count_inline(const facts *f, const claim_argument *items, uint32_t *least, uint32_t *most)
{
    uint32_t commas = 0, semicolons = 0, ands = 0, last_length = 0, depth = 0;
    bool after_comma = false;
    int verb = rule_set_class(f->rules, STR("auxiliary"));
    for (uint32_t at = items->first; at < items->last; at++) {
        depth += is_mark(f, at, "(");
        depth -= depth && is_mark(f, at, ")");
        if (depth)
            continue;
        if (is_mark(f, at, ";"))
            semicolons++;
        bool comma = is_mark(f, at, ",");
        commas += comma;
        if (is_mark(f, at, "and") || is_mark(f, at, "or"))
            ands += !after_comma;
        if (verb >= 0 && facts_has_class(f, at, (unsigned)verb))
            return false; /* a clause, no list of names of things */
        last_length = comma || is_mark(f, at, ";") ? 0 : last_length + 1;
        if (last_length > 9)
            return false;
        after_comma = comma;
    }
    if (semicolons) {
        *least = *most = semicolons + 1;
        return true;
    }
    *least = commas + 1;
    *most = commas + 1 + ands;
    if (commas && ands) /* "a, b and c": the last "and" parts */
        *least = commas + 2 < *most ? commas + 2 : *most;
    return commas > 0;
}

static belie_status check_inline(findings *out, const claim *c, const quantity *q)
{
    const facts *f = out->f;
    const claim_argument *items = claim_role(c, "items"), *n = claim_role(c, "n");
    uint32_t least, most;
    if (!count_inline(f, items, &least, &most))
        return BELIE_OK;
    out->comparisons++;
    double distance = q->written < least ? least - q->written : q->written > most ? q->written - most : 0;
    if (distance < 0.5 || distance > 2.5 || q->written > 15)
        return BELIE_OK;
    uint32_t end = items->first + 25 < items->last ? items->first + 25 : items->last;
    const char *shown = arena_printf(out->memory, "%u items", q->written < least ? least : most);
    evidence places[2] = { { n->first, items->first, facts_quote(f, n->first, n->last), c, c->by },
                           { items->first, end, shown, c, c->by } };
    return shown ? findings_add(out, check_named("list-count"), BELIE_WARNING, 0.75, places, 2, NULL,
                                "%s are announced, and %s follow", places[0].says, shown)
                 : error_no_memory(out->error);
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
        if (claim_role(c, "items")) {
            belie_status status = check_inline(out, c, q);
            if (status != BELIE_OK)
                return status;
            continue;
        }
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
