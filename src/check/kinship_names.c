/* kinship-sex, by a name or a calling: "her nephew Ellis", "his only son, a dentist", and what is said of Ellis, or of the
 * dentist, elsewhere with the pronoun of the other sex, where nobody else can be meant. */
#include "check/claims.h"
#include "check/kinship.h"
#include "check/words.h"

enum { CALLED_MOST = 24, NOUNS_BACK = 5, CLAUSE = 16 };

static const char rule_name[] = "claim/kin-named";

/* Who is told by a word for a man or a woman. */
typedef struct called {
    uint32_t form;         /* of the name or the calling */
    uint32_t first, last;  /* tokens of both */
    uint32_t told;         /* the word that tells the sex */
    int sex;
    bool named;
} called;

typedef struct callings {
    const kinship *k;
    const facts *f;
    word_reader words;
    uint32_t pronouns[2]; /* of each sex in the text */
    called at[CALLED_MOST];
    uint32_t count;
} callings;

static void count_pronouns(callings *c)
{
    static const char *const words[2][6] = { { "he", "him", "his", "himself", NULL }, { "she", "her", "hers", "herself", NULL } };
    for (uint32_t at = 0; at < c->f->text->tokens.len; at++)
        for (int sex = 0; sex < 2; sex++)
            c->pronouns[sex] += facts_is_any(c->f, at, words[sex]);
}

static bool is_name(const facts *f, uint32_t at)
{
    static const char *const others[] = { "mr", "mrs", "ms", "miss", "dr", "sir", "i", "the", "his", "her", "a", "monday", "tuesday", "wednesday", "thursday",
                                          "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august",
                                          "september", "october", "november", "december", "mr.", "mrs.", "ms.", "dr.", "st", "st.", NULL };
    if (at >= f->text->tokens.len || f->text->tokens.at[at].kind != TOKEN_WORD || f->text->tokens.at[at].shape != SHAPE_CAPITAL)
        return false;
    const mention *m = facts_mention_over(f, at);
    bool other = m && (m->date >= 0 || (m->type != CLASS_PERSON && m->last - m->first > 1));
    return !other && !(f->text->tokens.at[at].flags & TOKEN_SENTENCE) && !facts_is_any(f, at, others);
}

/* The determiner before a word for kin, with few words between; UINT32_MAX: none. */
static uint32_t determiner(const facts *f, uint32_t at)
{
    static const char *const words[] = { "his", "her", "their", "my", "our", "your", "its", "a", "an", "the", "whose", "one", NULL };
    uint32_t start = f->text->sentences.at[facts_sentence(f, at)].first;
    for (uint32_t i = at; i > start && at - i < NOUNS_BACK; i--) {
        if (facts_is_any(f, i - 1, words) || facts_has_class(f, i - 1, CLASS_POSSESSIVE))
            return i - 1;
        if (!facts_is_lower(f, i - 1) && !facts_is_word(f, i - 1, "-"))
            return UINT32_MAX;
    }
    return UINT32_MAX;
}

static void keep(callings *c, uint32_t told, int sex, uint32_t name, uint32_t first, uint32_t last, bool named)
{
    uint32_t form = c->f->text->tokens.at[name].form;
    if (c->count < CALLED_MOST)
        c->at[c->count++] = (called){ form, first, last, told, sex, named };
}

/* "Her nephew Ellis", "his only son, Robin, was", "a son, Astou, born". */
static bool read_behind(callings *c, uint32_t at, int sex, uint32_t from)
{
    const facts *f = c->f;
    static const char *const marks[] = { ",", "(", ":", NULL };
    bool mark = facts_is_any(f, at + 1, marks);
    uint32_t name = at + 1 + mark, last = name + 1;
    if (!is_name(f, name))
        return false;
    while (is_name(f, last))
        last++;
    bool list = mark && (facts_is_word(f, last, ",") || facts_is_word(f, last, "and")) && (is_name(f, last + 1) || facts_is_word(f, last + 1, "and"));
    if (list || facts_has_class(f, last, CLASS_POSSESSIVE))
        return false;
    keep(c, at, sex, name, from, last, true);
    return true;
}

/* "Robin, his only brother,", "Robin was her uncle". */
static bool read_before(callings *c, uint32_t at, int sex, uint32_t from)
{
    const facts *f = c->f;
    static const char *const joints[] = { ",", "is", "was", "(", NULL };
    static const char *const ends[] = { ",", ".", ";", ")", "who", "and", NULL };
    if (from < 2 || !facts_is_any(f, from - 1, joints) || !facts_is_any(f, at + 1, ends) || f->text->tokens.at[from - 2].shape != SHAPE_CAPITAL)
        return false;
    uint32_t name = from - 2;
    bool sure = is_name(f, name) || facts_entity_at(f, name) >= 0;
    if (!sure || (facts_is_word(f, at + 1, "and") && facts_is_word(f, from - 1, ",")))
        return false;
    const mention *m = facts_mention_over(f, name);
    keep(c, at, sex, m ? m->first : name, m ? m->first : name, at + 1, true);
    return true;
}

/* "His only son, a dentist in Malmö". */
static void read_calling(callings *c, uint32_t at, int sex, uint32_t from)
{
    const facts *f = c->f;
    if (!facts_is_word(f, at + 1, ",") || !(facts_is_word(f, at + 2, "a") || facts_is_word(f, at + 2, "an")))
        return;
    static const char *const joints[] = { "in", "from", "of", "at", "by", "and", "who", "with", ",", ".", ";", ")", NULL };
    for (uint32_t i = at + 3; i < at + 6 && facts_is_lower(f, i); i++) {
        bool calling = facts_has_class(f, i, c->k->classes.role) || facts_has_class(f, i, c->k->classes.role_noun);
        if (calling && facts_is_any(f, i + 1, joints)) {
            keep(c, at, sex, i, from, i + 1, false);
            return;
        }
    }
}

static void read_kin(callings *c, uint32_t at)
{
    const facts *f = c->f;
    claim_argument word = { .first = at, .last = at + 1 };
    int sex = kinship_sex_of_noun(c->k, &word);
    str shown = text_token(f->text, at);
    if (sex < 0 || shown.ptr[shown.len - 1] == 's' || f->text->tokens.at[at].shape != SHAPE_LOWER)
        return;
    uint32_t from = determiner(f, at);
    if (from == UINT32_MAX)
        return;
    if (!read_behind(c, at, sex, from) && !read_before(c, at, sex, from))
        read_calling(c, at, sex, from);
}

/* ---- the pronoun of the other sex ---- */

enum binding { BOUND_NOT, BOUND_MAYBE, BOUND_SURELY };

/* "Jo, with his wife", "Tom and her husband". */
static bool is_with_spouse(const facts *f, uint32_t at, uint32_t pronoun)
{
    static const char *const with[] = { "with", "and", NULL };
    static const char *const own[] = { "wife", "husband", "fiancée", "fiancé", "bride", "children", "girlfriend", "boyfriend", "partner", NULL };
    return pronoun > 0 && pronoun <= at + 2 && facts_is_any(f, pronoun - 1, with) && facts_is_any(f, pronoun + 1, own);
}

/* "If Ellis sells it, she shall pay": a clause before, told of him alone. */
static bool is_fronted(const facts *f, uint32_t at, uint32_t pronoun)
{
    static const char *const begins[] = { "if", "when", "should", "after", "once", "because", "although", "as", "since", "before", "while", "though", "where", "unless", "until", NULL };
    static const char *const subjects[] = { "he", "she", NULL };
    return at > 0 && (f->text->tokens.at[at - 1].flags & TOKEN_SENTENCE) && facts_is_any(f, at - 1, begins) && facts_is_any(f, pronoun, subjects);
}

/* How a pronoun is bound to who stands at `at`, up to `behind`. */
static enum binding bound(const callings *c, uint32_t at, uint32_t behind, uint32_t pronoun)
{
    static const char *const selves[] = { "himself", "herself", NULL };
    static const char *const carried[] = { "with", "behind", "around", NULL };
    static const char *const plain[] = { "he", "she", "his", NULL };
    const facts *f = c->f;
    if (facts_is_any(f, pronoun, selves) || is_with_spouse(f, behind, pronoun) || is_fronted(f, at, pronoun))
        return BOUND_SURELY;
    bool own = facts_is_word(f, pronoun, "her") && facts_is_lower(f, pronoun + 1) && !word_is_function(&c->words, pronoun + 1);
    return own || facts_is_any(f, pronoun, plain) || facts_is_any(f, pronoun - 1, carried) ? BOUND_MAYBE : BOUND_NOT;
}

/* A word for anybody; not that of "his singing, a true bass," or of "the foot-and-mouth disease". */
static bool is_somebody(const callings *c, uint32_t at)
{
    const facts *f = c->f;
    if (!kinship_is_of_either_sex(c->k, at) || facts_is_word(f, at + 1, "-"))
        return false;
    uint32_t from = determiner(f, at);
    return from != UINT32_MAX && from > 0 && !facts_is_word(f, from - 1, ",");
}

/* Somebody else begins to be told of. */
static bool is_another(const callings *c, uint32_t at)
{
    const facts *f = c->f;
    static const char *const others[] = { "man", "woman", "boy", "girl", "they", "who", "one", "someone", "somebody", NULL };
    const mention *m = facts_mention_over(f, at);
    return (m && m->type == CLASS_PERSON) || is_name(f, at) || facts_has_class(f, at, c->k->classes.kinship) || facts_is_any(f, at, others) ||
           is_somebody(c, at);
}

/* Whether a mention may be who is meant by a pronoun: of nobody known to be of the other sex, and no "I, Geraint Probert". */
static bool may_be(const facts *f, const mention *m, char letter, bool near)
{
    if (m->type != CLASS_PERSON || m->entity < 0)
        return false;
    char sex = f->entities.at[m->entity].sex;
    bool speaker = m->first > 1 && facts_is_word(f, m->first - 1, ",") && facts_is_word(f, m->first - 2, "i");
    return !speaker && (sex == letter || (near && !sex));
}

/* Whether somebody but who stands at `own` can be meant: whoever is told of in that sentence or the one before, those of the
 * sex a few sentences back, and a person of whom much of the text is. */
static bool others_can_be(const callings *c, uint32_t pronoun, const called *who, uint32_t own)
{
    enum { BACK = 3, TOKENS_BACK = 300 };
    static const char *const words[2][8] = { { "man", "boy", "his", "he", "him", "himself", NULL }, { "woman", "girl", "her", "she", "herself", NULL } };
    const facts *f = c->f;
    uint32_t here = facts_sentence(f, pronoun), from = f->text->sentences.at[here > BACK ? here - BACK : 0].first;
    uint32_t near = f->text->sentences.at[here ? here - 1 : 0].first;
    if (from + TOKENS_BACK < pronoun || c->pronouns[!who->sex] > c->pronouns[who->sex] + 1)
        return true;
    for (size_t i = facts_mention_from(f, from); i < f->mentions.len && f->mentions.at[i].first < pronoun; i++) {
        const mention *m = &f->mentions.at[i];
        if (f->text->tokens.at[m->first].form != who->form && m->entity != facts_entity_at(f, own) && may_be(f, m, who->sex ? 'm' : 'f', m->first >= near))
            return true;
    }
    for (uint32_t at = from; at < pronoun; at++) {
        claim_argument word = { .first = at, .last = at + 1 };
        bool told = at == who->told || at == own || f->text->tokens.at[at].form == who->form;
        if (!told && (facts_is_any(f, at, words[!who->sex]) || kinship_sex_of_noun(c->k, &word) == !who->sex))
            return true;
        if (!told && at >= near && at < own && is_somebody(c, at))
            return true;
    }
    return false;
}

/* The pronoun of the other sex in the clause behind a name, that nobody else can be meant by; or UINT32_MAX. */
static uint32_t other_pronoun(const callings *c, const called *who, uint32_t at, uint32_t behind)
{
    static const char *const words[2][6] = { { "he", "him", "his", "himself", NULL }, { "she", "her", "herself", NULL } };
    const facts *f = c->f;
    uint32_t end = f->text->sentences.at[facts_sentence(f, at)].last;
    end = end < behind + CLAUSE ? end : behind + CLAUSE;
    for (uint32_t i = behind; i < end; i++) {
        static const char *const lists[] = { "\"", "\xE2\x80\x9C", "\xE2\x80\x9D", ":", NULL };
        if (facts_is_any(f, i, words[who->sex]) || facts_is_any(f, i, lists))
            return UINT32_MAX;
        if (facts_is_any(f, i, words[!who->sex])) {
            enum binding how = bound(c, at, behind, i);
            bool alone = how == BOUND_SURELY || (how == BOUND_MAYBE && !others_can_be(c, i, who, at));
            return alone ? i : UINT32_MAX;
        }
        if (is_another(c, i) && !(i == behind && facts_is_word(f, i + 1, ",")))
            return UINT32_MAX;
    }
    return UINT32_MAX;
}

static belie_status report(const callings *c, const called *who, uint32_t at, uint32_t pronoun)
{
    evidence told = words_evidence(c->f, who->first, who->last, rule_name), other = words_evidence(c->f, at, pronoun + 1, rule_name);
    told.says = facts_quote(c->f, who->told, who->told + 1);
    other.says = facts_quote(c->f, pronoun, pronoun + 1);
    evidence places[2] = { who->first < at ? told : other, who->first < at ? other : told };
    return findings_add(c->k->out, check_named("kinship-sex"), BELIE_WARNING, 0.7, places, 2, "nobody else of the text can be meant",
                        "one person is \"%s\" here and \"%s\" there", places[0].says, places[1].says);
}

/* Whether a token is one of those that were told of. */
static bool stands_for(const callings *c, const called *who, uint32_t at)
{
    const facts *f = c->f;
    if (f->text->tokens.at[at].form != who->form || (at >= who->first && at < who->last && !who->named))
        return false;
    if (!who->named)
        return at > 0 && facts_is_word(f, at - 1, "the") && !(at >= who->first && at < who->last);
    return at == 0 || f->text->tokens.at[at - 1].shape != SHAPE_CAPITAL || ((f->text->tokens.at[at].flags | f->text->tokens.at[at - 1].flags) & TOKEN_SENTENCE);
}

static uint32_t name_end(const callings *c, uint32_t at)
{
    uint32_t end = at + 1;
    while (is_name(c->f, end))
        end++;
    return end;
}

/* Two of one name. */
static bool is_doubtful(const callings *c, uint32_t index)
{
    for (uint32_t i = 0; i < c->count; i++)
        if (i != index && c->at[i].form == c->at[index].form && c->at[i].sex != c->at[index].sex)
            return true;
    return false;
}

static belie_status compare(const callings *c, uint32_t index)
{
    const called *who = &c->at[index];
    for (uint32_t at = 0; at < c->f->text->tokens.len; at++) {
        if (!stands_for(c, who, at))
            continue;
        bool here = at >= who->first && at < who->last;
        uint32_t behind = here ? who->last : name_end(c, at), pronoun = other_pronoun(c, who, at, behind);
        c->k->out->comparisons++;
        if (pronoun != UINT32_MAX && !facts_has_class(c->f, behind, CLASS_POSSESSIVE))
            return report(c, who, here ? pronoun : at, pronoun);
    }
    return BELIE_OK;
}

belie_status kinship_compare_names(const kinship *k)
{
    enum { TOKENS_MOST = 6000 };
    const facts *f = k->f;
    callings *c = arena_alloc(&k->out->scratch, sizeof *c);
    if (!c)
        return error_no_memory(k->out->error);
    *c = (callings){ .k = k, .f = f };
    word_reader_init(&c->words, f);
    if (f->text->tokens.len > TOKENS_MOST || !rule_named(f, rule_name))
        return BELIE_OK;
    for (uint32_t at = 0; at < f->text->tokens.len; at++)
        if (facts_has_class(f, at, k->classes.kinship) || facts_has_class(f, at, k->sexed))
            read_kin(c, at);
    if (c->count)
        count_pronouns(c);
    belie_status status = BELIE_OK;
    for (uint32_t i = 0; status == BELIE_OK && i < c->count; i++)
        if (!is_doubtful(c, i))
            status = compare(c, i);
    return status;
}
