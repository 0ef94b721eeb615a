/* century: something is of a century, and was made, or bears the date of, a year that lies outside. */
#include "check/claims.h"
#include "check/list.h"
#include "check/lives.h"
#include "check/tellings.h"

enum { CENTURY_DAYS = 36000, ONE_YEAR = 366, THINGS_MOST = 10, NEIGHBOURS_MOST = 12, FAR_DAYS = 170 * 365, LATE_DAYS = 12 * 365 };

/* One telling of how old something is: of a century, or of a year. */
typedef struct age_of {
    const claim *from;
    uint32_t first, last; /* tokens of the evidence */
    int64_t since, until; /* days */
    str kind;             /* of the event that gives the year or century; empty: "the twelfth-century chancel" */
    bool generic;         /* "this sixteenth-century building": what the sentence before tells of */
    bool noted;           /* "the date 1730": anything in the sentence may bear it */
    uint64_t things[THINGS_MOST];
    uint32_t thing_count;
} age_of;

typedef struct node {
    uint64_t key;
    uint32_t of, before; /* index; that of the node before of this key + 1 */
} node;

typedef struct ages {
    const tellings *all;
    VEC(age_of) centuries;
    VEC(age_of) years;
    VEC(node) nodes;
    map last_of;
} ages;

/* What makes a thing be there; `finishing` may come long after, `starting` before. */
static bool is_origin(const facts *f, str kind)
{
    static const char *const kinds[] = { "build", "make", "cast", "carve", "weave", "paint", "write", "design", "found", "open", "begin", "complete",
                                         "consecrate", "lay", "dig", "compose", "commission", "break-ground", "plant", "print", "date", "order",
                                         "publish", "survey", "raise", "create", "copy", "drain", "draw", "compile", "install", "establish", "sew", "mint",
                                         "establish", "lay-out", "engrave", "plaster", "unveil", NULL };
    return answers_word_is_any(f->answers, kind, kinds);
}

/* Words that say nothing of what a thing is. */
static bool is_generic(const facts *f, uint64_t key)
{
    static const char *const nouns[] = { "building", "work", "structure", "piece", "example", "monument", "document", "part", "edifice", "thing",
                                         "architecture", "construction", "object", "fabric", "specimen", "creation", NULL };
    return answers_noun_is_any(f->answers, key, nouns); /* a house is one */
}

static void add_thing(age_of *a, uint64_t key)
{
    for (uint32_t i = 0; i < a->thing_count; i++)
        if (a->things[i] == key)
            return;
    if (key && a->thing_count < THINGS_MOST)
        a->things[a->thing_count++] = key;
}

static void add_thing_of(const ages *s, age_of *a, const thing *x)
{
    uint64_t key = x->first < x->last && !x->pronoun ? thing_key(&s->all->bearers, x) : 0;
    if (key && key == x->noun && is_generic(s->all->f, key))
        a->generic = true;
    else
        add_thing(a, key);
}

static thing subject_of_sentence(const ages *s, uint32_t sentence_index)
{
    const facts *f = s->all->f;
    return thing_from(f, &s->all->classes.parts, f->text->sentences.at[sentence_index].first);
}

/* "The chapel is a fine example of nineteenth-century work" */
static void add_subject(const ages *s, age_of *a, uint32_t sentence_index)
{
    const facts *f = s->all->f;
    thing subject = subject_of_sentence(s, sentence_index);
    uint32_t at = subject.last;
    if (facts_is_word(f, at, "is") || facts_is_word(f, at, "was") || facts_is_word(f, at, "are") || facts_is_word(f, at, "were"))
        add_thing_of(s, a, &subject);
}

/* A heading or a label before the sentence ("Koza Han.") names what it tells of. */
static void add_label(const ages *s, age_of *a, uint32_t sentence_index)
{
    enum { LABEL_TOKENS = 7 };
    const facts *f = s->all->f;
    if (sentence_index == 0)
        return;
    const sentence *label = &f->text->sentences.at[sentence_index - 1];
    for (uint32_t at = label->first; label->last - label->first <= LABEL_TOKENS && at < label->last; at++) {
        int32_t named = facts_entity_at(f, at);
        thing x = { .first = at, .last = at + 1, .entity = named };
        if (named >= 0)
            add_thing_of(s, a, &x);
    }
}

/* ---- centuries that are told of a thing ---- */

/* "the twelfth-century chancel" */
static bool read_premodifier(const ages *s, age_of *a, uint32_t first, uint32_t last)
{
    const facts *f = s->all->f;
    uint32_t at = facts_is_word(f, last, "-") ? last + 1 : last;
    thing x = thing_from(f, &s->all->classes.parts, at);
    if (x.first == x.last || x.pronoun || (!x.noun && x.entity < 0) || facts_has_class(f, at, s->all->classes.parts.who.determiner) ||
        facts_has_class(f, at, s->all->classes.parts.auxiliary))
        return false;
    x.definite = true;
    add_thing_of(s, a, &x);
    a->generic |= first > 0 && (facts_is_word(f, first - 1, "this") || facts_is_word(f, first - 1, "these"));
    a->last = x.last;
    return true;
}

/* "a palace of the sixteenth century": the palace, what it is said to be, and whose apposition it is. */
static bool read_attribute(const ages *s, age_of *a, uint32_t first, uint32_t sentence_index)
{
    const facts *f = s->all->f;
    const sentence *here = &f->text->sentences.at[sentence_index];
    uint32_t at = first;
    while (at > here->first && (facts_is_word(f, at - 1, "the") || facts_is_word(f, at - 1, "early") || facts_is_word(f, at - 1, "late")))
        at--;
    bool of = at > here->first && (facts_is_word(f, at - 1, "of") || facts_is_word(f, at - 1, "from"));
    if (!of)
        return false;
    thing x = thing_owning(f, &s->all->classes.parts, at - 1), subject = subject_of_sentence(s, sentence_index);
    bool copula = at > here->first + 1 && (facts_is_word(f, at - 2, "is") || facts_is_word(f, at - 2, "dates") || facts_is_word(f, at - 2, "dating") ||
                                           facts_is_word(f, at - 2, ","));
    if (x.first == x.last && !copula)
        return false;
    x.definite = true;
    add_thing_of(s, a, &x);
    uint32_t before = x.first < x.last ? x.first : at - 2;
    if (before > here->first + 1 && facts_is_word(f, before - 1, ",")) {
        thing owner = thing_before(f, &s->all->classes.parts, before - 1);
        add_thing_of(s, a, &owner);
    }
    bool is = false;
    for (uint32_t k = subject.last; k < before && k < subject.last + 3; k++)
        is |= facts_is_word(f, k, "is") || facts_is_word(f, k, "was") || facts_is_word(f, k, "dates") || facts_is_word(f, k, "are");
    if (is || copula)
        add_thing_of(s, a, &subject);
    a->first = x.first < x.last ? x.first : at - 1;
    return a->thing_count > 0 || a->generic;
}

/* ---- years ---- */

/* "the date 1730", "the year, 1368": written on something. */
static bool is_noted(const facts *f, const sentence *s, uint32_t first)
{
    static const char *const words[] = { "date", "year", "inscription", "dated", "inscribed", NULL };
    for (uint32_t at = first; at-- > s->first && first - at < 14;) {
        if (facts_is_any(f, at, words))
            return true;
        if (facts_is_word(f, at, ";"))
            return false;
    }
    return false;
}

static void add_nouns(const ages *s, age_of *a, const sentence *here, uint32_t end)
{
    const facts *f = s->all->f;
    for (uint32_t at = here->first; at < end; at++) {
        int32_t named = facts_entity_at(f, at);
        bool noun = facts_has_class(f, at, s->all->classes.parts.noun) && f->text->tokens.at[at].shape == SHAPE_LOWER;
        thing x = { .first = at, .last = at + 1, .entity = named, .noun = noun ? facts_noun(f, at) : 0, .definite = true };
        if (named >= 0 || noun)
            add_thing_of(s, a, &x);
    }
}

static bool add_century(ages *s, const claim *c, int64_t since, int64_t until)
{
    const claim_argument *when = claim_role(c, "when");
    age_of a = { .from = c, .first = when->first, .last = when->last, .since = since, .until = until };
    uint32_t speaker;
    bool told = read_premodifier(s, &a, when->first, when->last) || read_attribute(s, &a, when->first, c->sentence);
    if (a.generic)
        add_subject(s, &a, c->sentence);
    unsigned mood = mood_of(s->all->f, &s->all->moods, a.first, a.last, &speaker) &
                    (unsigned)(MOOD_ATTRIBUTED | MOOD_QUOTED | MOOD_CORRECTED);
    if (!told || mood)
        return true;
    age_of *slot = vec_push(&s->centuries);
    if (slot)
        *slot = a;
    return slot != NULL;
}

static bool add_note(ages *s, const claim *c, int64_t since, int64_t until)
{
    const facts *f = s->all->f;
    const claim_argument *when = claim_role(c, "when");
    const sentence *here = &f->text->sentences.at[c->sentence];
    enum { SENTENCE_TOKENS = 60 };
    unsigned mood = c->mood & (unsigned)(MOOD_ATTRIBUTED | MOOD_QUOTED | MOOD_NEGATED | MOOD_CORRECTED);
    if (here->last - here->first > SENTENCE_TOKENS || mood || !is_noted(f, here, when->first))
        return true;
    age_of a = { .from = c, .first = when->first, .last = when->last, .since = since, .until = until, .noted = true };
    add_nouns(s, &a, here, when->first);
    age_of *slot = vec_push(&s->years);
    if (slot)
        *slot = a;
    return slot != NULL;
}

/* "The palace on your left, with the square tower, was put up" */
static bool follows_inset(const ages *s, const telling *t)
{
    const facts *f = s->all->f;
    uint32_t at = t->word.first;
    while (at > 0 && facts_has_class(f, at - 1, s->all->classes.parts.auxiliary))
        at--;
    return at > 0 && facts_is_word(f, at - 1, ",");
}

static bool add_telling(ages *s, const telling *t)
{
    bool century = t->when.last - t->when.first >= CENTURY_DAYS;
    age_of a = { .from = t->from, .first = t->first, .last = t->last, .since = t->when.first, .until = t->when.last };
    if (!str_is(t->own, "date")) /* "dates from" tells no more than "is of" */
        a.kind = t->own;
    if (!t->when.bounded || t->when.context || t->word.way || !is_origin(s->all->f, t->own))
        return true;
    add_thing_of(s, &a, &t->who.theme);
    if (follows_inset(s, t)) {
        thing subject = subject_of_sentence(s, t->from->sentence);
        add_thing_of(s, &a, &subject);
    }
    if (t->who.theme.pronoun || a.generic)
        a.generic = true;
    add_label(s, &a, t->from->sentence);
    age_of *slot = century ? vec_push(&s->centuries) : vec_push(&s->years);
    if (slot)
        *slot = a;
    return slot != NULL;
}

static bool read_claims(ages *s)
{
    const facts *f = s->all->f;
    bool ok = true;
    for (size_t i = 0; ok && i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        int64_t since, until;
        if (!claim_is(c, "dates-clause") || !claim_days(f, c, "when", &since, &until))
            continue;
        const date_fact *d = &f->dates.at[claim_role(c, "when")->date];
        if (until - since >= CENTURY_DAYS)
            ok = add_century(s, c, since, until);
        else if (until - since <= 2 * ONE_YEAR && !d->from_context)
            ok = add_note(s, c, since, until);
    }
    for (size_t i = 0; ok && i < s->all->list.len; i++)
        ok = add_telling(s, &s->all->list.at[i]);
    return ok;
}

static bool index_years(ages *s)
{
    for (uint32_t i = 0; i < s->years.len; i++)
        for (uint32_t k = 0; k < s->years.at[i].thing_count; k++) {
            uint32_t *last = map_at(&s->last_of, s->years.at[i].things[k], true, NULL);
            node *n = last ? vec_push(&s->nodes) : NULL;
            if (!n)
                return false;
            *n = (node){ s->years.at[i].things[k], i, *last };
            *last = (uint32_t)s->nodes.len;
        }
    return true;
}

/* ---- comparing ---- */

/* Building may begin in one century and end in another. */
static bool may_both_be(const age_of *century, const age_of *year)
{
    static const char *const late[] = { "complete", "consecrate", "open", "publish", NULL };
    static const char *const early[] = { "begin", "lay", "break-ground", "order", "design", "found", "survey", NULL };
    if (century->kind.len && year->kind.len && !str_equal(century->kind, year->kind))
        return true;
    bool same = century->kind.len && str_equal(century->kind, year->kind);
    int64_t after = year->since - century->until, before = century->since - year->until;
    if (after > FAR_DAYS || before > FAR_DAYS)
        return true;
    if (same)
        return false;
    return (after > 0 && after < LATE_DAYS && str_is_any(year->kind, late)) || (before > 0 && before < 5 * LATE_DAYS && str_is_any(year->kind, early));
}

static belie_status compare(const ages *s, const age_of *century, const age_of *year, double score)
{
    findings *out = s->all->out;
    if (century->from->sentence == year->from->sentence && century->from == year->from)
        return BELIE_OK;
    out->comparisons++;
    if ((year->since <= century->until && century->since <= year->until) || may_both_be(century, year))
        return BELIE_OK;
    evidence x = { century->first, century->last, claim_words(s->all->f, century->from, "when"), century->from, century->from->by };
    evidence y = { year->first, year->last, claim_words(s->all->f, year->from, "when"), year->from, year->from->by };
    evidence places[2] = { century->first < year->first ? x : y, century->first < year->first ? y : x };
    return findings_add(out, check_named("century"), BELIE_WARNING, score, places, 2, "both are told of one thing",
                        "%s does not lie in %s", y.says, x.says);
}

static belie_status compare_by_thing(const ages *s, const age_of *century)
{
    belie_status status = BELIE_OK;
    for (uint32_t k = 0; status == BELIE_OK && k < century->thing_count; k++) {
        const uint32_t *last = map_find(&s->last_of, century->things[k]);
        uint32_t seen = 0;
        for (uint32_t n = last ? *last : 0; status == BELIE_OK && n && seen++ < NEIGHBOURS_MOST; n = s->nodes.at[n - 1].before)
            status = compare(s, century, &s->years.at[s->nodes.at[n - 1].of], 0.75);
    }
    return status;
}

/* "this sixteenth-century grid", "It is a building of": of what the sentences before tell, when they tell of one year. */
static belie_status compare_with_before(const ages *s, const age_of *century)
{
    enum { SENTENCES_BACK = 2 };
    const age_of *found = NULL;
    for (size_t i = 0; i < s->years.len; i++) {
        const age_of *y = &s->years.at[i];
        if (y->from->sentence > century->from->sentence)
            break;
        if (y->noted || y->from->sentence + SENTENCES_BACK < century->from->sentence)
            continue;
        if (found || y->from->sentence == century->from->sentence)
            return BELIE_OK;
        found = y;
    }
    return found ? compare(s, century, found, 0.65) : BELIE_OK;
}

belie_status tellings_compare_centuries(findings *out)
{
    ages s = { 0 };
    belie_status status = tellings_of(out, &s.all);
    if (status == BELIE_OK && !(read_claims(&s) && index_years(&s)))
        status = error_no_memory(out->error);
    for (size_t i = 0; status == BELIE_OK && i < s.centuries.len; i++) {
        status = compare_by_thing(&s, &s.centuries.at[i]);
        if (status == BELIE_OK && s.centuries.at[i].generic)
            status = compare_with_before(&s, &s.centuries.at[i]);
    }
    vec_release(&s.centuries);
    vec_release(&s.years);
    vec_release(&s.nodes);
    map_release(&s.last_of);
    return status;
}
