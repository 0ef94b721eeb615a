/* Of whom a people or country is said.  No rule of phrases: an article on the left, a noun of persons or none on the right, and
 * a name or a pronoun beside it. */
#include "check/national_read.h"

enum { LEFT_MOST = NATIONAL_LEFT_MOST };

static int32_t person_from(const facts *f, uint32_t at)
{
    const mention *m = facts_mention_over(f, at);
    return m && m->first >= at && m->type == CLASS_PERSON ? m->entity : -1;
}

static int32_t person_until(const facts *f, uint32_t at)
{
    while (at && facts_is_word(f, at - 1, "*"))
        at--; /* in bold type */
    const mention *m = at ? facts_mention_over(f, at - 1) : NULL;
    return m && m->last == at && m->type == CLASS_PERSON ? m->entity : -1;
}

/* Over "Mr", "Dr". */
static int32_t person_behind(const facts *f, uint32_t at)
{
    int32_t who = person_from(f, at);
    return who >= 0 ? who : person_from(f, at + 1);
}

static const char *const being[] = { "is", "was", "being", "remained", "am", "as", "stayed", NULL };

/* The end of what stands before brackets that end before a token: "Ada Brunel (born 1951) is". */
static uint32_t before_brackets(const facts *f, uint32_t at)
{
    enum { INSIDE_MOST = 16 };
    if (!at || !facts_is_word(f, at - 1, ")"))
        return at;
    for (uint32_t i = at - 1; i > 0 && i + INSIDE_MOST > at; i--)
        if (facts_is_word(f, i, "("))
            return i;
    return at;
}

/* "Alhassan, 22, a", "Vaitkus, stonemason, a": over what stands between two commas; at a comma. */
static uint32_t before_apposition(const facts *f, uint32_t at)
{
    bool one = at > 2 && facts_is_word(f, at, ",") && facts_is_word(f, at - 2, ",");
    return one && (f->text->tokens.at[at - 1].kind == TOKEN_NUMBER || facts_is_lower(f, at - 1)) ? at - 2 : at;
}

/* "| Agnes Dahl | 26 | nurse | Norwegian |": the person whose row it is, or -1. */
static int32_t person_of_row(const facts *f, uint32_t at)
{
    enum { BACK = 24 };
    int32_t who = -1;
    for (uint32_t i = at; i > 0 && i + BACK > at && facts_is_word(f, at - 1, "|"); i--) {
        const mention *m = facts_mention_over(f, i - 1);
        if (m && m->type == CLASS_PERSON && who >= 0 && m->entity != who)
            return -1;
        who = m && m->type == CLASS_PERSON ? m->entity : who;
        if (f->text->tokens.at[i - 1].flags & TOKEN_LINE)
            return who;
    }
    return -1;
}

static bool is_mark(const facts *f, uint32_t at)
{
    static const char *const marks[] = { ",", "|", "\xE2\x80\x93", "\xE2\x80\x94", "/", ";", ":", ".", "(", ")", "-", NULL };
    return at >= f->text->tokens.len || facts_is_any(f, at, marks);
}

/* "He", "the applicant". */
static bool is_subject(const nationals *n, uint32_t at)
{
    const facts *f = n->f;
    bool the = at && facts_is_word(f, at - 1, "the") && (facts_has_class(f, at, n->role) || facts_has_class(f, at, n->role_noun));
    return the || facts_is_word(f, at, "he") || facts_is_word(f, at, "she");
}

static void set_pronoun(const nationals *n, national *x, uint32_t at)
{
    static const char *const persons[] = { "he", "she", "his", "her", "him", "i", NULL };
    x->pronoun |= facts_is_any(n->f, at, persons) || is_subject(n, at);
}

/* Who stands before: "Name, a", "Name (", "Name is a", "he was a". */
static void bind_left(const nationals *n, national *x)
{
    const facts *f = n->f;
    uint32_t at = x->first;
    bool comma = at && is_mark(f, at - 1) && !facts_is_word(f, at - 1, ".");
    bool verb = at && facts_is_any(f, at - 1, being);
    x->who = comma || verb ? person_until(f, before_brackets(f, comma ? before_apposition(f, at - 1) : at - 1)) : -1;
    x->who = x->who < 0 && comma ? person_of_row(f, at) : x->who;
    if (verb)
        set_pronoun(n, x, at > 1 ? at - 2 : at);
    static const char *const before_as[] = { ",", "that", "and", "but", ";", ":", "\xE2\x80\x94", NULL };
    bool as = verb && facts_is_word(f, at - 1, "as"), begins = at == f->text->sentences.at[x->sentence].first + 1;
    if (verb && ((as && (begins || facts_is_any(f, at - 2, before_as))) || facts_is_word(f, at - 1, "being")))
        x->how = PERSON_BY_STATE; /* not "portrayed him as a Dane" */
    x->named = x->who >= 0;
}

/* Who stands behind: "Danish painter Ada", "as a Dane, she". */
static void bind_right(const nationals *n, national *x)
{
    const facts *f = n->f;
    uint32_t at = x->last;
    at += facts_is_word(f, at, ",") && x->how != PERSON_A;
    if (x->who < 0 && !x->pronoun)
        x->who = x->how == PERSON_BY_STATE && !facts_is_word(f, x->last, ",") ? -1 : person_behind(f, at);
    x->named = x->who >= 0;
    if (x->how != PERSON_BY_STATE)
        return;
    uint32_t end = f->text->sentences.at[x->sentence].last;
    for (at = x->last; at < end && x->who < 0 && !x->pronoun && at < x->last + 2 * LEFT_MOST; at++) {
        set_pronoun(n, x, at);
        x->who = person_from(f, at);
    }
}

/* Behind a label, or as an adjective: "Nationality: Polish", "(Italian, 61)", "he is Moldovan". */
static bool is_predicate(const nationals *n, const national *x)
{
    const facts *f = n->f;
    uint32_t at = x->word;
    if (at < 2 || !national_stands_alone(n, x->last) || facts_is_word(f, x->last, "and"))
        return at >= 2 && facts_is_any(f, at - 1, being) && is_subject(n, at - 2);
    if (facts_is_word(f, at - 1, "(") || (is_mark(f, at - 1) && is_mark(f, x->last)))
        return person_until(f, before_brackets(f, before_apposition(f, at - 1))) >= 0 || person_of_row(f, at) >= 0;
    if (facts_is_word(f, at - 1, ":"))
        return facts_is_word(f, at - 2, "nationality") || facts_is_word(f, at - 2, "citizenship");
    return facts_is_any(f, at - 1, being) && (person_until(f, at - 1) >= 0 || is_subject(n, at - 2));
}

/* "Called the Swiss", "taken for a Greek", "'the Swiss'". */
static bool is_opinion(const nationals *n, const national *x)
{
    static const char *const words[] = { "called", "calls", "call", "for", "like", "thought", "considered", "dubbed", "nicknamed", "than", "shown",
                                         "played", "plays", "playing", "born", "became", "become", "named", "against", "beat", "with", "by", NULL };
    static const char *const calls[] = { "called", "calls", "call", "named", "dubbed", "nicknamed", NULL };
    uint32_t at = x->first;
    static const char *const ends[] = { "\"", "\xE2\x80\x9D", "'", "\xE2\x80\x99", NULL };
    bool quoted = at && facts_is_any(n->f, at - 1, national_quotes);
    if (quoted && x->how == PERSON_THE && (facts_is_any(n->f, x->last, ends) || facts_is_any(n->f, x->last + 1, ends)))
        return true;
    bool inside = false; /* "Ivan the Pole" */
    for (uint32_t i = at; i > 0 && i + 3 > at && !inside; i--)
        inside = facts_is_any(n->f, i - 1, national_quotes);
    quoted |= inside && facts_is_any(n->f, x->last, ends);
    return at && (facts_is_any(n->f, at - 1, words) ||
                  (quoted && facts_has_any(n->f, at > LEFT_MOST ? at - LEFT_MOST : 0, at, calls)));
}

static bool keep(nationals *n, const national *x)
{
    national *slot = vec_push(&n->list);
    if (slot)
        *slot = *x;
    return slot != NULL;
}

static const char *const papers[] = { "passport", "citizenship", "nationality", NULL };

/* "His Sudanese passport, the only one he ever had". */
static bool is_passport(const nationals *n, const national *x)
{
    if (facts_is_word(n->f, x->last, "one")) /* "one passport all her life, a Faroese one" */
        return facts_has_any(n->f, n->f->text->sentences.at[x->sentence ? x->sentence - 1 : 0].first, x->first, papers);
    return facts_is_any(n->f, x->last - 1, papers);
}

/* "By birth", "by passport", "all his life", "of the old school": what is behind it says that it is no opinion. */
static bool is_firm(const nationals *n, uint32_t at)
{
    static const char *const states[] = { "birth", "nationality", "citizenship", "passport", "upbringing", "origin", "temper", "blood", NULL };
    static const char *const lives[] = { "life", "days", "end", "last", "bones", "core", "fingertips", "death", "marrow", NULL };
    const facts *f = n->f;
    if (facts_is_word(f, at, "by"))
        return facts_is_any(f, at + 1, states);
    if (facts_is_word(f, at, "to") || facts_is_word(f, at, "all"))
        return facts_is_any(f, at + 2, lives);
    if (facts_is_word(f, at, "of"))
        return facts_is_word(f, at + 1, "the") && facts_is_word(f, at + 2, "old");
    return facts_is_word(f, at, "through") && facts_is_word(f, at + 1, "and");
}

/* "A Filipino all his life, he never took": begins the sentence, and he or she follows. */
static bool opens_clause(const nationals *n, const national *x)
{
    const facts *f = n->f;
    const sentence *s = &f->text->sentences.at[x->sentence];
    if (x->first > s->first && !(x->first == s->first + 1 && (facts_is_word(f, s->first, "born") || facts_is_any(f, s->first, national_quotes))))
        return false;
    for (uint32_t at = x->last; at + 1 < s->last && at < x->last + 2 * LEFT_MOST; at++)
        if (facts_is_word(f, at, ",") && (facts_is_word(f, at + 1, "he") || facts_is_word(f, at + 1, "she")))
            return true;
    return false;
}

/* "Of the Egyptian artists of her generation, none": she is one. */
static bool read_partitive(nationals *n, national *x)
{
    static const char *const out_of[] = { "of", "among", "amongst", NULL };
    static const char *const owners[] = { "her", "his", "whom", "she", "he", NULL };
    uint32_t at = x->first;
    while (at && (facts_is_word(n->f, at - 1, "the") || facts_is_word(n->f, at - 1, "all")))
        at--;
    if (!at || !facts_is_any(n->f, at - 1, out_of) || !facts_has_any(n->f, x->last, x->last + LEFT_MOST, owners))
        return true;
    x->first = at - 1;
    x->how = PERSON_NONE;
    return keep(n, x);
}

/* "The Thai embassy, as that of his own country", "the embassy of Chile, the driver being their national". */
static bool is_embassy(const nationals *n, national *x)
{
    static const char *const houses[] = { "embassy", "consulate", "consul", "ambassador", "legation", "vice-consul", NULL };
    static const char *const bound[] = { "country", "national", "citizen", "subject", "compatriot", "countryman", "countrywoman", NULL };
    static const char *const owners[] = { "his", "her", "its", "their", NULL };
    const facts *f = n->f;
    bool of = x->first > 2 && facts_is_word(f, x->first - 1, "of") && facts_is_any(f, x->first - 2, houses);
    if (!of && !facts_is_any(f, x->last, houses))
        return false;
    const sentence *s = &f->text->sentences.at[x->sentence];
    x->first -= of ? 2 : 0;
    x->last += of ? 0 : 1;
    x->how = PERSON_BY_STATE;
    for (uint32_t at = x->last + 1; at < s->last && at < x->last + 2 * LEFT_MOST; at++)
        if (facts_is_any(f, at, bound) && (facts_has_any(f, at - 2, at, owners))) {
            x->who = person_behind(f, at + 1); /* "the Norwegian ambassador brought her compatriot Ester" */
            return true;
        }
    return false;
}

/* Of "the poet, an Irishman": what the poet is; 0: nothing. */
static uint64_t noun_of_apposition(const nationals *n, const national *x)
{
    const facts *f = n->f;
    uint32_t at = x->first;
    bool noun = at > 2 && facts_is_word(f, at - 1, ",") && facts_is_lower(f, at - 2) &&
                (facts_has_class(f, at - 2, n->role) || facts_has_class(f, at - 2, n->role_noun));
    return noun && (facts_is_word(f, at - 3, "the") || facts_is_word(f, at - 4, "the")) ? word_stem(&n->words, at - 2) : 0;
}

/* "The Dutch", "the Chinese" are all of them. */
static bool may_be_all(const nationals *n, const national *x)
{
    static const char *const words[] = { "dutch", "french", "english", "irish", "welsh", "british", "spanish", "polish", "danish", "swedish", "flemish",
                                         "turkish", "finnish", "scottish", "chinese", "japanese", "portuguese", "swiss", "vietnamese", "lebanese",
                                         "maltese", "burmese", "sudanese", "senegalese", "taiwanese", "congolese", "nepalese", "icelandic",
                                         "cornish", "milanese", "genoese", "faroese", "lao", NULL };
    return x->how == PERSON_THE && x->first + 1 == x->word && facts_is_any(n->f, x->word, words);
}

/* "His own Maltese passport", "one passport all her life, a Faroese one". */
static bool read_passport(nationals *n, national *x)
{
    static const char *const owners[] = { "his", "her", NULL };
    uint32_t at = x->first - (x->first && facts_is_word(n->f, x->first - 1, "own"));
    x->how = PERSON_BY_STATE;
    x->pronoun = at && (facts_is_any(n->f, at - 1, owners) || facts_is_word(n->f, x->last, "one"));
    x->first -= x->pronoun;
    return !x->pronoun || keep(n, x);
}

/* How the one is told of who is no "a Dane" of many. */
static void read_state(const nationals *n, national *x, bool noun, bool firm, bool quoted)
{
    const facts *f = n->f;
    bool label = x->first == x->word && x->first && facts_is_word(f, x->first - 1, ":");
    if (label || (x->how == PERSON_A && (firm || opens_clause(n, x))))
        x->how = PERSON_BY_STATE;
    if (quoted)
        x->how = PERSON_THIS;
    bind_left(n, x);
    bind_right(n, x);
    bool unnamed = x->how == PERSON_A && x->who < 0;
    if (unnamed && !noun && (x->noun = noun_of_apposition(n, x)) != 0)
        x->how = PERSON_THE;
    if (unnamed && noun && facts_is_any(f, x->last - 1, national_bonds))
        x->how = PERSON_BY_STATE;
    x->apposed = x->first && facts_is_word(f, x->first - 1, ",");
    x->opinion = is_opinion(n, x) && !x->named;
}

static bool read_person(nationals *n, national *x, bool noun)
{
    const facts *f = n->f;
    if (noun && national_is_plural(text_token(f->text, x->last - 1)))
        return read_partitive(n, x);
    if (noun && !facts_is_any(f, x->last - 1, national_anybody))
        x->noun = word_stem(&n->words, x->last - 1);
    bool alone = !noun && national_stands_alone(n, x->last) && !national_is_plural(text_token(f->text, x->word));
    bool left = national_read_left(n, x), firm = is_firm(n, x->last);
    bool quoted = !left && noun && x->word && facts_is_any(f, x->word - 1, national_quotes);
    bool other = firm || quoted || is_predicate(n, x) || (noun && person_from(f, x->last) >= 0);
    bool ours = left && (facts_is_word(f, x->first, "our") || facts_is_word(f, x->first, "my"));
    int language = facts_class(f, "language");
    if ((ours && (noun || facts_is_word(f, x->last, ",") || facts_has_class(f, x->word, language))) || (left ? !noun && (!alone || may_be_all(n, x)) : !other))
        return true; /* "our French teacher" teaches it, "our German, Dr Lenz," is brought in, "my Italian" is poor */
    read_state(n, x, noun, firm, quoted);
    return keep(n, x);
}

bool national_read_people(nationals *n, uint32_t at, str code, uint32_t end)
{
    national x = { .code = code, .word = at, .first = at, .last = end, .sentence = facts_sentence(n->f, at), .who = -1 };
    if (facts_is_word(n->f, end, "-"))
        return true; /* "German-born" */
    if (is_embassy(n, &x))
        return keep(n, &x);
    uint32_t noun = national_noun_end(n, end);
    x = (national){ .code = code, .word = at, .first = at, .last = noun ? noun : end, .sentence = x.sentence, .who = -1 };
    return is_passport(n, &x) ? read_passport(n, &x) : read_person(n, &x, noun != 0);
}

/* "The songs of his own country, El Salvador". */
static bool is_home(const nationals *n, uint32_t at)
{
    static const char *const homes[] = { "country", "homeland", "fatherland", "motherland", "land", NULL };
    static const char *const words[] = { "own", "native", "home", "mother", NULL };
    static const char *const owners[] = { "his", "her", NULL };
    static const char *const fellows[] = { "colleague", "friend", "rival", "partner", "wife", "husband", "teacher", "neighbour", "neighbor", "coach", "guest",
                                           "opponent", "mother", "father", "pupil", "successor", "predecessor", "companion", NULL };
    const facts *f = n->f;
    uint32_t noun = at && facts_is_word(f, at - 1, ",") ? at - 2 : at - 1;
    if (at > 2 && facts_is_word(f, at - 1, "native") && facts_is_any(f, at - 2, owners)) {
        const sentence s = facts_sentence_around(f, at, at + 1);
        return !facts_has_any(f, s.first, s.last, fellows);
    }
    if (at < 4 || !facts_is_any(f, noun, homes))
        return false;
    return facts_is_any(f, noun - 1, owners) || (facts_is_any(f, noun - 1, words) && facts_is_any(f, noun - 2, owners));
}

/* "The new man from Ghana". */
static bool read_from(const nationals *n, national *x)
{
    const facts *f = n->f;
    uint32_t noun = x->word - 2;
    if (x->word < 3 || !facts_is_lower(f, noun) || national_is_plural(text_token(f->text, noun)) ||
        !(facts_is_any(f, noun, national_anybody) || facts_has_class(f, noun, n->role) || facts_has_class(f, noun, n->sexed)))
        return false;
    uint32_t word = x->word;
    x->word = noun;
    bool left = national_read_left(n, x) && x->how != PERSON_A;
    x->word = word;
    x->noun = facts_is_any(f, noun, national_anybody) ? 0 : word_stem(&n->words, noun);
    return left;
}

/* "Emil Sandberg (Sweden)", "Peru's Fiorella", "Fiorella Quispe of Peru", "a national of Peru". */
bool national_read_country(nationals *n, uint32_t at, str code, uint32_t end)
{
    const facts *f = n->f;
    national x = { .code = code, .word = at, .first = at, .last = end, .sentence = facts_sentence(f, at), .who = -1 };
    bool of = at && (facts_is_word(f, at - 1, "of") || facts_is_word(f, at - 1, "("));
    if (of && facts_is_word(f, at - 1, "of") && at > 1 && facts_is_any(f, at - 2, national_bonds)) {
        x.first = at - 2;
        x.how = PERSON_A;
        if (national_read_left(n, &(national){ .word = at - 2, .sentence = x.sentence }))
            x.first = at - 3;
        bind_left(n, &x);
        x.how = PERSON_BY_STATE;
        return keep(n, &x);
    }
    if (is_embassy(n, &x))
        return keep(n, &x);
    x = (national){ .code = code, .word = at, .first = at, .last = end, .sentence = x.sentence, .who = -1 };
    if (facts_is_lower(f, end) && facts_is_any(f, end, national_bonds) && !facts_is_any(f, end, papers))
        return national_read_people(n, at, code, end);
    if (is_home(n, at)) {
        x.pronoun = true;
        x.how = PERSON_BY_STATE;
        return keep(n, &x);
    }
    if (at && facts_is_word(f, at - 1, "from") && read_from(n, &x))
        return keep(n, &x);
    if (of || (at && is_mark(f, at - 1) && is_mark(f, end)))
        x.who = person_until(f, at - 1);
    else if (facts_has_class(f, end, CLASS_POSSESSIVE))
        x.who = person_from(f, end + 1);
    x.named = x.by_country = x.who >= 0;
    return x.named ? keep(n, &x) : true;
}
