/* What tells two numbers apart for certain, whatever else speaks for their being of one thing: parts and wholes, another turn, another account. */
#include "check/likeness_apart.h"

#include "check/likeness.h"

bool topic_has_word(const topic *t, uint64_t stem)
{
    for (uint32_t i = 0; i < t->word_count; i++)
        if (t->words[i] == stem)
            return true;
    return false;
}

/* A content word right before a noun, or in the phrase that a preposition begins right behind it. */
static uint64_t told_apart_by(const topic_reader *r, uint32_t at, bool before)
{
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, at)];
    if (before) {
        uint32_t back = at > s->first && facts_has_class(f, at - 1, CLASS_POSSESSIVE) ? 2 : 1;
        return at >= s->first + back ? word_stem(&r->words, at - back) : 0;
    }
    bool joined = at + 1 < s->last && facts_has_class(f, at + 1, r->words.function[0]);
    for (uint32_t i = at + 2; joined && i < s->last && i < at + 5; i++)
        if (word_stem(&r->words, i))
            return word_stem(&r->words, i);
    return 0;
}

/* "The path" and "the path round the lake", "the room" and "the larger room": the shared noun before
 * both numbers is told apart in one of them. */
bool topics_differ_in_subject(const topic_reader *r, const topic *a, const topic *b)
{
    for (uint32_t i = 0; i < a->word_count; i++)
        for (uint32_t k = 0; k < b->word_count; k++) {
            if (a->words[i] != b->words[k] || a->at[i] >= a->first || b->at[k] >= b->first)
                continue;
            for (int before = 0; before < 2; before++) {
                uint64_t x = told_apart_by(r, a->at[i], before), y = told_apart_by(r, b->at[k], before);
                if (x != y && (!x || !y || before))
                    return true;
            }
        }
    return false;
}

/* The power of ten that a word is, as a factor or a part. */
static int power_of(const facts *f, uint32_t at)
{
    static const struct { const char *word; int power; bool times; } words[] = {
        { "tenfold", 1, false }, { "hundredfold", 2, false }, { "thousandfold", 3, false }, { "tenth", 1, false }, { "hundredth", 2, false },
        { "thousandth", 3, false }, { "ten", 1, true }, { "hundred", 2, true }, { "thousand", 3, true }, { "10", 1, true }, { "100", 2, true },
        { "1,000", 3, true },
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (facts_is_word(f, at, words[i].word))
            return !words[i].times || facts_is_word(f, at + 1, "times") ? words[i].power : 0;
    return 0;
}

/* "Ten times as many", "a tenth of it", "that was a slip": the text knows of so many zeros. */
bool topic_is_multiplied(const facts *f, const topic *t, int zeros)
{
    enum { REACH = 60 };
    static const char *const slips[] = { "slip", "misprint", "error", "mistake", NULL };
    const sentence *s = &f->text->sentences.at[t->sentence];
    uint32_t from = t->first > s->first + REACH ? t->first - REACH : s->first, to = t->last + REACH < s->last ? t->last + REACH : s->last;
    for (uint32_t at = from; at < to; at++)
        if (power_of(f, at) == zeros)
            return true;
    return facts_has_any(f, from, to, slips);
}

/* "Another source gives 3,200": whoever says so knows of the other number. */
bool topic_is_rival_account(const facts *f, const topic *t)
{
    static const char *const other[] = { "another", "other", "different", "rival", "second", NULL };
    static const char *const accounts[] = { "source", "sources", "account", "accounts", "estimate", "estimates", "version", "versions",
                                            "report", "reports", "witness", "chronicler", "historians", "count", "counts", "figure",
                                            "figures", NULL };
    const sentence *s = &f->text->sentences.at[t->sentence];
    for (uint32_t at = s->first; at < t->first; at++)
        if (facts_is_any(f, at, other) && facts_is_any(f, at + 1, accounts))
            return true;
    return false;
}

/* 24 women of 42 members. */
static bool is_of_one_sex(const topic_reader *r, const topic *whole, const topic *part)
{
    static const char *const one_sex[] = { "women", "girls", "boys", "females", "males", NULL };
    const quantity *x = topic_quantity(r, whole), *y = topic_quantity(r, part);
    return x->least > y->least && facts_is_any(r->out->f, part->last - 1, one_sex) &&
           !facts_is_any(r->out->f, whole->last - 1, one_sex);
}

/* "Six of the cases", and "the eight cases". */
static bool is_part(const topic_reader *r, const topic *part, const topic *whole)
{
    return topic_is(part, TOPIC_PART) && !whole->modifiers && topic_quantity(r, part)->least < topic_quantity(r, whole)->least;
}

/* "Twelve chairs", and "eleven chairs were filled": of how many that is said, and of how many there are. */
static bool is_some(const topic_reader *r, const topic *some, const topic *all)
{
    static const char *const be[] = { "was", "were", "are", "is", "had", "have", "stood", "stayed", "remained", NULL };
    bool indefinite = !topic_is(some, TOPIC_DEFINITE) && !topic_is(some, TOPIC_ALL);
    return indefinite && facts_is_any(r->out->f, some->last, be) && topic_quantity(r, some)->kind == QUANTITY_COUNT &&
           topic_quantity(r, some)->least < topic_quantity(r, all)->least;
}

/* "The first round reached", "the third ... reached". */
static bool differ_in_turn(const facts *f, const topic *a, const topic *b)
{
    static const char *const first[] = { "first", NULL };
    static const char *const later[] = { "second", "third", "fourth", "fifth", "sixth", "last", NULL };
    uint32_t from = f->text->sentences.at[a->sentence].first, to = f->text->sentences.at[b->sentence].first;
    return facts_has_any(f, from, a->first, first) && facts_has_any(f, to, b->first, later) && !facts_has_any(f, to, b->first, first);
}

/* "The fifteen months" and "61,000 in the fifteen months, 52,000 in the twelve": whether what `b` is told beside has the value of `a`. */
static bool is_told_beside(const topic_reader *r, const topic *a, const topic *b)
{
    enum { NEAR = 8 };
    int64_t at = b - r->topics.at;
    for (int64_t i = at > NEAR ? at - NEAR : 0; i < at + NEAR && i < (int64_t)r->topics.len; i++) {
        const topic *t = &r->topics.at[i];
        if (t != a && t->sentence == b->sentence && t->unit == a->unit && a->unit && topic_quantity(r, t)->least == topic_quantity(r, a)->least)
            return true;
    }
    return false;
}

static bool is_joined_to(const facts *f, const topic *t)
{
    return t->last > t->first + 1 && facts_is_word(f, t->last - 2, "-");
}

/* Near a token of the sentence, which may have no end. */
static bool sentence_has(const topic_reader *r, uint32_t sentence_index, uint32_t around, uint64_t stem)
{
    enum { REACH = 50 };
    const sentence *s = &r->out->f->text->sentences.at[sentence_index];
    uint32_t from = around > s->first + REACH ? around - REACH : s->first, to = around + REACH < s->last ? around + REACH : s->last;
    for (uint32_t at = from; at < to; at++)
        if (word_stem(&r->words, at) == stem)
            return true;
    return false;
}

/* "The old tunnel, with its 5.9 km": not the tunnel that was told of. */
static bool is_of_other(const topic_reader *r, const topic *a, const topic *b)
{
    const facts *f = r->out->f;
    static const char *const other[] = { "old", "former", "previous", "earlier", "second", "other", "neighbouring", "neighboring", "sister", "next", NULL };
    bool turned = topics_turned(r, a, b); /* then the thing must be told of with both */
    uint32_t from = f->text->sentences.at[b->sentence].first, to = f->text->sentences.at[a->sentence].first;
    for (uint32_t at = facts_next_any(f, from, b->first, other); at != UINT32_MAX; at = facts_next_any(f, at + 1, b->first, other))
        if (at > from && facts_is_word(f, at - 1, "the") && !facts_has_any(f, to, a->first, other) &&
            (!turned || sentence_has(r, a->sentence, a->first, word_stem(&r->words, at + 1))))
            return true;
    return false;
}

/* "The 13-kilometre Whalers' Way": the name tells of what it is. */
static bool is_of_named(const topic_reader *r, const topic *t, const topic *other)
{
    const facts *f = r->out->f;
    bool named = is_joined_to(f, t) && t->last < f->text->tokens.len && f->text->tokens.at[t->last].shape == SHAPE_CAPITAL;
    return named && !sentence_has(r, other->sentence, other->first, word_stem(&r->words, t->last));
}

/* "At $64 each", and a loss of $640. */
static bool is_each(const facts *f, const topic *t)
{
    static const char *const words[] = { "each", "apiece", NULL };
    return facts_is_any(f, t->last, words);
}

/* "The 46 nests of this year", "all 42 beds of the hospital", "the 1,200 euros for the tyres": of what the other number is not told of. */
static bool is_picked_by(const topic_reader *r, const topic *a, const topic *b)
{
    static const char *const times[] = { "this", "last", "today", "yesterday", NULL };
    static const char *const places[] = { "of", "in", "from", "at", "by", "for", NULL };
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[b->sentence];
    uint32_t at = b->last + 1;
    if (at + 1 >= s->last || !facts_is_any(f, b->last, places) || !topic_is(b, TOPIC_DEFINITE))
        return false;
    bool of = facts_is_word(f, b->last, "of"), paid = facts_is_word(f, b->last, "for");
    if ((of && topic_quantity(r, b)->kind == QUANTITY_MEASURE) || (paid && topic_quantity(r, b)->kind != QUANTITY_MONEY))
        return false;
    if (of && facts_is_any(f, at, times))
        return true;
    bool known = facts_is_word(f, at, "the");
    at += known;
    uint64_t noun = known ? (f->text->tokens.at[at].shape == SHAPE_LOWER ? word_stem(&r->words, at) : 0) : f->text->tokens.at[at].shape == SHAPE_CAPITAL ? word_stem(&r->words, at) : 0;
    return noun && !sentence_has(r, a->sentence, a->first, noun) && !(a->sentence && sentence_has(r, a->sentence - 1, a->first, noun));
}

/* "In Experiment 1 we tested 48", "the 84 of Experiment 2". */
static bool differ_in_label(const facts *f, const topic *a, const topic *b)
{
    enum { WORDS_MOST = 40 };
    const sentence *s = &f->text->sentences.at[a->sentence], *t = &f->text->sentences.at[b->sentence];
    const token *tokens = f->text->tokens.at;
    if (s->last - s->first > WORDS_MOST || t->last - t->first > WORDS_MOST)
        return false;
    for (uint32_t at = t->first; at + 1 < t->last; at++) {
        if (tokens[at].shape != SHAPE_CAPITAL || tokens[at + 1].kind != TOKEN_NUMBER)
            continue;
        for (uint32_t k = s->first; k + 1 < s->last; k++)
            if (str_equal(text_token(f->text, k), text_token(f->text, at)) && tokens[k + 1].kind == TOKEN_NUMBER &&
                !str_equal(text_token(f->text, k + 1), text_token(f->text, at + 1)))
                return true;
    }
    return false;
}

/* "860 patients in May and 680 in June. The 680 patients": the number is that other one's, which was told before. */
static bool is_told_before(const topic_reader *r, const topic *a, const topic *b)
{
    enum { BACK = 6 };
    const facts *f = r->out->f;
    if (b->of >= f->quantities.len || a->of >= b->of)
        return false;
    const quantity *y = topic_quantity(r, b);
    for (uint32_t i = b->of > BACK ? b->of - BACK : 0; i < b->of; i++) {
        const quantity *q = &f->quantities.at[i];
        bool alike = q->kind == y->kind && (!q->unit[0] || strcmp(q->unit, y->unit) == 0);
        if (i > a->of && alike && q->least == y->least && facts_sentence(f, f->mentions.at[q->mention].first) + 1 == b->sentence)
            return true;
    }
    return false;
}

/* "For the nine months", "in the six months": spans that a text tells of, no lengths of something. */
static bool is_span(const topic_reader *r, const topic *t)
{
    static const char *const ways[] = { "for", "in", "over", "during", NULL };
    const facts *f = r->out->f;
    return t->of >= f->quantities.len && t->first > 1 && facts_is_word(f, t->first - 1, "the") && facts_is_any(f, t->first - 2, ways);
}

/* "A loan of 15,000 pounds", with no loan where the other number stands: told of for the first time. */
static bool is_new(const topic_reader *r, const topic *a, const topic *b)
{
    const facts *f = r->out->f;
    const sentence *s = &f->text->sentences.at[b->sentence];
    if (b->first < s->first + 3 || !facts_is_word(f, b->first - 1, "of") || topic_is(b, TOPIC_DEFINITE))
        return false;
    uint64_t noun = word_stem(&r->words, b->first - 2);
    bool indefinite = facts_is_word(f, b->first - 3, "a") || facts_is_word(f, b->first - 3, "an");
    return indefinite && noun && topic_quantity(r, b)->kind == QUANTITY_MONEY && !sentence_has(r, a->sentence, a->first, noun);
}

bool topics_are_apart(const topic_reader *r, const topic *a, const topic *b)
{
    const facts *f = r->out->f;
    if (is_told_beside(r, a, b) || is_told_beside(r, b, a))
        return true;
    if (is_of_other(r, a, b) || is_of_other(r, b, a))
        return true;
    if ((is_span(r, a) && is_span(r, b)) || is_new(r, a, b) || is_of_named(r, a, b) || is_of_named(r, b, a))
        return true;
    if (is_each(f, a) != is_each(f, b) && topics_zeros(r, a, b))
        return true;
    if (is_told_before(r, a, b) || is_picked_by(r, a, b) || differ_in_label(f, a, b))
        return true;
    if (is_part(r, a, b) || is_part(r, b, a) || is_some(r, b, a) || differ_in_turn(f, a, b) || differ_in_turn(f, b, a))
        return true;
    if (is_of_one_sex(r, a, b) || is_of_one_sex(r, b, a))
        return true;
    if (topic_is(a, TOPIC_APART) || topic_is(b, TOPIC_APART) || a->sentence == b->sentence)
        return true;
    if (a->subject && b->subject && a->subject != b->subject)
        return true;
    bool money = topic_quantity(r, a)->kind == QUANTITY_MONEY; /* "Namibian dollars" */
    if (!money && ((a->name && a->name != b->name && !topic_has_word(b, a->name)) || (b->name && a->name != b->name && !topic_has_word(a, b->name))))
        return true; /* "five islands", "the three Egadi islands" */
    if (is_joined_to(f, a) && is_joined_to(f, b) && a->bearer && b->bearer && a->bearer != b->bearer)
        return true; /* "the 30-kilometre mark", "the 24-kilometre table" */
    return facts_is_word(f, b->first - 1, "not") || (a->first > 0 && facts_is_word(f, a->first - 1, "not"));
}
