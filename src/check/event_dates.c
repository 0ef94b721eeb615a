/* event-date, century and event-order of things: what happened to one thing has one date, and what must
 * come first comes first. */
#include "check/claims.h"
#include "check/events.h"
#include "check/list.h"
#include "check/lives.h"

enum { NEIGHBOURS_MOST = 16, LONG_DAYS = 25 * 365, CONTEXT_DAYS = 300 };

static bool is_any(str kind, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(kind, list[i]))
            return true;
    return false;
}

/* What a person, or anybody and anything, can undergo more than once. */
static bool is_once(const facts *f, const happening *e)
{
    static const char *const of_persons[] = { "crown", "abdicate", "ordain", "baptise" };
    static const char *const often[] = { "birth", "death", "hold", "win", "defeat", "award", "elect", "arrest", "release",
                                         "ship", "perform", "grant", "hire", "dismiss", "discharge", "admit", "depart",
                                         "arrive", "order", "propose", "file", "promote", "clash", "crash", "apply",
                                         "resign", "issue", "pay", "join", "leave", "receive", "transfer", "shoot", "expand", "extend", "rob", "list", "reject",
                                         "move-in", "move-out", "steal",
                                         "burgle", "sell" };
    int32_t who = e->who.theme.entity;
    if (who >= 0 && f->entities.at[who].type == CLASS_PERSON)
        return is_any(e->kind, of_persons, sizeof of_persons / sizeof *of_persons);
    return !is_any(e->kind, often, sizeof often / sizeof *often);
}

/* "Tuesday": of any week. */
static bool is_bare_weekday(const facts *f, const happening *e)
{
    const date_fact *d = &f->dates.at[claim_role(e->from, "when")->date];
    str shown = facts_text(f, f->mentions.at[d->mention].first, f->mentions.at[d->mention].last);
    for (size_t i = 0; i < shown.len; i++)
        if (shown.ptr[i] >= '0' && shown.ptr[i] <= '9')
            return false;
    return d->from_context;
}

/* "admitted its first patient": that happens once. */
static bool is_first(const happening *e)
{
    for (uint32_t i = 0; i < e->who.theme.word_count; i++)
        if (e->who.theme.words[i] == noun_key(STR("first")) || e->who.theme.words[i] == noun_key(STR("last")))
            return true;
    return false;
}

/* Both years come from the text, or both from the same elsewhere. */
static bool are_comparable(const facts *f, const happening *a, const happening *b)
{
    bool x = f->dates.at[claim_role(a->from, "when")->date].from_context;
    bool y = f->dates.at[claim_role(b->from, "when")->date].from_context;
    if (is_bare_weekday(f, a) || is_bare_weekday(f, b))
        return false;
    int64_t gap = a->first > b->last ? a->first - b->last : b->first - a->last;
    return x == y && (!x || gap < CONTEXT_DAYS);
}

static bool meet(const happening *a, const happening *b)
{
    return a->first <= b->last && b->first <= a->last;
}

/* "The treaty" need not be the one that is named elsewhere: far apart in time it is another. */
static bool are_of_two_ages(const happening *a, const happening *b)
{
    enum { AGE_DAYS = 40 * 365 };
    const thing *x = &a->who.theme, *y = &b->who.theme;
    bool named = (x->entity >= 0) != (y->entity >= 0) || !(x->name_count + x->word_count) != !(y->name_count + y->word_count);
    int64_t gap = a->first > b->last ? a->first - b->last : b->first - a->last;
    return (named || a->inferred || b->inferred) && gap > AGE_DAYS;
}

/* About the same day of another year: what comes every year.  The very same day is a slip in the year. */
static bool is_yearly(const happening *a, const happening *b)
{
    enum { NEAR = 25 };
    int64_t gap = a->first > b->first ? a->first - b->first : b->first - a->first;
    int64_t years = (gap + 183) / 365, off = gap - (years * 36525 + 50) / 100;
    return a->first == a->last && b->first == b->last && years > 0 && off >= -NEAR && off <= NEAR && (off < -1 || off > 1);
}

static bool is_long(const happening *e)
{
    return e->last - e->first >= LONG_DAYS;
}

static const char *word_of(const happenings *h, const happening *e)
{
    return claim_words(h->f, e->from, claim_role(e->from, "head") ? "head" : "what");
}

static belie_status report(const happenings *h, const char *check_name, const happening *a, const happening *b,
                           double score, const char *format)
{
    const happening *first = a->from->first <= b->from->first ? a : b, *second = first == a ? b : a;
    const char *why = happenings_why(h, a, b);
    evidence places[2] = { claim_evidence(h->f, first->from, first->role), claim_evidence(h->f, second->from, second->role) };
    if (!why)
        return error_no_memory(h->out->error);
    return findings_add(h->out, check_named(check_name), BELIE_WARNING, score, places, 2, why, format,
                        word_of(h, first), places[0].says, word_of(h, second), places[1].says);
}

/* Whether an event that another is said to come after lies after it, or the other way round. */
static bool is_out_of_order(const facts *f, const happening *counted, const happening *dated)
{
    int64_t first, last;
    if (!claim_days(f, counted->from, "when", &first, &last))
        return false;
    return facts_is_word(f, claim_role(counted->from, "way")->first, "after") ? dated->first > last : dated->last < first;
}

/* "Anna married Otto" and "their wedding", where the text tells of no other. */
static bool is_their_wedding(const happening *a, const happening *b)
{
    return str_is(a->kind, "wed") && ((a->inferred && a->who.noun) || (b->inferred && b->who.noun));
}

static belie_status compare(const happenings *h, const happening *a, const happening *b, bool centuries)
{
    bool described = claim_is(a->from, "of-age") || claim_is(b->from, "of-age"); /* the fourteenth-century bridge */
    if ((a->from->sentence == b->from->sentence && !described) || (is_long(a) || is_long(b)) != centuries || (!is_once(h->f, a) && !(is_first(a) && is_first(b)) && !is_their_wedding(a, b)) || !are_comparable(h->f, a, b))
        return BELIE_OK;
    h->out->comparisons++;
    if (meet(a, b) || are_of_two_ages(a, b) || is_yearly(a, b) || happenings_differ(h, a, b))
        return BELIE_OK;
    /* said to be after, and dated before */
    bool turned = (a->counted || b->counted) && is_out_of_order(h->f, a->counted ? a : b, a->counted ? b : a);
    return report(h, centuries ? "century" : turned ? "event-order" : "event-date", a, b, a->inferred || b->inferred ? 0.65 : 0.8,
                  "\"%s\" (%s) and \"%s\" (%s) are dates of one event");
}

/* "2004, two years after her retirement in 2008": one word, dated twice. */
static belie_status compare_counted(const happenings *h, size_t index)
{
    enum { AROUND = 4 };
    const happening *a = &h->list.at[index];
    const claim_argument *head = claim_role(a->from, "head");
    for (size_t k = index > AROUND ? index - AROUND : 0; k < h->list.len && k <= index + AROUND; k++) {
        const happening *b = &h->list.at[k];
        const claim_argument *other = claim_role(b->from, "head");
        if (b->counted || !head || !other || other->first != head->first || b->from->first != head->first)
            continue;
        h->out->comparisons++;
        if (!meet(a, b))
            return report(h, is_out_of_order(h->f, a, b) ? "event-order" : "event-date", a, b, 0.8,
                          "\"%s\" (%s) and \"%s\" (%s) are dates of one event");
    }
    return BELIE_OK;
}

static belie_status compare_all(findings *out, bool centuries)
{
    happenings h;
    belie_status status = centuries ? happenings_read_origins(&h, out) : happenings_read(&h, out, "happened", "when");
    for (size_t i = 0; status == BELIE_OK && i < h.list.len; i++) {
        uint32_t seen = 0;
        for (uint32_t k = h.list.at[i].before; status == BELIE_OK && k && seen++ < NEIGHBOURS_MOST; k = h.list.at[k - 1].before)
            status = compare(&h, &h.list.at[k - 1], &h.list.at[i], centuries);
        if (status == BELIE_OK && !centuries && h.list.at[i].counted)
            status = compare_counted(&h, i);
    }
    happenings_release(&h);
    return status;
}

belie_status events_compare_dates(findings *out)
{
    return compare_all(out, false);
}

belie_status events_compare_centuries(findings *out)
{
    return compare_all(out, true);
}

/* ---- order ---- */

/* The first cannot come after the second, of one thing or person. */
static const struct {
    const char *before, *after;
} orders[] = {
    { "order", "ship" },      { "order", "deliver" },    { "order", "install" },     { "order", "launch" },     { "ship", "deliver" },
    { "deliver", "install" }, { "begin", "end" },        { "begin", "complete" },    { "design", "build" },
    { "write", "publish" },   { "sign", "ratify" },      { "propose", "adopt" },     { "enrol", "graduate" },
    { "wed", "divorce" },     { "arrest", "convict" },   { "convict", "sentence" },  { "arrest", "sentence" },
    { "launch", "sink" },     { "hire", "dismiss" },     { "admit", "discharge" },   { "crown", "abdicate" },
    { "file", "grant" },      { "apply", "grant" },      { "submit", "approve" },    { "build", "demolish" },
    { "open", "demolish" },   { "found", "dissolve" },   { "found", "close" },       { "open", "close" },
    { "appoint", "dismiss" }, { "appoint", "resign" },   { "complete", "demolish" }, { "invent", "patent" },
    { "excavate", "sell" },   { "commission", "decommission" }, { "enact", "repeal" }, { "deliver", "sink" },
    { "shoot", "premiere" },   { "shoot", "release" },    { "ship", "receive" },       { "order", "receive" },
    { "commission", "unveil" }, { "build", "scrap" },    { "launch", "scrap" },       { "indict", "acquit" },
    { "arrest", "acquit" },   { "beatify", "canonise" }, { "file", "reject" },      { "submit", "reject" },      { "submit", "publish" },  { "order", "complete" }, { "enlist", "discharge" }, { "lay", "complete" },    { "acquire", "install" },   { "write", "translate" },
    { "submit", "accept" },   { "issue", "pay" },        { "join", "retire" },        { "join", "resign" },
    { "join", "leave" },      { "arrest", "release" },   { "move-in", "move-out" },   { "begin", "open" },
    { "accept", "publish" },  { "sell", "ship" },        { "write", "perform" },      { "compose", "perform" },
    { "depart", "return" },   { "murder", "hang" },      { "build", "open" },         { "found", "merge" },      { "found", "acquire" },     { "found", "nationalise" },      { "occupy", "liberate" },   { "besiege", "surrender" },
};

/* One of the kind before `b` that comes after it, when none comes first; else NULL. */
static const happening *out_of_order(const happenings *h, uint32_t last, const happening *b)
{
    const happening *found = NULL;
    uint32_t seen = 0;
    for (uint32_t k = last; k && seen++ < NEIGHBOURS_MOST; k = h->list.at[k - 1].before) {
        const happening *a = &h->list.at[k - 1];
        if (!are_comparable(h->f, a, b) || happenings_differ(h, a, b))
            continue;
        h->out->comparisons++;
        if (a->first <= b->last)
            return NULL;
        found = a;
    }
    return found;
}

belie_status events_compare_order(findings *out)
{
    happenings h;
    belie_status status = happenings_read(&h, out, "happened", "when");
    for (size_t i = 0; status == BELIE_OK && i < h.list.len; i++) {
        const happening *b = &h.list.at[i];
        for (size_t o = 0; status == BELIE_OK && o < sizeof orders / sizeof *orders; o++) {
            if (!b->theme || !str_is(b->kind, orders[o].after))
                continue;
            const uint32_t *last = map_find(&h.last_of, happening_key(str_from_c(orders[o].before), b->theme));
            const happening *a = last ? out_of_order(&h, *last, b) : NULL;
            if (a)
                status = report(&h, "event-order", a, b, 0.75, "\"%s\" (%s) and \"%s\" (%s) stand in the wrong order");
        }
    }
    happenings_release(&h);
    return status;
}
