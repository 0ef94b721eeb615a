/* Posts around names. */
#include "check/offices.h"

/* "Finance" is the minister of it, and so is the "finance minister". */
static void settle(office *o)
{
    bool minister = o->head == word_stem_of("minister"), any = minister;
    for (size_t i = 0; office_vague[i]; i++)
        any |= o->head == word_stem_of(office_vague[i]);
    if (any && o->of && !o->body && !o->modifiers) {
        o->modifiers = lexicon_feature_join(o->modifiers, o->of);
        o->of = 0;
        o->wide = true;
    }
    if (o->noun == word_stem_of("master") && !o->wide)
        o->head = str_hash(STR("captain")) | 1; /* of a ship */
    if (minister && o->modifiers) {
        o->head = o->modifiers;
        o->modifiers = 0;
    }
}

bool office_keep(offices *r, office *o, uint32_t first, uint32_t last, const mention *who)
{
    o->first = first < who->first ? first : who->first;
    o->last = last > who->last ? last : who->last;
    o->who = who->entity;
    o->sentence = facts_sentence(r->f, who->first);
    settle(o);
    if (o->loose && !(o->definite && o->told))
        return true; /* "the ringmaster, Thiel" alone */
    uint32_t *slot = map_at(&r->last_of, lexicon_feature_join(o->head, o->modifiers), true, NULL);
    office *kept = slot ? vec_push(&r->list) : NULL;
    if (!kept)
        return false;
    o->next = *slot;
    *kept = *o;
    *slot = (uint32_t)r->list.len;
    return true;
}

/* Over "Mr", "Dr" before a name. */
uint32_t office_before_title(const offices *r, uint32_t at)
{
    while (at && (facts_has_class(r->f, at - 1, r->title) || facts_has_class(r->f, at - 1, r->rank)) && !facts_is_any(r->f, at - 1, office_heads))
        at--;
    return at;
}

/* The last word of the post that ends before a token, behind which "of" what it is may stand: the head's token + 1, or 0. */
static uint32_t head_before(const offices *r, uint32_t at, office *o)
{
    enum { OF_MOST = 5 };
    const facts *f = r->f;
    uint32_t start = at ? f->text->sentences.at[facts_sentence(f, at - 1)].first : 0;
    for (uint32_t i = at; i > start && i + OF_MOST + 1 > at; i--) {
        if (!office_is_head(r, i - 1))
            continue;
        if (i == at)
            return i;
        *o = (office){ 0 };
        return office_read_of(r, i, o) == at ? i : 0;
    }
    return 0;
}

/* "Finance: Hoxhaj", "Justice goes to Rosendahl", "the post of musical director went to": what ends before a name; false: nothing of it. */
static bool read_topic(const offices *r, uint32_t at, office *o, uint32_t *first)
{
    static const char *const gives[] = { "goes", "went", "falls", "fell", "passes", "passed", NULL };
    const facts *f = r->f;
    if (at > 1 && facts_is_word(f, at - 1, ":") && f->text->tokens.at[at - 2].kind == TOKEN_WORD && (f->text->tokens.at[at - 2].flags & TOKEN_LINE) &&
        !head_before(r, at - 1, o)) {
        *o = (office){ .head = lexicon_feature_join(0, word_stem(&r->words, at - 2)), .told = true, .topic = true };
        *first = at - 2;
        return true;
    }
    if (at < 3 || !facts_is_word(f, at - 1, "to") || !facts_is_any(f, at - 2, gives))
        return false;
    uint32_t end = head_before(r, at - 2, o);
    if (!end) {
        *o = (office){ .head = lexicon_feature_join(0, word_stem(&r->words, at - 3)), .told = true, .topic = true, .named = true };
        *first = at - 3;
        return f->text->tokens.at[at - 3].shape == SHAPE_CAPITAL;
    }
    o->told = o->named = o->definite = true;
    return office_read_post(r, end - 1, o, first);
}

/* Where "the ringmaster" ends of "the ringmaster, a Bulgarian named Stoyan", "its leader was a spinner called Greaves"; the token otherwise. */
static uint32_t before_calling(const facts *f, uint32_t at)
{
    enum { WORDS_MOST = 5 };
    static const char *const calling[] = { "named", "called", NULL }, *const joints[] = { ",", "is", "was", NULL }, *const articles[] = { "a", "an", NULL };
    if (!at || !facts_is_any(f, at - 1, calling))
        return at;
    for (uint32_t i = at - 1; i > 0 && i + WORDS_MOST > at - 1; i--)
        if (facts_is_any(f, i - 1, joints) && facts_is_any(f, i, articles))
            return i;
    return at;
}

/* "Its commander that summer, Thirlby", "the captain at the time, Ruiz": where the time begins. */
uint32_t office_before_time(const facts *f, uint32_t at)
{
    static const char *const small[] = { "in", "that", "this", "at", "the", "on", "for", "during", "throughout", NULL }, *const times[] = { "time", "moment", "summer", "year", "day", "season", NULL };
    const mention *m = at ? facts_mention_over(f, at - 1) : NULL;
    bool date = m && m->date >= 0 && m->last == at;
    if (!date && !(at && facts_is_any(f, at - 1, times)))
        return at;
    at = date ? m->first : at - 1;
    while (at && facts_is_any(f, at - 1, small))
        at--;
    return at;
}

/* "The director, Ruiz", "principal conductor Luuk Terpstra", "Project manager: Tanabe", "our head of maintenance is Wilk". */
static bool read_before(offices *r, const mention *m)
{
    static const char *const links[] = { ",", ":", "is", "was", "were", "remains", "\xE2\x80\x93", "\xE2\x80\x94", "|", "(", NULL };
    static const char *const adverbs[] = { "throughout", "then", "today", "now", "always", "still", NULL };
    static const char *const naming[] = { "as", "elected", "appointed", "named", "chose", "made", NULL };
    const facts *f = r->f;
    uint32_t title = office_before_title(r, m->first), first;
    office o = { 0 };
    if (read_topic(r, title, &o, &first))
        return office_keep(r, &o, first, m->last, m);
    uint32_t at = before_calling(f, title);
    bool link = at && facts_is_any(f, at - 1, links), label = at && (facts_is_word(f, at - 1, ":") || facts_is_word(f, at - 1, "|") || facts_is_word(f, at - 1, "("));
    at -= link;
    while (link && at && facts_is_any(f, at - 1, adverbs))
        at--;
    if (link)
        at = office_before_time(f, at);
    o = (office){ 0 };
    uint32_t head = head_before(r, at, &o);
    if (!head || !office_read_post(r, head - 1, &o, &first))
        return true;
    bool begins = first == f->text->sentences.at[facts_sentence(f, first)].first || (f->text->tokens.at[first].flags & TOKEN_LINE);
    o.named = first && facts_is_any(f, first - 1, naming);
    o.told = link || o.named;
    return link && !o.definite && !label && !begins && !o.named ? true : office_keep(r, &o, first, m->last, m);
}

/* "Director and treasurer", "its director and the soul of it": not "conductor and has agreed to another year". */
static bool is_one_of_posts(const offices *r, uint32_t at)
{
    const facts *f = r->f;
    return facts_is_word(f, at, "and") && !facts_has_class(f, at + 1, r->words.verb_past) && !facts_has_class(f, at + 1, r->present) && !facts_is_any(f, at + 1, office_verbs_small);
}

/* "Ruiz, the director", "Ruiz (chair)", "Ruiz is our treasurer", "Oli, who has been chief executive", "named Adhikari chief executive". */
static bool read_behind(offices *r, const mention *m)
{
    enum { WORDS_MOST = 7 };
    static const char *const openers[] = { ",", "(", "\xE2\x80\x93", "\xE2\x80\x94", "|", NULL };
    static const char *const links[] = { "who", "is", "was", "has", "had", "been", "as", "served", "serves", "remains", "of", NULL };
    static const char *const naming[] = { "named", "made", "chose", "chosen", "elected", "appointed", "appoints", "names", "as", NULL };
    const facts *f = r->f;
    uint32_t at = m->last, end = f->text->sentences.at[facts_sentence(f, m->first)].last, first;
    bool opened = facts_is_any(f, at, openers);
    at += opened;
    uint32_t linked = at;
    while (at < end && facts_is_any(f, at, links))
        at++;
    bool told = opened || at > linked || (m->first && facts_is_any(f, m->first - 1, naming));
    if (!told)
        return true;
    uint32_t begin = at;
    for (uint32_t stop = at + WORDS_MOST; at < end && at < stop; at++) {
        if (office_is_head(r, at) && !(facts_is_lower(f, at + 1) && office_is_head(r, at + 1))) {
            office o = { .told = true, .named = !opened && at == linked };
            if (!office_read_post(r, at, &o, &first) || first < m->last)
                return true;
            if (first != begin || (facts_is_word(f, begin - 1, ",") && !o.definite && !facts_is_lower(f, begin) && !facts_is_word(f, at + 1, "of")))
                return true;
            uint32_t last = office_read_of(r, at + 1, &o);
            bool named = facts_mention_over(f, last) && facts_mention_over(f, last)->type == CLASS_PERSON;
            return named || is_one_of_posts(r, last) || facts_has_class(f, last, CLASS_POSSESSIVE) ? true : office_keep(r, &o, first, last, m);
        }
        const mention *inside = facts_mention_over(f, at);
        if (f->text->tokens.at[at].kind != TOKEN_WORD || (inside && inside->type == CLASS_PERSON) || facts_has_class(f, at, r->words.verb_past) ||
            (word_is_function(&r->words, at) && !facts_is_any(f, at, office_articles)))
            return true;
    }
    return true;
}

/* "Quiroga wrote the minutes as its secretary", "she held the post of excursions manager". */
static bool read_as(offices *r, const mention *m)
{
    enum { WORDS_MOST = 12 };
    const facts *f = r->f;
    uint32_t end = f->text->sentences.at[facts_sentence(f, m->first)].last;
    for (uint32_t at = m->last + 1; at + 1 < end && at < m->last + WORDS_MOST; at++) {
        const mention *inside = facts_mention_over(f, at);
        if ((inside && inside->type == CLASS_PERSON) || facts_is_word(f, at, ";"))
            return true;
        bool as = facts_is_word(f, at, "as") && (facts_is_any(f, at + 1, office_articles) || office_is_head(r, at + 1)), post = facts_is_word(f, at, "of") && facts_is_word(f, at - 1, "post");
        if (!as && !post)
            continue;
        mention pretended = *m;
        pretended.last = at;
        return read_behind(r, &pretended);
    }
    return true;
}

/* "In 1869, as governor of Trinidad, he", "as finance director throughout 2019, Barrientos": what somebody at a token is told to be. */
static bool read_as_before(offices *r, uint32_t at, const mention *m)
{
    const facts *f = r->f;
    uint32_t first;
    office o = { 0 };
    uint32_t head = at > 2 && facts_is_word(f, at - 1, ",") ? head_before(r, office_before_time(f, at - 1), &o) : 0;
    if (!head || !office_read_post(r, head - 1, &o, &first) || !first || !facts_is_word(f, first - 1, "as"))
        return true;
    mention he = { .first = at, .last = at + 1, .type = CLASS_PERSON, .entity = m ? -1 : referent_of_pronoun(f, &r->who, at), .date = -1 };
    o.told = true;
    m = m ? m : &he;
    return m->entity < 0 || office_keep(r, &o, first, at - 1, m);
}

/* "She was ambassador in Vienna", of whom it is known who she is. */
static bool read_pronouns(offices *r)
{
    enum { AHEAD = 8 };
    static const char *const persons[] = { "he", "she", NULL };
    static const char *const verbs[] = { "was", "is", "held", "served", "had", "has", "remained", NULL };
    const facts *f = r->f;
    bool ok = true;
    for (uint32_t at = 0; ok && at + 2 < f->text->tokens.len; at++) {
        bool person = facts_is_any(f, at, persons);
        ok = !person || read_as_before(r, at, NULL);
        if (!person || !facts_is_any(f, at + 1, verbs))
            continue;
        uint32_t end = at + AHEAD < f->text->tokens.len ? at + AHEAD : (uint32_t)f->text->tokens.len;
        if (!facts_has_any(f, at + 1, end, office_heads))
            continue;
        mention m = { .first = at, .last = at + 1, .type = CLASS_PERSON, .entity = referent_of_pronoun(f, &r->who, at), .date = -1 };
        ok = ok && (m.entity < 0 || (read_behind(r, &m) && read_as(r, &m)));
    }
    return ok;
}

static bool read_all(offices *r)
{
    const facts *f = r->f;
    bool ok = true;
    for (size_t i = 0; ok && i < f->mentions.len && r->list.len <= OFFICES_MOST; i++) {
        const mention *m = &f->mentions.at[i];
        if (m->type == CLASS_PERSON && m->entity >= 0)
            ok = read_before(r, m) && read_behind(r, m) && read_as(r, m) && read_as_before(r, office_before_title(r, m->first), m) && office_read_verbs(r, m);
    }
    return ok && read_pronouns(r);
}

bool offices_read(offices *r, findings *out)
{
    const facts *f = out->f;
    *r = (offices){ .out = out, .f = f, .post = facts_class(f, "post"), .title = facts_class(f, "title"), .rank = facts_class(f, "rank"),
                    .present = facts_class(f, "verb-3sg"), .role = facts_class(f, "role"), .who = referent_classes_of(f) };
    word_reader_init(&r->words, f);
    return read_all(r);
}

void offices_release(offices *r)
{
    vec_release(&r->list);
    map_release(&r->last_of);
}
