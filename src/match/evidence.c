/* Features of readings: what speaks for and against a name. */
#include "match/evidence.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- features: parts of key and value, joined hash by hash ---- */

enum key {
    KEY_PREV, KEY_PREV2, KEY_NEXT, KEY_NEXT2, KEY_FIRST, KEY_LAST, KEY_ROLE, KEY_CLASS, KEY_LISTS,
    KEY_SHAPE, KEY_WORD, KEY_LENGTH, KEY_IS, KEY_HAS, KEY_GENRE, KEY_END, KEY_LOWER, KEY_CAPS,
    KEY_AROUND, KEY_RULE, KEY_PREV_CLASS, KEY_NEXT_CLASS, KEY_SENTENCE, KEY_DEFINED, KEY_CALLED,
    KEY_LINE, KEYS
};

static const char *const key_names[KEYS] = {
    "prev", "prev2", "next", "next2", "first", "last", "role", "class", "lists", "shape", "word",
    "length", "is", "has", "genre", "end", "lower-elsewhere", "caps", "around", "rule",
    "prev-class", "next-class", "sentence", "defined-as", "called", "line-before",
};

typedef struct part {
    enum key key;
    uint64_t value;
} part;

static bool remember(evidence_reader *r, uint64_t hash, const char *name)
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
        remember(r, hash, name);
    return hash;
}

/* The hash of a value; bars and equals signs would part it. */
static uint64_t value_hash(evidence_reader *r, str value)
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
        remember(r, hash, copy);
    return hash;
}

static uint64_t value_c(evidence_reader *r, const char *value)
{
    return value_hash(r, str_from_c(value));
}

static bool name_feature(evidence_reader *r, uint64_t hash, const part *parts, size_t count)
{
    char name[400];
    size_t length = 0;
    for (size_t i = 0; i < count && length < sizeof name; i++) {
        const char *shown = evidence_name(r, parts[i].value);
        length += (size_t)snprintf(name + length, sizeof name - length, "%s%s=%s", i ? "|" : "",
                                   key_names[parts[i].key], shown ? shown : "?");
    }
    return remember(r, hash, name);
}

static inline bool emit(evidence_reader *r, feature_vec *out, const part *parts, size_t count)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++) {
        hash = lexicon_feature_join(hash, r->key_hash[parts[i].key]);
        hash = lexicon_feature_join(hash, parts[i].value);
    }
    hash = hash ? hash : 1;
    if (out->len == out->cap && !vec_reserve(out, out->len + 1))
        return false;
    out->at[out->len++] = hash;
    return !r->naming || name_feature(r, hash, parts, count);
}

#define EMIT(...) \
    emit(r, out, (const part[]){ __VA_ARGS__ }, sizeof((const part[]){ __VA_ARGS__ }) / sizeof(part))

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
_Static_assert((int)KEYS <= (int)EVIDENCE_KEYS, "room for each key");

bool evidence_init(evidence_reader *r, const rule_set *rules)
{
    *r = (evidence_reader){ .rules = rules };
    for (int k = 0; k < KEYS; k++)
        r->key_hash[k] = str_hash(str_from_c(key_names[k]));
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
    r->sport_class = sport < 0 ? CLASS_MAX : (unsigned)sport;
    definitions_init(&r->defined, rules);
    return true;
}

void evidence_name_classes(evidence_reader *r)
{
    r->naming = true;
    for (unsigned i = 0; i < CLASS_MAX; i++)
        if (r->class_hash[i])
            value_hash(r, type_name(r->rules, i));
}

void evidence_release(evidence_reader *r)
{
    for (size_t i = 0; i < r->name_list.len; i++)
        free(r->name_list.at[i]);
    vec_release(&r->name_list);
    map_release(&r->name_of);
    vec_release(&r->by_symbol);
    vec_release(&r->by_form);
    vec_release(&r->views);
    map_release(&r->lists_ids);
    vec_release(&r->lists_values);
    *r = (evidence_reader){ 0 };
}

/* ---- the view of a token ---- */

static class_set all_classes(const symbol *s)
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
    return !r->naming || remember(r, *value, name);
}

static uint32_t groups_of(const evidence_reader *r, const class_set *all)
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
static const symbol_view *view_symbol(evidence_reader *r, uint32_t id)
{
    while (r->by_symbol.len <= id)
        if (!vec_push(&r->by_symbol))
            return NULL;
    symbol_view *v = &r->by_symbol.at[id];
    if (v->ready)
        return v;
    const class_set *set = &r->table->table.at[id].single;
    class_set all = all_classes(&r->table->table.at[id]);
    const char *plain = plain_context(set);
    int cue = best_cue(r, &all);
    if (!lists_value(r, groups_of(r, &all), &v->lists))
        return NULL;
    v->context = v->coarse = plain ? value_c(r, plain) : 0;
    if (cue < CUES) {
        const char *coarse = cue_order[cue].coarse;
        v->context = value_c(r, cue_order[cue].name);
        v->coarse = coarse ? value_c(r, coarse) : v->coarse;
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

/* Names are made with the token, whose full stop its form cannot tell from a mark's. */
static const form_view *view_form(evidence_reader *r, uint32_t index)
{
    form_view *v = &r->by_form.at[r->t->tokens.at[index].form];
    if (v->ready)
        return v;
    str word = text_token(r->t, index), folded = text_folded(r->t, index);
    v->shape = value_c(r, shape_name(&r->t->tokens.at[index], word));
    v->word = value_hash(r, folded);
    v->ending = ending_of(r, folded);
    v->first_person = str_is(word, "I") || str_is(word, "my") || str_is(word, "My") || str_is(word, "you");
    v->ready = true;
    return v;
}

static bool view_token(evidence_reader *r, uint32_t index, token_view *out)
{
    uint32_t id = r->table->of_token.at[index];
    const symbol_view *s = view_symbol(r, id);
    if (!s)
        return false;
    const form_view *f = view_form(r, index);
    enum token_kind kind = r->t->tokens.at[index].kind;
    *out = (token_view){ .context = s->context ? s->context : f->shape, .coarse = s->coarse ? s->coarse : f->shape,
                         .lists = s->lists, .shape = f->shape, .ending = f->ending, .symbol = id,
                         .small = r->by_form.at[text_folded_form(r->t, index)].lower_in == r->document,
                         .linker = (s->function && kind == TOKEN_WORD) || (kind == TOKEN_MARK && !s->link) };
    if (out->linker) {
        out->context = f->word;
        out->coarse = kind == TOKEN_MARK ? f->word : r->function_value;
    }
    return true;
}

/* ---- documents ---- */

/* The kind of a document, from rates of telling tokens: a few letters. */
static bool read_genre(evidence_reader *r)
{
    size_t sport = 0, first_person = 0, all = 1;
    for (uint32_t i = 0; i < r->t->tokens.len; i++) {
        const token *t = &r->t->tokens.at[i];
        const symbol_view *s = view_symbol(r, r->table->of_token.at[i]);
        if (!s)
            return false;
        all += t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER;
        sport += s->sport;
        first_person += view_form(r, i)->first_person;
        if (t->shape == SHAPE_LOWER && t->kind == TOKEN_WORD)
            r->by_form.at[t->form].lower_in = r->document;
    }
    char name[16];
    snprintf(name, sizeof name, "%c%c", sport * 100 > all * 2 ? 'S' : sport * 200 > all ? 's' : '-',
             first_person * 100 > all ? 'I' : '-');
    r->genre = value_c(r, name);
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
        r->role_value[i] = value_c(r, roles[i]);
    for (int i = 0; i < 7; i++)
        r->length_value[i] = value_c(r, lengths[i]);
    for (int i = 0; i < ENDINGS; i++) {
        r->ending[i] = str_from_c(endings[i]);
        r->ending_hash[i] = value_c(r, endings[i]);
        uint8_t *list = &r->ending_first[endings[i][strlen(endings[i]) - 1] & 31];
        r->ending_next[i + 1] = *list;
        *list = (uint8_t)(i + 1);
    }
    for (int i = 0; i < 4; i++)
        r->edge[i] = value_c(r, edges[i]);
    r->caps_value[0] = value_c(r, "mixed");
    r->caps_value[1] = value_c(r, "caps");
    static const char *const nouns[NOUN_KINDS] = { "none", "a-person", "a-place", "an-organization", "a-thing" };
    for (int k = 0; k < NOUN_KINDS; k++)
        r->noun_hash[k] = value_c(r, nouns[k]);
    for (int g = 0; g < GROUPS; g++)
        r->group_hash[g] = value_c(r, groups[g]);
    r->defines_acronym = value_c(r, "before-its-acronym");
    r->bracketed_acronym = value_c(r, "bracketed-acronym");
    r->unlisted = value_c(r, "unlisted");
    r->whole_sentence = value_c(r, "whole-sentence");
    r->function_value = value_c(r, "function");
    r->outside = (token_view){ .lists = value_c(r, "edge"), .shape = value_c(r, "edge") };
}

bool evidence_open(evidence_reader *r, const symbols *table, const text *t)
{
    if (!r->unlisted)
        make_values(r);
    if (r->table != table)
        vec_clear(&r->by_symbol);
    if (r->table != table || r->generation != table->generation)
        vec_clear(&r->by_form);
    r->table = table;
    r->generation = table->generation;
    r->t = t;
    r->document++;
    size_t before = r->by_form.len, count = t->forms.list.len;
    if (!vec_reserve(&r->by_form, count + 1))
        return false;
    if (count > before)
        memset(r->by_form.at + before, 0, (count - before) * sizeof *r->by_form.at);
    r->by_form.len = count;
    return read_genre(r);
}

enum { EDGES = 2 };

static const token_view *view(const evidence_reader *r, uint32_t index)
{
    return &r->views.at[index - r->here->first + EDGES];
}

static bool view_sentence(evidence_reader *r, const sentence *s)
{
    size_t count = s->last - s->first + 2 * EDGES;
    token_view edge = r->outside;
    if (!vec_reserve(&r->views, count))
        return false;
    edge.context = edge.coarse = r->edge[s->kind];
    for (size_t i = 0; i < EDGES; i++)
        r->views.at[i] = r->views.at[count - 1 - i] = edge;
    for (uint32_t i = s->first; i < s->last; i++)
        if (!view_token(r, i, &r->views.at[i - s->first + EDGES]))
            return false;
    return true;
}

bool evidence_enter(evidence_reader *r, const sentence *s)
{
    uint32_t lower = 0, upper = 0;
    for (uint32_t k = s->first; k < s->last; k++) {
        uint8_t shape = r->t->tokens.at[k].shape;
        lower += shape == SHAPE_LOWER || shape == SHAPE_CAPITAL;
        upper += shape == SHAPE_UPPER;
    }
    r->here = s;
    r->caps = r->caps_value[(upper > 1 && lower == 0) || (upper > 2 && lower * 3 < upper)];
    return view_sentence(r, s);
}

bool evidence_start_naming(evidence_reader *r, const symbols *table, const text *t)
{
    if (r->naming && !r->names_lost)
        return true;
    r->names_lost = false;
    evidence_name_classes(r);
    vec_clear(&r->by_symbol);
    vec_clear(&r->by_form);
    map_clear(&r->lists_ids);
    vec_clear(&r->lists_values);
    r->unlisted = 0; /* the values of all documents are made anew, with their names */
    r->document--;   /* it is the same document: what was learnt of its words stays */
    return evidence_open(r, table, t);
}

/* ---- parts ---- */

void evidence_of_token(evidence_reader *r, uint32_t index, enum token_role role, evidence_part *out)
{
    const token_view *v = view(r, index);
    *out = (evidence_part){ PART_TOKEN, v->symbol,
                            { r->role_value[role], v->shape, r->caps, r->genre, v->linker ? v->context : 0,
                              role != ROLE_MIDDLE ? v->ending : 0, role != ROLE_MIDDLE && v->small } };
}

void evidence_of_begin(evidence_reader *r, uint32_t first, evidence_part out[2])
{
    const token_view *v = view(r, first), *prev = v - 1, *prev2 = v - 2;
    noun_kind called = definition_before(&r->defined, r->table, r->t, first, r->here->first);
    out[0] = (evidence_part){ PART_BEFORE, prev->symbol,
                              { prev->context, prev2->context, r->genre, called ? r->noun_hash[called] : 0 } };
    out[1] = (evidence_part){ PART_BEFORE_FIRST, 0, { prev->context, prev->coarse, v->lists, v->shape, r->genre } };
}

void evidence_of_end(evidence_reader *r, uint32_t last, evidence_part out[2])
{
    const token_view *v = view(r, last - 1), *next = v + 1, *next2 = v + 2;
    noun_kind defined = definition_after(&r->defined, r->table, r->t, last, r->here->last);
    out[0] = (evidence_part){ PART_AFTER, next->symbol,
                              { next->context, next2->context, r->genre, defined ? r->noun_hash[defined] : 0 } };
    out[1] = (evidence_part){ PART_AFTER_LAST, 0, { next->context, next->coarse, v->lists, v->shape, r->genre } };
}

static bool add_part(part_vec *out, evidence_part more)
{
    evidence_part *slot = vec_push(out);
    if (slot)
        *slot = more;
    return slot != NULL;
}

/* The classes of names of several words that are just this span. */
static bool add_phrases(evidence_reader *r, uint32_t first, uint32_t last, part_vec *out)
{
    size_t low = 0, high = r->table->phrases.len;
    bool any = false;
    if (last == first + 1)
        return true;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->table->phrases.at[middle].first < first)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < r->table->phrases.len && r->table->phrases.at[low].first == first; low++) {
        const phrase *p = &r->table->phrases.at[low];
        if (p->last != last || p->lexicon != 0)
            continue;
        any = true;
        if (!add_part(out, (evidence_part){ PART_IS, p->set, { 1 } }))
            return false;
    }
    return any || add_part(out, (evidence_part){ PART_IS, 0, { 0 } });
}

/* Whether the letters of the word `at` are the initials of the capitalised words of the span. */
static bool is_acronym_of(const evidence_reader *r, uint32_t at, uint32_t first, uint32_t last)
{
    str letters = text_token(r->t, at);
    size_t k = 0;
    for (uint32_t i = first; i < last; i++) {
        const token *t = &r->t->tokens.at[i];
        if (t->shape == SHAPE_LOWER || t->shape == SHAPE_NONE)
            continue;
        while (k < letters.len && letters.ptr[k] == '.')
            k++;
        if (k >= letters.len || letters.ptr[k] != text_token(r->t, i).ptr[0])
            return false;
        k++;
    }
    return k > 1 && (k == letters.len || letters.ptr[letters.len - 1] == '.');
}

static bool is_capitals(const evidence_reader *r, uint32_t at)
{
    return r->t->tokens.at[at].shape == SHAPE_UPPER || r->t->tokens.at[at].shape == SHAPE_MIXED;
}

enum { ACRONYM_REACH = 10 }; /* tokens */

/* "World Trade Organization (WTO)": the span stands before its acronym, or is such an acronym in brackets. */
static bool add_acronyms(evidence_reader *r, uint32_t first, uint32_t last, part_vec *out)
{
    const sentence *s = r->here;
    if (last + 1 < s->last && last > first + 1 && str_is(text_token(r->t, last), "(") && is_capitals(r, last + 1) &&
        is_acronym_of(r, last + 1, first, last))
        return add_part(out, (evidence_part){ PART_NOTE, 0, { r->defines_acronym } });
    if (last != first + 1 || first < s->first + 3 || last >= s->last || !is_capitals(r, first) ||
        !str_is(text_token(r->t, first - 1), "("))
        return true;
    for (uint32_t from = first - 2; from > s->first && from + ACRONYM_REACH > first; from--)
        if (r->t->tokens.at[from - 1].shape != SHAPE_LOWER && is_acronym_of(r, first, from - 1, first - 1))
            return add_part(out, (evidence_part){ PART_NOTE, 0, { r->bracketed_acronym } });
    return true;
}

/* What the line before ends with: a greeting's comma, a colon, nothing. */
static bool add_line_before(evidence_reader *r, uint32_t first, uint64_t lists, part_vec *out)
{
    token_view end, earlier;
    if (first < 2 || first != r->here->first)
        return true;
    return view_token(r, first - 1, &end) && view_token(r, first - 2, &earlier) &&
           add_part(out, (evidence_part){ PART_LINE, 0, { end.context, end.coarse, earlier.context, lists } });
}

bool evidence_of_whole(evidence_reader *r, uint32_t first, uint32_t last, part_vec *out)
{
    const token_view *a = view(r, first), *b = view(r, last - 1), *prev = a - 1, *next = b + 1;
    uint64_t length = r->length_value[last - first > 6 ? 6 : last - first];
    uint64_t all = first == r->here->first && last == r->here->last;
    bool ok = add_part(out, (evidence_part){ PART_FORM, 0,
                                             { length, r->genre, r->caps, a->shape, b->shape,
                                               r->edge[r->here->kind], all } }) &&
              add_part(out, (evidence_part){ PART_AROUND, 0,
                                             { prev->context, next->context, prev->coarse, next->coarse, a->lists,
                                               length, r->genre } }) &&
              add_phrases(r, first, last, out) && add_line_before(r, first, a->lists, out) &&
              add_acronyms(r, first, last, out);
    if (ok && all)
        ok = add_part(out, (evidence_part){ PART_ALONE, 0, { a->lists, b->lists } });
    if (ok && last > first + 1)
        ok = add_part(out, (evidence_part){ PART_ENDS, 0, { a->lists, b->lists, length } });
    for (const token_view *v = a + 1; ok && v < b; v++)
        if (v->linker)
            ok = add_part(out, (evidence_part){ PART_HAS, 0, { v->context } });
    return ok;
}

/* Each value is multiplied by a number of its own: they are hashes already, most of them. */
uint64_t evidence_key(const evidence_part *p)
{
    static const uint64_t by[PART_VALUES] = { 0xBF58476D1CE4E5B9u, 0x94D049BB133111EBu, 0xD6E8FEB86659FD93u,
                                              0xA0761D6478BD642Fu, 0xE7037ED1A0B428DBu, 0x8EBC6AF09C88C6E3u,
                                              0x589965CC75374CC3u };
    uint64_t h = ((uint64_t)p->kind << 32 | p->symbol) * 0x9E3779B97F4A7C15u;
    for (int i = 0; i < PART_VALUES; i++)
        h += p->values[i] * by[i];
    h = (h ^ h >> 32) * 0xBF58476D1CE4E5B9u;
    return h ^ h >> 29;
}

/* ---- features ---- */

static bool emit_class_set(evidence_reader *r, const class_set *all, enum key key, uint64_t role, feature_vec *out)
{
    for (int w = 0; w < CLASS_WORDS; w++)
        for (uint64_t bits = all->bits[w]; bits; bits &= bits - 1) {
            unsigned id = (unsigned)(w * 64 + __builtin_ctzll(bits));
            if (id < CLASS_COMPUTED && id != CLASS_UNKNOWN && id != CLASS_ALNUM)
                continue;
            bool ok = role ? EMIT({ KEY_ROLE, role }, { key, r->class_hash[id] })
                           : EMIT({ key, r->class_hash[id] });
            if (!ok)
                return false;
        }
    return true;
}

static bool emit_classes(evidence_reader *r, uint32_t id, enum key key, uint64_t role, feature_vec *out)
{
    class_set all = all_classes(&r->table->table.at[id]);
    return emit_class_set(r, &all, key, role, out);
}

static bool emit_token(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    uint64_t role = p->values[0], shape = p->values[1], caps = p->values[2], genre = p->values[3];
    uint64_t word = p->values[4], ending = p->values[5], lists = view_symbol(r, p->symbol)->lists;
    bool ok = EMIT({ KEY_ROLE, role }, { KEY_SHAPE, shape }, { KEY_CAPS, caps }) &&
              EMIT({ KEY_ROLE, role }, { KEY_LISTS, lists }) &&
              EMIT({ KEY_ROLE, role }, { KEY_LISTS, lists }, { KEY_SHAPE, shape }) &&
              EMIT({ KEY_ROLE, role }, { KEY_LISTS, lists }, { KEY_GENRE, genre }) &&
              emit_classes(r, p->symbol, KEY_CLASS, role, out);
    if (ok && word)
        ok = EMIT({ KEY_ROLE, role }, { KEY_WORD, word });
    if (ok && ending)
        ok = EMIT({ KEY_ROLE, role }, { KEY_END, ending }) &&
             (!class_set_has(&r->table->table.at[p->symbol].single, CLASS_UNKNOWN) ||
              EMIT({ KEY_ROLE, role }, { KEY_END, ending }, { KEY_LISTS, lists }));
    if (ok && p->values[6])
        ok = EMIT({ KEY_ROLE, role }, { KEY_LOWER, caps });
    return ok;
}

/* Before and after are alike, with other keys. */
static bool emit_side(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    bool before = p->kind == PART_BEFORE;
    enum key near = before ? KEY_PREV : KEY_NEXT, far = before ? KEY_PREV2 : KEY_NEXT2;
    uint64_t context = p->values[0], context2 = p->values[1], genre = p->values[2], noun = p->values[3];
    return EMIT({ near, context }) && EMIT({ near, context }, { far, context2 }) &&
           EMIT({ near, context }, { KEY_GENRE, genre }) && EMIT({ far, context2 }) &&
           (!noun || EMIT({ before ? KEY_CALLED : KEY_DEFINED, noun })) &&
           (!noun || EMIT({ before ? KEY_CALLED : KEY_DEFINED, noun }, { near, context })) &&
           (!p->symbol || emit_classes(r, p->symbol, before ? KEY_PREV_CLASS : KEY_NEXT_CLASS, 0, out));
}

static bool emit_side_end(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    bool before = p->kind == PART_BEFORE_FIRST;
    enum key near = before ? KEY_PREV : KEY_NEXT, end = before ? KEY_FIRST : KEY_LAST;
    uint64_t context = p->values[0], coarse = p->values[1], lists = p->values[2], shape = p->values[3];
    return EMIT({ near, context }, { end, lists }) && EMIT({ near, coarse }, { end, lists }, { KEY_GENRE, p->values[4] }) &&
           EMIT({ near, context }, { KEY_SHAPE, shape });
}

static bool emit_form(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    uint64_t length = p->values[0], genre = p->values[1], caps = p->values[2], kind = p->values[5];
    return EMIT({ KEY_LENGTH, length }) && EMIT({ KEY_LENGTH, length }, { KEY_GENRE, genre }) &&
           EMIT({ KEY_LENGTH, length }, { KEY_CAPS, caps }) &&
           EMIT({ KEY_LENGTH, length }, { KEY_FIRST, p->values[3] }, { KEY_LAST, p->values[4] }) &&
           EMIT({ KEY_SENTENCE, kind }, { KEY_GENRE, genre }, { KEY_LENGTH, length }) &&
           (!p->values[6] || EMIT({ KEY_IS, r->whole_sentence }, { KEY_SENTENCE, kind }, { KEY_LENGTH, length }));
}

static bool emit_around(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    uint64_t prev = p->values[2], next = p->values[3];
    return EMIT({ KEY_AROUND, p->values[0] }, { KEY_NEXT, p->values[1] }) &&
           EMIT({ KEY_AROUND, prev }, { KEY_NEXT, next }, { KEY_FIRST, p->values[4] }, { KEY_LENGTH, p->values[5] }) &&
           EMIT({ KEY_AROUND, prev }, { KEY_NEXT, next }, { KEY_GENRE, p->values[6] });
}

static bool emit_is(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    const class_set *set = &r->table->lexicons[0]->sets[p->symbol];
    if (!p->values[0])
        return EMIT({ KEY_IS, r->unlisted });
    for (int w = 0; w < CLASS_WORDS; w++)
        for (uint64_t bits = set->bits[w]; bits; bits &= bits - 1)
            if (!EMIT({ KEY_IS, r->class_hash[w * 64 + __builtin_ctzll(bits)] }))
                return false;
    for (uint32_t bits = groups_of(r, set); bits; bits &= bits - 1)
        if (!EMIT({ KEY_IS, r->group_hash[__builtin_ctz(bits)] }, { KEY_LENGTH, r->length_value[2] }))
            return false;
    return true;
}

bool evidence_emit(evidence_reader *r, const evidence_part *p, feature_vec *out)
{
    switch ((enum part_kind)p->kind) {
    case PART_TOKEN:
        return emit_token(r, p, out);
    case PART_BEFORE:
    case PART_AFTER:
        return emit_side(r, p, out);
    case PART_BEFORE_FIRST:
    case PART_AFTER_LAST:
        return emit_side_end(r, p, out);
    case PART_FORM:
        return emit_form(r, p, out);
    case PART_AROUND:
        return emit_around(r, p, out);
    case PART_ENDS:
        return EMIT({ KEY_FIRST, p->values[0] }, { KEY_LAST, p->values[1] }, { KEY_LENGTH, p->values[2] });
    case PART_LINE:
        return EMIT({ KEY_LINE, p->values[0] }) && EMIT({ KEY_LINE, p->values[1] }, { KEY_FIRST, p->values[3] }) &&
               EMIT({ KEY_LINE, p->values[0] }, { KEY_PREV2, p->values[2] });
    case PART_ALONE:
        return EMIT({ KEY_IS, r->whole_sentence }, { KEY_FIRST, p->values[0] }, { KEY_LAST, p->values[1] });
    case PART_NOTE:
        return EMIT({ KEY_IS, p->values[0] });
    case PART_IS:
        return emit_is(r, p, out);
    case PART_HAS:
        return EMIT({ KEY_HAS, p->values[0] });
    }
    return true;
}

bool evidence_of_span(evidence_reader *r, uint32_t first, uint32_t last, feature_vec *out)
{
    part_vec whole = { 0 };
    evidence_part some[4];
    bool ok = evidence_of_whole(r, first, last, &whole);
    evidence_of_begin(r, first, some);
    evidence_of_end(r, last, some + 2);
    for (size_t i = 0; ok && i < whole.len; i++)
        ok = evidence_emit(r, &whole.at[i], out);
    for (int i = 0; ok && i < 4; i++)
        ok = evidence_emit(r, &some[i], out);
    for (uint32_t i = first; ok && i < last; i++) {
        evidence_of_token(r, i, evidence_role(i, first, last), some);
        ok = evidence_emit(r, some, out);
    }
    vec_release(&whole);
    return ok;
}

uint64_t evidence_of_rule(evidence_reader *r, const rule *by)
{
    char name[100];
    snprintf(name, sizeof name, "rule=%s", by->name);
    return evidence_feature(r, name);
}
