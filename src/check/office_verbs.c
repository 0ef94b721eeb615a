/* Posts told by a verb: "Duarte captains the side", "Åkerhielm took the chair", "Malifa, who has Samoa's fisheries portfolio". */
#include "check/offices.h"

const char *const office_verbs_small[] = { "has", "had", "have", "is", "was", "will", "did", "who", NULL };

/* The verb behind a name: "Kovo, who in this year 5567 alone directs", "Eleni has chaired"; or what is no verb of it. */
static uint32_t verb_behind(const offices *r, uint32_t at)
{
    enum { AHEAD = 6 };
    static const char *const small[] = { "has", "had", "have", "in", "this", "that", "alone", "now", "then", "still", "year", "also", NULL };
    const facts *f = r->f;
    bool who = facts_is_word(f, at, ",") && facts_is_word(f, at + 1, "who");
    at += who ? 2 : 0;
    for (uint32_t i = at; i < at + AHEAD; i++) {
        const mention *m = facts_mention_over(f, i);
        if (!facts_is_any(f, i, small) && !(who && ((m && m->date >= 0) || (i < f->text->tokens.len && f->text->tokens.at[i].kind == TOKEN_NUMBER))))
            return i;
    }
    return at;
}

/* "Duarte captains the side", "Eleni has chaired the board", "the garrison was commanded by Jörg". */
static bool read_verb(offices *r, const mention *m)
{
    enum { UNLISTED = 1 };
    static const struct { const char *verb, *post; int unlisted; } verbs[] = {
        { "captain", "captain", 0 }, { "skipper", "skipper", 0 }, { "chair", "chair", 0 }, { "coach", "coach", 0 }, { "conduct", "conductor", 0 },
        { "edit", "editor", 0 }, { "command", "commander", 0 }, { "train", "trainer", UNLISTED }, { "direct", "director", 0 }, { "lead", "leader", 0 },
        { "manage", "manager", 0 }, { "head", "head", UNLISTED }, { "preside", "chair", 0 }, { "govern", "governor", 0 } };
    const facts *f = r->f;
    uint32_t by = office_before_title(r, m->first);
    bool passive = by > 1 && facts_is_word(f, by - 1, "by");
    uint32_t at = passive ? office_before_time(f, by - 1) - 1 : verb_behind(r, m->last);
    uint64_t stem = at < f->text->tokens.len && (facts_has_class(f, at, r->words.verb_past) || facts_has_class(f, at, r->present)) ? word_stem(&r->words, at) : 0;
    for (size_t i = 0; stem && i < sizeof verbs / sizeof *verbs; i++)
        if (stem == word_stem_of(verbs[i].verb)) {
            office o = { .definite = true, .told = true, .wide = true, .verb = true,
                         .head = verbs[i].unlisted ? word_stem_of(verbs[i].post) : str_hash(str_from_c(verbs[i].post)) | 1 };
            bool commands = stem == word_stem_of("command");
            office captain = o;
            captain.head = str_hash(STR("captain")) | 1; /* of a ship */
            return office_keep(r, &o, at, at + 1, m) && (!commands || office_keep(r, &captain, at, at + 1, m));
        }
    return true;
}

/* "The dean, Åkerhielm, took the chair", "Rydell has been in the chair since". */
static bool read_chair(offices *r, const mention *m)
{
    enum { AHEAD = 7 };
    static const char *const verbs[] = { "took", "takes", "taking", "in", "occupied", NULL }, *const small[] = { ",", "has", "had", "been", "was", "is", "then", "again", "who", "as", "usual", NULL };
    static const char *const scopes[] = { "for", "of", "from", "at", "until", "in", "on", "during", "by", "beside", NULL }; /* of one session of several */
    const facts *f = r->f;
    uint32_t at = m->last;
    while (at < m->last + AHEAD && facts_is_any(f, at, small))
        at++;
    if (!facts_is_any(f, at, verbs) || !facts_is_word(f, at + 1, "the") || !facts_is_word(f, at + 2, "chair") || facts_is_any(f, at + 3, scopes))
        return true;
    office o = { .definite = true, .told = true, .wide = true, .verb = true, .head = str_hash(STR("chair")) | 1 };
    return office_keep(r, &o, at, at + 3, m);
}

/* "Held the finance portfolio", "who has Samoa's fisheries portfolio": minister of it. */
static bool read_portfolio(offices *r, const mention *m)
{
    enum { AHEAD = 9 };
    static const char *const portfolios[] = { "portfolio", NULL };
    static const char *const verbs[] = { "holds", "held", "has", "had", "holding", "took", "takes", "kept", "keeps", NULL };
    const facts *f = r->f;
    uint32_t end = f->text->sentences.at[facts_sentence(f, m->first)].last, at = m->last;
    end = end < m->last + AHEAD ? end : m->last + AHEAD;
    uint32_t noun = facts_next_any(f, at, end, portfolios);
    if (noun == UINT32_MAX || facts_next_any(f, at, noun, verbs) == UINT32_MAX || !facts_is_lower(f, noun - 1))
        return true;
    office o = { .definite = true, .told = true, .verb = true, .head = word_stem_of("minister"), .of = word_stem(&r->words, noun - 1) };
    return !o.of || office_keep(r, &o, at, noun + 1, m);
}

bool office_read_verbs(offices *r, const mention *m)
{
    return read_verb(r, m) && read_chair(r, m) && read_portfolio(r, m);
}
