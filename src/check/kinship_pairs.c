/* kinship-sex, by a word and its counterpart: "two sisters" here, and "the brothers" there, of whom nothing was told before.
 *
 * "The brothers" are known already; where no word for them stands before, and one for sisters does, just once, they are a slip. */
#include "check/claims.h"
#include "check/kinship.h"
#include "check/words.h"

enum { PAIRS_MOST = 96, PLACES_MOST = 12, FAR = 40, SAME_MOST = 2 };

/* Those of one group may be the same persons: a girl is a daughter. */
static const struct pair {
    const char *man, *woman;
    char group; /* c: child, s: sibling, g: grown, o: older kin, p: spouse, r: of some calling; capital: several */
} pairs[] = {
    { "son", "daughter", 'c' }, { "boy", "girl", 'c' }, { "lad", "lass", 'c' }, { "stepson", "stepdaughter", 'c' },
    { "grandson", "granddaughter", 'd' }, { "godson", "goddaughter", 'd' }, { "schoolboy", "schoolgirl", 'c' },
    { "sons", "daughters", 'C' }, { "boys", "girls", 'C' }, { "grandsons", "granddaughters", 'D' }, { "lads", "lasses", 'C' },
    { "schoolboys", "schoolgirls", 'C' }, { "brother", "sister", 's' }, { "brothers", "sisters", 'S' }, { "half-brother", "half-sister", 's' },
    { "uncle", "aunt", 'o' }, { "uncles", "aunts", 'O' }, { "nephew", "niece", 'n' }, { "nephews", "nieces", 'N' },
    { "grandfather", "grandmother", 'o' }, { "grandpa", "grandma", 'o' }, { "granddad", "granny", 'o' }, { "great-uncle", "great-aunt", 'o' },
    { "husband", "wife", 'p' }, { "widower", "widow", 'p' }, { "fiancé", "fiancée", 'p' }, { "fiance", "fiancee", 'p' }, { "boyfriend", "girlfriend", 'p' },
    { "stepfather", "stepmother", 'f' }, { "father-in-law", "mother-in-law", 'f' }, { "great-grandfather", "great-grandmother", 'o' }, { "husbands", "wives", 'P' }, { "widowers", "widows", 'P' },
    { "man", "woman", 'g' }, { "gentleman", "lady", 'g' }, { "men", "women", 'G' }, { "gentlemen", "ladies", 'G' },
    { "monk", "nun", 'r' }, { "monks", "nuns", 'R' }, { "waiter", "waitress", 'r' }, { "landlord", "landlady", 'r' }, { "actor", "actress", 'r' },
    { "prince", "princess", 'r' }, { "heir", "heiress", 'r' }, { "abbot", "abbess", 'r' }, { "headmaster", "headmistress", 'r' },
    { "policeman", "policewoman", 'r' }, { "chairman", "chairwoman", 'r' }, { "spokesman", "spokeswoman", 'r' }, { "salesman", "saleswoman", 'r' },
    { "businessman", "businesswoman", 'r' }, { "hero", "heroine", 'r' }, { "host", "hostess", 'r' }, { "steward", "stewardess", 'r' },
    { "priest", "priestess", 'r' }, { "shepherd", "shepherdess", 'r' }, { "conductor", "conductress", 'r' },
    { "postman", "postwoman", 'r' }, { "fisherman", "fisherwoman", 'r' }, { "barman", "barmaid", 'r' }, { "duke", "duchess", 'r' },
    { "baron", "baroness", 'r' }, { "count", "countess", 'r' }, { "emperor", "empress", 'r' }, { "king", "queen", 'r' },
};
enum { PAIRS = sizeof pairs / sizeof *pairs };

enum how { HOW_BARE, HOW_NEW, HOW_OWNED, HOW_KNOWN };

typedef struct sexed_word {
    uint32_t at, first, sentence; /* first: its determiner */
    enum how how;
    uint32_t owner; /* form of whose it is, 0: nobody's */
    bool named, limited; /* "the brother who", "the sister of" */
    uint32_t number;     /* form of "three", 0: none */
    bool one_of_several; /* "the younger brother", "his second son" */
} sexed_word;

typedef struct sexed_words {
    sexed_word at[PLACES_MOST];
    uint32_t count;
} sexed_words;

typedef struct pairing {
    const kinship *k;
    const facts *f;
    word_reader words;
    sexed_words of[PAIRS][2];
} pairing;

static bool is_limited(const facts *f, uint32_t at)
{
    static const char *const words[] = { "who", "whom", "whose", "of", "in", "from", "that", "and", "or", "-", "at", "on", "behind", "near", "with", NULL };
    return facts_is_any(f, at + 1, words) || facts_has_class(f, at, CLASS_POSSESSIVE);
}

/* How it is told of: "a brother", "two brothers", "her brother", "the brother". */
static void read_how(const pairing *p, sexed_word *w)
{
    enum { WORDS = 4 };
    static const char *const own[] = { "his", "her", "their", "my", "our", "your", "its", "whose", NULL };
    static const char *const new[] = { "a", "an", "one", "two", "three", "four", "five", "no", "another", "any", "each", NULL };
    static const char *const several[] = { "first", "second", "third", "fourth", "elder", "eldest", "older", "oldest", "younger", "youngest", "only", "other", "middle", "another",
                                           "adopted", "new", "former", "future", "next", "last", "ex", "young", NULL };
    const facts *f = p->f;
    uint32_t start = f->text->sentences.at[w->sentence].first;
    for (uint32_t at = w->at; at > start && at + WORDS > w->at; at--) {
        bool possessive = facts_has_class(f, at - 1, CLASS_POSSESSIVE), the = facts_is_word(f, at - 1, "the");
        bool is_new = facts_is_any(f, at - 1, new);
        w->one_of_several |= facts_is_any(f, at - 1, several);
        if (!possessive && !the && !is_new && !facts_is_any(f, at - 1, own)) {
            if (f->text->tokens.at[at - 1].kind == TOKEN_MARK && !facts_is_word(f, at - 1, "-")) {
                bool apposed = at == w->at && facts_is_word(f, at - 1, ","); /* "the Dinu pair, brothers aged 16 and 18," */
                w->how = apposed && !facts_is_word(f, at + 1, "and") && !facts_is_word(f, at + 1, ",") ? HOW_NEW : w->how;
                break;
            }
            continue;
        }
        w->first = at - 1;
        bool anybodys = possessive && at > start + 2 && facts_is_any(f, at - 3, new); /* "a neighbour's daughter" */
        bool counted = is_new && at > start + 1 && !facts_is_word(f, at - 1, "a") && !facts_is_word(f, at - 1, "an");
        w->number = is_new ? f->text->tokens.at[at - 1].form : 0;
        if (counted && (facts_is_any(f, at - 2, own) || facts_is_word(f, at - 2, "the"))) {
            at--; /* "his three sons" are known */
            is_new = false;
            the = facts_is_word(f, at - 1, "the");
            w->first = at - 1;
        }
        w->how = the ? HOW_KNOWN : is_new || anybodys ? HOW_NEW : HOW_OWNED;
        w->owner = the || is_new ? 0 : text_folded_form(f->text, possessive && at > start + 1 ? at - 2 : at - 1);
        return;
    }
}

/* "The grandfather clock", "her sister ship". */
static bool is_of_compound(const facts *f, uint32_t at)
{
    static const char *const heads[] = { "clock", "clocks", "ship", "ships", "company", "companies", "paper", "city", "church", "house", "school", "club", "vessel", "station", "site",
                                         "model", "title", "team", "bee", "organisation", "organization", "publication", "magazine", "scout", "scouts", "band", "bands", NULL };
    return facts_is_any(f, at + 1, heads);
}

static void read_word(pairing *p, uint32_t at)
{
    const facts *f = p->f;
    if (is_of_compound(f, at))
        return;
    for (int i = 0; i < PAIRS; i++)
        for (int sex = 0; sex < 2; sex++) {
            sexed_words *words = &p->of[i][sex];
            if (!facts_is_word(f, at, sex ? pairs[i].woman : pairs[i].man) || words->count == PLACES_MOST)
                continue;
            sexed_word w = { .at = at, .first = at, .sentence = facts_sentence(f, at), .limited = is_limited(f, at) };
            int32_t who = facts_entity_at(f, at + 1), behind = facts_is_word(f, at + 1, ",") ? facts_entity_at(f, at + 2) : -1;
            w.named = who >= 0 || behind >= 0;
            read_how(p, &w);
            words->at[words->count++] = w;
            return;
        }
}

/* Whether a word of the sex and of the group stands before a place: it explains who is meant. */
static bool is_explained(const pairing *p, int pair, int sex, uint32_t before)
{
    char group = pairs[pair].group;
    bool grown = group == 'g' || group == 'G' || group == 'r';
    bool anybody = grown || group == 'c' || group == 'C' || group == 'p' || group == 'P'; /* a woman is no grandmother by that */
    for (int i = 0; i < PAIRS; i++)
        for (uint32_t k = 0; k < p->of[i][sex].count; k++)
            if (p->of[i][sex].at[k].at < before && (i == pair || grown || pairs[i].group == group || (anybody && pairs[i].group == (group < 'a' ? 'G' : 'g'))))
                return true;
    for (size_t i = 0; grown && i < p->f->entities.len; i++)
        if (p->f->entities.at[i].type == CLASS_PERSON && p->f->entities.at[i].sex != (sex ? 'm' : 'f'))
            return true;
    return false;
}

static belie_status report(const pairing *p, const sexed_word *a, const sexed_word *b)
{
    const facts *f = p->f;
    const sexed_word *w[2] = { a->at < b->at ? a : b, a->at < b->at ? b : a };
    const rule *by = f->claims.len ? f->claims.at[0].by : NULL;
    evidence places[2];
    if (!by)
        return BELIE_OK;
    for (int i = 0; i < 2; i++)
        places[i] = (evidence){ w[i]->first, w[i]->at + 1, facts_quote(f, w[i]->first, w[i]->at + 1), NULL, by };
    return findings_add(p->k->out, check_named("kinship-sex"), BELIE_WARNING, 0.65, places, 2, "no other word of the text tells of them",
                        "\"%s\" here, and \"%s\" there", places[0].says, places[1].says);
}

static bool meet_in_a_sentence(const sexed_words *a, const sexed_words *b)
{
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count; k++)
            if (a->at[i].sentence == b->at[k].sentence)
                return true;
    return false;
}

/* A boy or a girl need be nobody's. */
static bool is_generic(int pair)
{
    return strcmp(pairs[pair].man, "boy") == 0 || strcmp(pairs[pair].man, "boys") == 0 || strcmp(pairs[pair].man, "lad") == 0;
}

static bool meet_in_pair(const pairing *p, int pair, const sexed_word *w)
{
    for (int sex = 0; sex < 2; sex++)
        for (uint32_t i = 0; i < p->of[pair][sex].count; i++)
            if (&p->of[pair][sex].at[i] == w)
                return true;
    return false;
}

/* Whether the one whose relative stands at a word is named right before it: "Jadwiga and her husband". */
static bool owner_is_beside(const facts *f, const sexed_word *w)
{
    static const char *const joins[] = { "and", "with", ",", "by", "or", NULL };
    return w->how == HOW_OWNED && w->first > 1 && facts_is_any(f, w->first - 1, joins) && facts_entity_at(f, w->first - 2) >= 0;
}

/* The husband of a widow is no widow: only where both words stand for the same place beside one person do they clash. */
static bool is_spouse_of_it(const pairing *p, int pair, const sexed_word *known, const sexed_word *other)
{
    char group = pairs[pair].group;
    if (group != 'p' && group != 'P')
        return false;
    return meet_in_pair(p, pair, other) ? known->how == HOW_OWNED && other->how != HOW_OWNED : !known->owner || known->owner != other->owner;
}

/* "Her brother's son", "his wife's sister". */
static bool is_of_kin(const pairing *p, const sexed_word *w)
{
    return w->how == HOW_OWNED && w->first > 0 && facts_has_class(p->f, w->first, CLASS_POSSESSIVE) && facts_has_class(p->f, w->first - 1, p->k->classes.kinship);
}

/* "Her fiancé", "the fiancée of his brother"; "one daughter", "her brother's son"; "a nephew", "my niece"; "a son", "Mrs Baines and her daughter". */
static bool is_of_another(const pairing *p, const sexed_word *known, const sexed_word *other)
{
    const facts *f = p->f;
    static const char *const ours[] = { "my", "our", "your", NULL };
    bool of = known->how == HOW_KNOWN && facts_is_word(f, known->at + 1, "of");
    bool mine = known->how == HOW_OWNED && facts_is_any(f, known->first, ours);
    return is_of_kin(p, known) || (known->how == HOW_OWNED && is_of_kin(p, other)) || (of && other->owner) || (mine && other->how == HOW_NEW) || owner_is_beside(f, known) ||
           (owner_is_beside(f, other) && other->owner != known->owner);
}

/* "His brother" and "her sister", "his wife" and "her husband". */
static bool owners_differ(const facts *f, const sexed_word *a, const sexed_word *b, char group)
{
    if (!a->owner || !b->owner || a->owner == b->owner)
        return false;
    str x = text_form(f->text, a->owner), y = text_form(f->text, b->owner);
    bool his = str_is(x, "his") || str_is(y, "his"), her = str_is(x, "her") || str_is(y, "her");
    return (his && her) || group == 'p' || group == 'P';
}

/* The one of the other sex and of the group that is told of before, or NULL. */
static const sexed_word *counterpart(const pairing *p, int pair, int sex, const sexed_word *known)
{
    const sexed_word *found = NULL;
    uint32_t count = 0;
    char group = pairs[pair].group;
    for (int i = 0; i < PAIRS; i++) {
        if (pairs[i].group != group || ((group == 'r' || group == 'o') && i != pair))
            continue;
        const sexed_words *others = &p->of[i][!sex];
        if (meet_in_a_sentence(others, &p->of[pair][sex]))
            return NULL;
        for (uint32_t k = 0; k < others->count; k++) {
            const sexed_word *o = &others->at[k];
            count++;
            if (o->at < known->at && o->how != HOW_BARE && (i == pair || o->how != HOW_KNOWN) &&
                (!o->one_of_several || o->how == HOW_NEW) && (i == pair || !is_generic(i) || (o->how == HOW_OWNED && known->how == HOW_OWNED)))
                found = found ? found : o;
        }
    }
    return found && count <= SAME_MOST && found->sentence + FAR > known->sentence ? found : NULL;
}

/* Whether their sentences have a telling word in common, or the first is the only one. */
static bool shares_word(const pairing *p, const sexed_word *a, const sexed_word *b)
{
    enum { STEMS = 24 };
    static const char *const only[] = { "only", "one", "single", "sole", NULL };
    const sentence *s = p->f->text->sentences.at;
    uint64_t x[STEMS], y[STEMS];
    uint32_t n = words_read(&p->words, s[a->sentence].first, s[a->sentence].last, x, STEMS);
    uint32_t m = words_read(&p->words, s[b->sentence].first, s[b->sentence].last, y, STEMS);
    return words_shared(x, n, y, m) || (a->number && a->number == b->number) || facts_has_any(p->f, a->at > 3 ? a->at - 3 : 0, a->at, only);
}

/* Whether the name of the first stands in the sentence of the second. */
static bool names_in_sentence(const facts *f, const sexed_word *a, const sexed_word *b)
{
    uint32_t name = facts_entity_at(f, a->at + 1) >= 0 ? a->at + 1 : a->at + 2;
    sentence s = facts_sentence_around(f, b->at, b->at + 1);
    for (uint32_t at = s.first; at < s.last; at++)
        if (f->text->tokens.at[at].form == f->text->tokens.at[name].form)
            return true;
    return false;
}

static belie_status compare_pair(const pairing *p, int pair, int sex)
{
    const sexed_words *words = &p->of[pair][sex];
    const sexed_word *known = words->count ? &words->at[0] : NULL;
    if (!known || known->how < HOW_OWNED || words->count > SAME_MOST)
        return BELIE_OK;
    const sexed_word *other = counterpart(p, pair, sex, known);
    if (!other)
        return BELIE_OK;
    p->k->out->comparisons++;
    bool same_word = meet_in_pair(p, pair, other);
    if (is_spouse_of_it(p, pair, known, other) || is_of_another(p, known, other))
        return BELIE_OK;
    if (other->named && names_in_sentence(p->f, other, known))
        return BELIE_OK; /* "Ellis sold it to my niece" */
    if (known->number && known->number != other->number)
        return BELIE_OK; /* "his two sons" and "the mothers and daughters" */
    static const char children[] = "cd";
    if (known->how == HOW_OWNED && strchr(children, pairs[pair].group) && !shares_word(p, other, known))
        return BELIE_OK; /* one may have a son and a daughter */
    if (known->one_of_several || (known->named && other->named) || (known->how == HOW_KNOWN && known->limited && !(same_word && shares_word(p, other, known))) || (!same_word && known->how == HOW_KNOWN && !is_generic(pair)) || owners_differ(p->f, known, other, pairs[pair].group) || is_explained(p, pair, sex, known->at))
        return BELIE_OK;
    return report(p, other, known);
}

belie_status kinship_compare_pairs(const kinship *k)
{
    const facts *f = k->f;
    enum { TOKENS_MOST = 6000 };
    pairing *p = arena_alloc(&k->out->scratch, sizeof *p);
    if (!p)
        return error_no_memory(k->out->error);
    p->k = k;
    p->f = f;
    word_reader_init(&p->words, f);
    if (f->text->tokens.len > TOKENS_MOST)
        return BELIE_OK; /* more than one of each kind, in a long text */
    for (uint32_t at = 0; at < f->text->tokens.len; at++)
        if (f->text->tokens.at[at].kind == TOKEN_WORD && (facts_has_class(f, at, k->classes.kinship) || facts_has_class(f, at, k->sexed)))
            read_word(p, at);
    belie_status status = BELIE_OK;
    for (int i = 0; status == BELIE_OK && i < PAIRS; i++)
        for (int sex = 0; sex < 2 && status == BELIE_OK; sex++)
            status = compare_pair(p, i, sex);
    return status;
}
