/* ordinal, of ranks in whatever words: who is told to be third here and the runner-up there, where the text
 * tells of that one no other rank that would explain the second. */
#include "check/ranks.h"

#include "check/list.h"
#include "check/rank_read.h"

enum { BESIDE = 8 };

static bool may_be_one(const rank *a, const rank *b)
{
    bool of_one_kind = a->what == b->what || a->what == RANK_ANY_WAY || b->what == RANK_ANY_WAY;
    if (a->stems != b->stems || !of_one_kind || (a->ours && b->who.count) || (b->ours && a->who.count))
        return false;
    return !a->who.count || !b->who.count || rank_shares_name(&a->who, &b->who);
}

static bool agree(const ranks *all, const rank *a, const rank *b)
{
    if (a->place == RANK_PODIUM || b->place == RANK_PODIUM)
        return a->place != RANK_LAST && b->place != RANK_LAST && (a->place <= 3 || b->place <= 3 || a->place == b->place);
    if (a->place == b->place || (a->place != RANK_LAST && b->place != RANK_LAST))
        return a->place == b->place;
    const rank *other = a->place == RANK_LAST ? b : a;
    int last = other->row ? all->rows_last : other->among ? other->among : other->place;
    return other->place == last;
}

static bool is_apart(const rank *a, const rank *b)
{
    enum { FAR = 60 }; /* sentences */
    uint32_t gap = a->sentence > b->sentence ? a->sentence - b->sentence : b->sentence - a->sentence;
    if (a->apart || b->apart || gap > FAR)
        return true;
    if (a->year != b->year && !((!a->year || !b->year) && rank_shares_name(&a->scope, &b->scope)))
        return true; /* a year told beside one is not that of the other */
    return a->scope.count && b->scope.count && !rank_shares_name(&a->scope, &b->scope);
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
    int nth = facts_class(f, "ordinal-word");
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
    bool named = a->who.count && b->who.count, known = b->known || (a->known && !a->row), one_place = rank_shares_name(&a->scope, &b->scope);
    if (!named && !(one_place && all->count == 2)) /* of one contest, or of one competitor */
        return 0;
    double points = named ? 2 : 1;
    points += named && known ? 1 : 0;
    points += (a->among || b->among) + one_place;
    return points + (named || known ? 0.5 : 1) * shared_words(all, a, b);
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
    static const double least = 1, least_busy = 3;
    const facts *f = out->f;
    double points;
    if (b->row || b->apart || is_explained(all, b))
        return BELIE_OK;
    const rank *a = rival_of(all, b, &points);
    out->comparisons++;
    if (!a || (!a->who.count && is_explained(all, a)) || points < (is_busy(all, b) ? least_busy : least))
        return BELIE_OK;
    const rank *both[2] = { a->first < b->first ? a : b, a->first < b->first ? b : a };
    evidence places[3];
    uint32_t count = 2;
    for (int i = 0; i < 2; i++)
        places[i] = (evidence){ both[i]->first, both[i]->end, facts_quote(f, both[i]->first, both[i]->last), NULL, both[i]->by };
    for (uint32_t i = 0; i < all->count && count == 2; i++) /* whose the place is in the list */
        if (all->at[i].row && all->at[i].place == b->place && &all->at[i] != a && (a->row || b->row)) {
            const rank *r = &all->at[i];
            places[count++] = (evidence){ r->first, r->end, facts_quote(f, r->first, r->end), NULL, r->by };
        }
    return findings_add(out, check_named("ordinal"), BELIE_WARNING, 0.6, places, count, "the text tells of no other such rank",
                        "the place is \"%s\" here and \"%s\" there", places[0].says, places[1].says);
}

/* ---- a rank told as the text's own ---- */

/* "As runners-up, the singers", "her second place", "Kos, whose bronze medal", "a reception for the fourth-placed team": of
 * whom the text is about, if no other name is given. */
static bool is_own(const facts *f, const rank *b)
{
    static const char *const articles[] = { "the", "joint", "a", NULL };
    static const char *const owners[] = { "his", "her", "its", "their", "our", "my", "whose", "'s", "\xE2\x80\x99s", NULL };
    static const char *const placed[] = { "placed", "medallists", "medallist", "medalists", "medalist", NULL };
    static const char *const holders[] = { "champion", "champions", "winner", "winners", NULL };
    uint32_t at = b->first;
    if (b->row || b->place == RANK_PODIUM || b->place == RANK_LAST || facts_is_any(f, at, holders))
        return false;
    if (at > 0 && facts_is_any(f, at - 1, owners))
        return true;
    bool article = at > 0 && facts_is_any(f, at - 1, articles);
    if (at > article && facts_is_word(f, at - 1 - article, "as"))
        return true;
    if (at > article && facts_is_word(f, at - 1 - article, "with") && !b->who.count)
        return true;
    return article && !facts_is_word(f, at - 1, "a") && b->last > at && facts_is_any(f, b->last - 1, placed) && !b->who.count;
}

/* What else would be told so: another year, a former contest, a hope. */
static bool is_of_another(const facts *f, const rank *b)
{
    static const char *const before[] = { "last", "previous", "earlier", "former", "before", "cup", "heat", "heats", "round", "semi-final", "stage", "world", "junior", "relay", "best",
                                          "highest", "brother", "sister", "son", "daughter", "if", "would", "again", "another", "than", "since", "qualified", "when", NULL };
    static const char *const behind[] = { "last", "year", "ago", "previous", "since", "if", "heat", "round", "than", "semi-final", "stage", NULL };
    const sentence *s = &f->text->sentences.at[b->sentence];
    uint32_t from = b->first > s->first + BESIDE ? b->first - BESIDE : s->first, end = b->last + BESIDE < s->last ? b->last + BESIDE : s->last;
    return facts_has_any(f, from, b->first, before) || facts_has_any(f, b->last, end, behind);
}

/* The year that stands beside a rank, or 0. */
static int year_beside(const facts *f, const rank *b)
{
    for (size_t i = facts_date_from(f, b->first > BESIDE ? b->first - BESIDE : 0); i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        int year;
        if (f->mentions.at[d->mention].first > b->last + BESIDE)
            break;
        if (facts_sentence(f, f->mentions.at[d->mention].first) == b->sentence && d->value && strlen(d->value) >= 4 && !d->from_context && str_to_int(str_of(d->value, 4), &year))
            return year;
    }
    return 0;
}

static bool has_word(const ranks *all, const sentence *s, uint32_t token_index)
{
    uint64_t stem = word_stem(&all->words, token_index);
    for (uint32_t at = s->first; at < s->last; at++)
        if (all->f->text->tokens.at[at].form == all->f->text->tokens.at[token_index].form || (stem && word_stem(&all->words, at) == stem))
            return true;
    return false;
}

/* "As runners-up in the cup", "At Bergen her second place", "the silver medallists, from Leeds": a contest, or somebody, of
 * whom the sentence of the other rank does not speak. */
static bool has_own_scope(const ranks *all, const rank *a, const rank *b)
{
    static const char *const where[] = { "in", "at", "for", "of", "from", "on", "with", NULL };
    static const char *const heads[] = { "in", "at", "on", NULL };
    const facts *f = all->f;
    static const char *const as[] = { "as", NULL }, *const comma[] = { ",", NULL };
    const sentence *s = &f->text->sentences.at[b->sentence], *t = &f->text->sentences.at[a->sentence];
    if (facts_is_word(f, b->last, ",") || facts_is_word(f, b->last + 1, ","))
        return !facts_has_any(f, b->first > s->first + 1 ? b->first - 2 : s->first, b->first, as); /* "as runners-up, the singers" */
    uint32_t from = facts_is_any(f, b->last, where) ? b->last + 1 : facts_is_any(f, s->first, heads) && facts_has_any(f, s->first, b->first, comma) ? s->first + 1 : 0;
    if (!from)
        return false;
    for (uint32_t at = from; at < from + 4 && at < s->last && !facts_is_word(f, at, ","); at++)
        if (!word_is_function(&all->words, at) && f->text->tokens.at[at].kind != TOKEN_MARK && has_word(all, t, at))
            return false;
    return true;
}

/* The place in which somebody is told to have come, if all that may be of the same one tell it; NULL: they do not. */
static const rank *told_of(const ranks *all, const rank *b)
{
    const rank *found = NULL;
    for (uint32_t i = 0; i < all->count; i++) {
        const rank *a = &all->at[i];
        bool told = a != b && !a->row && !a->known && !a->what && a->sentence != b->sentence && (a->who.count || !b->who.count) && (!year_beside(all->f, a) || year_beside(all->f, b));
        if (!told || (a->who.count && b->who.count && !rank_shares_name(&a->who, &b->who)))
            continue;
        if (a->place == b->place || (found && found->place != a->place))
            return NULL;
        found = found ? found : a;
    }
    return found;
}

static belie_status judge_own(findings *out, const ranks *all, const rank *b)
{
    const facts *f = out->f;
    if (b->what || b->row || is_of_another(f, b))
        return BELIE_OK;
    for (uint32_t i = 0; i < all->count; i++)
        if (&all->at[i] != b && all->at[i].place == b->place)
            return BELIE_OK;
    const rank *a = told_of(all, b);
    out->comparisons++;
    bool pointed = a && b->known && !b->who.count && (rank_shares_name(&a->scope, &b->scope) || (year_beside(f, a) && year_beside(f, a) == year_beside(f, b))); /* "the victory in Bled" */
    if (!a || (!is_own(f, b) && !pointed) || has_own_scope(all, a, b) || a->apart || is_of_another(f, a) || (year_beside(f, a) && year_beside(f, b) && year_beside(f, a) != year_beside(f, b)))
        return BELIE_OK;
    const rank *both[2] = { a->first < b->first ? a : b, a->first < b->first ? b : a };
    evidence places[2];
    for (int i = 0; i < 2; i++)
        places[i] = (evidence){ both[i]->first, both[i]->last, facts_quote(f, both[i]->first, both[i]->last), NULL, both[i]->by };
    return findings_add(out, check_named("ordinal"), BELIE_WARNING, 0.6, places, 2, "the text tells of one contest",
                        "the place is \"%s\" here and \"%s\" there", places[0].says, places[1].says);
}

/* Rows of two contests. */
static bool has_two_winners(const ranks *all)
{
    uint32_t winners = 0;
    for (uint32_t i = 0; i < all->count; i++)
        winners += all->at[i].row && !all->at[i].stems && all->at[i].place == 1;
    return winners > 1;
}

/* Who is put down, or up, has two ranks. */
static bool is_revised(const facts *f)
{
    static const char *const words[] = { "disqualified", "disqualification", "relegated", "demoted", "stripped", "doping", "provisional", "struck", NULL };
    return facts_has_any(f, 0, (uint32_t)f->text->tokens.len, words);
}

belie_status ranks_check(findings *out)
{
    ranks all;
    belie_status status = BELIE_OK;
    ranks_read(&all, out->f);
    all.many |= all.count > 1 && (is_revised(out->f) || has_two_winners(&all));
    for (uint32_t i = 0; status == BELIE_OK && !all.many && i < all.count; i++)
        status = judge(out, &all, &all.at[i]);
    for (uint32_t i = 0; status == BELIE_OK && !all.many && i < all.count; i++)
        status = judge_own(out, &all, &all.at[i]);
    return status;
}
