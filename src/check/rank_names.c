/* Whose a rank is: the name before it, or behind, and what stands beside as its place. */
#include "check/rank_read.h"

enum { AHEAD = 8 };

bool rank_has_name(const rank_names *n, uint64_t name)
{
    for (uint32_t i = 0; i < n->count; i++)
        if (n->at[i] == name)
            return true;
    return false;
}

void rank_add_name(rank_names *n, uint64_t name)
{
    if (n->count < RANK_NAMES && !rank_has_name(n, name))
        n->at[n->count++] = name;
}

bool rank_shares_name(const rank_names *a, const rank_names *b)
{
    for (uint32_t i = 0; i < a->count; i++)
        if (rank_has_name(b, a->at[i]))
            return true;
    return false;
}

/* "Lot 7", "rider 44". */
static uint64_t numbered_key(const facts *f, uint32_t at)
{
    static const char *const things[] = { "lot", "rider", "board", "team", "boat", "horse", "car", "plot", "variety", "option", "entry", "candidate",
                                          "group", "crew", "runner", "number", "lane", "sample", "model", "room", "site", "well", "no", "no.", "nr", NULL };
    return at > 0 && f->text->tokens.at[at].kind == TOKEN_NUMBER && facts_is_any(f, at - 1, things) ? str_hash(text_token(f->text, at)) | 1 : 0;
}

/* The key of a token that is part of a name, or 0. */
uint64_t rank_name_key(const facts *f, uint32_t at)
{
    static const char *const titles[] = { "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "the", "mr.", "mrs.", "ms.", "dr.", "prof.",
                                          "captain", "coach", "i", "a", "cup", "league", "games", "results", "class", "race", "prize",
                                          "first", "second", "third", "fourth", "fifth", "sixth", "last", "winner", "of", "club", NULL };
    const token *t = &f->text->tokens.at[at];
    bool capital = t->kind == TOKEN_WORD && t->shape != SHAPE_LOWER && t->shape != SHAPE_NONE && t->shape != SHAPE_INITIAL && !facts_is_any(f, at, titles);
    if (!capital)
        return numbered_key(f, at);
    const mention *m = facts_mention_over(f, at);
    bool begins = (t->flags & TOKEN_SENTENCE) != 0;
    if ((begins && !m) || (m && m->entity < 0))
        return 0;
    return str_hash(text_token(f->text, at)) | 1;
}

static bool ends_clause(const facts *f, uint32_t at)
{
    static const char *const marks[] = { ";", ":", "(", ")", "but", "while", "whereas", NULL };
    return facts_is_any(f, at, marks);
}

/* A name behind one of these is where, when or behind whom it was, not who. */
static bool is_beside(const facts *f, uint32_t at)
{
    static const char *const words[] = { "in", "at", "of", "from", "behind", "after", "to", "than", "against", "over", "on", "near",
                                         "beat", "beating", "before", "by", "for", "with", "since", NULL };
    return facts_is_any(f, at, words);
}

/* The first token of the name that ends before `end`. */
static uint32_t name_first(const facts *f, uint32_t end, uint32_t limit)
{
    uint32_t at = end;
    while (at > limit && rank_name_key(f, at - 1))
        at--;
    return at;
}

static void take(const facts *f, rank_names *n, uint32_t first, uint32_t last)
{
    for (uint32_t at = first; at < last; at++) {
        uint64_t key = rank_name_key(f, at);
        if (key)
            rank_add_name(n, key);
    }
}

/* "Kos, third", "for Kos, as our winner": a name just before is who. */
static void read_apposed(const facts *f, rank *r, const sentence *s)
{
    static const char *const between[] = { ",", "as", "our", "the", "(", "their", "\"", "*", "\xE2\x80\x9D", NULL };
    uint32_t end = r->first;
    while (end > s->first && r->first - end < 4 && facts_is_any(f, end - 1, between))
        end--;
    uint32_t first = name_first(f, end, s->first);
    if (first < end && end < r->first)
        take(f, &r->who, first, end);
}

/* The names before a rank: the nearest that is no place is who, those behind "in", "at" and "of" are where. */
static void read_before(const facts *f, rank *r, const sentence *s)
{
    static const char *const own[] = { "our", "my", NULL };
    static const char *const told[] = { "that", "whether", "if", NULL };
    uint32_t limit = r->first > s->first + RANK_BACK ? r->first - RANK_BACK : s->first;
    bool said = r->first > s->first && facts_is_any(f, r->first - 1, own); /* "our first prize" */
    read_apposed(f, r, s);
    for (uint32_t at = r->first; at > limit;) {
        said |= at < r->first && facts_is_any(f, at - 1, told); /* "Kos reported that we came third" */
        if (!rank_name_key(f, at - 1)) {
            if (r->who.count && ends_clause(f, at - 1))
                break;
            at--;
            continue;
        }
        uint32_t first = name_first(f, at, limit);
        bool beside = first > s->first && (facts_is_word(f, first - 1, "a") || is_beside(f, first - 1) || (facts_is_word(f, first - 1, "the") && first > s->first + 1 && is_beside(f, first - 2)));
        if (beside)
            take(f, &r->scope, first, at);
        else if (!r->who.count && !said)
            take(f, &r->who, first, at);
        at = first;
    }
}

/* "The winner, Kos", "2 Kos", "Second: the rye of Kos", "third place for Kos", "went to Kos". */
static void read_behind(const facts *f, rank *r, const sentence *s, bool owner)
{
    static const char *const gives[] = { "for", "to", NULL };
    static const char *const nears[] = { "was", "is", ",", ":", "went", "were", ".", ")", "the", "a", "went", "to", "for", "by", "of", "mr", "mrs", "ms", "dr", "*", NULL };
    static const char *const ends[] = { ",", ";", NULL };
    static const char *const heres[] = { "in", "at", "from", "behind", NULL };
    uint32_t end = r->last + AHEAD < s->last ? r->last + AHEAD : s->last;
    bool near = true;
    for (uint32_t at = r->last; at < end; at++) {
        if (at == r->last && facts_is_word(f, at, "(")) { /* "first prize (a bicycle), Ms Kos" */
            while (at + 1 < s->last && at < r->last + AHEAD && !facts_is_word(f, at, ")"))
                at++;
            end = at + AHEAD < s->last ? at + AHEAD : s->last;
        } else if (rank_name_key(f, at)) {
            uint32_t last = at;
            while (last < s->last && rank_name_key(f, last))
                last++;
            bool given = at > s->first && facts_is_any(f, at - 1, gives);
            bool where = at > s->first && is_beside(f, at - 1) && !given && !owner;
            if (where)
                take(f, &r->scope, at, last);
            else if ((!r->who.count && (near || owner || given)) || r->row) {
                take(f, &r->who, at, last);
                r->end = last;
            }
            at = last - 1;
            near = false;
        } else if (r->row && r->who.count && facts_is_any(f, at, ends))
            break;
        else
            near &= facts_is_any(f, at, nears) && !facts_is_any(f, at, heres);
    }
}

/* "The bronze medal was the reward for a fine day of Kos". */
static void read_far(const facts *f, rank *r, const sentence *s)
{
    for (uint32_t at = r->last; at < s->last && at < r->last + RANK_BACK && !r->who.count; at++)
        if (rank_name_key(f, at) && !rank_has_name(&r->scope, rank_name_key(f, at))) {
            uint32_t last = at;
            while (last < s->last && rank_name_key(f, last))
                last++;
            static const char *const owners[] = { "by", "of", "for", "to", NULL };
            take(f, facts_is_any(f, at - 1, owners) || facts_is_word(f, last, "'s") ? &r->who : &r->scope, at, last);
            at = last;
        }
}

void rank_read_names(const facts *f, rank *r, const sentence *s, bool owner, bool told)
{
    static const char *const verbs[] = { "was", "were", "went", "is", "goes", "go", "are", NULL };
    static const char *const owners[] = { "his", "her", "its", "their", "our", "my", "whose", "'s", "\xE2\x80\x99s", NULL };
    bool subject = facts_is_any(f, r->last, verbs) && !(r->first > s->first && facts_is_any(f, r->first - 1, owners)); /* "third prize was shared" */
    if (!owner && !subject)
        read_before(f, r, s);
    read_behind(f, r, s, owner);
    if (!told && !owner && !r->who.count)
        read_far(f, r, s);
}
