/* ordinal: one who came in two places of one contest; the how-manieth thing or person that is two, or
 * one that is two how-manieths.
 *
 * A claim without a person ("the silver medallists", "they") is compared only when the text has one
 * other that it can belong to. */
#include "check/claims.h"
#include "check/list.h"
#include "check/ranks.h"
#include "check/words.h"

#include "facts/numbers.h"

#include <math.h>

enum { CLAIMS_MOST = 24 };

typedef struct place {
    const claim *from;
    const claim_argument *shown;
    double rank;
    int32_t who; /* entity, or -1 */
} place;

typedef struct places {
    place at[CLAIMS_MOST];
    uint32_t count;
    bool too_many;
} places;

static double rank_of(const facts *f, const claim_argument *a)
{
    static const struct { const char *word; double rank; } words[] = {
        { "gold", 1 }, { "winner", 1 }, { "winners", 1 }, { "champion", 1 }, { "champions", 1 }, { "silver", 2 }, { "runner", 2 }, { "runner-up", 2 },
        { "runners", 2 }, { "runners-up", 2 }, { "bronze", 3 },
    };
    number_classes numbers = number_classes_of(f);
    double value, rounding;
    if (a->text)
        return a->text[0] - '0';
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (facts_is_word(f, a->first, words[i].word))
            return words[i].rank;
    return number_read(f->text, f->table, &numbers, a->first, a->last, &value, &rounding) ? value : 0;
}

/* "Terpstra was third and will probably run again" says that she was. */
static bool is_hedged_before(const facts *f, const claim *c)
{
    static const char *const words[] = { "would", "might", "could", "may", "should", "thought", "perhaps", "probably", "nearly",
                                         "almost", NULL };
    if (facts_has_any(f, f->text->sentences.at[c->sentence].first, c->last, words))
        return true;
    return false;
}

/* The one person or body named in a sentence before a claim, or -1. */
static int32_t subject_of(const facts *f, const claim *c)
{
    const sentence *s = &f->text->sentences.at[c->sentence];
    int32_t found = -1;
    for (size_t i = facts_mention_from(f, s->first); i < f->mentions.len && f->mentions.at[i].first < c->first; i++) {
        int32_t who = f->mentions.at[i].entity;
        bool person = who >= 0 && f->entities.at[who].type == (uint32_t)facts_class(f, "PERSON");
        if (person && found >= 0 && found != who)
            return -1;
        found = person ? who : found;
    }
    return found;
}

static bool is_known(const places *all, const claim *c)
{
    for (uint32_t i = 0; i < all->count; i++)
        if (all->at[i].from->first < c->last && c->first < all->at[i].from->last)
            return true;
    return false;
}

static places read_places(const facts *f, const char *relation_name)
{
    places all = { .count = 0 };
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *p = claim_role(c, "place"), *who = claim_role(c, "who");
        unsigned harmless = MOOD_FORMER | MOOD_QUOTED | MOOD_ATTRIBUTED | MOOD_PLANNED;
        if (!claim_is(c, relation_name) || !p)
            continue;
        bool apposed = who && facts_is_word(f, who->last, ","); /* what is said beside a name is so, whatever may come */
        if (!apposed && (c->mood & ~(is_hedged_before(f, c) ? harmless : harmless | MOOD_HEDGED)))
            continue;
        double rank = rank_of(f, p);
        bool home = strcmp(c->by->name, "claim/came-home") == 0;
        if (home && is_known(&all, c))
            continue;
        all.too_many |= all.count == CLAIMS_MOST;
        if (rank >= 1 && all.count < CLAIMS_MOST)
            all.at[all.count++] = (place){ c, p->text ? NULL : p, rank, who ? who->entity : home ? subject_of(f, c) : -1 };
    }
    return all;
}

/* Heats, laps and the like: places of their own. */
static bool is_on_the_way(const facts *f, const claim *c)
{
    static const char *const words[] = {
        "heat", "heats", "lap", "laps", "leg", "round", "qualifying", "qualified", "semi-final", "semifinal", "semi-finals", "group",
        "halfway", "half-way", "overnight", "provisional", "lying", "until", "last", "previous", "previously", "again", "earlier",
        "next", "twice", "swim", "ride", "practice", "sprint", "seeded", "ago", "innings", "doubles", "relay", "junior", "juniors",
        "girls", "boys", NULL
    };
    sentence s = facts_sentence_around(f, c->first, c->last);
    return facts_has_any(f, s.first, s.last, words);
}

/* The years of a sentence's dates, 0 where there is none; *dated: it has dates. */
static int year_of(const facts *f, uint32_t sentence_index)
{
    const sentence *s = &f->text->sentences.at[sentence_index];
    for (size_t i = facts_date_from(f, s->first); i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        if (f->mentions.at[d->mention].first >= s->last)
            break;
        if (d->value && d->value[0] >= '0' && d->value[0] <= '9' && !d->from_context)
            return (d->value[0] - '0') * 1000 + (d->value[1] - '0') * 100 + (d->value[2] - '0') * 10 + (d->value[3] - '0');
    }
    return 0;
}

enum { PLACES_MOST = 4, FEW = 4 };

/* Words of names behind "in" and "at": where the contest is. */
static uint32_t where_of(const facts *f, const claim *c, uint64_t *names)
{
    sentence s = facts_sentence_around(f, c->first, c->last);
    uint32_t count = 0;
    for (uint32_t at = s.first; at + 1 < s.last && count < PLACES_MOST; at++) {
        bool in = facts_is_word(f, at, "in") || facts_is_word(f, at, "at") || facts_is_word(f, at, "from");
        if (in && f->text->tokens.at[at + 1].shape == SHAPE_CAPITAL)
            names[count++] = str_hash(text_token(f->text, at + 1));
    }
    return count;
}

/* Dates of both sentences that do not meet, or contests that are called differently. */
static bool is_apart(const facts *f, const claim *a, const claim *b)
{
    const claim_argument *x = claim_role(a, "event"), *y = claim_role(b, "event");
    uint64_t here[PLACES_MOST], there[PLACES_MOST];
    word_reader words;
    word_reader_init(&words, f);
    if (x && y && word_stem(&words, x->first) && word_stem(&words, x->first) != word_stem(&words, y->first))
        return true;
    uint32_t n = where_of(f, a, here), m = where_of(f, b, there);
    if (n && m && !words_shared(here, n, there, m))
        return true;
    int year_a = year_of(f, a->sentence), year_b = year_of(f, b->sentence);
    if (claim_is(a, "picked"))
        return year_a && year_b && year_a != year_b;
    return year_a != year_b || (!year_a && is_on_the_way(f, a) != is_on_the_way(f, b));
}

static bool is_line(const claim *c)
{
    return strcmp(c->by->name, "claim/result-line") == 0;
}

/* A medal belongs to games of which the text may not tell more. */
static bool is_medal(const claim *c)
{
    return strcmp(c->by->name, "claim/took-medal") == 0;
}

/* Lists of results of two contests. */
static bool has_two_winners(const places *all)
{
    uint32_t winners = 0;
    for (uint32_t i = 0; i < all->count; i++)
        winners += is_line(all->at[i].from) && all->at[i].rank < 1.5;
    return winners > 1;
}

/* Who has three places and more was in several contests. */
static bool is_busy(const places *all, int32_t who)
{
    double ranks[2] = { 0, 0 };
    for (uint32_t i = 0; i < all->count; i++) {
        double rank = all->at[i].rank;
        if (all->at[i].who != who || fabs(rank - ranks[0]) < 0.5 || fabs(rank - ranks[1]) < 0.5)
            continue;
        if (ranks[1] > 0)
            return true;
        ranks[ranks[0] > 0] = rank;
    }
    return false;
}

static belie_status report(findings *out, const place *a, const place *b, const char *why)
{
    const facts *f = out->f;
    const char *x = a->shown ? facts_quote(f, a->shown->first, a->shown->last) : "won";
    const char *y = b->shown ? facts_quote(f, b->shown->first, b->shown->last) : "won";
    evidence both[2] = { { a->from->first, a->from->last, x, a->from, a->from->by },
                         { b->from->first, b->from->last, y, b->from, b->from->by } };
    return findings_add(out, check_named("ordinal"), BELIE_WARNING, 0.7, both, 2, why, "the place is \"%s\" here and \"%s\" there",
                        x, y);
}

/* "Takara Maritime" and "Takara". */
static bool is_one(const facts *f, const place *a, const place *b)
{
    if (a->who == b->who)
        return true;
    str x = str_from_c(f->entities.at[a->who].name), y = str_from_c(f->entities.at[b->who].name);
    const str *shorter = x.len < y.len ? &x : &y, *longer = shorter == &x ? &y : &x;
    return f->entities.at[a->who].type == f->entities.at[b->who].type && shorter->len > 3 && longer->len > shorter->len &&
           str_starts(*longer, *shorter) && longer->ptr[shorter->len] == ' ';
}

/* Both in one place that they name. */
static bool is_there(const facts *f, const claim *a, const claim *b)
{
    uint64_t here[PLACES_MOST], there[PLACES_MOST];
    uint32_t n = where_of(f, a, here), m = where_of(f, b, there);
    return n && m && words_shared(here, n, there, m);
}

static belie_status compare(findings *out, const places *all, uint32_t i, uint32_t k)
{
    const place *a = &all->at[i], *b = &all->at[k];
    out->comparisons++;
    bool listed = is_line(a->from) || is_line(b->from);
    if ((is_line(a->from) && is_line(b->from)) || (listed && (has_two_winners(all) || is_medal(a->from) || is_medal(b->from))) ||
        (a->who >= 0 && is_busy(all, a->who)))
        return BELIE_OK;
    if (fabs(a->rank - b->rank) < 0.5 || a->from->sentence == b->from->sentence || is_apart(out->f, a->from, b->from))
        return BELIE_OK;
    if (a->who >= 0 && b->who >= 0)
        return is_one(out->f, a, b) ? report(out, a, b, "both are said of one") : BELIE_OK;
    uint32_t open = 0;
    for (uint32_t n = 0; n < all->count; n++)
        open += all->at[n].who < 0;
    bool alone = all->count == 2 || (all->count <= FEW && is_there(out->f, a->from, b->from)) || (a->who < 0 && b->who < 0 && open == 2);
    return alone ? report(out, a, b, "the text tells of one contest") : BELIE_OK;
}

static belie_status check_places(findings *out, const char *relation_name)
{
    places all = read_places(out->f, relation_name);
    belie_status status = BELIE_OK;
    for (uint32_t i = 0; !all.too_many && i < all.count; i++)
        for (uint32_t k = i + 1; status == BELIE_OK && k < all.count; k++)
            status = compare(out, &all, i, k);
    return status;
}

/* ---- the third book ---- */

static uint64_t first_capital(const facts *f, const claim_argument *a)
{
    for (uint32_t at = a->first; at < a->last; at++)
        if (f->text->tokens.at[at].shape != SHAPE_LOWER && !facts_is_word(f, at, "the") && !facts_is_word(f, at, "a"))
            return str_hash(text_token(f->text, at));
    return 0;
}

/* What is counted: wife and Mrs are one; 0: not told. */
/* Novel, volume and book are one kind of thing. */
static bool is_book(const facts *f, uint32_t at)
{
    static const char *const words[] = { "book", "novel", "volume", "work", "play", "title", NULL };
    return facts_is_any(f, at, words);
}

static uint64_t kind_of(const word_reader *words, const claim_argument *what)
{
    const facts *f = words->f;
    if (!what)
        return 0;
    if (facts_is_word(f, what->first, "mrs") || facts_is_word(f, what->first, "lady"))
        return word_stem_of("wife");
    if (facts_is_word(f, what->first, "mr"))
        return word_stem_of("husband");
    return is_book(f, what->first) || is_book(f, what->last) ? word_stem_of("book") : word_stem(words, what->first);
}

static bool is_person(const facts *f, const claim_argument *a)
{
    return a->entity >= 0 && f->entities.at[a->entity].type == (uint32_t)facts_class(f, "PERSON");
}

static belie_status compare_nth(findings *out, const word_reader *words, const claim *a, const claim *b)
{
    const facts *f = out->f;
    const claim_argument *x = claim_role(a, "name"), *y = claim_role(b, "name");
    const claim_argument *n = claim_role(a, "n"), *m = claim_role(b, "n");
    uint64_t p = kind_of(words, claim_role(a, "what")), q = kind_of(words, claim_role(b, "what"));
    if (a->sentence == b->sentence || (p && q && p != q) || (!p && !q))
        return BELIE_OK;
    bool same_name = (x->entity >= 0 && x->entity == y->entity) || first_capital(f, x) == first_capital(f, y);
    bool same_rank = fabs(rank_of(f, n) - rank_of(f, m)) < 0.5;
    out->comparisons++;
    bool people = is_person(f, x) && is_person(f, y) && !(p && q);
    if (same_name == same_rank || people)
        return BELIE_OK;
    evidence both[2] = { claim_evidence(f, a, "n"), claim_evidence(f, b, "n") };
    if (same_name)
        return findings_add(out, check_named("ordinal"), BELIE_WARNING, 0.7, both, 2, "both are called by one name",
                            "\"%s\" is the %s here and the %s there", facts_quote(f, x->first, x->last), both[0].says,
                            both[1].says);
    return findings_add(out, check_named("ordinal"), BELIE_WARNING, 0.65, both, 2, "there is one of that number",
                        "the %s is \"%s\" here and \"%s\" there", both[0].says, facts_quote(f, x->first, x->last),
                        facts_quote(f, y->first, y->last));
}

static belie_status check_nth(findings *out)
{
    const facts *f = out->f;
    const claim *all[CLAIMS_MOST];
    uint32_t count = 0;
    word_reader words;
    word_reader_init(&words, f);
    belie_status status = BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < f->claims.len && count < CLAIMS_MOST; i++) {
        const claim *c = &f->claims.at[i];
        const unsigned harmless = MOOD_FORMER | MOOD_ATTRIBUTED | MOOD_QUOTED | MOOD_HEDGED | MOOD_PLANNED;
        if (!claim_is(c, "nth") || (c->mood & ~harmless) || !claim_role(c, "name") || !claim_role(c, "n"))
            continue;
        for (uint32_t k = 0; status == BELIE_OK && k < count; k++)
            status = compare_nth(out, &words, all[k], c);
        all[count++] = c;
    }
    return status;
}

/* ---- the third child, and four elder brothers ---- */

static char sex_of(const facts *f, const claim_argument *what)
{
    static const char *const men[] = { "son", "brothers", "brother", "sons", NULL };
    static const char *const women[] = { "daughter", "sisters", "sister", "daughters", NULL };
    for (uint32_t at = what->first; at < what->last; at++)
        if (facts_is_any(f, at, men) || facts_is_any(f, at, women))
            return facts_is_any(f, at, men) ? 'm' : 'f';
    return 0;
}

/* The elder ones, added up: "two brothers and a sister". */
static double elders_of(const facts *f, const claim *c)
{
    const claim_argument *items = claim_role(c, "items");
    double sum = 0;
    for (size_t i = facts_mention_from(f, items->first); i < f->mentions.len && f->mentions.at[i].first < items->last; i++)
        if (f->mentions.at[i].quantity >= 0)
            sum += f->quantities.at[f->mentions.at[i].quantity].written;
    for (uint32_t at = items->first; at < items->last; at++)
        sum += facts_is_word(f, at, "a");
    return sum;
}

static belie_status compare_born(findings *out, const claim *born, const claim *elders)
{
    const facts *f = out->f;
    const claim_argument *n = claim_role(born, "n"), *what = claim_role(born, "what"), *whose = claim_role(elders, "what");
    char sex = sex_of(f, what), kin = whose ? sex_of(f, whose) : 0;
    double rank = rank_of(f, n), before = elders_of(f, elders);
    out->comparisons++;
    bool counted = !sex || sex == kin; /* the third son may have any number of elder sisters */
    if (!counted || rank < 1 || before < 1 || before <= rank - 1 + 0.5)
        return BELIE_OK;
    evidence both[2] = { { born->first, born->last, facts_quote(f, born->first, born->last), born, born->by },
                         { elders->first, elders->last, facts_quote(f, elders->first, elders->last), elders, elders->by } };
    return findings_add(out, check_named("ordinal"), BELIE_WARNING, 0.65, both, 2, "the text tells of one birth",
                        "\"%s\" here, and \"%s\" there", both[0].says, both[1].says);
}

/* Only where the text has one of each. */
static belie_status check_born(findings *out)
{
    const facts *f = out->f;
    const claim *born = NULL, *elders = NULL;
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        bool is_born = claim_is(c, "born-nth");
        if (!is_born && !claim_is(c, "elders"))
            continue;
        const claim **kept = is_born ? &born : &elders;
        if (*kept && c->first >= (*kept)->last)
            return BELIE_OK;
        if (!*kept || c->last - c->first > (*kept)->last - (*kept)->first)
            *kept = c;
    }
    return born && elders ? compare_born(out, born, elders) : BELIE_OK;
}

belie_status check_ordinal(findings *out)
{
    belie_status status = check_places(out, "ranked");
    if (status == BELIE_OK)
        status = check_places(out, "picked");
    if (status == BELIE_OK)
        status = check_nth(out);
    if (status == BELIE_OK)
        status = ranks_check(out);
    return status == BELIE_OK ? check_born(out) : status;
}
