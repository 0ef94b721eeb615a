/* polarity: what is denied here and said there, as far as a built-in relation excludes another.
 *
 * Claims about somebody are compared with those about the same person; claims about an event (a vote,
 * an accident) when the text has one such denial, or when both sentences share a telling word. */
#include "check/claims.h"
#include "check/denial.h"
#include "check/list.h"
#include "check/universal.h"
#include "check/words.h"

#include "facts/relations.h"

enum { BOOK_TOKENS = 5000, DENIALS_MOST = 2, SENTENCE_WORDS = 24, ASSERTED_MOST = 16, YEAR_LETTERS = 4, DAYS_OF_ONE = 2, REACH = 8, CLAIM_TOKENS = 16, SENTENCES_APART = 60 };

typedef struct polarity {
    findings *out;
    word_reader words;
    map said;              /* hash of relation and subject -> last claim + 1, chained by `before` */
    map counts;            /* hash of relation -> how many claims */
    bool has_names;        /* whether the text names persons */
    VEC(uint32_t) before;  /* claim -> the claim before it of its key, + 1 */
} polarity;

static const char *excluded_by(const relation *r)
{
    for (size_t i = 0; r && i < r->law_count; i++)
        if (r->laws[i].kind == LAW_EXCLUDES && str_starts(str_from_c(r->path), STR("<belie>/")) &&
            str_ends(str_from_c(r->path), STR("polarity.relations")))
            return r->laws[i].other;
    return NULL;
}

/* In a text that names nobody, "he" is one man, "I" one person. */
static int32_t nameless(const polarity *p, const claim_argument *who)
{
    static const char *const subjects[][5] = { { "he", "his", "him", "himself", NULL }, { "she", "her", "hers", "herself", NULL },
                                               { "i", "my", "me", "mine", NULL }, { "we", "our", "us", "ours", NULL } };
    if (p->has_names)
        return -2;
    for (int i = 0; i < 4; i++)
        if (facts_is_any(p->out->f, who->first, subjects[i]))
            return -3 - i;
    return -2;
}

/* Whom it is about: -1 an event; -2 somebody unknown. */
static int32_t subject_of(const polarity *p, const claim *c)
{
    const claim_argument *who = claim_role(c, "who");
    return !who ? -1 : who->entity >= 0 ? who->entity : nameless(p, who);
}

static uint64_t key_of(const char *relation_name, int32_t subject)
{
    return lexicon_feature_join(str_hash(str_from_c(relation_name)), (uint64_t)(int64_t)subject);
}

static evidence place_of(const facts *f, const claim *c)
{
    uint32_t last = c->first + CLAIM_TOKENS < c->last ? c->first + CLAIM_TOKENS : c->last;
    return (evidence){ c->first, last, facts_quote(f, c->first, last), c, c->by };
}

/* Words that every vote and every accident has. */
static bool is_common(uint64_t stem)
{
    static const char *const bases[] = { "approve", "adopt", "pass", "carry", "accept", "agree", "vote", "member", "injure",
                                         "kill", "die", "hurt", "council", "committee", "meeting", "motion", "person" };
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
        if (word_stem_of(bases[i]) == stem)
            return true;
    return false;
}

static bool share_word(const polarity *p, const claim *a, const claim *b)
{
    const facts *f = p->out->f;
    const sentence *s = &f->text->sentences.at[a->sentence], *t = &f->text->sentences.at[b->sentence];
    uint64_t x[SENTENCE_WORDS], y[SENTENCE_WORDS];
    uint32_t n = words_read(&p->words, s->first, s->last, x, SENTENCE_WORDS);
    uint32_t m = words_read(&p->words, t->first, t->last, y, SENTENCE_WORDS);
    for (uint32_t i = 0; i < n; i++)
        if (!is_common(x[i]) && words_shared(&x[i], 1, y, m))
            return true;
    return false;
}

/* Another time or another event of the kind. */
static bool is_elsewhere(const facts *f, const claim *c)
{
    static const char *const words[] = { "later", "amended", "revised", "second", "another", "again", "earlier", "previous", "since", "third", "summer", "winter",
                                         "season", "holidays", "except", "next", "following", NULL };
    const sentence *s = &f->text->sentences.at[c->sentence];
    uint32_t from = c->first > s->first + REACH ? c->first - REACH : s->first, to = c->last + REACH < s->last ? c->last + REACH : s->last;
    if (facts_has_any(f, from, to, words))
        return true;
    size_t at_date = facts_date_from(f, s->first);
    for (; at_date < f->dates.len && f->mentions.at[f->dates.at[at_date].mention].first < s->last; at_date++) {
        const char *value = f->dates.at[at_date].value;
        if (value && value[0] >= '1' && value[0] <= '2' && strlen(value) == YEAR_LETTERS)
            return true;
    }
    return false;
}

/* "Nobody was killed" says nothing of the injured. */
static bool is_milder(const facts *f, const claim *denial, const claim *said)
{
    static const char *const deadly[] = { "killed", "died", "dead", "deaths", "death", "fatalities", "life", "killing", "survived", "drowned", "perished",
                                          "alive", "funeral", "body", "bodies", NULL };
    bool of_death = false, death = false;
    static const char *const serious[] = { "serious", "seriously", "severe", "severely", "major", "badly", NULL };
    static const char *const grave[] = { "hospital", "fractured", "broke", "broken", "serious", "seriously", "severe", "critically", "badly", "grave", NULL };
    if (claim_is(denial, "unharmed") && facts_has_any(f, denial->first, denial->last, serious) && !facts_has_any(f, said->first, said->last, deadly) &&
        !facts_has_any(f, said->first, said->last, grave))
        return true; /* "no serious injury", and a bruised knee */
    of_death |= facts_has_any(f, denial->first, denial->last, deadly);
    death |= facts_has_any(f, said->first, said->last, deadly);
    return claim_is(denial, "unharmed") && of_death && !death;
}

/* "The motion", where the text tells of one. */
static bool is_the_motion(const facts *f, const claim *said)
{
    static const char *const words[] = { "motion", "proposal", "resolution", "it", NULL };
    const sentence *s = &f->text->sentences.at[said->sentence];
    for (uint32_t at = said->first; at < s->last && at < said->last + 4; at++)
        if (facts_is_any(f, at, words))
            return true;
    for (uint32_t at = said->first; at < said->last; at++)
        if (facts_is_word(f, at, "dissented"))
            return true;
    /* "his vote against the increase" */
    return facts_is_word(f, said->last - 1, "against") && facts_is_word(f, said->last - 2, "vote") && facts_is_word(f, said->last, "the");
}

static bool is_far(const claim *a, const claim *b)
{
    uint32_t apart = a->sentence > b->sentence ? a->sentence - b->sentence : b->sentence - a->sentence;
    return !claim_role(b, "who") && apart > SENTENCES_APART; /* another event, in a long text */
}

/* The last day that is named before a claim, not far from it; INT64_MIN: none. */
static int64_t day_before(const facts *f, const claim *c)
{
    enum { SENTENCES_BACK = 4 };
    for (size_t i = facts_date_from(f, c->last); i-- > 0;) {
        const date_fact *d = &f->dates.at[i];
        if (facts_sentence(f, f->mentions.at[d->mention].first) + SENTENCES_BACK < c->sentence)
            break;
        if (d->has_interval && d->first_day == d->last_day)
            return d->first_day;
    }
    return INT64_MIN;
}

/* "In the one before it": of more than one such event. */
static bool is_one_of_several(const facts *f, const claim *c)
{
    static const char *const words[] = { "before", "previous", "previously", "earlier", "other", "another", "second", NULL };
    const sentence *s = &f->text->sentences.at[c->sentence];
    return facts_has_any(f, s->first, s->last, words);
}

/* Events without a name that lie on two days, or of which there are several. */
static bool are_two_events(const facts *f, const claim *a, const claim *b)
{
    int64_t x = day_before(f, a), y = day_before(f, b);
    return (x != INT64_MIN && y != INT64_MIN && (x > y + DAYS_OF_ONE || y > x + DAYS_OF_ONE)) || is_one_of_several(f, a) || is_one_of_several(f, b);
}

/* What else the sentence says of it: "The three injured were treated for cuts". */
static uint32_t add_beside(const polarity *p, const claim *said, evidence *places, uint32_t count)
{
    enum { PLACES_MOST = 4 };
    const facts *f = p->out->f;
    for (uint32_t at = p->before.at[said - f->claims.at]; at && count < PLACES_MOST; at = p->before.at[at - 1]) {
        const claim *beside = &f->claims.at[at - 1];
        if (beside->sentence != said->sentence)
            break;
        if (beside->last <= said->first)
            places[count++] = place_of(f, beside);
    }
    return count;
}

/* "No one was hurt", and a dog was. */
static bool is_of_a_beast(const facts *f, const claim *said)
{
    static const char *const beasts[] = { "dog", "dogs", "cat", "cats", "horse", "horses", "cow", "cows", "sheep", "animal", "animals", "pet", "pets", "cattle", "livestock",
                                          "bird", "birds", "pig", "pigs", "goat", "goats", "pony", "calf", "lamb", "hens", "chickens", NULL };
    const sentence *s = &f->text->sentences.at[said->sentence];
    enum { BEFORE = 5 };
    return facts_has_any(f, said->first > s->first + BEFORE ? said->first - BEFORE : s->first, said->last, beasts);
}

static belie_status compare(polarity *p, const claim *denial, const claim *said, bool alone)
{
    evidence places[FINDING_EVIDENCE] = { place_of(p->out->f, denial), place_of(p->out->f, said) };
    p->out->comparisons++;
    if (is_far(denial, said))
        return BELIE_OK;
    if (claim_is(denial, "unanimous"))
        alone &= is_the_motion(p->out->f, said);
    if ((!alone && !share_word(p, denial, said)) || is_milder(p->out->f, denial, said) || (claim_is(denial, "unharmed") && is_of_a_beast(p->out->f, said)) ||
        (!claim_role(said, "who") && (is_elsewhere(p->out->f, said) || is_elsewhere(p->out->f, denial) ||
                                      are_two_events(p->out->f, denial, said))))
        return BELIE_OK;
    return findings_add(p->out, check_named("polarity"), BELIE_WARNING, 0.75, places, add_beside(p, said, places, 2),
                        "one says what the other denies", "\"%s\" here, and \"%s\" there", places[0].says,
                        places[1].says);
}

/* "No one was hurt at the works": elsewhere somebody may have been. */
static bool is_scoped(const facts *f, const claim *denial)
{
    enum { BEHIND = 5 };
    static const char *const words[] = { "at", "among", "inside", "aboard", "itself", "themselves", NULL };
    const sentence s = facts_sentence_around(f, denial->first, denial->last);
    uint32_t end = denial->last + BEHIND < s.last ? denial->last + BEHIND : s.last, at = facts_next_any(f, denial->last, end, words);
    return claim_is(denial, "unharmed") && at != UINT32_MAX && (!facts_is_word(f, at, "at") || facts_is_word(f, at + 1, "the"));
}

static belie_status look_up(polarity *p, const claim *denial, const char *other)
{
    const facts *f = p->out->f;
    int32_t subject = subject_of(p, denial);
    const uint32_t *count = map_find(&p->counts, str_hash(str_from_c(denial->by->type)));
    bool vote = claim_is(denial, "unanimous");
    const uint32_t *splits = map_find(&p->counts, str_hash(STR("divided")));
    bool alone = subject >= 0 || subject < -2 || (count && *count <= (vote ? 1u : DENIALS_MOST) && (!vote || (splits && *splits == 1)));
    alone &= !is_scoped(f, denial);
    const uint32_t *last = map_find(&p->said, key_of(other, subject));
    belie_status status = BELIE_OK;
    int met = 0;
    uint32_t told = denial->sentence; /* a sentence that says it twice contradicts once */
    for (uint32_t at = last ? *last : 0; status == BELIE_OK && at && met++ < ASSERTED_MOST; at = p->before.at[at - 1]) {
        const claim *said = &f->claims.at[at - 1];
        size_t before = p->out->list.len;
        if (said->sentence != denial->sentence && said->sentence != told)
            status = compare(p, denial, said, alone);
        told = p->out->list.len > before ? said->sentence : told;
    }
    return status;
}

/* Claims of the relations that exclude another, or that another excludes, by relation and subject. */
static bool add_said(polarity *p, uint32_t index)
{
    const facts *f = p->out->f;
    const claim *c = &f->claims.at[index];
    uint32_t *slot = vec_push(&p->before);
    if (!slot || !relation_of(f->relations, c->by)->is_opposed)
        return slot != NULL;
    int32_t subject = subject_of(p, c);
    uint32_t *count = map_at(&p->counts, str_hash(str_from_c(c->by->type)), true, NULL);
    if (!count)
        return false;
    ++*count;
    unsigned harmless = claim_is(c, "divided") ? MOOD_ATTRIBUTED | MOOD_NEGATED : 0;
    for (uint32_t at = c->first; at < c->last; at++)
        harmless |= facts_is_word(f, at, "who") ? MOOD_ATTRIBUTED | MOOD_PLANNED | MOOD_HEDGED : 0; /* known already */
    if (subject == -2 || (c->mood & ~(harmless | MOOD_FORMER)))
        return true;
    uint32_t *last = map_at(&p->said, key_of(c->by->type, subject), true, NULL);
    if (!last)
        return false;
    *slot = *last;
    *last = index + 1;
    return true;
}

/* A denial is negated by nature: what else bends it still counts. */
static bool is_plain_denial(const facts *f, const claim *c)
{
    unsigned able = 0; /* "could not swim" is no guess */
    for (uint32_t at = c->first; at < c->last; at++)
        able |= facts_is_word(f, at, "could") || facts_is_word(f, at, "can") ? (unsigned)MOOD_HEDGED : 0;
    return (c->mood & ~(able | MOOD_NEGATED | MOOD_FORMER)) == 0;
}

belie_status check_polarity(findings *out)
{
    const facts *f = out->f;
    polarity p = { .out = out };
    belie_status status = BELIE_OK;
    word_reader_init(&p.words, f);
    for (size_t i = 0; i < f->entities.len && !p.has_names; i++)
        p.has_names = f->entities.at[i].type == CLASS_PERSON;
    for (uint32_t i = 0; status == BELIE_OK && i < f->claims.len; i++)
        if (!add_said(&p, i))
            status = error_no_memory(out->error);
    for (uint32_t i = 0; status == BELIE_OK && i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const char *other = excluded_by(relation_of(f->relations, c->by));
        if (other && is_plain_denial(f, c) && subject_of(&p, c) != -2)
            status = look_up(&p, c, other);
    }
    map_release(&p.said);
    map_release(&p.counts);
    vec_release(&p.before);
    bool book = f->text->tokens.len > BOOK_TOKENS; /* in which a thing of the same name is another one */
    if (status == BELIE_OK && !book)
        status = denials_check(out);
    if (status == BELIE_OK && !book)
        status = universals_check(out);
    if (status == BELIE_OK)
        status = absences_check(out);
    return status == BELIE_OK ? undone_check(out) : status;
}
