/* nationality: one person of two countries.  Said of a name ("the Swedish engineer Bo Lindahl"), or of somebody told of
 * already ("the Danish engineer"), who must be the only one that can be meant. */
#include "check/claims.h"
#include "check/list.h"
#include "check/nationality_apart.h"
#include "check/nationals.h"
#include "check/words.h"
#include "facts/referents.h"

enum { SENTENCES_BACK = 3, TOLD_MOST = 64, ROLE_REACH = 4, LOOKED_MOST = 32, TOKENS_LOOKED = 20000 };

typedef struct nations {
    findings *out;
    const facts *f;
    word_reader words;
    int country, state, role, role_noun;
    int32_t main_one, known;   /* known: the only one whose country is told so far; -1: none, -2: several */
    const claim **first; /* an element an entity: the first that tells the country */
    map by_role;         /* stem of "engineer" -> claim that tells the country of one + 1; 0: of several */
    uint32_t told;       /* indirect ones looked at */
    uint32_t looked;     /* how often all of the text was looked through */
} nations;

static str code_of(const nations *n, const claim *c)
{
    const claim_argument *of = claim_role(c, "of");
    str code = of ? symbols_value(n->f->table, of->first, of->last, (unsigned)n->country) : STR("");
    return code.len || !of || n->state < 0 ? code : symbols_value(n->f->table, of->first, of->last, (unsigned)n->state);
}

/* One code, or a country and its part. */
static bool agree(str a, str b)
{
    size_t least = a.len < b.len ? a.len : b.len;
    return least == 0 || memcmp(a.ptr, b.ptr, least) == 0;
}

/* Of a word of change or descent, whose people or country the sentence names as well: 1 the one, 2 the other, 3 both. */
static unsigned named_with(const nations *n, uint32_t token_index, str x, str y)
{
    const facts *f = n->f;
    const sentence s = facts_sentence_around(f, token_index, token_index + 1);
    unsigned named = 0;
    for (uint32_t i = s.first; i < s.last; i++) {
        int list = facts_has_class(f, i, n->country) ? n->country : facts_has_class(f, i, n->state) ? n->state : -1;
        str code = list >= 0 ? symbols_value(f->table, i, i + 1, (unsigned)list) : STR("");
        if (code.len)
            named |= (agree(code, x) ? 1u : 0) | (agree(code, y) ? 2u : 0);
    }
    return named;
}

/* Whether a sentence with the country or its people speaks of having, taking or leaving a nationality; `y` is told later. */
static bool tells_of_two(nations *n, str x, str y)
{
    static const char *const hard[] = { "dual", "naturalised", "naturalized", "naturalisation", "naturalization", "emigrated",
                                        "émigré", "exile", "exiled", "descent", "parentage", "heritage", "origin", "origins", "roots",
                                        "acquired", "exchanged", "renounced", "adopted", "passports", "nationalities",
                                        "switched", "ancestry", "extraction", "mistaken", "borders", NULL };
    static const char *const soft[] = { "became", "become", "becoming", "mother", "father", "parents", "born", "moved", "settled", NULL };
    const facts *f = n->f;
    if (n->looked++ > LOOKED_MOST)
        return true; /* a long text of many persons */
    for (uint32_t at = 0; at < f->text->tokens.len; at++) {
        bool is_hard = facts_is_any(f, at, hard);
        if (!is_hard && (!facts_is_any(f, at, soft) || facts_is_word(f, at + 1, "the")))
            continue;
        if (named_with(n, at, x, y) >= (is_hard ? 1u : 2u))
            return true;
    }
    return false;
}

/* "All his life", "to the last", "by birth and temper": what else is told of taking another is no way out. */
static bool is_for_good(const facts *f, const claim *c)
{
    static const char *const words[] = { "life", "days", "end", "last", "death", "fingertips", "bones", "birth", "remained", NULL };
    const sentence *s = &f->text->sentences.at[c->sentence];
    return facts_has_any(f, c->first, c->last + ROLE_REACH < s->last ? c->last + ROLE_REACH : s->last, words);
}

/* Whether a text speaks of the country's people before a token. */
static bool is_told_before(const nations *n, uint32_t token_index, str code)
{
    for (uint32_t at = 0; at < token_index; at++)
        if (facts_has_class(n->f, at, n->country) && agree(symbols_value(n->f->table, at, at + 1, (unsigned)n->country), code))
            return true;
    return false;
}

/* "A colleague": somebody else of whom "the Danish engineer" may be told. */
static bool tells_of_others(const facts *f, const claim *c)
{
    static const char *const words[] = { "colleague", "colleagues", "partner", "partners", "rival", "rivals", "friend", "friends",
                                         "co-author", "assistant", "assistants", "pupil", "pupils", "opponent", "opponents", "teammate",
                                         "teammates", "champion", "competitor", "competitors", "winner", NULL };
    uint32_t from = c->sentence > SENTENCES_BACK ? c->sentence - SENTENCES_BACK : 0;
    return facts_has_any(f, f->text->sentences.at[from].first, c->last, words);
}

/* The only person whom a text has named before a token, and none beside that one up to there, or -1. */
static int32_t only_one_so_far(const facts *f, uint32_t token_index)
{
    int32_t found = -1;
    for (size_t i = 0; i < f->mentions.len && f->mentions.at[i].first < token_index; i++) {
        int32_t who = f->mentions.at[i].entity;
        if (f->mentions.at[i].type != CLASS_PERSON || who == found)
            continue;
        if (found >= 0 || who < 0)
            return -1;
        found = who;
    }
    return found;
}

/* That of "the pianist, Mei Tanaka"; 0: nothing. */
static uint64_t role_before(const nations *n, const claim_argument *who)
{
    uint32_t at = who ? who->first : 0;
    at -= at > 1 && facts_is_word(n->f, at - 1, ",");
    bool role = at > 0 && (facts_has_class(n->f, at - 1, n->role) || facts_has_class(n->f, at - 1, n->role_noun));
    return role && n->f->text->tokens.at[at - 1].shape == SHAPE_LOWER ? word_stem(&n->words, at - 1) : 0;
}

/* The stem of what the person is, close behind the word of the country; 0: nothing. */
static uint64_t role_behind(const nations *n, const claim *c)
{
    const claim_argument *of = claim_role(c, "of"), *as = claim_role(c, "as");
    if (as)
        return word_stem(&n->words, as->last - 1);
    for (uint32_t at = of->last; at < of->last + ROLE_REACH && at < n->f->text->tokens.len; at++) {
        if (n->f->text->tokens.at[at].kind != TOKEN_WORD)
            break;
        if (facts_has_class(n->f, at, n->role) || facts_has_class(n->f, at, n->role_noun))
            return word_stem(&n->words, at);
    }
    return role_before(n, claim_role(c, "who"));
}

/* Whether "an engineer" is told of anywhere beside the claim: another one. */
static bool has_rival(const nations *n, const claim *known, uint64_t role)
{
    const facts *f = n->f;
    for (uint32_t at = 1; at < f->text->tokens.len && at < TOKENS_LOOKED; at++) {
        if ((at >= known->first && at < known->last + ROLE_REACH) || word_stem(&n->words, at) != role)
            continue;
        str word = text_token(f->text, at);
        bool plural = word.ptr[word.len - 1] == 's';
        for (uint32_t i = at; i-- > 0 && i + ROLE_REACH > at && f->text->tokens.at[i].kind == TOKEN_WORD;)
            if (plural || facts_is_word(f, i, "a") || facts_is_word(f, i, "an") || facts_is_word(f, i, "another"))
                return true;
    }
    return false;
}

/* "The Dutch", "the Chinese" may be all of them. */
static bool may_be_plural(str word)
{
    static const char *const endings[] = { "sh", "tch", "nch", "ese", "s" };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(word, str_from_c(endings[i])))
            return true;
    return false;
}

/* Whether somebody is named in a claim's sentence before it. */
static bool is_named_in(const facts *f, const claim *c, int32_t who)
{
    size_t i = facts_mention_from(f, f->text->sentences.at[c->sentence].first);
    for (; i < f->mentions.len && f->mentions.at[i].first < c->first; i++)
        if (f->mentions.at[i].entity == who)
            return true;
    return false;
}

/* The person of whom the text tells: named first and alone, or far more often than anybody else; or -1. */
static int32_t main_person(const facts *f)
{
    enum { LEAST = 3, TIMES = 2, MENTIONS_LOOKED = 4000 };
    int32_t who = referent_of_text(f);
    if (who >= 0)
        return who;
    for (size_t i = 0; i < f->mentions.len && who < 0; i++)
        who = f->mentions.at[i].type == CLASS_PERSON ? f->mentions.at[i].entity : -1;
    if (who < 0 || f->mentions.len > MENTIONS_LOOKED || f->entities.at[who].mention_count < LEAST)
        return -1;
    for (size_t i = 0; i < f->entities.len; i++)
        if ((int32_t)i != who && f->entities.at[i].type == CLASS_PERSON &&
            f->entities.at[i].mention_count * TIMES > f->entities.at[who].mention_count)
            return -1;
    return who;
}

/* Whether somebody other than `who` is named in a claim's sentence or in the one before it. */
static bool others_near(const nations *n, const claim *c, int32_t who)
{
    const facts *f = n->f;
    uint32_t from = c->sentence ? c->sentence - 1 : 0;
    size_t i = facts_mention_from(f, f->text->sentences.at[from].first);
    for (; i < f->mentions.len && f->mentions.at[i].first < f->text->sentences.at[c->sentence].last; i++)
        if (f->mentions.at[i].type == CLASS_PERSON && f->mentions.at[i].entity != who)
            return true;
    return false;
}

/* Whom "the Slovak said", "the Danish engineer" mean, when the text has spoken of no other Slovak or Dane. */
static int32_t person_meant(nations *n, const claim *c, str code)
{
    enum { TOKENS_MOST = 3000 };
    /* "the Danish minister" is of a country, whoever it is */
    static const char *const of_a_country[] = { "president", "premier", "chancellor", "minister", "king", "queen", "leader", "ambassador",
                                                "consul", "envoy", "spokesman", "spokeswoman", "official", "commander", "general", "coach",
                                                "captain", "champion", "delegate", "representative", "prince", "princess", "judge", NULL };
    const facts *f = n->f;
    const claim_argument *of = claim_role(c, "of"), *as = claim_role(c, "as");
    bool bare = claim_is(c, "nationality-told") && !as && c->last <= of->last + 1;
    if ((bare && may_be_plural(text_token(f->text, of->last - 1))) || c->first > TOKENS_MOST || n->told++ > TOLD_MOST)
        return -1;
    if (as && facts_is_any(f, as->last - 1, of_a_country))
        return -1;
    int32_t only = only_one_so_far(f, c->first);
    if (is_told_before(n, of->first, code) || tells_of_others(f, c))
        return -1;
    if (only >= 0 && is_named_in(f, c, only))
        return -1; /* "Rono beat the Ethiopian" */
    if (!as)
        return claim_is(c, "citizen-of") ? n->known : only;
    uint64_t role = role_behind(n, c);
    const uint32_t *known = map_find(&n->by_role, role);
    const claim *other = known && *known ? &f->claims.at[*known - 1] : NULL;
    int32_t bearer = other ? claim_role(other, "who")->entity : -1;
    if (known)
        return other && !has_rival(n, other, role) && !others_near(n, c, bearer) ? bearer : -1;
    if (only < 0 && n->main_one >= 0 && !others_near(n, c, n->main_one))
        only = n->main_one;
    const claim *before = only >= 0 ? n->first[only] : NULL;
    return !before || !role_behind(n, before) ? only : -1;
}

static belie_status report(const nations *n, int32_t who, const claim *a, const claim *b)
{
    const facts *f = n->f;
    if (nationals_are_unrelated(f, a->sentence) || nationals_are_unrelated(f, b->sentence))
        return BELIE_OK;
    evidence places[2] = { claim_evidence(f, a, "of"), claim_evidence(f, b, "of") };
    const char *name = f->entities.at[who].name;
    const char *why = arena_printf(n->out->memory, "both are said of %s, and the text tells of no change", name);
    return !why ? error_no_memory(n->out->error)
                : findings_add(n->out, check_named("nationality"), BELIE_WARNING, 0.75, places, 2, why,
                               "%s is %s here and %s there", name, places[0].says, places[1].says);
}

/* Keeps whose country it tells, by what the person is. */
static belie_status remember_role(nations *n, uint32_t index)
{
    const claim *c = &n->f->claims.at[index];
    uint64_t role = role_behind(n, c);
    bool is_new = false;
    uint32_t *slot = role ? map_at(&n->by_role, role, true, &is_new) : NULL;
    if (!role)
        return BELIE_OK;
    if (!slot)
        return error_no_memory(n->out->error);
    if (is_new)
        *slot = index + 1;
    else if (*slot && claim_role(&n->f->claims.at[*slot - 1], "who")->entity != claim_role(c, "who")->entity)
        *slot = 0;
    return BELIE_OK;
}

static bool is_taken(const claim *c)
{
    return strcmp(c->by->name, "claim/nationality-taken") == 0;
}

static belie_status read_claim(nations *n, uint32_t index)
{
    unsigned ignored = MOOD_FORMER | MOOD_PLANNED | MOOD_HYPOTHETICAL | MOOD_ATTRIBUTED | MOOD_HEDGED;
    const claim *c = &n->f->claims.at[index];
    const claim_argument *who = claim_role(c, "who");
    bool told = claim_is(c, "nationality-told") || claim_is(c, "citizen-of"), direct = claim_is(c, "nationality") && who && who->entity >= 0;
    if ((!told && !direct) || (c->mood & ~(told ? ignored | MOOD_NEGATED : ignored)))
        return BELIE_OK;
    str code = code_of(n, c);
    int32_t person = !code.len ? -1 : direct ? who->entity : person_meant(n, c, code);
    if (person < 0)
        return BELIE_OK;
    belie_status status = direct ? remember_role(n, index) : BELIE_OK;
    const claim *before = n->first[person];
    if (!before)
        n->known = n->known == -1 ? person : -2;
    if (!before)
        n->first[person] = c;
    if (status != BELIE_OK || !before)
        return status;
    str other = code_of(n, before);
    bool taken = is_taken(c) || is_taken(before); /* it may be, unless the first was kept for good */
    n->out->comparisons++;
    if (taken && !is_for_good(n->f, c) && !is_for_good(n->f, before))
        return BELIE_OK;
    if (agree(code, other) || (!claim_is(c, "citizen-of") && !is_for_good(n->f, c) && !is_for_good(n->f, before) && tells_of_two(n, other, code)))
        return BELIE_OK;
    return report(n, person, before, c);
}

belie_status check_nationality(findings *out)
{
    const facts *f = out->f;
    nations n = { .out = out, .f = f, .country = facts_class(f, "nationality"),
                  .state = facts_class(f, "country"), .role = facts_class(f, "role"),
                  .role_noun = facts_class(f, "role-noun"), .main_one = main_person(f), .known = -1,
                  .first = arena_array(&out->scratch, f->entities.len + 1, sizeof *n.first) };
    belie_status status = n.first ? BELIE_OK : error_no_memory(out->error);
    word_reader_init(&n.words, f);
    static const char *const relations[] = { "nationality", "nationality-told", "citizen-of", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; status == BELIE_OK && n.country >= 0 && (c = claims_next(&w)) != NULL;)
        status = read_claim(&n, (uint32_t)(c - f->claims.at));
    map_release(&n.by_role);
    return status == BELIE_OK ? check_nationality_apart(out) : status;
}
