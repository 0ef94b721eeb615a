/* attendance, by names alone: "could not join", "had gone home at noon", "apologies: Mr Steyn" of somebody whose name stands
 * later before a verb, behind "by", or before "'s vote".
 *
 * In minutes any verb tells that one is there, but those of writing and coming; elsewhere only such as need the body. */
#include "check/absent_deeds.h"

#include "check/claims.h"
#include "check/list.h"

#include "facts/referents.h"

enum { ABSENT_MOST = 24, KEYS_MOST = 4, SUBJECT_BACK = 14, FAR = 25 };

typedef struct missing {
    uint32_t first, last, sentence; /* of the name, and of what tells that it is absent */
    uint32_t told_last;
    uint32_t keys[KEYS_MOST]; /* forms of its words */
    uint32_t key_count, words; /* words: of its name, titles left out */
    bool named, excused;
    char sex;
    const claim *from;
} missing;

typedef struct deeds {
    findings *out;
    const facts *f;
    referent_classes who;
    int past, third, title, role, rank, adverb;
    missing at[ABSENT_MOST];
    uint32_t count;
    map of_form; /* form -> missing + 1 */
    bool minutes;
} deeds;

/* ---- who is absent ---- */

static char sex_before(const deeds *d, uint32_t at)
{
    if (at == 0 || !facts_has_class(d->f, at - 1, d->title))
        return 0;
    str value = symbols_value(d->f->table, at - 1, at, (unsigned)d->title);
    return str_is(value, "m") ? 'm' : str_is(value, "f") ? 'f' : 0;
}

static bool is_name_word(const deeds *d, uint32_t at)
{
    const token *t = &d->f->text->tokens.at[at];
    return t->kind == TOKEN_WORD && (t->shape == SHAPE_CAPITAL || t->shape == SHAPE_MIXED) && !facts_has_class(d->f, at, d->title) &&
           !facts_has_class(d->f, at, d->rank);
}

/* Somebody absent, by the words of a name or by a noun in [first, last). */
static bool add(deeds *d, uint32_t first, uint32_t last, const claim *from, bool named)
{
    if (d->count == ABSENT_MOST || first >= last)
        return true;
    missing *m = &d->at[d->count];
    *m = (missing){ .first = first, .last = last, .sentence = from->sentence, .told_last = from->last, .named = named,
                    .from = from };
    for (uint32_t at = first; at < last && m->key_count < KEYS_MOST; at++)
        if (named ? is_name_word(d, at) : at + 1 == last) {
            m->sex = m->key_count == 0 ? sex_before(d, at) : m->sex;
            m->keys[m->key_count++] = text_folded_form(d->f->text, at);
        }
    m->words = m->key_count;
    if (m->key_count == 0)
        return true;
    d->count++;
    for (uint32_t k = 0; k < m->key_count; k++) {
        uint32_t *slot = map_at(&d->of_form, m->keys[k], true, NULL);
        if (!slot)
            return false;
        *slot = *slot ? UINT32_MAX : d->count; /* a word of two of them names neither */
    }
    return true;
}

static const mention *person_ending(const facts *f, uint32_t end, uint32_t from)
{
    const mention *m = end > from ? facts_mention_over(f, end - 1) : NULL;
    return m && m->type == CLASS_PERSON && m->last == end ? m : NULL;
}

/* Steps back over "(legal)", ", the engineer," and "who". */
static uint32_t step_back(const facts *f, uint32_t at, uint32_t from)
{
    if (at > from && facts_is_word(f, at - 1, "who"))
        at--;
    if (at > from && facts_is_word(f, at - 1, ")")) {
        uint32_t open = at - 1;
        while (open > from && !facts_is_word(f, open, "("))
            open--;
        return open > from ? open : at;
    }
    if (at > from && facts_is_word(f, at - 1, ",")) {
        enum { APPOSITION = 9 };
        at--;
        for (uint32_t comma = at; comma > from && comma + APPOSITION > at; comma--)
            if (facts_is_word(f, comma - 1, ",") && person_ending(f, comma - 1, from))
                return comma - 1;
    }
    return at;
}

/* "the patron", "his grandmother" that ends before a token: its noun, or UINT32_MAX. */
static uint32_t described(const deeds *d, uint32_t end, uint32_t from)
{
    enum { WORDS = 4 };
    static const char *const before[] = { "the", "our", "his", "her", "their", "my", "'s", "\xE2\x80\x99s", NULL };
    const facts *f = d->f;
    if (end == from || !(facts_has_class(f, end - 1, d->role) || facts_has_class(f, end - 1, d->who.kinship) || facts_has_class(f, end - 1, d->who.role_noun)))
        return UINT32_MAX;
    for (uint32_t at = end - 1; at > from && at + WORDS > end; at--)
        if (facts_is_any(f, at - 1, before))
            return end - 1;
    return UINT32_MAX;
}

static bool read_told(deeds *d, const claim *c)
{
    const facts *f = d->f;
    const sentence *s = &f->text->sentences.at[c->sentence];
    uint32_t from = c->first > s->first + SUBJECT_BACK ? c->first - SUBJECT_BACK : s->first, end = step_back(f, c->first, from);
    const mention *m = person_ending(f, end, from);
    if (m)
        return add(d, m->first, m->last, c, true);
    uint32_t noun = described(d, end, from);
    if (noun != UINT32_MAX)
        return add(d, noun, noun + 1, c, false);
    if (end > from && is_name_word(d, end - 1) && ((end - 1 == s->first && facts_has_class(f, end - 1, facts_class(f, "unknown"))) || (end - 1 > s->first && facts_has_class(f, end - 2, d->title))))
        return add(d, end - 1, end, c, true);
    int32_t who = end > from ? referent_of_pronoun(f, &d->who, end - 1) : -1;
    if (who < 0)
        return true;
    m = &f->mentions.at[f->entities.at[who].first_mention];
    return add(d, m->first, m->last, c, true);
}

/* "Ms Gwala, Mr Steyn (ill) and R. Nair": each of them. */
static bool read_listed(deeds *d, const claim *c)
{
    const claim_argument *who = claim_role(c, "who");
    uint32_t depth = 0, from = who ? who->first : 0;
    for (uint32_t at = from; who && at <= who->last; at++) {
        bool end = at == who->last, open = !end && facts_is_word(d->f, at, "(");
        if (end || open || facts_is_word(d->f, at, ",") || facts_is_word(d->f, at, "and") || facts_is_word(d->f, at, ";")) {
            if (!depth && !add(d, from, at, c, true))
                return false;
            from = at + 1;
        }
        depth += open;
        if (depth && !end && facts_is_word(d->f, at, ")")) {
            depth = 0;
            from = at + 1;
        }
    }
    return true;
}

static bool read_missing(deeds *d)
{
    bool ok = true;
    for (size_t i = 0; ok && i < d->f->claims.len; i++) {
        const claim *c = &d->f->claims.at[i];
        if (c->mood & (MOOD_HYPOTHETICAL | MOOD_PLANNED | MOOD_ASKED | MOOD_QUOTED))
            continue;
        if (claim_is(c, "told-absent"))
            ok = read_told(d, c);
        else if (claim_is(c, "absent"))
            ok = read_listed(d, c);
    }
    return ok;
}

/* ---- what they do ---- */

/* Of one who is away, or only comes, or does not do it himself. */
static const char *const far_verbs[] = { "wrote", "written", "writes", "sent", "sends", "rang", "phoned", "telephoned", "emailed", "e-mailed", "texted", "messaged",
    "cabled", "faxed", "wished", "arrived", "arrives", "came", "comes", "returned", "returns", "joined", "joins", "remained", "remains", "stayed", "stays",
    "missed", "left", "leaves", "was", "is", "were", "are", "had", "has", "been", "will", "would", "could", "can", "may", "did", "does", "do", "died", "lived", "lives",
    "asked", "apologised", "apologized", "resigned", "retired", "won", "lost", "got", "became", "knew", "knows", "went", "gone", "goes", "appointed", "elected", "excused", "called", "born", "named",
    "followed", "needs", "wants", "owns", "owned", "works", "worked", "objects", "sits", NULL };

/* What needs the body. */
static const char *const near_verbs[] = { "rose", "spoke", "stood", "sat", "danced", "sang", "laughed", "shouted", "interrupted", "seconded", "moved", "voted", "abstained",
    "chaired", "presided", "opened", "closed", "signed", "cut", "unveiled", "shook", "embraced", "toasted", "handed", "poured", "cooked", "showed", "demonstrated",
    "presented", "tabled", "raised", "objected", "proposed", "asked", "replied", "answered", "interjected", "nodded", "clapped", "wept", "scored", "struck", "netted", "equalised", "equalized",
    "headed", "converted", "kicked", "bowled", "batted", "caught", "ran", "tackled", "saved", "played", "drew", "sketched", "made", "led", "steered", "rowed", "drove", "silenced", "pressed",
    "switched", "held", "carried", "lit", "took", "put", "read", "recited", "conducted", "performed", "bowed", "walked", "climbed", "counted", "steadied", "welcomed", "greeted", "thanked",
    "argued", "pointed", "gave", "blew", "threw", "fetched", "served", "blessed", "laid", "planted", "cast", "testified", "summed", "refereed", "umpired", "captained", "helped", "joked", NULL };

static const char *const deed_nouns[] = { "vote", "votes", "motion", "amendment", "proposal", "question", "questions", "speech", "toast", "reply", "intervention", "objection", "remark", "remarks",
    "try", "goal", "goals", "penalty", "header", "hat-trick", "free-kick", "wicket", "wickets", "century", "solo", "signature", "hand", "casting", "photos", "slides", "presentation",
    "demonstration", "laughter", "aria", "innings", "break", "serve", "tackle", "pass", "conversion", NULL };

/* Words of a sentence by which he is somewhere else, comes later, or is another. */
static bool is_far_sentence(const facts *f, const sentence *s)
{
    static const char *const words[] = { "arrived", "arrives", "arriving", "joined", "returned", "rejoined", "letter", "email", "e-mail", "wrote", "written", "writing", "telephone",
                                         "phone", "video", "behalf", "message", "note", "namesake", "online", "zoom", "remotely", "link", "back", "deputy", "alternate", "substitute", "stead",
                                         "instead", "replaced", "proxy", "absence", "earlier", "previously", "previous", "last", "next", "until", "usually", "always", "would", NULL };
    return facts_has_any(f, s->first, s->last, words);
}

static bool is_verb(const deeds *d, uint32_t at)
{
    return d->f->text->tokens.at[at].shape == SHAPE_LOWER && (facts_has_class(d->f, at, d->past) || facts_has_class(d->f, at, d->third));
}

/* The verb of which a name that ends before a token is the subject, or UINT32_MAX. */
static uint32_t verb_behind(const deeds *d, uint32_t end)
{
    const facts *f = d->f;
    uint32_t last = f->text->sentences.at[facts_sentence(f, end - 1)].last;
    if (end < last && facts_is_word(f, end, "(")) {
        enum { BRACKETS = 8 };
        for (uint32_t at = end + 1; at < last && at < end + BRACKETS; at++)
            if (facts_is_word(f, at, ")"))
                end = at + 1;
    }
    while (end < last && (facts_has_class(f, end, d->adverb) || facts_is_word(f, end, "who") || facts_is_word(f, end, "then")) && !is_verb(d, end))
        end++;
    return end < last && is_verb(d, end) ? end : UINT32_MAX;
}

/* Whether a name that ends before a token tells of one who is there; *last: behind what tells it. */
static bool is_deed(const deeds *d, uint32_t first, uint32_t end, uint32_t *from, uint32_t *last)
{
    const facts *f = d->f;
    static const char *const done[] = { "seconded", "proposed", "moved", "opened", "closed", "chaired", "read", "presented", "signed", "witnessed", "supported", "raised", "taken", "given",
                                        "tabled", "cut", "refereed", "led", "poured", "served", "scored", NULL };
    uint32_t verb = verb_behind(d, end);
    *from = first;
    *last = verb == UINT32_MAX ? end : verb + 1;
    if (verb != UINT32_MAX)
        return d->minutes ? !facts_is_any(f, verb, far_verbs) || facts_is_any(f, verb, near_verbs) : facts_is_any(f, verb, near_verbs);
    if (facts_has_class(f, end, CLASS_POSSESSIVE)) {
        *last = end + 2;
        return facts_is_any(f, end + 1, deed_nouns) || (facts_is_any(f, end + 2, deed_nouns) && ++*last);
    }
    uint32_t before = first > 0 && facts_has_class(f, first - 1, d->title) ? first - 1 : first;
    if (before < 2 || !facts_is_word(f, before - 1, "by") || !facts_is_any(f, before - 2, done))
        return false;
    *from = before - 2;
    return true;
}

/* "On 3 May Ms Holm was back": a sentence that begins with a date is of that day. */
static bool is_of_other_day(const facts *f, const sentence *s)
{
    size_t i = facts_date_from(f, s->first);
    const date_fact *date = i < f->dates.len ? &f->dates.at[i] : NULL;
    return date && f->mentions.at[date->mention].first < s->first + 3 && date->timex_type && strcmp(date->timex_type, "DATE") == 0;
}

/* The name around one of its words; false: it is somebody else's. */
static bool name_around(const deeds *d, const missing *m, uint32_t at, uint32_t *first, uint32_t *last)
{
    const facts *f = d->f;
    *first = at;
    *last = at + 1;
    while (*first > 0 && is_name_word(d, *first - 1) && facts_sentence(f, *first - 1) == facts_sentence(f, at))
        --*first;
    while (*last < f->text->tokens.len && is_name_word(d, *last) && facts_sentence(f, *last) == facts_sentence(f, at))
        ++*last;
    char sex = sex_before(d, *first);
    if (sex && m->sex && sex != m->sex)
        return false;
    uint32_t shared = 0;
    for (uint32_t i = *first; i < *last; i++)
        for (uint32_t k = 0; k < m->key_count; k++)
            shared += text_folded_form(f->text, i) == m->keys[k];
    return shared == *last - *first || *first == f->text->sentences.at[facts_sentence(f, at)].first;
}

static belie_status compare(deeds *d, missing *m, uint32_t at)
{
    static const char *const known[] = { "the", "our", "his", "her", "their", NULL };
    const facts *f = d->f;
    uint32_t here = facts_sentence(f, at), first = at, last = at + 1, from, end;
    const sentence *s = &f->text->sentences.at[here];
    if (here <= m->sentence || m->excused || (!d->minutes && here > m->sentence + FAR) || (m->named && !name_around(d, m, at, &first, &last)))
        return BELIE_OK;
    if (!m->named && (at == 0 || !facts_is_any(f, at - 1, known)))
        return BELIE_OK;
    d->out->comparisons++;
    m->excused = is_far_sentence(f, s) || is_of_other_day(f, s);
    if (m->excused || !is_deed(d, first, last, &from, &end))
        return BELIE_OK;
    uint32_t told = m->first < m->from->first ? m->first : m->from->first;
    evidence places[2] = { { told, m->told_last, facts_quote(f, told, m->told_last), m->from, m->from->by },
                           { from, end, facts_quote(f, from, end), NULL, m->from->by } };
    if (told + FAR < m->first || facts_sentence(f, told) != m->sentence)
        places[0].first = m->from->first;
    m->excused = true; /* told once */
    return findings_add(d->out, check_named("attendance"), BELIE_WARNING, 0.7, places, 2, "nobody else of that name is told of",
                        "%s is absent, and \"%s\"", facts_quote(f, m->first, m->last), places[1].says);
}

belie_status absent_deeds_check(findings *out, bool minutes)
{
    const facts *f = out->f;
    deeds d = { .out = out, .f = f, .who = referent_classes_of(f), .past = facts_class(f, "verb-past"), .third = facts_class(f, "verb-3sg"),
                .title = facts_class(f, "title"), .role = facts_class(f, "role"), .rank = facts_class(f, "rank"), .adverb = facts_class(f, "pos-adv"),
                .minutes = minutes };
    belie_status status = read_missing(&d) ? BELIE_OK : error_no_memory(out->error);
    for (uint32_t at = 0; status == BELIE_OK && d.count && at < f->text->tokens.len; at++) {
        const uint32_t *found = f->text->tokens.at[at].kind == TOKEN_WORD ? map_find(&d.of_form, text_folded_form(f->text, at)) : NULL;
        if (found && *found != UINT32_MAX)
            status = compare(&d, &d.at[*found - 1], at);
    }
    map_release(&d.of_form);
    return status;
}
