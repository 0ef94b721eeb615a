/* Events by kind and by what they happened to: an index, so that each is compared with its like alone. */
#include "check/events.h"

#include "check/claims.h"

uint64_t happening_key(str kind, uint64_t theme)
{
    return lexicon_feature_join(str_hash(kind), theme);
}

/* ---- what a noun means: the one name of the text that has the word ---- */

enum { MANY = 0x7FFFFFFF };

/* Words of the names of things -> entity + 1, or MANY. */
belie_status bearers_read(const facts *f, map *bearers, belie_error *error)
{
    for (size_t i = 0; i < f->mentions.len; i++) {
        const mention *m = &f->mentions.at[i];
        if (m->entity < 0 || f->entities.at[m->entity].type == CLASS_PERSON)
            continue;
        for (uint32_t at = m->first; at < m->last; at++) {
            if (f->text->tokens.at[at].kind != TOKEN_WORD)
                continue;
            uint32_t *slot = map_at(bearers, noun_key(text_token(f->text, at)), true, NULL);
            if (!slot)
                return error_no_memory(error);
            uint32_t one = (uint32_t)m->entity + 1;
            *slot = *slot == 0 || *slot == one ? one : MANY;
        }
    }
    return BELIE_OK;
}

static uint64_t entity_key(int32_t entity_index)
{
    return lexicon_feature_join(0xE1F1, (uint64_t)entity_index + 1);
}

/* What the event happened to, or 0. */
uint64_t thing_key(const map *bearers, const thing *t)
{
    if (t->first >= t->last || t->pronoun)
        return 0;
    if (t->entity >= 0)
        return entity_key(t->entity);
    const uint32_t *bearer = t->definite ? map_find(bearers, t->noun) : NULL;
    return bearer && *bearer != MANY ? entity_key((int32_t)*bearer - 1) : t->noun;
}

/* ---- reading ---- */

static int64_t days_of(const date_fact *length)
{
    switch (length->unit) {
    case 'Y': return (int64_t)(length->amount * 365.2425);
    case 'M': return (int64_t)(length->amount * 30.44);
    case 'W': return (int64_t)(length->amount * 7);
    case 'D': return (int64_t)length->amount;
    default: return 0;
    }
}

/* "2014, twenty-five years after its foundation": the days of the foundation, with half a unit of slack. */
static bool count_from(const facts *f, const claim *c, happening *e)
{
    const claim_argument *a = claim_role(c, "length"), *way = claim_role(c, "way");
    const date_fact *length = a && a->date >= 0 ? &f->dates.at[a->date] : NULL;
    if (!length || !way || length->amount <= 0 || length->approximate || days_of(length) <= 0)
        return false;
    int64_t away = days_of(length), slack = (int64_t)((double)away / length->amount / 2) + 1;
    if (facts_is_word(f, way->first, "after"))
        away = -away;
    e->first += away - slack;
    e->last += away + slack;
    e->counted = true;
    return true;
}

static belie_status add(happenings *h, const claim *c, const char *role, int kind_class)
{
    const facts *f = h->f;
    const claim_argument *head = claim_role(c, "head"), *value = claim_role(c, role);
    happening new = { .from = c, .role = role, .place = value ? value->entity : -1 };
    if (!head || !value || !claim_is_plain(c) || kind_class < 0)
        return BELIE_OK;
    if (strcmp(role, "when") == 0 && !claim_days(f, c, role, &new.first, &new.last))
        return BELIE_OK;
    if (claim_is(c, "happened-offset") && !count_from(f, c, &new))
        return BELIE_OK;
    new.kind = symbols_value(f->table, head->first, head->last, (unsigned)kind_class);
    new.who = participants_of(f, &h->classes, head->first, head->last);
    new.theme = thing_key(&h->bearers, &new.who.theme);
    happening *slot = new.kind.len ? vec_push(&h->list) : NULL;
    if (new.kind.len && !slot)
        return error_no_memory(h->out->error);
    if (slot)
        *slot = new;
    return BELIE_OK;
}

/* What makes a thing be there, as far as a century tells. */
static str origin_kind(str kind)
{
    static const char *const kinds[] = { "build", "found", "erect", "complete", "consecrate", "open", "dedicate", "lay",
                                         "begin", "commission", "write", "compose", "carve",
                                         "weave", "design" };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is(kind, kinds[i]))
            return STR("build");
    return kind;
}

enum { CENTURY_DAYS = 36000 };

/* "The twelfth-century chancel", "the barn is a building of the fourteenth century". */
static belie_status add_age(happenings *h, const claim *c)
{
    const claim_argument *what = claim_role(c, "what"), *when = claim_role(c, "when");
    happening new = { .from = c, .role = "when", .place = -1, .kind = STR("build"), .who.definite = true, .who.agent.entity = -1 };
    if (!what || !when || !claim_is_plain(c) || !claim_days(h->f, c, "when", &new.first, &new.last) ||
        new.last - new.first < CENTURY_DAYS)
        return BELIE_OK;
    new.who.theme = what->first > when->first ? thing_from(h->f, &h->classes, what->first)
                                              : thing_before(h->f, &h->classes, what->last);
    new.who.theme.definite = true;
    new.theme = thing_key(&h->bearers, &new.who.theme);
    happening *slot = new.theme ? vec_push(&h->list) : NULL;
    if (new.theme && !slot)
        return error_no_memory(h->out->error);
    if (slot)
        *slot = new;
    return BELIE_OK;
}

/* One word for an event has one date: the one behind it before the one in front. */
static void drop_doubles(happenings *h)
{
    size_t kept = 0;
    for (size_t i = 0; i < h->list.len; i++) {
        const claim *c = h->list.at[i].from;
        const claim_argument *word = claim_role(c, "head");
        uint32_t head = word ? word->first : 0;
        bool doubled = false;
        for (size_t k = i > 4 ? i - 4 : 0; k < h->list.len && k < i + 5 && !doubled; k++)
            doubled = word && !h->list.at[i].counted && k != i && c->first < head && h->list.at[k].from->first == head;
        if (!doubled)
            h->list.at[kept++] = h->list.at[i];
    }
    h->list.len = kept;
}

/* "The museum shows a bridge", "is in a mill": either may be "it".  What it is itself, and what it is of, is not. */
static bool tells_of_another(const happenings *h, uint32_t from, uint32_t to)
{
    static const char *const articles[] = { "a", "an", "the", "another", "its", "their", "this", "these", NULL };
    const facts *f = h->f;
    for (uint32_t at = from; at < to; at++) {
        size_t next = facts_mention_from(f, at);
        const mention *m = next < f->mentions.len ? &f->mentions.at[next] : NULL;
        if (m && m->date >= 0 && m->first <= at + 1) {
            at = m->last > at ? m->last - 1 : at;
            continue;
        }
        bool own = at == from + 1 && (facts_is_word(f, from, "is") || facts_is_word(f, from, "was"));
        bool feast = facts_is_word(f, at, "its");
        if ((facts_is_any(f, at, articles) && !own && !feast && !facts_is_word(f, at - 1, "of")) || facts_entity_at(f, at) >= 0)
            return true;
    }
    return false;
}

/* What a sentence begins with: "The mill dates from", "The society celebrates"; nothing when it tells of
 * another thing before a token. */
static thing subject_of_sentence(const happenings *h, uint32_t sentence_index, uint32_t before)
{
    const facts *f = h->f;
    int verb = rule_set_class(f->rules, STR("verb-3sg"));
    uint32_t first = f->text->sentences.at[sentence_index].first;
    thing subject = thing_from(f, &h->classes, first);
    for (uint32_t at = first + 2; verb >= 0 && at < subject.last; at++)
        if (facts_has_class(f, at, (unsigned)verb) && facts_entity_at(f, at) < 0)
            subject = thing_before(f, &h->classes, at);
    uint32_t last = f->text->sentences.at[sentence_index].last;
    enum { TOKENS_MOST = 40 };
    bool unsure = last - first > TOKENS_MOST || tells_of_another(h, subject.last, before < last ? before : last);
    return unsure ? (thing){ .entity = -1 } : subject;
}

/* "The chapel is of the nineteenth century. It was built": the chapel. */
static void name_it(happenings *h)
{
    const facts *f = h->f;
    for (size_t i = 0; i < h->list.len; i++) {
        happening *e = &h->list.at[i];
        const thing *t = &e->who.theme;
        uint32_t here = e->from->sentence;
        if (e->theme || !t->pronoun || !facts_is_word(f, t->first, "it"))
            continue;
        bool same = t->first > 0 && (facts_is_word(f, t->first - 1, ":") || facts_is_word(f, t->first - 1, ";"));
        if (!same && (here == 0 || t->first != f->text->sentences.at[here].first))
            continue;
        thing subject = subject_of_sentence(h, same ? here : here - 1, t->first);
        if (!subject.definite || subject.first == subject.last || subject.pronoun)
            continue;
        e->theme = thing_key(&h->bearers, &subject);
        e->who.theme = subject;
    }
}

/* "a letter of intent", "the letter of intent": what is never said to befall a thing is one itself. */
static void name_bare_nouns(happenings *h, const map *themed)
{
    for (size_t i = 0; i < h->list.len; i++) {
        happening *e = &h->list.at[i];
        const claim_argument *head = claim_role(e->from, "head");
        const thing *t = &e->who.theme;
        if (e->theme || !e->who.noun || !head || t->first < t->last || map_find(themed, str_hash(e->kind)))
            continue;
        e->theme = noun_key(text_token(h->f->text, head->last - 1));
        e->who.theme.definite = e->who.definite || (head->first > 0 && facts_is_word(h->f, head->first - 1, "the"));
    }
}

/* "the opening", "its opening", "bought it": when such a thing happened to one thing alone, to that. */
static belie_status infer_themes(happenings *h)
{
    map only = { 0 }; /* kind -> index of the one with the theme + 1, or MANY */
    bool ok = true;
    for (uint32_t i = 0; ok && i < h->list.len; i++) {
        const happening *e = &h->list.at[i];
        if (!e->theme)
            continue;
        uint32_t *slot = map_at(&only, str_hash(e->kind), true, NULL);
        ok = slot != NULL;
        if (ok)
            *slot = *slot == 0 || (*slot != MANY && h->list.at[*slot - 1].theme == e->theme) ? i + 1 : MANY;
    }
    if (ok)
        name_bare_nouns(h, &only);
    for (size_t i = 0; ok && i < h->list.len; i++) {
        happening *e = &h->list.at[i];
        const uint32_t *one = e->theme ? NULL : map_find(&only, str_hash(e->kind));
        const thing *t = &e->who.theme;
        if (!one || *one == MANY || !e->who.definite || (t->first < t->last && !t->pronoun))
            continue;
        e->theme = h->list.at[*one - 1].theme;
        e->inferred = true;
    }
    map_release(&only);
    return ok ? BELIE_OK : error_no_memory(h->out->error);
}

static belie_status link(happenings *h)
{
    for (uint32_t i = 0; i < h->list.len; i++) {
        happening *e = &h->list.at[i];
        if (!e->theme)
            continue;
        uint32_t *slot = map_at(&h->last_of, happening_key(e->kind, e->theme), true, NULL);
        if (!slot)
            return error_no_memory(h->out->error);
        e->before = *slot;
        *slot = i + 1;
    }
    return BELIE_OK;
}

static belie_status read_all(happenings *h, findings *out, const char *relation_name, const char *role, bool origins)
{
    const facts *f = out->f;
    int kind_class = rule_set_class(f->rules, STR("event-once"));
    *h = (happenings){ .out = out, .f = f, .classes = participant_classes_of(f->rules) };
    belie_status status = bearers_read(f, &h->bearers, out->error);
    for (size_t i = 0; status == BELIE_OK && i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        if (claim_is(c, relation_name) || (strcmp(role, "when") == 0 && claim_is(c, "happened-offset")))
            status = add(h, c, role, kind_class);
        else if (origins && claim_is(c, "of-age"))
            status = add_age(h, c);
    }
    drop_doubles(h);
    name_it(h);
    for (size_t i = 0; origins && i < h->list.len; i++)
        h->list.at[i].kind = origin_kind(h->list.at[i].kind);
    if (status == BELIE_OK)
        status = infer_themes(h);
    if (status == BELIE_OK)
        status = link(h);
    return status;
}

belie_status happenings_read(happenings *h, findings *out, const char *relation_name, const char *role)
{
    return read_all(h, out, relation_name, role, false);
}

belie_status happenings_read_origins(happenings *h, findings *out)
{
    return read_all(h, out, "happened", "when", true);
}

uint64_t happenings_theme(const happenings *h, const thing *t)
{
    return thing_key(&h->bearers, t);
}

void happenings_release(happenings *h)
{
    vec_release(&h->list);
    map_release(&h->bearers);
    map_release(&h->last_of);
}

/* ---- what tells them apart ---- */

/* Words that part a thing from others of its kind by themselves. */
bool thing_word_parts(uint64_t key)
{
    static const char *const words[] = { "first", "second", "third", "fourth", "fifth", "new", "old", "other", "original",
                                         "former", "next", "previous", "last", "latest", "final", "upper", "lower",
                                         "north", "south", "east", "west", "northern", "southern", "eastern", "western",
                                         "present", "current", "earlier", "later", "sister", "second-hand", "annual",
                                         "early", "late", "big", "small", "great", "little", "main", "temporary" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (noun_key(str_from_c(words[i])) == key)
            return true;
    return false;
}

static bool words_part(const thing *a, const thing *b)
{
    bool shared = a->word_count == 0 || b->word_count == 0;
    for (uint32_t i = 0; i < a->word_count; i++) {
        bool found = false;
        for (uint32_t k = 0; k < b->word_count; k++)
            found |= a->words[i] == b->words[k];
        shared |= found;
        if (!found && thing_word_parts(a->words[i]))
            return true;
    }
    for (uint32_t k = 0; k < b->word_count; k++) {
        bool found = false;
        for (uint32_t i = 0; i < a->word_count; i++)
            found |= a->words[i] == b->words[k];
        if (!found && thing_word_parts(b->words[k]))
            return true;
    }
    return !shared;
}

static bool names_part(const thing *a, const thing *b)
{
    bool shared = a->name_count == 0 || b->name_count == 0;
    for (uint32_t i = 0; i < a->name_count; i++)
        for (uint32_t k = 0; k < b->name_count; k++)
            shared |= a->names[i] == b->names[k];
    return !shared;
}

bool things_differ(const thing *a, const thing *b)
{
    return words_part(a, b) || names_part(a, b);
}

/* "again", "temporarily", "each year": one of several. */
static bool is_one_of_several(const facts *f, const claim *c)
{
    static const char *const words[] = { "again", "anew", "temporarily", "annually", "twice", "every", "each", "another",
                                         "re-opened", "reopened", "second", "third", "yearly", "repeatedly", "more",
                                         "briefly", "partially", "partly", "often", "usually" };
    const sentence *s = &f->text->sentences.at[c->sentence];
    uint32_t from = c->first > s->first + 6 ? c->first - 6 : s->first, to = c->last + 3 < s->last ? c->last + 3 : s->last;
    for (uint32_t at = from; at < to; at++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (facts_is_word(f, at, words[i]))
                return true;
    return false;
}

bool happenings_differ(const happenings *h, const happening *a, const happening *b)
{
    const thing *x = &a->who.theme, *y = &b->who.theme;
    const thing *p = &a->who.agent, *q = &b->who.agent;
    const thing *later = a->from->first < b->from->first ? y : x;
    bool bare = later->first == later->last && !a->inferred && !b->inferred;
    bool described = a->from->sentence == b->from->sentence && (claim_is(a->from, "of-age") || claim_is(b->from, "of-age"));
    if (!described && (later->first < later->last || bare) && !later->definite)
        return true; /* "a bridge" is a new one */
    if (p->entity >= 0 && q->entity >= 0 && p->entity != q->entity &&
        h->f->entities.at[p->entity].type == h->f->entities.at[q->entity].type)
        return true;
    bool named = x->entity >= 0 && y->entity >= 0, inferred = a->inferred || b->inferred;
    if (!named && !inferred && things_differ(x, y))
        return true;
    return is_one_of_several(h->f, a->from) || is_one_of_several(h->f, b->from);
}

const char *happenings_why(const happenings *h, const happening *a, const happening *b)
{
    bool inferred = a->inferred || b->inferred;
    return arena_printf(h->out->memory, "both are of one kind (%.*s) and %s", (int)a->kind.len, a->kind.ptr,
                        inferred ? "the text tells of one such event alone" : "happened to one thing");
}
