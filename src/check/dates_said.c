/* Dates that are spoken of, and not told. */
#include "check/dates_said.h"

/* "a slip for the 28th", "does not exist": the text knows. */
bool date_is_called_wrong(const facts *f, const mention *m)
{
    static const char *const words[] = { "exist", "exists", "error", "errors", "misprint", "misprinted", "typo", "mistake",
                                         "mistaken", "invalid", "wrong", "wrongly", "erroneous", "erroneously", "impossible",
                                         "nonexistent", "non-existent", "misdated", "julian", "leap", "warning", "joke", "regret", "regrets", "corrected", "correction", "retracted", NULL };
    static const char *const no[] = { "not", "never", "don't", "no", NULL };
    static const char *const use[] = { "write", "use", "type", "enter", "say", NULL };
    enum { BEHIND = 2, FAR = 200 };
    uint32_t here = facts_sentence(f, m->first);
    static const char *const leap[] = { "leap", NULL };
    const sentence *all = f->text->sentences.at;
    bool before = here > 0 && all[here - 1].paragraph == all[here].paragraph;
    if (m->first > 0 && facts_is_any(f, m->first - 1, no)) /* "there is no 31 June" */
        return true;
    if (before && facts_has_any(f, all[here - 1].last > all[here - 1].first + FAR ? all[here - 1].last - FAR : all[here - 1].first, all[here - 1].last, leap))
        return true;
    for (uint32_t away = 1; away <= 2 && away < m->first; away++)
        if (facts_is_any(f, m->first - away, use) && facts_is_any(f, m->first - away - 1, no))
            return true; /* "do not write 25:00" */
    const sentence *s = f->text->sentences.at;
    uint32_t end = here;
    while (end < here + BEHIND && end + 1 < f->text->sentences.len && s[end + 1].paragraph == s[here].paragraph)
        end++;
    uint32_t from = s[here].first + FAR < m->first ? m->first - FAR : s[here].first, to = s[end].last > m->last + FAR ? m->last + FAR : s[end].last;
    str shown = facts_text(f, m->first, m->last);
    bool logged = memchr(shown.ptr, ':', shown.len) != NULL; /* "2025-02-30T10:12:07Z ERROR disk full" */
    for (uint32_t at = from; (at = facts_next_any(f, at, to, words)) < to; at++)
        if (!logged || f->text->tokens.at[at].shape != SHAPE_UPPER)
            return true;
    return false;
}

bool date_is_quoted(const facts *f, const mention *m)
{
    static const char *const open[] = { "\"", "\xE2\x80\x9C", "'", "\xE2\x80\x98" };
    static const char *const close[] = { "\"", "\xE2\x80\x9D", "'", "\xE2\x80\x99" };
    bool before = false, after = false;
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        before |= m->first > 0 && facts_is_word(f, m->first - 1, open[i]);
        after |= facts_is_word(f, m->last, close[i]);
    }
    return before && after;
}
