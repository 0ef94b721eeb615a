/* Stems: suffixes of plurals and verb forms stripped, a final e dropped, so that "close", "closes",
 * "closed" and "closing" meet.  Two words that meet wrongly cost a comparison, no more. */
#include "check/words.h"

enum { STEM_MOST = 32 };

void word_reader_init(word_reader *r, const facts *f)
{
    static const char *const names[WORD_FUNCTION_CLASSES] = { "preposition", "determiner",  "pronoun",
                                                              "auxiliary",   "conjunction", "modal" };
    *r = (word_reader){ .f = f };
    for (int i = 0; i < WORD_FUNCTION_CLASSES; i++)
        r->function[i] = facts_class(f, names[i]);
    r->irregular = facts_class(f, "irregular");
    r->verb_past = facts_class(f, "verb-past");
    r->approx = facts_class(f, "approx");
}

bool word_is_function_now(const word_reader *r, uint32_t token_index)
{
    bool function = false;
    for (int i = 0; i < WORD_FUNCTION_CLASSES; i++)
        function |= facts_has_class(r->f, token_index, r->function[i]);
    *facts_cues(r->f, token_index) |= function ? WORD_KNOWN | WORD_FUNCTION : WORD_KNOWN;
    return function;
}

static bool ends(const char *word, size_t len, const char *suffix)
{
    size_t n = strlen(suffix);
    return len > n && memcmp(word + len - n, suffix, n) == 0;
}

/* "stopp" -> "stop" */
static size_t undouble(const char *word, size_t len)
{
    bool doubled = len > 3 && word[len - 1] == word[len - 2] && !strchr("aeiousl", word[len - 1]);
    return doubled ? len - 1 : len;
}

static size_t strip(char *word, size_t len)
{
    if (len > 4 && (ends(word, len, "ies") || ends(word, len, "ied"))) {
        word[len - 3] = 'y';
        return len - 2;
    }
    if (ends(word, len, "sses") || ends(word, len, "ches") || ends(word, len, "shes") || ends(word, len, "xes"))
        len -= 2;
    else if (len > 3 && ends(word, len, "s") && !ends(word, len, "ss") && !ends(word, len, "us") && !ends(word, len, "is"))
        len--;
    if (len > 5 && ends(word, len, "ing"))
        len = undouble(word, len - 3);
    else if (len > 4 && ends(word, len, "ed"))
        len = undouble(word, len - 2);
    return len > 3 && word[len - 1] == 'e' ? len - 1 : len;
}

static uint64_t hash_base(str base)
{
    char word[STEM_MOST];
    size_t len = 0;
    for (; len < base.len && len < sizeof word; len++) {
        char c = base.ptr[len];
        word[len] = str_small(c);
    }
    len = strip(word, len);
    return str_hash(str_of(word, len)) | 1;
}

uint64_t word_stem_of(const char *base)
{
    return hash_base(str_from_c(base));
}

uint64_t word_stem_of_len(str base)
{
    return hash_base(base);
}

/* Kept with the form. */
uint64_t word_stem_now(const word_reader *r, uint32_t token_index)
{
    const token *t = &r->f->text->tokens.at[token_index];
    bool some = t->kind == TOKEN_WORD && !(t->flags & TOKEN_DIGITS) && t->end - t->start >= 2;
    str listed = some && r->irregular >= 0 ? symbols_value(r->f->table, token_index, token_index + 1, (unsigned)r->irregular)
                                           : (str){ NULL, 0 };
    uint64_t stem = !some ? STEM_NONE : hash_base(listed.len ? listed : text_token(r->f->text, token_index));
    return facts_form(r->f, token_index)->stem = stem;
}

uint32_t words_read(const word_reader *r, uint32_t first, uint32_t last, uint64_t *stems, uint32_t most)
{
    uint32_t count = 0;
    for (uint32_t at = first; at < last && count < most; at++) {
        uint64_t stem = word_stem(r, at);
        bool known = !stem;
        for (uint32_t i = 0; i < count && !known; i++)
            known = stems[i] == stem;
        if (!known)
            stems[count++] = stem;
    }
    return count;
}

uint32_t words_shared(const uint64_t *a, uint32_t a_count, const uint64_t *b, uint32_t b_count)
{
    uint32_t shared = 0;
    for (uint32_t i = 0; i < a_count; i++)
        for (uint32_t k = 0; k < b_count; k++)
            shared += a[i] == b[k];
    return shared;
}

bool words_join_sentences(const word_reader *r, uint32_t a, uint32_t b)
{
    enum { STEMS = 40 };
    const sentence s = facts_sentence_around(r->f, a, a), t = facts_sentence_around(r->f, b, b);
    uint64_t x[STEMS], y[STEMS];
    uint32_t n = words_read(r, s.first, s.last, x, STEMS), m = words_read(r, t.first, t.last, y, STEMS);
    return words_shared(x, n, y, m) > 0;
}
