/* name-variant: names that differ by a slip, of which one stands once, whatever they are names of.
 *
 * Nearly every name of a text that is so near to another is a slip for it; what is not is a word that a list knows beside
 * another one (Slovakia, Slovenia), a form of it (Kenya, Kenyan), or has a given name of its own.  Names are found by the
 * two letters with which they begin or end, of which a slip leaves one. */
#include "check/respelled.h"

#include "check/list.h"
#include "check/spelling.h"

enum { NAMES_MOST = 3000, CHAIN_MOST = 48, LETTERS_LEAST = 3, BESIDE_KIN = 4, LETTERS_MOST = 24, LONG = 8, NEIGHBOURS = 2, SENTENCES = 6 };

/* A name of one word: its form, and where it stands. */
typedef struct spelled {
    uint32_t form, count, token, last_token;
    uint32_t sentences[SENTENCES]; /* the first in which it stands */
    uint32_t before[NEIGHBOURS], after[NEIGHBOURS]; /* forms of given names and surnames beside it; 0: none */
    uint32_t with[NEIGHBOURS];                      /* of the next name, behind "and" or a comma */
    uint32_t by_start, by_end;                      /* the name before of the same letters, + 1 */
    uint32_t letters;                               /* a bit for each that it has */
    str word;
    bool beside_title;
} spelled;

typedef struct respelling {
    findings *out;
    const facts *f;
    map of_form, starts, ends;
    VEC(spelled) names;
    buf scratch;
    int title, rank, determiner, preposition;
} respelling;

/* ---- what tells that there are two ---- */

bool name_is_spelled_out(const facts *f, uint32_t last)
{
    enum { AHEAD = 3 };
    for (uint32_t at = last; at < last + AHEAD; at++)
        if ((facts_is_word(f, at, "with") && at + 2 < f->text->tokens.len && text_token(f->text, at + 2).len == 1) ||
            facts_is_word(f, at, "spelled") || facts_is_word(f, at, "spelt") || facts_is_word(f, at, "sic"))
            return true;
    return false;
}

bool name_is_one_of_two(const facts *f, uint32_t token_index)
{
    enum { BESIDE = 5 };
    static const char *const words[] = { "namesake", "namesakes", "confused", "confuse", "confusion", "unrelated", "relation",
                                         "related", "twin", "twins", "spelling", "spelled", "spelt", "spells", "transliteration",
                                         "transliterated", "romanised", "romanized", "letter", "vowel", NULL };
    static const char *const near[] = { "name", "names", "wrong", "wrongly", "misspelled", "misspelt", "headed", "typo", "variant", "variants",
                                        "alias", "formerly", "renamed", "pronounced", "accent", "umlaut", NULL };
    const sentence s = facts_sentence_around(f, token_index, token_index + 1);
    for (uint32_t at = s.first; at < s.last; at++)
        if (facts_is_any(f, at, words) || (at + BESIDE > token_index && at < token_index + BESIDE && facts_is_any(f, at, near)))
            return true;
    return false;
}

bool name_is_of_kin(const facts *f, uint32_t token_index, uint32_t within)
{
    static const char *const kin[] = { "brother", "brothers", "sister", "sisters", "cousin", "cousins", "son", "daughter", "father",
                                       "mother", "nephew", "niece", "uncle", "aunt", NULL };
    const sentence s = facts_sentence_around(f, token_index, token_index + 1);
    for (uint32_t at = s.first; at < s.last; at++)
        if (at + within > token_index && at < token_index + within && facts_is_any(f, at, kin) &&
            !(f->text->tokens.at[at].shape == SHAPE_CAPITAL && facts_entity_at(f, at + 1) >= 0)) /* Father Quirke */
            return true;
    return false;
}

/* ---- reading ---- */

static bool has_any_class(const facts *f, uint32_t at, const char *const *names)
{
    for (; *names; names++)
        if (facts_has_class(f, at, facts_class(f, *names)))
            return true;
    return false;
}

/* An English word that begins its sentence, a month, a title. */
static bool is_other_word(const facts *f, uint32_t at)
{
    static const char *const classes[] = { "common-10", "common-20", "common-35", "month", "weekday", "title", "rank", "demonym", "language",
                                           "holiday-name", "kinship", "role", NULL };
    static const char *const saints[] = { "st", "st.", "san", "santa", "saint", NULL };
    if (at > 0 && facts_is_any(f, at - 1, saints))
        return true;
    return has_any_class(f, at, classes);
}

static bool is_capital(const facts *f, uint32_t at)
{
    const token *t = &f->text->tokens.at[at];
    bool shouted = t->shape == SHAPE_UPPER && t->end - t->start > NAME_LEAST && facts_entity_at(f, at) >= 0;
    return t->kind == TOKEN_WORD && (t->shape == SHAPE_CAPITAL || t->shape == SHAPE_MIXED || shouted) && !(t->flags & (TOKEN_DIGITS | TOKEN_STOP)) &&
           t->end - t->start >= LETTERS_LEAST;
}

/* A capital word beside a name, of its mention or before it in the line: a given name, a surname. */
static uint32_t neighbour(const facts *f, uint32_t at, int step, uint32_t here)
{
    uint32_t behind = step > 0 ? at : here;
    if (at >= f->text->tokens.len || f->text->tokens.at[behind].flags & TOKEN_SENTENCE)
        return 0;
    uint8_t shape = f->text->tokens.at[at].shape;
    if (f->text->tokens.at[at].kind == TOKEN_MARK && facts_is_word(f, at, "-") && at + 1 < f->text->tokens.len && at > 0)
        return neighbour(f, step > 0 ? at + 1 : at - 1, step, step > 0 ? at + 1 : at);
    return shape == SHAPE_CAPITAL || shape == SHAPE_MIXED || shape == SHAPE_INITIAL ? text_folded_form(f->text, at) : 0;
}

static void add_neighbour(uint32_t list[NEIGHBOURS], uint32_t form)
{
    for (int i = 0; form && i < NEIGHBOURS; i++)
        if (!list[i] || list[i] == form) {
            list[i] = form;
            return;
        }
}

/* "Echeverria and Sool", "Echeverria, M. and Sool, K.", "Nakagawa T, Obi C": the name that follows. */
static uint32_t next_name(const facts *f, uint32_t at)
{
    enum { AHEAD = 6 };
    static const char *const joins[] = { "and", "&", ",", NULL };
    bool joined = false;
    for (uint32_t i = at + 1; i < at + AHEAD && i < f->text->tokens.len && facts_sentence(f, i) == facts_sentence(f, at); i++) {
        if (is_capital(f, i))
            return joined ? text_folded_form(f->text, i) : 0;
        if (facts_is_any(f, i, joins))
            joined = true;
        else if (f->text->tokens.at[i].shape != SHAPE_INITIAL && f->text->tokens.at[i].kind != TOKEN_MARK)
            return 0;
    }
    return 0;
}

static uint32_t letters_of(str word)
{
    uint32_t bits = 0;
    for (size_t i = 0; i < word.len; i++)
        bits |= 1u << ((unsigned char)str_small(word.ptr[i]) & 31);
    return bits;
}

static void read_place(const respelling *r, spelled *s, uint32_t at)
{
    const facts *f = r->f;
    if (s->count < SENTENCES)
        s->sentences[s->count] = facts_sentence(f, at);
    s->count++;
    s->last_token = at;
    bool titled = at > 0 && (facts_has_class(f, at - 1, r->title) || facts_has_class(f, at - 1, r->rank));
    s->beside_title |= titled;
    if (at > 0 && !titled && !facts_has_class(f, at - 1, r->determiner) && !facts_has_class(f, at - 1, r->preposition))
        add_neighbour(s->before, neighbour(f, at - 1, -1, at));
    add_neighbour(s->after, neighbour(f, at + 1, 1, at));
    add_neighbour(s->with, next_name(f, at));
}

/* The word in small letters without accents. */
static bool plain_letters(respelling *r, uint32_t at, str *word)
{
    *word = text_folded(r->f->text, at);
    if (r->f->text->tokens.at[at].flags & TOKEN_ASCII)
        return true;
    str bare = text_strip_marks(*word, &r->scratch);
    const char *kept = bare.ptr ? arena_copy(&r->out->scratch, bare) : NULL;
    *word = kept ? str_from_c(kept) : STR("");
    return kept != NULL;
}

static bool read_names(respelling *r)
{
    const facts *f = r->f;
    for (uint32_t at = 0; at < f->text->tokens.len && r->names.len < NAMES_MOST; at++) {
        if (!is_capital(f, at))
            continue;
        uint32_t *slot = map_at(&r->of_form, text_folded_form(f->text, at), true, NULL);
        if (!slot)
            return false;
        if (!*slot && is_other_word(f, at))
            *slot = UINT32_MAX;
        if (*slot == UINT32_MAX)
            continue;
        if (!*slot) {
            spelled *made = vec_push(&r->names);
            if (!made)
                return false;
            str word;
            if (!plain_letters(r, at, &word))
                return false;
            *made = (spelled){ .form = text_folded_form(f->text, at), .token = at, .word = word, .letters = letters_of(word) };
            *slot = (uint32_t)r->names.len;
        }
        read_place(r, &r->names.at[*slot - 1], at);
    }
    return true;
}

/* ---- comparing ---- */

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

static bool meet_exactly(const uint32_t a[NEIGHBOURS], const uint32_t b[NEIGHBOURS])
{
    for (int i = 0; i < NEIGHBOURS; i++)
        for (int k = 0; k < NEIGHBOURS; k++)
            if (a[i] && a[i] == b[k])
                return true;
    return false;
}

static bool meet(const facts *f, const uint32_t a[NEIGHBOURS], const uint32_t b[NEIGHBOURS])
{
    for (int i = 0; i < NEIGHBOURS; i++)
        for (int k = 0; k < NEIGHBOURS; k++)
            if (a[i] && b[k] && is_same_beside(f, a[i], b[k]))
                return true;
    return false;
}

/* Petrov and Petrova, Kenya and Kenyan, Ross and the Rosses: what differs is an ending. */
static bool are_forms_of_one(str a, str b, const char *const *ends)
{
    size_t shared = letters_shared(a, b), shorter = a.len < b.len ? a.len : b.len, longer = a.len + b.len - shorter;
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
    bool given = meet(f, a->before, b->before), surname = meet(f, a->after, b->after);
    if (given || surname || meet_exactly(a->with, b->with))
        return given && surname ? TIE_BOTH : given || !surname ? TIE_GIVEN : TIE_SURNAME;
    if (meet_exactly(a->before, b->after) || meet_exactly(a->after, b->before) || meet_exactly(a->before, b->with) ||
        meet_exactly(a->with, b->before))
        return TIE_GIVEN; /* "Kamau, Wanjiru" */
    bool x = a->before[0] || a->after[0], y = b->before[0] || b->after[0];
    return x && y ? TIE_NONE : x || y ? TIE_HALF : TIE_ALONE;
}

static bool is_place(const respelling *r, const spelled *s)
{
    static const char *const lists[] = { "country", "capital-city", "city-large", "city-mid", "region", "us-state", "place", "company", "brand",
                                         "team", "org", NULL };
    return has_any_class(r->f, s->token, lists);
}

/* Names of places and given names that lists know, or short surnames: each is one of its own. */
static bool are_known(const respelling *r, const spelled *a, const spelled *b)
{
    static const char *const given[] = { "given-common", "given", "nickname", NULL };
    static const char *const surnames[] = { "surname", "surname-common", "surname-foreign", "given-rare", NULL };
    bool x = is_place(r, a) || has_any_class(r->f, a->token, given), y = is_place(r, b) || has_any_class(r->f, b->token, given);
    bool u = x || has_any_class(r->f, a->token, surnames), v = y || has_any_class(r->f, b->token, surnames);
    bool may_be = a->beside_title || b->beside_title || (a->word.len >= LONG && b->word.len >= LONG);
    return (x && y) || (u && v && !may_be);
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

/* How many letters may differ: the more, the more else tells that both are one. */
static bool is_near(const spelled *a, const spelled *b, enum tie tie)
{
    size_t shorter = a->word.len < b->word.len ? a->word.len : b->word.len, longer = a->word.len + b->word.len - shorter;
    if (longer > LETTERS_MOST || longer - shorter > 2 || (shorter < NAME_LEAST && tie < TIE_BOTH && !meet_exactly(a->before, b->before)))
        return false;
    int apart = letters_apart(a->word, b->word), most = shorter >= LONG ? 2 : 1;
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
static bool are_two_names(const respelling *r, const spelled *a, const spelled *b, enum tie tie)
{
    bool ends = end_otherwise(a->word, b->word) && !is_person(r->f, a) && !is_person(r->f, b);
    if ((tie < TIE_SURNAME && (are_known(r, a, b) || ends)) || (ends && (is_place(r, a) || is_place(r, b))) || (is_place(r, a) && is_place(r, b)))
        return true;
    if (tie < TIE_SURNAME && !is_person_or_long(r->f, a) && !is_person_or_long(r->f, b))
        return true;
    if (tie < TIE_GIVEN)
        return are_forms_of_one(a->word, b->word, tie == TIE_SURNAME ? given_ends : any_ends) || !begin_alike(a->word, b->word);
    return a->word.len != b->word.len && are_forms_of_one(a->word, b->word, plural_ends);
}

static bool stand_together(const spelled *a, const spelled *b)
{
    for (uint32_t i = 0; i < a->count && i < SENTENCES; i++)
        for (uint32_t k = 0; k < b->count && k < SENTENCES; k++)
            if (a->sentences[i] == b->sentences[k])
                return true;
    return false;
}

/* "Ole Berg of Sandefjord ... Ole Bergh of Larvik" are told apart. */
static bool is_of_a_place(const facts *f, const spelled *s)
{
    return facts_is_word(f, s->token + 1, "of") && s->token + 2 < f->text->tokens.len && f->text->tokens.at[s->token + 2].shape == SHAPE_CAPITAL;
}

static bool are_one(const respelling *r, const spelled *a, const spelled *b)
{
    const facts *f = r->f;
    if ((a->count > 1 && b->count > 1) || __builtin_popcount(a->letters ^ b->letters) > 5)
        return false;
    r->out->comparisons++;
    enum tie tie = tie_of(f, a, b);
    if (tie == TIE_NONE || !is_near(a, b, tie) || are_two_names(r, a, b, tie) || stand_together(a, b) ||
        (is_of_a_place(f, a) && is_of_a_place(f, b)))
        return false;
    bool named = facts_mention_over(f, a->token) && facts_mention_over(f, b->token);
    return (tie != TIE_ALONE || named) && !is_kept_apart(f, a, tie) && !is_kept_apart(f, b, tie);
}

static belie_status report(const respelling *r, const spelled *a, const spelled *b)
{
    const facts *f = r->f;
    const spelled *both[2] = { a, b };
    const rule *by = NULL;
    evidence places[2];
    for (int i = 0; i < 2; i++) {
        const mention *m = facts_mention_over(f, both[i]->token);
        uint32_t first = m ? m->first : both[i]->token, last = m ? m->last : both[i]->token + 1;
        by = m ? m->by : by;
        places[i] = (evidence){ first, last, facts_quote(f, first, last), NULL, m ? m->by : NULL };
    }
    if (!by || !places[0].says || !places[1].says)
        return BELIE_OK;
    places[0].by = places[0].by ? places[0].by : by;
    places[1].by = places[1].by ? places[1].by : by;
    return findings_add(r->out, check_named("name-variant"), BELIE_WARNING, 0.65, places, 2,
                        "the names differ by a slip, and one of them stands here alone", "the name is written %s here and %s there",
                        places[0].says, places[1].says);
}

/* Compares a name with those before it that begin, or end, with the same letters. */
static belie_status compare_chain(respelling *r, uint32_t index, bool start)
{
    spelled *s = &r->names.at[index];
    str part = str_of(start ? s->word.ptr : s->word.ptr + s->word.len - 2, 2);
    uint32_t *last = map_at(start ? &r->starts : &r->ends, str_hash(part), true, NULL);
    if (!last)
        return error_no_memory(r->out->error);
    *(start ? &s->by_start : &s->by_end) = *last;
    uint32_t before = *last;
    belie_status status = BELIE_OK;
    for (int met = 0; status == BELIE_OK && before && met < CHAIN_MOST; met++) {
        const spelled *other = &r->names.at[before - 1];
        if (are_one(r, other, s))
            status = report(r, other, s);
        before = start ? other->by_start : other->by_end;
    }
    *last = index + 1;
    return status;
}

belie_status respelled_check(findings *out)
{
    const facts *f = out->f;
    respelling r = { .out = out, .f = f, .title = facts_class(f, "title"), .rank = facts_class(f, "rank"),
                     .determiner = facts_class(f, "determiner"), .preposition = facts_class(f, "preposition") };
    belie_status status = read_names(&r) ? BELIE_OK : error_no_memory(out->error);
    uint32_t count = r.names.len < NAMES_MOST ? (uint32_t)r.names.len : 0; /* among so many none stands alone */
    for (uint32_t i = 0; status == BELIE_OK && i < count; i++) {
        status = compare_chain(&r, i, true);
        if (status == BELIE_OK)
            status = compare_chain(&r, i, false);
    }
    map_release(&r.of_form);
    map_release(&r.starts);
    map_release(&r.ends);
    vec_release(&r.names);
    buf_release(&r.scratch);
    return status;
}
