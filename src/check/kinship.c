/* kinship-sex: "her brother, Akinyi" and "she said"; "his son Kim" and "his daughter Kim". */
#include "check/kinship.h"

#include "check/claims.h"
#include "check/list.h"

static int sex_index(str value)
{
    return str_is(value, "m") ? 0 : str_is(value, "f") ? 1 : -1;
}

int kinship_sex_said(const kinship *k, const claim_argument *as, int class_id)
{
    if (class_id < 0)
        return -1;
    return sex_index(symbols_value(k->f->table, as->first, as->last, (unsigned)class_id));
}

/* Whether a word describes somebody named right before it: "Kaan is a nurse", "Ada, a nurse". */
static bool is_of_name_before(const facts *f, uint32_t at)
{
    enum { REACH = 5 };
    for (uint32_t i = at; i-- > 0 && i + REACH > at;)
        if (facts_entity_at(f, i) >= 0)
            return facts_is_word(f, i + 1, ",") || facts_is_word(f, i + 1, "is") || facts_is_word(f, i + 1, "was");
    return false;
}

/* A word for one person of the sex: sister, woman, her. */
static bool is_of_sex(const kinship *k, uint32_t at, int sex)
{
    const facts *f = k->f;
    static const char *const words[2][8] = { { "man", "boy", "men", "his", "he", "him", "himself", NULL },
                                             { "woman", "girl", "women", "her", "she", "herself", NULL } };
    claim_argument word = { .first = at, .last = at + 1 };
    return kinship_sex_said(k, &word, k->classes.kinship) == sex || kinship_sex_said(k, &word, k->classes.role) == sex ||
           kinship_sex_said(k, &word, k->sexed) == sex || facts_is_any(f, at, words[sex]);
}

/* A word for one person of either sex: doctor, child. */
bool kinship_is_of_either_sex(const kinship *k, uint32_t at)
{
    const facts *f = k->f;
    static const char *const either[] = { "child", "baby", "friend", "neighbour", "neighbor", "cousin", "somebody", "someone", "person",
                                          "stranger", "guest", "spouse", "teenager", "youth", "infant", "toddler", "pupil", NULL };
    claim_argument word = { .first = at, .last = at + 1 };
    str shown = text_token(f->text, at);
    bool role = f->text->tokens.at[at].shape == SHAPE_LOWER && shown.ptr[shown.len - 1] != 's' &&
                (facts_has_class(f, at, k->classes.role) || facts_has_class(f, at, k->classes.role_noun));
    return (role && kinship_sex_said(k, &word, k->classes.role) < 0 && kinship_sex_said(k, &word, k->sexed) < 0 && !is_of_name_before(f, at)) ||
           (facts_is_any(f, at, either) && !is_of_name_before(f, at) && !facts_is_word(f, at + 1, ","));
}

/* "The race director praised ...": of whom a sentence tells. */
static bool is_subject(const facts *f, uint32_t at, uint32_t sentence_index)
{
    enum { NEAR = 4 };
    uint32_t first = f->text->sentences.at[sentence_index].first;
    return at <= first + NEAR && facts_is_word(f, first, "the");
}

bool kinship_others_can_be(const kinship *k, uint32_t pronoun, int32_t who, int sex, uint32_t told)
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
    for (uint32_t at = from; at < pronoun; at++) {
        uint32_t there = facts_sentence(f, at);
        bool anybody = (there == here || (there + 1 == here && is_subject(f, at, there))) && kinship_is_of_either_sex(k, at);
        if (at != told && (is_of_sex(k, at, sex) || anybody))
            return true;
    }
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

static bool tells_of_kin(kinship *k)
{
    if (k->kin_told < 0) {
        k->kin_told = 0;
        for (uint32_t at = 0; at < k->f->text->tokens.len && !k->kin_told; at++)
            k->kin_told = facts_has_class(k->f, at, k->classes.kinship);
    }
    return k->kin_told;
}

/* "A boy", "the actress", "a daughter". */
int kinship_sex_of_noun(const kinship *k, const claim_argument *as)
{
    int sex = kinship_sex_said(k, as, k->sexed);
    return sex >= 0 ? sex : kinship_sex_said(k, as, k->classes.kinship);
}

/* What tells the sex by itself. */
static bool is_sure(const claim *c)
{
    const claim_argument *who = claim_role(c, "who");
    return claim_is(c, "kin") || claim_is(c, "sexed") || (claim_is(c, "titled") && who->last > who->first + 1);
}

static void read_claim(kinship *k, const claim *c)
{
    const claim_argument *who = claim_role(c, "who"), *as = claim_role(c, "as");
    bool starts = claim_is(c, "pronoun-starts"), own = claim_is(c, "pronoun-own");
    bool pronoun = starts || own || claim_is(c, "pronoun-of");
    bool kin = claim_is(c, "kin"), titled = claim_is(c, "titled"), sexed = claim_is(c, "sexed");
    int32_t person = starts ? named_before(k->f, c) : who ? who->entity : -1;
    if (pronoun && is_bare_surname(k->f, who) && tells_of_kin(k))
        return;
    if ((!pronoun && !kin && !titled && !sexed) || !as || person < 0 || k->f->entities.at[person].type != CLASS_PERSON)
        return;
    int sex = sexed ? kinship_sex_of_noun(k, as) : kinship_sex_said(k, as, kin ? k->classes.kinship : titled ? k->title : k->classes.pronoun);
    if (sex < 0 || (pronoun && !(own && strcmp(c->by->name, "claim/who-and-own") != 0) && kinship_others_can_be(k, as->first, person, sex, UINT32_MAX)))
        return;
    if (!k->of[person].of[sex] || (is_sure(c) && !is_sure(k->of[person].of[sex])))
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
    kinship k = { out, f, arena_array(&out->scratch, f->entities.len + 1, sizeof *k.of), referent_classes_of(f),
                  facts_class(f, "title"), facts_class(f, "sexed-noun"), -1 };
    if (!k.of)
        return error_no_memory(out->error);
    static const char *const relations[] = { "pronoun-starts", "pronoun-own", "pronoun-of", "kin", "titled", "sexed", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; (c = claims_next(&w)) != NULL;)
        read_claim(&k, c);
    belie_status status = BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < f->entities.len; i++) {
        const sexes *s = &k.of[i];
        if (!s->of[0] || !s->of[1])
            continue;
        out->comparisons++;
        bool one = is_sure(s->of[0]), other = is_sure(s->of[1]);
        uint32_t x = s->of[0]->sentence, y = s->of[1]->sentence;
        bool near = (x < y ? y - x : x - y) <= 1; /* "her son Alex and her daughter Alex" are two */
        bool both_titled = claim_is(s->of[0], "titled") && claim_is(s->of[1], "titled"); /* a couple */
        bool by_title = both_titled || (claim_is(s->of[0], "titled") && claim_is(s->of[1], "sexed")) || (claim_is(s->of[1], "titled") && claim_is(s->of[0], "sexed"));
        if ((one || other) && !(one && other && near) && !by_title)
            status = report(&k, (int32_t)i);
    }
    if (status == BELIE_OK)
        status = kinship_compare_unnamed(&k);
    if (status == BELIE_OK)
        status = kinship_compare_names(&k);
    return status == BELIE_OK ? kinship_compare_pairs(&k) : status;
}
