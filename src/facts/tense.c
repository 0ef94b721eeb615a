/* Tense: the verb nearest to a date, those before it first.
 *
 * "will meet on Monday" and "is to meet on Monday" lie ahead, "said on Monday" behind; "until" and
 * "by" look ahead whatever the verb: "postponed until Tuesday". */
#include "facts/tense.h"

#include <string.h>

enum { WORDS_BACK = 25, WORDS_AHEAD = 35, WORDS_NEAR = 8, REPORT_WORDS = 5 };

tense_classes tense_classes_of(const facts *f)
{
    return (tense_classes){ facts_class(f, "verb-past"), facts_class(f, "future-governor"),
                            facts_class(f, "future-word"),
                            facts_class(f, "verb-begins") };
}

static const char *const will_words[] = { "will", "shall", "won't", NULL };
static const char *const modal_words[] = { "would", "may", "might", "must", "should", NULL };
static const char *const plan_words[] = { "meeting", "leaving", "traveling", "travelling", "arriving", "returning",
                                          "flying", "going", "coming", "holding", "opening", "closing", "starting",
                                          "playing", "visiting", "heading", "launching", "moving", "marrying", NULL };
static const char *const past_words[] = { "was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't", NULL };
static const char *const now_words[] = { "is", "are", "has", "have", "remains", "remain", "lies", "stands", "can",
                                         "do", "does", "survives", "survive", "exists", "exist", "lives", "live", NULL };

/* Whether a token can tell anything: most cannot, which is kept by form and by symbol. */
enum { CUE_TELLS = 1, CUE_NOW = 2, CUES_KNOWN = 4, CUE_WILL = 8, CUE_BEING = 16,
       SYMBOL_SHIFT = 8 /* a symbol's lower cues are of moods */ };

/* "He'll", "they're": one token, which ends as its verb does. */
static bool ends_contracted(str word, const char *verb)
{
    size_t length = strlen(verb);
    if (word.len <= length || !str_ends(word, str_from_c(verb)))
        return false;
    str before = str_of(word.ptr, word.len - length);
    return str_ends(before, str_from_c("'")) || str_ends(before, str_from_c("\xE2\x80\x99"));
}

static uint32_t contracted_cues(str word)
{
    if (ends_contracted(word, "ll"))
        return CUE_WILL | CUE_TELLS;
    return ends_contracted(word, "re") || ends_contracted(word, "m") ? CUE_BEING : 0;
}

static uint32_t find_cues_of_form(const facts *f, uint32_t at)
{
    uint32_t cues = CUES_KNOWN;
    if (facts_is_any(f, at, will_words) || facts_is_any(f, at, modal_words) || facts_is_any(f, at, plan_words) ||
        facts_is_any(f, at, past_words) || facts_is_word(f, at, "to"))
        cues |= CUE_TELLS;
    cues |= facts_is_any(f, at, now_words) ? CUE_NOW : 0;
    cues |= contracted_cues(text_token(f->text, at));
    facts_form(f, at)->tense = (uint8_t)cues;
    return cues;
}

static uint32_t find_cues_of_symbol(const facts *f, const tense_classes *c, uint32_t at)
{
    uint32_t cues = CUES_KNOWN;
    if (facts_has_class(f, at, c->past) || facts_has_class(f, at, c->planned) || facts_has_class(f, at, c->begins))
        cues |= CUE_TELLS;
    *facts_cues(f, at) |= cues << SYMBOL_SHIFT;
    return cues;
}

static inline uint32_t cues_at(const facts *f, const tense_classes *c, uint32_t at)
{
    uint32_t of_form = facts_form(f, at)->tense, of_symbol = *facts_cues(f, at) >> SYMBOL_SHIFT;
    return (of_form ? of_form : find_cues_of_form(f, at)) | (of_symbol & CUES_KNOWN ? of_symbol : find_cues_of_symbol(f, c, at));
}

/* "May" and "Will" are names. */
static bool is_will(const facts *f, uint32_t at)
{
    return (facts_is_lower(f, at) && facts_is_any(f, at, will_words)) || facts_form(f, at)->tense & CUE_WILL;
}

static bool is_modal(const facts *f, uint32_t at)
{
    return facts_is_lower(f, at) && facts_is_any(f, at, modal_words);
}

static bool is_being(const facts *f, const tense_classes *c, uint32_t at)
{
    static const char *const words[] = { "is", "are", "am", "be", "isn't", "aren't", NULL };
    return facts_is_any(f, at, words) || cues_at(f, c, at) & CUE_BEING;
}

/* "is to meet", "scheduled to meet", "going to meet", but not "had to meet", "began to meet". */
static bool is_future_to(const facts *f, const tense_classes *c, uint32_t at, uint32_t first)
{
    if (!facts_is_word(f, at, "to") || at == first || !facts_is_lower(f, at + 1))
        return false;
    bool was = facts_is_word(f, at - 1, "was") || facts_is_word(f, at - 1, "were");
    return was || is_being(f, c, at - 1) || facts_has_class(f, at - 1, c->governor) ||
           (at - 1 > first && facts_has_class(f, at - 2, c->governor));
}

/* "is leaving on Monday": of going and meeting, the progressive is a plan. */
static bool is_progressive(const facts *f, const tense_classes *c, uint32_t at, uint32_t first)
{
    return at > first && is_being(f, c, at - 1) && facts_is_any(f, at, plan_words);
}

/* "due on Monday", but not "due to the rain" nor "as planned". */
static bool is_planned(const facts *f, const tense_classes *c, uint32_t at)
{
    static const char *const once[] = { "previously", "originally", "initially", "as", NULL };
    return facts_has_class(f, at, c->planned) && facts_is_lower(f, at) && !facts_is_word(f, at + 1, "to") &&
           !(at > 0 && facts_is_any(f, at - 1, once));
}

/* "had been due to expire on Friday": what was planned, and is over. */
static bool is_after_had(const facts *f, uint32_t at, uint32_t first)
{
    for (uint32_t back = 1; back <= 3 && at >= first + back; back++)
        if (facts_is_word(f, at - back, "had"))
            return true;
    return false;
}

/* "The session opens on Monday", but not "agreed to meet", "did not meet". */
static bool is_timetable(const facts *f, const tense_classes *c, uint32_t at, uint32_t first)
{
    static const char *const not_after[] = { "to", "did", "didn't", "not", "a", "an", "the", "his", "her", "its", "their",
                                             NULL };
    return facts_has_class(f, at, c->begins) && facts_is_lower(f, at) && !(at > first && facts_is_any(f, at - 1, not_after));
}

static bool is_ahead(const facts *f, const tense_classes *c, uint32_t at, uint32_t first)
{
    return is_modal(f, at) || is_future_to(f, c, at, first) || is_progressive(f, c, at, first) ||
           is_timetable(f, c, at, first);
}

/* "United" is no verb; of "will be paid" the first word tells, and "the case is heard in May" is no past. */
static bool is_behind(const facts *f, const tense_classes *c, uint32_t at, uint32_t first)
{
    bool passive = at > first && (is_being(f, c, at - 1) || facts_is_word(f, at - 1, "being"));
    return facts_is_any(f, at, past_words) ||
           (facts_has_class(f, at, c->past) && f->text->tokens.at[at].shape != SHAPE_CAPITAL && !passive &&
            !is_being(f, c, at)); /* the list has all forms of "be" */
}

/* The word before a date, "on" passed over: "until" always looks ahead, "by" not where a sentence begins
 * ("By Friday he had gone"). */
static bool is_limit(const facts *f, const mention *m, uint32_t first)
{
    uint32_t at = m->first;
    if (at > first && facts_is_word(f, at - 1, "on"))
        at--;
    if (at == first)
        return false;
    if (facts_is_word(f, at - 1, "until") || facts_is_word(f, at - 1, "till"))
        return true;
    if (at - 1 == first)
        return false;
    bool as = facts_is_word(f, at - 1, "as") &&
              (facts_is_word(f, at - 2, "soon") || facts_is_word(f, at - 2, "early"));
    return as || facts_is_word(f, at - 1, "by") || facts_is_word(f, at - 1, "through");
}

static enum tense told_by(const facts *f, const tense_classes *c, uint32_t at, uint32_t first, bool possessed)
{
    if (!(cues_at(f, c, at) & CUE_TELLS))
        return TENSE_NONE;
    if (is_will(f, at))
        return TENSE_FUTURE;
    if (is_planned(f, c, at) || (!possessed && is_ahead(f, c, at, first)))
        return is_after_had(f, at, first) ? TENSE_PAST : TENSE_FUTURE;
    return is_behind(f, c, at, first) ? TENSE_PAST : TENSE_NONE;
}

/* "had filed by Wednesday": the limit is over. */
static bool is_over(const facts *f, uint32_t at, uint32_t first)
{
    static const char *const words[] = { "was", "were", "had", NULL };
    return facts_is_any(f, at, words) || (at > first && facts_is_any(f, at - 1, words));
}

/* What is asked for: "book a table for Saturday". */
static bool is_order(const facts *f, uint32_t at)
{
    static const char *const words[] = { "let", "lets", "book", "remind", "set", "schedule", "call", "meet", "cancel",
                                         "move", "wake", "send", "bring", "come", "pick", "tell", "see", "add",
                                         "create", "reserve", "put", "keep", "join", "register", "check", "make",
                                         "get", "show", "order", "take", "buy", "be", "don't", "do", NULL };
    return facts_is_any(f, at, words);
}

/* People who write to each other about a day speak of one to come: "could we move Thursday's call?" */
static bool is_talk(const facts *f, const sentence *s)
{
    static const char *const words[] = { "?",    "i",    "we",    "you",  "us",   "please", "let's", "u", "ur", "me",
                                         "i'm",  "we're", "you're", "i've", "we've", "i'd",  NULL };
    if (is_order(f, s->first))
        return true;
    for (uint32_t at = s->first; at < s->last && at < s->first + WORDS_BACK; at++)
        if (facts_is_any(f, at, words))
            return true;
    return s->last > s->first && facts_is_word(f, s->last - 1, "?");
}

/* "Wednesday's ruling" may be what the plans are about. */
static bool is_possessed(const facts *f, const mention *m, const sentence *s)
{
    return m->last < s->last && facts_has_class(f, m->last, CLASS_POSSESSIVE);
}

static enum tense told_behind(const facts *f, const tense_classes *c, const mention *m, const sentence *s, bool limit,
                              bool *from_now)
{
    bool possessed = is_possessed(f, m, s);
    for (uint32_t away = 1; away < WORDS_BACK && m->first >= s->first + away; away++) {
        uint32_t back = m->first - away;
        enum tense told = told_by(f, c, back, s->first, possessed);
        if (told == TENSE_PAST && limit && !is_over(f, back, s->first))
            return TENSE_FUTURE;
        *from_now = is_will(f, back);
        if (told != TENSE_NONE)
            return told;
    }
    return TENSE_NONE;
}

static enum tense told_ahead(const facts *f, const tense_classes *c, const mention *m, const sentence *s)
{
    bool possessed = is_possessed(f, m, s);
    for (uint32_t at = m->last; at < s->last && at < m->last + WORDS_AHEAD && !facts_is_word(f, at, ";"); at++) {
        if (!(cues_at(f, c, at) & CUE_TELLS))
            continue;
        if (is_will(f, at) || is_modal(f, at) || is_future_to(f, c, at, s->first) ||
            (!possessed && is_timetable(f, c, at, s->first)))
            return TENSE_FUTURE;
        if (is_behind(f, c, at, s->first))
            return TENSE_PAST;
    }
    return TENSE_NONE;
}

/* "The hearing is on Monday." */
static bool is_set_for(const facts *f, const mention *m, uint32_t first)
{
    static const char *const is[] = { "is", "are", "'s", NULL }, *const not_for[] = { "it", "today", "this", NULL };
    uint32_t at = m->first;
    if (at > first + 1 && facts_is_word(f, at - 1, "on"))
        at--;
    return at > first + 1 && facts_is_any(f, at - 1, is) && !facts_is_any(f, at - 2, not_for);
}

static bool is_told(const facts *f, const tense_classes *c, uint32_t at, uint32_t first, bool *now)
{
    *now = cues_at(f, c, at) & CUE_NOW && facts_is_any(f, at, now_words);
    return *now || (cues_at(f, c, at) & CUE_TELLS && is_behind(f, c, at, first) && !facts_is_word(f, at, "been"));
}

static bool is_stop(const facts *f, uint32_t at)
{
    return facts_is_word(f, at, ";") || facts_is_word(f, at, ":");
}

/* "The feast is kept in May": neither "has been kept" nor "was kept". */
bool is_habit(const facts *f, const tense_classes *c, const mention *m)
{
    static const char *const habits[] = { "is", "are", "can", "do", "does", NULL };
    static const char *const before[] = { "in", "on", "of", "during", "from", "to", "each", "every", NULL };
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    bool now;
    if (m->first == s->first || !facts_is_any(f, m->first - 1, before))
        return false;
    for (uint32_t back = 1; back <= WORDS_NEAR && m->first >= s->first + back && !is_stop(f, m->first - back); back++)
        if (is_told(f, c, m->first - back, s->first, &now))
            return now && facts_is_any(f, m->first - back, habits);
    return false;
}

bool is_told_now(const facts *f, const tense_classes *c, const mention *m, bool otherwise)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    bool now;
    for (uint32_t back = 1; back <= WORDS_NEAR && m->first >= s->first + back && !is_stop(f, m->first - back); back++)
        if (is_told(f, c, m->first - back, s->first, &now))
            return now;
    for (uint32_t at = m->last; at < s->last && at < m->last + WORDS_NEAR; at++)
        if (is_told(f, c, at, s->first, &now))
            return now;
    return otherwise;
}

bool is_reported(const facts *f, const mention *m)
{
    static const char *const words[] = { "said", "says", "announced", "reported", NULL };
    uint32_t first = f->text->sentences.at[facts_sentence(f, m->first)].first;
    for (uint32_t at = m->first; at > first && at + REPORT_WORDS > m->first; at--)
        if (facts_is_any(f, at - 1, words))
            return true;
    return false;
}

/* "Ahead of Wednesday's vote", "awaiting the Friday report". */
static bool is_awaited(const facts *f, const mention *m, uint32_t first)
{
    static const char *const awaits[] = { "await", "awaits", "awaiting", NULL };
    static const char *const before[] = { "ahead", "advance", "anticipation", NULL };
    static const char *const ahead[] = { "ahead", "forward", NULL };
    uint32_t at = m->first;
    if (at > first && facts_is_word(f, at - 1, "the"))
        at--;
    if (at == first || is_after_had(f, at, first))
        return false;
    if (facts_is_any(f, at - 1, awaits))
        return true;
    return at > first + 1 && ((facts_is_word(f, at - 1, "of") && facts_is_any(f, at - 2, before)) ||
                              (facts_is_word(f, at - 1, "to") && facts_is_any(f, at - 2, ahead)));
}

/* "Outlook for Monday: rain", "MONDAY: rain": what no verb tells of is a plan. */
static bool is_planned_day(const facts *f, const mention *m, const sentence *s)
{
    bool heads = m->first == s->first || f->text->tokens.at[m->first].flags & (TOKEN_LINE | TOKEN_PARAGRAPH);
    return (heads && m->last < s->last && facts_is_word(f, m->last, ":")) ||
           (m->first == s->first && m->last < s->last && facts_is_word(f, m->last, "is")) || /* "Monday is a holiday" */
           (m->first > s->first && facts_is_word(f, m->first - 1, "for") && !is_possessed(f, m, s));
}

enum tense tense_of(const facts *f, const tense_classes *c, const mention *m, bool *from_now)
{
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    bool limit = is_limit(f, m, s->first);
    static const char *const over[] = { "since", "follows", "followed", NULL };
    *from_now = false;
    if (m->first > s->first && facts_is_any(f, m->first - 1, over))
        return TENSE_PAST;
    bool to_come = is_set_for(f, m, s->first) || is_awaited(f, m, s->first);
    enum tense told = to_come ? TENSE_FUTURE : told_behind(f, c, m, s, limit, from_now);
    bool before = m->first > s->first && facts_is_word(f, m->first - 1, "before");
    if (told == TENSE_NONE && !before && !(limit && m->first > s->first + 2))
        told = told_ahead(f, c, m, s);
    bool from = m->first > s->first && facts_is_word(f, m->first - 1, "from"); /* "we have come far from May" */
    if (told == TENSE_NONE && (limit || (!from && is_talk(f, s)))) {
        told = TENSE_FUTURE;
        *from_now = limit;
    }
    return told == TENSE_NONE && is_planned_day(f, m, s) ? TENSE_FUTURE : told;
}
