/* list-count: "four lessons:" and a list of another length below. */
#include "check/claims.h"
#include "check/list.h"
#include "check/list_count.h"

enum { ITEMS_MOST = 60 };

/* What marks an item: 0 a bullet, 1 a number, 2 a letter, 3 a letter or number in brackets. */
static int style_of(const facts *f, const sentence *s)
{
    const token *t = &f->text->tokens.at[s->first];
    return t->kind == TOKEN_NUMBER ? 1 : t->kind == TOKEN_WORD ? 2 : facts_is_word(f, s->first, "(") ? 3 : 0;
}

/* A bullet, "1." or "a)": not the fifth clause of the text itself. */
static bool begins_list(const facts *f, const sentence *s)
{
    static const char *const first[] = { "1", "a", "i", "one", "first", NULL };
    return style_of(f, s) == 0 || facts_is_any(f, style_of(f, s) == 3 ? s->first + 1 : s->first, first);
}

/* The items that follow a sentence, of the outermost level and of one style, after at most `between`
 * sentences of prose; *first and *last are the first and last one's sentences. */
static uint32_t count_items(const facts *f, uint32_t after, uint32_t between, uint32_t *first, uint32_t *last)
{
    uint32_t count = 0, level = UINT32_MAX;
    int style = -1;
    for (uint32_t i = after + 1; i < f->text->sentences.len && count < ITEMS_MOST; i++) {
        const sentence *s = &f->text->sentences.at[i];
        const token *t = &f->text->tokens.at[s->first];
        if (s->kind == SENTENCE_ITEM) {
            if (level == UINT32_MAX) {
                level = t->indent;
                style = style_of(f, s);
                *first = i;
            }
            if (t->indent < level || (t->indent == level && style_of(f, s) != style))
                break;
            if (t->indent == level) {
                count++;
                *last = i;
            }
        } else if (count == 0 && i <= after + between && s->kind == SENTENCE_PROSE)
            continue;
        else if (count == 0 || ((t->flags & TOKEN_PARAGRAPH) && t->indent <= level))
            break;
    }
    return count;
}

static bool is_mark(const facts *f, uint32_t at, const char *mark)
{
    return facts_is_word(f, at, mark);
}

enum { ITEM_WORDS = 10 };

bool list_items(const facts *f, const claim_argument *items, uint32_t *least, uint32_t *most)
{
    uint32_t commas = 0, semicolons = 0, ands = 0, length = 0, depth = 0, closed = 0;
    bool after_comma = false, oxford = false;
    static const char *const apposed[] = { "a", "an", "the", "who", "whose", "which", "aged", "now", "his", "her", "its", NULL };
    static const char *const repeated[] = { "twice", "thrice", "times", "each", "twins", "couple", "pair", "parents", "family", NULL };
    bool names = f->text->tokens.at[items->first].shape != SHAPE_LOWER;
    int verb = rule_set_class(f->rules, STR("auxiliary"));
    for (uint32_t at = items->first; at < items->last; at++) {
        depth += is_mark(f, at, "(");
        depth -= depth && is_mark(f, at, ")");
        if (depth)
            continue;
        bool comma = is_mark(f, at, ","), semicolon = is_mark(f, at, ";");
        bool joint = is_mark(f, at, "and") || is_mark(f, at, "or");
        semicolons += semicolon;
        if (comma && commas && (ands || oxford) && !closed)
            closed = commas + 1 + (oxford ? 0 : ands); /* "a, b and c, took part": the list may end here */
        commas += comma;
        ands += joint && !after_comma;
        oxford |= joint && after_comma;
        bool named = at + 1 < items->last && f->text->tokens.at[at + 1].shape == SHAPE_CAPITAL; /* "the Philippines" */
        if (names && after_comma && !named && facts_is_any(f, at, apposed))
            return false; /* "Kari, a dentist, and Inge, a pilot" */
        if (facts_is_any(f, at, repeated))
            return false; /* "Linz twice, Graz, and Zagreb", "my wife and the twins" */
        bool quote = is_mark(f, at, "\"") || is_mark(f, at, "--") || is_mark(f, at, "\xE2\x80\x94");
        if (quote || facts_has_class(f, at, verb))
            return false; /* a clause, no list of names of things */
        length = comma || semicolon || joint ? 0 : length + 1;
        if (length > ITEM_WORDS)
            return false;
        after_comma = comma;
    }
    if (semicolons) {
        *least = *most = semicolons + 1;
        return true;
    }
    *most = commas + 1 + ands;
    *least = commas + 1 + (commas && ands && !oxford ? 1 : 0);
    *least = closed && closed < *least ? closed : *least;
    return commas > 0;
}

static belie_status check_inline(findings *out, const claim *c, double announced)
{
    const facts *f = out->f;
    const claim_argument *items = claim_role(c, "items"), *n = claim_role(c, "n");
    uint32_t least, most;
    if ((c->mood & MOOD_QUOTED) || !list_items(f, items, &least, &most))
        return BELIE_OK;
    out->comparisons++;
    double distance = announced < least ? least - announced : announced > most ? announced - most : 0;
    if (distance < 0.5 || distance > 2.5 || announced > 15)
        return BELIE_OK;
    uint32_t end = items->first + 25 < items->last ? items->first + 25 : items->last;
    const char *shown = arena_printf(out->memory, "%u items", announced < least ? least : most);
    evidence places[2] = { { n->first, items->first, facts_quote(f, n->first, n->last), c, c->by },
                           { items->first, end, shown, c, c->by } };
    return shown ? findings_add(out, check_named("list-count"), BELIE_WARNING, 0.75, places, 2, NULL,
                                "%s are announced, and %s follow", places[0].says, shown)
                 : error_no_memory(out->error);
}

/* The number that a claim announces, or 0. */
static double announced_by(const facts *f, const claim *c)
{
    static const char *const small[] = { "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                                         "some", "most", "each", "all", NULL };
    const claim_argument *n = claim_role(c, "n");
    if (claim_is(c, "both-list"))
        return 2;
    const quantity *q = n && n->quantity >= 0 ? &f->quantities.at[n->quantity] : NULL;
    const sentence *own = &f->text->sentences.at[c->sentence];
    for (uint32_t at = own->first; at < c->first; at++)
        if (is_mark(f, at, "after"))
            return 0; /* standings "after six of Sunday's 12 stages" */
    if (n && n->first > 1 && is_mark(f, n->first - 1, "of") &&
        (f->text->tokens.at[n->first - 2].kind == TOKEN_NUMBER || facts_is_any(f, n->first - 2, small)))
        return 0; /* "two of three rounds" */
    if (n && is_mark(f, n->last, "-"))
        return 0; /* a "three-man team" */
    bool exact = q && q->kind == QUANTITY_COUNT && q->rounding >= 0.5 && !q->approximate && !q->lower_bound && !q->upper_bound;
    return exact && q->written >= 2 && q->written <= 40 ? q->written : 0;
}

/* The rows of a table that follows, without its head and its total; *first and *last as above. */
static uint32_t count_rows(const facts *f, uint32_t after, uint32_t *first, uint32_t *last)
{
    uint32_t count = 0, at = f->text->sentences.at[after].last;
    bool body = false;
    for (; at + 1 < f->text->tokens.len && count < ITEMS_MOST; at++) {
        if (!(f->text->tokens.at[at].flags & TOKEN_LINE))
            continue; /* a long row may run on into the next as one sentence */
        if (!is_mark(f, at, "|"))
            break;
        bool rule_line = f->text->tokens.at[at + 1].kind == TOKEN_MARK;
        if (body && !is_mark(f, at + 1, "total") && !is_mark(f, at + 1, "all")) {
            *last = facts_sentence(f, at);
            *first = count ? *first : *last;
            count++;
        }
        body |= rule_line;
    }
    return count;
}

/* "First, the road is bad. Second, ... Third, ...": sentences that count themselves, of which the first
 * follows at once.  Fewer than announced tell nothing: "and the third" may be worded otherwise. */
static uint32_t count_told(const facts *f, uint32_t after, uint32_t *first, uint32_t *last)
{
    enum { SENTENCES_MOST = 24 };
    static const char *const nths[][4] = { { "first", "firstly", "one", NULL },   { "second", "secondly", "two", NULL },
                                           { "third", "thirdly", "three", NULL }, { "fourth", "fourthly", "four", NULL },
                                           { "fifth", "fifthly", "five", NULL },  { "sixth", "sixthly", "six", NULL } };
    static const char *const lasts[] = { "finally", "lastly", NULL };
    uint32_t count = 0;
    for (uint32_t i = after + 1; i < f->text->sentences.len && i <= after + SENTENCES_MOST && count < 6; i++) {
        const sentence *s = &f->text->sentences.at[i];
        bool end = count && facts_is_any(f, s->first, lasts);
        if (!end && !(facts_is_any(f, s->first, nths[count]) && is_mark(f, s->first + 1, ","))) {
            if (!count)
                return 0;
            continue;
        }
        *first = count ? *first : i;
        *last = i;
        count++;
        if (end)
            break;
    }
    return count;
}

static belie_status check_below(findings *out, const claim *c, double announced)
{
    const facts *f = out->f;
    const claim_argument *n = claim_role(c, "n");
    const sentence *own = &f->text->sentences.at[c->sentence];
    bool heading = claim_is(c, "heading-list");
    uint32_t first = 0, last = 0;
    if (heading && (own->kind != SENTENCE_HEADING || c->last + 2 < own->last))
        return BELIE_OK;
    if (c->mood & MOOD_QUOTED)
        return BELIE_OK;
    uint32_t items = count_items(f, c->sentence, heading ? 2 : 0, &first, &last);
    bool table = !items && !heading && (items = count_rows(f, c->sentence, &first, &last)) > 0;
    bool told = !items && !heading && (items = count_told(f, c->sentence, &first, &last)) > 0;
    out->comparisons++;
    if (items < 2 || (double)items == announced || (told && items < announced) || (!table && !told && !begins_list(f, &f->text->sentences.at[first])))
        return BELIE_OK;
    const sentence *s = &f->text->sentences.at[first], *t = &f->text->sentences.at[last];
    uint32_t s_end = s->first + 8 < s->last ? s->first + 8 : s->last, t_end = t->first + 8 < t->last ? t->first + 8 : t->last;
    const char *shown = arena_printf(out->memory, "%u items", items);
    evidence places[3] = { { n->first, c->last < n->last + 8 ? c->last : n->last + 8, facts_quote(f, n->first, n->last), c, c->by },
                           { s->first, s_end, shown, NULL, c->by }, { t->first, t_end, shown, NULL, c->by } };
    return shown ? findings_add(out, check_named("list-count"), BELIE_WARNING, 0.85, places, 3, NULL,
                                "%s are announced, and the list has %u", places[0].says, items)
                 : error_no_memory(out->error);
}

belie_status check_list_count(findings *out)
{
    static const char *const relations[] = { "counted-list", "heading-list", "apposed-list", "both-list" };
    const facts *f = out->f;
    belie_status status = BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        bool listed = false;
        for (size_t k = 0; k < sizeof relations / sizeof *relations; k++)
            listed |= claim_is(c, relations[k]);
        double announced = listed ? announced_by(f, c) : 0;
        if (announced > 0)
            status = claim_role(c, "items") ? check_inline(out, c, announced) : check_below(out, c, announced);
    }
    return status;
}
