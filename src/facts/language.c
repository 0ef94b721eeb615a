/* Whether a text is English, from the short words at its beginning: claims of another language are noise. */
#include "facts/facts.h"

enum { SAMPLE = 600, WORDS_LEAST = 12, ENGLISH_CLASSES = 6 };

typedef struct word_counts {
    uint32_t words, english, foreign, other_script;
} word_counts;

/* From the first byte of UTF-8: Greek, Cyrillic and their neighbours; letters without case; Kana, Han, Hangul. */
static bool is_other_script(const facts *f, uint32_t at)
{
    const token *t = &f->text->tokens.at[at];
    unsigned char lead = (unsigned char)f->text->ptr[t->start];
    bool east = lead >= 0xE3 && lead <= 0xED;
    return east || (t->kind == TOKEN_WORD && ((lead >= 0xCD && lead <= 0xD3) || (lead >= 0xD4 && t->shape == SHAPE_NONE)));
}

static word_counts count_words(const facts *f)
{
    static const char *const english[ENGLISH_CLASSES] = { "determiner", "preposition", "pronoun", "auxiliary", "conjunction", "modal" };
    int classes[ENGLISH_CLASSES], foreign = facts_class(f, "foreign-word");
    for (int i = 0; i < ENGLISH_CLASSES; i++)
        classes[i] = facts_class(f, english[i]);
    word_counts n = { 0 };
    for (uint32_t at = 0; at < f->text->tokens.len && at < SAMPLE; at++) {
        bool other = is_other_script(f, at), is_english = false;
        if (f->text->tokens.at[at].kind != TOKEN_WORD && !other)
            continue;
        for (int i = 0; i < ENGLISH_CLASSES && !is_english; i++)
            is_english = facts_has_class(f, at, classes[i]);
        n.words++;
        n.english += is_english;
        n.foreign += facts_has_class(f, at, foreign);
        n.other_script += other;
    }
    return n;
}

belie_status facts_judge_language(facts *f, belie_error *error)
{
    word_counts n = count_words(f);
    bool foreign = n.foreign > n.english && n.foreign * 8 > n.words;
    if (n.words < WORDS_LEAST || (!foreign && n.other_script * 2 < n.words))
        return BELIE_OK;
    text_warning *w = vec_push(&f->warnings);
    if (!w)
        return error_no_memory(error);
    *w = (text_warning){ 0, "the text is not English: it was tagged as if it were, and not checked" };
    f->counts.unchecked = 1;
    return BELIE_OK;
}
