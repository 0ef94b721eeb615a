/* How tokens are seen by the evidence: the groups of lists that hold them, the cues that they are to their
 * neighbours, their shapes; and the document as a whole. */
#include "match/views.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- the words of features' names ---- */

bool evidence_remember(evidence_reader *r, uint64_t hash, const char *name)
{
    uint32_t *at = map_at(&r->name_of, hash, true, NULL);
    if (at && *at)
        return true;
    char *copy = at ? malloc(strlen(name) + 1) : NULL;
    char **slot = copy ? vec_push(&r->name_list) : NULL;
    if (!slot) {
        free(copy);
        r->names_lost = true;
        return false;
    }
    strcpy(copy, name);
    *slot = copy;
    *at = (uint32_t)r->name_list.len;
    return true;
}

const char *evidence_name(const evidence_reader *r, uint64_t hash)
{
    const uint32_t *at = map_find(&r->name_of, hash);
    return at && *at ? r->name_list.at[*at - 1] : NULL;
}

uint64_t evidence_feature(evidence_reader *r, const char *name)
{
    uint64_t hash = lexicon_feature_hash(str_from_c(name));
    if (r->naming)
        evidence_remember(r, hash, name);
    return hash;
}

/* The hash of a value; bars and equals signs would part it. */
uint64_t evidence_value(evidence_reader *r, str value)
{
    char copy[64];
    size_t length = value.len < sizeof copy - 1 ? value.len : sizeof copy - 1;
    memcpy(copy, value.ptr, length);
    copy[length] = '\0';
    for (size_t i = 0; i < length; i++)
        if (copy[i] == '|' || copy[i] == '=' || copy[i] == '\t' || copy[i] == '\n')
            copy[i] = '_';
    uint64_t hash = str_hash(str_of(copy, length));
    if (r->naming)
        evidence_remember(r, hash, copy);
    return hash;
}

uint64_t evidence_word(evidence_reader *r, const char *value)
{
    return evidence_value(r, str_from_c(value));
}

/* ---- groups of lists, and cues ---- */

static const char *const groups[] = {
    "given", "given-rare", "surname", "surname-foreign", "known-person", "place", "place-small",
    "org-word", "org-name", "team", "place-head", "common", "common-less", "common-rare",
    "demonym", "time", "event", "role", "title", "particle", "agency", "number-word", "direction",
    "product", "abbreviation", "org-weak", "state-abbr", "name-suffix", "capitalised", "famous-org",
};
enum { GROUPS = sizeof groups / sizeof *groups };
_Static_assert((int)GROUPS <= (int)EVIDENCE_GROUPS, "room for each group");

typedef struct class_group {
    const char *class_name, *group;
} class_group;

static const class_group group_table[] = {
    { "given-common", "given" }, { "given", "given" }, { "nickname", "given" },
    { "given-rare", "given-rare" }, { "arabic-given", "given" }, { "indian-given", "given" },
    { "african-given", "given" }, { "russian-given", "given" }, { "vietnamese-given", "given-rare" },
    { "persian-given", "given" }, { "turkish-given", "given" },
    { "surname-common", "surname" }, { "surname", "surname" }, { "leader-last", "known-person" },
    { "surname-foreign", "surname-foreign" }, 
     { "chinese-family", "surname-foreign" }, { "given-east", "given-rare" }, { "surname-east", "surname-foreign" },
    { "korean-family", "surname-foreign" }, { "vietnamese-family", "surname-foreign" },
    { "arabic-family", "surname-foreign" }, { "indian-family", "surname-foreign" },
    { "african-family", "surname-foreign" }, { "russian-family", "surname-foreign" },
    { "iberian-family", "surname-foreign" }, { "persian-family", "surname-foreign" },
    { "turkish-family", "surname-foreign" },
    { "family-plural", "known-person" }, { "leader", "known-person" }, { "public-figure", "known-person" },
    { "known-person", "known-person" }, { "known-person-last-weak", "known-person" },
    { "country", "place" }, { "capital-city", "place" }, { "city-large", "place" }, { "us-state", "place" },
    { "us-state-abbr", "state-abbr" }, { "us-state-code-weak", "state-abbr" }, { "region", "place" }, { "place-own", "place" },
    { "city-mid", "place-small" }, { "city-small", "place-small" }, { "city-small-weak", "place-small" },
    { "city-mid-weak", "place-small" }, { "subdivision", "place-small" }, { "subdivision-weak", "place-small" },
    { "water", "place-small" }, { "landform", "place-small" }, { "place-own-weak", "place-small" },
    { "org-head", "org-word" }, { "org-suffix", "org-word" }, { "org-head-first", "org-word" },
    { "org-modifier", "org-word" },
    { "company", "org-name" }, { "famous-org", "famous-org" }, { "company-acronym", "org-name" }, { "brand", "org-name" },
    { "party", "org-name" }, { "armed-group", "org-name" },
    { "intl-org", "org-name" }, { "org", "org-name" }, { "university", "org-name" },
    { "ngo", "org-name" }, { "union", "org-name" }, { "agency", "org-name" },
    { "ministry-name", "org-name" }, { "court", "org-name" }, { "stock-exchange", "org-name" },
    { "band", "org-name" }, { "museum", "org-name" }, { "hospital", "org-name" },
    { "team", "team" }, { "team-weak", "team" },
    { "news-agency", "agency" }, { "newspaper", "agency" }, { "broadcaster", "agency" },
    { "magazine", "agency" }, { "dateline-agency", "agency" },
    { "place-head", "place-head" }, { "facility-head", "place-head" },
    { "place-head-first", "place-head" },
    { "common-10", "common" }, { "common-20", "common" }, { "common-35", "common-less" },
    { "common-50", "common-rare" }, { "common-70", "common-rare" },
    { "demonym", "demonym" }, { "demonym-own", "demonym" }, { "belief", "demonym" },
    { "capital", "capitalised" }, { "initialism", "abbreviation" }, { "name-suffix", "name-suffix" }, { "school", "org-name" },
    { "company-weak", "org-weak" }, { "company-acronym-weak", "org-weak" }, { "agency-weak", "org-weak" },
    { "armed-group-weak", "org-weak" }, { "band-weak", "org-weak" }, { "broadcaster-weak", "org-weak" },
    { "intl-org-weak", "org-weak" }, { "magazine-weak", "org-weak" }, { "ministry-name-weak", "org-weak" },
    { "news-agency-weak", "org-weak" }, { "newspaper-weak", "org-weak" }, { "ngo-weak", "org-weak" },
    { "party-weak", "org-weak" }, { "union-weak", "org-weak" }, { "university-weak", "org-weak" },
    { "stock-exchange-weak", "org-weak" }, { "leader-weak", "known-person" }, { "leader-last-weak", "known-person" },
    { "event-name-weak", "event" }, { "other-name-weak", "event" }, { "product-weak", "product" }, { "work-weak", "product" }, { "language", "demonym" },
    { "month", "time" }, { "weekday", "time" }, { "holiday-name", "time" }, { "season", "time" },
    { "time-unit", "time" },
    { "event-head", "event" }, { "work-head", "event" }, { "product-head", "event" },
    { "law-head", "event" }, { "event", "event" }, { "event-name", "event" }, { "sport", "event" },
    { "other-name", "event" }, { "product", "product" }, { "work", "product" },
    { "role", "role" }, { "kinship", "role" }, { "rank", "title" }, { "title", "title" },
    { "surname-particle", "particle" }, { "number-word", "number-word" },
    { "direction", "direction" },
};

/* The first class in this order that a neighbour has is what it is seen as; in the coarse view, by the second name. */
static const struct {
    const char *name, *coarse;
} cue_order[] = {
    { "title", "person-cue" }, { "rank", "person-cue" }, { "kinship", "person-cue" }, { "role", "person-cue" },
    { "org-suffix", "org-suffix" }, { "say-verb", "say" }, { "month", "time" }, { "weekday", "time" },
    { "time-unit", "time" }, { "demonym", "demonym" }, { "demonym-own", "demonym" }, { "belief", "demonym" },
    { "org-noun", "org-noun" }, { "place-noun", "place-noun" }, { "naming-verb", "naming" },
    { "event-head", "event" }, { "product-head", "event" }, { "work-head", "event" }, { "law-head", "event" },
    { "org-head", "org-head" }, { "place-head", "place-head" }, { "facility-head", "place-head" },
    { "direction", "direction" }, { "country", "place" }, { "us-state", "place" }, { "us-state-abbr", "state-abbr" },
    { "capital-city", "place" }, { "city-large", "place" }, { "famous-org", "org" }, { "dateline-agency", "org" }, { "news-agency", "org" },
    { "team", "org" }, { "company", "org" }, { "intl-org", "org" }, { "agency", "org" }, { "sport", "game" },
    { "sport-word", "game" }, { "money-word", "game" }, { "motion-verb", "verb-cue" }, { "person-verb", "verb-cue" },
    { "media-verb", "verb-cue" }, { "role-noun", "person-cue" }, { "name-suffix", NULL }, { "given-common", NULL }, { "surname-common", NULL }, { "greeting", NULL },
    { "number-word", NULL }, { "ordinal-word", NULL }, { "approx", NULL }, { "hedge", NULL },
    { "org-head-first", NULL }, { "place-head-first", NULL }, { "org-modifier", NULL }, { "given", NULL },
    { "surname", NULL }, { "verb-past", NULL }, { "verb-3sg", NULL }, { "verb-ing", NULL }, { "pos-verb", NULL },
    { "pos-adj", NULL }, { "pos-adv", NULL }, { "pos-noun", NULL },
};
enum { CUES = sizeof cue_order / sizeof *cue_order };

static const char *const function_names[] = { "preposition", "determiner", "pronoun", "conjunction",
                                              "auxiliary", "modal", "negation", "wh-word" };

/* Endings of names by their languages; a class of words each, by its letters. */
static const char *const endings[] = {
    "ov", "ev", "ova", "eva", "sky", "ski", "skaya", "ska", "enko", "chuk", "ich", "vic", "ic", "dze",
    "shvili", "yan", "ian", "nen", "sson", "son", "sen", "ez", "es", "os", "is", "ou", "poulos", "idis",
    "akis", "escu", "eanu", "aru", "ini", "elli", "etti", "ucci", "ino", "ato", "berg", "stein", "mann",
    "man", "baum", "feld", "er", "aya", "ura", "moto", "shi", "awa", "uchi", "singh", "wala", "kar",
    "pur", "abad", "stan", "garh", "nagar", "ville", "ton", "burg", "burgh", "borough", "bury", "ford",
    "field", "ham", "wick", "shire", "land", "ia", "grad", "gorod", "polis", "city", "port", "mouth",
    "haven", "dale", "wood", "brook", "ridge", "view", "beach", "tech", "soft", "corp", "net", "com",
    "bank", "tel", "air", "oil", "gas", "sys", "ware", "works", "media", "group", "pharm", "media",
    "logy", "ism", "ist", "ish", "ese", "ing", "ed", "ly", "tion", "ment", "ness", "ity", "ics",
};
enum { ENDINGS = sizeof endings / sizeof *endings };
_Static_assert((int)ENDINGS <= (int)EVIDENCE_ENDINGS, "room for each ending");

bool evidence_init(evidence_reader *r, const rule_set *rules)
{
    *r = (evidence_reader){ .rules = rules };
    features_init(r);
    for (unsigned i = 0; i < CLASS_MAX; i++) {
        str name = type_name(rules, i);
        r->group_of[i] = r->cue_rank[i] = -1;
        r->class_hash[i] = name.len ? str_hash(name) : 0;
    }
    for (size_t i = 0; i < sizeof group_table / sizeof *group_table; i++) {
        int id = rule_set_class(rules, str_from_c(group_table[i].class_name));
        for (int g = 0; id >= 0 && g < GROUPS; g++)
            if (strcmp(groups[g], group_table[i].group) == 0)
                r->group_of[id] = g;
    }
    for (int i = 0; i < CUES; i++) {
        int id = rule_set_class(rules, str_from_c(cue_order[i].name));
        if (id >= 0)
            r->cue_rank[id] = i;
    }
    for (size_t i = 0; i < sizeof function_names / sizeof *function_names; i++) {
        int id = rule_set_class(rules, str_from_c(function_names[i]));
        if (id >= 0)
            class_set_add(&r->functions, (unsigned)id);
    }
    int sport = rule_set_class(rules, STR("sport-word"));
    int event = rule_set_class(rules, STR("event-first"));
    r->event_class = event < 0 ? CLASS_MAX : (unsigned)event;
    r->sport_class = sport < 0 ? CLASS_MAX : (unsigned)sport;
    definitions_init(&r->defined, rules);
    return true;
}

void evidence_name_classes(evidence_reader *r)
{
    r->naming = true;
    for (unsigned i = 0; i < CLASS_MAX; i++)
        if (r->class_hash[i])
            evidence_value(r, type_name(r->rules, i));
}

void evidence_release(evidence_reader *r)
{
    for (size_t i = 0; i < r->name_list.len; i++)
        free(r->name_list.at[i]);
    vec_release(&r->name_list);
    map_release(&r->name_of);
    vec_release(&r->by_symbol);
    vec_release(&r->symbol_kinds);
    vec_release(&r->form_kinds);
    vec_release(&r->lower_in);
    vec_release(&r->senses);
    vec_release(&r->sense_of);
    map_release(&r->sense_ids);
    vec_release(&r->use_hash);
    map_release(&r->lists_ids);
    vec_release(&r->lists_values);
    *r = (evidence_reader){ 0 };
}

/* ---- the view of a token ---- */

class_set evidence_classes(const symbol *s)
{
    class_set all = s->single;
    class_set_join(&all, &s->begin);
    class_set_join(&all, &s->inside);
    return all;
}

static bool is_function(const evidence_reader *r, const class_set *set)
{
    for (int w = 0; w < CLASS_WORDS; w++)
        if (set->bits[w] & r->functions.bits[w])
            return true;
    return false;
}

static const char *shape_name(const token *t, str word)
{
    bool digits = t->flags & TOKEN_DIGITS;
    switch (t->shape) {
    case SHAPE_LOWER:
        return digits ? "low-digit" : "low";
    case SHAPE_CAPITAL:
        return digits ? "Cap-digit" : word.len <= 3 ? "Cap-short" : "Cap";
    case SHAPE_UPPER:
        if (t->flags & TOKEN_STOP)
            return "C.A.P.";
        return digits ? "CAP-digit" : word.len == 2 ? "CAP2" : word.len <= 4 ? "CAP3" : "CAP";
    case SHAPE_INITIAL:
        return word.len == 1 ? "initial" : "initial.";
    case SHAPE_MIXED:
        return digits ? "miXed-digit" : word.ptr[0] >= 'a' && word.ptr[0] <= 'z' ? "miXed" : "MixEd";
    default:
        return t->kind == TOKEN_NUMBER ? "number" : t->kind == TOKEN_MARK ? "mark" : "nocase";
    }
}

static const char *number_name(const class_set *set)
{
    if (class_set_has(set, CLASS_YEAR))
        return "#year";
    if (class_set_has(set, CLASS_DAY))
        return "#day";
    if (class_set_has(set, CLASS_DECIMAL))
        return "#decimal";
    return class_set_has(set, CLASS_GROUPED) ? "#grouped" : "#";
}

static int best_cue(const evidence_reader *r, const class_set *set)
{
    int best = CUES;
    for (int w = 0; w < CLASS_WORDS; w++)
        for (uint64_t bits = set->bits[w]; bits; bits &= bits - 1) {
            int rank = r->cue_rank[w * 64 + __builtin_ctzll(bits)];
            if (rank >= 0 && rank < best)
                best = rank;
        }
    return best;
}

/* "given+surname": which groups of lists hold a token; made once for each set of groups. */
static bool lists_value(evidence_reader *r, uint32_t bits, uint64_t *value)
{
    char name[400] = "none";
    size_t length = 0;
    bool is_new;
    if (!vec_reserve(&r->lists_values, r->lists_values.len + 1)) /* before its number is known, so that none is without a value */
        return false;
    uint32_t *at = map_at(&r->lists_ids, bits, true, &is_new);
    uint64_t *slot = at && is_new ? vec_push(&r->lists_values) : NULL;
    if (!at || (is_new && !slot))
        return false;
    if (!is_new) {
        *value = r->lists_values.at[*at];
        return true;
    }
    for (int g = 0; g < GROUPS; g++)
        if (bits >> g & 1)
            length += (size_t)snprintf(name + length, sizeof name - length, "%s%s",
                                       length ? "+" : "", groups[g]);
    *at = (uint32_t)(r->lists_values.len - 1);
    *value = *slot = str_hash(str_from_c(name));
    return !r->naming || evidence_remember(r, *value, name);
}

uint32_t evidence_groups(const evidence_reader *r, const class_set *all)
{
    uint32_t bits = 0;
    for (int w = 0; w < CLASS_WORDS; w++)
        for (uint64_t left = all->bits[w]; left; left &= left - 1) {
            int g = r->group_of[w * 64 + __builtin_ctzll(left)];
            if (g >= 0)
                bits |= (uint32_t)1 << g;
        }
    return bits;
}

/* How a token is seen that no cue tells; NULL: by its shape. */
static const char *plain_context(const class_set *set)
{
    if (class_set_has(set, CLASS_NUMBER))
        return number_name(set);
    if (class_set_has(set, CLASS_POSSESSIVE))
        return "'s";
    if (class_set_has(set, CLASS_LINK))
        return "link";
    return class_set_has(set, CLASS_DECADE) || class_set_has(set, CLASS_ORDINAL) ? "#word" : NULL;
}

/* What the classes of a symbol say, whatever the word. */
const symbol_view *evidence_symbol(evidence_reader *r, uint32_t id)
{
    symbol_view *v = &r->by_symbol.at[id];
    if (v->ready)
        return v;
    const class_set *set = &r->table->table.at[id].single;
    class_set all = evidence_classes(&r->table->table.at[id]);
    const char *plain = plain_context(set);
    int cue = best_cue(r, &all);
    r->full |= !lists_value(r, evidence_groups(r, &all), &v->lists);
    v->context = v->coarse = plain ? evidence_word(r, plain) : 0;
    if (cue < CUES) {
        const char *coarse = cue_order[cue].coarse;
        v->context = evidence_word(r, cue_order[cue].name);
        v->coarse = coarse ? evidence_word(r, coarse) : v->coarse;
    }
    v->function = is_function(r, set);
    v->link = class_set_has(set, CLASS_LINK);
    v->sport = r->sport_class < CLASS_MAX && class_set_has(set, r->sport_class);
    v->ready = true;
    return v;
}

/* The longest known ending of a word. */
static uint64_t ending_of(const evidence_reader *r, str folded)
{
    size_t best = 0;
    uint64_t value = 0;
    if (!folded.len)
        return 0;
    unsigned char last = (unsigned char)folded.ptr[folded.len - 1];
    for (int i = r->ending_first[last & 31]; i; i = r->ending_next[i]) {
        const str *ending = &r->ending[i - 1];
        if (ending->len > best && folded.len > ending->len + 1 && str_ends(folded, *ending)) {
            best = ending->len;
            value = r->ending_hash[i - 1];
        }
    }
    return value;
}

/* Of "company? surname @users" the first word, the kinds, and the word to which it is akin; number 0 is no use. */
static const use_view *use_of_word(evidence_reader *r, str folded)
{
    const lexicon *lex = r->table->lexicons[0];
    unsigned number = lexicon_use_of(lex, str_hash(folded));
    use_view *v = &r->use_hash.at[number];
    str kin = lexicon_use_name(lex, number), all, first;
    if (v->ready || !str_cut(&kin, '@', &all))
        return v;
    while (all.len && all.ptr[all.len - 1] == ' ')
        all.len--;
    str rest = all;
    if (str_cut(&rest, ' ', &first))
        *v = (use_view){ evidence_value(r, first), evidence_value(r, all), kin.len ? evidence_value(r, kin) : 0, true };
    return v;
}

/* Names are made with the token, whose full stop its form cannot tell from a mark's. */
static token_view make_view(evidence_reader *r, uint32_t index)
{
    uint32_t id = r->table->of_token.at[index];
    const symbol_view *s = evidence_symbol(r, id);
    const token *t = &r->t->tokens.at[index];
    str folded = text_folded(r->t, index);
    uint64_t shape = evidence_word(r, shape_name(t, text_token(r->t, index))), word = evidence_value(r, folded);
    const use_view *use = use_of_word(r, folded);
    token_view v = { .context = s->context ? s->context : shape, .coarse = s->coarse ? s->coarse : shape,
                     .lists = s->lists, .shape = shape, .ending = ending_of(r, folded), .use = use->first,
                     .uses = use->all, .kin = use->kin, .symbol = id,
                     .linker = (s->function && t->kind == TOKEN_WORD) || (t->kind == TOKEN_MARK && !s->link) };
    if (v.linker) {
        v.context = word;
        v.coarse = t->kind == TOKEN_MARK ? word : r->function_value;
    }
    return v;
}

const token_view *evidence_view(evidence_reader *r, uint32_t index)
{
    uint32_t form = r->t->tokens.at[index].form;
    bool is_new = false;
    uint32_t *sense = map_at(&r->sense_ids, (uint64_t)form << 32 | r->table->of_token.at[index], true, &is_new);
    token_view *made = is_new ? vec_push(&r->senses) : NULL;
    if (!sense || (is_new && !made)) {
        r->full = true;
        return &r->outside;
    }
    if (is_new) {
        *sense = (uint32_t)r->senses.len - 1;
        *made = make_view(r, index);
    }
    return &r->senses.at[r->sense_of.at[form] = *sense];
}

/* ---- documents ---- */

/* What the document is said of the kinds of its words. */
typedef struct word_counts {
    size_t sport, first_person, capitals, all;
} word_counts;

static bool is_of_sport(evidence_reader *r, uint32_t symbol_id)
{
    uint8_t *kind = &r->symbol_kinds.at[symbol_id];
    if (*kind == WORD_UNKNOWN)
        *kind = evidence_symbol(r, symbol_id)->sport ? WORD_TELLING : WORD_PLAIN;
    return *kind == WORD_TELLING;
}

static bool is_first_person(evidence_reader *r, uint32_t index)
{
    uint8_t *kind = &r->form_kinds.at[r->t->tokens.at[index].form];
    if (*kind == WORD_UNKNOWN) {
        static const char *const words[] = { "I", "my", "My", "you", NULL };
        *kind = str_is_any(text_token(r->t, index), words) ? WORD_TELLING : WORD_PLAIN;
    }
    return *kind == WORD_TELLING;
}

/* Goes over all tokens once: counts, and notes what stands in small letters. */
static word_counts count_words(evidence_reader *r)
{
    word_counts c = { .all = 1 };
    for (uint32_t i = 0; i < r->t->tokens.len; i++) {
        const token *t = &r->t->tokens.at[i];
        c.all += t->kind != TOKEN_MARK;
        c.sport += is_of_sport(r, r->table->of_token.at[i]);
        c.first_person += is_first_person(r, i);
        c.capitals += t->shape == SHAPE_CAPITAL || t->shape == SHAPE_UPPER || t->shape == SHAPE_MIXED;
        if (t->shape == SHAPE_LOWER && t->kind == TOKEN_WORD)
            r->lower_in.at[t->form] = r->document;
    }
    return c;
}

/* The kind of a document, from rates of telling tokens: a few letters. */
static void read_genre(evidence_reader *r)
{
    const word_counts c = count_words(r);
    char name[16];
    snprintf(name, sizeof name, "%c%c%s", c.sport * 100 > c.all * 2 ? 'S' : c.sport * 200 > c.all ? 's' : '-',
             c.first_person * 100 > c.all ? 'I' : '-', c.capitals * 50 < c.all ? "l" : ""); /* l: small letters only */
    r->genre = evidence_word(r, name);
}

/* Room for all uses, which are looked at when a word has them. */
static bool make_uses(evidence_reader *r)
{
    size_t count = r->table->lexicons[0]->header->use_count + 1;
    vec_clear(&r->use_hash);
    if (!vec_reserve(&r->use_hash, count))
        return false;
    memset(r->use_hash.at, 0, count * sizeof *r->use_hash.at);
    r->use_hash.len = count;
    return true;
}

/* The values that every document uses. */
static void make_values(evidence_reader *r)
{
    memset(r->ending_first, 0, sizeof r->ending_first);
    static const char *const roles[ROLE_COUNT] = { "single", "first", "middle", "last" };
    static const char *const lengths[] = { "0", "1", "2", "3", "4", "5", "6+" };
    static const char *const edges[] = { "<prose>", "<heading>", "<item>", "<row>" };
    for (int i = 0; i < ROLE_COUNT; i++)
        r->role_value[i] = evidence_word(r, roles[i]);
    for (int i = 0; i < 7; i++)
        r->length_value[i] = evidence_word(r, lengths[i]);
    for (int i = 0; i < ENDINGS; i++) {
        r->ending[i] = str_from_c(endings[i]);
        r->ending_hash[i] = evidence_word(r, endings[i]);
        uint8_t *list = &r->ending_first[endings[i][strlen(endings[i]) - 1] & 31];
        r->ending_next[i + 1] = *list;
        *list = (uint8_t)(i + 1);
    }
    for (int i = 0; i < 4; i++)
        r->edge[i] = evidence_word(r, edges[i]);
    r->caps_value[0] = evidence_word(r, "mixed");
    r->caps_value[1] = evidence_word(r, "caps");
    static const char *const nouns[NOUN_KINDS] = { "none", "a-person", "a-place", "an-organization", "a-thing" };
    for (int k = 0; k < NOUN_KINDS; k++)
        r->noun_hash[k] = evidence_word(r, nouns[k]);
    for (int g = 0; g < GROUPS; g++)
        r->group_hash[g] = evidence_word(r, groups[g]);
    r->defines_acronym = evidence_word(r, "before-its-acronym");
    r->bracketed_acronym = evidence_word(r, "bracketed-acronym");
    r->event_of = evidence_word(r, "event-of");
    r->in_title = evidence_word(r, "in-title");
    r->whole_title = evidence_word(r, "whole-title");
    r->unlisted = evidence_word(r, "unlisted");
    r->whole_sentence = evidence_word(r, "whole-sentence");
    r->function_value = evidence_word(r, "function");
    r->outside = (token_view){ .lists = evidence_word(r, "edge"), .shape = evidence_word(r, "edge") };
}

/* A vector of at least so many, of which new ones are zero. */
#define widen(v, count)                                                                                       \
    (vec_reserve(v, (count) + 1) &&                                                                           \
     ((v)->len >= (count) || (memset((v)->at + (v)->len, 0, ((count) - (v)->len) * sizeof *(v)->at), (v)->len = (count), true)))

static void forget_forms(evidence_reader *r)
{
    vec_clear(&r->form_kinds);
    vec_clear(&r->lower_in);
    vec_clear(&r->sense_of);
    vec_clear(&r->senses);
    map_clear(&r->sense_ids);
}

static void forget_symbols(evidence_reader *r)
{
    vec_clear(&r->by_symbol);
    vec_clear(&r->symbol_kinds);
}

bool evidence_open(evidence_reader *r, const symbols *table, const text *t)
{
    bool is_new = !r->unlisted;
    if (is_new)
        make_values(r);
    if (r->table != table)
        forget_symbols(r);
    if (r->table != table || r->generation != table->generation)
        forget_forms(r);
    r->table = table;
    r->generation = table->generation;
    r->t = t;
    r->document++;
    r->full = false;
    if (is_new && !make_uses(r))
        return false;
    size_t forms_count = t->forms.list.len, symbol_count = table->table.len;
    if (!widen(&r->form_kinds, forms_count) || !widen(&r->lower_in, forms_count) || !widen(&r->sense_of, forms_count) ||
        !widen(&r->senses, 1) || !widen(&r->by_symbol, symbol_count) || !widen(&r->symbol_kinds, symbol_count))
        return false;
    read_genre(r);
    return !r->full;
}

/* Whether a sentence is in capitals, as headings are. */
static bool is_in_capitals(const evidence_reader *r, const sentence *s)
{
    uint32_t lower = 0, upper = 0;
    for (uint32_t k = s->first; k < s->last; k++)
        upper += r->t->tokens.at[k].shape == SHAPE_UPPER;
    for (uint32_t k = s->first; upper > 1 && k < s->last; k++) {
        uint8_t shape = r->t->tokens.at[k].shape;
        lower += shape == SHAPE_LOWER || shape == SHAPE_CAPITAL;
    }
    return (upper > 1 && lower == 0) || (upper > 2 && lower * 3 < upper);
}

/* No sense is made that would move those that are at hand: there is room for one a token, and two before. */
bool evidence_enter(evidence_reader *r, const sentence *s)
{
    r->here = s;
    r->caps = r->caps_value[is_in_capitals(r, s)];
    r->outside.context = r->outside.coarse = r->edge[s->kind];
    titles_find(r, s);
    return vec_reserve(&r->senses, r->senses.len + (s->last - s->first) + 2);
}

bool evidence_start_naming(evidence_reader *r, const symbols *table, const text *t)
{
    if (r->naming && !r->names_lost)
        return true;
    r->names_lost = false;
    evidence_name_classes(r);
    forget_symbols(r);
    r->sense_of.len = r->senses.len = 0;
    map_clear(&r->sense_ids);
    map_clear(&r->lists_ids);
    vec_clear(&r->lists_values);
    r->unlisted = 0; /* the values of all documents are made anew, with their names */
    r->document--;   /* it is the same document: what was learnt of its words stays */
    return evidence_open(r, table, t);
}
