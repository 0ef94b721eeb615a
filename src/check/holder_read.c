/* Who holds which post: what stands before the word of the post (its article, its owner, what makes it another post) and
 * behind it (whose it is), and the time of which is told. */
#include "check/holder_read.h"

#include "check/claims.h"

enum { WORDS_LEFT = 4, SENTENCES_BACK = 3 };

holder_reader holder_reader_of(const facts *f)
{
    holder_reader r = { .f = f, .posts = facts_class(f, "post"), .verbs = facts_class(f, "post-verb"),
                        .offices = facts_class(f, "office"), .title = facts_class(f, "title"),
                        .rank = facts_class(f, "rank") };
    word_reader_init(&r.words, f);
    return r;
}

static const char *const definites[] = { "the", "its", "our", "their", "your", "my", "his", "her", "this", "whose", NULL };
/* Before a post: somebody else's, or of another time. */
static const char *const apart[] = { "former", "ex", "deputy", "vice", "late", "acting", "interim", "assistant", "new", "next", "first",
                                     "second", "third", "last", "shadow", "junior", "outgoing", "incoming", "one-time", "past", "co",
                                     "a", "an", "another", "each", "every", "other", "echoing", "previous", "departing",
                                     "honorary", "founding", "no", "any", "some", "sub", "under", "associate", "guest", "visiting",
                                     "opposing", "retired", "present", "current", "old", "original", "early", "later", "successive",
                                     "become", "became", "elect", "rival", "opposition", "both", "two", "membership", NULL };
static const char *const wholes[] = { "throughout", "always", "all", "only", "entire", "whole", NULL };
/* A body, when it stands before a post. */
static const char *const bodies[] = { "club", "school", "company", "firm", "association", "society", "town", "city", "village", "hospital",
                                      "museum", "union", "board", "council", "parish", "charity", "trust", "bank", "band", "choir",
                                      "orchestra", "college", "university", "institute", "group", "committee", "party", "team", "ship",
                                      "federation", "foundation", "league", "library", "theatre", "theater", "co-operative", "branch",
                                      "festival", "centre", "center", "newspaper", "magazine", "project", "expedition", NULL };

/* What stands before the post: its article or owner, and the words that make it another post.  False: it is nobody's. */
static bool read_left(const holder_reader *h, holder *o, uint32_t at)
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
static bool read_right(const holder_reader *h, holder *o, uint32_t at)
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
static bool is_named_well(const holder_reader *h, const claim_argument *who)
{
    const char *name = h->f->entities.at[who->entity].name;
    uint32_t at = who->first;
    return strchr(name, ' ') || (at > 0 && (facts_has_class(h->f, at - 1, h->title) || facts_has_class(h->f, at - 1, h->rank)));
}

/* "Abbot Farrell", "Mayor Roth": not what there are many of, and "Captain" is a rank. */
static bool is_title_of_one(const holder_reader *h, const holder *o, uint32_t at)
{
    static const char *const many[] = { "captain", "commander", "president", "coach", "director", "secretary", "governor", "bishop",
                                        "speaker", "chancellor", "chef", "architect", "referee", "prime", "manager", "archbishop" };
    for (size_t i = 0; i < sizeof many / sizeof *many; i++)
        if (str_is(o->name, many[i]))
            return false;
    return h->f->text->tokens.at[at].shape == SHAPE_CAPITAL;
}

bool holder_read(const holder_reader *h, const claim *c, holder *o)
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
    o->whole = facts_has_any(f, c->first > s->first + BESIDE ? c->first - BESIDE : s->first, c->last, wholes);
    bool office = h->offices >= 0 && symbols_value(f->table, what->first, what->last, (unsigned)h->offices).len > 0;
    bool said = strcmp(c->by->name, "claim/post-then-name") != 0 || what->first == s->first;
    o->bare = !o->definite && !o->of && !said;
    return o->definite || office || o->of || said || is_title_of_one(h, o, what->first);
}
