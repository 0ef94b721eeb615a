/* Sentences that count themselves: "First, ... Second, ...", "Option A was ... Option B was ...", questions. */
#include "check/list_told.h"

enum { TOLD_WITHIN = 24 };

/* Whether nothing but items stands between an announcement and the end of its paragraph, or of the next. */
static bool is_all(const facts *f, uint32_t after, const told *t)
{
    const sentence *last = &f->text->sentences.at[t->last];
    bool ends = t->last + 1 == f->text->sentences.len || f->text->sentences.at[t->last + 1].paragraph != last->paragraph;
    return ends && t->first == after + 1 && t->last - t->first + 1 == t->count;
}

/* "First, the road is bad. Second, ... Third, ...": sentences that count themselves, of which the first follows at once. */
static told count_nths(const facts *f, uint32_t after)
{
    static const char *const nths[][4] = { { "first", "firstly", "one", NULL },   { "second", "secondly", "two", NULL },
                                           { "third", "thirdly", "three", NULL }, { "fourth", "fourthly", "four", NULL },
                                           { "fifth", "fifthly", "five", NULL },  { "sixth", "sixthly", "six", NULL } };
    static const char *const lasts[] = { "finally", "lastly", NULL };
    told t = { 0 };
    for (uint32_t i = after + 1; i < f->text->sentences.len && i <= after + TOLD_WITHIN && t.count < 6; i++) {
        const sentence *s = &f->text->sentences.at[i];
        bool end = t.count && facts_is_any(f, s->first, lasts);
        if (!end && !(facts_is_any(f, s->first, nths[t.count]) && facts_is_word(f, s->first + 1, ","))) {
            if (!t.count)
                break;
            continue;
        }
        t.first = t.count ? t.first : i;
        t.last = i;
        t.count++;
        if (end)
            break;
    }
    t.all = t.count && is_all(f, after, &t);
    return t;
}

/* "What do you call it? What did they call it?": all of what "two questions:" announces; the first may
 * stand in the sentence of the announcement. */
static told count_questions(const facts *f, uint32_t after, double announced)
{
    const sentence *own = &f->text->sentences.at[after];
    uint32_t begin = facts_is_word(f, own->last - 1, "?") ? after : after + 1;
    told t = { .first = begin, .all = true };
    for (uint32_t i = begin; i < f->text->sentences.len && i <= after + TOLD_WITHIN; i++) {
        const sentence *s = &f->text->sentences.at[i];
        if (!facts_is_word(f, s->last - 1, "?") && !(s->last - s->first > 2 && facts_is_word(f, s->last - 2, "?")))
            break;
        t.last = i;
        t.count++;
    }
    return t.count + 1 >= announced ? t : (told){ 0 }; /* "a dozen questions", and the first two */
}

/* "Option A was ... Option B was ...": labels in their order, each at the head of a sentence. */
static told count_labels(const facts *f, uint32_t after)
{
    static const char *const labels[][4] = { { "a", "1", "one", NULL }, { "b", "2", "two", NULL }, { "c", "3", "three", NULL },
                                             { "d", "4", "four", NULL }, { "e", "5", "five", NULL }, { "f", "6", "six", NULL } };
    told t = { .all = true };
    str noun = { NULL, 0 };
    for (uint32_t i = after + 1; i < f->text->sentences.len && i <= after + TOLD_WITHIN && t.count < 6; i++) {
        const sentence *s = &f->text->sentences.at[i];
        bool label = s->last - s->first > 2 && facts_is_any(f, s->first + 1, labels[t.count]) &&
                     f->text->tokens.at[s->first].kind == TOKEN_WORD && !facts_is_word(f, s->first + 1, "a");
        label |= s->last - s->first > 2 && f->text->tokens.at[s->first + 1].shape == SHAPE_INITIAL && facts_is_any(f, s->first + 1, labels[t.count]);
        str word = text_token(f->text, s->first);
        if (!label || (t.count && !str_equal(word, noun))) {
            if (!t.count)
                break;
            continue;
        }
        noun = word;
        t.first = t.count ? t.first : i;
        t.last = i;
        t.count++;
    }
    return t;
}

/* "The first is a dictation, the second an essay, and the fourth ...", in the sentence behind, or begun there:
 * how far it counts.  Fewer than announced tell nothing. */
static told count_ordinals(const facts *f, uint32_t after)
{
    static const char *const nths[] = { "first", "second", "third", "fourth", "fifth", "sixth", NULL };
    told t = { .first = after + 1, .last = after + 1 };
    for (uint32_t i = after + 1; i < f->text->sentences.len && i <= after + 6 && t.count < 6; i++) {
        const sentence *s = &f->text->sentences.at[i];
        for (uint32_t at = s->first; at + 1 < s->last && t.count < 6; at++)
            if (facts_is_word(f, at, "the") && facts_is_word(f, at + 1, nths[t.count]) && (t.count || i == after + 1)) {
                t.count++;
                t.last = i;
            }
    }
    return t;
}

told list_told(const facts *f, const claim *c, double announced)
{
    static const char *const asked[] = { "question", "questions", NULL };
    const claim_argument *n = claim_role(c, "n");
    told t = count_nths(f, c->sentence);
    for (uint32_t at = n->last; t.count < 2 && at < c->last; at++)
        if (facts_is_any(f, at, asked))
            t = count_questions(f, c->sentence, announced);
    if (t.count < 2)
        t = count_labels(f, c->sentence);
    return t.count < 2 ? count_ordinals(f, c->sentence) : t;
}
