/* Acronyms with the names that stand beside them, "(NFU)", "NFU means", a row of a table, and names in capitals that have their letters. */
#include "check/expansions.h"

enum { LETTERS_LEAST = 3, JOINTS_MOST = 6 };

static bool is_small(const facts *f, uint32_t at)
{
    static const char *const words[] = { "of", "and", "the", "for", "in", "on", "to", "de", "la", "du", "des", "a", "an", "&", "-", "by", "from",
                                         "'", "\xE2\x80\x99", "'s", "\xE2\x80\x99s", "at", "with", "into", "against", "under", "\xE2\x80\x91",
                                         "\xE2\x80\x93", "/", NULL };
    return facts_is_any(f, at, words);
}

static bool is_word(const facts *f, uint32_t at)
{
    return at < f->text->tokens.len && f->text->tokens.at[at].kind == TOKEN_WORD;
}

static char initial_of(const facts *f, uint32_t at)
{
    return str_small(text_token(f->text, at).ptr[0]);
}

/* A word without a letter of its own; "Against" may have one, and names have commas: "Housing Office, Malmö East". */
static bool is_passed(const facts *f, uint32_t at, char wanted)
{
    bool capital = is_word(f, at) && f->text->tokens.at[at].shape != SHAPE_LOWER;
    if (facts_is_word(f, at, ","))
        return at + 1 < f->text->tokens.len && f->text->tokens.at[at + 1].shape == SHAPE_CAPITAL;
    return is_small(f, at) && !(capital && initial_of(f, at) == wanted);
}

/* Capital letters alone. */
static bool read_letters(const facts *f, uint32_t at, expansion *e)
{
    str shown = text_token(f->text, at);
    *e = (expansion){ .count = (uint32_t)shown.len, .from = at, .to = at + 1, .at = at };
    if (shown.len < LETTERS_LEAST || shown.len > ACRONYM_MOST)
        return false;
    for (size_t i = 0; i < shown.len; i++) {
        if (shown.ptr[i] < 'A' || shown.ptr[i] > 'Z')
            return false;
        e->letters[i] = str_small(shown.ptr[i]);
    }
    return true;
}

/* The last words before `end`, as many as there are letters, small ones not counted. */
static bool read_back(const facts *f, expansion *e, uint32_t end)
{
    uint32_t at = end, found = 0;
    e->wrong = 0;
    while (found < e->count && at > 0 && !(at < end && (f->text->tokens.at[at].flags & TOKEN_PARAGRAPH))) {
        at--;
        if (is_passed(f, at, e->letters[e->count - 1 - found]))
            continue;
        if (!is_word(f, at))
            return false;
        e->words[e->count - ++found] = at;
        e->wrong += initial_of(f, at) != e->letters[e->count - found];
    }
    e->first = at;
    e->last = end;
    return found == e->count;
}

/* The words from `at` on that the letters give, exactly. */
static bool read_ahead(const facts *f, expansion *e, uint32_t at)
{
    uint32_t found = 0, end = (uint32_t)f->text->tokens.len;
    e->first = at;
    e->wrong = 0;
    for (; at < end && found < e->count; at++) {
        if (found && is_passed(f, at, e->letters[found]))
            continue;
        if (!is_word(f, at) || initial_of(f, at) != e->letters[found])
            return false;
        e->words[found++] = at;
    }
    e->last = at;
    return found == e->count && facts_sentence(f, e->first) == facts_sentence(f, at - 1);
}

/* Two neighbours exchanged. */
static bool is_swap(const facts *f, const expansion *e)
{
    uint32_t i = 0;
    while (i < e->count && initial_of(f, e->words[i]) == e->letters[i])
        i++;
    return e->wrong == 2 && i + 1 < e->count && initial_of(f, e->words[i]) == e->letters[i + 1] &&
           initial_of(f, e->words[i + 1]) == e->letters[i];
}

/* "the Union of Harbour Pilots (UHP)", "..., known as the UHP": how many tokens stand between. */
static bool is_behind(const facts *f, uint32_t at, expansion *e)
{
    static const char *const joints[] = { "(", ",", "or", "the", "known", "as", "called", "abbreviated", "shortened", "to", "hereafter", "\"", "'",
                                          "\xE2\x80\x9C", "\xE2\x80\x9D", "short", "for", "in", "|", "=", ":", "herein", "henceforth", "hereinafter", "[",
                                          "referred", "now", "usually", "which", "we", "they", "all", "everyone", "people", "call", "is", "-", "\xE2\x80\x93", "\xE2\x80\x94", NULL };
    uint32_t end = at;
    while (end > 0 && at - end < JOINTS_MOST && facts_is_any(f, end - 1, joints))
        end--;
    bool bracketed = at > 0 && (facts_is_word(f, at - 1, "(") || (at > 1 && facts_is_word(f, at - 2, "(")));
    if (end == at || end == 0)
        return false;
    bool read = read_back(f, e, end);
    if ((!read || e->wrong) && end > 1 && facts_is_lower(f, end - 1)) /* "the Gender Equality network (BRIDGE)" */
        read = read_back(f, e, end - 1);
    if (!read)
        return false;
    e->from = e->first;
    return !e->wrong || (bracketed && (e->wrong == 1 || is_swap(f, e)));
}

/* "UHP (Union of Harbour Pilots)", "UHP means the Union of Harbour Pilots", a cell and the next. */
static bool is_before(const facts *f, uint32_t at, expansion *e)
{
    static const char *const joints[] = { "(", ",", ":", "=", "-", "\xE2\x80\x93", "\xE2\x80\x94", "|", "stands", "stood", "standing", "is", "short", "for",
                                          "means", "mean", "meaning", "denotes", "denote", "the", "a", "an", "or", "that", "which", "i.e.", "\"", "'",
                                          "\xE2\x80\x9C", "\xE2\x80\x9D", "[", "was", "as", "once", "being", "refers", "to", "in", "full", "?", "it", "'s", "\xE2\x80\x99s", ".", NULL };
    uint32_t from = at + 1, end = (uint32_t)f->text->tokens.len;
    while (from < end && from <= at + JOINTS_MOST && facts_is_any(f, from, joints))
        from++;
    bool gap = from < end && (f->text->tokens.at[from].flags & TOKEN_SPLIT) && !(f->text->tokens.at[from].flags & TOKEN_LINE);
    if ((from == at + 1 && !gap) || from >= end || !read_ahead(f, e, from))
        return false;
    e->to = e->last;
    return true;
}

bool expansion_read(const facts *f, uint32_t at, expansion *e)
{
    const token *t = &f->text->tokens.at[at];
    if (t->kind != TOKEN_WORD || t->shape != SHAPE_UPPER || !read_letters(f, at, e))
        return false;
    return is_behind(f, at, e) || is_before(f, at, e);
}

/* ---- names that have the letters ---- */

static bool is_capital(const facts *f, uint32_t at)
{
    return is_word(f, at) && (f->text->tokens.at[at].shape == SHAPE_CAPITAL || f->text->tokens.at[at].shape == SHAPE_MIXED) && !is_small(f, at);
}

/* A name begins here: no word in capitals stands before, with "of" between or without. */
static bool begins(const facts *f, uint32_t at)
{
    static const char *const inside[] = { "of", "-", "&", "'s", "\xE2\x80\x99s", NULL };
    if (at == 0 || (f->text->tokens.at[at].flags & TOKEN_SENTENCE) || is_word(f, at) == false)
        return true;
    if (at > 1 && facts_is_any(f, at - 1, inside))
        return !is_word(f, at - 2) || f->text->tokens.at[at - 2].shape == SHAPE_LOWER;
    return f->text->tokens.at[at - 1].kind != TOKEN_WORD || f->text->tokens.at[at - 1].shape == SHAPE_LOWER || is_small(f, at - 1);
}

bool expansion_read_name(const facts *f, uint32_t at, const map *known, expansion *e)
{
    if (f->text->tokens.at[at].shape != SHAPE_CAPITAL || !is_capital(f, at) || !begins(f, at))
        return false;
    *e = (expansion){ .first = at, .from = at, .at = UINT32_MAX };
    uint32_t end = (uint32_t)f->text->tokens.len;
    for (; at < end && e->count < ACRONYM_MOST && at - e->first < 2 * ACRONYM_MOST; at++) {
        if (at > e->first && (f->text->tokens.at[at].flags & TOKEN_SENTENCE))
            return false;
        if (is_small(f, at))
            continue;
        if (!is_capital(f, at))
            return false;
        e->letters[e->count] = initial_of(f, at);
        e->words[e->count++] = at;
        if (e->count < LETTERS_LEAST || is_capital(f, at + 1) || !map_find(known, expansion_key(e)))
            continue;
        e->last = e->to = at + 1;
        return true;
    }
    return false;
}

/* ---- what they are compared by ---- */

uint64_t expansion_key(const expansion *e)
{
    return str_hash(str_of(e->letters, e->count));
}

/* The same word, or one of its spellings and forms: programme, program; electric, electricity. */
static bool same_word(str a, str b)
{
    enum { BEGINNING = 4, ENDING = 4 };
    size_t least = a.len < b.len ? a.len : b.len, most = a.len < b.len ? b.len : a.len, n = 0;
    while (n < least && str_small(a.ptr[n]) == str_small(b.ptr[n]))
        n++;
    return n == most || (n >= BEGINNING && n + ENDING >= most);
}

bool expansions_share_word(const facts *f, const expansion *a, const expansion *b)
{
    for (uint32_t i = 0; i < a->count; i++)
        if (same_word(text_token(f->text, a->words[i]), text_token(f->text, b->words[i])))
            return true;
    return false;
}

bool expansions_are_one(const facts *f, const expansion *a, const expansion *b)
{
    for (uint32_t i = 0; i < a->count; i++)
        if (!same_word(text_token(f->text, a->words[i]), text_token(f->text, b->words[i])))
            return false;
    return true;
}
