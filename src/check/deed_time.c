/* attendance: what tells that a deed was done somewhere else, at another time or by another one than who was absent. */
#include "check/deed_time.h"

#include "check/list.h"

/* "In March", "since 2015", "on his retirement last week", but not "that work begin in March". */
static bool is_dated(const facts *f, uint32_t end, uint32_t last)
{
    static const char *const before[] = { "in", "at", "since", "from", "during", "until", "between", "last", "on", NULL };
    static const char *const asks[] = { "that", "to", "if", "whether", "why", "when", "how", "what", "about", "for", ";", ":", NULL };
    for (uint32_t at = end; at < last && !facts_is_any(f, at, asks); at++) {
        const mention *m = facts_is_any(f, at, before) && at + 1 < last ? facts_mention_over(f, at + 1) : NULL;
        if (m && m->type == CLASS_DATE)
            return true;
    }
    return false;
}

/* "Letter. U. Jupp complains": an item that is of what was written. */
static bool is_of_a_letter(const facts *f, uint32_t sentence_index)
{
    enum { HEADING = 5 };
    static const char *const words[] = { "letter", "letters", "correspondence", "petition", "complaint", "complaints", "petitions", "e-mail", "email", "mail", "thanks", NULL };
    const sentence *s = sentence_index ? &f->text->sentences.at[sentence_index - 1] : NULL;
    return s && s->last - s->first <= HEADING && facts_has_any(f, s->first, s->last, words);
}

bool deed_is_elsewhere(const facts *f, uint32_t name, uint32_t end)
{
    static const char *const means[] = { "stands", "bench", "sidelines", "gallery", "bed", "hospital", "screen", "television", "tv", "radio", "delayed", "seat", "nights", "mail", "e-mail", "email", "post", "proxy", "fax", "telegram", "absentia", "absentee", "reverse", "photograph", "photographs", NULL };
    uint32_t own = facts_sentence(f, name), last = f->text->sentences.at[own].last;
    bool given = end > name && facts_is_word(f, end - 1, "presented") && facts_is_word(f, end, "with");
    static const char *const through[] = { "through", "via", NULL };
    bool by_another = end > name + 1 && facts_is_word(f, end, "by"); /* "of Cllr Kemp, presented by" */
    static const char *const times[] = { "years", "months", "terms", NULL };
    enum { BEHIND = 4 };
    if (facts_has_any(f, end, end + BEHIND < last ? end + BEHIND : last, times)) /* "served nine years" */
        return true;
    return given || by_another || facts_has_any(f, end, end + 2 < last ? end + 2 : last, through) || facts_has_any(f, f->text->sentences.at[own].first, last, means) || is_dated(f, end, last) || is_of_a_letter(f, own);
}

bool deed_is_of_next_meeting(const facts *f, uint32_t absent, uint32_t own)
{
    static const char *const heads[] = { "meeting", "minutes", "session", "sitting", NULL };
    for (uint32_t i = facts_sentence(f, absent) + 1; i <= facts_sentence(f, own); i++) {
        const sentence *s = &f->text->sentences.at[i];
        size_t date = facts_is_any(f, s->first, heads) ? facts_date_from(f, s->first) : f->dates.len;
        if (date < f->dates.len && f->mentions.at[f->dates.at[date].mention].first < s->last)
            return true;
    }
    return false;
}

bool deed_is_of_part(const facts *f, uint32_t last)
{
    static const char *const parts[] = { "until", "till", "from", "to", "before", "after", "late", "later", "item", "items", NULL };
    enum { BRACKETS = 8 };
    for (uint32_t at = last + 1; facts_is_word(f, last, "(") && at < last + BRACKETS && !facts_is_word(f, at, ")"); at++)
        if (facts_is_any(f, at, parts))
            return true;
    return false;
}

/* ---- another one of the name ---- */

static char sex_of_title(const facts *f, uint32_t at)
{
    int title = facts_class(f, "title");
    str value = title >= 0 && facts_has_class(f, at, title) ? symbols_value(f->table, at, at + 1, (unsigned)title) : STR("");
    return str_is(value, "m") ? 'm' : str_is(value, "f") ? 'f' : 0;
}

/* What stands before a surname: the sex of a title, and a given name or an initial (0: none). */
static char read_before(const facts *f, uint32_t surname, uint32_t *given)
{
    enum { WORDS = 4 };
    int title = facts_class(f, "title");
    *given = 0;
    for (uint32_t at = surname; at > 0 && at + WORDS > surname; at--) {
        bool titled = title >= 0 && facts_has_class(f, at - 1, title);
        uint8_t shape = f->text->tokens.at[at - 1].shape;
        if (titled)
            return sex_of_title(f, at - 1);
        if (facts_is_word(f, at - 1, "."))
            continue;
        if ((shape != SHAPE_CAPITAL && shape != SHAPE_INITIAL) || facts_mention_over(f, at - 1) != facts_mention_over(f, surname))
            break; /* "When Dadzie ran" */
        *given = at - 1;
    }
    return 0;
}

bool deed_has_namesake(const facts *f, uint32_t first, uint32_t last)
{
    uint32_t given, other;
    char sex = read_before(f, last - 1, &given);
    uint64_t name = text_folded_form(f->text, last - 1);
    for (uint32_t at = 0; at < f->text->tokens.len; at++) {
        if ((at >= first && at < last) || f->text->tokens.at[at].kind != TOKEN_WORD || text_folded_form(f->text, at) != name)
            continue;
        char theirs = read_before(f, at, &other);
        bool initials = given && other && text_token(f->text, given).ptr[0] != text_token(f->text, other).ptr[0];
        if ((sex && theirs && sex != theirs) || initials)
            return true;
    }
    return false;
}
