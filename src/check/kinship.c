/* kinship-sex: "her brother, Akinyi" and "she said"; "his son Kim" and "his daughter Kim". */
#include "check/claims.h"
#include "check/list.h"
#include "facts/referents.h"

/* What says of a person of which sex that person is. */
typedef struct sexes {
    const claim *of[2]; /* the first for a man, for a woman */
} sexes;

typedef struct kinship {
    findings *out;
    const facts *f;
    sexes *of; /* an element an entity */
    referent_classes classes;
    int title;
} kinship;

static int sex_index(str value)
{
    return str_is(value, "m") ? 0 : str_is(value, "f") ? 1 : -1;
}

static int sex_said(const kinship *k, const claim_argument *as, int class_id)
{
    if (class_id < 0)
        return -1;
    return sex_index(symbols_value(k->f->table, as->first, as->last, (unsigned)class_id));
}

/* Whether somebody else can be the "she" at a token: a woman, or one who may be, named or spoken of in
 * the sentences before it, or the one of whom the text tells. */
static bool others_can_be(const kinship *k, uint32_t pronoun, int32_t who, int sex)
{
    enum { SENTENCES_BACK = 4, TOKENS_BACK = 400 };
    const facts *f = k->f;
    char letter = sex ? 'f' : 'm';
    uint32_t here = facts_sentence(f, pronoun);
    uint32_t from = f->text->sentences.at[here > SENTENCES_BACK ? here - SENTENCES_BACK : 0].first;
    if (from + TOKENS_BACK < pronoun)
        return true; /* too much to look through */
    for (size_t i = facts_mention_from(f, from); i < f->mentions.len && f->mentions.at[i].first < pronoun; i++) {
        int32_t other = f->mentions.at[i].entity;
        if (other >= 0 && other != who && f->entities.at[other].type == CLASS_PERSON &&
            (!f->entities.at[other].sex || f->entities.at[other].sex == letter))
            return true;
    }
    for (uint32_t at = from; at < pronoun; at++)
        if (sex_said(k, &(claim_argument){ .first = at, .last = at + 1 }, k->classes.kinship) == sex ||
            sex_said(k, &(claim_argument){ .first = at, .last = at + 1 }, k->classes.role) == sex ||
            facts_is_word(f, at, sex ? "woman" : "man") || facts_is_word(f, at, sex ? "girl" : "boy") ||
            facts_is_word(f, at, sex ? "women" : "men") || facts_is_word(f, at, sex ? "her" : "his") ||
            facts_is_word(f, at, sex ? "she" : "he"))
            return true;
    return false;
}

/* The person who alone is named in the sentence before a claim's, or -1. */
static int32_t named_before(const facts *f, const claim *c)
{
    enum { WORDS_MOST = 400 };
    int32_t who = -1;
    if (c->sentence == 0)
        return -1;
    const sentence *s = &f->text->sentences.at[c->sentence - 1];
    if (s->last - s->first > WORDS_MOST)
        return -1;
    for (size_t i = facts_mention_from(f, s->first); i < f->mentions.len && f->mentions.at[i].first < s->last; i++) {
        int32_t found = f->mentions.at[i].entity;
        if (found < 0 || f->entities.at[found].type != CLASS_PERSON)
            continue;
        if (who >= 0 && who != found)
            return -1;
        who = found;
    }
    return who;
}

/* "Simpson" of Nicole Brown Simpson may be a relative. */
static bool is_bare_surname(const facts *f, const claim_argument *who)
{
    return who && who->last == who->first + 1 && who->entity >= 0 && strchr(f->entities.at[who->entity].name, ' ') &&
           strncmp(f->entities.at[who->entity].name, text_token(f->text, who->first).ptr, text_token(f->text, who->first).len) != 0;
}

static void read_claim(kinship *k, const claim *c)
{
    const claim_argument *who = claim_role(c, "who"), *as = claim_role(c, "as");
    bool starts = claim_is(c, "pronoun-starts"), own = claim_is(c, "pronoun-own");
    bool pronoun = starts || own || claim_is(c, "pronoun-of");
    bool kin = claim_is(c, "kin"), titled = claim_is(c, "titled");
    int32_t person = starts ? named_before(k->f, c) : who ? who->entity : -1;
    if (pronoun && is_bare_surname(k->f, who))
        return;
    if ((!pronoun && !kin && !titled) || !as || person < 0 || k->f->entities.at[person].type != CLASS_PERSON)
        return;
    int sex = sex_said(k, as, kin ? k->classes.kinship : titled ? k->title : k->classes.pronoun);
    if (sex < 0 || (pronoun && !own && others_can_be(k, as->first, person, sex)))
        return;
    if (!k->of[person].of[sex] || (kin && !claim_is(k->of[person].of[sex], "kin")))
        k->of[person].of[sex] = c;
}

static belie_status report(kinship *k, int32_t who)
{
    const claim *man = k->of[who].of[0], *woman = k->of[who].of[1];
    const claim *first = man->first < woman->first ? man : woman, *second = first == man ? woman : man;
    evidence places[2] = { claim_evidence(k->f, first, "as"), claim_evidence(k->f, second, "as") };
    const char *why = arena_printf(k->out->memory, "both are said of %s, and nobody else can be meant",
                                   k->f->entities.at[who].name);
    return !why ? error_no_memory(k->out->error)
                : findings_add(k->out, check_named("kinship-sex"), BELIE_WARNING, 0.8, places, 2, why,
                               "%s is \"%s\" here and \"%s\" there", k->f->entities.at[who].name, places[0].says,
                               places[1].says);
}

belie_status check_kinship_sex(findings *out)
{
    const facts *f = out->f;
    kinship k = { out, f, arena_array(out->memory, f->entities.len + 1, sizeof *k.of), referent_classes_of(f->rules),
                  rule_set_class(f->rules, STR("title")) };
    if (!k.of)
        return error_no_memory(out->error);
    for (size_t i = 0; i < f->claims.len; i++)
        read_claim(&k, &f->claims.at[i]);
    belie_status status = BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < f->entities.len; i++) {
        const sexes *s = &k.of[i];
        if (!s->of[0] || !s->of[1])
            continue;
        out->comparisons++;
        bool one = claim_is(s->of[0], "kin"), other = claim_is(s->of[1], "kin");
        uint32_t x = s->of[0]->sentence, y = s->of[1]->sentence;
        bool near = (x < y ? y - x : x - y) <= 1; /* "her son Alex and her daughter Alex" are two */
        if ((one || other) && !(one && other && near))
            status = report(&k, (int32_t)i);
    }
    return status;
}
