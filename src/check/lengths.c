/* How a length of time is worded. */
#include "check/lengths.h"

bool length_is_adjective(const facts *f, const stretch *x)
{
    str shown = facts_text(f, x->first, x->last);
    return memchr(shown.ptr, '-', shown.len) && shown.ptr[shown.len - 1] != 's';
}

/* "three [to six months]" */
static bool clause_is_number(const facts *f, uint32_t at)
{
    const mention *m = facts_mention_over(f, at);
    return m && m->date >= 0 && f->dates.at[m->date].unit;
}

/* "ten years ago", "the first ten years", "ten days' notice", "every three years": not how long a thing lasted. */
bool length_is_whole(const facts *f, const stretch *x)
{
    static const char *const before[] = { "first", "last", "next", "past", "previous", "final", "early", "following", "another", "other", "second", "third",
                                          "later", "earlier", "within", "remaining", "coming", "further", "some", "additional", "every", "each", "per",
                                          "most", "half", "than", "least", "between", "every", "aged", "age", "extra", "opening", "closing", "inside", "under", "new", "by", "leaves", "left", "leaving", "recent", "few", NULL };
    static const char *const behind[] = { "ago", "later", "earlier", "before", "after", "since", "old", "older", "younger", "hence", "notice", "away",
                                          "apart", "thereafter", "afterwards", "prior", "followed", "experience", "more", "on", "beforehand", "late",
                                          "from", "ahead", "early", "worth", "longer", "shorter", NULL };
    bool ended = x->last < f->text->tokens.len && f->text->tokens.at[x->last].kind == TOKEN_MARK && facts_is_word(f, x->last, "'");
    if (facts_has_any(f, x->first > 2 ? x->first - 2 : 0, x->first + 2 < x->last ? x->first + 2 : x->last - 1, before) || ended)
        return false;
    if (facts_is_any(f, x->last, behind) || (facts_is_word(f, x->last, "of") && facts_is_word(f, x->last + 1, "age")))
        return false;
    static const char *const lasted[] = { "lasted", "took", "ran", "went", "stayed", NULL };
    if (facts_is_word(f, x->last, "and") && facts_is_any(f, x->last + 1, lasted)) /* "announced for ten days and lasted three" */
        return false;
    bool range = (facts_is_word(f, x->last, "to") || facts_is_word(f, x->last, "or")) && clause_is_number(f, x->last + 1);
    bool long_one = length_is_adjective(f, x); /* "month-long" */
    return !range && (x->length->amount > 1 || long_one || x->length->unit == 'E' || x->length->unit == 'C');
}

bool length_is_definite(const facts *f, const stretch *x)
{
    static const char *const words[] = { "the", "those", "these", "this", "that", "his", "her", "its", "their", "our", "my", "said", "whole", "entire", "full",
                                         "all", "your", NULL };
    static const char *const terms[] = { "term", "period", NULL }, *const known[] = { "the", "said", "this", "its", NULL };
    bool term = x->first > 2 && facts_is_word(f, x->first - 1, "of") && facts_is_any(f, x->first - 2, terms) && facts_is_any(f, x->first - 3, known);
    return term || facts_is_any(f, x->first, words) || (x->first > 0 && facts_is_any(f, x->first - 1, words)) ||
           (x->first > 0 && facts_has_class(f, x->first - 1, CLASS_POSSESSIVE));
}

/* "on a two-year deal", not "it was a four-week walkout" */
bool length_is_any(const facts *f, const stretch *x)
{
    static const char *const articles[] = { "a", "an", NULL };
    static const char *const copulas[] = { "was", "is", "as", "be", "been", "were", "with", "after", ",", "-", ":", NULL };
    uint32_t at = x->first > 0 && !facts_is_any(f, x->first, articles) ? x->first - 1 : x->first;
    return length_is_adjective(f, x) && facts_is_any(f, at, articles) && at > 0 && !facts_is_any(f, at - 1, copulas);
}

/* "The work took eight months" */
bool length_is_taken(const facts *f, const stretch *x)
{
    static const char *const verbs[] = { "lasted", "lasts", "lasting", "took", "takes", "take", "taken", "ran", "runs", "went", "spanned", "covers", "up", "dragged", NULL };
    return x->first > 1 && (facts_is_any(f, x->first - 1, verbs) || facts_is_any(f, x->first - 2, verbs));
}

/* "re-elected for five years": one of several */
bool length_is_repeated(const facts *f, const stretch *x)
{
    static const char *const words[] = { "re-elected", "reelected", "renewed", "extended", "extension", "again", "twice", "reappointed", "terms", "another", NULL };
    const sentence around = facts_sentence_around(f, x->first, x->last);
    return facts_has_any(f, around.first, around.last, words);
}

/* "twenty-six years in all": the sum of several */
bool length_is_sum(const facts *f, const stretch *x)
{
    static const char *const whole[] = { "all", "total", NULL };
    return facts_is_word(f, x->last, "in") && facts_is_any(f, x->last + 1, whole);
}

bool length_is_of_its_own(const facts *f, const stretch *x)
{
    static const char *const words[] = { "before", "after", "later", "earlier", "next", "following", "notice", "previous", NULL };
    enum { BEHIND = 3, FAR = 9 };
    const sentence s = facts_sentence_around(f, x->first, x->last);
    uint32_t end = x->last + BEHIND < s.last ? x->last + BEHIND : s.last;
    for (uint32_t at = x->last; at < end; at++) {
        const mention *m = facts_mention_over(f, at);
        if (m && m->type == CLASS_PLACE && facts_is_word(f, m->first - 1, "in"))
            return true;
    }
    return facts_has_any(f, x->last, x->last + FAR < s.last ? x->last + FAR : s.last, words);
}

/* The beginning of the clause of a token, `back` tokens away at most. */
static uint32_t clause_begin(const facts *f, uint32_t at, uint32_t back)
{
    static const char *const walls[] = { ";", ":", "(", NULL };
    uint32_t first = facts_sentence_around(f, at, at + 1).first, least = at > first + back ? at - back : first;
    while (at > least && !facts_is_any(f, at - 1, walls))
        at--;
    return at;
}

bool length_is_part(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const words[] = { "interrupted", "break", "pause", "gap", "except", "apart", "minus", "interval", "extension", "delay", "followed", "preceded",
                                         "leave", "respite", "truce", "original", "originally", "intended", "granted", "extra", "fixed", "on", "average", NULL };
    static const char *const behind[] = { "'", "\xE2\x80\x99", "each", "a", "per", NULL };
    enum { BACK = 4 };
    return facts_has_any(f, clause_begin(f, first, BACK), first, words) || facts_is_any(f, last, behind);
}
