/* containment, of words that stand apart: "Crete" and "the Turkish island"; "all five stops lie in Italy" of a list with one that
 * does not; a heading with a country and a town of another.  What is told of a country is explained by any place of the text
 * that lies in it; where none does, and one that can be meant lies next door, it is a finding. */
#include "check/containment_apart.h"

#include "check/claims.h"
#include "check/areas.h"
#include "check/list.h"
#include "check/nationals.h"
#include "time/calendar.h"

enum { CODE = 2 };

static const char rule_name[] = "claim/demonym-place";

static const char *const shores[] = { "coast", "shore", "side", "bank", "border", "part", "corner", "half", "heartland", "highlands", "plain", "riviera",
                                      "mainland", "soil", "territory", "countryside", "hinterland", "province", "state", "interior", NULL };

static gazetteer_answer lies_in(const areas *r, const site *s, str code)
{
    return gazetteer_lies_in(r->f, s->first, s->last, code);
}

/* Borders were others: a date before 1950 near a place in the midst of Europe, before 1920 elsewhere. */
static bool is_history(const areas *r, uint32_t sentence_index)
{
    const facts *f = r->f;
    uint32_t count = (uint32_t)f->text->sentences.len, from = f->text->sentences.at[sentence_index > 1 ? sentence_index - 1 : 0].first;
    uint32_t to = f->text->sentences.at[sentence_index + 1 < count ? sentence_index + 1 : count - 1].last;
    static const char *const olden[] = { "formerly", "ancestors", "family", "empire", "emigrated", "fled", "refugees", NULL };
    if (facts_has_any(f, f->text->sentences.at[sentence_index].first, f->text->sentences.at[sentence_index].last, olden))
        return true;
    int64_t since = calendar_day(1920, 1, 1);
    for (size_t i = facts_mention_from(f, from); i < f->mentions.len && f->mentions.at[i].first < to; i++) {
        int32_t date = f->mentions.at[i].date;
        if (date >= 0 && f->dates.at[date].has_interval && f->dates.at[date].first_day != INT64_MIN && f->dates.at[date].first_day < since)
            return true;
    }
    return false;
}

/* Adds where else the place is named, the country that it is put into, and where it lies. */
static uint32_t add_others(const areas *r, const site *p, const area *a, evidence places[FINDING_EVIDENCE], uint32_t count)
{
    for (size_t i = 0; i < r->list.len && count < FINDING_EVIDENCE - 2; i++) {
        const area *x = &r->list.at[i];
        if (x->word != a->word && lies_in(r, p, x->code) == GAZETTEER_INSIDE)
            places[count++] = words_evidence(r->f, x->first, x->last, rule_name);
    }
    for (size_t i = 0; i < r->sites.len && count < FINDING_EVIDENCE; i++)
        if (r->sites.at[i].entity == p->entity && r->sites.at[i].first != p->first)
            places[count++] = words_evidence(r->f, r->sites.at[i].first, r->sites.at[i].last, rule_name);
    for (size_t i = 0; i < r->list.len && count < FINDING_EVIDENCE; i++) {
        const area *other = &r->list.at[i];
        if (other->word != a->word && str_equal(other->code, a->code))
            places[count++] = words_evidence(r->f, other->first, other->last, rule_name);
    }
    return count;
}

static belie_status report(const areas *r, const site *p, const area *a)
{
    const facts *f = r->f;
    evidence places[FINDING_EVIDENCE] = { words_evidence(f, p->first, p->last, rule_name), words_evidence(f, a->first, a->last, rule_name) };
    if (!places[0].says || !places[1].says)
        return error_no_memory(r->out->error);
    return findings_add(r->out, check_named("containment"), BELIE_WARNING, 0.7, places, add_others(r, p, a, places, 2),
                        "the lists know places of the name elsewhere alone", "%s does not lie where \"%s\" puts it", places[0].says, places[1].says);
}

/* Whether a place of the text lies in the country, or its people or itself are told of elsewhere. */
static bool is_explained(const areas *r, const area *a)
{
    enum { TOLD_MOST = 3 };
    const uint32_t *told = map_find(&r->told, str_hash(a->code));
    if (told && *told > (a->kind == AREA_NAME ? 1 : TOLD_MOST))
        return true;
    for (size_t i = 0; i < r->sites.len; i++)
        if (gazetteer_explains(r->f, r->sites.at[i].first, r->sites.at[i].last, a->code))
            return true;
    return false;
}

static const site *site_at(const areas *r, uint32_t token_index)
{
    size_t low = 0, high = r->sites.len;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (r->sites.at[middle].first < token_index)
            low = middle + 1;
        else
            high = middle;
    }
    return low < r->sites.len && r->sites.at[low].first == token_index ? &r->sites.at[low] : NULL;
}

static bool begins_line(const facts *f, uint32_t at)
{
    return at >= f->text->tokens.len || (f->text->tokens.at[at].flags & (TOKEN_LINE | TOKEN_SENTENCE)) != 0;
}

/* "In Berlin, in Korea, in Cuba". */
static bool goes_on(const facts *f, uint32_t at)
{
    static const char *const more[] = { "in", "and", "or", "on", "at", "from", "to", NULL };
    const mention *m = facts_mention_over(f, at + 1);
    return facts_is_word(f, at, ",") && (facts_is_any(f, at + 1, more) || (m && m->type == CLASS_PLACE));
}

/* "Partizan (Yugoslavia), Alba (Germany)": the name before is no place, and so is this. */
static bool is_of_a_row(const facts *f, const site *p)
{
    enum { BACK = 4 };
    static const char *const joins[] = { ",", ";", "and", NULL };
    if (p->first < BACK || !facts_is_any(f, p->first - 1, joins) || !facts_is_word(f, p->first - 2, ")"))
        return false;
    for (uint32_t at = p->first - 2; at > 0 && at + BACK + 2 > p->first; at--)
        if (facts_is_word(f, at, "(")) {
            const mention *m = facts_mention_over(f, at - 1);
            return !m || m->type != CLASS_PLACE;
        }
    return false;
}

/* "Ballarat, Queensland": no list of places. */
static bool is_direct(const areas *r, const site *p, const area *a)
{
    static const char *const ends[] = { ",", ".", ";", ")", ":", "(", NULL };
    static const char *const ands[] = { "and", "or", "the", ",", "&", NULL };
    const facts *f = r->f;
    uint32_t after = a->word_last;
    while (facts_is_any(f, after, ands))
        after++;
    const mention *next = after > a->word_last ? facts_mention_over(f, after) : NULL, *before = p->first > 1 ? facts_mention_over(f, p->first - 2) : NULL;
    bool begins = a->word == p->last + 1 && (facts_is_word(f, p->last, ",") || (facts_is_word(f, p->last, "(") && facts_is_word(f, a->word_last, ")") && !areas_begins_name(f, a->word_last + 1) && !is_of_a_row(f, p))) && facts_mention_over(f, a->word);
    bool ended = facts_is_any(f, a->word_last, ends) || begins_line(f, a->word_last);
    bool place = before && before->type == CLASS_PLACE && before->last == p->first - 1 && facts_sentence(f, before->first) == a->sentence;
    bool known = place && (site_at(r, before->first) || facts_has_class(f, before->first, r->country));
    bool listed = known || facts_is_word(f, p->first - 1, "and") || (next && next->type == CLASS_PLACE && next->first == after);
    bool parallel = a->word == p->last + 1 + facts_is_word(f, p->last + 1, "the") && facts_is_word(f, p->last, "in") && before && facts_has_class(f, before->first, r->country) &&
                    before->first > 1 && facts_is_word(f, before->first - 1, "in") && before->last + 1 == p->first;
    return parallel || (begins && ended && !listed);
}

/* Whether a token may stand between a place and what it is put into: "just across the border in", "up in", "our lab in the far". */
static bool may_lie_between(const areas *r, uint32_t at)
{
    static const char *const small[] = { "a", "an", "the", "its", "-", "just", "once", "now", "today", "still", "up", "down", "our", "across", "over",
                                         "then", "deep", "far", NULL };
    static const char *const away[] = { "near", "beyond", "outside", "neighbouring", "neighboring", "opposite", "facing", "towards", NULL };
    const facts *f = r->f;
    if (facts_is_any(f, at, away))
        return false;
    return facts_is_any(f, at, small) || facts_has_class(f, at, r->compass) ||
           (facts_is_lower(f, at) && !word_is_function(&r->words, at) && !facts_has_class(f, at, r->words.verb_past) && !facts_has_class(f, at, r->present));
}

/* "Near Port Sudan in Eritrea", "Copacabana in Chile is": what is put there is no one who is met there. */
static bool is_locative(const areas *r, const site *p, const area *a)
{
    static const char *const before[] = { "near", "at", "outside", "around", "through", "via", "reached", "visited", "climbed", NULL };
    static const char *const verbs[] = { "is", "lies", "stands", "sits", "has", "was", NULL };
    const facts *f = r->f;
    if (a->word > p->last + 3)
        return false;
    bool first = p->first == f->text->sentences.at[p->sentence].first;
    return (p->first && facts_is_any(f, p->first - 1, before)) || (first && facts_is_any(f, a->word_last, verbs));
}

/* ", on the Lithuanian coast", ", in the west of Manitoba", " - our lab in the far south of Lebanon": from a place's end to the area. */
static bool is_joined(const areas *r, const site *p, const area *a)
{
    enum { BETWEEN_MOST = 12 };
    static const char *const links[] = { "in", "on", "of", "at", "along", "off", NULL }, *const articles[] = { "a", "the", NULL };
    static const char *const openers[] = { ",", "(", "\xE2\x80\x93", "\xE2\x80\x94", NULL }, *const ands[] = { "and", "or", "&", NULL };
    const facts *f = r->f;
    uint32_t from = p->last + facts_is_word(f, p->last, "*"); /* in italics */
    bool linked = false, comma = facts_is_any(f, from, openers);
    if (a->word <= from || a->word > from + BETWEEN_MOST)
        return false;
    for (uint32_t at = from + comma; at < a->word; at++) {
        bool link = facts_is_any(f, at, links);
        linked |= link;
        if (!link && !may_lie_between(r, at))
            return false;
    }
    bool people = facts_has_class(f, a->word, r->people) && !facts_has_class(f, a->word, r->country);
    if (people || facts_has_class(f, a->word_last, CLASS_POSSESSIVE))
        return (linked || (comma && facts_is_any(f, a->word - 1, articles))) && (areas_noun_behind(r, a->word_last, shores) || areas_noun_behind(r, a->word_last, area_things));
    const mention *next = facts_is_any(f, a->word_last, ands) ? facts_mention_over(f, a->word_last + 1) : NULL;
    return linked && !goes_on(f, a->word_last) && !(next && next->type == CLASS_PLACE) && (comma || is_locative(r, p, a));
}

/* "Not in Norway": denied, where the place may well lie elsewhere. */
static bool is_denied(const areas *r, const area *a)
{
    static const char *const words[] = { "not", "n't", "no", "never", "nor", "neither", "isn't", "wasn't", "without", NULL };
    uint32_t start = r->f->text->sentences.at[a->sentence].first, least = a->word > start + 4 ? a->word - 4 : start;
    return facts_has_any(r->f, least, a->word, words);
}

/* "The Scottish city of Cardiff", "the Turkish island, Crete". */
static const site *named_behind(const areas *r, const area *a)
{
    bool link = facts_is_word(r->f, a->last, "of") || facts_is_word(r->f, a->last, ",");
    return link ? site_at(r, a->last + 1) : NULL;
}

static const site *site_before(const areas *r, uint32_t token_index)
{
    const site *found = NULL;
    for (size_t i = 0; i < r->sites.len && r->sites.at[i].last <= token_index; i++)
        found = &r->sites.at[i];
    return found;
}

static bool are_near(const areas *r, const site *s, str code)
{
    char codes[GAZETTEER_CODES];
    gazetteer_countries(r->f, s->first, s->last, codes);
    for (const char *at = codes; at[0]; at += CODE + 1)
        if (nationals_are_near(str_of(at, CODE), code))
            return true;
    return code.len > CODE;
}

/* An island is no town, and a town no lake. */
static bool fits(const areas *r, const site *s, const area *a)
{
    static const char *const lands[] = { "island", "isle", "islet", "peninsula", "lake", "river", "mountain", "peak", "volcano", "islands", "lakes",
                                         "mountains", "peaks", "rivers", NULL };
    static const char *const classes[] = { "landform", "water" };
    bool land = facts_is_any(r->f, a->last - 1, lands), is_land = false;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        is_land |= facts_has_class(r->f, s->first, facts_class(r->f, classes[i]));
    if (facts_is_word(r->f, a->last - 1, "capital"))
        return gazetteer_is(r->f, s->first, s->last, "capital-city") && (facts_is_word(r->f, a->first, "this") || facts_is_word(r->f, a->first - 1, "now"));
    if (a->last == a->word_last)
        return true; /* "her part of Queensland" */
    return land == is_land || (!land && facts_has_class(r->f, s->first, facts_class(r->f, "city-large")));
}

/* Whether both lie in one country, as far as the lists know. */
static bool are_of_one(const areas *r, const site *a, const site *b)
{
    char x[GAZETTEER_CODES], y[GAZETTEER_CODES];
    gazetteer_countries(r->f, a->first, a->last, x);
    gazetteer_countries(r->f, b->first, b->last, y);
    return memcmp(x, y, CODE) == 0;
}

/* The one place that "the Turkish island" can mean, or the first of several of one country. */
static const site *meant_by(const areas *r, const area *a)
{
    enum { SENTENCES_BACK = 8, SENTENCES_BEHIND = 1 };
    const site *found = NULL;
    for (size_t i = 0; i < r->sites.len; i++) {
        const site *s = &r->sites.at[i];
        bool behind = s->first > a->last && !found && s->sentence <= a->sentence + SENTENCES_BEHIND;
        if ((s->last > a->first && !behind) || s->sentence + SENTENCES_BACK < a->sentence || lies_in(r, s, a->code) != GAZETTEER_OUTSIDE || !are_near(r, s, a->code) ||
            !fits(r, s, a))
            continue;
        if (found && found->entity != s->entity && !are_of_one(r, found, s))
            return NULL;
        found = found ? found : s;
    }
    return found;
}

/* "In Venezuela, where the roses were packed": the roses of the sentence with a place of the neighbour. */
static const site *meant_where(const areas *r, const area *a)
{
    enum { STEMS = 24, WORDS_BEHIND = 8 };
    const facts *f = r->f;
    uint64_t x[WORDS_BEHIND], y[STEMS];
    if (!facts_is_word(f, a->word_last, ",") || !facts_is_word(f, a->word_last + 1, "where"))
        return NULL;
    uint32_t end = a->word_last + WORDS_BEHIND < f->text->tokens.len ? a->word_last + WORDS_BEHIND : (uint32_t)f->text->tokens.len;
    uint32_t n = words_read(&r->words, a->word_last, end, x, WORDS_BEHIND);
    const site *s = meant_by(r, a);
    if (!s)
        return NULL;
    const sentence *around = &f->text->sentences.at[s->sentence];
    return words_shared(x, n, y, words_read(&r->words, around->first, around->last, y, STEMS)) ? s : NULL;
}

/* The one place of several that lies outside, next door; *inside: how many lie in it. */
static const site *outsider(const areas *r, uint32_t from, uint32_t to, str code, uint32_t *inside)
{
    const site *found = NULL;
    bool several = false;
    *inside = 0;
    for (size_t i = 0; i < r->sites.len; i++) {
        const site *s = &r->sites.at[i];
        if (s->first < from || s->last > to)
            continue;
        gazetteer_answer in = lies_in(r, s, code);
        *inside += in == GAZETTEER_INSIDE;
        bool outside = in == GAZETTEER_OUTSIDE && are_near(r, s, code);
        several |= outside && found && found->entity != s->entity;
        found = outside && !found ? s : found;
    }
    return several ? NULL : found;
}

/* "All five stops lie in Italy", "in all of these Ecuadorian towns". */
static belie_status judge_group(const areas *r, const area *a)
{
    enum { WORDS_BEFORE = 8, SENTENCES_BACK = 12 };
    static const char *const all[] = { "all", "each", "every", "both", "whole", "entire", NULL };
    static const char *const links[] = { "lie", "lay", "are", "them", "were", "lies", "is", "keeps", "keep", "kept", "stays", "stay", "stayed", "remains",
                                         "within", "leave", "leaves", "left", "lying", "outside", "but", NULL };
    const facts *f = r->f;
    uint32_t start = f->text->sentences.at[a->sentence].first, inside;
    for (uint32_t at = a->word; at > start && at + WORDS_BEFORE > a->word; at--) {
        if (!facts_is_any(f, at - 1, all) || !(facts_has_any(f, at, a->last, area_groups) || facts_has_any(f, at, a->word, links)))
            continue;
        uint32_t from = f->text->sentences.at[a->sentence > SENTENCES_BACK ? a->sentence - SENTENCES_BACK : 0].first;
        const site *s = outsider(r, from, at - 1, a->code, &inside);
        area said = *a;
        said.first = at - 1;
        r->out->comparisons += s != NULL;
        return s && inside ? report(r, s, &said) : BELIE_OK;
    }
    return BELIE_OK;
}

/* "Kenya: Nairobi 212, Mombasa 95, Kampala 61". */
static belie_status judge_label(const areas *r, size_t index)
{
    enum { ROW_MOST = 60 };
    const area *a = &r->list.at[index], *next = index + 1 < r->list.len ? &r->list.at[index + 1] : NULL;
    uint32_t inside, to = next && next->word < a->word_last + ROW_MOST ? next->word : a->word_last + ROW_MOST;
    uint32_t end = r->f->text->sentences.at[a->sentence].last;
    if (facts_is_word(r->f, a->word_last, "("))
        for (end = a->word_last; end < to && !facts_is_word(r->f, end, ")");)
            end++;
    else if (!facts_is_word(r->f, a->word_last, ":"))
        return BELIE_OK;
    const site *s = outsider(r, a->word_last, to < end ? to : end, a->code, &inside);
    r->out->comparisons += s != NULL;
    return s && inside ? report(r, s, a) : BELIE_OK;
}

/* One place put into two countries, or into two parts of one, whatever the lists know of it. */
static belie_status judge_twice(areas *r, const site *p, const area *a)
{
    uint32_t *slot = p->entity >= 0 ? map_at(&r->put, (uint64_t)p->entity + 1, true, NULL) : NULL;
    if (!slot)
        return p->entity >= 0 ? error_no_memory(r->out->error) : BELIE_OK;
    const area *before = *slot ? &r->list.at[*slot - 1] : NULL;
    *slot = *slot ? *slot : (uint32_t)(a - r->list.at) + 1;
    if (!before || nationals_agree(before->code, a->code) || lies_in(r, p, a->code) == GAZETTEER_INSIDE || before->sentence == a->sentence)
        return BELIE_OK;
    return report(r, &(site){ before->first, before->last, before->sentence, p->entity }, a);
}

static belie_status judge(areas *r, const area *a)
{
    if (is_denied(r, a))
        return BELIE_OK;
    const site *before = site_before(r, a->word), *behind = a->kind == AREA_THING ? named_behind(r, a) : NULL;
    if (!behind && facts_has_class(r->f, a->word, r->people) && facts_is_word(r->f, a->word - (a->word > 0), "the"))
        behind = site_at(r, a->word_last); /* "the Kenyan Serengeti" */
    const site *joined = behind ? behind : before && (is_joined(r, before, a) || is_direct(r, before, a)) ? before : NULL;
    if (joined) {
        static const char *const capitals[] = { "capital", NULL };
        bool capital = !behind && a->word > joined->last && facts_has_any(r->f, joined->last, a->word, capitals);
        gazetteer_answer lies = capital && gazetteer_is_capital_elsewhere(r->f, joined->first, joined->last, a->code) ? GAZETTEER_OUTSIDE : lies_in(r, joined, a->code);
        r->out->comparisons += lies != GAZETTEER_UNKNOWN;
        if (is_history(r, a->sentence))
            return BELIE_OK;
        return lies == GAZETTEER_OUTSIDE ? report(r, joined, a) : judge_twice(r, joined, a);
    }
    if (is_explained(r, a))
        return judge_group(r, a);
    const site *meant = a->kind == AREA_NAME ? meant_where(r, a) : meant_by(r, a);
    r->out->comparisons += meant != NULL;
    return meant && !is_history(r, a->sentence) ? report(r, meant, a) : BELIE_OK;
}

belie_status check_containment_apart(findings *out)
{
    const facts *f = out->f;
    if (!rule_named(f, rule_name))
        return BELIE_OK; /* rules of one's own alone */
    areas r;
    belie_status status = areas_read(&r, out) ? BELIE_OK : error_no_memory(out->error);
    if (r.sites.len > SITES_MOST)
        r.list.len = 0;
    for (size_t i = 0; status == BELIE_OK && i < r.list.len; i++)
        status = judge(&r, &r.list.at[i]);
    for (size_t i = 0; status == BELIE_OK && i < r.list.len; i++)
        status = judge_label(&r, i);
    areas_release(&r);
    return status;
}
