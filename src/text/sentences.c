/* Sentences.  A line end counts when the text around it says so: blank lines, indents, bullets,
 * short lines without a stop; a hard-wrapped line does not end a sentence. */
#include "text/sentences.h"

#include "text/abbreviations.h"

enum { SHORT_LINE = 50, LONG_LINE = 130, RAGGED = 8, HEADING_WORDS = 14 };
enum { TOKENS_MANY = 4096, TOKENS_MOST = 2 * TOKENS_MANY }; /* no sentence, which is cut; see docs/tokens.md */

typedef struct finder {
    text *t;
    uint32_t count;
    uint32_t first; /* of the sentence at hand */
    uint32_t paragraph;
    uint32_t widest; /* line of the paragraph so far */
} finder;

static const token *at(const finder *f, uint32_t index)
{
    return &f->t->tokens.at[index];
}

static str word(const finder *f, uint32_t index)
{
    return text_token(f->t, index);
}

static bool is_closing(str w)
{
    return str_is(w, "\"") || str_is(w, ")") || str_is(w, "]") || str_is(w, "'") || str_is(w, "''") ||
           str_is(w, "\xE2\x80\x9D") || str_is(w, "\xE2\x80\x99");
}

static bool is_opening(str w)
{
    return str_is(w, "\"") || str_is(w, "(") || str_is(w, "[") || str_is(w, "'") || str_is(w, "``") ||
           str_is(w, "\xE2\x80\x9C") || str_is(w, "\xE2\x80\x98");
}

static bool is_stop(const finder *f, uint32_t index)
{
    str w = word(f, index);
    if (at(f, index)->kind != TOKEN_MARK)
        return false;
    return str_is(w, ".") || str_is(w, "?") || str_is(w, "!") || str_is(w, "...") || str_is(w, "....") ||
           str_is(w, "\xE2\x80\xA6");
}

static bool is_bullet(const finder *f, uint32_t index)
{
    static const char *const marks[] = { "-", "*", "\xE2\x80\xA2", "\xE2\x80\x93", "\xE2\x97\x8F", "\xE2\x96\xAA",
                                         "\xC2\xB7", "o", "+", "\xE2\x86\x92", "\xE2\x96\xBA", "\xE2\x9E\xA2", "\xE2\x9C\x93", "\xE2\x9C\x94",
                                         "\xE2\x97\xA6", "\xE2\x96\xA0", "\xE2\x80\xA3", "\xE2\x98\x90" };
    str w = word(f, index);
    bool spaced = index + 1 < f->count && !(at(f, index + 1)->flags & TOKEN_GLUED);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_is(w, marks[i]) && spaced && index + 1 < f->count && !(at(f, index + 1)->flags & TOKEN_LINE))
            return true;
    return false;
}

/* "1." "2)" "(a)" "(iv)" at the start of a line. */
static bool is_numbered(const finder *f, uint32_t index)
{
    uint32_t i = index;
    if (str_is(word(f, i), "(") && i + 2 < f->count)
        return at(f, i + 1)->end - at(f, i + 1)->start <= 3 && str_is(word(f, i + 2), ")");
    if (i + 1 >= f->count || at(f, i)->end - at(f, i)->start > 3)
        return false;
    bool number = at(f, i)->kind == TOKEN_NUMBER || at(f, i)->end - at(f, i)->start == 1;
    str next = word(f, i + 1);
    bool mark = (str_is(next, ".") || str_is(next, ")")) && (at(f, i + 1)->flags & TOKEN_GLUED);
    return number && mark && i + 2 < f->count && !(at(f, i + 2)->flags & (TOKEN_GLUED | TOKEN_LINE));
}

/* The columns of the line that ends with token `index`, without its indent. */
static uint32_t line_width(const finder *f, uint32_t index)
{
    uint32_t first = index;
    while (first > 0 && !(at(f, first)->flags & TOKEN_LINE))
        first--;
    return at(f, index)->end - at(f, first)->start;
}

/* Two spaces behind a full stop are a typist's, and part no columns. */
static bool is_typed_gap(const finder *f, uint32_t index)
{
    uint32_t stop = is_closing(word(f, index - 1)) && index > f->first + 1 ? index - 2 : index - 1;
    return is_stop(f, stop) && at(f, index)->kind == TOKEN_WORD && at(f, index)->shape != SHAPE_LOWER;
}

static bool has_gap(const finder *f, uint32_t first, uint32_t last)
{
    for (uint32_t i = first + 1; i < last; i++)
        if ((at(f, i)->flags & TOKEN_SPLIT) && !is_typed_gap(f, i))
            return true;
    return false;
}

static uint32_t line_start(const finder *f, uint32_t index)
{
    while (index > 0 && !(at(f, index)->flags & TOKEN_LINE))
        index--;
    return index;
}

static uint32_t line_end(const finder *f, uint32_t index)
{
    uint32_t end = index + 1;
    while (end < f->count && !(at(f, end)->flags & TOKEN_LINE))
        end++;
    return end;
}

/* A line is broken where its next word did not fit: it would have been the widest one. */
static bool next_did_not_fit(const finder *f, uint32_t index, uint32_t width)
{
    uint32_t next = line_width(f, line_end(f, index + 1) - 1), most = f->widest > next ? f->widest : next;
    return width + 1 + at(f, index + 1)->end - at(f, index + 1)->start + RAGGED > most;
}

/* "Apologies: Mr Kos": a line that begins with a label of one word or two. */
static bool has_label(const finder *f, uint32_t first)
{
    enum { LABEL_WORDS = 2 };
    for (uint32_t i = first; i <= first + LABEL_WORDS && i + 1 < f->count && at(f, i)->kind == TOKEN_WORD; i++)
        if (str_is(word(f, i + 1), ":"))
            return at(f, first)->shape == SHAPE_CAPITAL && !(at(f, i + 1)->flags & TOKEN_LINE);
    return false;
}

/* Whether the line that token `index` ends is wrapped onto the next, which begins at index + 1. */
static bool is_wrapped(const finder *f, uint32_t index)
{
    const token *next = at(f, index + 1);
    uint32_t width = line_width(f, index), start = line_start(f, index);
    str last = word(f, index);
    if (is_bullet(f, index + 1) || is_numbered(f, index + 1) || (has_label(f, start) && has_label(f, index + 1)))
        return false;
    if (next->indent >= 2 && at(f, start)->indent < next->indent)
        return str_is(last, ",") && next->shape == SHAPE_LOWER;
    if (has_gap(f, start, index + 1) || has_gap(f, index + 1, line_end(f, index + 1)))
        return false;
    if (str_is(last, ",") || str_is(last, "-") || next->shape == SHAPE_LOWER)
        return width >= SHORT_LINE / 2;
    return width >= SHORT_LINE && width < LONG_LINE && !is_stop(f, index) && next_did_not_fit(f, index, width);
}

/* Words that begin a sentence rather than follow an abbreviation. */
static bool is_starter(str w)
{
    static const char *const starters[] = { "The", "He", "She", "It", "In", "But", "A", "An", "They", "We", "I",
                                            "On", "This", "That", "These", "Those", "At", "And", "For", "His",
                                            "Her", "Its", "Their", "However", "When", "After", "As", "If", "There",
                                            "While", "Although", "By", "From", "With", "Some", "Many", "Most" };
    for (size_t i = 0; i < sizeof starters / sizeof *starters; i++)
        if (str_is(w, starters[i]))
            return true;
    return false;
}

/* "By Mr A. He told the nurse": somebody of whom no more than an initial is said. */
static bool is_somebody_ended(const finder *f, uint32_t index)
{
    static const char *const titles[] = { "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", NULL };
    static const char *const pronouns[] = { "He", "She", "They", "His", "Her", NULL };
    return index > f->first && index + 2 < f->count && str_is_any(word(f, index - 1), titles) && str_is_any(word(f, index + 1), pronouns) &&
           at(f, index + 2)->shape == SHAPE_LOWER;
}

/* An abbreviation ends a sentence when what follows begins one. */
static bool abbreviation_ends(const finder *f, uint32_t index)
{
    str w = word(f, index), bare = str_of(w.ptr, w.len - 1);
    if (at(f, index)->shape == SHAPE_INITIAL && is_somebody_ended(f, index))
        return true;
    if (at(f, index)->shape == SHAPE_INITIAL || abbreviation_of(bare) == ABBREVIATION_INNER)
        return false;
    uint32_t next = index + 1;
    while (next < f->count && is_opening(word(f, next)))
        next++;
    return next < f->count && is_starter(word(f, next));
}

static bool starts_sentence(const finder *f, uint32_t index)
{
    while (index < f->count && is_opening(word(f, index)))
        index++;
    return index >= f->count || at(f, index)->shape != SHAPE_LOWER || is_bullet(f, index);
}

/* "(d. 1744)", "c. 1800", "p. 12": a small letter and a number. */
static bool is_letter_of_number(const finder *f, uint32_t stop)
{
    const token *letter = stop > f->first ? at(f, stop - 1) : NULL;
    return letter && letter->end - letter->start == 1 && letter->shape == SHAPE_LOWER && (at(f, stop)->flags & TOKEN_GLUED) &&
           at(f, stop + 1)->kind == TOKEN_NUMBER;
}

static bool ends_at(const finder *f, uint32_t index)
{
    if (index + 1 == f->count)
        return true;
    const token *next = at(f, index + 1), *here = at(f, index);
    if (next->flags & TOKEN_PARAGRAPH)
        return true;
    bool may_end = here->kind == TOKEN_MARK || (here->flags & TOKEN_STOP);
    if (!(next->flags & TOKEN_LINE) && ((next->flags & TOKEN_GLUED) || !may_end))
        return false;
    uint32_t stop = index;
    while (stop > f->first && is_closing(word(f, stop)) && (at(f, stop)->flags & TOKEN_GLUED))
        stop--;
    bool spaced = !(next->flags & TOKEN_GLUED);
    if (spaced && is_stop(f, stop) && starts_sentence(f, index + 1))
        return !(stop == f->first + 1 && is_numbered(f, f->first)) && !is_letter_of_number(f, stop);
    if (spaced && stop == index && (at(f, index)->flags & TOKEN_STOP) && abbreviation_ends(f, index))
        return true;
    return (next->flags & TOKEN_LINE) && !is_wrapped(f, index);
}

static uint8_t kind_of(const finder *f, uint32_t first, uint32_t last)
{
    uint32_t numbers = 0, words = 0;
    bool own_line = (at(f, first)->flags & TOKEN_LINE) && (last == f->count || (at(f, last)->flags & TOKEN_LINE));
    if ((at(f, first)->flags & TOKEN_LINE) && (is_bullet(f, first) || is_numbered(f, first)))
        return SENTENCE_ITEM;
    if (!own_line)
        return SENTENCE_PROSE;
    for (uint32_t i = first; i < last; i++) {
        numbers += at(f, i)->kind == TOKEN_NUMBER;
        words += at(f, i)->kind == TOKEN_WORD;
    }
    if (has_gap(f, first, last) || numbers * 3 > words + 2)
        return SENTENCE_ROW;
    uint32_t end = last - 1;
    while (end > first && is_closing(word(f, end)))
        end--;
    return words <= HEADING_WORDS && !is_stop(f, end) ? SENTENCE_HEADING : SENTENCE_PROSE;
}

static bool add_sentence(finder *f, uint32_t last)
{
    sentence *s = vec_push(&f->t->sentences);
    if (!s)
        return false;
    if (f->first > 0 && (at(f, f->first)->flags & TOKEN_PARAGRAPH))
        f->paragraph++;
    *s = (sentence){ f->first, last, f->paragraph, kind_of(f, f->first, last) };
    f->t->tokens.at[f->first].flags |= TOKEN_SENTENCE;
    f->first = last;
    return true;
}

/* Items, rows, and lines indented deeper than the one before begin paragraphs of their own. */
static void mark_paragraphs(finder *f)
{
    for (uint32_t i = 1; i < f->count; i++) {
        token *t = &f->t->tokens.at[i];
        if (!(t->flags & TOKEN_LINE))
            continue;
        const token *before = at(f, line_start(f, i - 1));
        bool deeper = t->indent >= 2 && before->indent < t->indent && is_stop(f, i - 1);
        if (is_bullet(f, i) || is_numbered(f, i) || deeper)
            t->flags |= TOKEN_PARAGRAPH;
    }
}

/* What goes on and on is cut, since all who read a sentence keep it whole: behind a comma, in the end anywhere. */
static bool is_cut(const finder *f, uint32_t index)
{
    uint32_t length = index + 1 - f->first;
    return length >= TOKENS_MANY && (length >= TOKENS_MOST || str_is(word(f, index), ","));
}

/* Whether it is plain that no sentence, nor line, ends with a token: so it is with most. */
static inline bool is_inside(const finder *f, uint32_t index)
{
    const token *here = at(f, index), *next = here + 1;
    if (index + 1 == f->count || next->flags & (TOKEN_LINE | TOKEN_PARAGRAPH) || index + 1 - f->first >= TOKENS_MANY)
        return false;
    return (next->flags & TOKEN_GLUED) || (here->kind != TOKEN_MARK && !(here->flags & TOKEN_STOP));
}

bool sentences_find(text *t)
{
    finder f = { .t = t, .count = (uint32_t)t->tokens.len };
    mark_paragraphs(&f);
    for (uint32_t i = 0; i < f.count; i++) {
        if (is_inside(&f, i))
            continue;
        if ((ends_at(&f, i) || is_cut(&f, i)) && !add_sentence(&f, i + 1))
            return false;
        if (i + 1 == f.count || !(at(&f, i + 1)->flags & TOKEN_LINE))
            continue;
        uint32_t width = line_width(&f, i);
        f.widest = (at(&f, i + 1)->flags & TOKEN_PARAGRAPH) ? 0 : width > f.widest ? width : f.widest;
    }
    return true;
}

uint32_t text_sentence(const text *t, uint32_t index)
{
    uint32_t low = 0, high = (uint32_t)t->sentences.len;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (t->sentences.at[middle].first <= index)
            low = middle;
        else
            high = middle;
    }
    return low;
}
