/* Dates and the events of their clauses, and the evidence that two tellings are of one event. */
#include "check/tellings.h"

#include "check/claims.h"

enum { WORDS_AROUND = 12 };

/* ---- reading ---- */

static void add_thing(telling *t, uint64_t key)
{
    for (uint32_t i = 0; i < t->thing_count; i++)
        if (t->things[i] == key)
            return;
    if (key && t->thing_count < TELLING_THINGS)
        t->things[t->thing_count++] = key;
}

/* A strike and a walkout are one thing. */
static str kind_of_thing(const tellings *all, const thing *x)
{
    event_word e;
    for (uint32_t at = x->first; x->noun && at < x->last; at++)
        if (noun_key(text_token(all->f->text, at)) == x->noun && event_word_at(all->f, &all->classes, at, &e) && e.noun)
            return e.kind;
    return (str){ NULL, 0 };
}

uint64_t telling_thing(const tellings *all, const thing *x)
{
    uint64_t key = thing_key(&all->bearers, x);
    str kind = key && key == x->noun ? kind_of_thing(all, x) : (str){ NULL, 0 };
    return kind.len ? word_stem_of_len(kind) : key;
}

/* "the survey" in "entry into the survey": what the prepositions behind the word lead to. */
static void add_complements(const tellings *all, telling *t, uint32_t end)
{
    enum { COMPLEMENTS_AHEAD = 9 };
    const facts *f = all->f;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, t->word.first)];
    uint32_t most = t->word.last + COMPLEMENTS_AHEAD < s->last ? t->word.last + COMPLEMENTS_AHEAD : s->last;
    for (uint32_t at = t->word.last; at < most && at < end; at++) {
        if (f->text->tokens.at[at].kind == TOKEN_MARK || facts_has_class(f, at, all->classes.past))
            return;
        if (!facts_has_class(f, at, all->classes.parts.preposition))
            continue;
        thing x = thing_from(f, &all->classes.parts, at + 1);
        add_thing(t, telling_thing(all, &x));
    }
}

unsigned telling_mood(const tellings *all, const telling *t)
{
    uint32_t speaker;
    unsigned mood = mood_of(all->f, &all->moods, t->first, t->last, &speaker) & ~(unsigned)MOOD_FORMER;
    if (t->word.lapsed) /* "not completed until May" */
        mood ^= MOOD_NEGATED;
    for (uint32_t at = t->word.first; t->word.listed && at < t->word.last; at++)
        if (facts_has_class(all->f, at, all->moods.hedge))
            mood &= ~(unsigned)MOOD_HEDGED; /* "the magazine appeared" */
    if (t->word.given)
        mood &= ~(unsigned)(MOOD_PLANNED | MOOD_HEDGED | MOOD_ASKED | MOOD_HYPOTHETICAL | (t->word.lapsed ? 0 : MOOD_NEGATED));
    if (t->word.aside)
        mood &= ~(unsigned)MOOD_ATTRIBUTED;
    if (t->word.given && t->word.noun)
        mood &= ~(unsigned)(MOOD_ATTRIBUTED | MOOD_QUOTED);
    return mood;
}

/* Who says something when is no matter. */
static bool is_of_others(const tellings *all, const event_word *word)
{
    static const char *const measures[] = { "compare", "price", "include", "total", "average", "range", "rise", "fall", "grow", "drop", "increase",
                                            "decline", "decrease", "base", "expect", "estimate", "double", "gain", "earn", "post", "have", "do" };
    for (size_t i = 0; !word->listed && i < sizeof measures / sizeof *measures; i++)
        if (str_is(word->kind, measures[i]))
            return true;
    return (!word->listed && facts_has_class(all->f, word->first, all->moods.say));
}

/* Kinds that may tell of one event: the first stands for all. */
static const char *const near[][6] = {
    { "approve", "adopt", "agree", "enact" }, { "join", "arrive", "enrol" }, { "complete", "breakthrough" }, { "discover", "find" },
    { "publish", "release", "premiere", "debut" }, { "death", "kill", "murder", "assassinate", "drown" },
    { "crash", "accident", "derail" }, { "acquire", "sell" }, { "deliver", "receive" }, { "award", "receive" },
    { "inspect", "survey", "examine", "visit" }, { "order", "commission" }, { "fire", "destroy" }, { "move", "move-in" },
    { "strike", "protest" }, { "flood", "burst" }, { "storm", "flood" },
};

static bool is_law(const thing *x)
{
    static const char *const nouns[] = { "law", "act", "bill", "ordinance", "statute", "bylaw", "by-law", "motion", "resolution", "budget" };
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (x->noun == noun_key(str_from_c(nouns[i])))
            return true;
    return false;
}

static str group_of(str kind)
{
    for (size_t i = 0; i < sizeof near / sizeof *near; i++)
        for (int k = 1; k < 6 && near[i][k]; k++)
            if (str_is(kind, near[i][k]))
                return str_from_c(near[i][0]);
    return kind;
}

uint64_t telling_kind(const char *kind)
{
    return word_stem_of_len(group_of(str_from_c(kind)));
}

/* "This contract, concluded at Vigo", "the agreement of 1 June": a paper is signed, whatever the verb. */
static str kind_of(const telling *t)
{
    static const char *const verbs[] = { "end", "make", "join", "agree", "execute", "date", "draw", "conclude", "enter" };
    static const char *const light[] = { "grant", "obtain", "receive", "hold", "give", "take", "make", "do", "carry", "conduct", "perform",
                                         "stage", "complete", "effect", "undertake", "organise", "get", "deliver", "issue", "meet", "play", "contest", "hand", "reach", "announce", "pronounce", "return" };
    str kind = t->word.kind;
    for (size_t i = 0; t->theme_kind.len && !t->word.noun && i < sizeof light / sizeof *light; i++)
        if (str_is(kind, light[i]))
            return t->theme_kind; /* "carried out an inspection" */
    if (str_is(kind, "pass") && t->theme_kind.len == 0 && is_law(&t->who.theme))
        return STR("enact");
    bool study = t->who.theme.noun == noun_key(STR("study"));
    if (study && (str_is(kind, "begin") || str_is(kind, "complete")))
        return str_is(kind, "begin") ? STR("enrol") : STR("graduate");
    bool paper = t->theme == word_stem_of("agree");
    if (str_is(kind, "agree") && t->word.noun)
        return STR("sign");
    for (size_t i = 0; paper && i < sizeof verbs / sizeof *verbs; i++)
        if (str_is(kind, verbs[i]))
            return STR("sign");
    return kind;
}

/* ---- "it", "he": the subject of a sentence before ---- */

static bool is_person_thing(const tellings *all, const thing *x)
{
    const facts *f = all->f;
    if (x->entity >= 0)
        return f->entities.at[x->entity].type == CLASS_PERSON;
    for (uint32_t at = x->first; at < x->last; at++)
        if (noun_key(text_token(f->text, at)) == x->noun)
            return facts_has_class(f, at, all->classes.parts.who.role) || facts_has_class(f, at, all->classes.parts.who.role_noun) ||
                   facts_has_class(f, at, all->classes.parts.who.kinship);
    return false;
}

static thing subject_of(const tellings *all, uint32_t sentence_index)
{
    const facts *f = all->f;
    const sentence *s = &f->text->sentences.at[sentence_index];
    uint32_t at = s->first;
    for (uint32_t k = at; k < s->last && k < at + 8; k++) /* "In 1931, the mill" */
        if (facts_is_word(f, k, ",") && k > 0 && facts_date_from(f, at) < f->dates.len &&
            f->mentions.at[f->dates.at[facts_date_from(f, at)].mention].last == k)
            at = k + 1;
    thing subject = thing_from(f, &all->classes.parts, at);
    static const char *const adverbs[] = { "first", "later", "once", "soon", "also", "then", "now", "finally", NULL };
    for (int i = 0; i < 2 && subject.last > at + 1; i++) /* "The newspaper first appeared", "The fair opened" */
        if (facts_is_any(f, subject.last - 1, adverbs) || (facts_has_class(f, subject.last - 1, all->classes.past) &&
                                                           f->text->tokens.at[subject.last - 1].shape == SHAPE_LOWER))
            subject = thing_before(f, &all->classes.parts, subject.last - 1);
    return subject;
}

void telling_resolve(const tellings *all, thing *t)
{
    enum { SENTENCES_BACK = 3 };
    static const char *const persons[] = { "he", "she", "his", "him", "her", NULL }, *const things[] = { "it", "its", NULL };
    const facts *f = all->f;
    bool person = facts_is_any(f, t->first, persons);
    uint32_t here = t->first < t->last ? facts_sentence(f, t->first) : 0;
    if (!t->pronoun || (!person && !facts_is_any(f, t->first, things)))
        return;
    for (uint32_t back = 0; back <= SENTENCES_BACK && back <= here; back++) {
        thing subject = subject_of(all, here - back);
        bool self = back == 0 && (subject.last >= t->first || is_person_thing(all, &subject) != person || !subject.definite);
        if (self || (subject.pronoun && facts_is_any(f, subject.first, person ? persons : things)))
            continue;
        if (subject.first < subject.last && !subject.pronoun && subject.definite && (subject.noun || subject.entity >= 0) &&
            is_person_thing(all, &subject) == person)
            *t = subject;
        return;
    }
}

/* "Founded in 1712, the academy lies": the academy. */
static void find_subject_behind(const tellings *all, telling *t)
{
    enum { AHEAD = 14 };
    const facts *f = all->f;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, t->word.first)];
    if (t->word.noun || t->word.first != s->first)
        return;
    for (uint32_t at = t->word.last; at < s->last && at < t->word.last + AHEAD; at++)
        if (facts_is_word(f, at, ",")) {
            t->who.theme = thing_from(f, &all->classes.parts, at + 1);
            return;
        }
}

/* "the application for the permit": the permit, too. */
static void add_inner(const tellings *all, telling *t)
{
    const thing *x = &t->who.theme;
    for (uint32_t at = x->first; at < x->last; at++)
        if (facts_has_class(all->f, at, all->classes.parts.preposition)) {
            thing inner = thing_from(all->f, &all->classes.parts, at + 1);
            add_thing(t, telling_thing(all, &inner));
        }
}

/* "An inspection of the bridge was carried out" tells of the bridge; "the patent was granted" not of what. */
static void take_inner_theme(const tellings *all, telling *t)
{
    const thing *x = &t->who.theme;
    for (uint32_t at = x->first; at < x->last; at++)
        if (facts_is_word(all->f, at, "of")) {
            t->who.theme = thing_from(all->f, &all->classes.parts, at + 1);
            t->theme = telling_thing(all, &t->who.theme);
            return;
        }
    bool definite = x->definite;
    t->who.theme = (thing){ .entity = -1, .definite = definite };
    t->theme = 0;
}

/* "He", where the text names nobody: always the same one. */
static uint64_t nameless_key(const tellings *all, const thing *x)
{
    static const char *const men[] = { "he", "his", "him", NULL }, *const women[] = { "she", "her", "hers", NULL };
    if (!x->pronoun || all->has_persons)
        return 0;
    return facts_is_any(all->f, x->first, men) ? 0xA11 : facts_is_any(all->f, x->first, women) ? 0xA12 : 0;
}

void telling_fill(const tellings *all, telling *t, uint32_t end)
{
    const facts *f = all->f;
    t->who = participants_of(f, &all->classes.parts, t->word.first, t->word.last);
    if (t->word.participle)
        t->who.theme = thing_owning(f, &all->classes.parts, t->word.first);
    find_subject_behind(all, t);
    telling_resolve(all, &t->who.theme);
    telling_resolve(all, &t->who.agent);
    t->theme = telling_thing(all, &t->who.theme);
    t->theme_kind = kind_of_thing(all, &t->who.theme);
    if (t->word.noun && str_is(t->word.kind, "agree")) {
        add_thing(t, t->theme);
        t->theme = word_stem_of("agree"); /* the paper itself */
    }
    t->agent = telling_thing(all, &t->who.agent);
    add_thing(t, t->theme);
    add_thing(t, t->agent);
    add_thing(t, nameless_key(all, &t->who.theme));
    add_thing(t, nameless_key(all, &t->who.agent));
    add_complements(all, t, end);
    add_inner(all, t);
    const sentence around = facts_sentence_around(f, t->first, t->last);
    uint32_t from = t->first > around.first + WORDS_AROUND ? t->first - WORDS_AROUND : around.first;
    uint32_t to = t->last + WORDS_AROUND < around.last ? t->last + WORDS_AROUND : around.last;
    t->word_count = words_read(&all->reader, from, to, t->words, TELLING_WORDS);
    t->own = kind_of(t);
    if (!t->word.noun && t->theme_kind.len && str_equal(t->own, t->theme_kind))
        take_inner_theme(all, t);
    t->kind = word_stem_of_len(group_of(t->own));
}

/* "in 1946, at Chalmers": where. */
static void add_behind(const tellings *all, telling *t, uint32_t at)
{
    at += facts_is_word(all->f, at, ",");
    if (!facts_is_word(all->f, at, "at") && !facts_is_word(all->f, at, "from") && !facts_is_word(all->f, at, "of"))
        return;
    thing x = thing_from(all->f, &all->classes.parts, at + 1);
    add_thing(t, telling_thing(all, &x));
}

static belie_status add(tellings *all, const claim *c, const claim_argument *when, const event_word *word)
{
    telling new = { .from = c, .word = *word };
    new.first = word->first < when->first ? word->first : when->first;
    new.last = word->last > when->last ? word->last : when->last;
    if (is_of_others(all, word) || telling_mood(all, &new) || !moment_read(all->f, c, "when", &new.when))
        return BELIE_OK;
    telling_fill(all, &new, when->first > word->first ? when->first : UINT32_MAX);
    add_behind(all, &new, when->last);
    if (word->way && !moment_shift(&new.when, &all->f->dates.at[word->length], -word->way))
        return BELIE_OK;
    telling *slot = vec_push(&all->list);
    if (!slot)
        return error_no_memory(all->out->error);
    *slot = new;
    return BELIE_OK;
}

static belie_status link(tellings *all)
{
    for (uint32_t i = 0; i < all->list.len; i++) {
        telling *t = &all->list.at[i];
        uint32_t *slot = map_at(&all->last_of, t->kind, true, NULL);
        if (!slot)
            return error_no_memory(all->out->error);
        t->before = *slot;
        t->of_kind = *slot ? all->list.at[*slot - 1].of_kind + 1 : 1;
        *slot = i + 1;
    }
    return BELIE_OK;
}

static belie_status read_all(tellings *all)
{
    const facts *f = all->f;
    belie_status status = bearers_read(f, &all->bearers, all->out->error);
    for (size_t i = 0; status == BELIE_OK && i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *when = claim_is(c, "dates-clause") ? claim_role(c, "when") : NULL;
        event_word words[CLAUSE_HEADS];
        uint32_t count = when && when->date >= 0 ? clause_events(f, &all->classes, when->first, when->last, words) : 0;
        for (uint32_t k = 0; status == BELIE_OK && k < count; k++)
            status = add(all, c, when, &words[k]);
    }
    return status == BELIE_OK ? link(all) : status;
}

belie_status tellings_of(findings *out, const tellings **told)
{
    const facts *f = out->f;
    belie_status status = BELIE_OK;
    if (!out->told) {
        tellings *all = out->told = arena_array(out->memory, 1, sizeof *all);
        if (!all)
            return error_no_memory(out->error);
        *all = (tellings){ .out = out, .f = f, .classes = clause_classes_of(f->rules), .moods = mood_classes_of(f->rules) };
        word_reader_init(&all->reader, f);
        for (size_t i = 0; i < f->entities.len && !all->has_persons; i++)
            all->has_persons = f->entities.at[i].type == CLASS_PERSON;
        status = read_all(all);
    }
    *told = out->told;
    return status;
}

void tellings_release(findings *out)
{
    tellings *all = out->told;
    out->told = NULL;
    if (!all)
        return;
    vec_release(&all->list);
    map_release(&all->bearers);
    map_release(&all->last_of);
}

/* ---- are they one event? ---- */

static const char *const again_words[] = { "again", "anew", "temporarily", "annually", "twice", "every", "each", "another", "yearly",
                                           "repeatedly", "briefly", "partially", "partly", "often", "usually", "further", "also",
                                           "re-opened", NULL };

static const char *const ordinal_words[] = { "second", "third", "fourth", "fifth", "last", "next", "other", NULL };

bool telling_is_one_of_several(const facts *f, const telling *t)
{
    static const char *const others[] = { "second", "third", "fourth", "next", "other", "new", "later", "further", "previous", "earlier",
                                          "subsequent", NULL };
    static const char *const more[] = { "worse", "worst", "bigger", "smaller", "larger", "stronger", "longer", "shorter", "happier", NULL };
    const sentence *s = &f->text->sentences.at[facts_sentence(f, t->first)];
    if (t->word.noun && t->word.first > 0 && facts_is_any(f, t->word.first - 1, others))
        return true;
    for (uint32_t at = t->last; at < t->last + 6 && at < s->last; at++)
        if (facts_is_any(f, at, more) && (facts_is_word(f, at - 1, "was") || facts_is_word(f, at - 1, "were")))
            return true;
    uint32_t from = t->first > s->first + 3 ? t->first - 3 : s->first;
    for (uint32_t at = from; at < t->last + 2 && at < s->last; at++)
        if (facts_is_any(f, at, again_words) || (facts_is_word(f, at, "time") && facts_is_any(f, at - 1, ordinal_words)))
            return true;
    return false;
}

/* How likely another of the kind is, of one thing or by one person. */
static double recurs(const telling *t)
{
    enum { VERY_OFTEN = 5 };
    static const char *const always[] = { "meet", "visit", "call", "play", "perform", "win", "congress", "vote", "score", "pay", "receive", "ship",
                                          "depart", "return", "attack", "bomb", "measure", "test", "announce",
                                          "record", "photograph", "film", "sell", "award", "grant", "lecture", "concert", "festival",
                                          "rule", "raid", "search", "propose", "protest", "party", "dinner", "final", "ceremony",
                                          "interview", "survey", "issue", "write", "game", "file", "make", "lose", "defeat", "elect" };
    static const char *const sometimes[] = { "arrive", "publish", "sign", "arrest", "release", "submit", "acquire", "approve", "order",
                                             "storm", "flood", "fire", "accident", "strike", "deliver", "inspect", "move", "exhibit", "join", "leave", "appoint", "resign",
                                             "promote", "amend", "repair", "begin", "end", "start", "stop", "crash", "war", "battle",
                                             "agree", "open", "close", "avalanche", "earthquake", "landslide", "outbreak", "graduate",
                                             "adopt", "fail", "leak", "damage", "injure", "admit", "discharge", "operate", "wed" };
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        if (str_is(t->own, always[i]))
            return i < VERY_OFTEN ? 2.5 : 2;
    for (size_t i = 0; i < sizeof sometimes / sizeof *sometimes; i++)
        if (str_is(t->own, sometimes[i]))
            return 0.5;
    return t->word.listed ? 0 : 1;
}

static bool has_word(const thing *x, uint64_t word)
{
    for (uint32_t i = 0; i < x->word_count; i++)
        if (x->words[i] == word)
            return true;
    return false;
}

/* Words of the one that the other lacks: "the new bridge" is not the bridge told of before. */
static double modifiers(const thing *a, const thing *b)
{
    uint32_t shared = 0;
    bool contrast = false;
    for (uint32_t i = 0; i < b->word_count; i++) {
        bool both = has_word(a, b->words[i]);
        shared += both;
        contrast |= !both && thing_word_parts(b->words[i]);
    }
    for (uint32_t i = 0; i < a->word_count && b->word_count; i++)
        contrast |= !has_word(b, a->words[i]) && thing_word_parts(a->words[i]);
    if (contrast)
        return -4;
    return shared ? 0.5 : a->word_count && b->word_count ? -1 : 0;
}

static bool has_thing(const telling *t, uint64_t key)
{
    for (uint32_t i = 0; i < t->thing_count; i++)
        if (t->things[i] == key)
            return true;
    return false;
}

static uint32_t type_of(const facts *f, const thing *x)
{
    return x->entity >= 0 ? f->entities.at[x->entity].type : 0;
}

bool thing_is_part(const thing *x)
{
    static const char *const nouns[] = { "construction", "work", "building", "money", "sum", "amount", "result", "keel", "stone", "payment",
                                         "shooting", "filming", "cost", "door", "manuscript", "pipe", "foundation" };
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (x->noun == noun_key(str_from_c(nouns[i])))
            return true;
    return false;
}

/* "it", nothing at all, or "construction", which does not say of what. */
static bool is_unsaid(const thing *x)
{
    return x->first >= x->last || x->pronoun || thing_is_part(x);
}

/* "The second one" */
static bool is_another(const facts *f, const thing *x)
{
    static const char *const words[] = { "second", "third", "fourth", "other", "another", NULL };
    for (uint32_t at = x->first; at < x->last; at++)
        if (facts_is_any(f, at, words))
            return true;
    return false;
}

/* What it happened to, and who did it. */
double tellings_share(const tellings *all, const telling *a, const telling *b)
{
    const thing *x = &a->who.theme, *y = &b->who.theme;
    double sum = is_another(all->f, y) ? -4 : 0;
    uint32_t shared = 0;
    for (uint32_t i = 0; i < b->thing_count; i++)
        shared += has_thing(a, b->things[i]);
    sum += shared > 1 ? 3.5 : shared ? 2.25 : 0;
    if (a->theme && a->theme == b->theme)
        return sum + (x->entity >= 0 ? 0 : modifiers(x, y));
    if (is_unsaid(x) || is_unsaid(y))
        return sum + (shared ? 0 : thing_is_part(x) || thing_is_part(y) ? 0.25 : 1);
    if (has_thing(a, b->theme) || has_thing(b, a->theme))
        return sum;
    bool names = x->entity >= 0 && y->entity >= 0 && type_of(all->f, x) == type_of(all->f, y);
    return sum - (names ? 4 : 1.5);
}

static double words_agree(const telling *a, const telling *b)
{
    uint32_t shared = words_shared(a->words, a->word_count, b->words, b->word_count);
    return shared > 4 ? 1.2 : shared * 0.3;
}

/* How many of year, month and day differ. */
static int parts_that_differ(const moment *a, const moment *b)
{
    bool years = a->bounded && b->bounded && !a->context && !b->context && (a->first > b->last || b->first > a->last);
    int year = years && (a->first - b->first > 366 || b->first - a->first > 366);
    return year + (a->month && b->month && a->month != b->month) + (a->day && b->day && a->day != b->day);
}

/* A slip changes one part of a date; other events have other dates altogether. */
static double gap_agrees(const telling *a, const telling *b)
{
    double gap;
    if (moments_compare(&a->when, &b->when, &gap) != MOMENTS_CONFLICT)
        return 0;
    double by_parts = !a->when.dated ? 0 : parts_that_differ(&a->when, &b->when) > 1 ? -0.75 : a->when.day && b->when.day ? 0.5 : 0;
    return by_parts + (gap > 40 * 365 ? -1.5 : gap > 15 * 365 ? -0.5 : 0.25);
}

/* What is told as if for the first time may be another: less so where it is said of the one thing. */
static double told_anew(const tellings *all, const telling *a, const telling *b, double again)
{
    const thing *x = &b->who.theme;
    bool person = type_of(all->f, x) == CLASS_PERSON;
    if (b->word.noun || (x->first < x->last && !x->definite))
        return b->word.noun ? -1.5 : -4;
    if (a->theme && a->theme == b->theme && !person && again < 1)
        return 0.25;
    return -1;
}

/* "at that first meeting" */
static bool is_that_first(const facts *f, const telling *t)
{
    static const char *const words[] = { "first", "last", "final", "opening", "founding", "inaugural", "that", NULL };
    return t->word.noun && t->word.given && t->word.first > 0 && facts_is_any(f, t->word.first - 1, words);
}

static bool is_edge(const telling *t)
{
    return str_is(t->word.kind, "begin") || str_is(t->word.kind, "end") || str_is(t->word.kind, "stop") || str_is(t->word.kind, "resume");
}

double tellings_same(const tellings *all, const telling *a, const telling *b)
{
    static const double THRESHOLD = 3.1;
    double share = tellings_share(all, a, b), again = is_that_first(all->f, b) ? 0 : recurs(b), sum = share;
    sum += b->word.given ? (b->word.noun ? 2 : 1.25) : told_anew(all, a, b, again);
    sum += words_agree(a, b) + gap_agrees(a, b) - again;
    if (!str_equal(a->own, b->own))
        sum -= 0.75;
    if (share < 2 && is_edge(b)) /* of what else begins and ends */
        sum -= 1.5;
    sum -= (a->word.loose + b->word.loose) * 0.5;
    if (again >= 2 && !b->word.noun && b->theme_kind.len && str_equal(b->theme_kind, b->own))
        sum -= 1; /* "was held on 12 April" */
    if (a->theme_kind.len && str_equal(a->theme_kind, a->own))
        sum += 0.75; /* "the final was played": the event itself is spoken of */
    bool life = str_is(b->own, "birth") || str_is(b->own, "death");
    if (!life && (telling_is_one_of_several(all->f, a) || telling_is_one_of_several(all->f, b)))
        sum -= 4;
    return sum - THRESHOLD;
}

evidence telling_evidence(const tellings *all, const telling *t)
{
    return (evidence){ t->first, t->last, claim_words(all->f, t->from, "when"), t->from, t->from->by };
}

const char *telling_why(const tellings *all, const telling *a, const telling *b)
{
    bool theme = a->theme && a->theme == b->theme;
    return arena_printf(all->out->memory, "both are of one kind (%.*s) and %s", (int)a->word.kind.len, a->word.kind.ptr,
                        theme ? "happened to one thing" : "nothing tells two such events apart");
}
