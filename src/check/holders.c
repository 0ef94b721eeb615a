/* role, of posts: two persons in a post of which a body has one ("the treasurer, A", "our treasurer, B"), one person in two
 * posts of one body.  Silent where the text tells of change, of another time, or of more than one body. */
#include "check/holders.h"

#include "check/claims.h"
#include "check/holder_read.h"

enum { MENTIONS_LOOKED = 400, HELD_MOST = 4, YEAR = 366, PAIRS_MOST = 200 };

/* The two persons to whom a post is given, and whether there are more. */
typedef struct post {
    uint32_t first, second; /* in the list, + 1 */
    bool many;
} post;

typedef struct holders {
    findings *out;
    const facts *f;
    holder_reader read;
    int sport, sport_word;
    VEC(holder) list;
    VEC(post) of_post;
    uint32_t looked; /* pairs for which the text was looked through */
    map by_post; /* hash of post and modifiers -> index in of_post + 1 */
} holders;

/* Beside a post or its holder: it may have passed on. */
static const char *const changes[] = { "formerly", "former", "succeeded", "succeed", "succeeds", "succeeding", "successor", "successors",
                                       "predecessor", "predecessors", "replaced", "replace", "replaces", "replacing", "replacement",
                                       "resigned", "resigns", "resignation", "retired", "retires", "retirement", "retiring", "stepped",
                                       "appointed", "appointment", "elected", "takeover", "merger", "outgoing", "incoming", "acting",
                                       "interim", "candidate", "candidates", "ousted", "sacked", "dismissed", "handed", "absence",
                                       "deputised", "deputized", "became", "become", "becomes", "promoted", "previous",
                                       "previously", "temporarily", "joint", "jointly", "merged", "rival", "vacant", "vacancy",
                                       "rotates", "rotating", "relieved", "died", "dies", "death", "killed", "late", "opponents",
                                       "opponent", "visitors", "rivals", NULL };

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
            if (str_equal(word, other) && !(last && y.len == 0 && strchr(f->entities.at[a].name, ' ') &&
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
    return facts_has_any(f, s->first, s->last, changes);
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
    static const char *const posts[] = { "captain", "coach", "skipper", "manager", "umpire", "referee", "president", NULL };
    return str_is_any(o->name, posts);
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
            if (word_stem(&h->read.words, at) == of)
                return false;
        return true;
    }
    return false;
}

/* Whether the body of which one alone is told stands nowhere else: the station master "at Thirsk" is not the one of this station. */
static bool is_of_new_body(const holders *h, const holder *a, const holder *b)
{
    enum { LOOKED_MOST = 4000 };
    const holder *o = a->of ? a : b;
    if (a->its || b->its || (a->of != 0) == (b->of != 0) || h->f->text->tokens.len > LOOKED_MOST)
        return false;
    for (uint32_t at = 0; at < h->f->text->tokens.len; at++)
        if (word_stem(&h->read.words, at) == o->of && facts_sentence(h->f, at) != o->from->sentence)
            return false;
    return true;
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

/* "At the County Hospital, Dr Ames is head of surgery", where the other sentence has no such name: of another house. */
static bool opens_elsewhere(const facts *f, uint32_t sentence_index, uint32_t other)
{
    enum { NAME_WORDS = 6 };
    static const char *const at_words[] = { "at", "in", "for", "over", NULL };
    const sentence *s = &f->text->sentences.at[sentence_index], *t = &f->text->sentences.at[other];
    uint32_t comma = s->first + 1;
    while (comma < s->last && comma < s->first + NAME_WORDS && !facts_is_word(f, comma, ","))
        comma++;
    const mention *m = facts_is_any(f, s->first, at_words) && facts_is_word(f, comma, ",") ? facts_mention_over(f, comma - 1) : NULL;
    if (!m || (m->type != CLASS_ORGANIZATION && m->type != CLASS_PLACE))
        return false;
    for (uint32_t at = t->first; at < t->last; at++)
        if (f->text->tokens.at[at].form == f->text->tokens.at[m->last - 1].form)
            return false;
    return true;
}

bool holders_are_elsewhere(const facts *f, uint32_t a, uint32_t b)
{
    return opens_elsewhere(f, a, b) || opens_elsewhere(f, b, a);
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
        if (!may_be_of_two(h, a, b) && can_clash(h, a, b) && !is_of_new_body(h, a, b) && !holders_are_elsewhere(h->f, a->from->sentence, b->from->sentence))
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
    holders h = { .out = out, .f = f, .read = holder_reader_of(f), .sport = facts_class(f, "sport"),
                  .sport_word = facts_class(f, "sport-word") };
    holder(*held)[HELD_MOST] = arena_array(&out->scratch, f->entities.len + 1, sizeof *held);
    belie_status status = held ? BELIE_OK : error_no_memory(out->error);
    claim_walk w = claims_of_one(f, "holder");
    for (const claim *c; status == BELIE_OK && h.read.posts >= 0 && (c = claims_next(&w)) != NULL;) {
        holder o, *slot;
        if (!holder_read(&h.read, c, &o))
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
