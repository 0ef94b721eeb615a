/* century: a century named with a year that does not lie in it, in one phrase, of one thing, or where no year of
 * the text lies in it and the one that it can mean lies in the next. */
#include <stdlib.h>

#include "check/claims.h"
#include "check/list.h"
#include "check/words.h"

#include "facts/mood.h"
#include "time/calendar.h"

/* ---- in one phrase: "in the seventeenth century, in 1712" ---- */

/* "At the turn of the eighteenth century, in 1699" */
static bool is_turn(const facts *f, const claim_argument *century)
{
    enum { BACK = 3 };
    static const char *const words[] = { "turn", NULL };
    return facts_has_any(f, century->first > BACK ? century->first - BACK : 0, century->last, words);
}

static belie_status check_phrases(findings *out)
{
    const facts *f = out->f;
    claim_walk w = claims_of_one(f, "of-century");
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        if (!claim_is(c, "of-century"))
            continue;
        const date_fact *century = claim_date(f, c, "century"), *year = claim_date(f, c, "year");
        if (!century || !year || century->last_day - century->first_day < 36000 ||
            year->last_day - year->first_day > 366)
            continue;
        out->comparisons++;
        if (date_gap(century, year) == 0 || is_turn(f, claim_role(c, "century")))
            continue;
        evidence place = { c->first, c->last, claim_words(f, c, "year"), c, c->by };
        belie_status status = findings_add(out, check_named("century"), BELIE_WARNING, 0.85, &place, 1, NULL,
                                           "%s does not lie in %s", place.says, claim_words(f, c, "century"));
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

/* ---- a century that no year of the text lies in ---- */

typedef struct dated {
    const date_fact *date;
    uint32_t first, last, sentence;
    int since, until; /* years */
} dated;

enum { STEMS = 40, CENTURIES_MOST = 24, YEARS_NEAR = 40 };

typedef struct century_reader {
    findings *out;
    word_reader words;
    mood_classes moods;
    map sentences_with; /* a word -> how many */
    VEC(dated) centuries;
    VEC(dated) years;
} century_reader;

static bool says_century(const facts *f, const mention *m)
{
    static const char *const words[] = { "century", "centuries", NULL };
    return facts_has_any(f, m->first, m->last, words);
}

/* "the late 1700s" */
static bool says_hundreds(const facts *f, const mention *m)
{
    str shown = facts_text(f, m->first, m->last);
    return shown.len > 4 && memcmp(shown.ptr + shown.len - 3, "00s", 3) == 0;
}

static bool read_dates(century_reader *r)
{
    enum { YEAR_FIRST = 1000, YEARS_MOST = 35 };
    const facts *f = r->out->f;
    for (size_t i = 0; i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        const mention *m = &f->mentions.at[d->mention];
        if (!d->has_interval || d->from_context)
            continue;
        dated made = { d, m->first, m->last, facts_sentence(f, m->first), calendar_civil(d->first_day).year, calendar_civil(d->last_day).year };
        bool whole = strlen(d->value) == 2, said = whole && says_century(f, m);
        bool year = !said && made.since >= YEAR_FIRST && made.until - made.since <= YEARS_MOST; /* "the early 1700s" are both */
        dated *century = said || (whole && says_hundreds(f, m)) ? vec_push(&r->centuries) : &made;
        dated *slot = year ? vec_push(&r->years) : &made;
        if (!century || !slot)
            return false;
        *century = *slot = made;
    }
    return true;
}

/* The century that its name means: 1600 of the seventeenth, whatever part of it is told. */
static int century_of(const dated *c)
{
    return atoi(c->date->value) * 100;
}

/* Counts in how many sentences each word of the text stands: a rare one that two sentences share is about one thing. */
static bool count_words(century_reader *r)
{
    const facts *f = r->out->f;
    uint64_t stems[STEMS];
    for (size_t i = 0; i < f->text->sentences.len; i++) {
        const sentence *s = &f->text->sentences.at[i];
        uint32_t n = words_read(&r->words, s->first, s->last, stems, STEMS);
        for (uint32_t k = 0; k < n; k++) {
            uint32_t *count = map_at(&r->sentences_with, stems[k], true, NULL);
            if (!count)
                return false;
            ++*count;
        }
    }
    return true;
}

static double rarity(const century_reader *r, uint64_t stem)
{
    const uint32_t *count = map_find(&r->sentences_with, stem);
    return !count || *count <= 2 ? 1 : *count <= 4 ? 0.5 : 0.2;
}

/* The words around a century, but its own. */
static uint32_t words_around(const century_reader *r, const dated *c, uint64_t stems[STEMS])
{
    const sentence s = facts_sentence_around(r->out->f, c->first, c->last);
    uint32_t n = words_read(&r->words, s.first, c->first, stems, STEMS / 2);
    return n + words_read(&r->words, c->last, s.last, stems + n, STEMS / 2);
}

/* How far a year is told of what the century is said of. */
static double link_of(const century_reader *r, const dated *c, const uint64_t *own, uint32_t own_count, const dated *y)
{
    const sentence s = facts_sentence_around(r->out->f, y->first, y->last), *all = r->out->f->text->sentences.at;
    uint64_t stems[STEMS];
    double points = 0;
    if (y->sentence != c->sentence) {
        uint32_t n = words_read(&r->words, s.first, s.last, stems, STEMS);
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t k = 0; k < own_count; k++)
                points += stems[i] == own[k] ? rarity(r, stems[i]) : 0;
    }
    uint32_t far = y->sentence > c->sentence ? y->sentence - c->sentence : c->sentence - y->sentence;
    return (points > 2.5 ? 2.5 : points) + (far == 0 ? 1.25 : far == 1 ? 0.5 : 0) + (all[y->sentence].paragraph == all[c->sentence].paragraph ? 0.25 : 0);
}

/* "This sixteenth-century monument", "a work of the eighteenth century": of something that the text is about. */
static bool is_attribute(const facts *f, const dated *c)
{
    static const char *const most[] = { "most", "much", "part", "end", "middle", "beginning", "course", "rest", NULL };
    static const char *const copulas[] = { "as", "is", "was", "it", "are", "were", "be", ",", "\"", "\xE2\x80\x9C", NULL };
    uint32_t at = c->first;
    bool before = c->last < f->text->tokens.len && f->text->tokens.at[c->last].kind == TOKEN_WORD;
    if (before && memchr(facts_text(f, c->first, c->last).ptr, '-', facts_text(f, c->first, c->last).len) && facts_is_word(f, c->first, "the"))
        return true; /* "the sixteenth-century master" */
    if (before && !facts_is_word(f, c->first, "the")) {
        bool any = at > 1 && (facts_is_word(f, at - 1, "a") || facts_is_word(f, at - 1, "an"));
        return !any || facts_is_any(f, at - 2, copulas);
    }
    while (at > 0 && (facts_is_word(f, at - 1, "the") || facts_is_word(f, at - 1, "early") || facts_is_word(f, at - 1, "late")))
        at--;
    return at > 1 && (facts_is_word(f, at - 1, "of") || facts_is_word(f, at - 1, "from")) && !facts_is_any(f, at - 2, most);
}

/* The years before the century, or after it, that it can be a slip for. */
typedef struct near_years {
    const dated *nearest; /* the one that is most likely told of it */
    const dated *also[2]; /* others that are as likely, or nearly */
    uint32_t count;       /* sentences that tell them */
    double link, other;   /* of that one, and of the best year that lies in the century; other < 0: none does */
} near_years;

static void note_year(near_years *found, const dated *y, double link)
{
    static const double near = 0.6;
    if (link > found->link) {
        bool close = found->nearest && link - found->link < near;
        found->also[1] = close ? found->also[0] : NULL;
        found->also[0] = close ? found->nearest : NULL;
        found->link = link;
        found->nearest = y;
    } else if (found->link - link < near && !found->also[1])
        found->also[found->also[0] != NULL] = y;
}

static near_years find_years(const century_reader *r, const dated *c, int far_years)
{
    enum { YEARS_OF_ONE = 15 };
    int from = century_of(c);
    uint64_t own[STEMS];
    uint32_t own_count = words_around(r, c, own);
    near_years found = { .link = -1, .other = -1 };
    const dated *before = NULL;
    size_t first = 0, low = 0, high = r->years.len;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (r->years.at[mid].first < c->first)
            low = mid + 1;
        else
            high = mid;
    }
    first = low > YEARS_NEAR ? low - YEARS_NEAR : 0;
    for (size_t i = first; i < r->years.len && i < low + YEARS_NEAR; i++) {
        const dated *y = &r->years.at[i];
        if (y->first == c->first)
            continue;
        bool inside = y->until >= from && y->since <= from + 100;
        if (!inside && (y->until < from - far_years || y->since > from + 100 + far_years))
            continue;
        double link = link_of(r, c, own, own_count, y);
        if (inside) {
            found.other = link > found.other ? link : found.other;
            continue;
        }
        bool apart = !before || (before->sentence != y->sentence && abs(before->since - y->since) > YEARS_OF_ONE);
        found.count += apart || before->since / 100 != y->since / 100;
        before = y;
        note_year(&found, y, link);
    }
    return found;
}

/* "The font is older, of the twelfth century" */
static bool is_compared(const century_reader *r, const dated *c)
{
    static const char *const words[] = { "older", "earlier", "younger", "newer", "replaced", "replacing", "predecessor", "manner", "style", "copy", "replica", "imitation", NULL };
    const sentence s = facts_sentence_around(r->out->f, c->first, c->last);
    return facts_has_any(r->out->f, s.first, s.last, words);
}

/* "Since the nineteenth century", "for", "by": when something had long been so. */
static bool is_open(const facts *f, const dated *c)
{
    static const char *const words[] = { "since", "until", "till", "before", "by", "after", "for", "to", "through", "into", NULL };
    static const char *const within[] = { "the", "early", "late", "mid", "-", "end", "middle", "beginning", "of", "least", "at", "about", NULL };
    uint32_t at = c->first;
    while (at > 0 && facts_is_any(f, at - 1, within))
        at--;
    return facts_is_any(f, c->first, words) || facts_is_word(f, c->last, "on") || facts_is_word(f, c->last, "onwards") || (at > 0 && facts_is_any(f, at - 1, words));
}

/* "Restored in 1869", "the present factory was bought in 1998": what came over an old thing later. */
static bool is_later_deed(const facts *f, const dated *y)
{
    enum { BACK = 12, AHEAD = 5 };
    static const char *const words[] = { "restored", "restoration", "rebuilt", "recast", "sold", "bought", "burnt", "burned", "fell", "collapsed", "sank", "sunk",
                                         "died", "death", "replaced", "new", "newer", "present", "today", "last", "repaired", "repairs", "reorganised", "reorganized",
                                         "dropped", "moved", "automated", "owner", "owners", "closed", "demolished", "swept", "copied", "copy", "stolen", "loan",
                                         "exhibited", "auction", "reopened", "renovated", "converted", "widened", "cost", "lost", "ceased", "stopped", "again",
                                         "bankrupt", "discovered", "until", "now", "remembers", "appeared", "published", "what", NULL };
    const sentence s = facts_sentence_around(f, y->first, y->last);
    uint32_t from = y->first > s.first + BACK ? y->first - BACK : s.first, to = y->last + AHEAD < s.last ? y->last + AHEAD : s.last;
    return facts_has_any(f, from, to, words);
}

/* "The stone gives the year", "begun in 1811": the year of the thing itself, which was told of before. */
static bool is_of_making(const facts *f, const dated *y)
{
    static const char *const words[] = { "date", "dated", "dates", "year", "built", "building", "begun", "began", "completed", "completion", "finished", "finishing", "made",
                                         "carved", "carves", "inscribed", "inscription", "charter", "deed", "indenture", "laid", "cast", "painted", "stone", "plaque", "lintel", "beam", "inscribes", "mason", "masons", "builders", NULL };
    const sentence s = facts_sentence_around(f, y->first, y->last);
    return facts_has_any(f, s.first, s.last, words);
}

/* "A collection of eighteenth-century clocks", "on nineteenth-century choirs", "the site of a seventeenth-century mill": none that was told of. */
static bool is_of_some(const facts *f, const dated *c)
{
    static const char *const articles[] = { "a", "an", NULL };
    static const char *const ways[] = { "of", "on", "in", "for", "with", "about", "by", "to", "from", "and", "into", "at", "near", "over", NULL };
    bool before = c->last < f->text->tokens.len && f->text->tokens.at[c->last].kind == TOKEN_WORD && memchr(facts_text(f, c->first, c->last).ptr, '-', facts_text(f, c->first, c->last).len);
    uint32_t at = c->first > 0 && facts_is_any(f, c->first - 1, articles) ? c->first - 1 : c->first;
    return before && !facts_is_word(f, c->first, "the") && at > 0 && facts_is_any(f, at - 1, ways);
}

/* "With a tower of 1478", "its well is dated 1612": the year of a part, or of something that is told of here first. */
static bool is_of_part(const facts *f, const dated *y)
{
    enum { BACK = 5, NOUN = 3 };
    static const char *const articles[] = { "a", "an", NULL }, *const owners[] = { "its", "their", NULL };
    const sentence s = facts_sentence_around(f, y->first, y->last);
    uint32_t from = y->first > s.first + BACK ? y->first - BACK : s.first, noun = y->first > s.first + NOUN + 1 ? y->first - NOUN - 1 : s.first;
    return (y->first > s.first && facts_is_word(f, y->first - 1, "of") && facts_has_any(f, noun, y->first, articles)) || facts_has_any(f, from, y->first, owners);
}

/* Points against: the century is told first, and the year of something that need not be it. */
static double weigh_order(const facts *f, const dated *c, const near_years *years)
{
    const dated *y = years->nearest;
    double against = (is_later_deed(f, y) ? 2 : is_of_part(f, y) ? 1.5 : 0) + (is_of_some(f, c) ? 1.5 : 0);
    if (y->first > c->first)
        against += (is_of_making(f, y) || years->link >= 2 ? 0 : 1.5) + (years->link < 0.5 ? 0.5 : 0);
    return against;
}

/* Points for the century being meant for the year: who takes 1712 to lie in the seventeenth errs as most do. */
static double weigh(const century_reader *r, const dated *c, const near_years *years)
{
    const facts *f = r->out->f;
    uint32_t speaker;
    int from = century_of(c);
    double points = years->count == 1 ? 2 : years->count == 2 ? 1 : 0;
    points += is_attribute(f, c) ? 1 : 0;
    points += years->nearest->since / 100 == from / 100 + 1 && from < 1900 ? 1 : 0;
    points += years->link >= 2 ? 1.5 : years->link > 0.9 ? 0.5 : 0;
    unsigned mood = mood_of(f, &r->moods, c->first, c->last, &speaker);
    points -= mood & (MOOD_ATTRIBUTED | MOOD_QUOTED | MOOD_HYPOTHETICAL) ? 1 : 0;
    points -= mood & MOOD_HEDGED ? 1 : 0;
    points -= is_compared(r, c) ? 2 : 0;
    points -= is_open(f, c) ? 1.5 : 0;
    points -= weigh_order(f, c, years);
    points -= years->link < 0.5 && !is_attribute(f, c) && years->nearest->first > c->first ? 1 : 0; /* neither words in common, nor sentences that follow each other */
    return points - (years->nearest->sentence == c->sentence ? 1 : 0);
}

static belie_status judge(const century_reader *r, const dated *c)
{
    enum { FAR_SENTENCES = 25, YEARS_NOW = 2000 };
    static const double least = 2.5, least_beside = 3.25, farther = 1; /* where another year lies in the century */
    findings *out = r->out;
    const facts *f = out->f;
    near_years years = find_years(r, c, 100);
    if (!years.nearest && years.other < 0)
        years = find_years(r, c, 200);
    if (!years.nearest || century_of(c) >= YEARS_NOW || abs((int)years.nearest->sentence - (int)c->sentence) > FAR_SENTENCES)
        return BELIE_OK;
    out->comparisons++;
    double points = weigh(r, c, &years);
    if (years.other >= 0 ? points < least_beside || years.link - years.other < farther : points < least)
        return BELIE_OK;
    const dated *all[4] = { c, years.nearest, years.also[0], years.also[1] };
    evidence places[4];
    uint32_t count = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all && all[i]; i++)
        places[count++] = (evidence){ all[i]->first, all[i]->last, facts_quote(f, all[i]->first, all[i]->last), NULL, f->mentions.at[all[i]->date->mention].by };
    return findings_add(out, check_named("century"), BELIE_WARNING, 0.65, places, count, "no other year of the text lies in the century, or near it",
                        "%s does not lie in %s", places[1].says, places[0].says);
}

static belie_status check_unexplained(findings *out)
{
    century_reader r = { .out = out, .moods = mood_classes_of(out->f) };
    word_reader_init(&r.words, out->f);
    belie_status status = read_dates(&r) && (!r.centuries.len || count_words(&r)) ? BELIE_OK : error_no_memory(out->error);
    for (size_t i = 0; status == BELIE_OK && i < r.centuries.len && i < CENTURIES_MOST; i++)
        status = judge(&r, &r.centuries.at[i]);
    vec_release(&r.centuries);
    vec_release(&r.years);
    map_release(&r.sentences_with);
    return status;
}

belie_status check_century(findings *out)
{
    belie_status status = check_phrases(out);
    return status == BELIE_OK ? check_unexplained(out) : status;
}
