#include "check/corrections.h"

/* "Correction: in Thursday's report ...", "Erratum to the notice of 5 May": among the first words. */
static bool says_correction(const facts *f, const sentence *s)
{
    static const char *const words[] = { "correction", "corrections", "erratum", "errata", "corrigendum", "corrigenda", "clarification",
                                         "clarifications", "corrects", NULL };
    enum { FIRST_WORDS = 5 };
    uint32_t last = s->last - s->first < FIRST_WORDS ? s->last : s->first + FIRST_WORDS;
    return facts_has_any(f, s->first, last, words);
}

/* The paragraph opens so, or a heading over it does. */
static bool in_correction(const facts *f, uint32_t at)
{
    enum { HEADING_TOKENS = 6 };
    const sentence *all = f->text->sentences.at;
    uint32_t first = facts_sentence(f, at);
    while (first > 0 && all[first - 1].paragraph == all[first].paragraph)
        first--;
    if (says_correction(f, &all[first]))
        return true;
    return first > 0 && all[first - 1].last - all[first - 1].first <= HEADING_TOKENS && says_correction(f, &all[first - 1]);
}

bool finding_is_corrected(const facts *f, const finding *of)
{
    for (uint32_t i = 0; i < of->place_count; i++)
        if (in_correction(f, of->places[i].first))
            return true;
    return false;
}
