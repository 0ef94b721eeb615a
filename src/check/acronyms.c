/* acronym: one that stands for two names, or whose letters are a slip for those that the text uses. */
#include "check/claims.h"
#include "check/list.h"

enum { LETTERS_MOST = 10, LETTERS_LEAST = 3, SAME_LETTERS = 5 };

/* An acronym with the words for which it stands. */
typedef struct expansion {
    const claim *from;
    str letters;                  /* as written */
    uint32_t words[LETTERS_MOST]; /* tokens, one a letter */
    uint32_t count, first, last;  /* first, last: tokens of the name */
    uint32_t wrong;               /* letters that do not fit their word */
} expansion;

typedef struct acronyms {
    findings *out;
    const facts *f;
    VEC(expansion) list;
    map first;  /* hash of the letters -> first in the list + 1 */
    map spoken; /* hash of a word in capitals -> token + 1; filled when it is needed */
} acronyms;

static bool is_small(const facts *f, uint32_t at)
{
    static const char *const words[] = { "of", "and", "the", "for", "in", "on", "to", "de", "la", "du", "des", "a", "an", "&", "-",
                                         "'", "\xE2\x80\x99", "'s", "at", "with", NULL };
    return facts_is_any(f, at, words);
}

/* Two to ten capital letters alone. */
static bool read_letters(const facts *f, const claim_argument *a, str *letters)
{
    *letters = facts_text(f, a->first, a->last);
    if (a->last != a->first + 1 || letters->len < LETTERS_LEAST || letters->len > LETTERS_MOST)
        return false;
    for (size_t i = 0; i < letters->len; i++)
        if (letters->ptr[i] < 'A' || letters->ptr[i] > 'Z')
            return false;
    return true;
}

/* The last words before `end`, as many as there are letters, small ones not counted. */
static bool read_back(const facts *f, expansion *e, uint32_t end)
{
    uint32_t n = (uint32_t)e->letters.len, at = end, found = 0;
    uint32_t start = f->text->sentences.at[facts_sentence(f, end)].first;
    while (found < n && at > start) {
        at--;
        if (is_small(f, at))
            continue;
        if (f->text->tokens.at[at].kind != TOKEN_WORD)
            return false;
        e->words[n - ++found] = at;
    }
    e->count = found;
    e->first = at;
    e->last = end;
    return found == n;
}

/* Two neighbours exchanged. */
static bool is_swap(const facts *f, const expansion *e)
{
    uint32_t i = 0;
    while (i < e->count && str_small(text_token(f->text, e->words[i]).ptr[0]) == str_small(e->letters.ptr[i]))
        i++;
    return e->wrong == 2 && i + 1 < e->count &&
           str_small(text_token(f->text, e->words[i]).ptr[0]) == str_small(e->letters.ptr[i + 1]) &&
           str_small(text_token(f->text, e->words[i + 1]).ptr[0]) == str_small(e->letters.ptr[i]);
}

static bool read_expansion(const acronyms *a, const claim *c, expansion *e)
{
    const facts *f = a->f;
    const claim_argument *acronym = claim_role(c, "acronym"), *name = claim_role(c, "name");
    *e = (expansion){ .from = c };
    if (!acronym || !read_letters(f, acronym, &e->letters) || !read_back(f, e, name ? name->last : c->first) ||
        (name && e->first < name->first))
        return false;
    for (uint32_t i = 0; i < e->count; i++)
        e->wrong += str_small(text_token(f->text, e->words[i]).ptr[0]) != str_small(e->letters.ptr[i]);
    return e->wrong <= 1 || is_swap(f, e);
}

/* The same word, or one of its spellings and forms. */
static bool same_word(str a, str b)
{
    size_t least = a.len < b.len ? a.len : b.len, n = 0;
    while (n < least && str_small(a.ptr[n]) == str_small(b.ptr[n]))
        n++;
    return n >= SAME_LETTERS || (n == least && a.len == b.len);
}

static bool stand_for_one(const facts *f, const expansion *a, const expansion *b)
{
    for (uint32_t i = 0; i < a->count; i++)
        if (!same_word(text_token(f->text, a->words[i]), text_token(f->text, b->words[i])))
            return false;
    return true;
}

/* "not to be confused with": the text knows that there are two; "formerly" right beside one. */
static bool are_kept_apart(const facts *f, const expansion *e)
{
    enum { BESIDE = 6 };
    static const char *const words[] = { "confused", "confuse", "unrelated", "initials", "abbreviation", "acronym", "namesake", "renamed",
                                         "formerly", "previously", NULL };
    static const char *const beside[] = { "letters", "either", "now", "both", "also", NULL };
    const sentence around = facts_sentence_around(f, e->from->first, e->from->last), *s = &around;
    uint32_t first = e->first < e->from->first ? e->first : e->from->first, last = e->last > e->from->last ? e->last : e->from->last;
    for (uint32_t at = s->first; at < s->last; at++)
        if (facts_is_any(f, at, words) ||
            (facts_is_any(f, at, beside) && ((at < first && at + BESIDE > first) || (at >= last && at < last + BESIDE))))
            return true;
    return false;
}

static evidence piece_of(const facts *f, const expansion *e)
{
    uint32_t first = e->first < e->from->first ? e->first : e->from->first;
    uint32_t last = e->last > e->from->last ? e->last : e->from->last;
    return (evidence){ first, last, facts_quote(f, e->first, e->last), e->from, e->from->by };
}

static belie_status report_two(acronyms *a, const expansion *x, const expansion *y)
{
    evidence places[2] = { piece_of(a->f, x), piece_of(a->f, y) };
    return findings_add(a->out, check_named("acronym"), BELIE_WARNING, 0.75, places, 2,
                        "both are given as what the same letters stand for", "%.*s stands for %s here and for %s there",
                        (int)x->letters.len, x->letters.ptr, places[0].says, places[1].says);
}

static belie_status compare_names(acronyms *a, uint32_t index)
{
    uint32_t *slot = map_at(&a->first, str_hash(a->list.at[index].letters), true, NULL);
    if (!slot)
        return error_no_memory(a->out->error);
    if (!*slot)
        *slot = index + 1;
    const expansion *x = &a->list.at[*slot - 1], *y = &a->list.at[index];
    a->out->comparisons++;
    if (x == y || x->wrong || y->wrong || stand_for_one(a->f, x, y) || are_kept_apart(a->f, x) || are_kept_apart(a->f, y))
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
    char right[LETTERS_MOST];
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
    uint32_t at = *spoken - 1;
    evidence places[2] = { piece_of(f, e), { at, at + 1, facts_quote(f, at, at + 1), NULL, e->from->by } };
    return findings_add(a->out, check_named("acronym"), BELIE_WARNING, 0.75, places, 2,
                        "the letters differ in one from those that the name gives", "%s is shortened to %.*s here and to %s there",
                        places[0].says, (int)e->letters.len, e->letters.ptr, places[1].says);
}

belie_status check_acronym(findings *out)
{
    acronyms a = { .out = out, .f = out->f };
    belie_status status = BELIE_OK;
    claim_walk w = claims_of_one(out->f, "acronym");
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        expansion e, *slot;
        if (!read_expansion(&a, c, &e))
            continue;
        if (!(slot = vec_push(&a.list))) {
            status = error_no_memory(out->error);
            break;
        }
        *slot = e;
        status = compare_names(&a, (uint32_t)a.list.len - 1);
        if (status == BELIE_OK)
            status = compare_letters(&a, &e);
    }
    vec_release(&a.list);
    map_release(&a.first);
    map_release(&a.spoken);
    return status;
}
