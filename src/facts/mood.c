/* Moods, by cue words within the clause. */
#include "facts/mood.h"

mood_classes mood_classes_of(const facts *f)
{
    return (mood_classes){ facts_class(f, "negation"), facts_class(f, "hedge"),
                           facts_class(f, "modal"), facts_class(f, "say-verb"),
                           facts_class(f, "approx"), facts_class(f, "determiner"),
                           facts_class(f, "preposition"), facts_class(f, "wh-word") };
}

static const char *const planned_words[] = { "will", "shall", "plans", "planned", "plan", "expected", "expects",
                                             "due", "scheduled", "proposed", "aims", "hopes", "intends",
                                             "would", "target", "forecast", "projected", NULL };
static const char *const hypothetical_words[] = { "if", "unless", "whether", "suppose", "imagine", "assuming",
                                                  "had", NULL };
static const char *const corrected_words[] = { "not", "incorrectly", "wrongly", "mistakenly", "erroneously",
                                               "correction", "corrected", "misdated", "mistaken", "contrary",
                                               "instead", NULL };
static const char *const former_words[] = { "former", "formerly", "previously", "originally", "earlier", "once",
                                            "then", "initially", NULL };
static const char *const clause_marks[] = { ",", ";", ":", "-", "--", "\xE2\x80\x94", "\xE2\x80\x93", "(", ")", NULL };

static bool is_quote(const facts *f, uint32_t at)
{
    static const char *const quotes[] = { "\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "``", "''", NULL };
    return facts_is_any(f, at, quotes);
}

/* "every false note" */
static bool is_noun_phrase(const facts *f, const sentence *s, uint32_t at)
{
    static const char *const nouns[] = { "note", "report", "claim", "state", "comment", "remark", "reply", "warning", "charge", NULL };
    static const char *const articles[] = { "every", "a", "an", "each", "no", "any", "this", NULL };
    return at > s->first + 1 && facts_is_any(f, at, nouns) && facts_is_any(f, at - 2, articles);
}

/* "the report", "of interest": a noun, not a verb of saying. */
static bool is_noun_here(const facts *f, const mood_classes *c, const sentence *s, uint32_t at)
{
    if (is_noun_phrase(f, s, at) || (facts_is_word(f, at, "written") && !facts_is_word(f, at + 1, "that")))
        return true;
    return at > s->first && (facts_has_class(f, at - 1, c->determiner) || facts_has_class(f, at - 1, c->preposition) ||
                             facts_has_class(f, at - 1, CLASS_POSSESSIVE) || facts_is_word(f, at - 1, "his") ||
                             facts_is_word(f, at - 1, "her") || facts_is_word(f, at - 1, "their") ||
                             facts_is_word(f, at - 1, "its"));
}

static bool joins_clause(const facts *f, const mood_classes *c, uint32_t at)
{
    return facts_is_word(f, at, ";") || facts_is_word(f, at, "and") || facts_is_word(f, at, "but") || facts_has_class(f, at, c->wh);
}

/* "said that ...", "said the bridge was ...": what follows the verb is its object, up to the claim. */
static bool governs(const facts *f, const mood_classes *c, uint32_t verb, uint32_t first)
{
    if (facts_is_word(f, verb + 1, "that") || facts_is_word(f, verb + 1, ":"))
        return true;
    if (facts_has_class(f, verb + 1, c->preposition) && verb + 1 < first)
        return false;
    enum { HEARER_TOKENS = 4 };
    for (uint32_t i = verb + 1; i < first; i++)
        if (facts_is_word(f, i, "that") && i <= verb + HEARER_TOKENS)
            return true; /* "tells us that", "told the reporter that" */
        else if (joins_clause(f, c, i) && !facts_is_word(f, i - 1, ","))
            return false;
        else if (facts_is_word(f, i, ",") && joins_clause(f, c, i + 1))
            return false;
    return true;
}

/* "having refused", and ", heard every note", which nobody says: a verb behind a comma is followed by who says it. */
static bool lacks_speaker(const facts *f, uint32_t verb)
{
    static const char *const speakers[] = { "the", "a", "an", "one", "he", "she", "they", "his", "her", "its", "their", NULL };
    if (facts_is_word(f, verb - 1, "having") || (facts_is_word(f, verb, "called") && facts_is_word(f, verb + 1, "off")))
        return true;
    return facts_is_word(f, verb - 1, ",") && f->text->tokens.at[verb].shape == SHAPE_LOWER && verb + 1 < f->text->tokens.len &&
           f->text->tokens.at[verb + 1].shape == SHAPE_LOWER && !facts_is_any(f, verb + 1, speakers);
}

/* "taken over in 1949, and so it was the state, she liked to point out": said of the second. */
static bool has_clause(const facts *f, const mood_classes *c, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (facts_is_word(f, i, ";") || (facts_is_word(f, i, ",") && joins_clause(f, c, i + 1)))
            return true;
    return false;
}

/* "..., said Brunel", "..., the ministry said": a comma or a quotation mark shortly before the verb. */
static bool follows(const facts *f, const mood_classes *c, uint32_t last, uint32_t verb)
{
    enum { SPEAKER_WORDS = 8 };
    str word = text_token(f->text, verb);
    bool participle = word.len > 4 && memcmp(word.ptr + word.len - 3, "ing", 3) == 0; /* "bought it, promising to" */
    if (participle || facts_is_word(f, verb + 1, "that") || facts_is_word(f, verb + 1, "of") || lacks_speaker(f, verb))
        return false; /* "Brunel, who was born in 1962, said that ..." */
    for (uint32_t i = verb; i-- > last && verb - i <= SPEAKER_WORDS;) {
        if (facts_is_word(f, i, ",") || is_quote(f, i))
            return !has_clause(f, c, last, i);
        if (joins_clause(f, c, i))
            return false;
    }
    return false;
}

/* What a token can be to a claim's mood: most are nothing.  CUE_BREAK: a clause ends there. */
enum { CUE_CLAUSE = 1, CUE_SENTENCE = 2, CUE_QUOTE = 4, CUE_SAYING = 8, CUE_BREAK = 16, CUES_ALL = 31, CUES_KNOWN = 32 };

/* Keeps what the token's form can be, and its symbol. */
static uint32_t find_cues_of_form(const facts *f, uint32_t at)
{
    uint32_t cues = CUES_KNOWN;
    if (facts_is_any(f, at, planned_words) || facts_is_any(f, at, former_words) || facts_is_word(f, at, "may"))
        cues |= CUE_CLAUSE;
    if ((facts_is_any(f, at, hypothetical_words) && !facts_is_word(f, at, "had")) ||
        (facts_is_any(f, at, corrected_words) && !facts_is_word(f, at, "not")))
        cues |= CUE_SENTENCE;
    cues |= is_quote(f, at) ? CUE_QUOTE : 0;
    cues |= facts_is_word(f, at, "according") ? CUE_SAYING : 0;
    cues |= facts_is_any(f, at, clause_marks) || facts_is_word(f, at, "but") ? CUE_BREAK : 0;
    facts_form(f, at)->mood = (uint8_t)cues;
    return cues;
}

static uint32_t find_cues_of_symbol(const facts *f, const mood_classes *c, uint32_t at)
{
    uint32_t cues = CUES_KNOWN;
    if (facts_has_class(f, at, c->negation) || facts_has_class(f, at, c->hedge) || facts_has_class(f, at, c->modal))
        cues |= CUE_CLAUSE;
    cues |= facts_has_class(f, at, c->say) ? CUE_SAYING : 0;
    *facts_cues(f, at) |= cues;
    return cues;
}

static inline uint32_t cues_at(const facts *f, const mood_classes *c, uint32_t at)
{
    uint32_t of_form = facts_form(f, at)->mood, of_symbol = *facts_cues(f, at);
    return (of_form ? of_form : find_cues_of_form(f, at)) | (of_symbol & CUES_KNOWN ? of_symbol : find_cues_of_symbol(f, c, at));
}

/* A claim that ends behind its sentence does so in the next one. */
bool moods_open(const facts *f)
{
    uint32_t longest = 0;
    for (size_t i = 0; i < f->text->sentences.len; i++) {
        uint32_t length = f->text->sentences.at[i].last - f->text->sentences.at[i].first;
        longest = length > longest ? length : longest;
    }
    return vec_reserve(&f->answers->moods, 2 * (size_t)longest + 1);
}

/* The tokens of a sentence that are something to a mood, in their order. */
typedef struct cued {
    const kept_cue *list;
    size_t count;
    uint32_t together; /* the cues of all of them */
} cued;

static void note_cues(const facts *f, const mood_classes *c, uint32_t first, uint32_t last)
{
    kept_answers *k = f->answers;
    const token *tokens = f->text->tokens.at;
    const uint32_t *symbol_of = f->table->of_token.at;
    for (uint32_t at = first; at < last && k->moods.len < k->moods.cap; at++) {
        uint32_t of_form = k->forms.at[tokens[at].form].mood, of_symbol = k->symbols.at[symbol_of[at]];
        uint32_t cues = of_form && of_symbol & CUES_KNOWN ? of_form | of_symbol : cues_at(f, c, at);
        if (cues & CUES_ALL)
            k->moods.at[k->moods.len++] = (kept_cue){ at, cues & CUES_ALL };
    }
}

/* The cues of the sentence around, and of what a claim has behind it. */
static cued cues_around(const facts *f, const mood_classes *c, uint32_t first, uint32_t last)
{
    kept_answers *k = f->answers;
    uint32_t index = facts_sentence(f, first);
    const sentence *s = &f->text->sentences.at[index];
    if (k->moods_of != index + 1) {
        vec_clear(&k->moods);
        note_cues(f, c, s->first, s->last);
        k->moods_together = 0;
        for (size_t i = 0; i < k->moods.len; i++)
            k->moods_together |= k->moods.at[i].cues;
    }
    k->moods_of = last > s->last ? 0 : index + 1;
    if (last > s->last)
        note_cues(f, c, s->last, last);
    return (cued){ k->moods.at, k->moods.len, k->moods_together };
}

/* The clause around the tokens: to the next mark or conjunction on each side. */
static void clause_of(const cued *in, const sentence *s, uint32_t first, uint32_t last, uint32_t *from, uint32_t *to)
{
    *from = s->first < first ? s->first : first;
    *to = s->last > last ? s->last : last;
    for (size_t i = 0; i < in->count; i++) {
        uint32_t at = in->list[i].at;
        if (!(in->list[i].cues & CUE_BREAK))
            continue;
        if (at < first && at >= *from)
            *from = at + 1;
        if (at >= last && at < *to)
            *to = at;
    }
}

/* Inside quotation marks that open before and close after, in the paragraph's sentence. */
static bool is_quoted(const cued *in, const sentence *s, uint32_t first, uint32_t last)
{
    bool before = false, after = false;
    for (size_t i = 0; i < in->count; i++) {
        uint32_t at = in->list[i].at;
        bool quote = in->list[i].cues & CUE_QUOTE;
        before ^= quote && at >= s->first && at < first;
        after |= quote && at >= last && at < s->last;
    }
    return before && after;
}

/* "police said", "according to the union": a verb of saying in the sentence, outside the span, that
 * has the span as what is said. */
static bool is_attributed(const facts *f, const mood_classes *c, const cued *in, const sentence *s, uint32_t first,
                          uint32_t last, uint32_t *speaker)
{
    for (size_t k = 0; k < in->count; k++) {
        uint32_t i = in->list[k].at;
        if (!(in->list[k].cues & CUE_SAYING) || i < s->first || i >= s->last)
            continue;
        bool according = facts_is_word(f, i, "according") && facts_is_word(f, i + 1, "to");
        if ((i >= first && i < last) || (!according && (!facts_has_class(f, i, c->say) || is_noun_here(f, c, s, i))))
            continue;
        if (!according && !(i < first ? governs(f, c, i, first) : follows(f, c, last, i)))
            continue;
        *speaker = according ? i + 2 : i > s->first ? i - 1 : i + 1;
        return true;
    }
    return false;
}

/* The moods that the words of the clause give. */
static unsigned mood_of_clause(const facts *f, const mood_classes *c, const cued *in, const sentence *s, uint32_t first,
                               uint32_t last)
{
    uint32_t from, to;
    unsigned mood = 0;
    clause_of(in, s, first, last, &from, &to);
    for (size_t k = 0; k < in->count; k++) {
        uint32_t i = in->list[k].at;
        if (!(in->list[k].cues & CUE_CLAUSE) || i < from || i >= to)
            continue;
        if (i > s->first && f->text->tokens.at[i].shape != SHAPE_LOWER)
            continue; /* a name, or the month of May */
        if (i >= last + 3)
            break; /* "opened in 1931 with no money at all" */
        if (i < last && facts_has_class(f, i, c->negation))
            mood |= MOOD_NEGATED;
        if (facts_has_class(f, i, c->hedge) && !is_noun_here(f, c, s, i)) /* but "the claim" */
            mood |= MOOD_HEDGED;
        if (facts_has_class(f, i, c->modal) && !facts_is_word(f, i, "may"))
            mood |= MOOD_HEDGED;
        if (facts_is_word(f, i, "may") && f->text->tokens.at[i].shape == SHAPE_LOWER)
            mood |= MOOD_HEDGED;
        if (i < last && facts_is_any(f, i, planned_words))
            mood |= MOOD_PLANNED;
        if (facts_is_any(f, i, former_words))
            mood |= MOOD_FORMER;
    }
    return mood;
}

unsigned mood_of(const facts *f, const mood_classes *c, uint32_t first, uint32_t last,
                 uint32_t *speaker)
{
    const sentence around = facts_sentence_around(f, first, last), *s = &around;
    const cued cues = cues_around(f, c, first, last), *in = &cues;
    unsigned mood = in->together & CUE_CLAUSE ? mood_of_clause(f, c, in, s, first, last) : 0;
    *speaker = UINT32_MAX;
    if (facts_is_word(f, s->first, "had"))
        mood |= s->first < first ? MOOD_HYPOTHETICAL : 0;
    for (size_t k = 0; in->together & CUE_SENTENCE && k < in->count; k++) {
        uint32_t i = in->list[k].at;
        if (!(in->list[k].cues & CUE_SENTENCE) || i < s->first || i >= s->last)
            continue;
        if (facts_is_any(f, i, hypothetical_words))
            mood |= i < first ? MOOD_HYPOTHETICAL : 0;
        if (facts_is_any(f, i, corrected_words))
            mood |= MOOD_CORRECTED;
    }
    if (facts_is_word(f, s->last - 1, "?"))
        mood |= MOOD_ASKED;
    if (in->together & CUE_QUOTE && is_quoted(in, s, first, last))
        mood |= MOOD_QUOTED;
    if (in->together & CUE_SAYING && is_attributed(f, c, in, s, first, last, speaker))
        mood |= MOOD_ATTRIBUTED;
    return mood;
}
