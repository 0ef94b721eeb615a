/* role, of posts: two persons in a post of which a body has one ("the treasurer, A", "our treasurer, B"), one person in two
 * posts of one body.  Silent where the text tells of change, of another time, or of more than one body. */
#include "check/holders.h"

#include "check/claims.h"
#include "check/words.h"

enum { WORDS_LEFT = 4, MENTIONS_LOOKED = 400, SENTENCES_BACK = 3, HELD_MOST = 4, YEAR = 366, PAIRS_MOST = 200 };

typedef struct holder {
    const claim *from;
    str group, name;
    int32_t who;
    uint64_t modifiers, of; /* "medical", "museum"; 0: none */
    bool definite, bare;        /* bare: "Mayor Roth" */
    bool whole, then;           /* "throughout"; "the then director" */
    bool named, its;            /* the body is a name, or "its" */
    int32_t date;               /* the time of which is told, or -1 */
} holder;

/* The two persons to whom a post is given, and whether there are more. */
typedef struct post {
    uint32_t first, second; /* in the list, + 1 */
    bool many;
} post;

typedef struct holders {
    findings *out;
    const facts *f;
    word_reader words;
    int posts, verbs, offices, title, rank, sport, sport_word;
    VEC(holder) list;
    VEC(post) of_post;
    uint32_t looked; /* pairs for which the text was looked through */
    map by_post; /* hash of post and modifiers -> index in of_post + 1 */
} holders;

static const char *const definites[] = { "the", "its", "our", "their", "your", "my", "his", "her", "this", "whose", NULL };
/* Before a post: somebody else's, or of another time. */
static const char *const apart[] = { "former", "ex", "deputy", "vice", "late", "acting", "interim", "assistant", "new", "next", "first",
                                     "second", "third", "last", "shadow", "junior", "outgoing", "incoming", "one-time", "past", "co",
                                     "a", "an", "another", "each", "every", "other", "echoing", "previous", "departing",
                                     "honorary", "founding", "no", "any", "some", "sub", "under", "associate", "guest", "visiting",
                                     "opposing", "retired", "present", "current", "old", "original", "early", "later", "successive",
                                     "become", "became", "elect", "rival", "opposition", "both", "two", "membership", NULL };
/* Beside a post or its holder: it may have passed on. */
static const char *const changes[] = { "formerly", "former", "succeeded", "succeed", "succeeds", "succeeding", "successor", "successors",
                                       "predecessor", "predecessors", "replaced", "replace", "replaces", "replacing", "replacement",
                                       "resigned", "resigns", "resignation", "retired", "retires", "retirement", "retiring", "stepped",
                                       "appointed", "appointment", "elected", "takeover", "merger", "outgoing", "incoming", "acting",
                                       "interim", "candidate", "candidates", "ousted", "sacked", "dismissed", "handed", "absence",
                                       "deputised", "deputized", "became", "become", "becomes", "promoted", "previous",
                                       "previously", "temporarily", "joint", "jointly", "merged", "rival", "vacant", "vacancy",
                                       "rotates", "rotating", "relieved", "died", "dies", "death", "killed", "late", "opponents", "opponent", "visitors", "rivals", NULL };
static const char *const wholes[] = { "throughout", "always", "all", "only", "entire", "whole", NULL };
/* A body, when it stands before a post. */
static const char *const bodies[] = { "club", "school", "company", "firm", "association", "society", "town", "city", "village", "hospital",
                                      "museum", "union", "board", "council", "parish", "charity", "trust", "bank", "band", "choir",
                                      "orchestra", "college", "university", "institute", "group", "committee", "party", "team", "ship",
                                      "federation", "foundation", "league", "library", "theatre", "theater", "co-operative", "branch",
                                      "festival", "centre", "center", "newspaper", "magazine", "project", "expedition", NULL };

static bool any_in(const facts *f, uint32_t first, uint32_t last, const char *const *words)
{
    for (uint32_t at = first; at < last; at++)
        if (facts_is_any(f, at, words))
            return true;
    return false;
}

/* What stands before the post: its article or owner, and the words that make it another post.  False: it is nobody's. */
static bool read_left(const holders *h, holder *o, uint32_t at)
{
    const facts *f = h->f;
    uint32_t start = f->text->sentences.at[facts_sentence(f, at)].first;
    for (int i = 0; i < WORDS_LEFT && at > start; i++) {
        at--;
        if (facts_is_any(f, at, definites)) {
            o->definite = true;
            o->its = facts_is_word(f, at, "its") || facts_is_word(f, at, "their");
            return true;
        }
        if (facts_has_class(f, at, CLASS_POSSESSIVE)) {
            o->definite = true;
            if (!o->of && at > start) {
                o->of = word_stem(&h->words, at - 1);
                o->named = f->text->tokens.at[at - 1].shape != SHAPE_LOWER;
            }
            return at > start;
        }
        if (facts_is_any(f, at, apart))
            return false;
        if (facts_is_word(f, at, "then"))
            o->then = true;
        else if (facts_is_any(f, at, bodies))
            o->of = o->of ? o->of : word_stem(&h->words, at);
        else if (f->text->tokens.at[at].shape == SHAPE_LOWER && !word_is_function(&h->words, at) &&
                 !facts_has_class(f, at, h->words.verb_past))
            o->modifiers = lexicon_feature_join(o->modifiers, word_stem(&h->words, at));
        else if (f->text->tokens.at[at].shape == SHAPE_CAPITAL && i == 0 && !o->of && at > start) {
            o->of = word_stem(&h->words, at);
            o->named = true;
            o->definite |= at > start && facts_is_any(f, at - 1, definites);
            return true;
        } else if (at == start && i == 0 && f->text->tokens.at[at].kind == TOKEN_WORD)
            o->modifiers = lexicon_feature_join(o->modifiers, word_stem(&h->words, at)); /* "Site manager:" */
        else
            return !facts_is_word(f, at, "-");
    }
    return true;
}

/* "Of the museum", "of the day" behind the post.  False: "of the other ship". */
static bool read_right(const holders *h, holder *o, uint32_t at)
{
    enum { WORDS_RIGHT = 5 };
    static const char *const links[] = { "of", "at", "for", "to", "in", "with", NULL };
    static const char *const times[] = { "day", "time", "moment", "hour", "period", NULL };
    const facts *f = h->f;
    uint32_t last = f->text->sentences.at[o->from->sentence].last;
    if (at >= last || !facts_is_any(f, at, links))
        return true;
    for (uint32_t i = at + 1; i < last && i < at + WORDS_RIGHT && f->text->tokens.at[i].kind == TOKEN_WORD; i++) {
        if (facts_is_any(f, i, times)) {
            o->then = true;
            return true;
        }
        if (facts_is_word(f, i, "other"))
            return false;
        if (word_is_function(&h->words, i))
            continue;
        o->of = word_stem(&h->words, i);
        o->named = f->text->tokens.at[i].shape != SHAPE_LOWER;
        return true;
    }
    return true;
}

/* The last date with a year that is named with a claim or shortly before, or -1. */
static int32_t time_of(const facts *f, const claim *c)
{
    uint32_t last = f->text->sentences.at[c->sentence].last;
    for (size_t i = facts_date_from(f, last); i-- > 0;) {
        const date_fact *d = &f->dates.at[i];
        if (facts_sentence(f, f->mentions.at[d->mention].first) + SENTENCES_BACK < c->sentence)
            break;
        if (d->has_interval && d->value && d->value[0] >= '1' && d->value[0] <= '2')
            return (int32_t)i;
    }
    return -1;
}

/* Two names, or one with a title: "Ines" may be the Dr Pinto of another sentence. */
static bool is_named_well(const holders *h, const claim_argument *who)
{
    const char *name = h->f->entities.at[who->entity].name;
    uint32_t at = who->first;
    return strchr(name, ' ') || (at > 0 && (facts_has_class(h->f, at - 1, h->title) || facts_has_class(h->f, at - 1, h->rank)));
}

/* "Abbot Farrell", "Mayor Roth": not what there are many of, and "Captain" is a rank. */
static bool is_title_of_one(const holders *h, const holder *o, uint32_t at)
{
    static const char *const many[] = { "captain", "commander", "president", "coach", "director", "secretary", "governor", "bishop",
                                        "speaker", "chancellor", "chef", "architect", "referee", "prime", "manager", "archbishop" };
    for (size_t i = 0; i < sizeof many / sizeof *many; i++)
        if (str_is(o->name, many[i]))
            return false;
    return h->f->text->tokens.at[at].shape == SHAPE_CAPITAL;
}

static bool read_holder(const holders *h, const claim *c, holder *o)
{
    enum { BESIDE = 4 };
    const facts *f = h->f;
    const claim_argument *who = claim_role(c, "who"), *what = claim_role(c, "post");
    unsigned ignored = MOOD_FORMER | MOOD_ATTRIBUTED | MOOD_QUOTED | MOOD_PLANNED | MOOD_HEDGED; /* an apposition is a fact in any mood */
    bool stated = strcmp(c->by->name, "claim/post-is-name") == 0 || strcmp(c->by->name, "claim/name-is-post") == 0;
    if (!claim_is(c, "holder") || !who || !what || who->entity < 0 || (stated && (c->mood & ~ignored)))
        return false;
    str value = symbols_value(f->table, what->first, what->last, (unsigned)h->posts);
    if (!value.len && h->verbs >= 0)
        value = symbols_value(f->table, what->first, what->last, (unsigned)h->verbs);
    *o = (holder){ .from = c, .name = value, .who = who->entity, .date = time_of(f, c) };
    if (!str_cut(&o->name, ' ', &o->group) || !is_named_well(h, who))
        return false;
    bool by = strcmp(c->by->name, "claim/run-by") == 0; /* "the film was directed by" */
    if (!by && !read_right(h, o, what->last))
        return false;
    if (!by && !read_left(h, o, what->first))
        return false;
    o->definite |= by;
    const sentence *s = &f->text->sentences.at[c->sentence];
    o->whole = any_in(f, c->first > s->first + BESIDE ? c->first - BESIDE : s->first, c->last, wholes);
    bool office = h->offices >= 0 && symbols_value(f->table, what->first, what->last, (unsigned)h->offices).len > 0;
    bool said = strcmp(c->by->name, "claim/post-then-name") != 0 || what->first == s->first;
    o->bare = !o->definite && !o->of && !said;
    return o->definite || office || o->of || said || is_title_of_one(h, o, what->first);
}

static bool same_word(str a, str b)
{
    return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
}

/* Whether two names have a word in common other than the surname of two full names. */
static bool may_be_one(const facts *f, int32_t a, int32_t b)
{
    str x = str_from_c(f->entities.at[a].name), word, other;
    if (a == b)
        return true;
    while (str_cut(&x, ' ', &word)) {
        str y = str_from_c(f->entities.at[b].name);
        bool last = x.len == 0;
        while (str_cut(&y, ' ', &other))
            if (same_word(word, other) && !(last && y.len == 0 && strchr(f->entities.at[a].name, ' ') &&
                                            strchr(f->entities.at[b].name, ' ') && word.len > 1 && f->entities.at[a].name[1] != '.' &&
                                            f->entities.at[b].name[1] != '.'))
                return true;
    }
    return false;
}

/* Whether a sentence speaks of change. */
static bool changes_in(const facts *f, uint32_t sentence_index)
{
    const sentence *s = &f->text->sentences.at[sentence_index];
    return any_in(f, s->first, s->last, changes);
}

/* Whether a sentence in which somebody is named speaks of change. */
static bool changes_with(const facts *f, int32_t who)
{
    size_t looked = 0;
    for (size_t i = 0; i < f->mentions.len && looked < MENTIONS_LOOKED; i++) {
        if (f->mentions.at[i].entity != who)
            continue;
        looked++;
        if (changes_in(f, facts_sentence(f, f->mentions.at[i].first)))
            return true;
    }
    return false;
}

static bool are_at_two_times(const facts *f, const holder *a, const holder *b)
{
    if (a->whole || b->whole)
        return false;
    if (a->date < 0 || b->date < 0)
        return a->then != b->then;
    const date_fact *x = &f->dates.at[a->date], *y = &f->dates.at[b->date];
    return (x->first_day > y->last_day + YEAR || y->first_day > x->last_day + YEAR);
}

/* Whether nothing parts two claims: time, body, change. */
static bool can_clash(holders *h, const holder *a, const holder *b)
{
    const facts *f = h->f;
    if (h->looked++ > PAIRS_MOST)
        return false;
    if ((a->of && b->of && a->of != b->of) || a->from->sentence == b->from->sentence || are_at_two_times(f, a, b))
        return false;
    return !changes_in(f, a->from->sentence) && !changes_in(f, b->from->sentence) && !changes_with(f, a->who) &&
           !changes_with(f, b->who);
}

/* Those of which a game has two. */
static bool is_of_a_side(const holder *o)
{
    static const char *const posts[] = { "captain", "coach", "skipper", "manager", "umpire", "referee", "president" };
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++)
        if (str_is(o->name, posts[i]))
            return true;
    return false;
}

static bool tells_of_sport(const holders *h)
{
    enum { LOOKED_MOST = 4000 };
    for (uint32_t at = 0; at < h->f->text->tokens.len && at < LOOKED_MOST; at++)
        if (facts_has_class(h->f, at, h->sport_word) || facts_has_class(h->f, at, h->sport))
            return true;
    return false;
}

/* Whether "its" is not a body with a name of that word: the last one that is named before it. */
static bool is_of_another(const holders *h, const holder *o, uint64_t of)
{
    const facts *f = h->f;
    for (size_t i = facts_mention_from(f, o->from->first); i-- > 0;) {
        const mention *m = &f->mentions.at[i];
        if (m->type != CLASS_ORGANIZATION)
            continue;
        for (uint32_t at = m->first; at < m->last; at++)
            if (word_stem(&h->words, at) == of)
                return false;
        return true;
    }
    return false;
}

/* "Chairman Smith" and "Chairman Jones" may be of two firms, and so may he and "the chairman of Acme"; "managing director
 * Smith" is of the firm that is told of. */
static bool may_be_of_two(const holders *h, const holder *a, const holder *b)
{
    const claim_argument *what = claim_role(a->from, "post");
    bool town = str_is(a->group, "town") || str_is(a->group, "school");
    if (is_of_a_side(a) && !(a->of && a->of == b->of) && tells_of_sport(h))
        return true;
    if ((!a->definite && b->named && !a->of) || (!b->definite && a->named && !b->of))
        return true;
    if ((a->its && b->named && is_of_another(h, a, b->of)) || (b->its && a->named && is_of_another(h, b, a->of)))
        return true;
    return ((a->bare || b->bare) && str_is(a->name, "president")) ||
           (a->bare && b->bare && !town && what->last == what->first + 1);
}

static belie_status report(holders *h, const holder *a, const holder *b, bool one_person)
{
    const holder *first = a->from->first < b->from->first ? a : b, *second = first == a ? b : a;
    evidence places[2] = { claim_evidence(h->f, first->from, "post"), claim_evidence(h->f, second->from, "post") };
    const char *x = h->f->entities.at[first->who].name, *y = h->f->entities.at[second->who].name;
    if (one_person)
        return findings_add(h->out, check_named("role"), BELIE_WARNING, 0.75, places, 2,
                            "both are said of one person, and the text tells of no change", "%s is %s here and %s there", x,
                            places[0].says, places[1].says);
    return findings_add(h->out, check_named("role"), BELIE_WARNING, 0.7, places, 2,
                        "the post has one holder at a time, and the text tells of no change", "the %s is %s here and %s there",
                        places[0].says, x, y);
}

/* Keeps the first two persons of a post. */
static belie_status add_to_post(holders *h, uint32_t index)
{
    const holder *o = &h->list.at[index];
    uint64_t key = lexicon_feature_join(lexicon_feature_join(str_hash(o->group), str_hash(o->name)), o->modifiers);
    uint32_t *slot = map_at(&h->by_post, key, true, NULL);
    if (!slot)
        return error_no_memory(h->out->error);
    if (!*slot) {
        post *p = vec_push(&h->of_post);
        if (!p)
            return error_no_memory(h->out->error);
        *p = (post){ .first = index + 1 };
        *slot = (uint32_t)h->of_post.len;
        return BELIE_OK;
    }
    post *p = &h->of_post.at[*slot - 1];
    holder *first = &h->list.at[p->first - 1], *second = p->second ? &h->list.at[p->second - 1] : NULL;
    if (may_be_one(h->f, first->who, o->who))
        first->of = first->of ? first->of : o->of;
    else if (!second)
        p->second = index + 1;
    else if (may_be_one(h->f, second->who, o->who))
        second->of = second->of ? second->of : o->of;
    else
        p->many = true;
    return BELIE_OK;
}

static belie_status compare_posts(holders *h)
{
    belie_status status = BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < h->of_post.len; i++) {
        const post *p = &h->of_post.at[i];
        if (!p->second || p->many)
            continue;
        const holder *a = &h->list.at[p->first - 1], *b = &h->list.at[p->second - 1];
        h->out->comparisons++;
        if (!may_be_of_two(h, a, b) && can_clash(h, a, b))
            status = report(h, a, b, false);
    }
    return status;
}

/* Compares with the posts that the person was said to hold. */
static belie_status compare_person(holders *h, holder *held, const holder *o)
{
    for (int i = 0; i < HELD_MOST; i++) {
        if (!held[i].from) {
            held[i] = *o;
            return BELIE_OK;
        }
        h->out->comparisons++;
        if (str_is(o->group, "-") || !str_equal(held[i].group, o->group) || str_equal(held[i].name, o->name) ||
            held[i].from->sentence == o->from->sentence || !can_clash(h, &held[i], o))
            continue;
        return report(h, &held[i], o, true);
    }
    return BELIE_OK;
}

belie_status holders_compare(findings *out)
{
    const facts *f = out->f;
    holders h = { .out = out, .f = f, .posts = rule_set_class(f->rules, STR("post")), .verbs = rule_set_class(f->rules, STR("post-verb")), .offices = rule_set_class(f->rules, STR("office")),
                  .title = rule_set_class(f->rules, STR("title")), .rank = rule_set_class(f->rules, STR("rank")),
                  .sport = rule_set_class(f->rules, STR("sport")), .sport_word = rule_set_class(f->rules, STR("sport-word")) };
    holder(*held)[HELD_MOST] = arena_array(&out->scratch, f->entities.len + 1, sizeof *held);
    belie_status status = held ? BELIE_OK : error_no_memory(out->error);
    word_reader_init(&h.words, f);
    for (size_t i = 0; status == BELIE_OK && h.posts >= 0 && i < f->claims.len; i++) {
        holder o, *slot;
        if (!read_holder(&h, &f->claims.at[i], &o))
            continue;
        if (!(slot = vec_push(&h.list)))
            status = error_no_memory(out->error);
        else {
            *slot = o;
            status = compare_person(&h, held[o.who], &o);
        }
        if (status == BELIE_OK)
            status = add_to_post(&h, (uint32_t)h.list.len - 1);
    }
    if (status == BELIE_OK)
        status = compare_posts(&h);
    vec_release(&h.list);
    vec_release(&h.of_post);
    map_release(&h.by_post);
    return status;
}
