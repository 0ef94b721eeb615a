/* attendance: absent, and spoke; so many present, and another number named.
 *
 * Minutes name people by their surnames, so these are compared, and not entities.  Who arrives later,
 * writes or sends word is left alone, and so is a namesake with a given name. */
#include "check/absent_deeds.h"
#include "check/claims.h"
#include "check/deed_time.h"
#include "check/list.h"
#include "check/presence.h"

enum { ABSENT_MOST = 24 };

typedef struct absentee {
    const claim *from;
    uint32_t first, last; /* tokens of the name */
    bool listed;          /* in a list of apologies: the text is minutes */
    enum { EXCUSE_UNKNOWN, EXCUSE_NONE, EXCUSE_GIVEN } excuse; /* looked for once */
} absentee;

typedef struct absentees {
    absentee at[ABSENT_MOST];
    uint32_t count;
    bool minutes;
} absentees;

static bool is_title(const facts *f, uint32_t at)
{
    static const char *const titles[] = { "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "cllr", "cllrs", "prof",
                                          "prof.", "professor", "councillor", "councillors", "sir", "lady", "rev", "rev.",
                                          "engineer", "commissioner", "director", "frau", "herr", "se\xC3\xB1" "ora", NULL };
    return facts_is_any(f, at, titles);
}

static bool is_capital(const facts *f, uint32_t at)
{
    uint8_t shape = f->text->tokens.at[at].shape;
    return f->text->tokens.at[at].kind == TOKEN_WORD && shape != SHAPE_LOWER && shape != SHAPE_NONE && !is_title(f, at);
}

/* Words with a capital in [first, last), titles left out; *surname is the last. */
static uint32_t name_words(const facts *f, uint32_t first, uint32_t last, uint32_t *surname)
{
    uint32_t count = 0;
    *surname = first;
    for (uint32_t at = first; at < last; at++)
        if (is_capital(f, at)) {
            *surname = at;
            count++;
        }
    return count;
}

static void add_absent(const facts *f, absentees *all, const claim *c, uint32_t first, uint32_t last, bool listed)
{
    uint32_t surname;
    if (first < last && all->count < ABSENT_MOST && name_words(f, first, last, &surname))
        all->at[all->count++] = (absentee){ c, first, last, listed, EXCUSE_UNKNOWN };
}

/* "Cllrs Teasdale and Hird, Mr Lowes (ill)": each name of the list. */
static void add_listed(const facts *f, absentees *all, const claim *c, const claim_argument *who)
{
    uint32_t from = who->first, depth = 0;
    for (uint32_t at = who->first; at < who->last; at++) {
        bool open = facts_is_word(f, at, "(");
        if (open || facts_is_word(f, at, ",") || facts_is_word(f, at, "and")) {
            if (!depth && !deed_is_of_part(f, at))
                add_absent(f, all, c, from, at, true);
            from = at + 1;
        }
        depth += open;
        if (depth && facts_is_word(f, at, ")")) {
            depth = 0;
            from = at + 1;
        }
    }
    add_absent(f, all, c, from, who->last, true);
    all->minutes = true;
}

/* "Minutes of ...", "Present: ...", "Who came: ..." at the head of the text. */
static bool is_minutes(const facts *f)
{
    static const char *const words[] = { "minutes", "present", "agenda", "apologies", "attendees", "came", "regrets", "excused",
                                        "absent", "seconded", "quorum", NULL };
    for (uint32_t at = 0; at < f->text->tokens.len && at < 120; at++)
        if (facts_is_any(f, at, words) && (f->text->tokens.at[at].shape != SHAPE_LOWER || facts_is_word(f, at + 1, ":"))) /* not "after ten minutes" */
            return true;
    return false;
}

static absentees read_absent(const facts *f)
{
    absentees all = { .count = 0, .minutes = is_minutes(f) };
    static const char *const relations[] = { "person-absent", "absent", NULL }, *const delayed[] = { "delayed", "arriving", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        const claim_argument *who = claim_role(c, "who");
        if (facts_has_any(f, f->text->sentences.at[c->sentence].first, f->text->sentences.at[c->sentence].last, delayed))
            continue;
        bool person = claim_is(c, "person-absent");
        if ((!person && !claim_is(c, "absent")) || !who || (c->mood & (MOOD_HYPOTHETICAL | MOOD_PLANNED | MOOD_ASKED)))
            continue;
        if (person)
            add_absent(f, &all, c, who->first, who->last, false);
        else
            add_listed(f, &all, c, who);
    }
    return all;
}

static bool same_word(const facts *f, uint32_t a, uint32_t b)
{
    return str_equal(text_token(f->text, a), text_token(f->text, b));
}

/* "His report", "the report of". */
static bool is_owned(const facts *f, uint32_t at)
{
    static const char *const own[] = { "his", "her", "their", "written", NULL };
    return facts_is_any(f, at - 1, own) || facts_is_word(f, at + 1, "of") || facts_is_word(f, at + 1, "from");
}

/* In a sentence that names him at a token: he comes later, or only his words do. */
static bool comes_or_writes(const facts *f, const sentence *s, uint32_t name)
{
    static const char *const words[] = { "arrived", "arrives", "arriving", "joined", "late", "later", "returned", "letter", "email", "e-mail", "wrote", "written",
                                         "writing", "telephone", "phone", "video", "behalf", "message", "note", "namesake", "online", "zoom", "remotely",
                                         "reporters", "resigned", "absence", "deputy", "alternate", "substitute", "stead", "instead", "replaced", "replacing",
                                         "wished", "earlier", "previous", "previously", "last", "film", "recording", "recorded", "afterwards", NULL };
    static const char *const beside[] = { "before", "relation", "until", "back", "place", "brother", "sister", "mother",
                                          "father", "wife", "husband", "son", "daughter", NULL };
    static const char *const read[] = { "report", "statement", NULL };
    enum { BESIDE = 6 };
    uint32_t from = name > s->first + BESIDE ? name - BESIDE : s->first, end = name + BESIDE < s->last ? name + BESIDE : s->last;
    for (uint32_t at = s->first; at < s->last; at++)
        if (facts_is_any(f, at, words) || (at > s->first && facts_is_any(f, at, read) && is_owned(f, at)))
            return true;
    return facts_has_any(f, from, end, beside) || facts_is_word(f, s->first, "before") || facts_is_word(f, s->first, "after");
}

/* Whether any sentence lets the absentee come after all. */
static bool is_excused(const facts *f, uint32_t surname, uint32_t own_sentence)
{
    for (size_t i = 0; i < f->text->sentences.len; i++) {
        const sentence *s = &f->text->sentences.at[i];
        for (uint32_t at = s->first; at < s->last; at++)
            if (i != own_sentence && same_word(f, at, surname) && comes_or_writes(f, s, at))
                return true;
    }
    return false;
}

/* What only those do who are there. */
static bool is_deed(const facts *f, const claim *c)
{
    static const char *const words[] = { "seconded", "proposed", "moved", "opened", "closed", "presented", "shook", "cut", "gave",
                                         "read", "took", "chaired", "signed", "put", "scored", "struck",
                                         "netted", "(", "voted", "chaired", "sat", "stood", "ordered", "abstained", "supported",
                                         "opposed", "reserved", "showed", "outlined", NULL };
    return facts_has_any(f, c->first, c->last, words);
}

/* 'm' or 'f' by a title at or right before tokens [first, last); 0: none. */
static char sex_of_title(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const men[] = { "mr", "mr.", "sir", "herr", NULL };
    static const char *const women[] = { "mrs", "mrs.", "ms", "ms.", "miss", "lady", "frau", NULL };
    for (uint32_t at = first > 0 ? first - 1 : 0; at < last; at++)
        if (facts_is_any(f, at, men) || facts_is_any(f, at, women))
            return facts_is_any(f, at, men) ? 'm' : 'f';
    return 0;
}

static uint32_t person_type(const facts *f)
{
    return (uint32_t)facts_class(f, "PERSON");
}

static bool is_same_person(const facts *f, const absentee *a, const claim_argument *who)
{
    uint32_t absent, speaker, n = name_words(f, a->first, a->last, &absent);
    uint32_t m = name_words(f, who->first, who->last, &speaker);
    char x = sex_of_title(f, a->first, a->last), y = sex_of_title(f, who->first, who->last);
    if (!n || !m || !same_word(f, absent, speaker) || (x && y && x != y))
        return false;
    if (who->entity >= 0 && f->entities.at[who->entity].type != person_type(f))
        return true; /* "Tanzania" and "the United Republic of Tanzania" */
    return n < 2 ? m < 2 : m < 2 || same_word(f, a->first, who->first);
}

/* "Tomás suggested" of an absent Tomás Rivera. */
static bool is_given_name(const facts *f, const absentee *a, const claim_argument *who)
{
    uint32_t surname, speaker, first = a->first;
    if (name_words(f, a->first, a->last, &surname) < 2 || name_words(f, who->first, who->last, &speaker) != 1)
        return false;
    while (!is_capital(f, first))
        first++;
    return same_word(f, first, speaker);
}

/* Whether a date begins in [first, last). */
static bool is_dated(const facts *f, uint32_t first, uint32_t last)
{
    size_t i = facts_date_from(f, first);
    const date_fact *d = i < f->dates.len ? &f->dates.at[i] : NULL;
    return d && f->mentions.at[d->mention].first < last && d->timex_type && strcmp(d->timex_type, "DATE") == 0;
}

/* "On Monday he was back": a sentence that begins with a date is of that day. */
static bool is_other_day(const facts *f, uint32_t sentence_index)
{
    uint32_t from = f->text->sentences.at[sentence_index].first;
    return is_dated(f, from, from + 3);
}

/* "At the meeting", "at that vote". */
static bool is_at_gathering(const facts *f, const sentence *s)
{
    static const char *const those[] = { "the", "this", "that", NULL };
    static const char *const gatherings[] = { "one", "meeting", "briefing", "conference", "hearing", "session", "table", "vote", "dinner",
                                              "ceremony", "debate", "talks", "summit", "match", "trial", "ballot", "assembly", NULL };
    for (uint32_t at = s->first; at + 2 < s->last; at++)
        if (facts_is_word(f, at, "at") && facts_is_any(f, at + 1, those) &&
            (facts_is_any(f, at + 2, gatherings) || facts_is_any(f, at + 3, gatherings)))
            return true;
    return false;
}

static bool is_compared(const facts *f, const absentees *all, const absentee *a, const claim *c)
{
    const claim_argument *who = claim_role(c, "who");
    sentence s = facts_sentence_around(f, c->first, c->last);
    if (!who)
        return false;
    if (c->sentence <= a->from->sentence || (c->mood & MOOD_QUOTED))
        return c->sentence < a->from->sentence && a->listed && is_same_person(f, a, who);
    if (!is_same_person(f, a, who) && !is_given_name(f, a, who))
        return false;
    if (!all->minutes && !is_deed(f, c) && !is_at_gathering(f, &s))
        return false;
    bool near = c->sentence == a->from->sentence + 1;
    if (is_dated(f, c->last, c->last + 3)) /* "asked in March" */
        return false;
    return !is_other_day(f, c->sentence) && (near || !is_other_day(f, c->sentence - 1));
}

/* A surname and nothing before it. */
static bool is_bare(const facts *f, const claim_argument *who)
{
    uint32_t surname;
    return name_words(f, who->first, who->last, &surname) == 1 && !sex_of_title(f, who->first, who->last);
}

/* `shown` is the claim that `c` was cut from. */
static belie_status compare_as(findings *out, absentees *all, const claim *c, const claim *shown)
{
    const facts *f = out->f;
    sentence s = facts_sentence_around(f, c->first, c->last);
    for (uint32_t i = 0; i < all->count; i++) {
        absentee *a = &all->at[i];
        uint32_t surname;
        if (!is_compared(f, all, a, c))
            continue;
        out->comparisons++;
        name_words(f, a->first, a->last, &surname);
        if (a->excuse == EXCUSE_UNKNOWN)
            a->excuse = is_excused(f, surname, a->from->sentence) ? EXCUSE_GIVEN : EXCUSE_NONE;
        const claim_argument *who = claim_role(c, "who");
        if (comes_or_writes(f, &s, who->last - 1) || a->excuse == EXCUSE_GIVEN || deed_is_elsewhere(f, who->last - 1, c->last) || deed_is_of_next_meeting(f, a->first, c->first) ||
            (is_bare(f, who) && deed_has_namesake(f, a->first, surname + 1)))
            continue;
        evidence places[2] = { claim_evidence(f, a->from, "who"), { shown->first, shown->last, claim_words(f, c, "who"), shown, shown->by } };
        places[0].says = "absent";
        return findings_add(out, check_named("attendance"), BELIE_WARNING, 0.8, places, 2, "the surname is the same",
                            "%s is absent, and \"%s\"", facts_quote(f, a->first, a->last),
                            facts_quote(f, shown->first, shown->last));
    }
    return BELIE_OK;
}

/* "Voting in favour: Ms Adler and Mr Lang": each name of the list. */
static belie_status compare_list(findings *out, absentees *all, const claim *c)
{
    const facts *f = out->f;
    const claim_argument *list = claim_role(c, "who");
    claim_argument name = *list;
    claim one = *c;
    uint32_t from = list->first;
    one.arguments = &name;
    one.argument_count = 1;
    name.entity = -1;
    belie_status status = BELIE_OK;
    for (uint32_t at = list->first; at <= list->last && status == BELIE_OK; at++) {
        bool ends = at == list->last || facts_is_word(f, at, ",") || facts_is_word(f, at, "and");
        if (!ends)
            continue;
        name.first = from;
        name.last = at;
        if (at > from)
            status = compare_as(out, all, &one, c);
        from = at + 1;
    }
    return status;
}

belie_status check_attendance(findings *out)
{
    const facts *f = out->f;
    absentees all = read_absent(f);
    belie_status status = presence_check(out, all.count == 1 ? all.at[0].from : NULL);
    static const char *const relations[] = { "spoke", "spoke-list", NULL };
    claim_walk w = claims_of(f, relations);
    for (const claim *c; status == BELIE_OK && (c = claims_next(&w)) != NULL;) {
        if (all.count && claim_is(c, "spoke"))
            status = compare_as(out, &all, c, c);
        else if (all.count && all.minutes && claim_is(c, "spoke-list"))
            status = compare_list(out, &all, c);
    }
    return status == BELIE_OK ? absent_deeds_check(out, all.minutes) : status;
}
