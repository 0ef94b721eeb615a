/* name-variant: names that differ by a slip, of which one stands once, whatever they are names of.
 *
 * Nearly every name of a text that is so near to another is a slip for it; what is not is a word that a list knows beside
 * another one (Slovakia, Slovenia), a form of it (Kenya, Kenyan), has a given name of its own, or is near to several.  Names
 * are found by the two letters with which they begin or end, of which a slip leaves one. */
#include "check/respelled.h"

#include "check/list.h"
#include "check/namesakes.h"
#include "check/spelled.h"
#include "check/spelling.h"

enum { CHAIN_MOST = 48, BESIDE_KIN = 5, LETTERS_MOST = 24, LONG = 8, SLIP_MOST = 2, NEAR_MOST = 2, FEW = 120 };

typedef struct spelled_pair {
    const spelled *a, *b;
} spelled_pair;

typedef struct respelling {
    findings *out;
    const facts *f;
    map starts, ends;
    spelled_names names;
    VEC(spelled_pair) pairs;
} respelling;

/* One form, an initial of the other, or one that differs by a slip itself. */
static bool is_same_beside(const facts *f, uint32_t a, uint32_t b)
{
    enum { INITIAL = 2 };
    if (a == b)
        return true;
    str x = text_form(f->text, a), y = text_form(f->text, b);
    if (x.len <= INITIAL || y.len <= INITIAL)
        return x.ptr[0] == y.ptr[0];
    return x.len > NAME_LEAST && y.len > NAME_LEAST && x.ptr[0] == y.ptr[0] && letters_apart(x, y) <= 2;
}

static bool meet_exactly(const uint32_t a[SPELLED_NEIGHBOURS], const uint32_t b[SPELLED_NEIGHBOURS])
{
    for (int i = 0; i < SPELLED_NEIGHBOURS; i++)
        for (int k = 0; k < SPELLED_NEIGHBOURS; k++)
            if (a[i] && a[i] == b[k])
                return true;
    return false;
}

static bool meet(const facts *f, const uint32_t a[SPELLED_NEIGHBOURS], const uint32_t b[SPELLED_NEIGHBOURS])
{
    for (int i = 0; i < SPELLED_NEIGHBOURS; i++)
        for (int k = 0; k < SPELLED_NEIGHBOURS; k++)
            if (a[i] && b[k] && is_same_beside(f, a[i], b[k]))
                return true;
    return false;
}

/* A surname behind both: not the initial of "Andrew A. Ivanov", "Andrey A. Chernov". */
static bool have_same_surname(const facts *f, const spelled *a, const spelled *b)
{
    enum { INITIAL = 2 };
    bool initial = (a->after[0] && text_form(f->text, a->after[0]).len <= INITIAL) || (b->after[0] && text_form(f->text, b->after[0]).len <= INITIAL);
    return !initial && meet(f, a->after, b->after);
}

/* Petrov and Petrova, Kenya and Kenyan, Ross and the Rosses: what differs is an ending. */
static bool are_forms_of_one(str a, str b, const char *const *ends)
{
    size_t shared = letters_shared(a, b), shorter = a.len < b.len ? a.len : b.len, longer = a.len + b.len - shorter;
    if ((str_ends(a, STR("os")) && str_ends(b, STR("ou"))) || (str_ends(a, STR("ou")) && str_ends(b, STR("os"))))
        return true; /* Kourkoulos, Kourkoulou */
    if (shared == shorter)
        return str_is_any(str_of((a.len > b.len ? a : b).ptr + shared, longer - shared), ends);
    return a.len == b.len && shared + 1 == a.len && strchr("aoieyn", a.ptr[shared]) && strchr("aoieyn", b.ptr[shared]);
}

static const char *const any_ends[] = { "a", "o", "i", "e", "y", "s", "n", "c", "h", "es", "an", "ic", "is", "us", "en", "er", "ch", NULL };
static const char *const given_ends[] = { "a", "o", "i", "e", "y", "s", NULL };
static const char *const plural_ends[] = { "s", "es", NULL };

/* Bulgaria and Bulgarians, Somalia and Somalis, the Americas and the Americans. */
static bool end_otherwise(str a, str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    return letters_shared(a, b) + 2 >= shorter;
}

/* The same letter, or one that sounds so. */
static bool begin_alike(str a, str b)
{
    static const char *const pairs[] = { "ck", "sz", "vw", "jy", "iy", "fp", "gj", "cs", "kq", "cz", NULL };
    char x = str_small(a.ptr[0]), y = str_small(b.ptr[0]);
    for (int i = 0; pairs[i] && x != y; i++)
        if ((pairs[i][0] == x && pairs[i][1] == y) || (pairs[i][0] == y && pairs[i][1] == x))
            return true;
    return x == y;
}

enum tie { TIE_NONE, TIE_ALONE, TIE_HALF, TIE_SURNAME, TIE_GIVEN, TIE_BOTH };

/* What else tells that both are one: the same given name; one stands without any. */
static enum tie tie_of(const facts *f, const spelled *a, const spelled *b)
{
    bool given = meet(f, a->before, b->before), surname = have_same_surname(f, a, b);
    if (surname && !given && facts_is_word(f, a->token + 1, "-") && facts_is_word(f, b->token + 1, "-"))
        return TIE_GIVEN; /* of "Salzman-Reuter", "Salzmann-Reuter" */
    if (given || surname || meet_exactly(a->with, b->with))
        return given && surname ? TIE_BOTH : given || !surname ? TIE_GIVEN : TIE_SURNAME;
    if (meet_exactly(a->before, b->after) || meet_exactly(a->after, b->before) || meet_exactly(a->before, b->with) ||
        meet_exactly(a->with, b->before))
        return TIE_GIVEN; /* "Kamau, Wanjiru" */
    bool x = a->before[0] || a->after[0], y = b->before[0] || b->after[0];
    return x && y ? TIE_NONE : x || y ? TIE_HALF : TIE_ALONE;
}

/* What the lists know of a name. */
enum { KNOWN = 1, KNOWN_PLACE = 2, KNOWN_GIVEN = 4, KNOWN_SURNAME = 8 };

static uint8_t known_of(const facts *f, uint32_t at)
{
    static const char *const places[] = { "country", "capital-city", "city-large", "city-mid", "region", "us-state", "place", "company", "brand",
                                          "team", "org", NULL };
    static const char *const given[] = { "given-common", "given", "nickname", NULL };
    static const char *const surnames[] = { "surname", "surname-common", "surname-foreign", "given-rare", NULL };
    return (uint8_t)(KNOWN | (spelled_has_class(f, at, places) ? KNOWN_PLACE : 0) | (spelled_has_class(f, at, given) ? KNOWN_GIVEN : 0) |
                     (spelled_has_class(f, at, surnames) ? KNOWN_SURNAME : 0));
}

static bool is_known(const facts *f, spelled *s, uint8_t as)
{
    if (!s->known)
        s->known = known_of(f, s->token);
    return s->known & as;
}

/* Names of places and given names that lists know, or short surnames: each is one of its own. */
static bool are_known(const facts *f, spelled *a, spelled *b)
{
    enum { OWN = KNOWN_PLACE | KNOWN_GIVEN, ANY = OWN | KNOWN_SURNAME };
    bool may_be = a->beside_title || b->beside_title || (a->word.len >= LONG && b->word.len >= LONG);
    return (is_known(f, a, OWN) && is_known(f, b, OWN)) || (!may_be && is_known(f, a, ANY) && is_known(f, b, ANY));
}

static bool is_person(const facts *f, const spelled *a)
{
    const mention *m = facts_mention_over(f, a->token);
    return a->beside_title || (m && m->type == CLASS_PERSON);
}

static bool is_person_or_long(const facts *f, const spelled *a)
{
    return is_person(f, a) || a->word.len > NAME_LEAST + 1;
}

static size_t shorter_of(const spelled *a, const spelled *b)
{
    return a->word.len < b->word.len ? a->word.len : b->word.len;
}

/* How many letters differ; SLIP_MOST + 1: more than any slip makes. */
static int slip_of(const spelled *a, const spelled *b)
{
    size_t shorter = shorter_of(a, b), longer = a->word.len + b->word.len - shorter;
    if (longer > LETTERS_MOST || longer - shorter > SLIP_MOST || __builtin_popcount(a->letters ^ b->letters) > 2 * SLIP_MOST)
        return SLIP_MOST + 1;
    return letters_apart(a->word, b->word);
}

/* Whether no more letters differ than may: the more, the more else tells that both are one. */
static bool is_near(const spelled *a, const spelled *b, int apart, enum tie tie)
{
    size_t shorter = shorter_of(a, b);
    if (shorter < NAME_LEAST && tie < TIE_BOTH && !meet_exactly(a->before, b->before))
        return false;
    int most = shorter >= LONG ? 2 : 1;
    if (tie >= TIE_GIVEN)
        most = tie == TIE_BOTH || shorter > NAME_LEAST ? 2 : 1;
    else if (tie == TIE_HALF && (a->beside_title || b->beside_title) && shorter > NAME_LEAST && letters_shared(a->word, b->word) + 2 >= shorter)
        most = 2;
    return (apart > 0 || tie >= TIE_SURNAME) && (apart <= most || (apart == 2 && sounds_alike(a->word, b->word)));
}

static bool is_kept_apart(const facts *f, const spelled *s, enum tie tie)
{
    return name_is_spelled_out(f, s->token + 1) || name_is_one_of_two(f, s->token) || (tie == TIE_SURNAME && name_is_of_kin(f, s->token, BESIDE_KIN)) ||
           (s->last_token != s->token && name_is_one_of_two(f, s->last_token));
}

/* Whether what differs is what tells two names apart. */
static bool are_two_names(const facts *f, spelled *a, spelled *b, enum tie tie)
{
    bool ends = end_otherwise(a->word, b->word) && !is_person(f, a) && !is_person(f, b);
    int places = is_known(f, a, KNOWN_PLACE) + is_known(f, b, KNOWN_PLACE);
    if ((tie < TIE_SURNAME && (are_known(f, a, b) || ends)) || (ends && places) || places == 2)
        return true;
    if (tie < TIE_SURNAME && !is_person_or_long(f, a) && !is_person_or_long(f, b))
        return true;
    if (tie < TIE_GIVEN)
        return are_forms_of_one(a->word, b->word, tie == TIE_SURNAME ? given_ends : any_ends) || !begin_alike(a->word, b->word);
    return a->word.len != b->word.len && are_forms_of_one(a->word, b->word, plural_ends);
}

static bool stand_together(const spelled *a, const spelled *b)
{
    for (uint32_t i = 0; i < a->count && i < SPELLED_SENTENCES; i++)
        for (uint32_t k = 0; k < b->count && k < SPELLED_SENTENCES; k++)
            if (a->sentences[i] == b->sentences[k])
                return true;
    return false;
}

/* "PARISH COUNCIL OF UPPER TEESDALE", and a councillor Teasdale. */
static bool is_of_a_headline(const facts *f, const spelled *s)
{
    const mention *m = facts_mention_over(f, s->token);
    return m && (m->type == CLASS_PLACE || m->type == CLASS_ORGANIZATION) && m->last > m->first + 1 && f->text->tokens.at[s->token].shape == SHAPE_UPPER;
}

/* Whether both stand beside the same name, which is no initial. */
static bool stand_beside_one(const facts *f, const uint32_t a[SPELLED_NEIGHBOURS], const uint32_t b[SPELLED_NEIGHBOURS])
{
    enum { INITIAL = 2 };
    for (int i = 0; i < SPELLED_NEIGHBOURS; i++)
        for (int k = 0; k < SPELLED_NEIGHBOURS; k++)
            if (a[i] && a[i] == b[k] && text_form(f->text, a[i]).len > INITIAL)
                return true;
    return false;
}

/* "Manana Gelovani", "Manana Gelashvili": one name of a person is the same, and the other begins alike. */
static bool are_swapped(const facts *f, spelled *a, spelled *b)
{
    enum { LEAST = 4, SHARED = 3 };
    static const char *const nicknames[] = { "nickname", NULL }, *const given_names[] = { "given-common", "given", "given-rare", NULL };
    size_t start = letters_shared(a->word, b->word), shorter = shorter_of(a, b);
    if ((a->count > 1 && b->count > 1) || shorter < LEAST || start == shorter || start < SHARED || (!is_person(f, a) && !is_person(f, b)))
        return false;
    if (start >= LEAST && spelled_has_class(f, a->token, given_names) && spelled_has_class(f, b->token, given_names))
        return false; /* George, Georgios: one name in two languages */
    if (spelled_has_class(f, a->token, nicknames) || spelled_has_class(f, b->token, nicknames))
        return false;
    bool given = stand_beside_one(f, a->before, b->before), surname = stand_beside_one(f, a->after, b->after);
    bool told_apart = surname && a->beside_title && b->beside_title; /* Mr Ousmane Ndiaye, Mr Ousseynou Ndiaye */
    if (given == surname || told_apart || stand_together(a, b) || (a->of_place && b->of_place))
        return false;
    return !is_kept_apart(f, a, TIE_SURNAME) && !is_kept_apart(f, b, TIE_SURNAME);
}

/* "The engine from Chylonia", "Morska Chłodnia": a place and a firm, of which two letters differ. */
static bool are_of_two_types(const facts *f, const spelled *a, const spelled *b)
{
    const mention *x = facts_mention_over(f, a->token), *y = facts_mention_over(f, b->token);
    return x && y && x->type != y->type;
}

static bool are_one(const respelling *r, spelled *a, spelled *b)
{
    const facts *f = r->f;
    int apart = a->count > 1 && b->count > 1 ? SLIP_MOST + 1 : slip_of(a, b);
    if (apart == 0 || same_but_accents(text_token(f->text, a->token), text_token(f->text, b->token)) || (a->shouted && b->shouted))
        return false; /* accents alone: Hruška, Hruska; words of a programme: SIGIO, SIGIOT */
    if (apart > SLIP_MOST)
        return r->names.len < FEW && are_swapped(f, a, b); /* among many persons some begin alike */
    r->out->comparisons++;
    enum tie tie = tie_of(f, a, b);
    if (tie < TIE_SURNAME && apart > 1 && are_of_two_types(f, a, b))
        return false;
    if (tie == TIE_NONE || !is_near(a, b, apart, tie) || are_two_names(f, a, b, tie) || stand_together(a, b) ||
        (a->of_place && b->of_place) || /* "Ole Berg of Sandefjord ... Ole Bergh of Larvik" */
        (is_person(f, a) && is_of_a_headline(f, b)) || (is_person(f, b) && is_of_a_headline(f, a)))
        return false;
    if (tie == TIE_ALONE && a->beside_title && b->beside_title && a->token && b->token &&
        f->text->tokens.at[a->token - 1].form != f->text->tokens.at[b->token - 1].form)
        return false; /* "Professor Lindqvist", "Dr Lindquist" */
    bool named = facts_mention_over(f, a->token) && facts_mention_over(f, b->token);
    return (tie != TIE_ALONE || named) && !is_kept_apart(f, a, tie) && !is_kept_apart(f, b, tie);
}

/* A place where a name stands; by: the rule of its mention, or of one before. */
static evidence place_of(const facts *f, uint32_t token_index, const rule **by)
{
    const mention *m = facts_mention_over(f, token_index);
    uint32_t first = m ? m->first : token_index, last = m ? m->last : token_index + 1;
    *by = m ? m->by : *by;
    return (evidence){ first, last, facts_quote(f, first, last), NULL, m ? m->by : NULL };
}

/* Adds where else a name stands, its last place before the others. */
static uint32_t add_places(const facts *f, const spelled *s, evidence places[FINDING_EVIDENCE], uint32_t count, uint32_t most, const rule **by)
{
    if (s->last_token != s->token && count < most)
        places[count++] = place_of(f, s->last_token, by);
    for (uint32_t i = 1; i < s->count && i < SPELLED_SENTENCES && count < most; i++)
        if (s->tokens[i] != s->last_token)
            places[count++] = place_of(f, s->tokens[i], by);
    return count;
}

static belie_status report(const respelling *r, const spelled *a, const spelled *b)
{
    const facts *f = r->f;
    const rule *by = NULL;
    evidence places[FINDING_EVIDENCE] = { place_of(f, a->token, &by), place_of(f, b->token, &by) };
    uint32_t count = add_places(f, b, places, add_places(f, a, places, 2, FINDING_EVIDENCE, &by), FINDING_EVIDENCE, &by);
    if (!by || !places[0].says || !places[1].says)
        return BELIE_OK;
    for (uint32_t i = 0; i < count; i++)
        places[i].by = places[i].by ? places[i].by : by;
    return findings_add(r->out, check_named("name-variant"), BELIE_WARNING, 0.72, places, count,
                        "the names differ by a slip, and one of them stands here alone", "the name is written %s here and %s there",
                        places[0].says, places[1].says);
}

/* Notes a name that is near to another one.  False: memory ran out. */
static bool note_pair(respelling *r, spelled *a, spelled *b)
{
    spelled_pair *pair = vec_push(&r->pairs);
    if (pair)
        *pair = (spelled_pair){ a, b };
    a->near++, b->near++;
    return pair != NULL;
}

/* Compares a name with those before it that begin, or else end, with the same letters. */
static bool compare_chain(respelling *r, uint32_t index, bool start)
{
    spelled *s = &r->names.at[index];
    uint32_t *last = map_at(start ? &r->starts : &r->ends, str_hash(str_of(start ? s->word.ptr : s->word.ptr + s->word.len - 2, 2)), true, NULL);
    if (!last)
        return false;
    *(start ? &s->by_start : &s->by_end) = *last;
    uint32_t before = *last;
    for (int met = 0; before && met < CHAIN_MOST && s->near <= NEAR_MOST; met++) {
        spelled *other = &r->names.at[before - 1];
        bool met_before = !start && memcmp(s->word.ptr, other->word.ptr, 2) == 0;
        if (!met_before && other->near <= NEAR_MOST && are_one(r, other, s) && !note_pair(r, other, s))
            return false;
        before = start ? other->by_start : other->by_end;
    }
    *last = index + 1;
    return true;
}

static bool compare(respelling *r)
{
    uint32_t count = r->names.len < SPELLED_MOST ? (uint32_t)r->names.len : 0; /* among so many none stands alone */
    for (uint32_t i = 0; i < count; i++)
        if (!compare_chain(r, i, true) || !compare_chain(r, i, false))
            return false;
    return true;
}

belie_status respelled_check(findings *out)
{
    respelling r = { .out = out, .f = out->f };
    belie_status status = spelled_read(out, &r.names) && compare(&r) ? BELIE_OK : error_no_memory(out->error);
    for (size_t i = 0; status == BELIE_OK && i < r.pairs.len; i++)
        if (r.pairs.at[i].a->near <= NEAR_MOST && r.pairs.at[i].b->near <= NEAR_MOST)
            status = report(&r, r.pairs.at[i].a, r.pairs.at[i].b);
    map_release(&r.starts);
    map_release(&r.ends);
    vec_release(&r.names);
    vec_release(&r.pairs);
    return status;
}
