/* attendance: absent, and spoke; so many present, and another number named.
 *
 * Minutes name people by their surnames, so these are compared, and not entities.  Who arrives later,
 * writes or sends word is left alone, and so is a namesake with a given name. */
#include "check/claims.h"
#include "check/list.h"
#include "check/list_count.h"

enum { ABSENT_MOST = 24 };

typedef struct absentee {
    const claim *from;
    uint32_t first, last; /* tokens of the name */
    bool listed;          /* in a list of apologies: the text is minutes */
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
        all->at[all->count++] = (absentee){ c, first, last, listed };
}

/* "Cllrs Teasdale and Hird, Mr Lowes (ill)": each name of the list. */
static void add_listed(const facts *f, absentees *all, const claim *c, const claim_argument *who)
{
    uint32_t from = who->first, depth = 0;
    for (uint32_t at = who->first; at < who->last; at++) {
        bool open = facts_is_word(f, at, "(");
        if (open || facts_is_word(f, at, ",") || facts_is_word(f, at, "and")) {
            if (!depth)
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
    static const char *const words[] = { "minutes", "present", "agenda", "apologies", "attendees", "came", NULL };
    for (uint32_t at = 0; at < f->text->tokens.len && at < 120; at++)
        if (facts_is_any(f, at, words))
            return true;
    return false;
}

static absentees read_absent(const facts *f)
{
    absentees all = { .count = 0, .minutes = is_minutes(f) };
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        const claim_argument *who = claim_role(c, "who");
        if (!claim_is(c, "absent") || !who || (c->mood & (MOOD_HYPOTHETICAL | MOOD_PLANNED | MOOD_ASKED)))
            continue;
        bool person = strcmp(c->by->name, "claim/person-absent") == 0;
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

/* In a sentence that names him: he comes later, or only his words do. */
static bool comes_or_writes(const facts *f, const sentence *s)
{
    static const char *const words[] = { "arrived", "arrives", "arriving", "joined", "late", "later", "returned", "letter", "email",
                                         "e-mail", "wrote", "written", "writing", "telephone", "phone", "video", "behalf",
                                         "earlier", "previous", "previously", "before", "report", "statement", "message",
                                         "relation", "note", "namesake", "last", "online", "zoom", "remotely", "until",
                                         "brother", "sister", "mother", "father", "reporters", NULL };
    for (uint32_t at = s->first; at < s->last; at++)
        if (facts_is_any(f, at, words))
            return true;
    return false;
}

/* Whether any sentence lets the absentee come after all. */
static bool is_excused(const facts *f, uint32_t surname, uint32_t own_sentence)
{
    for (size_t i = 0; i < f->text->sentences.len; i++) {
        const sentence *s = &f->text->sentences.at[i];
        bool named = false;
        for (uint32_t at = s->first; at < s->last && !named; at++)
            named = same_word(f, at, surname);
        if (named && i != own_sentence && comes_or_writes(f, s))
            return true;
    }
    return false;
}

/* What only those do who are there. */
static bool is_deed(const facts *f, const claim *c)
{
    static const char *const words[] = { "seconded", "proposed", "moved", "opened", "closed", "presented", "shook", "cut", "gave",
                                         "read", "took", "chaired", "signed", "put", "scored", "struck",
                                         "netted", "(", NULL };
    for (uint32_t at = c->first; at < c->last; at++)
        if (facts_is_any(f, at, words))
            return true;
    return false;
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

static bool is_same_person(const facts *f, const absentee *a, const claim_argument *who)
{
    uint32_t absent, speaker, n = name_words(f, a->first, a->last, &absent);
    uint32_t m = name_words(f, who->first, who->last, &speaker);
    char x = sex_of_title(f, a->first, a->last), y = sex_of_title(f, who->first, who->last);
    if (!n || !m || !same_word(f, absent, speaker) || (x && y && x != y))
        return false;
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

static belie_status compare(findings *out, const absentees *all, const claim *c)
{
    const facts *f = out->f;
    const claim_argument *who = claim_role(c, "who");
    const sentence *s = &f->text->sentences.at[c->sentence];
    for (uint32_t i = 0; i < all->count; i++) {
        const absentee *a = &all->at[i];
        uint32_t surname;
        if (c->sentence == a->from->sentence || (c->mood & MOOD_QUOTED) || (!is_same_person(f, a, who) && !is_given_name(f, a, who)) || (!all->minutes && !is_deed(f, c)))
            continue;
        out->comparisons++;
        name_words(f, a->first, a->last, &surname);
        if (comes_or_writes(f, s) || is_excused(f, surname, a->from->sentence))
            continue;
        evidence places[2] = { claim_evidence(f, a->from, "who"), { c->first, c->last, claim_words(f, c, "who"), c, c->by } };
        places[0].says = "absent";
        return findings_add(out, check_named("attendance"), BELIE_WARNING, 0.8, places, 2, "the surname is the same",
                            "%s is absent, and \"%s\"", facts_quote(f, a->first, a->last), facts_quote(f, c->first, c->last));
    }
    return BELIE_OK;
}

/* "The four members present were" and five names. */
static belie_status check_number(findings *out, const claim *c)
{
    const facts *f = out->f;
    const claim_argument *n = claim_role(c, "n"), *items = claim_role(c, "items");
    uint32_t least, most;
    if (!n || n->quantity < 0 || !items || !list_items(f, items, &least, &most))
        return BELIE_OK;
    double said = f->quantities.at[n->quantity].written;
    out->comparisons++;
    if (said < 2 || said > 30 || (said >= least && said <= most) || said + 3 < least || said > most + 3)
        return BELIE_OK;
    const char *shown = arena_printf(out->memory, "%u names", said < least ? least : most);
    evidence places[2] = { { n->first, items->first, facts_quote(f, n->first, n->last), c, c->by },
                           { items->first, items->last, shown, c, c->by } };
    return shown ? findings_add(out, check_named("attendance"), BELIE_WARNING, 0.85, places, 2, NULL,
                                "%s are said to be there, and %s follow", places[0].says, shown)
                 : error_no_memory(out->error);
}

belie_status check_attendance(findings *out)
{
    const facts *f = out->f;
    absentees all = read_absent(f);
    belie_status status = BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        if (claim_is(c, "present-list"))
            status = check_number(out, c);
        else if (all.count && claim_is(c, "spoke"))
            status = compare(out, &all, c);
    }
    return status;
}
