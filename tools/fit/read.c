/* Reading: the engine, the documents, their readings and features. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "fit.h"

doc_vec docs;
item_vec items;
id_vec pool, feature_seen;
hash_vec feature_hashes;
const char *set_names[SETS_MAX];
float set_weights[SETS_MAX];
int set_count;
evidence_reader evidence;

static map feature_ids;
static rule_set rules;
static lexicon lex;
static symbols table;
static matcher *tagging;

uint32_t feature_id(uint64_t hash)
{
    bool is_new;
    uint32_t *at = map_at(&feature_ids, hash, true, &is_new);
    if (!at)
        die("out of memory");
    if (is_new) {
        uint64_t *slot = vec_push(&feature_hashes);
        uint32_t *seen = vec_push(&feature_seen);
        if (!slot || !seen)
            die("out of memory");
        *slot = hash;
        *at = (uint32_t)(feature_hashes.len - 1);
    }
    feature_seen.at[*at]++;
    return *at;
}

void pour(feature_vec *from)
{
    for (size_t i = 0; i < from->len; i++) {
        uint32_t *slot = vec_push(&pool);
        if (!slot)
            die("out of memory");
        *slot = feature_id(from->at[i]);
    }
    from->len = 0;
}

/* ---- the engine ---- */

static void load_rules(const char *dir)
{
    belie_error error = { 0 };
    path_vec paths = { 0 };
    VEC(rule_file) files = { 0 };
    check(files_below(dir, ".rules", &paths, &error), &error);
    for (size_t i = 0; i < paths.len; i++) {
        buf *content = calloc(1, sizeof *content);
        check(file_read(paths.at[i], content, &error), &error);
        str below = str_from_c(paths.at[i] + strlen(dir) + 1), family;
        str_cut(&below, '/', &family);
        rule_file *f = vec_push(&files);
        *f = (rule_file){ str_from_c(paths.at[i]), family, buf_str(content) };
    }
    check(rule_set_load(&rules, files.at, files.len, &lex, NULL, &error), &error);
}

static bool is_tag(const rule *r)
{
    return r->kind == RULE_TAG;
}

void open_engine(const char *rules_dir)
{
    belie_error error = { 0 };
    check(lexicon_open(&lex, lexicon_embedded, (size_t)(lexicon_embedded_end - lexicon_embedded), false,
                       STR("<belie>"), &error), &error);
    load_rules(rules_dir);
    check(symbols_init(&table, &lex, NULL, &rules.literals, &error), &error);
    tagging = matcher_new(&rules, is_tag, &table);
    if (!tagging || !evidence_init(&evidence, &rules))
        die("out of memory");
    evidence_name_classes(&evidence);
}

/* ---- reading documents ---- */

static size_t byte_of_codepoint(const char *text_bytes, size_t length, size_t codepoint)
{
    size_t at = 0;
    while (codepoint > 0 && at < length) {
        at++;
        while (at < length && ((unsigned char)text_bytes[at] & 0xC0) == 0x80)
            at++;
        codepoint--;
    }
    return at;
}

static int type_of_label(const char *label)
{
    static const struct { const char *label; int type; } labels[] = {
        { "PER", 0 }, { "PERSON", 0 }, { "LOC", 1 }, { "GPE", 1 }, { "FAC", 1 }, { "PLACE", 1 },
        { "LOCATION", 1 }, { "ORG", 2 }, { "ORGANIZATION", 2 },
    };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcmp(label, labels[i].label) == 0)
            return labels[i].type;
    return -1;
}

uint32_t class_of_type(int type)
{
    static const uint32_t classes[] = { CLASS_PERSON, CLASS_PLACE, CLASS_ORGANIZATION };
    return classes[type];
}

static int type_of_class(uint32_t class_id)
{
    return class_id == CLASS_PERSON ? 0 : class_id == CLASS_PLACE ? 1 : 2;
}

void open_doc(opened *o, const char *bytes, size_t length)
{
    belie_error error = { 0 };
    check(text_read(&o->t, bytes, length, false, &error), &error);
    check(symbols_read(&table, &o->t, &error), &error);
    check(tag_string_make(&o->string, &table, &o->t, &error), &error);
    vec_clear(&o->hits);
    check(matcher_run(tagging, o->string.symbols.at, (uint32_t)o->string.symbols.len, &o->hits, &error), &error);
    check(mentions_read(&o->readings, &rules, &o->t, &o->string, tagging, &o->hits, &error), &error);
    if (!evidence_open(&evidence, &table, &o->t))
        die("out of memory");
}

static bool is_taken(const reading *taken, size_t count, const reading *m)
{
    for (size_t i = 0; i < count; i++)
        if (taken[i].first < m->last && m->first < taken[i].last)
            return true;
    return false;
}

static void add_features(span_item *item)
{
    feature_vec f = { 0 };
    if (!evidence_of_span(&evidence, item->first, item->last, &f))
        die("out of memory");
    item->features = pool.len;
    pour(&f);
    item->count = pool.len - item->features;
    vec_release(&f);
}

static int by_end(const reading *a, const reading *b, const hit_vec *hits)
{
    (void)hits;
    if (a->last != b->last)
        return a->last < b->last ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first; /* the rest is in order already */
}

/* The readings of a block: one item a span, by its end. */
static void add_block(opened *o, reading *list, size_t count, const reading *taken, size_t taken_count)
{
    span_item *item = NULL;
    const rule *before = NULL;
    if (!readings_sort(&o->readings.room, list, count, &o->hits, by_end))
        die("out of memory");
    for (size_t i = 0; i < count; i++) {
        const reading *m = &list[i];
        const rule *by = o->hits.at[m->hit].by;
        if (is_taken(taken, taken_count, m))
            continue;
        bool same = item && item->first == m->first && item->last == m->last;
        if (!same) {
            item = vec_push(&items);
            if (!item)
                die("out of memory");
            item->first = m->first;
            item->last = m->last;
            item->gold = -1;
            add_features(item);
        }
        int type = type_of_class(m->type);
        item->allowed |= (uint8_t)(1u << type);
        if (same && by == before && item->rule_count[type] > 0)
            continue;
        before = by;
        uint32_t *slot = vec_push(&pool);
        if (!slot)
            die("out of memory");
        *slot = feature_id(evidence_of_rule(&evidence, by));
        if (!item->rule_count[type]++)
            item->rule_features[type] = pool.len - 1;
    }
}

static void add_items(opened *o, doc *d)
{
    static const block none;
    const settling *s = &o->readings;
    d->first_item = items.len;
    for (size_t i = 0; i < s->blocks.len; i++) {
        const block *b = &s->blocks.at[i], *before = i ? b - 1 : &none;
        if (!evidence_enter(&evidence, &o->t.sentences.at[b->sentence]))
            die("out of memory");
        add_block(o, s->names.at + before->names, b->names - before->names, s->sure.at + before->sure,
                  b->sure - before->sure);
    }
    d->items = items.len - d->first_item;
}

/* FIT_DUMP/unreachable: the names that are no rule's reading. */
static void tell_unreachable(int type, const char *bytes, size_t start, size_t end)
{
    static const char *const labels[TYPES] = { "PERSON", "PLACE", "ORGANIZATION" };
    char path[600];
    const char *dir = getenv("FIT_DUMP");
    if (!dir)
        return;
    snprintf(path, sizeof path, "%s/unreachable", dir);
    FILE *out = fopen(path, "a");
    if (!out)
        die(path);
    size_t from = start > 30 ? start - 30 : 0, length = strlen(bytes);
    fprintf(out, "%s\t%s\t", set_names[set_count], labels[type]);
    for (size_t i = from; i < length && i < end + 20; i++)
        fprintf(out, "%s%c%s", i == start ? "[" : "", bytes[i] == '\n' || bytes[i] == '\t' ? ' ' : bytes[i],
                i + 1 == end ? "]" : "");
    fputc('\n', out);
    fclose(out);
}

static void mark_gold(opened *o, doc *d, const char *bytes, size_t length)
{
    json_t *list = json_object_get(d->json, "entities"), *e;
    size_t index;
    json_array_foreach(list, index, e) {
        int type = type_of_label(json_string_value(json_object_get(e, "label")));
        if (type < 0)
            continue;
        d->gold_count[type]++;
        d->gold_total++;
        bool found = false;
        size_t start = byte_of_codepoint(bytes, length, (size_t)json_integer_value(json_object_get(e, "start")));
        size_t end = byte_of_codepoint(bytes, length, (size_t)json_integer_value(json_object_get(e, "end")));
        for (size_t i = 0; i < d->items; i++) {
            span_item *item = &items.at[d->first_item + i];
            if (o->t.tokens.at[item->first].start == start && o->t.tokens.at[item->last - 1].end == end &&
                (item->allowed >> type & 1) && item->gold < 0) {
                item->gold = (int8_t)type;
                found = true;
            }
        }
        if (!found)
            tell_unreachable(type, bytes, start, end);
    }
}

/* A copy whose text is in small letters; of those of ASCII, so that all offsets stay. */
static json_t *in_small_letters(const json_t *json)
{
    json_t *copy = json_copy((json_t *)json);
    char *small = strdup(json_string_value(json_object_get(json, "text")));
    if (!copy || !small)
        die("out of memory");
    for (char *c = small; *c; c++)
        *c = str_small(*c);
    json_object_set_new(copy, "text", json_string(small));
    free(small);
    return copy;
}

static void add_doc(opened *o, json_t *json, size_t fold, bool copy)
{
    doc *d = vec_push(&docs);
    if (!d)
        die("out of memory");
    d->json = json;
    d->set = set_count;
    d->fold = (int)fold;
    d->copy = copy;
    d->weight = set_weights[set_count] * (copy ? fitting.copies : 1);
    const char *bytes = json_string_value(json_object_get(json, "text"));
    open_doc(o, bytes, strlen(bytes));
    add_items(o, d);
    mark_gold(o, d, bytes, strlen(bytes));
}

enum { COPIED = 2 }; /* one in so many is learnt from in small letters too */

void read_set(const char *argument)
{
    char path[512];
    snprintf(path, sizeof path, "%s", argument);
    char *colon = strrchr(path, ':');
    set_weights[set_count] = 1;
    if (colon) {
        *colon = '\0';
        set_weights[set_count] = strtof(colon + 1, NULL);
    }
    const char *slash = strrchr(path, '/');
    char *name = strdup(slash ? slash + 1 : path);
    set_names[set_count] = name;
    FILE *file = fopen(path, "r");
    if (!file)
        die(path);
    char *line = NULL;
    size_t room = 0, number = 0;
    opened o = { 0 };
    while (getline(&line, &room, file) > 0) {
        json_error_t why;
        json_t *json = json_loads(line, 0, &why);
        if (!json || !json_object_get(json, "entities"))
            continue;
        add_doc(&o, json, number % FOLDS, false);
        if (fitting.copies > 0 && number % COPIED == 0)
            add_doc(&o, in_small_letters(json), number % FOLDS, true);
        number++;
    }
    free(line);
    fclose(file);
    set_count++;
}
