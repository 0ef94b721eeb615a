/* Dates and the events of their clauses. */
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
        if (facts_noun(all->f, at) == x->noun && event_word_at(all->f, &all->classes, at, &e) && e.noun)
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
        if (x.entity >= 0 && f->entities.at[x.entity].type == CLASS_PLACE)
            t->place = telling_thing(all, &x);
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
                                            "decline", "decrease", "base", "expect", "estimate", "double", "gain", "earn", "post", "have", "do", NULL };
    return !word->listed && (answers_word_is_any(all->f->answers, word->kind, measures) || facts_has_class(all->f, word->first, all->moods.say));
}

/* ---- "it", "he": the subject of a sentence before ---- */

static bool is_person_thing(const tellings *all, const thing *x)
{
    const facts *f = all->f;
    if (x->entity >= 0)
        return f->entities.at[x->entity].type == CLASS_PERSON;
    for (uint32_t at = x->first; at < x->last; at++)
        if (facts_noun(f, at) == x->noun)
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

/* "Since its launch in 2012, the network has": the network. */
static bool resolve_ahead(const tellings *all, thing *t, bool person)
{
    enum { AHEAD = 14 };
    static const char *const openers[] = { "since", "after", "before", "until", "following", "during", "from", NULL };
    const facts *f = all->f;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, t->first)];
    if (t->first > s->first + 2 || !facts_is_any(f, s->first, openers))
        return false;
    for (uint32_t at = t->last; at < s->last && at < t->last + AHEAD; at++) {
        thing subject = facts_is_word(f, at, ",") ? thing_from(f, &all->classes.parts, at + 1) : (thing){ .entity = -1 };
        if (subject.first == subject.last || subject.pronoun || !subject.definite || is_person_thing(all, &subject) != person)
            continue;
        *t = subject;
        return true;
    }
    return false;
}

void telling_resolve(const tellings *all, thing *t)
{
    enum { SENTENCES_BACK = 3 };
    static const char *const persons[] = { "he", "she", "his", "him", "her", NULL }, *const things[] = { "it", "its", NULL };
    const facts *f = all->f;
    bool person = facts_is_any(f, t->first, persons);
    uint32_t here = t->first < t->last ? facts_sentence(f, t->first) : 0;
    if (!t->pronoun || (!person && !facts_is_any(f, t->first, things)) || resolve_ahead(all, t, person))
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
    t->own = telling_own_kind(f, t);
    if (!t->word.noun && t->theme_kind.len && str_equal(t->own, t->theme_kind))
        take_inner_theme(all, t);
    t->kind = word_stem_of_len(kind_group(t->own));
    telling_judge(f, t);
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

/* "The treaty was initialled on": the date is the verb's; "1841-50" is a range; "1951, before his enlistment". */
static bool is_not_its_own(const tellings *all, const claim_argument *when, const event_word *word)
{
    static const char *const dashes[] = { "-", "\xE2\x80\x93", NULL };
    static const char *const stages[] = { "initialled", "initialed", "drafted", "negotiated", "announced", "proposed", "discussed", NULL };
    static const char *const compared[] = { "as", "like", "unlike", "than", "including", NULL };
    bool paper = word->noun && str_is(word->kind, "agree") && facts_is_any(all->f, word->last + 1, stages);
    static const char *const ways[] = { "before", "after", "until", "since", NULL };
    if (!word->way && word->first > when->last && facts_has_any(all->f, when->last, word->first, ways))
        return true;
    bool of = when->first > 0 && facts_is_word(all->f, when->first - 1, "of"), other = word->last + 1 < when->first && word->first < when->first;
    if (of && other && word->noun && facts_has_any(all->f, word->last, when->first, compared))
        return true; /* "an agreement, as with the series of 2019" */
    return paper || (facts_is_any(all->f, when->last, dashes) && when->last + 1 < all->f->text->tokens.len && facts_has_class(all->f, when->last + 1, CLASS_DIGITS2));
}

static belie_status add(tellings *all, const claim *c, const claim_argument *when, const event_word *word)
{
    telling new = { .from = c, .word = *word };
    new.first = word->first < when->first ? word->first : when->first;
    new.last = word->last > when->last ? word->last : when->last;
    if (is_of_others(all, word) || is_not_its_own(all, when, word) || telling_mood(all, &new) || !moment_read(all->f, c, "when", &new.when))
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
    claim_walk w = claims_of_one(f, "dates-clause");
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
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
        *all = (tellings){ .out = out, .f = f, .classes = clause_classes_of(f), .moods = mood_classes_of(f) };
        word_reader_init(&all->reader, f);
        for (size_t i = 0; i < f->entities.len && !all->has_persons; i++)
            all->has_persons = f->entities.at[i].type == CLASS_PERSON;
        all->has_namesakes = tellings_have_namesakes(f);
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
