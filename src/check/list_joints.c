/* list-count, the items of a list in a sentence: what parts them, and what is no item of its own. */
#include "check/list_joints.h"

enum { ITEM_WORDS = 14, QUOTES_LEAST = 3 };

bool list_is_dash(const facts *f, uint32_t at)
{
    static const char *const dashes[] = { "\xE2\x80\x94", "--", "\xE2\x80\x93", "-", NULL };
    const token *t = f->text->tokens.at;
    return facts_is_any(f, at, dashes) && !(t[at].flags & TOKEN_GLUED);
}

char list_delimiter_at(const facts *f, uint32_t at)
{
    static const char *const namely[] = { "namely", "viz", "viz.", "i.e.", "videlicet", NULL };
    static const char *const copulas[] = { "were", "are", NULL };
    if (facts_is_word(f, at, ":") || facts_is_any(f, at, namely))
        return 'c';
    if (facts_is_word(f, at, "(") || list_is_dash(f, at))
        return 'n';
    const token *t = f->text->tokens.at;
    uint32_t name = at + 1 + facts_is_word(f, at + 1, "the");
    bool named = facts_is_any(f, at, copulas) && name < f->text->tokens.len && t[name].kind == TOKEN_WORD && t[name].shape == SHAPE_CAPITAL;
    return named ? 'n' : 0;
}

/* "(a) ...; (b) ...", "1. ... 2. ...": how many count on, or 0. */
static uint32_t count_marked(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const marks[][4] = { { "a", "1", "i", NULL }, { "b", "2", "ii", NULL }, { "c", "3", "iii", NULL }, { "d", "4", "iv", NULL },
                                            { "e", "5", "v", NULL }, { "f", "6", "vi", NULL }, { "g", "7", "vii", NULL }, { "h", "8", "viii", NULL } };
    uint32_t count = 0;
    for (uint32_t at = first; at + 1 < last && count < sizeof marks / sizeof *marks; at++)
        if (facts_is_any(f, at, marks[count]) && facts_is_word(f, at + 1, ")"))
            count++;
    return count > 1 ? count : 0;
}

static bool is_joint(const facts *f, uint32_t at)
{
    static const char *const words[] = { "and", "or", "plus", "&", NULL };
    return facts_is_any(f, at, words);
}

/* What begins no item of its own, where the items are names: "Lea, a printer", "Yura, where the wine was good". */
static bool begins_aside(const facts *f, uint32_t at, bool names)
{
    static const char *const always[] = { "who", "whose", "which", "where", "when", "whom", "aged", "now", "then", "both", "all", "each", "as",
                                          "though", "although", "but", "with", "of", "in", "at", "from", "for", "so", "because", "since", "that", "not", "his", "her", "its", "their", NULL };
    static const char *const of_names[] = { "a", "an", "the", "his", "her", "its", "their", "my", "our", NULL };
    bool titled = facts_is_word(f, at, "the") && at + 1 < f->text->tokens.len && f->text->tokens.at[at + 1].shape == SHAPE_CAPITAL; /* "the Reverend Pym" */
    return facts_is_any(f, at, always) || (names && !titled && (facts_is_any(f, at, of_names) || f->text->tokens.at[at].shape == SHAPE_LOWER));
}

typedef struct joints {
    uint32_t commas, ands, asides, semicolons, longest, oxford;
    uint32_t more; /* "both wardens", "the two Mensahs" are one item more */
    uint32_t held; /* "two chemists, Obi and Tran; a lawyer": how many more things than items there may be */
    uint32_t before; /* items with a joint before the first semicolon */
    bool early, numbered, counted;
    bool closed; /* a comma behind the joint of the last item */
    bool again;  /* names are joined behind it: "A, B and C in the first class, D and E in the second" */
} joints;

/* How many things more than one an item begins with: 1 for "two chemists". */
static uint32_t things_more(const facts *f, uint32_t at)
{
    static const char *const numbers[] = { "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", NULL };
    for (uint32_t i = 0; numbers[i]; i++)
        if (facts_is_word(f, at, numbers[i]))
            return i + 1;
    if (facts_is_word(f, at, "both"))
        return 1;
    static const char *const several[] = { "twins", "brothers", "sisters", "couple", "pair", "parents", "spouses", "duo", "wives", "daughters", "sons", NULL };
    enum { REACH = 4 };
    for (uint32_t i = at; i < at + REACH && i < f->text->tokens.len && f->text->tokens.at[i].kind == TOKEN_WORD; i++)
        if (facts_is_any(f, i, several))
            return 1; /* "the Lind twins" */
    return 0;
}

static joints read_joints(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const alone[] = { "one", "half", "zero", "nil", NULL };
    static const char *const relative[] = { "that", "which", "who", "whose", NULL }; /* "one that sold and that pleased" */
    joints j = { 0 };
    uint32_t depth = 0, length = 0;
    bool names = f->text->tokens.at[first].shape != SHAPE_LOWER;
    for (uint32_t at = first; at < last; at++) {
        depth += facts_is_word(f, at, "(");
        if (depth && facts_is_word(f, at, ")"))
            depth--;
        if (depth)
            continue;
        bool comma = facts_is_word(f, at, ","), joint = is_joint(f, at) && (!facts_is_any(f, at + 1, relative) || facts_is_word(f, at + 2, "of"));
        bool after_comma = at > first && facts_is_word(f, at - 1, ",");
        if (facts_is_word(f, at, ";") && !j.semicolons++ && j.commas && (j.ands || j.oxford))
            j.before = j.commas + 1 + (j.ands && !j.oxford);
        j.again |= j.closed && joint && names && at + 1 < last && f->text->tokens.at[at + 1].shape == SHAPE_CAPITAL;
        j.early |= comma && j.ands && !j.commas; /* "A and B, the C": or is it "bread and butter, milk"? */
        if (comma && (j.ands || j.oxford) && j.commas && !j.early)
            j.closed = true;
        bool begins = at == first || facts_is_word(f, at - 1, ",") || facts_is_word(f, at - 1, ";") || (is_joint(f, at - 1) && !is_joint(f, at));
        j.held += begins ? things_more(f, at) : 0;
        j.numbered |= !j.closed && f->text->tokens.at[at].kind == TOKEN_NUMBER;
        j.counted |= !j.closed && begins && facts_has_class(f, at, facts_class(f, "number-word")) && !facts_is_any(f, at, alone);
        j.more += !j.closed && begins && (facts_is_word(f, at, "both") || (facts_is_word(f, at, "the") && facts_is_word(f, at + 1, "two")));
        if (!j.closed) {
            j.commas += comma;
            j.oxford += joint && after_comma;
            j.ands += joint && !after_comma;
            j.asides += comma && at + 1 < last && !is_joint(f, at + 1) &&
                        (begins_aside(f, at + 1, names) || (!names && f->text->tokens.at[at + 1].shape == SHAPE_CAPITAL));
        }
        length = comma || joint || facts_is_word(f, at, ";") ? 0 : length + 1;
        j.longest = length > j.longest ? length : j.longest;
    }
    return j;
}

/* "Bread, cheese, wine and water we buy there": somebody right behind a thing; not "and I was bitten", which is no item. */
static bool has_clause(const facts *f, const list *l)
{
    static const char *const persons[] = { "i", "we", "you", "he", "she", "they", NULL };
    for (uint32_t at = l->first + 1; at < l->last && !(facts_is_word(f, at - 1, ",") && is_joint(f, at)); at++)
        if (facts_is_any(f, at, persons) && f->text->tokens.at[at - 1].kind == TOKEN_WORD && !is_joint(f, at - 1))
            return true;
    return false;
}

/* "Time, money, and some luck would help": what stands behind the last joint has a verb of its own. */
static bool ends_in_clause(const facts *f, const list *l)
{
    static const char *const relative[] = { "that", "which", "who", "whose", "where", NULL };
    static const char *const modals[] = { "would", "will", "could", "should", "might", "must", "can", "may", "is", "are", "was", "were", NULL };
    for (uint32_t at = l->last; at-- > l->first + 1;)
        if (is_joint(f, at) && facts_is_word(f, at - 1, ","))
            return facts_has_any(f, at, l->last, modals) && !facts_has_any(f, at, l->last, relative);
    return false;
}

/* "Linz twice", "First of all", "as well as", a quotation: what tells of something else than items. */
static bool is_no_list(const facts *f, const list *l, bool colon)
{
    static const char *const repeated[] = { "twice", "thrice", "times", "each", "twins", "couple", "pair", "parents", "family", NULL };
    static const char *const begins[] = { "first", "firstly", "one", "as", "to", "that", "they", "he", "she", "we", "it", "in", "and", "for", "with", "which",
                                          "who", "if", "when", "from", "by", "see", "or", "but", "not", "\"", "\xE2\x80\x9C", "'", NULL };
    static const char *const semicolon[] = { ";", NULL };
    static const char *const quoted[] = { "first", "firstly", "\"", "\xE2\x80\x9C", NULL };
    uint32_t quotes = 0;
    for (uint32_t at = l->first; at < l->last; at++)
        quotes += facts_is_any(f, at, quoted + 2);
    if (quotes >= QUOTES_LEAST && colon)
        return false; /* titles */
    bool apart = facts_has_any(f, l->first, l->last, semicolon); /* items that may say anything */
    return (!apart && (facts_has_any(f, l->first, l->last, repeated) || has_clause(f, l))) || facts_is_any(f, l->first, colon ? quoted : begins);
}

bool list_joined(const facts *f, list *l)
{
    if (is_no_list(f, l, facts_is_word(f, l->first - 1, ":") || list_delimiter_at(f, l->first - 1) == 'c'))
        return false;
    uint32_t marked = count_marked(f, l->first, l->last);
    joints j = read_joints(f, l->first, l->last);
    if (marked) {
        l->least = l->most = marked;
        return true;
    }
    if (j.semicolons) {
        l->least = j.semicolons + 1;
        l->most = l->least + j.held;
        if (j.before) { /* "namely A, B and C, be received; that ..." */
            l->least = j.before < l->least ? j.before : l->least;
            l->most = j.before > l->most ? j.before : l->most;
        }
        return true;
    }
    if (j.counted || j.again)
        return false; /* "the cook and three hands" */
    if (!j.commas || j.longest > ITEM_WORDS) /* "four bytes: 3 for the key and the letter" */
        return j.ands == 1 && !j.numbered && j.longest < ITEM_WORDS / 2 && !j.commas ? (l->least = l->most = 2, true) : false;
    uint32_t whole = j.commas + 1; /* an "and" behind a comma adds none */
    l->most = whole + j.ands + j.more;
    l->least = whole + (j.ands == 1 && !j.oxford ? 1 : 0) - j.asides;
    l->least = j.early && l->least > 2 ? 2 : j.numbered && l->least > whole ? whole : l->least;
    l->least = l->least > l->most ? whole : l->least;
    l->least += j.more && l->least < l->most - j.more ? 0 : j.more;
    l->least -= l->least > 1 && j.oxford && !j.ands && ends_in_clause(f, l);
    return true;
}
