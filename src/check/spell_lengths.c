/* duration, by the words around: lengths ("the twelve years at the farm school", "those five weeks") and what they
 * are the lengths of. */
#include "check/claims.h"
#include "check/lengths.h"
#include "check/spells.h"
#include "check/timeline.h"

enum { PHRASE = 7 };

/* "ten years ago", "the first ten years", "ten years old", "ten days' notice": not how long a thing lasted. */
static bool is_of_something_else(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const before[] = { "first", "last", "next", "past", "previous", "final", "early", "following", "another", "other",
                                          "new", "second", "third", "later", "earlier", "within", "remaining", "coming", "further", "some", "additional",
                                          "than", "least", "least", "nearly", "almost", "about", "over", "per", "half", "most", NULL };
    static const char *const after[] = { "ago", "later", "earlier", "before", "after", "since", "old", "older", "younger", "hence", "notice",
                                         "that", "away", "apart", "thereafter", "afterwards", "prior", "followed", "experience", "more",
                                         "running", "which", "ahead", "early", "late", "behind", NULL };
    static const char *const rates[] = { "every", "each", "per", NULL };
    if (facts_has_any(f, first > 2 ? first - 2 : 0, last, before))
        return true;
    if (first > 0 && facts_has_class(f, first - 1, CLASS_POSSESSIVE))
        return true; /* "his son's nineteen-year reign" */
    if (first > 0 && (facts_is_any(f, first - 1, rates) || facts_is_any(f, first, rates)))
        return true;
    if (facts_has_any(f, last, last + 2, after))
        return true;
    return facts_is_word(f, last, "of") && facts_is_word(f, last + 1, "age");
}

bool told_is_apart(const spells *s, const told *t)
{
    static const char *const words[] = { "plan", "planned", "enough", "food", "supplies", "stock", "budget", "originally", "second",
                                         "third", "another", "new", "other", "had", "next", "previous", "earlier", "expected", "usually", "normally", "often", NULL };
    const sentence around = facts_sentence_around(s->f, t->first, t->last);
    static const char *const whole[] = { "lasted", "gone", "taken", "held", "been", NULL }; /* "had lasted" */
    for (uint32_t at = around.first; at < t->first; at++)
        if (facts_is_any(s->f, at, words) && !(facts_is_word(s->f, at, "had") && facts_is_any(s->f, at + 1, whole)))
            return true;
    return false;
}

/* The words of its noun phrase: "the twelve years [at the farm school]", "three-year [tenancy]"; for "the trial lasted
 * nine days" those before it. */
static void read_phrase(const spells *s, told *t)
{
    static const char *const speakers[] = { "he", "she", "they", "we", "i", NULL }; /* "the seven years he spent on the novel" */
    const facts *f = s->f;
    int auxiliary = s->auxiliary, modal = s->modal;
    const sentence around = facts_sentence_around(f, t->first, t->last);
    uint32_t end = t->last;
    while (end < around.last && end < t->last + PHRASE && !facts_has_class(f, end, auxiliary) && !facts_has_class(f, end, modal) && f->text->tokens.at[end].kind == TOKEN_WORD &&
           (end == t->last || !facts_has_class(f, end, s->words.verb_past) || facts_is_any(f, end - 1, speakers)))
        end++;
    if (t->definite || t->adjective || facts_is_word(f, t->last, "as"))
        t->root_count = spell_roots(s, t->last, end, t->roots, 0, facts_is_word(f, t->last, "under"));
    for (uint32_t at = around.first; !t->definite && t->lasting && at < t->first && t->root_count + 1 < SPELL_ROOTS; at++)
        if (facts_has_class(f, at, s->span) && !told_is_apart(s, t)) {
            t->roots[t->root_count++] = spell_root(s, at, true);
            t->roots[t->root_count++] = spell_root(s, at, false);
        }
}

/* "Enrolment went on for eighteen months": a sentence that begins with a noun for something done. */
static void read_deed(const spells *s, told *t)
{
    static const char *const endings[] = { "ment", "tion", "sion", "ting", "ning", "ance", "ence", "ture" };
    uint32_t at = facts_sentence_around(s->f, t->first, t->last).first;
    if (facts_is_word(s->f, at, "the"))
        at++;
    str w = text_token(s->f->text, at);
    for (size_t i = 0; i < sizeof endings / sizeof *endings && t->root_count < SPELL_ROOTS; i++)
        if (w.len > 6 && memcmp(w.ptr + w.len - 4, endings[i], 4) == 0)
            t->roots[t->root_count++] = spell_root(s, at, false);
}

bool told_read(const spells *s, const claim *c, told *t)
{
    static const char *const pointing[] = { "those", "these", "its", NULL };
    static const char *const lasting[] = { "lasted", "lasts", "last", "took", "takes", "take", "for", "covers", "ran", "is", "was", "be", "of", NULL };
    static const char *const one[] = { "a", "an", "one", NULL };
    static const char *const definite[] = { "the", "those", "these", "his", "her", "its", "their", "our", "my", NULL };
    const facts *f = s->f;
    const claim_argument *a = claim_role(c, "length");
    const date_fact *d = a && a->date >= 0 ? &f->dates.at[a->date] : NULL;
    if (!d || d->approximate || d->amount <= 0 || timeline_unit_days(d->unit) <= 0 || (d->mod && *d->mod))
        return false;
    *t = (told){ .from = c, .length = d, .first = a->first, .last = a->last, .sentence = c->sentence, .unit = timeline_unit_days(d->unit) };
    t->days = d->amount * t->unit;
    str shown = facts_text(f, t->first, t->last);
    t->adjective = memchr(shown.ptr, '-', shown.len) && shown.ptr[shown.len - 1] != 's';
    uint32_t at = t->first;
    if (facts_is_any(f, at, one) && d->amount <= 1 && d->unit != 'E')
        return false; /* "for a month" */
    t->lasting = at > 0 && facts_is_any(f, at - 1, lasting) && facts_sentence_around(f, at, at + 1).first + 1 < at;
    t->after = at > 0 && facts_is_word(f, at - 1, "after");
    bool owned = at > 0 && facts_is_any(f, at - 1, definite);
    t->definite = facts_is_any(f, at, definite) || owned;
    t->pointing = facts_is_any(f, at, pointing) || (owned && facts_is_any(f, at - 1, pointing));
    unsigned mood = c->mood & ~(unsigned)MOOD_FORMER;
    if (t->definite || t->adjective || facts_is_word(f, t->last, "as"))
        mood &= ~(unsigned)(MOOD_NEGATED | MOOD_HEDGED | MOOD_PLANNED | MOOD_ATTRIBUTED | MOOD_HYPOTHETICAL);
    if (mood & MOOD_PLANNED) /* "will take nine days" */
        mood &= ~(unsigned)(MOOD_PLANNED | MOOD_HEDGED);
    if (mood || is_of_something_else(f, t->first, t->last) || length_is_part(f, t->first, t->last))
        return false;
    read_phrase(s, t);
    if (t->lasting && !told_is_apart(s, t))
        read_deed(s, t);
    return true;
}
