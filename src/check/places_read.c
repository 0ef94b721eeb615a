/* Towns with what stands at them. */
#include "check/places_read.h"

#include "facts/referents.h"

enum { AROUND = 14, LEFT_MOST = 12 };

static const char *const links[] = { "in", "at", "near", "outside", "off", "on", "around", "to", NULL };
static const char *const inner[] = { "of", "in", "at", NULL };
static const char *const definites[] = { "the", "this", "that", "those", "these", "same", "said", "his", "her", "its", "their", "our", "my", "your", "whose", NULL };
static const char *const apart[] = { "a", "an", "first", "another", "other", "some", "each", "every", "any", "no", "second", "third", "next", "previous", "similar",
                                      "last", "earlier", "later", "several", "both", "one", "two", "three", "final", "only", "here", "there", "farewell",
                                      "opening", "closing", "annual", "debut", NULL };
static const char *const elses[] = { "another", "other", "second", "third", "next", "previous", "similar", "last", "earlier", "later", NULL };
/* What there may be one of in every town. */
static const char *const common[] = { "town", "city", "village", "capital", "resort", "state", "coast", "province", "district", "valley", "region", "country",
                                      "county", "suburb", "port", "embassy", "consulate", "personnel", "staff", "team", "club", "company", "firm", "headquarters",
                                      "office", "ministry", "market", "court", "government", "exchange", "home", "outskirts", "area", "part", "side", "end", "north", "south", "east", "west", "centre", "center", "middle",
                                      "heart", "edge", "year", "month", "week", "time", "day", "way", "road", "place", "people", "police", "bank", "branch",
                                      "case", "war", "peace", "situation", "life", "work", "job", "world", "name", "kind", "airport", "station", NULL };

/* "Karoo Windpumps": of a longer name. */
static bool goes_on(const facts *f, uint32_t at)
{
    static const char *const parts[] = { "river", "lake", "road", "street", "coast", "canal", "valley", "bay", "university", "council", NULL };
    return at < f->text->tokens.len && f->text->tokens.at[at].kind == TOKEN_WORD && !(f->text->tokens.at[at].flags & (TOKEN_LINE | TOKEN_SENTENCE)) &&
           (f->text->tokens.at[at].shape == SHAPE_CAPITAL || facts_is_any(f, at, parts));
}

/* Neither a country nor a part of one, nor a house or street. */
static bool is_town(const facts *f, const mention *m)
{
    static const char *const towns[] = { "city-large", "capital-city", "city-exonym", "city-mid", "city-small" };
    static const char *const others[] = { "country", "us-state", "us-state-abbr", "region", "part", "nationality", "landform", "water", "subdivision", "direction" };
    static const char *const heads[] = { "place-head", "facility-head", "street-word" };
    if (m->type != CLASS_PLACE || m->entity < 0 || f->text->tokens.at[m->last - 1].shape == SHAPE_LOWER || goes_on(f, m->last))
        return false;
    if (m->first && facts_is_word(f, m->first - 1, "the") && !facts_is_lower(f, m->last))
        return false; /* "the Algarve" */
    for (size_t i = 0; i < sizeof towns / sizeof *towns; i++) {
        int id = facts_class(f, towns[i]);
        bool whole = facts_has_class(f, m->first, facts_class(f, "country")) || facts_has_class(f, m->first, facts_class(f, "us-state"));
        if (id >= 0 && symbols_value(f->table, m->first, m->last, (unsigned)id).len && (i < 3 || !whole))
            return true;
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (facts_has_class(f, m->first, facts_class(f, others[i])))
            return false;
    for (size_t i = 0; m->last > m->first + 1 && i < sizeof heads / sizeof *heads; i++)
        if (facts_has_class(f, m->last - 1, facts_class(f, heads[i])) || facts_has_class(f, m->first, facts_class(f, heads[i])))
            return false;
    return true;
}

static uint32_t line_start(const facts *f, uint32_t at, uint32_t least)
{
    while (at > least && !(f->text->tokens.at[at].flags & TOKEN_LINE))
        at--;
    return at;
}

static uint32_t line_end(const facts *f, uint32_t at, uint32_t most)
{
    while (at < most && !(f->text->tokens.at[at].flags & TOKEN_LINE))
        at++;
    return at;
}

static void add(uint64_t *list, uint32_t *count, uint32_t most, uint64_t key)
{
    for (uint32_t i = 0; i < *count; i++)
        if (list[i] == key)
            return;
    if (key && *count < most)
        list[(*count)++] = key;
}

/* The events of town-event.list that a word, or one of the few that it begins, tells of. */
static str event_value(const spots *r, uint32_t at)
{
    enum { WORDS_MOST = 3 };
    const facts *f = r->out->f;
    str value = STR("");
    for (uint32_t n = facts_has_class(f, at, r->event) ? WORDS_MOST : 0; n && !value.len; n--)
        if (at + n <= f->text->tokens.len)
            value = symbols_value(f->table, at, at + n, (unsigned)r->event);
    return value;
}

/* The keys of those events. */
static void add_events(const spots *r, uint64_t *list, uint32_t *count, uint32_t most, uint32_t at)
{
    str events = event_value(r, at), one;
    while (events.len && str_cut(&events, '+', &one))
        add(list, count, most, lexicon_feature_join(2, str_hash(one)));
}

/* The stem of a word, the kind of the event that it tells of, and its family. */
static void add_word(const spots *r, uint64_t *list, uint32_t *count, uint32_t most, uint32_t at)
{
    event_word e;
    uint64_t stem = word_stem(&r->words, at);
    if (!stem)
        return;
    add(list, count, most, stem);
    if (event_word_listed(r->out->f, &r->classes, at, &e) && e.first == at)
        add(list, count, most, lexicon_feature_join(1, str_hash(e.kind)));
    add_events(r, list, count, most, at);
}

static bool is_content(const spots *r, uint32_t at)
{
    return facts_is_lower(r->out->f, at) && !word_is_function(&r->words, at);
}

/* Says little of what was done. */
static const char *const vague[] = { "held", "made", "done", "played", "taken", "based", "lived", "said", "used", "given", "put", "set", "kept",
                                    "left", "found", "seen", "brought", "sent", "called", "had", "stood", "took", "lay",
                                    "is", "was", "were", "been", "has", "have", "shown", NULL };

static bool is_verb(const spots *r, uint32_t at)
{
    const facts *f = r->out->f;
    return facts_has_class(f, at, r->words.verb_past) && facts_is_lower(f, at) && !facts_is_any(f, at, vague);
}

/* A noun for what is there, and no person. */
static void add_head(const spots *r, spot *s, uint32_t at)
{
    const facts *f = r->out->f;
    event_word e;
    bool happens = facts_has_class(f, at, r->event) || facts_has_class(f, at, r->happening) || event_word_listed(f, &r->classes, at, &e);
    bool person = facts_has_class(f, at, r->role) || facts_has_class(f, at, r->role_noun) || facts_has_class(f, at, r->sexed) ||
                  facts_has_class(f, at, r->kinship);
    bool built = facts_has_class(f, at, r->thing) || facts_has_class(f, at, r->building), event = is_verb(r, at) || happens;
    if (!facts_is_lower(f, at) && !(f->text->tokens.at[at].shape != SHAPE_CAPITAL && facts_has_class(f, at, r->event)))
        return; /* but "PhD" */
    if (!built && (!event || (person && !happens)) && !facts_is_any(f, at, common))
        return;
    if (facts_is_any(f, at, vague))
        return;
    if (facts_is_any(f, at, common)) {
        s->indefinite |= !s->head_count;
        return;
    }
    add_word(r, s->heads, &s->head_count, SPOT_ANCHORS, at);
}

static void add_mark(const spots *r, spot *s, uint32_t at)
{
    const facts *f = r->out->f;
    bool dated = facts_has_class(f, at, r->weekday) || (facts_has_class(f, at, r->month) && f->text->tokens.at[at].shape == SHAPE_CAPITAL);
    s->dated |= dated;
    if (dated || facts_is_lower(f, at))
        add(s->marks, &s->mark_count, SPOT_ANCHORS, word_stem(&r->words, at));
    add_events(r, s->heads, &s->head_count, SPOT_ANCHORS, at); /* "the burgled house" */
}

/* Whether a word may stand within "the first May performance". */
static bool is_within(const spots *r, uint32_t at, uint32_t start)
{
    static const char *const being[] = { "is", "was", "are", "were", "be", "been", "being", "has", "had", "have", "will", "would", NULL };
    const facts *f = r->out->f;
    const token *t = &f->text->tokens.at[at];
    bool of_year = t->kind == TOKEN_NUMBER && at > start && facts_is_word(f, at - 1, "of");
    return facts_is_word(f, at, "-") || of_year || (is_content(r, at) && !facts_is_any(f, at, being)) || (t->kind == TOKEN_WORD && t->shape != SHAPE_LOWER && at > start);
}

static bool is_plural(str word)
{
    return word.len > 3 && word.ptr[word.len - 1] == 's' && word.ptr[word.len - 2] != 's' && word.ptr[word.len - 2] != 'u';
}

/* Reads the article or owner at a token of a phrase, and moves to what it begins; false: the phrase ends there. */
static bool read_article(const spots *r, spot *s, uint32_t *at, uint32_t start)
{
    const facts *f = r->out->f;
    bool owner = facts_has_class(f, *at, CLASS_POSSESSIVE) && *at > start;
    if (owner)
        add_mark(r, s, --*at);
    s->from = *at;
    return *at > start && facts_is_any(f, *at - 1, inner);
}

/* "Its first gathering in a barn outside Beauly": before a place within the place. */
static bool is_inner(const spots *r, uint32_t at, uint32_t start)
{
    const facts *f = r->out->f;
    return at > start && (facts_is_word(f, at, "a") || facts_is_word(f, at, "an")) && facts_is_any(f, at - 1, inner);
}

/* What ends before a token: "the first performance of the quartet"; "the agreement signed".  True: it is definite. */
static bool read_phrase(const spots *r, spot *s, uint32_t end, uint32_t start)
{
    const facts *f = r->out->f;
    bool head = true, definite = false;
    for (uint32_t at = end, most = end > start + LEFT_MOST ? end - LEFT_MOST : start; at > most;) {
        uint32_t i = --at;
        bool past = i + 1 == end && is_verb(r, i), of = facts_is_word(f, i, "of");
        if (facts_is_any(f, i, definites) || facts_has_class(f, i, CLASS_POSSESSIVE)) {
            definite = head = true;
            if (!read_article(r, s, &at, start))
                return true;
            at--;
            continue;
        }
        if (!definite && is_inner(r, i, start)) {
            s->head_count = s->mark_count = 0;
            head = true;
            at--;
            continue;
        }
        if (facts_is_any(f, i, apart) || facts_has_class(f, i, r->superlative)) {
            s->indefinite |= !definite && !s->definite;
            s->other |= facts_is_any(f, i, elses);
            return definite;
        }
        if (!of && !is_within(r, i, start))
            return definite;
        s->from = i;
        if (head)
            add_head(r, s, i);
        else
            add_mark(r, s, i);
        head = past || of;
        s->indefinite |= of && is_content(r, i + 1) && is_plural(text_token(f->text, i + 1)); /* "the shooting of doctors" */
    }
    return definite;
}

/* "The Kampala talks", "the Gorlice post office"; the token of its article, or UINT32_MAX. */
static uint32_t read_right(const spots *r, spot *s)
{
    const facts *f = r->out->f;
    uint32_t start = f->text->sentences.at[s->sentence].first, at = s->first;
    for (int i = 0; i < 3 && at > start && is_content(r, at - 1); i++)
        at--;
    if (at == start || !facts_is_any(f, at - 1, definites) || !is_content(r, s->last) || facts_has_class(f, s->last, CLASS_POSSESSIVE) ||
        facts_has_class(f, s->last, r->words.verb_past) || facts_is_any(f, s->last, vague))
        return UINT32_MAX;
    s->definite = s->modifies = true;
    s->from = at - 1;
    uint32_t end = s->last + 1 + (is_content(r, s->last + 1) && !facts_has_class(f, s->last + 1, r->words.verb_past));
    add_head(r, s, end - 1);
    if (!s->head_count)
        add_head(r, s, s->last);
    s->indefinite &= end == s->last + 1; /* "post office" */
    s->to = end;
    return at - 1;
}

/* ", the site of the battle", ", her place of death". */
static void read_apposition(const spots *r, spot *s)
{
    enum { AHEAD = 7 };
    static const char *const places[] = { "site", "scene", "place", "venue", "birthplace", "native", "setting", NULL };
    const facts *f = r->out->f;
    uint32_t at = s->last + 1;
    bool link = facts_is_any(f, at, links); /* "in Korçë, at the mill" */
    at += link;
    if (!facts_is_word(f, s->last, ",") || !facts_is_any(f, at, definites) || (!link && !facts_has_any(f, at + 1, at + 3, places)))
        return;
    bool before = s->indefinite;
    for (uint32_t i = at + 1; i < at + AHEAD; i++) {
        if (!is_content(r, i) && !facts_is_word(f, i, "of") && !facts_is_any(f, i, definites))
            break;
        add_head(r, s, i);
        s->to = i + 1;
        s->definite = true;
        s->life |= !link;
    }
    s->indefinite = link && (before || s->indefinite);
}

/* "The house in Killala where she was born", "Sucre put a plaque on the house where she was born". */
static void read_clause(const spots *r, spot *s)
{
    enum { AHEAD = 12, WORDS = 4 };
    static const char *const wheres[] = { "where", "which", NULL }, *const lives[] = { "birth", "death", NULL };
    const facts *f = r->out->f;
    uint32_t end = line_end(f, s->last, f->text->sentences.at[s->sentence].last);
    uint32_t at = facts_next_any(f, s->last, s->last + AHEAD < end ? s->last + AHEAD : end, wheres);
    for (uint32_t i = at; at != UINT32_MAX && i < at + WORDS && i < end; i++) {
        bool life = str_is_any(event_value(r, i), lives);
        if (!is_verb(r, i) || !(life || at < s->last + 2))
            continue;
        add_head(r, s, i);
        s->life |= life;
        s->definite |= life;
        s->indefinite &= !life;
        s->to = i + 1;
        return;
    }
}

/* Whether nobody but the one of whom the text tells is named in a sentence. */
static bool is_of_main_one(const spots *r, const sentence *s)
{
    const facts *f = r->out->f;
    for (size_t i = facts_mention_from(f, s->first); i < f->mentions.len && f->mentions.at[i].first < s->last; i++)
        if (f->mentions.at[i].type == CLASS_PERSON && f->mentions.at[i].entity != r->main_one)
            return false;
    return true;
}

/* "She was born in", which is known of her. */
static void read_deed(const spots *r, spot *s, uint32_t start)
{
    enum { BACK = 5 };
    static const char *const once[] = { "born", "died", "married", "wed", "graduated", "doctorate", "baptised", "baptized", "christened", "buried", "educated",
                                        "headquartered", NULL };
    const facts *f = r->out->f;
    for (uint32_t at = s->first; at > start && at + BACK > s->first && !facts_is_word(f, at - 1, ","); at--)
        if (facts_is_any(f, at - 1, once) && !facts_is_word(f, at - 2, "who") && is_of_main_one(r, &f->text->sentences.at[s->sentence])) {
            add_head(r, s, at - 1);
            s->definite = s->deed = s->life = true;
            s->indefinite = false;
        }
}

static void read_anchors(const spots *r, spot *s)
{
    const facts *f = r->out->f;
    uint32_t start = f->text->sentences.at[s->sentence].first, article = read_right(r, s);
    uint32_t at = article == UINT32_MAX ? s->first : article;
    if (at > start && facts_is_any(f, at - 1, article == UINT32_MAX ? links : inner)) {
        at -= 1;
        at -= at > start && facts_is_any(f, at, inner) && (facts_is_word(f, at - 1, ",") || facts_is_word(f, at - 1, "("));
        s->definite |= read_phrase(r, s, at, start);
    }
    read_deed(r, s, start);
    if (article != UINT32_MAX)
        return;
    read_apposition(r, s);
    read_clause(r, s);
}

/* "New Delhi intended", of a government. */
static bool is_doer(const spots *r, const spot *s)
{
    static const char *const hosts[] = { "hosted", "hosts", "saw", "staged", "stages", "welcomed", "held", NULL };
    const facts *f = r->out->f;
    bool placed = s->first > f->text->sentences.at[s->sentence].first && facts_is_any(f, s->first - 1, links);
    return !placed && (is_verb(r, s->last) || facts_has_class(f, s->last, r->words.verb_past)) && !facts_is_any(f, s->last, hosts);
}

static void read_spot(const spots *r, spot *s)
{
    const facts *f = r->out->f;
    const sentence *around = &f->text->sentences.at[s->sentence];
    uint32_t from = s->first > around->first + AROUND ? s->first - AROUND : around->first;
    uint32_t to = s->last + AROUND < around->last ? s->last + AROUND : around->last;
    from = line_start(f, s->first, from);
    to = line_end(f, s->last, to);
    for (uint32_t at = from; at < to; at++)
        if (at < s->first || at >= s->last) {
            uint32_t before = s->word_count;
            add_word(r, s->words, &s->word_count, SPOT_WORDS, at);
            for (uint32_t i = before; i < s->word_count; i++)
                s->word_at[i] = at;
        }
    s->from = s->first;
    s->to = s->last;
    s->doer = is_doer(r, s);
    read_anchors(r, s);
}

/* Notes the stems of plurals, and of "another" one. */
static bool read_several(spots *r)
{
    const facts *f = r->out->f;
    for (uint32_t at = 0; at < f->text->tokens.len; at++) {
        str word = text_token(f->text, at);
        uint64_t stem = facts_is_lower(f, at) ? word_stem(&r->words, at) : 0;
        bool plural = stem && is_plural(word);
        bool other = stem && at && facts_is_any(f, at - 1, apart) && !facts_is_word(f, at - 1, "a") && !facts_is_word(f, at - 1, "an") &&
                     !facts_is_word(f, at - 1, "one") && !facts_is_word(f, at - 1, "no");
        if ((plural || other) && !map_at(&r->several, stem, true, NULL))
            return false;
    }
    return true;
}

bool spots_read(spots *r, findings *out)
{
    const facts *f = out->f;
    *r = (spots){ .out = out, .classes = clause_classes_of(f), .role = facts_class(f, "role"), .role_noun = facts_class(f, "role-noun"),
                  .sexed = facts_class(f, "sexed-noun"), .kinship = facts_class(f, "kinship"), .weekday = facts_class(f, "weekday"),
                  .month = facts_class(f, "month"), .building = facts_class(f, "facility-head"), .happening = facts_class(f, "event-head"),
                  .event = facts_class(f, "town-event"), .thing = facts_class(f, "town-thing"),
                  .superlative = facts_class(f, "superlative"), .main_one = referent_of_text(f) };
    word_reader_init(&r->words, f);
    for (size_t i = 0; i < f->mentions.len && r->list.len <= SPOTS_MOST; i++) {
        const mention *m = &f->mentions.at[i];
        if (!is_town(f, m))
            continue;
        spot *s = vec_push(&r->list);
        if (!s)
            return false;
        *s = (spot){ .entity = m->entity, .first = m->first, .last = m->last, .sentence = facts_sentence(f, m->first) };
        read_spot(r, s);
    }
    return r->list.len < 2 || r->list.len > SPOTS_MOST || read_several(r);
}

void spots_release(spots *r)
{
    map_release(&r->several);
    vec_release(&r->list);
}
