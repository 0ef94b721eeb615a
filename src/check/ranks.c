/* ordinal, of ranks in whatever words: who is told to be third here and the runner-up there, where the text
 * tells of that one no other rank that would explain the second. */
#include "check/ranks.h"
#include <stdio.h> /*DBG*/
#include <stdlib.h> /*DBG*/

#include "check/claims.h"
#include "check/list.h"
#include "check/words.h"

#include "facts/numbers.h"

enum { RANKS_MOST = 64, NAMES_MOST = 6, BACK = 24, AHEAD = 8, PODIUM = 999, LAST = 1000, RANK_TOP = 60 };

typedef struct names {
    uint64_t at[NAMES_MOST];
    uint32_t count;
} names;

typedef struct rank {
    const rule *by;
    uint32_t sentence;
    uint32_t first, last, end; /* of the rank, and of the name behind it */
    int place;     /* LAST: the last, of however many; PODIUM: one of the first three */
    int among;     /* of how many; 0: not told */
    bool known;    /* told as something that the reader knows: "that third prize", "as winner" */
    bool row;      /* of a list of results */
    bool apart;    /* of a heat, of another year's race */
    names who, scope;
    int year;
    uint64_t what; /* the second-highest; 0: of the contest itself */
} rank;

typedef struct ranks {
    const facts *f;
    word_reader words;
    rank at[RANKS_MOST];
    uint32_t count;
    bool many;
    int rows_last; /* the highest number of a row */
} ranks;

/* ---- names ---- */

static bool has_name(const names *n, uint64_t name)
{
    for (uint32_t i = 0; i < n->count; i++)
        if (n->at[i] == name)
            return true;
    return false;
}

static void add_name(names *n, uint64_t name)
{
    if (n->count < NAMES_MOST && !has_name(n, name))
        n->at[n->count++] = name;
}

static bool share_name(const names *a, const names *b)
{
    for (uint32_t i = 0; i < a->count; i++)
        if (has_name(b, a->at[i]))
            return true;
    return false;
}

/* "Lot 7", "rider 44". */
static uint64_t numbered_key(const facts *f, uint32_t at)
{
    static const char *const things[] = { "lot", "rider", "board", "team", "boat", "horse", "car", "plot", "variety", "option", "entry", "candidate",
                                          "group", "crew", "runner", "number", "lane", "sample", "model", "room", "site", "well", "no", "no.", "nr", NULL };
    return at > 0 && f->text->tokens.at[at].kind == TOKEN_NUMBER && facts_is_any(f, at - 1, things) ? str_hash(text_token(f->text, at)) | 1 : 0;
}

/* The key of a token that is part of a name, or 0. */
static uint64_t name_key(const facts *f, uint32_t at)
{
    static const char *const titles[] = { "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "the", "mr.", "mrs.", "ms.", "dr.", "prof.",
                                          "captain", "coach", "i", "a", "cup", "league", "games", "results", "class", "race", "prize",
                                          "first", "second", "third", "fourth", "fifth", "sixth", "last", "winner", "of", "club", NULL };
    const token *t = &f->text->tokens.at[at];
    bool capital = t->kind == TOKEN_WORD && t->shape != SHAPE_LOWER && t->shape != SHAPE_NONE && !facts_is_any(f, at, titles);
    if (!capital)
        return numbered_key(f, at);
    const mention *m = facts_mention_over(f, at);
    bool begins = (t->flags & TOKEN_SENTENCE) != 0;
    if ((begins && !m) || (m && m->entity < 0))
        return 0;
    return str_hash(text_token(f->text, at)) | 1;
}

static bool ends_clause(const facts *f, uint32_t at)
{
    static const char *const marks[] = { ";", ":", "(", ")", "but", "while", "whereas", NULL };
    return facts_is_any(f, at, marks);
}

/* A name behind one of these is where, when or behind whom it was, not who. */
static bool is_beside(const facts *f, uint32_t at)
{
    static const char *const words[] = { "in", "at", "of", "from", "behind", "after", "to", "than", "against", "over", "on", "near",
                                         "beat", "beating", "before", "by", "for", "with", "since", NULL };
    return facts_is_any(f, at, words);
}

/* The first token of the name that ends before `end`. */
static uint32_t name_first(const facts *f, uint32_t end, uint32_t limit)
{
    uint32_t at = end;
    while (at > limit && name_key(f, at - 1))
        at--;
    return at;
}

static void take(const facts *f, names *n, uint32_t first, uint32_t last)
{
    for (uint32_t at = first; at < last; at++) {
        uint64_t key = name_key(f, at);
        if (key)
            add_name(n, key);
    }
}

/* "Kos, third", "for Kos, as our winner": a name just before is who. */
static void read_apposed(const facts *f, rank *r, const sentence *s)
{
    static const char *const between[] = { ",", "as", "our", "the", "(", "their", "\"", "*", "\xE2\x80\x9D", NULL };
    uint32_t end = r->first;
    while (end > s->first && r->first - end < 4 && facts_is_any(f, end - 1, between))
        end--;
    uint32_t first = name_first(f, end, s->first);
    if (first < end && end < r->first)
        take(f, &r->who, first, end);
}

/* The names before a rank: the nearest that is no place is who, those behind "in", "at" and "of" are where. */
static void read_before(const facts *f, rank *r, const sentence *s)
{
    static const char *const own[] = { "our", "my", NULL };
    static const char *const told[] = { "that", "whether", "if", NULL };
    uint32_t limit = r->first > s->first + BACK ? r->first - BACK : s->first;
    bool said = r->first > s->first && facts_is_any(f, r->first - 1, own); /* "our first prize" */
    read_apposed(f, r, s);
    for (uint32_t at = r->first; at > limit;) {
        said |= at < r->first && facts_is_any(f, at - 1, told); /* "Kos reported that we came third" */
        if (!name_key(f, at - 1)) {
            if (r->who.count && ends_clause(f, at - 1))
                break;
            at--;
            continue;
        }
        uint32_t first = name_first(f, at, limit);
        bool beside = first > s->first && (facts_is_word(f, first - 1, "a") || is_beside(f, first - 1) || (facts_is_word(f, first - 1, "the") && first > s->first + 1 && is_beside(f, first - 2)));
        if (beside)
            take(f, &r->scope, first, at);
        else if (!r->who.count && !said)
            take(f, &r->who, first, at);
        at = first;
    }
}

/* "The winner, Kos", "2 Kos", "Second: the rye of Kos", "third place for Kos", "went to Kos". */
static void read_behind(const facts *f, rank *r, const sentence *s, bool owner)
{
    static const char *const gives[] = { "for", "to", NULL };
    static const char *const nears[] = { "was", "is", ",", ":", "went", "were", ".", ")", "the", "a", "went", "to", "for", "by", "of", "mr", "mrs", "ms", "dr", "*", NULL };
    static const char *const heres[] = { "in", "at", "from", "behind", NULL };
    uint32_t end = r->last + AHEAD < s->last ? r->last + AHEAD : s->last;
    bool near = true;
    for (uint32_t at = r->last; at < end; at++) {
        if (name_key(f, at)) {
            uint32_t last = at;
            while (last < s->last && name_key(f, last))
                last++;
            bool given = at > s->first && facts_is_any(f, at - 1, gives);
            bool where = at > s->first && is_beside(f, at - 1) && !given && !owner;
            if (where)
                take(f, &r->scope, at, last);
            else if (!r->who.count && (near || owner || given)) {
                take(f, &r->who, at, last);
                r->end = last;
            }
            at = last - 1;
            near = false;
        } else
            near &= facts_is_any(f, at, nears) && !facts_is_any(f, at, heres);
    }
}

/* ---- ranks ---- */

static int place_of(const facts *f, const claim_argument *a)
{
    static const char *const firsts[] = { "winner", "winners", "champion", "champions", "victor", "victors", "gold", "market", "top", NULL };
    static const char *const seconds[] = { "silver", "runner", "runners", "runner-up", "runners-up", NULL };
    static const char *const lasts[] = { "last", "bottom", NULL };
    number_classes numbers = number_classes_of(f->rules);
    double value = 0, rounding;
    uint32_t first = a->first + facts_is_word(f, a->first, "number");
    if (a->text)
        return a->text[0] == '1' ? 1 : PODIUM;
    if (facts_is_any(f, first, firsts))
        return 1;
    if (facts_is_any(f, first, seconds))
        return 2;
    if (facts_is_word(f, first, "bronze"))
        return 3;
    if (facts_is_any(f, first, lasts))
        return LAST;
    return number_read(f->text, f->table, &numbers, first, a->last, &value, &rounding) && value >= 1 && value <= RANK_TOP ? (int)value : 0;
}

/* Before a word for who won: "the", not "the defending". */
static bool is_other_holder(const facts *f, const rank *r, const sentence *s)
{
    static const char *const holders[] = { "champion", "champions", "winner", "winners", "victor", "runner-up", "runner", "runners-up", NULL };
    static const char *const plain[] = { "the", "their", "our", "its", "as", "a", ",", "eventual", "overall", "surprise", "race", "and", "new", "happy",
                                         "proud", "declared", "crowned", "worthy", "for", "was", "were", "is", "finished", "came", "deserved", NULL };
    return facts_is_any(f, r->first, holders) && r->first > s->first && !facts_is_any(f, r->first - 1, plain);
}

static bool is_known(const facts *f, const rank *r, const sentence *s)
{
    static const char *const words[] = { "the", "that", "this", "his", "her", "its", "their", "our", "my", "'s", "\xE2\x80\x99s", "as", NULL };
    uint32_t from = r->first > s->first + 3 ? r->first - 3 : s->first;
    return facts_has_any(f, from, r->first + 1, words);
}

/* Heats, stages and the like: places of their own. */
static bool is_on_the_way(const facts *f, const rank *r, const sentence *s)
{
    static const char *const words[] = {
        "heat", "heats", "lap", "laps", "leg", "round", "qualifying", "semi-final", "semifinal", "semi-finals", "halfway", "half-way",
        "overnight", "provisional", "lying", "previous", "previously", "earlier", "twice", "seeded", "ago", "relay", "junior",
        "juniors", "girls", "boys", "disqualified", "disqualification", "stripped", "next", "former", "doubles", "almost", "nearly",
        "half", "stage", "again", "expected", "predicted", "hoped", NULL
    };
    enum { BEFORE = 9, BEHIND = 4 };
    uint32_t from = r->first > s->first + BEFORE ? r->first - BEFORE : s->first, end = r->last + BEHIND < s->last ? r->last + BEHIND : s->last;
    return facts_has_any(f, from, end, words);
}

static int year_of(const facts *f, const sentence *s)
{
    for (size_t i = facts_date_from(f, s->first); i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        if (f->mentions.at[d->mention].first >= s->last)
            break;
        int year;
        if (d->value && strlen(d->value) >= 4 && !d->from_context && str_to_int(str_of(d->value, 4), &year))
            return year;
    }
    return 0;
}

/* "Eighth of nine", "out of the nine". */
static int among_of(const facts *f, uint32_t at)
{
    number_classes numbers = number_classes_of(f->rules);
    double value, rounding;
    at += facts_is_word(f, at, "out");
    at += facts_is_word(f, at, "of") && facts_is_word(f, at + 1, "the");
    bool told = facts_is_word(f, at, "of") || (at > 0 && facts_is_word(f, at, "the"));
    return told && number_read(f->text, f->table, &numbers, at + 1, at + 2, &value, &rounding) && value >= 2 && value <= RANK_TOP ? (int)value : 0;
}

static uint64_t what_of(const ranks *all, const claim *c)
{
    static const char *const any[] = { "best", "worst", NULL };
    const claim_argument *what = claim_role(c, "what");
    return what && !facts_is_any(all->f, what->first, any) ? word_stem(&all->words, what->first) : 0;
}

static void read_rank(ranks *all, const claim *c)
{
    const facts *f = all->f;
    const claim_argument *p = claim_role(c, "place");
    sentence s = facts_sentence_around(f, c->first, c->last);
    rank r = { .by = c->by, .sentence = c->sentence, .first = c->first, .last = c->last, .end = c->last };
    r.place = place_of(f, p);
    bool listed = strcmp(c->by->name, "claim/rank-in-row") == 0, told = strcmp(c->by->name, "claim/came-nth") == 0;
    r.row = listed || facts_is_word(f, c->last - 1, ":");
    r.what = what_of(all, c);
    r.among = among_of(f, r.last);
    unsigned unreal = MOOD_NEGATED | MOOD_CORRECTED | (told ? MOOD_HYPOTHETICAL | MOOD_ASKED : 0);
    if (r.place < 1 || (c->mood & unreal))
        return;
    r.known = r.place == PODIUM || (!r.row && !told && !r.what && is_known(f, &r, &s));
    r.apart = !r.row && (is_on_the_way(f, &r, &s) || is_other_holder(f, &r, &s));
    r.year = year_of(f, &s);
    if (!r.row)
        read_before(f, &r, &s);
    read_behind(f, &r, &s, r.row);
    all->rows_last = listed && r.place > all->rows_last ? r.place : all->rows_last;
    all->many |= all->count == RANKS_MOST;
    if (all->count < RANKS_MOST)
        all->at[all->count++] = r;
}

/* ---- ranks by value: "the Greens had 71 seats, the Whites 58 and the Blues 33" ---- */

typedef struct run {
    rank at[RANKS_MOST];
    double value[RANKS_MOST];
    uint32_t count;
} run;

/* The name just before a number, or an empty one. */
static names name_before(const facts *f, uint32_t at, uint32_t limit, uint32_t *first)
{
    static const char *const between[] = { "(", "had", "have", "has", "with", "got", ":", ",", "at", "won", "-", "\xE2\x80\x93", "scored", "polled", NULL };
    names n = { .count = 0 };
    uint32_t last = at;
    while (last > limit && at - last < 3 && facts_is_any(f, last - 1, between))
        last--;
    *first = name_first(f, last, limit);
    take(f, &n, *first, last);
    return n;
}

/* Takes over a run whose values only fall or only rise. */
static void close_run(ranks *all, run *r)
{
    enum { LEAST = 3 };
    bool falls = r->count >= LEAST, rises = falls;
    for (uint32_t i = 1; i < r->count; i++) {
        falls &= r->value[i] < r->value[i - 1];
        rises &= r->value[i] > r->value[i - 1];
    }
    for (uint32_t i = 0; (falls || rises) && i < r->count && all->count < RANKS_MOST; i++) {
        r->at[i].place = (int)i + 1;
        all->at[all->count++] = r->at[i];
    }
    r->count = 0;
}

static void read_values(ranks *all)
{
    const facts *f = all->f;
    run r = { .count = 0 };
    uint32_t before = UINT32_MAX;
    for (size_t i = 0; i < f->quantities.len; i++) {
        const quantity *q = &f->quantities.at[i];
        const mention *m = &f->mentions.at[q->mention];
        uint32_t here = facts_sentence(f, m->first);
        rank made = { .first = 0, .row = true, .sentence = here, .by = m->by };
        const sentence *s = &f->text->sentences.at[here];
        if (here != before || r.count == RANKS_MOST)
            close_run(all, &r);
        before = here;
        made.who = name_before(f, m->first, s->first, &made.first);
        made.last = made.end = m->last;
        if (!made.who.count || q->kind == QUANTITY_ORDINAL)
            continue;
        r.value[r.count] = q->written;
        r.at[r.count++] = made;
    }
    close_run(all, &r);
}

/* ---- two ranks ---- */

static bool may_be_one(const rank *a, const rank *b)
{
    return a->what == b->what && ( !a->who.count || !b->who.count || share_name(&a->who, &b->who));
}

static bool agree(const ranks *all, const rank *a, const rank *b)
{
    if (a->place == PODIUM || b->place == PODIUM)
        return a->place != LAST && b->place != LAST && (a->place <= 3 || b->place <= 3 || a->place == b->place);
    if (a->place == LAST || b->place == LAST) {
        const rank *other = a->place == LAST ? b : a;
        return a->place == b->place || (other->row && other->place == all->rows_last) || (!other->row && (!other->among || other->among == other->place));
    }
    return a->place == b->place;
}

static bool is_apart(const rank *a, const rank *b)
{
    if (a->apart || b->apart)
        return true;
    if (a->year && b->year && a->year != b->year)
        return true;
    return a->scope.count && b->scope.count && !share_name(&a->scope, &b->scope);
}

/* Whether the text has the rank of `b` once more, of what may be the same one. */
static bool is_explained(const ranks *all, const rank *b)
{
    for (uint32_t i = 0; i < all->count; i++)
        if (&all->at[i] != b && all->at[i].place == b->place && may_be_one(&all->at[i], b))
            return true;
    return false;
}

/* The stems of a sentence but those of the ranks themselves. */
static uint32_t read_stems(const ranks *all, uint32_t sentence_index, uint64_t *stems, uint32_t most)
{
    const facts *f = all->f;
    const sentence *s = &f->text->sentences.at[sentence_index];
    int nth = rule_set_class(f->rules, STR("ordinal-word"));
    uint32_t count = 0;
    for (uint32_t at = s->first; at < s->last && count < most; at++)
        if (!facts_has_class(f, at, nth))
            count += words_read(&all->words, at, at + 1, stems + count, 1);
    return count;
}

/* Words that the sentences of both share. */
static uint32_t shared_words(const ranks *all, const rank *a, const rank *b)
{
    enum { STEMS = 40 };
    uint64_t x[STEMS], y[STEMS];
    uint32_t n = read_stems(all, a->sentence, x, STEMS), m = read_stems(all, b->sentence, y, STEMS);
    return words_shared(x, n, y, m);
}

/* How much speaks for one place being told in two ways; 0: nothing. */
static double weigh(const ranks *all, const rank *a, const rank *b)
{
    bool named = a->who.count && b->who.count, known = b->known || (a->known && !a->row);
    if (!named && !known && all->count > 2)
        return 0;
    double points = named ? 2 : known ? 1 : 0;
    points += named && known ? 1 : 0;
    uint32_t shared = shared_words(all, a, b);
    points -= !a->who.count && !b->who.count && all->count > 2 && !shared ? 0.5 : 0;
    points += a->among || b->among ? 1 : 0;
    points += share_name(&a->scope, &b->scope) ? 1 : 0;
    return points + (named || known ? 0.5 : 1) * shared;
}

/* The rank that `b` gainsays: the one for which most speaks. */
static const rank *rival_of(const ranks *all, const rank *b, double *best)
{
    const rank *found = NULL;
    bool tie = false;
    *best = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        const rank *a = &all->at[i];
        if (a == b || agree(all, a, b) || is_apart(a, b) || !may_be_one(a, b) || a->sentence == b->sentence)
            continue;
        double points = weigh(all, a, b);
        tie = found && found->place != a->place && points == *best ? true : points > *best ? false : tie;
        if (points > *best) {
            *best = points;
            found = a;
        }
    }
    return tie ? NULL : found;
}

/* Whoever has three ranks has them of three contests. */
static bool is_busy(const ranks *all, const rank *b)
{
    int places[3];
    uint32_t count = 0;
    for (uint32_t i = 0; i < all->count && count < 3; i++) {
        const rank *a = &all->at[i];
        bool known = !may_be_one(a, b) || a->row;
        for (uint32_t k = 0; k < count && !known; k++)
            known = places[k] == a->place;
        if (!known)
            places[count++] = a->place;
    }
    return count > 2;
}

static belie_status judge(findings *out, const ranks *all, const rank *b)
{
    static const double least = 1, least_busy = 1.5;
    const facts *f = out->f;
    double points;
    if (b->row || b->apart || is_explained(all, b))
        return BELIE_OK;
    const rank *a = rival_of(all, b, &points);
    out->comparisons++;
    if (!a || (!a->who.count && is_explained(all, a)) || points < (is_busy(all, b) ? least_busy : least))
        return BELIE_OK;
    const rank *both[2] = { a->first < b->first ? a : b, a->first < b->first ? b : a };
    evidence places[2];
    for (int i = 0; i < 2; i++)
        places[i] = (evidence){ both[i]->first, both[i]->end, facts_quote(f, both[i]->first, both[i]->last), NULL, both[i]->by };
    return findings_add(out, check_named("ordinal"), BELIE_WARNING, 0.6, places, 2, "the text tells of no other such rank",
                        "the place is \"%s\" here and \"%s\" there", places[0].says, places[1].says);
}

/* Who is put down, or up, has two ranks. */
static bool is_revised(const facts *f)
{
    static const char *const words[] = { "disqualified", "disqualification", "relegated", "demoted", "stripped", "doping", "provisional", "struck", NULL };
    return facts_has_any(f, 0, (uint32_t)f->text->tokens.len, words);
}

belie_status ranks_check(findings *out)
{
    ranks all = { .f = out->f };
    word_reader_init(&all.words, out->f);
    belie_status status = BELIE_OK;
    for (size_t i = 0; i < out->f->claims.len && !all.many; i++)
        if (claim_is(&out->f->claims.at[i], "standing"))
            read_rank(&all, &out->f->claims.at[i]);
    if (getenv("RANKS")) /*DBG*/
        for (uint32_t i = 0; i < all.count; i++) /*DBG*/
            fprintf(stderr, "RANK %d [%s] known=%d row=%d apart=%d year=%d who=%u scope=%u\n", all.at[i].place, facts_quote(all.f, all.at[i].first, all.at[i].last), all.at[i].known, all.at[i].row, all.at[i].apart, all.at[i].year, all.at[i].who.count, all.at[i].scope.count); /*DBG*/
    if (all.count && all.count < RANKS_MOST / 2)
        read_values(&all);
    all.many |= all.count > 1 && is_revised(out->f);
    for (uint32_t i = 0; status == BELIE_OK && !all.many && i < all.count; i++)
        status = judge(out, &all, &all.at[i]);
    return status;
}
