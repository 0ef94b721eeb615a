/* name-variant: a person who in one place has another name that begins alike: "Miss Penrose" of Thomasine Pender, "Emma
 * Thornbury" of Eliza Thornbury.
 *
 * A writer, and more so a model, who has forgotten a name remembers how it began.  So a name that stands once, is brought in by
 * nothing and begins as just one name of the text does is that one's.  Only for texts of few persons: among many some begin alike. */
#include "check/renamed.h"

#include "check/namesakes.h"
#include "check/spelling.h"
#include "check/words.h"

enum { PERSONS_MOST = 40, LETTERS_ALIKE = 3, NEAR_KIN = 14, BESIDE_KIN = 4, SLIP_MOST = 2, GIVEN_MOST = 4, INITIAL = 2 };

/* A person as named in the text. */
typedef struct named {
    const entity *e;
    const mention *m;      /* the fullest */
    str given, surname;    /* given: empty for a surname alone, an initial */
    uint32_t sentence;
    char sex;
} named;

typedef struct renaming {
    findings *out;
    const facts *f;
    int title, rank, kinship;
    word_reader words;
    named of[PERSONS_MOST];
    uint32_t count;
} renaming;

static bool is_titled(const renaming *r, const mention *m)
{
    return m->first > 0 && (facts_has_class(r->f, m->first - 1, r->title) || facts_has_class(r->f, m->first - 1, r->rank));
}

/* False: too many to tell. */
static bool read_persons(renaming *r)
{
    const facts *f = r->f;
    for (size_t i = 0; i < f->entities.len; i++) {
        const entity *e = &f->entities.at[i];
        const mention *m = &f->mentions.at[e->first_mention];
        if (e->type != CLASS_PERSON || m->last == m->first)
            continue;
        if (r->count == PERSONS_MOST)
            return false;
        bool full = m->last - m->first > 1;
        r->of[r->count++] = (named){ e, m, full ? text_token(f->text, m->first) : STR(""), text_token(f->text, m->last - 1),
                                     facts_sentence(f, m->first), e->sex ? (char)e->sex : full ? name_given_sex(f, m->first) : 0 };
    }
    return true;
}

/* Three letters, one of them a vowel: not "Schlegel" and "Schelling", not "McCaffrey" and "McCain". */
static bool begin_alike(str a, str b)
{
    size_t shared = letters_shared(a, b), shorter = a.len < b.len ? a.len : b.len, vowels = 0;
    bool son = shared > 1 && str_small(a.ptr[0]) == 'm' && (str_small(a.ptr[1]) == 'c' || (str_small(a.ptr[1]) == 'a' && str_small(a.ptr[2]) == 'c'));
    for (size_t i = 0; i < shared; i++)
        vowels += strchr("aeiouy", str_small(a.ptr[i])) != NULL || (unsigned char)a.ptr[i] >= 0x80;
    return shared >= LETTERS_ALIKE + (son ? 2 : 0) && vowels > 0 && shorter > LETTERS_ALIKE + 1 && shared + 1 < shorter;
}

static bool is_class(const renaming *r, uint32_t at, const char *name)
{
    int id = facts_class(r->f, name);
    return id >= 0 && facts_has_class(r->f, at, id);
}

/* A word of the text by itself: of a place, of a work, a given name that is short for another one. */
static bool is_own_name(const renaming *r, const named *n)
{
    static const char *const others[] = { "given-common", "given", "nickname", "country", "capital-city", "city-large", "demonym", NULL };
    for (size_t i = 0; others[i]; i++)
        if (is_class(r, n->m->last - 1, others[i]))
            return !is_titled(r, n->m);
    return false;
}

/* "Hammond (2010)", "Hammond and Price": by name of a paper, beside others. */
static bool is_cited(const facts *f, const mention *m)
{
    static const char *const joins[] = { "and", "&", ",", NULL };
    const mention *next = m->last + 1 < f->text->tokens.len && facts_is_any(f, m->last, joins) ? facts_mention_over(f, m->last + 1) : NULL;
    const mention *before = m->first > 1 && facts_is_any(f, m->first - 1, joins) ? facts_mention_over(f, m->first - 2) : NULL;
    return facts_is_word(f, m->last, "(") || facts_is_word(f, m->last, "et") || (next && next->type == CLASS_PERSON) || (before && before->type == CLASS_PERSON);
}

/* "Miss Penrose" for Thomasine Pender. */
static bool is_surname_of(const renaming *r, const named *full, const named *lone)
{
    bool initial = lone->given.len && str_small(lone->given.ptr[0]) != str_small(full->given.ptr[0]);
    bool before = full->m->first < lone->m->first, known = full->given.len > INITIAL || (is_titled(r, full->m) && !is_titled(r, lone->m));
    return before && known && letters_apart(full->surname, lone->surname) > SLIP_MOST && lone->given.len <= INITIAL && lone->e->mention_count == 1 && !initial &&
           begin_alike(full->surname, lone->surname) && !is_own_name(r, lone) && !is_cited(r->f, lone->m);
}

/* What a given name is short for, or nothing. */
static str long_form(const renaming *r, uint32_t at)
{
    int id = facts_class(r->f, "nickname");
    return id < 0 ? STR("") : symbols_value(r->f->table, at, at + 1, (unsigned)id);
}

/* Jack and John, Chris and Christopher: one person, or a word for the other. */
static bool is_short_for(const renaming *r, const named *a, const named *b)
{
    size_t shared = letters_shared(a->given, b->given), shorter = a->given.len < b->given.len ? a->given.len : b->given.len;
    str x = long_form(r, a->m->first), y = long_form(r, b->m->first);
    return shared == shorter || same_letters(x, b->given) || same_letters(y, a->given) || (x.len && str_equal(x, y));
}

/* A surname, of several words too, and no name between: "Dunstan-Grey". */
static bool have_same_rest(const facts *f, const mention *a, const mention *b)
{
    if (a->last - a->first != b->last - b->first || (a->last - a->first > 2 && !facts_is_word(f, a->first + 2, "-")))
        return false;
    for (uint32_t i = 1; i < a->last - a->first; i++)
        if (!same_letters(text_token(f->text, a->first + i), text_token(f->text, b->first + i)))
            return false;
    return true;
}

/* "Emma Thornbury" for Eliza Thornbury; not "Janet and Bill Norwood", not three names of which two are the same. */
static bool is_given_of(const renaming *r, const named *a, const named *b)
{
    bool joined = b->m->first > 0 && facts_is_word(r->f, b->m->first - 1, "and");
    return !joined && !memchr(a->given.ptr, '.', a->given.len) && !memchr(b->given.ptr, '.', b->given.len) && have_same_rest(r->f, a->m, b->m) && a->m->first < b->m->first && a->given.len > INITIAL && b->given.len > INITIAL && b->e->mention_count == 1 &&
           str_small(a->given.ptr[0]) == str_small(b->given.ptr[0]) && letters_apart(a->given, b->given) > 0 && letters_apart(a->given, b->given) <= GIVEN_MOST &&
           !is_short_for(r, a, b);
}

/* Persons of one surname are a family where one is told of beside them. */
static bool tells_of_family(const renaming *r, const named *n, uint32_t within)
{
    static const char *const words[] = { "married", "marries", "marriage", "widow", "family", "couple", "spouse", "generation", "descendant", NULL };
    const sentence *s = &r->f->text->sentences.at[n->sentence];
    uint32_t from = n->m->first > s->first + within ? n->m->first - within : s->first, to = n->m->last + within < s->last ? n->m->last + within : s->last;
    for (uint32_t at = from; at < to; at++)
        if (facts_has_class(r->f, at, r->kinship) || facts_is_any(r->f, at, words))
            return true;
    return false;
}

/* Whether a third person has the surname, or one that begins alike. */
static bool is_shared(const renaming *r, const named *a, const named *b)
{
    for (uint32_t i = 0; i < r->count; i++)
        if (&r->of[i] != a && &r->of[i] != b &&
            ((r->of[i].given.len > INITIAL && same_letters(r->of[i].surname, b->surname)) || is_surname_of(r, a, &r->of[i])))
            return true;
    return false;
}

/* Whether a word stands in a sentence that names the first one, or right before that of the second. */
static bool is_word_of(const renaming *r, const named *a, const named *b, uint32_t at)
{
    const facts *f = r->f;
    for (size_t i = 0; i <= f->mentions.len; i++) {
        bool own = i < f->mentions.len && f->mentions.at[i].entity == a->m->entity && f->mentions.at[i].first < b->m->first;
        if (!own && (i < f->mentions.len || b->sentence == 0))
            continue;
        const sentence *s = &f->text->sentences.at[own ? facts_sentence(f, f->mentions.at[i].first) : b->sentence - 1];
        for (uint32_t k = s->first; k < s->last; k++)
            if (facts_is_lower(f, k) && word_stem(&r->words, k) == word_stem(&r->words, at))
                return true;
    }
    return false;
}

/* How many words beside the second name stand in a sentence of the first, too: "engineer", "pencil". */
static uint32_t told_alike(const renaming *r, const named *a, const named *b)
{
    enum { BESIDE = 7, WORD_LEAST = 5 };
    const facts *f = r->f;
    const sentence *here = &f->text->sentences.at[b->sentence];
    uint32_t from = b->m->first > here->first + BESIDE ? b->m->first - BESIDE : here->first, to = b->m->last + BESIDE < here->last ? b->m->last + BESIDE : here->last, count = 0;
    for (uint32_t at = from; at < to; at++)
        count += facts_is_lower(f, at) && text_token(f->text, at).len >= WORD_LEAST && !word_is_function(&r->words, at) && is_word_of(r, a, b, at);
    return count;
}

/* Many names of a text begin alike: a surname must begin with as much as five letters, or four and two words of the other,
 * unless its initial is the other's ("V. Rammstätter"); and whom the text brings in is somebody. */
static bool is_linked(const renaming *r, const named *a, const named *b)
{
    enum { ALIKE = 5 };
    bool lone = b->given.len <= INITIAL, initial = lone && b->given.len;
    if (initial || (lone && name_is_brought_in(r->f, b->m->first, b->m->last)))
        return initial;
    size_t shared = lone ? letters_shared(a->surname, b->surname) : ALIKE;
    uint32_t words = shared + 1 >= ALIKE ? told_alike(r, a, b) : 0;
    return words > 1 || (words && shared >= ALIKE);
}

/* What tells that two persons are meant: both in one sentence, kin beside them, a word on the likeness. */
static bool are_told_apart(const renaming *r, const named *a, const named *b)
{
    const facts *f = r->f;
    if ((a->sex && b->sex && a->sex != b->sex) || a->sentence == b->sentence)
        return true;
    const named *both[2] = { a, b };
    bool lone = b->given.len <= INITIAL;
    for (int i = 0; i < 2; i++)
        if (name_is_spelled_out(f, both[i]->m->last) || name_is_one_of_two(f, both[i]->m->first) || (!lone && tells_of_family(r, both[i], NEAR_KIN)))
            return true;
    return lone && name_is_of_kin(f, b->m->first, BESIDE_KIN);
}

/* Of whose name another one may be; NULL: of nobody's, or of more than one. */
static const named *renamed_from(renaming *r, const named *b)
{
    const named *found = NULL;
    for (uint32_t k = 0; k < r->count; k++) {
        const named *a = &r->of[k];
        if (a == b)
            continue;
        r->out->comparisons++;
        if (b->given.len > INITIAL ? !is_given_of(r, a, b) : !is_surname_of(r, a, b))
            continue;
        if (found || are_told_apart(r, a, b) || is_shared(r, a, b) || !is_linked(r, a, b))
            return NULL;
        found = a;
    }
    return found;
}

static belie_status report(renaming *r, const named *a, const named *b)
{
    const facts *f = r->f;
    evidence places[FINDING_EVIDENCE] = { { a->m->first, a->m->last, facts_quote(f, a->m->first, a->m->last), NULL, a->m->by },
                                          { b->m->first, b->m->last, facts_quote(f, b->m->first, b->m->last), NULL, b->m->by } };
    uint32_t count = 2;
    for (size_t i = 0; i < f->mentions.len && count < FINDING_EVIDENCE; i++) {
        const mention *m = &f->mentions.at[i];
        if (m != a->m && m->entity == a->m->entity)
            places[count++] = (evidence){ m->first, m->last, facts_quote(f, m->first, m->last), NULL, m->by };
    }
    return findings_add(r->out, check_named("name-variant"), BELIE_WARNING, 0.62, places, count,
                        "one stands here alone, nothing brings it in, and no other name of the text begins so", "the name is written %s here and %s there",
                        places[0].says, places[1].says);
}

belie_status renamed_check(findings *out)
{
    const facts *f = out->f;
    renaming r = { .out = out, .f = f, .title = facts_class(f, "title"), .rank = facts_class(f, "rank"),
                   .kinship = facts_class(f, "kinship") };
    belie_status status = BELIE_OK;
    word_reader_init(&r.words, f);
    if (!read_persons(&r))
        return status;
    for (uint32_t i = 0; status == BELIE_OK && i < r.count; i++) {
        const named *a = renamed_from(&r, &r.of[i]);
        if (a)
            status = report(&r, a, &r.of[i]);
    }
    return status;
}
