/* fit RULES_DIR OUT GOLD.jsonl[:WEIGHT] ...: fits the weights of the names' evidence.
 *
 * A log-linear model over sets of spans that do not overlap (a semi-Markov conditional random
 * field: Sarawagi and Cohen, 2004) whose readings are those of the name rules.  Weights are fitted
 * by AdaGrad with an L1 penalty, so that most are zero and the table stays readable.  The second
 * pass (repeats.h) is fitted on top, with first choices made by models that did not see the
 * document.  Prints the strict F1 of each set, cross-validated by document, and with the whole set
 * left out; then writes the weights fitted on everything.  FIT_DUMP=DIR keeps the predictions. */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "match/names.h"
#include "match/repeats.h"

enum { FOLDS = 5, TYPES = WEIGHTS, SETS_MAX = 16 };

static int epochs = 4, least_seen = 3;
static float rate = 0.04f, penalty = 3.0e-4f;

typedef struct span_item {
    uint32_t first, last;
    uint8_t allowed; /* bits of types */
    int8_t gold;     /* type, or -1 */
    size_t features, count;           /* into pool: shared by the types */
    size_t rule_features[TYPES], rule_count[TYPES];
    size_t more, more_count;          /* second pass */
    float base[TYPES];                /* first-pass scores, when fitting the second */
} span_item;

typedef struct doc {
    int set, fold;
    size_t first_item, items;
    size_t first_sentence;
    size_t gold_count[TYPES]; /* reachable or not */
    size_t gold_total;
    char *text;
    json_t *json;
} doc;

typedef VEC(uint32_t) id_vec;

typedef struct model {
    float *w, *g; /* feature x type; AdaGrad's sums */
    size_t believed; /* so many weights have a prior */
} model;

static VEC(doc) docs;
static VEC(span_item) items;
static id_vec pool;
static map feature_ids;
static VEC(uint64_t) feature_hashes;
static VEC(uint32_t) feature_seen;
static const char *set_names[SETS_MAX];
static float set_weights[SETS_MAX];
static int set_count;

static rule_set rules;
static lexicon lex;
static symbols table;
static matcher *tagging;
static evidence_reader evidence;
static repeats elsewhere;

static void die(const char *what)
{
    fprintf(stderr, "fit: %s\n", what);
    exit(2);
}

static void check(belie_status status, const belie_error *error)
{
    char message[1200];
    if (status == BELIE_OK)
        return;
    belie_error_format(error, message, sizeof message);
    die(message);
}

static uint32_t feature_id(uint64_t hash)
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

static void pour(feature_vec *from)
{
    for (size_t i = 0; i < from->len; i++) {
        uint32_t *slot = vec_push(&pool);
        if (!slot)
            die("out of memory");
        *slot = feature_id(from->at[i]);
    }
    from->len = 0;
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

static uint32_t class_of_type(int type)
{
    static const uint32_t classes[] = { CLASS_PERSON, CLASS_PLACE, CLASS_ORGANIZATION };
    return classes[type];
}

static int type_of_class(uint32_t class_id)
{
    return class_id == CLASS_PERSON ? 0 : class_id == CLASS_PLACE ? 1 : 2;
}

typedef struct opened {
    text t;
    tag_string string;
    hit_vec hits;
    settling readings;
} opened;

static void open_doc(opened *o, const char *bytes, size_t length)
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

static void read_set(const char *argument)
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
        doc *d = vec_push(&docs);
        if (!d)
            die("out of memory");
        d->json = json;
        d->set = set_count;
        d->fold = (int)(number++ % FOLDS);
        const char *bytes = json_string_value(json_object_get(json, "text"));
        open_doc(&o, bytes, strlen(bytes));
        add_items(&o, d);
        mark_gold(&o, d, bytes, strlen(bytes));
    }
    free(line);
    fclose(file);
    set_count++;
}

/* ---- the model ---- */

static void score_item(const model *m, const span_item *item, float out[TYPES])
{
    for (int k = 0; k < TYPES; k++)
        out[k] = item->base[k];
    for (size_t i = 0; i < item->count; i++) {
        const float *w = &m->w[(size_t)pool.at[item->features + i] * TYPES];
        for (int k = 0; k < TYPES; k++)
            out[k] += w[k];
    }
    for (int k = 0; k < TYPES; k++)
        for (size_t i = 0; i < item->rule_count[k]; i++)
            out[k] += m->w[(size_t)pool.at[item->rule_features[k] + i] * TYPES + (size_t)k];
}

static void score_more(const model *m, const span_item *item, float out[TYPES])
{
    for (int k = 0; k < TYPES; k++)
        out[k] = item->base[k];
    for (size_t i = 0; i < item->more_count; i++) {
        const float *w = &m->w[(size_t)pool.at[item->more + i] * TYPES];
        for (int k = 0; k < TYPES; k++)
            out[k] += w[k];
    }
}

static double lse(double a, double b)
{
    double top = a > b ? a : b;
    return top + log1p(exp((a > b ? b : a) - top));
}

static void shrink(float *w, float by)
{
    *w = *w > by ? *w - by : *w < -by ? *w + by : 0;
}

/* Knowledge of the world, before any text is read.  A weight that the data say nothing of stays here;
 * the penalty draws towards it, not to zero.  Each class stands in each form for the star. */
static const struct {
    const char *patterns, *classes;
    float weights[TYPES];
} beliefs[] = {
    { "role=single|class=*\nis=*", "country|capital-city|us-state|city-large|region|place-own|water|landform",
      { -0.5f, 1, -0.5f } },
    { "role=single|class=*\nis=*",
      "company|company-acronym|brand|party|armed-group|intl-org|org|university|ngo|union|agency|ministry-name|"
      "court|stock-exchange|famous-org|band|museum|hospital|team|news-agency|newspaper|broadcaster|magazine|school",
      { -0.5f, -0.5f, 1 } },
    { "role=single|class=*\nis=*", "leader|public-figure|known-person", { 1, -0.5f, -0.5f } },
    { "role=single|class=*\nis=*",
      "demonym|demonym-own|belief|language|month|weekday|holiday-name|event|event-name|other-name|work|product|initialism",
      { -1, -1, -1 } },
    /* what the text says that it is */
    { "defined-as=*|next=is\ndefined-as=*|next=was\ndefined-as=*|next=are\ndefined-as=*|next=were", "a-person", { 2, -1, -1 } },
    { "defined-as=*|next=is\ndefined-as=*|next=was\ndefined-as=*|next=are\ndefined-as=*|next=were", "a-place", { -1, 2, -1 } },
    { "defined-as=*|next=is\ndefined-as=*|next=was\ndefined-as=*|next=are\ndefined-as=*|next=were", "an-organization",
      { -1, -1, 2 } },
    { "defined-as=*|next=is\ndefined-as=*|next=was\ndefined-as=*|next=are\ndefined-as=*|next=were", "a-thing", { -1, -1, -1 } },
};

static float *prior; /* of the features known when it is made */
static size_t prior_len;

static void believe(const char *name, const float weights[TYPES], float strength)
{
    size_t at = (size_t)feature_id(evidence_feature(&evidence, name)) * TYPES;
    size_t need = feature_hashes.len * TYPES;
    if (need > prior_len) {
        prior = realloc(prior, need * sizeof *prior);
        if (!prior)
            die("out of memory");
        memset(prior + prior_len, 0, (need - prior_len) * sizeof *prior);
        prior_len = need;
    }
    for (int k = 0; k < TYPES; k++)
        prior[at + (size_t)k] = strength * weights[k];
}

static void make_prior(float strength)
{
    for (size_t b = 0; b < sizeof beliefs / sizeof *beliefs; b++)
        for (str patterns = str_from_c(beliefs[b].patterns), form; str_cut(&patterns, '\n', &form);)
            for (str classes = str_from_c(beliefs[b].classes), one; str_cut(&classes, '|', &one);) {
                char name[80];
                str rest = form, before;
                str_cut(&rest, '*', &before);
                snprintf(name, sizeof name, "%.*s%.*s%.*s", (int)before.len, before.ptr, (int)one.len, one.ptr,
                         (int)rest.len, rest.ptr ? rest.ptr : "");
                believe(name, beliefs[b].weights, strength);
            }
}

static void step(model *m, uint32_t feature, int k, float gradient)
{
    if (feature_seen.at[feature] < (uint32_t)least_seen)
        return;
    size_t at = (size_t)feature * TYPES + (size_t)k;
    m->g[at] += gradient * gradient;
    float pace = rate / (1e-3f + sqrtf(m->g[at]));
    m->w[at] -= pace * gradient;
    float centre = at < m->believed ? prior[at] : 0;
    m->w[at] -= centre;
    shrink(&m->w[at], pace * penalty * 20);
    m->w[at] += centre;
}

/* One update on a run of items of which none overlaps an item outside of it.  Items are sorted by
 * last. */
static void update(model *m, size_t from, size_t to, float weight, bool second, double *alpha,
                   double *beta, float (*scores)[TYPES])
{
    uint32_t low = items.at[from].first, high = items.at[to - 1].last;
    for (size_t i = from; i < to; i++)
        if (items.at[i].first < low)
            low = items.at[i].first;
    uint32_t n = high - low;
    for (uint32_t i = 0; i <= n; i++)
        alpha[i] = beta[i] = -1e30;
    alpha[0] = beta[n] = 0;
    size_t at = from;
    for (uint32_t end = 1; end <= n; end++) {
        alpha[end] = alpha[end - 1];
        for (; at < to && items.at[at].last - low == end; at++) {
            const span_item *item = &items.at[at];
            if (second)
                score_more(m, item, scores[at - from]);
            else
                score_item(m, item, scores[at - from]);
            for (int k = 0; k < TYPES; k++)
                if (item->allowed >> k & 1)
                    alpha[end] = lse(alpha[end], alpha[item->first - low] + scores[at - from][k]);
        }
    }
    /* beta: spans by their first token; walk ends downwards and push back */
    at = to;
    for (uint32_t end = n; end > 0; end--) {
        beta[end - 1] = beta[end - 1] > -1e29 ? lse(beta[end - 1], beta[end]) : beta[end];
        for (; at > from && items.at[at - 1].last - low == end; at--) {
            const span_item *item = &items.at[at - 1];
            uint32_t first = item->first - low;
            for (int k = 0; k < TYPES; k++)
                if (item->allowed >> k & 1) {
                    double value = beta[end] + scores[at - 1 - from][k];
                    beta[first] = beta[first] > -1e29 ? lse(beta[first], value) : value;
                }
        }
    }
    for (size_t i = from; i < to; i++) {
        const span_item *item = &items.at[i];
        for (int k = 0; k < TYPES; k++) {
            if (!(item->allowed >> k & 1))
                continue;
            double p = exp(alpha[item->first - low] + scores[i - from][k] + beta[item->last - low] - alpha[n]);
            float gradient = weight * (float)(p - (item->gold == k));
            if (fabsf(gradient) < 1e-4f)
                continue;
            if (second)
                for (size_t f = 0; f < item->more_count; f++)
                    step(m, pool.at[item->more + f], k, gradient);
            else {
                for (size_t f = 0; f < item->count; f++)
                    step(m, pool.at[item->features + f], k, gradient);
                for (size_t f = 0; f < item->rule_count[k]; f++)
                    step(m, pool.at[item->rule_features[k] + f], k, gradient);
            }
        }
    }
}

/* Where the run of overlapping items that begins at `from` ends. Items are sorted by last. */
static size_t run_end(size_t from, size_t stop)
{
    size_t end = from + 1;
    uint32_t last = items.at[from].last;
    /* a later item may reach back over everything: look ahead while it does */
    for (size_t i = end; i < stop && items.at[i].first < last + 12; i++) {
        if (items.at[i].first < last) {
            end = i + 1;
            if (items.at[i].last > last)
                last = items.at[i].last;
        }
    }
    while (end < stop && items.at[end].first < last) {
        if (items.at[end].last > last)
            last = items.at[end].last;
        end++;
    }
    return end;
}

typedef struct run_of_items {
    size_t from, to;
    int doc;
} run_of_items;

static VEC(run_of_items) runs;

static void make_runs(void)
{
    for (size_t d = 0; d < docs.len; d++) {
        size_t at = docs.at[d].first_item, stop = at + docs.at[d].items;
        while (at < stop) {
            run_of_items *r = vec_push(&runs);
            *r = (run_of_items){ at, run_end(at, stop), (int)d };
            at = r->to;
        }
    }
}

static uint64_t random_state = 88172645463325252u, seed = 88172645463325252u;

static uint64_t next_random(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    return random_state ^= random_state << 17;
}

static model new_model(bool second)
{
    size_t n = feature_hashes.len * TYPES;
    model m = { calloc(n, sizeof *m.w), calloc(n, sizeof *m.g), second ? 0 : prior_len };
    if (!m.w || !m.g)
        die("out of memory");
    memcpy(m.w, prior, m.believed * sizeof *m.w);
    return m;
}

static void free_model(model *m)
{
    free(m->w);
    free(m->g);
}

/* Fits on the documents that `use` marks. */
static model train(const bool *use, bool second, int rounds)
{
    model m = new_model(second);
    double *alpha = calloc(100000, sizeof *alpha), *beta = calloc(100000, sizeof *beta);
    float(*scores)[TYPES] = calloc(400000, sizeof *scores);
    size_t *order = calloc(runs.len, sizeof *order), count = 0;
    for (size_t i = 0; i < runs.len; i++)
        if (use[runs.at[i].doc])
            order[count++] = i;
    random_state = seed;
    for (int round = 0; round < rounds; round++) {
        for (size_t i = count; i > 1; i--) {
            size_t k = next_random() % i, keep = order[i - 1];
            order[i - 1] = order[k];
            order[k] = keep;
        }
        for (size_t i = 0; i < count; i++) {
            const run_of_items *r = &runs.at[order[i]];
            update(&m, r->from, r->to, set_weights[docs.at[r->doc].set], second, alpha, beta, scores);
        }
    }
    free(alpha);
    free(beta);
    free(scores);
    free(order);
    return m;
}

/* Chooses the best set of items of a document: chosen[i] is the type of item i, or -1. */
static void decode(const model *m, const doc *d, bool second, int8_t *chosen)
{
    if (!d->items)
        return;
    size_t to = d->first_item + d->items;
    uint32_t n = items.at[to - 1].last;
    double *best = calloc(n + 1, sizeof *best);
    int64_t *from = malloc((n + 1) * sizeof *from);
    int8_t *type = calloc(n + 1, 1);
    size_t at = d->first_item;
    from[0] = -1;
    for (uint32_t end = 1; end <= n; end++) {
        best[end] = best[end - 1];
        from[end] = -1;
        for (; at < to && items.at[at].last == end; at++) {
            float s[TYPES];
            if (second)
                score_more(m, &items.at[at], s);
            else
                score_item(m, &items.at[at], s);
            for (int k = 0; k < TYPES; k++)
                if ((items.at[at].allowed >> k & 1) && s[k] + best[items.at[at].first] > best[end] + 1e-9) {
                    best[end] = s[k] + best[items.at[at].first];
                    from[end] = (int64_t)at;
                    type[end] = (int8_t)k;
                }
        }
    }
    memset(chosen, -1, d->items);
    for (uint32_t end = n; end > 0;) {
        if (from[end] < 0) {
            end--;
            continue;
        }
        chosen[(size_t)from[end] - d->first_item] = type[end];
        end = items.at[from[end]].first;
    }
    free(best);
    free(from);
    free(type);
}

typedef struct tally {
    size_t hit[TYPES], gold[TYPES], made[TYPES];
} tally;

static void count(const model *m, const doc *d, bool second, tally *t)
{
    int8_t *chosen = malloc(d->items + 1);
    decode(m, d, second, chosen);
    for (int k = 0; k < TYPES; k++)
        t->gold[k] += d->gold_count[k];
    for (size_t i = 0; i < d->items; i++) {
        if (chosen[i] < 0)
            continue;
        t->made[chosen[i]]++;
        t->hit[chosen[i]] += items.at[d->first_item + i].gold == chosen[i];
    }
    free(chosen);
}

static double f1(size_t hits, size_t made, size_t gold)
{
    return made + gold ? 2.0 * (double)hits / (double)(made + gold) : 0;
}

/* ---- predictions written for a look at the errors: FIT_DUMP/KIND-SET, as score.py reads them ---- */

static json_int_t codepoint_of_byte(const char *bytes, size_t byte)
{
    json_int_t at = 0;
    for (size_t i = 0; i < byte; i++)
        at += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return at;
}

static json_t *annotations_of(const doc *d, const int8_t *chosen)
{
    static const char *const labels[TYPES] = { "PERSON", "PLACE", "ORGANIZATION" };
    const char *bytes = json_string_value(json_object_get(d->json, "text"));
    json_t *list = json_array();
    text t = { 0 };
    belie_error error = { 0 };
    check(text_read(&t, bytes, strlen(bytes), false, &error), &error);
    for (size_t i = 0; i < d->items; i++) {
        const span_item *item = &items.at[d->first_item + i];
        if (chosen[i] < 0)
            continue;
        size_t start = t.tokens.at[item->first].start, end = t.tokens.at[item->last - 1].end;
        json_array_append_new(list, json_pack("{s:s,s:I,s:I}", "type", labels[chosen[i]], "start",
                                              codepoint_of_byte(bytes, start), "end",
                                              codepoint_of_byte(bytes, end)));
    }
    text_release(&t);
    return list;
}

static void dump(const char *kind, const model *m, const doc *d, bool second)
{
    char path[600];
    const char *dir = getenv("FIT_DUMP");
    if (!dir)
        return;
    snprintf(path, sizeof path, "%s/%s-%s", dir, kind, set_names[d->set]);
    FILE *out = fopen(path, "a");
    if (!out)
        die(path);
    int8_t *chosen = malloc(d->items + 1);
    decode(m, d, second, chosen);
    json_t *line = json_pack("{s:O?,s:o}", "id", json_object_get(d->json, "id"), "annotations",
                             annotations_of(d, chosen));
    json_dumpf(line, out, JSON_COMPACT);
    fputc('\n', out);
    json_decref(line);
    free(chosen);
    fclose(out);
}

static void print_tally(const char *name, const tally *t)
{
    size_t hits = 0, made = 0, gold = 0;
    for (int k = 0; k < TYPES; k++) {
        hits += t->hit[k];
        made += t->made[k];
        gold += t->gold[k];
    }
    printf("%-26s F1 %.4f (P %.3f R %.3f)  person %.3f place %.3f organization %.3f\n", name,
           f1(hits, made, gold), made ? (double)hits / (double)made : 0, gold ? (double)hits / (double)gold : 0,
           f1(t->hit[0], t->made[0], t->gold[0]), f1(t->hit[1], t->made[1], t->gold[1]),
           f1(t->hit[2], t->made[2], t->gold[2]));
    fflush(stdout);
}

/* ---- the second pass ---- */

/* Sets base scores and second-pass features of the documents that `use` marks, with first choices
 * by `m`. */
static void prepare_second(const model *m, const bool *use)
{
    opened o = { 0 };
    feature_vec f = { 0 };
    for (size_t i = 0; i < docs.len; i++) {
        doc *d = &docs.at[i];
        if (!use[i] || !d->items)
            continue;
        int8_t *chosen = malloc(d->items + 1);
        for (size_t k = 0; k < d->items; k++)
            memset(items.at[d->first_item + k].base, 0, sizeof items.at[0].base);
        decode(m, d, false, chosen);
        const char *bytes = json_string_value(json_object_get(d->json, "text"));
        open_doc(&o, bytes, strlen(bytes));
        reading_vec first_choice = { 0 };
        for (size_t k = 0; k < d->items; k++) {
            if (chosen[k] < 0)
                continue;
            reading *slot = vec_push(&first_choice);
            *slot = (reading){ .first = items.at[d->first_item + k].first, .last = items.at[d->first_item + k].last,
                               .type = class_of_type(chosen[k]) };
        }
        if (!repeats_learn(&elsewhere, &evidence, &first_choice))
            die("out of memory");
        for (size_t k = 0; k < d->items; k++) {
            span_item *item = &items.at[d->first_item + k];
            if (!repeats_features(&elsewhere, &evidence, item->first, item->last,
                                  names_chosen_as(&first_choice, item->first, item->last), &f))
                die("out of memory");
            item->more = pool.len;
            pour(&f);
            item->more_count = pool.len - item->more;
            float s[TYPES];
            score_item(m, item, s);
            memcpy(item->base, s, sizeof s);
        }
        vec_release(&first_choice);
        free(chosen);
    }
    vec_release(&f);
}

static void clear_bases(void)
{
    for (size_t i = 0; i < items.len; i++)
        memset(items.at[i].base, 0, sizeof items.at[i].base);
}

static bool *mark(int fold, int set, bool inside)
{
    bool *use = calloc(docs.len + 1, sizeof *use);
    for (size_t i = 0; i < docs.len; i++) {
        bool in = fold >= 0 ? docs.at[i].fold == fold : docs.at[i].set == set;
        use[i] = in == inside;
    }
    return use;
}

static void cross_validate(void)
{
    tally first[SETS_MAX] = { 0 };
    clear_bases();
    for (int fold = 0; fold < FOLDS; fold++) {
        bool *others = mark(fold, -1, false), *own = mark(fold, -1, true);
        for (size_t i = 0; i < docs.len; i++)
            for (size_t k = 0; k < docs.at[i].items; k++)
                memset(items.at[docs.at[i].first_item + k].base, 0, sizeof items.at[0].base);
        model m = train(others, false, epochs);
        for (size_t i = 0; i < docs.len; i++)
            if (own[i])
                count(&m, &docs.at[i], false, &first[docs.at[i].set]);
        free_model(&m);
        free(others);
        free(own);
    }
    for (int s = 0; s < set_count; s++)
        print_tally(set_names[s], &first[s]);
}

/* Fits and scores both passes: out-of-fold first passes give the second its bases. */
static model fit_second(void)
{
    tally first[SETS_MAX] = { 0 }, second[SETS_MAX] = { 0 };
    bool *all = calloc(docs.len + 1, sizeof *all);
    float(*bases)[TYPES] = calloc(items.len + 1, sizeof *bases);
    for (int fold = 0; fold < FOLDS; fold++) {
        bool *others = mark(fold, -1, false), *own = mark(fold, -1, true);
        clear_bases();
        model m = train(others, false, epochs);
        for (size_t i = 0; i < docs.len; i++)
            if (own[i])
                count(&m, &docs.at[i], false, &first[docs.at[i].set]);
        prepare_second(&m, own);
        for (size_t i = 0; i < docs.len; i++)
            for (size_t k = 0; own[i] && k < docs.at[i].items; k++)
                memcpy(bases[docs.at[i].first_item + k], items.at[docs.at[i].first_item + k].base, sizeof *bases);
        free_model(&m);
        free(others);
        free(own);
    }
    for (size_t i = 0; i < items.len; i++)
        memcpy(items.at[i].base, bases[i], sizeof *bases);
    puts("first pass, cross-validated by document");
    for (int s = 0; s < set_count; s++)
        print_tally(set_names[s], &first[s]);
    for (int fold = 0; fold < FOLDS; fold++) {
        bool *others = mark(fold, -1, false);
        model m = train(others, true, 8);
        for (size_t i = 0; i < docs.len; i++)
            if (docs.at[i].fold == fold) {
                count(&m, &docs.at[i], true, &second[docs.at[i].set]);
                dump("folds", &m, &docs.at[i], true);
            }
        free_model(&m);
        free(others);
    }
    puts("both passes, cross-validated by document");
    for (int s = 0; s < set_count; s++)
        print_tally(set_names[s], &second[s]);
    for (size_t i = 0; i < docs.len; i++)
        all[i] = true;
    model m = train(all, true, 8);
    clear_bases();
    free(all);
    free(bases);
    return m;
}

static void leave_sets_out(const model *second)
{
    puts("the whole set left out of the fitting");
    for (int s = 0; s < set_count; s++) {
        tally t = { 0 };
        bool *others = mark(-1, s, false), *own = mark(-1, s, true);
        clear_bases();
        model m = train(others, false, epochs);
        prepare_second(&m, own);
        for (size_t i = 0; i < docs.len; i++)
            if (own[i]) {
                count(second, &docs.at[i], true, &t);
                dump("sets", second, &docs.at[i], true);
            }
        print_tally(set_names[s], &t);
        free_model(&m);
        free(others);
        free(own);
    }
    clear_bases();
}

/* ---- writing ---- */

static int by_name(const void *x, const void *y)
{
    const char *a = evidence_name(&evidence, feature_hashes.at[*(const uint32_t *)x]);
    const char *b = evidence_name(&evidence, feature_hashes.at[*(const uint32_t *)y]);
    return strcmp(a ? a : "", b ? b : "");
}

static void write_weights(const char *path, const model *first, const model *second)
{
    FILE *out = fopen(path, "w");
    uint32_t *order = calloc(feature_hashes.len, sizeof *order);
    size_t kept = 0;
    if (!out)
        die(path);
    for (uint32_t i = 0; i < feature_hashes.len; i++)
        order[i] = i;
    qsort(order, feature_hashes.len, sizeof *order, by_name);
    fputs("# Weights of the evidence for names, in log-odds: feature, person, place, organization.\n"
          "# Made by `make fit`; see docs/names.md.\n", out);
    for (size_t i = 0; i < feature_hashes.len; i++) {
        float w[TYPES];
        bool any = false;
        for (int k = 0; k < TYPES; k++) {
            size_t at = (size_t)order[i] * TYPES + (size_t)k;
            w[k] = first->w[at] + second->w[at];
            any |= fabsf(w[k]) >= 0.02f;
        }
        const char *name = evidence_name(&evidence, feature_hashes.at[order[i]]);
        if (!any || !name)
            continue;
        fprintf(out, "%s\t%.2f\t%.2f\t%.2f\n", name, (double)w[0], (double)w[1], (double)w[2]);
        kept++;
    }
    fclose(out);
    free(order);
    printf("%zu of %zu features kept\n", kept, feature_hashes.len);
}

/* ---- main ---- */

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

int main(int argc, char **argv)
{
    belie_error error = { 0 };
    bool quick = argc > 1 && strcmp(argv[1], "--quick") == 0;
    if (quick) {
        argv++;
        argc--;
    }
    if (argc < 4) {
        fputs("usage: fit [--quick] RULES_DIR OUT GOLD.jsonl[:WEIGHT] ...\n", stderr);
        return 2;
    }
    if (getenv("FIT_SEED"))
        seed = strtoull(getenv("FIT_SEED"), NULL, 10) * 2654435761u + 1;
    if (getenv("FIT_EPOCHS"))
        epochs = atoi(getenv("FIT_EPOCHS"));
    if (getenv("FIT_RATE"))
        rate = strtof(getenv("FIT_RATE"), NULL);
    if (getenv("FIT_PENALTY"))
        penalty = strtof(getenv("FIT_PENALTY"), NULL);
    if (getenv("FIT_SEEN"))
        least_seen = atoi(getenv("FIT_SEEN"));
    check(lexicon_open(&lex, lexicon_embedded, (size_t)(lexicon_embedded_end - lexicon_embedded), false,
                       STR("<belie>"), &error), &error);
    load_rules(argv[1]);
    check(symbols_init(&table, &lex, NULL, &rules.literals, &error), &error);
    tagging = matcher_new(&rules, is_tag, &table);
    if (!tagging || !evidence_init(&evidence, &rules))
        die("out of memory");
    evidence_name_classes(&evidence);
    for (int i = 3; i < argc && set_count < SETS_MAX; i++)
        read_set(argv[i]);
    size_t gold = 0, reachable = 0;
    for (size_t i = 0; i < docs.len; i++)
        gold += docs.at[i].gold_total;
    for (size_t i = 0; i < items.len; i++)
        reachable += items.at[i].gold >= 0;
    make_runs();
    make_prior(getenv("FIT_PRIOR") ? strtof(getenv("FIT_PRIOR"), NULL) : 1);
    printf("%zu documents, %zu readings, %zu features, %zu of %zu names reachable\n", docs.len, items.len,
           feature_hashes.len, reachable, gold);
    fflush(stdout);
    if (quick) {
        cross_validate();
        return 0;
    }
    model second = fit_second();
    leave_sets_out(&second);
    bool *all = calloc(docs.len + 1, sizeof *all);
    for (size_t i = 0; i < docs.len; i++)
        all[i] = true;
    model first = train(all, false, epochs);
    write_weights(argv[2], &first, &second);
    return 0;
}
