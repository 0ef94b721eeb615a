/* attendance, by names alone: "could not join", "had gone home at noon", "apologies: Mr Steyn" of somebody whose name stands
 * later before a verb, behind "by", or before "'s vote".
 *
 * In minutes any verb tells that one is there, but those of writing and coming; elsewhere only such as need the body. */
#include "check/absent_deeds.h"

#include "check/claims.h"
#include "check/deed_time.h"
#include "check/list.h"

#include "facts/mood.h"
#include "facts/referents.h"

enum { ABSENT_MOST = 24, KEYS_MOST = 4, SUBJECT_BACK = 14, FAR = 25 };

typedef struct missing {
    uint32_t first, last, sentence; /* of the name, and of what tells that it is absent */
    uint32_t told_last;
    uint64_t keys[KEYS_MOST]; /* forms of its words, or its noun */
    uint32_t key_count, words; /* words: of its name, titles left out */
    bool named, excused;
    char sex;
    const claim *from;
} missing;

typedef struct deeds {
    findings *out;
    const facts *f;
    referent_classes who;
    mood_classes moods;
    int past, third, title, role, rank, adverb;
    missing at[ABSENT_MOST];
    uint32_t count;
    map of_form; /* form, or noun -> missing + 1 */
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
            m->keys[m->key_count++] = named ? text_folded_form(d->f->text, at) : facts_noun(d->f, at);
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
    return m && m->entity >= 0 && m->last == end && !facts_is_word(f, m->first - 1, "in") ? m : NULL;
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
    if (end > from && is_name_word(d, end - 1) && ((end - 1 == s->first && (facts_has_class(f, end - 1, facts_class(f, "unknown")) || facts_has_class(f, end - 1, d->who.kinship))) || (end - 1 > s->first && facts_has_class(f, end - 2, d->title))))
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
            if (!depth && !deed_is_of_part(d->f, at) && !add(d, from, at, c, true))
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

/* "No advisers were in the room": none of a kind. */
static bool read_kind(deeds *d, const claim *c)
{
    const claim_argument *what = claim_role(c, "what");
    return !what || add(d, what->last - 1, what->last, c, false);
}

static bool read_missing(deeds *d)
{
    bool ok = true;
    for (size_t i = 0; ok && i < d->f->claims.len; i++) {
        const claim *c = &d->f->claims.at[i];
        bool word = facts_is_word(d->f, c->last - 2, "word"); /* "sent word that her cough would keep her" */
        if (c->mood & (MOOD_HYPOTHETICAL | MOOD_ASKED | MOOD_QUOTED | (word ? 0u : (unsigned)MOOD_PLANNED)))
            continue;
        if (claim_is(c, "told-absent"))
            ok = facts_is_word(d->f, c->last, "for") || read_told(d, c); /* "ill for two weeks" */
        else if (claim_is(c, "none-there"))
            ok = read_kind(d, c);
        else if (claim_is(c, "absent"))
            ok = read_listed(d, c);
    }
    return ok;
}

/* ---- what they do ---- */

/* What needs the body, and so tells that one is there. */
static const char *const near_verbs[] = {
    "rose", "rises", "spoke", "speaks", "stood", "stands", "sat", "sits", "danced", "dances", "sang", "sings", "laughed", "laughs",
    "shouted", "shouts", "interrupted", "interrupts", "seconded", "seconds", "moved", "moves", "voted", "votes", "abstained", "abstains",
    "chaired", "chairs", "presided", "presides", "opened", "opens", "closed", "closes", "signed", "signs", "cut", "cuts", "unveiled",
    "unveils", "shook", "shakes", "embraced", "embraces", "toasted", "toasts", "handed", "hands", "poured", "pours", "cooked", "cooks",
    "showed", "shows", "demonstrated", "demonstrates", "presented", "presents", "tabled", "tables", "raised", "raises", "objected",
    "objects", "proposed", "proposes", "asked", "asks", "replied", "replies", "answered", "answers", "interjected", "interjects", "nodded",
    "nods", "clapped", "claps", "wept", "weeps", "scored", "scores", "struck", "strikes", "netted", "nets", "equalised", "equalises",
    "equalized", "equalizes", "headed", "heads", "converted", "converts", "kicked", "kicks", "bowled", "bowls", "batted", "bats", "caught",
    "catches", "ran", "runs", "tackled", "tackles", "saved", "saves", "played", "plays", "drew", "draws", "sketched", "sketches", "made",
    "makes", "led", "leads", "steered", "steers", "rowed", "rows", "drove", "drives", "silenced", "silences", "pressed", "presses",
    "switched", "switches", "held", "holds", "carried", "carries", "lit", "lights", "took", "takes", "put", "puts", "read", "reads",
    "recited", "recites", "conducted", "conducts", "performed", "performs", "bowed", "bows", "walked", "walks", "climbed", "climbs",
    "counted", "counts", "steadied", "steadies", "welcomed", "welcomes", "greeted", "greets", "thanked", "thanks", "argued", "argues",
    "pointed", "points", "gave", "gives", "blew", "blows", "threw", "throws", "fetched", "fetches", "served", "serves", "blessed",
    "blesses", "laid", "lays", "planted", "plants", "cast", "casts", "testified", "testifies", "summed", "sums", "refereed", "referees",
    "umpired", "umpires", "captained", "captains", "helped", "helps", "joked", "jokes", "lifted", "lifts", "pushed", "pushes", "pulled",
    "pulls", "hit", "hits", "passed", "passes", "shot", "shoots", "fired", "fires", "sprinted", "sprints", "swam", "swims", "jumped",
    "jumps", "crossed", "crosses", "grabbed", "grabs", "seized", "seizes", "picked", "picks", "dropped", "drops", "ate", "eats", "drank",
    "drinks", "knocked", "knocks", "rings", "whispered", "whispers", "cried", "cries", "smiled", "smiles", "winked", "winks", "waved",
    "waves", "knelt", "kneels", "prayed", "prays", "preached", "preaches", "lectured", "lectures", "rated", "rates", "measured", "measures",
    "weighed", "weighs", "filmed", "films", "photographed", "photographs", "painted", "paints", "tuned", "tunes", "accompanied",
    "accompanies", "whistled", "whistles", "stopped", "stops", "began", "begins", "judged", "judges", "awarded", "awards", "volunteered",
    "volunteers", "offered", "offers", "persuaded", "persuades", "introduced", "introduces", "nominated", "nominates", "supported",
    "supports", "opposed", "opposes", "contradicted", "contradicts", "queried", "queries", "challenged", "challenges", "circulated",
    "circulates", "distributed", "distributes", "shared", "shares", "told", "tells", "called", "calls", "outlined", "outlines", "fell",
    "falls", "stumbled", "stumbles", "tripped", "trips", "slipped", "slips", "fainted", "faints", "leapt", "leaps", "slammed", "slams",
    "banged", "bangs", "tapped", "taps", "touched", "touches", "kissed", "kisses", "hugged", "hugs", "leaned", "leans", "fixed", "fixes",
    "tied", "ties", "hoisted", "hoists", "hauled", "hauls", "dug", "digs", "sawed", "saws", "hammered", "hammers", "welded", "welds",
    "swept", "sweeps", "washed", "washes", "mixed", "mixes", "tasted", "tastes", "carved", "carves", "sliced", "slices", "spilled",
    "spills", "broke", "breaks", "tore", "tears", "cleared", "clears", "blocked", "blocks", "intercepted", "intercepts", "parried", "parries", "assisted",
    "assists", "escorted", "escorts", "recommended", "recommends", "regretted", "regrets", "insisted", "insists", "urged", "urges", NULL };

/* "Khoury, standing on level 2,". */
static const char *const near_gerunds[] = {
    "abstaining", "accompanying", "answering", "arguing", "asking", "assisting", "awarding", "banging", "batting", "beginning", "blessing",
    "blocking", "blowing", "bowing", "bowling", "breaking", "calling", "captaining", "carrying", "carving", "casting", "catching",
    "chairing", "challenging", "circulating", "clapping", "clearing", "climbing", "closing", "conducting", "contradicting", "converting",
    "cooking", "counting", "crossing", "crying", "cutting", "dancing", "demonstrating", "digging", "distributing", "drawing", "drinking",
    "driving", "dropping", "eating", "embracing", "equalising", "equalizing", "escorting", "fainting", "falling", "fetching", "filming",
    "firing", "fixing", "giving", "grabbing", "greeting", "hammering", "handing", "hauling", "heading", "helping", "hitting", "hoisting",
    "holding", "hugging", "insisting", "intercepting", "interjecting", "interrupting", "introducing", "joking", "judging", "jumping",
    "kicking", "kissing", "kneeling", "knocking", "laughing", "laying", "leading", "leaning", "leaping", "lecturing", "lifting", "lighting",
    "making", "measuring", "mixing", "moving", "netting", "nodding", "nominating", "objecting", "offering", "opening", "opposing",
    "outlining", "painting", "parrying", "passing", "performing", "persuading", "photographing", "picking", "planting", "playing",
    "pointing", "pouring", "praying", "preaching", "presenting", "presiding", "pressing", "proposing", "pulling", "pushing", "putting",
    "querying", "raising", "rating", "reading", "reciting", "recommending", "refereeing", "regreting", "replying", "ringing", "rising",
    "rowing", "running", "saving", "sawing", "scoring", "seconding", "seizing", "serving", "shaking", "sharing", "shooting", "shouting",
    "showing", "signing", "silencing", "singing", "sitting", "sketching", "slamming", "slicing", "slipping", "smiling", "speaking",
    "spilling", "sprinting", "standing", "steadying", "steering", "stopping", "striking", "stumbling", "suming", "supporting", "sweeping",
    "swimming", "switching", "tabling", "tackling", "taking", "tapping", "tasting", "telling", "testifying", "thanking", "throwing",
    "tiing", "toasting", "touching", "tripping", "tuning", "umpiring", "unveiling", "urging", "volunteering", "voting", "walking",
    "washing", "waving", "weeping", "weighing", "welcoming", "welding", "whispering", "whistling", "winking", NULL };

static const char *const deed_nouns[] = { "vote", "votes", "speech", "toast", "reply", "intervention", "remark", "remarks",
    "try", "goal", "goals", "penalty", "header", "hat-trick", "free-kick", "wicket", "wickets", "century", "solo", "signature", "hand", "casting", "photos", "slides", 
    "demonstration", "laughter", "aria", "innings", "break", "serve", "tackle", "pass", "conversion", "stone", "shot", "throw", "kick", "cross", "save", "corner", "volley", "punch", "leap", "jump", "dive", "lap", "sprint", "finish", "song", "dance", "sermon",
    "lecture", "talk", "prayer", "eulogy", "voice", "applause", "bow", "wink", "smile", NULL };

/* Words of a sentence by which he is somewhere else, comes later, or is another. */
static bool is_far_sentence(const facts *f, const sentence *s)
{
    static const char *const words[] = { "arrived", "arrives", "arriving", "joined", "returned", "rejoined", "letter", "email", "e-mail", "wrote", "written", "writing", "telephone",
                                         "phone", "video", "behalf", "message", "note", "namesake", "online", "zoom", "remotely", "link", "back", "deputy", "alternate", "substitute", "stead",
                                         "instead", "replaced", "proxy", "absence", "earlier", "previously", "previous", "last", "next", "until", "ago", "usually", "always", "would", "film", "recording", "afterwards", NULL };
    static const char *const places[] = { "place", "name", NULL };
    for (uint32_t at = facts_next_any(f, s->first, s->last, places); at != UINT32_MAX; at = facts_next_any(f, at + 1, s->last, places))
        if (at > s->first + 1 && facts_is_word(f, at - 2, "in") && (facts_is_word(f, at - 1, "her") || facts_is_word(f, at - 1, "his") || facts_is_word(f, at - 1, "their")))
            return true; /* "moved in her place" */
    return facts_is_word(f, s->first, "before") || facts_is_word(f, s->first, "after") || facts_has_any(f, s->first, s->last, words);
}

static bool is_verb(const deeds *d, uint32_t at)
{
    return d->f->text->tokens.at[at].shape == SHAPE_LOWER && (facts_is_any(d->f, at, near_verbs) || facts_has_class(d->f, at, d->past) || facts_has_class(d->f, at, d->third));
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
    if (end + 1 < last && facts_is_word(f, end, ",") && facts_is_any(f, end + 1, near_gerunds))
        return end + 1;
    enum { ASIDE = 6 };
    for (uint32_t at = end + 2; at < last && at < end + ASIDE && facts_is_word(f, end, ","); at++)
        if (facts_is_word(f, at, ",") && facts_entity_at(f, at - 1) < 0)
            end = at + 1; /* "Boyle, singed, pulled" */
    while (end < last && (facts_has_class(f, end, d->adverb) || facts_is_word(f, end, "who") || facts_is_word(f, end, "then")) && !is_verb(d, end))
        end++;
    return end < last && is_verb(d, end) ? end : UINT32_MAX;
}

/* "Zgraggen's last stone", "the bank's delegate voted". */
static bool has_deed_noun(const deeds *d, uint32_t at, uint32_t *last)
{
    enum { WORDS = 3 };
    static const char *const sent[] = { "delegate", "representative", "man", "woman", "envoy", "spokesman", "spokeswoman", "ambassador", "member", NULL };
    for (uint32_t i = at; i < at + WORDS; i++) {
        *last = i + 1;
        if (facts_is_any(d->f, i, deed_nouns))
            return true;
        if (facts_is_any(d->f, i, sent) && (facts_is_any(d->f, i + 1, near_verbs)))
            return ++*last > 0;
    }
    return false;
}

/* What minutes tell of the meeting, but not what somebody did for it at home. */
static bool is_deed_of_minutes(const facts *f, uint32_t verb)
{
    static const char *const said[] = { "said", "says", "reported", "noted", "suggested", "explained", "agreed", "wondered", "wanted", "added", "thought", "spoke", "warned",
                                        "complained", "stated", "mentioned", "confirmed", "promised", "declined", "disagreed", "pressed", "announced", "stressed", "felt", NULL };
    static const char *const at_home[] = { "made", "makes", "drew", "draws", "painted", "paints", "carved", "carves", "served", "serves", "tuned", "tunes", "ran", "runs",
                                           "called", "calls", "fixed", "photographed", "filmed", "measured", "mixed", "welded", "dug", "washed", "planted", "saved", "won", NULL };
    return facts_is_any(f, verb, said) || (facts_is_any(f, verb, near_verbs) && !facts_is_any(f, verb, at_home));
}

/* Whether a name that ends before a token tells of one who is there; *last: behind what tells it. */
static bool is_deed(const deeds *d, uint32_t first, uint32_t end, uint32_t *from, uint32_t *last)
{
    const facts *f = d->f;
    static const char *const done[] = { "seconded", "proposed", "moved", "opened", "closed", "chaired", "read", "presented", "signed", "witnessed", "supported", "raised", "taken", "given",
                                        "tabled", "cut", "refereed", "led", "poured", "served", "scored", "said", "shouted", "asked", "put", "made", "cast", "called", "told", "sung", "played", NULL };
    uint32_t verb = verb_behind(d, end);
    *from = first;
    *last = verb == UINT32_MAX ? end : verb + 1;
    if (verb != UINT32_MAX)
        return d->minutes ? is_deed_of_minutes(f, verb)
                          : facts_is_any(f, verb, near_verbs) || facts_is_any(f, verb, near_gerunds);
    if (facts_has_class(f, end, CLASS_POSSESSIVE))
        return has_deed_noun(d, end + 1, last);
    uint32_t before = first > 0 && facts_has_class(f, first - 1, d->title) ? first - 1 : first;
    enum { BEFORE_BY = 5 };
    if (before < 2 || !facts_is_word(f, before - 1, "by"))
        return false;
    for (*from = before - 2; *from > 0 && *from + BEFORE_BY > before && !facts_is_any(f, *from, done);)
        --*from;
    return facts_is_any(f, *from, done);
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
    if (text_folded_form(f->text, *last - 1) != m->keys[m->key_count - 1])
        return false; /* a given name alone may be another's */
    for (uint32_t i = *first; i < *last; i++)
        for (uint32_t k = 0; k < m->key_count; k++)
            shared += text_folded_form(f->text, i) == m->keys[k];
    return shared == *last - *first || *first == f->text->sentences.at[facts_sentence(f, at)].first;
}

static belie_status compare(deeds *d, missing *m, uint32_t at)
{
    static const char *const known[] = { "the", "our", "his", "her", "their", "a", "an", "one", "some", "several", NULL };
    const facts *f = d->f;
    uint32_t here = facts_sentence(f, at), first = at, last = at + 1, from, end;
    const sentence *s = &f->text->sentences.at[here];
    if (here <= m->sentence || m->excused || (!d->minutes && here > m->sentence + FAR) || (m->named && !name_around(d, m, at, &first, &last)))
        return BELIE_OK;
    bool any = claim_is(m->from, "none-there"), article = at > 0 && (facts_is_word(f, at - 1, "a") || facts_is_word(f, at - 1, "an"));
    if (!m->named && (at == 0 || !facts_is_any(f, at - 1, known) || (article && !any)))
        return BELIE_OK;
    d->out->comparisons++;
    m->excused = is_far_sentence(f, s) || is_of_other_day(f, s);
    uint32_t speaker;
    if (m->excused || !is_deed(d, first, last, &from, &end) ||
        (mood_of(f, &d->moods, first, end, &speaker) & (MOOD_NEGATED | MOOD_QUOTED | MOOD_HYPOTHETICAL | MOOD_PLANNED)))
        return BELIE_OK;
    if (deed_is_elsewhere(f, last - 1, end) || deed_is_of_next_meeting(f, m->first, at) || (m->named && last - first == 1 && deed_has_namesake(f, m->first, m->last)))
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
    deeds d = { .out = out, .f = f, .who = referent_classes_of(f), .moods = mood_classes_of(f), .past = facts_class(f, "verb-past"), .third = facts_class(f, "verb-3sg"),
                .title = facts_class(f, "title"), .role = facts_class(f, "role"), .rank = facts_class(f, "rank"), .adverb = facts_class(f, "pos-adv"),
                .minutes = minutes };
    belie_status status = read_missing(&d) ? BELIE_OK : error_no_memory(out->error);
    for (uint32_t at = 0; status == BELIE_OK && d.count && at < f->text->tokens.len; at++) {
        if (f->text->tokens.at[at].kind != TOKEN_WORD)
            continue;
        bool small = f->text->tokens.at[at].shape == SHAPE_LOWER;
        const uint32_t *found = map_find(&d.of_form, small ? facts_noun(f, at) : text_folded_form(f->text, at));
        if (found && *found != UINT32_MAX)
            status = compare(&d, &d.at[*found - 1], at);
    }
    map_release(&d.of_form);
    return status;
}
