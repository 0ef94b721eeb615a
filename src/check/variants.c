/* name-variant: the same name written twice, once with a slip. */
#include "check/claims.h"
#include "check/list.h"
#include "check/namesakes.h"
#include "check/renamed.h"
#include "check/respelled.h"
#include "check/spelling.h"

enum { NEIGHBOURS_MOST = 32, KIN_NEAR = 60 };

static bool is_one_slip(str a, str b)
{
    return is_slip(a, b, 1, 1);
}

static belie_status report_variant(findings *out, const mention *a, const mention *b)
{
    const facts *f = out->f;
    const mention *first = a->first < b->first ? a : b, *second = first == a ? b : a;
    evidence places[2] = {
        { first->first, first->last, facts_quote(f, first->first, first->last), NULL, first->by },
        { second->first, second->last, facts_quote(f, second->first, second->last), NULL, second->by },
    };
    return findings_add(out, check_named("name-variant"), BELIE_WARNING, 0.7, places, 2,
                        "the names differ in one letter, and no other name of the text is as near",
                        "the name is written %s here and %s there", places[0].says, places[1].says);
}

static str word_at(const facts *f, uint32_t token_index)
{
    return text_token(f->text, token_index);
}

#define SURE 0.6

/* Two letters: "Felisa" and "Felicia". */
static bool is_near(str a, str b)
{
    return is_slip(a, b, 2, 2);
}

/* Gregor and Gregory, Brigitte and Birgitte, before one surname: not Paul and Paula, not Maria and Mario. */
static bool is_variant_given(const facts *f, uint32_t a, uint32_t b)
{
    str x = word_at(f, a), y = word_at(f, b);
    size_t shorter = x.len < y.len ? x.len : y.len;
    char sex = name_given_sex(f, a), other = name_given_sex(f, b);
    if (shorter < NAME_LEAST || (sex && other && sex != other) || letters_shared(x, y) == 0)
        return false;
    bool at_end = letters_shared(x, y) + 1 >= shorter;
    return at_end ? sex && sex == other && letters_apart(x, y) == 1 : letters_apart(x, y) <= (shorter > NAME_LEAST ? 2 : 1);
}

/* A form for a man and one for a woman: Petrov and Petrova, Kowalski and Kowalska, or a name and a longer one. */
static bool are_forms_of_one(str x, str y)
{
    size_t shared = letters_shared(x, y);
    return shared + 1 >= x.len || shared + 1 >= y.len;
}

/* Havranek and Havrankova. */
static bool is_for_a_woman(str x)
{
    static const char *const endings[] = { "ova", "ov\xC3\xA1", "eva", "ska", "sk\xC3\xA1", "skaya", "ina" };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(x, str_from_c(endings[i])))
            return true;
    return false;
}

/* Pelchat and Pelletier, Kowalski and Kowalczyk, behind one given name of two that a text of few persons tells of. */
static bool is_variant_family(const facts *f, str x, str y)
{
    enum { SHARED = 3, ENTITIES_MOST = 60 };
    return x.len > NAME_LEAST && y.len > NAME_LEAST && letters_shared(x, y) >= SHARED && !are_forms_of_one(x, y) &&
           is_for_a_woman(x) == is_for_a_woman(y) &&
           f->entities.len < ENTITIES_MOST && f->text->tokens.len < 4000;
}

/* Lopez Garcia and Garcia Lopez behind one given name. */
static bool is_turned_round(const facts *f, const mention *a, const mention *b)
{
    return a->last - a->first == 3 && b->last - b->first == 3 && same_letters(word_at(f, a->first), word_at(f, b->first)) &&
           same_letters(word_at(f, a->first + 1), word_at(f, b->first + 2)) && same_letters(word_at(f, a->first + 2), word_at(f, b->first + 1));
}

/* Names of as many words, of which one alone differs, by a slip; of three and more by two letters. */
static bool is_variant(const facts *f, const mention *a, const mention *b)
{
    uint32_t count = a->last - a->first, other = 0, differing = 0;
    if (b->last - b->first != count)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!same_letters(word_at(f, a->first + i), word_at(f, b->first + i))) {
            differing++;
            other = i;
        }
    str x = word_at(f, a->first + other), y = word_at(f, b->first + other);
    if (differing != 1)
        return is_turned_round(f, a, b);
    if (same_but_accents(x, y) || f->text->tokens.at[a->first + other].shape == SHAPE_MIXED)
        return false;
    return is_one_slip(x, y) || sounds_alike(x, y) || (count > 2 && is_near(x, y)) ||
           (other == 0 && is_variant_given(f, a->first, b->first)) || (other + 1 == count && other > 0 && is_variant_family(f, x, y));
}

/* Wangdi and Wangdu: another vowel at the end, but not one that tells a man from a woman. */
static bool ends_otherwise(str x, str y)
{
    size_t n = x.len;
    return n == y.len && n > NAME_LEAST && letters_shared(x, y) + 1 == n && strchr("eiou", x.ptr[n - 1]) && strchr("eiou", y.ptr[n - 1]);
}

/* Reilly and Riley, both with the same first and last letter. */
static bool is_like(str x, str y)
{
    return x.len >= NAME_LEAST && y.len >= NAME_LEAST && x.ptr[0] == y.ptr[0] && x.ptr[x.len - 1] == y.ptr[y.len - 1] &&
           !same_letters(x, y) && letters_apart(x, y) <= 2;
}

/* "The women of Corrie", "in Corrie": no person's, whatever it was taken for. */
static bool is_of_place(const facts *f, uint32_t at)
{
    static const char *const before[] = { "of", "in", "at", "near", "from", "outside", NULL };
    return at > 0 && facts_is_any(f, at - 1, before);
}

/* "Ms Verstraeten" of "Annelies Verstraten": a surname that nobody else of the text has. */
static bool is_variant_surname(const facts *f, const mention *full, const mention *alone, int title_class)
{
    str x = word_at(f, full->last - 1), y = word_at(f, alone->first);
    bool titled = title_class >= 0 && alone->first > 0 && facts_has_class(f, alone->first - 1, title_class);
    const entity *a = &f->entities.at[full->entity], *b = &f->entities.at[alone->entity];
    bool slip = x.len > NAME_LEAST && is_one_slip(x, y), later = full->first < alone->first;
    bool near = slip || ends_otherwise(x, y);
    if (!titled && (is_of_place(f, alone->first) || name_is_brought_in(f, alone->first, alone->last)))
        return false;
    return ((titled && (near || sounds_alike(x, y) || (later && is_like(x, y)))) || (near && later && alone->score > SURE)) &&
           (!a->sex || !b->sex || a->sex == b->sex);
}

/* Whether the surname stands somewhere behind a given name: it is somebody's. */
static bool is_of_somebody(const facts *f, str surname)
{
    int given = facts_class(f, "given"), common = facts_class(f, "given-common");
    if (given < 0 || common < 0)
        return false;
    for (uint32_t at = 1; at < f->text->tokens.len; at++)
        if (f->text->tokens.at[at].shape == SHAPE_CAPITAL && same_letters(text_token(f->text, at), surname) &&
            (facts_has_class(f, at - 1, given) || facts_has_class(f, at - 1, common)))
            return true;
    return false;
}

enum { SURNAMES_MOST = 32 }; /* for which all of the text is looked through */

typedef struct ring {
    const mention *at[NEIGHBOURS_MOST];
    uint32_t count;
} ring;

static void remember(ring *r, const mention *m)
{
    r->at[r->count++ % NEIGHBOURS_MOST] = m;
}

/* Each named in full or not, again and again: two persons that a text tells of, no slip. */
static bool are_both_at_home(const facts *f, const mention *a, const mention *b)
{
    return f->entities.at[a->entity].mention_count > 1 && f->entities.at[b->entity].mention_count > 1;
}

/* Whether somebody is named in the sentence of a mention. */
static bool is_named_beside(const facts *f, int32_t who, const mention *m)
{
    const sentence s = facts_sentence_around(f, m->first, m->last);
    for (size_t i = facts_mention_from(f, s.first); i < f->mentions.len && f->mentions.at[i].first < s.last; i++)
        if (f->mentions.at[i].entity == who)
            return true;
    return false;
}

/* In one sentence, or with a word on their letters: two persons. */
static bool are_set_side_by_side(const facts *f, const mention *a, const mention *b)
{
    return is_named_beside(f, a->entity, b) || is_named_beside(f, b->entity, a) || name_is_spelled_out(f, a->last) || name_is_spelled_out(f, b->last) ||
           name_is_one_of_two(f, a->first) || name_is_one_of_two(f, b->first) || name_is_of_kin(f, a->first, KIN_NEAR) || name_is_of_kin(f, b->first, KIN_NEAR) || are_both_at_home(f, a, b);
}

/* Compares a name with the last ones of a ring; `alone`: one of both is a surname. */
static belie_status compare_names(findings *out, const ring *r, const mention *m, bool alone, int title_class,
                                  uint32_t *looked)
{
    const facts *f = out->f;
    uint32_t known = r->count < NEIGHBOURS_MOST ? r->count : NEIGHBOURS_MOST;
    for (uint32_t k = 0; k < known; k++) {
        const mention *other = r->at[k];
        const mention *full = other->last - other->first > 1 ? other : m, *one = full == m ? other : m;
        bool variant = alone ? is_variant_surname(f, full, one, title_class) : is_variant(f, other, m);
        out->comparisons++;
        if (!variant || are_set_side_by_side(f, other, m) ||
            (alone && ((*looked)++ >= SURNAMES_MOST || is_of_somebody(f, word_at(f, one->first)))))
            continue;
        belie_status status = report_variant(out, other, m);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

belie_status check_name_variant(findings *out)
{
    const facts *f = out->f;
    ring full = { .count = 0 }, alone = { .count = 0 };
    int title_class = facts_class(f, "title");
    uint32_t looked = 0;
    belie_status status = BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < f->entities.len; i++) {
        const entity *e = &f->entities.at[i];
        const mention *m = &f->mentions.at[e->first_mention];
        bool is_full = m->last - m->first > 1;
        if (e->type != CLASS_PERSON || f->text->tokens.at[m->first].shape != SHAPE_CAPITAL)
            continue;
        if (is_full)
            status = compare_names(out, &full, m, false, title_class, &looked);
        if (status == BELIE_OK)
            status = compare_names(out, is_full ? &alone : &full, m, true, title_class, &looked);
        remember(is_full ? &full : &alone, m);
    }
    if (status == BELIE_OK)
        status = respelled_check(out);
    return status == BELIE_OK ? renamed_check(out) : status;
}
