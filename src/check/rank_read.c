/* Ranks in the words of a text, and those that its numbers give. */
#include "check/rank_read.h"

#include "facts/numbers.h"

enum { RANK_TOP = 60 };

static int place_of(const facts *f, const claim_argument *a)
{
    static const char *const firsts[] = { "winner", "winners", "champion", "champions", "victor", "victors", "gold", "market", "top", "unbeaten", "ahead", "better", "overtops", "tops", "more",
                                          "higher", "beat", "beating", NULL };
    static const char *const seconds[] = { "silver", "runner", "runners", "runner-up", "runners-up", NULL };
    static const char *const lasts[] = { "last", "bottom", NULL };
    number_classes numbers = number_classes_of(f);
    double value = 0, rounding;
    uint32_t first = a->first + facts_is_word(f, a->first, "number");
    if (a->text)
        return a->text[0] == '1' ? 1 : RANK_PODIUM;
    if (facts_is_any(f, first, firsts))
        return 1;
    if (facts_is_any(f, first, seconds))
        return 2;
    if (facts_is_word(f, first, "bronze"))
        return 3;
    if (facts_is_any(f, first, lasts))
        return RANK_LAST;
    return number_read(f->text, f->table, &numbers, first, a->last, &value, &rounding) && value >= 1 && value <= RANK_TOP ? (int)value : 0;
}

/* "The defending champion", "behind the winner": another one, or another time. */
static bool is_other_holder(const facts *f, const rank *r, const sentence *s)
{
    static const char *const holders[] = { "champion", "champions", "winner", "winners", "victor", "runner-up", "runner", "runners-up", NULL };
    static const char *const plain[] = { "the", "their", "our", "its", "as", "a", ",", "eventual", "overall", "surprise", "race", "and", "new", "happy",
                                         "proud", "declared", "crowned", "worthy", "for", "was", "were", "is", "finished", "came", "deserved", NULL };
    static const char *const behind[] = { "behind", "after", "to", "from", "beat", "over", "of", NULL };
    bool holder = facts_is_any(f, r->first, holders) && r->first > s->first;
    bool beside = holder && r->first > s->first + 1 && facts_is_word(f, r->first - 1, "the") && facts_is_any(f, r->first - 2, behind);
    return holder && (beside || !facts_is_any(f, r->first - 1, plain));
}

static bool is_known(const facts *f, const rank *r, const sentence *s)
{
    static const char *const words[] = { "the", "that", "this", "his", "her", "its", "their", "our", "my", "'s", "\xE2\x80\x99s", "as", NULL };
    uint32_t from = r->first > s->first + 2 ? r->first - 2 : s->first;
    return !facts_is_word(f, r->first - (r->first > s->first), "a") && facts_has_any(f, from, r->first + 1, words);
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
    number_classes numbers = number_classes_of(f);
    double value, rounding;
    at += facts_is_word(f, at, "out");
    at += facts_is_word(f, at, "of") && facts_is_word(f, at + 1, "the");
    bool told = facts_is_word(f, at, "of") || (at > 0 && facts_is_word(f, at, "the"));
    return told && number_read(f->text, f->table, &numbers, at + 1, at + 2, &value, &rounding) && value >= 2 && value <= RANK_TOP ? (int)value : 0;
}

static uint64_t what_of(const ranks *all, const claim *c)
{
    static const char *const any[] = { "best", "worst", NULL };
    static const char *const beyond[] = { "overtops", "tops", "ahead", "more", "higher", "beat", "beating", NULL };
    const claim_argument *what = claim_role(c, "what");
    if (!what && facts_is_any(all->f, c->first, beyond))
        return RANK_ANY_WAY;
    return what && !facts_is_any(all->f, what->first, any) ? word_stem(&all->words, what->first) : 0;
}

static void read_rank(ranks *all, const claim *c)
{
    static const char *const own[] = { "our", "my", NULL };
    const facts *f = all->f;
    const claim_argument *p = claim_role(c, "place");
    sentence s = facts_sentence_around(f, c->first, c->last);
    rank r = { .by = c->by, .sentence = c->sentence, .first = c->first, .last = c->last, .end = c->last };
    r.place = place_of(f, p);
    bool listed = strcmp(c->by->name, "claim/rank-in-row") == 0, told = strcmp(c->by->name, "claim/came-nth") == 0 || strcmp(c->by->name, "claim/nth-to-finish") == 0;
    r.row = listed || facts_is_word(f, c->last - 1, ":");
    r.what = what_of(all, c);
    r.among = among_of(f, r.last);
    unsigned unreal = MOOD_NEGATED | MOOD_CORRECTED | (told ? MOOD_HYPOTHETICAL | MOOD_ASKED : 0);
    if (r.place < 1 || (c->mood & unreal))
        return;
    bool owner = r.row || facts_is_word(f, r.last, "(") || (r.last < s.last && rank_name_key(f, r.last)); /* "first prize (a bicycle), Ms Kos" */
    r.known = r.place == RANK_PODIUM || (!r.row && !told && !r.what && is_known(f, &r, &s));
    r.apart = !r.row && (is_on_the_way(f, &r, &s) || is_other_holder(f, &r, &s));
    r.year = year_of(f, &s);
    rank_read_names(f, &r, &s, owner, told);
    r.ours = !r.who.count && r.first > s.first && facts_is_any(f, r.first - 1, own);
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

/* The words just before a number, that name what has it: "the Greens had 71", "fish curry 27 %", "beer (1.6)". */
static rank_names name_before(const ranks *all, uint32_t at, uint32_t limit, uint32_t *first)
{
    static const char *const between[] = { "(", "had", "have", "has", "with", "got", ":", ",", "at", "won", "-", "\xE2\x80\x93", "scored", "polled",
                                           "\"", "\xE2\x80\x9D", "=", "took", "caught", NULL };
    enum { WORDS = 3 };
    const facts *f = all->f;
    rank_names n = { .count = 0 };
    uint32_t last = at;
    while (last > limit && at - last < WORDS && facts_is_any(f, last - 1, between))
        last--;
    *first = last;
    for (; *first > limit && last - *first < WORDS && f->text->tokens.at[*first - 1].kind == TOKEN_WORD; (*first)--) {
        uint64_t stem = word_stem(&all->words, *first - 1);
        if (!stem)
            break;
        rank_add_name(&n, stem);
    }
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
        made.who = name_before(all, m->first, s->first, &made.first);
        made.stems = true;
        made.last = made.end = m->last;
        if (!made.who.count || q->kind == QUANTITY_ORDINAL || q->written < 2)
            continue;
        r.value[r.count] = q->written;
        r.at[r.count++] = made;
    }
    close_run(all, &r);
}

/* The rows by value that a word names, if just one. */
static const rank *row_of(const ranks *all, uint64_t stem)
{
    const rank *found = NULL;
    for (uint32_t i = 0; stem && i < all->count; i++)
        if (all->at[i].stems && rank_has_name(&all->at[i].who, stem)) {
            if (found)
                return NULL;
            found = &all->at[i];
        }
    return found;
}

/* Gives a rank to the row whose word stands before it. */
static void find_row(ranks *all, rank *r)
{
    const sentence *s = &all->f->text->sentences.at[r->sentence];
    uint32_t limit = r->first > s->first + RANK_BACK ? r->first - RANK_BACK : s->first;
    for (uint32_t at = r->last; at > limit; at--) {
        const rank *row = row_of(all, word_stem(&all->words, at - 1));
        if (row) {
            r->who = row->who;
            r->stems = true;
            return;
        }
    }
}

void ranks_read(ranks *all, const facts *f)
{
    *all = (ranks){ .f = f };
    word_reader_init(&all->words, f);
    claim_walk w = claims_of_one(f, "standing");
    for (const claim *c; !all->many && (c = claims_next(&w)) != NULL;)
        read_rank(all, c);
    uint32_t told = all->count;
    if (told && told < RANKS_MOST / 2)
        read_values(all);
    for (uint32_t i = 0; all->count > told && i < told; i++)
        if (!all->at[i].row)
            find_row(all, &all->at[i]);
}
