/* Features of readings: what speaks for and against a name. */
#include "match/evidence.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- features: parts of key and value, joined hash by hash ---- */

enum key {
    KEY_PREV, KEY_PREV2, KEY_NEXT, KEY_NEXT2, KEY_FIRST, KEY_LAST, KEY_ROLE, KEY_CLASS, KEY_LISTS,
    KEY_SHAPE, KEY_WORD, KEY_LENGTH, KEY_IS, KEY_HAS, KEY_GENRE, KEY_END, KEY_LOWER, KEY_CAPS,
    KEY_AROUND, KEY_RULE, KEY_PREV_CLASS, KEY_NEXT_CLASS, KEY_SENTENCE, KEYS
};

static const char *const key_names[KEYS] = {
    "prev", "prev2", "next", "next2", "first", "last", "role", "class", "lists", "shape", "word",
    "length", "is", "has", "genre", "end", "lower-elsewhere", "caps", "around", "rule",
    "prev-class", "next-class", "sentence",
};

typedef struct part {
    enum key key;
    uint64_t value;
} part;

static bool remember(evidence_reader *r, uint64_t hash, const char *name)
{
    bool is_new;
    uint32_t *at = map_at(&r->name_of, hash, true, &is_new);
    if (!at)
        return false;
    if (!is_new)
        return true;
    char *copy = malloc(strlen(name) + 1);
    char **slot = copy ? vec_push(&r->name_list) : NULL;
    if (!slot) {
        free(copy);
        return false;
    }
    strcpy(copy, name);
    *slot = copy;
    *at = (uint32_t)(r->name_list.len - 1);
    return true;
}

const char *evidence_name(const evidence_reader *r, uint64_t hash)
{
    const uint32_t *at = map_find(&r->name_of, hash);
    return at ? r->name_list.at[*at] : NULL;
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

static bool emit(evidence_reader *r, feature_vec *out, const part *parts, size_t count)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++) {
        hash = lexicon_feature_join(hash, r->key_hash[parts[i].key]);
        hash = lexicon_feature_join(hash, parts[i].value);
    }
    uint64_t *slot = vec_push(out);
    if (!slot)
        return false;
    *slot = hash ? hash : 1;
    if (!r->naming)
        return true;
    char name[400];
    size_t length = 0;
    for (size_t i = 0; i < count && length < sizeof name; i++) {
        const char *shown = evidence_name(r, parts[i].value);
        length += (size_t)snprintf(name + length, sizeof name - length, "%s%s=%s", i ? "|" : "",
                                   key_names[parts[i].key], shown ? shown : "?");
    }
    return remember(r, *slot, name);
}

#define EMIT(...) \
    emit(r, out, (const part[]){ __VA_ARGS__ }, sizeof((const part[]){ __VA_ARGS__ }) / sizeof(part))

/* ---- groups of lists, and cues ---- */

static const char *const groups[] = {
    "given", "given-rare", "surname", "surname-foreign", "known-person", "place", "place-small",
    "org-word", "org-name", "team", "place-head", "common", "common-less", "common-rare",
    "demonym", "time", "event", "role", "title", "particle", "agency", "number-word", "direction",
    "product",
};
enum { GROUPS = sizeof groups / sizeof *groups };

typedef struct class_group {
    const char *class_name, *group;
} class_group;

static const class_group group_table[] = {
    { "given-common", "given" }, { "given", "given" }, { "nickname", "given" },
    { "given-rare", "given-rare" }, { "arabic-given", "given" }, { "indian-given", "given" },
    { "african-given", "given" }, { "russian-given", "given" }, { "vietnamese-given", "given-rare" },
    { "persian-given", "given" }, { "turkish-given", "given" },
    { "surname-common", "surname" }, { "surname", "surname" }, { "leader-last", "known-person" },
    { "surname-foreign", "surname-foreign" }, { "japanese-name-weak", "surname-foreign" },
    { "surname-own", "surname-foreign" }, { "chinese-family", "surname-foreign" },
    { "korean-family", "surname-foreign" }, { "vietnamese-family", "surname-foreign" },
    { "arabic-family", "surname-foreign" }, { "indian-family", "surname-foreign" },
    { "african-family", "surname-foreign" }, { "russian-family", "surname-foreign" },
    { "iberian-family", "surname-foreign" }, { "persian-family", "surname-foreign" },
    { "turkish-family", "surname-foreign" },
    { "leader", "known-person" }, { "public-figure", "known-person" },
    { "known-person", "known-person" }, { "known-person-last-weak", "known-person" },
    { "country", "place" }, { "capital", "place" }, { "city-large", "place" }, { "us-state", "place" },
    { "us-state-abbr", "place" }, { "region", "place" }, { "place-own", "place" },
    { "city-mid", "place-small" }, { "city-small", "place-small" }, { "city-small-weak", "place-small" },
    { "city-mid-weak", "place-small" }, { "subdivision", "place-small" }, { "subdivision-weak", "place-small" },
    { "water", "place-small" }, { "landform", "place-small" }, { "airport", "place-small" },
    { "org-head", "org-word" }, { "org-suffix", "org-word" }, { "org-head-first", "org-word" },
    { "org-modifier", "org-word" },
    { "company", "org-name" }, { "company-acronym", "org-name" }, { "brand", "org-name" },
    { "airline", "org-name" }, { "party", "org-name" }, { "armed-group", "org-name" },
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
    { "demonym", "demonym" }, { "demonym-own", "demonym" }, { "language", "demonym" },
    { "month", "time" }, { "weekday", "time" }, { "holiday", "time" }, { "season", "time" },
    { "time-unit", "time" },
    { "event-head", "event" }, { "work-head", "event" }, { "product-head", "event" },
    { "law-head", "event" }, { "event", "event" }, { "event-name", "event" }, { "sport", "event" },
    { "other-name", "event" }, { "product", "product" }, { "work", "product" },
    { "role", "role" }, { "kinship", "role" }, { "rank", "title" }, { "title", "title" },
    { "surname-particle", "particle" }, { "number-word", "number-word" },
    { "direction", "direction" },
};

/* The first class in this order that a neighbour has is what it is seen as. */
static const char *const cue_order[] = {
    "title", "rank", "kinship", "role", "org-suffix", "say-verb", "month", "weekday", "time-unit",
    "demonym", "demonym-own", "event-head", "org-head", "place-head", "facility-head", "direction",
    "country", "us-state", "us-state-abbr", "capital", "city-large", "dateline-agency",
    "news-agency", "team", "company", "intl-org", "agency", "sport", "sport-word", "money-word",
    "motion-verb", "person-verb", "media-verb", "given-common", "surname-common", "greeting",
    "number-word", "ordinal-word", "approx", "hedge", "org-head-first", "place-head-first",
    "org-modifier", "given", "surname", "verb-past", "verb-3sg", "verb-ing", "pos-verb",
    "pos-adj", "pos-adv", "pos-noun",
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
        int id = rule_set_class(rules, str_from_c(cue_order[i]));
        if (id >= 0)
            r->cue_rank[id] = i;
    }
    for (size_t i = 0; i < sizeof function_names / sizeof *function_names; i++) {
        int id = rule_set_class(rules, str_from_c(function_names[i]));
        if (id >= 0)
            class_set_add(&r->functions, (unsigned)id);
    }
    int sport = rule_set_class(rules, STR("sport-word")), money = rule_set_class(rules, STR("money-word"));
    r->sport_class = sport < 0 ? CLASS_MAX : (unsigned)sport;
    r->money_class = money < 0 ? CLASS_MAX : (unsigned)money;
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
    vec_release(&r->view_of);
    vec_release(&r->views);
    vec_release(&r->by_symbol);
    map_release(&r->lists_ids);
    vec_release(&r->lists_hashes);
    vec_release(&r->sentence_of);
    vec_release(&r->sentence_caps);
    map_release(&r->lower_words);
    buf_release(&r->fold);
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

static const char *coarse_cue(int cue)
{
    static const struct { int below; const char *name; } ranges[] = {
        { 4, "person-cue" }, { 5, "org-suffix" }, { 6, "say" }, { 9, "time" }, { 11, "demonym" },
        { 12, "event" }, { 13, "org-head" }, { 15, "place-head" }, { 16, "direction" }, { 21, "place" },
        { 27, "org" }, { 30, "game" }, { 33, "verb-cue" },
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (cue < ranges[i].below)
            return ranges[i].name;
    return NULL;
}

/* "given+surname": which groups of lists hold a token. */
static uint64_t lists_value(evidence_reader *r, uint32_t bits)
{
    char name[400] = "none";
    size_t length = 0;
    bool is_new;
    uint32_t *at = map_at(&r->lists_ids, bits, true, &is_new);
    if (!at)
        return 0;
    if (!is_new)
        return r->lists_hashes.at[*at];
    for (int g = 0; g < GROUPS; g++)
        if (bits >> g & 1)
            length += (size_t)snprintf(name + length, sizeof name - length, "%s%s",
                                       length ? "+" : "", groups[g]);
    uint64_t *slot = vec_push(&r->lists_hashes);
    if (!slot)
        return 0;
    *at = (uint32_t)(r->lists_hashes.len - 1);
    *slot = str_hash(str_from_c(name));
    if (r->naming)
        remember(r, *slot, name);
    return *slot;
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
    class_set all = all_classes(&r->table->table.at[id]);
    v->groups = 0;
    for (int w = 0; w < CLASS_WORDS; w++)
        for (uint64_t bits = all.bits[w]; bits; bits &= bits - 1) {
            int g = r->group_of[w * 64 + __builtin_ctzll(bits)];
            if (g >= 0)
                v->groups |= (uint32_t)1 << g;
        }
    v->lists = lists_value(r, v->groups);
    v->cue = best_cue(r, &all);
    v->function = is_function(r, &r->table->table.at[id].single);
    v->ready = true;
    return v;
}

static const char *plain_context(const token *t, const class_set *set, str word)
{
    if (t->kind == TOKEN_NUMBER)
        return number_name(set);
    if (class_set_has(set, CLASS_POSSESSIVE))
        return "'s";
    if (class_set_has(set, CLASS_LINK))
        return "link";
    if (class_set_has(set, CLASS_DECADE) || class_set_has(set, CLASS_ORDINAL))
        return "#word";
    return shape_name(t, word);
}

/* The view of a token; valid until the next one is asked for. */
static const token_view *view_token(evidence_reader *r, uint32_t index)
{
    if (r->view_of.at[index])
        return &r->views.at[r->view_of.at[index] - 1];
    const token *t = &r->t->tokens.at[index];
    const symbol_view *by = view_symbol(r, r->table->of_token.at[index]);
    const class_set *set = &symbols_token(r->table, index)->single;
    str word = text_token(r->t, index);
    token_view *v = by ? vec_push(&r->views) : NULL;
    if (!v)
        return NULL;
    r->view_of.at[index] = (uint32_t)r->views.len;
    v->groups = by->groups;
    v->lists = by->lists;
    v->shape = value_c(r, shape_name(t, word));
    bool link = class_set_has(set, CLASS_LINK);
    if ((by->function && t->kind == TOKEN_WORD) || (t->kind == TOKEN_MARK && !link)) {
        str folded = text_fold(word, &r->fold);
        v->context = value_hash(r, folded.ptr ? folded : word);
        v->coarse = t->kind == TOKEN_MARK ? v->context : value_c(r, "function");
        v->linker = true;
    } else if (by->cue < CUES) {
        const char *coarse = coarse_cue(by->cue);
        v->context = value_c(r, cue_order[by->cue]);
        v->coarse = coarse ? value_c(r, coarse) : value_c(r, plain_context(t, set, word));
    } else
        v->context = v->coarse = value_c(r, plain_context(t, set, word));
    return v;
}

/* ---- documents ---- */

/* The kind of a document, from rates of telling tokens: a few letters. */
static uint64_t genre_of(evidence_reader *r)
{
    size_t sport = 0, money = 0, numbers = 0, first_person = 0, words = 0;
    for (uint32_t i = 0; i < r->t->tokens.len; i++) {
        const class_set *set = &symbols_token(r->table, i)->single;
        str word = text_token(r->t, i);
        words += r->t->tokens.at[i].kind == TOKEN_WORD;
        numbers += r->t->tokens.at[i].kind == TOKEN_NUMBER;
        sport += r->sport_class < CLASS_MAX && class_set_has(set, r->sport_class);
        money += r->money_class < CLASS_MAX && class_set_has(set, r->money_class);
        first_person += str_is(word, "I") || str_is(word, "my") || str_is(word, "My") || str_is(word, "you");
    }
    size_t all = words + numbers + 1;
    char name[16];
    snprintf(name, sizeof name, "%c%c%c%c", sport * 100 > all * 2 ? 'S' : sport * 200 > all ? 's' : '-',
             money * 100 > all * 2 ? 'M' : '-', numbers * 6 > all ? 'N' : '-',
             first_person * 100 > all ? 'I' : '-');
    return value_c(r, name);
}

static bool mark_sentences(evidence_reader *r)
{
    if (!vec_reserve(&r->sentence_of, r->t->tokens.len + 1) ||
        !vec_reserve(&r->sentence_caps, r->t->sentences.len + 1))
        return false;
    for (uint32_t i = 0; i < r->t->sentences.len; i++) {
        const sentence *s = &r->t->sentences.at[i];
        uint32_t lower = 0, upper = 0;
        for (uint32_t k = s->first; k < s->last; k++) {
            uint8_t shape = r->t->tokens.at[k].shape;
            r->sentence_of.at[k] = i;
            lower += shape == SHAPE_LOWER || shape == SHAPE_CAPITAL;
            upper += shape == SHAPE_UPPER;
        }
        r->sentence_caps.at[i] = upper > 1 && lower == 0 ? 2 : upper > 2 && lower * 3 < upper ? 1 : 0;
    }
    return true;
}

static bool note_lower_words(evidence_reader *r)
{
    map_clear(&r->lower_words);
    for (uint32_t i = 0; i < r->t->tokens.len; i++)
        if (r->t->tokens.at[i].shape == SHAPE_LOWER && r->t->tokens.at[i].kind == TOKEN_WORD &&
            !map_at(&r->lower_words, str_hash(text_token(r->t, i)), true, NULL))
            return false;
    return true;
}

/* The values that every document uses. */
static void make_values(evidence_reader *r)
{
    static const char *const roles[ROLE_COUNT] = { "single", "first", "middle", "last" };
    static const char *const lengths[] = { "0", "1", "2", "3", "4", "5", "6+" };
    for (int i = 0; i < ROLE_COUNT; i++)
        r->role_value[i] = value_c(r, roles[i]);
    for (int i = 0; i < 7; i++)
        r->length_value[i] = value_c(r, lengths[i]);
    for (int i = 0; i < ENDINGS; i++) {
        r->ending[i] = str_from_c(endings[i]);
        r->ending_hash[i] = value_c(r, endings[i]);
    }
    r->caps_value[0] = value_c(r, "mixed");
    r->caps_value[1] = value_c(r, "caps");
    r->unlisted = value_c(r, "unlisted");
    r->whole_sentence = value_c(r, "whole-sentence");
}

bool evidence_open(evidence_reader *r, const symbols *table, const text *t)
{
    if (!r->unlisted)
        make_values(r);
    if (r->table != table)
        vec_clear(&r->by_symbol);
    r->table = table;
    r->t = t;
    if (!vec_reserve(&r->view_of, t->tokens.len + 1) || !mark_sentences(r) || !note_lower_words(r))
        return false;
    memset(r->view_of.at, 0, (t->tokens.len + 1) * sizeof *r->view_of.at);
    vec_clear(&r->views);
    r->genre = genre_of(r);
    static const char *const edges[] = { "<prose>", "<heading>", "<item>", "<row>" };
    for (int i = 0; i < 4; i++)
        r->edge[i] = value_c(r, edges[i]);
    r->outside = (token_view){ .lists = value_c(r, "edge"), .shape = value_c(r, "edge") };
    return true;
}

bool evidence_start_naming(evidence_reader *r, const symbols *table, const text *t)
{
    if (r->naming)
        return true;
    evidence_name_classes(r);
    vec_clear(&r->by_symbol);
    map_clear(&r->lists_ids);
    vec_clear(&r->lists_hashes);
    r->unlisted = 0; /* the values of all documents are made anew, with their names */
    return evidence_open(r, table, t);
}

/* The token `away` steps from `index`, within its sentence; else its edge. */
static token_view neighbour(evidence_reader *r, uint32_t index, int away)
{
    const sentence *s = &r->t->sentences.at[r->sentence_of.at[index]];
    int64_t at = (int64_t)index + away;
    if (at >= s->first && at < s->last) {
        const token_view *v = view_token(r, (uint32_t)at);
        if (v)
            return *v;
    }
    token_view edge = r->outside;
    edge.context = edge.coarse = r->edge[s->kind];
    return edge;
}

/* ---- features ---- */

static bool emit_classes(evidence_reader *r, uint32_t index, enum key key, uint64_t role, feature_vec *out)
{
    class_set all = all_classes(symbols_token(r->table, index));
    for (int w = 0; w < CLASS_WORDS; w++)
        for (uint64_t bits = all.bits[w]; bits; bits &= bits - 1) {
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

/* The longest known ending of a word. */
static uint64_t ending_of(evidence_reader *r, uint32_t index)
{
    str folded = text_fold(text_token(r->t, index), &r->fold);
    size_t best = 0;
    uint64_t value = 0;
    for (int i = 0; folded.len && i < ENDINGS; i++) {
        const str *ending = &r->ending[i];
        if (ending->ptr[ending->len - 1] == folded.ptr[folded.len - 1] && ending->len > best &&
            folded.len > ending->len + 1 && str_ends(folded, *ending)) {
            best = ending->len;
            value = r->ending_hash[i];
        }
    }
    return value;
}

static bool seen_in_small_letters(evidence_reader *r, uint32_t index)
{
    str folded = text_fold(text_token(r->t, index), &r->fold);
    return folded.ptr && map_find(&r->lower_words, str_hash(folded));
}

bool evidence_of_token(evidence_reader *r, uint32_t index, enum token_role role, feature_vec *out)
{
    const token_view *v = view_token(r, index);
    if (!v)
        return false;
    uint64_t role_value = r->role_value[role];
    uint64_t caps = r->caps_value[r->sentence_caps.at[r->sentence_of.at[index]] != 0];
    bool ok = EMIT({ KEY_ROLE, role_value }, { KEY_SHAPE, v->shape }, { KEY_CAPS, caps }) &&
              EMIT({ KEY_ROLE, role_value }, { KEY_LISTS, v->lists }) &&
              EMIT({ KEY_ROLE, role_value }, { KEY_LISTS, v->lists }, { KEY_SHAPE, v->shape }) &&
              EMIT({ KEY_ROLE, role_value }, { KEY_LISTS, v->lists }, { KEY_GENRE, r->genre }) &&
              emit_classes(r, index, KEY_CLASS, role_value, out);
    if (ok && v->linker)
        ok = EMIT({ KEY_ROLE, role_value }, { KEY_WORD, v->context });
    if (ok && role != ROLE_MIDDLE) {
        uint64_t ending = ending_of(r, index);
        if (ending)
            ok = EMIT({ KEY_ROLE, role_value }, { KEY_END, ending }) &&
                 (!class_set_has(&symbols_token(r->table, index)->single, CLASS_UNKNOWN) ||
                  EMIT({ KEY_ROLE, role_value }, { KEY_END, ending }, { KEY_LISTS, v->lists }));
    }
    if (ok && role != ROLE_MIDDLE && seen_in_small_letters(r, index))
        ok = EMIT({ KEY_ROLE, role_value }, { KEY_LOWER, caps });
    return ok;
}

bool evidence_of_begin(evidence_reader *r, uint32_t first, feature_vec *out)
{
    token_view prev = neighbour(r, first, -1), prev2 = neighbour(r, first, -2);
    const token_view *v = view_token(r, first);
    if (!v)
        return false;
    bool ok = EMIT({ KEY_PREV, prev.context }) &&
              EMIT({ KEY_PREV, prev.context }, { KEY_PREV2, prev2.context }) &&
              EMIT({ KEY_PREV, prev.context }, { KEY_FIRST, v->lists }) &&
              EMIT({ KEY_PREV, prev.coarse }, { KEY_FIRST, v->lists }, { KEY_GENRE, r->genre }) &&
              EMIT({ KEY_PREV, prev.context }, { KEY_GENRE, r->genre }) &&
              EMIT({ KEY_PREV2, prev2.context }) && EMIT({ KEY_PREV, prev.context }, { KEY_SHAPE, v->shape });
    const sentence *s = &r->t->sentences.at[r->sentence_of.at[first]];
    if (ok && first > s->first)
        ok = emit_classes(r, first - 1, KEY_PREV_CLASS, 0, out);
    return ok;
}

bool evidence_of_end(evidence_reader *r, uint32_t last, feature_vec *out)
{
    uint32_t index = last - 1;
    token_view next = neighbour(r, index, 1), next2 = neighbour(r, index, 2);
    const token_view *v = view_token(r, index);
    if (!v)
        return false;
    bool ok = EMIT({ KEY_NEXT, next.context }) &&
              EMIT({ KEY_NEXT, next.context }, { KEY_NEXT2, next2.context }) &&
              EMIT({ KEY_NEXT, next.context }, { KEY_LAST, v->lists }) &&
              EMIT({ KEY_NEXT, next.coarse }, { KEY_LAST, v->lists }, { KEY_GENRE, r->genre }) &&
              EMIT({ KEY_NEXT, next.context }, { KEY_GENRE, r->genre }) &&
              EMIT({ KEY_NEXT2, next2.context }) && EMIT({ KEY_NEXT, next.context }, { KEY_SHAPE, v->shape });
    const sentence *s = &r->t->sentences.at[r->sentence_of.at[index]];
    if (ok && last < s->last)
        ok = emit_classes(r, last, KEY_NEXT_CLASS, 0, out);
    return ok;
}

/* The classes of names of several words that are just this span. */
static bool emit_phrases(evidence_reader *r, uint32_t first, uint32_t last, feature_vec *out)
{
    size_t low = 0, high = r->table->phrases.len;
    bool any = false;
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
        const class_set *set = &r->table->lexicons[0]->sets[p->set];
        for (int w = 0; w < CLASS_WORDS; w++)
            for (uint64_t bits = set->bits[w]; bits; bits &= bits - 1) {
                any = true;
                if (!EMIT({ KEY_IS, r->class_hash[w * 64 + __builtin_ctzll(bits)] }))
                    return false;
            }
    }
    return any || last == first + 1 || EMIT({ KEY_IS, r->unlisted });
}

bool evidence_of_whole(evidence_reader *r, uint32_t first, uint32_t last, feature_vec *out)
{
    token_view prev = neighbour(r, first, -1), next = neighbour(r, last - 1, 1);
    if (!view_token(r, first) || !view_token(r, last - 1))
        return false;
    const token_view *a = view_token(r, first), *b = view_token(r, last - 1); /* both made: they stay */
    const sentence *s = &r->t->sentences.at[r->sentence_of.at[first]];
    uint64_t length = r->length_value[last - first > 6 ? 6 : last - first];
    uint64_t kind = r->edge[s->kind];
    uint64_t caps = r->caps_value[r->sentence_caps.at[r->sentence_of.at[first]] != 0];
    bool ok = EMIT({ KEY_LENGTH, length }) && EMIT({ KEY_LENGTH, length }, { KEY_GENRE, r->genre }) &&
              EMIT({ KEY_LENGTH, length }, { KEY_CAPS, caps }) &&
              EMIT({ KEY_LENGTH, length }, { KEY_FIRST, a->shape }, { KEY_LAST, b->shape }) &&
              EMIT({ KEY_AROUND, prev.context }, { KEY_NEXT, next.context }) &&
              EMIT({ KEY_AROUND, prev.coarse }, { KEY_NEXT, next.coarse }, { KEY_FIRST, a->lists },
                   { KEY_LENGTH, length }) &&
              EMIT({ KEY_AROUND, prev.coarse }, { KEY_NEXT, next.coarse }, { KEY_GENRE, r->genre }) &&
              EMIT({ KEY_SENTENCE, kind }, { KEY_GENRE, r->genre }, { KEY_LENGTH, length }) &&
              emit_phrases(r, first, last, out);
    if (ok && last > first + 1)
        ok = EMIT({ KEY_FIRST, a->lists }, { KEY_LAST, b->lists }, { KEY_LENGTH, length });
    if (ok && first == s->first && last == s->last)
        ok = EMIT({ KEY_IS, r->whole_sentence }, { KEY_SENTENCE, kind }, { KEY_LENGTH, length });
    for (uint32_t i = first + 1; ok && i + 1 < last; i++) {
        const token_view *v = view_token(r, i);
        ok = v && (!v->linker || EMIT({ KEY_HAS, v->context }));
    }
    return ok;
}

uint64_t evidence_of_rule(evidence_reader *r, const rule *by)
{
    char name[100];
    snprintf(name, sizeof name, "rule=%s", by->name);
    return evidence_feature(r, name);
}
