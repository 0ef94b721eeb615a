/* Names: readings are scored by the fitted weights of their evidence and chosen by dynamic
 * programming; a second pass adds what the first has settled elsewhere in the document. */
#include "match/names.h"

#include <math.h>
#include <stdlib.h>

#include "match/evidence.h"
#include "match/repeats.h"

enum { SURE = 99 }; /* a rule of weight 0.99 decides by itself */
static const double sure_bonus = 25;

typedef struct sums {
    float w[WEIGHTS];
    bool ready;
} sums;

/* The sums of a token: in each role, as the first one, and before the end. */
typedef struct token_sums {
    sums inner[ROLE_COUNT], begin, end;
} token_sums;

struct names_model {
    const lexicon *lex;
    evidence_reader evidence;
    repeats elsewhere;
    feature_vec features;
    VEC(uint32_t) slot_of; /* token -> place in the sums + 1; 0: not asked yet */
    VEC(token_sums) tokens;
    VEC(sums) rules; /* by rule index */
    mention_vec first_choice;
    candidate_vec readings;
};

names_model *names_model_new(const rule_set *rules, const lexicon *lex)
{
    names_model *m = calloc(1, sizeof *m);
    if (!m)
        return NULL;
    m->lex = lex;
    if (evidence_init(&m->evidence, rules))
        return m;
    names_model_free(m);
    return NULL;
}

void names_model_free(names_model *m)
{
    if (!m)
        return;
    evidence_release(&m->evidence);
    repeats_release(&m->elsewhere);
    vec_release(&m->features);
    vec_release(&m->slot_of);
    vec_release(&m->tokens);
    vec_release(&m->rules);
    vec_release(&m->first_choice);
    vec_release(&m->readings);
    free(m);
}

static unsigned weight_of_type(uint32_t type)
{
    return type == CLASS_PERSON ? 0 : type == CLASS_PLACE ? 1 : 2;
}

static void add_up(const names_model *m, sums *s)
{
    for (size_t i = 0; i < m->features.len; i++) {
        const float *w = lexicon_weights_of(m->lex, m->features.at[i]);
        for (int k = 0; w && k < WEIGHTS; k++)
            s->w[k] += w[k];
    }
    s->ready = true;
}

static token_sums *sums_of(names_model *m, uint32_t index)
{
    if (!m->slot_of.at[index]) {
        if (!vec_push(&m->tokens))
            return NULL;
        m->slot_of.at[index] = (uint32_t)m->tokens.len;
    }
    return &m->tokens.at[m->slot_of.at[index] - 1];
}

static void add_sums(sums *total, const sums *more)
{
    for (int k = 0; k < WEIGHTS; k++)
        total->w[k] += more->w[k];
}

static bool inner_sum(names_model *m, uint32_t index, enum token_role role, sums *total)
{
    token_sums *of = sums_of(m, index);
    if (!of)
        return false;
    sums *s = &of->inner[role];
    if (!s->ready) {
        vec_clear(&m->features);
        if (!evidence_of_token(&m->evidence, index, role, &m->features))
            return false;
        add_up(m, s);
    }
    add_sums(total, s);
    return true;
}

static bool edge_sums(names_model *m, uint32_t first, uint32_t last, sums *total)
{
    token_sums *of = sums_of(m, first);
    if (!of)
        return false;
    if (!of->begin.ready) {
        vec_clear(&m->features);
        if (!evidence_of_begin(&m->evidence, first, &m->features))
            return false;
        add_up(m, &of->begin);
    }
    add_sums(total, &of->begin);
    of = sums_of(m, last - 1);
    if (!of)
        return false;
    if (!of->end.ready) {
        vec_clear(&m->features);
        if (!evidence_of_end(&m->evidence, last, &m->features))
            return false;
        add_up(m, &of->end);
    }
    add_sums(total, &of->end);
    return true;
}

/* The sums of a span, all three types at once. */
static bool span_sum(names_model *m, uint32_t first, uint32_t last, sums *total)
{
    *total = (sums){ .ready = false };
    vec_clear(&m->features);
    if (!evidence_of_whole(&m->evidence, first, last, &m->features))
        return false;
    add_up(m, total);
    if (!edge_sums(m, first, last, total))
        return false;
    for (uint32_t i = first; i < last; i++)
        if (!inner_sum(m, i, evidence_role(i, first, last), total))
            return false;
    return true;
}

static bool rule_sum(names_model *m, const rule *by, unsigned type, double *value)
{
    while (m->rules.len <= by->index)
        if (!vec_push(&m->rules))
            return false;
    sums *s = &m->rules.at[by->index];
    if (!s->ready) {
        vec_clear(&m->features);
        uint64_t *slot = vec_push(&m->features);
        if (!slot)
            return false;
        *slot = evidence_of_rule(&m->evidence, by);
        add_up(m, s);
    }
    *value += s->w[type];
    if (by->weight * 100 >= SURE)
        *value += sure_bonus;
    return true;
}

/* By place and type, the surest rule first. */
static int by_span(const void *x, const void *y)
{
    const candidate *a = x, *b = y;
    if (a->m.first != b->m.first)
        return a->m.first < b->m.first ? -1 : 1;
    if (a->m.last != b->m.last)
        return a->m.last < b->m.last ? -1 : 1;
    if (a->m.type != b->m.type)
        return a->m.type < b->m.type ? -1 : 1;
    if (a->m.by->weight < b->m.by->weight || a->m.by->weight > b->m.by->weight)
        return a->m.by->weight > b->m.by->weight ? -1 : 1;
    return a->m.by->index < b->m.by->index ? -1 : a->m.by->index > b->m.by->index;
}

static bool same_span(const candidate *a, const candidate *b)
{
    return a->m.first == b->m.first && a->m.last == b->m.last;
}

/* Sorted candidates to one reading a span and type, scored. */
static bool score_readings(names_model *m, const candidate_vec *from)
{
    sums sum = { .ready = false };
    vec_clear(&m->readings);
    for (size_t i = 0, next; i < from->len; i = next) {
        const candidate *c = &from->at[i];
        if (i == 0 || !same_span(c, &from->at[i - 1]))
            if (!span_sum(m, c->m.first, c->m.last, &sum))
                return false;
        candidate *reading = vec_push(&m->readings);
        if (!reading)
            return false;
        *reading = *c;
        unsigned type = weight_of_type(c->m.type);
        reading->value = sum.w[type];
        for (next = i; next < from->len && same_span(c, &from->at[next]) &&
                       from->at[next].m.type == c->m.type;
             next++)
            if (!(next > i && from->at[next].m.by == from->at[next - 1].m.by) &&
                !rule_sum(m, from->at[next].m.by, type, &reading->value))
                return false;
    }
    return true;
}

static bool open_document(names_model *m, const symbols *table, const text *t)
{
    size_t n = t->tokens.len + 1;
    if (!evidence_open(&m->evidence, table, t) || !vec_reserve(&m->slot_of, n))
        return false;
    memset(m->slot_of.at, 0, n * sizeof *m->slot_of.at);
    vec_clear(&m->tokens);
    return true;
}

/* The type as which the span was chosen in the first pass, or 0; chosen is sorted by first. */
uint32_t names_chosen_as(const mention_vec *chosen, uint32_t first, uint32_t last)
{
    size_t low = 0, high = chosen->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (chosen->at[middle].first < first)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < chosen->len && chosen->at[low].first == first && chosen->at[low].last == last)
        return chosen->at[low].type;
    return 0;
}

static bool add_elsewhere(names_model *m)
{
    sums sum = { .ready = false };
    if (!repeats_learn(&m->elsewhere, &m->evidence, &m->first_choice))
        return false;
    for (size_t i = 0; i < m->readings.len; i++) {
        candidate *c = &m->readings.at[i];
        if (i == 0 || !same_span(c, &m->readings.at[i - 1])) {
            sum = (sums){ .ready = false };
            vec_clear(&m->features);
            if (!repeats_features(&m->elsewhere, &m->evidence, c->m.first, c->m.last,
                                  names_chosen_as(&m->first_choice, c->m.first, c->m.last),
                                  &m->features))
                return false;
            add_up(m, &sum);
        }
        c->value += sum.w[weight_of_type(c->m.type)];
    }
    return true;
}

/* How sure: against the best reading that it rules out, or none. */
static void set_scores(candidate_vec *readings)
{
    for (size_t i = 0; i < readings->len; i++) {
        candidate *c = &readings->at[i];
        double rival = 0;
        for (size_t k = i; k-- > 0 && readings->at[k].m.first + 12 > c->m.first;)
            if (readings->at[k].m.last > c->m.first && readings->at[k].value > rival)
                rival = readings->at[k].value;
        for (size_t k = i + 1; k < readings->len && readings->at[k].m.first < c->m.last; k++)
            if (readings->at[k].value > rival)
                rival = readings->at[k].value;
        c->m.score = 1 / (1 + exp(-(c->value - rival)));
    }
}

belie_status names_settle(names_model *m, const symbols *table, const text *t,
                          candidate_vec *candidates, mention_vec *out, belie_error *error)
{
    if (!candidates->len)
        return BELIE_OK;
    qsort(candidates->at, candidates->len, sizeof *candidates->at, by_span);
    if (!open_document(m, table, t) || !score_readings(m, candidates))
        return error_no_memory(error);
    vec_clear(&m->first_choice);
    candidate_vec copy = { 0 };
    if (!vec_reserve(&copy, m->readings.len))
        return error_no_memory(error);
    memcpy(copy.at, m->readings.at, m->readings.len * sizeof *copy.at);
    copy.len = m->readings.len;
    belie_status status = settle(&copy, out, &m->first_choice, error);
    vec_release(&copy);
    if (status != BELIE_OK)
        return status;
    if (!add_elsewhere(m))
        return error_no_memory(error);
    set_scores(&m->readings);
    mention_vec chosen = { 0 };
    status = settle(&m->readings, out, &chosen, error);
    for (size_t i = 0; status == BELIE_OK && i < chosen.len; i++) {
        mention *slot = vec_push(out);
        if (slot)
            *slot = chosen.at[i];
        else
            status = error_no_memory(error);
    }
    vec_release(&chosen);
    return status;
}

/* ---- explaining ---- */

enum { REASONS_MOST = 8, REASONS_ROOM = REASONS_MOST + WEIGHTS };

static const char *const key_phrases[][2] = {
    { "prev", "before it" }, { "prev2", "two before it" }, { "next", "after it" }, { "next2", "two after it" },
    { "first", "its first word is in" }, { "last", "its last word is in" }, { "role", "word" }, { "class", "in the list" },
    { "lists", "in the lists" }, { "shape", "written" }, { "word", "is" }, { "length", "words" }, { "is", "the whole is in" },
    { "has", "inside it" }, { "genre", "kind of document" }, { "end", "ends in" }, { "caps", "sentence" },
    { "lower-elsewhere", "also in small letters, sentence" }, { "around", "between" }, { "rule", "rule" },
    { "prev-class", "the word before is in" }, { "next-class", "the word after is in" }, { "sentence", "in a" },
};

/* "prev=of|first=country" -> "before it of, its first word is in country" */
static const char *in_words(const char *name, arena *memory)
{
    buf b = { 0 };
    bool ok = true;
    for (str rest = str_from_c(name), part; ok && str_cut(&rest, '|', &part);) {
        str value = part, key;
        str_cut(&value, '=', &key);
        str wording = key;
        for (size_t i = 0; i < sizeof key_phrases / sizeof *key_phrases; i++)
            if (str_is(key, key_phrases[i][0]))
                wording = str_from_c(key_phrases[i][1]);
        ok = (!b.len || buf_add(&b, STR(", "))) && buf_add(&b, wording) && buf_add_char(&b, ' ') &&
             (!value.ptr || buf_add(&b, value));
    }
    const char *copy = ok ? arena_copy(memory, buf_str(&b)) : NULL;
    buf_release(&b);
    return copy;
}

static bool gather_features(names_model *m, const mention *name)
{
    vec_clear(&m->features);
    bool ok = evidence_of_whole(&m->evidence, name->first, name->last, &m->features) &&
              evidence_of_begin(&m->evidence, name->first, &m->features) &&
              evidence_of_end(&m->evidence, name->last, &m->features);
    for (uint32_t i = name->first; ok && i < name->last; i++)
        ok = evidence_of_token(&m->evidence, i, evidence_role(i, name->first, name->last), &m->features);
    uint64_t *slot = ok ? vec_push(&m->features) : NULL;
    if (slot)
        *slot = evidence_of_rule(&m->evidence, name->by);
    return slot && repeats_features(&m->elsewhere, &m->evidence, name->first, name->last,
                                    names_chosen_as(&m->first_choice, name->first, name->last), &m->features);
}

/* Keeps the reasons of greatest weight, in order. */
static void keep_reason(name_reason *list, size_t *count, name_reason more)
{
    size_t at = *count;
    while (at > 0 && fabs(list[at - 1].weight) < fabs(more.weight))
        at--;
    if (at == REASONS_MOST)
        return;
    if (*count < REASONS_MOST)
        ++*count;
    memmove(list + at + 1, list + at, (*count - at - 1) * sizeof *list);
    list[at] = more;
}

bool names_explain(names_model *m, const symbols *table, const text *t, const mention *name,
                   arena *memory, name_reason **out, size_t *count)
{
    static const uint32_t types[WEIGHTS] = { CLASS_PERSON, CLASS_PLACE, CLASS_ORGANIZATION };
    double sums_of_types[WEIGHTS] = { 0 };
    unsigned type = weight_of_type(name->type);
    *count = 0;
    *out = arena_array(memory, REASONS_ROOM + 1, sizeof **out);
    if (!*out || !evidence_start_naming(&m->evidence, table, t) || !gather_features(m, name))
        return false;
    for (size_t i = 0; i < m->features.len; i++) {
        const float *w = lexicon_weights_of(m->lex, m->features.at[i]);
        for (unsigned k = 0; w && k < WEIGHTS; k++)
            sums_of_types[k] += w[k];
        if (w)
            keep_reason(*out, count, (name_reason){ evidence_name(&m->evidence, m->features.at[i]), w[type] });
    }
    for (size_t i = 0; i < *count; i++)
        if (!((*out)[i].text = in_words((*out)[i].text ? (*out)[i].text : "?", memory)))
            return false;
    for (unsigned k = 0; k < WEIGHTS; k++) {
        const char *shown = arena_printf(memory, "all evidence for %s%s", class_computed_name(types[k]),
                                         k == type ? ", chosen" : "");
        if (!shown)
            return false;
        (*out)[(*count)++] = (name_reason){ shown, sums_of_types[k] };
    }
    return true;
}
