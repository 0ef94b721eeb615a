/* acronym: one that stands for two names, or whose letters are a slip for those that the text uses.
 *
 * Another name anywhere in the text that has the letters of an acronym is a second expansion of it. */
#include "check/claims.h"
#include "check/expansions.h"
#include "check/list.h"

static const char rule_name[] = "claim/acronym-behind";

typedef struct acronyms {
    findings *out;
    const facts *f;
    VEC(expansion) list; /* of names beside their letters */
    map first;           /* key of the letters -> first in the list + 1 */
    map spoken;          /* hash of a word in capitals -> token + 1; filled when it is needed */
} acronyms;

/* "not to be confused with": the text knows that there are two; "formerly" right beside one. */
static bool are_kept_apart(const facts *f, const expansion *e)
{
    enum { BESIDE = 4 };
    static const char *const words[] = { "confused", "confuse", "unrelated", "initials", "abbreviation", "acronym", "namesake", "renamed", "became",
                                         "becomes", "merged", "rebranded", "formerly", "previously", "initially", "originally", NULL };
    static const char *const before[] = { "letters", "either", "now", "both", NULL }, *const behind[] = { "letters", "now", NULL };
    const sentence around = facts_sentence_around(f, e->from, e->to), *s = &around;
    for (uint32_t at = s->first; at < s->last; at++)
        if (facts_is_any(f, at, words) ||
            (at < e->from && at + BESIDE > e->from && facts_is_any(f, at, before)) ||
            (at >= e->to && at < e->to + BESIDE && facts_is_any(f, at, behind)))
            return true;
    return false;
}

static evidence piece_of(const facts *f, const expansion *e)
{
    evidence piece = words_evidence(f, e->from, e->to, rule_name);
    piece.says = facts_quote(f, e->first, e->last);
    return piece;
}

static belie_status report_two(acronyms *a, const expansion *x, const expansion *y)
{
    const expansion *one = x->from < y->from ? x : y, *other = one == x ? y : x;
    evidence places[2] = { piece_of(a->f, one), piece_of(a->f, other) };
    const char *letters = facts_quote(a->f, x->at, x->at + 1);
    return findings_add(a->out, check_named("acronym"), BELIE_WARNING, 0.75, places, 2,
                        "both are given as what the same letters stand for", "%s stands for %s here and for %s there", letters,
                        places[0].says, places[1].says);
}

static belie_status compare(acronyms *a, const expansion *x, const expansion *y)
{
    a->out->comparisons++;
    bool one_sentence = facts_sentence(a->f, x->first) == facts_sentence(a->f, y->first); /* "at Kiel it means ..., in Accra ..." */
    if (one_sentence || x->wrong || y->wrong || expansions_are_one(a->f, x, y) || are_kept_apart(a->f, x) || are_kept_apart(a->f, y))
        return BELIE_OK;
    return report_two(a, x, y);
}

/* All words in capitals of the text. */
static belie_status read_spoken(acronyms *a)
{
    const facts *f = a->f;
    if (a->spoken.count)
        return BELIE_OK;
    for (uint32_t at = 0; at < f->text->tokens.len; at++) {
        if (f->text->tokens.at[at].shape != SHAPE_UPPER)
            continue;
        uint32_t *slot = map_at(&a->spoken, str_hash(text_token(f->text, at)), true, NULL);
        if (!slot)
            return error_no_memory(a->out->error);
        *slot = *slot ? *slot : at + 1;
    }
    return BELIE_OK;
}

/* A letter is wrong or two are exchanged, and the text writes the right ones elsewhere: a slip.  Without them the letters may
 * be those of the name in another language. */
static belie_status compare_letters(acronyms *a, const expansion *e)
{
    char right[ACRONYM_MOST];
    const facts *f = a->f;
    if (!e->wrong)
        return BELIE_OK;
    for (uint32_t i = 0; i < e->count; i++) {
        char c = text_token(f->text, e->words[i]).ptr[0];
        right[i] = c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
    }
    belie_status status = read_spoken(a);
    const uint32_t *spoken = status == BELIE_OK ? map_find(&a->spoken, str_hash(str_of(right, e->count))) : NULL;
    a->out->comparisons++;
    if (!spoken)
        return status;
    evidence places[2] = { piece_of(f, e), words_evidence(f, *spoken - 1, *spoken, rule_name) };
    return findings_add(a->out, check_named("acronym"), BELIE_WARNING, 0.75, places, 2,
                        "the letters differ in one from those that the name gives", "%s is shortened to %s here and to %s there",
                        places[0].says, facts_quote(f, e->at, e->at + 1), places[1].says);
}

static belie_status keep(acronyms *a, const expansion *e)
{
    expansion *slot = vec_push(&a->list);
    uint32_t *first = slot ? map_at(&a->first, expansion_key(e), true, NULL) : NULL;
    if (!first)
        return error_no_memory(a->out->error);
    *slot = *e;
    if (!*first)
        *first = (uint32_t)a->list.len;
    return *first < a->list.len ? compare(a, &a->list.at[*first - 1], e) : BELIE_OK;
}

/* Whether a name without its letters is told as that of `known`: they stand in its sentence, a word is the same, or
 * it is the one of which is told ("The Tank Operations Overseer reports ..."). */
static bool is_told_as(const facts *f, const expansion *known, const expansion *e)
{
    sentence s = facts_sentence_around(f, e->first, e->last);
    for (uint32_t at = s.first; at < s.last; at++)
        if (f->text->tokens.at[at].form == f->text->tokens.at[known->at].form)
            return true;
    return expansions_share_word(f, known, e) || (e->first > 0 && str_is(text_token(f->text, e->first - 1), "The"));
}

/* "2) Grant of Patent License.": the title of a clause. */
static bool is_clause_title(const facts *f, const expansion *e)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, e->first)];
    for (uint32_t at = s->first; at < s->last; at++)
        if ((at < e->first || at >= e->last) && f->text->tokens.at[at].kind == TOKEN_WORD)
            return false;
    return s->kind == SENTENCE_ITEM && f->text->tokens.at[s->first].kind == TOKEN_NUMBER;
}

/* A name told without its letters; beside others it is another. */
static belie_status compare_name(acronyms *a, const expansion *e)
{
    const facts *f = a->f;
    expansion *known = &a->list.at[*map_find(&a->first, expansion_key(e)) - 1];
    bool other = facts_is_word(f, e->last, "(") && e->last + 1 < f->text->tokens.len && f->text->tokens.at[e->last + 1].shape == SHAPE_UPPER;
    bool same = known->first <= e->first && e->first < known->last;
    if (known->clashed || other || same || is_clause_title(f, e) || !is_told_as(f, known, e))
        return BELIE_OK;
    size_t found = a->out->list.len;
    belie_status status = compare(a, known, e);
    known->clashed = a->out->list.len > found;
    return status;
}

static belie_status compare_names(acronyms *a)
{
    belie_status status = BELIE_OK;
    expansion e;
    for (uint32_t at = 0; status == BELIE_OK && a->list.len && at < a->f->text->tokens.len; at++)
        if (expansion_read_name(a->f, at, &a->first, &e))
            status = compare_name(a, &e);
    return status;
}

belie_status check_acronym(findings *out)
{
    const facts *f = out->f;
    acronyms a = { .out = out, .f = f };
    belie_status status = BELIE_OK;
    expansion e;
    size_t count = rule_named(f, rule_name) ? f->text->tokens.len : 0;
    for (uint32_t at = 0; status == BELIE_OK && at < count; at++) {
        if (f->text->tokens.at[at].shape != SHAPE_UPPER || !expansion_read(f, at, &e))
            continue;
        status = e.wrong ? compare_letters(&a, &e) : keep(&a, &e);
    }
    if (status == BELIE_OK)
        status = compare_names(&a);
    vec_release(&a.list);
    map_release(&a.first);
    map_release(&a.spoken);
    return status;
}
