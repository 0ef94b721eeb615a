/* polarity of verbs: "did not sign" here and "signed" there, "survived" here and "destroyed" there.
 *
 * Denials are few: what they deny is indexed first, then each verb of the text that is in the index, and
 * each word of antonym.list, is compared with the last few of its kind.  Both must share what stands
 * around them, and nothing may tell their times apart. */
#include "check/denial.h"

#include "check/claims.h"
#include "check/things.h"
#include "check/words.h"

#include "facts/mood.h"
#include "facts/participants.h"

enum { WORDS_AROUND = 20, REACH = 10, RECENT = 6, SHARED_LEAST = 2, LONG_TEXT = 900 };

typedef struct deed {
    uint32_t first, last, sentence;
    uint64_t kind; /* stem of the verb, or of an antonym's kind */
    bool denied;
    const claim *from;
    thing theme, agent; /* what is signed, who signs */
    bool timed;         /* a word of time in its sentence */
    int32_t date;       /* the first one of its sentence, or -1 */
    uint64_t words[WORDS_AROUND];
    uint32_t word_count;
} deed;

typedef struct denials {
    findings *out;
    word_reader words;
    mood_classes moods;
    participant_classes people;
    int antonym, ordinal;
    const rule *by_antonym;
    map wanted; /* stem -> denied somewhere */
    map last;   /* kind -> last deed + 1, chained by `before` */
    VEC(deed) deeds;
    VEC(uint32_t) before;
} denials;

static const char *const time_words[] = { "later", "amended", "revised", "then", "now", "until", "once", "first", "again", "finally", "eventually",
                                          "originally", "initially", "before", "after", "yet", "previously",
                                          "formerly", "still", "longer", "earlier", "recently", "month",
                                          "week", "year", "ago", "yesterday", "today", "game", "games", "season", "match", NULL };
/* Those that do not part what is told of one thing. */
static const char *const weak_times[] = { "first", "before", "after", "once", "then", "since", NULL };

/* A time of its own: what is denied then may be so now. */
static bool has_time(const facts *f, const sentence *s, bool weak)
{
    for (uint32_t at = s->first; at < s->last; at++)
        if (facts_is_any(f, at, time_words) && !facts_is_word(f, at, "first") && !(weak && facts_is_any(f, at, weak_times)))
            return true;
    return false;
}

static int32_t date_in(const facts *f, const sentence *s)
{
    size_t at = facts_date_from(f, s->first);
    return at < f->dates.len && f->mentions.at[f->dates.at[at].mention].first < s->last ? (int32_t)at : -1;
}

/* No dates, or one that both have. */
static bool are_of_one_time(const facts *f, const deed *a, const deed *b)
{
    if (a->date < 0 || b->date < 0)
        return a->date == b->date;
    const char *x = f->dates.at[a->date].value, *y = f->dates.at[b->date].value;
    return x && y && strcmp(x, y) == 0;
}

/* What it is done to and by whom. */
static void read_parts(const denials *all, deed *d)
{
    const facts *f = all->out->f;
    const claim_argument *verb = d->from ? claim_role(d->from, "verb") : NULL;
    if (!verb) {
        participants p = participants_of(f, &all->people, d->first, d->last);
        d->theme = p.theme;
        d->agent = p.agent;
        return;
    }
    thing object = thing_from(f, &all->people, verb->last), subject = thing_before(f, &all->people, d->first);
    bool passive = facts_has_class(f, verb->first, all->words.verb_past) && !facts_is_word(f, d->first, "never") && !facts_is_word(f, d->first, "had") &&
                   !facts_is_word(f, d->first, "has") && !facts_is_word(f, d->first, "have");
    bool has_object = !passive && object.last > object.first;
    d->theme = has_object ? object : subject;
    d->agent = has_object ? subject : (thing){ .entity = -1 };
}

static belie_status add_deed(denials *all, deed d)
{
    const facts *f = all->out->f;
    d.sentence = facts_sentence(f, d.first);
    const sentence *s = &f->text->sentences.at[d.sentence];
    uint32_t from = d.first > s->first + REACH ? d.first - REACH : s->first;
    uint32_t to = d.last + REACH < s->last ? d.last + REACH : s->last;
    uint32_t speaker;
    unsigned mood = mood_of(f, &all->moods, d.first, d.last, &speaker);
    unsigned able = d.from && facts_is_word(f, d.first, "could") ? MOOD_HEDGED : 0; /* "could not be opened" */
    if ((mood & ~((d.denied || d.from ? MOOD_NEGATED : 0) | able)) != 0 || has_time(f, s, true))
        return BELIE_OK;
    d.timed = has_time(f, s, false);
    d.date = date_in(f, s);
    read_parts(all, &d);
    d.word_count = words_read(&all->words, from, d.first, d.words, WORDS_AROUND / 2);
    d.word_count += words_read(&all->words, d.last, to, d.words + d.word_count, WORDS_AROUND / 2);
    deed *slot = vec_push(&all->deeds);
    if (!slot)
        return error_no_memory(all->out->error);
    *slot = d;
    return BELIE_OK;
}

/* "Was never finished" is the opposite of "was completed". */
static belie_status add_denied_antonym(denials *all, const claim *c, const claim_argument *verb)
{
    str value = all->antonym >= 0 ? symbols_value(all->out->f->table, verb->first, verb->first + 1, (unsigned)all->antonym) : STR("");
    if (value.len < 2)
        return BELIE_OK;
    return add_deed(all, (deed){ .first = c->first, .last = c->last, .denied = value.ptr[0] == '+', .from = c,
                                 .kind = str_hash(str_of(value.ptr + 1, value.len - 1)) });
}

static belie_status add_denied(denials *all)
{
    const facts *f = all->out->f;
    belie_status status = BELIE_OK;
    claim_walk w = claims_of_one(f, "denied");
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        const claim_argument *verb = claim_role(c, "verb");
        if (!claim_is(c, "denied") || !verb)
            continue;
        uint64_t stem = word_stem(&all->words, verb->first);
        if (stem && !map_at(&all->wanted, stem, true, NULL))
            return error_no_memory(all->out->error);
        if (stem)
            status = add_deed(all, (deed){ .first = c->first, .last = c->last, .kind = stem, .denied = true, .from = c });
        if (status == BELIE_OK)
            status = add_denied_antonym(all, c, verb);
    }
    return status;
}

static belie_status add_antonym(denials *all, uint32_t at)
{
    const facts *f = all->out->f;
    uint32_t last = at + 2;
    str value = symbols_value(f->table, at, last, (unsigned)all->antonym);
    if (!value.len)
        value = symbols_value(f->table, at, --last, (unsigned)all->antonym);
    if (value.len < 2 || !all->by_antonym)
        return BELIE_OK;
    return add_deed(all, (deed){ .first = at, .last = last, .denied = value.ptr[0] == '-',
                                 .kind = str_hash(str_of(value.ptr + 1, value.len - 1)) });
}

/* "Agreed to sell". */
static belie_status add_resolved(denials *all)
{
    const facts *f = all->out->f;
    belie_status status = BELIE_OK;
    claim_walk w = claims_of_one(f, "resolved");
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        const claim_argument *verb = claim_is(c, "resolved") ? claim_role(c, "verb") : NULL;
        uint64_t stem = verb ? word_stem(&all->words, verb->first) : 0;
        if (stem && map_find(&all->wanted, stem))
            status = add_deed(all, (deed){ .first = c->first, .last = c->last, .kind = stem, .from = c });
    }
    return status;
}

/* Verbs that are denied elsewhere, and antonyms. */
static belie_status add_said(denials *all)
{
    const facts *f = all->out->f;
    belie_status status = BELIE_OK;
    size_t next = 0, denied = all->deeds.len;
    for (uint32_t at = 0; status == BELIE_OK && at < f->text->tokens.len; at++) {
        while (next < denied && all->deeds.at[next].last <= at)
            next++;
        if (next < denied && all->deeds.at[next].first <= at)
            continue;
        const symbol *s = symbols_token(f->table, at);
        if (all->antonym >= 0 && at + 2 <= f->text->tokens.len &&
            (class_set_has(&s->single, (unsigned)all->antonym) || class_set_has(&s->begin, (unsigned)all->antonym)))
            status = add_antonym(all, at);
        if (status == BELIE_OK && all->wanted.count && all->words.verb_past >= 0 &&
            class_set_has(&s->single, (unsigned)all->words.verb_past)) {
            uint64_t stem = word_stem(&all->words, at);
            if (stem && map_find(&all->wanted, stem))
                status = add_deed(all, (deed){ .first = at, .last = at + 1, .kind = stem });
        }
    }
    return status;
}

/* "Rejected by the lower house" and "approved by the upper house": the first words of who does it differ. */
static bool differ_in_agent(const denials *all, const deed *a, const deed *b)
{
    const deed *both[2] = { a, b };
    uint64_t agent[2] = { 0, 0 };
    for (int i = 0; i < 2; i++) {
        const sentence *s = &all->out->f->text->sentences.at[both[i]->sentence];
        uint32_t at = both[i]->last;
        if (at >= s->last || !facts_is_word(all->out->f, at, "by"))
            return false;
        while (++at < s->last && at < both[i]->last + 4 && !agent[i])
            agent[i] = word_stem(&all->words, at);
    }
    return agent[0] != agent[1];
}

/* "The tool does not open files" is a rule, and "the file was opened" an event; "if it was opened" neither.  "Is not allowed" is
 * a rule as well, unless it is of somebody with a name. */
static bool are_rule_and_event(const facts *f, const deed *no, const deed *yes)
{
    static const char *const rules[] = { "do", "does", "don't", "doesn't", "cannot", "can", "must", "should", "may", NULL };
    static const char *const states[] = { "is", "are", "isn't", "aren't", NULL };
    static const char *const cases[] = { "if", "unless", "when", "whenever", "where", "whether", "except", "until", NULL };
    const sentence *s = &f->text->sentences.at[yes->sentence], *t = &f->text->sentences.at[no->sentence];
    if (!no->from)
        return false; /* antonyms are both told as they are */
    uint32_t before = yes->first > s->first + 2 ? yes->first - 2 : s->first;
    bool state = facts_has_any(f, no->first, no->last, states);
    return facts_has_any(f, no->first, no->last, rules) || state != facts_has_any(f, before, yes->first, states) ||
           facts_has_any(f, s->first, yes->first, cases) || (state && (no->theme.entity < 0 || facts_has_any(f, t->first, no->first, cases)));
}

/* Whether both are told of one thing that is definite, and of nobody else's doing. */
static bool are_of_one_theme(const facts *f, const deed *a, const deed *b)
{
    const thing *x = &a->theme, *y = &b->theme;
    bool one = x->noun && x->noun == y->noun && x->definite && y->definite && !things_differ(f, x, y);
    bool agents = a->agent.noun && b->agent.noun && a->agent.noun != b->agent.noun;
    bool names = a->agent.entity >= 0 && b->agent.entity >= 0 && a->agent.entity != b->agent.entity;
    return one && !agents && !names && are_of_one_time(f, a, b);
}

/* "Never wrote a third quartet", "wrote his second": not one and the same. */
static bool differ_in_ordinal(const denials *all, const deed *a, const deed *b)
{
    const facts *f = all->out->f;
    const deed *both[2] = { a, b };
    uint64_t which[2] = { 0, 0 };
    for (int i = 0; i < 2; i++)
        for (uint32_t at = both[i]->last; at < both[i]->last + 4 && at < f->text->tokens.len && !which[i]; at++)
            if (facts_has_class(f, at, all->ordinal))
                which[i] = f->text->tokens.at[at].form;
    return which[0] != which[1];
}

/* "The engine was not tested", "the second engine was": what one is told of is another one. */
static bool differ_in_which(const facts *f, const deed *a, const deed *b)
{
    static const char *const which[] = { "second", "third", "other", "another", "new", "old", "next", "spare", "previous", NULL };
    enum { BEFORE = 6 };
    const deed *both[2] = { a, b };
    uint32_t of[2] = { 0, 0 };
    for (int i = 0; i < 2; i++) {
        uint32_t first = f->text->sentences.at[both[i]->sentence].first, from = both[i]->first > first + BEFORE ? both[i]->first - BEFORE : first;
        uint32_t at = facts_next_any(f, from, both[i]->first, which);
        of[i] = at == UINT32_MAX ? 0 : f->text->tokens.at[at].form;
    }
    return of[0] != of[1];
}

static belie_status compare(denials *all, const deed *a, const deed *b)
{
    const facts *f = all->out->f;
    all->out->comparisons++;
    uint32_t least = SHARED_LEAST;
    least += f->text->tokens.len > LONG_TEXT;
    least += f->text->tokens.len > 8u * LONG_TEXT;
    if (a->denied == b->denied || a->sentence == b->sentence || differ_in_agent(all, a, b))
        return BELIE_OK;
    if (f->text->tokens.len > LONG_TEXT && !a->from && !b->from)
        return BELIE_OK; /* antonyms are too many in a long text */
    if (!are_of_one_theme(f, a, b) &&
        (a->timed || b->timed || words_shared(a->words, a->word_count, b->words, b->word_count) < least))
        return BELIE_OK;
    const deed *no = a->denied ? a : b, *yes = no == a ? b : a;
    if (differ_in_ordinal(all, a, b) || differ_in_which(f, a, b) || are_rule_and_event(f, no, yes))
        return BELIE_OK;
    const rule *by = no->from ? no->from->by : all->by_antonym;
    uint32_t end = yes->last + 3 < f->text->sentences.at[yes->sentence].last ? yes->last + 3 : yes->last;
    evidence places[2] = { { no->first, no->last, facts_quote(f, no->first, no->last), no->from, by },
                           { yes->first, end, facts_quote(f, yes->first, yes->last), NULL, by } };
    return findings_add(all->out, check_named("polarity"), BELIE_WARNING, 0.65, places, 2,
                        "the words around both agree", "\"%s\" here, and \"%s\" there", places[0].says,
                        places[1].says);
}

static belie_status compare_all(denials *all)
{
    belie_status status = BELIE_OK;
    for (uint32_t i = 0; status == BELIE_OK && i < all->deeds.len; i++) {
        uint32_t *last = map_at(&all->last, all->deeds.at[i].kind, true, NULL);
        uint32_t *slot = last ? vec_push(&all->before) : NULL;
        if (!slot)
            return error_no_memory(all->out->error);
        *slot = *last;
        *last = i + 1;
        int met = 0;
        for (uint32_t at = *slot; status == BELIE_OK && at && met++ < RECENT; at = all->before.at[at - 1])
            status = compare(all, &all->deeds.at[at - 1], &all->deeds.at[i]);
    }
    return status;
}

belie_status denials_check(findings *out)
{
    denials all = { .out = out, .moods = mood_classes_of(out->f), .people = participant_classes_of(out->f),
                    .antonym = facts_class(out->f, "antonym"),
                    .ordinal = facts_class(out->f, "ordinal-word") };
    const uint32_t *rule_at = map_str_find(&out->f->rules->by_name, STR("claim/verb-denied"));
    all.by_antonym = rule_at ? &out->f->rules->rules.at[*rule_at] : NULL;
    word_reader_init(&all.words, out->f);
    belie_status status = add_denied(&all);
    if (status == BELIE_OK)
        status = add_resolved(&all);
    if (status == BELIE_OK)
        status = add_said(&all);
    if (status == BELIE_OK)
        status = compare_all(&all);
    vec_release(&all.deeds);
    vec_release(&all.before);
    map_release(&all.wanted);
    map_release(&all.last);
    return status;
}
