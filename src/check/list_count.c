/* list-count: "four lessons:" and a list of another length below. */
#include <math.h>

#include "check/claims.h"
#include "check/list.h"
#include "check/list_blocks.h"
#include "check/list_count.h"
#include "check/list_spoken.h"
#include "check/list_told.h"
#include "check/numbers.h"

#include "facts/numbers.h"

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

/* The number of an item: 3 of "3.", "c)" and "(iii)" is not told from the letter i; 0: a bullet. */
static uint32_t number_of(const facts *f, const sentence *s)
{
    int style = style_of(f, s);
    str word = text_token(f->text, style == 3 ? s->first + 1 : s->first);
    int number = 0;
    if (style == 0)
        return 0;
    if (word.len == 1 && str_small(word.ptr[0]) >= 'a' && str_small(word.ptr[0]) <= 'z')
        return (uint32_t)(str_small(word.ptr[0]) - 'a' + 1);
    return str_to_int(word, &number) && number > 0 ? (uint32_t)number : 0;
}

/* Whether the list goes on behind a break, as one with long items does. */
static bool goes_on(const facts *f, uint32_t from, uint32_t level, int style, uint32_t next)
{
    enum { REACH = 60 };
    for (uint32_t i = from; style > 0 && i < f->text->sentences.len && i < from + REACH; i++) {
        const sentence *s = &f->text->sentences.at[i];
        if (s->kind == SENTENCE_ITEM && f->text->tokens.at[s->first].indent == level && style_of(f, s) == style && number_of(f, s) == next)
            return true;
    }
    return false;
}

/* "Notes:" on a line of its own, before a list of its own. */
static bool announces_another(const facts *f, const sentence *s)
{
    return (f->text->tokens.at[s->first].flags & TOKEN_LINE) && facts_is_word(f, s->last - 1, ":");
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
                return goes_on(f, i, level, style, count + 1) ? 0 : count;
            if (t->indent == level) {
                count++;
                *last = i;
            }
        } else if (count == 0 && i <= after + between && s->kind == SENTENCE_PROSE)
            continue;
        else if (count == 0 || (t->indent <= level && ((t->flags & TOKEN_PARAGRAPH) || announces_another(f, s))))
            return goes_on(f, i, level, style, count + 1) ? 0 : count;
    }
    return count;
}

enum { ITEM_WORDS = 10 };

bool list_items(const facts *f, const claim_argument *items, uint32_t *least, uint32_t *most)
{
    uint32_t commas = 0, semicolons = 0, ands = 0, length = 0, depth = 0, closed = 0;
    bool after_comma = false, oxford = false, last_joint = false; /* an "and" behind the last comma */
    static const char *const apposed[] = { "a", "an", "the", "who", "whose", "which", "aged", "now", "his", "her", "its", NULL };
    static const char *const persons[] = { "i", "we", "you", "he", "she", "they", NULL };
    static const char *const repeated[] = { "twice", "thrice", "times", "each", "twins", "couple", "pair", "parents", "family", NULL };
    bool names = f->text->tokens.at[items->first].shape != SHAPE_LOWER;
    int verb = facts_class(f, "auxiliary");
    for (uint32_t at = items->first; at < items->last; at++) {
        depth += facts_is_word(f, at, "(");
        depth -= depth && facts_is_word(f, at, ")");
        if (depth)
            continue;
        bool comma = facts_is_word(f, at, ","), semicolon = facts_is_word(f, at, ";");
        bool joint = facts_is_word(f, at, "and") || facts_is_word(f, at, "or");
        semicolons += semicolon;
        if (comma && commas && (ands || oxford) && !closed)
            closed = commas + 1 + (oxford ? 0 : ands); /* "a, b and c, took part": the list may end here */
        commas += comma;
        ands += joint && !after_comma;
        oxford |= joint && after_comma;
        bool named = at + 1 < items->last && f->text->tokens.at[at + 1].shape == SHAPE_CAPITAL; /* "the Philippines" */
        if (names && after_comma && !named && facts_is_any(f, at, apposed))
            return false; /* "Kari, a dentist, and Inge, a pilot" */
        if (at > items->first && length && facts_is_any(f, at, persons))
            return false; /* "bread, cheese, and water we buy there" */
        if (facts_is_any(f, at, repeated))
            return false; /* "Linz twice, Graz, and Zagreb", "my wife and the twins" */
        bool quote = facts_is_word(f, at, "\"") || facts_is_word(f, at, "--") || facts_is_word(f, at, "\xE2\x80\x94");
        if (quote || facts_has_class(f, at, verb))
            return false; /* a clause, no list of names of things */
        length = comma || semicolon || joint ? 0 : length + 1;
        if (length > ITEM_WORDS)
            return false;
        last_joint = comma ? false : last_joint || joint;
        after_comma = comma;
    }
    if (semicolons) {
        *least = *most = semicolons + 1;
        return true;
    }
    *most = commas + 1 + ands;
    *least = commas + 1 + (commas && last_joint && ands && !oxford ? 1 : 0);
    *least = closed && closed < *least ? closed : *least;
    return commas > 0;
}

static belie_status check_inline(findings *out, const claim *c, double announced)
{
    const facts *f = out->f;
    const claim_argument *items = claim_role(c, "items"), *n = claim_role(c, "n");
    uint32_t least, most;
    if ((c->mood & MOOD_QUOTED) || facts_is_word(f, items->first - 1, "(") || !list_items(f, items, &least, &most))
        return BELIE_OK; /* in brackets: list_spoken.c */
    out->comparisons++;
    double distance = announced < least ? least - announced : announced > most ? announced - most : 0;
    bool some = claim_is(c, "placed-list") && announced > most; /* of five offices, those in two towns */
    if (distance < 0.5 || distance > 2.5 || announced > 15 || some)
        return BELIE_OK;
    uint32_t end = items->first + 25 < items->last ? items->first + 25 : items->last;
    const char *shown = arena_printf(out->memory, "%u items", announced < least ? least : most);
    evidence places[2] = { { n->first, items->first, facts_quote(f, n->first, n->last), c, c->by },
                           { items->first, end, shown, c, c->by } };
    return shown ? findings_add(out, check_named("list-count"), BELIE_WARNING, 0.75, places, 2, NULL,
                                "%s are announced, and %s follow", places[0].says, shown)
                 : error_no_memory(out->error);
}

/* "Section 2", "2) The name", "* 3 Go", "the first three", "a couple": numbers that announce nothing. */
static bool is_label(const facts *f, const claim_argument *n)
{
    static const char *const before[] = { "first", "last", "next", "other", "and", "to", "issue", "version", NULL };
    static const char *const loose[] = { "a", "couple", "score", "scores", "dozens", NULL };
    int label = facts_class(f, "number-label");
    bool item = (f->text->tokens.at[n->first].flags & TOKEN_LINE) && (facts_is_word(f, n->last, ")") || facts_is_word(f, n->last, "."));
    bool digits = f->text->tokens.at[n->first].kind == TOKEN_NUMBER;
    if (item || facts_is_word(f, n->last, "(") || facts_is_any(f, n->first, loose))
        return true;
    if (!n->first)
        return false;
    uint32_t at = n->first - 1;
    bool name = digits && f->text->tokens.at[at].shape == SHAPE_UPPER; /* "PEP 8" */
    bool bullet = digits && f->text->tokens.at[at].kind == TOKEN_MARK && (f->text->tokens.at[at].flags & TOKEN_LINE) && !facts_is_word(f, at, "#");
    return facts_is_any(f, at, before) || (digits && facts_has_class(f, at, label)) || name || bullet;
}

/* "two numbers and a dictionary:", "two commands, except that:" */
static bool adds_others(const facts *f, const claim *c, const claim_argument *n)
{
    static const char *const words[] = { "except", "plus", "include", "includes", "including", "among", "which", "whom", NULL };
    static const char *const closing[] = { "no", "nothing", "only", "none", "not", "all", "they", "we", "you", "i", "it", "he", "she", "these", "each", NULL };
    const claim_argument *items = claim_role(c, "items");
    uint32_t end = items ? items->first : c->last;
    for (uint32_t at = n->last; at < end; at++)
        if (facts_is_word(f, at, "and") && !facts_is_any(f, at + 1, closing))
            return true;
    for (uint32_t at = n->last; (at = facts_next_any(f, at, end, words)) < end; at++)
        if (at < 2 || !facts_is_word(f, at - 2, "all")) /* "six things, all of which fit in a box:" */
            return true;
    return false;
}

/* "Kept in three different boxes:", and what they hold. */
static bool is_of_holders(const facts *f, const claim_argument *n)
{
    static const char *const in[] = { "in", "into", "from", "across", NULL };
    static const char *const holders[] = { "boxes", "folders", "envelopes", "files", "drawers", "albums", "letters", "books", "sources", "volumes", "rooms",
                                           "bags", "cases", "shelves", "languages", "colours", "colors", "sizes", "hands", NULL };
    enum { WORDS_BEHIND = 3 };
    return n->first > 0 && facts_is_any(f, n->first - 1, in) && facts_has_any(f, n->last, n->last + WORDS_BEHIND, holders);
}

/* "We asked four questions.  Below are the answers to two." */
static bool counts_anew(const facts *f, uint32_t after, uint32_t first)
{
    for (uint32_t at = f->text->sentences.at[after].last; at < f->text->sentences.at[first].first; at++)
        if (facts_mention_over(f, at) && facts_mention_over(f, at)->quantity >= 0)
            return true;
    return false;
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
        if (facts_is_word(f, at, "after"))
            return 0; /* standings "after six of Sunday's 12 stages" */
    uint32_t of = n && n->first > 2 ? n->first - (facts_is_word(f, n->first - 1, "the") ? 2 : 1) : 0;
    if (of && facts_is_word(f, of, "of") && (f->text->tokens.at[of - 1].kind == TOKEN_NUMBER || facts_is_any(f, of - 1, small)))
        return 0; /* "two of three rounds", "three of the five founders" */
    if (n && (facts_is_word(f, n->last, "-") || is_label(f, n) || is_of_holders(f, n) || adds_others(f, c, n)))
        return 0; /* a "three-man team" */
    bool exact = q && q->kind == QUANTITY_COUNT && q->rounding >= 0.5 && quantity_is_exact(q);
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
        if (!facts_is_word(f, at, "|"))
            break;
        bool rule_line = f->text->tokens.at[at + 1].kind == TOKEN_MARK;
        if (body && !facts_is_word(f, at + 1, "total") && !facts_is_word(f, at + 1, "all")) {
            *last = facts_sentence(f, at);
            *first = count ? *first : *last;
            count++;
        }
        body |= rule_line;
    }
    return count;
}

/* An item does not announce the items behind it. */
static bool is_sibling(const facts *f, const sentence *own, uint32_t first)
{
    const sentence *s = &f->text->sentences.at[first];
    uint32_t line = own->first;
    while (line > 0 && !(f->text->tokens.at[line].flags & TOKEN_LINE))
        line--;
    const sentence *head = &f->text->sentences.at[facts_sentence(f, line)];
    for (uint32_t i = facts_sentence(f, own->first); i > 0 && f->text->sentences.at[i].paragraph == own->paragraph; i--)
        head = &f->text->sentences.at[i]; /* the item that a later sentence of it belongs to */
    return s->kind == SENTENCE_ITEM && head->kind == SENTENCE_ITEM &&
           f->text->tokens.at[s->first].indent <= f->text->tokens.at[head->first].indent;
}

bool list_tells_more(const facts *f, uint32_t last, double announced)
{
    static const char *const words[] = { "other", "others", "rest", "remaining", NULL };
    number_classes numbers = number_classes_of(f);
    double value, rounding;
    for (uint32_t i = last; i < f->text->sentences.len && i < last + 3; i++)
        for (uint32_t at = f->text->sentences.at[i].first; at < f->text->sentences.at[i].last; at++)
            if (facts_is_any(f, at, words) || (facts_has_class(f, at, numbers.ordinal_word) &&
                                               number_read(f->text, f->table, &numbers, at, at + 1, &value, &rounding) && fabs(value - announced) < 0.5))
                return true;
    return false;
}

/* The first items and the last, behind the first place; how many places there are then. */
static uint32_t show_items(const facts *f, uint32_t first, uint32_t last, const char *shown, const rule *by, evidence *places)
{
    enum { WORDS = 8 };
    uint32_t count = 1;
    for (uint32_t i = first; i <= last; i++) {
        const sentence *s = &f->text->sentences.at[i];
        uint32_t end = s->first + WORDS < s->last ? s->first + WORDS : s->last;
        bool item = s->kind == f->text->sentences.at[first].kind && f->text->tokens.at[s->first].indent == f->text->tokens.at[f->text->sentences.at[first].first].indent;
        if (i == last || (item && count < FINDING_EVIDENCE - 1))
            places[count++] = (evidence){ s->first, end, shown, NULL, by };
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
    bool stopped = facts_is_word(f, own->last - 1, "."); /* "There are eight steps. Skip none." */
    uint32_t items = count_items(f, c->sentence, heading ? 2 : stopped ? 1 : 0, &first, &last);
    bool table = !items && !heading && (items = count_rows(f, c->sentence, &first, &last)) > 0;
    told t = { 0 };
    if (!items && (t = list_told(f, c, announced)).count) {
        items = t.count;
        first = t.first;
        last = t.last;
    }
    out->comparisons++;
    bool begun = table || t.count || begins_list(f, &f->text->sentences.at[first]);
    double apart = fabs(items - announced);
    if (items < announced && list_tells_more(f, last, announced))
        return BELIE_OK;
    if (items < 2 || apart < 0.5 || apart > (table ? 5 : 3) || is_sibling(f, own, first) || (t.count && !t.all && items < announced) || !begun || (stopped && !t.count && counts_anew(f, c->sentence, first)))
        return BELIE_OK;
    const char *shown = arena_printf(out->memory, "%u items", items);
    evidence places[FINDING_EVIDENCE] = { { n->first, c->last < n->last + 8 ? c->last : n->last + 8, facts_quote(f, n->first, n->last), c, c->by } };
    uint32_t count = show_items(f, first, last, shown, c->by, places);
    return shown ? findings_add(out, check_named("list-count"), BELIE_WARNING, 0.85, places, count, NULL,
                                "%s are announced, and the list has %u", places[0].says, items)
                 : error_no_memory(out->error);
}

belie_status check_list_count(findings *out)
{
    static const char *const relations[] = { "counted-list", "heading-list", "apposed-list", "both-list", "placed-list", NULL };
    const facts *f = out->f;
    belie_status status = BELIE_OK;
    claim_walk w = claims_of(f, relations);
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        double announced = announced_by(f, c);
        if (announced > 0)
            status = claim_role(c, "items") ? check_inline(out, c, announced) : check_below(out, c, announced);
    }
    if (status == BELIE_OK)
        status = list_spoken_check(out);
    return status == BELIE_OK ? list_blocks_check(out) : status;
}
